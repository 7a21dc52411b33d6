//! `import`: sessions from other logs, and our own exports.

mod files;
mod gather;
mod report;

use std::path::PathBuf;

use crate::export::{ExportError, read_csv, read_json};
use crate::import::{self, Held, Piece};
use crate::journal::{Athlete, Change, Entry, Id, Journal, Moment, Revision, Units};
use crate::phrase;
use crate::store::{Store, StoreError};

use super::{Desk, Failure, told};
use gather::Gathering;
use report::{Report, Tally};

pub use files::Found;
pub use report::Outcome;

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Importing twice adds nothing, and one undo takes an import back.")]
pub struct ImportArgs {
    /// Files (FIT, GPX, TCX, or an export of ours as JSON or CSV), folders, .gz and .zip archives of them; - is stdin.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Says what would be added, and adds nothing
    #[arg(long)]
    dry_run: bool,
}

/// Imports what the paths lead to.
///
/// # Errors
/// Where the log cannot be used, or nothing at all could be read.
pub fn run(args: &ImportArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let found = Found::behind(&args.paths);
    let now = desk.now();
    let batch = if args.dry_run {
        let journal = desk.read_all()?;
        Batch::read(&found, journal, &desk.athlete, desk.settings.units)
    } else {
        let mut store = desk.open()?;
        let mut batch = Batch::read(&found, store.journal()?, &desk.athlete, desk.settings.units);
        batch.keep(&mut store, now)?;
        batch
    };
    report::write(&batch.reports, desk.look, desk.out)?;
    writeln!(desk.out, "{}", batch.summary(args.dry_run))?;
    batch.verdict(&found)
}

/// What the files held, and what became of it.
pub struct Batch {
    /// A report a file, in their order.
    pub reports: Vec<Report>,
    /// The name under which undo knows the sessions.
    pub label: String,
    /// What the log now holds of them.
    pub revisions: Vec<Revision>,
    /// How many files in folders and archives were left alone.
    pub left_alone: usize,
    sessions: Vec<Change>,
    exports: Vec<(usize, Vec<(Id, Entry)>)>,
}

impl Batch {
    /// Reads every file and holds it against the log; nothing is kept yet.
    #[must_use]
    pub fn read(found: &Found, journal: Journal, athlete: &Athlete, units: Units) -> Self {
        let mut gathering = Gathering::onto(journal);
        let mut batch = Self {
            reports: Vec::new(),
            label: String::new(),
            revisions: Vec::new(),
            left_alone: found.left_alone,
            sessions: Vec::new(),
            exports: Vec::new(),
        };
        for (path, reason) in &found.closed {
            batch.report(&path.name, Outcome::Refused(reason.clone()), Vec::new());
        }
        for file in &found.files {
            let mut visit = |name: &str, piece: Piece<'_>| batch.take(name, piece, &mut gathering, athlete, units);
            if let Err(reason) = files::go_through(file, &mut visit) {
                batch.report(&file.name, Outcome::Refused(reason), Vec::new());
            }
        }
        batch.sessions = gathering.changes();
        batch.label = format!("import {}", phrase::count(batch.sessions.len() as u64, "session", "sessions"));
        batch
    }

    /// Keeps the sessions as one action, and each export of ours as one.
    ///
    /// # Errors
    /// Where the log cannot be written; an export that the log refuses is only reported.
    pub fn keep(&mut self, store: &mut Store, now: Moment) -> Result<(), StoreError> {
        self.revisions = store.keep(now, &self.label, &self.sessions)?;
        for (at, entries) in std::mem::take(&mut self.exports) {
            let label = format!("import {}", phrase::count(entries.len() as u64, "entry", "entries"));
            let outcome = match store.adopt(now, &label, &entries) {
                Ok(adopted) => {
                    let added = adopted.revisions.len();
                    self.revisions.extend(adopted.revisions);
                    Outcome::Export { added, known: adopted.known, differing: adopted.differing.len() }
                }
                Err(StoreError::Impossible(reason)) => Outcome::Refused(reason),
                Err(error) => return Err(error),
            };
            if let Some(report) = self.reports.get_mut(at) {
                report.outcome = outcome;
            }
        }
        Ok(())
    }

