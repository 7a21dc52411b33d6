//! What the runner means to do: how hard it is, which rung it needs, and whether it has been done.

use crate::journal::{Athlete, Day, Journal, Kind, Moment, Planned, Rpe, Session, Sport};

use super::assessment::Rung;
use super::readiness::{moment_of, morning_of};

/// A session counts as hard from this RPE.
pub(super) const HARD_RPE: f64 = 6.0;
/// A session that is nearer than this share to a race's distance was the race, however easy.
pub(super) const AS_LONG_AS_A_RACE: f64 = 0.1;
/// A race is run at this RPE at least, where nothing else tells.
pub(super) const RACE_RPE: f64 = 7.0;
/// A session so many points of RPE below a planned one of another kind is not the planned one.
pub(super) const MUCH_EASIER: f64 = 1.5;
/// Part of the planned distance or time from which a session is the planned one, and no more than a shake-out beside it.
pub(super) const MOST_OF_A_PLAN: f64 = 0.5;
/// Hours from the start that was planned within which a session of another name may be the planned one.
pub(super) const SAME_START_HOURS: i64 = 4;

/// Hours after the runner's day begins at which what is planned is taken to begin where it does not say: 09:00 where the day
/// begins at 04:00.
pub(super) const BEGINS_HOURS: f64 = 5.0;
/// The same where that has gone by: 18:00.
pub(super) const BEGINS_LATE_HOURS: f64 = 14.0;

/// Gives a plan as the session that it will be, from its start on.
#[must_use]
pub fn as_session(planned: &Planned, start: Moment) -> Session {
    let Planned { sport, moving, distance, climb, descent, rpe, .. } = *planned;
    let kind = planned.kind.or(planned.race.map(|_| Kind::Race));
    Session { kind, moving, distance, climb, descent, rpe, ..Session::new(sport, start) }
}

/// Says when a plan is taken to begin, as seen at `now`: when it says; else in the morning of its day, once that has gone by in
/// the evening, and after that in the next hour.
///
/// Races start in the morning, and most people train then or after work. The hours count from when the runner's day begins, so
/// that one who gets up late has them late. What is still to come has not been done: it is never taken to have begun before
/// `now`, unless it says so itself.
#[must_use]
pub fn begins(plan: &Planned, now: Moment, athlete: &Athlete) -> Moment {
    const HOUR_S: i64 = 3_600;
    if let Some(clock) = plan.start {
        return clock.on(plan.day, athlete.zone);
    }
    let usual = moment_of(plan.day, BEGINS_HOURS, athlete);
    if plan.day != Day::of(now, athlete.day_start) || usual > now {
        return usual;
    }
    let late = moment_of(plan.day, BEGINS_LATE_HOURS, athlete);
    let gone_by = now.utc().timestamp().rem_euclid(HOUR_S);
    if late > now { late } else { now.plus_seconds((HOUR_S - gone_by) as f64) }
}

/// Gives the moment at which the body is judged for a plan where it is on this day: its start, where that is said, and no earlier
/// than the hour at which mornings are. `None` where it does not say: the day is then judged by its morning, since when it begins
/// is only a convention.
#[must_use]
pub fn judged_at(plan: &Planned, day: Day, athlete: &Athlete) -> Option<Moment> {
    let start = plan.start?.on(day, athlete.zone);
    Some(start.max(morning_of(Day::of(start, athlete.day_start), athlete)))
}

/// Says whether a plan has been done: its day has a session of its sort that is not much shorter.
#[must_use]
pub fn is_done(plan: &Planned, now: Moment, journal: &Journal, athlete: &Athlete) -> bool {
    let alike = |session: &Session| {
        let same = session.sport == plan.sport || session.sport.is_running() && plan.sport.is_running();
        let fits =
            !is_much_shorter(session, plan) && !is_much_easier(session, plan) && !is_of_another_hour(session, plan, now, athlete);
        same && session.end() <= now && fits
    };
    // What starts in the small hours is, to the runner, of the day before.
    let is_nightly = plan.start.is_some_and(|start| start.minutes() < athlete.day_start.minutes());
    let before = is_nightly.then(|| plan.day.plus(-1));
    before.into_iter().chain([plan.day]).any(|day| journal.sessions_on(day, athlete).iter().any(|session| alike(session)))
}

/// Says whether a session was less than half of what was planned, by distance, else by time; never where neither tells.
pub(super) fn is_much_shorter(session: &Session, plan: &Planned) -> bool {
    let by_distance = session.distance.zip(plan.distance).map(|(done, planned)| done.value() / planned.value().max(1.0));
    let by_time =
        || session.moving.or(session.elapsed).zip(plan.moving).map(|(done, planned)| done.hours() / planned.hours().max(0.01));
    by_distance.or_else(by_time).is_some_and(|part| part < MOST_OF_A_PLAN)
}

