//! What happens to the program, and what it asks for in return.

use crate::config::Settings;
use crate::journal::{Change, Day, Id, Journal, Moment, Revision, Session, Trace};
use crate::keys::Key;
use crate::recovery::{Assessment, Given, Verdict};

use super::{Aim, Completed, Imported, Importing, Keeper, News, Outcome, Progress, Refused, Target, Task, Turn, Turned};

/// Something that happens to the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something on the screen was clicked.
    Clicked(Target),
    /// What was clicked is drawn over something else, the button still down.
    Dragged(Target),
    /// The button was let go over something.
    Dropped(Target),
    /// The wheel was turned.
    Wheel(Turn),
    /// A text was pasted.
    Pasted(String),
    /// The clock shows this now.
    Tick(Moment),
    /// Nothing has happened for a moment: time for what can wait.
    Idle,
    /// The screen was painted, with so much to scroll through.
    Drawn(Extent),
    /// The log kept what was asked.
    Kept {
        /// The label it was kept under.
        label: String,
        /// What the log now holds.
        revisions: Vec<Revision>,
    },
    /// The last action was taken back; `None` where there was none.
    Undone(Option<Turned>),
    /// An action was made again; `None` where there was none.
    Redone(Option<Turned>),
    /// An import has come so far.
    Importing(Importing),
    /// Sessions were read from files.
    Imported(Imported),
    /// A draft was found under a form's name.
    DraftFound {
        /// The form's name.
        form: &'static str,
        /// The draft.
        text: String,
    },
    /// A path that was being written was completed.
    Completed {
        /// What was written.
        written: String,
        /// What it may become.
        completed: Completed,
    },
    /// A text was written in the runner's editor.
    Composed(String),
    /// What was advised on some days was found.
    AdviceFound(Vec<(Day, Verdict)>),
    /// Something was worked out.
    Worked(Box<Outcome>),
    /// The course of a session was looked for; `None` where the log has none.
    CourseFound(Id, Option<Box<Trace>>),
    /// The answers of some days were found as they were given.
    AnswersFound(Vec<Given>),
    /// A setting was changed: all of them as they count now.
    Set {
        /// The one that was changed.
        key: &'static str,
        /// All of them.
        settings: Box<Settings>,
    },
    /// The settings file was edited.
    SettingsEdited(Box<Settings>),
    /// The log was written to a file: what was written where, in a sentence.
    Exported(String),
    /// Another process changed the log.
    Changed(Journal),
    /// The log did not do what was asked.
    Refused(Refused),
    /// There is nothing to import under the path that was written, or it cannot be begun now.
    PathRefused {
        /// The path.
        path: String,
        /// Why.
        why: Refused,
    },
    /// The import under way has come to nothing, or ended before its time.
    ImportRefused(Refused),
}

/// Something the program asks of the world around it.
#[derive(Debug, Clone)]
pub enum Effect {
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
    /// Change one setting, or take it back to what it is by itself.
    Set {
        /// The setting.
        key: &'static str,
        /// Its value as one would write it; `None` takes it back.
        value: Option<String>,
    },
    /// Let the settings file be edited in the runner's own editor, which has the terminal meanwhile.
    EditSettings,
    /// Write the log to a file, whose ending says the form.
    Export(String),
    /// Look for a draft.
    FindDraft(&'static str),
    /// Keep a draft.
    SaveDraft {
        /// The form's name.
        form: &'static str,
        /// The draft.
        text: String,
    },
    /// Throw a draft away.
    DropDraft(&'static str),
    /// Read what other logs know, from the paths that were written.
    Import {
        /// The paths.
        written: String,
        /// What for.
        aim: Aim,
    },
    /// Complete the path that is being written.
    Complete(String),
    /// Stop the import that is under way.
    StopImport,
    /// See how far the import has come.
    WatchImport,
    /// Keep what is advised now.
    Advise(Box<Assessment>),
    /// Find what was advised from one day to another.
    FindAdvice(Day, Day),
    /// Work something out, beside the screen where there is one.
    Work(Box<Task>),
    /// Find the course of a session.
    FindCourse(Id, Box<Session>),
    /// Find the answers from one day to another as they were given.
    FindAnswers(Day, Day),
    /// See whether another process changed the log.
    Compare,
    /// Leave the program.
    Leave(Ending),
    /// Tell aloud what has come to pass, as far as the runner wants that.
    Tell(News),
    /// Go to sleep in the shell.
    Suspend,
    /// Let a text be written in the runner's own editor, which has the terminal meanwhile.
    Compose(String),
}

/// Why the program is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The runner is done.
    Quit,
    /// The runner wants to look at a made-up season.
    Demo,
}

/// How much there is to scroll through, and how much of it is seen at once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Extent {
    /// Lines there are.
    pub lines: usize,
    /// Lines that fit.
    pub rows: usize,
    /// The lines that lead somewhere, each with its height, from top to bottom.
    pub stops: Vec<(usize, usize)>,
}

