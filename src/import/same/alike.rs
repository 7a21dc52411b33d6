//! What two recordings of one session have in common: the kind of sport, the duration, the distance, the time of day.

use super::link::is_route;
use crate::journal::{Seconds, Session, Sport};

/// How far two figures may lie apart: by a share of the larger, or by so much where that is more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tolerance {
    pub share: f64,
    pub absolute: f64,
}

impl Tolerance {
    /// Says whether two figures are no further apart.
    pub fn allows(self, one: f64, other: f64) -> bool {
        (one - other).abs() <= (self.share * one.max(other)).max(self.absolute)
    }
}

/// Two durations of one session, in seconds.
pub(super) const DURATION: Tolerance = Tolerance { share: 0.12, absolute: 60.0 };
/// Two distances of one session, in metres.
const DISTANCE: Tolerance = Tolerance { share: 0.25, absolute: 300.0 };
/// How much of the longer of two recordings must go on during the other, where they begin minutes apart: nobody runs twice at
/// once.
const MOST_OF_IT: f64 = 0.9;
/// How far apart the clocks of two devices may be where all else agrees, in seconds ...
const CLOCKS_APART: f64 = 180.0;
/// ... that is, their durations, in seconds ...
const CLOSE_DURATION: Tolerance = Tolerance { share: 0.02, absolute: 3.0 };
/// ... and their distances, in metres.
const CLOSE_DISTANCE: Tolerance = Tolerance { share: 0.03, absolute: 0.0 };

/// Says whether two recordings are of kin sports and agree in duration and distance as far as both know them.
pub(super) fn are_alike(one: &Session, other: &Session) -> bool {
    are_kin(one, other) && same_duration(one, other) && same_distance(one, other, DISTANCE)
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
        let apart = one.start.seconds_since(other.start).abs();
        apart <= CLOCKS_APART
            && overlap(one, other)
            && durations_agree(one, other, CLOSE_DURATION)
            && same_distance(one, other, CLOSE_DISTANCE)
    };
    are_kin(one, other) && same_distance(one, other, DISTANCE) && (share >= MOST_OF_IT || is_close())
}

/// Says whether the two go on at the same time; two short ones, one after the other, may start within a minute.
pub(super) fn overlap(one: &Session, other: &Session) -> bool {
    seconds_together(one, other) >= seconds(one).min(seconds(other)) / 2.0
}

/// Gives for how many seconds both went on; negative where one began so long after the other had ended.
pub(super) fn seconds_together(one: &Session, other: &Session) -> f64 {
    one.end().min(other.end()).seconds_since(one.start.max(other.start))
}

/// Gives the seconds from start to stop.
pub(super) fn seconds(session: &Session) -> f64 {
    session.end().seconds_since(session.start)
}

/// Compares whichever durations both know: one app counts the pauses, another leaves them out.
pub(super) fn same_duration(one: &Session, other: &Session) -> bool {
    durations_agree(one, other, DURATION) || durations(one).next().is_none() || durations(other).next().is_none()
}

/// Says whether any durations that both know agree.
pub(super) fn durations_agree(one: &Session, other: &Session, tolerance: Tolerance) -> bool {
    durations(one).any(|one| durations(other).any(|other| tolerance.allows(one, other)))
}

/// Gives the durations that are known of a session, in seconds.
pub(super) fn durations(session: &Session) -> impl Iterator<Item = f64> {
    [session.moving, session.elapsed].into_iter().flatten().map(Seconds::value)
}

/// Says whether two distances agree, where both know one.
fn same_distance(one: &Session, other: &Session, tolerance: Tolerance) -> bool {
    let pair = one.distance.zip(other.distance);
    pair.is_none_or(|(one, other)| tolerance.allows(one.value(), other.value()))
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
