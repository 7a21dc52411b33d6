//! The settings on the screen: every one with its value, changed where it stands, and what can be done with the whole log.

use std::sync::Arc;

use crate::config::{SETTINGS, Setting, Settings, ValueSort, setting};
use crate::keys::Action;
use crate::views::Tone;

use super::page::moved;
use super::{App, Effect, HostRequest, Line, Overlay, Pressed};

/// A line of the settings.
#[derive(Debug, Clone, Copy)]
pub enum SettingsItem {
    /// A setting.
    Setting(&'static Setting),
    /// The log written to a file with this ending.
    Export(&'static str),
    /// The settings file in the runner's editor.
    File,
}

/// The headings, those that runners come for first.
const HEADINGS: [&str; 7] = ["You", "Advice", "Screen", "Notices", "Import", LOG, "Your own colours"];
/// The heading of what can be done with the log and with the file of the settings.
const LOG: &str = "Log and file";
/// The forms the log can be written in, by the endings of their files.
const ENDINGS: [&str; 3] = ["json", "csv", "ics"];

impl SettingsItem {
    /// Gives every item, in the order of the screen.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let under = |heading: &'static str| {
            let settings = SETTINGS.iter().filter(move |setting| setting.heading() == heading).map(Self::Setting);
            let doors = ENDINGS.into_iter().map(Self::Export).chain([Self::File]).filter(move |_| heading == LOG);
            settings.chain(doors)
        };
        HEADINGS.into_iter().flat_map(under).collect()
    }

    /// Gives the heading under which it stands.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.heading(),
            Self::Export(_) | Self::File => LOG,
        }
    }

    /// Gives its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.name,
            Self::Export("csv") => "Export as CSV",
            Self::Export("ics") => "Export a calendar",
            Self::Export(_) => "Export as JSON",
            Self::File => "Settings file",
        }
    }

    /// Says what it does and what may be written.
    #[must_use]
    pub fn help(self) -> (&'static str, String) {
        match self {
            Self::Setting(setting) => {
                let default = setting.said(&Settings::default()).unwrap_or_else(|| "not said".to_owned());
                let allowed = if setting.sort == ValueSort::Switch { "on or off" } else { setting.allowed };
                (setting.help, format!("Write {allowed}. By itself: {default}."))
            }
            Self::Export("csv") => ("Writes every entry as a table for spreadsheets.", String::new()),
            Self::Export("ics") => ("Writes what is to come for a calendar program: rungs, days of rest, plans.", String::new()),
            Self::Export(_) => {
                ("Writes the whole log, recordings too; `deckchair import` reads it back without loss.", String::new())
            }
            Self::File => ("Opens the file in your editor: your own keys and habits are set there.", String::new()),
        }
    }
}

/// The settings while they are open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SettingsPage {
    selected: usize,
    writing: Option<Writing>,
}

/// A value being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// The text.
    pub line: Line,
    /// What is wrong with it, and what would be right; empty where nothing is.
    pub problem: String,
    /// The settings as they would be.
    tried: Option<Box<Settings>>,
    /// Whether the next letter takes the place of all that is written.
    is_selected: bool,
}

impl SettingsPage {
    /// Opens with the cursor on a setting.
    #[must_use]
    pub fn at(key: &str) -> Self {
        let is_it = |item: &SettingsItem| matches!(item, SettingsItem::Setting(setting) if setting.key == key);
        Self { selected: SettingsItem::all().iter().position(is_it).unwrap_or_default(), writing: None }
    }

    /// Gives the place of the item under the cursor.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Gives the value that is being written, where one is.
    #[must_use]
    pub const fn writing(&self) -> Option<&Writing> {
        self.writing.as_ref()
    }

    fn item(&self) -> Option<SettingsItem> {
        SettingsItem::all().get(self.selected).copied()
    }

    /// Puts the cursor on an item.
    pub(super) fn go_to(&mut self, place: usize) {
        self.selected = place.min(SettingsItem::all().len().saturating_sub(1));
    }

    /// Lets the value be written, and tries it at once.
    pub(super) fn write(&mut self, settings: &Settings, write: impl FnOnce(&mut Line) -> Pressed) {
        let Some(SettingsItem::Setting(setting)) = self.item() else { return };
        let Some(writing) = &mut self.writing else { return };
        let before = writing.line.text().to_owned();
        let pressed = write(&mut writing.line);
        let written = writing.line.text().strip_prefix(&before).filter(|written| !written.is_empty()).map(str::to_owned);
        if let Some(written) = written.filter(|_| std::mem::take(&mut writing.is_selected)) {
            writing.line = Line::new(written);
        }
        writing.is_selected = false;
        if pressed != Pressed::Written {
            return;
        }
        // Nothing written takes the setting back.
        let tried = if writing.line.text().trim().is_empty() { None } else { Some(setting.put(settings, writing.line.text())) };
        writing.problem = match &tried {
            Some(Err(wrong)) => format!("{wrong}: {}", wrong.hint()),
            Some(Ok(_)) | None => String::new(),
        };
        writing.tried = tried.and_then(Result::ok).map(Box::new);
    }
}

