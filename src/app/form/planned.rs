//! The fields of a planned session or race.

use crate::journal::{Day, Kind, Planned, Priority, Session, Sport, TimeOfDay};
use crate::phrase::{self, Lean, names};

use super::fill::{not_understood, on_one_line, unless_empty};
use super::{Field, FieldName, Pen, session};

/// What can be written for a race.
const PRIORITIES: &str = "A, B or C: how much the race matters; empty for a session";

/// What can be written for the start.
const STARTS: &str = "a time of day, such as 9:00; empty where only the day is known";

/// Gives the fields, in the order of the form; those it shares with a session are written as there.
#[must_use]
pub fn fields(pen: &Pen) -> Vec<Field> {
    let shared = |name| session::fields(pen).into_iter().find(|field| field.name == name);
    let day = Field::written(FieldName::Day, "Day", "such as sat, 6 dec, in 2 weeks or 2026-12-06");
    let start = Field::written(FieldName::Start, "Starts", STARTS);
    let race = Field::written(FieldName::Race, "Race", PRIORITIES);
    let before = [FieldName::Sport].map(shared).into_iter().flatten();
    let figures = [FieldName::Distance, FieldName::Moving, FieldName::Climb, FieldName::Descent, FieldName::Kind].map(shared);
    let after = [shared(FieldName::Rpe), Some(start), shared(FieldName::Title), shared(FieldName::Notes)];
    before.chain([day]).chain(figures.into_iter().flatten()).chain([race]).chain(after.into_iter().flatten()).collect()
}

/// Gives the day that a plan can be put on at the earliest: today, or its own where that is over.
#[must_use]
pub fn earliest(planned: &Planned, today: Day) -> Day {
    planned.first_day.map_or(today, |first| first.min(planned.day).min(today))
}

/// Puts what a field says into a plan.
///
/// # Errors
/// What is wrong with the text.
pub fn put(planned: &mut Planned, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other fields are those of a session")]
    match name {
        FieldName::Day => planned.day = day(planned, text, pen)?,
        FieldName::Start => planned.start = unless_empty(text, |text| start(planned.day, text, pen))?,
        FieldName::Race => put_race(planned, text)?,
        _ => put_shared(planned, name, text, pen)?,
    }
    Ok(())
}

/// Prints what a plan says in a field.
#[must_use]
pub fn print(planned: &Planned, name: FieldName, pen: &Pen) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other fields are those of a session")]
    match name {
        FieldName::Day => phrase::full_day(planned.day),
        FieldName::Start => planned.start.map(|clock| clock.to_string()).unwrap_or_default(),
        FieldName::Race => planned.race.map(names::priority).unwrap_or_default().to_owned(),
        FieldName::Notes => on_one_line(&planned.notes),
        _ => session::print(&as_session(planned, pen), name, pen),
    }
}

fn day(planned: &Planned, text: &str, pen: &Pen) -> Result<Day, String> {
    let today = Day::of(pen.now, pen.day_start);
    let day = phrase::read_day(today, Lean::Coming, text).map_err(|misread| format!("{misread}; {}", misread.hint()))?;
    if day < earliest(planned, today) {
        return Err(format!("{} is over; what has been is logged, not planned", phrase::full_day(day)));
    }
    Ok(day)
}

/// Reads a time of day as the line of a plan does, and nothing beside it.
fn start(day: Day, text: &str, pen: &Pen) -> Result<TimeOfDay, String> {
    let clock = text.trim().trim_start_matches("at ");
    let plan = phrase::planned(day, pen.units, &format!("{day} run at {clock}")).ok();
    let plan = plan.filter(|plan| Planned { start: None, ..plan.clone() } == Planned::new(Sport::Run, day));
    plan.and_then(|plan| plan.start).ok_or_else(|| not_understood(text, STARTS))
}

/// Puts the priority of a race; what has one is a race, and what has none is not.
fn put_race(planned: &mut Planned, text: &str) -> Result<(), String> {
    let race = match text.to_lowercase().as_str() {
        "" => None,
        "a" => Some(Priority::A),
        "b" => Some(Priority::B),
        "c" => Some(Priority::C),
        _ => return Err(format!("`{text}` is no priority; write {PRIORITIES}")),
    };
    planned.kind = match (race, planned.kind) {
        (Some(_), _) => Some(Kind::Race),
        (None, Some(Kind::Race)) => None,
        (None, kind) => kind,
    };
    planned.race = race;
    Ok(())
}

fn put_shared(planned: &mut Planned, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    let mut session = as_session(planned, pen);
    session::put(&mut session, name, text, pen)?;
    let Session { sport, kind, moving, distance, climb, descent, rpe, title, notes, .. } = session;
    let race = if kind == Some(Kind::Race) { planned.race.or(Some(Priority::A)) } else { None };
    *planned = Planned { race, sport, kind, moving, distance, climb, descent, rpe, title, notes, ..planned.clone() };
    Ok(())
}

/// Gives a plan as the session it would be.
fn as_session(planned: &Planned, pen: &Pen) -> Session {
    let Planned { kind, moving, distance, climb, descent, rpe, title, notes, sport, .. } = planned.clone();
    Session { kind, moving, distance, climb, descent, rpe, title, notes, ..Session::new(sport, pen.now) }
}
