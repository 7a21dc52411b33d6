//! The recovery run, tested on oneself (S5): how sore the mornings after hard efforts were where an easy run came while the
//! legs still wanted rest, beside those where none did.
//!
//! What the model expects of each effort without any run is taken out first, so that a long race and a short one can be
//! compared. It is no trial: a runner who feels well runs earlier, and that makes such runs look better than they are.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::journal::{Athlete, Day, Journal, Moment};

use super::assessment::System;
use super::body::{Body, thresholds};
use super::effort::Effort;
use super::forecast::Expected;
use super::learning::{Scale, learn, mornings};

/// Fewer efforts than this, with or without such a run, tell nothing.
pub const FEWEST_EFFORTS: usize = 4;
/// The mornings after an effort that are compared, counted from the day of the effort.
const COMPARED: std::ops::RangeInclusive<i64> = 2..=6;
/// An effort counts where running was still shut this long after its end, days: on the morning after.
pub(super) const STILL_SHUT_DAYS: f64 = 0.75;
/// An early run counts where it came at least this strongly too early, 0 to 1.
pub(super) const STRONGLY: f64 = 0.3;
/// Efforts differ from each other by at least this, in points of soreness.
pub(super) const LEAST_SPREAD: f64 = 0.5;

/// How sore the mornings after hard efforts were with an easy run too early, beside those without.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarlyRuns {
    /// Efforts after which the runner ran too early.
    pub ran: usize,
    /// Efforts after which they did not.
    pub rested: usize,
    /// Points of soreness (0-10) that the runs added, with their 80 % range; less than nothing where the mornings after a run
    /// were better. None where there are fewer than [`FEWEST_EFFORTS`] of either kind.
    pub added: Option<Expected>,
}

/// Compares the efforts of the last year up to `now`.
#[must_use]
pub fn early_runs(now: Moment, journal: &Journal, athlete: &Athlete) -> EarlyRuns {
    let past = Body::remembering(now, journal, athlete);
    let level = learn(now, journal, athlete, &past).level(Scale::Soreness);
    let rested_body = past.unslowed();
    let today = Day::of(now, athlete.day_start);
    let beyond: Vec<(i64, f64)> = mornings(now, journal, athlete, &rested_body)
        .iter()
        .filter_map(|morning| {
            let said = Scale::Soreness.said(morning)?;
            Some((morning.day, said - level - morning.load(Scale::Soreness).typical()))
        })
        .collect();
    let day = |moment: Moment| Day::of(moment, athlete.day_start).since(today);
    let efforts: Vec<&Effort> = past.efforts.iter().map(|aged| &aged.effort).filter(|effort| shuts_running(effort)).collect();
    let (mut ran, mut rested) = (Vec::new(), Vec::new());
    for (at, effort) in efforts.iter().enumerate() {
        let from = day(effort.end);
        // The next hard effort brings its own soreness.
        let next = efforts.get(at + 1).map(|next| next.start);
        let early = ran_early(effort, next, &past);
        let first = early.map_or(i64::MIN, |run| day(run) + 1);
        let until = next.map_or(i64::MAX, day);
        let own = beyond.iter().filter(|(morning, _)| COMPARED.contains(&(morning - from)) && (first..=until).contains(morning));
        let own: Vec<f64> = own.map(|(_, beyond)| *beyond).collect();
        if own.len() >= 2 {
            let mean = own.iter().sum::<f64>() / own.len() as f64;
            if early.is_some() { ran.push(mean) } else { rested.push(mean) }
        }
    }
    EarlyRuns { ran: ran.len(), rested: rested.len(), added: difference(&ran, &rested) }
}

/// Says whether running was still shut on the morning after an effort, for the typical runner.
fn shuts_running(effort: &Effort) -> bool {
    [System::Strength, System::Soreness, System::Tissue].into_iter().any(|system| {
        let [_, weight_free, _] = thresholds(system);
        effort.left(system, STILL_SHUT_DAYS, 0.0) >= weight_free
    })
}

