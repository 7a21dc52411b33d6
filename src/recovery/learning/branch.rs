//! One way of using a scale, followed from morning to morning: an extended Kalman filter over four unknowns.
//!
//! Harvey 1989 (structural time series): a local level, a stationary swing around it, and a regression on the model's
//! deficit, whose gain and pace are the runner's own.

use nalgebra::{Matrix2, Matrix4, Vector2, Vector4};

use crate::recovery::assessment::System;
use crate::recovery::body::Body;
use crate::recovery::ensemble::Way;
use crate::recovery::evidence::{self as ev};

use super::strain::Strained;

/// The places of the unknowns: the runner's level, how it swings, and gain and pace in standard deviations of people.
const LEVEL: usize = 0;
const SWING: usize = 1;
const GAIN: usize = 2;
const PACE: usize = 3;

/// How much of a habit's standing is left a day later, so that a changed habit is found out.
pub(in crate::recovery) const STANDING_KEPT: f64 = 0.99;
/// How far from the typical pace the model is asked beside it, in standard deviations of people.
pub(in crate::recovery) const PACE_STEP: f64 = 1.25;
/// Gains and paces are forgotten over so many days towards those of people at large: bodies change.
pub(in crate::recovery) const FORGETTING_DAYS: f64 = 1_000.0;
/// How far off a morning is believed to be by the body, in standard deviations (Huber 1964).
pub(in crate::recovery) const BELIEVED: f64 = 1.5;
/// No morning moves a gain by more than this share.
pub(in crate::recovery) const MOST_LEARNT: f64 = 1.15;
/// How far the model's course may be off for one effort, as a share of the deficit: no two recoveries are alike.
pub(in crate::recovery) const MISFIT: f64 = 0.4;
/// A figure further off than this many variances counts no more against a habit.
pub(in crate::recovery) const MOST_PENALTY: f64 = 9.0;

/// What a figure is made of that a morning brings: an answer on a scale, or a reading of the heart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    /// What a recovered runner usually gives.
    pub usual: f64,
    /// How far a runner's own level may lie from that: one standard deviation.
    pub level_spread: f64,
    /// How much is given for one unit of the system's deficit; negative where more is better.
    pub span: f64,
    /// How much it varies by itself.
    pub noise: f64,
    /// The least and the most that can be given.
    pub ends: (f64, f64),
    /// The least and the most that can be anybody's usual figure.
    pub usual_ends: (f64, f64),
    /// How much one standard deviation of each part of strain moves it.
    pub per_strain: Strained,
}

/// What bears on a morning's figure: the deficit of one system, by how slowly the runner recovers, and what else weighs on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// For a fast, a typical and a slow runner.
    by_pace: [f64; 3],
    strain: Strained,
    /// Whether it falls into the weeks after a hard effort, in which nobody's usual answers are learnt anew.
    pub in_aftermath: bool,
}

impl Load {
    /// No deficit at all, and a usual night.
    pub const NONE: Self = Self::of([0.0; 3]);

    const fn of(by_pace: [f64; 3]) -> Self {
        Self { by_pace, strain: [0.0; 3], in_aftermath: false }
    }

    /// Asks the model about moments so many days ago each, in order of time.
    pub fn ago(past: &Body, system: System, days_ago: &[f64]) -> Vec<Self> {
        let [fast, typical, slow] = Self::paces().map(|pace| past.deficits_ago(system, days_ago, pace));
        let by_pace = fast.into_iter().zip(typical).zip(slow);
        by_pace.map(|((fast, typical), slow)| Self::of([fast, typical, slow])).collect()
    }

    /// Asks the model about a moment so many days ahead, after a usual night.
    pub fn ahead(body: &Body, system: System, in_days: f64) -> Self {
        Self::of(Self::paces().map(|pace| body.deficit(system, in_days, Way { pace, ..Way::TYPICAL })))
    }

    /// Adds what else weighs on the morning.
    #[must_use]
    pub const fn under(self, strain: Strained) -> Self {
        Self { strain, ..self }
    }

    /// Says whether a hard effort was not long before.
    #[must_use]
    pub const fn after(self, in_aftermath: bool) -> Self {
        Self { in_aftermath, ..self }
    }

    /// Gives the deficit for the typical runner.
    #[must_use]
    pub const fn typical(self) -> f64 {
        self.by_pace[1]
    }

    fn paces() -> [f64; 3] {
        [-PACE_STEP, 0.0, PACE_STEP].map(|z| (ev::PACE_SPREAD * z).exp())
    }

