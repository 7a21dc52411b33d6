//! Samsung Health's download: sessions and nights, with a line above the names of the columns.
//!
//! Times are in UTC with the offset beside them, `UTC+0200`. Downloads of earlier years have shorter names, wall times, and the
//! offset in milliseconds.

use chrono::FixedOffset;

use super::entry::SessionDraft;
use super::sheet::{Column, Row, Sheet};
use super::when::{DateOrder, offset_of};
use super::{each_row, warn_of_rows};
use crate::import::Findings;
use crate::import::night::{Detail, Sleep};
use crate::import::waking::Waking;
use crate::journal::{Moment, Zone};

const APP: &str = "Samsung Health";

/// The columns of the sessions.
pub(super) const SESSIONS: &[&[&str]] = &[
    &["com samsung health exercise exercise type", "exercise type"],
    &["com samsung health exercise start time", "start time"],
    &["com samsung health exercise duration", "duration"],
];
/// The columns of the nights.
pub(super) const NIGHTS: &[&[&str]] = &[
    &["com samsung health sleep deviceuuid", "com samsung health sleep datauuid"],
    &["com samsung health sleep start time", "start time"],
    &["com samsung health sleep end time", "end time"],
];

/// The numbers of sports for which the log has a word.
const SPORTS: [(&str, &str); 15] = [
    ("1001", "walking"),
    ("1002", "running"),
    ("9002", "yoga"),
    ("10001", "stretching"),
    ("10007", "circuit training"),
    ("11007", "cycling"),
    ("13001", "hiking"),
    ("13002", "rock climbing"),
    ("13004", "mountain biking"),
    ("14001", "swimming"),
    ("15002", "weights"),
    ("15003", "indoor cycling"),
    ("15004", "rowing machine"),
    ("15005", "treadmill"),
    ("15006", "elliptical"),
];

/// The columns of one of Samsung's tables, whose names have its own before them since 2021.
struct SamsungTable<'a> {
    sheet: &'a Sheet,
    prefix: &'static str,
}

impl SamsungTable<'_> {
    fn column(&self, name: &str) -> Option<Column> {
        self.sheet.column(&[&format!("{} {name}", self.prefix), name])
    }

    /// Gives a moment: in UTC with an offset that is written out, else wall time.
    fn moment(&self, row: Row<'_>, name: &str, home: Zone) -> Option<Moment> {
        let when = row.when(self.column(name), DateOrder::DayFirst)?;
        let offset = row.text(self.column("time offset"));
        let milliseconds = offset.and_then(|text| text.parse::<i64>().ok());
        if let Some(milliseconds) = milliseconds {
            let offset = FixedOffset::east_opt(i32::try_from(milliseconds / 1000).ok()?);
            return Some(when.moment(offset.map_or(home, Zone::Fixed)));
        }
        let utc = when.moment_from_utc(home);
        Some(offset.and_then(offset_of).map_or(utc, |offset| Zone::Fixed(offset).at(utc.utc())))
    }
}

/// Reads sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let table = SamsungTable { sheet, prefix: "com samsung health exercise" };
    let number = |row: Row<'_>, name: &str| row.number(table.column(name));
    each_row(sheet.rows(), "no time that can be read", |row, found| {
        let start = table.moment(row, "start time", home)?;
        let kind = row.text(table.column("exercise type")).unwrap_or_default();
        let word = SPORTS.iter().find(|(number, _)| *number == kind).map(|(_, word)| (*word).to_owned());
        let word = word.unwrap_or_else(|| if kind == "0" { String::new() } else { format!("sport {kind}") });
        let session = SessionDraft::of(&word, start, &mut found.warnings)
            .lasting(number(row, "duration").map(|milliseconds| milliseconds / 1000.0), None)
            .over(number(row, "distance"), number(row, "altitude gain"), number(row, "altitude loss"))
            .heart(number(row, "mean heart rate"), number(row, "max heart rate"))
            .told(row.text(table.column("title")), row.text(table.column("comment")))
            .device(Some(APP))
            .done();
        found.sessions.push(session);
        Some(())
    })
}

/// Reads nights; of several devices in one night the longest sleep counts, and naps do not.
pub(super) fn read_nights(sheet: &Sheet, home: Zone) -> Findings {
    let table = SamsungTable { sheet, prefix: "com samsung health sleep" };
    let mut sleep = Sleep::default();
    let mut undated = 0;
    for row in sheet.rows() {
        let span = table.moment(row, "start time", home).zip(table.moment(row, "end time", home));
        let device = row.text(table.column("deviceuuid")).unwrap_or_default();
        match span {
            Some((from, until)) => sleep.add(device, from, until, Detail::Asleep),
            None => undated += 1,
        }
    }
    let mut found = Findings::default();
    for night in sleep.nights().into_values() {
        Waking::at(night.woken, home, APP).sleep(Some(night.asleep)).add_to(&mut found);
    }
    warn_of_rows(&mut found, undated, "no time that can be read");
    found
}
