//! The check-ins as seen from today, and the runner's own base of resting heart rate and heart rate variability.

use crate::journal::{Athlete, Bpm, CheckIn, Day, HrvMeasure, Journal, Kept, Moment, Seconds};

use super::learning::NO_SURPRISE;
use super::readiness::quantile;

/// The day-to-day standard deviation of a resting heart rate, bpm, at least.
pub(super) const HEART_SD_BPM: f64 = 2.0;
/// The same where only the rate itself was said, not measured over mornings.
pub(super) const HEART_SD_UNMEASURED_BPM: f64 = 3.0;
/// Mornings needed for a base of resting heart rate.
pub(super) const HEART_BASE_MORNINGS: usize = 5;
/// Mornings needed for a base of heart rate variability.
pub(super) const HRV_BASE_MORNINGS: usize = 14;
/// Days of a base.
pub(super) const BASE_DAYS: i64 = 60;
/// The day-to-day standard deviation of the logarithm of a heart rate variability, at least: whoever gives the same figure every
/// morning rounds it.
pub(super) const LN_HRV_SD: f64 = 0.05;
/// A resting heart rate so many bpm from the middle one, and a logarithm of a heart rate variability so far from it, is a slip or
/// a bad reading: nothing is learnt from it, unless it stays.
pub(super) const ABSURD_BPM: f64 = 25.0;
pub(super) const ABSURD_LN_HRV: f64 = 1.0;
/// The latest days, which a base of heart rate variability leaves out.
pub const HRV_WEEK_DAYS: i64 = 7;

/// The runner's own base of a figure of the heart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeartBase {
    /// Mean.
    pub mean: f64,
    /// Day-to-day standard deviation.
    pub sd: f64,
}

/// A figure of the heart on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Days before the day it is seen from.
    pub age: i64,
    /// When it was taken.
    pub at: Moment,
    /// The figure.
    pub value: f64,
}

/// The check-ins known at a moment, in order of time, seen from its day.
pub struct Mornings<'a> {
    check_ins: &'a [Kept<CheckIn>],
    /// The day they are seen from.
    pub today: Day,
    athlete: &'a Athlete,
}

impl<'a> Mornings<'a> {
    /// Gives the check-ins known at `now`.
    #[must_use]
    pub fn of(now: Moment, journal: &'a Journal, athlete: &'a Athlete) -> Self {
        let past = journal.check_ins().partition_point(|check_in| check_in.at <= now);
        let check_ins = journal.check_ins().get(..past).unwrap_or_default();
        Self { check_ins, today: Day::of(now, athlete.day_start), athlete }
    }

    /// Gives each check-in with its age in days, the latest first.
    pub fn latest_first(&self) -> impl Iterator<Item = (i64, &'a CheckIn)> {
        let (today, start) = (self.today, self.athlete.day_start);
        self.check_ins.iter().rev().map(move |check_in| (today.since(Day::of(check_in.at, start)), &check_in.what))
    }

    /// Gives the runner's day that a moment belongs to.
    #[must_use]
    pub fn day_of(&self, moment: Moment) -> Day {
        Day::of(moment, self.athlete.day_start)
    }

    /// Says whether the runner ran after a day.
    #[must_use]
    pub fn ran_since(&self, journal: &Journal, day: Day) -> bool {
        self.ran_between(journal, day, self.today.plus(1))
    }

    /// Says whether the runner ran after a day and before another.
    #[must_use]
    pub fn ran_between(&self, journal: &Journal, day: Day, other: Day) -> bool {
        let runs = journal.sessions().iter().rev().filter(|session| session.sport.is_running());
        runs.map(|run| self.day_of(run.end())).any(|ran| ran > day && ran < other)
    }

    /// Gives each day's resting heart rate (bpm) of the base days, the latest first.
    #[must_use]
    pub fn resting_hearts(&self) -> Vec<Figure> {
        self.resting_hearts_of(BASE_DAYS)
    }

    /// Gives each day's resting heart rate (bpm) of so many days, the latest first.
    #[must_use]
    pub fn resting_hearts_of(&self, days: i64) -> Vec<Figure> {
        self.figures(days, |check_in| check_in.resting_heart.map(Bpm::value))
    }

    /// Gives the base of the resting heart rate (bpm): of the mornings before yesterday, else what the runner said.
    #[must_use]
    pub fn resting_heart_base(&self) -> Option<HeartBase> {
        let hearts = believed(&self.resting_hearts(), ABSURD_BPM);
        let base: Vec<f64> = hearts.iter().filter(|heart| heart.age >= 2).map(|heart| heart.value).collect();
        if base.len() < HEART_BASE_MORNINGS {
            let mean = self.athlete.heart_rest.map(Bpm::value)?;
            return Some(HeartBase { mean, sd: HEART_SD_UNMEASURED_BPM });
        }
        let (mean, sd) = mean_and_sd(&base);
        Some(HeartBase { mean, sd: sd.max(HEART_SD_BPM) })
    }

