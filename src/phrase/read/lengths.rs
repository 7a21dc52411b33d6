//! Distances, climbs and descents.

use super::figure::{Comma, length as metres_of, value};
use super::misread::MisreadReason;
use super::piece::{Found, OpenFigure, Piece};
use super::scan::ScannedLine;
use crate::journal::{FOOT_M, MILE_M, Metres, Units, YARD_M};

/// Below this many, `m` may be metres or minutes.
const SHORT: f64 = 400.0;

const UNITS: &[(&str, f64)] = &[
    ("k", 1_000.0),
    ("km", 1_000.0),
    ("kms", 1_000.0),
    ("kilometer", 1_000.0),
    ("kilometers", 1_000.0),
    ("kilometre", 1_000.0),
    ("kilometres", 1_000.0),
    ("mi", MILE_M),
    ("mile", MILE_M),
    ("miles", MILE_M),
    ("miler", MILE_M),
    ("m", 1.0),
    ("meter", 1.0),
    ("meters", 1.0),
    ("metre", 1.0),
    ("metres", 1.0),
    ("yd", YARD_M),
    ("yds", YARD_M),
    ("yard", YARD_M),
    ("yards", YARD_M),
];

/// Distances that have a name. The half marathon is half of 42.195 km (World Athletics).
pub(super) const NAMED: &[(&str, f64)] = &[
    ("marathon", 42_195.0),
    ("half marathon", 21_097.5),
    ("half", 21_097.5),
    ("hm", 21_097.5),
    ("half mara", 21_097.5),
    ("halfmarathon", 21_097.5),
    ("semi marathon", 21_097.5),
    ("parkrun", 5_000.0),
    ("mile", MILE_M),
    ("park run", 5_000.0),
];

const CLIMB_LABELS: &[&str] =
    &["climb", "climbed", "climbing", "ascent", "ascended", "gain", "up", "uphill", "elevation", "elev", "vert"];
const DESCENT_LABELS: &[&str] = &["descent", "descended", "descending", "loss", "down", "downhill"];

/// Gives the metres of a unit of length.
pub(super) fn metres_in(unit: &str) -> Option<f64> {
    UNITS.iter().find(|(name, _)| *name == unit).map(|(_, metres)| *metres)
}

/// Names every unit and label here.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(name, _)| *name).chain(CLIMB_LABELS.iter().copied()).chain(DESCENT_LABELS.iter().copied())
}

/// Drops what multiplying decimal figures adds far behind the point: 42.195 km are 42,195 m.
fn exact(metres: f64) -> f64 {
    (metres * 1e4).round() / 1e4
}

/// Reads a distance: `42.2k`, `26.2 mi`, `800m`, `1500yd`.
pub(super) fn distance(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let sign = usize::from(line.is_sign(at, '-') && line.is_glued(at + 1));
    let hyphen = super::times::hyphen(line, at + sign + 1);
    let unit = line.letters(at + sign + 1 + hyphen)?;
    let each = metres_in(unit)?;
    let digits = line.number(at + sign)?;
    let number = if each < 1_000.0 { metres_of(digits) } else { value(digits, Comma::Decimal) }?;
    let used = sign + 2 + hyphen;
    if sign > 0 {
        let word = line.written(at, used);
        return Found::wrong(
            used,
            MisreadReason::Impossible { word, why: "is below zero", remedy: "write it without the minus sign" },
        );
    }
    if unit == "m" && number < SHORT {
        return Found::one(used, OpenFigure::Short(number));
    }
    Found::quantity(used, Metres::new(exact(number * each)), Piece::Distance)
}

/// Which way a height goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slope {
    Up,
    Down,
    Both,
}

