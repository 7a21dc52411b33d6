//! Zepp's nights (Amazfit, and Mi Fit before): minutes of each stage, and when the night began and ended, in UTC.

use super::each_row;
use super::sheet::Sheet;
use super::when::DateOrder;
use crate::import::Findings;
use crate::import::waking::Waking;
use crate::journal::Zone;

const APP: &str = "Zepp";

/// The columns of the nights.
pub(super) const NIGHTS: &[&[&str]] = &[&["deepsleeptime"], &["shallowsleeptime"], &["start"], &["stop"]];

/// Reads nights; the day is that of waking. A night that nothing measured begins and ends at once.
pub(super) fn read_nights(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let nights = sheet.rows().filter(|row| row.text(column("start")) != row.text(column("stop")));
    each_row(nights, "no time that can be read", |row, found| {
        let woken = row.when(column("stop"), DateOrder::DayFirst)?.moment_from_utc(home);
        let stages = ["deepsleeptime", "shallowsleeptime", "remtime"];
        let minutes: f64 = stages.iter().filter_map(|stage| row.number(column(stage))).sum();
        Waking::at(woken, home, APP).sleep(Some(minutes * 60.0)).add_to(found);
        Some(())
    })
}