    /// Gives ln HRV of the base days and the latest week, the latest first.
    #[must_use]
    pub fn hrv_days(&self) -> Vec<Figure> {
        self.hrv_of(BASE_DAYS + HRV_WEEK_DAYS)
    }

    /// Gives the same as it was known before the latest day with a figure, whatever measured that.
    #[must_use]
    pub fn hrv_days_before(&self) -> Vec<Figure> {
        let latest = self.latest_first().find(|(_, check_in)| check_in.hrv.is_some());
        latest.map_or_else(Vec::new, |(age, _)| self.hrv_between(age + 1, BASE_DAYS + HRV_WEEK_DAYS))
    }

    /// Gives each day's ln HRV of so many days, the latest first, of the measure and device of the latest figure: a change of
    /// either starts anew.
    #[must_use]
    pub fn hrv_of(&self, days: i64) -> Vec<Figure> {
        self.hrv_between(0, days)
    }

    /// Gives the same of the days from one age on.
    fn hrv_between(&self, least: i64, days: i64) -> Vec<Figure> {
        let mut recent = self.latest_first().skip_while(|(age, _)| *age < least).take_while(|(age, _)| *age <= days);
        let Some(latest) = recent.find_map(|(_, check_in)| check_in.hrv.as_ref()) else { return Vec::new() };
        let mut figures = self.figures(days, |check_in| {
            let hrv = check_in.hrv.as_ref()?;
            let is_alike = hrv.measure == latest.measure && hrv.device == latest.device && hrv.milliseconds > 0.0;
            is_alike.then(|| hrv.milliseconds.ln())
        });
        figures.retain(|figure| figure.age >= least);
        figures
    }

    /// Gives one figure a day of so many days, the latest first.
    fn figures(&self, days: i64, of: impl Fn(&CheckIn) -> Option<f64>) -> Vec<Figure> {
        let recent = self.latest_first().take_while(|(age, _)| *age <= days);
        let mut figures: Vec<Figure> =
            recent.filter_map(|(age, check_in)| Some(Figure { age, at: check_in.at, value: of(check_in)? })).collect();
        figures.dedup_by_key(|figure| figure.age);
        figures
    }

    /// Gives the hours slept in each night of so many days, the latest first; a night belongs to the day of its morning.
    #[must_use]
    pub fn nights(&self, days: i64) -> Vec<Figure> {
        let recent = self.latest_first().take_while(|(age, _)| *age <= days);
        let mut nights: Vec<Figure> = Vec::new();
        for (age, check_in) in recent {
            let Some(value) = check_in.sleep.map(Seconds::hours) else { continue };
            match nights.last_mut().filter(|night| night.age == age) {
                // Of two on one day the shorter was a nap.
                Some(night) => night.value = night.value.max(value),
                None => nights.push(Figure { age, at: check_in.at, value }),
            }
        }
        nights
    }

    /// Gives the measure of the latest heart rate variability.
    #[must_use]
    pub fn hrv_measure(&self) -> Option<HrvMeasure> {
        self.latest_first().find_map(|(_, check_in)| check_in.hrv.as_ref()).map(|hrv| hrv.measure)
    }

    /// Gives the base of ln HRV, without the latest week.
    #[must_use]
    pub fn hrv_base(&self) -> Option<HeartBase> {
        Self::hrv_base_of(&self.hrv_days())
    }

    /// Gives the base of such figures of ln HRV.
    #[must_use]
    pub fn hrv_base_of(figures: &[Figure]) -> Option<HeartBase> {
        let base: Vec<f64> =
            believed(figures, ABSURD_LN_HRV).iter().filter(|ln| ln.age >= HRV_WEEK_DAYS).map(|ln| ln.value).collect();
        (base.len() >= HRV_BASE_MORNINGS).then(|| {
            let (mean, sd) = mean_and_sd(&base);
            HeartBase { mean, sd: sd.max(LN_HRV_SD) }
        })
    }
}

/// Gives the figures without those that lie absurdly far from the middle one; what stays so for several in a row is no slip.
#[must_use]
pub fn believed(figures: &[Figure], absurd: f64) -> Vec<Figure> {
    let values: Vec<f64> = figures.iter().map(|figure| figure.value).collect();
    let middle = quantile(&values, 0.5);
    let is_absurd = |figure: &Figure| (figure.value - middle).abs() > absurd;
    let alike = figures.chunk_by(|one, next| is_absurd(one) == is_absurd(next));
    alike.filter(|alike| alike.len() >= NO_SURPRISE as usize || !alike.iter().any(is_absurd)).flatten().copied().collect()
}

/// Gives the mean and the standard deviation of a sample.
#[must_use]
pub fn mean_and_sd(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0);
    (mean, variance.sqrt())
}
