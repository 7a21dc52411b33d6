//! What is kept beside the entries, and is not part of undo: drafts, and the advice given.

use std::collections::BTreeMap;

use crate::app::Event;
use crate::journal::{Day, Moment};
use crate::recovery::{Assessment, Given, Verdict};

use super::Refused;

/// Keeps drafts, each under the name of its form (`session`, `check_in`, …), and the advice given.
pub trait Shelf {
    /// Reads the draft of a form, if there is one.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn draft(&mut self, form: &str) -> Result<Option<String>, Refused>;

    /// Reads all drafts that are kept, by the names of their forms.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn drafts(&mut self) -> Result<BTreeMap<String, String>, Refused>;

    /// Keeps the draft of a form in place of an earlier one.
    ///
    /// # Errors
    /// [`Refused`] where it could not be written.
    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused>;

    /// Throws the draft of a form away, if there is one.
    ///
    /// # Errors
    /// [`Refused`] where it could not be done.
    fn drop_draft(&mut self, form: &str) -> Result<(), Refused>;

    /// Keeps what was advised, as it was advised; called whenever the answer on the screen has changed.
    ///
    /// # Errors
    /// [`Refused`] where it could not be written.
    fn advise(&mut self, assessment: &Assessment) -> Result<(), Refused>;

    /// Reads what was advised on the days from `from` to `until`, both included, and when, in the order it was given.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn advised(&mut self, from: Day, until: Day) -> Result<Vec<(Day, Moment, Verdict)>, Refused>;

    /// Reads all answers given for the days from `from` to `until`, both included, as they were given.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn given(&mut self, from: Day, until: Day) -> Result<Vec<Given>, Refused>;
}

/// Something asked of the [`Shelf`].
#[derive(Debug, Clone)]
pub enum ShelfRequest {
    /// Look for the draft of a form.
    FindDraft(&'static str),
    /// Look which drafts wait.
    FindDrafts,
    /// Keep a draft.
    SaveDraft {
        /// The form's name.
        form: &'static str,
        /// The draft.
        text: String,
    },
    /// Throw the draft of a form away.
    DropDraft(&'static str),
    /// Keep what is advised now.
    Advise(Box<Assessment>),
    /// Find what was advised, from one day to another.
    FindAdvice(Day, Day),
    /// Find all answers as they were given, from one day to another.
    FindAnswers(Day, Day),
}

impl ShelfRequest {
    /// Asks the shelf, and gives its answer, if it has one.
    ///
    /// # Errors
    /// What the shelf refuses.
    pub(in crate::app) fn perform(self, store: &mut dyn Shelf) -> Result<Option<Event>, Refused> {
        Ok(match self {
            Self::FindDraft(form) => store.draft(form)?.map(Event::DraftFound),
            Self::FindDrafts => Some(Event::DraftsWaiting(store.drafts()?)),
            Self::SaveDraft { form, text } => Some(match store.save_draft(form, &text) {
                Ok(()) => Event::DraftKept { form, text },
                Err(why) => Event::DraftRefused(why),
            }),
            Self::DropDraft(form) => {
                store.drop_draft(form)?;
                None
            }
            Self::Advise(assessment) => {
                store.advise(&assessment)?;
                None
            }
            Self::FindAdvice(from, until) => Some(Event::AdviceFound(store.advised(from, until)?)),
            Self::FindAnswers(from, until) => Some(Event::AnswersFound(store.given(from, until)?)),
        })
    }
}
