//! An entry put right by its line: the line it is written as, the entry a line means, and what of it stays as it was.

use crate::journal::{Day, Entry, Moment};
use crate::phrase::{self, Misread, MisreadReason};

use super::{Desk, Failure};

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
        Entry::PlannedRest(rest) => phrase::write_planned_rest(rest),
    }
}

/// A line read as an entry of the kind of another.
struct ReadEntry {
    /// The entry, as far as the line is understood.
    entry: Entry,
    /// What is wrong with the line.
    misreads: Vec<Misread>,
}

/// Reads a line as an entry of the kind of `before`, as it is understood at `now`.
///
/// # Errors
/// The first word that is not understood or does not fit, where nothing of such an entry can be known without it.
fn read(before: &Entry, now: Moment, desk: &Desk<'_>, line: &str) -> Result<ReadEntry, Misread> {
    let (today, units) = (Day::of(now, desk.athlete.day_start), desk.settings.units);
    let sound = |entry| Ok(ReadEntry { entry, misreads: Vec::new() });
    match before {
        Entry::Session(_) => {
            let reading = phrase::read_session(now, &desk.athlete, units, line);
            Ok(ReadEntry { entry: Entry::Session(reading.session), misreads: reading.misreads })
        }
        Entry::Planned(planned) => {
            let reading = phrase::read_planned(today, planned.first_day.unwrap_or(planned.day).min(planned.day), units, line);
            Ok(ReadEntry { entry: Entry::Planned(reading.planned), misreads: reading.misreads })
        }
        Entry::CheckIn(_) => sound(Entry::CheckIn(phrase::check_in(now, &desk.athlete, line)?.check_in)),
        Entry::Intake(_) => sound(Entry::Intake(phrase::intake(now, &desk.athlete, line, &desk.settings.habits)?)),
        Entry::Rest(_) => sound(Entry::Rest(phrase::rest(today, line)?)),
        Entry::Spell(_) => sound(Entry::Spell(phrase::spell(today, line)?)),
        Entry::PlannedRest(rest) => sound(Entry::PlannedRest(phrase::planned_rest(today, rest.until.min(today), line)?)),
    }
}

/// Puts an entry right by what a line says of it; what the line leaves unsaid stays, its day and time too.
///
/// A line that names a day speaks as of now, so that the day cannot lie ahead; any other speaks as of the entry's own time.
/// What was wrong with the entry before, such as a distance that a watch lost, is nothing against what is put right now.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn patch(before: &Entry, desk: &Desk<'_>, line: &str) -> Result<Entry, Failure> {
    let line = &if let Entry::Planned(plan) = before {
        phrase::replanned(plan, desk.settings.units, line).map_err(|misread| Failure::misread(&misread, line))?
    } else {
        line.to_owned()
    };
    let own_time = end_of(before).map_or(desk.now(), |end| end.max(desk.now()));
    let words = phrase::words_of(before, desk.athlete.zone, desk.settings.units);
    let printed = read(before, own_time, desk, &words.join(" ")).ok();
    let known = |misread: &Misread| {
        printed.as_ref().is_some_and(|printed| printed.misreads.iter().any(|before| before.reason == misread.reason))
    };
    let as_of = if phrase::names_a_day(line) { desk.now() } else { own_time };
    let sound = |line: &str| {
        let reading = read(before, as_of, desk, line)?;
        reading.misreads.into_iter().find(|misread| !known(misread)).map_or(Ok(reading.entry), Err)
    };
    let whole = phrase::patched_line(before, desk.athlete.zone, desk.settings.units, line, sound);
    let said = sound(&whole).map_err(|misread| match sound(line) {
        _ if misread.span.end <= line.len() => Failure::misread(&misread, line),
        // A label or a quote without its end has taken the entry's own words for it, which nobody has written.
        Err(unended) if matches!(unended.reason, MisreadReason::Unfinished { .. } | MisreadReason::OpenQuote) => {
            Failure::misread(&unended, line)
        }
        Ok(_) | Err(_) => Failure::misread(&misread, &whole),
    })?;
    Ok(match &printed {
        Some(printed) => phrase::put_right(before.clone(), &printed.entry, said),
        None => said,
    })
}

/// Says of an entry that was put right what it said before, and what it says now instead.
pub fn change(before: &Entry, after: &Entry, desk: &Desk<'_>) -> String {
    let words = |entry| phrase::words_of(entry, desk.athlete.zone, desk.settings.units);
    let (was, is) = (words(before), words(after));
    let only = |these: &[String], those: &[String]| {
        let only = these.iter().filter(|word| !those.contains(word));
        only.map(|word| phrase::shortened(word)).collect::<Vec<_>>().join(" ")
    };
    match (only(&was, &is), only(&is, &was)) {
        (gone, new) if gone.is_empty() => format!("New: {new}"),
        (gone, new) if new.is_empty() => format!("Gone: {gone}"),
        (gone, new) => format!("Was: {gone}, is: {new}"),
    }
}

/// Says whether nothing is left of an entry but when it was.
pub fn says_nothing(entry: &Entry, desk: &Desk<'_>) -> bool {
    match entry {
        Entry::CheckIn(_) | Entry::Intake(_) => phrase::words_of(entry, desk.athlete.zone, desk.settings.units).len() < 2,
        Entry::Session(_) | Entry::Rest(_) | Entry::Spell(_) | Entry::Planned(_) | Entry::PlannedRest(_) => false,
    }
}

/// Gives the moment when an entry of the past could first be written; `None` where its day alone says when it was.
fn end_of(entry: &Entry) -> Option<Moment> {
    match entry {
        Entry::Session(session) => Some(session.end()),
        Entry::CheckIn(check_in) => Some(check_in.at),
        Entry::Intake(intake) => Some(intake.at),
        Entry::Rest(_) | Entry::Spell(_) | Entry::Planned(_) | Entry::PlannedRest(_) => None,
    }
}
