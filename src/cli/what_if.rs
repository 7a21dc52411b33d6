//! `whatif`: a plan tried before it is kept.

use crate::phrase;
use crate::views::{Said, Tone, nothing_foretold, try_out, tryout_json, tryout_lines};

use super::{Desk, Failure};

/// What `whatif` takes.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "deckchair whatif [--json] <WORDS>...",
    after_help = "Such as: deckchair whatif sat long 2h\n         deckchair whatif 'trail 42k 2300m+ 6h rpe 8 sat'\n\n\
                  It says how likely the body is ready for it that morning, or at the start you give, and what\n\
                  it does to what is planned after it.\n\
                  The log is not touched."
)]
pub struct WhatIfArgs {
    /// What is tried, as for `plan`: a day, sport, distance, time, climb, rpe, race A, "title".
    #[arg(required = true, value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,

    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Tries a plan, and keeps nothing.
///
/// # Errors
/// Where a word is not understood, or the log cannot be read.
pub fn run(args: &WhatIfArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let line = phrase::line_of(&args.words);
    let units = desk.settings.units;
    let plan = phrase::planned(desk.today(), units, &line).map_err(|misread| Failure::misread(&misread, &line))?;
    let journal = desk.read()?.journal;
    let assessment = desk.assess(&journal);
    if let Some(because) = nothing_foretold(&desk.today_view(&journal, &assessment)) {
        let lines: Vec<Said> = because.lines().map(|line| Said::new(Tone::Plain, line)).collect();
        return if args.json { desk.say_json(&serde_json::json!({"schema": 1, "because": because})) } else { desk.say(&lines) };
    }
    let tryout = try_out(desk.now(), &journal, &desk.athlete, &assessment, plan);
    if args.json {
        return desk.say_json(&tryout_json(tryout));
    }
    let lines = tryout_lines(&tryout, &desk.athlete, units);
    desk.say(&lines)
}
