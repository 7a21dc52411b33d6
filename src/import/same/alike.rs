//! What two recordings of one session have in common: the kind of sport, the length, the way, the time of day.

use super::link::is_route;
use crate::journal::{Seconds, Session, Sport};

/// How much two lengths of one session may differ, as a share of the longer ...
const LENGTH_SHARE: f64 = 0.12;
/// ... and in seconds.
const LENGTH_APART: f64 = 60.0;
/// How much two distances of one session may differ, as a share of the longer ...
const WAY_SHARE: f64 = 0.25;
/// ... and in metres.
const WAY_APART: f64 = 300.0;
/// How much of the longer of two recordings must go on during the other, where they begin minutes apart: nobody runs twice at
/// once.
const MOST_OF_IT: f64 = 0.9;
/// How far apart the clocks of two devices may be where all else agrees, in seconds ...
const CLOCKS_APART: f64 = 180.0;
/// ... that is, their lengths to this share ...
const CLOSE_LENGTH: f64 = 0.02;
/// ... and their distances to this one.
const CLOSE_WAY: f64 = 0.03;

/// Says whether two recordings are of kin sports and agree in length and distance as far as both know them.
pub(super) fn are_alike(one: &Session, other: &Session) -> bool {
    are_kin(one, other) && same_length(one, other) && same_way(one, other)
}

/// Says whether two recordings may be of one sport.
pub(super) fn are_kin(one: &Session, other: &Session) -> bool {
    // The sport of a mere route is guessed by its speed.
    same_family(one.sport, other.sport) || is_route(one) || is_route(other)
}

/// Says whether most of two recordings went on at the same time, on clocks that were minutes apart or begun one after the other.
pub(super) fn go_on_together(one: &Session, other: &Session) -> bool {
    let share = seconds_together(one, other) / seconds(one).max(seconds(other)).max(1.0);
    let is_close = || {
        let apart = one.start.days_since(other.start).abs() * 86_400.0;
        apart <= CLOCKS_APART && overlap(one, other) && lengths_within(one, other, CLOSE_LENGTH, 3.0) && {
            let pair = one.distance.zip(other.distance);
            pair.is_none_or(|(one, other)| close(one.value(), other.value(), CLOSE_WAY, 0.0))
        }
    };
    are_kin(one, other) && same_way(one, other) && (share >= MOST_OF_IT || is_close())
}

/// Says whether the two go on at the same time; two short ones, one after the other, may start within a minute.
pub(super) fn overlap(one: &Session, other: &Session) -> bool {
    seconds_together(one, other) >= seconds(one).min(seconds(other)) / 2.0
}

/// Gives for how many seconds both went on; negative where one began so long after the other had ended.
pub(super) fn seconds_together(one: &Session, other: &Session) -> f64 {
    one.end().min(other.end()).days_since(one.start.max(other.start)) * 86_400.0
}

/// Gives the seconds from start to stop.
pub(super) fn seconds(session: &Session) -> f64 {
    session.end().days_since(session.start) * 86_400.0
}

/// Compares whichever lengths both know: one app counts the pauses, another leaves them out.
pub(super) fn same_length(one: &Session, other: &Session) -> bool {
    lengths_within(one, other, LENGTH_SHARE, LENGTH_APART) || lengths(one).next().is_none() || lengths(other).next().is_none()
}

/// Says whether any lengths that both know agree to a share or to so many seconds.
pub(super) fn lengths_within(one: &Session, other: &Session, share: f64, apart: f64) -> bool {
    lengths(one).any(|one| lengths(other).any(|other| close(one, other, share, apart)))
}

/// Gives the lengths that are known of a session, in seconds.
pub(super) fn lengths(session: &Session) -> impl Iterator<Item = f64> {
    [session.moving, session.elapsed].into_iter().flatten().map(Seconds::value)
}

fn same_way(one: &Session, other: &Session) -> bool {
    let pair = one.distance.zip(other.distance);
    pair.is_none_or(|(one, other)| close(one.value(), other.value(), WAY_SHARE, WAY_APART))
}

/// Says whether two figures differ by no more than a share of the larger, or than so much.
pub(super) fn close(one: f64, other: f64, share: f64, apart: f64) -> bool {
    (one - other).abs() <= (share * one.max(other)).max(apart)
}

/// What two devices may call the same session.
#[derive(PartialEq, Eq)]
enum Family {
    Foot,
    Wheels,
    Water,
    Snow,
    Oars,
    Indoors,
    Comfort,
}

fn family(sport: Sport) -> Option<Family> {
    match sport {
        Sport::Run | Sport::Trail | Sport::Treadmill | Sport::Track | Sport::Hike | Sport::Walk => Some(Family::Foot),
        Sport::Ride | Sport::Mtb | Sport::IndoorRide => Some(Family::Wheels),
        Sport::Swim => Some(Family::Water),
        Sport::Ski => Some(Family::Snow),
        Sport::Row => Some(Family::Oars),
        Sport::Elliptical | Sport::Strength | Sport::Yoga => Some(Family::Indoors),
        Sport::Stretching | Sport::Massage | Sport::Meditation => Some(Family::Comfort),
        Sport::Other => None,
    }
}

/// Compares families; a sport the log has no word for may be any.
pub(super) fn same_family(one: Sport, other: Sport) -> bool {
    family(one).zip(family(other)).is_none_or(|(one, other)| one == other)
}
