//! The table of sessions.

use rusqlite::Result;

use super::{Columns, Row, Statements, Values, statements};
use crate::journal::{Session, Source};

impl Row for Session {
    const SQL: Statements = statements!(
        "session",
        "sport, start_ms, start_offset_min, zone, kind, moving_s, elapsed_s, distance_m, climb_m, descent_m, effort_cr10, \
         feel_of_10, heart_avg_bpm, heart_max_bpm, watch_recovery_s, title, notes, place, tags, sport_name, file, format, \
         device, climb_method",
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
        since "start_ms >= ?1"
    );

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self {
            sport: columns.name()?,
            start: columns.moment()?,
            zone: columns.maybe_name()?,
            kind: columns.maybe_name()?,
            moving: columns.quantity()?,
            elapsed: columns.quantity()?,
            distance: columns.quantity()?,
            climb: columns.quantity()?,
            descent: columns.quantity()?,
            rpe: columns.quantity()?,
            feel: columns.quantity()?,
            heart_avg: columns.quantity()?,
            heart_max: columns.quantity()?,
            watch_recovery: columns.quantity()?,
            title: columns.text()?,
            notes: columns.text()?,
            place: columns.text()?,
            tags: columns.lines()?,
            sport_name: columns.maybe_text()?,
            source: Source {
                file: columns.maybe_text()?,
                format: columns.maybe_text()?,
                device: columns.maybe_text()?,
                climb_method: columns.maybe_text()?,
            },
        })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.maybe_name(Some(&self.sport))?;
        values.moment(self.start)?;
        values.maybe_name(self.zone.as_ref())?;
        values.maybe_name(self.kind.as_ref())?;
        values.quantity(self.moving)?;
        values.quantity(self.elapsed)?;
        values.quantity(self.distance)?;
        values.quantity(self.climb)?;
        values.quantity(self.descent)?;
        values.quantity(self.rpe)?;
        values.quantity(self.feel)?;
        values.quantity(self.heart_avg)?;
        values.quantity(self.heart_max)?;
        values.quantity(self.watch_recovery)?;
        values.text(&self.title)?;
        values.text(&self.notes)?;
        values.text(&self.place)?;
        values.lines(&self.tags)?;
        values.maybe_text(self.sport_name.as_deref())?;
        values.maybe_text(self.source.file.as_deref())?;
        values.maybe_text(self.source.format.as_deref())?;
        values.maybe_text(self.source.device.as_deref())?;
        values.maybe_text(self.source.climb_method.as_deref())
    }
}
