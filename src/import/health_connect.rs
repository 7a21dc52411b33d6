//! The database of Android's Health Connect, read and never written: in memory, or where a copy of it was laid out.
//!
//! A database from outside is not trusted: only plain tables are asked, by name, with the functions of its schema switched
//! off and within limits. Several apps may have written the same night or session; their figures are never added up.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read, Write};
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, Row};

use super::night::{Detail, Sleep};
use super::table::entry::SessionDraft;
use super::table::warn_of_rows;
use super::waking::{MorningMean, Waking, is_of_the_morning};
use super::{Findings, Refusal, container};
use crate::journal::{HrvMeasure, Moment, Zone};

const APP: &str = "Health Connect";
/// What every database of this kind begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Where the header says how the database is written, and how it says that it is written without a log.
const MODE_AT: usize = 18;
const ROLLBACK_MODE: [u8; 2] = [1, 1];
/// The most rows that are read of one table.
const MOST_ROWS: usize = 2_000_000;
/// The longest text or blob that is read, in bytes.
const LONGEST: i32 = 1_000_000;
/// The tables that are read; one of them at least must be there.
const TABLES: [&str; 4] = [
    "exercise_session_record_table",
    "sleep_session_record_table",
    "resting_heart_rate_record_table",
    "heart_rate_variability_rmssd_record_table",
];

/// Android's numbers for sports, and the word for each that the log knows or keeps.
const SPORTS: [(i64, &str); 26] = [
    (4, "biking"),
    (5, "indoor cycling"),
    (6, "boot camp"),
    (7, "boxing"),
    (8, "calisthenics"),
    (10, "dancing"),
    (17, "meditation"),
    (20, "high intensity interval training"),
    (21, "hiking"),
    (27, "pilates"),
    (29, "rock climbing"),
    (31, "rowing"),
    (33, "running"),
    (34, "treadmill running"),
    (38, "skiing"),
    (40, "snowshoe"),
    (41, "soccer"),
    (45, "strength training"),
    (46, "stretching"),
    (48, "open water swimming"),
    (49, "pool swimming"),
    (52, "volleyball"),
    (53, "walking"),
    (55, "weightlifting"),
    (57, "yoga"),
    (60, "elliptical"),
];

/// The numbers of the same sports in the library that apps write through (androidx.health.connect, `ExerciseSessionRecord`),
/// which stand in databases made from its documentation.
const SPORTS_OF_APPS: [(i64, &str); 25] = [
    (8, "biking"),
    (9, "indoor cycling"),
    (10, "boot camp"),
    (11, "boxing"),
    (13, "calisthenics"),
    (16, "dancing"),
    (25, "elliptical"),
    (36, "high intensity interval training"),
    (37, "hiking"),
    (48, "pilates"),
    (51, "rock climbing"),
    (53, "rowing"),
    (56, "running"),
    (57, "treadmill running"),
    (61, "skiing"),
    (63, "snowshoe"),
    (64, "soccer"),
    (70, "strength training"),
    (71, "stretching"),
    (73, "open water swimming"),
    (74, "pool swimming"),
    (78, "volleyball"),
    (79, "walking"),
    (81, "weightlifting"),
    (83, "yoga"),
];
/// Numbers from this one on are the apps' only.
const FIRST_OF_APPS: i64 = 64;

/// Finds out whose numbers a database has: the apps' where one of them is theirs only, or where its runs can only be theirs.
fn sports_of(kinds: &[Option<i64>]) -> &'static [(i64, &'static str)] {
    let has = |number: i64| kinds.contains(&Some(number));
    let of_apps = kinds.iter().flatten().any(|kind| *kind >= FIRST_OF_APPS) || has(56) && !has(33);
    if of_apps { &SPORTS_OF_APPS } else { &SPORTS }
}

/// Says whether a file is a database of any kind.
pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads the database.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    findings(opened(bytes), home)
}

/// Reads the database that was laid out under a path.
pub(super) fn read_laid(path: &Path, home: Zone) -> Findings {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    findings(Connection::open_with_flags(path, flags).and_then(guarded), home)
}

