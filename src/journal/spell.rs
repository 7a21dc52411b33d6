//! Spells: illness and injury, troubles that last days; and days that were trained and not logged.

use serde::{Deserialize, Serialize};

use super::Day;

/// How bad an injury is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Felt, but it does not change the way the runner runs.
    Niggle,
    /// It changes the way the runner runs, or stops it.
    Injured,
}

/// What kind a spell is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum SpellKind {
    /// An illness.
    Illness {
        /// Whether there was fever.
        fever: bool,
    },
    /// An injury.
    Injury {
        /// Where, such as `left knee`.
        place: String,
        /// How bad.
        grade: Grade,
    },
    /// Days on which the runner trained as usual and did not log it.
    Unlogged,
}

/// A spell of illness or injury, or without a log, over days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// What kind.
    #[serde(flatten)]
    pub kind: SpellKind,
    /// Its first day.
    pub from: Day,
    /// Its last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What the runner adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// The app that it was imported from, until the runner says anything of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Spell {
    /// Says whether the spell covers this day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Gives the first and the last day of days that were trained and not logged; of any other spell nothing. One without an end
    /// tells of its first day alone.
    #[must_use]
    pub fn unlogged(&self) -> Option<(Day, Day)> {
        (self.kind == SpellKind::Unlogged).then(|| (self.from, self.until.unwrap_or(self.from)))
    }
}
