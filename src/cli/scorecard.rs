//! `scorecard`: how past forecasts did, beside the rules a runner would use.

use crate::recovery::{KEPT_SCORE_DAYS, early_runs, kept_score, scorecard};
use crate::views::{Said, Tone, early_runs_lines, kept_score_lines, scorecard_json, scorecard_lines};

use super::desk::KnownLog;
use super::{Desk, Failure, advice};

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
    let KnownLog { store, journal } = desk.read()?;
    let given = store.map_or_else(|| Ok(Vec::new()), |store| store.advice(desk.today().plus(-KEPT_SCORE_DAYS), desk.today()))?;
    let runs = early_runs(desk.now(), &journal, &desk.athlete);
    let card = scorecard(desk.now(), &journal, &desk.athlete);
    let kept = kept_score(desk.now(), &advice::given(&given), &journal, &desk.athlete);
    if args.json {
        return desk.say_json(&scorecard_json(&card, &kept, &runs));
    }
    let mut lines = scorecard_lines(&card);
    lines.extend(kept_score_lines(&kept));
    lines.push(Said::new(Tone::Plain, ""));
    lines.extend(early_runs_lines(&runs));
    desk.say(&lines)
}
