//! What one session costs by itself: a figure for a row of the log.

use crate::journal::{Athlete, Journal, Kept, Moment, Session};

use super::assess::Known;
use super::body::Body;
use super::effort::{Distances, Effort};
use super::ensemble::Ensemble;
use super::learning::Posterior;
use super::readiness::Readiness;

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

/// Runners whose days are asked for: those that people are, or those that one may be by what they have taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Runners {
    ensemble: Ensemble,
}

impl Runners {
    /// Gives the runners that people of this sex and age are.
    #[must_use]
    pub fn typical(athlete: &Athlete) -> Self {
        Self { ensemble: Ensemble::with(athlete, &Posterior::default()) }
    }

    /// Gives the runners that this one may be, by their answers and repeated efforts up to `now`.
    #[must_use]
    pub fn learned(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        Self { ensemble: Known::at(now, journal, athlete).ensemble }
    }

    /// Gives what [`days_alone`] is for each of these runners, in no order.
    #[must_use]
    pub fn days_alone(&self, session: &Kept<Session>, earlier: &[Kept<Session>], athlete: &Athlete) -> Vec<f64> {
        let effort = Effort::of(session, earlier, Distances::default(), None, athlete);
        let readiness = Readiness::of(&Body::of(session.end(), vec![effort]), &self.ensemble);
        readiness.rungs.iter().map(|[_, _, train]| *train).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::readiness::quantile;
    use super::*;
    use crate::journal::{Id, Rpe, Seconds, Sport};

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
    fn the_middle_of_typical_runners_is_the_typical_runner_and_a_silent_log_teaches_nothing_else() {
        let athlete = Athlete::default();
        let marathon = run(3.6, 9.0);
        let typical = Runners::typical(&athlete).days_alone(&marathon, &[], &athlete);
        let alone = days_alone(&marathon, &[], &athlete);
        assert!((quantile(&typical, 0.5) - alone).abs() < 1.0, "{} {alone}", quantile(&typical, 0.5));
        assert!(quantile(&typical, 0.1) + 2.0 < quantile(&typical, 0.9));
        let learned = Runners::learned(marathon.end(), &Journal::default(), &athlete);
        assert_eq!(learned.days_alone(&marathon, &[], &athlete), typical);
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
