//! One gauge as this runner reads it, an answer or a measured figure: a few habits followed at once, weighed by how well each
//! foretold, and a range whose width follows how often it held.

use nalgebra::{Matrix2, Vector2};

use super::branch::{Branch, Gauge, Habit, Load, Prediction, Wait};
use super::heeded::USUAL_ANSWERS;
use crate::recovery::readiness::TENTH;

/// The habits that are followed at once: each way to vary with each way in which days hang together and each way of following
/// what was trained.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    /// How much it varies, beside the gauge's own noise.
    noises: &'static [f64],
    /// How days hang together, as (drift, memory, share).
    ties: &'static [(f64, f64, f64)],
    /// How far it follows what was trained, and how likely that is beforehand.
    followings: &'static [(f64, f64)],
}

impl Habits {
    /// Those of answering on a scale: careful to careless; steady, in swings of a few days, drifting; following what was trained
    /// as in the trials, less, or not at all, as with many who train lightly.
    pub const ANSWERING: Self = Self {
        noises: &[0.4, 0.7, 1.1, 1.7],
        ties: &[(0.0005, 0.5, 0.05), (0.0005, 0.7, 0.40), (0.005, 0.5, 0.05), (0.03, 0.5, 0.10)],
        followings: &[(1.0, 0.90), (0.4, 0.07), (0.0, 0.03)],
    };
    /// Those of saying how tired one is and in what mood: the same, but that with more people it has little to do with training
    /// (of ten in `PMData`, Thambawita 2020, with most).
    pub const FEELING: Self = Self { followings: &[(1.0, 0.60), (0.4, 0.20), (0.0, 0.20)], ..Self::ANSWERING };
    /// Those of a measured figure: a strap's, taken anew each morning, or a watch's, smoothed over days; many follow no training.
    pub const MEASURED: Self = Self {
        noises: &[0.3, 0.6, 1.0],
        ties: &[(0.001, 0.5, 0.5), (0.001, 0.8, 0.7), (0.02, 0.5, 0.3), (0.2, 0.5, 0.1), (1.0, 0.5, 0.1)],
        followings: &[(1.0, 0.7), (0.0, 0.3)],
    };

    fn each(self) -> impl Iterator<Item = Habit> {
        let Self { noises, ties, followings } = self;
        noises.iter().flat_map(move |noise| {
            ties.iter().flat_map(move |(drift, memory, share)| {
                followings.iter().map(|(following, prior)| Habit {
                    noise: *noise,
                    drift: *drift,
                    memory: *memory,
                    share: *share,
                    following: *following,
                    prior: *prior,
                })
            })
        })
    }
}

/// A report further off than this many standard deviations is asked about; it teaches of the body alone, as one at
/// the bound of what is believed does, and nothing of how the runner uses the scale.
pub(in crate::recovery) const SURPRISING: f64 = 3.0;
/// As many surprises in a row are no surprise: the runner uses the scale in another way.
pub(in crate::recovery) const NO_SURPRISE: u32 = 3;
/// How fast the width of the range follows its misses (adaptive conformal inference, Gibbs & Candès 2021).
pub(in crate::recovery) const WIDTH_STEP: f64 = 0.2;
/// The share of mornings that may fall outside the range: a little over a fifth, since those who say the same figure on most
/// mornings are held by any range that holds that figure.
pub(in crate::recovery) const MISSES: f64 = 0.22;
/// A habit whose logarithm of likelihood lies so far below the best's has no say: less than a billionth.
const UNHEARD_OF: f64 = 21.0;
/// The width never leaves these bounds.
const WIDTHS: (f64, f64) = (0.2, 3.0);

/// One gauge as this runner reads it.
#[derive(Debug, Clone)]
pub struct Track {
    gauge: Gauge,
    branches: Vec<Branch>,
    last: Option<i64>,
    heard: f64,
    /// How many figures were heard that came in no hard effort's aftermath.
    usual: usize,
    surprises: u32,
    width: f64,
    /// How far each habit was believed before the last figure. What that says of the body is judged by it: an answer that makes
    /// another habit likelier would else be believed less, the worse it is.
    believed: Vec<f64>,
}

