//! What happens to the program, and what it asks for in return.

use std::collections::BTreeMap;

use crate::config::Settings;
use crate::journal::{Change, Day, Id, Journal, Moment, Reversal, Revision, Trace};
use crate::keys::Key;
use crate::recovery::{Given, Verdict};

use super::{
    ClickTarget, Completed, HostRequest, ImportRequest, Imported, Importing, Keeper, LogRequest, Refused, ShelfRequest, Task,
    TaskOutcome, WheelTurn,
};

/// Something that happens to the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something on the screen was clicked.
    Clicked(ClickTarget),
    /// What was clicked is drawn over something else, the button still down.
    Dragged(ClickTarget),
    /// The button was let go over something.
    Dropped(ClickTarget),
    /// The wheel was turned.
    Wheel(WheelTurn),
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
    Undone(Option<Reversal>),
    /// An action was made again; `None` where there was none.
    Redone(Option<Reversal>),
    /// An import has come so far.
    Importing(Importing),
    /// Sessions were read from files.
    Imported(Imported),
    /// The draft of the form that is open was found.
    DraftFound(String),
    /// Drafts were found that wait, by the names of their forms.
    DraftsWaiting(BTreeMap<String, String>),
    /// A draft was kept.
    DraftKept {
        /// The form's name.
        form: &'static str,
        /// The draft.
        text: String,
    },
    /// A draft could not be kept: it stays in memory.
    DraftRefused(Refused),
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
    AdviceFound(Vec<(Day, Moment, Verdict)>),
    /// Something was worked out.
    Worked(Box<TaskOutcome>),
    /// The course of a session was looked for; `None` where the log has none.
    CourseFound(Id, Option<Box<Trace>>),
    /// The answers of some days were found as they were given.
    AnswersFound(Vec<Given>),
    /// Settings were changed.
    SettingsChanged {
        /// All of them as they count now.
        settings: Box<Settings>,
        /// The one that was changed; `None` where the file was edited.
        key: Option<&'static str>,
    },
    /// Something in the settings file does not count: what, in a sentence.
    SettingsProblemFound(String),
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
    /// Ask something of the log.
    Log(LogRequest),
    /// Ask something of the shelf.
    Shelf(ShelfRequest),
    /// Ask something of the imports.
    Imports(ImportRequest),
    /// Ask something of the runner's computer.
    Host(HostRequest),
    /// Work something out, beside the screen where there is one.
    Work(Box<Task>),
    /// Leave the program.
    Leave(Ending),
    /// Go to sleep in the shell.
    Suspend,
}

impl Effect {
    /// Asks that changes be kept as one action, under the label by which undo knows it.
    pub(super) const fn keep(label: String, changes: Vec<Change>) -> Self {
        Self::Log(LogRequest::Keep { label, changes })
    }
}

/// Why the program is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The runner is done.
    Quit,
    /// The runner wants to look at a made-up season.
    Demo,
    /// The runner has looked at the made-up season, and wants their own log back.
    OwnLog,
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

/// Lets the keeper do what an effect asks, and gives what came of it; leaving and sleeping are not its business and give nothing.
pub fn perform(effect: Effect, keeper: &mut dyn Keeper) -> Option<Event> {
    let answered = match effect {
        Effect::Log(request) => request.perform(keeper.log()),
        Effect::Shelf(request) => request.perform(keeper.shelf()),
        Effect::Host(request) => request.perform(keeper.host()),
        Effect::Imports(request) => Ok(request.perform(keeper.imports())),
        Effect::Work(task) => Ok(Some(Event::Worked(Box::new(task.perform())))),
        Effect::Leave(_) | Effect::Suspend => Ok(None),
    };
    answered.unwrap_or_else(|why| Some(Event::Refused(why)))
}
