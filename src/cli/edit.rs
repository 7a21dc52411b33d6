//! `edit` and `delete`: an entry put right, or taken away; undo brings the old one back.

use crate::app::in_short;
use crate::journal::{Change, Entry};
use crate::phrase;
use crate::views::{Said, Tone, raised};

use super::unset::unset;
use super::{Desk, Failure, names, right, told};

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "What the words do not say stays as it was: edit 3f9a2c rpe 7 changes the effort alone, and a whole line all that \
                        it says; #tags are added. Words about days speak as of now. Without words it prints the entry's line.\n\n\
                        Such as: deckchair edit last 10k 52:30\n         deckchair edit 77ab01 sleep 7h30 --unset notes,mood"
)]
pub struct EditArgs {
    /// The entry, by its name in `list`, or `last`.
    #[arg(value_name = "NAME")]
    name: String,

    /// What is otherwise, as for `log`, `checkin`, `ate`, `rested` or `plan`; or `fever from thu until sat`.
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,

    /// What the entry should say no longer; several with commas between them.
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    unset: Vec<String>,
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
    if args.words.is_empty() && args.unset.is_empty() {
        return Ok(writeln!(desk.out, "{}", right::line_of(&before, desk))?);
    }
    let line = phrase::line_of(&args.words);
    let lessened = unset(&before, &args.unset)?;
    let corrected = match line.as_str() {
        "" => lessened,
        line => right::patch(&lessened, desk, line)?,
    };
    if right::says_nothing(&corrected, desk) {
        return Err(Failure::usage("nothing would be left of it").hint("`deckchair delete NAME` takes an entry away"));
    }
    if corrected == before {
        return desk.say(&[Said::new(Tone::Plain, "Nothing changed: the log says so already.")]);
    }
    let told = told::entry(&corrected, desk.today(), desk.settings.units);
    let told = [
        Said::new(Tone::Good, format!("Now {told}")),
        Said::new(Tone::Plain, format!("{}. `deckchair undo` takes it back.", right::change(&before, &corrected, desk))),
    ];
    let ahead = names::ahead(&before, Some(&corrected), desk);
    let label = format!("correct {}", in_short(&corrected, desk.settings.units));
    let turn = desk.keep(ledger, &label, &[Change::correct(id, before, corrected.clone())])?;
    let raised = if let Entry::Session(session) = &corrected {
        raised(session, desk.now(), &turn.journal, &desk.athlete, desk.settings.units)
    } else {
        None
    };
    let raised = raised.map(|said| Said { text: format!("! {}", said.text), ..said });
    let answer = desk.answer(&turn);
    desk.say(&[told.to_vec(), ahead.into_iter().chain(raised).collect(), vec![answer]].concat())
}

/// Takes an entry away.
///
/// # Errors
/// Where the entry is not found, or the log cannot be written.
pub fn delete(args: &DeleteArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, entry) = names::find(&ledger.whole, &args.name)?;
    let ahead = names::ahead(&entry, None, desk);
    let what = told::entry(&entry, desk.today(), desk.settings.units);
    let turn = desk.keep(ledger, &format!("delete {}", in_short(&entry, desk.settings.units)), &[Change::Delete(id)])?;
    let told = Said::new(Tone::Plain, format!("Deleted {what}. `deckchair undo` brings it back."));
    let answer = desk.answer(&turn);
    desk.say(&[vec![told], ahead.into_iter().collect(), vec![answer]].concat())
}
