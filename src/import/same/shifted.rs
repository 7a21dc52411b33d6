//! The same recording on the clocks of two zones: local time written as UTC, a watch that was never set on a journey.

use super::alike::{Tolerance, are_kin, durations, seconds, seconds_together};
use super::link::knows_day_only;
use crate::journal::Session;

/// Every offset from UTC is a multiple of this, in seconds.
const QUARTER: f64 = 900.0;
/// The clocks of two places that people travel between are no further apart, in seconds.
const MOST_APART: f64 = 14.0 * 3600.0;
/// How many seconds may be left beside the quarters of an hour ...
const BESIDE: f64 = 5.0;
/// ... and where everything else says the same to the figure.
const BESIDE_IDENTICAL: f64 = 2.0;
/// Two distances of copies of one recording, in metres ...
const IDENTICAL_DISTANCE: Tolerance = Tolerance { share: 0.001, absolute: 1.0 };
/// ... and of two recordings that agree closely.
const CLOSE_DISTANCE: Tolerance = Tolerance { share: 0.01, absolute: 20.0 };
/// Shorter ones may agree by chance, in seconds.
const SHORTEST: f64 = 600.0;

/// How much speaks for two recordings being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShiftEvidence {
    /// Durations and distances that no two sessions share, whatever zones may lie between.
    Identical,
    /// Durations and distances that agree closely, and zones that one of them is known to be in.
    Close,
}

/// Gives what speaks for two recordings being one whose clocks were of two zones; `None` where that is not enough.
///
/// Whoever runs the same way twice a day comes close to it: so the duration must agree to a few seconds, the distance to 1 %,
/// the heart rate to a beat or two, and none of it may be rounded. Two copies of one recording agree better than that.
pub(super) fn evidence(one: &Session, other: &Session) -> Option<ShiftEvidence> {
    let beside = beside(one, other)?;
    let is_told = !knows_day_only(one) && !knows_day_only(other) && seconds(one).min(seconds(other)) >= SHORTEST;
    if !is_told || beside > BESIDE || !are_kin(one, other) || !same_heart(one, other) {
        return None;
    }
    let (apart, duration) = nearest_durations(one, other)?;
    let (distance, other_distance) = one.distance.zip(other.distance).map(|(one, other)| (one.value(), other.value()))?;
    let is_measured = duration % 60.0 > 0.5 && duration % 60.0 < 59.5;
    let is_identical = apart <= 1.0 && IDENTICAL_DISTANCE.allows(distance, other_distance) && beside <= BESIDE_IDENTICAL;
    if is_identical && is_measured && !is_round(distance) && !is_round(other_distance) {
        return Some(ShiftEvidence::Identical);
    }
    let overlaps = seconds_together(one, other) > 60.0;
    let is_close = apart <= 3.0 && CLOSE_DISTANCE.allows(distance, other_distance);
    (is_close && is_of_known_zones(one, other) && (is_measured || overlaps)).then_some(ShiftEvidence::Close)
}

/// Gives how many seconds two starts are beside a number of quarters of an hour that zones may lie apart.
pub(super) fn beside(one: &Session, other: &Session) -> Option<f64> {
    let apart = one.start.seconds_since(other.start).abs();
    let quarters = (apart / QUARTER).round();
    (quarters >= 1.0 && quarters * QUARTER <= MOST_APART).then(|| (apart - quarters * QUARTER).abs())
}

/// Says whether the starts are as far apart as zones that either is known to be in: one taken for UTC, one for the other, or an
/// hour of summer time between.
fn is_of_known_zones(one: &Session, other: &Session) -> bool {
    let apart = one.start.seconds_since(other.start).abs();
    let (here, there) = (f64::from(one.start.offset_s()), f64::from(other.start.offset_s()));
    let known = [here, there, here - there, 0.0];
    known
        .into_iter()
        .flat_map(|offset| [-3_600.0, 0.0, 3_600.0].map(|summer| offset + summer))
        .any(|offset| offset != 0.0 && (apart - offset.abs()).abs() <= BESIDE)
}

/// Says whether no heart rate that both know speaks against it.
fn same_heart(one: &Session, other: &Session) -> bool {
    let averages = one.heart_avg.zip(other.heart_avg).is_none_or(|(one, other)| (one.value() - other.value()).abs() <= 2.0);
    averages && one.heart_max.zip(other.heart_max).is_none_or(|(one, other)| (one.value() - other.value()).abs() <= 3.0)
}

/// Finds the two durations that are nearest to each other; gives by how many seconds they differ, and the shorter of them.
fn nearest_durations(one: &Session, other: &Session) -> Option<(f64, f64)> {
    let pairs = durations(one).flat_map(|one| durations(other).map(move |other| ((one - other).abs(), one.min(other))));
    pairs.min_by(|one, other| one.0.total_cmp(&other.0))
}

/// Says whether a distance is one that people write rather than measure.
fn is_round(metres: f64) -> bool {
    let beside = (metres / 100.0).round() * 100.0;
    (metres - beside).abs() < 0.05
}
