//! How keys move a form on: into the field in focus, to the next one, through the door, to the end.

use crate::keys::{Action, Key};

use super::{Answering, Field, FieldName, Form, FormReply, Pace, check_in, field};
use crate::app::{Line, Pressed};

impl Form {
    /// Lets a key be written into the line or field that is in focus.
    pub(in crate::app) fn press(&mut self, key: Key) -> FormReply {
        if self.complete(key) {
            return FormReply::On;
        }
        let Some(at) = self.focus() else {
            if let Some(quick) = &mut self.quick
                && quick.line.press(key) == Pressed::Written
            {
                self.written_quick();
            }
            return FormReply::On;
        };
        let pressed = self.fields.get_mut(at).map_or(field::FieldReply::Nothing, |field| field.press(key));
        match pressed {
            field::FieldReply::Nothing => return self.press_beyond(at, key),
            field::FieldReply::Moved => {}
            field::FieldReply::Opened => self.open_door(at),
            field::FieldReply::Written => self.written_field(at),
            field::FieldReply::Answered => {
                self.written_field(at);
                return self.answered(at);
            }
        }
        FormReply::On
    }

    /// Lets a text be pasted into the line or field that is in focus.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        match self.focus() {
            None => {
                if let Some(quick) = &mut self.quick {
                    quick.line.paste(text);
                    self.written_quick();
                }
            }
            Some(at) => {
                if let Some(field) = self.fields.get_mut(at) {
                    if std::mem::take(&mut field.is_selected) {
                        field.line = Line::default();
                    }
                    field.line.paste(text);
                    self.written_field(at);
                }
            }
        }
    }

    /// Moves the focus to the next line or the one before, round and round; the runner leads from here on.
    pub(in crate::app) fn step(&mut self, action: Action) {
        self.pace = Pace::Led;
        let count = self.fields.len() + usize::from(self.quick.is_some());
        let by = if action == Action::PreviousField { count.saturating_sub(1) } else { 1 };
        self.focus = (self.focus + by) % count.max(1);
        self.print_fields(None);
        let focus = self.focus();
        for (at, field) in self.fields.iter_mut().enumerate() {
            field.is_selected = Some(at) == focus && field.answering == Answering::Written && !field.line.text().is_empty();
        }
    }

    /// Says yes to what is in focus: the quick line and the last question are done, a door opens, any other field hands on.
    pub(in crate::app) fn accept(&mut self) -> FormReply {
        let Some(at) = self.focus() else { return FormReply::Answered };
        match self.fields.get(at).map(|field| field.answering) {
            Some(Answering::Door) => self.open_door(at),
            Some(_) if self.pace == Pace::Asking(at + 1) => return FormReply::Answered,
            Some(_) if at + 1 == self.fields.len() => return FormReply::Answered,
            Some(_) | None => {
                let pace = self.pace;
                self.step(Action::NextField);
                self.pace = pace;
            }
        }
        FormReply::On
    }

    /// Lets a digit that a scale has no place for finish the answer before it: `1` and then `0` is ten.
    fn press_beyond(&mut self, at: usize, key: Key) -> FormReply {
        let waits = self.fields.get(at).is_some_and(Field::waits_for_more);
        if !waits || !matches!(key, Key::Char('0'..='9')) {
            return FormReply::On;
        }
        if self.answered(at) == FormReply::Answered { FormReply::Answered } else { self.press(key) }
    }

    /// Goes on after an answer that is complete.
    fn answered(&mut self, at: usize) -> FormReply {
        if self.pace == Pace::Asking(at + 1) {
            return FormReply::Answered;
        }
        let pace = self.pace;
        if at + 1 < self.fields.len() {
            self.step(Action::NextField);
        }
        self.pace = pace;
        FormReply::On
    }

    fn open_door(&mut self, at: usize) {
        self.pace = Pace::Led;
        let behind = check_in::behind_the_door(&self.entry);
        if self.fields.iter().any(|field| matches!(field.name, FieldName::Flag(_))) {
            self.step(Action::NextField);
            return;
        }
        let after = at + 1;
        self.fields.splice(after..after, behind);
        self.print_fields(None);
        self.step(Action::NextField);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pen, Purpose};
    use super::*;
    use crate::journal::{CheckIn, DayStart, Entry, Moment, RedFlag, Ten, Units, Zone};

    fn scale(name: FieldName, from: u8, to: u8) -> Field {
        Field::new(name, "", Answering::Scale { from, to }, "")
    }

    /// A check-in that asks for soreness and fatigue, with mood and the door behind them.
    fn asking() -> Form {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let pen = Pen { now, zone: Zone::default(), day_start: DayStart::default(), units: Units::Metric };
        let fields = vec![
            scale(FieldName::Soreness, 0, 10),
            scale(FieldName::Fatigue, 1, 5),
            scale(FieldName::Mood, 1, 5),
            Field::new(FieldName::Signs, "", Answering::Door, ""),
        ];
        let mut form = Form::on(Purpose::CheckIn, None, Entry::CheckIn(CheckIn::new(now)), fields, pen);
        form.ask(2);
        form
    }

    fn check_in(form: &Form) -> &CheckIn {
        let Entry::CheckIn(check_in) = form.entry() else { panic!("{:?}", form.entry()) };
        check_in
    }

    fn said(form: &Form) -> (Option<f64>, Option<u8>) {
        (check_in(form).soreness.map(Ten::value), check_in(form).fatigue.map(crate::journal::Scale5::value))
    }

    #[test]
    fn two_digits_answer_two_questions() {
        let mut form = asking();
        assert_eq!(form.press(Key::Char('3')), FormReply::On);
        assert_eq!(form.press(Key::Char('2')), FormReply::Answered);
        assert_eq!(said(&form), (Some(3.0), Some(2)));
    }

    #[test]
    fn one_may_become_ten_or_be_followed_by_the_next_answer() {
        let mut form = asking();
        form.press(Key::Char('1'));
        form.press(Key::Char('0'));
        assert_eq!(form.press(Key::Char('5')), FormReply::Answered);
        assert_eq!(said(&form), (Some(10.0), Some(5)));
        let mut form = asking();
        form.press(Key::Char('1'));
        assert_eq!(form.press(Key::Char('4')), FormReply::Answered);
        assert_eq!(said(&form), (Some(1.0), Some(4)));
    }

    #[test]
    fn a_runner_who_looks_further_saves_when_they_like() {
        let mut form = asking();
        form.press(Key::Char('3'));
        form.step(Action::NextField);
        form.step(Action::PreviousField);
        assert_eq!(form.press(Key::Char('2')), FormReply::On);
        assert_eq!(form.focus(), Some(2));
    }

    #[test]
    fn enter_on_the_last_question_is_done() {
        let mut form = asking();
        assert_eq!(form.accept(), FormReply::On);
        assert_eq!(form.accept(), FormReply::Answered);
    }

    #[test]
    fn the_signs_lie_behind_one_door() {
        let mut form = asking();
        for _ in 0..3 {
            form.step(Action::NextField);
        }
        assert_eq!(form.accept(), FormReply::On);
        assert_eq!(form.fields().len(), 4 + RedFlag::ALL.len());
        form.press(Key::Char(' '));
        assert_eq!(check_in(&form).red_flags, [RedFlag::ALL[0]]);
        form.press(Key::Char(' '));
        assert_eq!(check_in(&form).red_flags, []);
    }

    #[test]
    fn pasted_text_goes_where_the_focus_is() {
        let mut form = asking();
        form.fields[0].answering = Answering::Written;
        form.paste("4.5\n");
        assert_eq!(form.fields()[0].line, Line::new("4.5"));
        assert_eq!(said(&form).0, Some(4.5));
    }
}
