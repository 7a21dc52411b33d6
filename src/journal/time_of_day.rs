//! A time of the day as a clock on the wall shows it.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{Day, Moment, Zone};

/// How a time of day is written.
const WRITTEN: &str = "%H:%M";

/// A time of the day, to the minute: when a planned session is to start. Read and written as `09:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(NaiveTime);

impl TimeOfDay {
    /// Takes a time of day; its seconds are left out.
    #[must_use]
    pub fn new(time: NaiveTime) -> Self {
        Self(time.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(time))
    }

    /// Gives the minutes after midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        (self.0.num_seconds_from_midnight() / 60) as u16
    }

    /// Gives this time on the clock of a day of the calendar.
    #[must_use]
    pub fn after_midnight(self, day: Day) -> NaiveDateTime {
        day.date().and_time(self.0)
    }

    /// Gives the moment at which this clock time comes on a day of the calendar, where the runner's clock hangs.
    #[must_use]
    pub fn on(self, day: Day, zone: Zone) -> Moment {
        zone.moment(self.after_midnight(day))
    }
}

impl std::fmt::Display for TimeOfDay {
    /// Writes `09:30`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format(WRITTEN))
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    /// Reads `09:30`, two digits each.
    ///
    /// # Errors
    /// Where the text is no such time.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let read = NaiveTime::parse_from_str(&text, WRITTEN).map(Self::new);
        read.ok().filter(|clock| clock.to_string() == text).ok_or_else(|| format!("`{text}` is no time of day such as 09:30"))
    }
}

impl From<TimeOfDay> for String {
    fn from(clock: TimeOfDay) -> Self {
        clock.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_it_is_written() {
        let clock = TimeOfDay::try_from("05:07".to_owned()).unwrap();
        assert_eq!(clock.to_string(), "05:07");
        assert_eq!(clock, TimeOfDay::new(NaiveTime::from_hms_opt(5, 7, 59).unwrap()));
        for wrong in ["5:07", "24:00", "05:07:00", "", "05:60"] {
            assert!(TimeOfDay::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        let day = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, 6).unwrap());
        let paris = Zone::Named(chrono_tz::Europe::Paris);
        assert_eq!(clock.on(day, paris).to_string(), "2026-12-06T05:07:00+01:00");
    }
}
