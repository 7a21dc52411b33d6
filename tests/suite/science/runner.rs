//! Logs of a few sessions whose last one ends at day 0.

use deckchair::journal::{Athlete, Day, DayStart, Entry, Id, Journal, Kind, Metres, Moment, Rpe, Seconds, Session, Sport};
use deckchair::recovery::{Assessment, Rung, System, assess};
use serde::Deserialize;

/// The year the tests live in.
pub const YEAR: i32 = 2026;

/// A session of a test, as short as it can be said.
#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// Moving time.
    pub hours: f64,
    pub rpe: Option<f64>,
    pub kind: Option<Kind>,
    pub descent: Option<f64>,
    pub distance: Option<f64>,
    pub sport: Option<Sport>,
    /// The day it ends, days after the end of day 0.
    #[serde(default)]
    pub ends: f64,
}

impl Effort {
    pub const fn run(hours: f64, rpe: f64) -> Self {
        Self { hours, rpe: Some(rpe), kind: None, descent: None, distance: None, sport: None, ends: 0.0 }
    }

    pub const fn ending(self, ends: f64) -> Self {
        Self { ends, ..self }
    }
}

/// A log and its runner.
pub struct Log {
    pub journal: Journal,
    pub athlete: Athlete,
}

/// Noon of the day on which the tested sessions end.
pub fn day_zero() -> Moment {
    Moment::from_rfc3339("2026-06-07T12:00:00+00:00").unwrap()
}

impl Log {
    pub fn of(efforts: &[Effort], athlete: Athlete) -> Self {
        let entries =
            efforts.iter().enumerate().map(|(index, effort)| (Id::new(uuid::Uuid::from_u128(index as u128 + 1)), entry(effort)));
        Self { journal: Journal::from_entries(entries), athlete }
    }

    pub fn assess(&self, at: f64) -> Assessment {
        assess(day_zero().plus_days(at), &self.journal, &self.athlete)
    }

    pub fn deficit(&self, system: System, at: f64) -> f64 {
        self.assess(at).systems[system.index()].deficit
    }

    /// Gives the days from day 0 to the first morning of a rung, asked so many days after.
    pub fn opens_asked(&self, rung: Rung, at: f64) -> f64 {
        at + self.assess(at).ladder.unwrap().ready(rung).unwrap().in_days
    }
}

fn entry(effort: &Effort) -> Entry {
    let end = day_zero().plus_days(effort.ends);
    let mut session = Session::new(effort.sport.unwrap_or(Sport::Run), end.plus_seconds(-effort.hours * 3600.0));
    session.moving = Some(Seconds::new(effort.hours * 3600.0).unwrap());
    session.rpe = effort.rpe.map(|rpe| Rpe::new(rpe).unwrap());
    session.kind = effort.kind;
    session.descent = effort.descent.map(|descent| Metres::new(descent).unwrap());
    session.distance = effort.distance.map(|distance| Metres::new(distance).unwrap());
    Entry::Session(session)
}

/// The day that lies so many days after day 0.
pub fn day(ahead: i64) -> Day {
    Day::of(day_zero(), DayStart::default()).plus(ahead)
}
