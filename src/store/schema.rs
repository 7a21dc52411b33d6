//! The form of the log on disk, grown by numbered steps.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// Tells a log from any other `SQLite` file: `DCHR`.
const APPLICATION: i64 = 1_145_260_114;

/// The steps, in order. A step that has been in a release is never edited.
pub(super) const STEPS: SchemaSteps = SchemaSteps::of(&[
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_gone.sql"),
    include_str!("../../migrations/0003_recordings.sql"),
    include_str!("../../migrations/0004_trace.sql"),
    include_str!("../../migrations/0005_deleted.sql"),
    include_str!("../../migrations/0006_planned_rest.sql"),
    include_str!("../../migrations/0007_planned_start.sql"),
    include_str!("../../migrations/0008_answers.sql"),
    include_str!("../../migrations/0009_unlogged.sql"),
]);

/// The steps from an empty file to a log of the newest form.
#[derive(Debug, Clone, Copy)]
pub(super) struct SchemaSteps(&'static [&'static str]);

/// What a file is to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileForm {
    /// A file with nothing in it yet.
    Empty,
    /// A log of this form, the newest or one that can be brought to it.
    Log(i64),
    /// A log of a form that only a newer program knows.
    Newer(i64),
    /// Some other program's database.
    Foreign,
}

impl SchemaSteps {
    /// Takes the steps in order.
    pub(super) const fn of(steps: &'static [&'static str]) -> Self {
        Self(steps)
    }

    /// Gives the newest form: the one after the last step.
    pub(super) fn newest(self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    fn migrations(self) -> Migrations<'static> {
        Migrations::new(self.0.iter().map(|step| M::up(step)).collect())
    }

    /// Says what an open file is, at one moment: another program may be making the log of it.
    pub(super) fn form(self, log: &Connection) -> rusqlite::Result<FileForm> {
        let log = log.unchecked_transaction()?;
        let application: i64 = log.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let version: i64 = log.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if application == APPLICATION {
            return Ok(if version > self.newest() { FileForm::Newer(version) } else { FileForm::Log(version) });
        }
        let tables: i64 = log.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok(if application == 0 && version == 0 && tables == 0 { FileForm::Empty } else { FileForm::Foreign })
    }

    /// Takes the steps that are missing; each is done whole or not at all.
    pub(super) fn apply(self, log: &mut Connection) -> Result<(), StoreError> {
        let done = self.migrations().to_latest(log);
        done.map_err(|error| {
            if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
                StoreError::from(err)
            } else {
                StoreError::Damaged { said: error.to_string(), copy: None }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_sound_sql() {
        assert_eq!(STEPS.migrations().validate(), Ok(()));
    }

    #[test]
    fn a_fresh_file_becomes_a_log_of_the_newest_form() {
        let mut log = Connection::open_in_memory().unwrap();
        assert_eq!(STEPS.form(&log), Ok(FileForm::Empty));
        STEPS.apply(&mut log).unwrap();
        assert_eq!(STEPS.form(&log), Ok(FileForm::Log(STEPS.newest())));
    }

    #[test]
    fn the_database_of_another_program_is_foreign() {
        let other = Connection::open_in_memory().unwrap();
        other.execute_batch("CREATE TABLE songs (name TEXT)").unwrap();
        assert_eq!(STEPS.form(&other), Ok(FileForm::Foreign));
    }
}
