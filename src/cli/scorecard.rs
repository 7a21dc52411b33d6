//! `scorecard`: how past forecasts did, beside the rules a runner would use.

use crate::recovery::scorecard;
use crate::views::{scorecard_json, scorecard_lines};

use super::{Desk, Failure};

/// What `scorecard` takes.
#[derive(Debug, Default, clap::Args)]
pub struct ScorecardArgs {
    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Scores the forecasts of the latest mornings.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &ScorecardArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let card = scorecard(desk.now(), &journal, &desk.athlete);
    if args.json {
        let json = serde_json::to_string(&scorecard_json(&card)).map_err(Failure::io)?;
        writeln!(desk.out, "{json}")?;
        return Ok(());
    }
    desk.say(&scorecard_lines(&card))
}
