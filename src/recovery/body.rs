//! The body at one moment: which efforts still weigh on it, and how deep each system is in deficit now and later.

use crate::journal::{Athlete, Day, DayReport, Id, Journal, Kept, Moment, Rpe, Seconds, Session, Sport};

use super::assessment::System;
use super::effort::{Distances, Effort, race_on};
use super::ensemble::{Unreported, Way};
use super::evidence::{self as ev};
use super::learning::LEARNED_DAYS;

/// Efforts older than this weigh nothing.
pub(super) const LONGEST_MEMORY_DAYS: f64 = 120.0;
/// Efforts of this span are remembered for what the earlier mornings of a year said.
const REMEMBERED_DAYS: f64 = LEARNED_DAYS as f64 + FELT_DAYS;
/// Soreness and freshness of earlier mornings are asked for, and nothing of an effort this old is felt.
const FELT_DAYS: f64 = 60.0;
/// How long before a run an effort may lie that it came too early after.
pub(super) const WANTING_REST_DAYS: f64 = 60.0;
/// How much longer than typical the slowest possible runner takes, for what may be left out.
pub(super) const SLOWEST_PACE: f64 = 1.8;

/// The thresholds of the ladder for one system: at or above the first only rest, the second only weight-free sport, the
/// third only easy running. In the system's unit (SCIENCE section 4).
#[must_use]
pub const fn thresholds(system: System) -> [f64; 3] {
    match system {
        System::Strength => [0.12, 0.07, 0.03],
        System::Soreness => [4.0, 2.5, 1.0],
        System::Fuel => [0.45, 0.25, 0.15],
        // The heart may keep from hard training only.
        System::Heart => [f64::INFINITY, f64::INFINITY, 0.5],
        System::Freshness => [0.50, 0.30, 0.12],
        System::Tissue => [0.70, 0.35, 0.15],
    }
}

/// Gives the deficit that counts as the whole bar for one system where it was never deeper.
#[must_use]
pub const fn full_scale(system: System) -> f64 {
    match system {
        System::Heart => 1.0,
        System::Strength | System::Soreness | System::Fuel | System::Freshness | System::Tissue => thresholds(system)[0],
    }
}

/// Days back to which a day nobody reported may still be felt.
pub(super) const UNREPORTED_DAYS: i64 = 10;
/// The easy run that such a day may have held.
const UNREPORTED_HOUR: u32 = 18;
pub(super) const UNREPORTED_MINUTES: f64 = 45.0;
pub(super) const UNREPORTED_RPE: f64 = 3.5;

/// One effort with how long ago it was and how much of that time was lost to running too early.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// The effort.
    pub effort: Effort,
    /// Days from its end to the moment of the body.
    pub age: f64,
    /// Days of recovery lost by then to running while muscle and tissue still wanted rest, for the typical penalty.
    pub lost: f64,
}

/// The body at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The moment.
    pub now: Moment,
    /// The efforts that still weigh, in order of time.
    pub weights: Vec<Weight>,
    /// Part of each coming day that is lost to the last run, and for how many days more.
    slowed: (f64, f64),
    /// An easy run on each late day nobody reported, for those possible runners who ran.
    unreported: Vec<Weight>,
    /// Runs that were done too early, with how strongly (0 to 1).
    pub too_early: Vec<(Id, f64)>,
    /// Soreness and freshness reported beyond what any logged effort explains, in the systems' units, fading from now.
    pub unexplained: [f64; 6],
}

/// Days over which a deficit nobody logged a cause for fades.
pub(super) const UNEXPLAINED_DAYS: f64 = 1.5;

impl Body {
    /// Finds the body of a journal at `now` with every effort of the last year and more, so that earlier mornings can be
    /// asked about too, with [`Body::deficits_ago`].
    #[must_use]
    pub fn remembering(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        Self::of(now, efforts(now, journal, athlete))
    }

    /// Gives the body with only those efforts that any possible runner may still feel, and what the late days nobody reported
    /// may have held.
    #[must_use]
    pub fn still_felt(&self, journal: &Journal, athlete: &Athlete) -> Self {
        let is_felt =
            |weight: &&Weight| weight.age <= LONGEST_MEMORY_DAYS && weight.effort.still_weighs(weight.age, SLOWEST_PACE);
        Self {
            now: self.now,
            weights: self.weights.iter().filter(is_felt).cloned().collect(),
            slowed: self.slowed,
            unreported: unreported(self.now, journal, athlete),
            too_early: self.too_early.clone(),
            unexplained: self.unexplained,
        }
    }

    /// Gives the body as it would be had no run come too early.
    #[must_use]
    pub fn unslowed(&self) -> Self {
        let weights = self.weights.iter().map(|weight| Weight { lost: 0.0, ..weight.clone() }).collect();
        Self { weights, slowed: (0.0, 0.0), ..self.clone() }
    }

