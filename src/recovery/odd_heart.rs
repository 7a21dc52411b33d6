//! Figures of the heart that are so far from the runner's own that they are asked about.
//!
//! A high resting heart rate keeps from a hard day whether or not it is right ([`super::veto`]); a figure that hardly can be
//! teaches nothing ([`super::mornings::believed`]).

use crate::journal::Journal;

use super::assessment::System;
use super::body::Body;
use super::ensemble::Way;
use super::learning::unwell::Unwell;
use super::learning::{NO_SURPRISE, SURPRISING};
use super::mornings::{Figure, HEART_SD_UNMEASURED_BPM, HeartBase, Mornings};
use super::warning::{HeartFigure, Warning};

/// The least day-to-day standard deviation of a logarithm of a heart rate variability by which it is asked about: one that is
/// nearly halved on one morning is low, and nothing odd.
pub(super) const ASKED_LN_HRV_SD: f64 = 0.2;

/// Gives today's figures of the heart that are further from the runner's own than [`SURPRISING`] standard deviations, beside what
/// the sessions explain; none on a day on which the runner is unwell, and none that has stayed so.
#[must_use]
pub fn odd_hearts(mornings: &Mornings<'_>, journal: &Journal, body: &Body) -> Vec<Warning> {
    if Unwell::of(mornings, journal).holds(mornings.today) {
        return Vec::new();
    }
    let explained = body.deficit(System::Heart, 0.0, Way::TYPICAL);
    let rate = || {
        let HeartBase { mean, sd } = mornings.resting_heart_base()?;
        let sd = sd.max(HEART_SD_UNMEASURED_BPM);
        let said = odd(&mornings.resting_hearts(), |bpm| (bpm - mean) / sd, explained)?;
        Some(Warning::OddHeart { figure: HeartFigure::Rate, said, usual: mean })
    };
    let variability = || {
        let HeartBase { mean, sd } = mornings.hrv_base()?;
        let sd = sd.max(ASKED_LN_HRV_SD);
        let said = odd(&mornings.hrv_days(), |ln| (mean - ln) / sd, explained)?;
        Some(Warning::OddHeart { figure: HeartFigure::Variability, said: said.exp(), usual: mean.exp() })
    };
    [rate(), variability()].into_iter().flatten().collect()
}

/// Gives today's figure where it is odd; `worse` says how many standard deviations worse than usual one is.
fn odd(figures: &[Figure], worse: impl Fn(f64) -> f64, explained: f64) -> Option<f64> {
    let is_odd = |figure: &Figure| !(-SURPRISING..=SURPRISING + explained).contains(&worse(figure.value));
    let today = figures.first().filter(|figure| figure.age == 0 && is_odd(figure))?;
    let stays = figures.iter().take_while(|figure| is_odd(figure)).count() >= NO_SURPRISE as usize;
    (!stays).then_some(today.value)
}