/// Copies the database to where it can be read: one that was left in the mode of a write-ahead log has none beside it, and all of
/// it is in the file.
pub(super) fn lay_out(source: &mut dyn BufRead, laid: &mut dyn Write) -> Result<(), Refusal> {
    let mut head = Vec::new();
    Read::take(&mut *source, MODE_AT as u64).read_to_end(&mut head).map_err(|error| container::refusal_of(&error))?;
    let mut mode = Vec::new();
    Read::take(&mut *source, ROLLBACK_MODE.len() as u64).read_to_end(&mut mode).map_err(|error| container::refusal_of(&error))?;
    let mode = if mode.len() == ROLLBACK_MODE.len() { ROLLBACK_MODE.as_slice() } else { mode.as_slice() };
    container::copy(&mut head.as_slice().chain(mode).chain(source), laid)
}

fn findings(opened: rusqlite::Result<Connection>, home: Zone) -> Findings {
    let Ok(connection) = opened else { return Findings::refused(Refusal::BrokenDatabase) };
    let database = Database { connection, unread: Cell::new(0) };
    let Ok(known) = TABLES.iter().map(|name| database.has_table(name)).collect::<rusqlite::Result<Vec<bool>>>() else {
        return Findings::refused(Refusal::BrokenDatabase);
    };
    if known.iter().all(|is_there| !is_there) {
        return Findings::refused(Refusal::OtherDatabase);
    }
    let mut found = Findings::default();
    let (is_sound_sessions, is_sound_mornings) = (sessions(&database, home, &mut found), mornings(&database, home, &mut found));
    if is_sound_sessions.and(is_sound_mornings).is_err() {
        found.refusals.push(Refusal::BrokenDatabase);
    }
    warn_of_rows(&mut found, database.unread.get(), "with values that cannot be read");
    found
}

fn opened(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    let (head, rest) = bytes.split_at_checked(MODE_AT).unwrap_or((bytes, &[]));
    let plain = head.chain(ROLLBACK_MODE.as_slice()).chain(rest.get(ROLLBACK_MODE.len()..).unwrap_or_default());
    if rest.len() > ROLLBACK_MODE.len() {
        database.deserialize_read_exact("main", plain, bytes.len(), true)?;
    }
    guarded(database)
}

/// Puts a database from outside within limits.
fn guarded(database: Connection) -> rusqlite::Result<Connection> {
    database.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    database.pragma_update(None, "trusted_schema", false)?;
    database.pragma_update(None, "cell_size_check", true)?;
    database.pragma_update(None, "query_only", true)?;
    Ok(database)
}

/// An open database.
struct Database {
    connection: Connection,
    /// How many rows could not be read.
    unread: Cell<usize>,
}

impl Database {
    /// Says whether there is a plain table of this name; a view or a virtual table is none.
    fn has_table(&self, name: &str) -> rusqlite::Result<bool> {
        let asked = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND sql LIKE 'CREATE TABLE %'";
        self.connection.query_row(asked, [name], |row| row.get::<_, i64>(0)).map(|count| count > 0)
    }

    /// Gives what a reader makes of the rows of a table; nothing where there is no such table. Rows with a value of another
    /// kind are left out and counted.
    fn rows<T>(&self, table: &str, columns: &[&str], read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
        if !self.has_table(table)? {
            return Ok(Vec::new());
        }
        let mut asked = self.connection.prepare(&format!("SELECT {} FROM {table}", self.told(table, columns)?))?;
        let mut told = Vec::new();
        let mut rows = asked.query([])?;
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(row) => told.push(row),
                Err(_) => self.unread.set(self.unread.get() + 1),
            }
            if told.len() >= MOST_ROWS {
                break;
            }
        }
        Ok(told)
    }

    /// Gives the columns as a query asks for them: tables differ from version to version, and a column that is not there, or
    /// is worked out by the schema, says nothing.
    fn told(&self, table: &str, columns: &[&str]) -> rusqlite::Result<String> {
        let mut there = BTreeSet::new();
        self.connection.pragma(None, "table_info", table, |row| {
            there.insert(row.get::<_, String>("name")?);
            Ok(())
        })?;
        let asked: Vec<&str> = columns.iter().map(|column| if there.contains(*column) { column } else { "NULL" }).collect();
        Ok(asked.join(", "))
    }
}

