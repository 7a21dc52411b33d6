//! `calendar`: a month of what was done, and of what opens when.

use chrono::Datelike;

use crate::journal::Day;
use crate::phrase;
use crate::recovery::told_in_time;
use crate::views::{CalendarSheet, Month, Said, Tone, calendar, calendar_json, calendar_lines, sheet_days};

use super::arguments::YEARS;
use super::{Desk, Failure, advice};

/// What `calendar` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair calendar dec, deckchair calendar 2026-10; a day of a month: deckchair calendar 4 oct")]
pub struct CalendarArgs {
    /// The month, such as dec or 2026-11, or a day of it to look at; this one where none is named.
    #[arg(value_name = "MONTH")]
    words: Vec<String>,

    /// Supposes rest on the days to come, whatever is planned
    #[arg(long)]
    if_rested: bool,

    /// Says the month for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CalendarRequest {
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
    let asked = asked(desk.today(), &phrase::line_of(&args.words))?;
    let known = desk.read()?;
    let assessment = desk.assess(&known.journal);
    let cursor = cursor(asked, desk.today());
    let (from, until) = sheet_days(cursor, desk.settings.week_start);
    let advised = match &known.store {
        Some(store) => advice::verdicts(&store.advice(from, until)?),
        None => Vec::new(),
    };
    let advised = told_in_time(&advised, |(day, at, _)| (*day, *at), &known.journal, &desk.athlete);
    let advised: Vec<_> = advised.into_iter().map(|(day, _, verdict)| (day, verdict)).collect();
    let (as_planned, imagined) = desk.as_planned(&known.journal, &assessment);
    let (shown, otherwise) = if args.if_rested { (&assessment, &as_planned) } else { (&as_planned, &assessment) };
    let sheet = CalendarSheet {
        cursor,
        week_start: desk.settings.week_start,
        advised: &advised,
        tried: None,
        prospects: &imagined.prospects,
        otherwise: imagined.from.map(|_| otherwise),
    };
    if args.json {
        let (now, units) = (desk.now(), desk.settings.units);
        return desk.say_json(&calendar_json(now, shown, &known.journal, &desk.athlete, units, &sheet));
    }
    let view = calendar(desk.now(), shown, &known.journal, &desk.athlete, desk.settings.units, &sheet);
    let lines: Vec<Said> = calendar_lines(&view, desk.look.width).into_iter().map(|line| Said::new(Tone::Plain, line)).collect();
    desk.say(&lines)
}

/// Gives the day to look at: the one asked for, today in its own month, else the first of the month.
fn cursor(asked: Option<CalendarRequest>, today: Day) -> Day {
    match asked {
        None => today,
        Some(CalendarRequest::Month(first)) if Month::of(first) == Month::of(today) => today,
        Some(CalendarRequest::Month(day) | CalendarRequest::Day(day)) => day,
    }
}

/// Reads a month or a day; nothing where nothing is named.
fn asked(today: Day, text: &str) -> Result<Option<CalendarRequest>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    let month = phrase::read_month(today, text).map(|first| Ok(CalendarRequest::Month(first)));
    let asked = month.unwrap_or_else(|| phrase::read_nearest_day(today, text).map(CalendarRequest::Day));
    let asked =
        asked.map_err(|misread| Failure::misread(&misread, text).hint("or write a month, such as dec, dec 2025 or 2025-12"))?;
    match asked {
        CalendarRequest::Month(day) | CalendarRequest::Day(day) if YEARS.contains(&day.date().year()) => Ok(Some(asked)),
        CalendarRequest::Month(_) | CalendarRequest::Day(_) => {
            Err(Failure::usage("the calendar goes from 1900 to 2199").hint("check the year"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::new(text.parse().unwrap())
    }

    /// Sunday, 22 November 2026.
    fn today() -> Day {
        day("2026-11-22")
    }

    fn read(text: &str) -> Option<CalendarRequest> {
        asked(today(), text).unwrap()
    }

    #[test]
    fn a_month_and_a_day_are_told_apart() {
        assert_eq!(read(""), None);
        for (text, first) in [
            ("2026-11", "2026-11-01"),
            ("dec", "2026-12-01"),
            ("December", "2026-12-01"),
            ("aug", "2026-08-01"),
            ("feb", "2027-02-01"),
            ("feb 2026", "2026-02-01"),
            ("2025 sept", "2025-09-01"),
            ("last month", "2026-10-01"),
            ("next month", "2026-12-01"),
            ("this month", "2026-11-01"),
        ] {
            assert_eq!(read(text), Some(CalendarRequest::Month(day(first))), "{text}");
        }
        assert_eq!(read("2026-11-21"), Some(CalendarRequest::Day(day("2026-11-21"))));
        assert_eq!(read("yesterday"), Some(CalendarRequest::Day(day("2026-11-21"))));
        assert_eq!(read("4 oct"), Some(CalendarRequest::Day(day("2026-10-04"))));
        assert_eq!(read("6 dec"), Some(CalendarRequest::Day(day("2026-12-06"))), "the nearer of two, as on the screen");
        for text in ["movember", "2026-13", "0000-01", "9999-12", "dec 2300"] {
            assert_eq!(asked(today(), text).unwrap_err().code(), 2, "{text}");
        }
    }

    #[test]
    fn the_present_month_is_looked_at_from_today() {
        assert_eq!(cursor(read("2026-11"), today()), today());
        assert_eq!(cursor(read("2026-10"), today()), day("2026-10-01"));
        assert_eq!(cursor(None, today()), today());
    }
}
