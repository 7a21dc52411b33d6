//! Fitbit's export (Google Takeout): sessions, nights, and resting heart rates.

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::waking::Waking;
use crate::import::{Findings, Refusal};
use crate::journal::{MILE_M, YARD_M, Zone};

const APP: &str = "Fitbit";

/// The keys of a session.
pub(super) const SESSIONS: &[&[&str]] = &[&["activityName"], &["startTime"], &["activeDuration", "duration"], &["logId"]];
/// The keys of a night.
pub(super) const NIGHTS: &[&[&str]] = &[&["dateOfSleep"], &["minutesAsleep"]];
/// The keys of a day's resting heart rate.
pub(super) const RESTING: &[&[&str]] = &[&["dateTime"], &["value"]];

/// The metres of the units in which distances are written.
const UNITS: [(&str, f64); 4] = [("Kilometer", 1000.0), ("Mile", MILE_M), ("Meter", 1.0), ("Yard", YARD_M)];

/// Reads a session, whose times are UTC.
pub(super) fn read_session(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let start = node.when("startTime")?;
    let seconds = |key: &str| node.number(key).map(|milliseconds| milliseconds / 1000.0);
    let unit = node.text("distanceUnit").unwrap_or_default();
    let metres = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, metres)| metres);
    let distance = node.number("distance").zip(metres).map(|(figure, metres)| figure * metres);
    let word = node.text("activityName").unwrap_or_default();
    let session = SessionDraft::of(&word, start.moment_from_utc(home), &mut found.warnings)
        .lasting(seconds("activeDuration"), seconds("duration"))
        .over(distance, node.number("elevationGain"), None)
        .heart(node.number("averageHeartRate"), None)
        .device(node.get("source").and_then(|source| source.text("name")).as_deref().or(Some(APP)))
        .done();
    found.sessions.push(session);
    Some(())
}

/// Reads a night; the day is that of waking, its times are wall times.
pub(super) fn read_night(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    if !night.flag("mainSleep").unwrap_or(true) {
        return Some(());
    }
    let day = night.when("dateOfSleep")?;
    let woken = night.when("endTime").map(|when| when.moment(home)).filter(|woken| woken.wall().date() == day.date);
    let waking = woken.map_or_else(|| Waking::on(day.date, home, APP), |woken| Waking::at(woken, home, APP));
    waking.sleep(night.number("minutesAsleep").map(|minutes| minutes * 60.0)).add_to(found);
    Some(())
}

/// Reads a day's resting heart rate; a day without one has no date in it.
#[expect(clippy::unnecessary_wraps, reason = "the readers of entries have one form")]
pub(super) fn read_resting(day: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let value = day.get("value").filter(|value| value.has_one_of(&["date"]));
    match value {
        Some(value) => {
            let Some(when) = value.when("date") else { return Some(()) };
            Waking::on(when.date, home, APP).resting_heart(value.number("value")).add_to(found);
        }
        // Only the resting heart rate names its day; other figures of this form are of seconds.
        None if found.refusals.is_empty() => found.refusals.push(Refusal::OtherJson),
        None => {}
    }
    Some(())
}
