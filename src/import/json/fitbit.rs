//! Fitbit's export (Google Takeout): sessions, nights, and resting heart rates.

use super::entry::Draft;
use super::node::Node;
use crate::import::waking::Waking;
use crate::import::{Findings, Refusal};
use crate::journal::Zone;

const APP: &str = "Fitbit";

/// The keys of a session.
pub(super) const SESSIONS: &[&[&str]] = &[&["activityName"], &["startTime"], &["activeDuration", "duration"], &["logId"]];
/// The keys of a night.
pub(super) const NIGHTS: &[&[&str]] = &[&["dateOfSleep"], &["minutesAsleep"]];
/// The keys of a day's resting heart rate.
pub(super) const RESTING: &[&[&str]] = &[&["dateTime"], &["value"]];

/// The metres of the units in which distances are written.
const UNITS: [(&str, f64); 4] = [("Kilometer", 1000.0), ("Mile", 1609.344), ("Meter", 1.0), ("Yard", 0.9144)];

/// Reads sessions, whose times are UTC.
pub(super) fn read_sessions(sessions: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for node in sessions {
        let Some(start) = node.when("startTime") else { continue };
        let seconds = |key: &str| node.number(key).map(|milliseconds| milliseconds / 1000.0);
        let unit = node.text("distanceUnit").unwrap_or_default();
        let metres = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, metres)| metres);
        let distance = node.number("distance").zip(metres).map(|(figure, metres)| figure * metres);
        let word = node.text("activityName").unwrap_or_default();
        let session = Draft::of(&word, start.moment_from_utc(home), &mut found.warnings)
            .lasting(seconds("activeDuration"), seconds("duration"))
            .over(distance, node.number("elevationGain"), None)
            .heart(node.number("averageHeartRate"), None)
            .device(node.get("source").and_then(|source| source.text("name")).as_deref().or(Some(APP)))
            .done();
        found.sessions.push(session);
    }
    found
}

/// Reads nights; the day is that of waking, its times are wall times.
pub(super) fn read_nights(nights: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for night in nights.iter().filter(|night| night.flag("mainSleep").unwrap_or(true)) {
        let Some(day) = night.when("dateOfSleep") else { continue };
        let woken = night.when("endTime").map(|when| when.moment(home)).filter(|woken| woken.wall().date() == day.date);
        let waking = woken.map_or_else(|| Waking::on(day.date, home, APP), |woken| Waking::at(woken, home, APP));
        waking.sleep(night.number("minutesAsleep").map(|minutes| minutes * 60.0)).add_to(&mut found);
    }
    found
}

/// Reads resting heart rates; a day without one has a 0.
pub(super) fn read_resting(days: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for day in days {
        let Some(value) = day.get("value") else { continue };
        // Only the resting heart rate names its day; other figures of this form are of seconds.
        let Some(when) = value.when("date") else { continue };
        Waking::on(when.date, home, APP).resting_heart(value.number("value")).add_to(&mut found);
    }
    if found.check_ins.is_empty() {
        return Findings::refused(Refusal::OtherJson);
    }
    found
}
