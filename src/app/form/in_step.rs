//! The quick line, the entry and the fields kept in step.

use crate::journal::{Day, Entry, Moment, Planned, PlannedRest, Sport};
use crate::phrase::{self, Misread, MisreadReason, WordRole};

use super::{Cost, FieldName, Form, Purpose, fields_of, fill, lines};
use crate::app::Line;

impl Form {
    pub(super) fn written_quick(&mut self) {
        self.is_written = true;
        self.read_quick();
        self.print_fields(None);
        self.age_cost();
    }

    pub(super) fn written_field(&mut self, at: usize) {
        self.is_written = true;
        let Some(field) = self.fields.get(at) else { return };
        let (name, text) = (field.name, field.line.text().trim().to_owned());
        // A figure is printed shorter than it is known: what reads as it did before stays as it was.
        let is_same = text == fill::print(&self.entry, name, &self.pen);
        let ended_now = self.ends_now();
        let known = fill::WhenOpened { before: &self.before, pain: self.pain.as_ref() };
        let put = if is_same { Ok(()) } else { fill::put(&mut self.entry, known, name, &text, &self.pen) };
        if ended_now && name != FieldName::When {
            self.end_now();
        }
        if let Some(field) = self.fields.get_mut(at) {
            field.problem = put.err();
        }
        self.write_quick();
        self.print_fields(Some(at));
        self.age_cost();
    }

    /// Begins the quick line with a text, where there is one, as if it had stood there before anything was written.
    pub(in crate::app) fn begin_line(&mut self, text: &str) {
        if let Some(quick) = self.quick.as_mut().filter(|_| !text.is_empty()) {
            quick.line = Line::new(text);
            self.read_quick();
            self.print_fields(None);
        }
    }

    /// Lets a check-in speak of now.
    pub(in crate::app) fn speak_now(&mut self) {
        if let Entry::CheckIn(check_in) = &mut self.entry {
            check_in.at = self.pen.now;
        }
    }

    /// Begins the form with the line of a session that is logged once more: its fields say so, and what it costs is asked.
    pub(in crate::app) fn begin_again(&mut self, line: &str) {
        self.begun = Some(line.to_owned());
        self.begin_line(line);
        self.age_cost();
    }

    /// Says whether the session is one that has just ended, as a new one is until its start is said.
    fn ends_now(&self) -> bool {
        // A line tells whole seconds, the clock tells more.
        const BLINK_DAYS: f64 = 2.0 / 86_400.0;
        let is_now = |end: Moment| end.days_since(self.pen.now).abs() < BLINK_DAYS;
        matches!(&self.entry, Entry::Session(session) if is_now(session.end()))
    }

    /// Lets the session end now, however long it was.
    fn end_now(&mut self) {
        if let Entry::Session(session) = &mut self.entry {
            let late = session.end().days_since(self.pen.now);
            session.start = session.start.plus_days(-late);
        }
    }

    pub(super) fn age_cost(&mut self) {
        let before = match std::mem::replace(&mut self.cost, Cost::Nothing) {
            Cost::Nothing => None,
            Cost::Stale(view) => view,
            Cost::Past(view) | Cost::Fresh(view) => Some(view),
        };
        if matches!(self.purpose, Purpose::Session | Purpose::Planned | Purpose::PlannedRest) {
            self.cost = Cost::Stale(before);
        }
    }

    /// Reads the entry from the quick line; what a line has no words for is kept.
    pub(super) fn read_quick(&mut self) {
        let is_of_rest = self.quick.as_ref().is_some_and(|quick| phrase::plans_rest(quick.line.text()));
        if self.subject.is_none() {
            self.plan_anew(is_of_rest);
        }
        if let Some(quick) = &mut self.quick
            && let Some(read) = lines::read(quick, &self.entry, &self.pen)
        {
            self.entry = read;
        }
    }

