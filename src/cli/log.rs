//! `log`: keeps a session, and says what it costs.

use crate::app::in_short;
use crate::import::already_there;
use crate::journal::{Change, Entry, Journal, Session};
use crate::phrase;
use crate::views::{Said, Tone, cost};

use super::{Desk, Failure, told};

/// What `log` takes.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "deckchair log <WORDS>...",
    after_help = "Such as: deckchair log 10k 52:30 rpe 7\n         deckchair log 'trail 42k 2300m+ 6h10 rpe 8 race yesterday 9:00 \"Echappée Belle\"'\n\n\
                  In any order: sport, distance, time or pace, climb (2300m+) and descent (2300m-), rpe, hr, easy long tempo\n\
                  intervals race recovery, when it started (else it ends now), \"title\", #tag, @place. `run 90min` is complete."
)]
pub struct LogArgs {
    /// What was done, in any order: 10k 52:30 rpe 7 yesterday.
    #[arg(required = true, value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,
}

/// Keeps a session.
///
/// # Errors
/// Where a word is not understood, or the log cannot be written.
pub fn run(args: &LogArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let now = desk.now();
    let line = phrase::line_of(&args.words);
    let mut session = phrase::session(now, desk.athlete.zone, desk.settings.units, &line)
        .map_err(|misread| Failure::misread(&misread, &line))?;
    session.zone = session.zone.or(desk.athlete.zone.name());
    let ledger = desk.ledger()?;
    let twin = twin(&ledger.journal, &session).map(|twin| told::session(twin, desk.settings.units));
    let entry = Entry::Session(session.clone());
    let label = format!("log {}", in_short(&entry, desk.settings.units));
    let turn = desk.keep(ledger, &label, &[Change::Add(entry)])?;
    let cost = cost(&turn.before, &turn.after, &turn.journal, &desk.athlete, desk.settings.units);
    let mut lines = vec![Said::new(Tone::Good, format!("Logged {}", told::session(&session, desk.settings.units)))];
    lines.extend(twin.map(|twin| {
        Said::new(Tone::Careful, format!("! The log has it already: {twin}. `deckchair undo` takes this one back."))
    }));
    lines.push(Said::new(Tone::Plain, cost.line));
    lines.extend((!cost.later.is_empty()).then(|| Said::new(Tone::Quiet, cost.later)));
    lines.extend(cost.warnings.into_iter().map(|said| Said { text: format!("! {}", said.text), ..said }));
    lines.push(desk.answer(&turn));
    desk.say(&lines)
}

/// Finds a session of the log that is this one over again.
fn twin<'a>(journal: &'a Journal, session: &Session) -> Option<&'a Session> {
    let id = already_there(journal, session)?;
    journal.sessions().iter().find(|kept| kept.id == id).map(|kept| &kept.what)
}
