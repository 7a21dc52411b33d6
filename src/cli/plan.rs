//! `plan`: what is to come, and how likely the body is ready for it.

use crate::app::in_short;
use crate::journal::{Change, Entry};
use crate::phrase;
use crate::plan::imagine;
use crate::recovery::assess;
use crate::views::{Said, Tone, plan, plan_json, plan_lines};

use super::{Desk, Failure, names, told};

/// What `plan` takes.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "deckchair plan [WORDS]... [--json]",
    after_help = "Such as: deckchair plan sat long 2h\n         deckchair plan '6 dec race A 42.2k 3h36 \"Marathon de Paris\"'\n\n\
                  Without words it lists what is to come, with the chance that the body is ready that morning.\n\
                  `edit` and `delete` change a plan by its name; a plan that moves keeps the day it was first planned for."
)]
pub struct PlanArgs {
    /// What is planned, in any order: a day, sport, distance, time, climb, rpe, race A, "title".
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,

    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long, conflicts_with = "words")]
    json: bool,
}

/// Plans a session or race, or lists what is planned.
///
/// # Errors
/// Where a word is not understood, or the log cannot be read or written.
pub fn run(args: &PlanArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.words.is_empty() { list(args, desk) } else { add(args, desk) }
}

fn add(args: &PlanArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let line = phrase::line_of(&args.words);
    let units = desk.settings.units;
    let planned = phrase::planned(desk.today(), units, &line).map_err(|misread| Failure::misread(&misread, &line))?;
    let entry = Entry::Planned(planned);
    let ledger = desk.ledger()?;
    let known: Vec<_> = ledger.journal.planned().iter().map(|plan| plan.id).collect();
    let label = format!("plan {}", in_short(&entry, units));
    let mut said = vec![Said::new(Tone::Good, told::entry(&entry, desk.today(), units))];
    let turn = desk.keep(ledger, &label, &[Change::Add(entry)])?;
    let seen = imagine(desk.now(), &turn.journal, &desk.athlete, &turn.after, assess);
    let view = plan(desk.now(), &turn.after, &turn.journal, &desk.athlete, units, &seen);
    let new = view.rows.into_iter().filter(|row| !known.contains(&row.id));
    said.extend(new.flat_map(|row| row.notes));
    desk.say(&said)
}

fn list(args: &PlanArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let assessment = desk.assess(&journal);
    let seen = imagine(desk.now(), &journal, &desk.athlete, &assessment, assess);
    if args.json {
        return desk.say_json(&plan_json(desk.now(), &assessment, &journal, &seen.prospects));
    }
    let view = plan(desk.now(), &assessment, &journal, &desk.athlete, desk.settings.units, &seen);
    desk.say(&plan_lines(&view, |row| names::short(row.id)))
}
