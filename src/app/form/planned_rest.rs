//! The fields of a planned rest.

use crate::journal::{Day, PlannedRest};
use crate::phrase::{self, Lean};

use super::fill::{on_its_lines, on_one_line, unless_empty};
use super::{Field, FieldName, Pen};

/// Gives the fields.
#[must_use]
pub fn fields() -> Vec<Field> {
    vec![
        Field::written(FieldName::From, "From", "such as sat, 20 dec or 2026-12-20"),
        Field::written(FieldName::Until, "Until", "its last day, such as 3 jan; empty where it is one day"),
        Field::written(FieldName::Notes, "Notes", "anything you want to remember"),
    ]
}

/// Puts what a field says into a planned rest.
///
/// # Errors
/// What is wrong with the text.
pub fn put(rest: &mut PlannedRest, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a planned rest has only these fields")]
    match name {
        FieldName::From => *rest = rest.moved_to(day(Day::of(pen.now, pen.day_start), text)?),
        FieldName::Until => {
            let until = unless_empty(text, |text| day(rest.from, text))?.unwrap_or(rest.from);
            if until < rest.from {
                return Err("its last day comes before its first".to_owned());
            }
            rest.until = until;
        }
        FieldName::Notes => rest.notes = on_its_lines(text),
        _ => {}
    }
    Ok(())
}

/// Prints what a planned rest says in a field.
#[must_use]
pub fn print(rest: &PlannedRest, name: FieldName) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a planned rest has only these fields")]
    match name {
        FieldName::From => phrase::full_day(rest.from),
        FieldName::Until if rest.until > rest.from => phrase::full_day(rest.until),
        FieldName::Notes => on_one_line(&rest.notes),
        _ => String::new(),
    }
}

fn day(from: Day, text: &str) -> Result<Day, String> {
    phrase::read_day(from, Lean::Coming, text).map_err(|misread| format!("{misread}; {}", misread.hint()))
}
