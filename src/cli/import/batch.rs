//! An import under way: file after file is read, held against the log, and kept whole or not at all.

use std::collections::BTreeSet;
use std::io::BufRead;
use std::ops::ControlFlow;

use crate::export::Export;
use crate::import::{self, ArchiveEntry, ImportWarning, ListHints, Proposal, Reading, Refusal, Reread, Watch, Watched, Wrapping};
use crate::journal::{Athlete, Day, Entry, Id, Journal, Mark, Moment, Precedence, Revision, Session, Trace, Units};
use crate::store::{self, LongAction, Store, StoreError};

use super::doubts::{self, Doubted};
use super::exported::export_in;
use super::files::{self, FoundFiles};
use super::gather::{Brought, Fate, Gathering};
use super::report::{FileContents, FileOutcome, ImportTally, Report};
use crate::cli::told;

/// How many files are written to the log at once. Each is kept whole or not at all; many at once are faster.
const FILES_AT_ONCE: usize = 32;

/// Where an import goes.
pub enum Keeping<'s> {
    /// Nowhere: it is only told what would come of it.
    Nowhere,
    /// To the log, as one action.
    Log {
        /// The log.
        store: &'s mut Store,
        /// The action, as far as it is kept.
        action: LongAction,
        /// The state of the log that all is held against; another one once another program has written.
        seen: i64,
    },
}

impl<'s> Keeping<'s> {
    /// Keeps in a log, as an action of this moment; gives what the log holds, too.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub fn to(store: &'s mut Store, now: Moment) -> Result<(Self, Journal), StoreError> {
        // What is written between the two is read twice, not missed.
        let seen = store.data_version()?;
        let journal = store.journal()?;
        Ok((Self::Log { store, action: LongAction::of(now), seen }, journal))
    }
}

/// What becomes of recordings of sessions that the runner deleted.
#[derive(Debug, Clone, Copy)]
pub enum DeletedSessions<'a> {
    /// They stay deleted.
    Stay(&'a [Session]),
    /// They come back.
    Return,
}

/// Whose files they are, and how they are to be understood.
#[derive(Debug, Clone, Copy)]
pub struct BatchReader<'a> {
    /// The runner.
    pub athlete: &'a Athlete,
    /// The sessions that they deleted.
    pub deleted: DeletedSessions<'a>,
    /// The units to tell in.
    pub units: Units,
    /// Which app is believed where several tell of one morning.
    pub precedence: &'a Precedence,
    /// What the runner says of lists that do not say it themselves.
    pub hints: &'a ListHints,
    /// The moment of the import: what is dated after it is not believed.
    pub now: Moment,
}

/// What the files held, and what became of it.
#[derive(Default)]
pub struct Batch {
    /// A report a file, in their order.
    pub reports: Vec<Report>,
    /// What the log now holds of it.
    pub revisions: Vec<Revision>,
    /// How much of it is new in the log.
    brought: Brought,
    /// How many files in folders and archives were left alone.
    pub left_alone: usize,
    /// How many new sessions come from a list that names a recording, which none of the files is.
    pub recordings_missing: usize,
    /// Lists of no known origin, each with a guess which of its columns is which.
    pub proposals: Vec<(String, Proposal)>,
    /// The lists of no known origin that were read.
    pub mapped: Vec<String>,
    /// Whether it was stopped before the end.
    pub was_stopped: bool,
    /// How many changes of the log it is: more than one where something else was kept while it went on.
    pub changes: usize,
    /// Sessions that may be one, among those that the files touched.
    pub doubts: Vec<Doubted>,
}

