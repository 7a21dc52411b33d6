//! Rows to entries and back: one file a table, each with its column list, its reading and its writing in the same order.

mod check_in;
mod columns;
mod intake;
mod planned;
mod planned_rest;
mod rest;
mod session;
mod spell;

use rusqlite::{Connection, OptionalExtension, Result, Rows};

use crate::journal::{CheckIn, Entry, EntryKind, Id, Intake, Kept, Planned, PlannedRest, Rest, Session, Spell};

pub(super) use columns::{Columns, Values};
pub(super) use session::{deleted_sessions, late_sessions};

/// The statements of one table.
pub(super) struct Statements {
    /// Every version, to be narrowed down.
    versions: &'static str,
    /// Every live entry, in the order of writing.
    all: &'static str,
    /// The number of the last version written.
    last: &'static str,
    /// How many live entries there are.
    count: &'static str,
    /// The live entries from an instant (milliseconds) or a day on.
    since: &'static str,
    /// One version of an entry.
    version: &'static str,
    /// The live version of the entry with an identity.
    live: &'static str,
    /// A new version.
    add: &'static str,
    /// Makes a version live, or takes that away.
    set_live: &'static str,
}

/// Spells out the statements of a table from its column list, so that the list is written once.
macro_rules! statements {
    ($table:literal, $columns:literal, $places:literal, since $since:literal) => {
        crate::store::rows::Statements {
            versions: concat!("SELECT id, ", $columns, " FROM ", $table),
            all: concat!("SELECT id, ", $columns, " FROM ", $table, " WHERE live = 1 ORDER BY version"),
            last: concat!("SELECT max(version) FROM ", $table),
            count: concat!("SELECT count(*) FROM ", $table, " WHERE live = 1"),
            since: concat!("SELECT id, ", $columns, " FROM ", $table, " WHERE live = 1 AND ", $since),
            version: concat!("SELECT id, ", $columns, " FROM ", $table, " WHERE version = ?1"),
            live: concat!("SELECT version FROM ", $table, " WHERE live = 1 AND id = ?1"),
            add: concat!("INSERT INTO ", $table, " (id, ", $columns, ") VALUES (?, ", $places, ")"),
            set_live: concat!("UPDATE ", $table, " SET live = ?2 WHERE version = ?1"),
        }
    };
}
use statements;

/// An entry that has a table of its own.
pub(super) trait EntryRow: Sized {
    /// The table's statements.
    const SQL: Statements;

    /// Reads the columns after the identity, in the order of the column list.
    fn read(columns: &mut Columns<'_>) -> Result<Self>;

    /// Writes the columns after the identity, in the order of the column list.
    fn write(&self, values: &mut Values<'_, '_>) -> Result<()>;
}

/// The tables that hold entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Session,
    Rest,
    CheckIn,
    Intake,
    Spell,
    Planned,
    PlannedRest,
}

impl Table {
    /// Every table, in the order of the export.
    pub(super) const ALL: [Self; 7] =
        [Self::Session, Self::Rest, Self::CheckIn, Self::Intake, Self::Spell, Self::Planned, Self::PlannedRest];

    /// Gives the table an entry belongs in.
    pub(super) const fn of(entry: &Entry) -> Self {
        match entry {
            Entry::Session(_) => Self::Session,
            Entry::Rest(_) => Self::Rest,
            Entry::CheckIn(_) => Self::CheckIn,
            Entry::Intake(_) => Self::Intake,
            Entry::Spell(_) => Self::Spell,
            Entry::Planned(_) => Self::Planned,
            Entry::PlannedRest(_) => Self::PlannedRest,
        }
    }

    /// Gives the table's name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Rest => "rest",
            Self::CheckIn => "check_in",
            Self::Intake => "intake",
            Self::Spell => "spell",
            Self::Planned => "planned",
            Self::PlannedRest => "planned_rest",
        }
    }

    /// Gives the kind of the entries that the table holds.
    pub(super) const fn kind(self) -> EntryKind {
        match self {
            Self::Session => EntryKind::Session,
            Self::Rest => EntryKind::Rest,
            Self::CheckIn => EntryKind::CheckIn,
            Self::Intake => EntryKind::Intake,
            Self::Spell => EntryKind::Spell,
            Self::Planned => EntryKind::Planned,
            Self::PlannedRest => EntryKind::PlannedRest,
        }
    }

    /// Gives the table of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Gives the statement that counts the table's live entries.
    pub(super) const fn count(self) -> &'static str {
        self.sql().count
    }

    const fn sql(self) -> Statements {
        match self {
            Self::Session => Session::SQL,
            Self::Rest => Rest::SQL,
            Self::CheckIn => CheckIn::SQL,
            Self::Intake => Intake::SQL,
            Self::Spell => Spell::SQL,
            Self::Planned => Planned::SQL,
            Self::PlannedRest => PlannedRest::SQL,
        }
    }
}

