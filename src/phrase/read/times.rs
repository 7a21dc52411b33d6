//! Lengths of time, and figures with a colon that may be one.

use super::figure::{Comma, value};
use super::misread::MisreadReason;
use super::piece::{Found, OpenFigure, Pair, PairForm, Piece, Wanted};
use super::scan::ScannedLine;
use crate::journal::Seconds;

/// The labels of this page.
pub(super) const WORDS: &[&str] = &["moving", "elapsed", "total", "min", "minutes", "hours", "sec", "seconds"];

/// Reads a length of time: `3h36`, `52:30`, `1:45:00`, `45min`, `90'`, `1h 5m 30s`; `moving 6h10`, `elapsed 6:40:00`.
pub(super) fn time(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (asked, label) = match line.letters(at) {
        Some("moving" | "time" | "took" | "in" | "for" | "duration") => (Wanted::Time, 1),
        Some("elapsed" | "total" | "gross") => (Wanted::Elapsed, 1),
        _ => (Wanted::Anything, 0),
    };
    let label = label + usize::from(label > 0 && (line.is_sign(at + 1, ':') || line.letters(at + 1) == Some("time")));
    let sign = usize::from(line.is_sign(at + label, '-') && line.is_glued(at + label + 1));
    let start = at + label + sign;
    let found = pair(line, start, asked).or_else(|| length(line, start)).and_then(|(said, used)| {
        let used = label + sign + used;
        match said {
            Ok(_) if sign > 0 => Found::wrong(used, below_zero(line.written(at, used))),
            Ok(TimeSaid::Pair(pair)) => Found::one(used, OpenFigure::Pair(pair)),
            Ok(TimeSaid::Length(seconds)) => Found::quantity(
                used,
                Seconds::new(seconds),
                match asked {
                    Wanted::Elapsed => Piece::Elapsed,
                    Wanted::Anything | Wanted::Time => Piece::Time,
                },
            ),
            Err(reason) => Found::wrong(used, reason),
        }
    });
    match (found, asked, line.letters(at)) {
        (None, Wanted::Elapsed, Some(word)) => {
            Found::wrong(1, MisreadReason::Unfinished { label: word.to_owned(), needs: "a time such as 6h40" })
        }
        (found, ..) => found,
    }
}

/// Reads a length of time in which a colon stands between hours and minutes, as for sleep.
pub(super) fn hours(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    match pair(line, at, Wanted::Time).or_else(|| length(line, at))? {
        (Ok(TimeSaid::Pair(pair)), used) => Some((pair.as_hours(), used)),
        (Ok(TimeSaid::Length(seconds)), used) => Some((seconds, used)),
        (Err(_), _) => None,
    }
}

/// Reads a number that stands alone.
pub(super) fn bare(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    value(line.number(at)?, Comma::Decimal).filter(|_| stands_alone(line, at)).map(|number| (number, 1))
}

/// What figures say about time.
enum TimeSaid {
    Length(f64),
    Pair(Pair),
}

type TimeReading = (Result<TimeSaid, MisreadReason>, usize);

/// Reads `52:30` or `7h30`, which may be a length of time or a time of day.
fn pair(line: &ScannedLine<'_>, at: usize, asked: Wanted) -> Option<TimeReading> {
    let first = line.whole(at, 4)?;
    let (form, second, used) = if line.is_sign(at + 1, ':') {
        (PairForm::Colon, line.number(at + 2).filter(|_| line.is_glued(at + 2)), 3)
    } else if line.letters(at + 1).is_some_and(is_hours) {
        let minutes = line.number(at + 2).filter(|_| line.is_glued(at + 2));
        (PairForm::Hours, minutes.or(Some("0")), 2 + usize::from(minutes.is_some()))
    } else {
        return None;
    };
    let continues = line.is_sign(at + used, ':') || is_unit_of_time(line, at + used);
    // After hours alone, as in `1h 30m`, minutes may follow with a space.
    if continues || (form == PairForm::Hours && used == 2 && minutes_follow(line, at + 2).is_some()) {
        return None;
    }
    let word = line.written(at, used);
    let second = second?;
    let figure = second.parse().ok().filter(|figure| second.len() <= 2 && *figure < 60_u32);
    Some((figure.map(|second| TimeSaid::Pair(Pair { first, second, form, asked })).ok_or_else(|| sixty(word)), used))
}

