//! How warm the runner is: a fever, none, or a figure between that has to be asked about.

use super::answers::{CheckInWord, unfinished};
use super::figure::{Comma, value};
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use super::symptoms::HEALTH;
use crate::journal::Health;

/// Degrees Celsius from which it is a fever (100.4 °F).
const FEVER_C: f64 = 38.0;
/// Degrees Celsius from which it may become one.
const WARM_C: f64 = 37.5;
/// Degrees Celsius that a thermometer shows on somebody who is awake.
const POSSIBLE_C: std::ops::RangeInclusive<f64> = 34.0..=43.0;
/// How the words begin that say that there is no fever.
pub(super) const NO_FEVER: &str = "no fever";

/// What people call the temperature, which says nothing without its figure.
const LABELS: &[(&str, ())] = &[
    ("temp", ()),
    ("temperature", ()),
    ("my temperature", ()),
    ("body temp", ()),
    ("body temperature", ()),
    ("thermometer", ()),
    ("thermometer says", ()),
    ("high temperature", ()),
];

/// What people say of a temperature that is as it should be.
const NORMAL: &[(&str, ())] = &[
    ("temperature normal", ()),
    ("temperature is normal", ()),
    ("normal temperature", ()),
    ("temp normal", ()),
    ("normal temp", ()),
    ("temp ok", ()),
    ("temperature ok", ()),
];

/// A temperature as it was written.
struct Degrees {
    celsius: f64,
    /// Such as `38,5 °C`.
    written: String,
    used: usize,
}

/// What stands before the figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WarmthLabel {
    Fever,
    NoFever,
    Temperature,
    Nothing,
}

/// Reads `fever 38.5`, `temperature 36.6`, `temp 98.6 F`, `no fever 36.8`, `38.5 °C`.
pub(super) fn temperature(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(((), used)) =
        named(line, at, NORMAL).filter(|((), used)| degrees(line, at + used, WarmthLabel::Temperature).is_none())
    {
        return Found::one(used, CheckInWord::Aside(NO_FEVER.to_owned()));
    }
    let (label, used) = label(line, at);
    let mark = usize::from(line.is_sign(at + used, ':') || line.is_sign(at + used, '='));
    let mark = mark + usize::from(used > 0 && matches!(line.letters(at + used + mark), Some("of" | "is" | "was" | "at")));
    let Some(degrees) = degrees(line, at + used + mark, label) else {
        return without(line, at, label, used, mark);
    };
    let used = used + mark + degrees.used;
    if !POSSIBLE_C.contains(&degrees.celsius) {
        return Found::wrong(used, asked(line, at, used, "is no temperature of a body", MEASURE));
    }
    said(line, at, used, label, degrees)
}

const MEASURE: &str =
    "write degrees Celsius or Fahrenheit, such as `temperature 36.6` or `temperature 98.6 F`; or `fever`, `no fever`";

/// Gives what a figure says, beside the label before it.
fn said(line: &ScannedLine<'_>, at: usize, used: usize, label: WarmthLabel, degrees: Degrees) -> Option<Found<CheckInWord>> {
    // The last digit of a thermometer is a tenth.
    let is_fever = degrees.celsius > FEVER_C - 0.01;
    let is_warm = degrees.celsius > WARM_C - 0.01;
    match (label, is_fever, is_warm) {
        (WarmthLabel::NoFever, true, _) => {
            let remedy = "from 38.0 °C (100.4 °F) it is one: write `fever` with the figure, or correct the figure";
            Found::wrong(used, asked(line, at, used, "does not go together", remedy))
        }
        (WarmthLabel::Fever, _, false) => {
            let remedy =
                "below 37.5 °C (99.5 °F) it is none: write `no fever` with the figure, or `fever` alone where you feel it";
            Found::wrong(used, asked(line, at, used, "does not go together", remedy))
        }
        (_, true, _) | (WarmthLabel::Fever, false, true) => {
            Found::many(used, vec![CheckInWord::Health(Health::Fever), CheckInWord::Aside(degrees.written)])
        }
        (WarmthLabel::NoFever, false, _) | (_, _, false) => {
            Found::one(used, CheckInWord::Aside(format!("{NO_FEVER}, {}", degrees.written)))
        }
        (WarmthLabel::Temperature | WarmthLabel::Nothing, false, true) => {
            let remedy = "a fever begins at 38.0 °C (100.4 °F): write `ill` or `fever` with it where you feel so, such as `fever \
                          37.8`, or `no fever 37.8` where you do not, and measure again later";
            Found::wrong(used, asked(line, at, used, "is neither a fever nor surely none", remedy))
        }
    }
}

