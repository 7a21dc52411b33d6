//! The figures of a session that the file's own summary leaves open, taken from its track.

use super::ImportWarning;
use super::place::{Offset, settle};
use super::track::{Climb, Track};
use crate::journal::{Bpm, Metres, OutOfRange, Seconds, Session};

/// How climb and descent were found where the watch says them.
pub(super) const WATCH: &str = "watch";

/// Gives a figure that is possible; warns of one that is not.
pub(super) fn possible<T>(figure: Result<T, OutOfRange>, warnings: &mut Vec<ImportWarning>) -> Option<T> {
    figure.map_err(|error| warnings.push(ImportWarning::OutOfRange(error.of_another()))).ok()
}

/// Says whether a figure is one: apps write 0 or -1 for what they do not know.
pub(super) fn is_known(figure: f64) -> bool {
    figure != 0.0 && figure + 1.0 != 0.0
}

/// Rounds to what can be said without noise: hundredths of a second or metre.
pub(super) fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

/// Fills in what the session does not say yet, its time zone included.
pub(super) fn complete(session: &mut Session, track: &Track, offset: Offset, warnings: &mut Vec<ImportWarning>) {
    settle(session, track.place(), offset);
    let elapsed = track.elapsed();
    if session.elapsed.is_none() && elapsed > 0.0 {
        session.elapsed = possible(Seconds::new(rounded(elapsed)), warnings);
    }
    if session.moving.is_none() && elapsed > 0.0 {
        session.moving = possible(Seconds::new(rounded(track.moving())), warnings);
    }
    if session.distance.is_none() {
        session.distance = distance(track, warnings);
    }
    // Going over all altitudes is what takes longest here, and what the watch says itself stands.
    let is_open = session.climb.is_none() || session.descent.is_none();
    if is_open || is_flat(session) {
        match track.climb() {
            Some(Climb { still: Some(altitude), .. }) => leave_out_climb(session, altitude, warnings),
            Some(climb) if is_open => complete_climb(session, climb, warnings),
            // Watches without an altimeter write 0, too.
            None if is_flat(session) => forget_climb(session),
            Some(_) | None => {}
        }
    }
    if (session.heart_avg.is_none() || session.heart_max.is_none())
        && let Some(heart) = track.heart()
    {
        session.heart_avg = session.heart_avg.or_else(|| possible(Bpm::new(heart.avg.round()), warnings));
        session.heart_max = session.heart_max.or_else(|| possible(Bpm::new(heart.max), warnings));
    }
}

/// Gives the distance that the device counted, else the way along the places without its leaps.
fn distance(track: &Track, warnings: &mut Vec<ImportWarning>) -> Option<Metres> {
    if let Some(counted) = track.counted() {
        return possible(Metres::new(rounded(counted)), warnings);
    }
    let way = track.way()?;
    if way.leaps > 0 {
        warnings.push(ImportWarning::Leaps { count: way.leaps, metres: way.leap_metres });
    }
    possible(Metres::new(rounded(way.metres)), warnings)
}

/// Says whether nothing was climbed and nothing descended.
fn is_flat(session: &Session) -> bool {
    [session.climb, session.descent].into_iter().flatten().all(|metres| metres.value() == 0.0)
}

/// Leaves climb and descent unknown where the altitude never changes; a figure from elsewhere in the file stays.
fn leave_out_climb(session: &mut Session, altitude: f64, warnings: &mut Vec<ImportWarning>) {
    if is_flat(session) {
        forget_climb(session);
        warnings.extend((altitude == 0.0).then_some(ImportWarning::NoAltitude));
    }
}

fn forget_climb(session: &mut Session) {
    (session.climb, session.descent, session.source.climb_method) = (None, None, None);
}

fn complete_climb(session: &mut Session, climb: Climb, warnings: &mut Vec<ImportWarning>) {
    if climb.leap > 0.0 {
        warnings.push(ImportWarning::AltitudeLeap { metres: climb.leap });
    }
    session.source.climb_method = Some(if session.climb.is_some() || session.descent.is_some() {
        format!("{WATCH}; what it leaves open: {}", Climb::METHOD)
    } else {
        Climb::METHOD.to_owned()
    });
    session.climb = session.climb.or_else(|| possible(Metres::new(climb.up.round()), warnings));
    session.descent = session.descent.or_else(|| possible(Metres::new(climb.down.round()), warnings));
}
