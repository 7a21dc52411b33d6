//! The form of the log on disk, grown by numbered steps.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// Tells a log from any other `SQLite` file: `DCHR`.
const APPLICATION: i64 = 1_145_260_114;

/// The steps, in order. A step that has been in a release is never edited.
const STEPS: &[M<'static>] = &[M::up(include_str!("../../migrations/0001_log.sql"))];

/// The form this program reads and writes.
pub(super) const NEWEST: i64 = 1;

/// What a file is to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A file with nothing in it yet.
    Empty,
    /// A log of this form, the newest or one that can be brought to it.
    Log(i64),
    /// A log of a form that only a newer program knows.
    Newer(i64),
    /// Some other program's database.
    Foreign,
}

/// Says what an open file is.
pub(super) fn form(log: &Connection) -> rusqlite::Result<Form> {
    let application: i64 = log.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i64 = log.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application == APPLICATION {
        return Ok(if version > NEWEST { Form::Newer(version) } else { Form::Log(version) });
    }
    let tables: i64 = log.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(if application == 0 && version == 0 && tables == 0 { Form::Empty } else { Form::Foreign })
}

/// Brings a log to the newest form; each step is done whole or not at all.
pub(super) fn migrate(log: &mut Connection) -> Result<(), StoreError> {
    let done = Migrations::from_slice(STEPS).to_latest(log);
    done.map_err(|error| {
        if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
            StoreError::from(err)
        } else {
            StoreError::Damaged { said: error.to_string(), copy: None }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_form_is_the_one_after_the_last_step() {
        assert_eq!(usize::try_from(NEWEST), Ok(STEPS.len()));
    }

    #[test]
    fn the_steps_are_sound_sql() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }

    #[test]
    fn a_fresh_file_becomes_a_log_of_the_newest_form() {
        let mut log = Connection::open_in_memory().unwrap();
        assert_eq!(form(&log), Ok(Form::Empty));
        migrate(&mut log).unwrap();
        assert_eq!(form(&log), Ok(Form::Log(NEWEST)));
    }
}
