//! What one session costs each system, and how that cost fades: continuous in everything that is known of the session.

mod clear;
pub(super) mod outing;

use crate::journal::{Athlete, DayStart, Id, Kept, Kind, Moment, Priority, Session, Sex};

use super::assessment::System;
use super::body::thresholds;
use super::descent::{downhill, known_descent};
use super::each::BySystem;
use super::evidence::{self as ev};
use super::exertion::{Exertion, ExertionFrom, exertion};
use super::sport_load::SportLoad;

pub(super) use outing::Outings;

/// The cost of one session for a runner with typical gains and time constants.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// The session.
    pub session: Id,
    /// When it started.
    pub start: Moment,
    /// When it ended; the cost fades from here.
    pub end: Moment,
    /// How long and how hard.
    pub exertion: Exertion,
    /// Whether it was running.
    pub running: bool,
    /// Strength lost at the end, fraction.
    pub strength: f64,
    slow_share: f64,
    fast_days: f64,
    slow_days: f64,
    /// Strength lost to the descent alone, fraction.
    pub downhill_strength: f64,
    downhill_slow_days: f64,
    /// Soreness at its peak, points above base.
    pub soreness: f64,
    soreness_days: f64,
    /// Soreness from the descent alone, points at its peak.
    pub downhill_soreness: f64,
    /// Fuel used, share.
    pub fuel: f64,
    fuel_days: f64,
    /// Autonomic balance lost, z.
    pub heart: f64,
    heart_days: f64,
    /// Freshness lost, share.
    pub freshness: f64,
    freshness_days: f64,
    slow_freshness: f64,
    /// Unfelt load, share.
    pub tissue: f64,
    tissue_days: f64,
    downhill_tissue: f64,
    /// Each system's cost beside this one, where the effort was greater than guessed by each of `GUESSES` standard
    /// deviations; 1 where everything was said.
    pub unsure: BySystem<[f64; GUESSES.len()]>,
    /// Days after which so little is left of each system's cost that it may be passed over.
    gone: BySystem<f64>,
}

/// The standard deviations for which a guessed effort's cost is worked out.
pub const GUESSES: [f64; 7] = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0];

/// Parts smaller than this share of a system's TRAIN threshold may be passed over.
pub(super) const NEGLIGIBLE: f64 = 0.004;

/// What the history before a session says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct History {
    /// How much of the session's descent the legs know, 0 to 1.
    pub descent: f64,
    /// How new its distance is, 0 (run before) to 1 (half as far again as ever).
    pub new_distance: f64,
    /// Whether it was the season's goal.
    pub goal: bool,
}

/// Fewer runs than this with a distance do not tell how far a runner has run: the log is new, and not the distance.
pub(in crate::recovery) const FEW_DISTANCES: usize = 8;
/// Unless it has so many sessions: then it is running that is new.
pub(in crate::recovery) const MANY_SESSIONS: usize = 30;

/// The sessions before a session, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Distances {
    /// How many there were, of any sport.
    pub sessions: usize,
    /// How many were runs that had a distance.
    pub runs: usize,
    /// The longest, metres.
    pub longest_m: f64,
}

impl Distances {
    /// Adds a session.
    pub fn add(&mut self, session: &Session) {
        self.sessions += 1;
        if let Some(distance) = session.distance.filter(|_| session.sport.is_running()) {
            self.runs += 1;
            self.longest_m = self.longest_m.max(distance.value());
        }
    }

    /// Gives how new a run's distance is: 0 up to a tenth over the longest before, 1 from six tenths over; 0 where too little is
    /// known from before.
    #[must_use]
    pub fn newness(self, session: &Session) -> f64 {
        let Some(own) = session.distance.filter(|_| session.sport.is_running()) else { return 0.0 };
        let is_young = self.runs < FEW_DISTANCES && self.sessions < MANY_SESSIONS;
        if is_young { 0.0 } else { ((own.value() / self.longest_m.max(5_000.0) - 1.1) / 0.5).clamp(0.0, 1.0) }
    }
}

