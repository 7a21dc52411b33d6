//! When a session started, by what its line says.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::days::{DayWord, Lean, plus};
use super::draft::Draft;
use super::misread::{Misread, Reason};
use crate::journal::{Moment, Zone};
use crate::phrase::dates;

/// How far a session may end ahead of now: clocks and watches differ a little.
const AHEAD_S: f64 = 300.0;
/// The hour at which a session of another day starts, where only the day is said.
const UNSAID_HOUR: u32 = 9;
/// Before this hour a time of day later than now is that of the evening before.
const EVENING_LASTS_UNTIL_H: u32 = 4;
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
pub(super) fn start(draft: &Draft, now: Moment, zone: Zone) -> (Start, Option<Misread>) {
    let now = zone.at(now.utc());
    let asked = Asked { now, zone, length: length(draft) };
    match asked.found(draft).and_then(|start| asked.possible(start)) {
        Ok(start) => (start, None),
        Err(reason) => (here(asked.ends_now()), Some(Misread::new(span(draft), reason))),
    }
}

/// Gives where the line speaks of the start.
fn span(draft: &Draft) -> Range<usize> {
    let spans = [
        draft.instant.as_ref().map(|said| &said.span),
        draft.wall.as_ref().map(|said| &said.span),
        draft.ago.as_ref().map(|said| &said.span),
        draft.day.as_ref().map(|said| &said.span),
        draft.clock.as_ref().map(|said| &said.span),
        draft.part.as_ref().map(|said| &said.span),
    ];
    let spans = || spans.iter().flatten();
    spans().map(|span| span.start).min().unwrap_or(0)..spans().map(|span| span.end).max().unwrap_or(0)
}

const fn here(at: Moment) -> Start {
    Start { at, is_elsewhere: false }
}

fn length(draft: &Draft) -> f64 {
    let moving = draft.time.as_ref().map_or(0.0, |time| time.what.value());
    draft.elapsed.as_ref().map_or(0.0, |time| time.what.value()).max(moving)
}

/// The question of one line: when did a session of this length start?
struct Asked {
    now: Moment,
    zone: Zone,
    length: f64,
}

impl Asked {
    fn found(&self, draft: &Draft) -> Result<Start, Reason> {
        if let Some(said) = &draft.instant {
            let is_elsewhere = self.zone.at(said.what.utc()).offset_s() != said.what.offset_s();
            return Ok(Start { at: said.what, is_elsewhere });
        }
        if let Some(said) = &draft.wall {
            return Ok(here(self.zone.moment(said.what)));
        }
        if let Some(said) = draft.ago.as_ref().filter(|said| said.what > 0.0) {
            return Ok(here(whole_second(self.now.plus_seconds(-said.what))));
        }
        let clock = clock(draft);
        match (&draft.day, clock) {
            (Some(day), clock) => self.on_day(day.what, clock).map(here),
            (None, Some(Clock::Said(clock))) => Ok(here(self.at_clock(clock))),
            (None, Some(Clock::About(clock))) => Ok(here(self.not_ahead(self.moment(self.today(), clock)))),
            (None, None) => Ok(here(self.ends_now())),
        }
    }

    fn today(&self) -> NaiveDate {
        self.now.wall().date()
    }

    fn moment(&self, date: NaiveDate, clock: NaiveTime) -> Moment {
        self.zone.moment(date.and_time(clock))
    }

    fn ends_now(&self) -> Moment {
        whole_second(self.now.plus_seconds(-self.length))
    }

    /// Gives the start on a day; where only today is said, the session ends now.
    fn on_day(&self, word: DayWord, clock: Option<Clock>) -> Result<Moment, Reason> {
        let date = word.date(self.today(), Lean::Past)?;
        let clock = match clock {
            Some(Clock::Said(clock)) => clock,
            Some(Clock::About(clock)) => return Ok(self.not_ahead(self.moment(date, clock))),
            None if date == self.today() => return Ok(self.ends_now()),
            None => NaiveTime::from_hms_opt(UNSAID_HOUR, 0, 0).unwrap_or_default(),
        };
        let start = self.moment(date, clock);
        // The last Saturday on which it can have been: said on a Saturday morning, `sat 18:00` was a week ago.
        let was_a_week_ago = matches!(word, DayWord::Weekday(_)) && date == self.today() && self.ends_ahead(start);
        Ok(if was_a_week_ago { self.moment(plus(date, -7), clock) } else { start })
    }

    /// Gives the start where only the time of day is said: today, or shortly after midnight the evening before.
    fn at_clock(&self, clock: NaiveTime) -> Moment {
        let wall = self.now.wall();
        let last_evening = clock > wall.time() && wall.hour() < EVENING_LASTS_UNTIL_H;
        self.moment(if last_evening { plus(wall.date(), -1) } else { wall.date() }, clock)
    }

    /// Moves a start of today that is only roughly known back, so that the session does not end ahead of now.
    fn not_ahead(&self, start: Moment) -> Moment {
        let is_today = start.wall().date() == self.today();
        if is_today && self.ends_ahead(start) { self.ends_now() } else { start }
    }

    fn possible(&self, start: Start) -> Result<Start, Reason> {
        if start.at.days_since(self.now) < -OLDEST_DAYS {
            let word = start.at.wall().date().to_string();
            return Err(Reason::Impossible { word, why: "is more than a hundred years ago", remedy: "write the year in full" });
        }
        if !self.ends_ahead(start.at) {
            return Ok(start);
        }
        let is_ahead = start.at > self.now;
        let (what, when) = if is_ahead { ("the start", start.at) } else { ("the end", start.at.plus_seconds(self.length)) };
        let remedy = if start.at.wall().date() > self.today() {
            "write a day that has been; what is to come is planned, not logged"
        } else {
            "write when it started, such as yesterday 18:30, or wait until it is done"
        };
        Err(Reason::Future { what, when: dates::moment(when), remedy })
    }

    fn ends_ahead(&self, start: Moment) -> bool {
        start.plus_seconds(self.length) > self.now.plus_seconds(AHEAD_S)
    }
}

/// A time of day as it was said.
#[derive(Debug, Clone, Copy)]
enum Clock {
    /// In figures.
    Said(NaiveTime),
    /// By the part of the day.
    About(NaiveTime),
}

/// Gives the time of day; in the afternoon and evening 7:30 is half past seven in the evening.
fn clock(draft: &Draft) -> Option<Clock> {
    let part = draft.part.as_ref().map(|part| part.what);
    match (draft.clock.as_ref().map(|clock| clock.what), part) {
        (Some(clock), Some(part)) if part > 12 && clock.hour() < 12 => {
            Some(Clock::Said(clock.overflowing_add_signed(TimeDelta::hours(12)).0))
        }
        (Some(clock), _) => Some(Clock::Said(clock)),
        (None, Some(part)) => NaiveTime::from_hms_opt(part, 0, 0).map(Clock::About),
        (None, None) => None,
    }
}

/// Drops the fraction of a second, which nobody said.
fn whole_second(moment: Moment) -> Moment {
    let fraction = TimeDelta::nanoseconds(i64::from(moment.wall().nanosecond() % 1_000_000_000));
    Moment::new(moment.date_time().checked_sub_signed(fraction).unwrap_or(moment.date_time()))
}
