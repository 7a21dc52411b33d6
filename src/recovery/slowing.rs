//! Runs that came too early: while muscle or tissue still wants rest, a run takes from the recovery of the day that follows.

use crate::journal::{Id, Moment};

use super::assessment::System;
use super::body::{added, thresholds};
use super::effort::Effort;
use super::evidence::{self as ev};

/// How long before a run an effort may lie that it came too early after.
pub(super) const WANTING_REST_DAYS: f64 = 60.0;
/// The systems that running too early keeps from recovering.
const SLOWED: [System; 3] = [System::Strength, System::Soreness, System::Tissue];

/// The days slowed by runs that came too early, in order of time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slowing {
    days: Vec<SlowDay>,
}

/// A day slowed by a run.
#[derive(Debug, Clone, PartialEq)]
struct SlowDay {
    session: Id,
    /// How strongly the run came too early, 0 to 1.
    severity: f64,
    /// Days before now at which the run began.
    ago: f64,
    /// How long it slows, days: one, or until the next such run.
    lasts: f64,
    /// Days of recovery lost to all earlier ones.
    lost_before: f64,
}

impl SlowDay {
    /// Gives the days of recovery lost from its beginning until so many days before now.
    fn lost_until(&self, until: f64) -> f64 {
        // The part of a day that is lost to a run done too early.
        let share = 1.0 - 1.0 / (1.0 + (ev::RUN_PENALTY - 1.0) * self.severity);
        (self.ago - until).clamp(0.0, self.lasts) * share
    }
}

impl Slowing {
    /// Finds the runs that came while muscle or tissue still wanted rest, and how strongly, for the typical runner.
    pub fn of(now: Moment, efforts: &[Effort]) -> Self {
        let mut slowing = Self::default();
        // The efforts before a run that may still be felt at it, each with how many days before now it ended.
        let mut felt: Vec<(&Effort, f64)> = Vec::new();
        for run in efforts {
            if run.running {
                let ago = now.days_since(run.start);
                // No more than half of the time is ever lost: what is gone by then is gone for all later runs.
                felt.retain(|(earlier, ended)| {
                    let waited = ended - ago;
                    waited < 0.0 || waited < WANTING_REST_DAYS && earlier.still_weighs(waited * 0.5, 1.0)
                });
                let severity = slowing.severity(&felt, ago);
                if severity > 0.0 {
                    slowing.add(run.session, severity.min(1.0), ago);
                }
            }
            felt.push((run, now.days_since(run.end)));
        }
        slowing
    }

    /// Gives the runs, with how strongly they came too early (0 to 1).
    pub fn runs(&self) -> impl Iterator<Item = (Id, f64)> {
        self.days.iter().map(|day| (day.session, day.severity))
    }

    /// Gives the days of recovery from an effort that are lost from its end until a time, both in days before now. A day
    /// already slowed is not slowed twice, and a run does not slow the recovery from itself: only those from `end` on count.
    pub fn lost_between(&self, end: f64, until: f64) -> f64 {
        let first = self.days.partition_point(|day| day.ago > end);
        let after = self.days.partition_point(|day| day.ago > until);
        let late = self.days.get(first..after.max(first)).unwrap_or_default();
        late.first().zip(late.last()).map_or(0.0, |(first, last)| last.lost_before - first.lost_before + last.lost_until(until))
    }

    /// Gives the days of recovery that are lost over the coming days to the last run.
    pub fn lost_ahead(&self, in_days: f64) -> f64 {
        self.days.last().map_or(0.0, |last| last.lost_until(-in_days) - last.lost_until(0.0))
    }

    fn add(&mut self, session: Id, severity: f64, ago: f64) {
        let lost_before = self.days.last_mut().map_or(0.0, |last| {
            last.lasts = (last.ago - ago).clamp(0.0, 1.0);
            last.lost_before + last.lost_until(ago)
        });
        self.days.push(SlowDay { session, severity, ago, lasts: 1.0, lost_before });
    }

    /// Gives how far beyond its limit a system was when a run began so many days before now; from 1 on it counts in full.
    fn severity(&self, felt: &[(&Effort, f64)], ago: f64) -> f64 {
        let over = felt.iter().filter(|(_, ended)| *ended >= ago);
        let rested: Vec<(&Effort, f64)> =
            over.map(|(earlier, ended)| (*earlier, ended - ago - self.lost_between(*ended, ago))).collect();
        let severity = SLOWED.map(|system| {
            let [_, weight_free, _] = thresholds(system);
            // From four fifths of the threshold on, so that a minute more or less never switches it on or off.
            let beyond = |deficit: f64| (deficit / weight_free - 0.8) / 0.2;
            // Most runs follow efforts that were not enough for it even on the day.
            let felt = || rested.iter().filter(|(earlier, days)| !earlier.is_gone(system, *days));
            let most = beyond(added(system, felt().map(|(earlier, _)| earlier.size(system))));
            if most <= 0.0 { most } else { beyond(added(system, felt().map(|(earlier, days)| earlier.left(system, *days, 0.0)))) }
        });
        severity.into_iter().fold(0.0, f64::max)
    }
}
