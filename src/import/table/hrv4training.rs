//! `HRV4Training`: one row a morning, with the measurement and what the app asks beside it.

use super::sheet::{Row, Sheet};
use super::warn_of_rows;
use super::when::{When, order_of};
use crate::import::Findings;
use crate::import::waking::{Scale, Waking};
use crate::journal::{Health, HrvMeasure, Zone};

const APP: &str = "HRV4Training";
const DATE: &[&str] = &["date"];
const MEASURED: &[&str] = &["timestamp measurement", "timestamp", "time"];
const RMSSD: &[&str] = &["rmssd"];

/// The columns that both phones write.
pub(super) const NEEDS: &[&[&str]] =
    &[DATE, RMSSD, &["hr"], &["hrv4t recovery points", "hrv4t recovery", "trainingrpe", "muscle soreness", "sleep quality"]];

/// The app's own questions are answered on a line from 0 to 10.
const LINE: Scale = Scale::Up(0.0, 10.0);
/// Words with which a cell denies.
const DENIALS: [&str; 4] = ["no", "none", "0", "false"];

/// Reads the list.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let (date, measured) = (sheet.column(DATE), sheet.column(MEASURED));
    let order = order_of(sheet.rows().filter_map(|row| row.text(date)));
    let mut found = Findings::default();
    let mut undated = 0;
    for row in sheet.rows() {
        let Some(day) = row.text(date).and_then(|text| When::read(text, order)) else {
            undated += 1;
            continue;
        };
        // The day is the runner's own; the time of measuring may be in UTC.
        let at = row
            .text(measured)
            .and_then(|text| When::read(text, order).or_else(|| When::read(&format!("{} {text}", day.date), order)));
        let at = at.map(|when| home.at(when.moment(home).utc())).filter(|at| at.wall().date() == day.date);
        let waking = at.map_or_else(|| Waking::on(day.date, home, APP), |at| Waking::at(at, home, APP));
        waking
            .hrv(row.number(sheet.column(RMSSD)), HrvMeasure::Rmssd, Some(APP))
            .resting_heart(row.number(column("hr")))
            .sleep(asleep(row, sheet))
            .sleep_quality(row.number(column("sleep quality")), LINE)
            .soreness(row.number(column("muscle soreness")), LINE)
            .fatigue(row.number(column("fatigue")), LINE)
            .health(row.text(column("sickness")).map(health))
            .note(said("travelling", row.text(column("traveling"))).as_deref())
            .note(said("alcohol", row.text(column("alcohol"))).as_deref())
            .note(row.text(column("note")))
            .add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    found
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
