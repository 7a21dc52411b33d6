//! Forms: an entry being written, with a quick line and fields that stay in step.
//!
//! A form holds the entry as far as it is understood. Writing the quick line reads the whole entry anew; writing a field
//! changes that part of the entry and writes the quick line anew. What is not understood is marked where it stands, is
//! never dropped, and keeps the form from being saved.

mod check_in;
mod complete;
mod draft;
mod field;
mod fill;
mod in_step;
mod intake;
mod lines;
mod moves;
mod planned;
mod planned_rest;
mod rest;
mod session;
mod spell;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::journal::{
    Change, CheckIn, DayStart, Entry, Every, Id, Moment, Pain, Planned, PlannedRest, Rest, Session, Spell, Units, Zone,
};
use crate::phrase::{Here, Misread, Word};
use crate::views::{CheckInView, CostView};

use super::Line;

pub(super) use complete::OwnWords;
pub(super) use draft::{DraftFate, left_in};
pub use field::{Answering, Field, FieldName};

/// The mistakes of a line that are told at once.
const MOST_TOLD: usize = 2;

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
    /// A planned session or race.
    Planned,
    /// Days planned to be of rest.
    PlannedRest,
}

/// Gives the fields of a form, in its order; a check-in has those of its questions.
pub(super) fn fields_of(purpose: Purpose, pen: &Pen, questions: Option<&CheckInView>) -> Vec<Field> {
    match purpose {
        Purpose::Session => session::fields(pen),
        Purpose::CheckIn => questions.map(check_in::fields).unwrap_or_default(),
        Purpose::Intake => intake::fields(pen),
        Purpose::Rest => rest::fields(),
        Purpose::Spell => spell::fields(),
        Purpose::Planned => planned::fields(pen),
        Purpose::PlannedRest => planned_rest::fields(),
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

impl Pen {
    /// Gives what lines that say when need to know.
    #[must_use]
    pub const fn here(&self) -> Here {
        Here { zone: self.zone, day_start: self.day_start }
    }
}

/// What the line of a form is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineOf {
    /// A new entry.
    #[default]
    New,
    /// An entry that the log has.
    Kept,
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
    /// The runner's own words for what they eat and drink, each with the line that it stands for.
    pub habits: Arc<BTreeMap<String, String>>,
    /// What it is of.
    pub of: LineOf,
    /// How a new plan comes again, where it does.
    pub every: Option<Every>,
    /// What it leaves open and was taken for granted, in a sentence each.
    pub granted: Vec<String>,
}

/// An entry being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    purpose: Purpose,
    subject: Option<Id>,
    /// The entry as the log has it, or had it when the form was opened.
    before: Box<Entry>,
    entry: Entry,
    quick: Option<QuickLine>,
    fields: Vec<Field>,
    focus: usize,
    pace: Pace,
    is_written: bool,
    /// The line of the session that is logged once more, where it is one.
    begun: Option<String>,
    /// The draft of it that was kept last.
    drafted: Option<String>,
    cost: Cost,
    pen: Pen,
    own: Arc<OwnWords>,
    /// The pain that was there before and has not been said to be gone: what `yes, it still hurts` speaks of.
    pain: Option<Pain>,
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
    /// It is what was shown before something was written that is not understood.
    Past(CostView),
    /// It holds.
    Fresh(CostView),
}

/// What came of a key in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormReply {
    /// The form goes on.
    On,
    /// All that was asked is answered: it can be saved.
    Answered,
}

impl Form {
    /// Opens a form on an entry, new or of the log.
    #[must_use]
    pub(super) fn on(purpose: Purpose, subject: Option<Id>, entry: Entry, fields: Vec<Field>, pen: Pen) -> Self {
        let of = if subject.is_some() { LineOf::Kept } else { LineOf::New };
        let quick = lines::has_line(purpose).then(|| QuickLine { of, ..QuickLine::default() });
        let before = Box::new(entry.clone());
        let entry = pinned(entry, subject);
        let mut form = Self {
            purpose,
            subject,
            before,
            entry,
            quick,
            fields,
            focus: 0,
            pace: Pace::Led,
            is_written: false,
            begun: None,
            drafted: None,
            cost: Cost::Nothing,
            pen,
            own: Arc::default(),
            pain: None,
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

    /// Says what is wrong with what is written now, or first elsewhere: the reason and what to do, a line for each.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let quick = self.quick.as_ref().filter(|quick| self.is_written && !quick.misreads.is_empty());
        let quick = quick.map(|quick| told(&quick.misreads));
        let here = self.focus().and_then(|at| self.fields.get(at)).and_then(|field| field.problem.clone());
        let elsewhere = || self.fields.iter().find_map(|field| Some(format!("{}: {}", field.label, field.problem.as_ref()?)));
        here.or(quick).or_else(elsewhere)
    }

    /// Says what the line leaves open and was taken for granted, a line for each; `None` where there is nothing of it, or another
    /// field is being written.
    #[must_use]
    pub fn granted(&self) -> Option<String> {
        let quick = self.quick.as_ref().filter(|quick| self.focus == 0 && !quick.granted.is_empty());
        quick.map(|quick| quick.granted.join("\n"))
    }

    /// Gives the change that saving asks for; `None` while something is not understood, or nothing is said.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        let misread = self.quick.as_ref().is_some_and(|quick| !quick.misreads.is_empty() || quick.line.text().trim().is_empty());
        if misread || self.fields.iter().any(|field| field.problem.is_some()) || !fill::says_something(&self.entry) {
            return None;
        }
        if self.lacks_amount() {
            return None;
        }
        let mut entry = self.entry.clone();
        if let Entry::Planned(planned) = &mut entry {
            *planned = planned.said_anew(planned.clone());
        }
        Some(match self.subject {
            Some(id) => Change::correct(id, (*self.before).clone(), entry),
            None => Change::Add(entry),
        })
    }

