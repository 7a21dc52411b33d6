//! How the log is, for `deckchair doctor`.

use rusqlite::{Connection, OptionalExtension, Result};

use super::rows::Table;
use super::schema::STEPS;
use super::{Store, StoreError};
use crate::journal::EntryKind;

/// How the log is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHealth {
    /// The form of the log.
    pub form: i64,
    /// The newest form this program knows.
    pub newest_form: i64,
    /// The size of the log's file in bytes.
    pub bytes: u64,
    /// How many entries of each kind stand, in the order of the export.
    pub entries: Vec<(EntryKind, u64)>,
    /// How many actions were ever kept.
    pub changes: u64,
    /// What is wrong, in the database's words; nothing where the log is sound.
    pub trouble: Vec<String>,
}

impl Store {
    /// Looks at every page of the log, and at what its entries say of each other.
    ///
    /// # Errors
    /// Where the log is so damaged that it cannot be looked at, or the disk fails.
    pub fn check(&self) -> std::result::Result<LogHealth, StoreError> {
        self.reading(check)
    }
}

fn check(log: &Connection) -> Result<LogHealth> {
    let trouble = trouble(log)?;
    // Counting a damaged table would fail, and the trouble says more.
    let (entries, changes) = if trouble.is_empty() { counts(log)? } else { (Vec::new(), 0) };
    Ok(LogHealth {
        form: log.pragma_query_value(None, "user_version", |row| row.get(0))?,
        newest_form: STEPS.newest(),
        bytes: number(log, "PRAGMA page_count")? * number(log, "PRAGMA page_size")?,
        entries,
        changes,
        trouble,
    })
}

fn counts(log: &Connection) -> Result<(Vec<(EntryKind, u64)>, u64)> {
    let entries = Table::ALL.into_iter().map(|table| Ok((table.kind(), number(log, table.count())?)));
    Ok((entries.collect::<Result<_>>()?, number(log, "SELECT count(*) FROM change")?))
}

fn number(log: &Connection, question: &str) -> Result<u64> {
    log.query_row(question, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
}

/// Gives what is wrong: with the pages and indexes, or with steps that belong to no change.
fn trouble(log: &Connection) -> Result<Vec<String>> {
    let mut pages = log.prepare("PRAGMA integrity_check(20)")?;
    let said: Vec<String> = pages.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    let mut trouble: Vec<String> = said.into_iter().filter(|line| line != "ok").collect();
    let orphan: Option<String> = log.query_row("PRAGMA foreign_key_check", [], |row| row.get(0)).optional()?;
    trouble.extend(orphan.map(|table| format!("a row of {table} belongs to nothing")));
    Ok(trouble)
}
