//! Efforts that were tried again: recovered means able to reproduce the same effort (S1).
//!
//! A later session on the same distance and climb, meant as hard, is an attempt. Where it was as fast at no higher cost, the
//! runner had recovered by then; where it was slower at the same cost, perhaps not. Each attempt tells how late the runner
//! recovers beside others, be it by a slow pace or by deep cuts ([`Lateness`]), but only as far as its age is near the time
//! that recovery typically takes: an effort reproduced after a year says nothing, and one that was never tried again is not a
//! failure.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::journal::{Id, Journal, Kept, Kind, Metres, Moment, Session};
use crate::recovery::body::Body;
use crate::recovery::effort::Effort;
use crate::recovery::planned::is_hard_rpe;
use crate::recovery::warning::Warning;
use statrs::distribution::{ContinuousCDF, Normal};

use super::feelings::part;
use super::lateness::Lateness;
use super::scale::LEARNED_DAYS;

/// Efforts that typically take fewer days tell nothing, since nights go by in whole days.
pub(in crate::recovery) const LEAST_DAYS: f64 = 1.5;
/// Attempts earlier than this say nothing of recovery: a second race on one day is run on what the first left.
pub(in crate::recovery) const EARLIEST_DAYS: f64 = 1.0;
/// Attempts later than so many times the typical recovery tell less and less, and later than so many nothing: who falls short
/// long after recovery had a bad day.
pub(in crate::recovery) const LATE: (f64, f64) = (2.0, 6.0);
/// Distances this alike are the same course; courses repeat within GPS error.
pub(in crate::recovery) const SAME_DISTANCE: f64 = 0.03;
/// The same for climb, as a share and in metres.
pub(in crate::recovery) const SAME_CLIMB: (f64, f64) = (0.15, 40.0);
/// How far two equal efforts of one runner differ in speed by chance (test-retest of time trials: 1-3 %).
pub(in crate::recovery) const OWN_NOISE: f64 = 0.02;
/// How much higher the RPE may be, and how many beats the heart rate.
pub(in crate::recovery) const SAME_RPE: f64 = 0.5;
pub(in crate::recovery) const SAME_BEATS: f64 = 3.0;
/// A heart rate so many beats apart tells of the cost, whatever the RPE says of it.
pub(in crate::recovery) const FAR_BEATS: f64 = 9.0;
/// The chance that a recovered runner reproduces an effort at all: heat, wind and mood fail the rest.
pub(in crate::recovery) const RECOVERED_SUCCEEDS: f64 = 0.9;
/// The chance that one who has not recovered does.
pub(in crate::recovery) const UNRECOVERED_SUCCEEDS: f64 = 0.10;
/// How blurred the moment of recovery is, standard deviation of the logarithm of the days.
pub(in crate::recovery) const BLUR: f64 = 0.2;
/// An effort reproduced earlier than so many standard deviations of people before the typical time says no more than one
/// reproduced then: what nobody's body can do was not an effort to recover from.
pub(in crate::recovery) const FASTEST: f64 = -1.5;
/// Fewer attempts than this are left to the prior.
pub(in crate::recovery) const FEWEST: usize = 3;

/// No runner is taken to recover earlier or later than others by more than this by their attempts, standard deviations of people.
pub(in crate::recovery) const MOST_LATE: f64 = 2.0;

/// How an attempt came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As fast, at no higher cost: recovered by then.
    Reproduced,
    /// Slower at the same cost.
    Short,
}

/// One effort tried again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attempt {
    /// The effort.
    pub first: Id,
    /// The session that tried it again.
    pub again: Id,
    /// Days from the end of the one to the start of the other.
    pub days: f64,
    /// Days that recovery from the effort takes the typical runner, by the model.
    pub typical_days: f64,
    /// How that time hangs on what is unknown of the runner.
    pub hangs: Lateness,
    /// How it came out.
    pub outcome: Outcome,
}

impl Attempt {
    /// Gives how far it counts, 0 to 1: less and less the longer after recovery it came.
    fn weight(&self) -> f64 {
        1.0 - part(self.days / self.typical_days, LATE)
    }

    /// Tells of a reproduced effort.
    pub const fn told(&self) -> Warning {
        Warning::Reproduced { first: self.first, again: self.again }
    }
}

