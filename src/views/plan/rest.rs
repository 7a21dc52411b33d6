//! The days suggested for rest.

use crate::journal::Day;
use crate::phrase;
use crate::recovery::{RestDay, RestReason};

use super::RestLine;
use crate::views::scene::Scene;
use crate::views::today::why_rest;

/// Gives the suggested days, those in a row for one reason together.
pub(super) fn lines(scene: &Scene<'_>) -> Vec<RestLine> {
    let in_a_row = |one: &RestDay, next: &RestDay| one.day.plus(1) == next.day && one.why == next.why;
    let line = |days: &[RestDay]| {
        let (first, last) = (days.first()?, days.last()?);
        Some(RestLine {
            days: said(first.day, last.day, scene.today()),
            why: why(first.why),
            is_all: first.why == RestReason::Ladder,
        })
    };
    scene.assessment.rest_days.chunk_by(in_a_row).filter_map(line).collect()
}

fn said(first: Day, last: Day, today: Day) -> String {
    if first == last {
        phrase::day(first, today)
    } else {
        format!("{}–{}", phrase::day(first, today), phrase::day(last, today))
    }
}

/// Says why a day is suggested for rest.
pub(super) const fn why(reason: RestReason) -> &'static str {
    match reason {
        RestReason::Ladder => "nothing else is open yet",
        RestReason::AfterPlanned | RestReason::BeforeRace | RestReason::WeeklyRest | RestReason::Trouble => why_rest(reason),
    }
}
