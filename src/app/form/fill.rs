//! Texts into entries and back, field by field.

use crate::journal::{Day, Entry, Moment, OutOfRange, Pain, Seconds, Session};
use crate::phrase::{self, DurationHint, Misread, MisreadReason};

use super::{FieldName, Pen, check_in, intake, planned, planned_rest, rest, session, spell};

/// The sign that stands for the end of a line while a text of several lines is written in one.
const LINE_END: char = '↵';

/// What was known when a form was opened.
#[derive(Debug, Clone, Copy)]
pub struct WhenOpened<'a> {
    /// The entry as it was.
    pub before: &'a Entry,
    /// The pain that stood, for a check-in.
    pub pain: Option<&'a Pain>,
}

/// Puts what a field says into an entry; an empty text unsays it.
///
/// # Errors
/// What is wrong with the text and what would be right; the entry stays as it was.
pub fn put(entry: &mut Entry, known: WhenOpened<'_>, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    match entry {
        Entry::Session(session) => session::put(session, name, text, pen),
        Entry::CheckIn(check_in) => {
            let before = if let Entry::CheckIn(before) = known.before { before.pain.as_ref() } else { None };
            check_in::put(check_in, check_in::Pains { before, standing: known.pain }, name, text, pen)
        }
        Entry::Intake(intake) => intake::put(intake, name, text, pen),
        Entry::Rest(rest) => rest::put(rest, name, text, pen),
        Entry::Spell(spell) => spell::put(spell, name, text, pen),
        Entry::Planned(planned) => planned::put(planned, name, text, pen),
        Entry::PlannedRest(rest) => planned_rest::put(rest, name, text, pen),
    }
}

/// Prints what an entry says in a field; empty where it says nothing.
pub fn print(entry: &Entry, name: FieldName, pen: &Pen) -> String {
    match entry {
        Entry::Session(session) => session::print(session, name, pen),
        Entry::CheckIn(check_in) => check_in::print(check_in, name),
        Entry::Intake(intake) => intake::print(intake, name, pen),
        Entry::Rest(rest) => rest::print(rest, name),
        Entry::Spell(spell) => spell::print(spell, name),
        Entry::Planned(planned) => planned::print(planned, name, pen),
        Entry::PlannedRest(rest) => planned_rest::print(rest, name),
    }
}

/// Says whether there is anything in an entry worth keeping.
pub fn says_something(entry: &Entry) -> bool {
    match entry {
        Entry::CheckIn(check_in) => check_in::says_something(check_in),
        Entry::Intake(intake) => intake::says_something(intake),
        Entry::Spell(spell) => spell::says_something(spell),
        Entry::Session(_) | Entry::Rest(_) | Entry::Planned(_) | Entry::PlannedRest(_) => true,
    }
}

/// Reads a session from a line that was made of what a field says.
///
/// # Errors
/// What is wrong with `text`, the field's own part of the line. Where it is not understood at all, `remedy` says what would be;
/// the line's grammar would suggest words that have no place in the field.
pub fn read(line: &str, text: &str, remedy: &str, pen: &Pen) -> Result<Session, String> {
    phrase::session(pen.now, pen.here(), pen.units, line).map_err(|misread| match misread.reason {
        MisreadReason::Unknown { .. }
        | MisreadReason::BareNumber { .. }
        | MisreadReason::Unfinished { .. }
        | MisreadReason::Missing { .. } => not_understood(text, remedy),
        MisreadReason::OutOfRange(_)
        | MisreadReason::Impossible { .. }
        | MisreadReason::Twice { .. }
        | MisreadReason::Ambiguous { .. }
        | MisreadReason::Contradiction { .. }
        | MisreadReason::Future { .. }
        | MisreadReason::Doubtful(_)
        | MisreadReason::OpenQuote
        | MisreadReason::TooLong => said(misread),
    })
}

/// Says what is wrong with a text, and what would be right.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn said(misread: Misread) -> String {
    format!("{misread}; {}", misread.hint())
}

/// Says that a text is not understood, and what would be.
pub fn not_understood(text: &str, remedy: &str) -> String {
    format!("`{text}` is not understood; write {remedy}")
}

/// Reads a number, with a comma or a point before its decimals.
///
/// # Errors
/// Where the text is none.
pub fn number(text: &str) -> Result<f64, String> {
    let figure = text.trim().replace(',', ".");
    figure.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| format!("`{text}` is not a number"))
}

/// Reads a text with a unit behind its figure; the first unit is meant where there is none.
///
/// # Errors
/// Where the figure is no number or the unit is none of these.
pub fn with_unit(text: &str, units: &[(&str, f64)]) -> Result<f64, String> {
    let at = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (figure, unit) = text.split_at_checked(at).unwrap_or((text, ""));
    let unit = unit.trim().to_lowercase();
    let scale = if unit.is_empty() { units.first() } else { units.iter().find(|(name, _)| *name == unit) };
    let names = || units.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" or ");
    let (_, scale) = scale.ok_or_else(|| format!("`{unit}` is no unit here; write {}", names()))?;
    Ok(number(figure)? * scale)
}

/// Reads how long something lasts.
///
/// # Errors
/// Where the text is no length of time.
pub fn time(of: DurationHint, text: &str, pen: &Pen) -> Result<Seconds, String> {
    phrase::read_time(of, pen.units, text).map_err(said)
}

/// Reads when something was: a day, a time of day or both.
///
/// # Errors
/// Where the text is no moment, or one that has not come.
pub fn moment(text: &str, pen: &Pen) -> Result<Moment, String> {
    phrase::past_moment(pen.now, pen.here(), text).map_err(said)
}

/// Reads a day.
///
/// # Errors
/// Where the text is no day, or one that has not come.
pub fn day(text: &str, pen: &Pen) -> Result<Day, String> {
    Ok(Day::of(moment(text, pen)?, pen.day_start))
}

/// Says why a figure is refused.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
pub fn refused(error: OutOfRange) -> String {
    error.to_string()
}

/// Takes a value from a text, or nothing from an empty one.
///
/// # Errors
/// Where the text is not understood.
pub fn unless_empty<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// Writes a text of several lines as one.
pub fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { LINE_END } else { c }).collect()
}

/// Gives a text of several lines back that was written as one.
pub fn on_its_lines(text: &str) -> String {
    crate::journal::clean_text(&text.replace(LINE_END, "\n"))
}
