//! `rested`: keeps a day of rest.

use crate::app::in_short;
use crate::journal::{Change, DayReport, Entry, Rest};
use crate::phrase::{self, Lean};
use crate::views::{Said, Tone};

use super::{Desk, Failure};

/// What `rested` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "A day nobody reported is not taken for rest; this says that it was one.")]
pub struct RestedArgs {
    /// Which day, such as yesterday, sat or 2026-11-21; today where none is named.
    #[arg(value_name = "DAY")]
    day: Vec<String>,
}

/// Keeps a day of rest.
///
/// # Errors
/// Where the day is not understood or still to come, or the log cannot be written.
pub fn run(args: &RestedArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let today = desk.today();
    let line = phrase::line_of(&args.day);
    let day = if args.day.is_empty() {
        today
    } else {
        phrase::read_day(today, Lean::Past, &line).map_err(|misread| Failure::misread(&misread, &line))?
    };
    if day > today {
        return Err(
            Failure::usage(format!("{} is still to come", phrase::full_day(day))).hint("rest is logged once it was taken")
        );
    }
    let ledger = desk.ledger()?;
    let spoken = phrase::spoken_day(day, today);
    match ledger.journal.report(day, &desk.athlete) {
        DayReport::Rested => desk.say(&[Said::new(Tone::Quiet, format!("The log has {spoken} as a day of rest already."))]),
        DayReport::Trained(_) => {
            Err(Failure::unsound(format!("there is a session on {}: it was no day of rest", phrase::full_day(day)))
                .hint("`deckchair list` shows it; `deckchair delete NAME` takes it away"))
        }
        DayReport::Unreported => {
            let entry = Entry::Rest(Rest { day, notes: String::new() });
            let label = format!("note {}", in_short(&entry, desk.settings.units));
            let turn = desk.keep(ledger, &label, &[Change::Add(entry)])?;
            let noted = format!("Noted rest on {}. Resting well is keeping the plan.", phrase::full_day(day));
            let answer = desk.answer(&turn);
            desk.say(&[Said::new(Tone::Good, noted), answer])
        }
    }
}
