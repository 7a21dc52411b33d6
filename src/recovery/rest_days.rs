//! Days suggested for rest within the coming two weeks.

use crate::journal::{Athlete, Day, DayReport, Journal, Kind};

use super::assessment::{Morning, RestDay, RestReason, Rung, Verdict};

/// How many days ahead rest is suggested.
const AHEAD_DAYS: i64 = 14;
/// Days in a row with a session, after which one of rest is suggested.
const DAYS_IN_A_ROW: i64 = 6;
/// A planned effort longer than this is followed by a day of rest, hours.
const LONG_HOURS: f64 = 2.0;

/// Suggests days of rest, in order.
#[must_use]
pub fn rest_days(today: Day, verdict: Verdict, mornings: &[Morning], journal: &Journal, athlete: &Athlete) -> Vec<RestDay> {
    let trouble = matches!(verdict, Verdict::Ill | Verdict::Injured);
    let mut in_a_row = days_in_a_row(today, journal, athlete);
    let mut days = Vec::new();
    for morning in mornings.iter().take(AHEAD_DAYS as usize) {
        let why = why_rest(morning, today, trouble, in_a_row, journal);
        in_a_row = if why.is_some() || !is_planned(morning.day, journal) && morning.day != today { 0 } else { in_a_row + 1 };
        days.extend(why.map(|why| RestDay { day: morning.day, why }));
    }
    days
}

fn why_rest(morning: &Morning, today: Day, trouble: bool, in_a_row: i64, journal: &Journal) -> Option<RestReason> {
    let day = morning.day;
    if morning.rung == Rung::Rest {
        return Some(if trouble && day == today { RestReason::Trouble } else { RestReason::Ladder });
    }
    if journal.planned().iter().any(|plan| plan.day == day.plus(-1) && is_big(plan)) {
        return Some(RestReason::AfterPlanned);
    }
    if journal.planned().iter().any(|plan| plan.day == day.plus(1) && plan.race.is_some()) {
        return Some(RestReason::BeforeRace);
    }
    (in_a_row >= DAYS_IN_A_ROW).then_some(RestReason::WeeklyRest)
}

fn is_big(plan: &crate::journal::Planned) -> bool {
    plan.race.is_some() || plan.kind == Some(Kind::Race) || plan.moving.is_some_and(|length| length.hours() >= LONG_HOURS)
}

fn is_planned(day: Day, journal: &Journal) -> bool {
    journal.planned().iter().any(|plan| plan.day == day)
}

/// Gives how many days in a row, up to yesterday, had a session; a day nobody reported ends the row, since it may have been
/// one of rest.
fn days_in_a_row(today: Day, journal: &Journal, athlete: &Athlete) -> i64 {
    (1..=AHEAD_DAYS).take_while(|ago| matches!(journal.report(today.plus(-ago), athlete), DayReport::Trained(_))).count() as i64
}