    /// Lets the form of a new plan write days of rest, or a session, as its line says.
    pub(super) fn plan_anew(&mut self, is_of_rest: bool) {
        let today = Day::of(self.pen.now, self.pen.day_start);
        let (purpose, entry) = match (self.purpose, is_of_rest) {
            (Purpose::Planned, true) => (Purpose::PlannedRest, Entry::PlannedRest(PlannedRest::on(today))),
            (Purpose::PlannedRest, false) => (Purpose::Planned, Entry::Planned(Planned::new(Sport::Run, today))),
            (_, _) => return,
        };
        (self.purpose, self.entry) = (purpose, entry);
        self.fields = fields_of(purpose, &self.pen, None);
    }

    /// Writes the quick line from the entry; words of it that were not understood stay, at its end.
    pub(super) fn write_quick(&mut self) {
        let (Some(quick), Some(written)) = (&mut self.quick, lines::written(&self.entry, &self.pen)) else { return };
        let text = quick.line.text();
        // Words that are understood and cannot be are in what is written anew.
        let is_word = |misread: &&Misread| !matches!(misread.reason, MisreadReason::Future { .. } | MisreadReason::Doubtful(_));
        let misread = quick.misreads.iter().filter(is_word).map(|misread| &misread.span);
        // The entry does not know that the runner was sure.
        let sure = quick.words.iter().filter(|word| word.role == WordRole::Sure).map(|word| &word.span);
        let kept = misread.chain(sure).filter_map(|span| text.get(span.clone())).filter(|word| !word.is_empty());
        let line = std::iter::once(written.as_str()).chain(kept).collect::<Vec<_>>().join(" ");
        quick.line = Line::new(line);
        lines::read(quick, &self.entry, &self.pen);
    }

