//! What is open, and what an event does to it; returns effects, performs none.
//!
//! [`App::update`] is the door: events in, [`Effect`]s out. [`perform`] carries an effect out on a [`Keeper`] and gives the
//! event that comes of it, so that the whole program runs in tests without a disk and without a terminal.

mod act;
mod around;
mod calendar;
mod course;
mod cursor;
mod drafts;
mod event;
mod form;
mod forms;
mod heed;
mod importing;
mod keeper;
mod known;
mod line;
mod log;
mod mouse;
mod news;
mod oneness;
mod page;
mod palette;
mod plan;
mod prompt;
mod rest;
mod settings;
mod shown;
mod shown_log;
mod tab;
mod together;
mod trends;
mod undo_count;
mod update;
mod walk;
mod what_if;
mod words;
mod work;

use std::sync::Arc;

use crate::config::Settings;
use crate::journal::{Id, Journal, Moment, Zone};
use crate::keys::{Action, Keymap, Place};
use crate::plan::Model;
use crate::views::{CourseView, EntryView, Said, WhyView, YearHeat};

pub use around::{Around, Hint};
pub use calendar::CalendarTab;
pub use course::Along;
use drafts::Drafts;
pub use event::{Effect, Ending, Event, Extent, perform};
pub use form::{Answering, Cost, Field, FieldName, Form, LineOf, Pen, Purpose, QuickLine};
pub use forms::Patience;
pub use importing::{Aim, Importing};
pub use keeper::{
    Completed, Host, HostRequest, ImportRequest, Imported, Imports, Keeper, Log, LogRequest, Progress, Refused, Shelf,
    ShelfRequest,
};
pub use known::Known;
pub use line::{Line, Pressed};
pub use log::LogTab;
pub use mouse::{ClickTarget, WheelTurn};
pub use news::News;
pub use oneness::Oneness;
pub use page::{Page, Subject};
pub use palette::{FoundCommand, Palette, PaletteCommand};
pub use plan::PlanTab;
pub use prompt::{Asks, Prompt};
pub use settings::{SettingsItem, SettingsPage, Writing};
pub use shown_log::ShownLog;
pub use tab::Tab;
pub use trends::TrendsTab;
use undo_count::UndoCount;
use what_if::Mode;
pub use what_if::Trying;
pub use words::{HOW_MUCH, UNTIL_WHEN, in_short, several_in_short};
pub use work::{Task, TaskOutcome};

/// What the program starts with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Every entry of the log.
    pub journal: Journal,
    /// What the runner has set.
    pub settings: Settings,
    /// Where the runner's clock hangs while they have set nothing.
    pub zone: Zone,
    /// The moment on the clock.
    pub now: Moment,
    /// The model.
    pub model: Model,
    /// What is known of which recordings are of one session.
    pub oneness: Oneness,
}

/// The program: what is known, and what is open.
#[derive(Debug, Clone)]
pub struct App {
    known: Known,
    oneness: Oneness,
    settings: Arc<Settings>,
    zone: Zone,
    tab: Tab,
    log: LogTab,
    calendar: CalendarTab,
    planning: PlanTab,
    trends: TrendsTab,
    over: Option<Overlay>,
    notice: Option<Said>,
    extent: Extent,
    undo_count: UndoCount,
    importing: Option<Importing>,
    /// What an import would bring, until the runner looks at it.
    looked_at: Option<Page>,
    mode: Mode,
    /// The page to come back to once what it led to is closed.
    back_to: Option<Box<Page>>,
    /// The plan that the mouse has picked up.
    dragging: Option<Id>,
    detail: Option<EntryView>,
    /// The course of the session that is read, as far as the log knows one.
    course: Option<(Id, Option<CourseView>)>,
    /// The heat of the year that was shown last, with all that it hangs on.
    heat: Option<(shown::HeatKey, YearHeat)>,
    /// Why the answer is what it is, with what would change it, once that was worked out, and what it hangs on.
    why: Option<(shown::WhyKey, WhyView)>,
    /// How often the log has changed, so that what was worked out from an older one is known.
    log_version: u64,
    /// Whether something is being worked out.
    is_working: bool,
    shown_log: ShownLog,
    /// The drafts that the log has not kept yet.
    drafts: Drafts,
    /// The form that was thrown away last, until another one is opened or the log changes.
    thrown_away: Option<Box<Form>>,
}

