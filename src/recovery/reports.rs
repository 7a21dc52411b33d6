//! What was said on past mornings, put on the scales of the systems: above the runner's own base, in each system's unit.

use crate::journal::{CheckIn, Journal, Kept, Moment, Ten};

use super::assessment::System;
use super::body::Body;
use super::ensemble::Way;
use super::evidence::{self as ev};

/// Check-ins up to this old tell the runner's own base.
const BASE_DAYS: f64 = 60.0;
/// How many mornings the usual base counts for beside the runner's own.
const BASE_PRIOR: f64 = 4.0;
/// Points of fatigue or mood (1-5) that a full loss of freshness brings.
pub const FATIGUE_SPAN: f64 = 3.0;
/// The usual base of each scale.
const USUAL_SORENESS: f64 = 1.0;
const USUAL_FATIGUE: f64 = 2.0;
const USUAL_MOOD: f64 = 4.0;
/// Typical deficits below which a morning tells the base.
const RECOVERED_SORENESS: f64 = 0.3;
const RECOVERED_FRESHNESS: f64 = 0.05;

/// One report of one system: what was said above the runner's own base, in the system's unit, and how much it varies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// The system it speaks of.
    pub system: System,
    /// When, days from now; negative in the past.
    pub in_days: f64,
    /// What was said, above base, in the system's unit.
    pub said: f64,
    /// Its standard deviation.
    pub noise: f64,
}

/// The runner's own base of each scale: what they say when recovered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bases {
    /// Soreness, 0-10.
    pub soreness: f64,
    /// Fatigue, 1-5.
    pub fatigue: f64,
    /// Mood, 1-5.
    pub mood: f64,
}

/// Reads the reports of the last two months up to `now`, in order of time, and the runner's own bases.
#[must_use]
pub fn reports(now: Moment, journal: &Journal, body: &Body) -> (Vec<Report>, Bases) {
    let check_ins = journal.check_ins();
    let first = check_ins.partition_point(|check_in| now.days_since(check_in.at) > BASE_DAYS);
    let until = check_ins.partition_point(|check_in| check_in.at <= now);
    let recent = check_ins.get(first..until.max(first)).unwrap_or_default();
    let bases = bases(now, recent, body);
    let reports = recent.iter().flat_map(|check_in| said(check_in, -now.days_since(check_in.at), bases)).collect();
    (reports, bases)
}

fn bases(now: Moment, check_ins: &[Kept<CheckIn>], body: &Body) -> Bases {
    let mut soreness = Base::new(USUAL_SORENESS);
    let mut fatigue = Base::new(USUAL_FATIGUE);
    let mut mood = Base::new(USUAL_MOOD);
    for check_in in check_ins {
        let in_days = -now.days_since(check_in.at);
        if body.deficit(System::Soreness, in_days, Way::TYPICAL) < RECOVERED_SORENESS {
            soreness.learn(check_in.soreness.map(Ten::value));
        }
        if body.deficit(System::Freshness, in_days, Way::TYPICAL) < RECOVERED_FRESHNESS {
            fatigue.learn(check_in.fatigue.map(|said| f64::from(said.value())));
            mood.learn(check_in.mood.map(|said| f64::from(said.value())));
        }
    }
    Bases { soreness: soreness.value(), fatigue: fatigue.value(), mood: mood.value() }
}

/// Puts one check-in on the systems' scales. Fatigue and low mood speak of the same: where both are said, their mean counts.
fn said(check_in: &CheckIn, in_days: f64, bases: Bases) -> impl Iterator<Item = Report> {
    let soreness = check_in.soreness.map(|said| Report {
        system: System::Soreness,
        in_days,
        said: said.value() - bases.soreness,
        noise: ev::SORENESS_NOISE,
    });
    let tired = check_in.fatigue.map(|said| f64::from(said.value()) - bases.fatigue);
    let low = check_in.mood.map(|said| bases.mood - f64::from(said.value()));
    let lost = match (tired, low) {
        (Some(tired), Some(low)) => Some(f64::midpoint(tired, low)),
        (one, other) => one.or(other),
    };
    let freshness = lost.map(|lost| Report {
        system: System::Freshness,
        in_days,
        said: lost / FATIGUE_SPAN,
        noise: ev::FATIGUE_NOISE / FATIGUE_SPAN,
    });
    soreness.into_iter().chain(freshness)
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

    fn learn(&mut self, said: Option<f64>) {
        if let Some(said) = said {
            self.sum += said;
            self.count += 1.0;
        }
    }

    fn value(&self) -> f64 {
        self.sum / self.count
    }
}
