//! A recording that goes on within another: one that was cut off, or that a second device began late.

use super::alike::{DURATION, Tolerance, are_kin, same_duration, seconds, seconds_together};
use crate::import::by_hand::is_typed;
use crate::import::same::link::{is_a_recording, knows_day_only};
use crate::journal::{Seconds, Session};

/// How much of the shorter must go on during the longer.
const SHARE_WITHIN: f64 = 0.9;
/// The distance of the shorter, and what the longer covers in the same time, in metres.
const DISTANCE_WITHIN: Tolerance = Tolerance { share: 0.35, absolute: 200.0 };
/// A recording of more than this many times its time in motion was left running: others may lie in it.
const LEFT_RUNNING: f64 = 2.0;

/// Says whether the shorter of two goes on within the longer at its pace: nobody does two at once.
pub(super) fn is_within(one: &Session, other: &Session) -> bool {
    let (short, long) = if seconds(one) <= seconds(other) { (one, other) } else { (other, one) };
    let duration = seconds(short);
    let is_inside = duration > 0.0 && seconds_together(short, long) >= SHARE_WITHIN * duration;
    // Lists round their times.
    let are_recordings = is_a_recording(short) || is_a_recording(long);
    is_inside && are_recordings && !was_left_running(long) && are_kin(short, long) && !same_duration(short, long) && {
        let distances = short.distance.zip(long.distance).map(|(short, long)| (short.value(), long.value()));
        distances.is_none_or(|(part, whole)| DISTANCE_WITHIN.allows(part, whole * duration / seconds(long)))
    }
}

/// Says of each recording whether it goes on within another of them, which then tells of the whole.
pub(in crate::import) fn cuts(recordings: &[Session]) -> Vec<bool> {
    let is_whole = |recording: &Session| !is_typed(recording) && !knows_day_only(recording);
    let mut whole: Vec<(f64, &Session)> =
        recordings.iter().filter(|recording| is_whole(recording)).map(|recording| (seconds(recording), recording)).collect();
    whole.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let is_cut = |short: &Session| {
        let length = seconds(short);
        whole.iter().take_while(|(longer, _)| is_clearly_longer(*longer, length)).any(|(_, long)| is_within(short, long))
    };
    recordings.iter().map(|recording| is_whole(recording) && is_cut(recording)).collect()
}

/// Says whether one duration is so much longer than another, in seconds, that they may be of a whole and a part of it.
fn is_clearly_longer(longer: f64, length: f64) -> bool {
    // A second for what is rounded: what is nearly of one duration is looked at closely.
    longer > length && !DURATION.allows(longer + 1.0, length)
}

fn was_left_running(session: &Session) -> bool {
    session.moving.map(Seconds::value).is_some_and(|moving| seconds(session) > LEFT_RUNNING * moving)
}
