//! What can be wrong with an export that is read back.

use thiserror::Error;

/// Why an export cannot be read. Nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// The file is something else.
    #[error("this is not an export of Deckchair")]
    NotAnExport,
    /// The file is in no sound form of its format.
    #[error("the export is broken, export it again: {0}")]
    Broken(String),
    /// The export was written by a newer program.
    #[error("the export was written by a newer Deckchair: it is of form {found}, and this one knows forms up to {known}")]
    Newer {
        /// The form of the export.
        found: u64,
        /// The newest form this program knows.
        known: u64,
    },
    /// One entry cannot be read.
    #[error("entry {number} of the export: {said}")]
    Entry {
        /// Which entry, counted from 1.
        number: usize,
        /// What is wrong with it.
        said: String,
    },
    /// A recording among the deleted ones cannot be read.
    #[error("a deleted session of the export: {0}")]
    Deleted(String),
    /// The table has a column that means nothing here.
    #[error("the export has a column `{0}`, which this Deckchair does not know")]
    UnknownColumn(String),
}

impl ExportError {
    /// Gives what the runner can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Newer { .. } => Some("update Deckchair"),
            Self::NotAnExport => Some("`deckchair export` writes one"),
            Self::Broken(_) | Self::Entry { .. } | Self::Deleted(_) | Self::UnknownColumn(_) => None,
        }
    }
}
