//! What stands around the screen: the tabs, the day, and what can be done now.

use crate::journal::{Day, Journal};
use crate::keys::{Action, Key, Place};
use crate::phrase;
use crate::views::Said;

use super::{App, Ending, Overlay, Page, Subject, Tab};

/// Something that can be done now, and its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it does.
    pub action: Action,
    /// The key.
    pub key: Key,
    /// One or two words.
    pub words: String,
}

/// What stands above and below every screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The tabs: key, name, and whether it is open.
    pub tabs: Vec<(String, &'static str, bool)>,
    /// The day, such as `Sun 22 Nov 2026`.
    pub date: String,
    /// The day without its year, such as `Sun 22 Nov`.
    pub day: String,
    /// The wall clock, such as `08:14`.
    pub clock: String,
    /// What can be done now, most wanted first.
    pub hints: Vec<Hint>,
    /// What can always be done here: help and leaving.
    pub always: Vec<Hint>,
    /// What is under way, such as `reading 12 of 80`; empty where nothing is.
    pub working: String,
    /// What was just done, or went wrong.
    pub notice: Option<Said>,
    /// Whether the log is made up.
    pub is_demo: bool,
}

/// What the footer offers on each tab, most wanted first; only what can act now is shown.
const TODAY: &[Action] = &[
    Action::LogSession,
    Action::CheckIn,
    Action::Rested,
    // Offered only while the question stands.
    Action::Unlogged,
    Action::Ate,
    Action::Why,
    Action::Undo,
];
const LOG: &[Action] = &[
    Action::Open,
    // Offered only where there is something to join, and then it is what is wanted.
    Action::Join,
    Action::Edit,
    Action::Delete,
    Action::Filter,
    Action::Mark,
    Action::Back,
    Action::LogSession,
    Action::Undo,
];
const CALENDAR: &[Action] = &[
    Action::LogSession,
    Action::Plan,
    Action::Edit,
    Action::WhatIf,
    Action::Suppose,
    Action::Span,
    Action::GoToDate,
    Action::MakeRoom,
    Action::Open,
    Action::NextEntry,
    Action::GoToday,
    Action::Rested,
    Action::Undo,
];
const WHAT_IF: &[Action] = &[
    Action::Plan,
    Action::Save,
    Action::Back,
    Action::Later,
    Action::Earlier,
    Action::MoveToLikely,
    Action::Edit,
    Action::Delete,
];
const TRENDS: &[Action] = &[Action::Down, Action::Up, Action::Left, Action::Right, Action::GoToday, Action::LogSession];
const PLAN: &[Action] = &[
    Action::Plan,
    Action::Edit,
    Action::Delete,
    Action::PlanRest,
    Action::MoveToLikely,
    Action::Earlier,
    Action::Later,
    Action::MakeRoom,
    Action::Undo,
];
const PAGE: &[Action] = &[
    Action::Open,
    Action::Join,
    Action::NextChart,
    Action::Right,
    Action::Edit,
    Action::Delete,
    Action::Split,
    Action::Down,
    Action::Back,
    Action::PageDown,
];
const SETTINGS: &[Action] = &[Action::Open, Action::Back, Action::Delete, Action::Edit, Action::Down];
const PREVIEW: &[Action] = &[Action::Accept, Action::Back, Action::Down, Action::PageDown];
/// What stands at the right of the footer.
const ALWAYS: &[Action] = &[Action::Help, Action::Palette, Action::Quit];

impl App {
    /// Gives what stands around the screen.
    #[must_use]
    pub fn around(&self) -> Around {
        let tab = |tab: Tab| (self.key_name(tab.place(), tab.action()), tab.name(), tab == self.tab);
        // The date of the wall clock: after midnight the runner's day still lasts, but the calendar has moved on.
        let date = Day::new(self.known.now.wall().date());
        Around {
            tabs: Tab::ALL.map(tab).to_vec(),
            date: phrase::full_day(date),
            day: phrase::day(date, date),
            clock: phrase::time(self.known.now),
            hints: self.hints(self.offers()),
            always: if self.over.is_none() { self.hints(ALWAYS) } else { Vec::new() },
            working: self.working(),
            notice: self.notice.clone(),
            is_demo: self.is_demo(),
        }
    }

    /// Says how far the import has come.
    fn working(&self) -> String {
        let Some(importing) = self.importing else { return String::new() };
        format!("{} · {} stops it", importing.words(), self.key_for(Action::Import))
    }

    /// Gives those of some actions that can act now, each with its key.
    #[must_use]
    pub fn hints(&self, actions: &[Action]) -> Vec<Hint> {
        actions.iter().filter(|action| self.can(**action)).filter_map(|action| self.hint(*action)).collect()
    }

