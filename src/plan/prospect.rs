//! How likely the body is ready for what is planned.

use crate::journal::{Athlete, Day, Id, Journal, Kept, Moment, Planned};
use crate::recovery::{
    Assessment, Meanwhile, Morning, Outlook, Prudence, Reason, Rung, Verdict, Warning, begins, is_done, judged_at, needed,
    rest_days, runs_first,
};

use super::play::{Model, Play};

/// From this chance on a plan is likely enough to be kept: four times out of five.
pub const LIKELY: f64 = 0.8;

/// How one plan looks from here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prospect {
    /// The plan.
    pub planned: Id,
    /// Its day.
    pub day: Day,
    /// The rung it needs.
    pub needs: Rung,
    /// The chance, 0 to 1, that the rung is open at its start, where that is said, else that morning, with all that is planned
    /// before it done as planned; none where easy runs come first that are not planned.
    pub chance: f64,
    /// The easy runs that come first after days without running, and are not planned before it.
    pub runs_first: u8,
    /// The first day from its own on on which the rung is as likely open as not, as the way back counts; `None` where none of
    /// the coming six weeks is, and where it waits for runs rather than for a day.
    pub open: Option<Day>,
    /// The first day from its own on that is likely enough; `None` where none of the coming six weeks is, and where it waits for
    /// runs.
    pub likely: Option<Day>,
}

/// What comes of a plan that is carried out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imagined {
    /// The coming mornings, today first, with what is planned before each of them done.
    pub mornings: Vec<Morning>,
    /// How each plan looks that is still to come, in order of the days; none while no session is logged to tell it by.
    pub prospects: Vec<Prospect>,
    /// The first day on which something is planned that tires; up to it the mornings are those of the assessment.
    pub from: Option<Day>,
    /// The day from which waiting costs form, where the plan is carried out until then.
    pub form_lost_from: Option<Day>,
    /// What the model said of the days after each day of the plan: all that takes long to find.
    pub played: Vec<Played>,
}

/// What the model says of the days after what is planned on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Played {
    /// The day.
    day: Day,
    /// What was done on it, and when that was taken to begin.
    done: Vec<(Id, Moment)>,
    /// How it looked for what says its start and comes after something else of that day.
    between: Vec<(Id, Coming)>,
    after: Coming,
    form_lost_from: Option<Day>,
}

/// What the model says of the days to come at one moment.
#[derive(Debug, Clone, PartialEq)]
struct Coming {
    mornings: Vec<Morning>,
    outlook: Outlook,
}

impl Imagined {
    /// Gives an answer with its coming mornings as they are where the plan is carried out, and with what comes too early by
    /// them. Where nothing is planned that tires, it is the answer itself.
    #[must_use]
    pub fn over(&self, seen: &Assessment, journal: &Journal, athlete: &Athlete) -> Assessment {
        let Some(from) = self.from else { return seen.clone() };
        let first = seen.mornings.iter().filter(|morning| morning.day <= from);
        let later = self.mornings.iter().filter(|morning| morning.day > from && morning.day >= seen.today);
        let mornings: Vec<Morning> = first.chain(later).copied().collect();
        let helped = seen.verdict == Verdict::GetHelp;
        let rest = if helped { Vec::new() } else { rest_days(seen.today, seen.verdict, &mornings, journal, athlete) };
        Assessment {
            mornings,
            rest_days: rest,
            meanwhile: Meanwhile::AsPlanned,
            form_lost_from: self.form_lost_from,
            warnings: self.warnings(seen, journal, athlete),
            ..seen.clone()
        }
    }

    /// Gives the same as it looks with a later answer to the same log; `None` where what is planned would come out otherwise by
    /// then, so that it must be imagined anew.
    #[must_use]
    pub fn later(&self, now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment) -> Option<Self> {
        let played = &self.played;
        joined(now, journal, athlete, seen, played).map(|joined| Self { played: played.clone(), ..joined })
    }

