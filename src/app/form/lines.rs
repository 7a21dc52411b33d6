//! What the quick line of each form is: how it is read into an entry, and how an entry is written as one.

use crate::journal::{Day, Entry, Every, Intake, Planned, Spell, SpellKind};
use crate::phrase::{self, Misread, PlannedReading, SessionReading, Word};

use super::{LineOf, Pen, Purpose, QuickLine, planned};

/// Says whether a form has a quick line. The check-in has none: it asks, and a digit is an answer.
pub const fn has_line(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Session | Purpose::Planned | Purpose::PlannedRest | Purpose::Intake | Purpose::Spell | Purpose::Rest => true,
        Purpose::CheckIn => false,
    }
}

/// Reads the line: what each word is taken for, what is wrong, and what the whole says; `None` where the form has no line or
/// the line says nothing whole. What the line says as it would be written for `before` stays to the last digit.
pub fn read(quick: &mut QuickLine, before: &Entry, pen: &Pen) -> Option<Entry> {
    match before {
        Entry::Session(_) | Entry::Planned(_) => {
            let reading = reading(quick.line.text(), quick.of, before, pen)?;
            (quick.words, quick.misreads, quick.every) = (reading.words, reading.misreads, reading.every);
            quick.granted = reading.granted;
            let printed = written(before, pen).and_then(|line| self::reading(&line, quick.of, before, pen));
            Some(put_right(before, printed.map(|printed| printed.entry), reading.entry))
        }
        Entry::CheckIn(_) => None,
        Entry::Intake(_) | Entry::Rest(_) | Entry::Spell(_) | Entry::PlannedRest(_) => {
            let (text, printed) = (quick.line.text(), written(before, pen).unwrap_or_default());
            // What was written of an entry stands for it, also where it is not whole yet.
            let read = if text == printed { Ok(before.clone()) } else { whole(text, quick, before, pen) };
            let read = read.map(|said| put_right(before, whole(&printed, quick, before, pen).ok(), said));
            (quick.words, quick.every, quick.granted) = (Vec::new(), None, Vec::new());
            quick.misreads = read.as_ref().err().cloned().into_iter().collect();
            // The fields keep what was understood last, but of an empty line nothing is left.
            read.ok().or_else(|| quick.line.text().trim().is_empty().then(|| blank(before, pen)).flatten())
        }
    }
}

/// What a line is taken for, word by word.
struct LineReading {
    words: Vec<Word>,
    misreads: Vec<Misread>,
    entry: Entry,
    /// How a new plan comes again, where it does.
    every: Option<Every>,
    /// What is taken for granted.
    granted: Vec<String>,
}

/// Reads a line that is understood word by word; `None` where there is no such line for an entry of this kind.
fn reading(text: &str, of: LineOf, before: &Entry, pen: &Pen) -> Option<LineReading> {
    match before {
        Entry::Session(_) => {
            let SessionReading { words, misreads, session, granted } = phrase::read_session(pen.now, pen.here(), pen.units, text);
            Some(LineReading { words, misreads, entry: Entry::Session(session), every: None, granted })
        }
        Entry::Planned(before) => {
            let today = Day::of(pen.now, pen.day_start);
            let earliest = planned::earliest(before, today);
            let PlannedReading { words, misreads, planned, every, granted } = match of {
                LineOf::New => phrase::read_plans(today, pen.units, text),
                LineOf::Kept => phrase::read_planned(today, earliest, pen.units, text),
            };
            Some(LineReading { words, misreads, entry: Entry::Planned(planned), every, granted })
        }
        Entry::CheckIn(_) | Entry::Intake(_) | Entry::Rest(_) | Entry::Spell(_) | Entry::PlannedRest(_) => None,
    }
}

/// Puts an entry right by what its line says anew; a plan that is written on knows the day it was first planned for wherever
/// it moves.
fn put_right(before: &Entry, printed: Option<Entry>, said: Entry) -> Entry {
    match (before, printed, said) {
        (Entry::Planned(before), _, Entry::Planned(said)) => Entry::Planned(Planned { first_day: before.first_day, ..said }),
        (before, Some(printed), said) => phrase::put_right(before.clone(), &printed, said),
        (_, None, said) => said,
    }
}

/// Reads a line that is understood as a whole or not at all.
fn whole(text: &str, quick: &QuickLine, before: &Entry, pen: &Pen) -> Result<Entry, Misread> {
    let today = Day::of(pen.now, pen.day_start);
    match before {
        Entry::Intake(_) => phrase::intake(pen.now, pen.here(), text, &quick.habits).map(Entry::Intake),
        Entry::Rest(_) => phrase::rest(today, text).map(Entry::Rest),
        Entry::Spell(_) => phrase::spell(today, text).map(Entry::Spell),
        // One that is put right may lie on days that are over.
        Entry::PlannedRest(rest) => phrase::planned_rest(today, rest.until, text).map(Entry::PlannedRest),
        Entry::Session(_) | Entry::Planned(_) | Entry::CheckIn(_) => Ok(before.clone()),
    }
}

/// Gives the entry of a line that says nothing.
fn blank(before: &Entry, pen: &Pen) -> Option<Entry> {
    match before {
        Entry::Intake(_) => {
            Some(Entry::Intake(Intake { at: pen.now, carbohydrate: None, protein: None, fluid: None, title: String::new() }))
        }
        Entry::Spell(_) => Some(Entry::Spell(Spell {
            kind: SpellKind::Illness { fever: false },
            from: Day::of(pen.now, pen.day_start),
            until: None,
            notes: String::new(),
            source: None,
        })),
        Entry::Session(_) | Entry::Planned(_) | Entry::PlannedRest(_) | Entry::CheckIn(_) | Entry::Rest(_) => None,
    }
}

