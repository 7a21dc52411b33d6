//! A log of many years, written to disk as imports would have written it.

use std::error::Error;
use std::path::Path;

use deckchair::journal::{Change, Day, Entry, Moment};
use deckchair::store::Store;

use super::years;

/// How many entries are kept at once, as one import would.
const BATCH: usize = 1_000;
/// The last morning of the log.
pub const NOW: &str = "2026-11-22T08:14:00+01:00";

/// Writes a log of so many years into a folder.
pub fn keep(folder: &Path, count: u32) -> Result<Store, Box<dyn Error>> {
    let entries = years::years(count, Day::new("2026-11-22".parse()?));
    let mut store = Store::open(folder)?;
    for batch in entries.chunks(BATCH) {
        let changes: Vec<Change> = batch.iter().cloned().map(Change::Add).collect();
        store.keep(written(batch)?, &format!("imported {} entries", batch.len()), &changes)?;
    }
    Ok(store)
}

/// Says when a batch was written: at the moment of its last session.
fn written(batch: &[Entry]) -> Result<Moment, Box<dyn Error>> {
    let last = batch.iter().rev().find_map(|entry| if let Entry::Session(session) = entry { Some(session.end()) } else { None });
    last.or_else(|| Moment::from_rfc3339(NOW)).ok_or_else(|| "no moment".into())
}
