//! Other logs, read in the background.

use crate::app::{Aim, Event, Importing};
use crate::journal::Revision;
use crate::views::Said;

use super::Refused;

/// Reads other logs, one import at a time, while the rest of the program goes on.
pub trait Imports {
    /// Begins to read files, folders and archives, to see what they would bring or to keep it as one action; `~` is the home
    /// folder, and several paths stand with blanks between them.
    ///
    /// # Errors
    /// [`Refused`] where there is nothing under a path, or another import is under way.
    fn begin(&mut self, written: &str, aim: Aim) -> Result<(), Refused>;

    /// Stops the import that is under way; the files that were read are kept, and nothing of the one that it is at.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be stopped.
    fn stop(&mut self) -> Result<(), Refused>;

    /// Says how far the import that was begun has come.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read or written; a broken file is told in [`Imported::lines`].
    fn progress(&mut self) -> Result<Progress, Refused>;
}

/// Something asked of [`Imports`].
#[derive(Debug, Clone)]
pub enum ImportRequest {
    /// Begin an import.
    Begin {
        /// The paths, as they were written.
        written: String,
        /// What for.
        aim: Aim,
    },
    /// Stop the import that is under way.
    Stop,
    /// See how far the import has come.
    Watch,
}

impl ImportRequest {
    /// Asks for it, and gives the answer, if there is one; what is refused is an event of its own.
    pub(in crate::app) fn perform(self, imports: &mut dyn Imports) -> Option<Event> {
        match self {
            Self::Begin { written, aim } => Some(match imports.begin(&written, aim) {
                Ok(()) => imports.progress().map_or_else(Event::Refused, Event::from),
                Err(why) => Event::PathRefused { path: written, why },
            }),
            Self::Stop => imports.stop().err().map(Event::Refused),
            Self::Watch => Some(imports.progress().map_or_else(Event::ImportRefused, Event::from)),
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// So many of the files have been read.
    Reading(Importing),
    /// It is done.
    Done(Imported),
}

impl From<Progress> for Event {
    fn from(progress: Progress) -> Self {
        match progress {
            Progress::Reading(importing) => Self::Importing(importing),
            Progress::Done(imported) => Self::Imported(imported),
        }
    }
}

/// What an import brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What the log now holds.
    pub revisions: Vec<Revision>,
    /// What it was for.
    pub aim: Aim,
    /// The paths, as they were written.
    pub written: String,
    /// What came of it, or would come, in a sentence.
    pub brought: Said,
    /// All there is to say of it: a table by kind, what was left out and why, the files one by one.
    pub lines: Vec<Said>,
    /// Whether there is anything to keep, where it was looked at.
    pub can_be_kept: bool,
}
