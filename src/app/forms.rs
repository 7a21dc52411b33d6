//! Forms opened, written, kept as drafts and saved.

use std::sync::Arc;

use crate::journal::{Change, CheckIn, Day, Entry, Every, Id, Intake, NoRace, Planned, Session, Spell, SpellKind, Sport};
use crate::keys::{Action, Key};
use crate::phrase;
use crate::recovery::Warning;
use crate::views::{CheckInView, Tone, check_in};

use super::drafts::NEW_CHECK_IN;
use super::form::{Form, FormReply, OwnWords, Pen, Purpose, fields_of};
use super::words::{HOW_MUCH, UNTIL_WHEN, in_short, several_in_short};
use super::{App, Effect, HostRequest, ImportRequest, Known, Overlay, Tab};

/// Said of a form in which something is not understood, and of one that says nothing, where it is to be saved.
const NOT_RIGHT: &str = "Not saved: see what is not right.";
const NOTHING_YET: &str = "There is nothing to save yet.";

/// How long to wait for another key before [`super::Event::Idle`] is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Patience {
    /// Nothing waits.
    Endless,
    /// Something to show waits: a blink.
    Blink,
    /// Something under way wants to be looked at: a tenth of a second.
    Tenth,
    /// Something to keep waits: a second.
    Second,
}

impl App {
    /// Says how long to wait for another key before doing what can wait.
    #[must_use]
    pub fn patience(&self) -> Patience {
        match &self.over {
            _ if self.waits_for_work() || self.waits_for_detail() || self.waits_for_course() || self.waits_for_letters() => {
                Patience::Blink
            }
            Some(Overlay::Form(_)) if self.is_trying() => Patience::Endless,
            Some(Overlay::Form(form)) if form.is_to_be_drafted() => Patience::Second,
            _ if self.importing.is_some() => Patience::Tenth,
            Some(Overlay::Form(_) | Overlay::Page(_) | Overlay::Prompt(_) | Overlay::Settings(_) | Overlay::Palette(_))
            | None => Patience::Endless,
        }
    }

