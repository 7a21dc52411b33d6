//! What a key can ask for.

/// Declares the actions, each once: what it does, and the name by which the settings file speaks of it.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $name:literal,)+) => {
        /// Something a runner can ask for with a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// Gives the name by which the settings file speaks of the action.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)+
                }
            }
        }
    };
}

actions! {
    /// Leave the program.
    Quit = "quit",
    /// Leave the program from wherever it is, keeping what was being written as a draft.
    Interrupt = "interrupt",
    /// Put the program to sleep in the shell.
    Suspend = "suspend",
    /// Show Today.
    Today = "today",
    /// Show the log.
    Log = "log",
    /// Show the calendar.
    Calendar = "calendar",
    /// Show the trends.
    Trends = "trends",
    /// Show the plan.
    Plans = "plans",
    /// Show the next tab.
    NextTab = "next_tab",
    /// Show the tab before.
    PreviousTab = "previous_tab",
    /// Log a session.
    LogSession = "log_session",
    /// Log a session once more.
    Again = "again",
    /// Plan a session or race.
    Plan = "plan",
    /// Check in.
    CheckIn = "check_in",
    /// Say what was eaten or drunk.
    Ate = "ate",
    /// Say that the day was a day of rest.
    Rested = "rested",
    /// Say that an illness or injury began.
    Trouble = "trouble",
    /// Say that days without a log were trained.
    Unlogged = "unlogged",
    /// Read sessions from a file or folder.
    Import = "import",
    /// Write the log to a file.
    Export = "export",
    /// Show the settings.
    Settings = "settings",
    /// Look at a made-up season.
    Demo = "demo",
    /// Show why the answer is what it is.
    Why = "why",
    /// Show every key.
    Help = "help",
    /// Take back the last change.
    Undo = "undo",
    /// Make the change again that was taken back.
    Redo = "redo",
    /// Go down: a line, a week.
    Down = "down",
    /// Go up: a line, a week.
    Up = "up",
    /// Go left: a day.
    Left = "left",
    /// Go right: a day.
    Right = "right",
    /// Go a page down.
    PageDown = "page_down",
    /// Go a page up.
    PageUp = "page_up",
    /// Go to the first line.
    First = "first",
    /// Go to the last line.
    Last = "last",
    /// Go a month back.
    PreviousMonth = "previous_month",
    /// Go a month on.
    NextMonth = "next_month",
    /// Go a year back.
    PreviousYear = "previous_year",
    /// Go a year on.
    NextYear = "next_year",
    /// Show the next chart of what is read.
    NextChart = "next_chart",
    /// Go to today.
    GoToday = "go_today",
    /// Mark the next entry of the day.
    NextEntry = "next_entry",
    /// Mark the entry, or take its mark away.
    Mark = "mark",
    /// Make one session of two.
    Join = "join",
    /// Make a recording of the session a session of its own.
    Split = "split",
    /// Open what is under the cursor.
    Open = "open",
    /// Edit what is under the cursor.
    Edit = "edit",
    /// Delete what is under the cursor.
    Delete = "delete",
    /// Move the plan a day on.
    Later = "later",
    /// Move the plan a day back.
    Earlier = "earlier",
    /// Move the plan to the first likely day.
    MoveToLikely = "move_to_likely",
    /// Plan rest on the day: what is planned on it moves on.
    MakeRoom = "make_room",
    /// Plan rest on the suggested days.
    PlanRest = "plan_rest",
    /// Suppose rest on the days to come, or what is planned.
    Suppose = "suppose",
    /// Try a plan before it is kept.
    WhatIf = "what_if",
    /// See a month, a quarter or a year.
    Span = "span",
    /// Go to a day by its date.
    GoToDate = "go_to_date",
    /// Find a command by a few letters.
    Palette = "palette",
    /// Narrow the list as one types.
    Filter = "filter",
    /// Sort the list by something else.
    Sort = "sort",
    /// Keep what was written.
    Save = "save",
    /// Write the notes in the runner's own editor.
    Compose = "compose",
    /// Go to the next field, or say yes to the last.
    Accept = "accept",
    /// Go to the next field.
    NextField = "next_field",
    /// Go to the field before.
    PreviousField = "previous_field",
    /// Complete what is being written.
    Complete = "complete",
    /// Throw away what was written.
    Discard = "discard",
    /// Go back to where one was.
    Back = "back",
}