    /// Prints the entry into the fields, except for one that is being written and those that are not understood.
    pub(super) fn print_fields(&mut self, written: Option<usize>) {
        let is_said = self.is_written || self.subject.is_some() || self.begun.is_some();
        for (at, field) in self.fields.iter_mut().enumerate() {
            if Some(at) != written && field.problem.is_none() {
                let text = fill::print(&self.entry, field.name, &self.pen);
                field.line = Line::new(if is_said || field.name.is_said_at_once() { text } else { String::new() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pen;
    use super::*;
    use crate::journal::{Change, Correction, DayStart, Id, Metres, Session, Source, Units, Zone};
    use crate::keys::{Action, Key};

    fn pen() -> Pen {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        Pen { now, zone: Zone::Named(chrono_tz::Europe::Paris), day_start: DayStart::default(), units: Units::Metric }
    }

    fn blank() -> Form {
        let entry = Entry::Session(Session::new(Sport::Run, pen().now));
        Form::on(Purpose::Session, None, entry, fields_of(Purpose::Session, &pen(), None), pen())
    }

    fn typed(form: &mut Form, text: &str) {
        for c in text.chars() {
            form.press(Key::Char(c));
        }
    }

    fn go_to(form: &mut Form, name: FieldName) {
        while form.focus().and_then(|at| form.fields().get(at)).map(|field| field.name) != Some(name) {
            form.step(Action::NextField);
        }
    }

    fn shown(form: &Form, name: FieldName) -> &str {
        form.fields().iter().find(|field| field.name == name).map_or("", |field| field.line.text())
    }

    fn line(form: &Form) -> &str {
        form.quick().map_or("", |quick| quick.line.text())
    }

    fn session(form: &Form) -> &Session {
        let Entry::Session(session) = form.entry() else { panic!("{:?}", form.entry()) };
        session
    }

    #[test]
    fn the_fields_follow_the_line() {
        let mut form = blank();
        typed(&mut form, "trail 42k 2300m+ 6h10 rpe 8 race yesterday 9:00");
        let names =
            [FieldName::Sport, FieldName::Distance, FieldName::Moving, FieldName::Climb, FieldName::Kind, FieldName::When];
        let seen = names.map(|name| shown(&form, name));
        assert_eq!(seen, ["Trail run", "42.0 km", "6:10:00", "2,300 m", "race", "Sat 21 Nov 2026 09:00"]);
        assert!(form.change().is_some());
    }

    #[test]
    fn a_session_written_field_by_field_ends_now_whatever_its_length() {
        let mut form = blank();
        form.pen.now = form.pen.now.plus_seconds(0.7);
        typed(&mut form, "run");
        go_to(&mut form, FieldName::Distance);
        typed(&mut form, "12.5");
        go_to(&mut form, FieldName::Moving);
        typed(&mut form, "1:02:00");
        assert_eq!(form.problem(), None);
        assert!(line(&form).starts_with("run 12.5k 1:02:00 today 7:12"), "{}", line(&form));
        assert!(session(&form).end().days_since(pen().now).abs() < 2.0 / 86_400.0);
        assert!(form.change().is_some());
    }

    #[test]
    fn the_line_follows_the_fields() {
        let mut form = blank();
        typed(&mut form, "10k 52:30");
        go_to(&mut form, FieldName::Rpe);
        typed(&mut form, "7.5");
        go_to(&mut form, FieldName::Distance);
        typed(&mut form, "12");
        assert_eq!(line(&form), "run 12k 52:30 rpe 7.5 today 7:21");
        assert_eq!(session(&form).distance.map(Metres::value), Some(12_000.0));
    }

    #[test]
    fn every_field_of_a_session_reads_what_it_prints() {
        let mut form = blank();
        typed(
            &mut form,
            "trail 42.195k 1230m+ 850m- 6h10 elapsed 7h rpe 8 feel 4 hr 150/178 race sat 9:00 \"Big day\" @Annecy #a #b note \"x\"",
        );
        assert_eq!(form.problem(), None);
        let before = session(&form).clone();
        let names: Vec<FieldName> = form.fields().iter().map(|field| field.name).collect();
        for name in names {
            go_to(&mut form, name);
            form.press(Key::End);
            form.press(Key::Char(' '));
            form.press(Key::Backspace);
            assert_eq!(form.problem(), None, "{name:?}");
            assert_eq!(session(&form), &before, "{name:?}");
        }
    }

    #[test]
    fn a_wrong_word_is_kept_when_a_field_is_written() {
        let mut form = blank();
        typed(&mut form, "10k wibble");
        assert_eq!(form.change(), None);
        go_to(&mut form, FieldName::Rpe);
        typed(&mut form, "5");
        assert!(line(&form).ends_with("wibble"), "{}", line(&form));
        assert_eq!(form.change(), None);
        assert!(form.problem().unwrap().contains("`wibble` is not understood"));
    }

    #[test]
    fn a_wrong_field_says_what_would_be_right_and_keeps_the_form_from_being_saved() {
        let mut form = blank();
        typed(&mut form, "10k 52:30");
        go_to(&mut form, FieldName::Rpe);
        typed(&mut form, "11");
        assert_eq!(form.problem().as_deref(), Some("RPE must be between 0 and 10 on the CR10 scale, not 11"));
        assert_eq!(form.change(), None);
        form.press(Key::Backspace);
        assert_eq!(form.problem(), None);
        assert!(form.change().is_some());
    }

    #[test]
    fn what_the_line_has_no_words_for_is_kept() {
        let mut known = Session::new(Sport::Run, pen().now.plus_days(-1.0));
        known.distance = Metres::new(10_003.456_78).ok();
        known.source = Source { file: Some("a.fit".into()), ..Source::default() };
        known.zone = Some(chrono_tz::America::New_York);
        let id = crate::journal::Id::new(uuid::Uuid::from_u128(1));
        let entry = Entry::Session(known.clone());
        let mut form = Form::on(Purpose::Session, Some(id), entry, fields_of(Purpose::Session, &pen(), None), pen());
        assert_eq!(session(&form), &known);
        typed(&mut form, " rpe 5");
        assert_eq!(session(&form), &Session { rpe: crate::journal::Rpe::new(5.0).ok(), ..known });
    }

    #[test]
    fn what_nobody_runs_is_not_saved_from_the_line_nor_from_the_fields() {
        let mut form = blank();
        typed(&mut form, "42k 20min rpe 5");
        assert_eq!(form.change(), None);
        let problem = form.problem().unwrap();
        assert!(problem.starts_with("run of 42.0 km in 20:00 (126 km/h) is faster than anybody is: look at"), "{problem}");
        go_to(&mut form, FieldName::Rpe);
        typed(&mut form, "6");
        assert_eq!((form.change(), form.problem()), (None, Some(problem)));
        go_to(&mut form, FieldName::Moving);
        typed(&mut form, "3h36");
        assert_eq!(form.problem(), None);
        assert!(form.change().is_some());
    }

    #[test]
    fn notes_of_several_lines_stay_so() {
        let mut form = blank();
        typed(&mut form, "10k note \"one\\ntwo\"");
        assert_eq!(session(&form).notes, "one\ntwo");
        assert_eq!(shown(&form, FieldName::Notes), "one↵two");
        go_to(&mut form, FieldName::Notes);
        form.press(Key::End);
        typed(&mut form, "!");
        assert_eq!(session(&form).notes, "one\ntwo!");
    }

    #[test]
    fn an_empty_form_has_nothing_to_save() {
        let form = blank();
        assert_eq!((form.change(), form.is_written(), form.problem()), (None, false, None));
        assert_eq!(shown(&form, FieldName::Sport), "");
    }

    fn plan(first: &str) -> Planned {
        phrase::planned(Day::of(pen().now, pen().day_start), pen().units, first).unwrap()
    }

    fn planning(subject: Option<Id>, planned: Planned) -> Form {
        Form::on(Purpose::Planned, subject, Entry::Planned(planned), fields_of(Purpose::Planned, &pen(), None), pen())
    }

    #[test]
    fn a_plan_is_written_in_its_line_and_in_its_fields() {
        let mut form = planning(None, plan("today 1h"));
        typed(&mut form, "sun 6 dec race b 42.195k \"Winter\"");
        let names = [FieldName::Day, FieldName::Distance, FieldName::Race, FieldName::Kind, FieldName::Title];
        assert_eq!(names.map(|name| shown(&form, name)), ["Sun 6 Dec 2026", "42.2 km", "B", "race", "Winter"]);
        go_to(&mut form, FieldName::Race);
        form.press(Key::Backspace);
        assert_eq!(line(&form), "2026-12-06 run 42.195k \"Winter\"");
        go_to(&mut form, FieldName::Day);
        typed(&mut form, "in 2 weeks");
        let Some(Change::Add(Entry::Planned(planned))) = form.change() else { panic!("{:?}", form.problem()) };
        assert_eq!((planned.day.to_string().as_str(), planned.race, planned.first_day), ("2026-12-06", None, None));
    }

    #[test]
    fn a_plan_that_is_moved_keeps_the_day_it_was_first_planned_for() {
        let id = Id::new(uuid::Uuid::from_u128(1));
        let mut form = planning(Some(id), plan("sat 28 nov long 2h"));
        go_to(&mut form, FieldName::Day);
        typed(&mut form, "sun 29 nov");
        let Some(Change::Correct(_, Correction { now: Entry::Planned(moved), .. })) = form.change() else {
            panic!("{:?}", form.problem())
        };
        assert_eq!(moved.first_day.map(|day| day.to_string()).as_deref(), Some("2026-11-28"));
        form.press(Key::Ctrl('u'));
        typed(&mut form, "2026-11-28");
        let Some(Change::Correct(_, back)) = form.change() else { panic!("{:?}", form.problem()) };
        assert_eq!(back.now, Entry::Planned(plan("sat 28 nov long 2h")));
    }
}
