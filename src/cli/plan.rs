//! `plan`: what is to come, and how likely the body is ready for it.

use std::collections::BTreeSet;

use crate::app::{in_short, several_in_short};
use crate::journal::{Change, Entry, Id, NoRace, Planned, Units};
use crate::phrase::{self, PlannedReading};
use crate::plan::imagine;
use crate::recovery::assess;
use crate::views::{Said, Tone, plan, plan_json, plan_lines};

use super::{Desk, Failure, names, told};

/// The plans of one line that more is said of than when they are.
const NOTED: usize = 2;

/// What `plan` takes.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "deckchair plan [WORDS]... [--json]",
    after_help = "Such as: deckchair plan sat long 2h\n         deckchair plan '6 dec race A 42.2k 3h36 \"Marathon de Paris\"'\n         \
                  deckchair plan easy 8k 45min every tue for 6 weeks\n         deckchair plan rest sun\n         \
                  deckchair plan break 20 dec to 3 jan\n\n\
                  A plan that comes again without `for` or `until` comes up to the next race.\n\
                  Without words it lists what is to come, with the chance that the body is ready that morning,\n\
                  or at the start you gave.\n\
                  `edit` and `delete` change a plan by its name; a plan that moves keeps the day it was first planned for."
)]
pub struct PlanArgs {
    /// What is planned, in any order: a day, sport, distance, time, climb, rpe, race A, "title", every tue; or rest, or a break.
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,

    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long, conflicts_with = "words")]
    json: bool,
}

/// Plans a session, a race or rest, or lists what is planned.
///
/// # Errors
/// Where a word is not understood, or the log cannot be read or written.
pub fn run(args: &PlanArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.words.is_empty() { list(args, desk) } else { add(args, desk) }
}

fn add(args: &PlanArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let line = phrase::line_of(&args.words);
    let units = desk.settings.units;
    let misread = |misread| Failure::misread(&misread, &line);
    let ledger = desk.ledger()?;
    let mut granted = Vec::new();
    let entries = if phrase::plans_rest(&line) {
        vec![Entry::PlannedRest(phrase::planned_rest(desk.today(), desk.today(), &line).map_err(misread)?)]
    } else {
        let PlannedReading { planned: first, every, misreads, granted: taken, .. } =
            phrase::read_plans(desk.today(), units, &line);
        misreads.into_iter().next().map_or(Ok(()), |wrong| Err(misread(wrong)))?;
        granted = taken;
        let plans = every.map_or_else(|| Ok(vec![first.clone()]), |every| every.spread(&first, &ledger.journal));
        plans.map_err(until_when)?.into_iter().map(Entry::Planned).collect()
    };
    let known: BTreeSet<Id> = ledger.journal.ids().collect();
    let mut said: Vec<Said> =
        entries.iter().map(|entry| Said::new(Tone::Good, told::entry(entry, desk.today(), units))).collect();
    said.extend(granted.into_iter().map(|granted| Said::new(Tone::Quiet, granted)));
    let label = format!("plan {}", label(&entries, units));
    let changes: Vec<Change> = entries.into_iter().map(Change::Add).collect();
    let turn = desk.keep(ledger, &label, &changes)?;
    let seen = imagine(desk.now(), &turn.journal, &desk.athlete, &turn.after, assess);
    let view = plan(desk.now(), &turn.after, &turn.journal, &desk.athlete, units, &seen);
    let new = view.rows.into_iter().filter(|row| !known.contains(&row.id));
    said.extend(new.take(NOTED).flat_map(|row| row.told().cloned().collect::<Vec<_>>()));
    said.dedup();
    desk.say(&said)
}

fn until_when(none: NoRace) -> Failure {
    Failure::usage(none.to_string()).hint("add `for 6 weeks` or `until 20 dec`")
}

fn label(entries: &[Entry], units: Units) -> String {
    let plans: Option<Vec<Planned>> =
        entries.iter().map(|entry| if let Entry::Planned(plan) = entry { Some(plan.clone()) } else { None }).collect();
    plans
        .map_or_else(|| entries.first().map(|entry| in_short(entry, units)).unwrap_or_default(), |plans| several_in_short(&plans))
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
