//! What is known of this runner's gains and pace: the spread between people, narrowed by what was heard.
//!
//! The unknowns are independent standard normals: the pace, what all gains share, and what each gain has of its own. Every
//! message is linear in them, so the posterior is a normal distribution in closed form.

use nalgebra::{Matrix2, SMatrix, SVector, Vector2};

use crate::recovery::assessment::System;
use crate::recovery::each::BySystem;
use crate::recovery::evidence::{self as ev};

use super::hearts::Hearts;
use super::lateness::Lateness;
use super::reproduced::AttemptEvidence;
use super::scale::Scale;
use super::track::Track;

/// How alike fatigue and mood swing from day to day, being two words for one feeling: the correlation within people (0.27 in
/// ten people of `PMData`, Thambawita 2020).
pub(in crate::recovery) const ALIKE: f64 = 0.27;
/// How far a scale's own account of how sure it is counts: the model's courses are not the runner's own, and a filter that
/// takes them for true is too sure of itself. It counts for the spread of the possible runners only: their middle is where all
/// that was heard pulls to, which is nearer to the truth. Set so that the ranges of made-up runners hold
/// (`cargo bench --bench coverage`).
pub(in crate::recovery) const TRUST: f64 = 0.3;
/// What the heart's figures say is heeded beyond so many standard deviations of what they would say by chance, by what the belief
/// they narrow leaves open: of two things that chance says, only the worse is heeded, so that without it whoever measures their
/// heart would be told later dates for measuring it.
pub(in crate::recovery) const BY_CHANCE: f64 = 0.5;
/// The pace, the shared gain, and the six systems' own.
const UNKNOWNS: usize = 8;
/// The middle runner.
const NORMAL: [f64; UNKNOWNS] = [0.0; UNKNOWNS];
type Unknowns = SVector<f64, UNKNOWNS>;
type Square = SMatrix<f64, UNKNOWNS, UNKNOWNS>;

/// Gains and pace of this runner, in standard deviations of people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Posterior {
    /// As the check-ins and the efforts tried again have it.
    said: Belief,
    /// How much slower, and how much deeper in each system, the middle runner is by what the heart's figures say (see
    /// [`Belief::worse_than`]).
    by_heart: (f64, BySystem<f64>),
}

/// A normal distribution of the unknowns.
#[derive(Debug, Clone, PartialEq)]
struct Belief {
    mean: Unknowns,
    /// The lower triangle whose square is the covariance.
    root: Square,
}

impl Default for Belief {
    /// What is known where nothing was heard: the spread between people.
    fn default() -> Self {
        Self { mean: Unknowns::zeros(), root: Square::identity() }
    }
}

/// What was heard of the unknowns: precision, and what it pulls to.
#[derive(Clone, Copy)]
struct Message {
    precision: Square,
    pull: Unknowns,
}

impl Message {
    /// Adds what one gauge says of a system's gain and of the pace, as far as it counts beside others of the same thing.
    fn add(&mut self, system: System, (mean, cov): (Vector2<f64>, Matrix2<f64>), share: f64) {
        let (precision, pull) = message(mean, cov);
        let seen = looks_at(system);
        self.precision += seen.transpose() * precision * seen * share;
        self.pull += seen.transpose() * pull * share;
    }

    /// Joins it with the spread between people, and then with what the efforts tried again say: what the scales say counts
    /// beside these for no more than it is sure.
    fn belief(self, tried: &AttemptEvidence) -> Belief {
        let inverse = |precision: Square| precision.cholesky().map(|factor| factor.inverse());
        let felt = inverse(Square::identity() + self.precision).map(|whole| whole * self.pull);
        let trusted = Square::identity() + self.precision * TRUST;
        let along = unknowns(&tried.along);
        let covariance = inverse(trusted + along * along.transpose() * tried.precision);
        let root = covariance.and_then(nalgebra::Matrix::cholesky).map(|factor| factor.l());
        let mean = felt.zip(covariance).map(|(felt, covariance)| covariance * (trusted * felt + along * tried.pull));
        mean.zip(root).map(|(mean, root)| Belief { mean, root }).unwrap_or_default()
    }
}

impl Belief {
    fn drawn(&self, normals: [f64; UNKNOWNS]) -> (f64, BySystem<f64>) {
        let drawn = self.mean + self.root * Unknowns::from(normals);
        let (shared, own) = weights();
        (drawn[0], BySystem::of(|system| shared * drawn[1] + own * drawn[2 + system.index()]))
    }

