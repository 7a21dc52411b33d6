//! The table of what is planned.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::Planned;

impl EntryRow for Planned {
    const SQL: Statements = statements!(
        "planned",
        "day, first_day, start, race, sport, kind, moving_s, distance_m, climb_m, descent_m, effort_cr10, title, notes",
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
        since "day >= ?1"
    );

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self {
            day: columns.day()?,
            first_day: columns.maybe_day()?,
            start: columns.maybe_name()?,
            race: columns.maybe_name()?,
            sport: columns.name()?,
            kind: columns.maybe_name()?,
            moving: columns.quantity()?,
            distance: columns.quantity()?,
            climb: columns.quantity()?,
            descent: columns.quantity()?,
            rpe: columns.quantity()?,
            title: columns.text()?,
            notes: columns.text()?,
        })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.maybe_day(Some(self.day))?;
        values.maybe_day(self.first_day)?;
        values.maybe_name(self.start.as_ref())?;
        values.maybe_name(self.race.as_ref())?;
        values.maybe_name(Some(&self.sport))?;
        values.maybe_name(self.kind.as_ref())?;
        values.quantity(self.moving)?;
        values.quantity(self.distance)?;
        values.quantity(self.climb)?;
        values.quantity(self.descent)?;
        values.quantity(self.rpe)?;
        values.text(&self.title)?;
        values.text(&self.notes)
    }
}
