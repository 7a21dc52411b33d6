//! `export`: the whole log as JSON or CSV.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::export::{write_csv, write_json};
use crate::journal::Journal;
use crate::phrase;

use super::{Desk, Failure};
use crate::store::reason;

/// What `export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "`deckchair import FILE` reads either form back without loss.")]
pub struct ExportArgs {
    /// The form.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// The file to write; the standard output where none is named.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// JSON, for programs.
    #[default]
    Json,
    /// CSV, for spreadsheets.
    Csv,
}

/// Writes the whole log, also what lies after `--now`.
///
/// # Errors
/// Where the log cannot be read, or the file cannot be written.
pub fn run(args: &ExportArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read_all()?;
    let Some(file) = &args.output else {
        return Ok(write(args.format, &journal, &mut desk.out)?);
    };
    replace(file, |mut out| write(args.format, &journal, &mut out))
        .map_err(|error| Failure::io(format!("{} cannot be written: {}", file.display(), reason(&error))))?;
    let count = phrase::count(journal.len() as u64, "entry", "entries");
    Ok(writeln!(desk.out, "Exported {count} to {}.", file.display())?)
}

fn write(format: Format, journal: &Journal, out: &mut impl Write) -> std::io::Result<()> {
    match format {
        Format::Json => write_json(journal, out),
        Format::Csv => write_csv(journal, out),
    }
}

/// Writes a file whole or not at all: what was there before stays until all of it is on the disk.
fn replace(file: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fresh = tempfile::NamedTempFile::new_in(folder)?;
    let mut out = BufWriter::new(fresh);
    write(&mut out)?;
    let fresh = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    fresh.as_file().sync_all()?;
    fresh.persist(file)?;
    Ok(())
}
