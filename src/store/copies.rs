//! Copies of the log: made while others write, and brought back without destroying what is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::connection::{connect, connect_to_read};
use super::lock::Lock;
use super::open::{self, LOG};
use super::schema::STEPS;

/// The folder of copies, within the folder of the log.
pub(super) const COPIES: &str = "backups";
/// How the names begin of a log that could not be opened, of one that a copy took the place of, and of a copy on its way.
const DAMAGED: &str = "log-damaged";
const BEFORE_RESTORE: &str = "log-before-restore";
const COMING: &str = "log-coming";
/// How the name ends of a copy that is being made.
pub(super) const PARTIAL: &str = ".partial";
/// How long to wait between attempts while another program holds the log, and how often.
const PAUSE: Duration = Duration::from_millis(50);
const ATTEMPTS: usize = 100;
/// All pages that are left to copy.
const ALL_PAGES: i32 = -1;

/// Copies the whole log to a new file, in one consistent state, and makes sure that the copy is sound.
///
/// The file has its name only once it is whole and on the disk: a program that is killed leaves no half of a copy under it.
pub(super) fn copy_to(log: &Connection, file: &Path) -> Result<(), StoreError> {
    make(file, |partial| pour(log, partial).and_then(|copy| settle(copy, partial)))
}

/// Makes a file under a passing name beside its own, and gives it its name at the end, where no file has that.
fn make(file: &Path, write: impl FnOnce(&Path) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let failed = |error| StoreError::File { file: file.to_owned(), error };
    if fs::exists(file).map_err(failed)? {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let partial = with_ending(file, &format!(".{}{PARTIAL}", std::process::id()));
    let made = write(&partial).and_then(|()| name_at_last(&partial, file).map_err(failed));
    // Half a copy is worse than none, and a whole one has its own name by now; if it cannot be removed, nothing takes it for one.
    let _ = fs::remove_file(&partial);
    made
}

/// Gives a whole file its own name, but no other file's.
fn name_at_last(partial: &Path, file: &Path) -> io::Result<()> {
    match fs::hard_link(partial, file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => claim(partial, file)?,
        linked => linked?,
    }
    sync_names(file)
}

/// Gives a file its own name on a disk that knows no second names: only whoever makes an empty file of that name may replace it.
fn claim(partial: &Path, file: &Path) -> io::Result<()> {
    fs::File::create_new(file)?;
    fs::rename(partial, file)
}

/// Waits until the names in a file's folder are on the disk.
fn sync_names(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
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
    copy_pages(&Backup::new(from, to)?, ALL_PAGES)
}

/// Copies so many pages; waits for others to finish. From the first call on, nobody else writes where the pages go.
fn copy_pages(transfer: &Backup<'_, '_>, pages: i32) -> Result<(), StoreError> {
    for _ in 0..ATTEMPTS {
        match transfer.step(pages)? {
            StepResult::Done => return Ok(()),
            StepResult::More if pages != ALL_PAGES => return Ok(()),
            StepResult::More | StepResult::Busy | StepResult::Locked | _ => std::thread::sleep(PAUSE),
        }
    }
    Err(StoreError::Busy)
}

/// Copies the whole log into the folder of copies, which is made where it is not there yet, for the owner's eyes only.
pub(super) fn copy_beside(log: &Connection, folder: &Path, stamp: &str) -> Result<PathBuf, StoreError> {
    let copies = folder.join(COPIES);
    open::make_private_folder(&copies)?;
    let file = free_name(&copies, &format!("log-{stamp}"));
    copy_to(log, &file)?;
    Ok(file)
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
    let _lock = Lock::wait(folder)?;
    let beside = free_name(folder, &format!("{BEFORE_RESTORE}-{stamp}"));
    let present = connect_to_read(&folder.join(LOG))?;
    // One transaction: a program that is killed leaves the log as it was, or as in the copy.
    let transfer = Backup::new(&source, log)?;
    // It begins before the log is copied: what another program kept in between would be in neither file.
    copy_pages(&transfer, 0)?;
    // The log may be damaged: it is kept as it is.
    make(&beside, |partial| pour(&present, partial).map(drop))?;
    copy_pages(&transfer, ALL_PAGES)?;
    drop(transfer);
    log.pragma_update(None, "journal_mode", "WAL")?;
    STEPS.apply(log)?;
    Ok(beside)
}

/// Puts a copy in the place of a log that cannot be opened, which is kept beside it with what was written beside it.
///
/// Gives the file that the damaged log is kept in.
pub(super) fn replace_damaged(folder: &Path, from: &Path, stamp: &str) -> Result<PathBuf, StoreError> {
    let source = sound(from)?;
    let _lock = Lock::wait(folder)?;
    let log = folder.join(LOG);
    match sound(&log) {
        // Another program has exchanged it meanwhile.
        Ok(_) => return Err(StoreError::Busy),
        Err(error) if is_damage(&error) => {}
        // Only held, closed, or of a newer form: nothing that a copy would mend.
        Err(error) => return Err(error),
    }
    let exchange =
        Exchange { log, coming: folder.join(format!("{COMING}.db")), aside: free_name(folder, &format!("{DAMAGED}-{stamp}")) };
    // What another attempt left that was cut short.
    unless_absent(fs::remove_file(&exchange.coming)).map_err(|error| exchange.failed(error))?;
    copy_to(&source, &exchange.coming)?;
    Exchange::STEPS.iter().try_for_each(|step| step(&exchange)).map_err(|error| exchange.failed(error))?;
    Ok(exchange.aside)
}

/// A damaged log, the copy that comes in its place, and where the damaged one goes.
///
/// After each step a log is in its place, the damaged one until the copy takes its name in one move: a program that is
/// stopped between two steps leaves no folder without a log, which the next one would take for a runner's first day.
struct Exchange {
    log: PathBuf,
    coming: PathBuf,
    aside: PathBuf,
}

impl Exchange {
    /// The steps, in order.
    const STEPS: [fn(&Self) -> io::Result<()>; 3] = [Self::keep_aside, Self::drop_beside, Self::move_in];
    /// What `SQLite` keeps beside a log, which belongs to that log alone.
    const BESIDE: [&str; 2] = ["-wal", "-shm"];

    /// Keeps the damaged log, and what was written beside it, under another name as well.
    fn keep_aside(&self) -> io::Result<()> {
        for ending in [""].iter().chain(&Self::BESIDE) {
            let (part, target) = (with_ending(&self.log, ending), with_ending(&self.aside, ending));
            // Some disks know no second names.
            unless_absent(fs::hard_link(&part, &target).or_else(|_| fs::copy(&part, &target).map(drop)))?;
        }
        Ok(())
    }

    /// Takes away what was written beside the damaged log: beside the copy it would be taken for the copy's own.
    fn drop_beside(&self) -> io::Result<()> {
        Self::BESIDE.iter().try_for_each(|ending| unless_absent(fs::remove_file(with_ending(&self.log, ending))))
    }

    fn move_in(&self) -> io::Result<()> {
        fs::rename(&self.coming, &self.log)?;
        sync_names(&self.log)
    }

    fn failed(&self, error: io::Error) -> StoreError {
        StoreError::File { file: self.log.clone(), error }
    }
}

/// Takes it for done where there was no such file.
fn unless_absent(done: io::Result<()>) -> io::Result<()> {
    done.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(ending);
    PathBuf::from(name)
}

/// Opens a copy and makes sure that it is a whole log of a form this program knows.
fn sound(file: &Path) -> Result<Connection, StoreError> {
    fs::File::open(file).map_err(|error| StoreError::File { file: file.to_owned(), error })?;
    let log = connect_to_read(file).map_err(|error| not_a_log(error, file))?;
    open::known_form(&log, file, STEPS)?;
    let verdict: String = log.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(log) } else { Err(StoreError::DamagedCopy { file: file.to_owned(), said: verdict }) }
}

