//! `rested`: keeps a day of rest.

use chrono::NaiveDate;

use crate::journal::{Change, Day, DayReport, Entry, Rest};
use crate::phrase;
use crate::views::{Said, Tone};

use super::{Desk, Failure};

/// What `rested` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "A day nobody reported is not taken for rest; this says that it was. Such as: deckchair rested yesterday")]
pub struct RestedArgs {
    /// `today` (where none is named), `yesterday`, or a day such as 2026-11-21.
    #[arg(value_name = "DAY", value_parser = which)]
    day: Option<Which>,
}

/// The day that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    /// So many days before today.
    Ago(i64),
    /// This day.
    On(Day),
}

/// Keeps a day of rest.
///
/// # Errors
/// Where the day is still to come, or the log cannot be written.
pub fn run(args: &RestedArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let today = desk.today();
    let day = match args.day.unwrap_or(Which::Ago(0)) {
        Which::Ago(days) => today.plus(-days),
        Which::On(day) => day,
    };
    if day > today {
        return Err(
            Failure::usage(format!("{} is still to come", phrase::full_day(day))).hint("rest is logged when it was taken")
        );
    }
    let ledger = desk.ledger()?;
    let spoken = phrase::spoken_day(day, today);
    let words = match ledger.journal.report(day, &desk.athlete) {
        DayReport::Rested => return Ok(writeln!(desk.out, "The log has {spoken} as a day of rest already.")?),
        DayReport::Trained(_) => Some(format!("! There is a session on that day too: {spoken} counts as trained.")),
        DayReport::Unreported => None,
    };
    let label = format!("rested {spoken}");
    let turn = desk.keep(ledger, &label, &[Change::Add(Entry::Rest(Rest { day, notes: String::new() }))])?;
    let mut lines =
        vec![Said::new(Tone::Good, format!("Logged rest on {}. Resting well is keeping the plan.", phrase::full_day(day)))];
    lines.extend(words.map(|words| Said::new(Tone::Careful, words)));
    lines.push(desk.answer(&turn));
    desk.say(&lines)
}

fn which(text: &str) -> Result<Which, String> {
    match text {
        "today" => Ok(Which::Ago(0)),
        "yesterday" => Ok(Which::Ago(1)),
        date => NaiveDate::parse_from_str(date, "%Y-%m-%d")
            .map(|date| Which::On(Day::new(date)))
            .map_err(|_| "say today, yesterday, or a day such as 2026-11-21".to_owned()),
    }
}
