//! More than a month at once: the quarter as three months, the year as a strip of weeks.

use chrono::{Datelike, Weekday};

use super::heat::{self, YearHeat};
use super::{CalendarSheet, DayCell, Month, WeekTotal, cell, month, week};
use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::phrase;
use crate::recovery::Assessment;
use crate::views::scene::{Ground, Scene};

/// How much of the calendar is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Span {
    /// One month.
    #[default]
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Span {
    /// Gives the next wider span; after the widest the narrowest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Month => Self::Quarter,
            Self::Quarter => Self::Year,
            Self::Year => Self::Month,
        }
    }

    /// Gives the first and the last day that is shown around a day.
    #[must_use]
    pub fn days(self, day: Day, week_start: Weekday) -> (Day, Day) {
        match self {
            Self::Month => month::sheet_days(day, week_start),
            Self::Quarter => {
                let first = quarter_of(day);
                (first.first(), first.later(2).last())
            }
            Self::Year => year_days(day, week_start),
        }
    }
}

/// One month of several, in whole weeks; days of other months are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthSheet {
    /// The month, such as `November 2026`.
    pub title: String,
    /// The weeks, top to bottom.
    pub weeks: Vec<[Option<DayCell>; 7]>,
    /// What each week comes to so far, where it ends in this month: a week is added up once.
    pub totals: Vec<WeekTotal>,
}

/// A year as a strip: a column a week.
#[derive(Debug, Clone, PartialEq)]
pub struct YearView {
    /// The year, such as `2026`.
    pub title: String,
    /// The weekdays' names in the order of the rows.
    pub weekdays: [&'static str; 7],
    /// The weeks, from left to right; days of other years are left out.
    pub weeks: Vec<[Option<DayCell>; 7]>,
    /// The months' names with the week that each begins in.
    pub months: Vec<(usize, String)>,
}

/// Shows the three months of the quarter that the day under the cursor lies in.
#[must_use]
pub fn calendar_quarter(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> Vec<MonthSheet> {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let first = quarter_of(sheet.cursor);
    let shown = |ahead: i32| {
        let month = first.later(ahead);
        let days = month::days(month.first(), sheet.week_start);
        let weeks = days.chunks(7).filter_map(|week| week_of(&scene, sheet, week, |day| Month::of(day) == month)).collect();
        let ends_here = |week: &[Day]| week.last().is_some_and(|day| Month::of(*day) == month);
        let total = |week: &[Day]| match week.first() {
            Some(first) if ends_here(week) => week::total(&sheet.scene_of(&scene, *first), *first),
            Some(_) | None => WeekTotal::default(),
        };
        MonthSheet { title: phrase::month(month.first()), weeks, totals: days.chunks(7).map(total).collect() }
    };
    (0..3).map(shown).collect()
}

/// Shows the year that the day under the cursor lies in.
#[must_use]
pub fn calendar_year(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> YearView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let year = sheet.cursor.date().year();
    let days = days_of_year(sheet);
    let weeks: Vec<[Option<DayCell>; 7]> =
        days.chunks(7).filter_map(|week| week_of(&scene, sheet, week, |day| day.date().year() == year)).collect();
    let begins = |(at, week): (usize, &[Option<DayCell>; 7])| {
        let first = week.iter().flatten().find(|cell| cell.number == 1)?;
        Some((at, phrase::month(first.day).chars().take(3).collect()))
    };
    let months = weeks.iter().enumerate().filter_map(begins).collect();
    YearView { title: year.to_string(), weekdays: month::weekdays(sheet.week_start), months, weeks }
}

/// Shows how much each day and week came to of the year that the day under the cursor lies in.
///
/// It asks how hard each session of the year was: not a thing to do at every key.
#[must_use]
pub fn calendar_heat(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> YearHeat {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let days = days_of_year(sheet);
    let first = days.first().copied().unwrap_or(sheet.cursor);
    heat::heated(&sheet.scene_of(&scene, first), &days, sheet.cursor.date().year())
}

fn week_of<'a>(
    scene: &Scene<'a>,
    sheet: &CalendarSheet<'a>,
    week: &[Day],
    is_shown: impl Fn(Day) -> bool,
) -> Option<[Option<DayCell>; 7]> {
    let cell = |day: &Day| is_shown(*day).then(|| DayCell { in_month: true, ..cell::cell(scene, sheet, *day) });
    week.iter().map(cell).collect::<Vec<_>>().try_into().ok()
}

fn quarter_of(day: Day) -> Month {
    Month::of(day).later(-((day.date().month0() % 3) as i32))
}

/// Gives each day of the whole weeks that cover the year of the day under the cursor.
fn days_of_year(sheet: &CalendarSheet<'_>) -> Vec<Day> {
    let (first, last) = year_days(sheet.cursor, sheet.week_start);
    (0..=last.since(first)).map(|ahead| first.plus(ahead)).collect()
}

/// Gives the first and the last day of the whole weeks that cover the year of a day.
fn year_days(day: Day, week_start: Weekday) -> (Day, Day) {
    let month = day.date().month0() as i32;
    let (first, last) = (Month::of(day).later(-month), Month::of(day).later(11 - month));
    (month::sheet_days(first.first(), week_start).0, month::sheet_days(last.first(), week_start).1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::{Stage, on};

    fn sheet(cursor: Day) -> CalendarSheet<'static> {
        CalendarSheet { cursor, week_start: Weekday::Mon, advised: &[], tried: None, prospects: &[], otherwise: None }
    }

    #[test]
    fn a_quarter_is_the_three_months_around_the_day() {
        let Stage { now, assessment, journal, athlete, units, .. } = Stage::morning_after();
        let months = calendar_quarter(now, &assessment, &journal, &athlete, units, &sheet(on(2026, 11, 22)));
        assert_eq!(
            months.iter().map(|month| month.title.as_str()).collect::<Vec<_>>(),
            ["October 2026", "November 2026", "December 2026"]
        );
        let days = |month: &MonthSheet| month.weeks.iter().flatten().flatten().count();
        assert_eq!(months.iter().map(days).collect::<Vec<_>>(), [31, 30, 31]);
        assert_eq!(Span::Quarter.days(on(2026, 11, 22), Weekday::Mon), (on(2026, 10, 1), on(2026, 12, 31)));
    }

    #[test]
    fn a_year_has_every_day_once_and_its_months_where_they_begin() {
        let Stage { now, assessment, journal, athlete, units, .. } = Stage::morning_after();
        for (year, days) in [(2026, 365), (2028, 366)] {
            let view = calendar_year(now, &assessment, &journal, &athlete, units, &sheet(on(year, 7, 4)));
            assert_eq!(view.weeks.iter().flatten().flatten().count(), days);
            assert_eq!(view.months.len(), 12);
            assert_eq!((view.months[0].0, view.months[0].1.as_str(), view.title), (0, "Jan", year.to_string()));
        }
    }
}
