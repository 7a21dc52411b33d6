//! What can go wrong with the log on disk, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::journal::Id;

/// Says in a few words why the system would not.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "the system knows many reasons; the common ones have plain words")]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is one already".to_owned(),
        io::ErrorKind::PermissionDenied => "the system does not allow it".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::NotADirectory => "a part of this path is a file, not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        io::ErrorKind::InvalidFilename => "no name that a file can have".to_owned(),
        _ => error.to_string(),
    }
}

/// Why the log could not do what was asked. Nothing kept before is lost, and nothing is kept by half.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder of the log cannot be made or entered.
    #[error("the folder {} cannot be used: {}", folder.display(), reason(error))]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A file beside the log cannot be read or written.
    #[error("the file {} cannot be used: {}", file.display(), reason(error))]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// There is no log to read.
    #[error("there is no log in {}", folder.display())]
    NoLog {
        /// The folder it was looked for in.
        folder: PathBuf,
    },
    /// The log's file cannot be opened.
    #[error("the log cannot be opened: {said}")]
    Closed {
        /// What the database said.
        said: String,
    },
    /// The log can be read but not written.
    #[error("the log can be read but not written to")]
    ReadOnly,
    /// The log was written by a newer program.
    #[error("the log was written by a newer Deckchair: it is of form {found}, and this one knows forms up to {known}")]
    Newer {
        /// The form of the log.
        found: i64,
        /// The newest form this program knows.
        known: i64,
    },
    /// The file is no log of Deckchair's.
    #[error("{} is not a Deckchair log", file.display())]
    NotALog {
        /// The file.
        file: PathBuf,
    },
    /// There is a folder where the log's file would be.
    #[error("{} is a folder: the log is a file of that name", file.display())]
    AFolder {
        /// The folder.
        file: PathBuf,
    },
    /// The log's file is damaged.
    #[error("the log is damaged: {said}")]
    Damaged {
        /// What the database said.
        said: String,
        /// The newest copy of the log that is known, where there is one.
        copy: Option<PathBuf>,
    },
    /// A copy of the log is damaged.
    #[error("the copy {} is damaged: {said}", file.display())]
    DamagedCopy {
        /// The copy.
        file: PathBuf,
        /// What the database said.
        said: String,
    },
    /// The disk is full.
    #[error("the disk is full: this was not kept, and everything kept before is as it was")]
    Full,
    /// The disk failed.
    #[error("the disk gave an error: {said}")]
    Disk {
        /// What the database said.
        said: String,
    },
    /// Another program is holding the log.
    #[error("another program is holding the log")]
    Busy,
    /// The entry is not in the log as it stands.
    #[error("there is no entry {0} in the log")]
    UnknownEntry(Id),
    /// Something that a correction changes was changed elsewhere since it began.
    #[error("{} changed elsewhere meanwhile: this was not kept", were(what))]
    ChangedMeanwhile {
        /// The entry.
        id: Id,
        /// What both changed.
        what: Vec<&'static str>,
    },
    /// What was kept of a long action was taken back before its end.
    #[error("what was kept of this was taken back before it was done")]
    TakenBack,
    /// The entry cannot be true.
    #[error("{0}")]
    Impossible(String),
    /// Anything else; a defect of the program.
    #[error("the log gave an unexpected answer: {0}")]
    Unexpected(Box<rusqlite::Error>),
}

impl StoreError {
    /// Gives what the runner can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Folder { .. } | Self::Closed { .. } => {
                Some("check who owns the folder, or choose another with --data-dir".to_owned())
            }
            Self::File { .. } | Self::Impossible(_) | Self::Unexpected(_) => None,
            Self::NoLog { .. } => Some("`deckchair log` or `deckchair import` starts one".to_owned()),
            Self::ReadOnly => Some("make the log and its folder writable, or choose another folder with --data-dir".to_owned()),
            Self::Newer { .. } => Some("update Deckchair; the log has not been touched".to_owned()),
            Self::NotALog { .. } => Some("move that file away, or choose another folder with --data-dir".to_owned()),
            Self::AFolder { .. } => Some("move that folder away, or keep the log in another one with --data-dir".to_owned()),
            Self::Damaged { copy: Some(copy), .. } => {
                Some(format!("`deckchair backup restore {}` brings back the newest copy", shown(copy)))
            }
            Self::Damaged { copy: None, .. } => {
                Some("`deckchair backup restore FILE` brings back a copy; the damaged file is kept beside it".to_owned())
            }
            Self::DamagedCopy { .. } => Some("try an older copy; the log has not been touched".to_owned()),
            Self::TakenBack => Some("nothing more of it was kept; it can be begun anew".to_owned()),
            Self::Full => Some("free some space and try again".to_owned()),
            Self::Disk { .. } => Some("see that the disk is well and has room, then ask `deckchair doctor`".to_owned()),
            Self::Busy => Some("close the other Deckchair, or wait a moment and try again".to_owned()),
            Self::ChangedMeanwhile { .. } => Some(
                "look at the entry as it is now, and change it again; on the screen, close the form and open it anew".to_owned(),
            ),
            Self::UnknownEntry(_) => Some("it may have been deleted or undone elsewhere".to_owned()),
        }
    }

    /// Says that something of ours could not be written as JSON, which is a defect of the program.
    pub(super) fn unwritable(error: serde_json::Error) -> Self {
        Self::Unexpected(Box::new(rusqlite::Error::ToSqlConversionFailure(Box::new(error))))
    }

    /// Adds the newest copy of the log to an error that a copy would mend.
    pub(super) fn with_copy(self, newest: impl FnOnce() -> Option<PathBuf>) -> Self {
        if let Self::Damaged { said, copy: None } = self { Self::Damaged { said, copy: newest() } } else { self }
    }
}

