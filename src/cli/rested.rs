//! `rested`: keeps days of rest.

use crate::app::in_short;
use crate::journal::{Change, Day, DayReport, Entry, Journal, Rest};
use crate::phrase;
use crate::recovery::Verdict;
use crate::views::{Said, Tone};

use super::{Desk, Failure};

/// What `rested` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair rested yesterday, deckchair rested mon tue, deckchair rested 22-30 nov,\n         \
                        deckchair rested 2026-11-22..2026-11-30, deckchair rested last 3 days\n\n\
                        A day nobody reported is not taken for rest; this says that it was one.")]
pub struct RestedArgs {
    /// Which days, such as yesterday, mon tue, 22-30 nov or last 3 days; today where none is named.
    #[arg(value_name = "DAYS")]
    days: Vec<String>,
}

/// Keeps days of rest, as one action.
///
/// # Errors
/// Where a day is not understood or still to come, or the log cannot be written.
pub fn run(args: &RestedArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let today = desk.today();
    let line = phrase::line_of(&args.days);
    let days = if args.days.is_empty() {
        vec![today]
    } else {
        phrase::past_days(today, &line).map_err(|misread| Failure::misread(&misread, &line))?
    };
    if let Some(day) = days.iter().find(|day| **day > today) {
        return Err(
            Failure::usage(format!("{} is still to come", phrase::full_day(*day))).hint("rest is logged once it was taken")
        );
    }
    let ledger = desk.ledger()?;
    let told = SortedDays::sort(&days, &ledger.journal, desk);
    match (days.as_slice(), told.trained.first()) {
        ([day], Some(_)) => {
            return Err(Failure::unsound(format!("there is a session on {}: it was no day of rest", phrase::full_day(*day)))
                .hint("`deckchair list` shows it; `deckchair delete NAME` takes it away"));
        }
        ([day], None) if !told.rested.is_empty() => {
            let spoken = phrase::spoken_day(*day, today);
            return desk.say(&[Said::new(Tone::Quiet, format!("The log has {spoken} as a day of rest already."))]);
        }
        _ => {}
    }
    let mut said = told.kept_out();
    let changes: Vec<Change> =
        told.new.iter().map(|day| Change::Add(Entry::Rest(Rest { day: *day, notes: String::new() }))).collect();
    if changes.is_empty() {
        return desk.say(&said);
    }
    let label = match changes.as_slice() {
        [Change::Add(entry)] => format!("note {}", in_short(entry, desk.settings.units)),
        several => format!("note {} of rest", phrase::days(several.len() as u64)),
    };
    let turn = desk.keep(ledger, &label, &changes)?;
    let well = if turn.after.verdict == Verdict::GetHelp { "" } else { " Resting well is keeping the plan." };
    said.insert(0, Said::new(Tone::Good, format!("Noted rest on {}.{well}", spoken(&told.new))));
    said.push(desk.answer(&turn));
    desk.say(&said)
}

/// The days, sorted by what the log has of them.
struct SortedDays {
    new: Vec<Day>,
    rested: Vec<Day>,
    trained: Vec<Day>,
}

impl SortedDays {
    fn sort(days: &[Day], journal: &Journal, desk: &Desk<'_>) -> Self {
        let mut told = Self { new: Vec::new(), rested: Vec::new(), trained: Vec::new() };
        for day in days {
            match journal.report(*day, &desk.athlete) {
                DayReport::Unreported => told.new.push(*day),
                DayReport::Rested => told.rested.push(*day),
                DayReport::Trained(_) => told.trained.push(*day),
            }
        }
        told
    }

    /// Says which days are left as they are.
    fn kept_out(&self) -> Vec<Said> {
        let mut said = Vec::new();
        if !self.trained.is_empty() {
            let text = format!("! There are sessions on {}: not noted as rest.", spoken(&self.trained));
            said.push(Said::new(Tone::Careful, text));
        }
        if !self.rested.is_empty() {
            said.push(Said::new(Tone::Quiet, format!("The log has rest on {} already.", spoken(&self.rested))));
        }
        said
    }
}

/// Names days, those in a row by the first and the last.
fn spoken(days: &[Day]) -> String {
    let mut rows: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match rows.last_mut() {
            Some((_, last)) if last.plus(1) == *day => *last = *day,
            Some(_) | None => rows.push((*day, *day)),
        }
    }
    let names = rows.into_iter().map(|(first, last)| {
        let row = || format!("{} to {}", phrase::full_day(first), phrase::full_day(last));
        if first == last { phrase::full_day(first) } else { row() }
    });
    names.collect::<Vec<_>>().join(", ")
}