/// Gives the moment of milliseconds since 1970, in the offset in seconds beside them.
fn moment(milliseconds: i64, offset: Option<i32>, home: Zone) -> Option<Moment> {
    let utc = DateTime::from_timestamp_millis(milliseconds)?;
    let offset = offset.and_then(FixedOffset::east_opt);
    Some(offset.map_or_else(|| home.at(utc), |offset| Moment::new(utc.with_timezone(&offset))))
}

/// Start, end, offset, number of the sport, app, title, notes and effort of a session.
type ToldSession = (i64, i64, Option<i32>, Option<i64>, Option<i64>, Option<String>, Option<String>, Option<f64>);
/// Identity, app, start, end and offset at the end of a sleep.
type ToldSleep = (i64, Option<i64>, i64, i64, Option<i32>);

/// A stretch of time of one app, with a figure.
struct TimedFigure {
    app: i64,
    from: i64,
    until: i64,
    figure: f64,
}

/// Reads the stretches of a table, in order of app and time.
fn stretches(database: &Database, table: &str, figure: &str) -> rusqlite::Result<Vec<TimedFigure>> {
    let columns = ["app_info_id", "start_time", "end_time", figure];
    let told = database.rows(table, &columns, |row| {
        // What no app signs is added to no session: it may be another's figure for the same time.
        let (app, from, until, figure): (Option<i64>, i64, i64, f64) = row.try_into()?;
        Ok(app.map(|app| TimedFigure { app, from, until, figure }))
    })?;
    let mut stretches: Vec<TimedFigure> = told.into_iter().flatten().collect();
    stretches.sort_by_key(|stretch| (stretch.app, stretch.from));
    Ok(stretches)
}

/// Adds up what one app counted between two moments.
fn counted(stretches: &[TimedFigure], app: i64, from: i64, until: i64) -> Option<f64> {
    let first = stretches.partition_point(|stretch| (stretch.app, stretch.from) < (app, from));
    let own = stretches.get(first..)?.iter().take_while(|stretch| stretch.app == app && stretch.from < until);
    let sum: f64 = own.filter(|stretch| stretch.until <= until).map(|stretch| stretch.figure).sum();
    (sum > 0.0).then_some(sum)
}

/// Reads every heart rate with its time, in order of time.
fn heart_rates(database: &Database) -> rusqlite::Result<Vec<(i64, f64)>> {
    let columns = ["epoch_millis", "beats_per_minute"];
    let mut rates: Vec<(i64, f64)> = database.rows("heart_rate_record_series_table", &columns, |row| row.try_into())?;
    rates.sort_by_key(|(at, _)| *at);
    Ok(rates)
}

/// Gives mean and highest heart rate between two moments; whichever apps measured them, each is a heart rate.
fn heart_between(rates: &[(i64, f64)], from: i64, until: i64) -> Option<(f64, f64)> {
    let first = rates.partition_point(|(at, _)| *at < from);
    let last = rates.partition_point(|(at, _)| *at <= until);
    let within = rates.get(first..last.max(first)).filter(|within| !within.is_empty())?;
    let sum: f64 = within.iter().map(|(_, rate)| rate).sum();
    let highest = within.iter().fold(0.0, |highest: f64, (_, rate)| highest.max(*rate));
    Some((sum / within.len() as f64, highest))
}

fn sessions(database: &Database, home: Zone, found: &mut Findings) -> rusqlite::Result<()> {
    let ways = stretches(database, "distance_record_table", "distance")?;
    let climbs = stretches(database, "elevation_gained_record_table", "elevation")?;
    let hearts = heart_rates(database)?;
    let columns = [
        "start_time",
        "end_time",
        "start_zone_offset",
        "exercise_type",
        "app_info_id",
        "title",
        "notes",
        "rate_of_perceived_exertion",
    ];
    let told: Vec<ToldSession> = database.rows("exercise_session_record_table", &columns, |row| row.try_into())?;
    let sports = sports_of(&told.iter().map(|(_, _, _, kind, ..)| *kind).collect::<Vec<_>>());
    for (from, until, offset, kind, app, title, notes, effort) in told {
        let Some(start) = moment(from, offset, home) else { continue };
        let word = kind.and_then(|kind| sports.iter().find(|(number, _)| *number == kind)).map_or("", |(_, word)| word);
        let length = until.checked_sub(from).map(|milliseconds| milliseconds as f64 / 1000.0);
        let way = app.and_then(|app| counted(&ways, app, from, until));
        let climb = app.and_then(|app| counted(&climbs, app, from, until));
        let heart = heart_between(&hearts, from, until);
        let session = SessionDraft::of(word, start, &mut found.warnings)
            .lasting(None, length)
            .over(way, climb, None)
            .heart(heart.map(|(mean, _)| mean), heart.map(|(_, highest)| highest))
            .effort(effort)
            .told(title.as_deref(), notes.as_deref())
            .done();
        found.sessions.push(session);
    }
    Ok(())
}

