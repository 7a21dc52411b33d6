//! `edit` and `delete`: an entry put right, or taken away; undo brings the old one back.

use crate::app::in_short;
use crate::journal::Change;
use crate::phrase;
use crate::views::{Said, Tone};

use super::{Desk, Failure, names, right, told};

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Without words it prints the entry's line, ready to be put right:\n\
                        deckchair edit 3f9a2c\ndeckchair edit 3f9a2c 10k 52:30 rpe 7 2026-11-21 9:00\n\
                        deckchair edit 77ab01 soreness 3 sleep 7h30 2026-11-21 7:10")]
pub struct EditArgs {
    /// The entry, by its name in `list`, or `last`.
    #[arg(value_name = "NAME")]
    name: String,

    /// The whole line anew, as for `log`, `checkin`, `ate`, `rested` or `plan`; or `fever from thu until sat`.
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,
}

/// What `delete` takes.
#[derive(Debug, clap::Args)]
pub struct DeleteArgs {
    /// The entry, by its name in `list`, or `last`.
    #[arg(value_name = "NAME")]
    name: String,
}

/// Puts an entry right.
///
/// # Errors
/// Where the entry is not found, a word is not understood, or the log cannot be written.
pub fn edit(args: &EditArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, before) = names::find(&ledger.whole, &args.name)?;
    if args.words.is_empty() {
        return Ok(writeln!(desk.out, "{}", right::line_of(&before, desk))?);
    }
    let line = phrase::line_of(&args.words);
    let corrected = right::put_right(&before, desk, &line).map_err(|misread| Failure::misread(&misread, &line))?;
    let ahead = names::ahead(&before, desk);
    let told = Said::new(Tone::Good, format!("Now {}", told::entry(&corrected, desk.today(), desk.settings.units)));
    let label = format!("correct {}", in_short(&corrected, desk.settings.units));
    let turn = desk.keep(ledger, &label, &[Change::Correct(id, corrected)])?;
    let answer = desk.answer(&turn);
    desk.say(&[vec![told], ahead.into_iter().collect(), vec![answer]].concat())
}

/// Takes an entry away.
///
/// # Errors
/// Where the entry is not found, or the log cannot be written.
pub fn delete(args: &DeleteArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, entry) = names::find(&ledger.whole, &args.name)?;
    let ahead = names::ahead(&entry, desk);
    let what = told::entry(&entry, desk.today(), desk.settings.units);
    let turn = desk.keep(ledger, &format!("delete {}", in_short(&entry, desk.settings.units)), &[Change::Delete(id)])?;
    let told = Said::new(Tone::Plain, format!("Deleted {what}. `deckchair undo` brings it back."));
    let answer = desk.answer(&turn);
    desk.say(&[vec![told], ahead.into_iter().collect(), vec![answer]].concat())
}
