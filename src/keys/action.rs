//! What a key can ask for.

/// Something a runner can ask for with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Leave the program from wherever it is, keeping what was being written as a draft.
    Interrupt,
    /// Put the program to sleep in the shell.
    Suspend,
    /// Show Today.
    Today,
    /// Show the log.
    Log,
    /// Show the calendar.
    Calendar,
    /// Show the trends.
    Trends,
    /// Show the plan.
    Plans,
    /// Show the next tab.
    NextTab,
    /// Show the tab before.
    PreviousTab,
    /// Log a session.
    LogSession,
    /// Log a session once more.
    Again,
    /// Plan a session or race.
    Plan,
    /// Check in.
    CheckIn,
    /// Say what was eaten or drunk.
    Ate,
    /// Say that the day was a day of rest.
    Rested,
    /// Say that an illness or injury began.
    Trouble,
    /// Read sessions from a file or folder.
    Import,
    /// Look at a made-up season.
    Demo,
    /// Show why the answer is what it is.
    Why,
    /// Show every key.
    Help,
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Go down: a line, a week.
    Down,
    /// Go up: a line, a week.
    Up,
    /// Go left: a day.
    Left,
    /// Go right: a day.
    Right,
    /// Go a page down.
    PageDown,
    /// Go a page up.
    PageUp,
    /// Go to the first line.
    First,
    /// Go to the last line.
    Last,
    /// Go a month back.
    PreviousMonth,
    /// Go a month on.
    NextMonth,
    /// Go a year back.
    PreviousYear,
    /// Go a year on.
    NextYear,
    /// Go to today.
    GoToday,
    /// Mark the next entry of the day.
    NextEntry,
    /// Open what is under the cursor.
    Open,
    /// Edit what is under the cursor.
    Edit,
    /// Delete what is under the cursor.
    Delete,
    /// Move the plan a day on.
    Later,
    /// Move the plan a day back.
    Earlier,
    /// Move the plan to the first likely day.
    MoveToLikely,
    /// Free the day: what is planned on it moves on.
    MakeRoom,
    /// Try a plan before it is kept.
    WhatIf,
    /// See a month, a quarter or a year.
    Span,
    /// Go to a day by its date.
    GoToDate,
    /// Find a command by a few letters.
    Palette,
    /// Narrow the list as one types.
    Filter,
    /// Sort the list by something else.
    Sort,
    /// Keep what was written.
    Save,
    /// Go to the next field, or say yes to the last.
    Accept,
    /// Go to the next field.
    NextField,
    /// Go to the field before.
    PreviousField,
    /// Throw away what was written.
    Discard,
    /// Go back to where one was.
    Back,
}

impl Action {
    /// Gives the name by which the settings file speaks of the action.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quit => "quit",
            Self::Interrupt => "interrupt",
            Self::Suspend => "suspend",
            Self::Today => "today",
            Self::Log => "log",
            Self::Calendar => "calendar",
            Self::Trends => "trends",
            Self::Plans => "plans",
            Self::NextTab => "next_tab",
            Self::PreviousTab => "previous_tab",
            Self::LogSession => "log_session",
            Self::Again => "again",
            Self::Plan => "plan",
            Self::CheckIn => "check_in",
            Self::Ate => "ate",
            Self::Rested => "rested",
            Self::Trouble => "trouble",
            Self::Import => "import",
            Self::Demo => "demo",
            Self::Why => "why",
            Self::Help => "help",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Down => "down",
            Self::Up => "up",
            Self::Left => "left",
            Self::Right => "right",
            Self::PageDown => "page_down",
            Self::PageUp => "page_up",
            Self::First => "first",
            Self::Last => "last",
            Self::PreviousMonth => "previous_month",
            Self::NextMonth => "next_month",
            Self::PreviousYear => "previous_year",
            Self::NextYear => "next_year",
            Self::GoToday => "go_today",
            Self::NextEntry => "next_entry",
            Self::Open => "open",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Later => "later",
            Self::Earlier => "earlier",
            Self::MoveToLikely => "move_to_likely",
            Self::MakeRoom => "make_room",
            Self::WhatIf => "what_if",
            Self::Span => "span",
            Self::GoToDate => "go_to_date",
            Self::Palette => "palette",
            Self::Filter => "filter",
            Self::Sort => "sort",
            Self::Save => "save",
            Self::Accept => "accept",
            Self::NextField => "next_field",
            Self::PreviousField => "previous_field",
            Self::Discard => "discard",
            Self::Back => "back",
        }
    }
}
