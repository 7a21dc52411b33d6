//! Times of day and moments: `at 9:00`, `7am`, `noon`, `2026-11-21T06:30:00+01:00`, `2 hours ago`.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::days::{self, DayWord};
use super::figure::{Comma, value};
use super::misread::MisreadReason;
use super::paces::pace;
use super::piece::{Found, OpenFigure, Piece, When};
use super::scan::ScannedLine;
use super::times::{is_hours, is_minutes, stands_alone};
use crate::journal::{Moment, Seconds};

/// Parts of the day that are said without a figure, and the time they stand for.
const PARTS: &[(&str, u32)] =
    &[("morning", 8), ("lunch", 12), ("lunchtime", 12), ("afternoon", 15), ("evening", 18), ("night", 20)];

/// The words of this page that are worth suggesting.
pub(super) const WORDS: &[&str] = &["at", "morning", "noon", "midnight", "afternoon", "evening"];

/// Reads a time of day that can be nothing else.
pub(super) fn clock<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    let label = usize::from(line.letters(at) == Some("at"));
    let (said, used) = of_twelve_hours(line, at + label)
        .or_else(|| (label > 0 && pace(line, at + label).is_none()).then(|| of_day(line, at + label)).flatten())?;
    let used = used + label;
    match said {
        Some(time) => Found::one(used, When::Clock(time)),
        None => Found::wrong(used, no_such_time(line.written(at, used))),
    }
}

/// Reads `2 hours ago`, `30 min ago`, `an hour ago`, `2h30 ago`, `now`.
pub(super) fn ago<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    if line.letters(at) == Some("now") {
        return Found::one(1, When::Ago(0.0));
    }
    let article = matches!(line.letters(at), Some("an" | "a" | "one")).then_some(1.0);
    let number = article.or_else(|| value(line.number(at)?, Comma::Decimal))?;
    let unit = line.letters(at + 1)?;
    let minutes = line.whole(at + 2, 2).filter(|_| is_hours(unit)).map(f64::from);
    let used = 2 + usize::from(minutes.is_some());
    line.letters(at + used).filter(|word| *word == "ago")?;
    let seconds = if is_hours(unit) {
        number * 3_600.0 + minutes.unwrap_or_default() * 60.0
    } else if is_minutes(unit) || unit == "m" {
        number * 60.0
    } else {
        return None;
    };
    Found::one(used + 1, When::Ago(seconds))
}

/// Reads the time of day in figures, where a label has said that it is one: `9`, `9:00`, `18h`, `18h30`, `9:00:30`.
pub(super) fn of_day(line: &ScannedLine<'_>, at: usize) -> Option<(Option<NaiveTime>, usize)> {
    let hour = line.whole(at, 2)?;
    let colon = line.is_sign(at + 1, ':');
    if colon || line.letters(at + 1) == Some("h") {
        let minute = line.whole(at + 2, 2).filter(|_| line.is_glued(at + 2));
        let second = line.whole(at + 4, 2).filter(|_| colon && line.is_sign(at + 3, ':'));
        return match (minute, second) {
            (Some(minute), Some(second)) => Some((NaiveTime::from_hms_opt(hour, minute, second), 5)),
            (Some(minute), None) => Some((NaiveTime::from_hms_opt(hour, minute, 0), 3)),
            (None, _) => (!colon).then(|| (NaiveTime::from_hms_opt(hour, 0, 0), 2)),
        };
    }
    stands_alone(line, at).then(|| (NaiveTime::from_hms_opt(hour, 0, 0), 1))
}

/// Reads `7am`, `7:30 pm`, `7.30pm`.
fn of_twelve_hours(line: &ScannedLine<'_>, at: usize) -> Option<(Option<NaiveTime>, usize)> {
    let (hour, minute, used) = if line.is_sign(at + 1, ':') {
        (line.whole(at, 2)?, line.whole(at + 2, 2)?, 3)
    } else {
        match line.number(at)?.split_once('.') {
            Some((hour, minute)) => (hour.parse().ok()?, minute.parse().ok()?, 1),
            None => (line.whole(at, 2)?, 0, 1),
        }
    };
    let afternoon = match line.letters(at + used)? {
        "am" => 0,
        "pm" => 12,
        _ => return None,
    };
    let time = (1..=12).contains(&hour).then(|| NaiveTime::from_hms_opt(hour % 12 + afternoon, minute, 0)).flatten();
    Some((time, used + 1))
}

/// Reads `noon`, `at midnight`.
pub(super) fn named<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    let label = usize::from(line.letters(at) == Some("at"));
    let hour = match line.letters(at + label)? {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Found::one(label + 1, When::Clock(NaiveTime::from_hms_opt(hour, 0, 0)?))
}

/// Reads a part of the day: `this morning`, `in the evening`, `lunch`.
pub(super) fn part<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    let before = match (line.letters(at), line.letters(at + 1)) {
        (Some("this"), _) => 1,
        (Some("in"), Some("the")) => 2,
        _ => 0,
    };
    let word = line.letters(at + before)?;
    let (_, hour) = PARTS.iter().find(|(name, _)| *name == word)?;
    Found::one(before + 1, When::Part(*hour))
}

/// Reads a day with `06:30:00` after it, which may be a time of day or a length of time.
pub(super) fn date_and_triple(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let date =
        days::day(line, at).filter(|found| matches!(found.says.as_deref(), Ok([Piece::When(When::Day(DayWord::Date(..)))])))?;
    let start = at + date.used;
    let (clock, used) = of_day(line, start).filter(|(_, used)| *used == 5)?;
    let (clock, day) = (clock?, date.says.ok()?.pop()?);
    let seconds = Seconds::new(f64::from(clock.num_seconds_from_midnight())).ok()?;
    let padded = line.number(start).is_some_and(|digits| digits.starts_with('0'));
    Found::many(date.used + used, vec![day, OpenFigure::Triple { seconds, clock, padded }.into()])
}

/// Reads when something was, in any of the words for it.
pub(super) fn when<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    day_and_clock(line, at)
        .or_else(|| days::day(line, at))
        .or_else(|| ago(line, at))
        .or_else(|| clock(line, at))
        .or_else(|| named(line, at))
        .or_else(|| part(line, at))
        .or_else(|| bare_clock(line, at))
}

/// Reads day and time written as one word: `2026-11-21T06:30`, with an offset from UTC or without.
pub(super) fn day_and_clock<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    line.number(at)?;
    let used = line.run(at);
    let word = line.written(at, used);
    if let Some(moment) = Moment::from_rfc3339(&word) {
        return Found::one(used, When::Instant(moment));
    }
    let wall = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"].iter().find_map(|form| NaiveDateTime::parse_from_str(&word, form).ok())?;
    Found::one(used, When::Wall(wall))
}

/// Reads `9:00` or `06:30:00` as the time of day that it must be beside nothing but a day.
pub(super) fn bare_clock<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    if !line.is_sign(at + 1, ':') {
        return None;
    }
    let (clock, used) = of_day(line, at)?;
    Found::one(used, When::Clock(clock?))
}

pub(super) fn no_such_time(word: String) -> MisreadReason {
    MisreadReason::Impossible { word, why: "is no time of day", remedy: "write a time such as 7:30, 19:30 or 7:30pm" }
}
