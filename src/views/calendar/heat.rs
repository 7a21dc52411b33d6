//! How much each day and week of a year came to: the heat of the year.

use chrono::Datelike;

use super::week;
use crate::journal::{Day, DayReport};
use crate::phrase;
use crate::views::axis::round_step;
use crate::views::scene::Scene;

/// How much a day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heat {
    /// Nothing, or nothing that is known; or the day is still to come.
    Nothing,
    /// Up to a third of what much is for this runner.
    Little,
    /// Up to two thirds.
    Some,
    /// Up to what much is.
    Much,
    /// More.
    Most,
}

/// What a week of the year came to.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekSum {
    /// Its first day.
    pub first: Day,
    /// Its load, RPE x minutes.
    pub load: f64,
    /// The week in words: `16–22 Nov: 48 km, 5 h 10, load 1,204`.
    pub said: String,
}

/// How much the days and weeks of a year came to.
#[derive(Debug, Clone, PartialEq)]
pub struct YearHeat {
    /// How much each day came to, in the order of the weeks.
    pub heat: Vec<[Heat; 7]>,
    /// What each week came to.
    pub sums: Vec<WeekSum>,
    /// Up to which load, RPE x minutes, each shade of the heat but the last goes; empty where nothing was done.
    pub shades: Vec<(Heat, String)>,
}

/// The part of a year's days with a load that are no more than much: the few races and long days beyond it are the most.
const MUCH: f64 = 0.75;

/// Gives the heat of the whole weeks that cover a year; days of other years have none.
pub(super) fn heated(scene: &Scene<'_>, days: &[Day], year: i32) -> YearHeat {
    let loads: Vec<f64> = days.iter().map(|day| if day.date().year() == year { load(scene, *day) } else { 0.0 }).collect();
    let step = third(&loads);
    let heat = loads.chunks(7).filter_map(|week| <[f64; 7]>::try_from(week).ok());
    let heat = heat.map(|week| week.map(|load| shade(load, step)));
    let sums = days.chunks(7).zip(loads.chunks(7)).filter_map(|(week, loads)| sum(scene, week, loads));
    YearHeat { heat: heat.collect(), sums: sums.collect(), shades: shades(&loads, step) }
}

/// Gives the load of a day, RPE x minutes, as far as it is known; what is still to come has none.
fn load(scene: &Scene<'_>, day: Day) -> f64 {
    let DayReport::Trained(sessions) = scene.journal.report(day, scene.athlete) else { return 0.0 };
    let done = sessions.iter().filter(|session| session.start <= scene.now && !session.sport.is_comfort());
    done.filter_map(|session| scene.felt(session)?.load).sum()
}

/// Gives a third of what much is, as a round figure.
fn third(loads: &[f64]) -> f64 {
    let mut known: Vec<f64> = loads.iter().copied().filter(|load| *load > 0.0).collect();
    known.sort_by(f64::total_cmp);
    let much = known.get(((known.len().saturating_sub(1)) as f64 * MUCH) as usize).copied().unwrap_or(400.0);
    round_step(much / 3.0)
}

fn shade(load: f64, step: f64) -> Heat {
    match load / step {
        parts if parts <= 0.0 => Heat::Nothing,
        parts if parts <= 1.0 => Heat::Little,
        parts if parts <= 2.0 => Heat::Some,
        parts if parts <= 3.0 => Heat::Much,
        _ => Heat::Most,
    }
}

/// Gives up to which load each shade but the last goes; nothing where no load is known.
fn shades(loads: &[f64], step: f64) -> Vec<(Heat, String)> {
    let shades = [(Heat::Little, 1.0), (Heat::Some, 2.0), (Heat::Much, 3.0)];
    let is_known = loads.iter().any(|load| *load > 0.0);
    let said = shades.map(|(heat, times)| (heat, phrase::grouped((step * times).round() as u64)));
    said.into_iter().filter(|_| is_known).collect()
}

fn sum(scene: &Scene<'_>, days: &[Day], loads: &[f64]) -> Option<WeekSum> {
    let (first, last) = (*days.first()?, *days.last()?);
    let load: f64 = loads.iter().sum();
    let total = week::total(scene, first);
    let load_said = if load > 0.0 { format!("load {}", phrase::grouped(load.round() as u64)) } else { String::new() };
    let parts: Vec<&str> =
        [&total.distance, &total.time, &load_said].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let is_this = (first..=last).contains(&scene.today());
    let what = match (parts.is_empty(), is_this) {
        (true, true) => "nothing logged yet".to_owned(),
        (true, false) => "nothing logged".to_owned(),
        (false, _) => parts.join(", "),
    };
    let week = if is_this { "This week, " } else { "" };
    let said = format!("{week}{}: {what}", phrase::span(first, last));
    Some(WeekSum { first, load, said })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_with_the_load_and_end_at_round_figures() {
        let loads: Vec<f64> = (1..=100).map(|load| f64::from(load) * 10.0).collect();
        let step = third(&loads);
        assert!((step - 500.0).abs() < 1e-9, "{step}");
        let seen: Vec<Heat> = [0.0, step, step * 1.5, step * 2.5, step * 4.0].into_iter().map(|load| shade(load, step)).collect();
        assert_eq!(seen, [Heat::Nothing, Heat::Little, Heat::Some, Heat::Much, Heat::Most]);
    }
}
