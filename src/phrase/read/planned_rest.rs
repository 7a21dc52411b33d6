//! The line of a rest that is planned: `rest sun`, `break 20 dec to 3 jan`, `holiday 20 dec for 10 days note "by the sea"`.

use std::ops::Range;

use super::days::{self, DayWord, Lean};
use super::days_off::note;
use super::gather::{PlacedPiece, PlacedPieces, Reader, gather, is_joint};
use super::misread::{Misread, MisreadReason};
use super::moments::vocabulary;
use super::piece::{Found, When};
use super::said::{Placed, once};
use super::scan::{ScannedLine, shortened};
use super::sports::named;
use super::stretches::{Bounds, of_month, to};
use crate::journal::{Day, PlannedRest};

/// The most days of one rest: a year.
const MOST_DAYS: i64 = 366;
/// The farthest day that is planned for: five years.
const FARTHEST_DAYS: i64 = 1_830;
/// A rest that began so many days ago at most may go on.
const BEGAN_DAYS: i64 = 60;

/// How long a rest of a name is where the line says one day only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Off {
    /// That day.
    Day,
    /// A week from it.
    Week,
    /// So long that its end has to be said.
    Break,
}

/// What people call days without a session.
const OFF: &[(&str, Off)] = &[
    ("rest", Off::Day),
    ("rest day", Off::Day),
    ("rest days", Off::Day),
    ("off", Off::Day),
    ("day off", Off::Day),
    ("days off", Off::Day),
    ("holiday", Off::Day),
    ("holidays", Off::Break),
    ("vacation", Off::Break),
    ("rest week", Off::Week),
    ("week off", Off::Week),
    ("break", Off::Break),
    ("season break", Off::Break),
];

/// A word of the line.
enum RestWord {
    Off(Off),
    Day(DayWord),
    Bounds(Bounds),
    To,
    /// So many days, the first among them.
    Lasting(i64),
    Note(String),
    /// A time, which has no place here.
    Time,
    Joint,
}

impl From<When> for RestWord {
    fn from(when: When) -> Self {
        match when {
            When::Day(day) => Self::Day(day),
            When::Clock(_) | When::Part(_) | When::Wall(_) | When::Instant(_) | When::Ago(_) => Self::Time,
        }
    }
}

/// Everything such a line says.
#[derive(Default)]
struct PlannedRestLine {
    off: Option<Placed<Off>>,
    first: Option<Placed<DayWord>>,
    last: Option<Placed<DayWord>>,
    bounds: Option<Placed<Bounds>>,
    lasting: Option<Placed<i64>>,
    note: Option<Placed<String>>,
}

/// Says whether the line of a plan speaks of rest, and not of a session.
#[must_use]
pub fn plans_rest(text: &str) -> bool {
    ScannedLine::scan(text).is_ok_and(|line| (0..line.len()).any(|at| off(&line, at).is_some()))
}

