//! The refuelling window: the 2 to 4 hours after an effort, how much they matter today, and amounts.

use crate::journal::{Athlete, Grams, Journal, Kilograms, Millilitres, Moment, Session};

use super::assessment::{Refuelling, Target, Urgency};
use super::body::Body;
use super::effort::Effort;
use super::evidence::{self as ev};
use super::planned::{begins, is_done, is_hard};

/// Hours from the end of the effort until the window closes.
pub const WINDOW_HOURS: f64 = 4.0;
/// Hours until its first, best part ends.
pub(super) const HALF_HOURS: f64 = 2.0;
/// Efforts smaller than this share of the fuel stores need no window.
pub(super) const WORTH_A_WINDOW: f64 = 0.08;
/// The fuel share of a marathon, for which the relaxed amount is meant.
pub(super) const MARATHON_FUEL: f64 = 0.56;
/// Body weight taken where the runner has not said theirs, kg.
pub(super) const USUAL_WEIGHT_KG: f64 = 70.0;
/// Body weight taken for drinking where the runner has not said theirs, kg: a light one, since too much is the danger.
pub(super) const LIGHT_WEIGHT_KG: f64 = 60.0;
/// Less fluid than this is nothing to aim at, ml.
pub(super) const LEAST_FLUID_ML: f64 = 300.0;
/// Efforts shorter and lighter on the fuel stores than this hurry nobody: hours, and share of the stores.
pub(super) const WORTH_HURRY: (f64, f64) = (1.0, 0.3);
/// Gives the refuelling window that is open at `now`, if one is.
///
/// Two efforts whose windows overlap share one, from the first end that is still open to four hours after the last.
#[must_use]
pub fn refuelling(now: Moment, body: &Body, journal: &Journal, athlete: &Athlete) -> Option<Refuelling> {
    let worth = |effort: &Effort| effort.fuel >= WORTH_A_WINDOW;
    let last = body.efforts.iter().rev().map(|aged| &aged.effort).find(|effort| worth(effort))?;
    let closes_at = last.end.plus_seconds(WINDOW_HOURS * 3600.0);
    if closes_at <= now {
        return None;
    }
    let mut opened_at = last.end;
    let mut efforts = vec![last];
    for effort in body.efforts.iter().rev().map(|aged| &aged.effort).filter(|effort| worth(effort)).skip(1) {
        if opened_at.hours_since(effort.end) < WINDOW_HOURS {
            opened_at = opened_at.min(effort.end);
            efforts.push(effort);
        }
    }
    let hours: f64 = efforts.iter().map(|effort| effort.exertion.hours).sum();
    let fuel = efforts.iter().map(|effort| effort.fuel).sum::<f64>().min(1.0);
    let next_hard_in_hours = next_hard(now, journal, athlete).map(|at| at.hours_since(last.end));
    let urgency = urgency(next_hard_in_hours, hours, fuel);
    let weight = athlete.weight.map_or(USUAL_WEIGHT_KG, Kilograms::value);
    let thirst = hours >= ev::THIRST;
    let drinks_for = athlete.weight.map_or(LIGHT_WEIGHT_KG, Kilograms::value);
    let taken = Taken::between(opened_at, now, journal);
    Some(Refuelling {
        session: last.session,
        opened_at,
        half_at: last.end.plus_seconds(HALF_HOURS * 3600.0),
        closes_at,
        urgency,
        next_hard_in_hours,
        carbohydrate: Target { taken: taken.carbohydrate, aim: Grams::new(carbohydrate_g(urgency, fuel, weight)).ok() },
        protein: Target { taken: taken.protein, aim: Grams::new(to_nearest(ev::PROTEIN * weight, 5.0)).ok() },
        fluid: Target { taken: taken.fluid, aim: if thirst { None } else { Millilitres::new(fluid_ml(hours, drinks_for)).ok() } },
        drink_to_thirst: thirst,
        weight_assumed: athlete.weight.is_none(),
    })
}

/// Says how much refuelling matters: by the hours until the next hard effort, never much after one that was short and took
/// little of the fuel stores (a share).
#[must_use]
pub fn urgency(next_hard_in_hours: Option<f64>, effort_hours: f64, fuel: f64) -> Urgency {
    let (long, emptying) = WORTH_HURRY;
    match next_hard_in_hours.filter(|_| effort_hours >= long || fuel >= emptying) {
        Some(hours) if hours < 8.0 => Urgency::High,
        Some(hours) if hours <= 24.0 => Urgency::Medium,
        Some(_) | None => Urgency::Low,
    }
}