    /// Gives the warnings of an answer, what comes too early first.
    fn warnings(&self, seen: &Assessment, journal: &Journal, athlete: &Athlete) -> Vec<Warning> {
        let as_it_stands = |prospect: &&Prospect| plan_of(journal, prospect.planned).is_some_and(|plan| plan.day == prospect.day);
        let early = self.prospects.iter().filter(as_it_stands).filter_map(|prospect| {
            let enough = Prudence::of_plan(plan_of(journal, prospect.planned)?.race, athlete);
            (prospect.chance < enough).then(|| prospect.too_early())
        });
        let helped = seen.verdict == Verdict::GetHelp;
        let others = seen.warnings.iter().filter(|warning| !warning.is_too_early()).cloned();
        early.filter(|_| !helped).chain(others).collect()
    }
}

impl Coming {
    fn of(seen: Assessment) -> Self {
        let Assessment { mornings, outlook, .. } = seen;
        Self { mornings, outlook }
    }
}

impl Prospect {
    /// Gives how it looks where so many easy runs come first that are not planned: as planned, its rung is not open.
    #[must_use]
    const fn waiting_for(self, runs: u8) -> Self {
        if runs == 0 { self } else { Self { runs_first: runs, chance: 0.0, open: None, likely: None, ..self } }
    }

    /// Gives the warning that the plan comes before the body is likely to be ready.
    fn too_early(&self) -> Warning {
        if self.runs_first > 0 {
            return Warning::EasyRunsFirst { planned: self.planned, runs: self.runs_first };
        }
        // The screens name one day for a rung: that of the way back.
        let days_early = self.open.or(self.likely).map_or(0, |open| open.since(self.day).max(1));
        Warning::PlannedTooEarly { planned: self.planned, chance: self.chance, days_early }
    }
}

fn plan_of(journal: &Journal, id: Id) -> Option<&Kept<Planned>> {
    journal.planned().iter().find(|plan| plan.id == id)
}

/// Plays what is planned through on a copy: what is planned is done, and every other day is rested.
///
/// Up to the first plan the mornings are those of the assessment, so that no two screens differ. What was done today already
/// is not done again.
#[must_use]
pub fn imagine(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, model: Model) -> Imagined {
    let played = play(now, journal, athlete, model);
    let joined = joined(now, journal, athlete, seen, &played).unwrap_or_default();
    Imagined { played, ..joined }
}

/// Asks the model of the days after each day on which something is planned that tires.
fn play(now: Moment, journal: &Journal, athlete: &Athlete, model: Model) -> Vec<Played> {
    let tiring: Vec<&Kept<Planned>> = still_to_come(now, journal, athlete).filter(|plan| needed(plan) > Rung::Rest).collect();
    if tiring.is_empty() {
        return Vec::new();
    }
    let mut play = Play::from(now, journal, athlete, model);
    let of_day = |plans: &[&Kept<Planned>]| {
        let day = plans.first()?.day;
        let mut in_order = plans.to_vec();
        in_order.sort_by_key(|plan| begins(plan, now, athlete));
        let mut between = Vec::new();
        for (before, plan) in in_order.into_iter().enumerate() {
            let at = judged_at(plan, day, athlete).filter(|_| before > 0);
            between.extend(at.map(|at| (plan.id, Coming::of(play.during(day, at)))));
            play.perform(plan);
        }
        let seen = play.morning(day.plus(1));
        let form_lost_from = seen.form_lost_from;
        Some(Played { day, done: done(plans, now, athlete), between, after: Coming::of(seen), form_lost_from })
    };
    tiring.chunk_by(|one, other| one.day == other.day).filter_map(of_day).collect()
}

/// Gives plans with when they are taken to begin.
fn done(plans: &[&Kept<Planned>], now: Moment, athlete: &Athlete) -> Vec<(Id, Moment)> {
    plans.iter().map(|plan| (plan.id, begins(plan, now, athlete))).collect()
}

