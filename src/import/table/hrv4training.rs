//! `HRV4Training`: one row a morning, with the measurement and what the app asks beside it.
//!
//! Asked on waking, a runner tells of the training of the day before.

use super::entry::SessionDraft;
use super::sheet::{Row, Sheet};
use super::warn_of_rows;
use super::when::ListDate;
use crate::import::waking::{ForeignScale, Waking};
use crate::import::{Findings, ImportWarning};
use crate::journal::{Health, HrvMeasure, Session, Zone};

/// The list's name.
pub(in crate::import) const NAME: &str = "hrv4training";
const APP: &str = "HRV4Training";
const DATE: &[&str] = &["date"];
const MEASURED: &[&str] = &["timestamp measurement", "timestamp", "time"];
const RMSSD: &[&str] = &["rmssd"];
const LENGTH: &[&str] = &["run time", "trainingtime", "training time"];
const DISTANCE: &[&str] = &["run distance", "trainingdistance", "training distance"];
const EFFORT: &[&str] = &["trainingrpe", "training rpe"];
const SPORT: &[&str] = &["training type"];

/// A distance above this many is in metres, below it in kilometres.
const FARTHEST_KM: f64 = 300.0;
/// Units in which lengths of time are written, in seconds, the likeliest first ...
const UNITS: [f64; 3] = [60.0, 1.0, 3600.0];
/// ... told apart by the speeds of people on foot and on wheels, in metres per second.
const SPEEDS: std::ops::RangeInclusive<f64> = 0.8..=14.0;

/// The columns that both phones write.
pub(super) const NEEDS: &[&[&str]] =
    &[DATE, RMSSD, &["hr"], &["hrv4t recovery points", "hrv4t recovery", "trainingrpe", "muscle soreness", "sleep quality"]];

/// The app's own questions are answered on a line from 0 to 10 ...
const LINE: ForeignScale = ForeignScale::Up(0.0, 10.0);
/// ... or to 100, which the list does not say: a figure above 10 tells.
const LONG_LINE: ForeignScale = ForeignScale::Up(0.0, 100.0);
/// The questions that are answered on it.
const RATED: [&str; 5] = ["sleep quality", "mental energy", "muscle soreness", "fatigue", "physical condition"];
/// Words with which a cell denies.
const DENIALS: [&str; 4] = ["no", "none", "0", "false"];

/// Reads the list.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let (date, measured) = (sheet.column(DATE), sheet.column(MEASURED));
    let mut found = Findings::default();
    let order = sheet.order(date, &mut found.warnings);
    let line = line(sheet);
    let mut undated = 0;
    for row in sheet.rows() {
        let Some(day) = row.text(date).and_then(|text| ListDate::read(text, order)) else {
            undated += 1;
            continue;
        };
        // The day is the runner's own; the time of measuring may be in UTC.
        let at = row
            .text(measured)
            .and_then(|text| ListDate::read(text, order).or_else(|| ListDate::read(&format!("{} {text}", day.date), order)));
        let at = at.map(|when| home.at(when.moment(home).utc())).filter(|at| at.wall().date() == day.date);
        let waking = at.map_or_else(|| Waking::on(day.date, home, APP), |at| Waking::at(at, home, APP));
        waking
            .hrv(row.number(sheet.column(RMSSD)), HrvMeasure::Rmssd, Some(APP))
            .resting_heart(row.number(column("hr")))
            .sleep(asleep(row, sheet))
            .sleep_quality(row.number(column("sleep quality")), line)
            .soreness(row.number(column("muscle soreness")), line)
            .fatigue(row.number(column("fatigue")), line)
            .health(row.text(column("sickness")).map(health))
            .note(said("travelling", row.text(column("traveling"))).as_deref())
            .note(said("alcohol", row.text(column("alcohol"))).as_deref())
            .note(row.text(column("note")))
            .add_to(&mut found);
        let before = ListDate { date: day.date.pred_opt().unwrap_or(day.date), time: None, offset: None };
        found.sessions.extend(session(row, sheet, before, home, &mut found.warnings));
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    found
}

/// Gives the line on which the questions of a list are answered: one for all of them.
fn line(sheet: &Sheet) -> ForeignScale {
    let columns: Vec<_> = RATED.iter().filter_map(|name| sheet.column(&[name])).collect();
    let is_long =
        sheet.rows().any(|row| columns.iter().any(|column| row.number(Some(*column)).is_some_and(|figure| figure > 10.0)));
    if is_long { LONG_LINE } else { LINE }
}

/// Gives the training that a row tells of; `None` where it tells neither how long nor how far.
fn session(row: Row<'_>, sheet: &Sheet, day: ListDate, home: Zone, warnings: &mut Vec<ImportWarning>) -> Option<Session> {
    let told = |names: &[&str]| {
        let mut columns = names.iter().map(|name| sheet.column(&[name]));
        columns.find(|column| row.seconds(*column, 1.0).is_some_and(|figure| figure > 0.0)).flatten()
    };
    let (length, distance) = (told(LENGTH), told(DISTANCE));
    let metres = row.number(distance).map(|figure| if figure > FARTHEST_KM { figure } else { figure * 1000.0 });
    let is_likely =
        |unit: &f64| row.seconds(length, *unit).zip(metres).is_none_or(|(seconds, metres)| SPEEDS.contains(&(metres / seconds)));
    let unit = UNITS.into_iter().find(is_likely)?;
    let seconds = row.seconds(length, unit);
    if seconds.is_none() && metres.is_none() {
        return None;
    }
    let is_run = row.number(sheet.column(&["run distance"])).is_some_and(|figure| figure > 0.0);
    let word = if is_run { "run" } else { row.text(sheet.column(SPORT)).unwrap_or_default() };
    let heart = row.number(sheet.column(&["run hr"])).filter(|_| is_run);
    let climb = row.number(sheet.column(&["run elevation"])).filter(|_| is_run);
    let draft = SessionDraft::of(word, day.moment(home), warnings).lasting(seconds, None).over(metres, climb, None);
    Some(draft.heart(heart, None).effort(row.number(sheet.column(EFFORT)).filter(|rpe| *rpe <= 10.0)).done())
}

/// Gives the seconds asleep: written as hours, as `7:30` or as minutes.
fn asleep(row: Row<'_>, sheet: &Sheet) -> Option<f64> {
    let column = sheet.column(&["sleep time"]);
    if let Some((hours, minutes)) = row.text(column)?.split_once(':') {
        let part = |text: &str| text.trim().parse::<f64>().ok();
        return Some(part(hours)? * 3600.0 + part(minutes.split(':').next()?)? * 60.0);
    }
    let figure = row.number(column)?;
    Some(if figure <= 24.0 { figure * 3600.0 } else { figure * 60.0 })
}

fn denies(cell: &str) -> bool {
    cell.to_lowercase().starts_with("not ") || DENIALS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

fn health(cell: &str) -> Health {
    if denies(cell) { Health::Well } else { Health::Ill }
}

/// Gives what a cell affirms, as a line of notes.
fn said(what: &str, cell: Option<&str>) -> Option<String> {
    let cell = cell.filter(|cell| !denies(cell))?;
    let affirms = cell.eq_ignore_ascii_case("yes") || cell.eq_ignore_ascii_case("traveling") || cell == "1";
    Some(if affirms { what.to_owned() } else { format!("{what}: {cell}") })
}
