//! `forecast`: what the model expects, so that anyone can check it against what happened.

use crate::recovery::forecast;
use crate::views::{Said, Tone, forecast_json, forecast_lines};

use super::{Desk, Failure};

/// What `forecast` takes.
#[derive(Debug, Default, clap::Args)]
pub struct ForecastArgs {
    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Foretells tomorrow's check-in and the chance of each rung on the coming mornings.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &ForecastArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read_lately()?.journal;
    let expected = forecast(desk.now(), &journal, &desk.athlete);
    if args.json {
        let json = serde_json::to_string(&forecast_json(&expected)).map_err(Failure::io)?;
        writeln!(desk.out, "{json}")?;
        return Ok(());
    }
    let lines: Vec<Said> = forecast_lines(&expected).into_iter().map(|line| Said::new(Tone::Plain, line)).collect();
    desk.say(&lines)
}
