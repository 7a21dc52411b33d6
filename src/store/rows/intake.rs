//! The table of what was eaten and drunk.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::Intake;

impl EntryRow for Intake {
    const SQL: Statements = statements!(
        "intake",
        "at_ms, at_offset_min, carbohydrate_g, protein_g, fluid_ml, title",
        "?, ?, ?, ?, ?, ?",
        since "at_ms >= ?1"
    );

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self {
            at: columns.moment()?,
            carbohydrate: columns.quantity()?,
            protein: columns.quantity()?,
            fluid: columns.quantity()?,
            title: columns.text()?,
        })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.moment(self.at)?;
        values.quantity(self.carbohydrate)?;
        values.quantity(self.protein)?;
        values.quantity(self.fluid)?;
        values.text(&self.title)
    }
}