/// Joins an answer with what was played: up to the first plan that tires the days are those of the answer. `None` where what was
/// played is not what is to come.
fn joined(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, played: &[Played]) -> Option<Imagined> {
    let ahead: Vec<&Kept<Planned>> = still_to_come(now, journal, athlete).collect();
    let form_lost_from = seen.form_lost_from;
    let first = runs_first(now, journal, athlete, &ahead);
    let waits_for = |id: Id| first.iter().find(|(other, _)| *other == id).map_or(0, |(_, runs)| *runs);
    let mut joined = Imagined { mornings: seen.mornings.clone(), form_lost_from, ..Imagined::default() };
    let (mut outlook, mut played) = (&seen.outlook, played.iter());
    for same_day in ahead.chunk_by(|one, other| one.day == other.day) {
        let Some(day) = same_day.first().map(|plan| plan.day) else { continue };
        let tiring: Vec<&Kept<Planned>> = same_day.iter().copied().filter(|plan| needed(plan) > Rung::Rest).collect();
        let after = if tiring.is_empty() { None } else { Some(played.next()?) };
        let between = |id: Id| after?.between.iter().find(|(other, _)| *other == id).map(|(_, look)| look);
        let prospects = same_day.iter().map(|plan| match between(plan.id) {
            Some(Coming { mornings, outlook }) => prospect(plan, mornings, outlook, athlete),
            None => prospect(plan, &joined.mornings, outlook, athlete),
        });
        let prospects: Vec<Prospect> = prospects.map(|prospect| prospect.waiting_for(waits_for(prospect.planned))).collect();
        joined.prospects.extend(prospects);
        let Some(after) = after else { continue };
        if after.day != day || after.done != done(&tiring, now, athlete) {
            return None;
        }
        joined.from = joined.from.or(Some(day));
        joined.mornings.retain(|morning| morning.day <= day);
        joined.mornings.extend(after.after.mornings.iter().copied());
        // A loss that begins before the plan is not undone by it.
        if joined.form_lost_from.is_none_or(|lost| lost <= seen.today || lost > day) {
            joined.form_lost_from = after.form_lost_from;
        }
        outlook = &after.after.outlook;
    }
    // Of a body of which nothing is known no chance is claimed.
    if seen.reason == Reason::NothingLogged {
        joined.prospects.clear();
    }
    played.next().is_none().then_some(joined)
}

/// Gives the plans of today and later that were not done yet, in order of the days.
pub fn still_to_come<'a>(now: Moment, journal: &'a Journal, athlete: &'a Athlete) -> impl Iterator<Item = &'a Kept<Planned>> {
    let today = Day::of(now, athlete.day_start);
    let is_ahead = move |plan: &&Kept<Planned>| plan.day >= today && !is_done(plan, now, journal, athlete);
    journal.planned().iter().filter(is_ahead)
}

/// Says whether anything is still to come that tires, so that the mornings after it hang on it.
#[must_use]
pub fn is_anything_planned(now: Moment, journal: &Journal, athlete: &Athlete) -> bool {
    still_to_come(now, journal, athlete).any(|plan| needed(plan) > Rung::Rest)
}