/// Reads a climb or descent: `2300m+`, `2300 m-`, `+2300`, `-7500ft`, `D+ 2300`, `2300m up`, `climb 2300`, `10 miles 500ft`.
pub(super) fn climb(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<Found> {
    signed_before(line, at, units)
        .or_else(|| signed_after(line, at, units))
        .or_else(|| labelled_before(line, at, units))
        .or_else(|| feet(line, at))
}

/// Reads `500ft` after a distance as a climb: nobody counts how far they ran in feet. Without one it is not said which way the
/// feet go, and a run `at 5000 ft` is at a height.
fn feet(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let number = metres_of(line.number(at)?)?;
    let unit = line.letters(at + 1).filter(|unit| height_unit(unit) == Some(FOOT_M))?;
    let is_at_height = at > 0 && line.letters(at - 1) == Some("at");
    let has_distance = (0..at).any(|before| distance(line, before).is_some());
    if has_distance && !is_at_height {
        return said(2, number * FOOT_M, Slope::Up);
    }
    let word = line.written(at, 2);
    let number = crate::phrase::decimal(number, 2);
    let readings = [("+", "a climb"), ("-", "a descent")];
    let readings = readings.map(|(sign, way)| (format!("{number}{unit}{sign}"), way.to_owned())).to_vec();
    Found::wrong(2, MisreadReason::Ambiguous { word, readings })
}

/// Reads `+2300`, `- 2300`, `±2300`, `D+ 2300m`.
fn signed_before(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<Found> {
    let letter = usize::from(line.letters(at) == Some("d") && line.is_glued(at + 1));
    let (way, signs) = sign(line, at + letter)?;
    let number = at + letter + signs;
    // A dash between two words is no descent.
    if letter == 0 && way == Slope::Down && !line.is_glued(number) {
        return None;
    }
    let (metres, used) = height(line, number, units)?;
    said(letter + signs + used, metres, way)
}

/// Reads `2300m+`, `2300 m -`, `2300 D+`, `2300m up`, `2300 m of descent`.
fn signed_after(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<Found> {
    let (metres, used) = height_before_mark(line, at, units)?;
    let mark = at + used;
    if let Some(word) = line.letters(mark) {
        let of = usize::from(word == "of");
        if let Some(way) = line.letters(mark + of).and_then(labelled_way) {
            return said(used + of + 1, metres, way);
        }
    }
    let letter = usize::from(line.letters(mark) == Some("d") && line.is_glued(mark + 1));
    let (way, signs) = sign(line, mark + letter)?;
    let after = mark + letter + signs;
    let next_is_glued_number = line.number(after).is_some() && line.is_glued(after);
    // `10-mile` and `45-minute` are joined by a hyphen.
    if used == 1 && letter == 0 && super::times::hyphen(line, mark) > 0 {
        return None;
    }
    // `2026-11-21` is a date, and in `2300 +500` the sign belongs to what follows.
    if next_is_glued_number && (used == 1 || !line.is_glued(mark)) {
        return None;
    }
    said(used + letter + signs, metres, way)
}

/// Reads `climb 2300`, `descent: 500m`.
fn labelled_before(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<Found> {
    let label = line.letters(at)?;
    let way = labelled_way(label)?;
    let colon = usize::from(line.is_sign(at + 1, ':') || line.is_sign(at + 1, '='));
    match height(line, at + 1 + colon, units) {
        Some((metres, used)) => said(1 + colon + used, metres, way),
        // `climbing 2h` is the sport.
        None if label == "climbing" => None,
        None => Found::wrong(1, MisreadReason::Unfinished { label: label.to_owned(), needs: "a height such as 2300m" }),
    }
}

fn labelled_way(word: &str) -> Option<Slope> {
    if CLIMB_LABELS.contains(&word) {
        Some(Slope::Up)
    } else if DESCENT_LABELS.contains(&word) {
        Some(Slope::Down)
    } else {
        None
    }
}

/// Reads the sign of a height and counts its atoms.
fn sign(line: &ScannedLine<'_>, at: usize) -> Option<(Slope, usize)> {
    let (up, down) = (line.is_sign(at, '+'), line.is_sign(at, '-'));
    if line.is_sign(at, '±') {
        Some((Slope::Both, 1))
    } else if up && line.is_sign(at + 1, '/') && line.is_sign(at + 2, '-') {
        Some((Slope::Both, 3))
    } else if up && line.is_sign(at + 1, '-') && line.is_glued(at + 1) {
        Some((Slope::Both, 2))
    } else if up {
        Some((Slope::Up, 1))
    } else if down {
        Some((Slope::Down, 1))
    } else {
        None
    }
}

/// Reads a height in metres, with its unit or in the runner's own, and counts its atoms.
fn height(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<(f64, usize)> {
    let number = metres_of(line.number(at)?)?;
    match line.letters(at + 1).and_then(height_unit) {
        Some(metres) => Some((number * metres, 2)),
        None if is_followed_by_another_unit(line, at + 1) => None,
        None => Some((number * own_unit(units), 1)),
    }
}

/// Reads a height whose mark comes after it; `2300mD+` has mark and unit in one.
fn height_before_mark(line: &ScannedLine<'_>, at: usize, units: Units) -> Option<(f64, usize)> {
    let number = metres_of(line.number(at)?)?;
    let own = (number * own_unit(units), 1);
    let Some(word) = line.letters(at + 1) else { return Some(own) };
    match height_unit(word) {
        Some(metres) => Some((number * metres, 2)),
        None if word == "md" => Some((number, 2)),
        None => (word == "d" || labelled_way(word).is_some()).then_some(own),
    }
}

fn is_followed_by_another_unit(line: &ScannedLine<'_>, at: usize) -> bool {
    line.is_sign(at, ':')
        || line.is_sign(at, '\'')
        || (line.letters(at).is_some() && line.is_glued(at))
        || line.letters(at).is_some_and(|word| metres_in(word).is_some() || super::times::is_unit(word))
}

fn height_unit(word: &str) -> Option<f64> {
    match word {
        "m" | "meter" | "meters" | "metre" | "metres" => Some(1.0),
        "ft" | "foot" | "feet" => Some(FOOT_M),
        _ => None,
    }
}

const fn own_unit(units: Units) -> f64 {
    match units {
        Units::Metric => 1.0,
        Units::Imperial => FOOT_M,
    }
}

fn said(used: usize, metres: f64, way: Slope) -> Option<Found> {
    let metres = match Metres::new(exact(metres)) {
        Ok(metres) => metres,
        Err(refusal) => return Found::wrong(used, refusal.into()),
    };
    match way {
        Slope::Up => Found::one(used, Piece::Climb(metres)),
        Slope::Down => Found::one(used, Piece::Descent(metres)),
        Slope::Both => Found::many(used, vec![Piece::Climb(metres), Piece::Descent(metres)]),
    }
}
