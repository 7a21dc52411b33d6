//! `scorecard`: how past forecasts did, beside the rules a runner would use.

use crate::recovery::{early_runs, scorecard};
use crate::views::{Said, Tone, early_runs_lines, scorecard_json, scorecard_lines};

use super::{Desk, Failure};

/// What `scorecard` takes.
#[derive(Debug, Default, clap::Args)]
pub struct ScorecardArgs {
    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Scores the forecasts of the latest mornings, and says what easy runs too early did to this runner.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &ScorecardArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let runs = early_runs(desk.now(), &journal, &desk.athlete);
    let card = scorecard(desk.now(), &journal, &desk.athlete);
    if args.json {
        let json = serde_json::to_string(&scorecard_json(&card, &runs)).map_err(Failure::io)?;
        writeln!(desk.out, "{json}")?;
        return Ok(());
    }
    let mut lines = scorecard_lines(&card);
    lines.push(Said::new(Tone::Plain, ""));
    lines.extend(early_runs_lines(&runs));
    desk.say(&lines)
}
