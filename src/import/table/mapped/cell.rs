//! Cells that name their own unit: `10.5 km`, `1 h 45 min`, `150 bpm`, `4/10`.

use super::field::ListField;
use super::sheet::{Column, Row};
use crate::import::table::figure::{DecimalSign, figure};
use crate::journal::{FOOT_M, MILE_M};

/// What stands behind a figure, in lower case, and the metres or seconds of one; 1 where it only says what the figure is.
const LENGTHS: [(&str, f64); 10] = [
    ("km", 1000.0),
    ("k", 1000.0),
    ("kilometers", 1000.0),
    ("mi", MILE_M),
    ("miles", MILE_M),
    ("m", 1.0),
    ("hm", 1.0),
    ("ft", FOOT_M),
    ("feet", FOOT_M),
    ("meters", 1.0),
];
const TIMES: [(&str, f64); 15] = [
    ("h", 3600.0),
    ("hr", 3600.0),
    ("hrs", 3600.0),
    ("hour", 3600.0),
    ("hours", 3600.0),
    ("std", 3600.0),
    ("m", 60.0),
    ("min", 60.0),
    ("mins", 60.0),
    ("minutes", 60.0),
    ("s", 1.0),
    ("sec", 1.0),
    ("secs", 1.0),
    ("seconds", 1.0),
    ("sek", 1.0),
];
const RATES: [(&str, f64); 4] = [("bpm", 1.0), ("ms", 1.0), ("/min", 1.0), ("/10", 1.0)];

/// Reads a cell that names the units of its figures; `None` where it names none, or one that the field cannot have.
///
/// Gives metres, seconds, or the figure itself.
pub(super) fn measured(cell: &str, field: ListField, sign: DecimalSign) -> Option<f64> {
    let units: &[(&str, f64)] = match field {
        ListField::Distance | ListField::Climb | ListField::Descent => &LENGTHS,
        ListField::Time | ListField::Sleep => &TIMES,
        ListField::Heart
        | ListField::HeartMax
        | ListField::RestingHeart
        | ListField::Rmssd
        | ListField::Sdnn
        | ListField::Effort => &RATES,
        ListField::Date
        | ListField::Clock
        | ListField::Sport
        | ListField::Title
        | ListField::Notes
        | ListField::Soreness
        | ListField::Fatigue
        | ListField::Mood
        | ListField::Stress
        | ListField::SleepQuality => return None,
    };
    let lower = cell.to_lowercase();
    let mut rest = lower.trim();
    let (mut sum, mut is_last) = (0.0, false);
    while !rest.is_empty() {
        // Nothing follows a figure without a unit: `1h45` is an hour and 45 minutes.
        if is_last {
            return None;
        }
        let (figure_of, after) = rest.split_at_checked(rest.find(|c: char| !is_of_figure(c)).unwrap_or(rest.len()))?;
        let (unit, after) = word(after.trim_start());
        let value = figure(figure_of, sign)?;
        sum += match units.iter().find(|(name, _)| *name == unit) {
            Some((_, size)) => value * size,
            None if unit.is_empty() && sum > 0.0 => value * 60.0,
            None => return None,
        };
        is_last = unit.is_empty();
        rest = after.trim_start();
    }
    (sum > 0.0 || lower.starts_with('0')).then_some(sum)
}

/// Gives the seconds of a length of time such as `7h 32min`.
pub(in crate::import::table) fn asleep(row: Row<'_>, column: Option<Column>) -> Option<f64> {
    measured(row.text(column)?, ListField::Sleep, row.sign(column?))
}

/// Gives the figure of a cell such as `61ms`, `47 bpm` or `47`.
pub(in crate::import::table) fn rate(row: Row<'_>, column: Option<Column>) -> Option<f64> {
    measured(row.text(column)?, ListField::Rmssd, row.sign(column?)).or_else(|| row.number(column))
}

fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// Splits off the word at the beginning, which ends where a figure begins; `/10` is one.
fn word(text: &str) -> (&str, &str) {
    if let Some(after) = text.strip_prefix("/10") {
        return ("/10", after);
    }
    let end = text.find(|c: char| c.is_whitespace() || c.is_ascii_digit()).unwrap_or(text.len());
    let (unit, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (unit.trim_end_matches('.'), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, field: ListField) -> Option<f64> {
        measured(cell, field, DecimalSign::Point)
    }

    #[test]
    fn figures_with_units_of_their_own_are_read_in_them() {
        assert_eq!(read("10.5 km", ListField::Distance), Some(10_500.0));
        assert_eq!(read("20,1km", ListField::Distance), Some(20_100.0));
        assert_eq!(read("5 mi", ListField::Distance), Some(8_046.72));
        assert_eq!(read("350 m", ListField::Climb), Some(350.0));
        for cell in ["1h 45m", "1 h 45 min", "1h45", "105 min", "6300 s", "1 hr 45 mins", "1 Std. 45 Min."] {
            assert_eq!(read(cell, ListField::Time), Some(6300.0), "{cell}");
        }
        assert_eq!(read("7 h 30 min", ListField::Sleep), Some(27_000.0));
        assert_eq!((read("150 bpm", ListField::Heart), read("4/10", ListField::Effort)), (Some(150.0), Some(4.0)));
    }

    #[test]
    fn what_names_no_unit_or_a_strange_one_is_not_guessed() {
        for (cell, field) in [
            ("10.5", ListField::Distance),
            ("10 laps", ListField::Distance),
            ("about 10 km", ListField::Distance),
            ("4/5", ListField::Effort),
            ("1h 45 3", ListField::Time),
            ("km", ListField::Distance),
            ("10 km", ListField::Notes),
            ("", ListField::Time),
        ] {
            assert_eq!(read(cell, field), None, "{cell}");
        }
    }
}
