//! Months, and the whole weeks that cover them.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::journal::Day;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Its first day.
    first: NaiveDate,
}

impl Month {
    /// Gives the month of a day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self { first: day.date().with_day(1).unwrap_or(day.date()) }
    }

    /// Gives its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        Day::new(self.first)
    }

    /// Gives its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.later(1).first().plus(-1)
    }

    /// Gives the month so many months later, earlier where negative; stays within the calendar's years.
    #[must_use]
    pub fn later(self, months: i32) -> Self {
        let span = chrono::Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.first.checked_sub_months(span) } else { self.first.checked_add_months(span) };
        Self { first: moved.unwrap_or(self.first) }
    }

    /// Gives the same day of the month so many months later, or the month's last day where it is shorter.
    #[must_use]
    pub fn moved(day: Day, months: i32) -> Day {
        let there = Self::of(day).later(months);
        let number = i64::from(day.date().day0());
        there.first().plus(number).min(there.last())
    }
}

/// Gives the first and the last day on the sheet that shows the month of a day in whole weeks.
#[must_use]
pub fn sheet_days(day: Day, week_start: Weekday) -> (Day, Day) {
    let month = Month::of(day);
    let lead = |day: Day| i64::from(day.weekday().days_since(week_start));
    let first = month.first().plus(-lead(month.first()));
    let last = month.last().plus(6 - lead(month.last()));
    (first, last)
}

/// Gives the days of the sheet: whole weeks.
pub(super) fn days(day: Day, week_start: Weekday) -> Vec<Day> {
    let (first, last) = sheet_days(day, week_start);
    (0..=last.since(first)).map(|ahead| first.plus(ahead)).collect()
}

/// Gives the weekdays' names from the first day of the week on.
pub(super) fn weekdays(week_start: Weekday) -> [&'static str; 7] {
    let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let first = week_start.num_days_from_monday() as usize;
    std::array::from_fn(|column| names.get((first + column) % 7).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::on;

    #[test]
    fn a_sheet_covers_its_month_in_whole_weeks_whatever_the_first_weekday() {
        let start = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        for first in start {
            for month in 0..48 {
                let day = Month::of(on(2024, 1, 15)).later(month).first();
                let days = days(day, first);
                assert!(days.len().is_multiple_of(7) && (28..=42).contains(&days.len()));
                assert_eq!(days[0].weekday(), first);
                assert!(days.contains(&day) && days.contains(&Month::of(day).last()));
            }
        }
    }

    #[test]
    fn november_2026_begins_on_monday_26_october() {
        assert_eq!(sheet_days(on(2026, 11, 22), Weekday::Mon), (on(2026, 10, 26), on(2026, 12, 6)));
        assert_eq!(sheet_days(on(2026, 11, 22), Weekday::Sun), (on(2026, 11, 1), on(2026, 12, 5)));
        assert_eq!(weekdays(Weekday::Sun), ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]);
    }

    #[test]
    fn a_month_on_from_the_31st_is_the_last_of_a_shorter_month() {
        assert_eq!(Month::moved(on(2027, 1, 31), 1), on(2027, 2, 28));
        assert_eq!(Month::moved(on(2026, 11, 22), -12), on(2025, 11, 22));
    }
}