/// One version of an entry: the table and the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) table: Table,
    pub(super) row: i64,
}

/// The most entries that room is made for at once.
const MOST_ROOM: usize = 100_000;

/// Reads every live entry of one kind.
pub(super) fn all<R: EntryRow>(log: &Connection) -> Result<Vec<Kept<R>>> {
    let last: Option<i64> = log.prepare_cached(R::SQL.last)?.query_row([], |row| row.get(0))?;
    // Room for every version there ever was, so that nothing moves while the entries come in; a damaged file may claim any
    // number of them.
    let room = usize::try_from(last.unwrap_or_default()).unwrap_or_default().min(MOST_ROOM);
    let mut entries = Vec::with_capacity(room);
    let mut statement = log.prepare_cached(R::SQL.all)?;
    collect(statement.query([])?, &mut entries)?;
    Ok(entries)
}

/// Reads the live entries of one kind from `start` on, in the measure of the kind: milliseconds or a day.
pub(super) fn since<R: EntryRow>(log: &Connection, start: impl rusqlite::ToSql) -> Result<Vec<Kept<R>>> {
    let mut entries = Vec::new();
    let mut statement = log.prepare_cached(R::SQL.since)?;
    collect(statement.query([start])?, &mut entries)?;
    Ok(entries)
}

fn collect<R: EntryRow>(mut rows: Rows<'_>, entries: &mut Vec<Kept<R>>) -> Result<()> {
    while let Some(row) = rows.next()? {
        entries.push(kept(&mut Columns::of(row))?);
    }
    Ok(())
}

fn kept<R: EntryRow>(columns: &mut Columns<'_>) -> Result<Kept<R>> {
    Ok(Kept { id: columns.id()?, what: R::read(columns)? })
}

/// Writes a new live version of an entry.
pub(super) fn add(log: &Connection, id: Id, entry: &Entry) -> Result<Version> {
    fn insert<R: EntryRow>(log: &Connection, id: Id, what: &R) -> Result<i64> {
        let mut statement = log.prepare_cached(R::SQL.add)?;
        let mut values = Values::of(&mut statement);
        values.id(id)?;
        what.write(&mut values)?;
        statement.raw_execute()?;
        Ok(log.last_insert_rowid())
    }
    let row = match entry {
        Entry::Session(what) => insert(log, id, what),
        Entry::Rest(what) => insert(log, id, what),
        Entry::CheckIn(what) => insert(log, id, what),
        Entry::Intake(what) => insert(log, id, what),
        Entry::Spell(what) => insert(log, id, what),
        Entry::Planned(what) => insert(log, id, what),
        Entry::PlannedRest(what) => insert(log, id, what),
    }?;
    Ok(Version { table: Table::of(entry), row })
}

/// Reads one version of an entry, live or not.
pub(super) fn read(log: &Connection, version: Version) -> Result<Entry> {
    fn one<R: EntryRow>(log: &Connection, row: i64) -> Result<R> {
        let mut statement = log.prepare_cached(R::SQL.version)?;
        statement.query_row([row], |row| kept(&mut Columns::of(row)).map(|kept| kept.what))
    }
    match version.table {
        Table::Session => one(log, version.row).map(Entry::Session),
        Table::Rest => one(log, version.row).map(Entry::Rest),
        Table::CheckIn => one(log, version.row).map(Entry::CheckIn),
        Table::Intake => one(log, version.row).map(Entry::Intake),
        Table::Spell => one(log, version.row).map(Entry::Spell),
        Table::Planned => one(log, version.row).map(Entry::Planned),
        Table::PlannedRest => one(log, version.row).map(Entry::PlannedRest),
    }
}

/// Finds the live version of an entry.
pub(super) fn live(log: &Connection, id: Id) -> Result<Option<Version>> {
    for table in Table::ALL {
        let mut statement = log.prepare_cached(table.sql().live)?;
        let row = statement.query_row([id.uuid().as_bytes().as_slice()], |row| row.get(0)).optional()?;
        if let Some(row) = row {
            return Ok(Some(Version { table, row }));
        }
    }
    Ok(None)
}

/// Makes a version the one that stands.
pub(super) fn show(log: &Connection, version: Version) -> Result<()> {
    set_live(log, version, 1)
}

/// Takes a version out of the log as it stands; its content stays.
pub(super) fn hide(log: &Connection, version: Version) -> Result<()> {
    set_live(log, version, 0)
}

fn set_live(log: &Connection, version: Version, live: i64) -> Result<()> {
    log.prepare_cached(version.table.sql().set_live)?.execute([version.row, live]).map(drop)
}
