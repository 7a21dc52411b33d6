//! How the time that recovery from an effort takes hangs on what is unknown of a runner.

use crate::recovery::assessment::System;
use crate::recovery::each::BySystem;
use crate::recovery::effort::Effort;
use crate::recovery::ensemble::gain_spread;
use crate::recovery::evidence as ev;

use super::posterior::weights;

/// Recovery in less than this is recovery by the next run, days.
pub(in crate::recovery) const SHORTEST_DAYS: f64 = 0.5;

/// By how many natural logarithms recovery takes longer for one standard deviation of each unknown: the pace, what all gains
/// share, and what each system's has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Lateness {
    /// For a slower pace.
    pub pace: f64,
    /// For all systems cut deeper.
    pub shared: f64,
    /// For one system cut deeper.
    pub own: BySystem<f64>,
}

impl Lateness {
    /// Finds it for the time until training after one effort. That time is the slowest system's, so a system's gain tells as far
    /// as it is the slowest, in runners a standard deviation to either side.
    #[must_use]
    pub fn of(effort: &Effort) -> Self {
        let (shared, own) = weights();
        // The days of each system where its gain is so many standard deviations from the typical one.
        let days = |part: f64| BySystem::of(|system| effort.days_until_trainable(system, (gain_spread(system) * part).exp()));
        let (typical, [low, high]) = (days(0.0), [-own, own].map(days));
        let last = |of: BySystem<f64>| of.iter().map(|(_, days)| *days).fold(SHORTEST_DAYS, f64::max);
        let but = |system: System, other: BySystem<f64>| {
            let mut days = typical;
            days[system] = other[system];
            last(days)
        };
        Self {
            pace: ev::PACE_SPREAD,
            shared: (last(days(shared)) / last(days(-shared))).ln() / 2.0,
            own: BySystem::of(|system| (but(system, high) / but(system, low)).ln() / 2.0),
        }
    }

    /// Gives how far people differ in it, standard deviation of the logarithm of the days.
    #[must_use]
    pub fn spread(&self) -> f64 {
        self.own.iter().fold(self.pace.hypot(self.shared), |spread, (_, own)| spread.hypot(*own))
    }

    /// Gives the sum of some, each as often as it counts, so long that people differ by one standard deviation in it; nothing of
    /// none.
    pub fn together(of_each: impl Iterator<Item = (Self, f64)>) -> Self {
        let mut sum = Self::default();
        for (one, times) in of_each {
            sum = sum.plus(one, times);
        }
        let spread = sum.spread();
        if spread > 0.0 { Self::default().plus(sum, 1.0 / spread) } else { sum }
    }

    fn plus(self, other: Self, times: f64) -> Self {
        Self {
            pace: self.pace + times * other.pace,
            shared: self.shared + times * other.shared,
            own: BySystem::of(|system| self.own[system] + times * other.own[system]),
        }
    }
}