/// What is expected of a gauge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foretold {
    /// Mean, before it is kept within the ends of the gauge.
    mean: f64,
    /// Median.
    pub median: f64,
    /// 10th percentile.
    pub least: f64,
    /// 90th percentile.
    pub most: f64,
    /// Standard deviation, before the range is fitted to how often it held.
    pub sd: f64,
}

impl Foretold {
    /// Gives what is expected where it lies so many points higher, within the ends of the gauge.
    #[must_use]
    pub fn moved(self, points: f64, ends: (f64, f64)) -> Self {
        let within = |value: f64| (value + points).clamp(ends.0, ends.1);
        let Self { mean, median, least, most, sd } = self;
        Self { mean: mean + points, median: within(median), least: within(least), most: within(most), sd }
    }
}

/// What hearing a morning brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heard {
    /// What was expected.
    pub expected: f64,
    /// Whether it was too far from that to say how the runner uses the scale; of the body it is believed a little.
    pub is_surprise: bool,
}

impl Track {
    /// Begins to follow a gauge with these habits.
    #[must_use]
    pub fn new(gauge: Gauge, habits: Habits) -> Self {
        let branches = habits.each().map(|habit| Branch::new(gauge, habit)).collect();
        Self { gauge, branches, last: None, heard: 0.0, usual: 0, surprises: 0, width: 1.0, believed: Vec::new() }
    }

    /// Hears what was said on a day, at a load.
    pub fn hear(&mut self, day: i64, said: f64, load: Load) -> Heard {
        let wait = self.wait_until(day);
        self.last = Some(day);
        self.heard += 1.0;
        self.branches.iter_mut().for_each(|branch| branch.wait(wait));
        let parts = self.parts(load);
        self.believed = self.weights();
        let expected = self.joined(&parts, &self.believed);
        self.follow_width(said, expected);
        // Whoever hardly ever moves on a scale may still move by a step: that is no surprise.
        let off = (said - expected.median) / expected.sd.max(self.gauge.noise);
        self.surprises = if off.abs() > SURPRISING { self.surprises + 1 } else { 0 };
        // In the weeks after a hard effort it is the body that surprises, however often.
        let is_use = self.surprises >= NO_SURPRISE && !load.in_aftermath;
        let is_surprise = self.surprises > 0 && !is_use;
        // Who has said little before it has no usual answers that could be told from those after it.
        let is_new = load.in_aftermath && self.usual < USUAL_ANSWERS;
        self.usual += usize::from(!load.in_aftermath);
        // Nor does a surprise then tell how the runner uses the scale.
        if !(is_new || is_surprise && load.in_aftermath) {
            self.branches.iter_mut().zip(&parts).for_each(|(branch, part)| branch.count(said, part));
        }
        if is_surprise || is_new {
            self.branches.iter_mut().zip(&parts).for_each(|(branch, part)| branch.learn_but_level(said, part, expected.mean));
        } else if is_use {
            self.learn_anew(said, load, expected.mean);
        } else {
            self.learn(said, &parts, expected.mean);
        }
        Heard { expected: expected.median, is_surprise }
    }

    /// Learns from a figure what it says of the scale's use and of the body.
    fn learn(&mut self, said: f64, parts: &[Prediction], by_all: f64) {
        for (branch, part) in self.branches.iter_mut().zip(parts) {
            branch.learn(said, part, by_all);
        }
    }

    /// Learns from a figure where the scale is used in another way than before.
    fn learn_anew(&mut self, said: f64, load: Load, by_all: f64) {
        self.branches.iter_mut().for_each(Branch::forget_level);
        let parts = self.parts(load);
        self.learn(said, &parts, by_all);
    }

    /// Gives what is expected on a day at a load, where nothing is heard until then.
    #[must_use]
    pub fn foretell(&self, day: i64, load: Load) -> Foretold {
        self.waited(day).now(load)
    }

    /// Gives how far the runner swings on a day beyond what the model explains, where nothing is heard until then, in the
    /// system's unit; worse is more.
    #[must_use]
    pub fn swing(&self, day: i64) -> f64 {
        self.waited(day).mean(Branch::swing) / self.gauge.span
    }

