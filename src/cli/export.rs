//! `export`: the whole log as JSON or CSV, and what is to come as a calendar.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::app::Refused;
use crate::export::{write_csv, write_ics, write_json};
use crate::import::deleted_recordings;
use crate::journal::{Athlete, Journal, Mark, Moment, Session, Trace, Units, clean_line};
use crate::phrase;
use crate::store::{Store, StoreError, reason};

use super::{Desk, Failure, feed};

/// What `export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "`deckchair import FILE` reads JSON back without loss. CSV leaves out the traces of sessions: how heart \
                        rate, pace and height went.\n\n\
                        A calendar program can subscribe to the file of --ics; write it anew each morning, such as from cron.")]
pub struct ExportArgs {
    /// The form.
    #[arg(long, value_enum, default_value_t)]
    format: ExportFormat,

    /// Writes what is to come for a calendar program, to this file or to the standard output: rungs, days of rest, races
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with_all = ["format", "output"])]
    ics: Option<PathBuf>,

    /// The file to write; the standard output where none is named.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ExportFormat {
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
    if let Some(file) = &args.ics {
        return write_feed(Some(file.as_path()).filter(|file| *file != Path::new("-")), desk);
    }
    let contents = desk.log()?.map(|store| ExportContents::of(&store, args.format)).transpose()?.unwrap_or_default();
    let Some(file) = &args.output else {
        return Ok(contents.write(args.format, &mut desk.out)?);
    };
    replace(file, |mut out| contents.write(args.format, &mut out)).map_err(|error| unwritten(file, &error))?;
    let count = phrase::count(contents.journal.len() as u64, "entry", "entries");
    Ok(writeln!(desk.out, "Exported {count} to {}.", file.display())?)
}

/// Writes what is to come as a calendar.
fn write_feed(file: Option<&Path>, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let now = desk.now();
    let days = feed::days(now, &desk.read()?.journal, &desk.athlete, desk.settings.units);
    let Some(file) = file else {
        return Ok(write_ics(now, &days, &mut desk.out)?);
    };
    replace(file, |mut out| write_ics(now, &days, &mut out)).map_err(|error| unwritten(file, &error))?;
    let count = phrase::count(days.len() as u64, "entry", "entries");
    Ok(writeln!(desk.out, "Wrote a calendar of {count} to {}.", file.display())?)
}

/// The log as the screen writes it to a file.
pub struct WholeLog<'a> {
    /// The log.
    pub store: &'a Store,
    /// The present moment.
    pub now: Moment,
    /// Who runs.
    pub athlete: &'a Athlete,
    /// The units to write in.
    pub units: Units,
}

/// Writes the whole log to a new file in the form that its ending says, and says in a sentence what was written.
///
/// # Errors
/// Where the ending is none of ours, the file is there already, or it cannot be written.
pub fn to_new_file(file: &Path, whole: &WholeLog<'_>) -> Result<String, Refused> {
    let refused = |what: String, hint: &str| Refused { what, hint: Some(hint.to_owned()) };
    let shown = clean_line(&file.to_string_lossy());
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if file.exists() {
        return Err(refused(format!("{shown} is there already"), "choose another name"));
    }
    let journal = whole.store.journal()?;
    let unwritten =
        |error: &std::io::Error| refused(format!("{shown} cannot be written: {}", reason(error)), "choose another place");
    let entries = |journal: &Journal| phrase::count(journal.len() as u64, "entry", "entries");
    let format = match ending.as_str() {
        "json" => ExportFormat::Json,
        "csv" => ExportFormat::Csv,
        "ics" => {
            let known = journal.as_of(whole.now, whole.athlete.day_start);
            let days = feed::days(whole.now, &known, whole.athlete, whole.units);
            replace(file, |mut out| write_ics(whole.now, &days, &mut out)).map_err(|error| unwritten(&error))?;
            return Ok(format!("Wrote a calendar of {} to {shown}.", phrase::count(days.len() as u64, "entry", "entries")));
        }
        _ => return Err(refused(format!("{shown} ends in none of our forms"), "end it in .json, .csv or .ics")),
    };
    let contents = ExportContents::of(whole.store, format)?;
    replace(file, |mut out| contents.write(format, &mut out)).map_err(|error| unwritten(&error))?;
    Ok(format!("Exported {} to {shown}.", entries(&contents.journal)))
}

fn unwritten(file: &Path, error: &std::io::Error) -> Failure {
    Failure::io(format!("{} cannot be written: {}", file.display(), reason(error)))
}

/// Everything the log holds that a form has room for.
#[derive(Debug, Default)]
struct ExportContents {
    journal: Journal,
    traces: Vec<(Mark, Trace)>,
    deleted: Vec<Session>,
}

impl ExportContents {
    fn of(store: &Store, format: ExportFormat) -> Result<Self, StoreError> {
        let journal = store.journal()?;
        let (traces, deleted) = match format {
            ExportFormat::Json => (store.traces(&journal)?, deleted_recordings(&journal, &store.deleted_sessions()?)),
            ExportFormat::Csv => (Vec::new(), Vec::new()),
        };
        Ok(Self { journal, traces, deleted })
    }

    fn write(&self, format: ExportFormat, out: &mut impl Write) -> std::io::Result<()> {
        match format {
            ExportFormat::Json => write_json(&self.journal, &self.traces, &self.deleted, out),
            ExportFormat::Csv => write_csv(&self.journal, out),
        }
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
