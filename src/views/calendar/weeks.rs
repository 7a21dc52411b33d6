//! The weeks around today: what was done, what is planned, and what opens when.

use std::ops::RangeInclusive;

use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::recovery::{Assessment, Meanwhile, Verdict};

use super::{CalendarSheet, DayCell, DayPlace, cell, month, week};
use crate::views::scene::{Ground, Scene};
use crate::views::{Glyph, Tone};

/// Some weeks in a row around today.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeksView {
    /// The panel's title, which says what the days to come suppose.
    pub title: &'static str,
    /// The weekdays' names in the order of the columns, such as `Mo`.
    pub weekdays: [&'static str; 7],
    /// The weeks, the earliest first.
    pub weeks: Vec<WeekRow>,
}

/// One week of several.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekRow {
    /// Which week, as seen from today, such as `last week`.
    pub name: &'static str,
    /// How far it went on foot so far, such as `48 km`; empty where nowhere.
    pub distance: String,
    /// Its days.
    pub days: [DayCell; 7],
}

/// Shows the weeks around today, counted from this one: `-1..=2` is last week, this one and the next two.
///
/// Where illness or injury leaves open what the coming days allow, they show what is planned and no rung.
#[must_use]
pub fn calendar_weeks(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
    weeks: RangeInclusive<i64>,
) -> WeeksView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let today = scene.today();
    let monday = today.plus(-i64::from(today.weekday().days_since(sheet.week_start)));
    let row = |away: i64| {
        let first = monday.plus(away * 7);
        let days = std::array::from_fn(|ahead| day(&scene, sheet, first.plus(ahead as i64)));
        WeekRow { name: name(away), distance: week::total(&scene, first).distance, days }
    };
    WeeksView { title: title(assessment), weekdays: month::weekdays(sheet.week_start), weeks: weeks.map(row).collect() }
}

const fn title(assessment: &Assessment) -> &'static str {
    match (assessment.verdict, assessment.meanwhile) {
        (Verdict::Ill | Verdict::Injured | Verdict::GetHelp, _) => "What was done, and what is planned",
        (Verdict::Open(_), Meanwhile::Rested) => "The weeks around today, if you rest",
        (Verdict::Open(_), Meanwhile::AsPlanned) => "The weeks around today, as planned",
    }
}

/// Names a week as seen from this one.
const fn name(away: i64) -> &'static str {
    match away {
        -2 => "2 weeks ago",
        -1 => "last week",
        0 => "this week",
        1 => "next week",
        2 => "in 2 weeks",
        3 => "in 3 weeks",
        _ => "",
    }
}

/// Builds the cell of a day, none of them paler for the month it lies in.
fn day<'a>(scene: &Scene<'a>, sheet: &CalendarSheet<'a>, day: Day) -> DayCell {
    let mut cell = DayCell { in_month: true, ..cell::cell(scene, sheet, day) };
    // Of today, what is still to come matters more than what is done.
    let is_done = cell.more.first().is_some_and(|said| said.tone == Tone::Quiet);
    if cell.place == DayPlace::Today && cell.planned.is_some() && is_done {
        cell.more.rotate_left(1);
    }
    let is_open = matches!(scene.assessment.verdict, Verdict::Open(_)) || cell.place != DayPlace::Future;
    if is_open { cell } else { DayCell { glyph: Glyph::new(' ', ' '), certainty: 1.0, detraining_begins: false, ..cell } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Reason;
    use crate::views::fixtures::{Stage, on};
    use chrono::Weekday;

    fn weeks(stage: &Stage) -> WeeksView {
        let Stage { now, assessment, journal, athlete, units, .. } = stage;
        let sheet = CalendarSheet {
            cursor: on(2026, 11, 22),
            week_start: Weekday::Mon,
            advised: &[],
            tried: None,
            prospects: &[],
            otherwise: None,
        };
        calendar_weeks(*now, assessment, journal, athlete, *units, &sheet, -1..=2)
    }

    fn signs(week: &WeekRow) -> String {
        week.days.iter().map(|day| day.glyph.sign).collect()
    }

    #[test]
    fn the_weeks_stand_around_today_and_are_told_as_seen_from_it() {
        let view = weeks(&Stage::morning_after());
        let told: Vec<String> = view
            .weeks
            .iter()
            .map(|week| format!("{} {} {}", week.name, signs(week), week.distance).trim_end().to_owned())
            .collect();
        assert_eq!(told[1..], ["this week      ▲● 42 km", "next week ≈≈≈→→→→", "in 2 weeks →→▲▲▲▲▲"]);
        assert_eq!(view.weeks[1].days[6].place, DayPlace::Today);
        assert_eq!(view.title, "The weeks around today, if you rest");
    }

    #[test]
    fn no_rung_is_shown_on_days_that_an_illness_leaves_open() {
        let view = weeks(&Stage::morning_after().answering(Verdict::Ill, Reason::Ill { fever: true }));
        assert_eq!((signs(&view.weeks[2]).trim(), view.title), ("", "What was done, and what is planned"));
        assert!(signs(&view.weeks[1]).contains('▲'), "what was done stays");
    }
}
