//! What one session costs by itself: a figure for a row of the log.

use crate::journal::{Athlete, Kept, Session};

use super::effort::{Distances, Effort};

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
    effort.days_until_clear()
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
