//! Opening the log: its folder, its file, who may read it, and the form it is in.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::connection::{connect, connect_to_read, remember_little};
use super::lock::Lock;
use super::schema::{FileForm, SchemaSteps};
use super::{StoreError, copies};

/// The name of the log in its folder.
pub(super) const LOG: &str = "log.db";
/// The bytes of the smallest page that a database can have.
const SHORTEST: u64 = 512;

/// Opens the log of a folder for reading and writing; makes both where they are not there yet.
pub(super) fn to_write(folder: &Path, steps: SchemaSteps) -> Result<Connection, StoreError> {
    make_private_folder(folder)?;
    let file = folder.join(LOG);
    if file.exists() {
        refuse_what_is_no_log(&file)?;
    }
    make_private_file(&file)?;
    let mut log = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if log.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    if !is_settled(&log, &file, steps)? {
        settle(&mut log, folder, &file, steps)?;
    }
    remember_little(&log)?;
    log.pragma_update(None, "synchronous", "FULL")?;
    log.pragma_update(None, "foreign_keys", true)?;
    Ok(log)
}

/// Opens the log of a folder for reading only, also where nothing can be written. A log of an older form is brought to the
/// newest first, which does need writing.
pub(super) fn to_read(folder: &Path, steps: SchemaSteps) -> Result<Connection, StoreError> {
    let file = folder.join(LOG);
    match fs::metadata(&file) {
        Ok(about) => {
            refuse_what_is_no_log(&file)?;
            if about.len() == 0 {
                return Err(StoreError::NoLog { folder: folder.to_owned() });
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::NoLog { folder: folder.to_owned() }),
        Err(error) => return Err(StoreError::File { file, error }),
    }
    let log = connect_to_read(&file)?;
    if steps.form(&log)? == FileForm::Empty {
        // Another program may be making it just now, and holds the lock until it is made.
        let _lock = Lock::wait(folder)?;
        if steps.form(&log)? == FileForm::Empty {
            return Err(StoreError::NoLog { folder: folder.to_owned() });
        }
    }
    if known_form(&log, &file, steps)? < steps.newest() {
        drop(log);
        drop(to_write(folder, steps)?);
        return connect_to_read(&file);
    }
    Ok(log)
}

/// Refuses what is no file; a file too short to have a beginning, which would pass for an empty one and be written over; an empty
/// one, too, where there are copies of a log that was not empty.
fn refuse_what_is_no_log(file: &Path) -> Result<(), StoreError> {
    let about = fs::metadata(file).map_err(|error| StoreError::File { file: file.to_owned(), error })?;
    if about.is_dir() {
        return Err(StoreError::AFolder { file: file.to_owned() });
    }
    let length = about.len();
    if length == 0 && file.parent().and_then(copies::newest).is_some() {
        return Err(StoreError::Damaged { said: "its file is empty, though there are copies of it".to_owned(), copy: None });
    }
    if (1..SHORTEST).contains(&length) {
        return Err(StoreError::Damaged { said: format!("only {length} bytes of it are left"), copy: None });
    }
    Ok(())
}

/// Gives the form of a log, where it is one and this program knows it.
pub(super) fn known_form(log: &Connection, file: &Path, steps: SchemaSteps) -> Result<i64, StoreError> {
    match steps.form(log)? {
        FileForm::Log(form) => Ok(form),
        FileForm::Newer(found) => Err(StoreError::Newer { found, known: steps.newest() }),
        FileForm::Empty | FileForm::Foreign => Err(StoreError::NotALog { file: file.to_owned() }),
    }
}

/// Says whether the log is of the newest form and in the mode in which readers and a writer do not wait for each other.
fn is_settled(log: &Connection, file: &Path, steps: SchemaSteps) -> Result<bool, StoreError> {
    if steps.form(log)? == FileForm::Empty {
        return Ok(false);
    }
    let form = known_form(log, file, steps)?;
    let mode: String = log.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok(form == steps.newest() && mode == "wal")
}

/// Makes the log, or brings it to the newest form with a copy made first.
fn settle(log: &mut Connection, folder: &Path, file: &Path, steps: SchemaSteps) -> Result<(), StoreError> {
    let _lock = Lock::wait(folder)?;
    // Another program may have done it while this one waited.
    if is_settled(log, file, steps)? {
        return Ok(());
    }
    if let FileForm::Log(form) = steps.form(log)?
        && form < steps.newest()
    {
        copies::before_form(log, folder, steps.newest())?;
    }
    log.pragma_update(None, "journal_mode", "WAL")?;
    steps.apply(log)
}

/// Makes a folder that only its owner can enter, where there is none.
pub(super) fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder.create(folder).map_err(|error| StoreError::Folder { folder: folder.to_owned(), error })
}

