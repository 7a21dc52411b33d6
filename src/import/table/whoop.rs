//! WHOOP: the account's own export in English, and lists made of its interface.

use chrono::FixedOffset;

use super::entry::Draft;
use super::sheet::{Column, Row, Sheet};
use super::when::{DateOrder, offset_of};
use super::{each_row, warn_of_rows};
use crate::import::waking::Waking;
use crate::import::{Findings, ImportWarning};
use crate::journal::{Health, HrvMeasure, Moment, Zone};

const APP: &str = "Whoop";
/// Who falls asleep so long before midnight, in seconds, wakes on the day after all the same.
const LONGEST_EVENING_S: f64 = 9.0 * 3600.0;

/// The columns of `workouts.csv`.
pub(super) const SESSIONS: &[&[&str]] = &[&["workout start time"], &["activity name"]];
/// The columns of `physiological_cycles.csv` and `sleeps.csv`.
pub(super) const MORNINGS: &[&[&str]] = &[&["cycle start time"], &["wake onset"], &["asleep duration min"]];
/// The columns of `journal_entries.csv`.
pub(super) const JOURNAL: &[&[&str]] = &[&["cycle start time"], &["question text"], &["answered yes"]];
/// The columns of a list made of the interface's answers.
pub(super) const INTERFACE: &[&[&str]] = &[&["cycle start ts"], &["hrv rmssd milli"], &["resting heart rate"]];

/// Reads nights and the recoveries after them; the day is that of waking.
pub(super) fn read_mornings(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let nights = sheet.rows().filter(|row| !row.text(column("nap")).is_some_and(|nap| nap.eq_ignore_ascii_case("true")));
    each_row(nights, "no time of waking", |row, found| {
        Waking::at(moment(row, column("wake onset"), column("cycle timezone"), home)?, home, APP)
            .resting_heart(row.number(column("resting heart rate bpm")))
            .hrv(row.number(column("heart rate variability ms")), HrvMeasure::Rmssd, Some(APP))
            .sleep(row.seconds(column("asleep duration min"), 60.0))
            .add_to(found);
        Some(())
    })
}

/// Reads sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no time that can be read", |row, found| {
        let zone = column("cycle timezone");
        let start = moment(row, column("workout start time"), zone, home)?;
        let end = moment(row, column("workout end time"), zone, home);
        let span = end.map(|end| end.days_since(start) * 86_400.0).filter(|seconds| *seconds > 0.0);
        let length = row.seconds(column("duration min"), 60.0).or(span);
        let session = Draft::of(row.text(column("activity name")).unwrap_or_default(), start, &mut found.warnings)
            .lasting(length, span.or(length))
            .over(row.number(column("distance meters")), row.number(column("altitude gain meters")), None)
            .heart(row.number(column("average hr bpm")), row.number(column("max hr bpm")))
            .device(Some(APP))
            .done();
        found.sessions.push(session);
        Some(())
    })
}

/// Reads what the runner answered in the morning of a cycle: illness, and as notes alcohol, travel and their own words.
pub(super) fn read_journal(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    let mut found = Findings::default();
    let mut others = 0;
    for row in sheet.rows() {
        let asked = row.text(column("question text")).unwrap_or_default().to_lowercase();
        let is_yes = row.text(column("answered yes")).is_some_and(|answer| answer.eq_ignore_ascii_case("true"));
        let holds = |words: &[&str]| words.iter().any(|word| asked.contains(word));
        let start = moment(row, column("cycle start time"), column("cycle timezone"), home);
        let Some(start) = start.filter(|_| holds(&["sick", "ill?", "alcohol", "travel"])) else {
            others += 1;
            continue;
        };
        // A cycle begins with falling asleep; its questions are answered on waking.
        let waking = Waking::on(start.plus_seconds(LONGEST_EVENING_S).wall().date(), home, APP);
        let noted = |waking: Waking, what: &str| waking.note(Some(what)).note(row.text(column("notes")));
        match (is_yes, holds(&["alcohol"]), holds(&["travel"])) {
            (false, ..) => continue,
            (true, true, _) => noted(waking, "alcohol"),
            (true, false, true) => noted(waking, "travelling"),
            (true, false, false) => waking.health(Some(Health::Ill)).note(row.text(column("notes"))),
        }
        .add_to(&mut found);
    }
    warn_of_rows(&mut found, others, "answers the log has no place for");
    found
}

/// Reads recoveries as the interface gives them. Its sleep is summed over all the sleeps of a cycle, which is no night.
pub(super) fn read_interface(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    // The recovery is worked out when the runner wakes.
    let made = sheet.column(&["created ts y", "recovery created at", "sleep end ts"]);
    let mut found = each_row(sheet.rows(), "no time of waking", |row, found| {
        let woken = row.when(made, DateOrder::DayFirst)?;
        let woken = in_zone(woken.moment_from_utc(home), row.text(column("timezone offset")).and_then(offset_of));
        Waking::at(woken, home, APP)
            .resting_heart(row.number(column("resting heart rate")))
            .hrv(row.number(column("hrv rmssd milli")), HrvMeasure::Rmssd, Some(APP))
            .add_to(found);
        Some(())
    });
    if column("total in bed time hrs").is_some() {
        found.warnings.push(ImportWarning::ColumnsLeftOut("sleep: it is summed over more than one night"));
    }
    found
}

/// Gives the moment of a wall time in the zone that its row names.
fn moment(row: Row<'_>, time: Option<Column>, zone: Option<Column>, home: Zone) -> Option<Moment> {
    let when = row.when(time, DateOrder::DayFirst)?;
    let offset = row.text(zone).and_then(offset_of);
    let place = offset.map_or(home, Zone::Fixed);
    Some(when.moment(place))
}

fn in_zone(moment: Moment, offset: Option<FixedOffset>) -> Moment {
    offset.map_or(moment, |offset| Zone::Fixed(offset).at(moment.utc()))
}
