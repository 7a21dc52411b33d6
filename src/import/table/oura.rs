//! Oura: the account's export (semicolons, seconds), its older list of trends, and its sessions.

use super::entry::Draft;
use super::sheet::Sheet;
use super::warn_of_rows;
use super::when::{DateOrder, When};
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
    let mut found = Findings::default();
    let mut undated = 0;
    for row in sheet.rows().filter(|row| row.text(column("type")).is_some_and(|kind| kind == NIGHT)) {
        let woken = row.text(column("bedtime end")).and_then(|text| When::read(text, DateOrder::DayFirst));
        let day = row.text(column("day")).and_then(|text| When::read(text, DateOrder::DayFirst));
        let waking = match (woken, day) {
            (Some(woken), _) => Waking::at(woken.moment(home), home, APP),
            (None, Some(day)) => Waking::on(day.date, home, APP),
            (None, None) => {
                undated += 1;
                continue;
            }
        };
        waking
            .sleep(row.number(column("total sleep duration")))
            .resting_heart(row.number(column("lowest heart rate")))
            .hrv(row.number(column("average hrv")), HrvMeasure::Rmssd, Some(APP))
            .add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no day that can be read");
    found
}

/// Reads the older list.
pub(super) fn read_trends(sheet: &Sheet, home: Zone) -> Findings {
    let mut found = Findings::default();
    let mut undated = 0;
    for row in sheet.rows() {
        let Some(day) = row.text(sheet.column(&["date"])).and_then(|text| When::read(text, DateOrder::DayFirst)) else {
            undated += 1;
            continue;
        };
        Waking::on(day.date, home, APP)
            .sleep(row.number(sheet.column(&["total sleep duration", "total sleep time"])))
            .resting_heart(row.number(sheet.column(&["lowest resting heart rate", "average resting heart rate"])))
            .hrv(row.number(sheet.column(&["average hrv"])), HrvMeasure::Rmssd, Some(APP))
            .add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no day that can be read");
    found
}

/// Reads sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut found = Findings::default();
    let mut undated = 0;
    for row in sheet.rows() {
        let time = |name: &str| row.text(column(name)).and_then(|text| When::read(text, DateOrder::DayFirst));
        let (Some(start), Some(end)) = (time("start datetime"), time("end datetime")) else {
            undated += 1;
            continue;
        };
        let start = start.moment(home);
        let length = Some(end.moment(home).days_since(start) * 86_400.0);
        let session = Draft::of(row.text(column("activity")).unwrap_or_default(), start, &mut found.warnings)
            .lasting(None, length)
            .over(row.number(column("distance")), None, None)
            .told(row.text(column("label")), None)
            .device(Some(APP))
            .done();
        found.sessions.push(session);
    }
    warn_of_rows(&mut found, undated, "no time that can be read");
    found
}
