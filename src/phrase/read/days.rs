//! Days in words: `yesterday`, `last sunday`, `21 nov`, `3 days ago`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::misread::MisreadReason;
use super::piece::{Found, When};
use super::scan::ScannedLine;
use crate::phrase::dates::full_day;

/// A day as it was said, before it is known whether the past or the future is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayWord {
    /// So many days from today.
    Away(i64),
    /// A weekday, such as `sat`.
    Weekday(Weekday),
    /// The weekday before today, as in `last sat`.
    Last(Weekday),
    /// The weekday after today, as in `next sat`.
    Next(Weekday),
    /// A date, with the weekday that was said along with it.
    Date(NaiveDate, Option<Weekday>),
    /// The day of a month, as in `the 18th`.
    OfMonth(u32),
    /// A day and month without a year, with the weekday that was said along with them.
    DayOfYear {
        /// The day of the month.
        day: u32,
        /// The month, January being 1.
        month: u32,
        /// The weekday said along with them.
        weekday: Option<Weekday>,
    },
}

/// Where a day lies that could lie on either side of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Before today, or today.
    Past,
    /// After today, or today.
    Coming,
}

impl Lean {
    const fn other(self) -> Self {
        match self {
            Self::Past => Self::Coming,
            Self::Coming => Self::Past,
        }
    }
}

impl DayWord {
    /// Gives the date that is meant.
    pub fn date(self, today: NaiveDate, lean: Lean) -> Result<NaiveDate, MisreadReason> {
        match self {
            Self::Away(days) => Ok(plus(today, days)),
            Self::Weekday(weekday) => Ok(nearest(today, weekday, lean)),
            Self::Last(weekday) => Ok(nearest(plus(today, -1), weekday, Lean::Past)),
            Self::Next(weekday) => Ok(nearest(plus(today, 1), weekday, Lean::Coming)),
            Self::Date(date, weekday) => on_weekday(date, weekday),
            Self::OfMonth(day) => of_month(today, day, lean).ok_or_else(|| no_such_day(&format!("the {day}"))),
            Self::DayOfYear { day, month, weekday } => on_weekday(
                in_a_year(today, day, month, weekday, lean)
                    .ok_or_else(|| no_such_day(&format!("{day} {}", month_word(month))))?,
                weekday,
            ),
        }
    }
}

fn nearest(from: NaiveDate, weekday: Weekday, lean: Lean) -> NaiveDate {
    let back = i64::from(from.weekday().days_since(weekday));
    match lean {
        Lean::Past => plus(from, -back),
        Lean::Coming => plus(from, (7 - back) % 7),
    }
}

/// Gives the day of the year nearest to today on the side asked for; on the other side only where the weekday that is said along
/// with it is the one there and not here. Another year is not looked for: who says `fri 13 dec` and means a Sunday is asked.
fn in_a_year(today: NaiveDate, day: u32, month: u32, weekday: Option<Weekday>, lean: Lean) -> Option<NaiveDate> {
    /// Days.
    const HALF_A_YEAR: i64 = 183;
    let nearest = |lean: Lean| {
        (0..=8)
            .map(|years| match lean {
                Lean::Past => today.year() - years,
                Lean::Coming => today.year() + years,
            })
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|date| match lean {
                Lean::Past => *date <= today,
                Lean::Coming => *date >= today,
            })
    };
    let agrees = |date: &NaiveDate| weekday.is_none_or(|weekday| date.weekday() == weekday);
    let meant = nearest(lean)?;
    let is_near = |date: &NaiveDate| (*date - today).num_days().abs() <= HALF_A_YEAR;
    let other = || nearest(lean.other()).filter(|date| agrees(date) && is_near(date));
    Some(if agrees(&meant) { meant } else { other().unwrap_or(meant) })
}

/// Gives the nearest day of this number on the side asked for.
fn of_month(today: NaiveDate, day: u32, lean: Lean) -> Option<NaiveDate> {
    let months = 0..=2_u32;
    let mut firsts = months.filter_map(|away| {
        let first = today.with_day(1)?;
        match lean {
            Lean::Past => first.checked_sub_months(chrono::Months::new(away)),
            Lean::Coming => first.checked_add_months(chrono::Months::new(away)),
        }
    });
    firsts.find_map(|first| {
        first.with_day(day).filter(|date| match lean {
            Lean::Past => *date <= today,
            Lean::Coming => *date >= today,
        })
    })
}

fn on_weekday(date: NaiveDate, weekday: Option<Weekday>) -> Result<NaiveDate, MisreadReason> {
    if weekday.is_none_or(|weekday| date.weekday() == weekday) {
        return Ok(date);
    }
    let said = weekday.map(|weekday| weekday.to_string()).unwrap_or_default();
    Err(MisreadReason::Contradiction { said, found: format!("that day is {}", full_day(crate::journal::Day::new(date))) })
}

pub(super) fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(span) } else { date.checked_add_days(span) }.unwrap_or(date)
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The words of this page that are worth suggesting.
pub(super) const WORDS: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "now",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ago",
    "last",
    "next",
];

