//! What one session costs by itself: a figure for a row of the log.

use crate::journal::{Athlete, Kept, Session};

use super::assessment::System;
use super::body::thresholds;
use super::effort::{Distances, Effort};

/// Days between two looks ahead.
const STEP_DAYS: f64 = 0.125;
/// The furthest look ahead, days.
const HORIZON_DAYS: f64 = 90.0;

/// Gives the days from the end of one session until training is open again, if it were the only one, for the typical runner.
///
/// `earlier` are the sessions before it, in order of time: they tell how hard it was where that was not said, and which
/// descents the legs knew.
#[must_use]
pub fn days_alone(session: &Kept<Session>, earlier: &[Kept<Session>], athlete: &Athlete) -> f64 {
    if session.sport.is_comfort() {
        return 0.0;
    }
    let effort = Effort::of(session, earlier, Distances::default(), None, athlete);
    System::ALL.map(|system| days_until_clear(&effort, system)).into_iter().fold(0.0, f64::max)
}

/// Gives the days after which one system no longer stands in the way of training.
fn days_until_clear(effort: &Effort, system: System) -> f64 {
    let [_, _, train] = thresholds(system);
    if effort.size(system) < train {
        return 0.0;
    }
    let steps = (HORIZON_DAYS / STEP_DAYS) as usize;
    let days = |step: usize| step as f64 * STEP_DAYS;
    // Soreness grows before it fades: the last time above the threshold counts, not the first below it.
    let mut last = 0;
    for step in 0..steps {
        if effort.left(system, days(step), 0.0) >= train {
            last = step + 1;
        } else if effort.left(system, days(step + 1), 0.0) <= effort.left(system, days(step), 0.0) {
            break;
        }
    }
    days(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Id, Moment, Rpe, Seconds, Sport};

    fn run(hours: f64, rpe: f64) -> Kept<Session> {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap());
        session.moving = Seconds::new(hours * 3600.0).ok();
        session.rpe = Rpe::new(rpe).ok();
        Kept { id: Id::new(uuid::Uuid::nil()), what: session }
    }

    #[test]
    fn a_marathon_costs_about_ten_days_and_an_easy_run_less_than_one() {
        let marathon = days_alone(&run(3.6, 9.0), &[], &Athlete::default());
        assert!((9.5..11.5).contains(&marathon), "{marathon}");
        let easy = days_alone(&run(0.75, 3.0), &[], &Athlete::default());
        assert!(easy < 0.6, "{easy}");
    }

    #[test]
    fn soreness_that_has_not_begun_yet_counts() {
        let descent = {
            let mut session = run(0.7, 6.0);
            session.what.descent = crate::journal::Metres::new(800.0).ok();
            session
        };
        assert!(days_alone(&descent, &[], &Athlete::default()) > 3.0);
    }
}
