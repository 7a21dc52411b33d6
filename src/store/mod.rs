//! The log on disk: `SQLite`, migrations, rows to entries and back.
//!
//! A [`Store`] is one open log. What is kept is on the disk before the answer comes; one action of the runner is one
//! transaction, kept whole or not at all; nothing is ever overwritten, so every action can be undone, also after a restart.
//! Several programs may have the same log open: they wait for each other's writing, and [`Store::data_version`] tells one
//! that another has written. Only this room knows `SQLite`.

mod changes;
mod connection;
mod copies;
mod deleted;
mod error;
mod health;
mod lock;
mod open;
mod rows;
mod schema;
mod shelf;
mod tidy;
mod trace;
mod weekly;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::ContextV7;

use crate::journal::{Change, Day, Entries, Entry, Id, Journal, Mark, Moment, Reversal, Revision, Session, Trace};

use schema::STEPS;

pub use changes::{Adopted, ChangeState, LongAction, Past};
pub use error::{StoreError, reason};
pub use health::LogHealth;
pub use shelf::{Advice, Draft};

/// One piece of a long action, kept whole or not at all.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogPiece<'a> {
    /// What is asked of the log.
    pub changes: &'a [Change],
    /// Entries that come with identities of their own; those that the log has already are left alone.
    pub entries: &'a [(Id, Entry)],
    /// How recorded sessions went. Traces are no entries: they change no session, and undo leaves them where they are.
    pub traces: &'a [(Mark, Trace)],
    /// Recordings that were deleted in the log that the entries come from. They are no entries either.
    pub deleted: &'a [Session],
}

/// One open log.
pub struct Store {
    log: Connection,
    folder: PathBuf,
    ids: ContextV7,
}

