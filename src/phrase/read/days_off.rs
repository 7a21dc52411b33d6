//! The lines of days off: a day of rest, `yesterday note "slept in"`, an illness or injury,
//! `niggle left knee from wed until fri`, and days that were trained and not logged, `unlogged from 15 may until 19 nov`.

use std::ops::Range;

use super::body;
use super::days::{self, Lean};
use super::gather::{Reader, gather, is_joint};
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, When};
use super::said::{Placed, once};
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::{Day, Grade, Rest, Spell, SpellKind, clean_line, clean_text};

/// What one or a few words of these lines say.
#[derive(Debug, Clone, PartialEq)]
enum DaysOffWord {
    Kind(SpellKind),
    When(When),
    Until,
    Note(String),
    Joint,
}

impl From<When> for DaysOffWord {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

/// What people call being ill.
const ILL: &[(&str, bool)] =
    &[("illness", false), ("ill", false), ("sick", false), ("a cold", false), ("cold", false), ("fever", true), ("flu", true)];
/// What people call a trouble that has a place.
const HURT: &[(&str, Grade)] =
    &[("niggle", Grade::Niggle), ("pain", Grade::Niggle), ("injury", Grade::Injured), ("injured", Grade::Injured)];

/// What people call days on which they trained and did not log it.
const UNLOGGED: &[(&str, ())] = &[("unlogged", ()), ("not logged", ())];

/// Everything such a line says.
#[derive(Debug, Default)]
struct DaysOffLine {
    kind: Option<Placed<SpellKind>>,
    first: Option<Placed<Day>>,
    last: Option<Placed<Day>>,
    note: Option<Placed<String>>,
}

/// Reads the line of a day of rest.
///
/// # Errors
/// The first word that is not understood, and a line that names no day or one that has not come.
pub fn rest(today: Day, text: &str) -> Result<Rest, Misread> {
    let told = DaysOffLine::read(today, text, &[&noted, &days::day, &joint])?;
    let Some(day) = told.first else {
        return Err(missing(text, "no day is said", "such as yesterday, last sunday or 2026-11-21"));
    };
    Ok(Rest { day: day.what, notes: told.note.map(|note| note.what).unwrap_or_default() })
}

/// Reads the line of an illness, an injury or days that were not logged. Without a day it began today; without a last day an
/// illness or injury lasts, and days that were not logged end yesterday: nobody knows yet whether today will be.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn spell(today: Day, text: &str) -> Result<Spell, Misread> {
    let told = DaysOffLine::read(today, text, &[&noted, &ill, &hurt, &unlogged, &until, &days::day, &joint])?;
    let Some(kind) = told.kind else {
        return Err(missing(text, "it is not said what it is", "such as `fever from thu until sat` or `niggle left knee`"));
    };
    let from = told.first.map_or(today, |first| first.what);
    if let Some(last) = &told.last
        && last.what < from
    {
        let (said, found) = ("its last day".to_owned(), "it begins later".to_owned());
        return Err(Misread::new(last.span.clone(), MisreadReason::Contradiction { said, found }));
    }
    let notes = told.note.map(|note| note.what).unwrap_or_default();
    let ends = (kind.what == SpellKind::Unlogged).then(|| today.plus(-1).max(from));
    Ok(Spell { kind: kind.what, from, until: told.last.map(|last| last.what).or(ends), notes, source: None })
}

/// Says whether a line tells of days in a row: `ill since thu`, `niggle knee from wed until fri`.
#[must_use]
pub fn names_a_stretch(text: &str) -> bool {
    ScannedLine::scan(text).is_ok_and(|line| stretch(&line).is_some())
}

/// Finds the first word that leads to a day on which something began or ended.
pub(super) fn stretch(line: &ScannedLine<'_>) -> Option<Range<usize>> {
    (0..line.len()).find_map(|at| {
        line.letters(at).filter(|word| matches!(*word, "from" | "since" | "until" | "till"))?;
        let Found { used, .. } = days::day::<DaysOffWord>(line, at + 1)?;
        Some(line.span(at, used + 1))
    })
}

