//! When a recording was: FIT seconds to moments, with the offset that the watch knew and the dates that it did not.

use chrono::{DateTime, Datelike, FixedOffset, Utc};

use super::super::place::Offset;
use super::super::{ImportWarning, Refusal};
use super::contents::{Contents, EPOCH};
use crate::journal::{Day, DayStart, Moment, Zone};

/// Times below this are seconds since the watch was switched on, not since FIT's epoch (the FIT profile's own mark).
pub(super) const FIRST_DATE: u32 = 0x1000_0000;
/// Offsets from UTC are kept in quarters of an hour.
const QUARTER: i64 = 900;
/// The farthest offset east or west, in seconds.
const FARTHEST: i64 = 14 * 3600;
/// COROS, whose watches write UTC where the local time belongs.
const COROS: u16 = 294;

/// How the times of one recording are to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Dating {
    /// Times are dates; the offset is there where the watch knew it.
    Dates(Option<FixedOffset>),
    /// Times are uptime; this many seconds make them the wall clock's.
    Uptime {
        /// Seconds from the uptime to the wall clock in FIT seconds.
        shift: i64,
    },
}

impl Dating {
    /// Finds out how the times of a recording that starts at `start` are to be read.
    ///
    /// # Errors
    /// [`Refusal::ClockNotSet`] where its times are uptime and nothing says the date.
    pub(super) fn of(contents: &Contents, start: u32) -> Result<Self, Refusal> {
        let wall_clock = contents.wall_clock.map(|(time, local)| i64::from(local) - i64::from(time));
        if start >= FIRST_DATE {
            let maker = contents.identity.as_ref().and_then(|identity| identity.maker);
            return Ok(Self::Dates(wall_clock.filter(|_| maker != Some(COROS)).and_then(offset)));
        }
        let is_dated = contents.wall_clock.is_some_and(|(_, local)| local >= FIRST_DATE);
        match wall_clock {
            Some(shift) if is_dated => Ok(Self::Uptime { shift }),
            Some(_) | None => Err(Refusal::ClockNotSet { year: year(start) }),
        }
    }

    /// Gives the moment of a FIT time; `None` beyond the calendar.
    pub(super) fn moment(self, time: u32, home: Zone) -> Option<Moment> {
        match self {
            Self::Dates(Some(offset)) => utc(i64::from(time)).map(|at| Moment::new(at.with_timezone(&offset))),
            Self::Dates(None) => utc(i64::from(time)).map(|at| home.at(at)),
            Self::Uptime { shift } => utc(i64::from(time) + shift).map(|wall| home.moment(wall.naive_utc())),
        }
    }

    /// Says whether the watch knew its offset from UTC; a date taken from its wall clock is as good.
    pub(super) const fn offset(self) -> Offset {
        match self {
            Self::Dates(None) => Offset::Assumed,
            Self::Dates(Some(_)) | Self::Uptime { .. } => Offset::Said,
        }
    }

    /// Warns where the date is not the one the watch showed.
    pub(super) fn warning(self, time: u32, taken: Moment) -> Option<ImportWarning> {
        match self {
            Self::Dates(_) => None,
            Self::Uptime { .. } => {
                Some(ImportWarning::ClockNotSet { year: year(time), taken: Day::of(taken, DayStart::default()) })
            }
        }
    }
}

fn utc(time: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(time + EPOCH, 0)
}

fn year(time: u32) -> i32 {
    utc(i64::from(time)).map_or(1990, |at| at.year())
}

/// Gives the offset nearest to a difference between wall clock and UTC, where there can be such an offset.
pub(super) fn offset(seconds: i64) -> Option<FixedOffset> {
    let rounded = (seconds + QUARTER / 2).div_euclid(QUARTER) * QUARTER;
    let possible = rounded.abs() <= FARTHEST;
    i32::try_from(rounded).ok().filter(|_| possible).and_then(FixedOffset::east_opt)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::super::contents::Identity;
    use super::*;

    fn contents(maker: u16, wall_clock: Option<(u32, u32)>) -> Contents {
        let mut contents = Contents::default();
        contents.identity = Some(Identity { maker: Some(maker), ..Identity::default() });
        contents.wall_clock = wall_clock;
        contents
    }

    fn moment(contents: &Contents, start: u32) -> String {
        let home = Zone::Named(Tz::Europe__Paris);
        Dating::of(contents, start).unwrap().moment(start, home).unwrap().to_string()
    }

    const RUN: u32 = 1_000_000_000;

    #[test]
    fn the_watchs_offset_is_taken_and_rounded_to_a_quarter_of_an_hour() {
        assert_eq!(moment(&contents(1, Some((RUN, RUN + 19_802))), RUN), "2021-09-08T07:16:40+05:30");
        assert_eq!(moment(&contents(1, Some((RUN, RUN))), RUN), "2021-09-08T01:46:40+00:00");
    }

    #[test]
    fn without_an_offset_the_home_zone_places_the_run() {
        assert_eq!(moment(&contents(1, None), RUN), "2021-09-08T03:46:40+02:00");
        assert_eq!(moment(&contents(1, Some((RUN, RUN + 100_000))), RUN), "2021-09-08T03:46:40+02:00");
        assert_eq!(moment(&contents(COROS, Some((RUN, RUN))), RUN), "2021-09-08T03:46:40+02:00");
    }

    #[test]
    fn uptime_is_dated_by_the_local_time_or_refused() {
        let dated = contents(1, Some((16_444_673, 698_070_063)));
        assert_eq!(moment(&dated, 16_441_241), "2012-02-13T11:23:51+01:00");
        let undated = contents(1, None);
        assert_eq!(Dating::of(&undated, 16_441_241), Err(Refusal::ClockNotSet { year: 1990 }));
    }
}
