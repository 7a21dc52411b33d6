//! When things happened: instants with the offset they were lived in, and the runner's own days.

use chrono::{DateTime, Datelike, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Seconds;

const SECONDS_A_DAY: f64 = 86_400.0;

/// The days of a week.
pub const WEEK_DAYS: i64 = 7;

/// An instant together with the offset from UTC that it was lived in.
///
/// Ordered and compared by the instant alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// Takes an instant with its offset.
    #[must_use]
    pub const fn new(at: DateTime<FixedOffset>) -> Self {
        Self(at)
    }

    /// Reads an RFC 3339 text such as `2026-11-22T08:14:00+01:00`.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(Self)
    }

    /// Gives the instant with its offset.
    #[must_use]
    pub const fn date_time(self) -> DateTime<FixedOffset> {
        self.0
    }

    /// Gives the instant in UTC.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.0.to_utc()
    }

    /// Gives the wall clock's reading at this moment, where it was lived; that of UTC where it lies beyond the calendar.
    #[must_use]
    pub fn wall(self) -> NaiveDateTime {
        let utc = self.0.naive_utc();
        utc.checked_add_offset(*self.0.offset()).unwrap_or(utc)
    }

    /// Gives the offset from UTC in seconds, east positive.
    #[must_use]
    pub fn offset_s(self) -> i32 {
        self.0.offset().local_minus_utc()
    }

    /// Gives the days (of 86,400 s) from `earlier` to this moment; negative where `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> f64 {
        self.seconds_since(earlier) / SECONDS_A_DAY
    }

    /// Gives the seconds from `earlier` to this moment, to the millisecond; negative where `earlier` is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> f64 {
        (self.0.signed_duration_since(earlier.0).num_milliseconds() as f64) / 1000.0
    }

    /// Gives the hours from `earlier` to this moment; negative where `earlier` is later.
    #[must_use]
    pub fn hours_since(self, earlier: Self) -> f64 {
        self.seconds_since(earlier) / 3_600.0
    }

    /// Gives the whole seconds left until `later`, a begun one counted as one; 0 where that has passed.
    #[must_use]
    pub fn seconds_until(self, later: Self) -> u64 {
        // In whole milliseconds: a fraction of a day has no exact seconds, and rounding it up would add one.
        later.0.signed_duration_since(self.0).num_milliseconds().max(0).unsigned_abs().div_ceil(1_000)
    }

    /// Gives the moment so many days (of 86,400 s) later, in the same offset; itself where that lies beyond the calendar.
    #[must_use]
    pub fn plus_days(self, days: f64) -> Self {
        self.plus_seconds(days * SECONDS_A_DAY)
    }

    /// Gives the moment so many seconds later, in the same offset; itself where that lies beyond the calendar.
    #[must_use]
    pub fn plus_seconds(self, seconds: f64) -> Self {
        let milliseconds = (seconds * 1000.0).round() as i64;
        let span = TimeDelta::try_milliseconds(milliseconds).unwrap_or_default();
        Self(self.0.checked_add_signed(span).unwrap_or(self.0))
    }

    /// Gives the moment at which a stretch of this length that starts here ends.
    #[must_use]
    pub fn after(self, length: Seconds) -> Self {
        self.plus_seconds(length.value())
    }
}

impl std::fmt::Display for Moment {
    /// Writes RFC 3339 with whole seconds.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
    }
}

/// The minute of the wall clock at which the runner's day begins; 04:00 unless set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DayStart(u16);

impl Default for DayStart {
    fn default() -> Self {
        Self(4 * 60)
    }
}

impl DayStart {
    /// Takes minutes after midnight, less than twelve hours.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes < 12 * 60 { Some(Self(minutes)) } else { None }
    }

    /// Gives the minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

/// A day of the runner's own calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(NaiveDate);

impl Day {
    /// Takes a calendar date.
    #[must_use]
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Gives the day that a moment belongs to: before `start` on the wall clock it is still the day before.
    #[must_use]
    pub fn of(moment: Moment, start: DayStart) -> Self {
        let wall = moment.wall();
        let shifted = wall.checked_sub_signed(TimeDelta::minutes(i64::from(start.0))).unwrap_or(wall);
        Self(shifted.date())
    }

    /// Gives the calendar date.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// Gives the day so many days later, earlier where negative; itself where that lies beyond the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let span = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(span) } else { self.0.checked_add_days(span) };
        Self(moved.unwrap_or(self.0))
    }

    /// Gives the days from `earlier` to this day; negative where `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Gives the day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }
}