    fn hint(&self, action: Action) -> Option<Hint> {
        let row = self.settings.keys.row_for(self.place(), action)?;
        let words = if action == Action::Quit && self.way_out() == Ending::OwnLog { "your log" } else { row.hint };
        Some(Hint { action, key: *row.keys.first()?, words: words.to_owned() })
    }

    fn key_name(&self, place: Place, action: Action) -> String {
        let row = self.settings.keys.row_for(place, action);
        row.and_then(|row| row.keys.first()).map(ToString::to_string).unwrap_or_default()
    }

    fn offers(&self) -> &'static [Action] {
        match (&self.over, self.tab) {
            (Some(Overlay::Prompt(_) | Overlay::Palette(_)), _) => &[Action::Accept, Action::Back, Action::Complete],
            (Some(Overlay::Settings(page)), _) if page.writing().is_some() => &[Action::Accept, Action::Back],
            (Some(Overlay::Settings(_)), _) => SETTINGS,
            (Some(Overlay::Form(_)), _) => &[Action::NextField, Action::Save, Action::Back, Action::Discard, Action::Compose],
            (Some(Overlay::Page(Page { subject: Subject::Preview { .. }, .. })), _) => PREVIEW,
            (Some(Overlay::Page(_)), _) => PAGE,
            (None, _) if self.is_trying() => WHAT_IF,
            (None, Tab::Today) => TODAY,
            (None, Tab::Log) if self.log.is_filtering() => &[Action::Accept, Action::Back],
            (None, Tab::Log) => LOG,
            (None, Tab::Calendar) => CALENDAR,
            (None, Tab::Trends) => TRENDS,
            (None, Tab::Plan) => PLAN,
        }
    }

    /// Says whether an action would do anything now; the footer offers only what can.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "every action can act unless something is said against it here")]
    pub fn can(&self, action: Action) -> bool {
        let journal = &self.known.journal;
        if self.is_trying() && self.over.is_none() {
            return self.can_try(action);
        }
        if matches!(self.over, Some(Overlay::Settings(_))) {
            return true;
        }
        match action {
            Action::Demo => journal.is_empty() && !self.is_demo(),
            Action::Unlogged => self.days_unsaid().is_some(),
            Action::Again => self.session_meant().is_some(),
            Action::Why | Action::CheckIn | Action::Filter => !journal.is_empty(),
            Action::Ate => self.known.assessment.refuelling.is_some() && self.tab == Tab::Today,
            Action::Rested => !is_reported(journal, self),
            Action::Undo => self.undo_count.can_undo() || self.thrown_away.is_some(),
            Action::Redo => self.undo_count.can_redo(),
            Action::Open if self.over.is_some() => self.leads_on(),
            Action::Join => self.joinable().is_some(),
            Action::Split => self.is_of_several(),
            Action::Complete => self.is_path_asked(),
            Action::Edit | Action::Delete | Action::Open => self.marked_entry().is_some(),
            Action::NextEntry => self.day_panel().entries.len() > 1,
            Action::NextChart | Action::Right if self.over.is_some() => self.course_read().is_some(),
            Action::Later => self.selected_coming().is_some(),
            Action::Earlier => self.selected_coming().is_some_and(|(_, day)| day > self.known.today()),
            Action::MoveToLikely => self.likely_day().is_some() && self.selected_plan().is_some_and(|plan| plan.race.is_none()),
            Action::MakeRoom => self.can_make_room(),
            Action::PlanRest => self.can_plan_rest(),
            Action::Suppose => self.planning.imagined().from.is_some(),
            Action::GoToday | Action::Right if self.tab == Tab::Trends => self.trends.back() > 0,
            Action::GoToday => self.calendar.day() != self.known.today(),
            Action::Compose => matches!(&self.over, Some(Overlay::Form(form)) if form.notes().is_some()),
            Action::Mark => !self.log.index().is_empty(),
            Action::Back => self.over.is_some() || self.log.is_narrowed() || self.log.marks() > 0,
            Action::Down if self.leads_on() => true,
            Action::Down if self.tab == Tab::Trends && self.over.is_none() => true,
            Action::Down | Action::PageDown => self.extent.lines > self.extent.rows,
            _ => true,
        }
    }
}

/// Says whether anything is known of the day that `I rested` would speak of.
fn is_reported(journal: &Journal, app: &App) -> bool {
    use crate::journal::DayReport;
    journal.report(app.day_meant(), &app.known.athlete) != DayReport::Unreported
}