/// Says that things were: `the distance was`, `the distance and the title were`.
fn were(what: &[&str]) -> String {
    match what {
        [] => "it was".to_owned(),
        [one] => format!("{one} was"),
        [first @ .., last] => format!("{} and {last} were", first.join(", ")),
    }
}

/// Says which column refuses an entry, from what `SQLite` says of it: `CHECK constraint failed: length(id) = 16`.
fn refused(said: &str) -> String {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let rule = said.split_once(": ").map_or(said, |(_, rule)| rule).trim_start_matches('(');
    let within = rule.split_once('(').filter(|(function, _)| function.chars().all(is_of_name));
    let named = within.map_or(rule, |(_, within)| within);
    let column = named.split(|c| !is_of_name(c) && c != '.').next().unwrap_or_default();
    format!("the log refuses this entry: it cannot hold this `{}`", column.rsplit('.').next().unwrap_or_default())
}

/// Gives a path as it would be typed: quoted where it has a space.
fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("'{path}'") } else { path }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::FromSqlConversionFailure(column, _, reason) = &error {
            return Self::Damaged { said: format!("column {column} of an entry: {reason}"), copy: None };
        }
        if let rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::IntegralValueOutOfRange(..) = &error {
            return Self::Damaged { said: error.to_string(), copy: None };
        }
        let Some(failure) = error.sqlite_error() else { return Self::Unexpected(Box::new(error)) };
        let said = error.to_string();
        #[expect(clippy::wildcard_enum_match_arm, reason = "SQLite has many codes, and the rest are defects of ours")]
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged { said, copy: None },
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
                Self::Closed { said }
            }
            // The file that readers and writers share could not grow.
            ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Self::Full,
            ErrorCode::SystemIoFailure => Self::Disk { said },
            ErrorCode::ConstraintViolation => Self::Impossible(refused(&said)),
            _ => Self::Unexpected(Box::new(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_log_refuses_is_named_by_its_column() {
        for (rule, column) in [
            ("CHECK constraint failed: hrv_ms > 0", "hrv_ms"),
            ("CHECK constraint failed: length(id) = 16", "id"),
            ("CHECK constraint failed: json_valid(recordings)", "recordings"),
            ("CHECK constraint failed: fever IN (0, 1)", "fever"),
            ("CHECK constraint failed: (grade IS NOT NULL) = (kind = 'injury')", "grade"),
            ("NOT NULL constraint failed: session.start_ms", "start_ms"),
        ] {
            assert_eq!(refused(rule), format!("the log refuses this entry: it cannot hold this `{column}`"), "{rule}");
        }
    }

    #[test]
    fn what_the_system_would_not_is_said_without_its_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("run.fit");
        std::fs::write(&file, "x").unwrap();
        for (path, words) in [
            (file.join("x"), "a part of this path is a file, not a folder"),
            (folder.path().join("a".repeat(300)), "no name that a file can have"),
            (folder.path().to_path_buf(), "it is a folder, not a file"),
        ] {
            assert_eq!(reason(&std::fs::read(path).unwrap_err()), words);
        }
    }

    #[test]
    fn a_refusal_of_the_database_itself_reaches_the_runner_in_our_words() {
        let log = rusqlite::Connection::open_in_memory().unwrap();
        log.execute_batch("CREATE TABLE check_in (hrv_ms REAL CHECK (hrv_ms > 0)) STRICT").unwrap();
        let refused = StoreError::from(log.execute("INSERT INTO check_in VALUES (-1.0)", []).unwrap_err());
        assert_eq!(refused.to_string(), "the log refuses this entry: it cannot hold this `hrv_ms`");
    }
}
