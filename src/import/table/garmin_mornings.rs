//! Garmin Connect's reports of mornings, each a page's own export: nights, their heart rate variability, resting heart rates.

use chrono::NaiveDate;

use super::each_row;
use super::mapped::{asleep, rate};
use super::sheet::{Column, Row, Sheet};
use super::when::{DateOrder, ListDate, time_on_clock};
use crate::import::waking::Waking;
use crate::import::{Findings, ImportWarning};
use crate::journal::{HrvMeasure, Zone};

const APP: &str = "Garmin";
/// The day of a night stands below the page's name and the time it shows; in English, German, French and Spanish.
const NIGHT: &[&str] = &[
    "sleep score 4 weeks",
    "sleep score 7 days",
    "sleep score 1 week",
    "sleep score 6 months",
    "sleep score 1 year",
    "sleep score 4 wochen",
    "score de sommeil 4 semaines",
    "puntuación de sueño 4 semanas",
];
const SCORE: &[&str] = &["score", "puntuación"];
const DURATION: &[&str] = &["duration", "dauer", "durée", "duración"];
const WOKEN: &[&str] = &["wake time", "heure de lever", "heure du lever"];
const RESTING: &[&str] = &[
    "resting heart rate",
    "ruheherzfrequenz",
    "fréquence cardiaque au repos",
    "frecuencia cardiaca en reposo",
    "frecuencia cardíaca en reposo",
];
const WEEKLY: &[&str] = &["hrv status", "7 day average hrv", "hfv status", "statut de la variabilité de la fréquence cardiaque"];
const OVERNIGHT: &[&str] = &["overnight hrv", "variabilité de la fréquence cardiaque nocturne"];
/// The columns of the nights.
pub(super) const NIGHTS: &[&[&str]] = &[NIGHT, DURATION];
/// The columns of the variability.
pub(super) const VARIABILITY: &[&[&str]] = &[&["date"], OVERNIGHT];
/// The columns of the resting heart rates; the first is the day.
pub(super) const HEARTS: &[&[&str]] = &[&["resting heart rate"], &["resting"]];
const UNDATED: &str = "no day that can be read";

/// Reads the nights. Their variability there is the mean of seven, and not the night's.
pub(super) fn read_nights(sheet: &Sheet, home: Zone) -> Findings {
    let column = |names: &[&str]| sheet.column(names);
    let days = Days::of(sheet, sheet.column(NIGHT));
    let mut found = each_row(sheet.rows(), UNDATED, |row, found| {
        let day = days.of_row(row)?;
        let woken = row.text(column(WOKEN)).and_then(time_on_clock).map(|time| home.moment(day.and_time(time)));
        woken
            .map_or_else(|| Waking::on(day, home, APP), |woken| Waking::at(woken, home, APP))
            .sleep(asleep(row, column(DURATION)))
            .sleep_score(row.number(column(SCORE)))
            .resting_heart(rate(row, column(RESTING)))
            .add_to(found);
        Some(())
    });
    let weekly = sheet.column(WEEKLY);
    if sheet.rows().any(|row| row.text(weekly).is_some()) {
        found
            .warnings
            .push(ImportWarning::ColumnsLeftOut("HRV, the mean of seven nights here: export the page of HRV status too"));
    }
    days.told(found)
}

/// Reads the variability of the nights.
pub(super) fn read_variability(sheet: &Sheet, home: Zone) -> Findings {
    let days = Days::of(sheet, sheet.column(&["date"]));
    let overnight = sheet.column(OVERNIGHT);
    let found = each_row(sheet.rows(), UNDATED, |row, found| {
        Waking::on(days.of_row(row)?, home, APP).hrv(rate(row, overnight), HrvMeasure::Rmssd, Some(APP)).add_to(found);
        Some(())
    });
    days.told(found)
}

/// Reads the resting heart rates.
pub(super) fn read_hearts(sheet: &Sheet, home: Zone) -> Findings {
    let days = Days::of(sheet, sheet.column(RESTING));
    let resting = sheet.column(&["resting"]);
    let found = each_row(sheet.rows(), UNDATED, |row, found| {
        Waking::on(days.of_row(row)?, home, APP).resting_heart(rate(row, resting)).add_to(found);
        Some(())
    });
    days.told(found)
}

/// The days of a report; some are written without their year.
struct Days {
    column: Option<Column>,
    order: DateOrder,
    today: Option<NaiveDate>,
    warnings: Vec<ImportWarning>,
}

impl Days {
    fn of(sheet: &Sheet, column: Option<Column>) -> Self {
        let mut warnings = Vec::new();
        let order = sheet.order(column, &mut warnings);
        Self { column, order, today: sheet.today(), warnings }
    }

    /// Gives the day of a row; without a year it is the last of its name.
    fn of_row(&self, row: Row<'_>) -> Option<NaiveDate> {
        row.when(self.column, self.order).map(|when| when.date).or_else(|| {
            let (text, today) = (row.text(self.column)?, self.today?);
            let years = [today, today.checked_sub_months(chrono::Months::new(12))?].map(|day| day.format("%Y").to_string());
            let mut days = years.iter().filter_map(|year| ListDate::read(&format!("{text} {year}"), self.order));
            days.find(|when| when.date <= today).map(|when| when.date)
        })
    }

    fn told(self, mut found: Findings) -> Findings {
        found.warnings.extend(self.warnings);
        found
    }
}
