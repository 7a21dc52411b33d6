//! The scales of the check-in, and the mornings they were answered on.

use crate::journal::{Athlete, CheckIn, Day, Journal, Kept, Moment, Ten};
use crate::recovery::assessment::System;
use crate::recovery::body::Body;
use crate::recovery::evidence::{self as ev};
use crate::recovery::mornings::Mornings;

use super::branch::{Gauge, Load};
use super::heeded::Aftermaths;
use super::strain::{Strain, Strained, mean};
use super::track::Habits;
use super::unwell::Unwell;

/// Mornings older than this no longer teach: people change, and a year holds every season.
pub const LEARNED_DAYS: i64 = 366;
/// How far a runner's own level may lie from the usual one, beside the noise of the scale.
pub(in crate::recovery) const LEVEL_SPREAD: f64 = 1.0;
/// The most that soreness may be and still be a runner's usual, points of 0-10.
pub(in crate::recovery) const WORST_USUAL_SORENESS: f64 = 6.5;
/// The same for fatigue, and mirrored for mood, points of 1-5.
pub(in crate::recovery) const WORST_USUAL_FATIGUE: f64 = 4.0;
/// How much one standard deviation of a shorter night, of a worse one and of stress each move what is said, in points of the
/// scale (the mean slopes within ten people of `PMData`, all three at once).
pub(in crate::recovery) const STRAIN_ON_SORENESS: [f64; 3] = [0.01, 0.13, 0.10];
/// The same for fatigue.
pub(in crate::recovery) const STRAIN_ON_FATIGUE: [f64; 3] = [0.16, 0.27, 0.05];
/// The same for mood, of which less is worse.
pub(in crate::recovery) const STRAIN_ON_MOOD: [f64; 3] = [0.02, -0.11, -0.26];
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
    /// What besides training weighed on it.
    pub strain: Strained,
    /// What the model held of each scale's system when it was answered.
    loads: [Load; 3],
    /// Whether it fell into the weeks after a hard effort.
    pub in_aftermath: bool,
}

impl Morning {
    /// Gives what bore on an answer of that morning: what the model held of the scale's system then, and the strain.
    #[must_use]
    pub fn load(&self, scale: Scale) -> Load {
        self.loads.get(scale as usize).copied().unwrap_or(Load::NONE).under(self.strain).after(self.in_aftermath)
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

    /// Gives the least and the most that a recovered runner may usually say: who says worse than this morning after morning is
    /// not recovered, however used to it they are.
    #[must_use]
    pub const fn usual_ends(self) -> (f64, f64) {
        let (least, most) = self.ends();
        match self {
            Self::Soreness | Self::Fatigue => (least, self.worst_usual()),
            Self::Mood => (self.worst_usual(), most),
        }
    }

    /// Gives the worst of these.
    #[must_use]
    pub const fn worst_usual(self) -> f64 {
        match self {
            Self::Soreness => WORST_USUAL_SORENESS,
            Self::Fatigue => WORST_USUAL_FATIGUE,
            Self::Mood => 6.0 - WORST_USUAL_FATIGUE,
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
        let per_strain = match self {
            Self::Soreness => STRAIN_ON_SORENESS,
            Self::Fatigue => STRAIN_ON_FATIGUE,
            Self::Mood => STRAIN_ON_MOOD,
        };
        let (usual, span, noise, ends, usual_ends) = (self.usual(), self.span(), self.noise(), self.ends(), self.usual_ends());
        Gauge { usual, level_spread: LEVEL_SPREAD * noise, span, noise, ends, usual_ends, per_strain }
    }

    /// Gives the habits of answering on it that are followed.
    #[must_use]
    pub const fn habits(self) -> Habits {
        match self {
            Self::Soreness => Habits::ANSWERING,
            Self::Fatigue | Self::Mood => Habits::FEELING,
        }
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

    /// Gives what the check-ins of a day say on the scale, and how many days before `now` they say it: the means.
    fn answered(self, of_day: &[Kept<CheckIn>], now: Moment) -> Option<(f64, f64)> {
        let answers = || of_day.iter().filter_map(|check_in| Some((self.in_check_in(check_in)?, now.days_since(check_in.at))));
        mean(answers().map(|(said, _)| said)).zip(mean(answers().map(|(_, days_ago)| days_ago)))
    }

    /// Gives what was said on the scale that morning.
    #[must_use]
    pub fn said(self, morning: &Morning) -> Option<f64> {
        morning.said.get(self as usize).copied().flatten()
    }
}

/// Gathers the mornings of the last year up to `now`, in order; several check-ins of one day are one morning and count with
/// their mean, so that their order does not matter. Mornings on which the runner was unwell are left out.
pub fn mornings(now: Moment, journal: &Journal, athlete: &Athlete, past: &Body) -> Vec<Morning> {
    let today = Day::of(now, athlete.day_start);
    let unwell = Unwell::of(&Mornings::of(now, journal, athlete), journal);
    let check_ins = journal.check_ins();
    let until = check_ins.partition_point(|check_in| check_in.at <= now);
    let first = check_ins.partition_point(|check_in| now.days_since(check_in.at) > LEARNED_DAYS as f64);
    let recent = check_ins.get(first..until.max(first)).unwrap_or_default();
    let day = |check_in: &Kept<CheckIn>| Day::of(check_in.at, athlete.day_start);
    let mut strain = Strain::default();
    let answered = recent.chunk_by(|one, next| day(one) == day(next)).filter_map(|of_day| {
        let day = of_day.first().map(day).filter(|day| !unwell.holds(*day))?;
        Some((day.since(today), strain.of(of_day), Scale::ALL.map(|scale| scale.answered(of_day, now))))
    });
    let answered: Vec<Answered> = answered.collect();
    let loads = loads(past, &answered);
    let aftermaths = Aftermaths::of(past);
    let of_day = |at: usize| loads.each_ref().map(|loads| loads.get(at).copied().unwrap_or(Load::NONE));
    let mornings = answered.into_iter().enumerate();
    mornings
        .map(|(at, (day, strain, said))| Morning {
            day,
            said: said.map(|said| said.map(|(said, _)| said)),
            strain,
            loads: of_day(at),
            in_aftermath: aftermaths.hold(-day as f64),
        })
        .collect()
}

/// A day, counted from the day asked from, the strain of its morning, and for each scale what was said and how many days ago.
type Answered = (i64, Strained, [Option<(f64, f64)>; 3]);

/// Gives what the model held of each scale's system whenever the scale was answered.
fn loads(past: &Body, answered: &[Answered]) -> [Vec<Load>; 3] {
    let [soreness, fatigue, mood] = Scale::ALL.map(|scale| {
        let days_ago = |(day, _, said): &Answered| {
            let said = said.get(scale as usize).copied().flatten();
            said.map_or(-*day as f64, |(_, days_ago)| days_ago)
        };
        answered.iter().map(days_ago).collect::<Vec<f64>>()
    });
    let ago = |scale: Scale, days_ago: &[f64]| Load::ago(past, scale.system(), days_ago);
    let of_fatigue = ago(Scale::Fatigue, &fatigue);
    // Both speak of freshness, and are mostly answered in one breath.
    let of_mood = if mood == fatigue { of_fatigue.clone() } else { ago(Scale::Mood, &mood) };
    [ago(Scale::Soreness, &soreness), of_fatigue, of_mood]
}
