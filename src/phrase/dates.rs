//! Days, times and ranges of days, always with their weekday.

use chrono::{Datelike, Timelike};

use super::number::count;
use crate::journal::{Day, Moment, WEEK_DAYS};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/// Beyond this many days from today a date is written with its year.
const NEAR_DAYS: i64 = 182;

/// Writes a day with its weekday, and its year where it is not near: `Fri 27 Nov`, `Sat 6 Nov 2027`.
#[must_use]
pub fn day(day: Day, today: Day) -> String {
    if is_near(day, today) { format!("{} {}", weekday(day), day_and_month(day)) } else { full_day(day) }
}

/// Says whether a day is so near that its year goes without saying.
fn is_near(day: Day, today: Day) -> bool {
    day.since(today).abs() <= NEAR_DAYS
}

/// Writes a day in full: `Sun 22 Nov 2026`.
#[must_use]
pub fn full_day(day: Day) -> String {
    format!("{} {} {}", weekday(day), day_and_month(day), day.date().year())
}

/// Writes a day as briefly as a narrow column allows: `Tue 24` in the month of today, else `Wed 2 Dec`.
#[must_use]
pub fn brief_day(day: Day, today: Day) -> String {
    let (date, of_today) = (day.date(), today.date());
    if (date.year(), date.month()) == (of_today.year(), of_today.month()) {
        format!("{} {}", weekday(day), date.day())
    } else {
        self::day(day, today)
    }
}

/// Writes a day by its nearness where it has one: `yesterday`, `today`, `tomorrow`, else `Fri 27 Nov`.
#[must_use]
pub fn spoken_day(day: Day, today: Day) -> String {
    match day.since(today) {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => self::day(day, today),
    }
}

/// Writes how long ago, or how far ahead, a day is: `3 days ago`, `today`, `in 9 days`.
#[must_use]
pub fn days_away(day: Day, today: Day) -> String {
    match day.since(today) {
        away @ (-1..=1) => spoken_day(today.plus(away), today),
        away if away < 0 => format!("{} ago", days(away.unsigned_abs())),
        away => format!("in {}", days(away.unsigned_abs())),
    }
}

/// Writes a number of days: `1 day`, `9 days`.
#[must_use]
pub fn days(number: u64) -> String {
    count(number, "day", "days")
}

/// Writes a range of days by their weekdays where these suffice, else by their dates: `Thu–Sun`, `25 Nov–2 Dec`.
///
/// Weekdays suffice where the range is shorter than a week and begins less than a week from today. One day is written alone.
#[must_use]
pub fn range(earliest: Day, latest: Day, today: Day) -> String {
    let apart = latest.since(earliest).abs();
    // From a week on a weekday no longer says which one it means.
    let far = earliest.since(today).abs() >= WEEK_DAYS;
    match (apart, far) {
        (0, false) => weekday(earliest).to_owned(),
        (0, true) => day(earliest, today),
        (1..=6, false) => format!("{}–{}", weekday(earliest), weekday(latest)),
        _ if is_near(earliest, today) && is_near(latest, today) => span(earliest, latest),
        _ => format!("{}–{}", day(earliest, today), day(latest, today)),
    }
}

/// Writes a day of the future with its range: `Fri 27 Nov (Thu–Sun)`; without the range where that is the day itself.
#[must_use]
pub fn day_with_range(day: Day, earliest: Day, latest: Day, today: Day) -> String {
    let named = spoken_today(day, today);
    if earliest == day && latest == day { named } else { format!("{named} ({})", range(earliest, latest, today)) }
}

/// Writes `today`, or the day with its weekday: a forecast keeps its dates, except for the one that has come.
fn spoken_today(day: Day, today: Day) -> String {
    if day == today { "today".to_owned() } else { self::day(day, today) }
}

/// Writes the weekday: `Fri`.
#[must_use]
pub fn weekday(day: Day) -> &'static str {
    WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

/// Writes the day of the month and the month: `27 Nov`.
#[must_use]
pub fn day_and_month(day: Day) -> String {
    let month: String = month_name(day).chars().take(3).collect();
    format!("{} {month}", day.date().day())
}

/// Writes the days from one to another of the same year or nearly: `16–22 Nov`, `30 Nov–6 Dec`.
#[must_use]
pub fn span(first: Day, last: Day) -> String {
    if first.date().month() == last.date().month() {
        format!("{}–{}", first.date().day(), day_and_month(last))
    } else {
        format!("{}–{}", day_and_month(first), day_and_month(last))
    }
}