    /// Gives how the new plan comes again, where it does.
    #[must_use]
    pub fn every(&self) -> Option<Every> {
        self.quick.as_ref().and_then(|quick| quick.every)
    }

    /// Says whether the form writes a new session of which neither time nor distance is said.
    #[must_use]
    pub(super) fn lacks_amount(&self) -> bool {
        matches!(&self.entry, Entry::Session(session) if self.subject.is_none() && !session.has_amount())
    }

    /// Gives the notes; `None` where the entry has none to write.
    #[must_use]
    pub fn notes(&self) -> Option<&str> {
        match &self.entry {
            Entry::Session(Session { notes, .. })
            | Entry::CheckIn(CheckIn { notes, .. })
            | Entry::Rest(Rest { notes, .. })
            | Entry::Spell(Spell { notes, .. })
            | Entry::Planned(Planned { notes, .. })
            | Entry::PlannedRest(PlannedRest { notes, .. }) => Some(notes),
            Entry::Intake(_) => None,
        }
    }

    /// Puts the notes as they were written elsewhere.
    pub(super) fn write_notes(&mut self, text: &str) {
        let at = self.fields.iter().position(|field| field.name == FieldName::Notes);
        let Some((at, field)) = at.and_then(|at| Some((at, self.fields.get_mut(at)?))) else { return };
        field.line = Line::new(fill::on_one_line(text.trim_end()));
        self.written_field(at);
    }

    /// Lets the line understand the runner's own words for what they eat and drink.
    pub(super) fn know_habits(&mut self, habits: Arc<BTreeMap<String, String>>) {
        if let Some(quick) = &mut self.quick {
            quick.habits = habits;
        }
    }

    /// Lets a check-in know the pain that was there before.
    pub(super) fn know_pain(&mut self, pain: Option<Pain>) {
        self.pain = pain;
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

    /// Learns what the session costs.
    pub(super) fn learn_cost(&mut self, cost: CostView) {
        self.cost = Cost::Fresh(cost);
    }

    /// Takes it that what is written costs nothing that can be said; what was shown stays while a word is not understood.
    pub(super) fn leave_cost(&mut self) {
        let is_blank = self.quick.as_ref().is_some_and(|quick| quick.line.text().trim().is_empty());
        let is_misread = !is_blank && self.problem().is_some();
        self.cost = match std::mem::replace(&mut self.cost, Cost::Nothing) {
            Cost::Stale(Some(view)) | Cost::Past(view) if is_misread => Cost::Past(view),
            Cost::Nothing | Cost::Stale(_) | Cost::Past(_) | Cost::Fresh(_) => Cost::Nothing,
        };
    }

    /// Gives how many of the first fields are asked; `None` once the runner leads.
    #[must_use]
    pub const fn asking(&self) -> Option<usize> {
        match self.pace {
            Pace::Asking(questions) => Some(questions),
            Pace::Led => None,
        }
    }

    /// Asks only the first so many questions, and is done when they are answered.
    pub(super) const fn ask(&mut self, questions: usize) {
        if questions > 0 {
            self.pace = Pace::Asking(questions);
        }
    }
}

/// Tells the first mistakes of a line, each on a line of its own.
fn told(misreads: &[Misread]) -> String {
    let told = misreads.iter().take(MOST_TOLD).map(|misread| format!("{misread}: {}", misread.hint()));
    told.collect::<Vec<_>>().join("\n")
}

/// Gives an entry of the log as it is written on: a plan knows the day it was first planned for, wherever it moves.
fn pinned(entry: Entry, subject: Option<Id>) -> Entry {
    match (entry, subject) {
        (Entry::Planned(planned), Some(_)) => {
            let first_day = planned.first_day.or(Some(planned.day));
            Entry::Planned(Planned { first_day, ..planned })
        }
        (entry, _) => entry,
    }
}
