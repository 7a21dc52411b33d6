//! The possible runners: a fixed set of personal gains and paces of recovery, spread as people are.
//!
//! The points come from a Sobol sequence, not from a random source, so that the same log always gives the same answer.

use std::sync::LazyLock;

use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::Athlete;

use super::assessment::System;
use super::evidence::{self as ev};

/// How many possible runners there are.
pub const RUNNERS: usize = 256;
/// How many different paces of recovery they have; runners of one pace share the work.
pub const PACES: usize = 32;
/// Gains may differ from the typical by at most this many standard deviations.
const TAIL: f64 = 3.0;

/// One possible runner, in standard deviations from the typical one.
#[derive(Debug, Clone, Copy)]
struct Point {
    shared: f64,
    own: [f64; 6],
    pace: usize,
    guess: f64,
    penalty: f64,
}

static POINTS: LazyLock<Vec<Point>> = LazyLock::new(|| {
    let normal = Normal::standard();
    let draw = |index: usize, dimension: u32| {
        let even = f64::from(sobol_burley::sample(index as u32, dimension, 0)).clamp(1e-6, 1.0 - 1e-6);
        normal.inverse_cdf(even).clamp(-TAIL, TAIL)
    };
    (0..RUNNERS)
        .map(|index| Point {
            shared: draw(index, 1),
            own: std::array::from_fn(|system| draw(index, 2 + system as u32)),
            // Each pace is shared by equally many runners.
            pace: ((sobol_burley::sample(index as u32, 0, 0) * PACES as f32) as usize).min(PACES - 1),
            guess: draw(index, 8),
            penalty: draw(index, 9),
        })
        .collect()
});

/// One possible runner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runner {
    /// How deep efforts cut each system beside the typical runner.
    pub gain: [f64; 6],
    /// Which of [`Ensemble::paces`] is this runner's.
    pub pace: usize,
    /// How much greater than guessed this runner's efforts are, in standard deviations.
    pub guess: f64,
    /// The run penalty beside the typical one.
    pub penalty: f64,
}

/// The possible runners for one athlete.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    /// The runners, [`RUNNERS`] of them.
    pub runners: Vec<Runner>,
    /// How many times longer than typical recovery takes, for each of the [`PACES`] paces, fastest first.
    pub paces: Vec<f64>,
}

impl Ensemble {
    /// Gives the possible runners: more spread out where the athlete has not said their sex or age.
    #[must_use]
    pub fn of(athlete: &Athlete) -> Self {
        let unsaid = f64::from(u8::from(athlete.sex.is_none()) + u8::from(athlete.birth_year.is_none()));
        let widen = |spread: f64| spread.hypot(ev::UNSAID_SPREAD * unsaid.sqrt());
        let spread: [f64; 6] = std::array::from_fn(|system| match System::ALL.get(system) {
            Some(System::Tissue) => ev::TISSUE_GAIN_SPREAD,
            Some(System::Strength) => widen(ev::GAIN_SPREAD),
            _ => ev::GAIN_SPREAD,
        });
        let (shared, own) = (ev::GAIN_SHARED.sqrt(), (1.0 - ev::GAIN_SHARED).sqrt());
        let runners = POINTS
            .iter()
            .map(|point| Runner {
                gain: std::array::from_fn(|system| {
                    let z = shared * point.shared + own * point.own.get(system).copied().unwrap_or_default();
                    (spread.get(system).copied().unwrap_or_default() * z).exp()
                }),
                pace: point.pace,
                guess: point.guess,
                penalty: (ev::PENALTY_SPREAD * point.penalty).exp(),
            })
            .collect();
        let normal = Normal::standard();
        let paces =
            (0..PACES).map(|level| (ev::PACE_SPREAD * normal.inverse_cdf((level as f64 + 0.5) / PACES as f64)).exp()).collect();
        Self { runners, paces }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_runner_is_the_typical_one() {
        let ensemble = Ensemble::of(&Athlete::default());
        for system in System::ALL {
            let mut gains: Vec<f64> = ensemble.runners.iter().map(|runner| runner.gain[system.index()]).collect();
            gains.sort_by(f64::total_cmp);
            assert!((gains[RUNNERS / 2].ln()).abs() < 0.06, "{system:?}: {}", gains[RUNNERS / 2]);
        }
    }

    #[test]
    fn every_pace_has_the_same_number_of_runners() {
        let ensemble = Ensemble::of(&Athlete::default());
        for pace in 0..PACES {
            assert_eq!(ensemble.runners.iter().filter(|runner| runner.pace == pace).count(), RUNNERS / PACES);
        }
    }

    #[test]
    fn the_spread_is_the_one_in_the_table() {
        let ensemble = Ensemble::of(&Athlete::default());
        let logs: Vec<f64> = ensemble.runners.iter().map(|runner| runner.gain[System::Soreness.index()].ln()).collect();
        let variance = logs.iter().map(|log| log * log).sum::<f64>() / logs.len() as f64;
        assert!((variance.sqrt() - ev::GAIN_SPREAD).abs() < 0.03, "{}", variance.sqrt());
    }
}
