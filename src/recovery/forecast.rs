//! What the model expects of tomorrow's check-in and of each coming morning, so that anyone can hold it to account.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::{Athlete, Day, HrvMeasure, Journal, Moment};

use super::assess::hear;
use super::assessment::{Rung, System};
use super::body::Body;
use super::ensemble::Ensemble;
use super::evidence::{self as ev};
use super::listening::{Heard, foretell};
use super::mornings::{HeartBase, Mornings};
use super::readiness::{Calendar, MORNINGS, Readiness, quantile};
use super::reports::{FATIGUE_SPAN, Report, reports};
use super::veto::{overrule, vetoes};

/// Equal parts into which the noise of a report is cut.
const NOISE_PARTS: usize = 9;

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
    /// Gives the chances of one rung, a morning at a time; empty for rest.
    pub fn chances(&self, rung: Rung) -> impl Iterator<Item = (Day, f64)> {
        let slot = Rung::CLIMB.iter().position(|other| *other == rung);
        self.ready.iter().filter_map(move |(day, chance)| Some((*day, chance.get(slot?).copied()?)))
    }
}

/// Says what is expected of tomorrow's check-in and when each rung opens, from what is known at `now`.
#[must_use]
pub fn forecast(now: Moment, journal: &Journal, athlete: &Athlete) -> Forecast {
    let ensemble = Ensemble::of(athlete);
    let mut body = Body::at(now, journal, athlete);
    let remembered = Body::remembering(now, journal, athlete);
    let (_, bases) = reports(now, journal, &remembered);
    let heard = hear(now, journal, athlete, &ensemble);
    body.unexplained = heard.unexplained;
    let calendar = Calendar::from(now, athlete);
    let tomorrow = calendar.mornings.get(1).copied().unwrap_or(1.0);
    let outlook = Outlook { body: &body, ensemble: &ensemble, heard: &heard, in_days: tomorrow };
    let said = Mornings::of(now, journal, athlete);
    let tired = ev::FATIGUE_NOISE;
    let of_heart = |base: Option<HeartBase>, sign: f64| {
        base.map(|base| outlook.expect(System::Heart, base.mean, sign * base.sd, base.sd, (f64::MIN, f64::MAX)))
    };
    let mut readiness = Readiness::of(&body, &ensemble, heard.likelihood.clone());
    overrule(&mut readiness, &vetoes(now, journal, athlete), &calendar);
    let mornings = calendar.mornings.iter().take(MORNINGS).enumerate();
    Forecast {
        now,
        day: calendar.today.plus(1),
        soreness: outlook.expect(System::Soreness, bases.soreness, 1.0, ev::SORENESS_NOISE, (0.0, 10.0)),
        fatigue: outlook.expect(System::Freshness, bases.fatigue, FATIGUE_SPAN, tired, (1.0, 5.0)),
        mood: outlook.expect(System::Freshness, bases.mood, -FATIGUE_SPAN, tired, (1.0, 5.0)),
        resting_heart: of_heart(said.resting_heart_base(), 1.0),
        ln_rmssd: of_heart(said.hrv_base().filter(|_| said.hrv_measure() == Some(HrvMeasure::Rmssd)), -1.0),
        ready: mornings.map(|(ahead, in_days)| (calendar.today.plus(ahead as i64), readiness.chance(*in_days))).collect(),
    }
}

/// The coming morning, over all possible runners.
struct Outlook<'a> {
    body: &'a Body,
    ensemble: &'a Ensemble,
    heard: &'a Heard,
    in_days: f64,
}

impl Outlook<'_> {
    /// Gives what a figure is expected to be: base plus `slope` times the system's deficit, with the noise of saying it, held
    /// within its scale.
    fn expect(&self, system: System, base: f64, slope: f64, noise: f64, (least, most): (f64, f64)) -> Expected {
        let morning = Report { system, in_days: self.in_days, said: 0.0, noise };
        let deficits = foretell(&morning, self.body, self.ensemble);
        let beyond = self.body.unexplained_left(system, self.in_days);
        let normal = Normal::standard();
        let parts: Vec<f64> =
            (0..NOISE_PARTS).map(|part| normal.inverse_cdf((part as f64 + 0.5) / NOISE_PARTS as f64) * noise).collect();
        let mut values = Vec::with_capacity(deficits.len() * NOISE_PARTS);
        let mut weights = Vec::with_capacity(values.capacity());
        for (deficit, likelihood) in deficits.iter().zip(&self.heard.likelihood) {
            for noise in &parts {
                values.push((base + slope * (deficit + beyond) + noise).clamp(least, most));
                weights.push(likelihood / NOISE_PARTS as f64);
            }
        }
        let share = |share: f64| quantile(&values, &weights, share);
        Expected { median: share(0.5), least: share(0.1), most: share(0.9) }
    }
}
