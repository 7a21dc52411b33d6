//! Opening the log: its folder, its file, who may read it, and how the connection behaves.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::schema::{self, Form};
use super::{StoreError, copies};

/// The name of the log in its folder.
pub(super) const LOG: &str = "log.db";
/// Held for the moment it takes to make a log or bring it to a new form, so that two programs do not do it at once.
const LOCK: &str = "log.lock";
/// The way to reach a file whose folder takes no locks.
const LOCKLESS: &str = if cfg!(windows) { "vfs=win32-none" } else { "vfs=unix-none" };
/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept ready; more than there are.
const STATEMENTS: usize = 64;

/// Opens the log of a folder for reading and writing; makes both where they are not there yet.
pub(super) fn to_write(folder: &Path) -> Result<Connection, StoreError> {
    make_private_folder(folder)?;
    let file = folder.join(LOG);
    make_private_file(&file)?;
    let mut log = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if log.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    if !is_settled(&log, &file)? {
        settle(&mut log, folder, &file)?;
    }
    log.pragma_update(None, "synchronous", "FULL")?;
    log.pragma_update(None, "foreign_keys", true)?;
    Ok(log)
}

/// Opens the log of a folder for reading only, also where nothing can be written.
pub(super) fn to_read(folder: &Path) -> Result<Connection, StoreError> {
    let file = folder.join(LOG);
    match fs::metadata(&file) {
        Ok(about) if about.len() == 0 => return Err(StoreError::NoLog { folder: folder.to_owned() }),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::NoLog { folder: folder.to_owned() }),
        Err(error) => return Err(StoreError::File { file, error }),
    }
    let log = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match is_readable(&log, &file) {
        Err(StoreError::Closed { .. } | StoreError::ReadOnly | StoreError::Disk { .. } | StoreError::Full) => {
            let alone = connect_alone(&file, unsettled_writing(folder))?;
            is_readable(&alone, &file)?;
            Ok(alone)
        }
        Err(error) => Err(error),
        Ok(()) => Ok(log),
    }
}

/// Opens one file as a log, to look at it.
pub(super) fn connect(file: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let log = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    log.busy_timeout(PATIENCE)?;
    log.set_prepared_statement_cache_capacity(STATEMENTS);
    // A damaged page is noticed when it is read, and nothing in the file can call functions.
    log.pragma_update(None, "cell_size_check", true)?;
    log.pragma_update(None, "trusted_schema", false)?;
    Ok(log)
}

/// Whether something written lies beside the log and is not in it yet, as after a crash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsettled {
    Nothing,
    Something,
}

/// Opens a log where not even the files that readers and writers share can be made, so that nobody else can be writing.
fn connect_alone(file: &Path, unsettled: Unsettled) -> Result<Connection, StoreError> {
    let absolute = std::path::absolute(file).map_err(|error| StoreError::File { file: file.to_owned(), error })?;
    let address: String = absolute.to_string_lossy().chars().map(escaped).collect();
    let manner = match unsettled {
        Unsettled::Nothing => "immutable=1",
        Unsettled::Something => LOCKLESS,
    };
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let log = connect(Path::new(&format!("file:{address}?{manner}")), access)?;
    // Keeps in memory what is otherwise shared in a file.
    log.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(log)
}

/// Gives a character as an address of a file spells it.
fn escaped(c: char) -> String {
    if matches!(c, '%' | '?' | '#') { format!("%{:02X}", u32::from(c)) } else { c.to_string() }
}

fn unsettled_writing(folder: &Path) -> Unsettled {
    let beside = fs::metadata(folder.join(format!("{LOG}-wal")));
    if beside.is_ok_and(|about| about.len() > 0) { Unsettled::Something } else { Unsettled::Nothing }
}

/// Says that a file is a log this program can read.
pub(super) fn is_readable(log: &Connection, file: &Path) -> Result<(), StoreError> {
    match schema::form(log)? {
        Form::Log(_) => Ok(()),
        Form::Newer(found) => Err(StoreError::Newer { found, known: schema::NEWEST }),
        Form::Empty | Form::Foreign => Err(StoreError::NotALog { file: file.to_owned() }),
    }
}

/// Says whether the log is of the newest form and in the mode in which readers and a writer do not wait for each other.
fn is_settled(log: &Connection, file: &Path) -> Result<bool, StoreError> {
    match schema::form(log)? {
        Form::Empty => Ok(false),
        Form::Log(form) => {
            let mode: String = log.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
            Ok(form == schema::NEWEST && mode == "wal")
        }
        Form::Newer(found) => Err(StoreError::Newer { found, known: schema::NEWEST }),
        Form::Foreign => Err(StoreError::NotALog { file: file.to_owned() }),
    }
}

/// Makes the log, or brings it to the newest form with a copy made first.
fn settle(log: &mut Connection, folder: &Path, file: &Path) -> Result<(), StoreError> {
    let lock = folder.join(LOCK);
    let held = File::create(&lock).and_then(|lock_file| lock_file.lock().map(|()| lock_file));
    let _held = held.map_err(|error| StoreError::File { file: lock, error })?;
    // Another program may have done it while this one waited.
    if is_settled(log, file)? {
        return Ok(());
    }
    if let Form::Log(form) = schema::form(log)?
        && form < schema::NEWEST
    {
        copies::before_form(log, folder, schema::NEWEST)?;
    }
    log.pragma_update(None, "journal_mode", "WAL")?;
    schema::migrate(log)
}

fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| StoreError::Folder { folder: folder.to_owned(), error })
}

/// Makes an empty file that only its owner can read, where there is none.
pub(super) fn make_private_file(file: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            Err(StoreError::ReadOnly)
        }
        Err(error) if error.kind() == ErrorKind::StorageFull => Err(StoreError::Full),
        Err(error) => Err(StoreError::File { file: file.to_owned(), error }),
    }
}
