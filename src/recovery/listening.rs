//! What the check-ins say: which of the possible runners this one is likely to be, and what no logged effort explains.
//!
//! Feelings weigh most (Saw 2016). A report tells the possible runners apart by how well each would have foretold it; a
//! report that none would have foretold is asked about and teaches nothing, but is still heeded for the day itself.

use crate::journal::{CheckIn, Journal, Kept, Moment, Ten};

use super::assessment::{System, Warning};
use super::body::Body;
use super::ensemble::{Ensemble, Runner, Way};
use super::evidence::{self as ev};
use super::readiness::quantile;

/// Check-ins older than this no longer tell the possible runners apart.
const HEARD_DAYS: f64 = 21.0;
/// Check-ins up to this old tell the runner's own base.
const BASE_DAYS: f64 = 60.0;
/// A report this old still stands for today.
const TODAY_DAYS: f64 = 1.25;
/// Reports of neighbouring mornings err alike: each counts for half.
const TEMPER: f64 = 0.5;
/// Freedom of the t-distribution that reports follow: careless ones happen.
const FREEDOM: f64 = 4.0;
/// A report further off than this many standard deviations is asked about and not learnt from.
const SURPRISING: f64 = 3.0;
/// How many mornings the usual base counts for beside the runner's own.
const BASE_PRIOR: f64 = 4.0;
/// Points of fatigue (1-5) that a full loss of freshness brings.
const FATIGUE_SPAN: f64 = 3.0;
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

/// One report of one system: what was said above the runner's own base, in the system's unit, and how much it varies.
struct Report {
    system: System,
    in_days: f64,
    said: f64,
    noise: f64,
}

/// Hears the check-ins up to `now`.
#[must_use]
pub fn listen(now: Moment, journal: &Journal, body: &Body, ensemble: &Ensemble) -> Heard {
    let check_ins = journal.check_ins();
    let first = check_ins.partition_point(|check_in| now.days_since(check_in.at) > BASE_DAYS);
    let until = check_ins.partition_point(|check_in| check_in.at <= now);
    let recent = check_ins.get(first..until.max(first)).unwrap_or_default();
    let even = vec![1.0 / ensemble.runners.len() as f64; ensemble.runners.len()];
    let mut heard = Heard { likelihood: even.clone(), unexplained: [0.0; 6], surprising: Vec::new() };
    let mut score = vec![0.0; ensemble.runners.len()];
    for report in reports(now, recent, body).iter().filter(|report| report.in_days >= -HEARD_DAYS) {
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

/// Gives what each possible runner would have reported without noise.
fn foretell(report: &Report, body: &Body, ensemble: &Ensemble) -> Vec<f64> {
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

/// Reads the reports of the last weeks in order of time, above the runner's own base.
fn reports(now: Moment, check_ins: &[Kept<CheckIn>], body: &Body) -> Vec<Report> {
    let mut sore = Base::new(1.0);
    let mut tired = Base::new(2.0);
    let said: Vec<(f64, Option<f64>, Option<f64>)> = check_ins
        .iter()
        .map(|check_in| {
            let in_days = -now.days_since(check_in.at);
            let soreness = check_in.soreness.map(Ten::value);
            // Low mood and fatigue speak of the same: where both are said, their mean counts.
            let fatigue = check_in.fatigue.map(|said| f64::from(said.value()));
            let mood = check_in.mood.map(|said| 6.0 - f64::from(said.value()));
            let tiredness = match (fatigue, mood) {
                (Some(fatigue), Some(mood)) => Some(f64::midpoint(fatigue, mood)),
                (one, other) => one.or(other),
            };
            sore.learn(soreness, body.deficit(System::Soreness, in_days, Way::TYPICAL) < 0.3);
            tired.learn(tiredness, body.deficit(System::Freshness, in_days, Way::TYPICAL) < 0.05);
            (in_days, soreness, tiredness)
        })
        .collect();
    let mut reports = Vec::new();
    for (in_days, soreness, tiredness) in said {
        let above = soreness.map(|said| said - sore.value());
        reports.extend(above.map(|said| Report { system: System::Soreness, in_days, said, noise: ev::SORENESS_NOISE }));
        let lost = tiredness.map(|said| (said - tired.value()) / FATIGUE_SPAN);
        let noise = ev::FATIGUE_NOISE / FATIGUE_SPAN;
        reports.extend(lost.map(|said| Report { system: System::Freshness, in_days, said, noise }));
    }
    reports
}

/// The runner's own base of one scale: the usual one, drawn towards what was said on recovered mornings.
struct Base {
    sum: f64,
    count: f64,
}

impl Base {
    fn new(usual: f64) -> Self {
        Self { sum: usual * BASE_PRIOR, count: BASE_PRIOR }
    }

    fn learn(&mut self, said: Option<f64>, recovered: bool) {
        if let Some(said) = said.filter(|_| recovered) {
            self.sum += said;
            self.count += 1.0;
        }
    }

    fn value(&self) -> f64 {
        self.sum / self.count
    }
}
