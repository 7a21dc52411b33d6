//! `TrainingPeaks`: `workouts.csv`, one row a session of which only the day is known, and `metrics.csv`, one row a figure.

use super::entry::SessionDraft;
use super::sheet::Sheet;
use super::warn_of_rows;
use super::when::ListDate;
use crate::import::waking::Waking;
use crate::import::{Findings, ImportWarning};
use crate::journal::{HrvMeasure, Zone};

/// The lists' name.
pub(in crate::import) const NAME: &str = "trainingpeaks";
const APP: &str = "TrainingPeaks";
const DAY: &[&str] = &["workoutday"];

/// The columns of the sessions.
pub(super) const SESSIONS: &[&[&str]] = &[DAY, &["workouttype"], &["timetotalinhours"]];
/// The columns of the figures.
pub(super) const METRICS: &[&[&str]] = &[&["timestamp"], &["type"], &["value"]];

/// The ratings of mornings, of which the list says no scale: whether 1 is good or bad would be a guess.
const RATINGS: [&str; 7] = ["Sleep Quality", "Soreness", "Fatigue", "Stress", "Overall Feeling", "Sickness", "Injury"];

/// Reads sessions; a row without a length was planned and never done.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut found = Findings::default();
    let order = sheet.order(sheet.column(DAY), &mut found.warnings);
    let (mut undated, mut planned) = (0, 0);
    for row in sheet.rows() {
        let Some(day) = row.text(sheet.column(DAY)).and_then(|text| ListDate::read(text, order)) else {
            undated += 1;
            continue;
        };
        let Some(length) = row.seconds(column("timetotalinhours"), 3600.0).filter(|seconds| *seconds > 0.0) else {
            planned += 1;
            continue;
        };
        let word = row.text(column("workouttype")).unwrap_or_default();
        let session = SessionDraft::of(word, day.moment(home), &mut found.warnings)
            .lasting(Some(length), None)
            .over(row.number(column("distanceinmeters")), None, None)
            .heart(row.number(column("heartrateaverage")), row.number(column("heartratemax")))
            .effort(row.number(column("rpe")))
            .told(row.text(column("title")), row.text(column("athletecomments")))
            .done();
        found.sessions.push(session);
    }
    if sheet.rows().any(|row| row.text(column("feeling")).is_some()) {
        found.warnings.push(ImportWarning::ColumnsLeftOut("feeling: on a scale that the list does not say"));
    }
    warn_of_rows(&mut found, undated, "no day that can be read");
    warn_of_rows(&mut found, planned, "planned, not done");
    found
}

/// Reads the figures of mornings.
pub(super) fn read_metrics(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut found = Findings::default();
    let order = sheet.order(column("timestamp"), &mut found.warnings);
    let (mut undated, mut rated, mut others) = (0, 0, 0);
    for row in sheet.rows() {
        let Some(when) = row.text(column("timestamp")).and_then(|text| ListDate::read(text, order)) else {
            undated += 1;
            continue;
        };
        let waking = Waking::on(when.date, home, APP);
        let figure = row.number(column("value"));
        let waking = match row.text(column("type")).unwrap_or_default() {
            "Sleep Hours" => waking.sleep(figure.map(|hours| hours * 3600.0)),
            "Pulse" => waking.resting_heart(figure),
            "HRV" => waking.hrv(figure, HrvMeasure::Rmssd, None),
            rating if RATINGS.contains(&rating) => {
                rated += 1;
                continue;
            }
            _ => {
                others += 1;
                continue;
            }
        };
        waking.add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no day that can be read");
    warn_of_rows(&mut found, rated, "ratings on a scale that the list does not say");
    warn_of_rows(&mut found, others, "figures the log has no place for");
    found
}
