//! Recordings that were deleted in another log, from which this one was made.

use rusqlite::{Connection, Result};

use super::StoreError;
use super::rows::Columns;
use crate::journal::Session;

/// Reads them.
pub(super) fn all(log: &Connection) -> Result<Vec<Session>> {
    let mut statement = log.prepare_cached("SELECT content FROM deleted")?;
    let mut rows = statement.query([])?;
    let mut deleted = Vec::new();
    while let Some(row) = rows.next()? {
        deleted.push(Columns::of(row).json()?);
    }
    Ok(deleted)
}

/// Keeps some inside the transaction that is open; those that are there already are left alone.
pub(super) fn keep(log: &Connection, deleted: &[Session]) -> std::result::Result<(), StoreError> {
    let mut statement = log.prepare_cached("INSERT INTO deleted (content) VALUES (?1) ON CONFLICT (content) DO NOTHING")?;
    for recording in deleted {
        let content = serde_json::to_string(recording).map_err(StoreError::unwritable)?;
        statement.execute([content])?;
    }
    Ok(())
}
