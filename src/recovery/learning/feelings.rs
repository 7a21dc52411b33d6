//! Feelings deceive after a big effort: 161 km left soreness normal on the fifth day and the legs 12 % slow (Hoffman 2017).

use crate::recovery::assessment::System;
use crate::recovery::body::{AgedEffort, Body};
use crate::recovery::ensemble::{Ensemble, Runner, Way};
use crate::recovery::readiness::quantile;

/// Strength loss from which an effort begins to count as a marathon or more, and from which it counts in full, fraction.
pub(in crate::recovery) const BIG_STRENGTH_LOSS: (f64, f64) = (0.20, 0.24);
/// How long after such an effort good feelings may not clear strength, and from when on they may in full, days.
pub(in crate::recovery) const DECEIVED_DAYS: (f64, f64) = (5.5, 8.0);
/// The part of the strength deficit expected of people at large that must be left then.
pub(in crate::recovery) const STRENGTH_KEPT: f64 = 0.6;

/// Keeps strength from being cleared by feelings in the days after a marathon or more.
pub fn keep_strength(ensemble: &mut Ensemble, body: &Body) {
    let deceit = body.efforts.iter().map(deceit).fold(0.0, f64::max);
    if deceit <= 0.0 {
        return;
    }
    let by_way: Vec<f64> = ensemble.ways.iter().map(|way| body.deficit(System::Strength, 0.0, *way)).collect();
    let own = |runner: &Runner| runner.gain[System::Strength] * by_way.get(runner.way).copied().unwrap_or_default();
    let left = quantile(&ensemble.runners.iter().map(own).collect::<Vec<f64>>(), 0.5);
    let least = deceit * STRENGTH_KEPT * body.deficit(System::Strength, 0.0, Way::TYPICAL);
    if left > 0.0 && left < least {
        ensemble.deepen(System::Strength, least / left);
    }
}

/// Gives how far feelings deceive about an effort, 0 to 1: fading in with its depth and out with the days, so that no minute
/// switches it.
fn deceit(aged: &AgedEffort) -> f64 {
    part(aged.effort.size(System::Strength), BIG_STRENGTH_LOSS) * (1.0 - part(aged.age, DECEIVED_DAYS))
}

/// Gives how far a value has come from one bound to the other, 0 to 1.
pub(super) fn part(value: f64, (from, until): (f64, f64)) -> f64 {
    ((value - from) / (until - from)).clamp(0.0, 1.0)
}
