//! Writes a large log into a folder, so that the program can be timed from outside:
//! `cargo bench --bench make_log -- --write FOLDER [YEARS]`.

mod years;

use std::error::Error;
use std::path::Path;

use deckchair::journal::{Change, Day, Entry, Moment};
use deckchair::store::Store;

/// How many entries are kept at once, as one import would.
const BATCH: usize = 1_000;

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it did")]
fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip_while(|word| word != "--write").skip(1).collect();
    let mut words = words.iter().filter(|word| !word.starts_with("--"));
    let Some(folder) = words.next() else { return Ok(()) };
    let count = words.next().map_or(Ok(20), |count| count.parse())?;
    let entries = years::years(count, Day::new("2026-11-22".parse()?));
    let mut store = Store::open(Path::new(folder))?;
    for batch in entries.chunks(BATCH) {
        let changes: Vec<Change> = batch.iter().cloned().map(Change::Add).collect();
        store.keep(written(batch)?, &format!("imported {} entries", batch.len()), &changes)?;
    }
    let journal = store.journal()?;
    let (sessions, check_ins) = (journal.sessions().len(), journal.check_ins().len());
    println!("{}: {count} years, {sessions} sessions, {check_ins} check-ins", store.file().display());
    Ok(())
}

/// Says when a batch was written: at the moment of its last session.
fn written(batch: &[Entry]) -> Result<Moment, Box<dyn Error>> {
    let last = batch.iter().rev().find_map(|entry| if let Entry::Session(session) = entry { Some(session.end()) } else { None });
    last.or_else(|| Moment::from_rfc3339("2026-11-22T08:14:00+01:00")).ok_or_else(|| "no moment".into())
}