/// Reads the line of a planned rest; its days may lie as far back as `earliest`, where it is put right.
///
/// # Errors
/// The first word that is not understood or does not fit; a break without an end, and days that are over.
pub fn planned_rest(today: Day, earliest: Day, text: &str) -> Result<PlannedRest, Misread> {
    // Two points join two ends; a sign of our own, as long as they are, keeps the places of the words.
    let plain = text.replace("..", " ~");
    let readers: [Reader<'_, RestWord>; 7] = [&off, &noted, &bounded, &days::day, &lasting, &up_to, &joint];
    let told = PlannedRestLine::of(gather(&ScannedLine::scan(&plain)?, &readers, &vocabulary()), text)?;
    let (first, last, span) = told.days(today, text)?;
    let wrong = |why, remedy| {
        let word = shortened(text.get(span.clone()).unwrap_or_default());
        Err(Misread::new(span.clone(), MisreadReason::Impossible { word, why, remedy }))
    };
    if last < first {
        return wrong("ends before it begins", "write the first day first, such as `break 20 dec to 3 jan`");
    }
    if last < earliest.min(today) {
        return wrong("is over", "write days to come; for days that have been say `deckchair rested 1-14 dec`");
    }
    if last.since(first) >= MOST_DAYS {
        return wrong("is more than a year", "check the year");
    }
    if last.since(today) > FARTHEST_DAYS {
        return wrong("is more than five years away", "check the year");
    }
    Ok(PlannedRest { from: first, until: last, notes: told.note.map(|note| note.what).unwrap_or_default() })
}

impl PlannedRestLine {
    fn of(mut gathered: PlacedPieces<RestWord>, text: &str) -> Result<Self, Misread> {
        let mut told = Self::default();
        let mut is_last = false;
        for PlacedPiece { piece, span } in std::mem::take(&mut gathered.parts) {
            let shown = |span: &Range<usize>| shortened(text.get(span.clone()).unwrap_or_default());
            let put = match piece {
                RestWord::To => {
                    is_last = told.first.is_some();
                    Ok(())
                }
                RestWord::Off(off) => {
                    told.off.get_or_insert(Placed { what: off, span });
                    continue;
                }
                RestWord::Day(day) => {
                    let place = if std::mem::take(&mut is_last) { &mut told.last } else { &mut told.first };
                    once(place, day, &span, "the day", |_| "another".to_owned())
                }
                RestWord::Bounds(bounds) => once(&mut told.bounds, bounds, &span, "the days", |_| "others".to_owned()),
                RestWord::Lasting(days) => once(&mut told.lasting, days, &span, "how long it is", |days| format!("{days} days")),
                RestWord::Note(note) => once(&mut told.note, note, &span, "the note", |note| shortened(note)),
                RestWord::Time => {
                    let remedy = "leave it out: rest is of whole days";
                    Err(MisreadReason::Impossible {
                        word: shown(&span),
                        why: "is a time, and a planned rest has only days",
                        remedy,
                    })
                }
                RestWord::Joint => Ok(()),
            };
            if let Err(reason) = put {
                gathered.misreads.push(Misread::new(span, reason));
            }
        }
        gathered.first_misread().map(|()| told)
    }

    /// Gives the first day and the last, and where they are said.
    fn days(&self, today: Day, text: &str) -> Result<(Day, Day, Range<usize>), Misread> {
        if let Some(Placed { what, span }) = &self.bounds {
            let (first, last) = what.ends();
            return ends(today, first, last, span).map(|(first, last)| (first, last, span.clone()));
        }
        let Some(first) = &self.first else {
            let remedy = "add one, such as `rest sun` or `break 20 dec to 3 jan`";
            return Err(Misread::new(
                text.len()..text.len(),
                MisreadReason::Missing { what: "a planned rest needs its day", remedy },
            ));
        };
        if let Some(last) = &self.last {
            let span = first.span.start..last.span.end;
            return ends(today, first.what, last.what, &span).map(|(first, last)| (first, last, span));
        }
        let day = date(today, first.what, Lean::Coming, &first.span)?;
        let days = match (&self.lasting, self.off.as_ref().map(|off| off.what)) {
            (Some(lasting), _) => lasting.what,
            (None, Some(Off::Week)) => 7,
            (None, Some(Off::Day) | None) => 1,
            (None, Some(Off::Break)) => {
                let remedy = "such as `break 20 dec to 3 jan` or `break 20 dec for 2 weeks`";
                return Err(Misread::new(
                    text.len()..text.len(),
                    MisreadReason::Missing { what: "a break needs its last day", remedy },
                ));
            }
        };
        Ok((day, day.plus(days - 1), first.span.clone()))
    }
}

/// Gives two ends as days: the last is the next such day after the first. A rest that has begun goes on.
fn ends(today: Day, first: DayWord, last: DayWord, span: &Range<usize>) -> Result<(Day, Day), Misread> {
    let pair = |lean| {
        let first = date(today, first, lean, span)?;
        let last = match last {
            DayWord::Away(_) => date(today, last, Lean::Coming, span)?,
            DayWord::Weekday(_)
            | DayWord::Last(_)
            | DayWord::Next(_)
            | DayWord::Date(..)
            | DayWord::OfMonth(_)
            | DayWord::DayOfYear { .. } => date(first, last, Lean::Coming, span)?,
        };
        Ok((first, last))
    };
    let has_begun = |(first, last): &(Day, Day)| *last >= today && *first < today && today.since(*first) <= BEGAN_DAYS;
    match pair(Lean::Past).ok().filter(has_begun) {
        Some(days) if !matches!(first, DayWord::Weekday(_)) => Ok(days),
        Some(_) | None => pair(Lean::Coming),
    }
}

fn date(today: Day, word: DayWord, lean: Lean, span: &Range<usize>) -> Result<Day, Misread> {
    word.date(today.date(), lean).map(Day::new).map_err(|reason| Misread::new(span.clone(), reason))
}

/// Reads `rest`, `day off`, `season break`, also with the number of days before it.
fn off(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    // A race may be called so: what is quoted is no word of the line.
    let (off, used) = named(line, at, OFF)?;
    Found::one(used, RestWord::Off(off))
}

fn bounded(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    let (bounds, used) = of_month(line, at)?;
    Found::one(used, RestWord::Bounds(bounds))
}

fn up_to(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    if to(line, at) { Found::one(1, RestWord::To) } else { None }
}

fn noted(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    let Found { used, says } = note(line, at)?;
    Some(Found { used, says: says.map(|notes| notes.into_iter().map(RestWord::Note).collect()) })
}

/// Reads `for 10 days`, `2 weeks`, `a week`.
fn lasting(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    let label = usize::from(line.letters(at) == Some("for"));
    let number = line.whole(at + label, 3).or_else(|| match line.letters(at + label)? {
        "a" | "one" => Some(1),
        word => super::counted::number(word),
    })?;
    let each = match line.letters(at + label + 1)? {
        "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        _ => return None,
    };
    let used = label + 2;
    if number == 0 {
        let needs = "one day at least";
        return Found::wrong(used, MisreadReason::Unfinished { label: line.written(at, used), needs });
    }
    Found::one(used, RestWord::Lasting(i64::from(number) * each))
}

fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<RestWord>> {
    if is_joint(line, at) || line.letters(at) == Some("from") { Found::one(1, RestWord::Joint) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::write_planned_rest;

    /// Sunday, 22 November 2026.
    fn today() -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    fn read(text: &str) -> PlannedRest {
        planned_rest(today(), today(), text).map_err(|misread| format!("{text}: {misread}")).unwrap()
    }

    #[test]
    fn a_rest_is_of_one_day_or_of_several() {
        for (text, from, until) in [
            ("rest sun", "2026-11-22", "2026-11-22"),
            ("rest day tomorrow", "2026-11-23", "2026-11-23"),
            ("next sun off", "2026-11-29", "2026-11-29"),
            ("break 20 dec to 3 jan", "2026-12-20", "2027-01-03"),
            ("season break from 20 dec until 3 jan", "2026-12-20", "2027-01-03"),
            ("break 20-31 dec", "2026-12-20", "2026-12-31"),
            ("rest 2026-12-20..2027-01-03", "2026-12-20", "2027-01-03"),
            ("rest 2026-12-20 to 2026-12-22", "2026-12-20", "2026-12-22"),
            ("break 20 dec for 2 weeks", "2026-12-20", "2027-01-02"),
            ("10 days off from 20 dec", "2026-12-20", "2026-12-29"),
            ("week off from mon", "2026-11-23", "2026-11-29"),
            ("rest fri to sun", "2026-11-27", "2026-11-29"),
            ("rest sat - mon", "2026-11-28", "2026-11-30"),
            ("break 15 nov to 5 dec", "2026-11-15", "2026-12-05"),
            ("rest today", "2026-11-22", "2026-11-22"),
            ("holidays from tomorrow for a week", "2026-11-23", "2026-11-29"),
        ] {
            let rest = read(text);
            assert_eq!((rest.from.to_string().as_str(), rest.until.to_string().as_str()), (from, until), "{text}");
        }
        assert_eq!(read("break 20 dec to 3 jan note \"by the sea\"").notes, "by the sea");
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        for (text, message) in [
            ("rest", "a planned rest needs its day"),
            ("break 20 dec", "a break needs its last day"),
            ("rest yesterday", "`yesterday` is over"),
            ("rest 2026-12-20 to 2026-12-10", "`2026-12-20 to 2026-12-10` ends before it begins"),
            ("rest 2026-12-20 to 2028-12-10", "`2026-12-20 to 2028-12-10` is more than a year"),
            ("rest sunn", "`sunn` is not understood"),
            ("rest sun mon", "the day has been given already (another)"),
            ("rest sun 10k", "`10k` is not understood"),
        ] {
            let misread = planned_rest(today(), today(), text).expect_err(text);
            assert_eq!(misread.to_string(), message, "{text}");
        }
    }

    #[test]
    fn only_words_outside_quotes_make_a_line_one_of_rest() {
        assert!(plans_rest("rest sun") && plans_rest("20 dec to 3 jan season break"));
        assert!(!plans_rest("sat long 2h note \"then rest\"") && !plans_rest("sat 10k"));
    }

    #[test]
    fn a_planned_rest_is_written_so_that_it_is_read_again() {
        for text in ["rest sun", "break 20 dec to 3 jan note \"by the sea\""] {
            let rest = read(text);
            assert_eq!(read(&write_planned_rest(&rest)), rest, "{text}");
        }
    }
}