/// Says whether an error is about what a log's file holds, not about whether it can be reached and read at all.
const fn is_damage(error: &StoreError) -> bool {
    matches!(error, StoreError::Damaged { .. } | StoreError::DamagedCopy { .. } | StoreError::NotALog { .. })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(log: &Connection) -> i64 {
        log.query_row("SELECT count(*) FROM rest", [], |row| row.get(0)).unwrap()
    }

    /// Makes a folder with a sound copy of a log that is damaged since, and says where both are.
    fn damaged() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let log = open::to_write(folder.path(), STEPS).unwrap();
        log.execute("INSERT INTO rest (id, day) VALUES (zeroblob(16), '2026-11-22')", []).unwrap();
        let copy = folder.path().join("copy.db");
        copy_to(&log, &copy).unwrap();
        drop(log);
        let noise = b"not a database at all ".repeat(400);
        fs::write(folder.path().join(LOG), &noise).unwrap();
        fs::write(folder.path().join(format!("{LOG}-wal")), b"left over").unwrap();
        (folder, copy, noise)
    }

    #[test]
    fn a_log_that_only_a_newer_program_knows_is_not_exchanged_for_a_copy() {
        let (folder, copy, _) = damaged();
        let newer = folder.path().join(LOG);
        fs::remove_file(folder.path().join(format!("{LOG}-wal"))).unwrap();
        fs::copy(&copy, &newer).unwrap();
        connect(&newer, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = fs::read(&newer).unwrap();
        let refused = replace_damaged(folder.path(), &copy, "x").unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused:?}");
        assert_eq!(fs::read(&newer).unwrap(), before);
    }

    #[test]
    fn a_file_made_meanwhile_is_not_replaced_where_a_disk_knows_no_second_names() {
        let folder = tempfile::tempdir().unwrap();
        let (partial, file) = (folder.path().join("copy.db.partial"), folder.path().join("copy.db"));
        fs::write(&partial, "whole").unwrap();
        fs::write(&file, "another's").unwrap();
        assert_eq!(claim(&partial, &file).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).unwrap(), b"another's");
        fs::remove_file(&file).unwrap();
        claim(&partial, &file).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"whole");
    }

    #[test]
    fn an_exchange_that_is_cut_short_anywhere_leaves_the_damaged_log_or_the_copy_and_never_an_empty_one() {
        for done in 0..=Exchange::STEPS.len() {
            let (folder, copy, noise) = damaged();
            let name = |name: &str| folder.path().join(name);
            let exchange = Exchange { log: name(LOG), coming: name("log-coming.db"), aside: name("log-damaged-x.db") };
            copy_to(&connect_to_read(&copy).unwrap(), &exchange.coming).unwrap();
            Exchange::STEPS.iter().take(done).try_for_each(|step| step(&exchange)).unwrap();
            if done < Exchange::STEPS.len() {
                assert!(open::to_write(folder.path(), STEPS).is_err(), "step {done}: what is damaged says so");
                let aside = replace_damaged(folder.path(), &copy, "y").unwrap();
                assert_eq!(fs::read(aside).unwrap(), noise, "step {done}");
            }
            assert_eq!(rests(&open::to_write(folder.path(), STEPS).unwrap()), 1, "step {done}");
            assert!(!exchange.coming.exists(), "step {done}");
        }
    }
}