    fn waited(&self, day: i64) -> Self {
        let mut later = self.clone();
        let wait = self.wait_until(day);
        later.branches.iter_mut().for_each(|branch| branch.wait(wait));
        later
    }

    fn wait_until(&self, day: i64) -> Wait {
        Wait::days(self.last.map_or(0, |last| day - last))
    }

    /// Gives what the runner says when recovered.
    #[must_use]
    pub fn level(&self) -> f64 {
        self.mean(Branch::level)
    }

    /// Gives what the runner's level and the model's deficit explain of a figure at a load.
    #[must_use]
    pub fn explained(&self, load: Load) -> f64 {
        self.mean(|branch| branch.explained(load))
    }

    /// Gives how much the runner's figures vary by themselves, and no less than the gauge's do.
    #[must_use]
    pub fn noise(&self) -> f64 {
        self.mean(Branch::noise).max(self.gauge.noise)
    }

    /// Gives how many mornings were heard.
    #[must_use]
    pub const fn heard(&self) -> f64 {
        self.heard
    }

    /// Gives what is known of gain and pace, in standard deviations of people, over all habits as they were believed before the
    /// last figure: mean and covariance.
    #[must_use]
    pub fn gain_and_pace(&self) -> (Vector2<f64>, Matrix2<f64>) {
        let parts: Vec<_> = self.branches.iter().map(Branch::gain_and_pace).collect();
        let weights = &self.believed;
        let mean = parts.iter().zip(weights).fold(Vector2::zeros(), |sum, ((mean, _), weight)| sum + mean * *weight);
        let cov = parts.iter().zip(weights).fold(Matrix2::zeros(), |sum, ((own, cov), weight)| {
            let off = own - mean;
            sum + (cov + off * off.transpose()) * *weight
        });
        (mean, cov)
    }

    fn now(&self, load: Load) -> Foretold {
        self.joined(&self.parts(load), &self.weights())
    }

    /// Gives what each habit expects at a load.
    fn parts(&self, load: Load) -> Vec<Prediction> {
        self.branches.iter().map(|branch| branch.expect(load)).collect()
    }

    /// Joins what the habits expect, each by its weight.
    fn joined(&self, parts: &[Prediction], weights: &[f64]) -> Foretold {
        let mean: f64 = parts.iter().zip(weights).map(|(part, weight)| part.mean * weight).sum();
        let spread = |part: &Prediction| part.variance + (part.mean - mean).powi(2);
        let variance: f64 = parts.iter().zip(weights).map(|(part, weight)| spread(part) * weight).sum();
        let sd = variance.sqrt();
        let (least, most) = self.gauge.ends;
        let within = |value: f64| value.clamp(least, most);
        let half = TENTH * self.width * sd;
        Foretold { mean, median: within(mean), least: within(mean - half), most: within(mean + half), sd }
    }

    /// Widens the range after a miss and narrows it after a hit, so that as many miss as are meant to.
    fn follow_width(&mut self, said: f64, expected: Foretold) {
        let is_missed = said < expected.least - 1e-9 || said > expected.most + 1e-9;
        let step = WIDTH_STEP * (f64::from(u8::from(is_missed)) - MISSES);
        let (least, most) = WIDTHS;
        self.width = (self.width * step.exp()).clamp(least, most);
    }

    fn weights(&self) -> Vec<f64> {
        let likelihoods: Vec<f64> = self.branches.iter().map(Branch::likelihood).collect();
        let best = likelihoods.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let beside = |likelihood: f64| if likelihood < best - UNHEARD_OF { 0.0 } else { (likelihood - best).exp() };
        let raw: Vec<f64> = likelihoods.into_iter().map(beside).collect();
        let sum: f64 = raw.iter().sum();
        raw.into_iter().map(|weight| weight / sum).collect()
    }

    fn mean(&self, of: impl Fn(&Branch) -> f64) -> f64 {
        self.branches.iter().zip(self.weights()).map(|(branch, weight)| of(branch) * weight).sum()
    }
}