impl Extent {
    /// Makes the extent of so many lines, of which so many fit, and none of which leads anywhere.
    #[must_use]
    pub const fn of(lines: usize, rows: usize) -> Self {
        Self { lines, rows, stops: Vec::new() }
    }

    /// Gives the last line that can stand at the top.
    #[must_use]
    pub const fn last_top(&self) -> usize {
        self.lines.saturating_sub(self.rows)
    }
}

/// Performs an effect on the log and gives what came of it; leaving and sleeping are not the log's business and give nothing.
pub fn perform(effect: Effect, keeper: &mut dyn Keeper) -> Option<Event> {
    let refused = if matches!(effect, Effect::WatchImport) { Event::ImportRefused } else { Event::Refused };
    let came = match effect {
        Effect::Keep { label, changes } => keeper.keep(&label, &changes).map(|revisions| Some(Event::Kept { label, revisions })),
        Effect::Undo => keeper.undo().map(|turned| Some(Event::Undone(turned))),
        Effect::Redo => keeper.redo().map(|turned| Some(Event::Redone(turned))),
        Effect::FindDraft(form) => keeper.draft(form).map(|found| found.map(|text| Event::DraftFound { form, text })),
        Effect::SaveDraft { form, text } => keeper.save_draft(form, &text).map(|()| None),
        Effect::DropDraft(form) => keeper.drop_draft(form).map(|()| None),
        Effect::Import { written, aim } => match keeper.import(&written, aim) {
            Ok(()) => keeper.import_progress().map(progressed),
            Err(why) => Ok(Some(Event::PathRefused { path: written, why })),
        },
        Effect::Complete(written) => {
            let completed = keeper.complete(&written);
            Ok(Some(Event::Completed { written, completed }))
        }
        Effect::StopImport => keeper.stop_import().map(|()| None),
        Effect::WatchImport => keeper.import_progress().map(progressed),
        Effect::Advise(assessment) => keeper.advise(&assessment).map(|()| None),
        Effect::FindAdvice(from, until) => keeper.advised(from, until).map(|found| Some(Event::AdviceFound(found))),
        Effect::Work(task) => Ok(Some(Event::Worked(Box::new(task.perform())))),
        Effect::FindCourse(id, session) => keeper.course(&session).map(|trace| Some(Event::CourseFound(id, trace.map(Box::new)))),
        Effect::FindAnswers(from, until) => keeper.given(from, until).map(|found| Some(Event::AnswersFound(found))),
        Effect::Compare => keeper.changed_elsewhere().map(|found| found.map(Event::Changed)),
        Effect::Tell(news) => keeper.tell(news).map(|()| None),
        Effect::Compose(text) => keeper.compose(&text).map(|written| Some(Event::Composed(written))),
        Effect::Set { key, value } => {
            let set = keeper.set(key, value.as_deref());
            set.map(|settings| Some(Event::Set { key, settings: Box::new(settings) }))
        }
        Effect::EditSettings => keeper.edit_settings().map(|settings| Some(Event::SettingsEdited(Box::new(settings)))),
        Effect::Export(path) => keeper.export(&path).map(|what| Some(Event::Exported(what))),
        Effect::Leave(_) | Effect::Suspend => Ok(None),
    };
    came.unwrap_or_else(|why| Some(refused(why)))
}

#[expect(clippy::unnecessary_wraps, reason = "it stands in `map`, beside effects that nothing comes of")]
fn progressed(progress: Progress) -> Option<Event> {
    Some(match progress {
        Progress::Reading(importing) => Event::Importing(importing),
        Progress::Done(imported) => Event::Imported(imported),
    })
}
