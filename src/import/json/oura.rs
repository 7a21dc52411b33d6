//! Oura's answers and exports: nights and sessions, bare, in `data`, or all kinds in one object.

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::Findings;
use crate::import::waking::Waking;
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "Oura";
/// The type of a night, as against naps and rests.
const NIGHT: &str = "long_sleep";

/// The keys of a night.
pub(super) const NIGHTS: &[&[&str]] = &[&["bedtime_end"], &["total_sleep_duration"]];
/// The keys of a session.
pub(super) const SESSIONS: &[&[&str]] = &[&["start_datetime"], &["end_datetime"], &["activity"]];
/// The list of nights in an object with all kinds in it.
pub(super) const OF_NIGHTS: &[&str] = &["sleep"];
/// The lists of sessions in one.
pub(super) const OF_SESSIONS: &[&str] = &["workout", "workouts"];

/// Reads a night. The contributors of a score are scores, not figures, and are left alone.
pub(super) fn read_night(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    if night.text("type").is_none_or(|kind| kind == NIGHT) {
        let woken = night.when("bedtime_end")?;
        Waking::at(woken.moment(home), home, APP)
            .sleep(night.number("total_sleep_duration"))
            .resting_heart(night.number("lowest_heart_rate"))
            .hrv(night.number("average_hrv"), HrvMeasure::Rmssd, Some(APP))
            .add_to(found);
    }
    Some(())
}

/// Reads a session.
pub(super) fn read_session(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let (start, end) = (node.when("start_datetime")?.moment(home), node.when("end_datetime")?.moment(home));
    let length = end.seconds_since(start);
    let session = SessionDraft::of(&node.text("activity").unwrap_or_default(), start, &mut found.warnings)
        .lasting(None, Some(length))
        .over(node.number("distance"), None, None)
        .told(node.text("label").as_deref(), None)
        .device(Some(APP))
        .done();
    found.sessions.push(session);
    Some(())
}
