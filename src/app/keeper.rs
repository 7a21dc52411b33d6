//! What the program needs from whoever keeps the log.

use super::{Aim, Importing, News};
use crate::config::Settings;
use crate::journal::{Change, Day, Journal, Revision, Session, Trace};
use crate::recovery::{Assessment, Given, Verdict};
use crate::views::Said;

/// Keeps the log for the screens: on disk in the real program, in memory in tests.
///
/// One call is one action of the runner and one transaction: all of it is kept, or nothing. The screens change their own
/// journal only by what a call has answered, so that memory follows disk.
pub trait Keeper {
    /// Keeps changes as one action under a label such as `log run 10 km`, and answers what the log now holds.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused>;

    /// Runs the command that the runner has set for what has come to pass, where they have.
    ///
    /// # Errors
    /// [`Refused`] where the command cannot be run.
    fn tell(&mut self, news: News) -> Result<(), Refused>;

    /// Lets a text be written in the runner's own editor, and gives it as it was left.
    ///
    /// # Errors
    /// [`Refused`] where the editor fails.
    fn compose(&mut self, text: &str) -> Result<String, Refused>;

    /// Changes one setting in the runner's file, or takes it back to what it is by itself, and gives all as they count now.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn set(&mut self, key: &str, value: Option<&str>) -> Result<Settings, Refused>;

    /// Lets the settings file be edited in the runner's own editor, and gives all settings as they count now.
    ///
    /// # Errors
    /// [`Refused`] where the editor fails, or something in the file is wrong.
    fn edit_settings(&mut self) -> Result<Settings, Refused>;

    /// Writes the log to a new file in the form that its ending says, and says in a sentence what was written where; `~` is
    /// the home folder.
    ///
    /// # Errors
    /// [`Refused`] where the ending is none of ours, the file is there already, or it cannot be written.
    fn export(&mut self, path: &str) -> Result<String, Refused>;

    /// Takes back the last action; `None` where there is none left.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn undo(&mut self) -> Result<Option<Turned>, Refused>;

    /// Makes the last action that was taken back again; `None` where there is none.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn redo(&mut self) -> Result<Option<Turned>, Refused>;

    /// Gives the draft kept under a form's name (`session`, `check_in`, …), if one is.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn draft(&mut self, form: &str) -> Result<Option<String>, Refused>;

    /// Keeps a draft under a form's name, in the place of an earlier one. A draft is not part of the log and of undo.
    ///
    /// # Errors
    /// [`Refused`] where it could not be written.
    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused>;

    /// Throws away the draft kept under a form's name, if one is.
    ///
    /// # Errors
    /// [`Refused`] where it could not be done.
    fn drop_draft(&mut self, form: &str) -> Result<(), Refused>;

    /// Completes the path that is being written by the files and folders that there are; `~` is the home folder.
    fn complete(&mut self, written: &str) -> Completed;

    /// Begins to read files, folders and archives, to see what they would bring or to keep it as one action; `~` is the home
    /// folder, and several paths stand with blanks between them. It may go on while other calls are made:
    /// [`Keeper::import_progress`] says what has come of it.
    ///
    /// # Errors
    /// [`Refused`] where there is nothing under a path, or another import is under way.
    fn import(&mut self, written: &str, aim: Aim) -> Result<(), Refused>;

    /// Stops the import that is under way; the files that were read are kept, and nothing of the one that it is at.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be stopped.
    fn stop_import(&mut self) -> Result<(), Refused>;

    /// Says how far the import that was begun has come.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read or written; a broken file is told in [`Imported::lines`].
    fn import_progress(&mut self) -> Result<Progress, Refused>;

    /// Keeps what was advised, as it was advised; called whenever the answer on the screen has changed.
    ///
    /// # Errors
    /// [`Refused`] where it could not be written.
    fn advise(&mut self, assessment: &Assessment) -> Result<(), Refused>;

    /// Gives what was first advised on each of the days from `from` to `until`, both included, where anything was.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn advised(&mut self, from: Day, until: Day) -> Result<Vec<(Day, Verdict)>, Refused>;

    /// Gives the course of a session as its recording knows it; `None` where no recording of it has one.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn course(&mut self, session: &Session) -> Result<Option<Trace>, Refused>;

    /// Gives the answers given for the days from `from` to `until`, both included, as they were given.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn given(&mut self, from: Day, until: Day) -> Result<Vec<Given>, Refused>;

    /// Gives the whole journal anew where another process has changed the log since the last call; cheap where not.
    ///
    /// # Errors
    /// [`Refused`] where the log cannot be read.
    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused>;
}

/// What a path that is being written may become.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completed {
    /// The path, as far as it can be only one; what was written, where that is all.
    pub text: String,
    /// The names that begin so, where there are several; folders end with a stroke.
    pub choices: Vec<String>,
}

/// Says that the log did not do what was asked, and what the runner can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Refused {
    /// What went wrong, in the runner's words.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
}

/// An action that was taken back or made again.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// The label under which it was kept.
    pub label: String,
    /// What the log now holds.
    pub revisions: Vec<Revision>,
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// So many of the files have been read.
    Reading(Importing),
    /// It is done.
    Done(Imported),
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
