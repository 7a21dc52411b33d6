//! Oura: the account's export (semicolons, seconds), its older list of trends, and its sessions.

use super::each_row;
use super::entry::SessionDraft;
use super::sheet::Sheet;
use super::when::DateOrder;
use crate::import::Findings;
use crate::import::waking::Waking;
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "Oura";

/// The columns of `sleepmodel.csv`.
pub(super) const NIGHTS: &[&[&str]] = &[&["bedtime end"], &["total sleep duration"], &["average hrv"], &["type"]];
/// The columns of the older list, one row a day.
pub(super) const TRENDS: &[&[&str]] =
    &[&["date"], &["total sleep duration", "total sleep time"], &["average resting heart rate", "lowest resting heart rate"]];
/// The columns of `workout.csv`.
pub(super) const SESSIONS: &[&[&str]] = &[&["start datetime"], &["end datetime"], &["activity"]];

/// The type of a night, as against naps and rests.
const NIGHT: &str = "long_sleep";

/// Reads nights; the day is that of waking.
pub(super) fn read_nights(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let nights = sheet.rows().filter(|row| row.text(column("type")).is_some_and(|kind| kind == NIGHT));
    each_row(nights, "no day that can be read", |row, found| {
        let waking = match row.when(column("bedtime end"), DateOrder::DayFirst) {
            Some(woken) => Waking::at(woken.moment(home), home, APP),
            None => Waking::on(row.when(column("day"), DateOrder::DayFirst)?.date, home, APP),
        };
        waking
            .sleep(row.number(column("total sleep duration")))
            .resting_heart(row.number(column("lowest heart rate")))
            .hrv(row.number(column("average hrv")), HrvMeasure::Rmssd, Some(APP))
            .add_to(found);
        Some(())
    })
}

/// Reads the older list.
pub(super) fn read_trends(sheet: &Sheet, home: Zone) -> Findings {
    each_row(sheet.rows(), "no day that can be read", |row, found| {
        let day = row.when(sheet.column(&["date"]), DateOrder::DayFirst)?;
        Waking::on(day.date, home, APP)
            .sleep(row.number(sheet.column(&["total sleep duration", "total sleep time"])))
            .resting_heart(row.number(sheet.column(&["lowest resting heart rate", "average resting heart rate"])))
            .hrv(row.number(sheet.column(&["average hrv"])), HrvMeasure::Rmssd, Some(APP))
            .add_to(found);
        Some(())
    })
}

/// Reads sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no time that can be read", |row, found| {
        let time = |name: &str| row.when(column(name), DateOrder::DayFirst).map(|when| when.moment(home));
        let (start, end) = (time("start datetime")?, time("end datetime")?);
        let length = Some(end.seconds_since(start));
        let session = SessionDraft::of(row.text(column("activity")).unwrap_or_default(), start, &mut found.warnings)
            .lasting(None, length)
            .over(row.number(column("distance")), None, None)
            .told(row.text(column("label")), None)
            .device(Some(APP))
            .done();
        found.sessions.push(session);
        Some(())
    })
}