fn mornings(database: &Database, home: Zone, found: &mut Findings) -> rusqlite::Result<()> {
    let mut nights = nights(database, home)?;
    let mut hearts: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    let measured = |table: &str, figure: &str| {
        database.rows(table, &["time", "zone_offset", figure, "app_info_id"], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i32>>(1)?, row.get::<_, f64>(2)?, row.get::<_, Option<i64>>(3)?))
        })
    };
    for (at, offset, bpm, _) in measured("resting_heart_rate_record_table", "beats_per_minute")? {
        let Some(at) = moment(at, offset, home) else { continue };
        hearts.entry(at.wall().date()).and_modify(|lowest| *lowest = lowest.min(bpm)).or_insert(bpm);
    }
    // Of several apps, the one that measured on most days.
    let mut apps: BTreeMap<i64, BTreeMap<NaiveDate, MorningMean>> = BTreeMap::new();
    for (at, offset, figure, app) in measured("heart_rate_variability_rmssd_record_table", "heart_rate_variability_millis")? {
        let Some(at) = moment(at, offset, home).filter(|at| is_of_the_morning(*at)) else { continue };
        apps.entry(app.unwrap_or_default()).or_default().entry(at.wall().date()).or_default().add(figure);
    }
    let variability = apps.into_values().max_by_key(BTreeMap::len).unwrap_or_default();
    let days: BTreeSet<NaiveDate> = nights.keys().chain(hearts.keys()).chain(variability.keys()).copied().collect();
    for day in days {
        let night = nights.remove(&day);
        let waking = night.map_or_else(|| Waking::on(day, home, APP), |night| Waking::at(night.woken, home, APP));
        waking
            .sleep(night.map(|night| night.asleep))
            .resting_heart(hearts.get(&day).copied())
            .hrv(variability.get(&day).and_then(|mean| mean.value()), HrvMeasure::Rmssd, None)
            .add_to(found);
    }
    Ok(())
}

/// Reads nights: stages where an app tells them, else its sleep as a whole.
fn nights(database: &Database, home: Zone) -> rusqlite::Result<BTreeMap<NaiveDate, super::night::Night>> {
    let mut stages: BTreeMap<i64, Vec<(i64, i64, i64)>> = BTreeMap::new();
    let columns = ["parent_key", "stage_start_time", "stage_end_time", "stage_type"];
    let told: Vec<(i64, i64, i64, i64)> = database.rows("sleep_stages_table", &columns, |row| row.try_into())?;
    for (parent, from, until, kind) in told {
        stages.entry(parent).or_default().push((from, until, kind));
    }
    let mut sleep = Sleep::default();
    let columns = ["row_id", "app_info_id", "start_time", "end_time", "end_zone_offset"];
    let told: Vec<ToldSleep> = database.rows("sleep_session_record_table", &columns, |row| row.try_into())?;
    for (id, app, from, until, offset) in told {
        let app = app.unwrap_or_default().to_string();
        let mut add = |from: i64, until: i64, detail: Detail| {
            if let Some((from, until)) = moment(from, offset, home).zip(moment(until, offset, home)) {
                sleep.add(&app, from, until, detail);
            }
        };
        // Sleeping, light, deep and REM; the others are awake, out of bed or unknown.
        let asleep: Vec<_> =
            stages.remove(&id).unwrap_or_default().into_iter().filter(|(_, _, kind)| matches!(kind, 2 | 4..=6)).collect();
        if asleep.is_empty() {
            add(from, until, Detail::Asleep);
        }
        for (from, until, _) in asleep {
            add(from, until, Detail::Stages);
        }
    }
    Ok(sleep.nights())
}