/// Finds the efforts of the last year that were tried again, in order of time; `past` is the body with all of them.
#[must_use]
pub fn attempts(now: Moment, journal: &Journal, past: &Body) -> Vec<Attempt> {
    let efforts: HashMap<Id, &Effort> = past.efforts.iter().map(|aged| (aged.effort.session, &aged.effort)).collect();
    let sessions = journal.sessions();
    let until = sessions.partition_point(|session| session.start <= now);
    let first = sessions.partition_point(|session| now.days_since(session.start) > LEARNED_DAYS as f64);
    let recent = sessions.get(first..until.max(first)).unwrap_or_default();
    let mut attempts: Vec<Attempt> = Vec::new();
    for (at, session) in recent.iter().enumerate() {
        let Some(effort) = efforts.get(&session.id).filter(|_| is_hard(session)) else { continue };
        // What itself fell short is no measure for those after it.
        let has_failed = |attempt: &Attempt| attempt.again == session.id && attempt.outcome == Outcome::Short;
        if attempts.iter().any(has_failed) {
            continue;
        }
        let typical_days = effort.days_until_clear();
        if typical_days < LEAST_DAYS {
            continue;
        }
        // Found once, and only for what was tried again.
        let hangs = OnceCell::new();
        let end = session.end();
        let days = |again: &Session| again.start.days_since(end);
        let later = recent.iter().skip(at + 1).skip_while(|again| days(again) < EARLIEST_DAYS);
        let later = later.take_while(|again| days(again) <= LATE.1 * typical_days);
        for again in later.filter(|again| again.end() <= now && is_attempt(session, again)) {
            let Some(outcome) = outcome(session, again) else { continue };
            let hangs = *hangs.get_or_init(|| Lateness::of(effort));
            attempts.push(Attempt { first: session.id, again: again.id, days: days(again), typical_days, hangs, outcome });
            if outcome == Outcome::Reproduced {
                break;
            }
        }
    }
    attempts
}

/// What attempts say of how late the runner recovers beside others, in standard deviations of people.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AttemptEvidence {
    /// How that hangs on each of the unknowns; people differ in it by one.
    pub along: Lateness,
    /// How much more exactly it is known than of people at large, as a precision.
    pub precision: f64,
    /// What that pulls to, times its precision.
    pub pull: f64,
}

impl AttemptEvidence {
    /// Weighs all attempts of a runner.
    ///
    /// They count only as far as the outcomes are likelier to hang on the days between than on nothing of the kind, so that
    /// shuffled outcomes teach nothing.
    #[must_use]
    pub fn of(attempts: &[Attempt]) -> Self {
        if attempts.len() < FEWEST {
            return Self::default();
        }
        let normal = Normal::standard();
        let chance = |attempt: &Attempt, late: f64| {
            let spread = attempt.hangs.spread();
            let past = ((attempt.days / attempt.typical_days).ln() / spread).max(FASTEST);
            let recovered = normal.cdf((past - late) * spread / BLUR);
            let success = UNRECOVERED_SUCCEEDS + (RECOVERED_SUCCEEDS - UNRECOVERED_SUCCEEDS) * recovered;
            if attempt.outcome == Outcome::Reproduced { success } else { 1.0 - success }
        };
        // The chance of the outcomes, over all lateness, a tenth of a standard deviation at a time.
        let fits: Vec<(f64, f64)> = (-40..=40)
            .map(|step| {
                let late = f64::from(step) / 10.0;
                (
                    late,
                    attempts.iter().map(|attempt| attempt.weight() * chance(attempt, late).ln()).sum::<f64>() - late * late / 2.0,
                )
            })
            .collect();
        // Beside the best of them: the chance of a thousand outcomes is too small for a number.
        let best = fits.iter().map(|(_, fit)| *fit).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut mean, mut square) = (0.0, 0.0, 0.0);
        for (late, fit) in fits {
            let aged = (fit - best).exp() * 0.1 / std::f64::consts::TAU.sqrt();
            (sum, mean, square) = (sum + aged, mean + aged * late, square + aged * late * late);
        }
        let mean = mean / sum;
        let variance = (square / sum - mean * mean).clamp(1e-3, 1.0);
        let mean = mean.clamp(-MOST_LATE, MOST_LATE);
        let trust = 1.0 / (1.0 + (ln_chance_of_nothing(attempts) - best).exp() / sum);
        let along = Lateness::together(attempts.iter().map(|attempt| (attempt.hangs, attempt.weight())));
        Self { along, precision: trust * (1.0 / variance - 1.0), pull: trust * mean / variance }
    }
}

