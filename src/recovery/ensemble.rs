//! The possible runners: a fixed set of personal gains and paces of recovery, spread as people are.
//!
//! The points come from a Sobol sequence, not from a random source, so that the same log always gives the same answer.

use std::sync::LazyLock;

use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::Athlete;

use super::assessment::System;
use super::each::BySystem;
use super::evidence::{self as ev};
use super::learning::Posterior;
use super::readiness::quantile;

/// How many possible runners there are.
pub const RUNNERS: usize = 256;
/// How many different ways through time they have; runners of one way share the work.
pub const WAYS: usize = 32;
/// The ways that stand for all where an answer need not be finer; the first and last are mirror images, as are the middle two.
const FEW_WAYS: [usize; 4] = [WAYS / 8, WAYS * 3 / 8, WAYS - 1 - WAYS * 3 / 8, WAYS - 1 - WAYS / 8];
/// Gains may differ from the typical by at most this many standard deviations.
pub(super) const TAIL: f64 = 3.0;

/// How much the time over which an unexplained deficit fades differs: standard deviation of its logarithm.
pub(super) const FADING_SPREAD: f64 = 0.6;

/// One possible runner, in standard deviations from the typical one.
#[derive(Debug, Clone, Copy)]
struct Point {
    shared: f64,
    own: [f64; 6],
    way: usize,
}

static POINTS: LazyLock<Vec<Point>> = LazyLock::new(|| {
    let normal = Normal::standard();
    let draw = |index: usize, dimension: u32| {
        let even = f64::from(sobol_burley::sample(index as u32, dimension, 0)).clamp(1e-6, 1.0 - 1e-6);
        normal.inverse_cdf(even).clamp(-TAIL, TAIL)
    };
    // Every runner has a mirror image, so that the median runner is exactly the typical one.
    let half = (0..RUNNERS / 2).map(|index| Point {
        shared: draw(index, 1),
        own: std::array::from_fn(|system| draw(index, 2 + system as u32)),
        // Each way is shared by equally many runners.
        way: stratum(index, 0),
    });
    let mirrored = |point: Point| Point { shared: -point.shared, own: point.own.map(|z| -z), way: WAYS - 1 - point.way };
    half.flat_map(|point| [point, mirrored(point)]).collect()
});

/// Gives which of [`WAYS`] equal parts a point of the sequence falls into, along one of its dimensions.
fn stratum(index: usize, dimension: u32) -> usize {
    ((sobol_burley::sample(index as u32, dimension, 0) * WAYS as f32) as usize).min(WAYS - 1)
}

/// Gives how much people differ in how deep an effort cuts a system, standard deviation of its logarithm.
#[must_use]
pub const fn gain_spread(system: System) -> f64 {
    match system {
        System::Tissue => ev::TISSUE_GAIN_SPREAD,
        System::Strength | System::Soreness | System::Fuel | System::Heart | System::Freshness => ev::GAIN_SPREAD,
    }
}

/// A way through time: how fast a runner recovers, and what slows them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// How many times longer than typical recovery takes.
    pub pace: f64,
    /// The run penalty beside the typical one.
    pub penalty: f64,
    /// How much greater than guessed the efforts were, in standard deviations.
    pub guess: f64,
    /// What the days nobody reported were.
    pub unreported: Unreported,
    /// How many times longer than typical what nobody logged a cause for takes to fade.
    pub fading: f64,
}

/// What a possible runner did on the days nobody reported. Nobody knows, so a few of them ran: this widens every range and
/// makes no date earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreported {
    /// Nothing.
    Idle,
    /// An easy run that was never logged.
    Ran,
}

impl Way {
    /// The typical runner's.
    pub const TYPICAL: Self = Self { pace: 1.0, penalty: 1.0, guess: 0.0, unreported: Unreported::Idle, fading: 1.0 };
}

/// One possible runner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runner {
    /// How deep efforts cut each system beside the typical runner.
    pub gain: BySystem<f64>,
    /// Which of [`Ensemble::ways`] is this runner's.
    pub way: usize,
}

/// The possible runners for one athlete.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    /// The runners, [`RUNNERS`] of them.
    pub runners: Vec<Runner>,
    /// The ways through time, [`WAYS`] of them.
    pub ways: Vec<Way>,
}

