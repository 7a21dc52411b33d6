//! intervals.icu: sessions, mornings, and the calendar's spells of illness and injury; and the sessions that Strava's interface
//! gives in the same form.

use chrono::FixedOffset;

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::Findings;
use crate::import::table::intervals::{feel, pain, spell};
use crate::import::table::when::ListDate;
use crate::import::waking::{ForeignScale, Waking};
use crate::journal::{HrvMeasure, Kind, Moment, Zone};

const APP: &str = "intervals.icu";

/// The keys of a session.
pub(super) const SESSIONS: &[&[&str]] = &[&["start_date_local"], &["moving_time", "elapsed_time"], &["type"]];
/// The keys of a session as Strava's interface gives it.
pub(super) const STRAVAS: &[&[&str]] =
    &[&["start_date_local"], &["moving_time", "elapsed_time"], &["resource_state", "upload_id", "suffer_score"]];
/// The keys of an event of the calendar.
pub(super) const EVENTS: &[&[&str]] = &[&["category"], &["start_date_local"]];
/// The keys of a morning, whose name is its day.
pub(super) const MORNINGS: &[&[&str]] = &[&["id"], &["restingHR", "sleepSecs", "hrvSDNN"], &["hrv", "ctl", "atl", "soreness"]];

/// Ratings go from 1, the least, to 4; of mood and sleep 1 is the best.
const UP: ForeignScale = ForeignScale::Up(1.0, 4.0);
const DOWN: ForeignScale = ForeignScale::Down(1.0, 4.0);

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
    let start = start(node, home)?;
    let (title, notes) = (node.text("name"), node.text("description"));
    let word = node.text("sport_type").or_else(|| node.text("type")).unwrap_or_default();
    let mut session = SessionDraft::of(&word, start, &mut found.warnings)
        .lasting(node.number("moving_time"), node.number("elapsed_time"))
        .over(node.number("distance"), node.number("total_elevation_gain"), node.number("total_elevation_loss"))
        .heart(node.number("average_heartrate"), node.number("max_heartrate"))
        .effort(node.number("icu_rpe").or(node.number("perceived_exertion")))
        .feel(node.number("feel").and_then(feel))
        .told(title.as_deref(), notes.as_deref())
        .device(node.text("device_name").as_deref())
        .done();
    session.kind = node.number("workout_type").and_then(marked).or(session.kind);
    if node.flag("race") == Some(true) {
        session.kind = Some(Kind::Race);
    }
    found.sessions.push(session);
    Some(())
}

/// Gives the kind that a session is marked as by Strava's number, those of runs first, of rides after.
fn marked(number: f64) -> Option<Kind> {
    match number as u8 {
        1 | 11 => Some(Kind::Race),
        2 => Some(Kind::Long),
        3 | 12 => Some(Kind::Intervals),
        _ => None,
    }
}

/// Gives the start: wall time, in the offset that lies between it and the instant where that is told too.
fn start(node: Node<'_>, home: Zone) -> Option<Moment> {
    // Strava writes a Z behind the wall time all the same.
    let wall = ListDate { offset: None, ..node.when("start_date_local")? };
    let instant = node.when("start_date").map(|when| when.moment_from_utc(home).utc());
    let as_utc = wall.moment(Zone::default()).utc();
    let quarters = instant.map(|instant| (as_utc.signed_duration_since(instant).num_seconds() + 450).div_euclid(900));
    let offset =
        quarters.filter(|quarters| quarters.abs() <= 14 * 4).and_then(|quarters| FixedOffset::east_opt(quarters as i32 * 900));
    Some(wall.moment(offset.map_or(home, Zone::Fixed)))
}

/// Reads an event of the calendar, where it is a spell of illness or injury: what is planned has not been done.
pub(super) fn read_event(event: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    // What has no category is of no calendar.
    let Some(category) = event.text("category") else { return read_session(event, home, found) };
    let (name, notes) = (event.text("name").unwrap_or_default(), event.text("description").unwrap_or_default());
    found.spells.push(spell(&category, &name, event.when("start_date_local")?, event.when("end_date_local"), &notes)?);
    Some(())
}
