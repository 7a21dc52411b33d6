//! What was reported beyond anything the log explains: how deep, since when, and how fast it may fade.
//!
//! A deficit whose cause nobody logged has no time constant of its own. What has stood for longer is expected to stand for
//! longer: if troubles of this kind end at some unknown constant rate, the time that one has lasted is the best guess of how
//! long it will still last (the posterior of an exponential rate; Lomax 1954).

use crate::recovery::body::{Unexplained, thresholds};
use crate::recovery::each::BySystem;
use crate::recovery::warning::Warning;

use super::STANDING_DAYS;
use super::branch::Load;
use super::scale::{Morning, Scale};
use super::track::Track;

/// Days over which what nobody logged a cause for fades where it is new.
pub(in crate::recovery) const NEW_FADES_DAYS: f64 = 1.5;
/// How much longer it takes to fade for each day that it has lasted.
pub(in crate::recovery) const LASTING_SHARE: f64 = 0.4;

/// What has lasted for so many days has another cause than training.
pub(in crate::recovery) const TOLD_DAYS: f64 = 7.0;

/// What one scale reports beyond the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beyond {
    /// How much, in the system's unit; less than nothing where the runner is better than expected.
    pub deficit: f64,
    /// Days for which each answer has lain beyond what is explained.
    pub lasted: f64,
}

/// A run of answers that all lay beyond what is explained, by day counted from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasting {
    first: i64,
    last: i64,
}

impl Lasting {
    /// Finds the one that the latest answers belong to; `None` where the latest is explained.
    #[must_use]
    pub fn of(scale: Scale, mornings: &[Morning], track: &Track) -> Option<Self> {
        let mut lasting: Option<Self> = None;
        for morning in mornings.iter().rev() {
            let Some(said) = scale.said(morning) else { continue };
            let is_near = lasting.is_none_or(|later| later.first - morning.day <= STANDING_DAYS);
            if !is_near || !is_beyond(scale, said, morning.load(scale), track) {
                break;
            }
            lasting = Some(Self { first: morning.day, last: lasting.map_or(morning.day, |later| later.last) });
        }
        lasting
    }

    /// Gives the one that an answer of today would belong to that is beyond what is explained.
    #[must_use]
    pub fn until_today(before: Option<Self>) -> Self {
        let first = before.filter(|before| -before.last <= STANDING_DAYS).map_or(0, |before| before.first);
        Self { first, last: 0 }
    }

    /// Gives the days from its first answer to its last.
    #[must_use]
    pub const fn days(self) -> f64 {
        (self.last - self.first) as f64
    }
}

/// Says whether an answer claims so much more than what is explained that it keeps from training by itself.
pub fn is_beyond(scale: Scale, said: f64, load: Load, track: &Track) -> bool {
    let [_, _, train] = thresholds(scale.system());
    scale.above(said, track.explained(load)) >= train
}

/// Gives the days over which a deficit fades that has lasted for so many.
#[must_use]
pub fn fades_over(lasted: f64) -> f64 {
    NEW_FADES_DAYS + LASTING_SHARE * lasted
}

/// Asks for another cause of what has lasted too long for training to be one.
pub fn told(unexplained: &BySystem<Unexplained>) -> impl Iterator<Item = Warning> {
    unexplained.iter().filter_map(|(system, unexplained)| {
        let [_, _, train] = thresholds(system);
        let is_long = unexplained.lasted >= TOLD_DAYS && unexplained.deficit >= train;
        is_long.then_some(Warning::Lasting { system, days: unexplained.lasted as i64 })
    })
}

/// Joins what the scales report of each system: the mean depth, and the longest time that any has lasted.
#[must_use]
pub fn unexplained(beyond: [Option<Beyond>; 3]) -> BySystem<Unexplained> {
    BySystem::of(|system| {
        let of_system = Scale::ALL.into_iter().zip(beyond).filter(|(scale, _)| scale.system() == system);
        let reports: Vec<Beyond> = of_system.filter_map(|(_, beyond)| beyond).collect();
        let lasted = reports.iter().map(|beyond| beyond.lasted).fold(0.0, f64::max);
        Unexplained {
            deficit: reports.iter().map(|beyond| beyond.deficit).sum::<f64>() / reports.len().max(1) as f64,
            fades_over: fades_over(lasted),
            lasted,
        }
    })
}