impl std::fmt::Display for Day {
    /// Writes `2026-11-22`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

/// Where the runner's clock hangs: a place of the IANA list, or a plain offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// A named zone, which knows when its clocks change.
    Named(Tz),
    /// A fixed offset.
    Fixed(FixedOffset),
}

impl Default for Zone {
    fn default() -> Self {
        Self::Named(Tz::UTC)
    }
}

impl Zone {
    /// Gives the moment of an instant as lived in this zone.
    #[must_use]
    pub fn at(self, instant: DateTime<Utc>) -> Moment {
        match self {
            Self::Named(tz) => Moment(instant.with_timezone(&tz).fixed_offset()),
            Self::Fixed(offset) => Moment(instant.with_timezone(&offset)),
        }
    }

    /// Gives the moment at which this zone's wall clock shows `wall`.
    ///
    /// An hour that happens twice is taken the first time; an hour that a clock change leaves out is counted on from the
    /// clock before the change: 02:30 on such a night is the moment that the new clock shows as 03:30. At either end of the
    /// calendar the offset is left out where the moment would lie beyond it.
    #[must_use]
    pub fn moment(self, wall: NaiveDateTime) -> Moment {
        match self {
            Self::Fixed(offset) => Moment(offset.from_utc_datetime(&instant(wall, offset))),
            Self::Named(tz) => match tz.from_local_datetime(&wall) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Moment(at.fixed_offset()),
                LocalResult::None => {
                    // The offset before the gap is that of the day before, wherever on Earth the zone lies.
                    let before = wall.checked_sub_signed(TimeDelta::days(1)).unwrap_or(wall);
                    let offset = tz.offset_from_utc_datetime(&before);
                    Moment(tz.from_utc_datetime(&instant(wall, chrono::Offset::fix(&offset))).fixed_offset())
                }
            },
        }
    }

    /// Gives the named zone, where it is one.
    #[must_use]
    pub const fn name(self) -> Option<Tz> {
        match self {
            Self::Named(tz) => Some(tz),
            Self::Fixed(_) => None,
        }
    }
}

/// Gives the instant, in UTC, at which a clock of this offset shows `wall`; `wall` where that lies beyond the calendar.
fn instant(wall: NaiveDateTime, offset: FixedOffset) -> NaiveDateTime {
    wall.checked_sub_offset(offset).unwrap_or(wall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_are_moments_in_every_zone() {
        let hours = |hours: i32| Zone::Fixed(FixedOffset::east_opt(hours * 3_600).unwrap());
        let zones = [hours(-11), hours(14), Zone::Named(Tz::America__New_York), Zone::Named(Tz::Pacific__Kiritimati)];
        for zone in zones {
            for wall in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
                let moment = zone.moment(wall);
                let _ = (moment.wall(), moment.plus_days(1.0), Day::of(moment, DayStart::default()));
                let _ = zone.at(wall.and_utc()).wall();
            }
        }
    }

    fn moment(text: &str) -> Moment {
        Moment::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_run_after_midnight_belongs_to_the_day_before() {
        let late = moment("2026-11-22T01:30:00+01:00");
        assert_eq!(Day::of(late, DayStart::default()).to_string(), "2026-11-21");
        let early = moment("2026-11-22T04:00:00+01:00");
        assert_eq!(Day::of(early, DayStart::default()).to_string(), "2026-11-22");
    }

    #[test]
    fn an_hour_left_out_by_the_clocks_is_taken_just_after() {
        let zone = Zone::Named(Tz::Europe__Paris);
        let wall = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(zone.moment(wall).to_string(), "2026-03-29T03:30:00+02:00");
        let east = Zone::Named(chrono_tz::Australia::Sydney);
        let wall = NaiveDate::from_ymd_opt(2026, 10, 4).unwrap().and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(east.moment(wall).to_string(), "2026-10-04T03:30:00+11:00");
    }

    #[test]
    fn an_hour_that_happens_twice_is_taken_the_first_time() {
        let zone = Zone::Named(Tz::Europe__Paris);
        let wall = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap().and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(zone.moment(wall).to_string(), "2026-10-25T02:30:00+02:00");
    }

    #[test]
    fn days_between_moments_count_instants_not_dates() {
        let before = moment("2026-03-28T12:00:00+01:00");
        let after = moment("2026-03-29T12:00:00+02:00");
        assert!((after.days_since(before) - 23.0 / 24.0).abs() < 1e-9);
    }
}
