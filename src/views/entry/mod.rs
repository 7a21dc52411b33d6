//! One entry in full.

mod course;
mod facts;

use crate::journal::{Athlete, Entry, Id, Journal, Moment, Units, clean_line, clean_text};
use crate::phrase;

use super::effort::{self, capitalised};
use super::scene::Ground;
use super::sign;

pub use course::{CourseCurve, CourseView, Traced, course};

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What, such as `Distance`.
    pub label: &'static str,
    /// How much, such as `42.2 km`.
    pub value: String,
}

/// Everything known about one entry; what is not known has no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// The entry.
    pub id: Id,
    /// Its title, or what it is.
    pub title: String,
    /// When, such as `Sat 21 Nov 2026 09:00`.
    pub when: String,
    /// The figures, in order.
    pub facts: Vec<Fact>,
    /// What is not known and would narrow the dates, as one sentence; empty where nothing is missing.
    pub missing: String,
    /// The runner's notes, a line each.
    pub notes: Vec<String>,
}

/// Shows one entry; `None` where the log does not have it.
#[must_use]
pub fn entry(id: Id, now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> Option<EntryView> {
    let ground = Ground { now, journal, athlete, units };
    let entry = journal.entry(id)?;
    let notes = clean_text(notes(&entry)).lines().map(str::to_owned).collect();
    Some(EntryView {
        id,
        title: title(&entry, &ground),
        when: when(&entry),
        facts: facts::facts(id, &entry, &ground),
        missing: missing(&entry),
        notes,
    })
}

fn title(entry: &Entry, ground: &Ground<'_>) -> String {
    match entry {
        Entry::Session(session) if !session.title.is_empty() => clean_line(&session.title),
        Entry::Session(session) => capitalised(&effort::name(session, ground)),
        Entry::Rest(_) => "Rest".to_owned(),
        Entry::CheckIn(_) => "Check-in".to_owned(),
        Entry::Intake(intake) if !intake.title.is_empty() => clean_line(&intake.title),
        Entry::Intake(_) => "Eaten and drunk".to_owned(),
        Entry::Spell(spell) => facts::spell_name(&spell.kind),
        Entry::Planned(planned) => capitalised(&effort::planned_name(planned, ground)),
        Entry::PlannedRest(rest) => format!("Planned {}", sign::rest_name(rest)),
    }
}

fn when(entry: &Entry) -> String {
    match entry {
        Entry::Session(session) => phrase::moment(session.start),
        Entry::Rest(rest) => phrase::full_day(rest.day),
        Entry::CheckIn(check_in) => phrase::moment(check_in.at),
        Entry::Intake(intake) => phrase::moment(intake.at),
        Entry::Spell(spell) => phrase::full_day(spell.from),
        Entry::Planned(planned) => phrase::full_day(planned.day),
        Entry::PlannedRest(rest) => phrase::full_day(rest.from),
    }
}

fn notes(entry: &Entry) -> &str {
    match entry {
        Entry::Session(session) => &session.notes,
        Entry::Rest(rest) => &rest.notes,
        Entry::CheckIn(check_in) => &check_in.notes,
        Entry::Intake(_) => "",
        Entry::Spell(spell) => &spell.notes,
        Entry::Planned(planned) => &planned.notes,
        Entry::PlannedRest(rest) => &rest.notes,
    }
}

/// Says what would narrow the dates, of a session whose effort is not known.
fn missing(entry: &Entry) -> String {
    let Entry::Session(session) = entry else { return String::new() };
    let says = |what: &str| format!("Not said: {what}. It would narrow the dates.");
    match (session.rpe, session.moving.or(session.elapsed)) {
        (None, None) => "Not said: how hard it was and how long. Either would narrow the dates.".to_owned(),
        (None, Some(_)) => says("how hard it was (RPE)"),
        (Some(_), None) => says("how long it took"),
        (Some(_), Some(_)) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, CheckIn, Grade, Pain, RedFlag, Spell, SpellKind, Ten};
    use crate::views::fixtures::{Stage, hours, id, marathon, metres, on};

    fn shown(entry: Entry) -> EntryView {
        let stage = Stage::morning_after().with(7, entry);
        super::entry(id(7), stage.now, &stage.journal, &stage.athlete, stage.units).unwrap()
    }

    fn facts(view: &EntryView) -> Vec<String> {
        view.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect()
    }

    #[test]
    fn a_session_shows_every_figure_it_has_and_none_it_has_not() {
        let mut session = marathon();
        session.heart_avg = Bpm::new(162.0).ok();
        session.descent = Some(metres(240.0));
        session.elapsed = Some(hours(3.75));
        session.tags = vec!["spring".to_owned()];
        session.source.file = Some("paris.fit".to_owned());
        session.notes = "cold\nwindy".to_owned();
        let view = shown(Entry::Session(session));
        assert_eq!((view.title.as_str(), view.when.as_str()), ("Marathon", "Sat 21 Nov 2026 09:00"));
        assert_eq!(
            facts(&view),
            [
                "Sport: Run · race",
                "Distance: 42.2 km",
                "Moving: 3:36:00",
                "Elapsed: 3:45:00",
                "Pace: 5:07 /km",
                "Descent: 240 m",
                "Effort: RPE 9",
                "Load: 1,944 (RPE × min)",
                "Heart: 162 bpm average",
                "Tags: #spring",
                "From: paris.fit",
            ]
        );
        assert_eq!(view.notes, ["cold", "windy"]);
        assert_eq!(view.missing, "");
    }

    #[test]
    fn a_session_without_effort_says_what_would_help() {
        let mut session = marathon();
        session.rpe = None;
        assert_eq!(shown(Entry::Session(session.clone())).missing, "Not said: how hard it was (RPE). It would narrow the dates.");
        session.moving = None;
        assert_eq!(
            shown(Entry::Session(session)).missing,
            "Not said: how hard it was and how long. Either would narrow the dates."
        );
    }

    #[test]
    fn a_check_in_shows_its_answers() {
        let mut check_in = CheckIn::new(crate::views::fixtures::at("2026-11-22T07:00:00+01:00"));
        check_in.soreness = Ten::new(6.0).ok();
        check_in.sleep = Some(hours(7.5));
        check_in.pain = Some(Pain { place: "left knee".to_owned(), changes_gait: true, on_bone: false });
        check_in.red_flags = vec![RedFlag::DarkUrine];
        assert_eq!(
            facts(&shown(Entry::CheckIn(check_in))),
            ["Soreness: 6", "Sleep: 7 h 30", "Pain: left knee, changes how you move", "Signs: dark urine"]
        );
    }

    #[test]
    fn a_spell_shows_how_long_it_lasts() {
        let kind = SpellKind::Injury { place: "right calf".to_owned(), grade: Grade::Niggle };
        let view = shown(Entry::Spell(Spell { kind, from: on(2026, 11, 20), until: None, notes: String::new(), source: None }));
        assert_eq!((view.title.as_str(), view.when.as_str()), ("Niggle", "Fri 20 Nov 2026"));
        assert_eq!(facts(&view), ["Where: right calf", "Until: not over yet"]);
    }

    #[test]
    fn an_entry_that_is_not_there_is_not_shown() {
        let stage = Stage::morning_after();
        assert_eq!(super::entry(id(99), stage.now, &stage.journal, &stage.athlete, stage.units), None);
    }
}
