//! What one session costs by itself: a figure for a row of the log.

use crate::journal::{Athlete, Journal, Kept, Moment, Session};

use super::assess::Known;
use super::assessment::Rung;
use super::body::Body;
use super::each::BySystem;
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
    Own::TYPICAL.days_alone(session, earlier, athlete)
}

/// How this runner recovers, in the middle of what is possible by what is known of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Own {
    /// How many times as deep as into the typical runner efforts cut each system.
    gain: BySystem<f64>,
    /// How many times longer recovery takes.
    pace: f64,
}

impl Own {
    /// The typical runner.
    pub const TYPICAL: Self = Self { gain: BySystem::all(1.0), pace: 1.0 };

    /// Gives the middle of possible runners.
    pub(super) fn of(ensemble: &Ensemble) -> Self {
        let middle = ensemble.middle();
        let gain = middle.runners.first().map_or(Self::TYPICAL.gain, |runner| runner.gain);
        Self { gain, pace: middle.ways.first().map_or(Self::TYPICAL.pace, |way| way.pace) }
    }

    /// Gives what [`days_alone`] is for this runner.
    #[must_use]
    pub fn days_alone(&self, session: &Kept<Session>, earlier: &[Kept<Session>], athlete: &Athlete) -> f64 {
        if session.sport.is_comfort() {
            return 0.0;
        }
        let effort = Effort::of(session, earlier, Distances::default(), None, athlete);
        self.pace * effort.days_until_clear_at(self.gain)
    }
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
        readiness.of_rung(Rung::Train)
    }
}

#[cfg(test)]
mod tests {
    use super::super::assessment::System;
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
    fn this_runners_own_days_are_the_middle_of_those_possible() {
        let athlete = Athlete::default();
        for (hours, rpe) in [(3.6, 9.0), (1.0, 8.0), (13.0, 8.0)] {
            let effort = run(hours, rpe);
            for (z, slower) in [(-1.0, 0.8), (0.0, 1.0), (1.0, 1.25)] {
                let mut ensemble = Ensemble::with(&athlete, &Posterior::default());
                ensemble.ways.iter_mut().for_each(|way| way.pace *= slower);
                for system in System::ALL {
                    ensemble.deepen(system, f64::exp(0.3 * z));
                }
                let own = Own::of(&ensemble).days_alone(&effort, &[], &athlete);
                let middle = quantile(&Runners { ensemble }.days_alone(&effort, &[], &athlete), 0.5);
                assert!((own - middle).abs() <= 0.1 * middle + 0.5, "{hours} h: {own} {middle}");
            }
        }
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