impl Batch {
    /// Reads every file, and keeps what it holds as soon as it is read; `tell` is told how many files have been read, those in
    /// archives counted one by one, and may stop it, also in the middle of a file, of which nothing is then kept.
    ///
    /// What is read while the import goes on is in the log when it ends early, whole files only, and a second import goes on
    /// from there.
    ///
    /// # Errors
    /// Where the log cannot be written; what was kept before stays.
    pub fn import(
        found: &FoundFiles,
        journal: Journal,
        reader: BatchReader<'_>,
        keeping: Keeping<'_>,
        tell: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Self, StoreError> {
        let deleted = if let DeletedSessions::Stay(deleted) = reader.deleted { deleted } else { &[] };
        let gathering = Gathering::onto(journal, deleted, reader.athlete.day_start, reader.precedence.clone());
        let batch = Self { left_alone: found.left_alone, ..Self::default() };
        let mut way = UnderWay {
            batch,
            gathering,
            keeping,
            reader,
            tell,
            read: 0,
            waiting: Vec::new(),
            traces: Vec::new(),
            deleted: Vec::new(),
            seen: BTreeSet::new(),
            listed: Vec::new(),
            failure: None,
        };
        for (path, reason) in &found.closed {
            way.report(&path.name, FileOutcome::Refused(reason.clone()), Vec::new());
        }
        for file in &found.files {
            if let Err(reason) = files::go_through(file, &mut |name, piece| way.take(name, piece)) {
                way.report(&file.name, FileOutcome::Refused(reason), Vec::new());
            }
            if let Some(failure) = way.failure.take() {
                return Err(failure);
            }
        }
        way.keep()?;
        way.batch.brought = way.gathering.brought();
        way.batch.doubts = way.doubts();
        way.batch.recordings_missing = way.listed.iter().filter(|file| !way.seen.contains(*file)).count();
        Ok(way.batch)
    }

    /// Counts what the files brought.
    #[must_use]
    pub fn tally(&self) -> ImportTally {
        ImportTally::of(&self.reports).as_brought(self.brought)
    }

    /// Gives the name under which undo knows the import.
    #[must_use]
    pub fn label(&self) -> String {
        format!("import {}", self.tally().named_entries(self.brought))
    }
}

/// What a file tells.
enum ReadFile {
    Reading(Reading),
    Export(Export),
    Refused(String),
}

/// An import as far as it has come.
pub(super) struct UnderWay<'a> {
    batch: Batch,
    pub(super) gathering: Gathering,
    keeping: Keeping<'a>,
    reader: BatchReader<'a>,
    tell: &'a mut dyn FnMut(usize) -> ControlFlow<()>,
    /// How many files have been read.
    read: usize,
    /// The files that have been read and not yet held against the log, each with its name and its place among the reports.
    waiting: Vec<(usize, String, Reading)>,
    /// The traces of sessions in files not yet kept.
    pub(super) traces: Vec<(Mark, Trace)>,
    /// Recordings that were deleted, not yet kept.
    pub(super) deleted: Vec<Session>,
    /// The names of all files, without their folders.
    seen: BTreeSet<String>,
    /// The recordings that lists name for new sessions.
    listed: Vec<String>,
    /// Why the log could not be written.
    pub(super) failure: Option<StoreError>,
}

