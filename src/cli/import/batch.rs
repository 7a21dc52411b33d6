//! Everything that one import reads, held against the log, and kept or not.

use crate::export::{ExportError, read_csv, read_json};
use crate::import::{self, Held, ImportWarning, Piece, Reading, richness};
use crate::journal::{
    Athlete, Change, CheckIn, Day, Entry, Id, Journal, Metres, Moment, Revision, Seconds, Session, Spell, Units,
};
use crate::phrase;
use crate::store::{Store, StoreError};

use super::files::{self, Found};
use super::gather::Gathering;
use super::report::{Contents, Fates, Outcome, Report, Tally};
use crate::cli::told;

/// What the files held, and what became of it.
pub struct Batch {
    /// A report a file, in their order.
    pub reports: Vec<Report>,
    /// The name under which undo knows the import.
    pub label: String,
    /// What the log now holds of it.
    pub revisions: Vec<Revision>,
    /// How many files in folders and archives were left alone.
    pub left_alone: usize,
    changes: Vec<Change>,
    exports: Vec<(usize, Vec<(Id, Entry)>)>,
}

impl Batch {
    /// Reads every file and holds it against the log; nothing is kept yet.
    #[must_use]
    pub fn read(found: &Found, journal: Journal, athlete: &Athlete, units: Units) -> Self {
        Self::read_telling(found, journal, athlete, units, &mut |_| ())
    }

    /// Reads as [`Batch::read`] does, and tells of each file how many have been read.
    pub fn read_telling(found: &Found, journal: Journal, athlete: &Athlete, units: Units, tell: &mut dyn FnMut(usize)) -> Self {
        let mut batch = Self {
            reports: Vec::new(),
            label: String::new(),
            revisions: Vec::new(),
            left_alone: found.left_alone,
            changes: Vec::new(),
            exports: Vec::new(),
        };
        let mut harvest = Harvest::default();
        for (path, reason) in &found.closed {
            batch.report(&path.name, Outcome::Refused(reason.clone()), Vec::new());
        }
        for (done, file) in found.files.iter().enumerate() {
            tell(done);
            let mut visit = |name: &str, piece: Piece<'_>| batch.take(name, piece, &mut harvest, athlete);
            if let Err(reason) = files::go_through(file, &mut visit) {
                batch.report(&file.name, Outcome::Refused(reason), Vec::new());
            }
        }
        let mut gathering = Gathering::onto(journal, athlete.day_start);
        harvest.settle(&mut gathering, &mut batch.reports, athlete, units);
        batch.changes = gathering.changes();
        batch.label = format!("import {}", batch.tally().named(Fates::touched));
        batch
    }

    /// Keeps the entries as one action, and each export of ours as one.
    ///
    /// # Errors
    /// Where the log cannot be written; an export that the log refuses is only reported.
    pub fn keep(&mut self, store: &mut Store, now: Moment) -> Result<(), StoreError> {
        self.revisions = store.keep(now, &self.label, &self.changes)?;
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

    /// Counts what the files brought.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.reports)
    }

    /// Takes what a path or an archive holds under one name.
    fn take(&mut self, name: &str, piece: Piece<'_>, harvest: &mut Harvest, athlete: &Athlete) {
        let held = match piece {
            Piece::File(file) => match import::hold(file) {
                Ok(Held::Stream) => {
                    let reading = import::read_stream(name, file, athlete.zone);
                    return self.read_from(name, reading, harvest);
                }
                held => held,
            },
            Piece::Refused(refusal) => Err(refusal),
            Piece::LeftAlone => {
                self.left_alone += 1;
                return;
            }
        };
        let (bytes, packing) = match held {
            Ok(Held::Whole(bytes, warning)) => (bytes, warning),
            Ok(Held::Stream) => (Vec::new(), None),
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
        self.read_from(name, reading, harvest);
    }

    fn read_from(&mut self, name: &str, reading: Reading, harvest: &mut Harvest) {
        let warnings = reading.warnings.clone();
        let Some(refusal) = reading.refusal.clone() else {
            harvest.add(self.reports.len(), reading);
            return self.report(name, Outcome::Read(Contents::default()), warnings);
        };
        // In a folder or an archive there are files of every kind; one that was named on its own was meant.
        if refusal.is_foreign() && name.contains('/') {
            self.left_alone += 1;
        } else {
            self.report(name, Outcome::Refused(refusal.to_string()), warnings);
        }
    }

    fn report(&mut self, file: &str, outcome: Outcome, warnings: Vec<ImportWarning>) {
        self.reports.push(Report { file: file.to_owned(), outcome, warnings });
    }
}

/// The entries of all files, each with the number of the report it belongs to.
#[derive(Default)]
struct Harvest {
    sessions: Vec<(usize, Session)>,
    check_ins: Vec<(usize, CheckIn)>,
    spells: Vec<(usize, Spell)>,
}

impl Harvest {
    fn add(&mut self, report: usize, reading: Reading) {
        self.sessions.extend(reading.sessions.into_iter().map(|session| (report, session)));
        self.check_ins.extend(reading.check_ins.into_iter().map(|check_in| (report, check_in)));
        self.spells.extend(reading.spells.into_iter().map(|spell| (report, spell)));
    }

    /// Holds the entries against the log and each other, in an order of their own, so that the order of the files does not
    /// matter: of several recordings of one session the richest comes first.
    fn settle(mut self, gathering: &mut Gathering, reports: &mut [Report], athlete: &Athlete, units: Units) {
        self.sessions.sort_by_cached_key(|(_, session)| place(session));
        self.check_ins.sort_by_key(|(_, check_in)| check_in.at);
        self.spells.sort_by_key(|(_, spell)| (spell.from, spell.until));
        let day = |moment| Day::of(moment, athlete.day_start);
        for (report, session) in self.sessions {
            let (told, day) = (told::session(&session, units), day(session.start));
            let fate = gathering.take_session(session);
            note(reports, report, |contents| contents.add_session(fate, told, day));
        }
        for (report, check_in) in self.check_ins {
            let day = day(check_in.at);
            let fate = gathering.take_check_in(check_in);
            note(reports, report, |contents| contents.add_check_in(fate, day));
        }
        for (report, spell) in self.spells {
            let fate = gathering.take_spell(spell);
            note(reports, report, |contents| contents.spells.count(fate));
        }
    }
}

/// Gives a session's place among all that are read; two of one place say the same.
fn place(session: &Session) -> (usize, Moment, u64, u64, Option<String>, String) {
    let whole = |figure: Option<f64>| figure.unwrap_or_default().to_bits();
    let (length, way) = (session.elapsed.or(session.moving).map(Seconds::value), session.distance.map(Metres::value));
    let file = session.source.file.clone();
    (richness(session), session.start, whole(length), whole(way), file, session.title.clone())
}

fn note(reports: &mut [Report], at: usize, write: impl FnOnce(&mut Contents)) {
    if let Some(Outcome::Read(contents)) = reports.get_mut(at).map(|report| &mut report.outcome) {
        write(contents);
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
