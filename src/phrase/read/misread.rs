//! What is wrong with a line, where, and what would be right.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::doubt::Doubt;
use crate::journal::OutOfRange;

/// The most columns of a line that are shown around a wrong word.
const WINDOW_COLUMNS: usize = 100;

/// A part of a line that is not understood or does not fit, in the runner's words.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{reason}")]
pub struct Misread {
    /// The bytes of the line that are meant, on character boundaries; the end of the line where something is missing.
    pub span: Range<usize>,
    /// What is wrong.
    pub reason: MisreadReason,
    /// The nearest word that would be understood.
    pub nearest: Option<String>,
}

/// What can be wrong with a part of a line.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MisreadReason {
    /// A word that is not in the vocabulary.
    #[error("`{word}` is not understood")]
    Unknown {
        /// The word, without control characters.
        word: String,
        /// What a line of this sort is made of.
        expected: &'static str,
    },
    /// A number that says nothing by itself.
    #[error("`{number}` has no unit")]
    BareNumber {
        /// The number.
        number: String,
        /// What could be written instead.
        expected: String,
    },
    /// A label without its figure.
    #[error("`{label}` needs {needs}")]
    Unfinished {
        /// The label.
        label: String,
        /// What has to follow.
        needs: &'static str,
    },
    /// A value no runner can have.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A figure that cannot be what its place asks for.
    #[error("`{word}` {why}")]
    Impossible {
        /// The word.
        word: String,
        /// Why it cannot be.
        why: &'static str,
        /// What would be right.
        remedy: &'static str,
    },
    /// Something said a second time.
    #[error("{what} has been given already ({first})")]
    Twice {
        /// What.
        what: &'static str,
        /// What was given first.
        first: String,
        /// What could be meant.
        remedy: &'static str,
    },
    /// A figure that can be read in more than one way.
    #[error("`{word}` can be read in more than one way")]
    Ambiguous {
        /// The word.
        word: String,
        /// What to write, and what that means.
        readings: Vec<(String, String)>,
    },
    /// Distance, time and pace that do not fit together.
    #[error("{said} does not fit: {found}")]
    Contradiction {
        /// What was said.
        said: String,
        /// What the rest of the line makes of it.
        found: String,
    },
    /// A moment that has not come yet.
    #[error("{what} would be in the future ({when})")]
    Future {
        /// What.
        what: &'static str,
        /// When, in words.
        when: String,
        /// What could be meant.
        remedy: &'static str,
    },
    /// Figures that cannot have been.
    #[error(transparent)]
    Doubtful(#[from] Doubt),
    /// A quoted text that never ends.
    #[error("this quote has no end")]
    OpenQuote,
    /// Something without which the line says too little.
    #[error("{what}")]
    Missing {
        /// What is missing, in words.
        what: &'static str,
        /// What to add.
        remedy: &'static str,
    },
    /// A line longer than anyone writes.
    #[error("the line is too long")]
    TooLong,
}

impl Misread {
    pub(super) const fn new(span: Range<usize>, reason: MisreadReason) -> Self {
        Self { span, reason, nearest: None }
    }

