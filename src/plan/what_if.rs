//! What if: a plan that is tried before it is kept.

use crate::journal::{Athlete, Change, Correction, Day, Entry, Id, Journal, Moment, Planned, Provisional, Revision};
use crate::recovery::{Assessment, Morning, Rung};

use super::play::{Model, recent};
use super::prospect::{Imagined, LIKELY, Prospect, imagine};

/// A rung counts as open from the morning on which it is as likely as not.
const AS_LIKELY_AS_NOT: f64 = 0.5;

/// When training is open again after what is tried; `None` where that is beyond the mornings that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrainAgain {
    /// The day of what was tried last.
    pub after: Day,
    /// Whether training is open on that day already, with the plan as it is kept, and stays so.
    pub stays_open: bool,
    /// With the plan as it is kept.
    pub kept: Option<Day>,
    /// With the plan as it is tried.
    pub tried: Option<Day>,
}

/// The day that suits a plan best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestDay {
    /// The plan.
    pub planned: Id,
    /// The day on which it stands now.
    pub from: Day,
    /// The day.
    pub day: Day,
    /// The chance of being ready for it that morning, 0 to 1.
    pub chance: f64,
}

/// Days ahead among which the best day is looked for.
const SOUGHT_DAYS: i64 = 21;
/// Chances that differ by less than this are as good as each other.
const AS_GOOD: f64 = 0.05;

/// A plan that is tried: ghosts of sessions and races, which the log knows nothing of until they are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    journal: Journal,
    saved: Vec<(Id, Planned)>,
    assessment: Assessment,
    kept: Imagined,
    touched: Option<Day>,
    prospects: Vec<Prospect>,
    ghosts: Vec<Id>,
    next: u64,
}

impl WhatIf {
    /// Begins with the plan as it is kept, on a copy of the last year of the log.
    #[must_use]
    pub fn from(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, model: Model) -> Self {
        let mut what_if = Self::begun(now, journal, athlete, seen);
        what_if.play(now, athlete, seen, model);
        what_if
    }

    /// Begins with the plan as it is kept, still to be played.
    #[must_use]
    pub fn begun(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment) -> Self {
        let plans = || journal.planned().iter();
        let mut copy = recent(now, journal, athlete);
        copy.revise(
            &plans().map(|plan| Revision { id: plan.id, now: Some(Entry::Planned(plan.what.clone())) }).collect::<Vec<_>>(),
        );
        Self {
            journal: copy,
            saved: plans().map(|plan| (plan.id, plan.what.clone())).collect(),
            assessment: seen.clone(),
            kept: Imagined::default(),
            touched: None,
            prospects: Vec::new(),
            ghosts: Vec::new(),
            next: 0,
        }
    }

    /// Gives the log as it would be.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Gives the answer with the coming mornings as they would be.
    #[must_use]
    pub const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Gives how each plan would look.
    #[must_use]
    pub fn prospects(&self) -> &[Prospect] {
        &self.prospects
    }

    /// Gives how each plan looks as it is kept.
    #[must_use]
    pub fn before(&self) -> &[Prospect] {
        &self.kept.prospects
    }

    /// Gives the first morning with training open after what was tried last, as the plan is kept and as it is tried; `None`
    /// while nothing is tried.
    #[must_use]
    pub fn train_again(&self) -> Option<TrainAgain> {
        let after = self.touched?;
        let is_open = |morning: &Morning| morning.chance_of(Rung::Train) >= AS_LIKELY_AS_NOT;
        let stays_open = [after, after.plus(1)]
            .iter()
            .all(|day| self.kept.mornings.iter().find(|morning| morning.day == *day).is_none_or(is_open));
        Some(TrainAgain {
            after,
            stays_open,
            kept: first_to_train(&self.kept.mornings, after),
            tried: first_to_train(&self.assessment.mornings, after),
        })
    }

    /// Gives the plans that are not kept as they stand here.
    #[must_use]
    pub fn ghosts(&self) -> &[Id] {
        &self.ghosts
    }

    /// Tries a change of a plan; changes of anything else are not tried.
    pub fn attempt(&mut self, change: Change) {
        let day_of = |id: Id| self.journal.planned().iter().find(|plan| plan.id == id).map(|plan| plan.day);
        let (id, now) = match change {
            Change::Add(entry @ Entry::Planned(_)) => {
                self.next += 1;
                (Id::provisional(Provisional::Tried, self.next), Some(entry))
            }
            Change::Correct(id, Correction { now: entry @ Entry::Planned(_), .. }) => (id, Some(entry)),
            Change::Delete(id) => (id, None),
            Change::Add(_) | Change::Correct(..) => return,
        };
        self.touched = match &now {
            Some(Entry::Planned(plan)) => Some(plan.day),
            _ => day_of(id),
        };
        self.journal.revise(&[Revision { id, now }]);
        self.ghosts =
            self.journal.planned().iter().filter(|plan| !self.is_saved(plan.id, &plan.what)).map(|plan| plan.id).collect();
    }

