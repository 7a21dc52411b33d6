//! The entries of the log.

use crate::app::Event;
use crate::journal::{Change, Id, Journal, Reversal, Revision, Session, Trace};

use super::Refused;

/// Keeps the entries.
///
/// One call is one action of the runner and one transaction: all of it is kept, or nothing. The app changes its own journal
/// only by what a call has answered, so that memory follows disk.
pub trait Log {
    /// Keeps changes as one action under a label such as `log run 10 km`, and answers what the log now holds.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused>;

    /// Takes back the last action; `None` where there is none left.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn undo(&mut self) -> Result<Option<Reversal>, Refused>;

    /// Makes the last action that was taken back again; `None` where there is none.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn redo(&mut self) -> Result<Option<Reversal>, Refused>;

    /// Reads the course of a session from its recordings; `None` where none of them has one.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn course(&mut self, session: &Session) -> Result<Option<Trace>, Refused>;

    /// Reads the whole journal anew if another process has changed the log since the last call; cheap if not.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused>;
}

/// Something asked of the [`Log`].
#[derive(Debug, Clone)]
pub enum LogRequest {
    /// Keep changes as one action.
    Keep {
        /// The label under which undo knows it.
        label: String,
        /// The changes.
        changes: Vec<Change>,
    },
    /// Take back the last action.
    Undo,
    /// Make the last action that was taken back again.
    Redo,
    /// Find the course of a session.
    FindCourse(Id, Box<Session>),
    /// See whether another process changed the log.
    LookElsewhere,
}

impl LogRequest {
    /// Asks the log, and gives its answer, if it has one.
    ///
    /// # Errors
    /// What the log refuses.
    pub(in crate::app) fn perform(self, log: &mut dyn Log) -> Result<Option<Event>, Refused> {
        Ok(match self {
            Self::Keep { label, changes } => {
                let revisions = log.keep(&label, &changes)?;
                Some(Event::Kept { label, revisions })
            }
            Self::Undo => Some(Event::Undone(log.undo()?)),
            Self::Redo => Some(Event::Redone(log.redo()?)),
            Self::FindCourse(id, session) => Some(Event::CourseFound(id, log.course(&session)?.map(Box::new))),
            Self::LookElsewhere => log.changed_elsewhere()?.map(Event::Changed),
        })
    }
}
