//! What the log has done, and what that changes on the screen.

use crate::journal::{Entry, Id, Journal, Reversal, Revision};
use crate::keys::Action;
use crate::phrase;
use crate::views::{Said, Tone};

use super::known::Assessed;
use super::what_if::Mode;
use super::words::{done, in_short};
use super::{App, Effect, Refused, ShelfRequest, Tab};

impl App {
    pub(super) fn kept(&mut self, label: &str, revisions: &[Revision]) -> Vec<Effect> {
        let before = self.entries();
        let twin = self.twin_of_new(revisions);
        let assessed = self.known.revise(revisions);
        self.undo_count.kept();
        self.thrown_away = None;
        let undo = self.key_for(Action::Undo);
        match twin {
            Some(twin) => self.say(Tone::Careful, format!("{}. {twin}.  {undo} undoes it.", done(label))),
            None => self.say(Tone::Good, format!("{}.  {undo} undoes it.", done(label))),
        }
        self.mode = Mode::Log(None);
        let mut effects = self.close_kept_form();
        // The log can be written again.
        effects.extend(self.drafts.keep_waiting());
        effects.extend(self.follow(before, assessed));
        effects
    }

    /// Says of which session of the log the one that was just logged is over again, where it is.
    fn twin_of_new(&self, revisions: &[Revision]) -> Option<String> {
        let [Revision { id, now: Some(Entry::Session(session)) }] = revisions else { return None };
        let journal = &self.known.journal;
        if journal.session(*id).is_some() {
            return None;
        }
        let twin = journal.session((self.oneness.twin)(journal, session)?)?;
        let when = phrase::moment(twin.start);
        let in_short = in_short(&Entry::Session(twin.clone()), self.known.units);
        let known = if twin.is_recorded() { "It looks like the imported" } else { "The log has it already:" };
        Some(format!("{known} {in_short} of {when}"))
    }

    pub(super) fn reversed(&mut self, reversal: Option<Reversal>, action: Action) -> Vec<Effect> {
        let back = action == Action::Undo;
        let Some(Reversal { label, revisions }) = reversal else {
            self.undo_count.none_left(action);
            self.say(Tone::Quiet, if back { "There is nothing to undo." } else { "There is nothing to redo." });
            return Vec::new();
        };
        let before = self.entries();
        let assessed = self.known.revise(&revisions);
        self.undo_count.reversed(action);
        self.thrown_away = None;
        let key = self.key_for(if back { Action::Redo } else { Action::Undo });
        let said =
            if back { format!("Undone: {label}.  {key} redoes it.") } else { format!("Redone: {label}.  {key} undoes it.") };
        self.say(Tone::Good, said);
        self.follow(before, assessed)
    }

    pub(super) fn refused(&mut self, refused: &Refused) -> Vec<Effect> {
        let hint = refused.hint.as_deref().map(|hint| format!(" — {hint}")).unwrap_or_default();
        let told = format!("{}{hint}", refused.what);
        if !self.is_told_in_prompt(&told) {
            self.say(Tone::Stop, told);
        }
        Vec::new()
    }

    pub(super) fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.notice = Some(Said::new(tone, text));
    }

    /// Takes the journal as another process left it.
    pub(super) fn changed(&mut self, journal: Journal) -> Vec<Effect> {
        let before = self.entries();
        let assessed = self.known.replace(journal);
        let mut effects = self.follow(before, assessed);
        // What was advised may have come with it.
        if self.tab == Tab::Calendar {
            effects.extend(self.find_advice());
        }
        effects
    }

    /// Gives the entries under the cursors of the log and of the plan.
    pub(super) fn entries(&self) -> [Option<Id>; 2] {
        [self.log.index().id(&self.known.journal, self.log.selected()), self.selected_coming().map(|(id, _)| id)]
    }

    /// Lets everything that was made from the journal follow it, with the cursors on the entries they stood on.
    pub(super) fn follow(&mut self, [logged, planned]: [Option<Id>; 2], assessed: Assessed) -> Vec<Effect> {
        self.detail = None;
        self.course = None;
        self.log_version += 1;
        self.log.find(&self.known, logged);
        self.follow_plan(planned);
        self.refresh_page();
        self.advise_if(assessed)
    }

    pub(super) fn advise_if(&self, assessed: Assessed) -> Vec<Effect> {
        match assessed {
            Assessed::Anew => self.advise(),
            Assessed::Before => Vec::new(),
        }
    }

    /// Asks that what is advised now be kept; on an empty log nothing is advised.
    pub(super) fn advise(&self) -> Vec<Effect> {
        if self.known.journal.is_empty() {
            Vec::new()
        } else {
            vec![Effect::Shelf(ShelfRequest::Advise(Box::new(self.known.assessment.clone())))]
        }
    }
}
