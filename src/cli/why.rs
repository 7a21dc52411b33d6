//! `why`: from the word down to the sessions, the figures and the papers.

use crate::recovery::Reason;
use crate::views::{Said, Tone, evidence, evidence_json, why, why_json, why_lines};

use super::{BEGIN, Desk, Failure};

/// What `why` takes.
#[derive(Debug, clap::Args)]
pub struct WhyArgs {
    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,

    /// Lists the coefficients, bounds and spreads of the model: value, unit, source, and how sure it is
    #[arg(long)]
    evidence: bool,
}

/// Says why the answer is what it is.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &WhyArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.evidence {
        return list_evidence(args, desk);
    }
    let journal = desk.read_lately()?.journal;
    let assessment = desk.assess(&journal);
    let view = why(desk.now(), &assessment, &journal, &desk.athlete, desk.settings.units);
    if args.json {
        return desk.say_json(&why_json(desk.now(), &assessment, view));
    }
    let lines = why_lines(&view, desk.look.width).into_iter().enumerate();
    let begin = (assessment.reason == Reason::NothingLogged).then(|| Said::new(Tone::Quiet, BEGIN));
    let lines = lines.map(|(at, line)| Said::new(if at == 0 { view.badge.tone } else { Tone::Plain }, line));
    let lines: Vec<Said> = lines.chain(begin).collect();
    desk.say(&lines)
}

fn list_evidence(args: &WhyArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let rows = evidence();
    if args.json {
        return desk.say_json(&evidence_json(rows));
    }
    let lines = rows.into_iter().flat_map(|row| {
        let source = format!("  {}: {}", row.confidence, row.source);
        [Said::new(Tone::Plain, row.text), Said::new(Tone::Quiet, source)]
    });
    desk.say(&lines.collect::<Vec<_>>())
}
