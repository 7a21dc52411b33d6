//! Polar Flow's "Export session (CSV)": a row of the session, and below it the samples, under names of their own.

use super::entry::SessionDraft;
use super::sheet::Sheet;
use super::when::{DateOrder, ListDate};
use crate::import::{Findings, Refusal};
use crate::journal::{FOOT_M, MILE_M, Zone};

/// The columns of the session.
pub(super) const SESSION: &[&[&str]] = &[
    &["sport"],
    &["date"],
    &["start time"],
    &["duration"],
    &["total distance km", "total distance mi"],
    &["running index", "training load", "average heart rate bpm"],
];

/// Reads the session; its time is wall time.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut found = Findings::default();
    let Some(row) = sheet.rows().next() else { return found };
    let clock = row.text(column("start time")).unwrap_or_default();
    let day = row.text(column("date")).unwrap_or_default();
    let Some(when) = ListDate::read(&format!("{day} {clock}"), DateOrder::DayFirst) else {
        return Findings::refused(Refusal::NoSession);
    };
    let either = |metric: &str, imperial: &str, unit: f64| {
        row.number(column(metric)).or_else(|| row.number(column(imperial)).map(|figure| figure * unit))
    };
    let kilometres = row.number(column("total distance km")).map(|figure| figure * 1000.0);
    let distance = kilometres.or_else(|| row.number(column("total distance mi")).map(|figure| figure * MILE_M));
    let word = row.text(column("sport")).unwrap_or_default().replace('_', " ");
    let session = SessionDraft::of(&word, when.moment(home), &mut found.warnings)
        .lasting(row.seconds(column("duration"), 1.0), None)
        .over(distance, either("ascent m", "ascent ft", FOOT_M), either("descent m", "descent ft", FOOT_M))
        .heart(row.number(column("average heart rate bpm")), None)
        .told(row.text(column("name")), row.text(column("notes")))
        .device(Some("Polar"))
        .done();
    found.sessions.push(session);
    found
}