fn month_word(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

pub(super) fn month(word: &str) -> Option<u32> {
    let whole = if word == "sept" { "sep" } else { word };
    let place = MONTHS.iter().position(|name| *name == whole || (whole.len() == 3 && name.starts_with(whole)))?;
    u32::try_from(place + 1).ok()
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// Reads a day.
pub(super) fn day<P: From<When>>(line: &ScannedLine<'_>, at: usize) -> Option<Found<P>> {
    let on = usize::from(line.letters(at) == Some("on"));
    let the = usize::from(line.letters(at + on) == Some("the"));
    let found = date(line, at + on, None).or_else(|| near(line, at + on)).or_else(|| counted(line, at + on));
    // Without `on` or `the` a figure such as `18th` may be a place among the runners.
    let numbered = || {
        let day = line.whole(at + on + the, 2).filter(|day| on + the > 0 && (1..=31).contains(day))?;
        (ordinal(line, at + on + the + 1) > 0).then_some((Ok(DayWord::OfMonth(day)), the + 2))
    };
    let dated = || date(line, at + on + the, None).filter(|_| the > 0).map(|(said, used)| (said, used + the));
    let (said, used) = found.or_else(dated).or_else(numbered)?;
    let used = used + on;
    match said {
        Ok(word) => Found::one(used, When::Day(word)),
        Err(reason) => Found::wrong(used, reason),
    }
}

type DayReading = (Result<DayWord, MisreadReason>, usize);

/// Reads `today`, `yesterday`, `sat`, `last sunday`, `this sat`, `Sat 21 Nov 2026`.
fn near(line: &ScannedLine<'_>, at: usize) -> Option<DayReading> {
    let word = line.letters(at)?;
    let following = line.letters(at + 1).and_then(weekday);
    let (day, used) = match (word, following) {
        ("today" | "tonight", _) => (DayWord::Away(0), 1),
        ("yesterday", _) => (DayWord::Away(-1), 1),
        ("last", None) if line.letters(at + 1) == Some("night") => (DayWord::Away(-1), 1),
        ("tomorrow" | "tmrw", _) => (DayWord::Away(1), 1),
        ("last", Some(weekday)) => (DayWord::Last(weekday), 2),
        ("next" | "coming", Some(weekday)) => (DayWord::Next(weekday), 2),
        ("this", Some(weekday)) => (DayWord::Weekday(weekday), 2),
        ("next" | "this" | "last" | "coming" | "the", None) if is_stretch(line, at + 1) => {
            return Some((Err(no_day(line, at, 2)), 2));
        }
        ("weekend", _) => return Some((Err(no_day(line, at, 1)), 1)),
        _ => {
            let weekday = weekday(word)?;
            match date(line, at + 1, Some(weekday)) {
                Some((said, used)) => return Some((said, used + 1)),
                None => (DayWord::Weekday(weekday), 1),
            }
        }
    };
    Some((Ok(day), used))
}

fn is_stretch(line: &ScannedLine<'_>, at: usize) -> bool {
    matches!(line.letters(at), Some("week" | "weekend" | "month"))
}

fn no_day(line: &ScannedLine<'_>, at: usize, used: usize) -> MisreadReason {
    let remedy = "name the day, such as sat, next tue, 21 nov or 3 days ago";
    MisreadReason::Impossible { word: line.written(at, used), why: "is more than one day", remedy }
}

/// Reads `3 days ago`, `a week ago`, `in 2 weeks`.
fn counted(line: &ScannedLine<'_>, at: usize) -> Option<DayReading> {
    let ahead = usize::from(line.letters(at) == Some("in"));
    let number = line.whole(at + ahead, 4);
    let number = number.or_else(|| matches!(line.letters(at + ahead)?, "a" | "one").then_some(1))?;
    let days = match line.letters(at + ahead + 1)? {
        "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        _ => return None,
    };
    let away = i64::from(number) * days;
    match (ahead, line.letters(at + ahead + 2)) {
        (1, _) => Some((Ok(DayWord::Away(away)), 3)),
        (_, Some("ago")) => Some((Ok(DayWord::Away(-away)), 3)),
        _ => None,
    }
}

/// Reads a date: `2026-11-21`, `21/11/2026`, `21/11`, `21 nov`, `nov 21 2026`, `21st of november`.
fn date(line: &ScannedLine<'_>, at: usize, weekday: Option<Weekday>) -> Option<DayReading> {
    iso(line, at, weekday)
        .or_else(|| dotted(line, at, weekday))
        .or_else(|| slashed(line, at, weekday))
        .or_else(|| worded(line, at, weekday))
}

/// Reads `2026-11-21` and `2026/11/21`.
fn iso(line: &ScannedLine<'_>, at: usize, weekday: Option<Weekday>) -> Option<DayReading> {
    let year = line.whole(at, 4).filter(|year| *year >= 1_000)?;
    let mark = if line.is_sign(at + 1, '-') { '-' } else { '/' };
    if !line.is_sign(at + 1, mark) || !line.is_sign(at + 3, mark) {
        return None;
    }
    let (month, day) = (line.whole(at + 2, 2)?, line.whole(at + 4, 2)?);
    Some((dated(year, month, day, weekday, &line.written(at, 5)), 5))
}

/// Reads `21.11.2026` and `21.11.`: with points, the day comes first.
fn dotted(line: &ScannedLine<'_>, at: usize, weekday: Option<Weekday>) -> Option<DayReading> {
    let figures: Vec<u32> = line.number(at)?.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let point = line.is_sign(at + 1, '.') && line.is_glued(at + 1);
    match figures.as_slice() {
        [day, month] if point => Some((of_year(*day, *month, weekday, &line.written(at, 2)), 2)),
        [day, month, year @ 1_000..=9_999] => Some((dated(*year, *month, *day, weekday, &line.written(at, 1)), 1)),
        _ => None,
    }
}

/// Reads `21/11` and `21/11/2026`, where it is clear which figure is the month.
fn slashed(line: &ScannedLine<'_>, at: usize, weekday: Option<Weekday>) -> Option<DayReading> {
    let (first, second) = (line.whole(at, 2)?, line.whole(at + 2, 2)?);
    if !line.is_sign(at + 1, '/') || !line.is_glued(at + 1) || !line.is_glued(at + 2) {
        return None;
    }
    let year = line.whole(at + 4, 4).filter(|year| line.is_sign(at + 3, '/') && *year >= 1_000);
    let used = if year.is_some() { 5 } else { 3 };
    let word = line.written(at, used);
    let (day, month) = match (first, second) {
        (day, month @ 1..=12) if day > 12 || day == month => (day, month),
        (month @ 1..=12, day) if day > 12 => (day, month),
        (1..=12, 1..=12) => return Some((Err(two_dates(word, first, second)), used)),
        _ => return Some((Err(no_such_day(&word)), used)),
    };
    let said = match year {
        Some(year) => dated(year, month, day, weekday, &word),
        None => of_year(day, month, weekday, &word),
    };
    Some((said, used))
}

/// Reads `21 nov`, `21st of november 2026`, `nov 21`.
fn worded(line: &ScannedLine<'_>, at: usize, weekday: Option<Weekday>) -> Option<DayReading> {
    let (day, month, used) = day_then_month(line, at).or_else(|| month_then_day(line, at))?;
    let year =
        line.whole(at + used, 4).filter(|year| (1_000..=9_999).contains(year) && super::times::stands_alone(line, at + used));
    let used = used + usize::from(year.is_some());
    let word = line.written(at, used);
    let said = match year {
        Some(year) => dated(year, month, day, weekday, &word),
        None => of_year(day, month, weekday, &word),
    };
    Some((said, used))
}

fn day_then_month(line: &ScannedLine<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let day = line.whole(at, 2)?;
    let mut used = 1 + ordinal(line, at + 1);
    used += usize::from(line.letters(at + used) == Some("of"));
    used += usize::from(line.is_sign(at + used, '-') && line.is_glued(at + used));
    Some((day, month(line.letters(at + used)?)?, used + 1))
}

fn month_then_day(line: &ScannedLine<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let month = month(line.letters(at)?)?;
    let day = line.whole(at + 1, 2)?;
    let ordinal = ordinal(line, at + 2);
    (ordinal > 0 || super::times::stands_alone(line, at + 1)).then_some((day, month, 2 + ordinal))
}

fn ordinal(line: &ScannedLine<'_>, at: usize) -> usize {
    usize::from(line.is_glued(at) && matches!(line.letters(at), Some("st" | "nd" | "rd" | "th")))
}

fn dated(year: u32, month: u32, day: u32, weekday: Option<Weekday>, word: &str) -> Result<DayWord, MisreadReason> {
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.map(|date| DayWord::Date(date, weekday)).ok_or_else(|| no_such_day(word))
}

fn of_year(day: u32, month: u32, weekday: Option<Weekday>, word: &str) -> Result<DayWord, MisreadReason> {
    // 2028 is a leap year, so that 29 February is a day of the year.
    NaiveDate::from_ymd_opt(2028, month, day).map(|_| DayWord::DayOfYear { day, month, weekday }).ok_or_else(|| no_such_day(word))
}

fn no_such_day(word: &str) -> MisreadReason {
    MisreadReason::Impossible {
        word: word.to_owned(),
        why: "is no day of the calendar",
        remedy: "write a day such as 2026-11-21 or 21 nov",
    }
}

fn two_dates(word: String, first: u32, second: u32) -> MisreadReason {
    let written = |day: u32, month: u32| {
        let name = month_word(month);
        (format!("{day} {}", name.chars().take(3).collect::<String>()), format!("the day in {}", capital(name)))
    };
    MisreadReason::Ambiguous { word, readings: vec![written(first, second), written(second, first)] }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
