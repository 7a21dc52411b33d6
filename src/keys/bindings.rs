//! The key table.

use super::{Action, Key};
use Key::{Backspace, Char, Ctrl, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, ShiftTab, Tab, Up};
use Place::{Anywhere, Calendar, Form, Log, Page, Plan, Preview, Screen, Settings, Today, Trends, Typing, WhatIf, Why};

/// Where a key is pressed. A key that a place does not know is looked for in the place it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Everywhere, forms included.
    Anywhere,
    /// Any of the tabs.
    Screen,
    /// The tab Today.
    Today,
    /// The tab Log.
    Log,
    /// The tab Calendar.
    Calendar,
    /// The calendar while a plan is tried.
    WhatIf,
    /// The tab Trends.
    Trends,
    /// The tab Plan.
    Plan,
    /// A page that is read: why, help, a session's details.
    Page,
    /// What an import would bring, before it is kept.
    Preview,
    /// The settings.
    Settings,
    /// The page that says why: its lines lead down to the log and the papers.
    Why,
    /// A form being filled in; letters are written.
    Form,
    /// A single line being written: the filter, the path to import.
    Typing,
}

impl Place {
    /// Every place, in the order in which the help shows them.
    pub const ALL: [Self; 14] =
        [Screen, Today, Log, Calendar, WhatIf, Trends, Plan, Settings, Form, Typing, Preview, Page, Why, Anywhere];

    /// Gives the place this one lies in.
    #[must_use]
    pub const fn within(self) -> Option<Self> {
        match self {
            Today | Log | Calendar | Trends | Plan => Some(Screen),
            Preview | Why => Some(Page),
            Screen | WhatIf | Settings | Page | Form | Typing => Some(Anywhere),
            Anywhere => None,
        }
    }

    /// Says whether letters are written here rather than obeyed.
    #[must_use]
    pub const fn takes_letters(self) -> bool {
        matches!(self, Form | Typing)
    }

    /// Gives the heading under which the help lists its keys.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Anywhere => "Anywhere",
            Screen => "On every tab",
            Today => "Today",
            Log => "Log",
            Calendar => "Calendar",
            WhatIf => "What if",
            Trends => "Trends",
            Plan => "Plan",
            Settings => "Settings",
            Page => "Reading",
            Preview => "Before an import",
            Why => "Why",
            Form => "In a form",
            Typing => "Typing a line",
        }
    }
}

/// One row of the key table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys count.
    pub place: Place,
    /// The keys, the one to show first.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// One or two words for the footer.
    pub hint: &'static str,
    /// One line for the help.
    pub help: &'static str,
}

const fn bind(place: Place, keys: &'static [Key], action: Action, hint: &'static str, help: &'static str) -> Binding {
    Binding { place, keys, action, hint, help }
}

