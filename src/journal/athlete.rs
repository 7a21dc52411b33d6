//! Who the runner is, as far as they have said.

use serde::{Deserialize, Serialize};

use super::{Bpm, DayStart, Kilograms, Zone};

/// The runner's sex, as the physiology needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Woman.
    Woman,
    /// Man.
    Man,
}

/// The units a runner reads and writes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Units {
    /// Kilometres, metres, kilograms, degrees Celsius.
    #[default]
    Metric,
    /// Miles, feet, pounds, degrees Fahrenheit.
    Imperial,
}

/// What the runner has said about themself. What is unsaid changes no figure and widens the spread.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Athlete {
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Body weight.
    pub weight: Option<Kilograms>,
    /// Resting heart rate when rested.
    pub heart_rest: Option<Bpm>,
    /// Highest heart rate.
    pub heart_max: Option<Bpm>,
    /// Where the runner's clock hangs.
    pub zone: Zone,
    /// When the runner's day begins.
    pub day_start: DayStart,
    /// The share of possible recoveries that must have reached a rung before it counts as open; one half unless set.
    pub prudence: Option<f64>,
}