impl Effort {
    /// Finds what a session costs.
    ///
    /// `earlier` are the sessions before it, in order of time; `distances` sums up all runs before it; `race` is the priority
    /// of the race planned for its day, if any.
    #[must_use]
    pub fn of(
        session: &Kept<Session>,
        earlier: &[Kept<Session>],
        distances: Distances,
        race: Option<Priority>,
        athlete: &Athlete,
    ) -> Self {
        let exertion = exertion(session, earlier, athlete);
        let history = History {
            descent: known_descent(session, earlier),
            new_distance: distances.newness(session),
            goal: session.kind == Some(Kind::Race) && race == Some(Priority::A),
        };
        let mut effort = Self::with(session, exertion, history, athlete);
        if exertion.rpe_sd > 0.0 || exertion.hours_sd > 0.0 {
            let guessed = GUESSES.map(|guess| {
                let rpe = (exertion.rpe + guess * exertion.rpe_sd).clamp(0.5, 10.0);
                let hours = exertion.hours * (guess * exertion.hours_sd).exp();
                flat_costs(session, hours, rpe)
            });
            let flat = flat_costs(session, exertion.hours, exertion.rpe);
            let beside = |other: f64, flat: f64| if flat > 0.0 { other / flat } else { 1.0 };
            effort.unsure = BySystem::of(|system| guessed.each_ref().map(|other| beside(other[system], flat[system])));
        }
        effort
    }

    fn with(session: &Kept<Session>, exertion: Exertion, history: History, athlete: &Athlete) -> Self {
        let load = SportLoad::of(session.sport);
        let (hours, rpe) = (exertion.hours, exertion.rpe);
        let flat = flat_costs(session, hours, rpe);
        let own = PersonalFactors::of(athlete, session.start);
        let first = 1.0 + (ev::FIRST_TIME - 1.0) * history.new_distance;
        let downhill = downhill(session, load) * (1.0 - (1.0 - ev::REPEATED_BOUT) * history.descent);
        let slow = ultra(hours).max(if history.goal { 1.0 } else { 0.0 });
        let mut effort = Self {
            session: session.id,
            start: session.start,
            end: session.end(),
            exertion,
            running: session.sport.is_running(),
            strength: flat[System::Strength] * own.strength * first,
            slow_share: ev::STRENGTH_SLOW_SHARE.at(hours, rpe),
            fast_days: ev::STRENGTH_FAST_DAYS.at(hours, rpe),
            slow_days: ev::STRENGTH_SLOW_DAYS.at(hours, rpe) * own.days,
            downhill_strength: ev::DOWNHILL_STRENGTH * downhill * own.strength * first,
            downhill_slow_days: ev::DOWNHILL_SLOW_DAYS * own.days,
            soreness: flat[System::Soreness] * first,
            soreness_days: ev::SORENESS_DAYS.at(hours, rpe),
            downhill_soreness: ev::DOWNHILL_SORENESS * downhill * first,
            fuel: flat[System::Fuel],
            fuel_days: ev::FUEL_DAYS.at(hours, rpe),
            heart: flat[System::Heart],
            heart_days: ev::HEART_DAYS.at(hours, rpe),
            freshness: flat[System::Freshness],
            freshness_days: ev::FRESHNESS_DAYS.at(hours, rpe),
            slow_freshness: ev::FRESHNESS_SLOW_LOSS * slow,
            tissue: flat[System::Tissue],
            tissue_days: ev::TISSUE_DAYS.at(hours, rpe) * own.days,
            downhill_tissue: ev::DOWNHILL_TISSUE * downhill,
            unsure: BySystem::of(|_| [1.0; GUESSES.len()]),
            gone: BySystem::all(f64::INFINITY),
        };
        effort.gone = BySystem::of(|system| effort.days_until_gone(system));
        effort
    }

    /// Gives a number of days after which less than a negligible part of the cost is left; never too few.
    fn days_until_gone(&self, system: System) -> f64 {
        let [_, _, train] = thresholds(system);
        let size = self.size(system);
        if size <= 0.0 {
            return 0.0;
        }
        let negligible = NEGLIGIBLE * train;
        let fades = |size: f64, days: f64| if size > negligible { days * (size / negligible).ln() } else { 0.0 };
        let step = match system {
            System::Strength => self.fast_days.max(self.slow_days).max(self.downhill_slow_days),
            System::Soreness => self.soreness_days.max(ev::DOWNHILL_SORENESS_DAYS),
            System::Freshness if self.slow_freshness > 0.0 => ev::FRESHNESS_SLOW_DAYS,
            System::Fuel => return fades(size, self.fuel_days),
            System::Heart => return fades(size, self.heart_days),
            System::Freshness => return fades(size, self.freshness_days),
            System::Tissue => {
                return fades(self.tissue, self.tissue_days).max(fades(self.downhill_tissue, ev::DOWNHILL_TISSUE_DAYS));
            }
        };
        let mut days = 2.0 * step;
        while self.left(system, days, 0.0) > negligible {
            days += step;
        }
        days
    }

