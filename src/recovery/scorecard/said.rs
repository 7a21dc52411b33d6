//! What was said on a morning, and whether the runner felt ready by it.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::{Athlete, CheckIn, Day, Journal, Kept, Moment, Ten};
use crate::recovery::assessment::System;
use crate::recovery::body::thresholds;
use crate::recovery::forecast::Expected;
use crate::recovery::readiness::TENTH;

use super::tally::Tally;

/// Points of soreness above the runner's own level at which training is no longer open: the ladder's.
const LEAST_SORE: f64 = thresholds(System::Soreness)[2];
/// The same for fatigue: a rating moves by whole steps, and half of one is between none and one.
const LEAST_TIRED: f64 = 0.5;

/// What was said on one day, soreness, fatigue and mood, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// When the last of it was said.
    pub at: Moment,
    /// The figures.
    pub said: [Option<f64>; 3],
}

impl Said {
    /// Says whether the runner felt ready: soreness and fatigue within what still allows training of their own level. None
    /// where neither was said.
    pub fn felt_ready(&self, tallies: &[Tally; 3]) -> Option<bool> {
        let [soreness, fatigue, _] = tallies;
        let [sore, tired, _] = self.said;
        let sore = sore.map(|said| said < soreness.level() + LEAST_SORE);
        let tired = tired.map(|said| said < fatigue.level() + LEAST_TIRED);
        match (sore, tired) {
            (None, None) => None,
            (sore, tired) => Some(sore.unwrap_or(true) && tired.unwrap_or(true)),
        }
    }

    /// Gives the chance that was given to that the evening before, by the figures foretold.
    pub fn chance(&self, tallies: &[Tally; 3], [soreness, fatigue, _]: &[Expected; 3]) -> f64 {
        let [own_soreness, own_fatigue, _] = tallies;
        let below = |expected: Expected, limit: f64| {
            let sd = ((expected.most - expected.least) / (2.0 * TENTH)).max(0.05);
            Normal::standard().cdf((limit - expected.median) / sd)
        };
        let [sore, tired, _] = self.said;
        let sore = sore.map_or(1.0, |_| below(*soreness, own_soreness.level() + LEAST_SORE));
        let tired = tired.map_or(1.0, |_| below(*fatigue, own_fatigue.level() + LEAST_TIRED));
        sore * tired
    }
}

/// Gathers what was said, a day at a time: the last figure of each.
pub fn mornings_said(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Said> {
    let day = |check_in: &Kept<CheckIn>| Day::of(check_in.at, athlete.day_start);
    let until = journal.check_ins().partition_point(|check_in| check_in.at <= now);
    let past = journal.check_ins().get(..until).unwrap_or_default();
    past.chunk_by(|one, next| day(one) == day(next))
        .filter_map(|of_day| {
            let last = |said: fn(&CheckIn) -> Option<f64>| of_day.iter().rev().find_map(|check_in| said(check_in));
            let said = [
                last(|check_in| check_in.soreness.map(Ten::value)),
                last(|check_in| check_in.fatigue.map(|said| f64::from(said.value()))),
                last(|check_in| check_in.mood.map(|said| f64::from(said.value()))),
            ];
            said.iter().any(Option::is_some).then(|| of_day.last().map(|last| Said { at: last.at, said }))?
        })
        .collect()
}
