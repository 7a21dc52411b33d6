//! The six systems over the past weeks, each morning by what was known then: how far each had recovered, as Today counts it.

use super::{Chart, Drawn, PastMorning, TREND_DAYS, TrendPoint, nothing_to_go_by};
use crate::phrase;
use crate::recovery::{System, SystemState, thresholds};
use crate::views::scene::Ground;
use crate::views::today::{missing, system_name};
use crate::views::{Said, Tone};

/// The marks of the axis, per cent.
const MARKS: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

/// Shows each system.
pub(super) fn charts(ground: &Ground<'_>, mornings: &[PastMorning]) -> Vec<Chart> {
    System::ALL.into_iter().map(|system| chart(ground, mornings, system)).collect()
}

fn chart(ground: &Ground<'_>, mornings: &[PastMorning], system: System) -> Chart {
    let today = ground.today();
    // Of a body of which nothing is known nothing is claimed.
    let is_known = !ground.journal.sessions().is_empty();
    let mornings = if is_known { mornings } else { &[] };
    let states = (0..TREND_DAYS).rev().map(|ago| {
        let day = today.plus(-ago);
        (day, mornings.iter().find(|morning| morning.day == day).map(|morning| &morning.systems[system.index()]))
    });
    let states: Vec<_> = states.collect();
    let points = states.iter().map(|(day, state)| TrendPoint {
        day: *day,
        value: state.map(|state| state.recovered * 100.0),
        range: state.map(range),
        said: format!("{}: {}", phrase::day(*day, today), state.map_or_else(|| "not looked at yet".to_owned(), said)),
    });
    let last = states.last().and_then(|(_, state)| *state);
    Chart {
        name: system_name(system),
        about: "recovered, %",
        drawn: Drawn::Line,
        points: points.collect(),
        normal: None,
        axis: (0.0, 100.0),
        ticks: MARKS.map(|mark| (mark, phrase::decimal(mark, 0))).to_vec(),
        notes: if is_known { last.and_then(needed).into_iter().collect() } else { vec![nothing_to_go_by()] },
        latest: last.map(|state| phrase::percent(state.recovered)).unwrap_or_default(),
        tone: match last.map(is_ready) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Careful,
            None => Tone::Quiet,
        },
    }
}

/// Says whether a system stands in the way of training no more, by the rule that Today goes by.
fn is_ready(state: &SystemState) -> bool {
    state.back.in_days <= 0.0
}

/// Gives the deficit that counts as nothing recovered; `None` where nothing is missing, or where it still grows.
fn whole(state: &SystemState) -> Option<f64> {
    let missing = 1.0 - state.recovered;
    (missing > 0.005 && !state.rising).then(|| state.deficit / missing)
}

/// Gives the range that holds what is recovered four times out of five, per cent.
fn range(state: &SystemState) -> (f64, f64) {
    // What is whole, and what still grows, is so for all possible runners as far as it can be told.
    let Some(whole) = whole(state) else { return (state.recovered * 100.0, state.recovered * 100.0) };
    let recovered = |deficit: f64| ((1.0 - deficit / whole) * 100.0).clamp(0.0, 100.0);
    (recovered(state.spread.1), recovered(state.spread.0))
}

/// Says how far a system had recovered and what that means in the body.
fn said(state: &SystemState) -> String {
    let (least, most) = range(state);
    let is_wide = most - least >= 1.0;
    let range = if is_wide { format!(" ({}–{})", phrase::decimal(least, 0), phrase::decimal(most, 0)) } else { String::new() };
    format!("about {}{range}: {}", phrase::percent(state.recovered), missing(state))
}

/// Says how far the system must recover before it no longer stands in the way of training.
fn needed(state: &SystemState) -> Option<Said> {
    if is_ready(state) {
        return Some(Said::new(Tone::Quiet, "It does not stand in the way of training."));
    }
    let [_, _, train] = thresholds(state.system);
    let share = 1.0 - train / whole(state)?;
    Some(Said::new(Tone::Quiet, format!("From {} on it no longer stands in the way of training.", phrase::percent(share))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::Stage;

    fn shown(stage: &Stage) -> Vec<Chart> {
        let today = stage.assessment.today;
        let mornings = [PastMorning { day: today, systems: stage.assessment.systems.clone() }];
        charts(&stage.scene().ground, &mornings)
    }

    #[test]
    fn trends_count_what_is_recovered_as_today_does() {
        let stage = Stage::morning_after();
        let shown = shown(&stage);
        let latest: Vec<&str> = shown.iter().map(|chart| chart.latest.as_str()).collect();
        assert_eq!(latest, ["58 %", "12 %", "48 %", "26 %", "42 %", "13 %"]);
        let said: Vec<&str> = [0, 1].map(|at: usize| shown[at].points.last().unwrap().said.as_str()).to_vec();
        assert_eq!(
            said,
            ["Sun 22 Nov: about 58 % (45–71): about 16 % short", "Sun 22 Nov: about 12 %: about 5 of 10 above your usual",]
        );
        assert_eq!(shown[0].points[0].said, "Mon 12 Oct: not looked at yet");
    }

    #[test]
    fn what_is_needed_for_training_is_said_on_the_same_scale() {
        let notes = |stage: &Stage| shown(stage)[0].notes.iter().map(|said| said.text.clone()).collect::<Vec<_>>();
        assert_eq!(notes(&Stage::morning_after()), ["From 92 % on it no longer stands in the way of training."]);
        assert_eq!(notes(&Stage::morning_after().recovered()), ["It does not stand in the way of training."]);
    }
}
