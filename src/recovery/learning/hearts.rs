//! What the heart's own figures teach of how deep efforts cut it and how fast it recovers, and what they are expected to be.
//!
//! Resting heart rate and heart rate variability are followed as the scales are, in standard deviations of the runner's own
//! figures within weeks. What they teach is heeded only where it is worse ([`super::posterior`]), since after a race both
//! overshoot.

use crate::journal::{Athlete, Journal, Moment};
use crate::recovery::assessment::System;
use crate::recovery::body::Body;
use crate::recovery::mornings::{
    ABSURD_BPM, ABSURD_LN_HRV, BASE_DAYS, Figure, HEART_BASE_MORNINGS, HEART_SD_BPM, HRV_BASE_MORNINGS, LN_HRV_SD, Mornings,
    believed, mean_and_sd,
};

use super::branch::{Gauge, Load};
use super::scale::LEARNED_DAYS;
use super::track::{Foretold, Habits, Track};
use super::unwell::Unwell;

/// Within so many days a figure varies by itself and with training; beyond, it drifts.
pub(in crate::recovery) const SPELL_DAYS: i64 = 42;

/// A figure of the heart in standard deviations of the runner's own, where one such is what a deficit of one brings; worse is
/// more.
const GAUGE: Gauge = Gauge {
    usual: 0.0,
    level_spread: 1.0,
    span: 1.0,
    noise: 1.0,
    ends: (f64::NEG_INFINITY, f64::INFINITY),
    usual_ends: (f64::NEG_INFINITY, f64::INFINITY),
    per_strain: [0.0; 3],
};

/// The figures of the heart, where enough of them are known.
#[derive(Debug, Clone)]
pub struct Hearts {
    /// Resting heart rate, bpm.
    pub rate: Option<Followed>,
    /// Natural logarithm of the heart rate variability in ms, of the measure and device of the latest.
    pub variability: Option<Followed>,
}

/// One figure, followed through the last year.
#[derive(Debug, Clone)]
pub struct Followed {
    track: Track,
    /// What it was in the first weeks.
    mean: f64,
    /// One standard deviation, less than nothing where less is worse.
    signed_sd: f64,
}

impl Hearts {
    /// Follows the figures up to `now`, but for those that hardly can be, and those of days on which the runner was unwell.
    ///
    /// `past` is the body with all efforts of the last year.
    #[must_use]
    pub fn of(now: Moment, journal: &Journal, athlete: &Athlete, past: &Body) -> Self {
        let mornings = Mornings::of(now, journal, athlete);
        let unwell = Unwell::of(&mornings, journal);
        let follow = |mut figures: Vec<Figure>, least: usize, least_sd: f64, worse: f64| {
            figures.retain(|figure| !unwell.holds(mornings.today.plus(-figure.age)));
            let is_late = figures.first().is_some_and(|latest| latest.age <= BASE_DAYS);
            (is_late && figures.len() >= least).then(|| Followed::through(now, &figures, least_sd, worse, past))
        };
        Self {
            rate: follow(believed(&mornings.resting_hearts_of(LEARNED_DAYS), ABSURD_BPM), HEART_BASE_MORNINGS, HEART_SD_BPM, 1.0),
            variability: follow(believed(&mornings.hrv_of(LEARNED_DAYS), ABSURD_LN_HRV), HRV_BASE_MORNINGS, LN_HRV_SD, -1.0),
        }
    }

    /// Gives how each figure that is known was followed.
    pub fn tracks(&self) -> impl Iterator<Item = &Track> {
        [&self.rate, &self.variability].into_iter().flatten().map(|followed| &followed.track)
    }
}

impl Followed {
    /// Follows figures, the latest first; `sign` is 1 where more is worse and -1 where less is.
    fn through(now: Moment, figures: &[Figure], least_sd: f64, sign: f64, past: &Body) -> Self {
        let (mean, sd) = first_mean_and_sd(figures);
        let signed_sd = sign * sd.max(least_sd);
        let days_ago: Vec<f64> = figures.iter().rev().map(|figure| now.days_since(figure.at)).collect();
        let mut track = Track::new(GAUGE, Habits::MEASURED);
        for (figure, load) in figures.iter().rev().zip(Load::ago(past, System::Heart, &days_ago)) {
            track.hear(-figure.age, (figure.value - mean) / signed_sd, load);
        }
        Self { track, mean, signed_sd }
    }

    /// Gives what the figure is expected to be so many days from now at this load, where none is heard until then: median, 10th
    /// and 90th percentile.
    #[must_use]
    pub fn foretell(&self, days: i64, load: Load) -> [f64; 3] {
        let Foretold { median, least, most, .. } = self.track.foretell(days, load);
        let [median, one, other] = [median, least, most].map(|z| self.mean + self.signed_sd * z);
        [median, one.min(other), one.max(other)]
    }
}

/// Gives the mean of the earliest weeks of figures, the latest first, and the standard deviation within weeks: a year's drift
/// with fitness and season is none of what a day brings.
fn first_mean_and_sd(figures: &[Figure]) -> (f64, f64) {
    let (mut mean, mut squares, mut free) = (0.0, 0.0, 0.0);
    for weeks in figures.chunk_by(|one, next| one.age / SPELL_DAYS == next.age / SPELL_DAYS) {
        let values: Vec<f64> = weeks.iter().map(|figure| figure.value).collect();
        let sd;
        (mean, sd) = mean_and_sd(&values);
        let more = values.len() as f64 - 1.0;
        (squares, free) = (squares + sd * sd * more, free + more);
    }
    (mean, (squares / f64::max(free, 1.0)).sqrt())
}
