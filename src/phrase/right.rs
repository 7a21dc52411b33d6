//! An entry put right by its line: what a line says anew counts, and what it says as before stays as the log knows it.
//!
//! A line says less than the log knows: its figures are rounded, and it has no words for where a session came from. This is
//! the one place that tells what of an entry stays when its line is written anew, on the command line and in the forms.

use crate::journal::{Answer, CheckIn, Entry, Intake, Rest, Session, Spell};

/// Gives the entry that a line means which was written for `before`, and has been put right since.
///
/// `printed` is what the line says as it was written, `said` what it says now: each part that is said as it was printed
/// stays as it was before. A plan that moves keeps the day it was first planned for.
#[must_use]
pub fn put_right(before: Entry, printed: &Entry, said: Entry) -> Entry {
    match (before, printed, said) {
        (Entry::Session(before), Entry::Session(printed), Entry::Session(said)) => Entry::Session(session(before, printed, said)),
        (Entry::CheckIn(before), Entry::CheckIn(printed), Entry::CheckIn(said)) => {
            Entry::CheckIn(check_in(&before, printed, said))
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
        (Entry::Spell(before), Entry::Spell(printed), Entry::Spell(said)) => Entry::Spell(spell(before, printed, said)),
        (Entry::Planned(before), _, Entry::Planned(said)) => Entry::Planned(before.said_anew(said)),
        (_, _, said) => said,
    }
}

/// Gives what was known where it is said as it was printed, else what is said.
fn kept<T: PartialEq>(before: T, printed: &T, said: T) -> T {
    if said == *printed { before } else { said }
}

fn session(before: Session, printed: &Session, said: Session) -> Session {
    Session {
        zone: if said.start == printed.start { before.zone } else { said.zone },
        start: kept(before.start, &printed.start, said.start),
        sport_name: kept(before.sport_name, &printed.sport_name, said.sport_name),
        elapsed: kept(before.elapsed, &printed.elapsed, said.elapsed),
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

/// Puts a spell right; one that the runner says anything of is no longer an app's.
fn spell(before: Spell, printed: &Spell, said: Spell) -> Spell {
    if said == *printed {
        return before;
    }
    Spell { kind: kept(before.kind, &printed.kind, said.kind), notes: kept(before.notes, &printed.notes, said.notes), ..said }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Metres, Moment, Source, Units, Zone};
    use crate::phrase;

    /// Puts a session right as the command line and the forms do: by a line that was written for it.
    fn put(before: &Session, change: impl Fn(String) -> String) -> Session {
        let now = Moment::from_rfc3339("2026-11-22T18:00:00+01:00").unwrap();
        let line = phrase::write_session(before, Zone::default(), Units::Metric);
        let read = |line: &str| Entry::Session(phrase::session(now, Zone::default(), Units::Metric, line).unwrap());
        let Entry::Session(right) = put_right(Entry::Session(before.clone()), &read(&line), read(&change(line))) else {
            panic!("{before:?}")
        };
        right
    }

    fn from_a_watch() -> Session {
        let start = Moment::from_rfc3339("2026-11-21T09:00:00.250+00:00").unwrap();
        let mut session = Session::new(crate::journal::Sport::Run, start);
        session.distance = Metres::new(10_003.456_78).ok();
        session.moving = crate::journal::Seconds::new(3_000.0).ok();
        session.elapsed = crate::journal::Seconds::new(3_300.0).ok();
        session.watch_recovery = crate::journal::Seconds::new(86_400.0).ok();
        session.source = Source { file: Some("run.fit".to_owned()), ..Source::default() };
        session
    }

    #[test]
    fn what_is_not_touched_stays_to_the_last_digit() {
        let right = put(&from_a_watch(), |line| format!("{line} rpe 7"));
        let rpe = crate::journal::Rpe::new(7.0).ok();
        assert_eq!(right, Session { rpe, ..from_a_watch() });
    }

    #[test]
    fn what_the_line_says_counts_beside_what_is_put_right() {
        let moved = |line: String| line.replace("50:00", "45:00");
        let line = phrase::write_session(&from_a_watch(), Zone::default(), Units::Metric);
        assert_ne!(moved(line.clone()), line);
        let right = put(&from_a_watch(), moved);
        assert_eq!((right.moving, right.elapsed), (crate::journal::Seconds::new(2_700.0).ok(), from_a_watch().elapsed));
        assert_eq!(right.distance, from_a_watch().distance);
    }
}
