//! intervals.icu: sessions, mornings, and the calendar's spells of illness and injury.

use super::entry::Draft;
use super::node::Node;
use crate::import::Findings;
use crate::import::table::intervals::{feel, pain, spell};
use crate::import::waking::{Scale, Waking};
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "intervals.icu";

/// The keys of a session.
pub(super) const SESSIONS: &[&[&str]] = &[&["start_date_local"], &["moving_time", "elapsed_time"], &["type"]];
/// The keys of an event of the calendar.
pub(super) const EVENTS: &[&[&str]] = &[&["category"], &["start_date_local"]];
/// The keys of a morning, whose name is its day.
pub(super) const MORNINGS: &[&[&str]] = &[&["id"], &["restingHR", "sleepSecs", "hrvSDNN"], &["hrv", "ctl", "atl", "soreness"]];

/// Ratings go from 1, the least, to 4; of mood and sleep 1 is the best.
const UP: Scale = Scale::Up(1.0, 4.0);
const DOWN: Scale = Scale::Down(1.0, 4.0);

/// Reads a morning.
pub(super) fn read_morning(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let day = node.when("id")?;
    Waking::on(day.date, home, APP)
        .resting_heart(node.number("restingHR"))
        .hrv(node.number("hrv"), HrvMeasure::Rmssd, None)
        .hrv(node.number("hrvSDNN"), HrvMeasure::Sdnn, None)
        .sleep(node.number("sleepSecs"))
        .sleep_quality(node.number("sleepQuality"), DOWN)
        .soreness(node.number("soreness"), UP)
        .fatigue(node.number("fatigue"), UP)
        .stress(node.number("stress"), UP)
        .mood(node.number("mood"), DOWN)
        .pain(node.number("injury").and_then(pain))
        .note(node.text("comments").as_deref())
        .add_to(found);
    Some(())
}

/// Reads a session.
pub(super) fn read_session(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let start = node.when("start_date_local")?;
    let (title, notes) = (node.text("name"), node.text("description"));
    let session = Draft::of(&node.text("type").unwrap_or_default(), start.moment(home), &mut found.warnings)
        .lasting(node.number("moving_time"), node.number("elapsed_time"))
        .over(node.number("distance"), node.number("total_elevation_gain"), node.number("total_elevation_loss"))
        .heart(node.number("average_heartrate"), node.number("max_heartrate"))
        .effort(node.number("icu_rpe").or(node.number("perceived_exertion")))
        .feel(node.number("feel").and_then(feel))
        .told(title.as_deref(), notes.as_deref())
        .device(node.text("device_name").as_deref())
        .done();
    found.sessions.push(session);
    Some(())
}

/// Reads an event of the calendar, where it is a spell of illness or injury: what is planned has not been done.
pub(super) fn read_event(event: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    // What has no category is of no calendar.
    let Some(category) = event.text("category") else { return read_session(event, home, found) };
    let (name, notes) = (event.text("name").unwrap_or_default(), event.text("description").unwrap_or_default());
    found.spells.push(spell(&category, &name, event.when("start_date_local")?, event.when("end_date_local"), &notes)?);
    Some(())
}
