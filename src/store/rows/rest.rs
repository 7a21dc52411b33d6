//! The table of days said to be of rest.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::Rest;

impl EntryRow for Rest {
    const SQL: Statements = statements!("rest", "day, notes", "?, ?", since "day >= ?1");

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self { day: columns.day()?, notes: columns.text()? })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.maybe_day(Some(self.day))?;
        values.text(&self.notes)
    }
}