/// Gives the logarithm of the chance of the outcomes where each comes out well at one rate of which nothing is known beforehand,
/// whatever the days between (Laplace's rule of succession).
fn ln_chance_of_nothing(attempts: &[Attempt]) -> f64 {
    let (mut good, mut all) = (1.0, 2.0);
    let mut chance = 0.0;
    for attempt in attempts {
        let is_good = attempt.outcome == Outcome::Reproduced;
        chance += attempt.weight() * f64::ln(if is_good { good / all } else { (all - good) / all });
        (good, all) = (good + f64::from(u8::from(is_good)), all + 1.0);
    }
    chance
}

/// Says whether a session was an effort one could try to reproduce.
fn is_hard(session: &Session) -> bool {
    let hard = is_hard_rpe(session.rpe) || session.heart_avg.is_some();
    hard && session.sport.is_running() && session.distance.is_some() && session.moving.is_some()
}

/// Says whether a later session was meant as the same effort: hard, of the same make, on the same course. The mean speed of
/// repetitions and their rests is that of many an easy run.
fn is_attempt(first: &Session, again: &Session) -> bool {
    let is_intervals = |session: &Session| session.kind == Some(Kind::Intervals);
    is_hard(again) && is_intervals(first) == is_intervals(again) && is_same_course(first, again)
}

fn is_same_course(first: &Session, again: &Session) -> bool {
    let near = |one: Option<Metres>, other: Option<Metres>, share: f64, metres: f64| match (one, other) {
        (Some(one), Some(other)) => (one.value() - other.value()).abs() <= (share * one.value()).max(metres),
        (None, None) => true,
        (Some(height), None) | (None, Some(height)) => height.value() <= metres,
    };
    let (share, metres) = SAME_CLIMB;
    first.sport == again.sport
        && again.distance.is_some()
        && near(first.distance, again.distance, SAME_DISTANCE, 0.0)
        && near(first.climb, again.climb, share, metres)
        && near(first.descent, again.descent, share, metres)
}

/// Says how an attempt came out; none where it was no attempt, as an easy run over the same course is none.
fn outcome(first: &Kept<Session>, again: &Kept<Session>) -> Option<Outcome> {
    let speed = |session: &Session| Some(session.distance?.value() / session.moving?.value().max(1.0));
    let faster = speed(again)? / speed(first)? - 1.0;
    let dearer = dearer(first, again)?;
    if faster >= -OWN_NOISE && dearer <= 1.0 {
        return Some(Outcome::Reproduced);
    }
    (faster < -2.0 * OWN_NOISE && dearer >= -1.0).then_some(Outcome::Short)
}

