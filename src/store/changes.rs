//! What a runner does to the log: kept whole under a name, undone and redone.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::{ContextV7, Timestamp, Uuid};

use super::rows::{self, Columns, Table, Version};
use super::{StoreError, tidy};
use crate::journal::{Change, Correction, Entry, Id, Merged, Moment, Reversal, Revision, clean_line};

/// Whether a change still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeState {
    /// It stands, and can be undone.
    Kept,
    /// It was undone, and can be redone.
    Undone,
    /// It was undone, and something else was done since.
    Dropped,
}

/// A change of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// When it was made.
    pub at: Moment,
    /// Its name.
    pub label: String,
    /// Whether it still stands.
    pub standing: ChangeState,
}

/// A long action that is kept piece by piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongAction {
    at: Moment,
    number: Option<i64>,
    changes: usize,
}

impl LongAction {
    /// Begins an action of this moment, of which nothing has been kept yet.
    #[must_use]
    pub const fn of(at: Moment) -> Self {
        Self { at, number: None, changes: 0 }
    }

    /// Gives the number of changes that it was kept as: more than one where something else was kept in between, since no undo
    /// comes out of order.
    #[must_use]
    pub const fn changes(&self) -> usize {
        self.changes
    }
}

/// What became of entries that came with identities of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Adopted {
    /// What was added, deleted entries brought back included.
    pub revisions: Vec<Revision>,
    /// How many were in the log already, just so.
    pub known: usize,
    /// How many were in the log already and say something else there; the log's own word stays.
    pub differing: Vec<Id>,
}

/// Keeps a change inside the transaction that is open.
pub(super) fn keep(
    log: &Connection,
    ids: &ContextV7,
    at: Moment,
    label: &str,
    changes: &[Change],
) -> Result<Vec<Revision>, StoreError> {
    let number = begin(log, at, label)?;
    make(log, ids, at, number, changes)
}

/// Keeps one more piece of an action inside the transaction that is open.
pub(super) fn keep_on(
    log: &Connection,
    ids: &ContextV7,
    action: &mut LongAction,
    label: &str,
    changes: &[Change],
) -> Result<Vec<Revision>, StoreError> {
    let number = go_on(log, action, label)?;
    make(log, ids, action.at, number, changes)
}

fn make(log: &Connection, ids: &ContextV7, at: Moment, number: i64, changes: &[Change]) -> Result<Vec<Revision>, StoreError> {
    changes
        .iter()
        .map(|change| match change {
            Change::Add(entry) => put(log, number, new_id(ids, at), entry),
            Change::Correct(id, correction) => correct(log, number, *id, correction),
            Change::Delete(id) => delete(log, number, *id),
        })
        .collect()
}

/// Adds entries under the identities they come with, inside the transaction that is open.
pub(super) fn adopt(
    log: &Connection,
    action: &mut LongAction,
    label: &str,
    entries: &[(Id, Entry)],
) -> Result<Adopted, StoreError> {
    let mut adopted = Adopted::default();
    for (id, entry) in entries {
        match rows::live(log, *id)? {
            Some(version) if rows::read(log, version)? == tidy::tidied(entry.clone())? => adopted.known += 1,
            Some(_) => adopted.differing.push(*id),
            None => {
                let change = go_on(log, action, label)?;
                adopted.revisions.push(put(log, change, *id, entry)?);
            }
        }
    }
    Ok(adopted)
}

/// Undoes the latest change that stands.
pub(super) fn undo(log: &Connection, at: Moment) -> Result<Option<Reversal>, StoreError> {
    let latest = "SELECT change, label FROM change WHERE state = 'kept' ORDER BY change DESC LIMIT 1";
    let Some((number, label)) = log.query_row(latest, [], number_and_label).optional()? else { return Ok(None) };
    let undone_ms = tidy::moment(at)?.utc().timestamp_millis();
    log.execute("UPDATE change SET state = 'undone', undone_ms = ?2 WHERE change = ?1", [number, undone_ms])?;
    Ok(Some(Reversal { label, revisions: replay(log, number, Direction::Back)? }))
}

/// Redoes the change that was undone last.
pub(super) fn redo(log: &Connection) -> Result<Option<Reversal>, StoreError> {
    let earliest = "SELECT change, label FROM change WHERE state = 'undone' ORDER BY change LIMIT 1";
    let Some((number, label)) = log.query_row(earliest, [], number_and_label).optional()? else { return Ok(None) };
    log.execute("UPDATE change SET state = 'kept', undone_ms = NULL WHERE change = ?1", [number])?;
    Ok(Some(Reversal { label, revisions: replay(log, number, Direction::Forth)? }))
}

/// Gives the latest changes, newest first.
pub(super) fn history(log: &Connection, most: usize) -> rusqlite::Result<Vec<Past>> {
    let mut statement =
        log.prepare_cached("SELECT at_ms, at_offset_min, label, state FROM change ORDER BY change DESC LIMIT ?1")?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    statement
        .query_map([most], |row| {
            let mut columns = Columns::of(row);
            let (at, label, state) = (columns.moment()?, columns.text()?, columns.text()?);
            let standing = match state.as_str() {
                "kept" => ChangeState::Kept,
                "undone" => ChangeState::Undone,
                _ => ChangeState::Dropped,
            };
            Ok(Past { at, label, standing })
        })?
        .collect()
}