    /// Gives the deficit at a pace in standard deviations of people, and how it changes with the pace.
    fn at(self, z: f64) -> (f64, f64) {
        let [fast, typical, slow] = self.by_pace;
        let x = z.clamp(-2.5, 2.5) / PACE_STEP;
        let (bend, tilt) = (f64::midpoint(fast, slow) - typical, (slow - fast) / 2.0);
        // A parabola between the three, and a straight line beyond: there it would turn round.
        let (value, slope) = match x {
            ..-1.0 => (fast + (typical - fast) * (x + 1.0), typical - fast),
            1.0.. => (slow + (slow - typical) * (x - 1.0), slow - typical),
            _ => (typical + tilt * x + bend * x * x, tilt + 2.0 * bend * x),
        };
        if value <= 0.0 { (0.0, 0.0) } else { (value, slope / PACE_STEP) }
    }
}

/// A way of using a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// How much it varies, beside the scale's own noise.
    pub noise: f64,
    /// Variance of the level's walk in a day, beside that of the noise.
    pub drift: f64,
    /// How much of a swing is left a day later.
    pub memory: f64,
    /// The part of the variance that swings.
    pub share: f64,
    /// How far it follows the model's deficit, 0 to 1.
    pub following: f64,
    /// How likely this following is beforehand.
    pub prior: f64,
}

/// Some days that go by, and how much is kept over them of what was learnt of a body, and of how a habit stood.
#[derive(Debug, Clone, Copy)]
pub struct Wait {
    days: i32,
    known: f64,
    standing: f64,
}

impl Wait {
    /// Lets so many days go by.
    pub fn days(days: i64) -> Self {
        let days = days.clamp(0, 400) as i32;
        Self { days, known: (-f64::from(days) / FORGETTING_DAYS).exp(), standing: STANDING_KEPT.powi(days) }
    }
}

/// What a habit expects to hear: mean and variance, and how it hangs together with each unknown.
#[derive(Debug, Clone, Copy)]
pub struct Prediction {
    /// Mean, in points of the scale.
    pub mean: f64,
    /// Variance, in points squared.
    pub variance: f64,
    /// The covariance of each unknown with what is said.
    shared: Vector4<f64>,
    /// How much strain explains, in points of the scale.
    explained: f64,
}

/// One habit, followed.
#[derive(Debug, Clone)]
pub struct Branch {
    gauge: Gauge,
    habit: Habit,
    variance: f64,
    mean: Vector4<f64>,
    cov: Matrix4<f64>,
    /// The logarithm of how well it foretold of late, beside the others.
    score: f64,
    /// What the last figure alone moved the gain by, where it moved it the other way than the figure itself was off.
    contrary: f64,
}

impl Branch {
    /// Begins to follow.
    pub fn new(gauge: Gauge, habit: Habit) -> Self {
        let variance = (habit.noise * gauge.noise).powi(2);
        let spread = Vector4::new(gauge.level_spread.powi(2), habit.share * variance, 1.0, 1.0);
        Self {
            gauge,
            habit,
            variance,
            mean: Vector4::new(gauge.usual, 0.0, 0.0, 0.0),
            cov: Matrix4::from_diagonal(&spread),
            score: 0.0,
            contrary: 0.0,
        }
    }

    /// Lets time go by.
    pub fn wait(&mut self, Wait { days, known, standing }: Wait) {
        self.score *= standing;
        let kept = Vector4::new(1.0, self.habit.memory.powi(days), known, known);
        let stationary = Vector4::new(0.0, self.habit.share * self.variance, 1.0, 1.0);
        self.mean.component_mul_assign(&kept);
        self.cov.component_mul_assign(&(kept * kept.transpose()));
        for at in [SWING, GAIN, PACE] {
            self.cov[(at, at)] += stationary[at] * (1.0 - kept[at] * kept[at]);
        }
        self.cov[(LEVEL, LEVEL)] += self.habit.drift * self.variance * f64::from(days);
    }

    /// Gives what it expects to hear at a load.
    pub fn expect(&self, load: Load) -> Prediction {
        let (deficit, slope) = load.at(self.mean[PACE]);
        let gain = self.gain();
        let moves = Vector4::new(1.0, 1.0, gain * deficit * ev::GAIN_SPREAD, gain * slope);
        let mean = self.mean[LEVEL] + self.mean[SWING] + gain * deficit;
        let misfit = (MISFIT * gain * deficit).powi(2);
        let shared = self.cov * moves;
        let variance = moves.dot(&shared) + (1.0 - self.habit.share) * self.variance + misfit;
        let explained = self.gauge.per_strain.iter().zip(load.strain).map(|(per_strain, strain)| per_strain * strain).sum();
        Prediction { mean, variance: variance.max(1e-9), shared, explained }
    }

    /// Gives what the runner's level and the model's deficit explain of what is said at a load.
    pub fn explained(&self, load: Load) -> f64 {
        let (deficit, _) = load.at(self.mean[PACE]);
        self.mean[LEVEL] + self.gain() * deficit
    }