/// Gives when the first easy run came too early after an effort, before the last of the compared mornings and the next hard
/// effort.
fn ran_early(effort: &Effort, next: Option<Moment>, past: &Body) -> Option<Moment> {
    let is_early = |run: &&Effort| past.too_early().any(|(id, severity)| id == run.session && severity > STRONGLY);
    let between = |run: &&Effort| {
        let days = run.start.days_since(effort.end);
        (0.0..*COMPARED.end() as f64).contains(&days) && next.is_none_or(|next| run.start < next)
    };
    let runs = past.efforts.iter().map(|aged| &aged.effort).filter(between).filter(|run| !shuts_running(run));
    runs.filter(is_early).map(|run| run.start).next()
}

/// Gives how far the first mean lies above the second, with the 80 % range that Student's t gives it.
fn difference(ran: &[f64], rested: &[f64]) -> Option<Expected> {
    if ran.len() < FEWEST_EFFORTS || rested.len() < FEWEST_EFFORTS {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let squares = |values: &[f64]| values.iter().map(|value| (value - mean(values)).powi(2)).sum::<f64>();
    let free = (ran.len() + rested.len() - 2) as f64;
    let spread = ((squares(ran) + squares(rested)) / free).sqrt().max(LEAST_SPREAD);
    let error = spread * (1.0 / ran.len() as f64 + 1.0 / rested.len() as f64).sqrt();
    let reach = StudentsT::new(0.0, 1.0, free).ok()?.inverse_cdf(0.9) * error;
    let median = mean(ran) - mean(rested);
    Some(Expected { median, least: median - reach, most: median + reach })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry, Id, Kind, Rpe, Seconds, Session, Sport, Ten};

    fn start() -> Moment {
        Moment::from_rfc3339("2026-01-03T09:00:00+00:00").unwrap()
    }

    fn run(day: f64, hours: f64, rpe: f64) -> Entry {
        let mut run = Session::new(Sport::Run, start().plus_days(day));
        (run.moving, run.rpe) = (Seconds::new(hours * 3_600.0).ok(), Rpe::new(rpe).ok());
        run.kind = (rpe > 6.0).then_some(Kind::Race);
        Entry::Session(run)
    }

    fn said(day: f64, soreness: f64) -> Entry {
        let mut check_in = CheckIn::new(start().plus_days(day - 0.08));
        check_in.soreness = Ten::new(soreness).ok();
        Entry::CheckIn(check_in)
    }

    /// A half marathon every three weeks, every other one with an easy run on each of the two days after, which costs this
    /// runner so many points of soreness on the mornings after it.
    fn season(efforts: u32, cost: f64) -> EarlyRuns {
        let mut entries = Vec::new();
        for effort in 0..efforts {
            let first = f64::from(effort) * 21.0;
            let runs = effort % 2 == 0;
            entries.push(run(first, 1.75, 9.0));
            if runs {
                entries.extend([run(first + 1.0, 0.6, 3.0), run(first + 2.0, 0.6, 3.0)]);
            }
            for (day, sore) in [(1.0, 4.5), (2.0, 3.5), (3.0, 2.5), (4.0, 2.0), (5.0, 1.5), (6.0, 1.0), (9.0, 1.0), (14.0, 1.0)] {
                let more = if runs && (2.0..=6.0).contains(&day) { cost } else { 0.0 };
                entries.push(said(first + day, sore + more));
            }
        }
        let entries = entries.into_iter().enumerate();
        let journal = Journal::from_entries(entries.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)));
        early_runs(start().plus_days(f64::from(efforts) * 21.0), &journal, &Athlete::default())
    }

    #[test]
    fn runs_that_cost_and_runs_that_help_are_told_as_they_were() {
        let costly = season(16, 1.5);
        assert_eq!((costly.ran, costly.rested), (8, 8));
        let added = costly.added.unwrap();
        assert!(added.least > 0.0 && (added.median - 1.5).abs() < 0.5, "{added:?}");
        let helpful = season(16, -1.0).added.unwrap();
        assert!(helpful.most < 0.0, "{helpful:?}");
    }

    #[test]
    fn runs_that_change_nothing_are_told_to_change_nothing() {
        let added = season(16, 0.0).added.unwrap();
        assert!(added.least < 0.0 && added.most > 0.0, "{added:?}");
    }

    #[test]
    fn few_efforts_tell_nothing() {
        let few = season(6, 3.0);
        assert_eq!((few.ran, few.rested, few.added), (3, 3, None));
    }
}
