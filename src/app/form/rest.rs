//! The fields of a day of rest.

use crate::journal::Rest;
use crate::phrase;

use super::fill::{day, on_its_lines, on_one_line};
use super::{Field, FieldName, Pen};

/// Gives the fields.
#[must_use]
pub fn fields() -> Vec<Field> {
    vec![
        Field::written(FieldName::Day, "Day", "such as yesterday, sat or 2026-11-21"),
        Field::written(FieldName::Notes, "Notes", "anything you want to remember"),
    ]
}

/// Puts what a field says into a day of rest.
///
/// # Errors
/// What is wrong with the text.
pub fn put(rest: &mut Rest, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    if name == FieldName::Day {
        rest.day = day(text, pen)?;
    } else if name == FieldName::Notes {
        rest.notes = on_its_lines(text);
    }
    Ok(())
}

/// Prints what a day of rest says in a field.
#[must_use]
pub fn print(rest: &Rest, name: FieldName) -> String {
    if name == FieldName::Day { phrase::full_day(rest.day) } else { on_one_line(&rest.notes) }
}
