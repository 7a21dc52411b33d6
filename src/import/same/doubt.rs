//! Two sessions that may be one, where not enough speaks for it to join them.

use super::alike::{Tolerance, are_kin, durations_agree, seconds, seconds_together};
use super::link::{knows_day_only, link};
use super::shifted::beside;
use crate::import::by_hand::is_typed;
use crate::journal::{Session, Sport};

/// How many seconds the starts may lie beside a number of quarters of an hour.
const MOST_BESIDE: f64 = 90.0;
/// Two durations that are nearly the same, in seconds.
const NEAR_DURATION: Tolerance = Tolerance { share: 0.02, absolute: 0.0 };
/// Two distances that are nearly the same, in metres.
const NEAR_DISTANCE: Tolerance = Tolerance { share: 0.03, absolute: 0.0 };
/// How much two average heart rates may differ, in beats per minute.
const HEART_APART: f64 = 4.0;
/// Which share of the shorter goes on during the longer, where the two are said to go on at once.
const SHARE_AT_ONCE: f64 = 0.5;
/// Two that overlap for less, in seconds, may do so because their clocks differ.
const SHORTEST_OVERLAP: f64 = 60.0;

/// How far apart two sessions of other sports begin, in seconds, and how long each is, where one device had the wrong sport set.
const BEGIN_TOGETHER: f64 = 300.0;
const AS_LONG: Tolerance = Tolerance { share: 0.05, absolute: 60.0 };

/// Why two sessions may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinDoubt {
    /// They go on at the same time.
    AtOnce,
    /// The first still goes on when the second begins.
    Overlap,
    /// They say nearly the same, as many quarters of an hour apart as clocks of two zones may be.
    Zones,
}

/// Says whether two sessions of the log may be one, though nothing is sure enough to join them.
///
/// Two of one device are never taken for one by their figures: whoever runs the same way to work and back has both on one watch.
#[must_use]
pub fn doubt(one: &Session, other: &Session) -> Option<JoinDoubt> {
    let (ours, theirs) = (one.recordings(), other.recordings());
    let pairs = || ours.iter().flat_map(|this| theirs.iter().map(move |that| (this, that)));
    let is_told = |session: &Session| !is_typed(session) && !knows_day_only(session);
    // What is linked and stands apart was split by the runner.
    if !pairs().all(|(this, that)| is_told(this) && is_told(that) && link(this, that).is_none()) {
        return None;
    }
    let is_of_one_source =
        |this: &Session, that: &Session| this.source.format == that.source.format && this.source.device == that.source.device;
    let at_once = pairs().filter_map(|(this, that)| at_once(this, that)).max_by(f64::total_cmp);
    if let Some(share) = at_once {
        Some(if share >= SHARE_AT_ONCE { JoinDoubt::AtOnce } else { JoinDoubt::Overlap })
    } else if pairs().any(|(this, that)| is_nearly_the_same(this, that))
        && !pairs().any(|(this, that)| is_of_one_source(this, that))
    {
        Some(JoinDoubt::Zones)
    } else {
        None
    }
}

/// Gives which share of the shorter goes on during the longer, where it is enough to matter and they are of kin sports, or begin
/// and end together: nobody runs and rides at once.
fn at_once(one: &Session, other: &Session) -> Option<f64> {
    let together = seconds_together(one, other);
    let are_named = one.sport != Sport::Other && other.sport != Sport::Other;
    let begin_together = || one.start.seconds_since(other.start).abs() <= BEGIN_TOGETHER;
    let is_one_time = || begin_together() && durations_agree(one, other, AS_LONG);
    let is_enough = are_named && together >= SHORTEST_OVERLAP && (are_kin(one, other) || is_one_time());
    is_enough.then(|| together / seconds(one).min(seconds(other)).max(1.0))
}

fn is_nearly_the_same(one: &Session, other: &Session) -> bool {
    let distances = one.distance.zip(other.distance);
    let hearts = one.heart_avg.zip(other.heart_avg);
    beside(one, other).is_some_and(|beside| beside <= MOST_BESIDE)
        && are_kin(one, other)
        && durations_agree(one, other, NEAR_DURATION)
        && distances.is_some_and(|(one, other)| NEAR_DISTANCE.allows(one.value(), other.value()))
        && hearts.is_none_or(|(one, other)| (one.value() - other.value()).abs() <= HEART_APART)
}