    /// Gives the deficit of one system that this effort leaves after so many days of recovery, in the system's unit; 0
    /// before it ended. For soreness it first grows. `guess` says by how many standard deviations the effort was greater
    /// than guessed.
    #[must_use]
    pub fn left(&self, system: System, days: f64, guess: f64) -> f64 {
        if days < 0.0 || self.is_gone(system, days) {
            return 0.0;
        }
        let factor = self.factor(system, guess);
        match system {
            System::Strength => {
                let flat = two_part(self.strength * factor, self.slow_share, self.fast_days, self.slow_days, days);
                if self.downhill_strength < 1e-4 {
                    return flat;
                }
                let fast = ev::DOWNHILL_FAST_DAYS;
                flat.max(two_part(self.downhill_strength, ev::DOWNHILL_SLOW_SHARE, fast, self.downhill_slow_days, days))
            }
            System::Soreness => {
                let flat = hump(self.soreness * factor, self.soreness_days, days);
                flat.max(hump(self.downhill_soreness, ev::DOWNHILL_SORENESS_DAYS, days))
            }
            System::Fuel => self.fuel * factor * (-days / self.fuel_days).exp(),
            System::Heart => self.heart * factor * (-days / self.heart_days).exp(),
            System::Freshness => {
                let slow = self.slow_freshness * (-days / ev::FRESHNESS_SLOW_DAYS).exp();
                self.freshness * factor * (-days / self.freshness_days).exp() + slow
            }
            System::Tissue => {
                let flat = self.tissue * factor * (-days / self.tissue_days).exp();
                flat.max(self.downhill_tissue * (-days / ev::DOWNHILL_TISSUE_DAYS).exp())
            }
        }
    }

    /// Gives the cost of how long and hard the effort was beside the one guessed, on the line between the guesses worked
    /// out.
    fn factor(&self, system: System, guess: f64) -> f64 {
        if guess == 0.0 {
            return 1.0;
        }
        let place = (guess - GUESSES[0]).clamp(0.0, (GUESSES.len() - 1) as f64);
        let (below, part) = (place.floor() as usize, place.fract());
        let factor = |at: usize| self.unsure[system].get(at).copied();
        let low = factor(below).unwrap_or(1.0);
        low + (factor(below + 1).unwrap_or(low) - low) * part
    }

    /// Says whether so little of one system's cost is left after so many days of recovery that it may be passed over.
    #[must_use]
    pub fn is_gone(&self, system: System, days: f64) -> bool {
        days > self.gone[system]
    }

    /// Says whether any of the cost may still be felt after so many days, by a runner this many times slower than typical.
    #[must_use]
    pub fn still_weighs(&self, days: f64, slower: f64) -> bool {
        self.gone.iter().any(|(_, gone)| days / slower < *gone)
    }

    /// Gives the cost to one system at its greatest, in the system's unit.
    #[must_use]
    pub fn size(&self, system: System) -> f64 {
        match system {
            System::Strength => self.strength.max(self.downhill_strength),
            System::Soreness => self.soreness.max(self.downhill_soreness),
            System::Fuel => self.fuel,
            System::Heart => self.heart,
            System::Freshness => self.freshness + self.slow_freshness,
            System::Tissue => self.tissue.max(self.downhill_tissue),
        }
    }

    /// Says whether the cost rests on little more than a guess.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.exertion.from == ExertionFrom::Prior || self.exertion.hours_sd > 0.0
    }
}