    /// Says what to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        if let Some(nearest) = &self.nearest {
            return format!("did you mean `{nearest}`?");
        }
        match &self.reason {
            MisreadReason::Unknown { expected, .. } => (*expected).to_owned(),
            MisreadReason::BareNumber { expected, .. } => expected.clone(),
            MisreadReason::Unfinished { label, needs } => format!("write {needs} after `{label}`, or leave it out"),
            MisreadReason::OutOfRange(refusal) => format!("write a number from {} to {}", refusal.least, refusal.most),
            MisreadReason::Impossible { remedy, .. }
            | MisreadReason::Twice { remedy, .. }
            | MisreadReason::Future { remedy, .. }
            | MisreadReason::Missing { remedy, .. } => (*remedy).to_owned(),
            MisreadReason::Ambiguous { readings, .. } => {
                let ways: Vec<String> = readings.iter().map(|(write, means)| format!("`{write}` for {means}")).collect();
                format!("write {}", ways.join(", or "))
            }
            MisreadReason::Contradiction { .. } => "correct one of them, or leave one out".to_owned(),
            MisreadReason::Doubtful(doubt) => doubt.hint.to_owned(),
            MisreadReason::OpenQuote => "close it with another quotation mark".to_owned(),
            MisreadReason::TooLong => "put long notes in through the form or a file".to_owned(),
        }
    }

    /// Gives two lines: the line itself, or as much of it as fits around the place, and marks under the place.
    #[must_use]
    pub fn pointer(&self, line: &str) -> String {
        let (before, within, after) = self.parts(line);
        let room = WINDOW_COLUMNS.saturating_sub(within.width().min(WINDOW_COLUMNS));
        let within = first_columns(&within, WINDOW_COLUMNS);
        let before = last_columns(&before, room / 2);
        let after = first_columns(&after, room - before.width());
        let marks = "^".repeat(within.width().max(1));
        format!("{before}{within}{}\n{}{marks}", after.trim_end(), " ".repeat(before.width()))
    }

    /// Gives what stands before, within and after the place, made safe to show.
    fn parts(&self, line: &str) -> (String, String, String) {
        let shown = |range: Range<usize>| -> String {
            let part = line.get(range).unwrap_or_default();
            // One column for each character that cannot be shown, so that the marks stay under their word.
            part.chars().map(|c| if is_shown(c) { c } else { ' ' }).collect()
        };
        (shown(0..self.span.start), shown(self.span.clone()), shown(self.span.end..line.len()))
    }
}

fn is_shown(c: char) -> bool {
    c == ' ' || !crate::journal::clean_line(c.encode_utf8(&mut [0; 4])).is_empty()
}

fn first_columns(text: &str, columns: usize) -> String {
    let mut used = 0;
    text.graphemes(true)
        .take_while(|letter| {
            used += letter.width();
            used <= columns
        })
        .collect()
}

fn last_columns(text: &str, columns: usize) -> String {
    let mut used = 0;
    let kept: Vec<&str> = text
        .graphemes(true)
        .rev()
        .take_while(|letter| {
            used += letter.width();
            used <= columns
        })
        .collect();
    kept.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_quote(span: Range<usize>) -> Misread {
        Misread::new(span, MisreadReason::OpenQuote)
    }

    #[test]
    fn the_marks_stand_under_the_word() {
        assert_eq!(open_quote(4..7).pointer("10k rpr 8"), "10k rpr 8\n    ^^^");
    }

    #[test]
    fn wide_and_combined_letters_move_the_marks_by_their_width() {
        let line = "日本 e\u{301}x";
        let start = line.find('x').unwrap();
        assert_eq!(open_quote(start..start + 1).pointer(line), format!("{line}\n      ^"));
    }

    #[test]
    fn what_is_missing_is_marked_at_the_end() {
        assert_eq!(open_quote(3..3).pointer("rpe"), "rpe\n   ^");
    }

    #[test]
    fn escape_codes_of_the_line_are_not_shown() {
        let pointed = open_quote(0..3).pointer("\u{1b}[0\u{7} 10k");
        assert!(!pointed.chars().any(|c| c.is_control() && c != '\n'), "{pointed:?}");
        assert!(pointed.ends_with("\n^^^"));
    }

    #[test]
    fn of_a_long_line_only_the_surroundings_are_shown() {
        let line = format!("{} oops {}", "x".repeat(500), "y".repeat(500));
        let pointed = open_quote(501..505).pointer(&line);
        let (shown, marks) = pointed.split_once('\n').unwrap();
        assert!(shown.width() <= WINDOW_COLUMNS && shown.contains(" oops "));
        assert_eq!(shown.find("oops"), marks.find('^'));
    }
}