    fn is_saved(&self, id: Id, planned: &Planned) -> bool {
        self.saved.iter().any(|(saved, as_it_is)| *saved == id && as_it_is == planned)
    }

    /// Plays the plan through as it stands; the first time, also as it is kept.
    pub fn play(&mut self, now: Moment, athlete: &Athlete, seen: &Assessment, model: Model) {
        let imagined = imagine(now, &self.journal, athlete, seen, model);
        if self.kept.mornings.is_empty() {
            let is_as_kept = self.changes().is_empty();
            let kept = if is_as_kept { None } else { Some(imagine(now, &self.as_kept(), athlete, seen, model)) };
            self.kept = kept.unwrap_or_else(|| imagined.clone());
        }
        // Which days to rest is advice for the plan that is kept.
        self.assessment = Assessment { rest_days: Vec::new(), ..imagined.over(seen, &self.journal, athlete) };
        self.prospects = imagined.prospects;
    }

    /// Finds the day within three weeks that suits a plan best: where the body is likely ready for it and for every race, or
    /// as nearly as may be; of days that are as good, the nearest to where it stands. Days that have a plan already are left.
    #[must_use]
    pub fn best_day(&self, id: Id, now: Moment, athlete: &Athlete, seen: &Assessment, model: Model) -> Option<BestDay> {
        let plan = self.journal.planned().iter().find(|plan| plan.id == id)?;
        let is_taken = |day: Day| self.journal.planned().iter().any(|other| other.day == day && other.id != id);
        let days = (0..=SOUGHT_DAYS).map(|ahead| seen.today.plus(ahead)).filter(|day| !is_taken(*day));
        let tried = days.filter_map(|day| {
            let mut journal = self.journal.clone();
            journal.revise(&[Revision { id, now: Some(Entry::Planned(plan.moved_to(day))) }]);
            let prospects = imagine(now, &journal, athlete, seen, model).prospects;
            let own = prospects.iter().find(|prospect| prospect.planned == id)?.chance;
            let is_race = |prospect: &&Prospect| {
                self.journal.planned().iter().any(|other| other.id == prospect.planned && other.race.is_some())
            };
            let races = prospects.iter().filter(is_race).map(|prospect| prospect.chance);
            let worst = races.chain([own]).fold(1.0, f64::min).min(LIKELY);
            let away = day.since(plan.day).abs();
            Some(((worst / AS_GOOD).round() as i64, -away, BestDay { planned: id, from: plan.day, day, chance: own }))
        });
        tried.max_by_key(|(worst, near, _)| (*worst, *near)).map(|(_, _, best)| best)
    }

    /// Gives the log with the plan as it is kept.
    fn as_kept(&self) -> Journal {
        let mut journal = self.journal.clone();
        let gone = self.ghosts.iter().map(|id| Revision { id: *id, now: None });
        let saved = self.saved.iter().map(|(id, plan)| Revision { id: *id, now: Some(Entry::Planned(plan.clone())) });
        journal.revise(&gone.chain(saved).collect::<Vec<_>>());
        journal
    }

    /// Gives the changes that would make the log as it is tried here; none where nothing differs.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let is_kept = |id: Id| self.journal.planned().iter().any(|plan| plan.id == id);
        let gone = self.saved.iter().filter(|(id, _)| !is_kept(*id)).map(|(id, _)| Change::Delete(*id));
        let ghosts = self.journal.planned().iter().filter(|plan| self.ghosts.contains(&plan.id));
        let tried = ghosts.map(|plan| {
            let entry = Entry::Planned(plan.what.clone());
            match self.saved.iter().find(|(id, _)| *id == plan.id) {
                Some((id, saved)) => Change::correct(*id, Entry::Planned(saved.clone()), entry),
                None => Change::Add(entry),
            }
        });
        gone.chain(tried).collect()
    }

    /// Gives a plan on a day, where there is one.
    pub fn plans_on(&self, day: Day) -> impl Iterator<Item = (Id, &Planned)> {
        self.journal.planned().iter().filter(move |plan| plan.day == day).map(|plan| (plan.id, &plan.what))
    }
}

