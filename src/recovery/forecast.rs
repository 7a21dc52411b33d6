//! What the model expects of tomorrow's check-in and of each coming morning, so that anyone can hold it to account.

use crate::journal::{Athlete, Day, HrvMeasure, Journal, Moment};

use super::assess::Known;
use super::assessment::{Rung, System};
use super::body::Body;
use super::ensemble::{Ensemble, Runner};
use super::learning::{Foretold, Learned, Load, Scale};
use super::mornings::{HeartBase, Mornings};
use super::readiness::{Calendar, MORNINGS, Readiness, TENTH, quantile};
use super::veto::{overrule, vetoes};

/// Part of what a resting heart rate or its variability was beyond what was expected that is left a day later.
pub(super) const HEART_PERSISTENCE: f64 = 0.5;

/// What is expected of one figure: median, and the 10th and 90th percentile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Median.
    pub median: f64,
    /// 10th percentile.
    pub least: f64,
    /// 90th percentile.
    pub most: f64,
}

/// What the model expects.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The moment it is made.
    pub now: Moment,
    /// The morning its check-in is for: tomorrow's.
    pub day: Day,
    /// Soreness, 0-10.
    pub soreness: Expected,
    /// Fatigue, 1-5.
    pub fatigue: Expected,
    /// Mood, 1-5.
    pub mood: Expected,
    /// Resting heart rate, bpm; none where no base is known.
    pub resting_heart: Option<Expected>,
    /// Natural logarithm of RMSSD in ms; none where no base is known.
    pub ln_rmssd: Option<Expected>,
    /// The chance that each rung above rest is open on each coming morning, today first; what overrules the sum counts.
    pub ready: Vec<(Day, [f64; 3])>,
}

impl Forecast {
    /// Gives what is expected of soreness, fatigue and mood.
    #[must_use]
    pub const fn scales(&self) -> [Expected; 3] {
        [self.soreness, self.fatigue, self.mood]
    }

    /// Gives the chances of one rung, a morning at a time; empty for rest.
    pub fn chances(&self, rung: Rung) -> impl Iterator<Item = (Day, f64)> {
        let slot = Rung::CLIMB.iter().position(|other| *other == rung);
        self.ready.iter().filter_map(move |(day, chance)| Some((*day, chance.get(slot?).copied()?)))
    }
}

impl From<Foretold> for Expected {
    fn from(foretold: Foretold) -> Self {
        Self { median: foretold.median, least: foretold.least, most: foretold.most }
    }
}

/// Says what is expected of tomorrow's check-in and when each rung opens, from what is known at `now`.
#[must_use]
pub fn forecast(now: Moment, journal: &Journal, athlete: &Athlete) -> Forecast {
    let Known { body, ensemble, learned } = Known::at(now, journal, athlete);
    let calendar = Calendar::from(now, athlete);
    let tomorrow = calendar.mornings.get(1).copied().unwrap_or(1.0);
    let [soreness, fatigue, mood] = check_in_tomorrow(&learned, &body, &calendar);
    let said = Mornings::of(now, journal, athlete);
    let heart = |days: f64| median_heart(&body, &ensemble, days);
    let (today, tomorrow) = (heart(0.0), heart(tomorrow));
    let mut readiness = Readiness::of(&body, &ensemble);
    overrule(&mut readiness, &vetoes(now, journal, athlete), &calendar);
    let mornings = calendar.mornings.iter().take(MORNINGS).enumerate();
    Forecast {
        now,
        day: calendar.today.plus(1),
        soreness,
        fatigue,
        mood,
        resting_heart: said.resting_heart_base().map(|base| of_heart(base, [today, tomorrow], &said.resting_hearts())),
        ln_rmssd: said
            .hrv_base()
            .filter(|_| said.hrv_measure() == Some(HrvMeasure::Rmssd))
            .map(|base| of_heart(base, [-today, -tomorrow], &said.hrv_days())),
        ready: mornings.map(|(ahead, in_days)| (calendar.today.plus(ahead as i64), readiness.chance(*in_days))).collect(),
    }
}

/// Gives what tomorrow's check-in is expected to say where nothing is done until then: soreness, fatigue and mood.
pub(super) fn check_in_tomorrow(learned: &Learned, body: &Body, calendar: &Calendar) -> [Expected; 3] {
    let tomorrow = calendar.mornings.get(1).copied().unwrap_or(1.0);
    Scale::ALL.map(|scale| learned.foretell(scale, 1, Load::ahead(body, scale.system(), tomorrow)).into())
}

/// Gives the deficit of the heart so many days from now, over all possible runners: the median, in standard deviations.
fn median_heart(body: &Body, ensemble: &Ensemble, in_days: f64) -> f64 {
    let by_way: Vec<f64> = ensemble.ways.iter().map(|way| body.deficit(System::Heart, in_days, *way)).collect();
    let own = |runner: &Runner| {
        let gain = runner.gain.get(System::Heart.index()).copied().unwrap_or(1.0);
        gain * by_way.get(runner.way).copied().unwrap_or_default()
    };
    quantile(&ensemble.runners.iter().map(own).collect::<Vec<f64>>(), 0.5)
}

/// Gives what a figure of the heart is expected to be tomorrow: its base, so many of its standard deviations off, and part of
/// what it is beyond that now; `days` are the figures by age, the latest first.
fn of_heart(base: HeartBase, [today, tomorrow]: [f64; 2], days: &[(i64, f64)]) -> Expected {
    let late = days.first().filter(|(age, _)| *age == 0);
    let beyond = late.map_or(0.0, |(_, figure)| figure - base.mean - today * base.sd);
    let median = base.mean + tomorrow * base.sd + HEART_PERSISTENCE * beyond;
    Expected { median, least: median - TENTH * base.sd, most: median + TENTH * base.sd }
}