    /// Makes the body of efforts in order of time.
    #[must_use]
    pub fn of(now: Moment, efforts: Vec<Effort>) -> Self {
        let slow_days = slow_days(now, &efforts);
        let weights = efforts
            .into_iter()
            .map(|effort| {
                let age = now.days_since(effort.end);
                let lost = lost_between(&slow_days, age, 0.0);
                Weight { effort, age, lost }
            })
            .collect();
        let slowed = slow_days.last().map_or((0.0, 0.0), |last| (lost_share(last.severity), (1.0 - last.ago).clamp(0.0, 1.0)));
        let too_early = slow_days.iter().map(|day| (day.session, day.severity)).collect();
        Self { now, weights, slowed, unreported: Vec::new(), too_early, unexplained: [0.0; 6] }
    }

    /// Gives the deficit of a system so many days from now for a runner on this way through time, typical in gain, without
    /// what is unexplained.
    ///
    /// Efforts add up as a p-norm: never less than the greatest of them, less than their sum, and more with each one.
    #[must_use]
    pub fn deficit(&self, system: System, in_days: f64, way: Way) -> f64 {
        let days = |weight: &Weight| self.recovered_days(weight, system, in_days, way.penalty) / way.pace;
        let left = |weight: &Weight| weight.effort.left(system, days(weight), way.guess);
        let more = match way.unreported {
            Unreported::Ran => self.unreported.as_slice(),
            Unreported::Idle => &[],
        };
        added(system, self.weights.iter().chain(more).map(left)).min(most(system))
    }

    /// Gives the deficit of a system at earlier moments, each so many days before now and in order of time, for a runner of this
    /// pace, typical in all else.
    #[must_use]
    pub fn deficits_ago(&self, system: System, days_ago: &[f64], pace: f64) -> Vec<f64> {
        let mut sums = vec![0.0; days_ago.len()];
        for weight in &self.weights {
            let first = days_ago.partition_point(|days_ago| *days_ago > weight.age);
            // From its end an effort is felt until it is gone: most moments are looked at by few efforts.
            for (days_ago, sum) in days_ago.iter().zip(&mut sums).skip(first) {
                let days = self.recovered_days(weight, system, -days_ago, 1.0) / pace;
                if weight.age - days_ago > FELT_DAYS || weight.effort.is_gone(system, days) {
                    break;
                }
                *sum += raised(system, weight.effort.left(system, days, 0.0));
            }
        }
        sums.into_iter().map(|sum| root(system, sum).min(most(system))).collect()
    }

    /// Gives what is left, so many days from now, of what was reported beyond any logged cause.
    #[must_use]
    pub fn unexplained_left(&self, system: System, in_days: f64) -> f64 {
        let [strength, soreness, fuel, heart, freshness, tissue] = self.unexplained;
        let reported = match system {
            System::Strength => strength,
            System::Soreness => soreness,
            System::Fuel => fuel,
            System::Heart => heart,
            System::Freshness => freshness,
            System::Tissue => tissue,
        };
        reported * (-in_days / UNEXPLAINED_DAYS).exp()
    }

    /// Gives each effort's part in a system's deficit now, for the typical runner.
    pub fn parts(&self, system: System) -> impl Iterator<Item = (&Effort, f64)> {
        self.weights.iter().map(move |weight| {
            let days = self.recovered_days(weight, system, 0.0, 1.0);
            (&weight.effort, weight.effort.left(system, days, 0.0))
        })
    }

    fn recovered_days(&self, weight: &Weight, system: System, in_days: f64, penalty: f64) -> f64 {
        let elapsed = weight.age + in_days;
        if elapsed < 0.0 {
            return elapsed;
        }
        match system {
            System::Strength | System::Soreness | System::Tissue => {
                let (share, days) = self.slowed;
                // Asked about an earlier moment, the loss is taken as spread evenly over the time since.
                let past = if in_days < 0.0 { elapsed / weight.age } else { 1.0 };
                let lost = weight.lost * past + share * in_days.clamp(0.0, days);
                // No penalty may take back more than half of the time.
                (elapsed - lost * penalty).max(elapsed * 0.5)
            }
            System::Fuel | System::Heart | System::Freshness => elapsed,
        }
    }
}

/// Adds up what several efforts leave of one deficit, as a p-norm: never less than the greatest, never more than the sum.
fn added(system: System, parts: impl Iterator<Item = f64>) -> f64 {
    root(system, parts.map(|part| raised(system, part)).sum())
}

/// Raises a part to the power of the p-norm.
fn raised(system: System, part: f64) -> f64 {
    match system {
        // Soreness hardly adds up: legs in use are spared by the repeated bout effect. x^2.5 by one square root.
        System::Soreness => part * part * part.sqrt(),
        // x^1.25 by two square roots.
        System::Strength | System::Fuel | System::Heart | System::Freshness | System::Tissue => part * part.sqrt().sqrt(),
    }
}

/// Takes the root of a sum of raised parts.
fn root(system: System, sum: f64) -> f64 {
    let power = match system {
        System::Soreness => ev::SORENESS_ADDING_POWER,
        System::Strength | System::Fuel | System::Heart | System::Freshness | System::Tissue => ev::ADDING_POWER,
    };
    if sum > 0.0 { sum.powf(1.0 / power) } else { 0.0 }
}