    /// Does what waited for a moment without keys: shows what was looked for, has worked out what takes longer, keeps the draft.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        match self.patience() {
            Patience::Endless => Vec::new(),
            Patience::Tenth => vec![Effect::Imports(ImportRequest::Watch)],
            Patience::Second => self.draft().into_iter().collect(),
            Patience::Blink if self.waits_for_detail() => {
                self.make_detail();
                self.ask_course()
            }
            Patience::Blink if self.waits_for_course() => self.ask_course(),
            Patience::Blink if self.waits_for_letters() => {
                self.log.gather_letters(&self.known);
                Vec::new()
            }
            Patience::Blink => self.work(),
        }
    }

    /// Says whether the log is looked at, and its words are not gathered yet for a filter. An import that is under way will
    /// bring more of them.
    fn waits_for_letters(&self) -> bool {
        self.tab == Tab::Log && self.over.is_none() && self.importing.is_none() && self.log.waits_for_letters()
    }

    pub(super) fn log_session(&mut self) -> Vec<Effect> {
        let day = self.day_begun();
        let session = Entry::Session(Session::new(Sport::Run, self.known.now));
        self.open_form_with(Purpose::Session, None, session, |form| form.begin_line(&day))
    }

    /// Gives what the line of a new session begins with: the day under the calendar's cursor, where it has passed.
    fn day_begun(&self) -> String {
        let day = self.calendar.day();
        if self.tab == Tab::Calendar && day < self.known.today() { format!("{day} ") } else { String::new() }
    }

    /// Opens a new session with the line of the one that is marked, else of the last; the runner says when it was.
    pub(super) fn log_again(&mut self) -> Vec<Effect> {
        let Some(line) = self.session_meant().map(|session| phrase::write_again(session, self.known.units)) else {
            return Vec::new();
        };
        let line = format!("{}{line} ", self.day_begun());
        let session = Entry::Session(Session::new(Sport::Run, self.known.now));
        self.open_form_with(Purpose::Session, None, session, |form| form.begin_again(&line))
    }

    /// Gives the session that is marked, else the last one.
    pub(super) fn session_meant(&self) -> Option<&Session> {
        let sessions = self.known.journal.sessions();
        let marked = self.marked_entry().and_then(|id| sessions.iter().rfind(|session| session.id == id));
        marked.or_else(|| sessions.iter().rfind(|session| session.start <= self.known.now)).map(|session| &session.what)
    }

    /// Opens a new plan, for the day under the calendar's cursor where that is still to come.
    pub(super) fn plan(&mut self) -> Vec<Effect> {
        let (day, today) = (self.calendar.day(), self.known.today());
        let is_meant = self.tab == Tab::Calendar && day >= today;
        let planned = Entry::Planned(Planned::new(Sport::Run, if is_meant { day } else { today }));
        let line = if is_meant { format!("{day} ") } else { String::new() };
        self.open_form_with(Purpose::Planned, None, planned, |form| form.begin_line(&line))
    }

    /// Opens the check-in of today: the one that was made already, else a new one that asks its questions. Hours later it is a
    /// new one too: what is said in the evening is not of the morning, and being well then does not wipe out the morning's fever.
    pub(super) fn check_in(&mut self) -> Vec<Effect> {
        let Known { journal, athlete, now, .. } = &self.known;
        let made = journal.check_in_on(self.known.today(), athlete.day_start).filter(|made| !made.is_hours_from(*now));
        let (subject, entry) = match made {
            Some(made) => (Some(made.id), made.what.clone()),
            None => (None, CheckIn::new(*now)),
        };
        // What is added to the morning's answers is said now, as on the command line: it ends an illness that was told meanwhile.
        let mut effects = self.open_form_with(Purpose::CheckIn, subject, Entry::CheckIn(entry), Form::speak_now);
        // Answers that were begun before these were kept from elsewhere are still to be added.
        if subject.is_some() && !self.is_trying() {
            effects.extend(self.look_for_draft(NEW_CHECK_IN));
        }
        effects
    }

    /// Says whether a new check-in is open in which nothing is written yet.
    pub(super) fn asks_unanswered(&self) -> bool {
        let Some(Overlay::Form(form)) = &self.over else { return false };
        form.purpose() == Purpose::CheckIn && form.subject().is_none() && !form.is_written()
    }

    pub(super) fn ate(&mut self) -> Vec<Effect> {
        let at = self.known.now;
        let intake = Intake { at, carbohydrate: None, protein: None, fluid: None, title: String::new() };
        self.open_form(Purpose::Intake, None, Entry::Intake(intake))
    }

    pub(super) fn trouble(&mut self) -> Vec<Effect> {
        let kind = SpellKind::Illness { fever: false };
        let from = self.day_meant();
        let spell = Spell { kind, from, until: None, notes: String::new(), source: None };
        let line = if from == self.known.today() { String::new() } else { format!("from {from} ") };
        self.open_form_with(Purpose::Spell, None, Entry::Spell(spell), |form| form.begin_line(&line))
    }

    /// Gives the first and the last of the days of which Today asks whether they were only not logged.
    pub(super) fn days_unsaid(&self) -> Option<(Day, Day)> {
        let of = |warning: &Warning| if let Warning::Unsaid { from, until } = warning { Some((*from, *until)) } else { None };
        self.known.assessment.warnings.iter().find_map(of)
    }

    /// Opens the form that says that these days were trained and not logged, with its line written.
    pub(super) fn tell_unlogged(&mut self) -> Vec<Effect> {
        let Some((from, until)) = self.days_unsaid() else { return Vec::new() };
        let kind = SpellKind::Unlogged;
        let spell = Spell { kind, from, until: Some(until), notes: String::new(), source: None };
        let line = phrase::write_spell(&spell);
        self.open_form_with(Purpose::Spell, None, Entry::Spell(spell), |form| form.begin_line(&line))
    }

    pub(super) fn edit(&mut self, id: Id) -> Vec<Effect> {
        let Some(entry) = self.entry_as_tried(id) else { return Vec::new() };
        let purpose = match &entry {
            Entry::Session(_) => Purpose::Session,
            Entry::CheckIn(_) => Purpose::CheckIn,
            Entry::Intake(_) => Purpose::Intake,
            Entry::Rest(_) => Purpose::Rest,
            Entry::Spell(_) => Purpose::Spell,
            Entry::Planned(_) => Purpose::Planned,
            Entry::PlannedRest(_) => Purpose::PlannedRest,
        };
        self.open_form(purpose, Some(id), entry)
    }

    fn open_form(&mut self, purpose: Purpose, subject: Option<Id>, entry: Entry) -> Vec<Effect> {
        self.open_form_with(purpose, subject, entry, |_| ())
    }

    /// Opens a form with what it begins with, and looks for its draft, which goes before that.
    fn open_form_with(
        &mut self,
        purpose: Purpose,
        subject: Option<Id>,
        entry: Entry,
        begin: impl FnOnce(&mut Form),
    ) -> Vec<Effect> {
        let Known { now, athlete, units, .. } = &self.known;
        let pen = Pen { now: *now, zone: athlete.zone, day_start: athlete.day_start, units: *units };
        let questions = (purpose == Purpose::CheckIn).then(|| self.questions());
        let fields = fields_of(purpose, &pen, questions.as_ref());
        self.thrown_away = None;
        let mut form = Form::on(purpose, subject, entry, fields, pen);
        form.know_habits(Arc::new(self.settings.habits.clone()));
        form.know_words(OwnWords::of(&self.known.journal));
        form.know_pain(questions.as_ref().and_then(|view| view.pain.clone()));
        form.ask(questions.map_or(0, |view| view.asked.len()));
        begin(&mut form);
        let draft = form.draft_name();
        self.over = Some(Overlay::Form(Box::new(form)));
        if self.is_trying() {
            return Vec::new();
        }
        self.look_for_draft(draft)
    }

    /// Gives the check-in and how many of its first fields are asked, while these are answered on Today itself.
    #[must_use]
    pub fn asked_in_place(&self) -> Option<(&Form, usize)> {
        let Some(Overlay::Form(form)) = self.over.as_ref().filter(|_| self.tab == Tab::Today) else { return None };
        form.asking().map(|count| (&**form, count))
    }

    fn questions(&self) -> CheckInView {
        let Known { now, assessment, journal, athlete, units, .. } = &self.known;
        check_in(*now, assessment, journal, athlete, *units)
    }

    pub(super) fn press_in_form(&mut self, key: Key) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = &mut self.over else { return Vec::new() };
        match form.press(key) {
            FormReply::On => Vec::new(),
            FormReply::Answered => self.save(),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "a form obeys only these")]
    pub(super) fn act_on_form(&mut self, mut form: Box<Form>, action: Action) -> Vec<Effect> {
        let mut came = FormReply::On;
        match action {
            Action::Back => {
                self.over = Some(Overlay::Form(form));
                return self.leave_form();
            }
            Action::Discard => return self.discard(form),
            Action::Save => came = FormReply::Answered,
            Action::Compose => {
                let notes = form.notes().map(str::to_owned);
                self.over = Some(Overlay::Form(form));
                return notes.map(|notes| Effect::Host(HostRequest::Compose(notes))).into_iter().collect();
            }
            Action::Accept => came = form.accept(),
            Action::NextField | Action::PreviousField => form.step(action),
            _ => {}
        }
        self.over = Some(Overlay::Form(form));
        if came == FormReply::Answered { self.save() } else { Vec::new() }
    }

    fn leave_form(&mut self) -> Vec<Effect> {
        let effect = self.draft();
        if effect.is_some() {
            self.say(Tone::Quiet, "Kept as a draft: open the form again to go on.");
        }
        self.over = None;
        effect.into_iter().collect()
    }

    fn discard(&mut self, form: Box<Form>) -> Vec<Effect> {
        if self.is_trying() {
            if form.is_written() {
                self.say(Tone::Quiet, "Thrown away.");
            }
            return Vec::new();
        }
        let dropped = self.drafts.drop(form.draft_name());
        if form.is_written() {
            let undo = self.key_for(Action::Undo);
            self.say(Tone::Quiet, format!("Thrown away.  {undo} brings it back."));
            self.thrown_away = Some(form);
        }
        vec![dropped]
    }

    /// Opens the form again that was thrown away last, as it was; says whether there was one.
    pub(super) fn bring_back_form(&mut self) -> bool {
        let Some(mut form) = self.thrown_away.take() else { return false };
        form.forget_draft();
        self.over = Some(Overlay::Form(form));
        true
    }

    /// Asks that the entry be kept; the form stays open until it is.
    fn save(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = &mut self.over else { return Vec::new() };
        let Some(change) = form.change() else {
            form.go_to_problem();
            // What is wrong stands in the form, where it has room.
            let (is_wrong, lacks_amount) = (form.problem().is_some(), form.is_written() && form.lacks_amount());
            let (asked, remedy) = HOW_MUCH;
            match (is_wrong, lacks_amount) {
                (true, _) => self.say(Tone::Careful, NOT_RIGHT),
                (false, true) => self.say(Tone::Careful, format!("{asked} {remedy}")),
                (false, false) => self.say(Tone::Careful, NOTHING_YET),
            }
            return Vec::new();
        };
        let every = form.every();
        if let (Change::Add(Entry::Planned(first)), Some(every)) = (&change, every) {
            return self.save_again_and_again(first, every);
        }
        if self.is_trying() && matches!(change, Change::Add(Entry::PlannedRest(_))) {
            self.say(Tone::Careful, "Days without a plan are of rest in a what-if already: leave it, and plan the rest then.");
            return Vec::new();
        }
        if let (Change::Add(Entry::Session(session)), false) = (&change, self.is_trying()) {
            return self.keep_new_session(session.clone());
        }
        let (verb, entry) = match &change {
            Change::Add(entry @ (Entry::Planned(_) | Entry::PlannedRest(_))) => ("plan", entry),
            Change::Add(entry) => ("log", entry),
            Change::Correct(_, correction) => ("correct", &correction.now),
            Change::Delete(_) => return Vec::new(),
        };
        let label = format!("{verb} {}", in_short(entry, self.known.units));
        self.change(label, change)
    }

    /// Takes back what was said of a form that could not be saved, once it can be.
    pub(super) fn take_back_refusal(&mut self) {
        let (asked, remedy) = HOW_MUCH;
        let is_refusal = |said: &str| [NOT_RIGHT, NOTHING_YET].contains(&said) || said == format!("{asked} {remedy}");
        let Some(notice) = self.notice.as_ref().filter(|notice| is_refusal(&notice.text)) else { return };
        let can_save = matches!(&self.over, Some(Overlay::Form(form)) if form.change().is_some());
        if can_save && notice.tone == Tone::Careful {
            self.notice = None;
        }
    }

    /// Asks that a plan be kept once for each time that it comes, as one action.
    fn save_again_and_again(&mut self, first: &Planned, every: Every) -> Vec<Effect> {
        let plans = every.spread(first, &self.known.journal);
        match plans.as_deref() {
            Err(NoRace) => self.say(Tone::Careful, UNTIL_WHEN),
            Ok([]) => self.say(Tone::Careful, "Each of these days is planned to be of rest."),
            Ok(_) if self.is_trying() => self.say(Tone::Careful, "Try one of them at a time, without `every`."),
            Ok(plans) => {
                let changes = plans.iter().map(|plan| Change::Add(Entry::Planned(plan.clone()))).collect();
                return vec![Effect::keep(format!("plan {}", several_in_short(plans)), changes)];
            }
        }
        Vec::new()
    }

    /// Closes the form that has been kept, and lets its draft go.
    pub(super) fn close_kept_form(&mut self) -> Vec<Effect> {
        match self.over.take() {
            Some(Overlay::Form(form)) => {
                let mut dropped = vec![self.drafts.drop(form.draft_name())];
                // What was begun before this check-in was kept from elsewhere has been added to it.
                if form.purpose() == Purpose::CheckIn && form.subject().is_some() && form.other_day().is_none() {
                    dropped.push(self.drafts.drop(NEW_CHECK_IN));
                }
                dropped
            }
            other => {
                self.over = other;
                Vec::new()
            }
        }
    }
}
