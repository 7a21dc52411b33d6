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

impl Planned {
    /// Makes a plan that says only sport and day.
    #[must_use]
    pub const fn new(sport: Sport, day: Day) -> Self {
        Self {
            day,
            first_day: None,
            race: None,
            sport,
            kind: None,
            moving: None,
            distance: None,
            climb: None,
            descent: None,
            rpe: None,
            title: String::new(),
            notes: String::new(),
        }
    }

    /// Gives the plan as it is said anew; where that moves it, the day it was first planned for is kept.
    #[must_use]
    pub fn said_anew(&self, said: Self) -> Self {
        let first = self.first_day.unwrap_or(self.day);
        Self { first_day: (first != said.day).then_some(first), ..said }
    }

    /// Gives the plan on another day; the day it was first planned for is kept.
    #[must_use]
    pub fn moved_to(&self, day: Day) -> Self {
        self.said_anew(Self { day, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, number).unwrap())
    }

    #[test]
    fn a_plan_that_moves_keeps_the_day_it_was_first_planned_for() {
        let planned = Planned::new(Sport::Run, day(6));
        let once = planned.moved_to(day(7));
        let twice = once.moved_to(day(9));
        assert_eq!((once.first_day, twice.first_day, twice.day), (Some(day(6)), Some(day(6)), day(9)));
        assert_eq!(twice.moved_to(day(6)), planned);
    }
}
