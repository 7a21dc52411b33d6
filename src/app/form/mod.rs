//! Forms: an entry being written, with a quick line and fields that stay in step.
//!
//! A form holds the entry as far as it is understood. Writing the quick line reads the whole entry anew; writing a field
//! changes that part of the entry and writes the quick line anew. What is not understood is marked where it stands, is
//! never dropped, and keeps the form from being saved.

mod check_in;
mod draft;
mod field;
mod fill;
mod intake;
mod rest;
mod session;
mod spell;

use crate::journal::{Change, DayStart, Entry, Id, Moment, Units, Zone};
use crate::keys::{Action, Key};
use crate::phrase::{self, Misread, Word};
use crate::views::{CheckInView, CostView};

use super::{Line, Pressed};

pub use field::{Answering, Field, FieldName};

/// What a form writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A session.
    Session,
    /// A check-in.
    CheckIn,
    /// What was eaten or drunk.
    Intake,
    /// A day of rest.
    Rest,
    /// An illness or injury.
    Spell,
}

/// Gives the fields of a form, in its order; a check-in has those of its questions.
pub(super) fn fields_of(purpose: Purpose, pen: &Pen, questions: Option<&CheckInView>) -> Vec<Field> {
    match purpose {
        Purpose::Session => session::fields(pen),
        Purpose::CheckIn => questions.map(check_in::fields).unwrap_or_default(),
        Purpose::Intake => intake::fields(),
        Purpose::Rest => rest::fields(),
        Purpose::Spell => spell::fields(),
    }
}

/// What reading and writing need to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// The moment on the clock.
    pub now: Moment,
    /// Where the runner's clock hangs.
    pub zone: Zone,
    /// When the runner's day begins.
    pub day_start: DayStart,
    /// The units to read and write in.
    pub units: Units,
}

/// The line on top of a form, with what its words are taken for and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuickLine {
    /// The text.
    pub line: Line,
    /// The words that are understood.
    pub words: Vec<Word>,
    /// What is wrong, in order of its place.
    pub misreads: Vec<Misread>,
}

/// An entry being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    purpose: Purpose,
    subject: Option<Id>,
    entry: Entry,
    quick: Option<QuickLine>,
    fields: Vec<Field>,
    focus: usize,
    pace: Pace,
    is_written: bool,
    cost: Cost,
    pen: Pen,
}

/// How the form moves on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// It asks so many questions, and is saved when the last of them is answered.
    Asking(usize),
    /// The runner leads.
    Led,
}

/// What the session costs, as far as it has been worked out.
#[derive(Debug, Clone, PartialEq)]
pub enum Cost {
    /// There is nothing to work out.
    Nothing,
    /// It waits for a moment without keys; what was shown before still shows.
    Stale(Option<CostView>),
    /// It holds.
    Fresh(CostView),
}

/// What came of a key in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// The form goes on.
    On,
    /// All that was asked is answered: it can be saved.
    Answered,
}

impl Form {
    /// Opens a form on an entry, new or of the log.
    #[must_use]
    pub(super) fn on(purpose: Purpose, subject: Option<Id>, entry: Entry, fields: Vec<Field>, pen: Pen) -> Self {
        let quick = (purpose == Purpose::Session).then(QuickLine::default);
        let mut form = Self {
            purpose,
            subject,
            entry,
            quick,
            fields,
            focus: 0,
            pace: Pace::Led,
            is_written: false,
            cost: Cost::Nothing,
            pen,
        };
        if subject.is_some() {
            form.write_quick();
            form.read_quick();
        }
        form.print_fields(None);
        form
    }

    /// Gives what the form writes.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Gives the entry of the log that is corrected; `None` where the entry is new.
    #[must_use]
    pub const fn subject(&self) -> Option<Id> {
        self.subject
    }

    /// Gives the entry as far as it is understood.
    #[must_use]
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Gives the quick line, where the form has one.
    #[must_use]
    pub const fn quick(&self) -> Option<&QuickLine> {
        self.quick.as_ref()
    }

    /// Gives the fields.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Gives the place of the field being written; `None` while it is the quick line.
    #[must_use]
    pub fn focus(&self) -> Option<usize> {
        self.focus.checked_sub(usize::from(self.quick.is_some()))
    }

