//! Elite HRV: one row a measurement.

use super::sheet::Sheet;
use super::warn_of_rows;
use super::when::ListDate;
use crate::import::Findings;
use crate::import::waking::Waking;
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "Elite HRV";
const DATE: &[&str] = &["date", "datetime"];

/// The columns that the list always has.
pub(super) const NEEDS: &[&[&str]] = &[DATE, &["rmssd"], &["lnrmssd", "ln rmssd"], &["member", "indication", "score"]];

/// Reads the list; of its measurements, those of the morning.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let (day, time) = (sheet.column(&["date"]), sheet.column(&["datetime", "date"]));
    let mut found = Findings::default();
    let order = sheet.order(day, &mut found.warnings);
    let (mut undated, mut others) = (0, 0);
    for row in sheet.rows() {
        let Some(when) = row.text(time).or(row.text(day)).and_then(|text| ListDate::read(text, order)) else {
            undated += 1;
            continue;
        };
        if row.text(column("type")).is_some_and(|kind| !kind.to_lowercase().contains("readiness")) {
            others += 1;
            continue;
        }
        let waking = match when.time {
            Some(_) => Waking::at(when.moment(home), home, APP),
            None => Waking::on(when.date, home, APP),
        };
        waking
            .hrv(row.number(column("rmssd")), HrvMeasure::Rmssd, Some(APP))
            .resting_heart(row.number(column("hr")))
            .add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    warn_of_rows(&mut found, others, "not measured as the morning's");
    found
}