    /// Takes what a path or an archive holds under one name.
    fn take(&mut self, name: &str, piece: Piece<'_>, gathering: &mut Gathering, athlete: &Athlete, units: Units) {
        let held = match piece {
            Piece::File(file) => import::hold(file),
            Piece::Refused(refusal) => Err(refusal),
            Piece::LeftAlone => {
                self.left_alone += 1;
                return;
            }
        };
        let (bytes, packing) = match held {
            Ok(Held::Whole(bytes, warning)) => (bytes, warning),
            Ok(Held::Stream) => return,
            Err(refusal) => return self.report(name, Outcome::Refused(refusal.to_string()), Vec::new()),
        };
        match export_in(&bytes) {
            Some(Ok(entries)) => {
                let outcome = Outcome::Export { added: entries.len(), known: 0, differing: 0 };
                self.exports.push((self.reports.len(), entries));
                return self.report(name, outcome, Vec::new());
            }
            Some(Err(error)) => return self.report(name, Outcome::Refused(error.to_string()), Vec::new()),
            None => {}
        }
        let mut reading = import::read(name, &bytes, athlete.zone);
        reading.warnings.splice(0..0, packing);
        let warnings = reading.warnings.iter().map(ToString::to_string).collect();
        let mut fates = Vec::new();
        for session in reading.sessions {
            let told = told::session(&session, units);
            fates.push((gathering.take(session), told));
        }
        let outcome = match reading.refusal {
            Some(refusal) => Outcome::Refused(refusal.to_string()),
            None => Outcome::Sessions(fates),
        };
        self.report(name, outcome, warnings);
    }

    fn report(&mut self, file: &str, outcome: Outcome, warnings: Vec<String>) {
        self.reports.push(Report { file: file.to_owned(), outcome, warnings });
    }

    /// Counts what the files brought.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.reports)
    }

    fn summary(&self, dry_run: bool) -> String {
        let Tally { added, completed, known, refused } = self.tally();
        let verb = if dry_run { "Would add" } else { "Added" };
        let has_exports = self.reports.iter().any(|report| matches!(report.outcome, Outcome::Export { .. }));
        let what = if has_exports {
            phrase::count(added as u64, "entry", "entries")
        } else {
            phrase::count(added as u64, "session", "sessions")
        };
        let mut parts = vec![if added == 0 { format!("{verb} nothing") } else { format!("{verb} {what}") }];
        let mut add = |number: usize, text: &str| {
            if number > 0 {
                parts.push(format!("{number} {text}"));
            }
        };
        add(completed, "completed");
        add(known, "there already");
        add(refused, if refused == 1 { "file refused" } else { "files refused" });
        add(self.left_alone, if self.left_alone == 1 { "other file left alone" } else { "other files left alone" });
        format!("{}.", parts.join(", "))
    }

    /// Says that nothing came of it, where nothing did.
    fn verdict(&self, found: &Found) -> Result<(), Failure> {
        let Tally { added, completed, known, refused } = self.tally();
        if added + completed + known > 0 {
            return Ok(());
        }
        if !found.closed.is_empty() && found.files.is_empty() {
            return Err(Failure::io("nothing could be read").hint("check the path"));
        }
        if refused > 0 {
            return Err(Failure::unsound("none of the files holds anything to import").hint("the lines above say why of each"));
        }
        Err(Failure::unsound("there is no file to import").hint("FIT, GPX and TCX files are read, and exports of ours"))
    }
}

/// Reads a file as an export of ours; `None` where it is something else.
fn export_in(bytes: &[u8]) -> Option<Result<Vec<(Id, Entry)>, ExportError>> {
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let reading = if start == Some(&b'{') { read_json(bytes) } else { read_csv(bytes) };
    match reading {
        Err(ExportError::NotAnExport) => None,
        reading => Some(reading),
    }
}
