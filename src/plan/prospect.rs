//! How likely the body is ready for what is planned.

use crate::journal::{Athlete, Day, Id, Journal, Kept, Moment, Planned};
use crate::recovery::{Assessment, Morning, Rung, needed};

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
    /// The chance that the rung is open that morning, 0 to 1, with all that is planned before it done as planned.
    pub chance: f64,
    /// The first day from its own on that is likely enough; `None` where none of the coming six weeks is.
    pub likely: Option<Day>,
}

/// What comes of a plan that is carried out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imagined {
    /// The coming mornings, today first, with what is planned before each of them done.
    pub mornings: Vec<Morning>,
    /// How each plan looks that is still to come, in order of the days.
    pub prospects: Vec<Prospect>,
}

/// Plays what is planned through on a copy: what is planned is done, and every other day is rested.
///
/// Up to the first plan the mornings are those of the assessment, so that no two screens differ.
#[must_use]
pub fn imagine(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, model: Model) -> Imagined {
    let today = Day::of(now, athlete.day_start);
    let ahead: Vec<&Kept<Planned>> = journal.planned().iter().filter(|plan| plan.day >= today).collect();
    let mut play: Option<Play<'_>> = None;
    let mut imagined = Imagined { mornings: seen.mornings.clone(), prospects: Vec::with_capacity(ahead.len()) };
    for same_day in ahead.chunk_by(|one, other| one.day == other.day) {
        let Some(day) = same_day.first().map(|plan| plan.day) else { continue };
        imagined.prospects.extend(same_day.iter().map(|plan| prospect(plan, &imagined.mornings)));
        let tiring = || same_day.iter().filter(|plan| needed(plan) > Rung::Rest);
        if tiring().next().is_some() {
            let play = play.get_or_insert_with(|| Play::from(now, journal, athlete, model));
            tiring().for_each(|plan| play.perform(plan));
            imagined.mornings.retain(|morning| morning.day <= day);
            imagined.mornings.extend(play.morning(day.plus(1)).mornings);
        }
    }
    imagined
}

fn prospect(plan: &Kept<Planned>, mornings: &[Morning]) -> Prospect {
    let needs = needed(plan);
    let from = || mornings.iter().filter(|morning| morning.day >= plan.day);
    // Beyond the mornings that are told nothing weighs any more but what the last of them still shows.
    let that = from().next().or(mornings.last());
    let likely = from().find(|morning| morning.chance_of(needs) >= LIKELY).map(|morning| morning.day);
    let chance = that.map_or(1.0, |morning| morning.chance_of(needs));
    let likely = if chance >= LIKELY { Some(plan.day) } else { likely };
    Prospect { planned: plan.id, day: plan.day, needs, chance, likely }
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
        assert_eq!(looks[0].chance.to_bits(), seen.mornings[6].chance[2].to_bits());
        assert_eq!(looks[0].needs, Rung::Train);
        assert!(looks[0].chance < LIKELY && looks[0].likely.is_some_and(|day| day > looks[0].day), "{looks:?}");
    }

    #[test]
    fn a_race_before_it_makes_a_race_less_likely() {
        let alone = looks([marathon(), race(28, 10.0)])[0];
        let after = looks([marathon(), race(21, 50.0), race(28, 10.0)])[1];
        assert!(after.chance < alone.chance - 0.2, "{} and {}", alone.chance, after.chance);
        assert!(after.likely.is_some_and(|day| day > after.day));
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
