//! What goes wrong at the edge, said to a person: what it was, where, and what to do.

use std::io::{self, Write};
use std::process::ExitCode;

use unicode_width::UnicodeWidthStr;

use crate::journal::clean_line;
use crate::store::StoreError;

/// The most columns of a line that are shown around the word at fault.
const SHOWN_AROUND: usize = 30;

/// Whose fault it is, and so the exit code (after `sysexits.h`, which scripts know).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The command was not understood: 2.
    Usage,
    /// What was given, or what is kept, is not right: 65.
    BadData,
    /// A file or folder could not be read or written: 74.
    Io,
    /// Whoever reads our output has gone; nothing to say and nothing wrong.
    NobodyListens,
}

/// A failure in the runner's words, with what to do about it.
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    error: String,
    place: Option<Place>,
    hints: Vec<String>,
}

/// The word at fault within the text it stands in.
#[derive(Debug)]
struct Place {
    before: String,
    word: String,
    after: String,
}

impl Failure {
    /// Says what went wrong.
    pub fn new(kind: FailureKind, error: impl std::fmt::Display) -> Self {
        Self { kind, error: error.to_string(), place: None, hints: Vec::new() }
    }

    /// Says that a command was not understood.
    pub fn usage(error: impl std::fmt::Display) -> Self {
        Self::new(FailureKind::Usage, error)
    }

    /// Says that something given or kept is not right.
    pub fn unsound(error: impl std::fmt::Display) -> Self {
        Self::new(FailureKind::BadData, error)
    }

    /// Says that a file or folder could not be read or written.
    pub fn io(error: impl std::fmt::Display) -> Self {
        Self::new(FailureKind::Io, error)
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Points at the word at fault: the bytes `from..until` of `text`. A range outside the text points at its end.
    #[must_use]
    pub fn at(mut self, text: &str, from: usize, until: usize) -> Self {
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let until = until.max(from);
        self.place = Some(Place {
            before: part(0..from.min(text.len())),
            word: part(from..until),
            after: part(until..text.len().max(until)),
        });
        self
    }

    /// Gives the exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self.kind {
            FailureKind::NobodyListens => 0,
            FailureKind::Usage => 2,
            FailureKind::BadData => 65,
            FailureKind::Io => 74,
        }
    }

    /// Tells the failure to a person and gives the exit code. Where not even that can be written, the code still says it.
    pub fn tell(&self, err: &mut dyn Write) -> ExitCode {
        if self.kind != FailureKind::NobodyListens {
            // Nothing is left to do where the error stream itself is closed.
            let _ = self.write(err);
        }
        ExitCode::from(self.code())
    }

    fn write(&self, err: &mut dyn Write) -> io::Result<()> {
        writeln!(err, "error: {}", clean_line(&self.error))?;
        if let Some(place) = &self.place {
            place.write(err)?;
        }
        for hint in &self.hints {
            writeln!(err, "hint: {}", clean_line(hint))?;
        }
        err.flush()
    }
}

impl Place {
    fn write(&self, err: &mut dyn Write) -> io::Result<()> {
        let before = last_chars(&shown(&self.before), SHOWN_AROUND);
        let word = first_chars(&shown(&self.word), SHOWN_AROUND);
        let after = first_chars(&shown(&self.after), SHOWN_AROUND);
        writeln!(err, "  {before}{word}{after}")?;
        writeln!(err, "  {}{}", " ".repeat(before.width()), "^".repeat(word.width().max(1)))
    }
}

/// Gives a text with every control character as a space, so that carets stay below their word.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn first_chars(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most).chain(['…']).collect() }
}

fn last_chars(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most { text.to_owned() } else { std::iter::once('…').chain(text.chars().skip(count - most)).collect() }
}

impl From<io::Error> for Failure {
    /// Takes an error of writing our own answer: a reader that went away is no failure.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(FailureKind::NobodyListens, "");
        }
        Self::io(format!("the answer could not be written: {error}"))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::Newer { .. }
            | StoreError::NotALog { .. }
            | StoreError::Damaged { .. }
            | StoreError::UnknownEntry(_)
            | StoreError::Impossible(_) => FailureKind::BadData,
            StoreError::Folder { .. }
            | StoreError::File { .. }
            | StoreError::NoLog { .. }
            | StoreError::Closed { .. }
            | StoreError::ReadOnly
            | StoreError::Full
            | StoreError::Disk { .. }
            | StoreError::Busy
            | StoreError::Unexpected(_) => FailureKind::Io,
        };
        let failure = Self::new(kind, &error);
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(failure: &Failure) -> String {
        let mut text = Vec::new();
        failure.tell(&mut text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_failure_points_at_the_word_and_says_what_to_do() {
        let failure = Failure::usage("I do not know `rpx7`").at("10k rpx7 now", 4, 8).hint("did you mean `rpe7`?");
        assert_eq!(told(&failure), "error: I do not know `rpx7`\n  10k rpx7 now\n      ^^^^\nhint: did you mean `rpe7`?\n");
        assert_eq!(failure.code(), 2);
    }

    #[test]
    fn a_word_far_into_a_long_line_is_shown_with_what_is_near_it() {
        let line = format!("{}rpx{}", "a".repeat(1_000_000), "b".repeat(1_000_000));
        let text = told(&Failure::unsound("no").at(&line, 1_000_000, 1_000_003));
        assert!(text.len() < 200, "{text}");
        assert!(text.contains("aaarpxbbb"));
    }

    #[test]
    fn a_range_beside_the_text_points_at_its_end() {
        assert_eq!(told(&Failure::usage("more was expected").at("10k", 3, 9)), "error: more was expected\n  10k\n     ^\n");
    }

    #[test]
    fn escape_codes_do_not_reach_the_terminal() {
        let text = told(&Failure::usage("bad \u{1b}[31mword").at("\u{1b}[31m x", 0, 3));
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn a_reader_that_went_away_is_told_nothing() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(told(&failure), "");
        assert_eq!(failure.code(), 0);
    }
}