impl Ensemble {
    /// Gives the possible runners that are left by what is known of this one: more spread out where the athlete has not said
    /// their sex or age.
    #[must_use]
    pub fn with(athlete: &Athlete, known: &Posterior) -> Self {
        let unsaid = f64::from(u8::from(athlete.sex.is_none()) + u8::from(athlete.birth_year.is_none()));
        let widen = |spread: f64| spread.hypot(ev::UNSAID_SPREAD * unsaid.sqrt());
        let spread = |system| if system == System::Strength { widen(gain_spread(system)) } else { gain_spread(system) };
        let normal = Normal::standard();
        let z = |part: usize| normal.inverse_cdf((part as f64 + 0.5) / WAYS as f64);
        let paces: Vec<f64> = (0..WAYS).map(z).collect();
        let runners = POINTS
            .iter()
            .map(|point| {
                let pace = paces.get(point.way).copied().unwrap_or_default();
                let [n0, n1, n2, n3, n4, n5] = point.own;
                let (_, gains) = known.runner([pace, point.shared, n0, n1, n2, n3, n4, n5]);
                Runner { gain: BySystem::of(|system| (spread(system) * gains[system]).exp()), way: point.way }
            })
            .collect();
        // The mirror image of a way is the one as far from the other end.
        let mirrored = |way: usize, dimension: u32| {
            if way < WAYS / 2 { z(stratum(way, dimension)) } else { -z(stratum(WAYS - 1 - way, dimension)) }
        };
        let ran = (ev::UNREPORTED_RUN * WAYS as f64).round() as usize;
        let ways = (0..WAYS)
            .map(|way| Way {
                pace: (ev::PACE_SPREAD * known.pace(z(way))).exp(),
                penalty: (ev::PENALTY_SPREAD * mirrored(way, 8)).exp(),
                guess: mirrored(way, 9),
                // Given to the slowest, so that it makes the late end later and leaves the median where it is.
                unreported: if way + ran >= WAYS { Unreported::Ran } else { Unreported::Idle },
                fading: (FADING_SPREAD * mirrored(way, 10)).exp(),
            })
            .collect();
        Self { runners, ways }
    }

    /// Gives how deep efforts cut one system of the runner in whom they cut it deepest, beside the typical one.
    #[must_use]
    pub fn greatest_gain(&self, system: System) -> f64 {
        self.runners.iter().map(|runner| runner.gain[system]).fold(1.0, f64::max)
    }

    /// Gives the one runner in the middle of these.
    #[must_use]
    pub fn middle(&self) -> Self {
        let gain = BySystem::of(|system| {
            let gains: Vec<f64> = self.runners.iter().map(|runner| runner.gain[system]).collect();
            quantile(&gains, 0.5)
        });
        let paces: Vec<f64> = self.ways.iter().map(|way| way.pace).collect();
        Self { runners: vec![Runner { gain, way: 0 }], ways: vec![Way { pace: quantile(&paces, 0.5), ..Way::TYPICAL }] }
    }

    /// Gives a few of these runners that stand for all: those of a slow, a fast and two middling ways, each with its mirror
    /// image.
    #[must_use]
    pub fn few(&self) -> Self {
        let picked = FEW_WAYS.iter().filter_map(|way| self.ways.get(*way)).copied();
        let runners = self.runners.iter().filter_map(|runner| {
            let way = FEW_WAYS.iter().position(|way| *way == runner.way)?;
            Some(Runner { way, ..*runner })
        });
        Self { runners: runners.collect(), ways: picked.collect() }
    }

    /// Makes every runner's efforts cut this many times as deep into one system.
    pub fn deepen(&mut self, system: System, times: f64) {
        for runner in &mut self.runners {
            runner.gain[system] *= times;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_runner_is_the_typical_one() {
        let ensemble = Ensemble::with(&Athlete::default(), &Posterior::default());
        for system in System::ALL {
            let mut gains: Vec<f64> = ensemble.runners.iter().map(|runner| runner.gain[system]).collect();
            gains.sort_by(f64::total_cmp);
            assert!(
                f64::midpoint(gains[RUNNERS / 2 - 1].ln(), gains[RUNNERS / 2].ln()).abs() < 1e-9,
                "{system:?}: {}",
                gains[RUNNERS / 2]
            );
        }
    }

    #[test]
    fn every_way_has_the_same_number_of_runners() {
        let ensemble = Ensemble::with(&Athlete::default(), &Posterior::default());
        for way in 0..WAYS {
            assert_eq!(ensemble.runners.iter().filter(|runner| runner.way == way).count(), RUNNERS / WAYS);
        }
    }

    #[test]
    fn paces_are_spread_evenly_around_the_typical_one() {
        let ensemble = Ensemble::with(&Athlete::default(), &Posterior::default());
        let mut paces: Vec<f64> = ensemble.ways.iter().map(|way| way.pace.ln()).collect();
        paces.sort_by(f64::total_cmp);
        assert!(paces.windows(2).all(|pair| pair[1] > pair[0] + 0.01), "{paces:?}");
        assert!(paces.iter().sum::<f64>().abs() < 1e-9);
    }

    #[test]
    fn the_spread_is_the_one_in_the_table() {
        let ensemble = Ensemble::with(&Athlete::default(), &Posterior::default());
        let logs: Vec<f64> = ensemble.runners.iter().map(|runner| runner.gain[System::Soreness].ln()).collect();
        let variance = logs.iter().map(|log| log * log).sum::<f64>() / logs.len() as f64;
        assert!((variance.sqrt() - ev::GAIN_SPREAD).abs() < 0.03, "{}", variance.sqrt());
    }
}