/// Reads a length of time that can be nothing else.
fn length(line: &ScannedLine<'_>, at: usize) -> Option<TimeReading> {
    let found = colons(line, at).or_else(|| units(line, at)).or_else(|| worded(line, at))?;
    Some((found.0.map(TimeSaid::Length), found.1))
}

/// Reads `1:45:00`, `1:30h`, `52:30min`.
fn colons(line: &ScannedLine<'_>, at: usize) -> Option<(Result<f64, MisreadReason>, usize)> {
    let first = line.whole(at, 4).map(f64::from)?;
    line.is_sign(at + 1, ':').then_some(())?;
    let second = value(line.number(at + 2)?, Comma::Decimal)?;
    if line.is_sign(at + 3, ':') {
        let third = value(line.number(at + 4)?, Comma::Decimal)?;
        let word = line.written(at, 5);
        let fits = second < 60.0 && third < 60.0 && second.fract() == 0.0;
        return Some((if fits { Ok(first * 3_600.0 + second * 60.0 + third) } else { Err(sixty(word)) }, 5));
    }
    let unit = line.letters(at + 3).filter(|unit| is_unit_of_pair(line, at + 3, unit))?;
    let word = line.written(at, 4);
    let seconds = if is_hours(unit) {
        first * 3_600.0 + second * 60.0
    } else if is_minutes(unit) {
        first * 60.0 + second
    } else {
        return None;
    };
    Some((if second < 60.0 { Ok(seconds) } else { Err(sixty(word)) }, 4))
}

/// Reads figures with their units: `1h 5m 30s`, `1.5h`, `45min`, `5m30`, `90'`, `90s`.
pub(super) fn units(line: &ScannedLine<'_>, at: usize) -> Option<(Result<f64, MisreadReason>, usize)> {
    let first = value(line.number(at)?, Comma::Decimal)?;
    if hyphen(line, at + 1) > 0 {
        let each =
            line.letters(at + 2).and_then(|unit| if is_hours(unit) { Some(3_600.0) } else { is_minutes(unit).then_some(60.0) });
        return each.map(|each| (Ok(first * each), 3));
    }
    if line.letters(at + 1).is_some_and(is_hours) {
        let (minutes, mut used) = minutes_follow(line, at + 2).map_or((0.0, 2), |(minutes, more)| (minutes, 2 + more));
        let seconds = seconds_follow(line, at + used).map_or(0.0, |(seconds, more)| {
            used += more;
            seconds
        });
        return Some((within_the_hour(line.written(at, used), first * 3_600.0, minutes, seconds), used));
    }
    let is_short_minutes = first < 100.0 && line.letters(at + 1) == Some("m") && seconds_follow(line, at + 2).is_some();
    if is_short_minutes || line.is_sign(at + 1, '\'') || line.letters(at + 1).is_some_and(is_minutes) {
        let (seconds, more) = seconds_follow(line, at + 2).unwrap_or_default();
        return Some((within_the_hour(line.written(at, 2 + more), first * 60.0, 0.0, seconds), 2 + more));
    }
    line.letters(at + 1).is_some_and(is_seconds).then_some((Ok(first), 2))
}

/// Counts the hyphen between a figure and its unit, as in `10-mile` and `45-minute`.
pub(super) fn hyphen(line: &ScannedLine<'_>, at: usize) -> usize {
    usize::from(line.is_sign(at, '-') && line.is_glued(at) && line.is_glued(at + 1) && line.letters(at + 1).is_some())
}

/// Reads `an hour`, `half an hour`, `an hour and a half`, `2 and a half hours`.
fn worded(line: &ScannedLine<'_>, at: usize) -> Option<(Result<f64, MisreadReason>, usize)> {
    let is = |at: usize, word: &str| line.letters(at) == Some(word);
    let and_a_half = |at: usize| is(at, "and") && is(at + 1, "a") && is(at + 2, "half");
    if let Some(hours) = line.whole(at, 2).filter(|_| and_a_half(at + 1) && line.letters(at + 4).is_some_and(is_hours)) {
        return Some((Ok((f64::from(hours) + 0.5) * 3_600.0), 5));
    }
    if matches!(line.letters(at), Some("an" | "one")) && is(at + 1, "hour") && and_a_half(at + 2) {
        return Some((Ok(5_400.0), 5));
    }
    let half = usize::from(line.letters(at) == Some("half"));
    let is_an_hour = matches!(line.letters(at + half), Some("an" | "one")) && line.letters(at + half + 1) == Some("hour");
    is_an_hour.then_some((Ok(if half > 0 { 1_800.0 } else { 3_600.0 }), half + 2))
}

