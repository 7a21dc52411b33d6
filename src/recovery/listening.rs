//! What the check-ins say: which of the possible runners this one is likely to be, and what no logged effort explains.
//!
//! Feelings weigh most (Saw 2016). A report tells the possible runners apart by how well each would have foretold it; a
//! report that none would have foretold is asked about and teaches nothing, but is still heeded for the day itself.

use crate::journal::{Journal, Moment};

use super::assessment::{System, Warning};
use super::body::Body;
use super::ensemble::{Ensemble, Runner};
use super::readiness::quantile;
use super::reports::{Report, reports};

/// Check-ins older than this no longer tell the possible runners apart.
const HEARD_DAYS: f64 = 21.0;
/// A report this old still stands for today.
const TODAY_DAYS: f64 = 1.25;
/// Reports of neighbouring mornings err alike: each counts for half.
const TEMPER: f64 = 0.5;
/// Freedom of the t-distribution that reports follow: careless ones happen.
const FREEDOM: f64 = 4.0;
/// A report further off than this many standard deviations is asked about and not learnt from.
const SURPRISING: f64 = 3.0;
/// Strength loss from which an effort counts as a marathon or more, fraction.
const BIG_STRENGTH_LOSS: f64 = 0.24;
/// How long after such an effort good feelings may not clear strength (Hoffman 2017), days.
const FEELINGS_DECEIVE_DAYS: f64 = 5.5;
/// The part of the strength deficit expected beforehand that good feelings must leave then.
const STRENGTH_KEPT: f64 = 0.6;

/// What the check-ins say.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// How likely each possible runner is, summing to 1.
    pub likelihood: Vec<f64>,
    /// What is reported beyond any logged cause, in each system's unit, at the moment asked about.
    pub unexplained: [f64; 6],
    /// Reports to ask about.
    pub surprising: Vec<Warning>,
}

/// Hears the check-ins up to `now`.
#[must_use]
pub fn listen(now: Moment, journal: &Journal, body: &Body, ensemble: &Ensemble) -> Heard {
    let (reports, _) = reports(now, journal, body);
    let even = vec![1.0 / ensemble.runners.len() as f64; ensemble.runners.len()];
    let mut heard = Heard { likelihood: even.clone(), unexplained: [0.0; 6], surprising: Vec::new() };
    let mut score = vec![0.0; ensemble.runners.len()];
    for report in reports.iter().filter(|report| report.in_days >= -HEARD_DAYS) {
        let foretold = foretell(report, body, ensemble);
        let (mean, spread) = mean_and_spread(&foretold, &even);
        let off = (report.said - mean) / spread.hypot(report.noise);
        if report.in_days >= -TODAY_DAYS {
            let slot = heard.unexplained.get_mut(report.system.index());
            let beyond = report.said - quantile(&foretold, &heard.likelihood, 0.5) - report.noise;
            if let Some(slot) = slot {
                *slot = beyond.max(0.0);
            }
        }
        if off.abs() > SURPRISING {
            if report.in_days >= -TODAY_DAYS {
                heard.surprising.push(Warning::Surprising { system: report.system, said: report.said, expected: mean });
            }
            continue;
        }
        for (score, foretold) in score.iter_mut().zip(&foretold) {
            let z = (report.said - foretold) / report.noise;
            *score -= f64::midpoint(FREEDOM, 1.0) * (z * z / FREEDOM).ln_1p();
        }
    }
    heard.likelihood = likelihood_keeping_strength(&score, body, ensemble, &even);
    heard
}

/// Turns scores into likelihoods, as strongly as they may speak: after a marathon or more, good feelings in the first days
/// must leave three fifths of the strength deficit that was expected (161 km: soreness normal at d5, 400 m still 12 % slow).
fn likelihood_keeping_strength(score: &[f64], body: &Body, ensemble: &Ensemble, even: &[f64]) -> Vec<f64> {
    let big = body
        .weights
        .iter()
        .any(|weight| weight.effort.size(System::Strength) >= BIG_STRENGTH_LOSS && weight.age <= FEELINGS_DECEIVE_DAYS);
    let strength: Vec<f64> = if big {
        let now = Report { system: System::Strength, in_days: 0.0, said: 0.0, noise: 1.0 };
        foretell(&now, body, ensemble)
    } else {
        Vec::new()
    };
    let expected = quantile(&strength, even, 0.5);
    for temper in [TEMPER, 0.35, 0.25, 0.15, 0.08] {
        let likelihood = likelihood(score, temper);
        if !big || quantile(&strength, &likelihood, 0.5) >= STRENGTH_KEPT * expected {
            return likelihood;
        }
    }
    even.to_vec()
}

fn likelihood(score: &[f64], temper: f64) -> Vec<f64> {
    let best = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw: Vec<f64> = score.iter().map(|score| (temper * (score - best)).exp()).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|likelihood| likelihood / sum).collect()
}

/// Gives what each possible runner would have reported without noise, in the system's unit; what was said does not matter.
#[must_use]
pub fn foretell(report: &Report, body: &Body, ensemble: &Ensemble) -> Vec<f64> {
    let by_way: Vec<f64> = ensemble.ways.iter().map(|way| body.deficit(report.system, report.in_days, *way)).collect();
    let at = report.system.index();
    let foretold =
        |runner: &Runner| runner.gain.get(at).copied().unwrap_or(1.0) * by_way.get(runner.way).copied().unwrap_or_default();
    ensemble.runners.iter().map(foretold).collect()
}

fn mean_and_spread(values: &[f64], likelihood: &[f64]) -> (f64, f64) {
    let mean: f64 = values.iter().zip(likelihood).map(|(value, weight)| value * weight).sum();
    let variance: f64 = values.iter().zip(likelihood).map(|(value, weight)| (value - mean).powi(2) * weight).sum();
    (mean, variance.sqrt())
}
