//! Paces and speeds: `4:50/km`, `1:45/100m`, `24.3 km/h`.

use super::figure::{Comma, value};
use super::lengths::metres_in;
use super::misread::Reason;
use super::piece::{Found, Piece};
use super::scan::Line;
use crate::phrase::amount::MILE_M;

/// The fastest and the slowest that anything here moves, in seconds a metre: 150 km/h and 0.1 km/h.
const POSSIBLE: std::ops::RangeInclusive<f64> = 0.024..=36.0;

/// Reads a pace or a speed.
pub(super) fn pace(line: &Line<'_>, at: usize) -> Option<Found> {
    let (seconds_a_metre, used) = time_a_length(line, at).or_else(|| length_an_hour(line, at))?;
    if POSSIBLE.contains(&seconds_a_metre) {
        return Found::one(used, Piece::Pace(seconds_a_metre));
    }
    Found::wrong(
        used,
        Reason::Impossible {
            word: line.written(at, used),
            why: "is a pace nobody moves at",
            remedy: "write a pace such as 4:50/km, 1:45/100m or 24.3km/h",
        },
    )
}

/// Reads `4:50/km`, `4:50 min/km`, `5min/km`, `4'50 /mi`, `1:45 per 100 m`.
fn time_a_length(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
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
fn length(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(unit) = line.letters(at) {
        return metres_in(unit).map(|metres| (metres, 1));
    }
    let number = value(line.number(at)?, Comma::Thousands).filter(|number| *number > 0.0)?;
    Some((number * metres_in(line.letters(at + 1)?)?, 2))
}

/// Reads `24.3 km/h`, `15 mph`, `12 kph`.
fn length_an_hour(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
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
