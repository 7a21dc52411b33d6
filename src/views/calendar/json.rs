//! The calendar for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use super::{CalendarSheet, DayCell, DayPlace, Held, Month, cell};
use crate::journal::{Athlete, DayReport, Id, Journal, Moment, Units};
use crate::phrase;
use crate::recovery::{Assessment, Meanwhile, Reason, Verdict};
use crate::views::ahead::{ahead, begins};
use crate::views::scene::{Ground, Scene};
use crate::views::{rung_name, verdict_name};

/// The version of the contract.
const SCHEMA: u32 = 2;

/// What `deckchair calendar --json` prints, in this order.
///
/// `supposing` says what the days to come suppose of those before them: `plans` that what is planned is done as planned, `rest`
/// that every day is one of rest. Before schema 2 it was always rest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalendarJson {
    schema: u32,
    now: String,
    month: String,
    supposing: &'static str,
    days: Vec<DayJson>,
}

/// One day of the month.
///
/// Up to today `done` says what the log knows (`trained`, `rested`, `unreported`), `advised` the rung said that morning where
/// that was kept, and `held` whether no more was done. From today on `rung` is the highest that is likely to be open and
/// `chance` how likely it is; while an illness or a pain lasts, nobody knows when the way back begins. Null is what is not known,
/// or does not apply.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct DayJson {
    day: String,
    place: &'static str,
    done: Option<&'static str>,
    sessions: Vec<Id>,
    advised: Option<&'static str>,
    held: Option<bool>,
    rung: Option<&'static str>,
    chance: Option<f64>,
    /// What must come before the rungs above that one open, or before any is known (`well`, `no_pain`, `easy_run`); null where
    /// nothing but time.
    waits_for: Option<&'static str>,
    planned: Vec<Id>,
    planned_too_early: bool,
    /// The rest that is planned for the day.
    planned_rest: Option<Id>,
    detraining: bool,
}

/// Gives the month of the day under the cursor for scripts.
#[must_use]
pub fn calendar_json(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> CalendarJson {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let days = super::month::days(sheet.cursor, sheet.week_start).into_iter();
    let of_month = days.filter(|day| Month::of(*day) == Month::of(sheet.cursor));
    CalendarJson {
        schema: SCHEMA,
        now: now.to_string(),
        month: sheet.cursor.date().format("%Y-%m").to_string(),
        supposing: match assessment.meanwhile {
            Meanwhile::AsPlanned => "plans",
            Meanwhile::Rested => "rest",
        },
        days: of_month.map(|day| told(&scene, sheet, &cell::cell(&scene, sheet, day))).collect(),
    }
}

fn told(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, cell: &DayCell) -> DayJson {
    let (rung, chance) = open(scene, cell).unzip();
    let known = cell.place != DayPlace::Future;
    DayJson {
        day: cell.day.to_string(),
        place: match cell.place {
            DayPlace::Past => "past",
            DayPlace::Today => "today",
            DayPlace::Future => "future",
        },
        done: known.then(|| match scene.journal.report(cell.day, scene.athlete) {
            DayReport::Trained(_) => "trained",
            DayReport::Rested => "rested",
            DayReport::Unreported => "unreported",
        }),
        sessions: scene.journal.sessions_on(cell.day, scene.athlete).iter().map(|session| session.id).collect(),
        advised: sheet.advised_on(cell.day).map(verdict_name),
        held: match cell.held {
            Held::Kept => Some(true),
            Held::Exceeded => Some(false),
            Held::Unknown => None,
        },
        rung,
        chance,
        waits_for: waits_for(scene, cell),
        planned: scene.journal.planned().iter().filter(|plan| plan.day == cell.day).map(|plan| plan.id).collect(),
        planned_too_early: cell::conflicts(scene, cell.day),
        planned_rest: scene.journal.planned_rest_on(cell.day).map(|rest| rest.id),
        detraining: cell.detraining_begins,
    }
}

/// Gives the rung that a day from today on opens, and its chance; nothing while nothing is logged, help is needed first, or
/// nobody knows when the way back begins.
fn open(scene: &Scene<'_>, cell: &DayCell) -> Option<(&'static str, f64)> {
    let assessment = scene.assessment;
    if assessment.reason == Reason::NothingLogged || assessment.verdict == Verdict::GetHelp {
        return None;
    }
    match cell.place {
        DayPlace::Future if begins(assessment).is_some() => None,
        DayPlace::Past => None,
        DayPlace::Today => Some((verdict_name(assessment.verdict), 1.0)),
        DayPlace::Future => {
            let morning = assessment.mornings.iter().find(|morning| morning.day == cell.day)?;
            let ahead = ahead(scene, morning);
            Some((rung_name(ahead.rung), phrase::rounded(ahead.certainty, 3)))
        }
    }
}

/// Says what a day to come waits for beside time; of today the rung says it.
fn waits_for(scene: &Scene<'_>, cell: &DayCell) -> Option<&'static str> {
    let is_ahead = cell.place == DayPlace::Future && scene.assessment.reason != Reason::NothingLogged;
    let morning = scene.assessment.mornings.iter().find(|morning| is_ahead && morning.day == cell.day)?;
    ahead(scene, morning).waits.name()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Day;
    use crate::views::fixtures::Stage;

    #[test]
    fn a_month_has_every_day_once_and_says_of_each_what_can_be_known() {
        let stage = Stage::morning_after();
        let today = Day::of(stage.now, stage.athlete.day_start);
        let advised = [(today.plus(-1), Verdict::Open(crate::recovery::Rung::Train))];
        let sheet = CalendarSheet {
            cursor: today,
            week_start: chrono::Weekday::Mon,
            advised: &advised,
            tried: None,
            prospects: &[],
            otherwise: None,
        };
        let json = calendar_json(stage.now, &stage.assessment, &stage.journal, &stage.athlete, Units::Metric, &sheet);
        assert_eq!((json.month.as_str(), json.days.len()), ("2026-11", 30));
        let day = |number: usize| &json.days[number - 1];
        let raced = day(21);
        assert_eq!((raced.done, raced.advised, raced.held), (Some("trained"), Some("train"), Some(true)));
        assert_eq!((raced.sessions.len(), raced.rung), (1, None));
        assert_eq!((day(22).place, day(22).rung, day(22).chance), ("today", Some("rest"), Some(1.0)));
        assert_eq!((day(30).place, day(30).done), ("future", None));
        assert!(day(30).rung.is_some() && day(30).chance.is_some_and(|chance| (0.0..=1.0).contains(&chance)));
    }
}