impl App {
    /// Gives the settings as the screen is to look now: as they count, or as they would with what is being written.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        match &self.over {
            Some(Overlay::Settings(page)) => page.writing.as_ref().and_then(|writing| writing.tried.as_deref()),
            Some(Overlay::Page(_) | Overlay::Prompt(_) | Overlay::Palette(_) | Overlay::Form(_)) | None => None,
        }
        .unwrap_or(&self.settings)
    }

    pub(super) fn open_settings(&mut self) -> Vec<Effect> {
        self.over = Some(Overlay::Settings(SettingsPage::default()));
        vec![Effect::Host(HostRequest::FindSettingsProblem)]
    }

    pub(super) fn settings_problem_found(&mut self, what: String) -> Vec<Effect> {
        self.say(Tone::Careful, what);
        Vec::new()
    }

    pub(super) fn act_on_settings(&mut self, mut page: SettingsPage, action: Action) -> Vec<Effect> {
        let Some(item) = page.item() else { return Vec::new() };
        if page.writing.is_some() {
            return self.end_writing(page, item, action);
        }
        let effects = match (action, item) {
            (Action::Back, _) => return Vec::new(),
            (Action::Edit, _) | (Action::Open, SettingsItem::File) => vec![Effect::Host(HostRequest::EditSettings)],
            (Action::Open, SettingsItem::Export(ending)) => return self.ask_export(ending),
            (Action::Open | Action::Right, SettingsItem::Setting(setting)) if !setting.choices.is_empty() => {
                self.choose(setting, 1)
            }
            (Action::Left, SettingsItem::Setting(setting)) if !setting.choices.is_empty() => self.choose(setting, -1),
            (Action::Open, SettingsItem::Setting(setting)) => {
                let line = Line::new(setting.value(&self.settings).unwrap_or_default());
                page.writing = Some(Writing { line, problem: String::new(), tried: None, is_selected: true });
                Vec::new()
            }
            (Action::Delete, SettingsItem::Setting(setting)) => {
                vec![Effect::Host(HostRequest::Set { key: setting.key, value: None })]
            }
            _ => {
                page.selected = moved(page.selected, action, self.extent.rows, SettingsItem::all().len());
                Vec::new()
            }
        };
        self.over = Some(Overlay::Settings(page));
        effects
    }

    /// Takes the value that was written, or leaves it.
    fn end_writing(&mut self, mut page: SettingsPage, item: SettingsItem, action: Action) -> Vec<Effect> {
        let (Some(writing), SettingsItem::Setting(setting)) = (page.writing.take(), item) else { return Vec::new() };
        let is_wrong = !writing.problem.is_empty();
        let value = writing.line.text().trim().to_owned();
        if action == Action::Accept && is_wrong || !matches!(action, Action::Accept | Action::Back) {
            page.writing = Some(writing);
        }
        self.over = Some(Overlay::Settings(page));
        if action != Action::Accept || is_wrong {
            return Vec::new();
        }
        vec![Effect::Host(HostRequest::Set { key: setting.key, value: (!value.is_empty()).then_some(value) })]
    }

    /// Chooses the value so many places on, round and round.
    fn choose(&self, setting: &'static Setting, steps: isize) -> Vec<Effect> {
        let count = setting.choices.len() as isize;
        let here = setting.value(&self.settings).and_then(|value| setting.choices.iter().position(|choice| *choice == value));
        let there = match here {
            Some(here) => (here as isize + steps).rem_euclid(count),
            None if steps < 0 => count - 1,
            None => 0,
        };
        let value = setting.choices.get(there as usize).map(|choice| (*choice).to_owned());
        vec![Effect::Host(HostRequest::Set { key: setting.key, value })]
    }

    /// Takes the settings as they count from here on, and says which one was changed where it was one.
    pub(super) fn settings_changed(&mut self, settings: Settings, key: Option<&'static str>) -> Vec<Effect> {
        let effects = self.live_by(settings);
        match key.and_then(setting) {
            Some(setting) => {
                let value = setting.said(&self.settings).unwrap_or_else(|| "not said".to_owned());
                self.say(Tone::Good, format!("{} is now {value}.", setting.name));
            }
            None => self.say(Tone::Good, "The settings are as the file has them."),
        }
        effects
    }

    /// Lets everything follow settings that have changed; the model is asked again only where who runs has changed.
    fn live_by(&mut self, settings: Settings) -> Vec<Effect> {
        let athlete = settings.athlete(self.zone);
        let units = settings.units;
        let is_same = athlete == self.known.athlete && units == self.known.units;
        let looks_on = settings.week_start == self.settings.week_start;
        self.settings = Arc::new(settings);
        if !looks_on {
            self.trends.grow_stale();
        }
        if is_same {
            return if looks_on { Vec::new() } else { self.find_advice() };
        }
        let before = self.entries();
        let assessed = self.known.live_as(athlete, units);
        let mut effects = self.follow(before, assessed);
        effects.extend(self.find_advice());
        effects
    }
}
