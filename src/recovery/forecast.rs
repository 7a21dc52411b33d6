//! What the model expects of tomorrow's check-in and of each coming morning, so that anyone can hold it to account.

use crate::journal::{Athlete, Day, HrvMeasure, Journal, Moment};

use super::assess::Known;
use super::assessment::{Rung, System};
use super::body::Body;
use super::each::ByRung;
use super::ensemble::Way;
use super::learning::{Followed, Foretold, Learned, Load, Scale};
use super::mornings::{HeartBase, Mornings};
use super::readiness::{Calendar, MORNINGS, Readiness, TENTH};
use super::veto::{overrule, vetoes};

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
    pub ready: Vec<(Day, ByRung<f64>)>,
}

impl Forecast {
    /// Gives what is expected of soreness, fatigue and mood.
    #[must_use]
    pub const fn scales(&self) -> [Expected; 3] {
        [self.soreness, self.fatigue, self.mood]
    }

    /// Gives the chances of one rung, a morning at a time; empty for rest.
    pub fn chances(&self, rung: Rung) -> impl Iterator<Item = (Day, f64)> {
        self.ready.iter().filter_map(move |(day, chance)| Some((*day, chance.above_rest(rung).copied()?)))
    }
}

impl From<[f64; 3]> for Expected {
    fn from([median, least, most]: [f64; 3]) -> Self {
        Self { median, least, most }
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
    let calendar = Calendar::from(now, journal, athlete);
    let tomorrow = calendar.mornings.get(1).copied().unwrap_or(1.0);
    let [soreness, fatigue, mood] = check_in_tomorrow(&learned, &body, &calendar);
    let said = Mornings::of(now, journal, athlete);
    let heart = |followed: &Followed| followed.foretell(1, Load::ahead(&body, System::Heart, tomorrow)).into();
    let by_base = || said.resting_heart_base().map(|base| unmeasured(base, &body, tomorrow));
    let mut readiness = Readiness::of(&body, &ensemble);
    overrule(&mut readiness, &vetoes(now, journal, athlete), &calendar);
    let mornings = calendar.mornings.iter().take(MORNINGS).enumerate();
    let outlook = readiness.outlook(now);
    Forecast {
        now,
        day: calendar.today.plus(1),
        soreness,
        fatigue,
        mood,
        resting_heart: learned.hearts().rate.as_ref().map(heart).or_else(by_base),
        ln_rmssd: learned.hearts().variability.as_ref().filter(|_| said.hrv_measure() == Some(HrvMeasure::Rmssd)).map(heart),
        ready: mornings.map(|(ahead, in_days)| (calendar.today.plus(ahead as i64), outlook.in_days(*in_days))).collect(),
    }
}

/// Gives what tomorrow's check-in is expected to say where nothing is done until then: soreness, fatigue and mood.
pub(super) fn check_in_tomorrow(learned: &Learned, body: &Body, calendar: &Calendar) -> [Expected; 3] {
    let tomorrow = calendar.mornings.get(1).copied().unwrap_or(1.0);
    Scale::ALL.map(|scale| learned.foretell(scale, 1, Load::ahead(body, scale.system(), tomorrow)).into())
}

/// Gives what a resting heart rate is expected to be of which only the base was said: so many of its standard deviations more as
/// the heart is in deficit.
fn unmeasured(base: HeartBase, body: &Body, in_days: f64) -> Expected {
    let median = base.mean + body.deficit(System::Heart, in_days, Way::TYPICAL) * base.sd;
    Expected { median, least: median - TENTH * base.sd, most: median + TENTH * base.sd }
}
