//! Several days at once, as an argument of a command: `mon tue`, `2026-11-22..2026-11-30`, `22-30 nov`, `last 3 days`.

use chrono::{Datelike, NaiveDate};

use super::days::{self, DayWord, Lean};
use super::gather::{Reader, gather, is_joint};
use super::misread::{Misread, MisreadReason};
use super::moments::vocabulary;
use super::piece::{Found, When};
use super::scan::ScannedLine;
use crate::journal::Day;

/// The most days that are taken at once.
const MOST_DAYS: i64 = 366;

/// Two days of one month: `22-30 nov`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    first: u32,
    last: u32,
    month: u32,
}

impl Bounds {
    /// Gives the first day and the last, whose years are not said.
    pub fn ends(self) -> (DayWord, DayWord) {
        let day = |day| DayWord::DayOfYear { day, month: self.month, weekday: None };
        (day(self.first), day(self.last))
    }
}

/// A word of a line that says which days.
enum DayRangeWord {
    Day(DayWord),
    /// What joins the two ends of a stretch.
    To,
    /// So many days up to yesterday.
    Last(u32),
    OfMonth(Bounds),
    /// A time, which has no place here.
    Time,
    Joint,
}

impl From<When> for DayRangeWord {
    fn from(when: When) -> Self {
        match when {
            When::Day(day) => Self::Day(day),
            When::Clock(_) | When::Part(_) | When::Wall(_) | When::Instant(_) | When::Ago(_) => Self::Time,
        }
    }
}

/// Reads one day or several, in order and each once; a day that could lie on either side of today is one of the past.
///
/// # Errors
/// The first word that is not understood, a text that names no day, and a stretch of more than a year.
pub fn past_days(today: Day, text: &str) -> Result<Vec<Day>, Misread> {
    // Two points join two ends; a sign of our own, as long as they are, keeps the places of the words.
    let plain = text.replace("..", " ~");
    let readers: [Reader<'_, DayRangeWord>; 5] = [&last_days, &bounded, &up_to, &days::day, &joint];
    let mut gathered = gather(&ScannedLine::scan(&plain)?, &readers, &vocabulary());
    let parts = std::mem::take(&mut gathered.parts);
    gathered.first_misread()?;
    let mut found: Vec<Day> = Vec::new();
    let mut open = false;
    for part in parts {
        let wrong = |reason| Misread::new(part.span.clone(), reason);
        let (first, last) = match part.piece {
            DayRangeWord::Joint | DayRangeWord::Time => continue,
            DayRangeWord::To => {
                open = !found.is_empty();
                continue;
            }
            DayRangeWord::Last(days) => (today.plus(-i64::from(days)), today.plus(-1)),
            DayRangeWord::OfMonth(Bounds { first, last, month }) => {
                let day = |day: u32| DayWord::DayOfYear { day, month, weekday: None }.date(today.date(), Lean::Past);
                // A stretch that has begun is this year's, though its end is still to come.
                let this_year = NaiveDate::from_ymd_opt(today.date().year(), month, first);
                let has_begun = this_year.is_some_and(|first| first <= today.date());
                let this_year = NaiveDate::from_ymd_opt(today.date().year(), month, last).filter(|_| has_begun);
                let last = this_year.map_or_else(|| day(last), Ok).map_err(wrong)?;
                (Day::new(same_year(first, last).unwrap_or(last)), Day::new(last))
            }
            DayRangeWord::Day(word) => {
                let day = Day::new(word.date(today.date(), Lean::Past).map_err(wrong)?);
                let first = found.last().copied().filter(|_| open).unwrap_or(day);
                // `wed to mon`, said on a Tuesday: the Wednesday before that Monday.
                (if first > day && first.since(day) < 7 { first.plus(-7) } else { first }, day)
            }
        };
        open = false;
        let why = if last.since(first).abs() >= MOST_DAYS {
            Some("makes more than a year of days")
        } else {
            (first.since(today).abs() > 10 * MOST_DAYS).then_some("is more than ten years away")
        };
        if let Some(why) = why {
            let word = part_word(text, &part.span);
            return Err(wrong(MisreadReason::Impossible { word, why, remedy: "check the year" }));
        }
        found.extend((0..=last.since(first)).map(|ahead| first.plus(ahead)));
    }
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        let remedy = "such as yesterday, mon tue, 22-30 nov or last 3 days";
        return Err(Misread::new(text.len()..text.len(), MisreadReason::Missing { what: "no day is said", remedy }));
    }
    Ok(found)
}

