//! When a session started, by what its line says.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::days::{DayWord, Lean, plus};
use super::here::Here;
use super::misread::{Misread, MisreadReason};
use super::timing::Timing;
use crate::journal::Moment;
use crate::phrase::dates;

/// How far a session may end ahead of now: clocks and watches differ a little.
const AHEAD_S: f64 = 300.0;
/// The hour at which a session of another day starts, where only the day is said; later where the runner's day begins later.
const UNSAID_HOUR: u32 = 9;
/// Nobody logs what they did longer ago.
const OLDEST_DAYS: f64 = 36_600.0;

/// When a session started.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    /// The moment.
    pub at: Moment,
    /// Whether it was lived in another offset than that of the runner's zone.
    pub is_elsewhere: bool,
}

/// Finds when a session started, and says what is wrong with it, if anything is.
///
/// The length is in seconds; for what has none, such as a meal, this is when it was.
pub(super) fn start(timing: &Timing, length: f64, now: Moment, here: Here) -> (Start, Option<Misread>) {
    let now = here.zone.at(now.utc());
    let asked = StartQuestion { now, here, length };
    match asked.found(timing).and_then(|start| asked.possible(start)) {
        Ok(start) => (start, None),
        Err(reason) => (lived_here(asked.ends_now()), Some(Misread::new(timing.span().unwrap_or_default(), reason))),
    }
}

const fn lived_here(at: Moment) -> Start {
    Start { at, is_elsewhere: false }
}

/// The question of one line: when did a session of this length start?
struct StartQuestion {
    now: Moment,
    here: Here,
    length: f64,
}

impl StartQuestion {
    fn found(&self, timing: &Timing) -> Result<Start, MisreadReason> {
        if let Some(said) = &timing.instant {
            let is_elsewhere = self.here.zone.at(said.what.utc()).offset_s() != said.what.offset_s();
            return Ok(Start { at: said.what, is_elsewhere });
        }
        if let Some(said) = &timing.wall {
            return Ok(lived_here(self.here.zone.moment(said.what)));
        }
        if let Some(said) = timing.ago.as_ref().filter(|said| said.what > 0.0) {
            return Ok(lived_here(whole_second(self.now.plus_seconds(-said.what))));
        }
        let clock = clock(timing);
        match (&timing.day, clock) {
            (Some(day), clock) => self.on_day(day.what, clock).map(lived_here),
            (None, Some(HourSaid::Said(clock))) => Ok(lived_here(self.at_clock(clock))),
            (None, Some(HourSaid::About(clock))) => Ok(lived_here(self.not_ahead(self.moment(self.today(), clock)))),
            (None, None) => Ok(lived_here(self.ends_now())),
        }
    }

    /// Gives the date of the runner's day: shortly after midnight still that of the evening.
    fn today(&self) -> NaiveDate {
        self.here.today(self.now)
    }

    /// Says whether the calendar has moved on while the runner's day still lasts.
    fn is_after_midnight(&self) -> bool {
        self.now.wall().date() != self.today()
    }

    fn moment(&self, date: NaiveDate, clock: NaiveTime) -> Moment {
        self.here.zone.moment(date.and_time(clock))
    }

    fn ends_now(&self) -> Moment {
        whole_second(self.now.plus_seconds(-self.length))
    }

    /// Gives the start on a day; where only today is said, the session ends now.
    fn on_day(&self, word: DayWord, clock: Option<HourSaid>) -> Result<Moment, MisreadReason> {
        let date = word.date(self.today(), Lean::Past)?;
        let clock = match clock {
            Some(HourSaid::Said(clock)) => clock,
            Some(HourSaid::About(clock)) => return Ok(self.not_ahead(self.moment(date, clock))),
            None if date == self.today() => return Ok(self.ends_now()),
            None => NaiveTime::from_hms_opt(UNSAID_HOUR, 0, 0).unwrap_or_default().max(self.here.begins()),
        };
        // `today 0:30`, said at half past one, was an hour ago.
        let small_hours = self.moment(self.now.wall().date(), clock);
        if self.is_after_midnight() && date == self.today() && clock < self.here.begins() && !self.ends_ahead(small_hours) {
            return Ok(small_hours);
        }
        let start = self.moment(date, clock);
        // The last Saturday on which it can have been: said on a Saturday morning, `sat 18:00` was a week ago.
        let was_a_week_ago = matches!(word, DayWord::Weekday(_)) && date == self.today() && self.ends_ahead(start);
        Ok(if was_a_week_ago { self.moment(plus(date, -7), clock) } else { start })
    }

    /// Gives the start where only the time of day is said: today, or shortly after midnight the evening before.
    fn at_clock(&self, clock: NaiveTime) -> Moment {
        let wall = self.now.wall();
        let last_evening = clock > wall.time() && self.is_after_midnight();
        self.moment(if last_evening { plus(wall.date(), -1) } else { wall.date() }, clock)
    }

    /// Moves a start of today that is only roughly known back, so that the session does not end ahead of now.
    fn not_ahead(&self, start: Moment) -> Moment {
        let is_today = start.wall().date() == self.now.wall().date();
        if is_today && self.ends_ahead(start) { self.ends_now() } else { start }
    }

    fn possible(&self, start: Start) -> Result<Start, MisreadReason> {
        if start.at.days_since(self.now) < -OLDEST_DAYS {
            let word = start.at.wall().date().to_string();
            return Err(MisreadReason::Impossible { word, why: "is more than a hundred years ago", remedy: "check the year" });
        }
        if !self.ends_ahead(start.at) {
            return Ok(start);
        }
        let is_ahead = start.at > self.now;
        let (what, when) = if is_ahead { ("that moment", start.at) } else { ("the end", start.at.plus_seconds(self.length)) };
        let remedy = if start.at.wall().date() > self.now.wall().date() {
            "write a day that has been; what is to come is planned, not logged"
        } else {
            "write when it was, such as yesterday 18:30"
        };
        Err(MisreadReason::Future { what, when: dates::moment(when), remedy })
    }

    fn ends_ahead(&self, start: Moment) -> bool {
        start.plus_seconds(self.length) > self.now.plus_seconds(AHEAD_S)
    }
}

/// A time of day as it was said.
#[derive(Debug, Clone, Copy)]
enum HourSaid {
    /// In figures.
    Said(NaiveTime),
    /// By the part of the day.
    About(NaiveTime),
}

/// Gives the time of day; in the afternoon and evening 7:30 is half past seven in the evening.
fn clock(timing: &Timing) -> Option<HourSaid> {
    let part = timing.part.as_ref().map(|part| part.what);
    match (timing.clock.as_ref().map(|clock| clock.what), part) {
        (Some(clock), Some(part)) if part > 12 && clock.hour() < 12 => {
            Some(HourSaid::Said(clock.overflowing_add_signed(TimeDelta::hours(12)).0))
        }
        (Some(clock), _) => Some(HourSaid::Said(clock)),
        (None, Some(part)) => NaiveTime::from_hms_opt(part, 0, 0).map(HourSaid::About),
        (None, None) => None,
    }
}

/// Drops the fraction of a second, which nobody said.
fn whole_second(moment: Moment) -> Moment {
    let fraction = TimeDelta::nanoseconds(i64::from(moment.wall().nanosecond() % 1_000_000_000));
    Moment::new(moment.date_time().checked_sub_signed(fraction).unwrap_or(moment.date_time()))
}