impl Store {
    /// Opens the log of a folder; makes both where they are not there yet, for the owner's eyes only.
    ///
    /// # Errors
    /// Where the folder or the file cannot be used, where the log is damaged, is of a newer form, or is not a log.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::around(open::to_write(folder, STEPS), folder)
    }

    /// Opens the log of a folder for reading only, also where nothing can be written.
    ///
    /// # Errors
    /// Where there is no log, or it cannot be read.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        Self::around(open::to_read(folder, STEPS), folder)
    }

    fn around(log: Result<Connection, StoreError>, folder: &Path) -> Result<Self, StoreError> {
        let log = log.map_err(|error| error.with_copy(|| copies::newest(folder)))?;
        Ok(Self { log, folder: folder.to_owned(), ids: ContextV7::new() })
    }

    /// Gives the file that the log is in.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join(open::LOG)
    }

    /// Waits until no other program writes, and holds the turn: nobody else writes until this store has kept its next action,
    /// gives the turn up or is closed. What is read meanwhile is still so when the action is kept.
    ///
    /// # Errors
    /// Where the log cannot be written, or another program holds it for too long.
    pub fn take_turn(&mut self) -> Result<(), StoreError> {
        if self.has_turn() {
            return Ok(());
        }
        self.log.execute_batch("BEGIN IMMEDIATE").map_err(|error| self.explained(error.into()))
    }

    /// Gives the turn up where it is held, with nothing kept.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn give_up_turn(&mut self) -> Result<(), StoreError> {
        if self.has_turn() { Ok(self.log.execute_batch("ROLLBACK")?) } else { Ok(()) }
    }

    fn has_turn(&self) -> bool {
        !self.log.is_autocommit()
    }

    /// Gives everything the log holds as it stands.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn journal(&self) -> Result<Journal, StoreError> {
        self.reading(|log| {
            let entries = Entries {
                sessions: rows::all(log)?,
                rests: rows::all(log)?,
                check_ins: rows::all(log)?,
                intakes: rows::all(log)?,
                spells: rows::all(log)?,
                planned: rows::all(log)?,
                planned_rests: rows::all(log)?,
            };
            Ok(Journal::from(entries))
        })
    }

    /// Gives what the log holds from a day on (of the day before, too, where the offset decides): enough to answer for the
    /// months after it without reading all the years before.
    ///
    /// Every spell not over by that day and everything planned from then on are in it; of the time before, the fifty latest
    /// sessions and the longest run, so that neither a long break nor a known distance looks new.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn journal_since(&self, day: Day) -> Result<Journal, StoreError> {
        // No offset is more than a day from UTC.
        let from_ms = day.plus(-1).date().and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        let from_day = day.to_string();
        self.reading(|log| {
            let entries = Entries {
                sessions: rows::late_sessions(log, from_ms)?,
                rests: rows::since(log, &from_day)?,
                check_ins: rows::since(log, from_ms)?,
                intakes: rows::since(log, from_ms)?,
                spells: rows::since(log, &from_day)?,
                planned: rows::since(log, &from_day)?,
                planned_rests: rows::since(log, &from_day)?,
            };
            Ok(Journal::from(entries))
        })
    }

    /// Gives the sessions that the runner deleted, here or in a log that this one was made from, as they last were; not those
    /// that an undo took back.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn deleted_sessions(&self) -> Result<Vec<Session>, StoreError> {
        self.reading(|log| {
            let mut sessions = rows::deleted_sessions(log)?;
            sessions.extend(deleted::all(log)?);
            Ok(sessions)
        })
    }

    /// Keeps one action of the runner under a name such as `logged Trail 42.0 km`: every change of it, or none.
    ///
    /// Gives what the log now holds under each identity, as it would be read from the disk.
    ///
    /// # Errors
    /// Where a change cannot be (an impossible entry, one that is not there), or the log cannot be written; then nothing
    /// has changed.
    pub fn keep(&mut self, at: Moment, label: &str, changes: &[Change]) -> Result<Vec<Revision>, StoreError> {
        if changes.is_empty() {
            self.give_up_turn()?;
            return Ok(Vec::new());
        }
        self.writing(|log, ids| changes::keep(log, ids, at, label, changes))
    }

    /// Keeps one more piece of a long action, such as one file of an import: all of it, or nothing.
    ///
    /// One undo takes back all the pieces. Where something else was done since the last of them, a new action begins, so that
    /// no undo comes out of order. The label becomes that of the whole.
    ///
    /// # Errors
    /// As [`Store::keep`], and where what was kept of the action is taken back by now; the pieces before stay.
    pub fn keep_piece(
        &mut self,
        action: &mut LongAction,
        label: &str,
        piece: LogPiece<'_>,
    ) -> Result<(Vec<Revision>, Adopted), StoreError> {
        let LogPiece { changes, entries, traces, deleted } = piece;
        // The action goes on only once the piece is on the disk.
        let mut further = *action;
        let kept = self.writing(|log, ids| {
            let kept = if changes.is_empty() { Vec::new() } else { changes::keep_on(log, ids, &mut further, label, changes)? };
            let adopted = changes::adopt(log, &mut further, label, entries)?;
            trace::keep(log, traces)?;
            deleted::keep(log, deleted)?;
            Ok((kept, adopted))
        })?;
        *action = further;
        Ok(kept)
    }

    /// Undoes the latest action that stands; `None` where there is none.
    ///
    /// # Errors
    /// Where the log cannot be written; then nothing has changed.
    pub fn undo(&mut self, at: Moment) -> Result<Option<Reversal>, StoreError> {
        self.writing(|log, _| changes::undo(log, at))
    }

    /// Redoes the action that was undone last; `None` where there is none, or something else was done since.
    ///
    /// # Errors
    /// Where the log cannot be written; then nothing has changed.
    pub fn redo(&mut self) -> Result<Option<Reversal>, StoreError> {
        self.writing(|log, _| changes::redo(log))
    }

    /// Gives the latest actions, newest first.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn history(&self, most: usize) -> Result<Vec<Past>, StoreError> {
        self.reading(|log| changes::history(log, most))
    }

    /// Gives a number that changes when another program has written to the log; this store's own writing leaves it.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.reading(|log| log.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    /// Copies the whole log to a new file, in one consistent state, also while others write.
    ///
    /// # Errors
    /// Where there is such a file already, or it cannot be written.
    pub fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        copies::copy_to(&self.log, file)
    }

    /// Copies the whole log to a new file in the folder of copies beside it, named after the moment; gives that file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn copy_beside(&self, at: Moment) -> Result<PathBuf, StoreError> {
        copies::copy_beside(&self.log, &self.folder, &stamp(at))
    }

    /// Puts the content of a copy in the place of the log. The log as it was is kept beside it; gives that file.
    ///
    /// # Errors
    /// Where the copy is not a whole log of a form this program knows; then nothing has changed.
    pub fn restore_from(&mut self, copy: &Path, at: Moment) -> Result<PathBuf, StoreError> {
        copies::restore(&mut self.log, &self.folder, copy, &stamp(at))
    }

    /// Puts a copy in the place of a log that cannot be opened. The damaged file is kept beside it; gives that file.
    ///
    /// # Errors
    /// Where the copy is not a whole log of a form this program knows; then nothing has changed.
    pub fn replace_damaged(folder: &Path, copy: &Path, at: Moment) -> Result<PathBuf, StoreError> {
        copies::replace_damaged(folder, copy, &stamp(at))
    }

    /// Reads in one consistent state of the log.
    fn reading<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let state = if self.has_turn() { None } else { Some(self.log.unchecked_transaction()?) };
        read(state.as_deref().unwrap_or(&self.log)).map_err(|error| self.explained(error.into()))
    }

    /// Writes all or nothing, within the turn where it is held, and ends it.
    fn writing<T>(&mut self, write: impl FnOnce(&Connection, &ContextV7) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.take_turn()?;
        let written = write(&self.log, &self.ids).and_then(|written| {
            self.log.execute_batch("COMMIT")?;
            Ok(written)
        });
        if written.is_err() {
            // What went wrong is told; a turn that cannot be given up ends with the store.
            let _ = self.give_up_turn();
        }
        written.map_err(|error| self.explained(error))
    }

    fn explained(&self, error: StoreError) -> StoreError {
        error.with_copy(|| copies::newest(&self.folder))
    }
}

/// Gives a moment as it stands in a file's name.
fn stamp(at: Moment) -> String {
    at.wall().format("%Y-%m-%d-%H%M%S").to_string()
}
