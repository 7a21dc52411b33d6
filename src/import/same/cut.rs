//! A recording that goes on within another: one that was cut off, or that a second device began late.

use super::alike::{are_kin, close, same_length, seconds, seconds_together};
use crate::import::by_hand::is_typed;
use crate::import::same::link::{is_a_recording, knows_day_only};
use crate::journal::{Seconds, Session};

/// How much of the shorter must go on during the longer.
const MOST_OF_IT: f64 = 0.9;
/// How much the way that the shorter knows may differ from what the longer makes of its time, as a share of the more ...
const WAY_SHARE: f64 = 0.35;
/// ... and in metres.
const WAY_APART: f64 = 200.0;
/// A recording of more than this many times its time in motion was left running: others may lie in it.
const LEFT_RUNNING: f64 = 2.0;

/// Says whether the shorter of two goes on within the longer at its pace: nobody does two at once.
pub(super) fn is_within(one: &Session, other: &Session) -> bool {
    let (short, long) = if seconds(one) <= seconds(other) { (one, other) } else { (other, one) };
    let length = seconds(short);
    let is_inside = length > 0.0 && seconds_together(short, long) >= MOST_OF_IT * length;
    // Lists round their times.
    let are_recordings = is_a_recording(short) || is_a_recording(long);
    is_inside && are_recordings && !was_left_running(long) && are_kin(short, long) && !same_length(short, long) && {
        let ways = short.distance.zip(long.distance).map(|(short, long)| (short.value(), long.value()));
        ways.is_none_or(|(way, whole)| close(way, whole * length / seconds(long), WAY_SHARE, WAY_APART))
    }
}

/// Says of each recording whether it goes on within another of them, which then tells of the whole.
pub(in crate::import) fn cuts(recordings: &[Session]) -> Vec<bool> {
    let is_whole = |recording: &Session| !is_typed(recording) && !knows_day_only(recording);
    let is_longer = |long: &Session, short: &Session| seconds(long) > seconds(short) && is_whole(long) && is_whole(short);
    let is_cut = |short: &Session| recordings.iter().any(|long| is_longer(long, short) && is_within(short, long));
    recordings.iter().map(is_cut).collect()
}

fn was_left_running(session: &Session) -> bool {
    session.moving.map(Seconds::value).is_some_and(|moving| seconds(session) > LEFT_RUNNING * moving)
}
