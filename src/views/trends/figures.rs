//! Sleep, resting heart rate and heart rate variability against the runner's own normal range.

use super::{Chart, Drawn, TREND_DAYS, TrendPoint, axis_around};
use crate::journal::{Bpm, CheckIn, Day, Seconds, WEEK_DAYS};
use crate::phrase;
use crate::views::scene::Ground;
use crate::views::{Said, Tone};

/// Mornings looked back on for the normal range; the latest week is held against it and is no part of it.
const BASE_DAYS: i64 = 60;
/// Mornings needed for a range.
const LEAST_MORNINGS: usize = 10;

/// One figure of the check-in.
struct CheckInFigure {
    name: &'static str,
    about: &'static str,
    value: fn(&CheckIn) -> Option<f64>,
    word: fn(f64) -> String,
    /// The least and most that the axis shows, and the step of its marks.
    least_span: f64,
    /// How it comes into the log.
    brought: &'static str,
    /// Whether a figure beyond the runner's own range, that given, asks for care.
    asks_for_care: fn(f64, (f64, f64)) -> bool,
}

/// Nobody sleeps too much for a runner, and a quiet heart is welcome; a variability out of its range asks for care either way.
const BELOW: fn(f64, (f64, f64)) -> bool = |value, (least, _)| value < least;
const ABOVE: fn(f64, (f64, f64)) -> bool = |value, (_, most)| value > most;
const OUTSIDE: fn(f64, (f64, f64)) -> bool = |value, (least, most)| value < least || value > most;

const FIGURES: [CheckInFigure; 3] = [
    CheckInFigure {
        name: "Sleep",
        about: "hours a night",
        value: |check_in| check_in.sleep.map(Seconds::hours),
        word: |hours| Seconds::new(hours * 3_600.0).map(phrase::spent).unwrap_or_default(),
        least_span: 3.0,
        brought: "Say in the check-in how long you slept, or import the nights of a watch, ring or phone.",
        asks_for_care: BELOW,
    },
    CheckInFigure {
        name: "Resting heart",
        about: "beats a minute",
        value: |check_in| check_in.resting_heart.map(Bpm::value),
        word: |rate| format!("{} bpm", phrase::decimal(rate.round(), 0)),
        least_span: 12.0,
        brought: "Take it before you get up and say it in the check-in, or import it from a watch, ring or phone.",
        asks_for_care: ABOVE,
    },
    CheckInFigure {
        name: "HRV",
        about: "milliseconds",
        value: |check_in| check_in.hrv.as_ref().map(|hrv| hrv.milliseconds),
        word: |ms| format!("{} ms", phrase::decimal(ms.round(), 0)),
        least_span: 30.0,
        brought: "Say in the check-in what your app shows, or import it: HRV4Training, Elite HRV, Oura, Whoop, Garmin, Polar, \
                  Fitbit, Apple Health.",
        asks_for_care: OUTSIDE,
    },
];

/// Shows each figure.
pub(super) fn charts(ground: &Ground<'_>) -> Vec<Chart> {
    FIGURES.iter().map(|figure| chart(ground, figure)).collect()
}

fn chart(ground: &Ground<'_>, figure: &CheckInFigure) -> Chart {
    let today = ground.today();
    let of = |day: Day| ground.answers_on(day).and_then(|said| (figure.value)(&said));
    let days: Vec<(Day, Option<f64>)> = (0..TREND_DAYS).rev().map(|ago| today.plus(-ago)).map(|day| (day, of(day))).collect();
    let base: Vec<f64> = (WEEK_DAYS..BASE_DAYS).filter_map(|ago| of(today.plus(-ago))).collect();
    let normal = normal(&base);
    let values = || days.iter().filter_map(|(_, value)| *value).chain(normal.into_iter().flat_map(|(least, most)| [least, most]));
    let (least, most) =
        values().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let (axis, ticks) = axis_around(least, most, figure.least_span, |mark| phrase::decimal(mark, 1));
    let word = |day: Day, value: Option<f64>| match value {
        Some(value) => format!("{}: {}", phrase::day(day, today), (figure.word)(value)),
        None => format!("{}: not said", phrase::day(day, today)),
    };
    let latest = days.iter().rev().find_map(|(_, value)| *value);
    let point =
        |(day, value): &(Day, Option<f64>)| TrendPoint { day: *day, value: *value, range: None, said: word(*day, *value) };
    let asks_for_care = latest.zip(normal).is_some_and(|(value, own)| (figure.asks_for_care)(value, own));
    let range = match normal {
        Some((least, most)) => format!("Your own normal range is {}–{}.", (figure.word)(least), (figure.word)(most)),
        None => format!("A normal range of your own needs {LEAST_MORNINGS} mornings that are older than a week."),
    };
    Chart {
        name: figure.name,
        about: figure.about,
        drawn: Drawn::Dots,
        points: days.iter().map(point).collect(),
        normal,
        axis,
        ticks,
        notes: if latest.is_some() { vec![Said::new(Tone::Quiet, range)] } else { missing(figure) },
        latest: latest.map(figure.word).unwrap_or_default(),
        tone: if asks_for_care { Tone::Careful } else { Tone::Plain },
    }
}

/// Says that nothing is known of a figure, and how it comes into the log.
fn missing(figure: &CheckInFigure) -> Vec<Said> {
    let name = if figure.name == "HRV" { "HRV".to_owned() } else { figure.name.to_lowercase() };
    let weeks = TREND_DAYS / 7;
    vec![
        Said::new(Tone::Plain, format!("The log has no {name} of the past {weeks} weeks.")),
        Said::new(Tone::Quiet, figure.brought),
        Said::new(Tone::Quiet, format!("Your own normal range is drawn from {LEAST_MORNINGS} mornings on.")),
    ]
}

/// Gives the range that holds about four mornings out of five; `None` where too few are known.
fn normal(base: &[f64]) -> Option<(f64, f64)> {
    let mut sorted = base.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(((sorted.len().saturating_sub(1)) as f64 * share).round() as usize).copied();
    (sorted.len() >= LEAST_MORNINGS).then(|| Some((at(0.1)?, at(0.9)?))).flatten()
}
