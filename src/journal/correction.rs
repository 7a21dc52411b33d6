//! A correction of an entry, and what it means where the entry was changed elsewhere since.

use super::{CheckIn, Entry, Intake, Planned, PlannedRest, Rest, Session, Spell};

/// An entry put right, with what it was when the correction began: only what differs between the two was corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The entry as it was when the correction began.
    pub was: Box<Entry>,
    /// The entry put right.
    pub now: Entry,
}

/// A correction on top of what else was changed since it began.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The entry with both; where both changed one thing, with what the correction says of it.
    pub entry: Entry,
    /// What both changed, each to something else, in the runner's words.
    pub clashes: Vec<&'static str>,
}

impl Correction {
    /// Corrects what differs between an entry as it was and as it is to be.
    #[must_use]
    pub fn of(was: Entry, now: Entry) -> Self {
        Self { was: Box::new(was), now }
    }

    /// Gives the entry as it stands with what this correction changes; what it leaves alone stays as it stands.
    #[must_use]
    pub fn onto(&self, standing: &Entry) -> Merged {
        if *self.was == *standing {
            return Merged { entry: self.now.clone(), clashes: Vec::new() };
        }
        let mut clashes = Clashes::default();
        let entry = match (&*self.was, &self.now, standing) {
            (Entry::Session(was), Entry::Session(now), Entry::Session(stands)) => {
                Entry::Session(session(was, now, stands, &mut clashes))
            }
            (Entry::CheckIn(was), Entry::CheckIn(now), Entry::CheckIn(stands)) => {
                Entry::CheckIn(check_in(was, now, stands, &mut clashes))
            }
            (Entry::Intake(was), Entry::Intake(now), Entry::Intake(stands)) => {
                Entry::Intake(intake(was, now, stands, &mut clashes))
            }
            (Entry::Rest(was), Entry::Rest(now), Entry::Rest(stands)) => Entry::Rest(rest(was, now, stands, &mut clashes)),
            (Entry::Spell(was), Entry::Spell(now), Entry::Spell(stands)) => Entry::Spell(spell(was, now, stands, &mut clashes)),
            (Entry::Planned(was), Entry::Planned(now), Entry::Planned(stands)) => {
                Entry::Planned(planned(was, now, stands, &mut clashes))
            }
            (Entry::PlannedRest(was), Entry::PlannedRest(now), Entry::PlannedRest(stands)) => {
                Entry::PlannedRest(planned_rest(was, now, stands, &mut clashes))
            }
            (was, now, stands) => clashes.of("the entry", was, now, stands),
        };
        Merged { entry, clashes: clashes.0 }
    }
}

