//! An entry put right by its line: the line it is written as, the entry a line means, and what of it stays as it was.

use crate::journal::{Answer, CheckIn, Day, Entry, Intake, Rest, Session, Spell};
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

/// Reads a line as an entry of the kind of `before`.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn read(before: &Entry, desk: &Desk<'_>, line: &str) -> Result<Entry, Misread> {
    let (now, today, units) = (desk.now(), desk.today(), desk.settings.units);
    Ok(match before {
        Entry::Session(_) => Entry::Session(phrase::session(now, &desk.athlete, units, line)?),
        Entry::CheckIn(_) => Entry::CheckIn(phrase::check_in(now, &desk.athlete, line)?.check_in),
        Entry::Intake(_) => Entry::Intake(phrase::intake(now, &desk.athlete, line, &desk.settings.habits)?),
        Entry::Rest(_) => Entry::Rest(phrase::rest(today, line)?),
        Entry::Spell(_) => Entry::Spell(phrase::spell(today, line)?),
        Entry::Planned(planned) => {
            let earliest: Day = planned.first_day.unwrap_or(planned.day).min(planned.day);
            let reading = phrase::read_planned(today, earliest, units, line);
            match reading.misreads.into_iter().next() {
                Some(misread) => return Err(misread),
                None => Entry::Planned(reading.planned),
            }
        }
    })
}

/// Gives the entry as it is said anew; each part that is said as it was printed stays as it was.
pub fn put_right(before: Entry, printed: Entry, said: Entry) -> Entry {
    match (before, printed, said) {
        (Entry::Session(before), Entry::Session(printed), Entry::Session(said)) => {
            Entry::Session(session(before, &printed, said))
        }
        (Entry::CheckIn(before), Entry::CheckIn(printed), Entry::CheckIn(said)) => {
            Entry::CheckIn(check_in(&before, &printed, said))
        }
        (Entry::Intake(before), Entry::Intake(printed), Entry::Intake(said)) => Entry::Intake(Intake {
            at: kept(before.at, &printed.at, said.at),
            carbohydrate: kept(before.carbohydrate, &printed.carbohydrate, said.carbohydrate),
            protein: kept(before.protein, &printed.protein, said.protein),
            fluid: kept(before.fluid, &printed.fluid, said.fluid),
            title: kept(before.title, &printed.title, said.title),
        }),
        (Entry::Rest(before), Entry::Rest(printed), Entry::Rest(said)) => {
            Entry::Rest(Rest { day: said.day, notes: kept(before.notes, &printed.notes, said.notes) })
        }
        (Entry::Spell(before), Entry::Spell(printed), Entry::Spell(said)) => Entry::Spell(Spell {
            kind: kept(before.kind, &printed.kind, said.kind),
            notes: kept(before.notes, &printed.notes, said.notes),
            ..said
        }),
        (Entry::Planned(before), _, Entry::Planned(said)) => Entry::Planned(before.said_anew(said)),
        (_, _, said) => said,
    }
}

/// Gives what was known where it is said as it was printed, else what is said.
fn kept<T: PartialEq>(before: T, printed: &T, said: T) -> T {
    if said == *printed { before } else { said }
}

fn session(before: Session, printed: &Session, said: Session) -> Session {
    // The time from start to stop goes with the time in motion: where that was put right, it no longer holds.
    let elapsed = if said.moving == printed.moving { before.elapsed } else { None };
    Session {
        zone: if said.start == printed.start { before.zone } else { said.zone },
        start: kept(before.start, &printed.start, said.start),
        sport_name: kept(before.sport_name, &printed.sport_name, said.sport_name),
        elapsed: kept(elapsed, &printed.elapsed, said.elapsed),
        moving: kept(before.moving, &printed.moving, said.moving),
        distance: kept(before.distance, &printed.distance, said.distance),
        climb: kept(before.climb, &printed.climb, said.climb),
        descent: kept(before.descent, &printed.descent, said.descent),
        heart_avg: kept(before.heart_avg, &printed.heart_avg, said.heart_avg),
        heart_max: kept(before.heart_max, &printed.heart_max, said.heart_max),
        title: kept(before.title, &printed.title, said.title),
        place: kept(before.place, &printed.place, said.place),
        tags: kept(before.tags, &printed.tags, said.tags),
        notes: kept(before.notes, &printed.notes, said.notes),
        watch_recovery: before.watch_recovery,
        source: before.source,
        ..said
    }
}

fn check_in(before: &CheckIn, printed: &CheckIn, said: CheckIn) -> CheckIn {
    let mut right = said.clone();
    for answer in Answer::ALL {
        let mut as_printed = said.clone();
        as_printed.take_answer(answer, printed);
        if as_printed == said {
            right.take_answer(answer, before);
        }
    }
    right.at = kept(before.at, &printed.at, said.at);
    right.red_flags = kept(before.red_flags.clone(), &printed.red_flags, said.red_flags);
    right.signs_gone = kept(before.signs_gone.clone(), &printed.signs_gone, said.signs_gone);
    right.retyped_from(before)
}
