//! The six systems over the past weeks, each morning by what was known then.

use super::{Chart, Drawn, PastMorning, Point, TREND_DAYS, axis_from_zero};
use crate::phrase;
use crate::recovery::{System, thresholds};
use crate::views::scene::Ground;
use crate::views::today::system_name;
use crate::views::{Said, Tone};

/// Shows each system.
pub(super) fn charts(ground: &Ground<'_>, mornings: &[PastMorning]) -> Vec<Chart> {
    System::ALL.into_iter().map(|system| chart(ground, mornings, system)).collect()
}

fn chart(ground: &Ground<'_>, mornings: &[PastMorning], system: System) -> Chart {
    let today = ground.today();
    let scale = scale(system);
    let points: Vec<Point> = (0..TREND_DAYS)
        .rev()
        .map(|ago| {
            let day = today.plus(-ago);
            let state = mornings.iter().find(|morning| morning.day == day).map(|morning| &morning.systems[system.index()]);
            let value = state.map(|state| state.deficit * scale);
            let range = state.map(|state| (state.spread.0 * scale, state.spread.1 * scale));
            Point { day, value, range, said: format!("{}: {}", phrase::day(day, today), said(system, value, range)) }
        })
        .collect();
    let most = points.iter().filter_map(|point| point.range).map(|(_, most)| most).fold(0.0, f64::max);
    let [_, _, train] = thresholds(system);
    let (axis, ticks) = axis_from_zero(most, train * scale * 2.0, |mark| written(system, mark));
    let last = points.last().and_then(|point| point.value);
    let ready = format!("Below {} it does not stand in the way of training.", with_unit(system, train * scale));
    Chart {
        name: system_name(system),
        about: about(system),
        drawn: Drawn::Line,
        points,
        normal: None,
        axis,
        ticks,
        notes: vec![Said::new(Tone::Quiet, ready)],
        latest: last.map(|value| format!("{}{}", with_unit(system, value), counted(system))).unwrap_or_default(),
        tone: match last {
            Some(value) if value >= train * scale => Tone::Careful,
            Some(_) => Tone::Good,
            None => Tone::Quiet,
        },
    }
}

/// Gives by how much a deficit is multiplied to be shown.
const fn scale(system: System) -> f64 {
    match system {
        System::Strength | System::Fuel | System::Freshness | System::Tissue => 100.0,
        System::Soreness | System::Heart => 1.0,
    }
}

/// Says which way a share counts, since the bars of Today show what is recovered.
const fn counted(system: System) -> &'static str {
    match system {
        System::Strength | System::Fuel | System::Freshness | System::Tissue => " short",
        System::Soreness | System::Heart => "",
    }
}

const fn about(system: System) -> &'static str {
    match system {
        System::Strength => "short of your own, %",
        System::Soreness => "above your usual, points of 10",
        System::Fuel => "used and not refilled, %",
        System::Heart => "below your usual, standard deviations",
        System::Freshness => "short of fresh, %",
        System::Tissue => "load not yet made good, %",
    }
}

fn written(system: System, value: f64) -> String {
    match system {
        System::Strength | System::Fuel | System::Freshness | System::Tissue => phrase::decimal(value.round(), 0),
        System::Soreness | System::Heart => phrase::decimal(value, 1),
    }
}

fn with_unit(system: System, value: f64) -> String {
    let unit = match system {
        System::Strength | System::Fuel | System::Freshness | System::Tissue => " %",
        System::Soreness => " of 10",
        System::Heart => " SD",
    };
    format!("{}{unit}", written(system, value))
}

fn said(system: System, value: Option<f64>, range: Option<(f64, f64)>) -> String {
    let Some(value) = value else { return "not looked at yet".to_owned() };
    let range = range.map(|(least, most)| format!(" ({}–{})", written(system, least), written(system, most)));
    format!("about {}{}", with_unit(system, value), range.unwrap_or_default())
}