/// What lies over the tab.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// A page that is read.
    Page(Page),
    /// A question that is answered in a line.
    Prompt(Prompt),
    /// The settings.
    Settings(SettingsPage),
    /// Everything that can be done now.
    Palette(Palette),
    /// An entry being written.
    Form(Box<Form>),
}

impl App {
    /// Makes the program with Today open.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let Setup { journal, settings, zone, now, model, oneness } = setup;
        let known = Known::new(now, journal, settings.athlete(zone), settings.units, model);
        let calendar = CalendarTab::on(known.today());
        let mut log = LogTab::default();
        log.find(&known, None);
        Self {
            known,
            oneness,
            settings: Arc::new(settings),
            zone,
            tab: Tab::default(),
            log,
            calendar,
            planning: PlanTab::default(),
            trends: TrendsTab::default(),
            over: None,
            notice: None,
            extent: Extent::default(),
            undo_count: UndoCount::default(),
            importing: None,
            looked_at: None,
            mode: Mode::Log(None),
            back_to: None,
            dragging: None,
            detail: None,
            course: None,
            heat: None,
            why: None,
            log_version: 0,
            is_working: false,
            shown_log: ShownLog::default(),
            drafts: Drafts::default(),
            thrown_away: None,
        }
    }

    /// Gives what to do before the first event: the answer about to be shown is kept as advice.
    #[must_use]
    pub fn opening(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::Log(LogRequest::LookElsewhere)];
        // The demo has settings lent to it, and something else to say.
        if !self.is_demo() {
            effects.push(Effect::Host(HostRequest::FindSettingsProblem));
            effects.push(Effect::Shelf(ShelfRequest::FindDrafts));
        }
        effects.extend(self.advise());
        self.let_plan_grow_stale();
        effects.extend(self.work());
        effects
    }

    /// Gives what is known.
    #[must_use]
    pub const fn known(&self) -> &Known {
        &self.known
    }

    /// Gives the keys as they count.
    #[must_use]
    pub fn keys(&self) -> &Keymap {
        &self.settings.keys
    }

    /// Gives the tab that is open.
    #[must_use]
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// Gives the tab Log.
    #[must_use]
    pub const fn log(&self) -> &LogTab {
        &self.log
    }

    /// Gives the entry under the cursor of the log in full, as soon as there was a moment to make it.
    #[must_use]
    pub const fn detail(&self) -> Option<&EntryView> {
        self.detail.as_ref()
    }

    /// Gives the tab Calendar.
    #[must_use]
    pub const fn calendar(&self) -> &CalendarTab {
        &self.calendar
    }

    /// Gives what lies over the tab.
    #[must_use]
    pub const fn over(&self) -> Option<&Overlay> {
        self.over.as_ref()
    }

    /// Gives how much there was to scroll through when the screen was last painted.
    #[must_use]
    pub const fn extent(&self) -> &Extent {
        &self.extent
    }

    /// Says whether a word on the screen changes every second.
    #[must_use]
    pub fn counts_seconds(&self) -> bool {
        self.tab == Tab::Today && self.over.is_none() && self.known.assessment.refuelling.is_some()
    }

    /// Gives the place whose keys count now.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.over {
            Some(Overlay::Page(Page { subject: Subject::Preview { .. }, .. })) => Place::Preview,
            Some(Overlay::Page(Page { subject: Subject::Why(_), .. })) => Place::Why,
            Some(Overlay::Page(_)) => Place::Page,
            Some(Overlay::Prompt(_)) => Place::Typing,
            Some(Overlay::Settings(page)) if page.writing().is_some() => Place::Typing,
            Some(Overlay::Settings(_)) => Place::Settings,
            Some(Overlay::Palette(_)) => palette::PLACE,
            Some(Overlay::Form(_)) => Place::Form,
            None if self.is_trying() => Place::WhatIf,
            None if self.tab == Tab::Log && self.log.is_filtering() => Place::Typing,
            None => self.tab.place(),
        }
    }

    /// Gives the first key of an action from where the runner is, by name; empty where it has none.
    #[must_use]
    pub fn key_for(&self, action: Action) -> String {
        let row = self.settings.keys.row_for(self.tab.place(), action);
        row.and_then(|row| row.keys.first()).map(ToString::to_string).unwrap_or_default()
    }
}
