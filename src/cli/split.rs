//! `split` and `join`: whether files are of one session, by the runner's word; imports that follow keep to it.

use crate::app::{Oneness, in_short};
use crate::import::{JoinBasis, Surety, already_there, doubt, joined, links, part};
use crate::journal::{Change, Entry, Id, Journal, Session, clean_line};
use crate::phrase;
use crate::views::{Said, Tone};

use super::{Desk, Failure, names, told};

/// Which recordings are of one session, for the screen.
pub const ONENESS: Oneness =
    Oneness { twin: already_there, may_be_one: |one, other| doubt(one, other).is_some(), joined, parted: part };

/// What `split` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Without a number it shows the recordings, and why they were taken for one session:\n\
                        deckchair split 3f9a2c\ndeckchair split 3f9a2c 2")]
pub struct SplitArgs {
    /// The session, by its name in `list`, or `last`.
    #[arg(value_name = "NAME")]
    name: String,

    /// The recording that is a session of its own.
    #[arg(value_name = "NUMBER")]
    number: Option<usize>,
}

/// What `join` takes.
#[derive(Debug, clap::Args)]
pub struct JoinArgs {
    /// The session that stays, by its name in `list`; of what you changed in both, its word counts.
    #[arg(value_name = "NAME")]
    name: String,

    /// The session that is the same.
    #[arg(value_name = "OTHER")]
    other: String,
}

/// Shows what a session is made of, or makes one of its recordings a session of its own.
///
/// # Errors
/// Where the session is not found, has no such recording, or the log cannot be written.
pub fn split(args: &SplitArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, session) = session(&ledger.journal, &args.name)?;
    let Some(number) = args.number else { return show(id, &session, desk) };
    let Some((rest, taken)) = number.checked_sub(1).and_then(|at| part(&session, at)) else {
        let hint = format!("`deckchair split {}` shows its recordings", args.name);
        return Err(Failure::usage(format!("the session has no recording {number} to split off")).hint(hint));
    };
    let units = desk.settings.units;
    let lines = [
        Said::new(Tone::Good, format!("Now {}", told::session(&rest, units))),
        Said::new(Tone::Good, format!("and {}", told::session(&taken, units))),
    ];
    let session = Entry::Session(session);
    let label = format!("split {}", in_short(&session, units));
    let changes = [Change::correct(id, session, Entry::Session(rest)), Change::Add(Entry::Session(taken))];
    let turn = desk.keep(ledger, &label, &changes)?;
    let answer = desk.answer(&turn);
    desk.say(&lines)?;
    desk.say(&[answer])
}

/// Makes two sessions one.
///
/// # Errors
/// Where one of them is not found, both are the same, or the log cannot be written.
pub fn join(args: &JoinArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let ledger = desk.ledger()?;
    let (id, one) = session(&ledger.journal, &args.name)?;
    let (other_id, other) = session(&ledger.journal, &args.other)?;
    if id == other_id {
        return Err(
            Failure::usage("these are two names of one session").hint("`deckchair list` shows the entries and their names")
        );
    }
    let whole = joined(&one, &other).unwrap_or_else(|| one.clone());
    let told = Said::new(Tone::Good, format!("Now {}", told::session(&whole, desk.settings.units)));
    let label = format!("join {}", in_short(&Entry::Session(other), desk.settings.units));
    let changes = [Change::correct(id, Entry::Session(one), Entry::Session(whole)), Change::Delete(other_id)];
    let turn = desk.keep(ledger, &label, &changes)?;
    let answer = desk.answer(&turn);
    desk.say(&[told, answer])
}

fn session(journal: &Journal, name: &str) -> Result<(Id, Session), Failure> {
    match names::find(journal, name)? {
        (id, Entry::Session(session)) => Ok((id, session)),
        (
            _,
            Entry::Rest(_) | Entry::CheckIn(_) | Entry::Intake(_) | Entry::Spell(_) | Entry::Planned(_) | Entry::PlannedRest(_),
        ) => Err(Failure::usage(format!("`{name}` is no session")).hint("`deckchair list` shows the entries and their names")),
    }
}

fn show(id: Id, session: &Session, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let units = desk.settings.units;
    let recordings = session.recordings();
    let Some(first) = recordings.first().filter(|_| recordings.len() > 1) else {
        return desk.say(&[Said::new(Tone::Plain, "It is of one recording: there is nothing to split.".to_owned())]);
    };
    let mut lines = vec![Said::new(Tone::Plain, format!("1  {}  {}", origin(first), told::session(first, units)))];
    for (at, (recording, link)) in links(session).iter().enumerate() {
        lines.push(Said::new(Tone::Plain, format!("{}  {}  {}", at + 2, origin(recording), told::session(recording, units))));
        lines.push(Said::new(Tone::Quiet, format!("   {}", why(first, recording, *link))));
    }
    let name = names::short(id);
    lines.push(Said::new(Tone::Quiet, format!("`deckchair split {name} 2` makes the second a session of its own.")));
    desk.say(&lines)
}

/// Names where a recording came from.
fn origin(recording: &Session) -> String {
    let source = &recording.source;
    let named = [source.file.as_deref(), source.format.as_deref()].into_iter().flatten().map(clean_line);
    let named: Vec<String> = named.collect();
    if named.is_empty() { "typed".to_owned() } else { named.join(" · ") }
}

/// Says why a recording was taken for the same session, and how sure that is.
fn why(first: &Session, recording: &Session, link: Option<(JoinBasis, Surety)>) -> String {
    let Some((link, surety)) = link else { return "joined by you".to_owned() };
    let reason = match link {
        JoinBasis::Same => "says the same".to_owned(),
        JoinBasis::Named => "the list names the file".to_owned(),
        JoinBasis::Together => {
            let apart = recording.start.seconds_since(first.start).abs();
            format!("starts {} from the first and agrees in length", phrase::count(apart.round() as u64, "second", "seconds"))
        }
        JoinBasis::WallClock => "begins at the same time on the clock, in another zone".to_owned(),
        JoinBasis::Within => "goes on within the longer recording: cut off, or begun late".to_owned(),
        JoinBasis::Shifted => "says the same on a clock of another zone".to_owned(),
        JoinBasis::ByHand => "agrees with what you logged by hand".to_owned(),
        JoinBasis::Day => "is alike and of the same day, of which the list says no time".to_owned(),
    };
    let sure = match surety {
        Surety::Certain => "certain",
        Surety::Likely => "likely",
        Surety::Guess => "a guess",
    };
    format!("{reason}: {sure}")
}