/// What was changed on both sides, each to something else.
#[derive(Debug, Default)]
struct Clashes(Vec<&'static str>);

impl Clashes {
    /// Gives one thing with what either side changed of it.
    fn of<T: PartialEq + Clone>(&mut self, name: &'static str, was: &T, now: &T, stands: &T) -> T {
        if now == was {
            return stands.clone();
        }
        if stands != was && stands != now && !self.0.contains(&name) {
            self.0.push(name);
        }
        now.clone()
    }
}

/// Puts together an entry of one sort, field by field; a field that is not named here is no entry, so none can be forgotten.
macro_rules! together {
    ($merge:ident, $sort:ident { $($field:ident: $name:literal),+ $(,)? }) => {
        fn $merge(was: &$sort, now: &$sort, stands: &$sort, clashes: &mut Clashes) -> $sort {
            $sort { $($field: clashes.of($name, &was.$field, &now.$field, &stands.$field)),+ }
        }
    };
}

together!(
    session,
    Session {
        sport: "the sport",
        sport_name: "the sport",
        kind: "the kind",
        start: "the start",
        zone: "the start",
        moving: "the time",
        elapsed: "the elapsed time",
        distance: "the distance",
        climb: "the climb",
        descent: "the descent",
        rpe: "the effort",
        feel: "the feeling",
        heart_avg: "the average heart rate",
        heart_max: "the highest heart rate",
        watch_recovery: "the watch's recovery time",
        title: "the title",
        notes: "the notes",
        place: "the place",
        tags: "the tags",
        source: "its recordings",
    }
);

together!(
    answers,
    CheckIn {
        at: "the time",
        soreness: "the soreness",
        fatigue: "the fatigue",
        mood: "the mood",
        stress: "the stress",
        sleep: "the sleep",
        sleep_quality: "the sleep quality",
        resting_heart: "the resting heart rate",
        hrv: "the HRV",
        health: "the health",
        pain: "the pain",
        no_pain: "the pain",
        red_flags: "the signs",
        signs_gone: "the signs",
        notes: "the notes",
        source: "the source",
    }
);

together!(
    intake,
    Intake { at: "the time", carbohydrate: "the carbohydrate", protein: "the protein", fluid: "the fluid", title: "the title" }
);

together!(rest, Rest { day: "the day", notes: "the notes" });

together!(
    spell,
    Spell { kind: "the trouble", from: "the first day", until: "the last day", notes: "the notes", source: "the source" }
);

together!(planned_rest, PlannedRest { from: "the days", until: "the days", notes: "the notes" });

together!(
    planned,
    Planned {
        day: "the day",
        first_day: "the day",
        start: "the start",
        race: "the race",
        sport: "the sport",
        kind: "the kind",
        moving: "the time",
        distance: "the distance",
        climb: "the climb",
        descent: "the descent",
        rpe: "the effort",
        title: "the title",
        notes: "the notes",
    }
);

/// Puts two changes of a check-in together; who gave which answer follows from the answers.
fn check_in(was: &CheckIn, now: &CheckIn, stands: &CheckIn, clashes: &mut Clashes) -> CheckIn {
    let same_source = |side: &CheckIn| CheckIn { source: was.source.clone(), ..side.clone() };
    let merged = answers(was, &same_source(now), &same_source(stands), clashes);
    CheckIn { source: stands.source.clone(), ..merged }.retyped_from(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Day, Metres, Moment, Rpe, Sport, Ten};

    fn run() -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap());
        run.distance = Metres::new(10_000.0).ok();
        run
    }

    fn corrected(now: Session) -> Correction {
        Correction::of(Entry::Session(run()), Entry::Session(now))
    }

    #[test]
    fn what_a_correction_leaves_alone_stays_as_it_stands() {
        let rated = Session { rpe: Rpe::new(8.0).ok(), ..run() };
        let longer = Session { distance: Metres::new(12_000.0).ok(), ..run() };
        let merged = corrected(rated.clone()).onto(&Entry::Session(longer.clone()));
        let both = Session { rpe: rated.rpe, ..longer };
        assert_eq!(merged, Merged { entry: Entry::Session(both), clashes: Vec::new() });
        assert_eq!(corrected(rated.clone()).onto(&Entry::Session(run())).entry, Entry::Session(rated.clone()));
        assert!(corrected(rated.clone()).onto(&Entry::Session(rated)).clashes.is_empty(), "both say the same");
    }

    #[test]
    fn what_both_changed_to_something_else_is_named() {
        let to = |metres: f64| Session { distance: Metres::new(metres).ok(), ..run() };
        let merged = corrected(to(12_000.0)).onto(&Entry::Session(to(11_000.0)));
        assert_eq!(merged, Merged { entry: Entry::Session(to(12_000.0)), clashes: vec!["the distance"] });
        let rest = Entry::Rest(Rest { day: Day::new(chrono::NaiveDate::MIN), notes: String::new() });
        assert_eq!(corrected(to(12_000.0)).onto(&rest).clashes, ["the entry"]);
    }

    #[test]
    fn two_answers_of_one_app_that_two_hands_put_right_are_both_typed() {
        let mut was = CheckIn::new(Moment::from_rfc3339("2026-11-22T07:00:00+01:00").unwrap());
        (was.soreness, was.fatigue, was.mood) = (Ten::new(3.0).ok(), None, None);
        was.sleep = crate::journal::Seconds::new(27_000.0).ok();
        was.source = crate::journal::CheckInSource::App("Oura".to_owned());
        let sore = CheckIn { soreness: Ten::new(5.0).ok(), ..was.clone() }.retyped_from(&was);
        let awake = CheckIn { sleep: crate::journal::Seconds::new(20_000.0).ok(), ..was.clone() }.retyped_from(&was);
        let correction = Correction::of(Entry::CheckIn(was), Entry::CheckIn(sore.clone()));
        let merged = correction.onto(&Entry::CheckIn(awake.clone()));
        let both = CheckIn { soreness: sore.soreness, source: crate::journal::CheckInSource::Typed, ..awake };
        assert_eq!(merged, Merged { entry: Entry::CheckIn(both), clashes: Vec::new() });
    }
}
