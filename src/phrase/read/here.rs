//! Where and by which day the runner lives.

use chrono::{NaiveDate, NaiveTime};

use crate::journal::{Athlete, Day, DayStart, Moment, Zone};

/// What a line that says when needs to know of the runner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Here {
    /// Where the runner's clock hangs.
    pub zone: Zone,
    /// When the runner's day begins: what is said shortly after midnight speaks of the day before.
    pub day_start: DayStart,
}

impl Here {
    /// Gives the date of the runner's day at a moment.
    pub(super) fn today(self, now: Moment) -> NaiveDate {
        Day::of(now, self.day_start).date()
    }

    /// Gives the time of day at which the runner's day begins.
    pub(super) fn begins(self) -> NaiveTime {
        let minutes = u32::from(self.day_start.minutes());
        NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default()
    }
}

impl From<Zone> for Here {
    fn from(zone: Zone) -> Self {
        Self { zone, day_start: DayStart::default() }
    }
}

impl From<&Athlete> for Here {
    fn from(athlete: &Athlete) -> Self {
        Self { zone: athlete.zone, day_start: athlete.day_start }
    }
}
