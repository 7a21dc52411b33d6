//! The recovery run, tested on oneself: what it added to soreness, or that it cannot be told.

use serde::Serialize;

use crate::phrase;
use crate::recovery::{EarlyRuns, FEWEST_EFFORTS};

use super::{Said, Tone};

/// What the comparison cannot tell.
const CAVEAT: &str = "  It is no trial: who feels well runs earlier, and that flatters the run.";
/// Why the dates do not follow it: what flatters the run would open the next one sooner, and flatter that too.
const NOT_USED: &str =
    "  So no date follows it: for everyone a run too early costs what it did in the trials, from nothing to a little.";

/// Gives what easy runs too early did to this runner, a line each.
#[must_use]
pub fn early_runs_lines(runs: &EarlyRuns) -> Vec<Said> {
    let head = Said::new(Tone::Plain, "Easy runs while the legs still wanted rest, on yourself");
    let hard_efforts = |count: usize| phrase::count(count as u64, "hard effort", "hard efforts");
    let Some(added) = runs.added else {
        let few = format!(
            "  Too few to tell: {} with such a run, {} without; it takes {FEWEST_EFFORTS} of each.",
            hard_efforts(runs.ran),
            runs.rested
        );
        return vec![head, Said::new(Tone::Quiet, few)];
    };
    let points = |value: f64| phrase::decimal(value.abs(), 1);
    let (tone, text) = if added.least > 0.0 {
        (Tone::Careful, format!("the mornings after were {} points sorer: it costs you.", points(added.median)))
    } else if added.most < 0.0 {
        (Tone::Good, format!("the mornings after were {} points less sore: it helped you.", points(added.median)))
    } else {
        (Tone::Plain, "no difference that can be told from chance.".to_owned())
    };
    let signed = |value: f64| format!("{}{}", if value < 0.0 { "−" } else { "+" }, points(value));
    let of = format!("  After {} with such a run, beside {} without: {text}", hard_efforts(runs.ran), runs.rested);
    let range =
        format!("  Soreness {} points of 10 (80 %: {} to {})", signed(added.median), signed(added.least), signed(added.most));
    vec![
        head,
        Said::new(tone, of),
        Said::new(Tone::Plain, range),
        Said::new(Tone::Quiet, CAVEAT),
        Said::new(Tone::Quiet, NOT_USED),
    ]
}

/// The comparison for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EarlyRunsJson {
    ran: usize,
    rested: usize,
    /// Points of soreness added; none where there are too few efforts of either kind.
    added: Option<AddedJson>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct AddedJson {
    median: f64,
    p10: f64,
    p90: f64,
}

impl From<&EarlyRuns> for EarlyRunsJson {
    fn from(runs: &EarlyRuns) -> Self {
        let places = |value: f64| (value * 100.0).round() / 100.0;
        let added =
            runs.added.map(|added| AddedJson { median: places(added.median), p10: places(added.least), p90: places(added.most) });
        Self { ran: runs.ran, rested: runs.rested, added }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Expected;

    fn told(median: f64, least: f64, most: f64) -> String {
        let runs = EarlyRuns { ran: 5, rested: 7, added: Some(Expected { median, least, most }) };
        early_runs_lines(&runs).into_iter().map(|said| said.text + "\n").collect()
    }

    #[test]
    fn every_outcome_is_told_as_it_came_out() {
        assert!(told(0.8, 0.1, 1.5).contains(
            "After 5 hard efforts with such a run, beside 7 without: the mornings after were 0.8 points sorer: it costs you."
        ));
        assert!(told(-0.8, -1.5, -0.1).contains("0.8 points less sore: it helped you."));
        assert!(told(0.8, 0.1, 1.5).ends_with(&format!("{NOT_USED}\n")));
        let nothing = told(0.2, -0.5, 0.9);
        assert!(
            nothing.contains("no difference that can be told from chance")
                && nothing.contains("+0.2 points of 10 (80 %: −0.5 to +0.9)"),
            "{nothing}"
        );
    }

    #[test]
    fn too_few_efforts_are_said_to_be_too_few() {
        let lines = early_runs_lines(&EarlyRuns { ran: 1, rested: 9, added: None });
        assert_eq!(lines[1].text, "  Too few to tell: 1 hard effort with such a run, 9 without; it takes 4 of each.");
    }
}
