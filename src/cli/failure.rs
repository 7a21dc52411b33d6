//! What goes wrong at the edge, said to a person: what it was, where, and what to do.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::journal::clean_line;
use crate::phrase::Misread;
use crate::store::{StoreError, reason};

/// The exit code of what the runner stopped with Ctrl-C, as shells have it: 128 and the number of the signal.
pub const STOPPED: u8 = 130;

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
    /// The runner stopped it, and was told what came of it: 130.
    Stopped,
}

/// A failure in the runner's words, with what to do about it.
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    error: String,
    picture: String,
    hints: Vec<String>,
}

impl Failure {
    /// Says what went wrong.
    pub fn new(kind: FailureKind, error: impl std::fmt::Display) -> Self {
        Self { kind, error: error.to_string(), picture: String::new(), hints: Vec::new() }
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

    /// Says only by the exit code that the runner stopped it.
    #[must_use]
    pub fn stopped() -> Self {
        Self::new(FailureKind::Stopped, "")
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds a picture of the place that is meant: the line, and marks under it. It must be safe to show.
    #[must_use]
    pub fn pointing(mut self, picture: impl Into<String>) -> Self {
        self.picture = picture.into();
        self
    }

    /// Says which word of a line was not understood, and what would be right.
    #[must_use]
    pub fn misread(misread: &Misread, line: &str) -> Self {
        Self::usage(misread).pointing(misread.pointer(line)).hint(misread.hint())
    }

    /// Gives the exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self.kind {
            FailureKind::NobodyListens => 0,
            FailureKind::Usage => 2,
            FailureKind::BadData => 65,
            FailureKind::Io => 74,
            FailureKind::Stopped => STOPPED,
        }
    }

    /// Tells the failure to a person and gives the exit code. Where not even that can be written, the code still says it.
    pub fn tell(&self, err: &mut dyn Write) -> ExitCode {
        if !matches!(self.kind, FailureKind::NobodyListens | FailureKind::Stopped) {
            // Nothing is left to do where the error stream itself is closed.
            let _ = self.write(err);
        }
        ExitCode::from(self.code())
    }

    fn write(&self, err: &mut dyn Write) -> io::Result<()> {
        writeln!(err, "error: {}", clean_line(&self.error))?;
        for line in self.picture.lines() {
            writeln!(err, "  {line}")?;
        }
        for hint in &self.hints {
            writeln!(err, "hint: {}", clean_line(hint))?;
        }
        err.flush()
    }
}

impl From<io::Error> for Failure {
    /// Takes an error of writing our own answer: a reader that went away is no failure.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(FailureKind::NobodyListens, "");
        }
        Self::io(format!("the answer could not be written: {}", reason(&error)))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::Newer { .. }
            | StoreError::NotALog { .. }
            | StoreError::AFolder { .. }
            | StoreError::Damaged { .. }
            | StoreError::DamagedCopy { .. }
            | StoreError::UnknownEntry(_)
            | StoreError::ChangedMeanwhile { .. }
            | StoreError::TakenBack
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
    fn a_failure_says_what_where_and_what_to_do() {
        let failure = Failure::usage("`rpx7` is not understood").pointing("10k rpx7\n    ^^^^").hint("did you mean `rpe 7`?");
        assert_eq!(told(&failure), "error: `rpx7` is not understood\n  10k rpx7\n      ^^^^\nhint: did you mean `rpe 7`?\n");
        assert_eq!(failure.code(), 2);
    }

    #[test]
    fn escape_codes_do_not_reach_the_terminal() {
        let text = told(&Failure::usage("bad \u{1b}[31mword").hint("\u{7}ring"));
        assert_eq!(text, "error: bad word\nhint: ring\n");
    }

    #[test]
    fn a_reader_that_went_away_is_told_nothing() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(told(&failure), "");
        assert_eq!(failure.code(), 0);
    }
}