/// Reads the minutes after hours: `36`, `36m`, `5 min`, `and 5 minutes`.
fn minutes_follow(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let and = and(line, at, is_minutes);
    let at = at + and;
    let minutes = f64::from(line.whole(at, 2)?);
    match line.letters(at + 1) {
        Some(unit) if is_minutes(unit) => Some((minutes, and + 2)),
        // In `1h 50m+` the metres are climbed.
        Some("m") if minutes < 60.0 && !line.is_sign(at + 2, '+') && !line.is_sign(at + 2, '-') => Some((minutes, 2)),
        _ if line.is_sign(at + 1, '\'') => Some((minutes, 2)),
        _ if line.is_glued(at) || stands_alone(line, at) => Some((minutes, 1)),
        _ => None,
    }
}

/// Reads the seconds after minutes: `30s`, `30"`, `30`, `and 30 seconds`.
fn seconds_follow(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let and = and(line, at, is_seconds);
    let at = at + and;
    let seconds = value(line.number(at)?, Comma::Decimal)?;
    if line.letters(at + 1).is_some_and(is_seconds) || line.is_sign(at + 1, '"') {
        return Some((seconds, and + 2));
    }
    let bare = if line.is_glued(at) { !line.is_glued(at + 1) } else { line.whole(at, 2).is_some() && stands_alone(line, at) };
    bare.then_some((seconds, 1))
}

/// Counts an `and` that joins a smaller unit to a larger one.
fn and(line: &ScannedLine<'_>, at: usize, is_unit: fn(&str) -> bool) -> usize {
    usize::from(line.letters(at) == Some("and") && line.number(at + 1).is_some() && line.letters(at + 2).is_some_and(is_unit))
}

/// Says whether a number has no unit of its own after it.
pub(super) fn stands_alone(line: &ScannedLine<'_>, at: usize) -> bool {
    let is_unit = |word: &str| {
        super::lengths::metres_in(word).is_some()
            || super::days::month(word).is_some()
            || self::is_unit(word)
            || matches!(
                word,
                "ft" | "feet" | "bpm" | "kph" | "kmh" | "mph" | "am" | "pm" | "x" | "d" | "days" | "day" | "weeks" | "week"
            )
    };
    let unit_follows = line.letters(at + 1).is_some_and(|word| line.is_glued(at + 1) || is_unit(word));
    let sign_follows = line.is_glued(at + 1) && line.letters(at + 1).is_none();
    !unit_follows && !sign_follows && !line.is_sign(at + 1, '+')
}

fn within_the_hour(word: String, whole: f64, minutes: f64, seconds: f64) -> Result<f64, MisreadReason> {
    if minutes >= 60.0 || seconds >= 60.0 { Err(sixty(word)) } else { Ok(whole + minutes * 60.0 + seconds) }
}

fn is_unit_of_time(line: &ScannedLine<'_>, at: usize) -> bool {
    line.letters(at).is_some_and(|word| is_unit_of_pair(line, at, word) || (word == "m" && line.is_glued(at)))
}

/// Says whether a unit belongs to the figures before it: in `24:00 hr 150` the heart beats.
fn is_unit_of_pair(line: &ScannedLine<'_>, at: usize, word: &str) -> bool {
    (is_hours(word) && (word != "hr" || line.is_glued(at))) || is_minutes(word)
}

/// Says whether a word is a unit of time.
pub(super) fn is_unit(word: &str) -> bool {
    is_hours(word) || is_minutes(word) || is_seconds(word)
}

pub(super) fn is_hours(word: &str) -> bool {
    matches!(word, "h" | "hr" | "hrs" | "hour" | "hours")
}

pub(super) fn is_minutes(word: &str) -> bool {
    matches!(word, "min" | "mins" | "minute" | "minutes" | "mn")
}

fn is_seconds(word: &str) -> bool {
    matches!(word, "s" | "sec" | "secs" | "second" | "seconds")
}

fn sixty(word: String) -> MisreadReason {
    MisreadReason::Impossible {
        word,
        why: "has 60 or more of its smaller unit",
        remedy: "write a time such as 1h05, 52:30 or 1:45:00",
    }
}

fn below_zero(word: String) -> MisreadReason {
    MisreadReason::Impossible { word, why: "is below zero", remedy: "write it without the minus sign" }
}
