//! The body at one moment: which efforts still weigh on it, and how deep each system is in deficit now and later.

use crate::journal::{Athlete, Day, DayReport, Id, Journal, Kept, Moment, Rpe, Seconds, Session, Sport};

use super::assessment::System;
use super::each::BySystem;
use super::effort::{Distances, Effort, Outings, race_on};
use super::ensemble::{Unreported, Way};
use super::evidence::{self as ev};
use super::learning::LEARNED_DAYS;
use super::slowing::Slowing;

/// Efforts older than this weigh nothing.
pub(super) const LONGEST_MEMORY_DAYS: f64 = 120.0;
/// Efforts of this span are remembered for what the earlier mornings of a year said.
const REMEMBERED_DAYS: f64 = LEARNED_DAYS as f64 + FELT_DAYS;
/// Soreness and freshness of earlier mornings are asked for, and nothing of an effort this old is felt.
const FELT_DAYS: f64 = 60.0;
/// How much longer than typical the slowest possible runner takes, for what may be left out.
pub(super) const SLOWEST_PACE: f64 = 1.8;

/// The thresholds of the ladder for one system: at or above the first only rest, the second only weight-free sport,
/// the third only easy running. In the system's unit.
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
pub struct AgedEffort {
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
    pub efforts: Vec<AgedEffort>,
    /// The days that runs slowed.
    slowing: Slowing,
    /// An easy run on each late day nobody reported, for those possible runners who ran.
    unreported: Vec<AgedEffort>,
    /// What was reported beyond what any logged effort explains, by system.
    pub unexplained: BySystem<Unexplained>,
}

/// A deficit reported beyond what any logged effort explains. It fades from now on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unexplained {
    /// How deep it is now, in the system's unit; less than nothing where the runner is better than expected.
    pub deficit: f64,
    /// Days over which it fades to a third (e-folding), typically.
    pub fades_over: f64,
    /// Days for which it has been reported.
    pub lasted: f64,
}

impl Unexplained {
    /// Nothing is unexplained.
    pub const NONE: Self = Self { deficit: 0.0, fades_over: 1.0, lasted: 0.0 };

    /// Gives what is left of it so many days from now where it takes so many times longer than typical to fade.
    #[must_use]
    pub fn left(self, in_days: f64, fading: f64) -> f64 {
        // Nearly always there is nothing.
        if self.deficit == 0.0 { 0.0 } else { self.deficit * (-in_days / (self.fades_over * fading)).exp() }
    }
}

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
        let is_felt = |aged: &&AgedEffort| aged.age <= LONGEST_MEMORY_DAYS && aged.effort.still_weighs(aged.age, SLOWEST_PACE);
        Self {
            now: self.now,
            efforts: self.efforts.iter().filter(is_felt).cloned().collect(),
            slowing: self.slowing.clone(),
            unreported: unreported(self.now, journal, athlete),
            unexplained: self.unexplained,
        }
    }

    /// Gives the body as it would be had no run come too early.
    #[must_use]
    pub fn unslowed(&self) -> Self {
        let efforts = self.efforts.iter().map(|aged| AgedEffort { lost: 0.0, ..aged.clone() }).collect();
        Self { efforts, slowing: Slowing::default(), ..self.clone() }
    }

    /// Gives the runs that were done too early, with how strongly (0 to 1).
    pub fn too_early(&self) -> impl Iterator<Item = (Id, f64)> {
        self.slowing.runs()
    }

    /// Gives the body as it would be without any session: what is left is what was reported beyond them.
    #[must_use]
    pub fn without_any(&self) -> Self {
        Self { unreported: self.unreported.clone(), unexplained: self.unexplained, ..Self::of(self.now, Vec::new()) }
    }

    /// Gives the body as it would be without one session.
    #[must_use]
    pub fn without(&self, session: Id) -> Self {
        let others = self.efforts.iter().map(|aged| &aged.effort).filter(|effort| effort.session != session);
        let bare = Self::of(self.now, others.cloned().collect());
        Self { unreported: self.unreported.clone(), unexplained: self.unexplained, ..bare }
    }

    /// Makes the body of efforts in order of time.
    #[must_use]
    pub fn of(now: Moment, efforts: Vec<Effort>) -> Self {
        let slowing = Slowing::of(now, &efforts);
        let efforts = efforts
            .into_iter()
            .map(|effort| {
                let age = now.days_since(effort.end);
                let lost = slowing.lost_between(age, 0.0);
                AgedEffort { effort, age, lost }
            })
            .collect();
        Self { now, efforts, slowing, unreported: Vec::new(), unexplained: BySystem::of(|_| Unexplained::NONE) }
    }

    /// Gives the deficit of a system so many days from now for a runner on this way through time, typical in gain, without
    /// what is unexplained.
    ///
    /// Efforts add up as a p-norm: never less than the greatest of them, less than their sum, and more with each one.
    #[must_use]
    pub fn deficit(&self, system: System, in_days: f64, way: Way) -> f64 {
        let days = |aged: &AgedEffort| self.recovered_days(aged, system, in_days, way.penalty) / way.pace;
        let left = |aged: &AgedEffort| aged.effort.left(system, days(aged), way.guess);
        let more = match way.unreported {
            Unreported::Ran => self.unreported.as_slice(),
            Unreported::Idle => &[],
        };
        added(system, self.efforts.iter().chain(more).map(left)).min(most(system))
    }

    /// Gives the deficit of a system at earlier moments, each so many days before now and in order of time, for a runner of this
    /// pace, typical in all else.
    #[must_use]
    pub fn deficits_ago(&self, system: System, days_ago: &[f64], pace: f64) -> Vec<f64> {
        let mut sums = vec![0.0; days_ago.len()];
        for aged in &self.efforts {
            let first = days_ago.partition_point(|days_ago| *days_ago > aged.age);
            // From its end an effort is felt until it is gone: most moments are looked at by few efforts.
            for (days_ago, sum) in days_ago.iter().zip(&mut sums).skip(first) {
                let days = self.recovered_days(aged, system, -days_ago, 1.0) / pace;
                if aged.age - days_ago > FELT_DAYS || aged.effort.is_gone(system, days) {
                    break;
                }
                *sum += raised(system, aged.effort.left(system, days, 0.0));
            }
        }
        sums.into_iter().map(|sum| root(system, sum).min(most(system))).collect()
    }

    /// Gives what is left, so many days from now, of what was reported beyond any logged cause, where it takes so many times
    /// longer than typical to fade.
    #[must_use]
    pub fn unexplained_left(&self, system: System, in_days: f64, fading: f64) -> f64 {
        self.unexplained[system].left(in_days, fading)
    }

    /// Gives each effort's part in a system's deficit now, for the typical runner.
    pub fn parts(&self, system: System) -> impl Iterator<Item = (&Effort, f64)> {
        self.parts_in(system, 0.0)
    }

    /// Gives the same so many days from now.
    pub fn parts_in(&self, system: System, in_days: f64) -> impl Iterator<Item = (&Effort, f64)> {
        self.efforts.iter().map(move |aged| {
            let days = self.recovered_days(aged, system, in_days, 1.0);
            (&aged.effort, aged.effort.left(system, days, 0.0))
        })
    }

    fn recovered_days(&self, aged: &AgedEffort, system: System, in_days: f64, penalty: f64) -> f64 {
        let elapsed = aged.age + in_days;
        if elapsed < 0.0 {
            return elapsed;
        }
        match system {
            System::Strength | System::Soreness | System::Tissue => {
                let lost = if in_days < 0.0 {
                    self.slowing.lost_between(aged.age, -in_days)
                } else {
                    aged.lost + self.slowing.lost_ahead(in_days)
                };
                // No penalty may take back more than half of the time.
                (elapsed - lost * penalty).max(elapsed * 0.5)
            }
            System::Fuel | System::Heart | System::Freshness => elapsed,
        }
    }
}

