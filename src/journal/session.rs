//! Sessions, rest days and intake.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Bpm, Day, DayStart, Grams, Metres, Millilitres, Moment, Recordings, Rpe, Seconds, Sport, Ten};

/// What a session was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Easy.
    Easy,
    /// Long.
    Long,
    /// Tempo or threshold.
    Tempo,
    /// Intervals ("split session").
    Intervals,
    /// A race.
    Race,
    /// What the runner calls a recovery run; counted as the training that it is.
    Recovery,
}

impl Kind {
    /// Every kind, in the order in which menus show them.
    pub const ALL: [Self; 6] = [Self::Easy, Self::Long, Self::Tempo, Self::Intervals, Self::Race, Self::Recovery];
}

/// Where a session came from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file it was read from; absent where the runner typed it.
    pub file: Option<String>,
    /// The format of that file: `fit`, `gpx`, `tcx`, …
    pub format: Option<String>,
    /// The watch or app that recorded it, as the file names it.
    pub device: Option<String>,
    /// How climb and descent were found, where not said by the runner.
    pub climb_method: Option<String>,
    /// What each file said of it, where there are several, or the runner changed something.
    #[serde(default, skip_serializing_if = "Recordings::is_empty")]
    pub recordings: Recordings,
}

/// One session: a stretch of one sport.
///
/// Every field but the sport and the start may be unsaid. Moving time is the time in motion, elapsed time runs from
/// start to stop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The sport.
    pub sport: Sport,
    /// The sport's own name where [`Sport::Other`], such as `snorkeling` or `sport 82`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sport_name: Option<String>,
    /// What it was meant to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// When it started, in the offset it was lived in.
    pub start: Moment,
    /// The IANA zone it was lived in, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Tz>,
    /// Time in motion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving: Option<Seconds>,
    /// Time from start to stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elapsed: Option<Seconds>,
    /// Distance covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<Metres>,
    /// Metres climbed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub climb: Option<Metres>,
    /// Metres descended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub descent: Option<Metres>,
    /// Session RPE on the CR10 scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<Rpe>,
    /// How it felt, 0 (very weak) to 10 (very strong), as watches ask it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feel: Option<Ten>,
    /// Average heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heart_avg: Option<Bpm>,
    /// Highest heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heart_max: Option<Bpm>,
    /// The watch's own recovery time, where the file has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch_recovery: Option<Seconds>,
    /// A short name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Free notes, several lines allowed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Where it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Tags without their `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where it came from.
    #[serde(default)]
    pub source: Source,
}

impl Session {
    /// Makes a session of which only sport and start are known.
    #[must_use]
    pub fn new(sport: Sport, start: Moment) -> Self {
        Self {
            sport,
            sport_name: None,
            kind: None,
            start,
            zone: None,
            moving: None,
            elapsed: None,
            distance: None,
            climb: None,
            descent: None,
            rpe: None,
            feel: None,
            heart_avg: None,
            heart_max: None,
            watch_recovery: None,
            title: String::new(),
            notes: String::new(),
            place: String::new(),
            tags: Vec::new(),
            source: Source::default(),
        }
    }

    /// Says whether it is known how far it went or how long it took; what is for comfort needs neither.
    #[must_use]
    pub const fn has_amount(&self) -> bool {
        self.distance.is_some() || self.moving.is_some() || self.elapsed.is_some() || self.sport.is_comfort()
    }

    /// Gives the moment it ended: start plus elapsed time, else plus moving time, else the start.
    #[must_use]
    pub fn end(&self) -> Moment {
        let length = match (self.elapsed, self.moving) {
            (Some(elapsed), Some(moving)) if elapsed.value() < moving.value() => Some(moving),
            (Some(elapsed), _) => Some(elapsed),
            (None, moving) => moving,
        };
        length.map_or(self.start, |length| self.start.after(length))
    }

    /// Gives the last day that it covers: the one of its end, unless it ended within the first hour of that day.
    #[must_use]
    pub fn last_day(&self, day_start: DayStart) -> Day {
        /// So little of a day does not count.
        const A_LITTLE_S: f64 = 3_600.0;
        Day::of(self.end().plus_seconds(-A_LITTLE_S).max(self.start), day_start)
    }
}

/// A day the runner says was a day of rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// The day.
    pub day: Day,
    /// What the runner adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// Something eaten or drunk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// When.
    pub at: Moment,
    /// Carbohydrate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carbohydrate: Option<Grams>,
    /// Protein.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protein: Option<Grams>,
    /// Fluid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fluid: Option<Millilitres>,
    /// What it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}
