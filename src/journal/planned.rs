//! What the runner means to do: planned sessions and races.

use serde::{Deserialize, Serialize};

use super::{Day, Kind, Metres, Rpe, Seconds, Sport};

/// How much a race matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// The goal of the season.
    A,
    /// Wants a good day.
    B,
    /// Run as training.
    C,
}

/// A session or race the runner means to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// The day it is planned for.
    pub day: Day,
    /// The day it was first planned for, where it has been moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<Day>,
    /// Its priority where it is a race; absent for a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub race: Option<Priority>,
    /// The sport.
    pub sport: Sport,
    /// What it is meant to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Time expected in motion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving: Option<Seconds>,
    /// Distance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<Metres>,
    /// Metres to climb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub climb: Option<Metres>,
    /// Metres to descend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub descent: Option<Metres>,
    /// Effort meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<Rpe>,
    /// A short name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Free notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}
