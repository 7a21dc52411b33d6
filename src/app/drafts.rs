//! Drafts that the log has not kept yet: what is written stays in memory until it has.

use std::collections::BTreeMap;

use super::{Effect, ShelfRequest};

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