fn number_and_label(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn new_id(ids: &ContextV7, at: Moment) -> Id {
    let seconds = u64::try_from(at.utc().timestamp()).unwrap_or_default();
    Id::new(Uuid::new_v7(Timestamp::from_unix(ids, seconds, at.utc().timestamp_subsec_nanos())))
}

/// Opens a change under a name; what could have been redone no longer can.
fn begin(log: &Connection, at: Moment, label: &str) -> Result<i64, StoreError> {
    let at = tidy::moment(at)?;
    log.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'", [])?;
    log.prepare_cached("INSERT INTO change (at_ms, at_offset_min, label) VALUES (?1, ?2, ?3)")?.execute(params![
        at.utc().timestamp_millis(),
        at.offset_s() / 60,
        clean_line(label)
    ])?;
    Ok(log.last_insert_rowid())
}

/// Goes on with an action where its change is the latest that stands; opens a new change where something else was done since.
///
/// An action whose change was taken back is not gone on with: its later pieces may correct what is gone with it.
fn go_on(log: &Connection, action: &mut LongAction, label: &str) -> Result<i64, StoreError> {
    if let Some(number) = action.number {
        let state = "SELECT state = 'kept' FROM change WHERE change = ?1";
        let stands: Option<bool> = log.prepare_cached(state)?.query_row([number], |row| row.get(0)).optional()?;
        if stands != Some(true) {
            return Err(StoreError::TakenBack);
        }
    }
    let latest: Option<(i64, String)> = log
        .prepare_cached("SELECT change, state FROM change ORDER BY change DESC LIMIT 1")?
        .query_row([], number_and_label)
        .optional()?;
    let number = match latest {
        Some((latest, state)) if state == "kept" && action.number == Some(latest) => {
            log.prepare_cached("UPDATE change SET label = ?2 WHERE change = ?1")?.execute(params![latest, clean_line(label)])?;
            latest
        }
        Some(_) | None => {
            action.changes += 1;
            begin(log, action.at, label)?
        }
    };
    action.number = Some(number);
    Ok(number)
}

fn put(log: &Connection, number: i64, id: Id, entry: &Entry) -> Result<Revision, StoreError> {
    let after = rows::add(log, id, &tidy::tidied(entry.clone())?)?;
    write_step(log, number, id, after.table, (None, Some(after.row)))?;
    Ok(Revision { id, now: Some(rows::read(log, after)?) })
}

/// Puts an entry right as it stands now, whoever has changed it since the correction began.
fn correct(log: &Connection, number: i64, id: Id, correction: &Correction) -> Result<Revision, StoreError> {
    let before = rows::live(log, id)?.ok_or(StoreError::UnknownEntry(id))?;
    let standing = rows::read(log, before)?;
    let Merged { entry, clashes } = correction.onto(&standing);
    if !clashes.is_empty() {
        return Err(StoreError::ChangedMeanwhile { id, what: clashes });
    }
    let entry = tidy::tidied(entry)?.in_place_of(&standing);
    rows::hide(log, before)?;
    let after = rows::add(log, id, &entry)?;
    if before.table == after.table {
        write_step(log, number, id, after.table, (Some(before.row), Some(after.row)))?;
    } else {
        write_step(log, number, id, before.table, (Some(before.row), None))?;
        write_step(log, number, id, after.table, (None, Some(after.row)))?;
    }
    Ok(Revision { id, now: Some(rows::read(log, after)?) })
}

fn delete(log: &Connection, number: i64, id: Id) -> Result<Revision, StoreError> {
    let before = rows::live(log, id)?.ok_or(StoreError::UnknownEntry(id))?;
    rows::hide(log, before)?;
    write_step(log, number, id, before.table, (Some(before.row), None))?;
    Ok(Revision { id, now: None })
}

/// Writes which version stood before a change and which stands after it; several touches of one entry make one step.
fn write_step(
    log: &Connection,
    number: i64,
    id: Id,
    table: Table,
    (before, after): (Option<i64>, Option<i64>),
) -> rusqlite::Result<()> {
    log.prepare_cached(
        "INSERT INTO step (change, id, entry, before, after) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (change, id, entry) DO UPDATE SET after = excluded.after",
    )?
    .execute(params![number, id.uuid().as_bytes().as_slice(), table.name(), before, after])
    .map(drop)
}

/// Whether a change is undone or redone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

/// One step of a change as it is undone or redone: what stands now, and what shall stand.
struct ReplayStep {
    id: Id,
    from: Option<Version>,
    to: Option<Version>,
}

/// Makes the versions on the other side of a change stand.
fn replay(log: &Connection, number: i64, direction: Direction) -> Result<Vec<Revision>, StoreError> {
    let mut steps = steps(log, number, direction)?;
    // An entry that changed its kind has two steps: the one that takes away comes first.
    steps.sort_by_key(|step| step.to.is_some());
    let mut revisions = Vec::with_capacity(steps.len());
    for ReplayStep { id, from, to } in steps {
        if let Some(version) = from {
            rows::hide(log, version)?;
        }
        if let Some(version) = to {
            rows::show(log, version)?;
        }
        let now = to.map(|version| rows::read(log, version)).transpose()?;
        revisions.push(Revision { id, now });
    }
    Ok(revisions)
}

fn steps(log: &Connection, number: i64, direction: Direction) -> Result<Vec<ReplayStep>, StoreError> {
    let mut statement = log.prepare_cached("SELECT id, entry, before, after FROM step WHERE change = ?1")?;
    let rows = statement.query_map([number], |row| {
        let id = Columns::of(row).id()?;
        let (table, before, after): (String, Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((id, table, before, after))
    })?;
    let mut steps = Vec::new();
    for row in rows {
        let (id, table, before, after) = row?;
        let unknown = || StoreError::Damaged { said: format!("a step names the table {table}"), copy: None };
        let table = Table::named(&table).ok_or_else(unknown)?;
        let version = |row: Option<i64>| row.map(|row| Version { table, row });
        let (from, to) = match direction {
            Direction::Back => (version(after), version(before)),
            Direction::Forth => (version(before), version(after)),
        };
        steps.push(ReplayStep { id, from, to });
    }
    Ok(steps)
}