/// Makes an empty file that only its owner can read, where there is none.
pub(super) fn make_private_file(file: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
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

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = include_str!("../../migrations/0001_log.sql");
    const ONE: SchemaSteps = SchemaSteps::of(&[FIRST]);
    const NEXT: SchemaSteps = SchemaSteps::of(&[FIRST, "ALTER TABLE session ADD COLUMN shoes TEXT"]);
    const BROKEN: SchemaSteps = SchemaSteps::of(&[FIRST, "DROP TABLE draft; ALTER TABLE nothing ADD COLUMN shoes TEXT"]);

    #[test]
    fn a_folder_in_the_place_of_the_log_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(LOG)).unwrap();
        for refusal in [to_write(folder.path(), ONE).unwrap_err(), to_read(folder.path(), ONE).unwrap_err()] {
            assert!(refusal.to_string().ends_with("log.db is a folder: the log is a file of that name"), "{refusal}");
            assert!(refusal.hint().is_some_and(|hint| hint.starts_with("move that folder away")), "{refusal:?}");
        }
    }

    #[test]
    fn a_log_emptied_beside_its_copies_is_damaged_and_an_empty_one_without_copies_is_new() {
        let folder = tempfile::tempdir().unwrap();
        let log = to_write(folder.path(), ONE).unwrap();
        copies::copy_to(&log, &folder.path().join("copy.db")).unwrap();
        drop(log);
        fs::write(folder.path().join(LOG), []).unwrap();
        for refusal in [to_write(folder.path(), ONE).err(), to_read(folder.path(), ONE).err()] {
            assert!(matches!(refusal, Some(StoreError::Damaged { .. })), "{refusal:?}");
        }
        fs::remove_file(folder.path().join("copy.db")).unwrap();
        // Beside no copies an empty file is a log not yet begun.
        assert!(matches!(to_read(folder.path(), ONE).err(), Some(StoreError::NoLog { .. })));
        assert!(to_write(folder.path(), ONE).is_ok());
    }

    fn add_rest(log: &Connection) {
        log.execute("INSERT INTO rest (id, day) VALUES (zeroblob(16), '2026-11-22')", []).unwrap();
    }

    fn rests(log: &Connection) -> i64 {
        log.query_row("SELECT count(*) FROM rest", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_log_of_an_older_form_is_copied_before_it_is_brought_to_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        add_rest(&to_write(folder.path(), ONE).unwrap());
        let log = to_read(folder.path(), NEXT).unwrap();
        assert_eq!(NEXT.form(&log), Ok(FileForm::Log(2)));
        assert_eq!(rests(&log), 1);
        let copy = connect_to_read(&folder.path().join("log-before-form-2.db")).unwrap();
        assert_eq!(ONE.form(&copy), Ok(FileForm::Log(1)));
        assert_eq!(rests(&copy), 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_log_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        add_rest(&to_write(folder.path(), ONE).unwrap());
        assert!(to_write(folder.path(), BROKEN).is_err());
        let log = to_write(folder.path(), ONE).unwrap();
        assert_eq!((ONE.form(&log), rests(&log)), (Ok(FileForm::Log(1)), 1));
        assert_eq!(log.execute("DELETE FROM draft", []), Ok(0), "the first half of the step is undone too");
    }

    #[test]
    fn a_log_of_a_newer_form_is_refused_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        drop(to_write(folder.path(), NEXT).unwrap());
        let before = fs::read(folder.path().join(LOG)).unwrap();
        for refusal in [to_write(folder.path(), ONE).err(), to_read(folder.path(), ONE).err()] {
            assert!(matches!(refusal, Some(StoreError::Newer { found: 2, known: 1 })), "{refusal:?}");
        }
        assert_eq!(fs::read(folder.path().join(LOG)).unwrap(), before);
    }
}
