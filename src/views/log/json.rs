//! The log for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use super::index::LogIndex;
use super::source::EntryRef;
use crate::journal::{Athlete, Entry, Id, Journal, Moment};

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What `deckchair list --json` prints, in this order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LogJson {
    schema: u32,
    now: String,
    /// Entries that pass the filter, and those of the log.
    shown: usize,
    all: usize,
    entries: Vec<EntryJson>,
}

/// One entry, in the form in which `deckchair export` writes it. `ahead` says that it tells of what had not been yet, and
/// that no answer counts it; `date` is the runner's day that it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct EntryJson {
    id: Id,
    date: String,
    ahead: bool,
    #[serde(flatten)]
    entry: Entry,
}

/// Gives the first entries of the log, as many as asked for, for scripts.
#[must_use]
pub fn log_json(now: Moment, journal: &Journal, athlete: &Athlete, index: &LogIndex, most: usize) -> LogJson {
    let items = (0..index.len().min(most)).filter_map(|at| index.item(journal, at));
    let entry = |item: EntryRef<'_>| {
        let entry = item.entry();
        EntryJson { id: item.id(), date: item.day(athlete).to_string(), ahead: entry.is_ahead(now, athlete.day_start), entry }
    };
    LogJson { schema: SCHEMA, now: now.to_string(), shown: index.len(), all: index.all(), entries: items.map(entry).collect() }
}