/// Gives the part of the cost that hangs on how long and hard a session was, for a typical runner.
fn flat_costs(session: &Session, hours: f64, rpe: f64) -> BySystem<f64> {
    let load = SportLoad::of(session.sport);
    // Muscle and tissue rest between the repetitions of an interval session; heart and fuel do not.
    let is_intervals = session.kind == Some(Kind::Intervals);
    let share = if is_intervals { ev::INTERVAL_WORK_SHARE } else { 1.0 };
    let tissue_share = if is_intervals { ev::INTERVAL_TISSUE_SHARE } else { 1.0 };
    BySystem::of(|system| match system {
        System::Strength => ev::STRENGTH_LOSS.at(hours, rpe) * load.strength,
        System::Soreness => ev::SORENESS_PEAK.at(hours * share, rpe) * load.soreness,
        System::Fuel => ev::FUEL_LOSS.at(hours, rpe) * load.metabolic,
        System::Heart => ev::HEART_LOSS.at(hours, rpe) * load.metabolic,
        System::Freshness => ev::FRESHNESS_LOSS.at(hours, rpe) * load.metabolic,
        System::Tissue => ev::TISSUE_LOAD.at(hours * tissue_share, rpe) * load.tissue,
    })
}

/// Strength returns in a fast and a slow part.
fn two_part(loss: f64, slow_share: f64, fast_days: f64, slow_days: f64, days: f64) -> f64 {
    let fast = (1.0 - slow_share) * (-days / fast_days).exp();
    let slow = slow_share * (1.0 + days / slow_days) * (-days / slow_days).exp();
    loss * (fast + slow)
}

/// Soreness grows to its peak and then fades.
fn hump(peak: f64, days_to_peak: f64, days: f64) -> f64 {
    let x = days / days_to_peak;
    peak * x * (1.0 - x).exp()
}

/// The runner's own factors; 1 where nothing is said.
struct PersonalFactors {
    strength: f64,
    days: f64,
}

impl PersonalFactors {
    fn of(athlete: &Athlete, at: Moment) -> Self {
        let woman = athlete.sex == Some(Sex::Woman);
        let age = athlete.birth_year.map(|born| f64::from(chrono::Datelike::year(&at.wall()) - born));
        // The studies compare thirty with forty-six: the factor grows over the five years before 45, so that no birthday jumps.
        let masters = age.map_or(0.0, |age| ((age - 40.0) / 5.0).clamp(0.0, 1.0));
        Self {
            strength: if woman { ev::WOMAN_STRENGTH } else { 1.0 } * (1.0 + (ev::MASTERS_STRENGTH - 1.0) * masters),
            days: 1.0 + (ev::MASTERS_DAYS - 1.0) * masters,
        }
    }
}

/// Gives how much of an ultra an effort was by its hours alone: 0 up to five, 1 from ten.
fn ultra(hours: f64) -> f64 {
    ((hours - 5.0) / 5.0).clamp(0.0, 1.0)
}

/// Gives the priority of the race planned for the session's day, if any.
pub(super) fn race_on(session: &Session, planned: &[Kept<crate::journal::Planned>], start: DayStart) -> Option<Priority> {
    let day = crate::journal::Day::of(session.start, start);
    planned.iter().filter(|plan| plan.day == day).filter_map(|plan| plan.race).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Rpe, Seconds, Sport};

    fn marathon() -> Effort {
        let start = Moment::from_rfc3339("2026-11-22T09:00:00+01:00").unwrap();
        let mut session = Session::new(Sport::Run, start);
        session.moving = Seconds::new(3.6 * 3_600.0).ok();
        session.rpe = Rpe::new(9.0).ok();
        let session = Kept { id: Id::new(uuid::Uuid::nil()), what: session };
        Effort::of(&session, &[], Distances::default(), None, &Athlete::default())
    }

    /// Case 29 (Asp 1999): creatine kinase follows the damage, which is the slow part of the strength loss; it halved in
    /// 49 h and was normal after 144 h.
    #[test]
    fn the_damage_of_a_marathon_fades_as_creatine_kinase_does() {
        let effort = marathon();
        let left = |hours: f64| two_part(1.0, 1.0, effort.fast_days, effort.slow_days, hours / 24.0);
        assert!(left(37.0) > 0.5 && left(61.0) < 0.5, "{} and {}", left(37.0), left(61.0));
        // Normal: less than a twentieth, which nobody tells from the spread between days.
        assert!(left(132.0) > 0.05 && left(156.0) < 0.05, "{} and {}", left(132.0), left(156.0));
    }
}
