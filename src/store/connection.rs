//! Connections to a log's file: how they behave, and how to read where nothing can be written.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept ready; more than there are.
const STATEMENTS: usize = 64;
/// Pages of the log kept in memory.
const CACHE_KIB: i64 = 512;
/// The way to reach a file whose folder takes no locks.
const LOCKLESS: &str = "vfs=unix-none";

/// Connects to a file that is there.
pub(super) fn connect(file: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let log = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    log.busy_timeout(PATIENCE)?;
    log.set_prepared_statement_cache_capacity(STATEMENTS);
    // A damaged page is noticed when it is read, and nothing in the file can call functions.
    log.pragma_update(None, "cell_size_check", true)?;
    log.pragma_update(None, "trusted_schema", false)?;
    Ok(log)
}

/// Connects to a file for reading only, also where not even the files that readers and writers share can be made.
pub(super) fn connect_to_read(file: &Path) -> Result<Connection, StoreError> {
    let log = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match read_something(&log) {
        Ok(()) => Ok(log),
        // Nobody else can be writing there either.
        Err(StoreError::Closed { .. } | StoreError::ReadOnly | StoreError::Disk { .. } | StoreError::Full) => {
            let alone = connect_alone(file)?;
            read_something(&alone)?;
            Ok(alone)
        }
        Err(error) => Err(error),
    }
}

/// Reads something, to see that it can be read.
fn read_something(log: &Connection) -> Result<(), StoreError> {
    log.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
    remember_little(log)
}

/// Keeps few pages in memory: the whole log is read from beginning to end, and remembering it twice helps nobody.
pub(super) fn remember_little(log: &Connection) -> Result<(), StoreError> {
    Ok(log.pragma_update(None, "cache_size", -CACHE_KIB)?)
}

/// Connects without the files that others share, and without locks.
fn connect_alone(file: &Path) -> Result<Connection, StoreError> {
    let absolute = std::path::absolute(file).map_err(|error| StoreError::File { file: file.to_owned(), error })?;
    let address: String = absolute.to_string_lossy().chars().map(escaped).collect();
    // What was written beside the log and is not in it yet, as after a crash, must be read too.
    let manner = if has_unsettled_writing(&absolute) { LOCKLESS } else { "immutable=1" };
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let log = connect(Path::new(&format!("file:{address}?{manner}")), access)?;
    // Keeps in memory what is otherwise shared in a file.
    log.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(log)
}

fn has_unsettled_writing(file: &Path) -> bool {
    let mut beside = file.as_os_str().to_owned();
    beside.push("-wal");
    fs::metadata(beside).is_ok_and(|about| about.len() > 0)
}

/// Gives a character as an address of a file spells it.
fn escaped(c: char) -> String {
    if matches!(c, '%' | '?' | '#') { format!("%{:02X}", u32::from(c)) } else { c.to_string() }
}