    /// Gives how much slower, and how much deeper in each system, its middle runner is than that of a belief which heard less:
    /// never less than nothing, and only what lies beyond [`BY_CHANCE`].
    fn worse_than(&self, before: &Self) -> (f64, BySystem<f64>) {
        let narrowed = before.root * before.root.transpose() - self.root * self.root.transpose();
        let beyond = |with: f64, without: f64, variance: f64| (with - without - BY_CHANCE * variance.max(0.0).sqrt()).max(0.0);
        let ((slower, deeper), (pace, gains)) = (self.drawn(NORMAL), before.drawn(NORMAL));
        let of_gain = |system| (looks_at(system) * narrowed * looks_at(system).transpose())[(0, 0)];
        let deeper = BySystem::of(|system| beyond(deeper[system], gains[system], of_gain(system)));
        (beyond(slower, pace, narrowed[(0, 0)]), deeper)
    }
}

impl Posterior {
    /// Joins what the scales and the heart's figures say with what the efforts that were tried again say.
    #[must_use]
    pub fn of(tracks: &[Track; 3], tried: &AttemptEvidence, hearts: &Hearts) -> Self {
        let mut told = Message { precision: Square::zeros(), pull: Unknowns::zeros() };
        for (track, scale) in tracks.iter().zip(Scale::ALL).filter(|(track, _)| track.heard() > 0.0) {
            let alike = tracks.iter().zip(Scale::ALL).filter(|(_, other)| other.system() == scale.system());
            let alike = alike.map(|(track, _)| track.heard()).sum::<f64>();
            told.add(scale.system(), track.gain_and_pace(), share(track.heard(), alike));
        }
        let said = told.belief(tried);
        let of_hearts = hearts.tracks().map(Track::heard).sum::<f64>();
        for track in hearts.tracks() {
            told.add(System::Heart, track.gain_and_pace(), share(track.heard(), of_hearts));
        }
        let by_heart = told.belief(tried).worse_than(&said);
        Self { said, by_heart }
    }

    /// Gives one possible runner, from eight independent standard normals: the pace first, then the shared gain and the six
    /// systems' own. The answer is the pace and the six gains, in standard deviations of people.
    ///
    /// The heart may keep from a hard day and never clears one: what its figures say is heeded where it is worse.
    #[must_use]
    pub fn runner(&self, normals: [f64; UNKNOWNS]) -> (f64, BySystem<f64>) {
        let (pace, gains) = self.said.drawn(normals);
        let (slower, deeper) = self.by_heart;
        (pace + slower, BySystem::of(|system| gains[system] + deeper[system]))
    }

    /// Gives the pace that stands as far along its distribution as a standard normal does, in standard deviations of people.
    #[must_use]
    pub fn pace(&self, normal: f64) -> f64 {
        self.said.mean[0] + self.said.root[(0, 0)] * normal + self.by_heart.0
    }
}

/// Gives how far a gauge counts that was heard on so many of all mornings on which one like it was: two that swing alike tell
/// less than two of them would.
fn share(heard: f64, of_all_alike: f64) -> f64 {
    1.0 / (1.0 + ALIKE * (of_all_alike / heard - 1.0).min(1.0))
}

/// Gives how much of each gain all systems share, and how much is the system's own.
pub fn weights() -> (f64, f64) {
    (ev::GAIN_SHARED.sqrt(), (1.0 - ev::GAIN_SHARED).sqrt())
}

/// Puts what hangs on each of the unknowns in their order.
fn unknowns(of: &Lateness) -> Unknowns {
    let mut each = Unknowns::zeros();
    each[0] = of.pace;
    each[1] = of.shared;
    for (system, own) in of.own.iter() {
        each[2 + system.index()] = *own;
    }
    each
}

/// Gives how a system's gain and the pace are made of the unknowns.
fn looks_at(system: System) -> SMatrix<f64, 2, UNKNOWNS> {
    let (shared, own) = weights();
    let mut seen = SMatrix::<f64, 2, UNKNOWNS>::zeros();
    seen[(0, 1)] = shared;
    seen[(0, 2 + system.index())] = own;
    seen[(1, 0)] = 1.0;
    seen
}

/// Takes what was known beforehand (a standard normal each) out of what is known now: precision and its pull. Nothing is ever
/// known less than beforehand; what is hardly known better still pulls, and less the less it is known.
fn message(mean: Vector2<f64>, cov: Matrix2<f64>) -> (Matrix2<f64>, Vector2<f64>) {
    let parts = cov.symmetric_eigen();
    let mut precision = Matrix2::zeros();
    let mut pull = Vector2::zeros();
    for (variance, axis) in parts.eigenvalues.iter().zip(parts.eigenvectors.column_iter()) {
        let variance = variance.max(1e-4);
        precision += axis * axis.transpose() * (1.0 / variance - 1.0).max(0.0);
        pull += axis * (axis.dot(&mean) / variance);
    }
    (precision, pull)
}