/// Gives the carbohydrate to aim at by the end of the window, in grams, to the nearest ten.
fn carbohydrate_g(urgency: Urgency, fuel: f64, weight_kg: f64) -> f64 {
    let rate = match urgency {
        Urgency::High => ev::CARBOHYDRATE_HIGH,
        Urgency::Medium => ev::CARBOHYDRATE_MEDIUM,
        Urgency::Low => ev::CARBOHYDRATE_LOW * (fuel / MARATHON_FUEL).min(1.0),
    };
    to_nearest(rate * WINDOW_HOURS * weight_kg, 10.0)
}

/// Gives the fluid to aim at, in millilitres, to the nearest hundred.
fn fluid_ml(hours: f64, weight_kg: f64) -> f64 {
    to_nearest((ev::FLUID * hours * weight_kg).min(ev::FLUID_MOST * weight_kg).max(LEAST_FLUID_ML), 100.0)
}

fn to_nearest(value: f64, step: f64) -> f64 {
    (value / step).round() * step
}

/// Gives when the next planned hard session or race is taken to begin.
fn next_hard(now: Moment, journal: &Journal, athlete: &Athlete) -> Option<Moment> {
    let ahead = journal.planned().iter().filter(|plan| !is_done(plan, now, journal, athlete));
    let hard = ahead.filter(|plan| is_hard(plan));
    hard.map(|plan| begins(plan, now, athlete)).filter(|begins| *begins > now).min()
}

/// What was eaten and drunk since the effort.
struct Taken {
    carbohydrate: Grams,
    protein: Grams,
    fluid: Millilitres,
}

impl Taken {
    fn between(from: Moment, until: Moment, journal: &Journal) -> Self {
        let meals = journal.intakes().iter().filter(|intake| intake.at >= from && intake.at <= until);
        let (mut carbohydrate, mut protein, mut fluid) = (0.0, 0.0, 0.0);
        for meal in meals {
            carbohydrate += meal.carbohydrate.map_or(0.0, Grams::value);
            protein += meal.protein.map_or(0.0, Grams::value);
            fluid += meal.fluid.map_or(0.0, Millilitres::value);
        }
        let grams = |value: f64| Grams::new(value.min(5_000.0)).unwrap_or(Grams::LEAST);
        Self {
            carbohydrate: grams(carbohydrate),
            protein: grams(protein),
            fluid: Millilitres::new(fluid.min(30_000.0)).unwrap_or(Millilitres::LEAST),
        }
    }
}

/// Says whether a session's window was over before the session was logged, and it was logged within the last hour.
#[must_use]
pub fn window_missed(now: Moment, session: &crate::journal::Kept<Session>, effort: &Effort) -> bool {
    let Some(logged) = session.id.kept_at() else { return false };
    let over = effort.end.plus_seconds(WINDOW_HOURS * 3600.0);
    effort.fuel >= MARATHON_FUEL / 2.0 && logged >= over && (0.0..1.0 / 24.0).contains(&now.days_since(logged))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_effort_that_took_something_is_hurried() {
        assert_eq!(urgency(Some(6.0), 0.5, 0.1), Urgency::Low);
        assert_eq!(urgency(Some(6.0), 0.75, 0.36), Urgency::High);
        assert_eq!(urgency(Some(6.0), 2.0, 0.5), Urgency::High);
        assert_eq!(urgency(Some(20.0), 2.0, 0.5), Urgency::Medium);
        assert_eq!(urgency(None, 2.0, 0.5), Urgency::Low);
    }

    #[test]
    fn fluid_follows_the_weight_and_is_never_pushed() {
        assert!((fluid_ml(2.0, 70.0) - 1_000.0).abs() < 1e-9);
        assert!((fluid_ml(3.9, 50.0) - 1_400.0).abs() < 1e-9);
        assert!((fluid_ml(12.0, 60.0) - 1_800.0).abs() < 1e-9);
        assert!((fluid_ml(0.3, 60.0) - 300.0).abs() < 1e-9);
    }
}
