//! Fitbit's lists (Google Takeout): the day's resting heart rate, the variability and the score of the night; and since 2025
//! sessions and nights, in UTC with the offset beside them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike};

use super::entry::SessionDraft;
use super::sheet::{Row, Sheet};
use super::when::{DateOrder, ListDate, offset_of};
use super::{each_row, warn_of_rows};
use crate::import::waking::{ForeignScale, Waking};
use crate::import::{Findings, Refusal};
use crate::journal::{HrvMeasure, Moment, Zone};

const APP: &str = "Fitbit";
const TIME: &[&str] = &["timestamp"];
const RMSSD: &[&str] =
    &["root mean square of successive differences milliseconds", "rmssd", "average heart rate variability milliseconds"];

/// The columns of the resting heart rates, and of every heart rate of the day.
pub(super) const HEARTS: &[&[&str]] = &[TIME, &["beats per minute"]];
/// The columns of the variability.
pub(super) const VARIABILITY: &[&[&str]] = &[TIME, RMSSD];
/// The columns of the sessions, `UserExercises`.
pub(super) const SESSIONS: &[&[&str]] = &[&["exercise start"], &["exercise end"], &["activity name"]];
/// The columns of the nights, `UserSleeps`.
pub(super) const NIGHTS: &[&[&str]] = &[&["sleep start"], &["sleep end"], &["minutes asleep"]];
/// The columns of the nights' scores, `sleep_score`.
pub(super) const SCORES: &[&[&str]] = &[TIME, &["overall score"], &["resting heart rate"]];
/// What is measured after this hour says other things than the night.
const NIGHT_ENDS: u32 = 10;

/// Reads resting heart rates, one a day. A list of more is of every minute and says nothing of rest.
pub(super) fn read_hearts(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut days: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    let mut undated = 0;
    for row in sheet.rows() {
        let when = row.text(sheet.column(TIME)).and_then(|text| ListDate::read(text, DateOrder::MonthFirst));
        let (Some(when), Some(bpm)) = (when, row.number(column("beats per minute"))) else {
            undated += 1;
            continue;
        };
        if days.insert(day_of(when, home), bpm).is_some() {
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

/// Gives the day that a time stands for: in UTC that is its midnight there, or the runner's own midnight.
fn day_of(when: ListDate, home: Zone) -> NaiveDate {
    let is_midnight = when.time.is_none_or(|time| time.num_seconds_from_midnight() == 0);
    if is_midnight || when.offset.is_none() { when.date } else { when.moment_from_utc(home).wall().date() }
}

/// Gives the moment of a time in UTC, in the offset that its row names.
fn moment(row: Row<'_>, sheet: &Sheet, time: &str, offset: &str, home: Zone) -> Option<Moment> {
    let at = row.when(sheet.column(&[time]), DateOrder::MonthFirst)?.moment_from_utc(home);
    let offset = row.text(sheet.column(&[offset])).and_then(offset_of);
    Some(offset.map_or(at, |offset| Zone::Fixed(offset).at(at.utc())))
}

/// Reads sessions; ways and heights are in millimetres. What the runner took back has a reason why.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let kept = sheet.rows().filter(|row| row.text(column("deletion reason")).is_none_or(|why| why.starts_with("UNSPECIFIED")));
    each_row(kept, "no time that can be read", |row, found| {
        let start = moment(row, sheet, "exercise start", "utc offset", home)?;
        let end = moment(row, sheet, "exercise end", "utc offset", home)?;
        let metres = |name: &str| row.number(column(name)).filter(|figure| *figure > 0.0).map(|figure| figure / 1000.0);
        let way = metres("tracker total distance mm").or_else(|| metres("manually logged total distance mm"));
        let session = SessionDraft::of(row.text(column("activity name")).unwrap_or_default(), start, &mut found.warnings)
            .lasting(None, Some(end.seconds_since(start).round()))
            .over(way, metres("tracker total altitude mm"), None)
            .heart(row.number(column("tracker avg heart rate")), row.number(column("tracker peak heart rate")))
            .device(Some(APP))
            .done();
        found.sessions.push(session);
        Some(())
    })
}

/// Reads nights: of the sleeps after which a runner wakes on one day, the longest.
pub(super) fn read_nights(sheet: &Sheet, home: Zone) -> Findings {
    let mut nights: BTreeMap<NaiveDate, (f64, Moment)> = BTreeMap::new();
    let mut undated = 0;
    for row in sheet.rows() {
        let woken = moment(row, sheet, "sleep end", "end utc offset", home);
        let Some((woken, minutes)) = woken.zip(row.number(sheet.column(&["minutes asleep"]))) else {
            undated += 1;
            continue;
        };
        let longest = nights.entry(woken.wall().date()).or_insert((minutes, woken));
        if minutes > longest.0 {
            *longest = (minutes, woken);
        }
    }
    let mut found = Findings::default();
    for (minutes, woken) in nights.into_values() {
        Waking::at(woken, home, APP).sleep(Some(minutes * 60.0)).add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no time or figure that can be read");
    found
}

/// Reads the nights' scores, at the time of waking, and the resting heart rate that went into them.
pub(super) fn read_scores(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no time that can be read", |row, found| {
        let woken = row.when(column("timestamp"), DateOrder::MonthFirst)?.moment_from_utc(home);
        Waking::at(woken, home, APP)
            .sleep_quality(row.number(column("overall score")), ForeignScale::Up(0.0, 100.0))
            .resting_heart(row.number(column("resting heart rate")))
            .add_to(found);
        Some(())
    })
}

/// Reads the variability: the mean of what was measured in the night. Times are UTC.
pub(super) fn read_variability(sheet: &Sheet, home: Zone) -> Findings {
    let mut nights: BTreeMap<NaiveDate, (f64, f64)> = BTreeMap::new();
    let mut undated = 0;
    for row in sheet.rows() {
        let when = row.text(sheet.column(TIME)).and_then(|text| ListDate::read(text, DateOrder::MonthFirst));
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
