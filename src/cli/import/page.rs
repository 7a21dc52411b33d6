//! All there is to say of an import, for a page of the screen: the same words as on the command line.

use crate::app::Aim;
use crate::phrase;
use crate::views::{Said, Tone};

use super::repeated::{Repeated, Warnings};
use super::report::{self, FileOutcome, Report};
use super::{Batch, doubts, missing};

/// The most files that have lines of their own.
const MOST_FILES: usize = 200;

/// Says what an import brought, or would bring: in a sentence, by kind, what may be one, what was refused and why, what to know
/// of many files, and then each file. A line with nothing in it parts them.
#[must_use]
pub fn lines(batch: &Batch, aim: Aim, summary: Said) -> Vec<Said> {
    let repeated = Repeated::among(&batch.reports, Warnings::Few);
    let plain = |text: String| Said::new(Tone::Plain, text);
    let (refused, read): (Vec<&Report>, Vec<&Report>) =
        batch.reports.iter().partition(|report| matches!(report.outcome, FileOutcome::Refused(_)));
    let proposed = batch.proposals.iter().map(|(name, proposal)| {
        Said::new(
            Tone::Careful,
            format!("? {name} is of no known origin. It is read so, and later ones like it: {}", proposal.mapping),
        )
    });
    let parts = [
        vec![summary],
        report::table(&batch.tally(), aim).into_iter().map(plain).collect(),
        proposed.collect(),
        doubts::lines(&batch.doubts),
        files(&refused, aim, &repeated),
        missing(batch).into_iter().chain(repeated.lines()).collect(),
        files(&read, aim, &repeated),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.flat_map(|part| part.into_iter().chain([Said::new(Tone::Plain, "")])).collect()
}

fn files(reports: &[&Report], aim: Aim, repeated: &Repeated<'_>) -> Vec<Said> {
    let mut lines = Vec::new();
    for report in reports.iter().take(MOST_FILES) {
        for (tone, word, text) in report::rows(&report.outcome, aim) {
            lines.push(Said::new(tone, format!("{word} {}: {text}", report::shortened(&report.file))));
        }
        let own = report.warnings.iter().filter(|warning| !repeated.holds(warning));
        lines.extend(own.map(|warning| Said::new(Tone::Careful, format!("  ! {warning}"))));
    }
    let more = reports.len().saturating_sub(MOST_FILES) as u64;
    if more > 0 {
        lines.push(Said::new(
            Tone::Quiet,
            format!("and {}; `deckchair import` tells of each", phrase::count(more, "more file", "more files")),
        ));
    }
    lines
}
