//! `edit` and `delete`: an entry put right, or taken away; undo brings the old one back.

use crate::app::in_short;
use crate::journal::{Change, Entry, Session};
use crate::phrase;
use crate::views::{Said, Tone};

use super::{Desk, Failure, names, told};

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Without words it prints the session's line, ready to be put right:\n\
                        deckchair edit 3f9a2c\ndeckchair edit 3f9a2c 10k 52:30 rpe 7 2026-11-21 9:00")]
pub struct EditArgs {
    /// The session, by its name in `list`, or `last`.
    #[arg(value_name = "NAME")]
    name: String,

    /// The whole line anew, as for `log`.
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

/// Puts a session right.
///
/// # Errors
/// Where the entry is not found or no session, a word is not understood, or the log cannot be written.
pub fn edit(args: &EditArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, entry) = names::find(&ledger.journal, &args.name)?;
    let Entry::Session(session) = entry else {
        return Err(Failure::usage(format!(
            "`{}` is no session: {}",
            args.name,
            told::entry(&entry, desk.today(), desk.settings.units)
        ))
        .hint("delete it and log it anew, or edit it on the screen"));
    };
    if args.words.is_empty() {
        return Ok(writeln!(desk.out, "{}", phrase::write_session(&session, desk.athlete.zone, desk.settings.units))?);
    }
    let line = phrase::line_of(&args.words);
    let said = phrase::session(desk.now(), desk.athlete.zone, desk.settings.units, &line)
        .map_err(|misread| Failure::misread(&misread, &line))?;
    let corrected = put_right(session, said);
    let told = Said::new(Tone::Good, format!("Now {}", told::session(&corrected, desk.settings.units)));
    let corrected = Entry::Session(corrected);
    let label = format!("correct {}", in_short(&corrected, desk.settings.units));
    let turn = desk.keep(ledger, &label, &[Change::Correct(id, corrected)])?;
    let answer = desk.answer(&turn);
    desk.say(&[told, answer])
}

/// Takes an entry away.
///
/// # Errors
/// Where the entry is not found, or the log cannot be written.
pub fn delete(args: &DeleteArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, entry) = names::find(&ledger.journal, &args.name)?;
    let what = told::entry(&entry, desk.today(), desk.settings.units);
    let turn = desk.keep(ledger, &format!("delete {}", in_short(&entry, desk.settings.units)), &[Change::Delete(id)])?;
    let told = Said::new(Tone::Plain, format!("Deleted {what}. `deckchair undo` brings it back."));
    let answer = desk.answer(&turn);
    desk.say(&[told, answer])
}

/// Gives the session as said anew, with what a line cannot say kept from before.
fn put_right(before: Session, said: Session) -> Session {
    let moving = said.moving;
    Session {
        sport_name: said.sport_name.or(before.sport_name),
        zone: before.zone.filter(|_| said.start.offset_s() == before.start.offset_s()).or(said.zone),
        // The time from start to stop goes with the time in motion: where that was put right, it no longer holds.
        elapsed: said.elapsed.or(before.elapsed.filter(|_| moving == before.moving)),
        feel: said.feel.or(before.feel),
        watch_recovery: before.watch_recovery,
        notes: if said.notes.is_empty() { before.notes } else { said.notes },
        source: before.source,
        ..said
    }
}
