//! Writes a large log into a folder, so that the program can be timed from outside:
//! `cargo bench --bench make_log -- --write FOLDER [YEARS]`.

mod kept;
mod years;

use std::error::Error;
use std::path::Path;

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it did")]
fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip_while(|word| word != "--write").skip(1).collect();
    let mut words = words.iter().filter(|word| !word.starts_with("--"));
    let Some(folder) = words.next() else { return Ok(()) };
    let count = words.next().map_or(Ok(20), |count| count.parse())?;
    let store = kept::keep(Path::new(folder), count)?;
    let journal = store.journal()?;
    let (sessions, check_ins) = (journal.sessions().len(), journal.check_ins().len());
    println!("{}: {count} years, {sessions} sessions, {check_ins} check-ins", store.file().display());
    Ok(())
}