/// Adds up what several efforts leave of one deficit, as a p-norm: never less than the greatest, never more than the sum.
pub(super) fn added(system: System, parts: impl Iterator<Item = f64>) -> f64 {
    root(system, parts.map(|part| raised(system, part)).sum())
}

/// Gives the part that added to such a share, 0 to 1, makes the whole.
pub(super) fn lacking(system: System, share: f64) -> f64 {
    root(system, (1.0 - raised(system, share)).max(0.0))
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
    let mut outings = Outings::with_capacity(until.saturating_sub(first));
    for (index, session) in sessions.iter().enumerate().take(until).skip(first) {
        if session.end() <= now && !session.sport.is_comfort() {
            let race = race_on(session, journal.planned(), athlete.day_start);
            let earlier = sessions.get(..index).unwrap_or_default();
            outings.add(session, earlier, distances, race, athlete);
        }
        distances.add(session);
    }
    outings.into_efforts()
}

/// Gives an easy run for each of the late days, since the log began, that nobody reported.
fn unreported(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<AgedEffort> {
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
            (age >= 0.0).then_some(AgedEffort { effort, age, lost: 0.0 })
        })
        .collect()
}

/// Gives the end of the scale that a system is told on: what is reckoned with may be deeper, and is back later for it.
#[must_use]
pub const fn end_of_scale(system: System) -> f64 {
    match system {
        System::Strength | System::Fuel | System::Freshness | System::Tissue => 1.0,
        System::Soreness => 10.0,
        // Standard deviations have no end.
        System::Heart => f64::INFINITY,
    }
}

/// Gives the greatest deficit that the efforts are reckoned to leave of a system.
const fn most(system: System) -> f64 {
    match system {
        System::Strength => 0.8,
        System::Soreness => 10.0,
        System::Heart => 4.0,
        System::Fuel | System::Freshness => 1.0,
        System::Tissue => 1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_raised_to_the_power_whose_root_is_taken() {
        for system in System::ALL {
            let alone = added(system, [0.3].into_iter());
            assert!((alone - 0.3).abs() < 1e-12, "{system:?}: {alone}");
        }
    }
}
