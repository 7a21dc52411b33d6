//! What the runner means to do: planned sessions and races, and days that are to be of rest.

use serde::{Deserialize, Serialize};

use super::{Day, Kind, Metres, Rpe, Seconds, Sport, TimeOfDay};

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
    /// When it starts, on the clock of wherever the runner is; absent where only the day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<TimeOfDay>,
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
            start: None,
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

/// Days from which a planned rest is a break: a week, after which form begins to go.
const BREAK_DAYS: i64 = 7;

/// Days on which the runner means to rest, both ends included: one day, or a break of the season.
///
/// It says nothing of what was: a day of it that nobody reported is no day of rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRest {
    /// The first day.
    pub from: Day,
    /// The last day, never before the first.
    pub until: Day,
    /// Free notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl PlannedRest {
    /// Plans one day of rest.
    #[must_use]
    pub const fn on(day: Day) -> Self {
        Self { from: day, until: day, notes: String::new() }
    }

    /// Says whether the rest covers this day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// Gives how many days it has.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.until.since(self.from) + 1
    }

    /// Says whether it is so long that it is a break.
    #[must_use]
    pub fn is_break(&self) -> bool {
        self.days() >= BREAK_DAYS
    }

    /// Gives the same days of rest from another day on.
    #[must_use]
    pub fn moved_to(&self, from: Day) -> Self {
        Self { from, until: from.plus(self.days() - 1), ..self.clone() }
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

    #[test]
    fn a_rest_of_a_week_or_longer_is_a_break_and_keeps_its_length_where_it_moves() {
        let rest = PlannedRest { until: day(26), ..PlannedRest::on(day(20)) };
        assert_eq!((rest.days(), rest.is_break(), PlannedRest::on(day(20)).is_break()), (7, true, false));
        assert!(rest.covers(day(20)) && rest.covers(day(26)) && !rest.covers(day(27)));
        assert_eq!(rest.moved_to(day(22)), PlannedRest { until: day(28), ..PlannedRest::on(day(22)) });
    }
}