fn prospect(plan: &Kept<Planned>, mornings: &[Morning], outlook: &Outlook, athlete: &Athlete) -> Prospect {
    let needs = needed(plan);
    let from = || mornings.iter().filter(|morning| morning.day >= plan.day);
    let chance_on = |day: Day| outlook.of_plan(plan, day, mornings, athlete);
    // Beyond the mornings that are told nothing weighs any more but what the last of them still shows.
    let that = || from().next().or(mornings.last()).map(|morning| morning.chance_of(needs));
    let chance = chance_on(plan.day).or_else(that).unwrap_or(1.0);
    let likely = || from().map(|morning| morning.day).find(|day| chance_on(*day).is_some_and(|chance| chance >= LIKELY));
    let likely = if chance >= LIKELY { Some(plan.day) } else { likely() };
    let open = from().find(|morning| morning.rung >= needs).map(|morning| morning.day);
    Prospect { planned: plan.id, day: plan.day, needs, chance, runs_first: 0, open, likely }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Kind, Metres, Priority, Rpe, Seconds, Session, Sport, Zone};
    use crate::recovery::assess;
    use uuid::Uuid;

    fn now() -> Moment {
        Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap()
    }

    fn athlete() -> Athlete {
        Athlete { zone: Zone::Named(chrono_tz::Europe::Paris), ..Athlete::default() }
    }

    fn marathon() -> Entry {
        let mut race = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-21T09:00:00+01:00").unwrap());
        race.distance = Metres::new(42_195.0).ok();
        race.moving = Seconds::new(3.6 * 3_600.0).ok();
        race.rpe = Rpe::new(9.0).ok();
        race.kind = Some(Kind::Race);
        Entry::Session(race)
    }

    fn race(days: i64, km: f64) -> Entry {
        let mut race = Planned::new(Sport::Run, Day::of(now(), athlete().day_start).plus(days));
        race.distance = Metres::new(km * 1_000.0).ok();
        (race.race, race.kind) = (Some(Priority::A), Some(Kind::Race));
        Entry::Planned(race)
    }

    fn prospects(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, model: Model) -> Vec<Prospect> {
        imagine(now, journal, athlete, seen, model).prospects
    }

    fn looks(entries: impl IntoIterator<Item = Entry>) -> Vec<Prospect> {
        let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
        let seen = assess(now(), &journal, &athlete());
        prospects(now(), &journal, &athlete(), &seen, assess)
    }

    #[test]
    fn a_race_alone_looks_as_the_assessment_says() {
        let journal = Journal::from_entries([(Id::new(Uuid::from_u128(1)), marathon())]);
        let seen = assess(now(), &journal, &athlete());
        let looks = looks([marathon(), race(6, 10.0)]);
        assert_eq!(looks[0].chance.to_bits(), seen.mornings[6].chance.train().to_bits());
        assert_eq!(looks[0].needs, Rung::Train);
        assert!(looks[0].chance < LIKELY && looks[0].likely.is_some_and(|day| day > looks[0].day), "{looks:?}");
    }

    /// Gives how a race looks that is so many days ahead, at this start.
    fn starting(days: i64, start: Option<&str>) -> Prospect {
        let Entry::Planned(race) = race(days, 10.0) else { unreachable!() };
        let start = start.map(|clock| clock.to_owned().try_into().unwrap());
        looks([marathon(), Entry::Planned(Planned { start, ..race })])[0]
    }

    #[test]
    fn a_race_in_the_evening_is_judged_in_the_evening() {
        for days in [8, 9, 10] {
            let at = |clock: &str| starting(days, Some(clock)).chance;
            let (morning, next) = (starting(days, None).chance, starting(days + 1, None).chance);
            for clock in ["05:00", "07:00"] {
                assert!((at(clock) - morning).abs() < 1e-12, "no earlier than the morning is judged");
            }
            assert!(morning < at("13:00") && at("13:00") < at("19:30") && at("19:30") < next, "in {days} days");
            // What starts in the small hours is of the night before.
            assert!(at("00:30") < morning);
        }
    }

    #[test]
    fn the_first_likely_day_of_a_race_is_judged_at_its_start_too() {
        let first = |start: Option<&str>| starting(3, start).likely.unwrap();
        let evening = starting(first(None).since(Day::of(now(), athlete().day_start)) - 1, Some("23:30"));
        assert!(evening.chance < LIKELY || first(Some("23:30")) < first(None), "{evening:?}");
        assert_eq!(first(Some("07:00")), first(None));
    }

    #[test]
    fn a_goal_in_the_evening_comes_too_early_only_where_it_does_by_then() {
        let told = |start: Option<&str>, days: i64| {
            let Entry::Planned(race) = race(days, 10.0) else { unreachable!() };
            let start = start.map(|clock| clock.to_owned().try_into().unwrap());
            let entries = [marathon(), Entry::Planned(Planned { start, ..race })];
            let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
            let seen = assess(now(), &journal, &athlete());
            let told = |seen: &Assessment| seen.warnings.iter().any(Warning::is_too_early);
            let over = imagine(now(), &journal, &athlete(), &seen, assess).over(&seen, &journal, &athlete());
            assert_eq!(told(&seen), told(&over));
            told(&seen)
        };
        let first = (6..20).find(|days| !told(None, *days)).unwrap();
        assert!(told(None, first - 1) && told(Some("07:00"), first - 1));
        let at_night = (6..20).find(|days| !told(Some("23:59"), *days)).unwrap();
        assert!(at_night <= first);
    }

    #[test]
    fn what_says_no_hour_is_played_through_when_the_refuelling_window_takes_it_to_begin() {
        let evening = Moment::from_rfc3339("2026-11-22T20:10:00+01:00").unwrap();
        let looks = |start: Option<&str>| {
            let Entry::Planned(race) = race(0, 10.0) else { unreachable!() };
            let start = start.map(|clock| clock.to_owned().try_into().unwrap());
            let easy = Session { rpe: Rpe::new(3.0).ok(), ..Session::new(Sport::Run, evening.plus_days(-0.05)) };
            let easy = Session { moving: Seconds::new(3_600.0).ok(), ..easy };
            let entries = [marathon(), Entry::Session(easy), Entry::Planned(Planned { start, ..race })];
            let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
            let seen = assess(evening, &journal, &athlete());
            let mornings = imagine(evening, &journal, &athlete(), &seen, assess).mornings;
            (seen.refuelling.unwrap().next_hard_in_hours, mornings)
        };
        assert_eq!(looks(None), looks(Some("21:00")));
        assert_ne!(looks(None), looks(Some("22:00")));
    }

    #[test]
    fn what_was_played_stands_while_the_hour_does_and_the_chances_are_those_of_now() {
        let entries = [marathon(), race(1, 5.0), race(8, 10.0), race(12, 5.0)];
        let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
        let imagined = |now| imagine(now, &journal, &athlete(), &assess(now, &journal, &athlete()), assess);
        let (before, later) = (imagined(now()), now().plus_seconds(2_700.0));
        let seen = assess(later, &journal, &athlete());
        assert_eq!(before.later(later, &journal, &athlete(), &seen), Some(imagined(later)));
        let done = Session { moving: Seconds::new(1_500.0).ok(), ..Session::new(Sport::Run, now().plus_days(1.0)) };
        let done = Session { kind: Some(Kind::Race), distance: Metres::new(5_000.0).ok(), ..done };
        let id = Id::new(Uuid::from_u128(9));
        let journal = Journal::from_entries(journal.entries().chain([(id, Entry::Session(done))]));
        let tomorrow = now().plus_days(1.5);
        let seen = assess(tomorrow, &journal, &athlete());
        assert_eq!(before.later(tomorrow, &journal, &athlete(), &seen), None, "what is done is no longer to come");
    }

    #[test]
    fn a_race_before_it_makes_a_race_less_likely() {
        let alone = looks([marathon(), race(28, 10.0)])[0];
        let after = looks([marathon(), race(21, 50.0), race(28, 10.0)])[1];
        assert!(after.chance < alone.chance - 0.2, "{} and {}", alone.chance, after.chance);
        assert!(after.likely.is_some_and(|day| day > after.day));
    }

    #[test]
    fn what_is_done_earlier_on_its_day_makes_a_race_less_likely_that_says_its_start() {
        let Entry::Planned(race) = race(16, 10.0) else { unreachable!() };
        let start = |clock: &str| clock.to_owned().try_into().ok();
        let race = Planned { start: start("19:30"), ..race };
        let hard = |clock| Planned { start: start(clock), kind: Some(Kind::Intervals), race: None, ..race.clone() };
        let look = |entries: Vec<Planned>| looks([marathon()].into_iter().chain(entries.into_iter().map(Entry::Planned)));
        let of_race =
            |looks: Vec<Prospect>| looks.into_iter().find(|looks| looks.planned == Id::new(Uuid::from_u128(2))).unwrap();
        let alone = of_race(look(vec![race.clone()]));
        let both = look(vec![race.clone(), hard("07:30")]);
        let after = of_race(both.clone());
        assert!(after.chance < alone.chance - 0.3, "{alone:?} and {after:?}");
        assert!(after.open.is_some_and(|day| day > after.day) && after.likely.is_some_and(|day| day > after.day), "{after:?}");
        let first = both.iter().find(|looks| looks.planned != after.planned).unwrap();
        let hard_alone = look(vec![hard("07:30")])[0];
        assert_eq!(first.chance.to_bits(), hard_alone.chance.to_bits(), "what comes later holds nothing");
        assert_eq!(of_race(look(vec![race.clone(), hard("21:30")])).chance.to_bits(), alone.chance.to_bits());
    }

    #[test]
    fn a_far_race_is_likely() {
        assert!(looks([marathon(), race(200, 42.2)])[0].chance > 0.99);
    }

    #[test]
    fn playing_a_plan_through_changes_nothing_in_the_log() {
        let entries = [marathon(), race(21, 50.0), race(28, 10.0)];
        let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
        let before = journal.clone();
        let seen = assess(now(), &journal, &athlete());
        let first = prospects(now(), &journal, &athlete(), &seen, assess);
        assert_eq!((first, &journal), (prospects(now(), &journal, &athlete(), &seen, assess), &before));
    }
}
