//! After how many days one session, if it were the only one, no longer stands in the way.

use super::Effort;
use crate::recovery::assessment::{Rung, System};
use crate::recovery::body::thresholds;
use crate::recovery::each::BySystem;
use crate::recovery::evidence as ev;

impl Effort {
    /// Gives the days after which no system stands in the way of training any more, for the typical runner, if this were the
    /// only effort.
    #[must_use]
    pub fn days_until_clear(&self) -> f64 {
        self.days_until_clear_at(BySystem::all(1.0))
    }

    /// Gives the same where efforts cut so many times as deep into each system.
    #[must_use]
    pub fn days_until_clear_at(&self, gain: BySystem<f64>) -> f64 {
        gain.iter().map(|(system, gain)| self.days_until_trainable(system, *gain)).fold(0.0, f64::max)
    }

    /// Gives the days after which one system no longer stands in the way of training, where efforts cut so many times as deep
    /// into it; 0 where it never does.
    #[must_use]
    pub fn days_until_trainable(&self, system: System, gain: f64) -> f64 {
        let [_, _, train] = thresholds(system);
        self.days_until_below(system, gain, train)
    }

    /// Gives the days after which no system stands in the way of a rung any more, for the typical runner, if this were the only
    /// effort.
    #[must_use]
    pub fn days_until_open(&self, rung: Rung) -> f64 {
        let days = |system| {
            let [rest, cross_train, run_easy] = thresholds(system);
            match rung {
                Rung::Rest => 0.0,
                Rung::CrossTrain => self.days_until_below(system, 1.0, rest),
                Rung::RunEasy => self.days_until_below(system, 1.0, cross_train),
                Rung::Train => self.days_until_below(system, 1.0, run_easy),
            }
        };
        System::ALL.into_iter().map(days).fold(0.0, f64::max)
    }

    /// Gives the days after which one system's deficit stays below a threshold; 0 where it always does.
    fn days_until_below(&self, system: System, gain: f64, threshold: f64) -> f64 {
        /// As near as this, in days, is near enough.
        const NEAR_DAYS: f64 = 0.01;
        let over = |days: f64| gain * self.left(system, days, 0.0) >= threshold;
        if gain * self.size(system) < threshold {
            return 0.0;
        }
        // Soreness grows before it fades, the descent's in its own time; from the last peak on everything fades.
        let peaks = match system {
            System::Soreness => [self.soreness_days, ev::DOWNHILL_SORENESS_DAYS],
            System::Strength | System::Fuel | System::Heart | System::Freshness | System::Tissue => [0.0, 0.0],
        };
        let peaks = if peaks[0] <= peaks[1] { peaks } else { [peaks[1], peaks[0]] };
        let last = self.gone[system];
        let (mut from, mut until) = if over(peaks[1]) { (peaks[1], last.max(peaks[1])) } else { (peaks[0], peaks[1]) };
        while until - from > NEAR_DAYS {
            let middle = f64::midpoint(from, until);
            if over(middle) {
                from = middle;
            } else {
                until = middle;
            }
        }
        until
    }
}
