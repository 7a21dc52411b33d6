//! The table of days that are planned to be of rest.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::PlannedRest;

impl EntryRow for PlannedRest {
    const SQL: Statements = statements!("planned_rest", "from_day, until_day, notes", "?, ?, ?", since "until_day >= ?1");

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self { from: columns.day()?, until: columns.day()?, notes: columns.text()? })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.maybe_day(Some(self.from))?;
        values.maybe_day(Some(self.until))?;
        values.text(&self.notes)
    }
}
