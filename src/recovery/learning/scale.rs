//! The scales of the check-in, and the mornings they were answered on.

use crate::journal::{Athlete, CheckIn, Day, Journal, Kept, Moment, Ten};
use crate::recovery::assessment::System;
use crate::recovery::body::Body;
use crate::recovery::evidence::{self as ev};

use super::branch::{Gauge, Load};
use super::strain::{Strain, mean};

/// Mornings older than this no longer teach: people change, and a year holds every season.
pub const LEARNED_DAYS: i64 = 366;
/// How far a runner's own level may lie from the usual one, beside the noise of the scale.
pub(in crate::recovery) const LEVEL_SPREAD: f64 = 1.0;
/// How much one standard deviation of strain moves what is said, in points of the scale (the mean of ten people of `PMData`).
pub(in crate::recovery) const STRAIN_ON_SORENESS: f64 = 0.20;
/// The same for fatigue.
pub(in crate::recovery) const STRAIN_ON_FATIGUE: f64 = 0.40;
/// The same for mood, of which less is worse.
pub(in crate::recovery) const STRAIN_ON_MOOD: f64 = -0.30;
/// Entries older than this no longer change an answer: what was felt on the oldest mornings stems from two months more, and
/// how hard those sessions were is read beside the best of another half year.
pub const MEMORY_DAYS: i64 = LEARNED_DAYS + 60 + 184;

/// A scale of the check-in that teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Soreness, 0-10.
    Soreness,
    /// Fatigue, 1-5; 5 is most tired.
    Fatigue,
    /// Mood, 1-5; 5 is best.
    Mood,
}

/// What was said on one day, of the body or of what else weighed on it, and what the model held of that moment.
#[derive(Debug, Clone, Copy)]
pub struct Morning {
    /// The day, counted from the day asked from: 0 is today, -1 yesterday.
    pub day: i64,
    said: [Option<f64>; 3],
    /// What besides training weighed on it, in standard deviations beyond the usual.
    pub strain: f64,
    soreness: Load,
    freshness: Load,
}

impl Morning {
    /// Gives what bore on a system that morning: what the model held of it, nothing for a system that no scale speaks of, and the
    /// strain.
    pub fn load(&self, system: System) -> Load {
        let load = match system {
            System::Soreness => self.soreness,
            System::Freshness => self.freshness,
            System::Strength | System::Fuel | System::Heart | System::Tissue => Load::NONE,
        };
        load.under(self.strain)
    }
}

impl Scale {
    /// Every scale.
    pub const ALL: [Self; 3] = [Self::Soreness, Self::Fatigue, Self::Mood];

    /// Gives the system that the scale speaks of.
    #[must_use]
    pub const fn system(self) -> System {
        match self {
            Self::Soreness => System::Soreness,
            Self::Fatigue | Self::Mood => System::Freshness,
        }
    }

    /// Gives the least and the most that can be said.
    #[must_use]
    pub const fn ends(self) -> (f64, f64) {
        match self {
            Self::Soreness => (0.0, 10.0),
            Self::Fatigue | Self::Mood => (1.0, 5.0),
        }
    }

    /// Gives what a recovered runner usually says.
    #[must_use]
    pub const fn usual(self) -> f64 {
        match self {
            Self::Soreness => 1.0,
            Self::Fatigue => 2.0,
            Self::Mood => 4.0,
        }
    }

    /// Gives how much is said for one unit of the system's deficit; negative where more is better.
    #[must_use]
    pub const fn span(self) -> f64 {
        match self {
            Self::Soreness => 1.0,
            Self::Fatigue => ev::FATIGUE_SPAN,
            Self::Mood => -ev::FATIGUE_SPAN,
        }
    }

    /// Gives how much it varies by itself, in its own points.
    #[must_use]
    pub const fn noise(self) -> f64 {
        match self {
            Self::Soreness => ev::SORENESS_NOISE,
            Self::Fatigue | Self::Mood => ev::FATIGUE_NOISE,
        }
    }

    /// Gives what an answer on it is made of.
    #[must_use]
    pub const fn gauge(self) -> Gauge {
        let strain = match self {
            Self::Soreness => STRAIN_ON_SORENESS,
            Self::Fatigue => STRAIN_ON_FATIGUE,
            Self::Mood => STRAIN_ON_MOOD,
        };
        let (usual, span, noise, ends) = (self.usual(), self.span(), self.noise(), self.ends());
        Gauge { usual, level_spread: LEVEL_SPREAD * noise, span, noise, ends, strain }
    }

    /// Puts what was said on the system's scale: the deficit it claims above this level.
    #[must_use]
    pub fn above(self, said: f64, level: f64) -> f64 {
        (said - level) / self.span()
    }

    /// Gives what a check-in says on the scale.
    fn in_check_in(self, check_in: &CheckIn) -> Option<f64> {
        match self {
            Self::Soreness => check_in.soreness.map(Ten::value),
            Self::Fatigue => check_in.fatigue.map(|said| f64::from(said.value())),
            Self::Mood => check_in.mood.map(|said| f64::from(said.value())),
        }
    }

    /// Gives what was said on the scale that morning.
    #[must_use]
    pub fn said(self, morning: &Morning) -> Option<f64> {
        morning.said.get(self as usize).copied().flatten()
    }
}

/// Gathers the mornings of the last year up to `now`, in order; several check-ins of one day are one morning and count with
/// their mean, so that their order does not matter.
pub fn mornings(now: Moment, journal: &Journal, athlete: &Athlete, past: &Body) -> Vec<Morning> {
    let today = Day::of(now, athlete.day_start);
    let check_ins = journal.check_ins();
    let until = check_ins.partition_point(|check_in| check_in.at <= now);
    let first = check_ins.partition_point(|check_in| now.days_since(check_in.at) > LEARNED_DAYS as f64);
    let recent = check_ins.get(first..until.max(first)).unwrap_or_default();
    let day = |check_in: &Kept<CheckIn>| Day::of(check_in.at, athlete.day_start);
    let mut strain = Strain::default();
    let answered = recent.chunk_by(|one, next| day(one) == day(next)).filter_map(|of_day| {
        let strain = strain.of(of_day);
        let said = Scale::ALL.map(|scale| mean(of_day.iter().filter_map(|check_in| scale.in_check_in(check_in))));
        // What a watch adds at another hour does not move the hour at which the runner answered.
        let answers = |check_in: &&Kept<CheckIn>| Scale::ALL.iter().any(|scale| scale.in_check_in(check_in).is_some());
        let last = of_day.iter().rfind(answers).or_else(|| of_day.last().filter(|_| strain != 0.0))?;
        Some((last, said, strain))
    });
    let answered: Vec<_> = answered.collect();
    let days_ago: Vec<f64> = answered.iter().map(|(last, ..)| now.days_since(last.at)).collect();
    let [soreness, freshness] = [System::Soreness, System::Freshness].map(|system| Load::ago(past, system, &days_ago));
    let loads = soreness.into_iter().zip(freshness);
    answered
        .into_iter()
        .zip(loads)
        .map(|((last, said, strain), (soreness, freshness))| Morning {
            day: day(last).since(today),
            said,
            strain,
            soreness,
            freshness,
        })
        .collect()
}
