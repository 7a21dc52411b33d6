//! `why`: from the word down to the sessions, the figures and the papers.

use crate::views::{Said, Tone, why, why_json, why_lines};

use super::{Desk, Failure};

/// What `why` takes.
#[derive(Debug, clap::Args)]
pub struct WhyArgs {
    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Says why the answer is what it is.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &WhyArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read_lately()?.journal;
    let assessment = desk.assess(&journal);
    let view = why(desk.now(), &assessment, &journal, &desk.athlete, desk.settings.units);
    if args.json {
        return desk.say_json(&why_json(desk.now(), &assessment, view));
    }
    let lines = why_lines(&view, desk.look.width).into_iter().enumerate();
    let lines: Vec<Said> = lines.map(|(at, line)| Said::new(if at == 0 { view.badge.tone } else { Tone::Plain }, line)).collect();
    desk.say(&lines)
}
