//! Copies of the log: made while others write, and brought back without destroying what is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::connection::{connect, connect_to_read};
use super::open::{self, LOG};
use super::schema::STEPS;

/// The folder of copies, within the folder of the log.
pub(super) const COPIES: &str = "backups";
/// How the names begin of a log that could not be opened, of one that a copy took the place of, and of a copy on its way.
const DAMAGED: &str = "log-damaged";
const BEFORE_RESTORE: &str = "log-before-restore";
const COMING: &str = "log-coming";
/// How long to wait between attempts while another program holds the log, and how often.
const PAUSE: Duration = Duration::from_millis(50);
const ATTEMPTS: usize = 100;

/// Copies the whole log to a new file, in one consistent state, and makes sure that the copy is sound.
pub(super) fn copy_to(log: &Connection, file: &Path) -> Result<(), StoreError> {
    if fs::exists(file).map_err(|error| StoreError::File { file: file.to_owned(), error })? {
        return Err(StoreError::File { file: file.to_owned(), error: std::io::ErrorKind::AlreadyExists.into() });
    }
    let copied = pour(log, file).and_then(|copy| settle(copy, file));
    if copied.is_err() {
        // Half a copy is worse than none; if it cannot be removed, the error says enough.
        let _ = fs::remove_file(file);
    }
    copied
}

/// Copies every page to a new file, whatever is in them.
fn pour(log: &Connection, file: &Path) -> Result<Connection, StoreError> {
    open::make_private_file(file)?;
    let mut copy = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    transfer(log, &mut copy)?;
    Ok(copy)
}

/// Makes a copy one sound file that stands alone, on the disk before anyone is told.
fn settle(copy: Connection, file: &Path) -> Result<(), StoreError> {
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    let verdict: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged { said: verdict, copy: None });
    }
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    fs::File::open(file).and_then(|copy| copy.sync_all()).map_err(|error| StoreError::File { file: file.to_owned(), error })
}

/// Copies every page from one database to another; waits for others to finish.
fn transfer(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let transfer = Backup::new(from, to)?;
    for _ in 0..ATTEMPTS {
        match transfer.step(-1)? {
            StepResult::Done => return Ok(()),
            StepResult::More | StepResult::Busy | StepResult::Locked | _ => std::thread::sleep(PAUSE),
        }
    }
    Err(StoreError::Busy)
}

/// Makes the copy that is kept beside the log before it is brought to a new form.
pub(super) fn before_form(log: &Connection, folder: &Path, form: i64) -> Result<PathBuf, StoreError> {
    let file = free_name(folder, &format!("log-before-form-{form}"));
    copy_to(log, &file)?;
    Ok(file)
}

/// Puts the content of another log in the place of this one; a copy of this one is kept beside it.
///
/// Gives the file that the present log is kept in.
pub(super) fn restore(log: &mut Connection, folder: &Path, from: &Path, stamp: &str) -> Result<PathBuf, StoreError> {
    let source = sound(from)?;
    let beside = free_name(folder, &format!("{BEFORE_RESTORE}-{stamp}"));
    // The log may be damaged: it is kept as it is.
    drop(pour(log, &beside)?);
    transfer(&source, log)?;
    log.pragma_update(None, "journal_mode", "WAL")?;
    STEPS.apply(log)?;
    Ok(beside)
}

/// Moves a log that cannot be opened out of the way, with what was written beside it, and puts a copy in its place.
///
/// Gives the file that the damaged log is kept in.
pub(super) fn replace_damaged(folder: &Path, from: &Path, stamp: &str) -> Result<PathBuf, StoreError> {
    let source = sound(from)?;
    let fresh = free_name(folder, COMING);
    copy_to(&source, &fresh)?;
    let aside = free_name(folder, &format!("{DAMAGED}-{stamp}"));
    for ending in ["", "-wal", "-shm"] {
        let part = folder.join(format!("{LOG}{ending}"));
        let mut target = aside.clone().into_os_string();
        target.push(ending);
        if part.exists() {
            fs::rename(&part, &target).map_err(|error| StoreError::File { file: part, error })?;
        }
    }
    let log = folder.join(LOG);
    fs::rename(&fresh, &log).map_err(|error| StoreError::File { file: log, error })?;
    Ok(aside)
}

/// Opens a copy and makes sure that it is a whole log of a form this program knows.
fn sound(file: &Path) -> Result<Connection, StoreError> {
    fs::File::open(file).map_err(|error| StoreError::File { file: file.to_owned(), error })?;
    let log = connect_to_read(file).map_err(|error| not_a_log(error, file))?;
    open::known_form(&log, file, STEPS)?;
    let verdict: String = log.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(log) } else { Err(StoreError::DamagedCopy { file: file.to_owned(), said: verdict }) }
}

/// Calls a file that cannot be read as a log no log.
fn not_a_log(error: StoreError, file: &Path) -> StoreError {
    if let StoreError::Damaged { .. } = error { StoreError::NotALog { file: file.to_owned() } } else { error }
}

/// Gives the newest copy of the log in its folder and in the folder of copies within it.
pub(super) fn newest(folder: &Path) -> Option<PathBuf> {
    let places = [folder.to_owned(), folder.join(COPIES)];
    let files = places.iter().filter_map(|place| fs::read_dir(place).ok()).flatten().flatten();
    let copies = files.map(|file| file.path()).filter(|file| is_copy(file));
    copies.max_by_key(|file| fs::metadata(file).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH))
}

/// Says whether a file beside the log is a copy worth going back to: not the log itself, nor one that was given up.
fn is_copy(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_given_up = [LOG, DAMAGED, BEFORE_RESTORE, COMING].iter().any(|start| name.starts_with(start));
    file.extension().is_some_and(|ending| ending == "db") && !is_given_up
}

/// Gives the first name of this kind that no file has yet.
fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let first = folder.join(format!("{stem}.db"));
    let others = (2_u32..).map(|number| folder.join(format!("{stem}-{number}.db")));
    std::iter::once(first.clone()).chain(others).find(|file| !file.exists()).unwrap_or(first)
}