/// Every key of the program, most wanted first within each place.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    bind(Screen,   &[Char('a')],             Action::LogSession,    "log a session",  "log a session (on the calendar: on that day)"),
    bind(Screen,   &[Char('A')],             Action::Again,         "log again",      "log the marked session once more, or the last one"),
    bind(Screen,   &[Char('p')],             Action::Plan,          "plan",           "plan a session, a race or rest (on the calendar: on that day)"),
    bind(Screen,   &[Char('c')],             Action::CheckIn,       "check in",       "check in: how the legs feel this morning"),
    bind(Screen,   &[Char('w')],             Action::Why,           "why",            "why: from the word down to the sessions and the papers"),
    bind(Screen,   &[Char('f')],             Action::Ate,           "ate or drank",   "say what you ate or drank"),
    bind(Screen,   &[Char('r')],             Action::Rested,        "I rested",       "say that this was a day of rest"),
    bind(Screen,   &[Char('x')],             Action::Trouble,       "ill or injured", "say you are ill, hurt or did not log"),
    bind(Screen,   &[Char('o')],             Action::Import,        "import",         "import files, folders, archives: FIT, GPX, TCX, exports of services"),
    bind(Screen,   &[Char('E')],             Action::Export,        "export",         "export the log: JSON, CSV, or what is to come for a calendar"),
    bind(Screen,   &[Char('S')],             Action::Settings,      "settings",       "change the settings: you, units, theme, week, notices …"),
    bind(Screen,   &[Char('u')],             Action::Undo,          "undo",           "undo the last change"),
    bind(Screen,   &[Ctrl('r')],             Action::Redo,          "redo",           "redo what was undone"),
    bind(Screen,   &[Char('1')],             Action::Today,         "Today",          "show Today"),
    bind(Screen,   &[Char('2')],             Action::Log,           "Log",            "show the log"),
    bind(Screen,   &[Char('3')],             Action::Calendar,      "Calendar",       "show the calendar"),
    bind(Screen,   &[Char('4')],             Action::Trends,        "Trends",         "show the trends"),
    bind(Screen,   &[Char('5')],             Action::Plans,         "Plan",           "show the plan"),
    bind(Screen,   &[Tab],                   Action::NextTab,       "next tab",       "show the next tab"),
    bind(Screen,   &[ShiftTab],              Action::PreviousTab,   "previous tab",   "show the tab before"),
    bind(Screen,   &[Char(':'), Ctrl('p')],  Action::Palette,       "commands",       "find a command by a few letters of it"),
    bind(Screen,   &[Char('?'), F(1)],       Action::Help,          "help",           "show this help"),
    bind(Screen,   &[Char('q')],             Action::Quit,          "quit",           "leave"),

    bind(Today,    &[Char('d')],             Action::Demo,          "demo",           "look at a made-up season (while the log is empty)"),
    bind(Today,    &[Char('n')],             Action::Unlogged,      "I ran then",     "say that you ran on the days not logged"),

    bind(Log,      &[Enter],                 Action::Open,          "open",           "read the entry in full"),
    bind(Log,      &[Char('e')],             Action::Edit,          "edit",           "edit the entry"),
    bind(Log,      &[Char('d'), Key::Delete],Action::Delete,        "delete",         "delete the entry (undo brings it back)"),
    bind(Log,      &[Char(' '), Char('v')],  Action::Mark,          "mark",           "mark the entry: edit and delete then speak of all that are marked"),
    bind(Log,      &[Char('m')],             Action::Join,          "join",           "make one session of the two that are marked, or that may be one"),
    bind(Log,      &[Char('/')],             Action::Filter,        "filter",         "filter as you type: words, sport:trail, after:2026-09, race"),
    bind(Log,      &[Char('s')],             Action::Sort,          "sort",           "sort by date, distance, time, climb, RPE, load"),
    bind(Log,      &[Esc],                   Action::Back,          "show all",       "show all entries again"),
    bind(Log,      &[Char('j'), Down],       Action::Down,          "down",           "go to the entry below"),
    bind(Log,      &[Char('k'), Up],         Action::Up,            "up",             "go to the entry above"),
    bind(Log,      &[Char('g'), Home],       Action::First,         "first",          "go to the newest entry"),
    bind(Log,      &[Char('G'), End],        Action::Last,          "last",           "go to the oldest entry"),
    bind(Log,      &[PageDown, Ctrl('d')],   Action::PageDown,      "page down",      "go a page down"),
    bind(Log,      &[PageUp, Ctrl('u')],     Action::PageUp,        "page up",        "go a page up"),

    bind(Calendar, &[Enter],                 Action::Open,          "open",           "read the marked entry in full"),
    bind(Calendar, &[Char('e')],             Action::Edit,          "edit",           "edit the marked entry"),
    bind(Calendar, &[Char('d'), Key::Delete],Action::Delete,        "delete",         "delete the marked entry (undo brings it back)"),
    bind(Calendar, &[Char('i')],             Action::WhatIf,        "what if",        "try a plan: see what it would do before it is kept"),
    bind(Calendar, &[Char('R')],             Action::Suppose,       "if you rest",    "see the days to come if you only rest, or again as planned"),
    bind(Calendar, &[Char('v')],             Action::Span,          "month, quarter, year", "see a month, a quarter or a year"),
    bind(Calendar, &[Char('/')],             Action::GoToDate,      "go to a day",    "go to a day by its date: 6 dec, last sunday, 2026-10-04"),
    bind(Calendar, &[Char('s')],             Action::MakeRoom,      "rest that day",  "plan rest on that day, or take it back: the sessions planned on it move on"),
    bind(Calendar, &[Char('n')],             Action::NextEntry,     "next entry",     "mark the next entry of the day"),
    bind(Calendar, &[Char('t')],             Action::GoToday,       "today",          "go to today"),
    bind(Calendar, &[Char('h'), Left],       Action::Left,          "day before",     "go a day back"),
    bind(Calendar, &[Char('l'), Right],      Action::Right,         "next day",       "go a day on"),
    bind(Calendar, &[Char('j'), Down],       Action::Down,          "next week",      "go a week on"),
    bind(Calendar, &[Char('k'), Up],         Action::Up,            "week before",    "go a week back"),
    bind(Calendar, &[Char('H'), PageUp],     Action::PreviousMonth, "month before",   "go a month back"),
    bind(Calendar, &[Char('L'), PageDown],   Action::NextMonth,     "next month",     "go a month on"),
    bind(Calendar, &[Char('K')],             Action::PreviousYear,  "year before",    "go a year back"),
    bind(Calendar, &[Char('J')],             Action::NextYear,      "next year",      "go a year on"),

    bind(WhatIf,   &[Char('p'), Char('a')],  Action::Plan,          "try",            "try a session or race on that day"),
    bind(WhatIf,   &[Char('e')],             Action::Edit,          "edit",           "edit the marked plan"),
    bind(WhatIf,   &[Char('d'), Key::Delete],Action::Delete,        "leave out",      "leave the marked plan out"),
    bind(WhatIf,   &[Char('>'), Char('.')],  Action::Later,         "later",          "move the marked plan a day on"),
    bind(WhatIf,   &[Char('<'), Char(',')],  Action::Earlier,       "earlier",        "move the marked plan a day back"),
    bind(WhatIf,   &[Char('m')],             Action::MoveToLikely,  "move there",     "move the marked plan to the day that suits it best"),
    bind(WhatIf,   &[Ctrl('s')],             Action::Save,          "keep the plan",  "keep the plan as it is tried"),
    bind(WhatIf,   &[Esc, Char('q')],       Action::Back,          "leave",          "leave; nothing that was tried is kept"),
    bind(WhatIf,   &[Char('v')],             Action::Span,          "month, quarter, year", "see a month, a quarter or a year"),
    bind(WhatIf,   &[Char('n')],             Action::NextEntry,     "next entry",     "mark the next entry of the day"),
    bind(WhatIf,   &[Char('t')],             Action::GoToday,       "today",          "go to today"),
    bind(WhatIf,   &[Char('h'), Left],       Action::Left,          "day before",     "go a day back"),
    bind(WhatIf,   &[Char('l'), Right],      Action::Right,         "next day",       "go a day on"),
    bind(WhatIf,   &[Char('j'), Down],       Action::Down,          "next week",      "go a week on"),
    bind(WhatIf,   &[Char('k'), Up],         Action::Up,            "week before",    "go a week back"),
    bind(WhatIf,   &[Char('H'), PageUp],     Action::PreviousMonth, "month before",   "go a month back"),
    bind(WhatIf,   &[Char('L'), PageDown],   Action::NextMonth,     "next month",     "go a month on"),
    bind(WhatIf,   &[Char('?'), F(1)],       Action::Help,          "help",           "show this help"),

    bind(WhatIf,   &[Char('1')],             Action::Today,         "Today",          "show Today; what is tried waits"),
    bind(WhatIf,   &[Char('2')],             Action::Log,           "Log",            "show the log; what is tried waits"),
    bind(WhatIf,   &[Char('3')],             Action::Calendar,      "Calendar",       "show the calendar; what is tried waits"),
    bind(WhatIf,   &[Char('4')],             Action::Trends,        "Trends",         "show the trends; what is tried waits"),
    bind(WhatIf,   &[Char('5')],             Action::Plans,         "Plan",           "show the plan; what is tried waits"),

    bind(Trends,   &[Char('j'), Down],       Action::Down,          "next",           "show the next figure"),
    bind(Trends,   &[Char('k'), Up],         Action::Up,            "previous",       "show the figure before"),
    bind(Trends,   &[Char('h'), Left],       Action::Left,          "earlier",        "read the day or week before"),
    bind(Trends,   &[Char('l'), Right],      Action::Right,         "later",          "read the day or week after"),
    bind(Trends,   &[Char('g'), Home],       Action::First,         "first",          "show the first figure"),
    bind(Trends,   &[Char('G'), End],        Action::Last,          "last",           "show the last figure"),
    bind(Trends,   &[Char('t')],             Action::GoToday,       "latest",         "read the latest"),

    bind(Plan,     &[Enter],                 Action::Open,          "open",           "read the plan in full"),
    bind(Plan,     &[Char('e')],             Action::Edit,          "edit",           "edit the plan"),
    bind(Plan,     &[Char('d'), Key::Delete],Action::Delete,        "delete",         "delete the plan (undo brings it back)"),
    bind(Plan,     &[Char('m')],             Action::MoveToLikely,  "move there",     "move the session to the first day that is likely enough"),
    bind(Plan,     &[Char('i')],             Action::WhatIf,        "what if",        "try a plan on the calendar before it is kept"),
    bind(Plan,     &[Char('R')],             Action::PlanRest,      "plan the rest",  "plan rest on the days that are suggested for it"),
    bind(Plan,     &[Char('s')],             Action::MakeRoom,      "rest that day",  "plan rest on that day: the sessions planned on it move on"),
    bind(Plan,     &[Char('l'), Right],      Action::Later,         "a day later",    "move the plan a day on"),
    bind(Plan,     &[Char('h'), Left],       Action::Earlier,       "a day earlier",  "move the plan a day back"),
    bind(Plan,     &[Char('j'), Down],       Action::Down,          "down",           "go to the plan below"),
    bind(Plan,     &[Char('k'), Up],         Action::Up,            "up",             "go to the plan above"),
    bind(Plan,     &[Char('g'), Home],       Action::First,         "first",          "go to the first plan"),
    bind(Plan,     &[Char('G'), End],        Action::Last,          "last",           "go to the last plan"),

    bind(Form,     &[Ctrl('s')],             Action::Save,          "save",           "save"),
    bind(Form,     &[Esc],                   Action::Back,          "keep as draft",  "close; what you wrote is kept as a draft"),
    bind(Form,     &[Tab, Down],             Action::NextField,     "next",           "go to the next field"),
    bind(Form,     &[ShiftTab, Up],          Action::PreviousField, "previous",       "go to the field before"),
    bind(Form,     &[Enter],                 Action::Accept,        "accept",         "save from the first line; elsewhere go to the next field"),
    bind(Form,     &[Ctrl('o')],             Action::Compose,       "notes in editor", "write the notes in your editor (VISUAL or EDITOR)"),
    bind(Form,     &[Ctrl('x')],             Action::Discard,       "discard",        "close and throw away what you wrote"),

    bind(Typing,   &[Enter, Ctrl('s')],      Action::Accept,        "done",           "take the line"),
    bind(Typing,   &[Tab],                   Action::Complete,      "complete",       "complete the path that is being written"),
    bind(Typing,   &[Esc],                   Action::Back,          "cancel",         "leave the line"),
    bind(Typing,   &[Down],                  Action::Down,          "down",           "go to the entry below while filtering"),
    bind(Typing,   &[Up],                    Action::Up,            "up",             "go to the entry above while filtering"),

    bind(Settings, &[Enter, Char(' ')],      Action::Open,          "change",         "change the setting: its next choice, or a line to write"),
    bind(Settings, &[Char('l'), Right],      Action::Right,         "next choice",    "take the next choice"),
    bind(Settings, &[Char('h'), Left],       Action::Left,          "choice before",  "take the choice before"),
    bind(Settings, &[Char('d'), Key::Delete],Action::Delete,        "as it comes",    "take the setting back to what it is by itself"),
    bind(Settings, &[Char('e')],             Action::Edit,          "edit the file",  "edit the settings file in your editor (VISUAL or EDITOR)"),
    bind(Settings, &[Char('j'), Down],       Action::Down,          "down",           "go to the setting below"),
    bind(Settings, &[Char('k'), Up],         Action::Up,            "up",             "go to the setting above"),
    bind(Settings, &[PageDown, Ctrl('d')],   Action::PageDown,      "page down",      "go a page down"),
    bind(Settings, &[PageUp, Ctrl('u')],     Action::PageUp,        "page up",        "go a page up"),
    bind(Settings, &[Char('g'), Home],       Action::First,         "first",          "go to the first setting"),
    bind(Settings, &[Char('G'), End],        Action::Last,          "last",           "go to the last setting"),
    bind(Settings, &[Esc, Char('q')],        Action::Back,          "back",           "go back"),

    bind(Preview,  &[Enter, Ctrl('s')],      Action::Accept,        "import",         "import it as it is shown"),
    bind(Preview,  &[Esc, Char('q')],        Action::Back,          "leave",          "leave; nothing is imported"),

    bind(Page,     &[Char('e')],             Action::Edit,          "edit",           "edit what is being read"),
    bind(Page,     &[Char('d'), Key::Delete],Action::Delete,        "delete",         "delete what is being read (undo brings it back)"),
    bind(Page,     &[Char('m')],             Action::Join,          "join",           "make one session of this one and the one that it may be"),
    bind(Page,     &[Char('s')],             Action::Split,         "split",          "make one of the session's recordings a session of its own"),
    bind(Page,     &[Char('j'), Down],       Action::Down,          "down",           "scroll down"),
    bind(Page,     &[Char('k'), Up],         Action::Up,            "up",             "scroll up"),
    bind(Page,     &[Tab],                   Action::NextChart,    "next chart",     "show the next chart of a recorded session, and all again"),
    bind(Page,     &[Char('l'), Right],      Action::Right,         "along the way",  "read the charts of a recorded session further along the way"),
    bind(Page,     &[Char('h'), Left],       Action::Left,          "back",           "read the charts of a recorded session further back"),
    bind(Page,     &[PageDown, Char(' '), Ctrl('d')], Action::PageDown, "page down",  "scroll a page down"),
    bind(Page,     &[PageUp, Ctrl('u')],     Action::PageUp,        "page up",        "scroll a page up"),
    bind(Page,     &[Char('g'), Home],       Action::First,         "top",            "scroll to the top"),
    bind(Page,     &[Char('G'), End],        Action::Last,          "end",            "scroll to the end"),
    bind(Page,     &[Esc, Char('q'), Enter, Backspace], Action::Back, "back",         "go back"),

    bind(Why,      &[Enter],                 Action::Open,          "follow",         "go where the marked line leads: the session, the paper, the setting"),
    bind(Why,      &[Char('j'), Down, Tab],  Action::Down,          "next",           "mark the next line that leads somewhere"),
    bind(Why,      &[Char('k'), Up, ShiftTab], Action::Up,          "previous",       "mark the line before that leads somewhere"),

    bind(Anywhere, &[Ctrl('c')],             Action::Interrupt,     "leave",          "leave from anywhere; what you wrote is kept as a draft"),
    bind(Anywhere, &[Ctrl('z')],   Action::Suspend,       "sleep",          "go to sleep in the shell; `fg` wakes it"),
];
