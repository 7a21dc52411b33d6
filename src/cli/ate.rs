//! `ate`: what was eaten and drunk.

use crate::app::in_short;
use crate::journal::{Change, Entry};
use crate::phrase;
use crate::views::{Beside, Said, Tone};

use super::{Desk, Failure, told};

/// What `ate` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair ate 60g carbs 20g protein 500ml, deckchair ate 250ml milk 9:00\n\n\
                        A habit from the settings is a word of its own: deckchair config set habits.porridge '52g carbs 8g protein'")]
pub struct AteArgs {
    /// How much of what, in any order; and when, where it was not now.
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
}

/// Keeps what was eaten and drunk, and says what the refuelling window still asks for.
///
/// # Errors
/// Where a word is not understood, or the log cannot be written.
pub fn run(args: &AteArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let line = phrase::line_of(&args.words);
    let intake = phrase::intake(desk.now(), &desk.athlete, &line, &desk.settings.habits)
        .map_err(|misread| Failure::misread(&misread, &line))?;
    let mut lines = vec![Said::new(Tone::Good, told::intake(&intake, desk.settings.units))];
    let entry = Entry::Intake(intake);
    let label = format!("log {}", in_short(&entry, desk.settings.units));
    let turn = desk.keep(desk.ledger()?, &label, &[Change::Add(entry)])?;
    let view = desk.today_view(&turn.journal, &turn.after);
    match view.beside {
        Beside::Refuelling(window) => {
            let amounts: Vec<String> = window.amounts.iter().map(|amount| format!("{} {}", amount.name, amount.text)).collect();
            lines.push(Said::new(window.tone, format!("{} {}: {}", window.title, window.countdown, amounts.join(" · "))));
            lines.push(Said::new(Tone::Plain, window.reason));
        }
        Beside::Comfort(_) | Beside::Doors(_) | Beside::Nothing => {
            lines.push(Said::new(Tone::Quiet, "No refuelling window is open."));
        }
    }
    desk.say(&lines)
}