    /// Gives what the session costs.
    #[must_use]
    pub const fn cost(&self) -> &Cost {
        &self.cost
    }

    /// Says whether anything was written.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        self.is_written
    }

    /// Says what is wrong with what is written now, or first elsewhere: the reason and what to do.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let quick = self.quick.as_ref().filter(|_| self.is_written).and_then(|quick| quick.misreads.first());
        let quick = quick.map(|misread| format!("{misread}: {}", misread.hint()));
        let here = self.focus().and_then(|at| self.fields.get(at)).and_then(|field| field.problem.clone());
        let elsewhere = || self.fields.iter().find_map(|field| Some(format!("{}: {}", field.label, field.problem.as_ref()?)));
        here.or(quick).or_else(elsewhere)
    }

    /// Gives the change that saving asks for; `None` while something is not understood, or nothing is said.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        let misread = self.quick.as_ref().is_some_and(|quick| !quick.misreads.is_empty() || quick.line.text().trim().is_empty());
        if misread || self.fields.iter().any(|field| field.problem.is_some()) || !fill::says_something(&self.entry) {
            return None;
        }
        let entry = self.entry.clone();
        Some(self.subject.map_or(Change::Add(entry.clone()), |id| Change::Correct(id, entry)))
    }

    /// Begins the quick line with a text, as if it had stood there before anything was written.
    pub(super) fn begin_line(&mut self, text: &str) {
        if let Some(quick) = &mut self.quick {
            quick.line = Line::new(text);
            self.read_quick();
            self.print_fields(None);
        }
    }

    /// Moves the focus to the first thing that is not understood.
    pub(super) fn go_to_problem(&mut self) {
        let misread = self.quick.as_ref().is_some_and(|quick| !quick.misreads.is_empty() || quick.line.text().trim().is_empty());
        let field = self.fields.iter().position(|field| field.problem.is_some());
        match field {
            Some(at) => self.focus = at + usize::from(self.quick.is_some()),
            None if misread => self.focus = 0,
            None => {}
        }
    }

    /// Lets a key be written into the line or field that is in focus.
    pub(super) fn press(&mut self, key: Key) -> Came {
        let Some(at) = self.focus() else {
            if let Some(quick) = &mut self.quick
                && quick.line.press(key) == Pressed::Written
            {
                self.written_quick();
            }
            return Came::On;
        };
        let pressed = self.fields.get_mut(at).map_or(field::Came::Nothing, |field| field.press(key));
        match pressed {
            field::Came::Nothing => return self.press_beyond(at, key),
            field::Came::Moved => {}
            field::Came::Opened => self.open_door(at),
            field::Came::Written => self.written_field(at),
            field::Came::Answered => {
                self.written_field(at);
                return self.answered(at);
            }
        }
        Came::On
    }

    /// Lets a text be pasted into the line or field that is in focus.
    pub(super) fn paste(&mut self, text: &str) {
        match self.focus() {
            None => {
                if let Some(quick) = &mut self.quick {
                    quick.line.paste(text);
                    self.written_quick();
                }
            }
            Some(at) => {
                if let Some(field) = self.fields.get_mut(at) {
                    field.line.paste(text);
                    self.written_field(at);
                }
            }
        }
    }

    /// Moves the focus to the next line or the one before, round and round; the runner leads from here on.
    pub(super) fn step(&mut self, action: Action) {
        self.pace = Pace::Led;
        let count = self.fields.len() + usize::from(self.quick.is_some());
        let by = if action == Action::PreviousField { count.saturating_sub(1) } else { 1 };
        self.focus = (self.focus + by) % count.max(1);
        self.print_fields(None);
    }

    /// Says yes to what is in focus: the quick line and the last question are done, a door opens, any other field hands on.
    pub(super) fn accept(&mut self) -> Came {
        let Some(at) = self.focus() else { return Came::Answered };
        match self.fields.get(at).map(|field| field.answering) {
            Some(Answering::Door) => self.open_door(at),
            Some(_) if self.pace == Pace::Asking(at + 1) => return Came::Answered,
            Some(_) if at + 1 == self.fields.len() => return Came::Answered,
            Some(_) | None => {
                let pace = self.pace;
                self.step(Action::NextField);
                self.pace = pace;
            }
        }
        Came::On
    }

    /// Learns what the session costs.
    pub(super) fn learn_cost(&mut self, cost: Option<CostView>) {
        self.cost = cost.map_or(Cost::Nothing, Cost::Fresh);
    }

    /// Asks only the first so many questions, and is done when they are answered.
    pub(super) const fn ask(&mut self, questions: usize) {
        if questions > 0 {
            self.pace = Pace::Asking(questions);
        }
    }

    /// Lets a digit that a scale has no place for finish the answer before it: `1` and then `0` is ten.
    fn press_beyond(&mut self, at: usize, key: Key) -> Came {
        let waits = self.fields.get(at).is_some_and(Field::waits_for_more);
        if !waits || !matches!(key, Key::Char('0'..='9')) {
            return Came::On;
        }
        if self.answered(at) == Came::Answered { Came::Answered } else { self.press(key) }
    }

    /// Goes on after an answer that is complete.
    fn answered(&mut self, at: usize) -> Came {
        if self.pace == Pace::Asking(at + 1) {
            return Came::Answered;
        }
        let pace = self.pace;
        if at + 1 < self.fields.len() {
            self.step(Action::NextField);
        }
        self.pace = pace;
        Came::On
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

    fn written_quick(&mut self) {
        self.is_written = true;
        self.read_quick();
        self.print_fields(None);
        self.age_cost();
    }

    fn written_field(&mut self, at: usize) {
        self.is_written = true;
        let Some(field) = self.fields.get(at) else { return };
        let (name, text) = (field.name, field.line.text().trim().to_owned());
        let put = fill::put(&mut self.entry, name, &text, &self.pen);
        if let Some(field) = self.fields.get_mut(at) {
            field.problem = put.err();
        }
        self.write_quick();
        self.print_fields(Some(at));
        self.age_cost();
    }

    fn age_cost(&mut self) {
        let before = match std::mem::replace(&mut self.cost, Cost::Nothing) {
            Cost::Nothing => None,
            Cost::Stale(view) => view,
            Cost::Fresh(view) => Some(view),
        };
        if self.purpose == Purpose::Session {
            self.cost = Cost::Stale(before);
        }
    }

    /// Reads the entry from the quick line; what a line has no words for is kept.
    fn read_quick(&mut self) {
        let (Some(quick), Entry::Session(session)) = (&mut self.quick, &mut self.entry) else { return };
        let Pen { now, zone, units, .. } = self.pen;
        let reading = phrase::read_session(now, zone, units, quick.line.text());
        quick.words = reading.words;
        quick.misreads = reading.misreads;
        *session = session::kept_beside(session, reading.session);
    }

    /// Writes the quick line from the entry; words of it that were not understood stay, at its end.
    fn write_quick(&mut self) {
        let (Some(quick), Entry::Session(session)) = (&mut self.quick, &self.entry) else { return };
        let text = quick.line.text();
        let wrong = quick.misreads.iter().filter_map(|misread| text.get(misread.span.clone())).filter(|word| !word.is_empty());
        let written = phrase::write_session(session, self.pen.zone, self.pen.units);
        let line = std::iter::once(written.as_str()).chain(wrong).collect::<Vec<_>>().join(" ");
        quick.line = Line::new(line);
        let reading = phrase::read_session(self.pen.now, self.pen.zone, self.pen.units, quick.line.text());
        quick.words = reading.words;
        quick.misreads = reading.misreads;
    }

    /// Prints the entry into the fields, except for one that is being written and those that are not understood.
    fn print_fields(&mut self, written: Option<usize>) {
        let is_said = self.is_written || self.subject.is_some();
        for (at, field) in self.fields.iter_mut().enumerate() {
            if Some(at) != written && field.problem.is_none() {
                let text = fill::print(&self.entry, field.name, &self.pen);
                field.line = Line::new(if is_said || field.name.is_said_at_once() { text } else { String::new() });
            }
        }
    }
}