impl DaysOffLine {
    fn read(today: Day, text: &str, readers: &[Reader<'_, DaysOffWord>]) -> Result<Self, Misread> {
        let mut gathered = gather(&ScannedLine::scan(text)?, readers, &vocabulary());
        let mut told = Self::default();
        let mut is_last = false;
        for part in std::mem::take(&mut gathered.parts) {
            let put = match part.piece {
                DaysOffWord::Until => {
                    is_last = true;
                    Ok(())
                }
                DaysOffWord::When(when) => told.put_day(today, when, std::mem::take(&mut is_last), &part.span),
                DaysOffWord::Kind(kind) => once(&mut told.kind, kind, &part.span, "what it is", |_| "another".to_owned()),
                DaysOffWord::Note(note) => {
                    once(&mut told.note, note, &part.span, "the note", |note| super::scan::shortened(note))
                }
                DaysOffWord::Joint => Ok(()),
            };
            if let Err(reason) = put {
                gathered.misreads.push(Misread::new(part.span, reason));
            }
        }
        gathered.first_misread().map(|()| told)
    }

    fn put_day(&mut self, today: Day, when: When, is_last: bool, span: &Range<usize>) -> Result<(), MisreadReason> {
        let When::Day(word) = when else { return Ok(()) };
        let day = Day::new(word.date(today.date(), Lean::Past)?);
        if day > today {
            let (why, remedy) = ("is still to come", "write a day up to today");
            return Err(MisreadReason::Impossible { word: day.to_string(), why, remedy });
        }
        let (place, name) = if is_last { (&mut self.last, "the last day") } else { (&mut self.first, "the day") };
        once(place, day, span, name, ToString::to_string)
    }
}

fn vocabulary() -> Vocabulary {
    let kinds = ILL.iter().map(|(name, _)| *name).chain(HURT.iter().map(|(name, _)| *name)).chain(["unlogged"]);
    Vocabulary::new(
        kinds.chain(days::WORDS.iter().copied()).chain(["from", "since", "until", "note"]),
        "write illness, fever, niggle or injury with its place, or unlogged, from and until a day, or note \"…\"",
        "write a day as 21 nov or 2026-11-21",
    )
}

/// Reads `ill`, `fever`.
fn ill(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let (fever, used) = named(line, at, ILL)?;
    Found::one(used, DaysOffWord::Kind(SpellKind::Illness { fever }))
}

/// Reads `niggle left knee`, `injury "Achilles, on the right"`.
fn hurt(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let (grade, used) = named(line, at, HURT)?;
    let (place, more) = if let Some(place) = line.quoted(at + used) {
        (clean_line(place), 1)
    } else {
        let (place, more) = body::place_after(line, at + used);
        (place.name, more)
    };
    if place.is_empty() {
        return Found::wrong(
            used,
            MisreadReason::Unfinished { label: line.written(at, used), needs: "its place, such as left knee" },
        );
    }
    Found::one(used + more, DaysOffWord::Kind(SpellKind::Injury { place, grade }))
}

/// Reads `unlogged`.
fn unlogged(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let ((), used) = named(line, at, UNLOGGED)?;
    Found::one(used, DaysOffWord::Kind(SpellKind::Unlogged))
}

/// Reads the word before the last day.
fn until(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let is_until = matches!(line.letters(at), Some("until" | "till" | "to"));
    if is_until { Found::one(1, DaysOffWord::Until) } else { None }
}

/// Reads `note "…"`, or a text in quotes alone, as a note.
fn noted(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let Found { used, says } = note(line, at)?;
    Some(Found { used, says: says.map(|notes| notes.into_iter().map(DaysOffWord::Note).collect()) })
}

/// Reads `note "…"`, or a text in quotes alone.
pub(super) fn note(line: &ScannedLine<'_>, at: usize) -> Option<Found<String>> {
    let label = usize::from(matches!(line.letters(at), Some("note" | "notes")));
    match line.quoted(at + label) {
        Some(text) => Found::one(label + 1, clean_text(text)),
        None if label > 0 => {
            Found::wrong(1, MisreadReason::Unfinished { label: line.written(at, 1), needs: "a text in \"quotes\"" })
        }
        None => None,
    }
}

fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<DaysOffWord>> {
    let is_from = matches!(line.letters(at), Some("from" | "since" | "rested" | "rest"));
    if is_from || is_joint(line, at) { Found::one(1, DaysOffWord::Joint) } else { None }
}

fn missing(text: &str, what: &'static str, remedy: &'static str) -> Misread {
    Misread::new(text.len()..text.len(), MisreadReason::Missing { what, remedy })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn a_spell_says_what_it_is_where_and_when() {
        let read = spell(today(), "niggle left knee since wed until yesterday note \"stairs\"").unwrap();
        assert_eq!(read.kind, SpellKind::Injury { place: "left knee".into(), grade: Grade::Niggle });
        assert_eq!(
            (read.from.to_string(), read.until.map(|day| day.to_string())),
            ("2026-11-18".into(), Some("2026-11-21".into()))
        );
        assert_eq!(read.notes, "stairs");
        assert_eq!(spell(today(), "ill").map(|spell| (spell.from, spell.until)), Ok((today(), None)));
    }

    #[test]
    fn days_that_were_trained_and_not_logged_have_an_end() {
        let days = |text: &str| {
            let read = spell(today(), text).unwrap_or_else(|misread| panic!("{text}: {misread}"));
            assert_eq!(read.kind, SpellKind::Unlogged, "{text}");
            (read.from.to_string(), read.until.map(|day| day.to_string()).unwrap_or_default())
        };
        let summer = ("2026-05-15".to_owned(), "2026-11-19".to_owned());
        assert_eq!(days("unlogged from 15 may until 19 nov"), summer);
        assert_eq!(days("not logged from 2026-05-15 to 2026-11-19"), summer);
        assert_eq!(days("unlogged since 15 may").1, "2026-11-21", "it ends yesterday");
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        for (text, message) in [
            ("since wed", "it is not said what it is"),
            ("injury since wed", "`injury` needs its place, such as left knee"),
            ("fever from fri until wed", "its last day does not fit: it begins later"),
            ("fever tomorrow", "`2026-11-23` is still to come"),
            ("fever fro wed", "`fro` is not understood"),
        ] {
            assert_eq!(spell(today(), text).expect_err(text).to_string(), message, "{text}");
        }
        assert_eq!(rest(today(), "").unwrap_err().to_string(), "no day is said");
        assert_eq!(rest(today(), "tomorrow").unwrap_err().to_string(), "`2026-11-23` is still to come");
    }
}
