//! Fitbit's time series (Google Takeout): the day's resting heart rate, and the variability of the night.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike};

use super::sheet::Sheet;
use super::warn_of_rows;
use super::when::{DateOrder, When};
use crate::import::waking::Waking;
use crate::import::{Findings, Refusal};
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "Fitbit";
const TIME: &[&str] = &["timestamp"];
const RMSSD: &[&str] = &["root mean square of successive differences milliseconds", "rmssd"];

/// The columns of the resting heart rates, and of every heart rate of the day.
pub(super) const HEARTS: &[&[&str]] = &[TIME, &["beats per minute"]];
/// The columns of the variability.
pub(super) const VARIABILITY: &[&[&str]] = &[TIME, RMSSD];
/// What is measured after this hour says other things than the night.
const NIGHT_ENDS: u32 = 10;

/// Reads resting heart rates, one a day. A list of more is of every minute and says nothing of rest.
pub(super) fn read_hearts(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut days: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    let mut undated = 0;
    for row in sheet.rows() {
        let when = row.text(sheet.column(TIME)).and_then(|text| When::read(text, DateOrder::MonthFirst));
        let (Some(when), Some(bpm)) = (when, row.number(column("beats per minute"))) else {
            undated += 1;
            continue;
        };
        if days.insert(when.date, bpm).is_some() {
            return Findings::refused(Refusal::OtherList { columns: "heart rates of every minute".to_owned(), proposal: None });
        }
    }
    let mut found = Findings::default();
    for (day, bpm) in days {
        Waking::on(day, home, APP).resting_heart(Some(bpm)).add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no time or figure that can be read");
    found
}

/// Reads the variability: the mean of what was measured in the night. Times are UTC.
pub(super) fn read_variability(sheet: &Sheet, home: Zone) -> Findings {
    let mut nights: BTreeMap<NaiveDate, (f64, f64)> = BTreeMap::new();
    let mut undated = 0;
    for row in sheet.rows() {
        let when = row.text(sheet.column(TIME)).and_then(|text| When::read(text, DateOrder::MonthFirst));
        let (Some(when), Some(figure)) = (when, row.number(sheet.column(RMSSD))) else {
            undated += 1;
            continue;
        };
        // A list of one figure a day says no time, or that of midnight.
        let has_time = when.time.is_some_and(|time| time.num_seconds_from_midnight() > 0);
        let wall = if has_time { when.moment_from_utc(home).wall() } else { when.moment(Zone::default()).wall() };
        if !has_time || wall.hour() < NIGHT_ENDS {
            let (sum, count) = nights.entry(wall.date()).or_default();
            *sum += figure;
            *count += 1.0;
        }
    }
    let mut found = Findings::default();
    for (day, (sum, count)) in nights {
        Waking::on(day, home, APP).hrv(Some(sum / count), HrvMeasure::Rmssd, Some(APP)).add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no time or figure that can be read");
    found
}