/// Gives the first morning after a day on which training is as likely open as not.
#[must_use]
pub fn first_to_train(mornings: &[Morning], after: Day) -> Option<Day> {
    let open = |morning: &&Morning| morning.day > after && morning.chance_of(Rung::Train) >= AS_LIKELY_AS_NOT;
    mornings.iter().find(open).map(|morning| morning.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Kind, Metres, Priority, Rpe, Seconds, Session, Sport, Zone};
    use crate::recovery::assess;
    use uuid::Uuid;

    fn now() -> Moment {
        Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap()
    }

    fn athlete() -> Athlete {
        Athlete { zone: Zone::Named(chrono_tz::Europe::Paris), ..Athlete::default() }
    }

    fn planned(days: i64, km: f64) -> Planned {
        let day = Day::of(now(), athlete().day_start).plus(days);
        let race = Some(Priority::A);
        Planned { race, kind: Some(Kind::Race), distance: Metres::new(km * 1_000.0).ok(), ..Planned::new(Sport::Run, day) }
    }

    fn journal() -> Journal {
        let mut run = Session::new(Sport::Run, now().plus_days(-3.0));
        (run.moving, run.rpe) = (Seconds::new(3_600.0).ok(), Rpe::new(4.0).ok());
        let entries = [Entry::Session(run), Entry::Planned(planned(20, 10.0))];
        Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries))
    }

    fn begun(journal: &Journal) -> WhatIf {
        WhatIf::from(now(), journal, &athlete(), &assess(now(), journal, &athlete()), assess)
    }

    fn played(journal: &Journal, change: Change) -> WhatIf {
        let mut what_if = begun(journal);
        what_if.attempt(change);
        what_if.play(now(), &athlete(), &assess(now(), journal, &athlete()), assess);
        what_if
    }

    #[test]
    fn a_ghost_changes_the_forecast_and_nothing_else() {
        let journal = journal();
        let kept = journal.clone();
        let what_if = played(&journal, Change::Add(Entry::Planned(planned(17, 50.0))));
        let race = |prospects: &[Prospect]| {
            prospects.iter().find(|prospect| prospect.planned == kept.planned()[0].id).map(|it| it.chance)
        };
        assert!(race(what_if.prospects()).unwrap() < race(what_if.before()).unwrap() - 0.3, "{what_if:?}");
        let chance = |assessment: &Assessment| assessment.mornings[18].chance_of(Rung::Train);
        assert!(chance(what_if.assessment()) < chance(&assess(now(), &journal, &athlete())) - 0.3);
        assert_eq!((journal, what_if.ghosts().len()), (kept, 1));
    }

    #[test]
    fn what_was_tried_can_be_kept() {
        let journal = journal();
        let id = journal.planned()[0].id;
        let race = journal.planned()[0].what.clone();
        assert_eq!(begun(&journal).changes(), []);
        let moved = Change::correct(id, Entry::Planned(race.clone()), Entry::Planned(race.moved_to(race.day.plus(3))));
        assert_eq!(played(&journal, moved.clone()).changes(), [moved]);
        assert_eq!(played(&journal, Change::Delete(id)).changes(), [Change::Delete(id)]);
        let more = Change::Add(Entry::Planned(planned(30, 5.0)));
        assert_eq!(played(&journal, more.clone()).changes(), [more]);
    }

    #[test]
    fn what_is_put_back_is_no_ghost() {
        let journal = journal();
        let plan = &journal.planned()[0];
        let mut what_if = begun(&journal);
        let (as_it_was, moved) = (Entry::Planned(plan.what.clone()), Entry::Planned(plan.moved_to(plan.day.plus(1))));
        what_if.attempt(Change::correct(plan.id, as_it_was.clone(), moved.clone()));
        assert_eq!(what_if.ghosts(), [plan.id]);
        what_if.attempt(Change::correct(plan.id, moved, as_it_was));
        assert_eq!((what_if.ghosts().len(), what_if.changes()), (0, Vec::new()));
    }

    #[test]
    fn the_best_day_is_ready_for_the_plan_and_spares_the_race() {
        let journal = journal();
        // A 30 km run three days before the race.
        let mut what_if = begun(&journal);
        what_if.attempt(Change::Add(Entry::Planned(Planned { race: None, kind: Some(Kind::Long), ..planned(17, 30.0) })));
        let seen = assess(now(), &journal, &athlete());
        what_if.play(now(), &athlete(), &seen, assess);
        let ghost = what_if.ghosts()[0];
        let best = what_if.best_day(ghost, now(), &athlete(), &seen, assess).unwrap();
        assert_eq!(best.from, seen.today.plus(17));
        assert!(best.day < best.from && best.chance >= LIKELY, "{best:?}");
        let before = what_if.clone();
        let moved = Planned { race: None, kind: Some(Kind::Long), ..planned(17, 30.0) }.moved_to(best.day);
        what_if.attempt(Change::correct(ghost, Entry::Planned(planned(17, 30.0)), Entry::Planned(moved)));
        what_if.play(now(), &athlete(), &seen, assess);
        let race = |what_if: &WhatIf| what_if.prospects().iter().find(|it| it.planned == journal.planned()[0].id).unwrap().chance;
        assert!(race(&what_if) > race(&before), "{} and {}", race(&what_if), race(&before));
    }

    #[test]
    fn where_training_is_open_anyway_a_what_if_says_so() {
        let journal = journal();
        let again = played(&journal, Change::Add(Entry::Planned(planned(8, 50.0)))).train_again().unwrap();
        assert!(again.stays_open && again.after == Day::of(now(), athlete().day_start).plus(8), "{again:?}");
        assert!(again.tried > Some(again.after.plus(1)), "{again:?}");
    }
}
