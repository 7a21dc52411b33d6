//! `today`: rest or train?

use std::process::ExitCode;

use crate::recovery::{Rung, Verdict};
use crate::views::{Glyphs, Said, TodayView, Tone, today_json, today_lines, today_short};

use super::desk::{Desk, KnownLog};
use super::{Failure, as_of};

/// What `today` takes.
#[derive(Debug, Default, clap::Args)]
#[command(
    after_help = "Exit codes with --exit-code: 0 train, 10 run easy, 11 cross-train, 12 rest, 13 ill, injured or get help, 14 nothing logged yet."
)]
pub struct TodayArgs {
    /// Says it in one line
    #[arg(long, conflicts_with = "json")]
    short: bool,

    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,

    /// Says it in the exit code too
    #[arg(long)]
    exit_code: bool,

    /// Tells an earlier day's answer as it was given, and what the log says of that morning by now
    #[arg(long, value_name = "DAY", conflicts_with_all = ["short", "exit_code"])]
    as_of: Option<String>,
}

/// The exit code while there is nothing to judge by.
const NOTHING_LOGGED: u8 = 14;

/// Answers.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &TodayArgs, desk: &mut Desk<'_>) -> Result<ExitCode, Failure> {
    if let Some(day) = &args.as_of {
        as_of::run(day, args.json, desk)?;
        return Ok(ExitCode::SUCCESS);
    }
    let KnownLog { journal, .. } = desk.read_lately()?;
    let assessment = desk.assess(&journal);
    let (as_planned, _) = desk.as_planned(&journal, &assessment);
    let view = desk.today_view(&journal, &as_planned);
    if args.json {
        desk.say_json(&today_json(&assessment, &view))?;
    } else if args.short {
        desk.say(&[Said::new(view.answer().tone, today_short(&view))])?;
    } else {
        desk.say(&toned(&view, desk.look.width))?;
    }
    desk.out.flush()?;
    if !view.is_empty() {
        desk.keep_advice(&assessment);
    }
    let code = if view.is_empty() { NOTHING_LOGGED } else { code(assessment.verdict) };
    Ok(if args.exit_code { ExitCode::from(code) } else { ExitCode::SUCCESS })
}

/// Gives the lines of Today with the answer in its tone, the date in passing and the warnings with care.
fn toned(view: &TodayView, width: usize) -> Vec<Said> {
    let answer = format!("  {}", view.answer().text(Glyphs::Unicode));
    let tone = |at: usize, line: &str| match line {
        line if line == answer => view.answer().tone,
        line if line.starts_with("! ") => Tone::Careful,
        _ if at == 0 => Tone::Quiet,
        _ => Tone::Plain,
    };
    let lines = today_lines(view, width).into_iter().enumerate();
    lines.map(|(at, line)| Said { tone: tone(at, &line), text: line }).collect()
}

const fn code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Open(Rung::Train) => 0,
        Verdict::Open(Rung::RunEasy) => 10,
        Verdict::Open(Rung::CrossTrain) => 11,
        Verdict::Open(Rung::Rest) => 12,
        Verdict::Ill | Verdict::Injured | Verdict::GetHelp => 13,
    }
}