impl UnderWay<'_> {
    /// Takes what a path or an archive holds under one name.
    fn take(&mut self, name: &str, piece: ArchiveEntry<'_>) {
        if self.failure.is_some() || self.batch.was_stopped {
            return;
        }
        if (self.tell)(self.read).is_break() {
            self.batch.was_stopped = true;
            return;
        }
        self.read += 1;
        self.seen.insert(import::own_name(name));
        match piece {
            ArchiveEntry::File(file) => match self.read_file(name, file) {
                None => self.batch.was_stopped = true,
                Some(ReadFile::Reading(reading)) => self.take_reading(name, reading),
                Some(ReadFile::Export(export)) => self.take_export(name, export),
                Some(ReadFile::Refused(reason)) => self.report(name, FileOutcome::Refused(reason), Vec::new()),
            },
            ArchiveEntry::Refused(refusal) => self.report(name, FileOutcome::Refused(refusal.to_string()), Vec::new()),
            ArchiveEntry::LeftAlone => self.batch.left_alone += 1,
        }
    }

    /// Reads a file; `None` where that was stopped in its middle.
    fn read_file(&mut self, name: &str, file: &mut dyn BufRead) -> Option<ReadFile> {
        let BatchReader { athlete, hints, now, .. } = self.reader;
        let hints = &hints.clone().read_on(Day::new(now.wall().date()));
        let mut ask = || (self.tell)(self.read);
        let mut watch = Watch::asking(&mut ask);
        let told = match import::hold(&mut Watched::by(&mut watch, file)) {
            Ok(Wrapping::Stream) => {
                ReadFile::Reading(import::read_stream(name, &mut Watched::by(&mut watch, file), athlete.zone))
            }
            Ok(Wrapping::Database) => match files::database_in(name, &mut Watched::by(&mut watch, file), athlete.zone) {
                Ok(reading) => ReadFile::Reading(reading),
                Err(reason) => ReadFile::Refused(reason),
            },
            Ok(Wrapping::Whole(bytes, packing)) => match export_in(&bytes) {
                Some(Ok(export)) => ReadFile::Export(export),
                Some(Err(error)) => ReadFile::Refused(error.to_string()),
                None => {
                    let mut reading = import::read_watched(name, &bytes, athlete.zone, hints, &mut watch);
                    reading.warnings.splice(0..0, packing);
                    ReadFile::Reading(reading)
                }
            },
            Err(refusal) => ReadFile::Refused(refusal.to_string()),
        };
        (!watch.is_stopped()).then_some(told)
    }

    fn take_reading(&mut self, name: &str, reading: Reading) {
        let reading = reading.as_of(self.reader.now);
        if let Some(Refusal::OtherList { proposal: Some(proposal), .. }) = &reading.refusal {
            self.batch.proposals.push((name.to_owned(), proposal.clone()));
        }
        if reading.is_mapped && reading.refusal.is_none() {
            self.batch.mapped.push(name.to_owned());
        }
        let warnings = reading.warnings.clone();
        match &reading.refusal {
            None => {
                self.waiting.push((self.batch.reports.len(), name.to_owned(), reading));
                self.report(name, FileOutcome::Read(FileContents::default()), warnings);
                if self.waiting.len() >= FILES_AT_ONCE {
                    self.failure = self.keep().err();
                }
            }
            // In a folder or an archive there are files of every kind; one that was named on its own was meant.
            Some(refusal) if refusal.is_foreign() && name.contains('/') => self.batch.left_alone += 1,
            Some(refusal) => self.report(name, FileOutcome::Refused(refusal.to_string()), warnings),
        }
    }

    /// Holds the entries of a file against the log and all that was read before it.
    fn settle(&mut self, name: &str, reading: Reading) -> FileContents {
        let mut contents = FileContents::default();
        let day = |moment| Day::of(moment, self.reader.athlete.day_start);
        let is_guessed = reading.warnings.iter().any(|warning| matches!(warning, ImportWarning::UnitsGuessed { .. }));
        let reread = if is_guessed { Reread::GivesWay } else { Reread::Replaces };
        let mut traces = reading.traces;
        for session in reading.sessions {
            let (told, day, mark) = (told::session(&session, self.reader.units), day(session.start), Mark::of(&session));
            let listed = session.source.file.clone().filter(|file| *file != import::own_name(name));
            let fate = self.gathering.take_session(&session, reread);
            self.listed.extend(listed.filter(|_| fate == Fate::Added));
            if fate == Fate::Deleted {
                traces.retain(|(of, _)| Some(of) != mark.as_ref());
            }
            contents.add_session(fate, told, day);
        }
        self.traces.extend(traces);
        for check_in in reading.check_ins {
            let day = day(check_in.at);
            contents.add_check_in(self.gathering.take_check_in(check_in), day);
        }
        for spell in reading.spells {
            contents.spells.count(self.gathering.take_spell(spell));
        }
        contents
    }

    /// Holds the files that wait against the log as it is now, and writes what they bring: all, or nothing.
    ///
    /// Nobody else writes between the two; otherwise two imports at once would each add what the other does.
    pub(super) fn keep(&mut self) -> Result<(), StoreError> {
        self.take_turn()?;
        for (at, name, reading) in std::mem::take(&mut self.waiting) {
            let contents = self.settle(&name, reading);
            if let Some(report) = self.batch.reports.get_mut(at) {
                report.outcome = FileOutcome::Read(contents);
            }
        }
        self.keep_with(&[])
    }

    /// Waits until nobody else writes, and takes note of what others have written since the log was last looked at.
    pub(super) fn take_turn(&mut self) -> Result<(), StoreError> {
        let Keeping::Log { store, seen, .. } = &mut self.keeping else { return Ok(()) };
        store.take_turn()?;
        let now = store.data_version()?;
        if now != *seen {
            let deleted = match self.reader.deleted {
                DeletedSessions::Stay(_) => store.deleted_sessions()?,
                DeletedSessions::Return => Vec::new(),
            };
            self.gathering.go_on_from(store.journal()?, &deleted);
            *seen = now;
        }
        Ok(())
    }

    /// Writes to the log what was gathered in this turn, and entries that come with their names: all, or nothing.
    pub(super) fn keep_with(&mut self, fresh: &[(Id, Entry)]) -> Result<(), StoreError> {
        let added = self.taken_in(fresh)?;
        self.traces.clear();
        self.deleted.clear();
        self.gathering.follow(&added);
        self.batch.revisions.extend(added);
        Ok(())
    }

    fn taken_in(&mut self, fresh: &[(Id, Entry)]) -> Result<Vec<Revision>, StoreError> {
        self.batch.brought = self.gathering.brought();
        let label = self.batch.label();
        let changes = self.gathering.changes();
        match &mut self.keeping {
            Keeping::Nowhere => Ok(fresh.iter().map(|(id, entry)| Revision { id: *id, now: Some(entry.clone()) }).collect()),
            Keeping::Log { store, .. }
                if changes.is_empty() && fresh.is_empty() && self.traces.is_empty() && self.deleted.is_empty() =>
            {
                store.give_up_turn()?;
                Ok(Vec::new())
            }
            Keeping::Log { store, action, .. } => {
                let piece = store::LogPiece { changes: &changes, entries: fresh, traces: &self.traces, deleted: &self.deleted };
                let (kept, adopted) = store.keep_piece(action, &label, piece)?;
                self.gathering.kept(&kept);
                self.batch.revisions.extend(kept);
                self.batch.changes = action.changes();
                Ok(adopted.revisions)
            }
        }
    }

    /// Gives the sessions that may be one with another.
    fn doubts(&self) -> Vec<Doubted> {
        let kept = self.batch.revisions.iter().filter(|revision| revision.now.is_some()).map(|revision| revision.id);
        let touched = kept.chain(self.gathering.touched()).collect();
        let is_named = |id| !self.gathering.is_waiting(id);
        doubts::among(self.gathering.journal(), &touched, is_named, self.reader.units)
    }

    /// Gives the report of the file that was read last.
    pub(super) fn last_report(&mut self) -> Option<&mut Report> {
        self.batch.reports.last_mut()
    }

    pub(super) fn report(&mut self, file: &str, outcome: FileOutcome, warnings: Vec<ImportWarning>) {
        self.batch.reports.push(Report { file: file.to_owned(), outcome, warnings });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Change, Seconds, Sport};

    const FULLER: &str = r#"{"id":"01a2045f-705e-740b-ab94-9c4157ff0770","entry":"session","sport":"run","start":"2026-11-20T08:00:05Z","moving":3001.0,"heart_avg":150.0,"source":{"file":"a.fit","format":"fit","device":null,"climb_method":null}}"#;
    const IMPOSSIBLE: &str = r#"{"id":"01a2045f-6f71-70f4-9bb0-50bcfa294dbb","entry":"session","sport":"run","start":"0900-11-20T08:00:05Z","moving":3000.0}"#;

    /// Imports an export of these entries over a log with one recorded run; `meanwhile` happens once the log was read.
    fn import(entries: &[&str], meanwhile: impl FnOnce(&mut Store, Id)) -> (Batch, Journal) {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-20T08:00:00Z").unwrap());
        run.moving = Seconds::new(3_000.0).ok();
        run.source.format = Some("gpx".to_owned());
        let id = store.keep(now, "log run", &[Change::Add(Entry::Session(run))]).unwrap()[0].id;
        let (keeping, journal) = Keeping::to(&mut store, now).unwrap();
        meanwhile(&mut Store::open(folder.path()).unwrap(), id);
        let file = folder.path().join("export.json");
        std::fs::write(&file, format!("{{\"deckchair_export\":1,\"entries\":[\n{}\n]}}\n", entries.join(",\n"))).unwrap();
        let (athlete, precedence) = (Athlete::default(), Precedence::default());
        let reader = BatchReader {
            athlete: &athlete,
            deleted: DeletedSessions::Stay(&[]),
            units: Units::Metric,
            precedence: &precedence,
            hints: &ListHints::default(),
            now,
        };
        let found = FoundFiles::behind(&[file]);
        let batch = Batch::import(&found, journal, reader, keeping, &mut |_| ControlFlow::Continue(())).unwrap();
        (batch, store.journal().unwrap())
    }

    /// Imports a file and stops at the second asking, which is in its middle.
    fn stopped(name: &str, text: &str) -> (Batch, Journal) {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        let (athlete, precedence, hints) = (Athlete::default(), Precedence::default(), ListHints::default());
        let reader = BatchReader {
            athlete: &athlete,
            deleted: DeletedSessions::Stay(&[]),
            units: Units::Metric,
            precedence: &precedence,
            hints: &hints,
            now,
        };
        let mut asked = 0;
        let mut tell = |_| {
            asked += 1;
            if asked == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let found = FoundFiles::behind(&[file]);
        let (keeping, journal) = Keeping::to(&mut store, now).unwrap();
        let batch = Batch::import(&found, journal, reader, keeping, &mut tell).unwrap();
        (batch, store.journal().unwrap())
    }

    #[test]
    fn a_huge_file_is_stopped_in_its_middle_and_nothing_of_it_is_kept() {
        let point = |second: usize| {
            format!("<trkpt lat=\"46\" lon=\"7\"><time>2026-11-21T{:02}:{:02}:00Z</time></trkpt>", second / 60, second % 60)
        };
        let points: String = (0..1_440).map(point).collect();
        let beat =
            "<Record type=\"HKQuantityTypeIdentifierRestingHeartRate\" startDate=\"2026-11-21 08:00:00 +0100\" value=\"49\"/>\n";
        let day = "{\"calendarDate\":\"2026-11-21\",\"deepSleepSeconds\":20000}";
        let files = [
            ("run.gpx", format!("<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")),
            ("export.xml", format!("<HealthData>\n{}</HealthData>", beat.repeat(20_000))),
            ("nights.json", format!("[{}]", vec![day; 9_000].join(","))),
        ];
        for (name, text) in files {
            let (batch, journal) = stopped(name, &text);
            assert!(batch.was_stopped && batch.reports.is_empty() && journal.is_empty(), "{name}: {:?}", batch.reports.len());
            assert_eq!(
                batch.summary(false),
                "Added nothing. Stopped before the end: importing the same again goes on from there."
            );
        }
    }

    #[test]
    fn an_export_with_an_entry_that_cannot_be_leaves_the_log_as_it_was() {
        let (_, journal) = import(&[FULLER], |_, _| ());
        assert!(journal.sessions()[0].heart_avg.is_some());
        let (batch, journal) = import(&[FULLER, IMPOSSIBLE], |_, _| ());
        assert!(matches!(batch.reports[0].outcome, FileOutcome::Refused(_)), "{:?}", batch.reports);
        assert_eq!((journal.len(), journal.sessions()[0].heart_avg), (1, None));
    }

    #[test]
    fn what_others_delete_meanwhile_is_as_if_it_had_gone_before() {
        let other = FULLER.replace("2026-11-20T08:00:05Z", "2026-11-21T08:00:05Z").replace("705e", "705f");
        let (batch, journal) = import(&[FULLER, &other], |store, id| {
            store.keep(Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap(), "delete run", &[Change::Delete(id)]).unwrap();
        });
        assert_eq!((batch.tally().total().added, journal.len()), (2, 2));
    }

    #[test]
    fn what_others_keep_meanwhile_is_there_already() {
        let later = FULLER.replace("2026-11-20T08:00:05Z", "2026-11-21T08:00:05Z");
        let (batch, journal) = import(&[&later], |store, _| {
            let mut same = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-21T08:00:00Z").unwrap());
            same.moving = Seconds::new(3_000.0).ok();
            same.source.format = Some("gpx".to_owned());
            store
                .keep(Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap(), "log run", &[Change::Add(Entry::Session(same))])
                .unwrap();
        });
        assert_eq!((batch.tally().total().merged, journal.len()), (1, 2));
    }
}
