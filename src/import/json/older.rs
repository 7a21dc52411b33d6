//! Apps that runners have left: Nike Run Club, with a file a session, and Endomondo, whose sessions are lists of single answers.

use chrono::DateTime;
use serde_json::{Map, Value};

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::Findings;
use crate::journal::Zone;

/// The keys of a session of Nike Run Club.
pub(super) const NIKE: &[&[&str]] = &[&["start_epoch_ms"], &["active_duration_ms"]];
/// The list of sessions of Nike Run Club, as its service gives it.
pub(super) const LIST_OF_NIKE: &[&str] = &["activities"];
/// What Endomondo calls a session, as the log keeps it.
const ENDOMONDO: &str = "endomondo";
/// The keys of Endomondo's that no other app has together.
const OF_ENDOMONDO: [&str; 2] = ["\"created_date\"", "\"duration_s\""];

/// Reads a session of Nike Run Club: instants in milliseconds, distances in kilometres, heights in metres.
pub(super) fn read_nike(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let start = home.at(DateTime::from_timestamp_millis(node.number("start_epoch_ms")? as i64)?);
    let end = node.number("end_epoch_ms").and_then(|end| DateTime::from_timestamp_millis(end as i64)).map(|end| home.at(end));
    let told = |metric: &str, summary: &str| {
        let is = |part: &Node<'_>, key: &str, word: &str| part.text(key).as_deref() == Some(word);
        let parts = node.list("summaries");
        parts.into_iter().find(|part| is(part, "metric", metric) && is(part, "summary", summary))?.number("value")
    };
    let word = node.text("type").unwrap_or_default();
    let title = node.get("tags").and_then(|tags| tags.text("com.nike.name"));
    let session = SessionDraft::of(&word, start, &mut found.warnings)
        .lasting(
            node.number("active_duration_ms").map(|milliseconds| milliseconds / 1000.0),
            end.map(|end| end.seconds_since(start)),
        )
        .over(told("distance", "total").map(|kilometres| kilometres * 1000.0), told("ascent", "total"), told("descent", "total"))
        .heart(told("heart_rate", "mean"), told("heart_rate", "max"))
        .effort(node.get("tags").and_then(|tags| tags.number("rpe")))
        .told(title.as_deref(), None)
        .device(Some("Nike Run Club"))
        .done();
    found.sessions.push(session);
    Some(())
}

/// Says whether a file is a session of Endomondo's.
pub(super) fn is_of_endomondo(head: &str) -> bool {
    head.trim_start_matches('\u{feff}').trim_start().starts_with('[') && OF_ENDOMONDO.iter().all(|key| head.contains(key))
}

/// A session of Endomondo, of which each answer stands in an object of its own.
#[derive(Default)]
pub(super) struct Endomondo(Map<String, Value>);

impl Endomondo {
    /// Takes the next answer.
    pub(super) fn take(&mut self, answer: Node<'_>) {
        self.0.extend(answer.members());
    }

    /// Reads the session once all is taken; its times are UTC. `None` where it does not say when it began.
    pub(super) fn read(self, home: Zone, found: &mut Findings) -> Option<()> {
        let whole = Value::Object(self.0);
        let node = Node::of(&whole);
        let moment = |key: &str| node.when(key).map(|when| when.moment_from_utc(home));
        let start = moment("start_time")?;
        let end = moment("end_time").map(|end| end.seconds_since(start));
        let word = node.text("sport").unwrap_or_default().replace('_', " ").to_lowercase();
        let mut session = SessionDraft::of(&word, start, &mut found.warnings)
            .lasting(node.number("duration_s"), end)
            .over(
                node.number("distance_km").map(|kilometres| kilometres * 1000.0),
                node.number("ascend_m"),
                node.number("descend_m"),
            )
            .heart(node.number("heart_rate_avg_bpm"), node.number("heart_rate_max_bpm"))
            .told(node.text("name").as_deref(), node.text("notes").as_deref())
            .device(Some("Endomondo"))
            .done();
        session.source.format = Some(ENDOMONDO.to_owned());
        found.sessions.push(session);
        Some(())
    }
}
