//! Paces and speeds: `4:50/km`, `1:45/100m`, `24.3 km/h`, `at 4:50 pace`.

use super::figure::{Comma, value};
use super::gather::PlacedPieces;
use super::lengths::metres_in;
use super::misread::MisreadReason;
use super::piece::{Found, Piece};
use super::scan::ScannedLine;
use super::times::is_minutes;
use crate::journal::{MILE_M, Sport, Units};
use crate::phrase::pace::pace_length;

/// The fastest and the slowest that anything here moves, in seconds a metre: 150 km/h and 0.1 km/h.
const POSSIBLE: std::ops::RangeInclusive<f64> = 0.024..=36.0;

/// Reads a pace or a speed.
pub(super) fn pace(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let label = label(line, at);
    let start = at + label;
    let Some((seconds_a_metre, used)) =
        time_a_length(line, start).or_else(|| length_an_hour(line, start)).or_else(|| miles(line, start))
    else {
        return bare(line, at, label);
    };
    let used = label + used + pace_word(line, start + used);
    if POSSIBLE.contains(&seconds_a_metre) {
        return Found::one(used, Piece::Pace(seconds_a_metre));
    }
    Found::wrong(used, nobody_moves(line.written(at, used)))
}

fn nobody_moves(word: String) -> MisreadReason {
    let remedy = "write a pace such as 4:50/km, 1:45/100m or 24.3km/h";
    MisreadReason::Impossible { word, why: "is a pace nobody moves at", remedy }
}

/// Takes a pace without a length for one over what the sport's pace is over, in the runner's units.
pub(super) fn complete(gathered: &mut PlacedPieces, units: Units) {
    let sport = gathered.parts.iter().find_map(|part| if let Piece::Sport(sport) = part.piece { Some(sport) } else { None });
    let over = sport.and_then(|sport| pace_length(sport, units)).or_else(|| pace_length(Sport::Run, units));
    for part in &mut gathered.parts {
        if let (Piece::BarePace(seconds), Some(metres)) = (&part.piece, over) {
            part.piece = Piece::Pace(seconds / metres);
        }
    }
}

/// Counts the words that say that a pace follows: `pace`, `avg pace:`.
fn label(line: &ScannedLine<'_>, at: usize) -> usize {
    let average = usize::from(matches!(line.letters(at), Some("avg" | "ave" | "average" | "mean")));
    let word = pace_word(line, at + average);
    if word == 0 {
        0
    } else {
        average + word + usize::from(line.is_sign(at + average + 1, ':') || line.letters(at + average + 1) == Some("of"))
    }
}

fn pace_word(line: &ScannedLine<'_>, at: usize) -> usize {
    usize::from(matches!(line.letters(at), Some("pace" | "speed")))
}

/// Reads a pace that says nothing of a length, with the word for it before or after: `4:50 pace`, `pace 4:50`.
fn bare(line: &ScannedLine<'_>, at: usize, label: usize) -> Option<Found> {
    /// Seconds that a pace may have over a hundred metres or a mile.
    const USUAL: std::ops::RangeInclusive<f64> = 30.0..=3_600.0;
    let figures = minutes(line, at + label).and_then(|(seconds, used)| {
        let after = pace_word(line, at + label + used);
        (label + after > 0).then_some((seconds, label + used + after))
    });
    match figures {
        Some((seconds, used)) if USUAL.contains(&seconds) => Found::one(used, Piece::BarePace(seconds)),
        Some((_, used)) => Found::wrong(used, nobody_moves(line.written(at, used))),
        None if label > 0 => {
            Found::wrong(label, MisreadReason::Unfinished { label: line.written(at, label), needs: "a figure such as 4:50/km" })
        }
        None => None,
    }
}

/// Reads minutes and seconds, or minutes: `4:50`, `4'50`, `5 min`.
fn minutes(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let first = f64::from(line.whole(at, 2)?) * 60.0;
    if line.is_sign(at + 1, ':') || line.is_sign(at + 1, '\'') {
        let second = line.whole(at + 2, 2).filter(|second| line.is_glued(at + 2) && *second < 60)?;
        return Some((first + f64::from(second), 3 + usize::from(line.is_sign(at + 3, '"'))));
    }
    let hyphen = super::times::hyphen(line, at + 1);
    line.letters(at + 1 + hyphen).filter(|word| is_minutes(word)).map(|_| (first, 2 + hyphen))
}

/// Reads what people call the pace of each mile: `8:30 miles`, `8-minute mile pace`.
fn miles(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let (seconds, used) = minutes(line, at).filter(|(seconds, _)| (180.0..=1_800.0).contains(seconds))?;
    let unit = line.letters(at + used)?;
    let is_each = matches!(unit, "miles" | "kms") || pace_word(line, at + used + 1) > 0;
    Some((seconds / metres_in(unit).filter(|_| is_each)?, used + 1))
}

/// Reads `4:50/km`, `4:50 min/km`, `5min/km`, `4'50 /mi`, `1:45 per 100 m`.
fn time_a_length(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let first = value(line.number(at)?, Comma::Decimal)?;
    let paired = line.is_sign(at + 1, ':') || line.is_sign(at + 1, '\'');
    let second = line.whole(at + 2, 2).filter(|second| paired && line.is_glued(at + 2) && *second < 60);
    let mut used = match (paired, second) {
        (true, Some(_)) => 3,
        (true, None) => 2,
        (false, _) => 1,
    };
    used += usize::from(line.is_sign(at + used, '"'));
    used += usize::from(matches!(line.letters(at + used), Some("min" | "mins" | "minutes" | "mn")));
    if !line.is_sign(at + used, '/') && line.letters(at + used) != Some("per") {
        return None;
    }
    let (metres, more) = length(line, at + used + 1)?;
    Some(((first * 60.0 + second.map_or(0.0, f64::from)) / metres, used + 1 + more))
}

/// Reads what a pace is over: `km`, `100m`, `100 yd`.
fn length(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(unit) = line.letters(at) {
        return metres_in(unit).map(|metres| (metres, 1));
    }
    let number = value(line.number(at)?, Comma::Thousands).filter(|number| *number > 0.0)?;
    Some((number * metres_in(line.letters(at + 1)?)?, 2))
}

/// Reads `24.3 km/h`, `15 mph`, `12 kph`.
fn length_an_hour(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let number = value(line.number(at)?, Comma::Decimal)?;
    let (metres, used) = match line.letters(at + 1)? {
        "kph" | "kmh" => (1_000.0, 2),
        "mph" => (MILE_M, 2),
        unit => {
            let an_hour = line.is_sign(at + 2, '/') && matches!(line.letters(at + 3), Some("h" | "hr" | "hour"));
            (metres_in(unit).filter(|_| an_hour)?, 4)
        }
    };
    (number > 0.0).then(|| (3_600.0 / (number * metres), used))
}
