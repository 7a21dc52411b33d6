//! What the runner has set, with the default of everything that they have not.

use std::collections::BTreeMap;

use chrono::Weekday;
use chrono_tz::Tz;

use crate::journal::{Athlete, Bpm, DayStart, Kilograms, Precedence, Sex, Units, Zone};
use crate::keys::Keymap;

use super::colours::Colours;

/// Everything that can be set. What is unsaid changes no figure and widens the spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Sex, as the physiology needs it.
    pub sex: Option<Sex>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Body weight.
    pub weight: Option<Kilograms>,
    /// Resting heart rate when rested.
    pub heart_rest: Option<Bpm>,
    /// Highest heart rate.
    pub heart_max: Option<Bpm>,
    /// Where the runner's clock hangs; the machine's zone where unsaid.
    pub zone: Option<Tz>,
    /// When the runner's day begins.
    pub day_start: DayStart,
    /// The units to read and write in.
    pub units: Units,
    /// The share of possible recoveries that must have reached a rung before it counts as open; one half where unsaid.
    pub prudence: Option<f64>,
    /// The first day of the week.
    pub week_start: Weekday,
    /// Which app is believed where several tell of one morning.
    pub precedence: Precedence,
    /// Which of day and month comes first in dates of lists that do not tell.
    pub dates: Dates,
    /// The colours of the screen.
    pub theme: ThemeChoice,
    /// The runner's own colours, laid over the theme.
    pub colours: Colours,
    /// The characters of screen and answers.
    pub characters: Characters,
    /// Whose the mouse is.
    pub mouse: Mouse,
    /// How the screen tells aloud what comes to pass.
    pub notices: Notices,
    /// The commands that are run when something comes to pass.
    pub hooks: Hooks,
    /// The runner's own words for what they eat and drink, each with the line that it stands for.
    pub habits: BTreeMap<String, String>,
    /// How lists of no known origin are read that the runner has confirmed, each under a name.
    pub lists: BTreeMap<String, String>,
    /// The keys as they count, the runner's own laid over the table.
    pub keys: Keymap,
}

/// The colours of the screen, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ThemeChoice {
    /// What suits the terminal: dark, or mono where `NO_COLOR` is set.
    #[default]
    Auto,
    /// Light text on dark ground.
    Dark,
    /// Dark text on light ground.
    Light,
    /// Few, strong colours.
    HighContrast,
    /// Blue and orange only.
    ColourBlind,
    /// No colour.
    Mono,
}

impl ThemeChoice {
    /// Every choice, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::ColourBlind, Self::Mono];

    /// Gives the name by which it is set.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::ColourBlind => "colour-blind",
            Self::Mono => "mono",
        }
    }
}

/// Which of day and month comes first in dates such as `03/04/2026`, where nothing in a list tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dates {
    /// The runner is asked.
    #[default]
    Ask,
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

impl Dates {
    /// Every choice, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Ask, Self::DayFirst, Self::MonthFirst];

    /// Gives the name by which it is set.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
        }
    }
}

/// Which characters screen and answers are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Characters {
    /// All that the terminal shows.
    #[default]
    Auto,
    /// ASCII only.
    Ascii,
}

/// Whose the mouse is while the screen is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mouse {
    /// The screen's: it clicks and scrolls.
    #[default]
    Heard,
    /// The terminal's: it selects text.
    Left,
}

/// How the screen tells aloud what comes to pass while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notices {
    /// Not at all.
    #[default]
    Off,
    /// By the terminal's bell.
    Bell,
    /// By a notice of the desktop, where the terminal can give one.
    Desktop,
}

impl Notices {
    /// Every way, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Off, Self::Bell, Self::Desktop];

    /// Gives the name by which it is set.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Bell => "bell",
            Self::Desktop => "desktop",
        }
    }
}

/// The runner's own commands, run in a shell when something comes to pass while the screen is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hooks {
    /// When the refuelling window closes.
    pub window_closed: Option<String>,
    /// When a higher rung opens.
    pub rung_opened: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sex: None,
            birth_year: None,
            weight: None,
            heart_rest: None,
            heart_max: None,
            zone: None,
            day_start: DayStart::default(),
            units: Units::default(),
            prudence: None,
            week_start: Weekday::Mon,
            precedence: Precedence::default(),
            dates: Dates::default(),
            theme: ThemeChoice::default(),
            colours: Colours::default(),
            characters: Characters::default(),
            mouse: Mouse::default(),
            notices: Notices::default(),
            hooks: Hooks::default(),
            habits: BTreeMap::new(),
            lists: BTreeMap::new(),
            keys: Keymap::default(),
        }
    }
}

impl Settings {
    /// Gives the zone that is set; nothing where the machine's is to be used.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        self.zone.map(Zone::Named)
    }

    /// Gives what the runner has said about themself; `fallback_zone` counts where no zone is set.
    #[must_use]
    pub fn athlete(&self, fallback_zone: Zone) -> Athlete {
        Athlete {
            birth_year: self.birth_year,
            sex: self.sex,
            weight: self.weight,
            heart_rest: self.heart_rest,
            heart_max: self.heart_max,
            zone: self.zone().unwrap_or(fallback_zone),
            day_start: self.day_start,
            prudence: self.prudence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_that_is_set_wins_over_the_machines() {
        let machine = Zone::Named(Tz::Asia__Tokyo);
        let mut settings = Settings::default();
        assert_eq!(settings.athlete(machine).zone, machine);
        settings.zone = Some(Tz::Europe__Paris);
        assert_eq!(settings.athlete(machine).zone, Zone::Named(Tz::Europe__Paris));
    }

    #[test]
    fn nothing_set_says_nothing_about_the_runner() {
        assert_eq!(Settings::default().athlete(Zone::default()), Athlete::default());
    }
}
