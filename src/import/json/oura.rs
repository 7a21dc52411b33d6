//! Oura's answers and exports: nights and sessions, bare, in `data`, or all kinds in one object.

use super::entry::Draft;
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
/// The keys of an object with all kinds in it.
pub(super) const WHOLE: &[&[&str]] =
    &[&["sleep", "workout", "workouts"], &["sleep", "daily_readiness", "daily_sleep", "workout"]];

/// Reads nights. The contributors of a score are scores, not figures, and are left alone.
pub(super) fn read_nights(nights: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for night in nights.iter().filter(|night| night.text("type").is_none_or(|kind| kind == NIGHT)) {
        let Some(woken) = night.when("bedtime_end") else { continue };
        Waking::at(woken.moment(home), home, APP)
            .sleep(night.number("total_sleep_duration"))
            .resting_heart(night.number("lowest_heart_rate"))
            .hrv(night.number("average_hrv"), HrvMeasure::Rmssd, Some(APP))
            .add_to(&mut found);
    }
    found
}

/// Reads sessions.
pub(super) fn read_sessions(sessions: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for node in sessions {
        let (Some(start), Some(end)) = (node.when("start_datetime"), node.when("end_datetime")) else { continue };
        let start = start.moment(home);
        let length = end.moment(home).days_since(start) * 86_400.0;
        let session = Draft::of(&node.text("activity").unwrap_or_default(), start, &mut found.warnings)
            .lasting(None, Some(length))
            .over(node.number("distance"), None, None)
            .told(node.text("label").as_deref(), None)
            .device(Some(APP))
            .done();
        found.sessions.push(session);
    }
    found
}

/// Reads an object with all kinds in it.
pub(super) fn read_whole(objects: &[Node<'_>], home: Zone) -> Findings {
    let mut found = Findings::default();
    for object in objects {
        found.add(read_nights(&object.list("sleep"), home));
        found.add(read_sessions(&[object.list("workout"), object.list("workouts")].concat(), home));
    }
    found
}
