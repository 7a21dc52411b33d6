//! What waiting too long would cost: maximal oxygen uptake lost on rest (Coyle 1984).

use crate::journal::{Athlete, Day, Journal, Moment, Session, Sport};

use super::assessment::Detraining;
use super::evidence::{self as ev};
use super::sport_load::SportLoad;

/// The shortest session that keeps anything, hours.
pub(super) const SHORTEST_HOURS: f64 = 20.0 / 60.0;
/// The shortest weight-free session that counts towards keeping fitness, hours.
pub(super) const SHORTEST_CROSS_TRAINING_HOURS: f64 = 0.5;
/// What is kept up is seen in so many days.
pub(super) const LATE_DAYS: i64 = 14;
/// The furthest a detraining date may lie ahead, days.
const FURTHEST_DAYS: i64 = 365;

/// Gives the maximal oxygen uptake lost after so many days of full rest, in percent: nothing for five days, 7 % at three weeks,
/// 16 % at twelve (Coyle 1984).
#[must_use]
pub fn vo2max_loss_percent(days_off: f64) -> f64 {
    let past = (days_off - ev::DETRAINING_START_DAYS).max(0.0);
    ev::DETRAINING_MOST * (1.0 - (-past / ev::DETRAINING_DAYS).exp())
}

/// Gives the part of that loss that remains with so many weight-free sessions a week: about a fifth from two on.
#[must_use]
pub fn kept_by_cross_training(sessions_a_week: f64) -> f64 {
    1.0 - (1.0 - ev::CROSS_TRAINING_KEEPS) * (sessions_a_week / 2.0).clamp(0.0, 1.0)
}

/// Says what not running has cost by `now`, and from when it will.
#[must_use]
pub fn detraining(now: Moment, journal: &Journal, athlete: &Athlete) -> Detraining {
    let today = Day::of(now, athlete.day_start);
    let past = journal.sessions().iter().rev().filter(|session| session.end() <= now);
    let (mut cross_training, mut of_late) = (0.0_f64, 0.0_f64);
    let (mut last_run, mut last_of_any): (Option<Day>, Option<Day>) = (None, None);
    for session in past {
        let day = Day::of(session.end(), athlete.day_start);
        if keeps_running_fitness(session) {
            last_run = Some(day);
            last_of_any.get_or_insert(day);
            break;
        }
        if is_cross_training(session) {
            cross_training += 1.0;
            of_late += if today.since(day) < LATE_DAYS { 1.0 } else { 0.0 };
            last_of_any.get_or_insert(day);
        }
    }
    // What was trained and not logged kept form as well.
    let told = journal.spells().iter().filter_map(|spell| spell.unlogged()).map(|(_, last)| last).filter(|last| *last < today);
    if let Some(told) = told.max() {
        last_run = last_run.map(|last| last.max(told));
        last_of_any = last_of_any.map(|last| last.max(told));
    }
    // In a log without a run, weight-free sport is what fitness there is.
    let Some((last, last_of_any)) = last_run.or(last_of_any).zip(last_of_any) else {
        return Detraining { from: None, days_off: 0, vo2max_loss_percent: 0.0, spared: false };
    };
    let without_run = today.since(last).max(0);
    let weeks = (without_run as f64 / 7.0).max(1.0);
    // Where nobody runs, nothing keeps what the last of these sessions kept.
    let a_week = if last_run.is_some() { cross_training / weeks } else { 0.0 };
    let left = kept_by_cross_training(a_week);
    let from = (0..FURTHEST_DAYS).find(|days| vo2max_loss_percent(*days as f64) * left >= ev::DETRAINING_SEEN);
    Detraining {
        from: Some(last.plus(from.unwrap_or(FURTHEST_DAYS))),
        days_off: today.since(last_of_any).max(0),
        vo2max_loss_percent: vo2max_loss_percent(without_run as f64) * left,
        spared: a_week >= 2.0 && of_late >= 2.0 * weeks.min(LATE_DAYS as f64 / 7.0),
    }
}

/// Says whether a session trains heart and breath, by running or by another sport.
pub(super) fn is_aerobic(session: &Session) -> bool {
    keeps_running_fitness(session) || is_cross_training(session)
}

fn keeps_running_fitness(session: &Session) -> bool {
    let running = session.sport.is_running() || session.sport == Sport::Ski;
    running && session.moving.or(session.elapsed).is_none_or(|length| length.hours() >= SHORTEST_HOURS)
}

fn is_cross_training(session: &Session) -> bool {
    let load = SportLoad::of(session.sport);
    let long = session.moving.or(session.elapsed).is_none_or(|length| length.hours() >= SHORTEST_CROSS_TRAINING_HOURS);
    load.aerobic && long && !keeps_running_fitness(session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Id, Seconds};

    fn after(sessions: &[(Sport, f64)]) -> Detraining {
        let now = Moment::from_rfc3339("2026-11-22T08:00:00+00:00").unwrap();
        let entry = |(sport, ago): &(Sport, f64)| {
            let mut session = Session::new(*sport, now.plus_days(-ago));
            session.moving = Seconds::new(3_600.0).ok();
            (Id::new(uuid::Uuid::from_u128(*ago as u128 + 1)), Entry::Session(session))
        };
        detraining(now, &Journal::from_entries(sessions.iter().map(entry)), &Athlete::default())
    }

    #[test]
    fn a_swim_ends_the_days_without_an_aerobic_session_but_not_those_without_a_run() {
        let idle = after(&[(Sport::Run, 14.0)]);
        let swam = after(&[(Sport::Run, 14.0), (Sport::Swim, 3.0)]);
        assert_eq!((idle.days_off, swam.days_off), (14, 3));
        assert!(swam.vo2max_loss_percent > 0.5 * idle.vo2max_loss_percent && swam.vo2max_loss_percent < idle.vo2max_loss_percent);
        assert!(!swam.spared);
        let kept = [(Sport::Run, 14.0), (Sport::Swim, 3.0), (Sport::Ride, 6.0), (Sport::Ride, 9.0), (Sport::Swim, 12.0)];
        assert!(after(&kept).spared);
        assert_eq!(after(&[(Sport::Yoga, 1.0)]).from, None);
    }

    #[test]
    fn what_was_swum_long_ago_holds_nothing_off() {
        let swims = |since: u32| -> Vec<(Sport, f64)> { (0..14).map(|at| (Sport::Swim, f64::from(since + 2 * at))).collect() };
        let (swimming, idle) = (after(&swims(1)), after(&swims(30)));
        assert!(!idle.spared && idle.days_off == 30, "{idle:?}");
        assert!(idle.vo2max_loss_percent > 10.0 && swimming.vo2max_loss_percent < 0.1, "{idle:?}");
        let runner = |ran: f64, since| after(&[vec![(Sport::Run, ran)], swims(since)].concat());
        assert!(runner(28.0, 1).spared && !runner(48.0, 20).spared, "twice a week all the while, but not of late");
    }
}
