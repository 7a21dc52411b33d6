//! `log`: keeps a session, and says what it costs.

use crate::app::{HOW_MUCH, in_short};
use crate::import::already_there;
use crate::journal::{Change, Day, Entry, Id, Journal, Kept, Session, Units};
use crate::phrase;
use crate::recovery::{Assessment, Verdict, assess};
use crate::views::{Said, Tone, against, cost, raised};

use super::{Desk, Failure, ONENESS, names, told};

/// Said where what was logged is a session that was imported before.
const JOINED: &str =
    "It is one with its recording, imported before: your words, the watch's figures. `deckchair undo` parts them.";

/// What `log` takes.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "deckchair log <WORDS>...",
    after_help = "Such as: deckchair log 10k 52:30 rpe 7\n\
                  \u{20}        deckchair log 'trail 42k 2300m+ 6h10 rpe 8 race fri 9:00 \"Ridge\"'\n\n\
                  In any order: sport, distance, time or pace, climb (2300m+), descent (2300m-),\n\
                  rpe, hr, a kind (easy, long, tempo, intervals, race or recovery), when it\n\
                  started (else it ends now), \"title\", #tag, @place. `run 90min` is complete."
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
    let phrase::SessionReading { mut session, misreads, granted, .. } =
        phrase::read_session(now, &desk.athlete, desk.settings.units, &line);
    if let Some(misread) = misreads.first() {
        return Err(Failure::misread(misread, &line));
    }
    if !session.has_amount() {
        let (asked, remedy) = HOW_MUCH;
        return Err(Failure::usage(asked.to_lowercase().trim_end_matches('?')).hint(remedy));
    }
    session.zone = session.zone.or(desk.athlete.zone.name());
    let ledger = desk.ledger()?;
    let twin = twin(&ledger.journal, &session).cloned();
    let retired = rest_that_gives_way(&ledger.journal, &session, desk);
    let label = format!("log {}", in_short(&Entry::Session(session.clone()), desk.settings.units));
    let change = ONENESS.keeping(&ledger.journal, session.clone());
    let is_joined = matches!(change, Change::Correct(..));
    let turn = desk.keep(ledger, &label, &[change])?;
    let then = earlier_answer(&turn.earlier, &session, desk);
    let seen = desk.assess(&turn.earlier);
    let (before, _) = desk.as_planned(&turn.earlier, &seen);
    let (after, _) = desk.as_planned(&turn.journal, &turn.after);
    let cost = cost(&before, &after, &turn.journal, &desk.athlete, desk.settings.units);
    let mut lines = vec![Said::new(Tone::Good, format!("Logged {}", told::session_in_full(&session, desk.settings.units)))];
    lines.extend(granted.into_iter().map(|granted| Said::new(Tone::Quiet, granted)));
    let logged = turn.journal.sessions().iter().rev().find(|kept| kept.what == session);
    lines.extend(is_joined.then(|| Said::new(Tone::Quiet, JOINED)));
    lines.extend(twin.zip(logged).map(|(twin, logged)| about_twin(&twin, logged.id, desk.settings.units)));
    if turn.after.verdict == Verdict::GetHelp {
        lines.push(desk.answer(&turn));
        return desk.say(&lines);
    }
    lines.extend(retired);
    let careful = |said: Said| Said { text: format!("! {}", said.text), ..said };
    lines.extend(against(&session, then.as_ref().unwrap_or(&seen)).map(careful));
    lines.push(Said::new(Tone::Plain, cost.line));
    lines.extend((!cost.later.is_empty()).then(|| Said::new(Tone::Quiet, cost.later)));
    // The cost tells it of the latest run alone; here it was just said, whenever the run was.
    let raised = raised(&session, desk.now(), &turn.journal, &desk.athlete, desk.settings.units);
    lines.extend(raised.filter(|raised| !cost.warnings.contains(raised)).map(careful));
    lines.extend(cost.warnings.into_iter().map(careful));
    lines.push(desk.answer(&turn));
    desk.say(&lines)
}

/// Says that a rest noted for the day of a session gives way to it.
fn rest_that_gives_way(journal: &Journal, session: &Session, desk: &Desk<'_>) -> Option<Said> {
    let day = Day::of(session.start, desk.athlete.day_start);
    let noted = journal.rests().iter().any(|rest| rest.day == day) && !session.sport.is_comfort();
    noted.then(|| Said::new(Tone::Quiet, format!("{} was noted as rest; the session counts instead.", phrase::full_day(day))))
}

/// Gives the answer at the end of a session of an earlier day; `None` for one of today, whose answer is known.
fn earlier_answer(journal: &Journal, session: &Session, desk: &Desk<'_>) -> Option<Assessment> {
    let is_past = Day::of(session.end(), desk.athlete.day_start) < desk.today();
    is_past.then(|| assess(session.end(), &journal.as_of(session.end(), desk.athlete.day_start), &desk.athlete))
}

/// Says which session of the log the one just logged looks like, and how they become one.
fn about_twin(twin: &Kept<Session>, logged: Id, units: Units) -> Said {
    let told = told::session(&twin.what, units);
    let text = if twin.is_recorded() {
        let (recorded, logged) = (names::short(twin.id), names::short(logged));
        format!(
            "! It looks like the imported session {told}. `deckchair join {recorded} {logged}` makes them one; `deckchair undo` takes \
             this one back."
        )
    } else {
        format!("! The log has it already: {told}. `deckchair undo` takes this one back.")
    };
    Said::new(Tone::Careful, text)
}

/// Finds a session of the log that is this one over again.
fn twin<'a>(journal: &'a Journal, session: &Session) -> Option<&'a Kept<Session>> {
    let id = already_there(journal, session)?;
    journal.sessions().iter().find(|kept| kept.id == id)
}