/// Gives how much dearer an attempt was, as a multiple of what counts as the same: by RPE, but by heart rate where no RPE was
/// said or the heart was far off.
fn dearer(first: &Session, again: &Session) -> Option<f64> {
    let by_rpe = first.rpe.zip(again.rpe).map(|(one, other)| (other.value() - one.value()) / SAME_RPE);
    let beats = first.heart_avg.zip(again.heart_avg).map(|(one, other)| other.value() - one.value());
    let by_heart = beats.map(|beats| beats / SAME_BEATS);
    let far = by_heart.filter(|_| beats.is_some_and(|beats| beats.abs() >= FAR_BEATS));
    far.or(by_rpe).or(by_heart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Athlete, Bpm, Entry, Rpe, Seconds, Sport};

    /// A hard run of 25 km, so many days after the first one, this much faster than 2 h 05.
    fn hard_run(day: f64, faster: f64) -> Session {
        let start = Moment::from_rfc3339("2026-05-03T09:00:00+00:00").unwrap().plus_days(day);
        let mut session = Session::new(Sport::Run, start);
        session.distance = Metres::new(25_000.0).ok();
        session.moving = Seconds::new(7_500.0 / (1.0 + faster)).ok();
        session.rpe = Rpe::new(9.0).ok();
        session
    }

    fn found(sessions: impl IntoIterator<Item = Session>) -> Vec<Attempt> {
        let entries = sessions.into_iter().enumerate();
        let entries = entries.map(|(at, session)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), Entry::Session(session)));
        let journal = Journal::from_entries(entries);
        let now = Moment::from_rfc3339("2026-10-01T09:00:00+00:00").unwrap();
        attempts(now, &journal, &Body::remembering(now, &journal, &Athlete::default()))
    }

    #[test]
    fn the_same_time_at_the_same_effort_is_a_reproduction_and_a_slower_one_falls_short() {
        let outcomes = |faster: f64| found([hard_run(0.0, 0.0), hard_run(7.0, faster)]).first().map(|attempt| attempt.outcome);
        assert_eq!(outcomes(0.0), Some(Outcome::Reproduced));
        assert_eq!(outcomes(-0.06), Some(Outcome::Short));
        assert_eq!(outcomes(-0.03), None);
    }

    #[test]
    fn an_easy_run_over_the_same_course_is_no_attempt() {
        let mut easy = hard_run(3.0, -0.2);
        easy.rpe = Rpe::new(4.0).ok();
        assert_eq!(found([hard_run(0.0, 0.0), easy]), Vec::new());
    }

    #[test]
    fn a_course_with_a_descent_is_another_and_a_heart_far_up_is_a_higher_cost() {
        let outcomes = |change: fn(&mut Session)| {
            let mut first = hard_run(0.0, 0.0);
            first.heart_avg = Bpm::new(160.0).ok();
            let mut again = hard_run(7.0, 0.0);
            change(&mut again);
            found([first, again]).first().map(|attempt| attempt.outcome)
        };
        assert_eq!(outcomes(|again| again.heart_avg = Bpm::new(163.0).ok()), Some(Outcome::Reproduced));
        assert_eq!(outcomes(|again| again.heart_avg = Bpm::new(175.0).ok()), None);
        assert_eq!(outcomes(|again| again.descent = Metres::new(400.0).ok()), None);
    }

    #[test]
    fn what_fell_short_is_no_measure_for_what_comes_after_it() {
        let attempts = found([hard_run(0.0, 0.0), hard_run(6.0, -0.08), hard_run(12.0, 0.0)]);
        let told: Vec<(f64, Outcome)> = attempts.iter().map(|attempt| (attempt.days.round(), attempt.outcome)).collect();
        assert_eq!(told, [(6.0, Outcome::Short), (12.0, Outcome::Reproduced)]);
    }

    fn attempt(days: f64, outcome: Outcome) -> Attempt {
        let id = Id::new(uuid::Uuid::nil());
        let hangs = Lateness { pace: 0.25, ..Lateness::default() };
        Attempt { first: id, again: id, days, typical_days: 5.0, hangs, outcome }
    }

    /// Six attempts that fell short after so many days, and six that did not.
    fn short_then_reproduced(short: f64, reproduced: f64) -> f64 {
        let attempts: Vec<Attempt> =
            (0..6).flat_map(|_| [attempt(short, Outcome::Short), attempt(reproduced, Outcome::Reproduced)]).collect();
        let AttemptEvidence { precision, pull, .. } = AttemptEvidence::of(&attempts);
        assert!(precision > 1.0, "{precision}");
        pull / (1.0 + precision)
    }

    #[test]
    fn a_runner_who_reproduces_early_is_fast_and_one_who_falls_short_late_is_slow() {
        assert!(short_then_reproduced(2.0, 4.0) < -0.5);
        assert!(short_then_reproduced(6.5, 10.0) > 0.5);
    }

    #[test]
    fn few_attempts_and_late_ones_leave_the_prior() {
        assert_eq!(AttemptEvidence::of(&[attempt(2.0, Outcome::Reproduced); 2]), AttemptEvidence::default());
        let AttemptEvidence { precision, pull, .. } = AttemptEvidence::of(&[attempt(20.0, Outcome::Reproduced); 10]);
        assert!(precision < 0.05 && pull.abs() < 0.05, "{precision} {pull}");
    }

    #[test]
    fn thousands_of_attempts_are_counted_like_any_others() {
        let many: Vec<Attempt> =
            (0..1_500).flat_map(|_| [attempt(2.0, Outcome::Short), attempt(4.0, Outcome::Reproduced)]).collect();
        let AttemptEvidence { precision, pull, .. } = AttemptEvidence::of(&many);
        assert!(precision > 100.0 && pull < 0.0, "{precision} {pull}");
    }

    /// Shuffled labels: success that does not hang on the days between says nothing of the runner.
    #[test]
    fn outcomes_that_do_not_hang_on_the_days_between_teach_next_to_nothing() {
        let shuffled: Vec<Attempt> = (0..24)
            .map(|at| attempt([2.0, 4.0, 8.0][at % 3], if at % 12 < 6 { Outcome::Reproduced } else { Outcome::Short }))
            .collect();
        let AttemptEvidence { precision, pull, .. } = AttemptEvidence::of(&shuffled);
        let late = pull / (1.0 + precision);
        assert!(precision < 0.2 && late.abs() < 0.1, "{precision} {late}");
    }
}
