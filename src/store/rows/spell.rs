//! The table of spells: illness, injury, and days that were not logged.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::{Grade, Spell, SpellKind};

/// How a spell of days that were not logged is named in the table.
const UNLOGGED: &str = "unlogged";

impl EntryRow for Spell {
    const SQL: Statements = statements!(
        "spell",
        "fever, place, grade, from_day, until_day, notes, kind, source",
        "?, ?, ?, ?, ?, ?, ?, ?",
        since "ifnull(until_day, '9999-12-31') >= ?1"
    );

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        let (fever, place, grade) = (columns.flag()?, columns.text()?, columns.maybe_name()?);
        let kind = match fever {
            Some(fever) => SpellKind::Illness { fever },
            None => SpellKind::Injury { place, grade: grade.unwrap_or(Grade::Injured) },
        };
        let (from, until, notes, word) = (columns.day()?, columns.maybe_day()?, columns.text()?, columns.text()?);
        let kind = if word == UNLOGGED { SpellKind::Unlogged } else { kind };
        Ok(Self { kind, from, until, notes, source: columns.maybe_text()? })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        let (word, fever, place, grade) = match &self.kind {
            SpellKind::Illness { fever } => ("illness", Some(*fever), None, None),
            SpellKind::Injury { place, grade } => ("injury", None, Some(place.as_str()), Some(grade)),
            SpellKind::Unlogged => (UNLOGGED, None, None, None),
        };
        values.flag(fever)?;
        values.maybe_text(place)?;
        values.maybe_name(grade)?;
        values.maybe_day(Some(self.from))?;
        values.maybe_day(self.until)?;
        values.text(&self.notes)?;
        values.maybe_text(Some(word))?;
        values.maybe_text(self.source.as_deref())
    }
}