/// Writes the month: `November 2026`.
#[must_use]
pub fn month(day: Day) -> String {
    format!("{} {}", month_name(day), day.date().year())
}

/// Writes the time of day where the moment was lived: `08:14`.
#[must_use]
pub fn time(moment: Moment) -> String {
    let wall = moment.wall();
    format!("{:02}:{:02}", wall.hour(), wall.minute())
}

/// Writes a moment in full, as its wall clock showed it: `Sat 21 Nov 2026 09:00`.
#[must_use]
pub fn moment(moment: Moment) -> String {
    format!("{} {}", full_day(Day::new(moment.wall().date())), time(moment))
}

fn month_name(day: Day) -> &'static str {
    MONTHS.get(day.date().month0() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn on(year: i32, month: u32, date: u32) -> Day {
        Day::new(NaiveDate::from_ymd_opt(year, month, date).unwrap())
    }

    fn today() -> Day {
        on(2026, 11, 22)
    }

    #[test]
    fn a_near_day_has_its_weekday_and_a_far_one_its_year() {
        assert_eq!(day(on(2026, 11, 27), today()), "Fri 27 Nov");
        assert_eq!(day(on(2027, 1, 3), today()), "Sun 3 Jan");
        assert_eq!(day(on(2027, 11, 6), today()), "Sat 6 Nov 2027");
        assert_eq!(full_day(today()), "Sun 22 Nov 2026");
    }

    #[test]
    fn a_brief_day_leaves_out_the_month_of_today() {
        assert_eq!(brief_day(on(2026, 11, 24), today()), "Tue 24");
        assert_eq!(brief_day(on(2026, 12, 2), today()), "Wed 2 Dec");
        assert_eq!(brief_day(on(2027, 11, 24), today()), "Wed 24 Nov 2027");
    }

    #[test]
    fn the_days_around_today_have_names() {
        let named: Vec<String> = (-2..=2).map(|away| spoken_day(today().plus(away), today())).collect();
        assert_eq!(named, ["Fri 20 Nov", "yesterday", "today", "tomorrow", "Tue 24 Nov"]);
        assert_eq!(days_away(today().plus(-3), today()), "3 days ago");
        assert_eq!(days_away(today().plus(9), today()), "in 9 days");
        assert_eq!(days_away(today().plus(1), today()), "tomorrow");
    }

    #[test]
    fn a_range_is_written_by_weekdays_only_where_they_are_clear() {
        assert_eq!(range(on(2026, 11, 26), on(2026, 11, 29), today()), "Thu–Sun");
        assert_eq!(range(on(2026, 11, 25), on(2026, 12, 2), today()), "25 Nov–2 Dec");
        assert_eq!(range(on(2026, 11, 28), on(2026, 12, 4), today()), "Sat–Fri");
        assert_eq!(range(on(2026, 11, 29), on(2026, 12, 5), today()), "29 Nov–5 Dec");
        assert_eq!(range(on(2026, 11, 29), on(2026, 12, 6), today()), "29 Nov–6 Dec");
        assert_eq!(range(on(2027, 1, 7), on(2027, 1, 9), today()), "7–9 Jan");
        assert_eq!(range(on(2026, 11, 26), on(2026, 11, 26), today()), "Thu");
    }

    #[test]
    fn a_forecast_day_carries_its_range() {
        let friday = on(2026, 11, 27);
        assert_eq!(day_with_range(friday, on(2026, 11, 26), on(2026, 11, 29), today()), "Fri 27 Nov (Thu–Sun)");
        assert_eq!(day_with_range(friday, friday, friday, today()), "Fri 27 Nov");
        assert_eq!(day_with_range(today(), today(), on(2026, 11, 23), today()), "today (Sun–Mon)");
    }

    #[test]
    fn a_moment_is_written_as_its_own_wall_clock_showed_it() {
        let start = Moment::from_rfc3339("2026-11-21T09:00:00+09:00").unwrap();
        assert_eq!(moment(start), "Sat 21 Nov 2026 09:00");
        assert_eq!(time(start), "09:00");
        assert_eq!(month(on(2026, 11, 1)), "November 2026");
    }
}
