//! intervals.icu: sessions, mornings, and the calendar's spells of illness and injury.

use super::entry::Draft;
use super::node::Node;
use crate::import::Findings;
use crate::import::waking::{Scale, Waking};
use crate::journal::{Day, Grade, HrvMeasure, Spell, SpellKind, Zone, clean_line, clean_text};

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
        .pain(node.number("injury").and_then(super::super::table::intervals::pain))
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
        .feel(node.number("feel").and_then(super::super::table::intervals::feel))
        .told(title.as_deref(), notes.as_deref())
        .device(node.text("device_name").as_deref())
        .done();
    found.sessions.push(session);
    Some(())
}

/// Reads a spell of the calendar; its last day is the one after the spell.
pub(super) fn read_event(event: Node<'_>, _: Zone, found: &mut Findings) -> Option<()> {
    let name = event.text("name").unwrap_or_default();
    let kind = match event.text("category")?.as_str() {
        "SICK" => SpellKind::Illness { fever: false },
        "INJURED" => SpellKind::Injury { place: clean_line(&name), grade: Grade::Injured },
        _ => return None,
    };
    let from = Day::new(event.when("start_date_local")?.date);
    let until = event.when("end_date_local").map(|end| Day::new(end.date).plus(-1).max(from));
    let notes = clean_text(&event.text("description").unwrap_or_default());
    found.spells.push(Spell { kind, from, until: until.or(Some(from)), notes, source: Some(APP.to_owned()) });
    Some(())
}
