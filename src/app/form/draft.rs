//! A form as a draft, and back.

use serde::{Deserialize, Serialize};

use crate::journal::{CheckIn, Correction, Day, Entry, Id};

use super::{Form, Line, Pace, Purpose};

/// What a draft holds: the entry as far as it was understood, and every text that was not.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct FormDraft {
    /// The day it was written on.
    day: Day,
    /// The entry that was being corrected; absent where it was new.
    subject: Option<Id>,
    /// That entry as it was when the correction began; absent in drafts of older versions.
    #[serde(default)]
    before: Option<Box<Entry>>,
    /// The line of the session that was logged once more; absent where it was none, and in drafts of older versions.
    #[serde(default)]
    begun: Option<String>,
    /// The quick line, word for word.
    line: Option<String>,
    /// The entry as far as it was understood.
    entry: Entry,
    /// The fields that were not understood: their places and texts.
    unread: Vec<(usize, String)>,
}

/// What came of a draft that was found for a form.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum DraftFate {
    /// The form goes on with it.
    TakenUp,
    /// It answers for another day: a form of its own goes on with it.
    OfAnotherDay(Box<Form>),
    /// It is none of this form's.
    Left,
}

/// Gives what lies in a draft: which entry of the log it corrects, where it is none that is new, and the entry.
pub(in crate::app) fn left_in(text: &str) -> Option<(Option<Id>, Entry)> {
    let draft = serde_json::from_str::<FormDraft>(text).ok()?;
    Some((draft.subject, draft.entry))
}

impl Form {
    /// Says whether something was written that the draft kept last does not have.
    pub(in crate::app) fn is_to_be_drafted(&self) -> bool {
        self.is_written() && self.drafted.as_deref() != Some(&self.to_draft())
    }

    /// Gives the draft to be kept, if anything was written.
    pub(in crate::app) fn save_draft(&mut self) -> Option<String> {
        self.drafted = self.is_written().then(|| self.to_draft());
        self.drafted.clone()
    }

    /// Learns that no draft of it is kept any more.
    pub(in crate::app) fn forget_draft(&mut self) {
        self.drafted = None;
    }

    /// Writes the form as a draft.
    fn to_draft(&self) -> String {
        let unread = self.fields.iter().enumerate().filter(|(_, field)| field.problem.is_some());
        let draft = FormDraft {
            day: self.today(),
            subject: self.subject,
            before: self.subject.is_some().then(|| self.before.clone()),
            begun: self.begun.clone(),
            line: self.quick.as_ref().map(|quick| quick.line.text().to_owned()),
            entry: self.entry.clone(),
            unread: unread.map(|(at, field)| (at, field.line.text().to_owned())).collect(),
        };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    /// Gives the name under which drafts of the form are kept: corrections, and sessions that are logged once
    /// more, lie beside new entries.
    pub(in crate::app) const fn draft_name(&self) -> &'static str {
        match (self.purpose, self.subject.is_some()) {
            (Purpose::Session, false) if self.begun.is_some() => "again",
            (Purpose::Session, false) => "session",
            (Purpose::CheckIn, false) => "check_in",
            (Purpose::Intake, false) => "intake",
            (Purpose::Rest, false) => "rest",
            (Purpose::Spell, false) => "spell",
            (Purpose::Planned | Purpose::PlannedRest, false) => "planned",
            (_, true) => "correction",
        }
    }

    fn today(&self) -> Day {
        Day::of(self.pen.now, self.pen.day_start)
    }

    /// Takes up a draft of the same entry. Answers of another day are not of this one's; those of a check-in that was new then
    /// are added to the one that was kept meanwhile.
    pub(in crate::app) fn take_up(&mut self, text: &str) -> DraftFate {
        let Ok(draft) = serde_json::from_str::<FormDraft>(text) else { return DraftFate::Left };
        if self.subject.is_none() && draft.subject.is_none() {
            self.plan_anew(matches!(draft.entry, Entry::PlannedRest(_)));
        }
        let is_same_kind = std::mem::discriminant(&draft.entry) == std::mem::discriminant(&self.entry);
        if draft.begun != self.begun || !is_same_kind || self.is_written {
            return DraftFate::Left;
        }
        match (&self.entry, &draft.entry) {
            (Entry::CheckIn(open), Entry::CheckIn(left)) if draft.subject.is_none() => {
                let is_of_this_day = self.day_of(open) == self.day_of(left);
                match (self.subject, is_of_this_day) {
                    (None, true) => {}
                    (None, false) => return DraftFate::OfAnotherDay(Box::new(self.of_another_day(draft, text))),
                    (Some(_), true) => {
                        let entry = Entry::CheckIn(open.clone().amended_by(CheckIn { at: open.at, ..left.clone() }));
                        self.lay_out(FormDraft { subject: self.subject, before: None, entry, ..draft }, text);
                        self.drafted = None;
                        return DraftFate::TakenUp;
                    }
                    (Some(_), false) => return DraftFate::Left,
                }
            }
            _ if draft.subject != self.subject => return DraftFate::Left,
            _ => {}
        }
        self.lay_out(draft, text);
        DraftFate::TakenUp
    }

    /// Gives the day that a check-in speaks of, where it is another than today.
    #[must_use]
    pub fn other_day(&self) -> Option<Day> {
        let Entry::CheckIn(check_in) = &self.entry else { return None };
        let day = self.day_of(check_in);
        (day != self.today()).then_some(day)
    }

    fn day_of(&self, check_in: &CheckIn) -> Day {
        Day::of(check_in.at, self.pen.day_start)
    }

    /// Gives a form that goes on with a draft which answers for another day.
    fn of_another_day(&self, draft: FormDraft, text: &str) -> Self {
        let mut other = self.clone();
        other.pace = Pace::Led;
        other.lay_out(draft, text);
        other
    }

    fn lay_out(&mut self, draft: FormDraft, text: &str) {
        // What was changed elsewhere since the draft was left stays, beside what the draft changes.
        let correction = draft.before.map(|was| Correction { was, now: draft.entry.clone() });
        let entry = correction.map_or(draft.entry.clone(), |correction| correction.onto(&self.before).entry);
        let is_as_left = entry == draft.entry;
        self.entry = entry;
        self.is_written = true;
        if let (Some(quick), Some(line)) = (&mut self.quick, draft.line) {
            quick.line = Line::new(line);
            let entry = self.entry.clone();
            self.read_quick();
            // Words such as "yesterday" mean another day by now: the line says then what was meant.
            if draft.day != self.today() || !is_as_left {
                self.entry = entry;
                self.write_quick();
            }
        }
        self.print_fields(None);
        for (at, unread) in draft.unread {
            if let Some(field) = self.fields.get_mut(at) {
                field.line = Line::new(unread);
                self.written_field(at);
            }
        }
        self.age_cost();
        self.drafted = Some(text.to_owned());
    }
}
