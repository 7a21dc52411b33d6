//! An entry put right by its line: the line it is written as, the entry a line means, and what of it stays as it was.

use crate::journal::{Day, Entry, Moment};
use crate::phrase::{self, Misread};

use super::Desk;

/// Writes an entry as the line that makes it.
pub fn line_of(entry: &Entry, desk: &Desk<'_>) -> String {
    let (zone, units) = (desk.athlete.zone, desk.settings.units);
    match entry {
        Entry::Session(session) => phrase::write_session(session, zone, units),
        Entry::CheckIn(check_in) => phrase::write_check_in(check_in, zone),
        Entry::Intake(intake) => phrase::write_intake(intake, zone, units),
        Entry::Rest(rest) => phrase::write_rest(rest),
        Entry::Spell(spell) => phrase::write_spell(spell),
        Entry::Planned(planned) => phrase::write_planned(planned, units),
    }
}

/// A line read as an entry of the kind of another.
pub struct Reading {
    /// The entry, as far as the line is understood.
    pub entry: Entry,
    /// What is wrong with the line, if anything is.
    pub misread: Option<Misread>,
}

/// Reads a line as an entry of the kind of `before`, as it is understood at `now`.
///
/// # Errors
/// The first word that is not understood or does not fit, where nothing of such an entry can be known without it.
pub fn read(before: &Entry, now: Moment, desk: &Desk<'_>, line: &str) -> Result<Reading, Misread> {
    let (today, units) = (Day::of(now, desk.athlete.day_start), desk.settings.units);
    let sound = |entry| Ok(Reading { entry, misread: None });
    match before {
        Entry::Session(_) => {
            let reading = phrase::read_session(now, &desk.athlete, units, line);
            Ok(Reading { entry: Entry::Session(reading.session), misread: reading.misreads.into_iter().next() })
        }
        Entry::Planned(planned) => {
            let reading = phrase::read_planned(today, planned.first_day.unwrap_or(planned.day).min(planned.day), units, line);
            Ok(Reading { entry: Entry::Planned(reading.planned), misread: reading.misreads.into_iter().next() })
        }
        Entry::CheckIn(_) => sound(Entry::CheckIn(phrase::check_in(now, &desk.athlete, line)?.check_in)),
        Entry::Intake(_) => sound(Entry::Intake(phrase::intake(now, &desk.athlete, line, &desk.settings.habits)?)),
        Entry::Rest(_) => sound(Entry::Rest(phrase::rest(today, line)?)),
        Entry::Spell(_) => sound(Entry::Spell(phrase::spell(today, line)?)),
    }
}

/// Gives the entry that a line means which was written for `before` and has been put right.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn put_right(before: &Entry, desk: &Desk<'_>, line: &str) -> Result<Entry, Misread> {
    let said = read(before, desk.now(), desk, line)?;
    if let Some(misread) = said.misread {
        return Err(misread);
    }
    // Read as of its own time, the entry as it was written is what it was, also where that lies ahead of now.
    let then = end_of(before).map_or(desk.now(), |end| end.max(desk.now()));
    Ok(match read(before, then, desk, &line_of(before, desk)) {
        Ok(printed) => phrase::put_right(before.clone(), &printed.entry, said.entry),
        Err(_) => said.entry,
    })
}

/// Gives the moment when an entry of the past could first be written; `None` where its day alone says when it was.
fn end_of(entry: &Entry) -> Option<Moment> {
    match entry {
        Entry::Session(session) => Some(session.end()),
        Entry::CheckIn(check_in) => Some(check_in.at),
        Entry::Intake(intake) => Some(intake.at),
        Entry::Rest(_) | Entry::Spell(_) | Entry::Planned(_) => None,
    }
}