/// Says whether a session was much easier than what was planned: than a race of which it does not have the distance, or than a
/// hard session of another kind.
fn is_much_easier(session: &Session, plan: &Planned) -> bool {
    if plan.race.is_none() {
        let is_fast = matches!(plan.kind, Some(Kind::Tempo | Kind::Intervals));
        let meant = plan.rpe.map(Rpe::value).or(is_fast.then_some(HARD_RPE));
        let easier = session.rpe.zip(meant).is_some_and(|(done, meant)| done.value() < meant - MUCH_EASIER);
        let called_easy = is_fast && session.kind.is_some() && !is_hard_kind(session.kind);
        return (easier || called_easy) && session.kind != plan.kind;
    }

    let as_long = is_as_long(session, plan);
    let easier = session.kind != Some(Kind::Race) && session.rpe.is_some_and(|rpe| rpe.value() < RACE_RPE);
    easier && !as_long
}

/// Says whether a session began hours away from when the plan is to start, by the clock where it was done. What is still ahead
/// was not done early: two sessions of a day are two. Once its hour has gone by, a session of its name or its length is it.
fn is_of_another_hour(session: &Session, plan: &Planned, now: Moment, athlete: &Athlete) -> bool {
    let Some(start) = plan.start else { return false };
    let away = start.after_midnight(plan.day).signed_duration_since(session.start.wall()).abs();
    let is_near = away <= chrono::TimeDelta::hours(SAME_START_HOURS);
    let is_ahead = start.on(plan.day, athlete.zone) > now;
    !is_near && (is_ahead || !(plan.kind.is_some() && session.kind == plan.kind || is_as_long(session, plan)))
}

/// Says whether a session has the distance of a plan, or its time.
fn is_as_long(session: &Session, plan: &Planned) -> bool {
    let near = |done: f64, planned: f64| (done / planned.max(1.0) - 1.0).abs() <= AS_LONG_AS_A_RACE;
    let by_distance = session.distance.zip(plan.distance).is_some_and(|(done, planned)| near(done.value(), planned.value()));
    let time = session.moving.or(session.elapsed);
    by_distance || time.zip(plan.moving).is_some_and(|(done, planned)| near(done.value(), planned.value()))
}

/// Says whether a session of this kind is hard by its name: its effort, its length, or both.
pub(super) const fn is_hard_kind(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Long | Kind::Tempo | Kind::Intervals | Kind::Race))
}

/// Says whether a session of this RPE is hard; not where none was said.
pub(super) fn is_hard_rpe(rpe: Option<Rpe>) -> bool {
    rpe.is_some_and(|rpe| rpe.value() >= HARD_RPE)
}

/// Says whether what is planned is hard.
pub(super) fn is_hard(plan: &Planned) -> bool {
    plan.race.is_some() || is_hard_kind(plan.kind) || is_hard_rpe(plan.rpe)
}

/// Gives the rung that a planned session needs.
#[must_use]
pub fn needed(plan: &Planned) -> Rung {
    if plan.sport.is_comfort() || plan.sport == Sport::Walk {
        Rung::Rest
    } else if is_hard(plan) {
        Rung::Train
    } else if plan.sport.is_running() {
        Rung::RunEasy
    } else {
        Rung::CrossTrain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{DayStart, Zone};

    #[test]
    fn what_says_no_hour_begins_in_the_morning_then_in_the_evening_and_then_in_the_next_hour() {
        let zone = Zone::Named(chrono_tz::Europe::Paris);
        let begin = |day: &str, now: &str, athlete: &Athlete| {
            let plan = Planned::new(Sport::Run, Day::new(day.parse().unwrap()));
            begins(&plan, Moment::from_rfc3339(now).unwrap(), athlete).to_string()
        };
        let usual = Athlete { zone, ..Athlete::default() };
        assert_eq!(begin("2026-11-23", "2026-11-22T20:10:00+01:00", &usual), "2026-11-23T09:00:00+01:00");
        assert_eq!(begin("2026-11-22", "2026-11-22T08:10:00+01:00", &usual), "2026-11-22T09:00:00+01:00");
        assert_eq!(begin("2026-11-22", "2026-11-22T09:00:00+01:00", &usual), "2026-11-22T18:00:00+01:00");
        assert_eq!(begin("2026-11-22", "2026-11-22T20:10:00+01:00", &usual), "2026-11-22T21:00:00+01:00");
        assert_eq!(begin("2026-11-21", "2026-11-22T08:10:00+01:00", &usual), "2026-11-21T09:00:00+01:00", "it is over");
        let late = Athlete { day_start: DayStart::from_minutes(7 * 60).unwrap(), ..usual };
        assert_eq!(begin("2026-11-22", "2026-11-22T09:30:00+01:00", &late), "2026-11-22T12:00:00+01:00");
    }
}