fn part_word(text: &str, span: &std::ops::Range<usize>) -> String {
    super::scan::shortened(text.get(span.clone()).unwrap_or_default())
}

fn same_year(day: u32, of: NaiveDate) -> Option<NaiveDate> {
    of.with_day(day)
}

/// Reads `last 3 days`, `past 10 days`, `last week`.
fn last_days(line: &ScannedLine<'_>, at: usize) -> Option<Found<DayRangeWord>> {
    line.letters(at).filter(|word| matches!(*word, "last" | "past"))?;
    if line.letters(at + 1) == Some("week") {
        return Found::one(2, DayRangeWord::Last(7));
    }
    let days = line.whole(at + 1, 3)?;
    line.letters(at + 2).filter(|word| matches!(*word, "d" | "day" | "days"))?;
    Found::one(3, DayRangeWord::Last(days))
}

/// Reads `22-30 nov`, `22–30 november`, and gives how many atoms that is.
pub(super) fn of_month(line: &ScannedLine<'_>, at: usize) -> Option<(Bounds, usize)> {
    let (first, last) = (line.whole(at, 2)?, line.whole(at + 2, 2)?);
    let joined = ['-', '–', '~'].iter().any(|sign| line.is_sign(at + 1, *sign)) || line.letters(at + 1) == Some("to");
    let month = days::month(line.letters(at + 3)?)?;
    joined.then_some((Bounds { first, last, month }, 4))
}

fn bounded(line: &ScannedLine<'_>, at: usize) -> Option<Found<DayRangeWord>> {
    let (bounds, used) = of_month(line, at)?;
    Found::one(used, DayRangeWord::OfMonth(bounds))
}

/// Says whether a word joins the two ends of a stretch.
pub(super) fn to(line: &ScannedLine<'_>, at: usize) -> bool {
    let word = line.letters(at).is_some_and(|word| matches!(word, "to" | "until" | "till" | "through" | "thru"));
    word || ['-', '–', '~'].iter().any(|sign| line.is_sign(at, *sign))
}

fn up_to(line: &ScannedLine<'_>, at: usize) -> Option<Found<DayRangeWord>> {
    if to(line, at) { Found::one(1, DayRangeWord::To) } else { None }
}

fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<DayRangeWord>> {
    if is_joint(line, at) || line.letters(at) == Some("from") { Found::one(1, DayRangeWord::Joint) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, Misread> {
        let today = Day::new("2026-12-01".parse().unwrap());
        past_days(today, text).map(|days| days.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_stretch_of_this_month_that_is_not_over_is_of_this_year() {
        let today = Day::new("2026-11-22".parse().unwrap());
        let days = past_days(today, "20-30 nov").unwrap();
        assert_eq!(days.first().map(ToString::to_string).as_deref(), Some("2026-11-20"));
        assert_eq!(past_days(today, "24-30 nov").unwrap().first().map(ToString::to_string).as_deref(), Some("2025-11-24"));
    }

    #[test]
    fn days_are_named_one_by_one_or_as_a_stretch() {
        assert_eq!(read("mon tue").unwrap(), ["2026-11-30", "2026-12-01"]);
        assert_eq!(read("yesterday and today").unwrap(), ["2026-11-30", "2026-12-01"]);
        let nine: Vec<String> = (22..=30).map(|day| format!("2026-11-{day}")).collect();
        for text in [
            "2026-11-22..2026-11-30",
            "22-30 nov",
            "22 nov to 30 nov",
            "from 22 nov until yesterday",
            "last 9 days",
            "22–30 november",
            "2026-11-22 .. 2026-11-30",
        ] {
            assert_eq!(read(text).unwrap(), nine, "{text}");
        }
        assert_eq!(read("fri-sun").unwrap(), ["2026-11-27", "2026-11-28", "2026-11-29"]);
        assert_eq!(read("sat to mon").unwrap(), ["2026-11-28", "2026-11-29", "2026-11-30"]);
        assert_eq!(read("wed to mon").unwrap().len(), 6);
        assert_eq!(read("30 nov 30 nov").unwrap(), ["2026-11-30"]);
    }

    #[test]
    fn what_is_no_day_is_pointed_at() {
        assert_eq!(read("").unwrap_err().to_string(), "no day is said");
        assert_eq!(read("yesterdya").unwrap_err().nearest.as_deref(), Some("yesterday"));
        assert!(read("1999-01-01..2026-11-30").unwrap_err().to_string().contains("more than ten years away"));
        assert!(read("2024-01-01..2026-11-20").unwrap_err().to_string().contains("makes more than a year"));
    }
}
