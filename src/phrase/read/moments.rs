//! A day or a moment alone, as an argument of a command: `yesterday`, `last sunday`, `2026-11-21 18:30`.

use chrono::Datelike;

use super::days::{self, Lean};
use super::gather::{Reader, gather, is_joint};
use super::here::Here;
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, Piece, When};
use super::scan::ScannedLine;
use super::start::start;
use super::timing::Timing;
use super::{clocks, texts};
use crate::journal::{Day, Moment};

/// The farthest day that is taken, from today: two hundred years.
const FARTHEST_DAYS: i64 = 73_100;

/// A word of a line that says only when.
enum MomentWord {
    When(When),
    Joint,
}

impl From<When> for MomentWord {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

/// Reads a day; `lean` says on which side of today a day lies that could lie on either, such as `sat`.
///
/// # Errors
/// The first word that is not understood, and a text that names no day.
pub fn day(today: Day, lean: Lean, text: &str) -> Result<Day, Misread> {
    let timing = timing(text, &[&days::day, &joint])?;
    let Some(word) = &timing.day else { return Err(nothing_said(text)) };
    let wrong = |reason| Misread::new(word.span.clone(), reason);
    let date = Day::new(word.what.date(today.date(), lean).map_err(wrong)?);
    if date.since(today).abs() <= FARTHEST_DAYS {
        return Ok(date);
    }
    Err(wrong(MisreadReason::Impossible {
        word: date.to_string(),
        why: "is more than two hundred years away",
        remedy: "check the year",
    }))
}

/// Reads a day; of two that are meant equally well, the nearer one.
///
/// # Errors
/// As [`day`].
pub fn nearest_day(today: Day, text: &str) -> Result<Day, Misread> {
    let (past, coming) = (day(today, Lean::Past, text)?, day(today, Lean::Coming, text)?);
    Ok(if coming.since(today) < today.since(past) { coming } else { past })
}

/// Reads a month, and gives its first day: `2026-11`, `dec`, `dec 2025`, `last month`; `None` where the text names none.
///
/// Without a year it is the nearest month of that name.
#[must_use]
pub fn month(today: Day, text: &str) -> Option<Day> {
    let away = |months: i64| {
        let this = i64::from(today.date().year()) * 12 + i64::from(today.date().month0()) + months;
        first_of(this.div_euclid(12).try_into().ok()?, u32::try_from(this.rem_euclid(12)).ok()? + 1)
    };
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["this", "month"] => away(0),
        ["last", "month"] => away(-1),
        ["next", "month"] => away(1),
        [word] => match days::month(word) {
            Some(month) => (-6..6).filter_map(away).find(|first| first.date().month() == month),
            None => word.split_once('-').and_then(|(year, month)| first_of(year_of(year)?, month.parse().ok()?)),
        },
        [one, other] => match (days::month(one), days::month(other)) {
            (Some(month), None) => first_of(year_of(other)?, month),
            (None, Some(month)) => first_of(year_of(one)?, month),
            (Some(_), Some(_)) | (None, None) => None,
        },
        [] | [_, _, _, ..] => None,
    }
}

fn first_of(year: i32, month: u32) -> Option<Day> {
    chrono::NaiveDate::from_ymd_opt(year, month, 1).map(Day::new)
}

/// Reads a year of four figures.
fn year_of(word: &str) -> Option<i32> {
    word.parse().ok().filter(|_| word.len() == 4)
}

/// Reads a moment of the past: `9:00`, `yesterday 18:30`, `2 hours ago`, `2026-11-21 06:30`.
///
/// Where only a day is said, nine in the morning of that day is meant, and now where that day is today.
///
/// # Errors
/// The first word that is not understood, and a moment that has not come yet.
pub fn past_moment(now: Moment, here: impl Into<Here>, text: &str) -> Result<Moment, Misread> {
    let timing = timing(text, &[&clocks::when, &joint])?;
    if timing.span().is_none() {
        return Err(nothing_said(text));
    }
    match start(&timing, 0.0, now, here.into()) {
        (_, Some(misread)) => Err(misread),
        (start, None) => Ok(start.at),
    }
}

/// Says whether a line of any sort names a day, or a moment that lies on one: `sat`, `2 hours ago`, `"last sunday"`.
#[must_use]
pub fn names_a_day(text: &str) -> bool {
    let Ok(line) = ScannedLine::scan(text) else { return false };
    let readers: [Reader<'_>; 5] = [&texts::text, &clocks::day_and_clock, &clocks::date_and_triple, &days::day, &clocks::ago];
    let names_one = |piece: &Piece| matches!(piece, Piece::When(When::Day(_) | When::Wall(_) | When::Instant(_) | When::Ago(_)));
    gather(&line, &readers, &vocabulary()).parts.iter().any(|part| names_one(&part.piece))
}

fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<MomentWord>> {
    if is_joint(line, at) { Found::one(1, MomentWord::Joint) } else { None }
}

fn timing(text: &str, readers: &[Reader<'_, MomentWord>]) -> Result<Timing, Misread> {
    let mut gathered = gather(&ScannedLine::scan(text)?, readers, &vocabulary());
    let mut timing = Timing::default();
    for part in std::mem::take(&mut gathered.parts) {
        if let MomentWord::When(when) = part.piece
            && let Err(reason) = timing.put(when, &part.span)
        {
            gathered.misreads.push(Misread::new(part.span, reason));
        }
    }
    gathered.first_misread().map(|()| timing)
}

/// The words of days and times.
pub(super) fn vocabulary() -> Vocabulary {
    Vocabulary::new(
        days::WORDS.iter().chain(clocks::WORDS).copied(),
        "write a day such as yesterday, last sunday, 21 nov or 2026-11-21",
        "write a time of day as `{}:00`, or a date such as 2026-11-21",
    )
}

fn nothing_said(text: &str) -> Misread {
    let what = "no day is said";
    Misread::new(text.len()..text.len(), MisreadReason::Missing { what, remedy: "such as yesterday, last sunday or 2026-11-21" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_any_sort_names_a_day_or_none() {
        for line in ["rpe 7 yesterday", "\"last sunday\" 10k", "soreness 3 2 hours ago", "race A 6 dec", "2026-11-21 9:00"] {
            assert!(names_a_day(line), "{line}");
        }
        for line in ["rpe 7 at 9:00", "10k 52:30", "note \"yesterday\"", "\"Sunday best\"", "40g carbs", ""] {
            assert!(!names_a_day(line), "{line}");
        }
    }
}
