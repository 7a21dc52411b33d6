//! The lock beside the log: one program at a time makes the log, brings it to a new form, or exchanges it for a copy.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::StoreError;

/// The file whose lock it is; it stays, and holds nothing.
const LOCK: &str = "log.lock";

/// The lock, held as long as this lives; the system lets go of it where a program is killed.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the file is held open, not read")] File);

impl Lock {
    /// Waits for the lock of a folder and holds it.
    pub fn wait(folder: &Path) -> Result<Self, StoreError> {
        let file = file_of(folder)?;
        file.lock().map_err(|error| failed(folder, error))?;
        Ok(Self(file))
    }

    /// Holds the lock of a folder; nothing where another program holds it.
    pub fn at_once(folder: &Path) -> Result<Option<Self>, StoreError> {
        let file = file_of(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed(folder, error)),
        }
    }
}

fn file_of(folder: &Path) -> Result<File, StoreError> {
    File::create(folder.join(LOCK)).map_err(|error| failed(folder, error))
}

fn failed(folder: &Path, error: std::io::Error) -> StoreError {
    StoreError::File { file: folder.join(LOCK), error }
}
