//! `forecast`: what the model expects, so that anyone can check it against what happened.

use crate::recovery::forecast;
use crate::views::{
    Said, TodayView, Tone, forecast_condition, forecast_json, forecast_lines, no_forecast_json, nothing_foretold,
};

use super::{BEGIN, Desk, Failure};

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
    let assessment = desk.assess(&journal);
    let view = desk.today_view(&journal, &assessment);
    if let Some(because) = nothing_foretold(&view) {
        return nothing(args, desk, &view, because);
    }
    let expected = forecast(desk.now(), &journal, &desk.athlete);
    if args.json {
        return desk.say_json(&forecast_json(&expected, &assessment));
    }
    let given = forecast_condition(&assessment);
    let lines = forecast_lines(&expected, &assessment).into_iter().chain(given.map(str::to_owned));
    let lines: Vec<Said> = lines.map(|line| Said::new(Tone::Plain, line)).collect();
    desk.say(&lines)
}

/// Says why nothing is foretold.
fn nothing(args: &ForecastArgs, desk: &mut Desk<'_>, view: &TodayView, because: String) -> Result<(), Failure> {
    if args.json {
        return desk.say_json(&no_forecast_json(desk.now(), desk.today().plus(1), because));
    }
    let begin = view.is_empty().then(|| Said::new(Tone::Quiet, BEGIN));
    let lines: Vec<Said> = because.lines().map(|line| Said::new(Tone::Plain, line)).chain(begin).collect();
    desk.say(&lines)
}
