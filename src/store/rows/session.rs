//! The table of sessions.

use rusqlite::{Connection, OptionalExtension, Result};

use super::{Columns, EntryRow, Statements, Values, kept, since, statements};
use crate::journal::{Kept, Session, Source};

impl EntryRow for Session {
    const SQL: Statements = statements!(
        "session",
        "sport, start_ms, start_offset_min, zone, kind, moving_s, elapsed_s, distance_m, climb_m, descent_m, effort_cr10, \
         feel_of_10, heart_avg_bpm, heart_max_bpm, watch_recovery_s, title, notes, place, tags, sport_name, file, format, \
         device, climb_method, recordings",
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
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
                recordings: columns.maybe_json()?.unwrap_or_default(),
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
        values.maybe_text(self.source.climb_method.as_deref())?;
        values.maybe_json(Some(&self.source.recordings).filter(|recordings| !recordings.is_empty()))
    }
}

/// How many sessions before the asked-for time are read, too.
const BEFORE: i64 = 50;

/// Reads the sessions from an instant (milliseconds) on, the latest few before it, and the longest run before those.
pub(in crate::store) fn late_sessions(log: &Connection, from_ms: i64) -> Result<Vec<Kept<Session>>> {
    let from_ms = start_of_the_latest_before(log, from_ms)?;
    let mut sessions = since(log, from_ms)?;
    sessions.extend(longest_run_before(log, from_ms)?);
    Ok(sessions)
}

/// Reads the sessions that were deleted, and stay so, as they last were.
pub(in crate::store) fn deleted_sessions(log: &Connection) -> Result<Vec<Session>> {
    let mut find = log.prepare_cached(&format!(
        "{} WHERE version IN (
             SELECT step.before FROM step JOIN change USING (change)
             WHERE step.entry = 'session' AND step.before IS NOT NULL AND step.after IS NULL AND change.state = 'kept'
             AND NOT EXISTS (SELECT 1 FROM session AS other WHERE other.id = step.id AND other.live = 1)
         ) ORDER BY version",
        Session::SQL.versions
    ))?;
    find.query_map([], |row| kept(&mut Columns::of(row)).map(|kept| kept.what))?.collect()
}

fn start_of_the_latest_before(log: &Connection, from_ms: i64) -> Result<i64> {
    let mut statement = log.prepare_cached(
        "SELECT min(start_ms) FROM
         (SELECT start_ms FROM session WHERE live = 1 AND start_ms < ?1 ORDER BY start_ms DESC LIMIT ?2)",
    )?;
    let start: Option<i64> = statement.query_row([from_ms, BEFORE], |row| row.get(0))?;
    Ok(start.unwrap_or(from_ms))
}

fn longest_run_before(log: &Connection, from_ms: i64) -> Result<Option<Kept<Session>>> {
    let mut find = log.prepare_cached(
        "SELECT version FROM session INDEXED BY session_distance
         WHERE live = 1 AND distance_m IS NOT NULL AND sport IN ('run', 'trail', 'treadmill', 'track') AND start_ms < ?1
         ORDER BY distance_m DESC LIMIT 1",
    )?;
    let longest: Option<i64> = find.query_row([from_ms], |row| row.get(0)).optional()?;
    let mut read = log.prepare_cached(Session::SQL.version)?;
    longest.map(|version| read.query_row([version], |row| kept(&mut Columns::of(row)))).transpose()
}

#[cfg(test)]
mod tests {
    use super::super::{add, all};
    use super::*;
    use crate::journal::{Entry, Id, Metres, Moment, Sport};
    use crate::store::schema::STEPS;

    #[test]
    fn the_longest_run_ever_is_found_in_every_sport_that_is_running_and_in_no_other() {
        let start = Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap();
        for sport in Sport::ALL {
            let mut log = Connection::open_in_memory().unwrap();
            STEPS.apply(&mut log).unwrap();
            let mut session = Session::new(sport, start);
            session.distance = Metres::new(42_195.0).ok();
            add(&log, Id::new(uuid::Uuid::nil()), &Entry::Session(session)).unwrap();
            assert_eq!(all::<Session>(&log).unwrap().len(), 1);
            let found = longest_run_before(&log, start.utc().timestamp_millis() + 1).unwrap();
            assert_eq!(found.is_some(), sport.is_running(), "{sport:?}");
        }
    }
}
