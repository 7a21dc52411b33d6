//! Days suggested for rest within the coming two weeks.

use crate::journal::{Athlete, Day, DayReport, Journal, Kind, Sport};

use super::assessment::{RestDay, RestReason, Rung, Verdict};
use super::coming::Morning;

/// How many days ahead rest is suggested.
pub(super) const AHEAD_DAYS: i64 = 14;
/// Days in a row with a session, after which one of rest is suggested.
pub(super) const DAYS_IN_A_ROW: i64 = 6;
/// A planned effort longer than this is followed by a day of rest, hours.
pub(super) const LONG_HOURS: f64 = 2.0;

/// Suggests days of rest, in order; while an illness or a pain lasts none beyond today.
#[must_use]
pub fn rest_days(today: Day, verdict: Verdict, mornings: &[Morning], journal: &Journal, athlete: &Athlete) -> Vec<RestDay> {
    if matches!(verdict, Verdict::Ill | Verdict::Injured) {
        // Nobody knows how long it lasts: no day but today can be named.
        let now = mornings.first().filter(|morning| morning.rung == Rung::Rest);
        return now.map(|morning| RestDay { day: morning.day, why: RestReason::Trouble }).into_iter().collect();
    }
    let mut in_a_row = days_in_a_row(today, journal, athlete);
    let mut days = Vec::new();
    for morning in mornings.iter().take(AHEAD_DAYS as usize) {
        let has_trained = morning.day == today && trained(today, journal, athlete);
        // A day that has its session already is no day of rest any more, unless the body asks for it.
        let why = why_rest(morning, today, in_a_row, journal);
        let why = why.filter(|why| !has_trained || *why == RestReason::Ladder);
        let goes_on = has_trained || why.is_none() && (is_planned(morning.day, journal) || morning.day == today);
        in_a_row = if goes_on { in_a_row + 1 } else { 0 };
        days.extend(why.map(|why| RestDay { day: morning.day, why }));
    }
    days
}

fn why_rest(morning: &Morning, today: Day, in_a_row: i64, journal: &Journal) -> Option<RestReason> {
    let is_race_in = |days| journal.planned().iter().any(|plan| plan.day == morning.day.plus(days) && plan.race.is_some());
    if morning.day == today && morning.rung == Rung::Rest {
        return Some(RestReason::Ladder);
    }
    // That a race comes too early is told of the race; nobody is advised to sleep through it.
    if is_race_in(0) {
        return None;
    }
    if journal.planned().iter().any(|plan| plan.day == morning.day.plus(-1) && is_big(plan)) {
        return Some(RestReason::AfterPlanned);
    }
    if morning.rung == Rung::Rest {
        return Some(RestReason::Ladder);
    }
    if is_race_in(1) {
        return Some(RestReason::BeforeRace);
    }
    (in_a_row >= DAYS_IN_A_ROW).then_some(RestReason::WeeklyRest)
}

fn is_big(plan: &crate::journal::Planned) -> bool {
    plan.race.is_some() || plan.kind == Some(Kind::Race) || plan.moving.is_some_and(|length| length.hours() >= LONG_HOURS)
}

fn is_planned(day: Day, journal: &Journal) -> bool {
    journal.planned().iter().any(|plan| plan.day == day)
}

/// Gives how many days in a row, up to yesterday, had a session; a day nobody reported ends the row, since it may have been
/// one of rest.
fn days_in_a_row(today: Day, journal: &Journal, athlete: &Athlete) -> i64 {
    (1..=AHEAD_DAYS).take_while(|ago| trained(today.plus(-ago), journal, athlete)).count() as i64
}

/// Says whether a day had a session that was more than a walk.
fn trained(day: Day, journal: &Journal, athlete: &Athlete) -> bool {
    let is_training = |sport: Sport| !sport.is_comfort() && sport != Sport::Walk;
    match journal.report(day, athlete) {
        DayReport::Trained(sessions) => sessions.iter().any(|session| is_training(session.sport)),
        DayReport::Rested | DayReport::Unreported => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::each::ByRung;
    use super::*;
    use crate::journal::{Entry, Id, Moment, Planned, Priority, Session};

    /// Suggests days from 22 November on: the coming mornings allow this, and these races are planned so many days ahead.
    fn ahead(rungs: [Rung; 5], races: &[i64]) -> Vec<(i64, RestReason)> {
        let today = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let race = |ahead: &i64| {
            let mut race = Planned::new(Sport::Run, today.plus(*ahead));
            race.race = Some(Priority::B);
            (Id::new(uuid::Uuid::from_u128(*ahead as u128)), Entry::Planned(race))
        };
        let journal = Journal::from_entries(races.iter().map(race));
        let morning =
            |(ahead, rung): (i64, Rung)| Morning { day: today.plus(ahead), rung, chance: ByRung::of(|_| 1.0), runs_first: 0 };
        let mornings: Vec<Morning> = (0..).zip(rungs).map(morning).collect();
        let days = rest_days(today, Verdict::Open(rungs[0]), &mornings, &journal, &Athlete::default());
        days.into_iter().map(|rest| (rest.day.since(today), rest.why)).collect()
    }

    #[test]
    fn every_morning_that_is_one_of_rest_is_a_day_of_rest_but_that_of_a_race() {
        use RestReason::{AfterPlanned, BeforeRace, Ladder};
        use Rung::{CrossTrain, Rest, Train};
        assert_eq!(ahead([Train, Train, Rest, Rest, CrossTrain], &[1]), [(0, BeforeRace), (2, AfterPlanned), (3, Ladder)]);
        assert_eq!(ahead([Train, Train, Rest, Rest, CrossTrain], &[1, 2]), [(0, BeforeRace), (3, AfterPlanned)]);
        assert_eq!(ahead([Rest, Rest, CrossTrain, Train, Train], &[0]), [(0, Ladder), (1, AfterPlanned)]);
    }

    fn suggested(now: &str, run_on: std::ops::RangeInclusive<u32>) -> Vec<RestDay> {
        let now = Moment::from_rfc3339(now).unwrap();
        let athlete = Athlete::default();
        let start = |day: u32| Moment::from_rfc3339(&format!("2026-11-{day:02}T07:00:00+00:00")).unwrap();
        let run = |day: u32| (Id::new(uuid::Uuid::from_u128(day.into())), Entry::Session(Session::new(Sport::Run, start(day))));
        let journal = Journal::from_entries(run_on.map(run));
        let today = Day::of(now, athlete.day_start);
        let morning = |ahead| Morning { day: today.plus(ahead), rung: Rung::Train, chance: ByRung::of(|_| 1.0), runs_first: 0 };
        rest_days(today, Verdict::Open(Rung::Train), &(0..20).map(morning).collect::<Vec<_>>(), &journal, &athlete)
    }

    #[test]
    fn after_six_days_in_a_row_the_next_day_without_a_session_is_suggested_for_rest() {
        let days = |now, run_on| suggested(now, run_on).iter().map(|rest| rest.day.to_string()).collect::<Vec<_>>();
        assert_eq!(days("2026-11-22T08:00:00+00:00", 16..=21), ["2026-11-22"]);
        assert_eq!(days("2026-11-22T20:00:00+00:00", 16..=22), ["2026-11-23"], "today has its run already");
        assert_eq!(days("2026-11-22T08:00:00+00:00", 18..=21), Vec::<String>::new());
        assert_eq!(days("2026-11-22T20:00:00+00:00", 17..=22), ["2026-11-23"]);
    }
}