/// Writes the line that says what an entry says; `None` where the form has no line.
pub fn written(entry: &Entry, pen: &Pen) -> Option<String> {
    match entry {
        Entry::Session(session) => Some(phrase::write_session_as_said(session, pen.now, pen.here(), pen.units)),
        Entry::Planned(planned) => Some(phrase::write_planned(planned, pen.units)),
        Entry::Intake(intake) => Some(phrase::write_intake(intake, pen.zone, pen.units)),
        Entry::Rest(rest) => Some(phrase::write_rest(rest)),
        Entry::Spell(spell) => Some(phrase::write_spell(spell)),
        Entry::PlannedRest(rest) => Some(phrase::write_planned_rest(rest)),
        Entry::CheckIn(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FieldName, Form, fields_of};
    use super::*;
    use crate::journal::{Change, DayStart, Grade, Grams, Millilitres, Moment, Units, Zone};
    use crate::keys::{Action, Key};

    fn pen() -> Pen {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        Pen { now, zone: Zone::Named(chrono_tz::Europe::Paris), day_start: DayStart::default(), units: Units::Metric }
    }

    fn form(purpose: Purpose, entry: &Entry) -> Form {
        let mut form = Form::on(purpose, None, blank(entry, &pen()).unwrap(), fields_of(purpose, &pen(), None), pen());
        form.know_habits(std::sync::Arc::new([("porridge".to_owned(), "52g carbs 8g protein".to_owned())].into()));
        form
    }

    fn spell() -> Form {
        let kind = SpellKind::Illness { fever: false };
        form(
            Purpose::Spell,
            &Entry::Spell(Spell {
                kind,
                from: Day::of(pen().now, pen().day_start),
                until: None,
                notes: String::new(),
                source: None,
            }),
        )
    }

    fn intake() -> Form {
        let nothing = Intake { at: pen().now, carbohydrate: None, protein: None, fluid: None, title: String::new() };
        form(Purpose::Intake, &Entry::Intake(nothing))
    }

    fn typed(mut form: Form, text: &str) -> Form {
        for c in text.chars() {
            form.press(if c == '\t' { Key::Tab } else { Key::Char(c) });
        }
        form
    }

    fn line(form: &Form) -> &str {
        form.quick().map_or("", |quick| quick.line.text())
    }

    #[test]
    fn a_trouble_is_said_in_words() {
        let form = typed(spell(), "fever since fri");
        let Some(Change::Add(Entry::Spell(said))) = form.change() else { panic!("{:?}", form.problem()) };
        assert_eq!((said.kind, said.from.to_string().as_str()), (SpellKind::Illness { fever: true }, "2026-11-20"));
        let shown = |name| form.fields().iter().find(|field| field.name == name).map_or("", |field| field.line.text());
        assert_eq!((shown(FieldName::Trouble), shown(FieldName::From)), ("fever", "Fri 20 Nov 2026"));
    }

    #[test]
    fn a_word_that_is_not_understood_keeps_a_trouble_from_being_saved() {
        let form = typed(spell(), "fever wibble");
        assert_eq!(form.change(), None);
        assert!(form.problem().is_some_and(|problem| problem.contains("`wibble` is not understood")), "{:?}", form.problem());
    }

    #[test]
    fn nothing_is_saved_of_an_empty_line() {
        assert_eq!(spell().change(), None);
        let mut emptied = typed(intake(), "60g carbs");
        emptied.press(Key::Ctrl('u'));
        assert_eq!((emptied.change(), line(&emptied)), (None, ""));
        let Entry::Intake(left) = emptied.entry() else { panic!() };
        assert_eq!(left.carbohydrate, None);
    }

    #[test]
    fn fields_write_the_line_and_a_niggle_waits_for_its_place() {
        let mut form = spell();
        form.step(Action::NextField);
        form.press(Key::Char('n'));
        assert_eq!((line(&form), form.problem(), form.change()), ("niggle from 2026-11-22", None, None));
        for c in "left knee".chars() {
            form.press(Key::Char(c));
        }
        assert_eq!(line(&form), "niggle \"left knee\" from 2026-11-22");
        let Some(Change::Add(Entry::Spell(said))) = form.change() else { panic!("{:?}", form.problem()) };
        assert_eq!(said.kind, SpellKind::Injury { place: "left knee".to_owned(), grade: Grade::Niggle });
    }

    #[test]
    fn what_was_eaten_is_said_in_words_habits_among_them() {
        let form = typed(intake(), "porridge 500ml 7:30");
        let Some(Change::Add(Entry::Intake(said))) = form.change() else { panic!("{:?}", form.problem()) };
        assert_eq!((said.carbohydrate, said.fluid), (Grams::new(52.0).ok(), Millilitres::new(500.0).ok()));
        assert_eq!(said.at.wall().time().to_string(), "07:30:00");
    }

    #[test]
    fn an_intake_that_is_edited_keeps_its_moment_to_the_second() {
        let at = Moment::from_rfc3339("2026-11-21T19:31:27+01:00").unwrap();
        let kept = Intake { at, carbohydrate: Grams::new(60.0).ok(), protein: None, fluid: None, title: "rice".to_owned() };
        let id = crate::journal::Id::new(uuid::Uuid::from_u128(7));
        let form =
            Form::on(Purpose::Intake, Some(id), Entry::Intake(kept.clone()), fields_of(Purpose::Intake, &pen(), None), pen());
        assert_eq!(form.change(), Some(Change::correct(id, Entry::Intake(kept.clone()), Entry::Intake(kept))));
    }
}