/// Gives the efforts of the last year and more before `now`, in order of time; sessions that end later are left out.
fn efforts(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Effort> {
    let sessions = journal.sessions();
    let first = sessions.partition_point(|session| now.days_since(session.start) > REMEMBERED_DAYS);
    let until = sessions.partition_point(|session| session.start <= now);
    let mut distances = Distances::default();
    sessions.iter().take(first).for_each(|session| distances.add(session));
    let mut efforts = Vec::with_capacity(until.saturating_sub(first));
    for (index, session) in sessions.iter().enumerate().take(until).skip(first) {
        if session.end() <= now && !session.sport.is_comfort() {
            let race = race_on(session, journal.planned(), athlete.day_start);
            let earlier = sessions.get(..index).unwrap_or_default();
            efforts.push(Effort::of(session, earlier, distances, race, athlete));
        }
        distances.add(session);
    }
    efforts
}

/// Gives an easy run for each of the late days, since the log began, that nobody reported.
fn unreported(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Weight> {
    let today = Day::of(now, athlete.day_start);
    let Some(first) = journal.sessions().first().map(|session| Day::of(session.start, athlete.day_start)) else {
        return Vec::new();
    };
    let days = (1..=UNREPORTED_DAYS).rev().map(|ago| today.plus(-ago)).filter(|day| *day > first);
    days.filter(|day| journal.report(*day, athlete) == DayReport::Unreported)
        .filter_map(|day| {
            let start = athlete.zone.moment(day.date().and_hms_opt(UNREPORTED_HOUR, 0, 0)?);
            let mut run = Session::new(Sport::Run, start);
            run.moving = Seconds::new(UNREPORTED_MINUTES * 60.0).ok();
            run.rpe = Rpe::new(UNREPORTED_RPE).ok();
            let run = Kept { id: Id::new(uuid::Uuid::nil()), what: run };
            let effort = Effort::of(&run, &[], Distances::default(), None, athlete);
            let age = now.days_since(effort.end);
            (age >= 0.0).then_some(Weight { effort, age, lost: 0.0 })
        })
        .collect()
}

/// Gives the greatest deficit a system can have.
const fn most(system: System) -> f64 {
    match system {
        System::Strength => 0.8,
        System::Soreness => 10.0,
        System::Heart => 4.0,
        System::Fuel | System::Freshness => 1.0,
        System::Tissue => 1.5,
    }
}

/// A day slowed by a run that came too early.
struct SlowDay {
    /// Days before now at which the run began.
    ago: f64,
    severity: f64,
    session: Id,
}

/// The systems that running too early keeps from recovering.
const SLOWED: [System; 3] = [System::Strength, System::Soreness, System::Tissue];

/// Finds the runs that came while muscle or tissue still wanted rest, and how strongly, for the typical runner.
fn slow_days(now: Moment, efforts: &[Effort]) -> Vec<SlowDay> {
    let mut days: Vec<SlowDay> = Vec::new();
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
            let severity = severity(&felt, &days, ago);
            if severity > 0.0 {
                days.push(SlowDay { ago, severity: severity.min(1.0), session: run.session });
            }
        }
        felt.push((run, now.days_since(run.end)));
    }
    days
}

/// Gives how far beyond its limit a system was when a run began so many days before now; from 1 on it counts in full.
fn severity(felt: &[(&Effort, f64)], days: &[SlowDay], ago: f64) -> f64 {
    let over = felt.iter().filter(|(_, ended)| *ended >= ago);
    let rested: Vec<(&Effort, f64)> =
        over.map(|(earlier, ended)| (*earlier, ended - ago - lost_between(days, *ended, ago))).collect();
    let severity = SLOWED.map(|system| {
        let deficit = added(system, rested.iter().map(|(earlier, days)| earlier.left(system, *days, 0.0)));
        let [_, weight_free, _] = thresholds(system);
        // From four fifths of the threshold on, so that a minute more or less never switches it on or off.
        (deficit / weight_free - 0.8) / 0.2
    });
    severity.into_iter().fold(0.0, f64::max)
}

/// Gives the days of recovery lost from one time to another, both in days before now; a day already slowed is not slowed
/// twice.
fn lost_between(days: &[SlowDay], from: f64, until: f64) -> f64 {
    let mut lost = 0.0;
    // A run does not slow the recovery from itself: only those from `from` on count.
    let first = days.partition_point(|day| day.ago > from);
    let late = days.get(first..).unwrap_or_default();
    for (index, day) in late.iter().enumerate().take_while(|(_, day)| day.ago > until) {
        let end = late.get(index + 1).map_or(1.0, |next| (day.ago - next.ago).clamp(0.0, 1.0));
        lost += (day.ago - until).min(end).max(0.0) * lost_share(day.severity);
    }
    lost
}

/// Gives the part of a day that is lost to a run done too early.
fn lost_share(severity: f64) -> f64 {
    1.0 - 1.0 / (1.0 + (ev::RUN_PENALTY - 1.0) * severity)
}
