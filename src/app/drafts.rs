//! Drafts: what is written in a form stays in memory until the log has kept it, and is offered again.

use std::collections::BTreeMap;

use crate::journal::{Day, Entry};
use crate::keys::{Action, Place};
use crate::phrase;
use crate::views::Tone;

use super::form::{DraftFate, left_in};
use super::words::in_short;
use super::{App, Effect, Overlay, Refused, ShelfRequest};

/// The name under which drafts of new check-ins are kept.
pub(super) const NEW_CHECK_IN: &str = "check_in";
/// What the drafts of new entries are of, by the names of their forms, and what goes on with each.
const OF_NEW: [(&str, &str, Action); 6] = [
    ("session", "a session", Action::LogSession),
    (NEW_CHECK_IN, "a check-in", Action::CheckIn),
    ("again", "a session logged again", Action::Again),
    ("intake", "what you ate or drank", Action::Ate),
    ("spell", "an illness or injury", Action::Trouble),
    ("planned", "a plan", Action::Plan),
];

/// The drafts that the log has not kept yet, by the names of their forms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Drafts {
    waiting: BTreeMap<&'static str, String>,
}

impl Drafts {
    /// Asks that a draft be kept; until it is, it waits here.
    pub(super) fn keep(&mut self, form: &'static str, text: String) -> Effect {
        self.waiting.insert(form, text.clone());
        Effect::Shelf(ShelfRequest::SaveDraft { form, text })
    }

    /// Learns that a draft was kept.
    pub(super) fn kept(&mut self, form: &'static str, text: &str) {
        if self.waiting.get(form).is_some_and(|waiting| waiting == text) {
            self.waiting.remove(form);
        }
    }

    /// Throws a draft away, here and in the log.
    pub(super) fn drop(&mut self, form: &'static str) -> Effect {
        self.waiting.remove(form);
        Effect::Shelf(ShelfRequest::DropDraft(form))
    }

    /// Gives the draft of a form that waits, where one does: it is later than any that the log has.
    pub(super) fn of(&self, form: &'static str) -> Option<&str> {
        self.waiting.get(form).map(String::as_str)
    }

    /// Asks again that each draft that waits be kept.
    pub(super) fn keep_waiting(&self) -> Vec<Effect> {
        let save = |(form, text): (&&'static str, &String)| ShelfRequest::SaveDraft { form, text: text.clone() };
        self.waiting.iter().map(save).map(Effect::Shelf).collect()
    }
}

impl App {
    /// Says which drafts wait, where there are any and nothing else is to be said.
    pub(super) fn drafts_waiting(&mut self, drafts: &BTreeMap<String, String>) -> Vec<Effect> {
        let waiting = OF_NEW.iter().filter_map(|(name, what, action)| Some((*what, self.key_for(*action), drafts.get(*name)?)));
        let waiting: Vec<(&str, String, &String)> = waiting.collect();
        let said = match waiting.as_slice() {
            [] => drafts.values().find_map(|text| self.correction_waiting(text)),
            [(what, key, text)] => Some(match self.other_day_of(text) {
                Some(day) => {
                    let back = self.settings.keys.row_for(Place::Form, Action::Back).and_then(|row| row.keys.first());
                    let (back, undo) = (back.map(ToString::to_string).unwrap_or_default(), self.key_for(Action::Undo));
                    format!("Never saved: {what} of {}.  {key}, {back}, then {undo} opens it.", phrase::full_day(day))
                }
                None => format!("Begun and never saved: {what}.  {key} goes on with it."),
            }),
            several => {
                let several: Vec<String> = several.iter().map(|(what, key, _)| format!("{what} ({key})")).collect();
                Some(format!("Begun and never saved: {}.", several.join(", ")))
            }
        };
        if let (None, Some(said)) = (&self.notice, said) {
            self.say(Tone::Careful, said);
        }
        Vec::new()
    }

    /// Gives the day that answers left in a draft speak of, where it is another than today.
    fn other_day_of(&self, text: &str) -> Option<Day> {
        let (_, Entry::CheckIn(check_in)) = left_in(text)? else { return None };
        let day = Day::of(check_in.at, self.known.athlete.day_start);
        (day != self.known.today()).then_some(day)
    }

    /// Says which entry was being corrected, where the log still has it.
    fn correction_waiting(&self, text: &str) -> Option<String> {
        let id = left_in(text)?.0?;
        let entry = self.known.journal.entry(id)?;
        Some(format!("Begun and never saved: a correction of {}.  Edit it to go on.", in_short(&entry, self.known.units)))
    }

    /// Says what is left half-written on leaving; `None` where nothing is, or the log could not keep it.
    #[must_use]
    pub fn left_half_written(&self) -> Option<String> {
        let Some(Overlay::Form(form)) = self.over.as_ref().filter(|_| !self.is_trying() && !self.is_demo()) else { return None };
        let name = form.draft_name();
        if !form.is_written() || self.drafts.of(name).is_some() {
            return None;
        }
        let of_new = OF_NEW.iter().find(|(new, ..)| *new == name);
        let what = of_new.map_or("what you began to correct", |(_, what, _)| what);
        Some(format!("Kept as a draft: {what}. Open the form again to go on."))
    }

    pub(super) fn look_for_draft(&mut self, draft: &'static str) -> Vec<Effect> {
        match self.drafts.of(draft).map(str::to_owned) {
            Some(text) => self.draft_found(&text),
            None => vec![Effect::Shelf(ShelfRequest::FindDraft(draft))],
        }
    }

    pub(super) fn draft_found(&mut self, text: &str) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = &mut self.over else { return Vec::new() };
        let fate = form.take_up(text);
        let key_here = |action| {
            let row = self.settings.keys.row_for(self.place(), action);
            row.and_then(|row| row.keys.first()).map(ToString::to_string).unwrap_or_default()
        };
        match fate {
            DraftFate::TakenUp => {
                let said = format!("Your draft is back.  {} throws it away.", key_here(Action::Discard));
                self.say(Tone::Quiet, said);
            }
            DraftFate::OfAnotherDay(other) => {
                let (back, undo) = (key_here(Action::Back), self.key_for(Action::Undo));
                let day = other.other_day().map(phrase::full_day).unwrap_or_default();
                self.say(Tone::Careful, format!("What you began on {day} was never saved.  {back}, then {undo}, opens it."));
                self.thrown_away = Some(other);
            }
            DraftFate::Left => {}
        }
        Vec::new()
    }

    pub(super) fn draft_kept(&mut self, form: &'static str, text: &str) -> Vec<Effect> {
        self.drafts.kept(form, text);
        Vec::new()
    }

    pub(super) fn draft_refused(&mut self, why: &Refused) -> Vec<Effect> {
        self.say(Tone::Stop, format!("Your draft stays while Deckchair is open: {}", why.what));
        Vec::new()
    }

    /// Gives the effect that keeps what is being written as a draft, where anything is.
    pub(super) fn draft(&mut self) -> Option<Effect> {
        if self.is_trying() {
            return None;
        }
        let Some(Overlay::Form(form)) = &mut self.over else { return None };
        let text = form.save_draft()?;
        Some(self.drafts.keep(form.draft_name(), text))
    }
}