fn asked(line: &ScannedLine<'_>, at: usize, used: usize, why: &'static str, remedy: &'static str) -> MisreadReason {
    MisreadReason::Impossible { word: line.written(at, used), why, remedy }
}

/// Reads the words before a temperature and counts them.
fn label(line: &ScannedLine<'_>, at: usize) -> (WarmthLabel, usize) {
    let fever = |at: usize| {
        let of_fever = named(line, at, HEALTH).filter(|(health, _)| *health == Health::Fever);
        of_fever.map_or(0, |(_, used)| used)
    };
    let temperature = |at: usize| named(line, at, LABELS).map_or(0, |((), used)| used);
    if let Some("no" | "without") = line.letters(at) {
        let used = fever(at + 1);
        return if used > 0 { (WarmthLabel::NoFever, 1 + used + temperature(at + 1 + used)) } else { (WarmthLabel::Nothing, 0) };
    }
    match (temperature(at), fever(at)) {
        (0, 0) => (WarmthLabel::Nothing, 0),
        (0, used) => (WarmthLabel::Fever, used + temperature(at + used)),
        (used, _) => (WarmthLabel::Temperature, used),
    }
}

/// Takes degrees Celsius or Fahrenheit; without a label they need their unit.
fn degrees(line: &ScannedLine<'_>, at: usize, label: WarmthLabel) -> Option<Degrees> {
    /// Beyond these a figure is of the other scale.
    const FAHRENHEIT: std::ops::RangeInclusive<f64> = 90.0..=112.0;
    let number = value(line.number(at)?, Comma::Decimal)?;
    let sign = usize::from(line.is_sign(at + 1, '°') || line.is_sign(at + 1, 'º'));
    let word = matches!(line.letters(at + 1 + sign), Some("degrees" | "degree" | "deg"));
    let after = at + 1 + sign + usize::from(word);
    let unit = match line.letters(after) {
        Some("c" | "celsius" | "centigrade") => Some(false),
        Some("f" | "fahrenheit") => Some(true),
        _ => None,
    };
    let used = 1 + sign + usize::from(word) + usize::from(unit.is_some());
    let in_fahrenheit = unit.unwrap_or_else(|| FAHRENHEIT.contains(&number));
    let celsius = if in_fahrenheit { (number - 32.0) / 1.8 } else { number };
    let is_plausible = (25.0..50.0).contains(&celsius);
    // `fever 3 days` has no temperature; `5 c` of anything else has none.
    let is_meant = match label {
        WarmthLabel::Temperature => true,
        WarmthLabel::Fever | WarmthLabel::NoFever => is_plausible,
        WarmthLabel::Nothing => is_plausible && used > 1,
    };
    let unit = if in_fahrenheit { "°F" } else { "°C" };
    is_meant.then(|| Degrees { celsius, written: format!("{} {unit}", line.written(at, 1)), used })
}

/// Reads a label without a figure: to have a temperature is to have a fever, a temp says nothing.
fn without(line: &ScannedLine<'_>, at: usize, label: WarmthLabel, used: usize, mark: usize) -> Option<Found<CheckInWord>> {
    let is_fever = named(line, at, HEALTH).is_some_and(|(health, _)| health == Health::Fever);
    match label {
        WarmthLabel::Temperature if !is_fever || mark > 0 => {
            Found::wrong(used, unfinished(line, at, used, "degrees, such as 36.6 or 98.6 F"))
        }
        WarmthLabel::Temperature | WarmthLabel::Fever | WarmthLabel::NoFever | WarmthLabel::Nothing => None,
    }
}
