//! `calendar`: a month of what was done, and of what opens when.

use chrono::{Datelike, NaiveDate};

use crate::journal::Day;
use crate::views::{Month, Said, Sheet, Tone, calendar, calendar_json, calendar_lines, sheet_days};

use super::arguments::YEARS;
use super::{Desk, Failure, advice};

/// What `calendar` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair calendar 2026-10, or a day of it: deckchair calendar 2026-10-04")]
pub struct CalendarArgs {
    /// The month, such as 2026-11, or a day of it to look at; this one where none is named.
    #[arg(value_name = "MONTH", value_parser = asked)]
    asked: Option<Asked>,

    /// Says the month for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A month, whose first day this is.
    Month(Day),
    /// A day.
    Day(Day),
}

/// Shows a month.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &CalendarArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let known = desk.read()?;
    let assessment = desk.assess(&known.journal);
    let cursor = cursor(args.asked, desk.today());
    let (from, until) = sheet_days(cursor, desk.settings.week_start);
    let advised = match &known.store {
        Some(store) => advice::first_of_each_day(&store.advice(from, until)?),
        None => Vec::new(),
    };
    let sheet = Sheet { cursor, week_start: desk.settings.week_start, advised: &advised, tried: None };
    if args.json {
        let (now, units) = (desk.now(), desk.settings.units);
        return desk.say_json(&calendar_json(now, &assessment, &known.journal, &desk.athlete, units, &sheet));
    }
    let view = calendar(desk.now(), &assessment, &known.journal, &desk.athlete, desk.settings.units, &sheet);
    let lines: Vec<Said> = calendar_lines(&view, desk.look.width).into_iter().map(|line| Said::new(Tone::Plain, line)).collect();
    desk.say(&lines)
}

/// Gives the day to look at: the one asked for, today in its own month, else the first of the month.
fn cursor(asked: Option<Asked>, today: Day) -> Day {
    match asked {
        None => today,
        Some(Asked::Month(first)) if Month::of(first) == Month::of(today) => today,
        Some(Asked::Month(day) | Asked::Day(day)) => day,
    }
}

fn asked(text: &str) -> Result<Asked, String> {
    let in_reach = |date: &NaiveDate| YEARS.contains(&date.year());
    let date = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(in_reach).map(Day::new);
    date(&format!("{text}-01"))
        .map(Asked::Month)
        .or_else(|| date(text).map(Asked::Day))
        .ok_or_else(|| "a month is written like 2026-11, a day like 2026-11-21, from 1900 to 2199".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::new(text.parse().unwrap())
    }

    #[test]
    fn a_month_and_a_day_are_told_apart() {
        assert_eq!(asked("2026-11"), Ok(Asked::Month(day("2026-11-01"))));
        assert_eq!(asked("2026-11-21"), Ok(Asked::Day(day("2026-11-21"))));
        assert!(asked("november").is_err());
        assert!(asked("2026-13").is_err() && asked("0000-01").is_err() && asked("9999-12").is_err());
    }

    #[test]
    fn the_present_month_is_looked_at_from_today() {
        let today = day("2026-11-22");
        assert_eq!(cursor(asked("2026-11").ok(), today), today);
        assert_eq!(cursor(asked("2026-10").ok(), today), day("2026-10-01"));
        assert_eq!(cursor(None, today), today);
    }
}