    /// Gives how much is said for one unit of the deficit, by this runner's gain.
    fn gain(&self) -> f64 {
        let following = self.habit.following * self.gauge.span;
        if following == 0.0 { 0.0 } else { following * (ev::GAIN_SPREAD * self.mean[GAIN]).exp() }
    }

    /// Counts how well what was said had been expected.
    pub fn count(&mut self, said: f64, Prediction { mean, variance, .. }: &Prediction) {
        // A careless answer must not decide between the habits.
        self.score -= 0.5 * variance.ln() + 0.5 * ((said - mean).powi(2) / variance).min(MOST_PENALTY);
    }

    /// Learns from what was said where this was expected by the habit itself, and `by_all` habits together. Gain and pace learn
    /// no more from a morning far off than from one that is a little off, so that none moves a date by days.
    pub fn learn(&mut self, said: f64, expected: &Prediction, by_all: f64) {
        let Prediction { mean, variance, shared, .. } = expected;
        let weights = shared / *variance;
        // What all habits together expected is no news of the body, whatever this one expected: only its level makes up for
        // being off by itself. Whatever is said however often, nobody is usually that badly off.
        let (least, most) = self.gauge.usual_ends;
        self.mean[LEVEL] = (self.mean[LEVEL] + weights[LEVEL] * (said - mean)).clamp(least, most);
        self.mean[SWING] += weights[SWING] * (said - by_all);
        self.learn_of_body(said, expected, by_all);
        self.cov -= weights * shared.transpose();
    }

    /// Learns as [`Self::learn`] does of all but the level, which stays as unsure as it was (a considered parameter, Schmidt
    /// 1966).
    pub fn learn_but_level(&mut self, said: f64, expected: &Prediction, by_all: f64) {
        let Prediction { variance, shared, .. } = expected;
        let mut weights = shared / *variance;
        weights[LEVEL] = 0.0;
        self.mean[SWING] += weights[SWING] * (said - by_all);
        self.learn_of_body(said, expected, by_all);
        let both = weights * shared.transpose();
        self.cov += weights * weights.transpose() * *variance - both - both.transpose();
    }

    /// Learns of gain and pace alone, as from a morning too far off to say how the runner uses the scale.
    fn learn_of_body(&mut self, said: f64, Prediction { variance, shared, explained, .. }: &Prediction, by_all: f64) {
        let believed = BELIEVED * variance.sqrt();
        let off = unexplained(said - by_all, *explained).clamp(-believed, believed) / variance;
        let most = MOST_LEARNT.ln() / ev::GAIN_SPREAD;
        // Whatever hangs together with what: who says that they feel worse recovers no faster for it, and until more is heard
        // no effort cuts them less deep.
        let is_meant = |of: usize| shared[of] * self.gauge.span >= 0.0;
        let deeper = (shared[GAIN] * off).clamp(-most, most);
        self.contrary = if is_meant(GAIN) { 0.0 } else { deeper };
        self.mean[GAIN] += deeper;
        self.mean[PACE] += if is_meant(PACE) { shared[PACE] * off } else { 0.0 };
    }

    /// Lets the level be anything again, as when a runner begins to use a scale in another way.
    pub fn forget_level(&mut self) {
        self.cov[(LEVEL, LEVEL)] += self.gauge.level_spread.powi(2);
    }

    /// Gives the logarithm of how likely the habit is beside the others: beforehand, and by how well it foretold.
    pub fn likelihood(&self) -> f64 {
        self.habit.prior.ln() + self.score
    }

    /// Gives how much figures vary by themselves, by this habit.
    pub fn noise(&self) -> f64 {
        self.variance.sqrt()
    }

    /// Gives what the runner says when recovered.
    pub fn level(&self) -> f64 {
        self.mean[LEVEL]
    }

    /// Gives how far what is said swings above the level now.
    pub fn swing(&self) -> f64 {
        self.mean[SWING]
    }

    /// Gives what is known of gain and pace, in standard deviations of people: mean and covariance.
    pub fn gain_and_pace(&self) -> (Vector2<f64>, Matrix2<f64>) {
        let mean = Vector2::new(self.mean[GAIN] - self.contrary, self.mean[PACE]);
        (mean, self.cov.fixed_view::<2, 2>(GAIN, GAIN).into_owned())
    }
}

/// Gives what is left of a surprise when so much is explained otherwise: what is no surprise stays none, and none is turned
/// round.
fn unexplained(surprise: f64, explained: f64) -> f64 {
    if surprise * explained <= 0.0 { surprise } else { surprise.signum() * (surprise.abs() - explained.abs()).max(0.0) }
}
