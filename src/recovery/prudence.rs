//! How many of the possible recoveries must have reached a rung before it counts as open.
//!
//! Half of them, unless the runner asks for more. Before the season's goal and after an illness a mistake costs more than a
//! day of waiting, so more of them must.

use crate::journal::{Athlete, Day, Journal, Moment, Priority};

use super::evidence::{self as ev};
use super::mornings::Mornings;
use super::veto::last_day_ill;

/// What calls for more prudence than usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// An illness that ended lately.
    AfterIllness {
        /// Its last day.
        last: Day,
    },
    /// The season's goal is near.
    BeforeRace {
        /// Its day.
        day: Day,
    },
}

/// The share of possible recoveries that must have reached a rung before it counts as open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prudence {
    /// The share, 0.5 up to 1.
    pub share: f64,
    /// What raised it above what the runner asks for on other days; none where nothing did.
    pub raised: Option<Caution>,
}

impl Prudence {
    /// Gives the prudence of the day of `now`.
    #[must_use]
    pub fn at(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let own = usual(athlete);
        let raised = caution(now, journal, athlete).filter(|_| own < ev::PRUDENCE_RAISED);
        Self { share: if raised.is_some() { ev::PRUDENCE_RAISED } else { own }, raised }
    }

    /// Gives the prudence of a race or planned session: more for the season's goal.
    #[must_use]
    pub fn of_plan(race: Option<Priority>, athlete: &Athlete) -> f64 {
        let own = usual(athlete);
        if race == Some(Priority::A) { own.max(ev::PRUDENCE_RAISED) } else { own }
    }
}

/// Gives the prudence of all other days.
pub fn usual(athlete: &Athlete) -> f64 {
    athlete.prudence.unwrap_or(ev::PRUDENCE).clamp(0.5, 0.99)
}

fn caution(now: Moment, journal: &Journal, athlete: &Athlete) -> Option<Caution> {
    let mornings = Mornings::of(now, journal, athlete);
    let today = mornings.today;
    let ill = last_day_ill(&mornings, journal)
        .filter(|last| *last < today && today.since(*last) <= ev::PRUDENT_AFTER_ILLNESS_DAYS as i64);
    let goals = journal.planned().iter().filter(|plan| plan.race == Some(Priority::A)).map(|plan| plan.day);
    let goal = || goals.filter(|day| (0..=ev::PRUDENT_BEFORE_RACE_DAYS as i64).contains(&day.since(today))).min();
    ill.map(|last| Caution::AfterIllness { last }).or_else(|| goal().map(|day| Caution::BeforeRace { day }))
}
