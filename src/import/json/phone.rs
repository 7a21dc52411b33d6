//! The apps of phones: adidas Running (Runtastic before) and Google Fit, each with a file a session.

use chrono::{DateTime, FixedOffset};

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::Findings;
use crate::import::waking::Waking;
use crate::journal::{Moment, Zone};

/// The keys of a session of adidas Running.
pub(super) const ADIDAS: &[&[&str]] = &[&["sport_type_id"], &["start_time"], &["duration"], &["start_time_timezone_offset"]];
/// The keys of a session of Google Fit.
pub(super) const GOOGLE: &[&[&str]] = &[&["fitnessActivity"], &["startTime"], &["endTime"]];

const GOOGLE_FIT: &str = "Google Fit";

/// The numbers of sports of adidas Running for which the log has a word.
const SPORTS: [(&str, &str); 13] = [
    ("1", "running"),
    ("2", "nordic walking"),
    ("3", "cycling"),
    ("4", "mountain biking"),
    ("7", "hiking"),
    ("8", "cross country skiing"),
    ("14", "treadmill"),
    ("15", "indoor cycling"),
    ("16", "elliptical"),
    ("17", "rowing"),
    ("18", "swimming"),
    ("19", "walking"),
    ("22", "road cycling"),
];

/// Reads a session of adidas Running: instants and lengths in milliseconds, ways in metres.
pub(super) fn read_adidas(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let milliseconds = |key: &str| node.number(key).map(|milliseconds| milliseconds / 1000.0);
    let start = node.number("start_time")?;
    let utc = DateTime::from_timestamp_millis(start as i64)?;
    let offset = milliseconds("start_time_timezone_offset").and_then(|seconds| FixedOffset::east_opt(seconds as i32));
    let start = offset.map_or_else(|| home.at(utc), |offset| Moment::new(utc.with_timezone(&offset)));
    let elapsed = milliseconds("duration").map(|seconds| seconds + milliseconds("pause_duration").unwrap_or_default());
    let number = node.text("sport_type_id").unwrap_or_default();
    let known = SPORTS.iter().find(|(known, _)| *known == number).map(|(_, word)| (*word).to_owned());
    let notes = node.text("notes");
    let session = SessionDraft::of(&known.unwrap_or_else(|| format!("sport {number}")), start, &mut found.warnings)
        .lasting(milliseconds("duration"), elapsed)
        .over(node.number("distance"), node.number("elevation_gain"), node.number("elevation_loss"))
        .heart(node.number("pulse_avg"), node.number("pulse_max"))
        .told(None, notes.as_deref())
        .device(Some("adidas Running"))
        .done();
    found.sessions.push(session);
    Some(())
}

/// Reads a session of Google Fit, or a night.
pub(super) fn read_google(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let moment = |key: &str| node.when(key).map(|when| when.moment_from_server(home));
    let (start, end) = (moment("startTime")?, moment("endTime")?);
    let span = end.seconds_since(start).round();
    let word = node.text("fitnessActivity").unwrap_or_default();
    if word.starts_with("sleep") {
        Waking::at(end, home, GOOGLE_FIT).sleep(Some(span)).add_to(found);
        return Some(());
    }
    let told = |metric: &str| {
        let of_metric = |part: &Node<'_>| part.text("metricName").as_deref() == Some(metric);
        node.list("aggregate").into_iter().find(of_metric)?.number("floatValue")
    };
    let moving = node.text("duration").and_then(|text| text.trim_end_matches('s').parse().ok());
    let session = SessionDraft::of(&word.replace(['_', '.'], " "), start, &mut found.warnings)
        .lasting(moving.or(Some(span)), Some(span))
        .over(told("com.google.distance.delta"), None, None)
        .heart(told("com.google.heart_rate.summary"), None)
        .device(Some(GOOGLE_FIT))
        .done();
    found.sessions.push(session);
    Some(())
}
