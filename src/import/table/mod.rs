//! Lists of sessions and mornings as CSV: one row a session or a day, known by the names of the columns.
//!
//! A list is known by the columns it must have; what else stands in it, and where, does not matter. A new list is a new
//! [`ListDialect`] in [`DIALECTS`] with a function that reads its sheet.

mod elite_hrv;
pub(super) mod entry;
mod figure;
mod fitbit;
mod garmin;
mod garmin_mornings;
pub(super) mod hints;
pub(super) mod hrv4training;
pub(super) mod intervals;
pub(super) mod mapped;
mod oura;
mod polar;
mod records;
mod samsung;
pub(super) mod service;
mod sheet;
mod strava;
mod training_peaks;
pub(super) mod when;
mod whoop;
mod zepp;

use super::{Findings, ImportWarning, Refusal, lettering};
use crate::journal::{Zone, clean_line};

use hints::ListHints;
use sheet::{Row, Sheet};

/// The most bytes of a list; twenty years of sessions with a hundred columns are a tenth of it.
const LARGEST: usize = 64 * 1024 * 1024;
/// How far into a file its row of names may reach, in bytes.
const LONGEST_HEADER: usize = 65_536;
/// The most columns that are named where a list is not known.
const MOST_NAMED: usize = 4;

/// A kind of list.
struct ListDialect {
    /// Its name, as the log keeps it.
    name: &'static str,
    /// The columns it must have; of each, one of several names.
    needs: &'static [&'static [&'static str]],
    read: fn(&Sheet, Zone) -> Findings,
}

impl ListDialect {
    fn read(&self, sheet: &Sheet, home: Zone) -> Findings {
        let mut found = (self.read)(sheet, home);
        for session in &mut found.sessions {
            session.source.format = Some(self.name.to_owned());
        }
        found
    }
}

/// The lists that are known; the first whose columns are all there is taken.
const DIALECTS: [ListDialect; 28] = [
    ListDialect { name: strava::NAME, needs: strava::NEEDS, read: strava::read },
    ListDialect { name: hrv4training::NAME, needs: hrv4training::NEEDS, read: hrv4training::read },
    ListDialect { name: "elite hrv", needs: elite_hrv::NEEDS, read: elite_hrv::read },
    ListDialect { name: "garmin connect", needs: garmin::NEEDS, read: garmin::read },
    ListDialect { name: "garmin connect", needs: garmin_mornings::NIGHTS, read: garmin_mornings::read_nights },
    ListDialect { name: "garmin connect", needs: garmin_mornings::VARIABILITY, read: garmin_mornings::read_variability },
    ListDialect { name: "garmin connect", needs: garmin_mornings::HEARTS, read: garmin_mornings::read_hearts },
    ListDialect { name: "intervals.icu", needs: intervals::EVENTS, read: intervals::read_events },
    ListDialect { name: "intervals.icu", needs: intervals::SESSIONS, read: intervals::read_sessions },
    ListDialect { name: "intervals.icu", needs: intervals::MORNINGS, read: intervals::read_mornings },
    ListDialect { name: "whoop", needs: whoop::SESSIONS, read: whoop::read_sessions },
    ListDialect { name: "whoop", needs: whoop::MORNINGS, read: whoop::read_mornings },
    ListDialect { name: "whoop", needs: whoop::JOURNAL, read: whoop::read_journal },
    ListDialect { name: "fitbit", needs: fitbit::VARIABILITY, read: fitbit::read_variability },
    ListDialect { name: "fitbit", needs: fitbit::HEARTS, read: fitbit::read_hearts },
    ListDialect { name: "fitbit", needs: fitbit::SESSIONS, read: fitbit::read_sessions },
    ListDialect { name: "fitbit", needs: fitbit::NIGHTS, read: fitbit::read_nights },
    ListDialect { name: "fitbit", needs: fitbit::SCORES, read: fitbit::read_scores },
    ListDialect { name: "whoop", needs: whoop::INTERFACE, read: whoop::read_interface },
    ListDialect { name: "oura", needs: oura::NIGHTS, read: oura::read_nights },
    ListDialect { name: "oura", needs: oura::TRENDS, read: oura::read_trends },
    ListDialect { name: "oura", needs: oura::SESSIONS, read: oura::read_sessions },
    ListDialect { name: training_peaks::NAME, needs: training_peaks::SESSIONS, read: training_peaks::read_sessions },
    ListDialect { name: training_peaks::NAME, needs: training_peaks::METRICS, read: training_peaks::read_metrics },
    ListDialect { name: "samsung health", needs: samsung::SESSIONS, read: samsung::read_sessions },
    ListDialect { name: "samsung health", needs: samsung::NIGHTS, read: samsung::read_nights },
    ListDialect { name: "polar", needs: polar::SESSION, read: polar::read },
    ListDialect { name: "zepp", needs: zepp::NIGHTS, read: zepp::read_nights },
];

/// Strava's list in a language whose names are not known.
const STRAVA_ABROAD: ListDialect = ListDialect { name: strava::NAME, needs: &[], read: strava::read_by_place };

/// Lists of something else, and what to say of them.
const STRANGERS: [(&[&str], Refusal); 7] = [
    (&["latitude", "longitude"], Refusal::PointsOnly),
    (&["trackpoint type"], Refusal::PointsOnly),
    (&["cumulative time"], Refusal::LapsOnly),
    (&["tiempo acumulado"], Refusal::LapsOnly),
    (&["kumulierte zeit"], Refusal::LapsOnly),
    (&["temps cumulé"], Refusal::LapsOnly),
    (&["tempo cumulativo"], Refusal::LapsOnly),
];

/// Says whether a file may be a list: text whose first line has several cells, or the second below the name of a table.
pub(super) fn is_list(bytes: &[u8]) -> bool {
    let head = bytes.get(..LONGEST_HEADER).unwrap_or(bytes);
    let mut lines = head.trim_ascii_start().split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or(head);
    let line = if first.starts_with(b"com.samsung.") { lines.next().unwrap_or(first) } else { first };
    !line.contains(&0)
        && line.iter().any(|byte| matches!(byte, b',' | b';' | b'\t'))
        && sheet::headers(&lettering::text(head)).is_some()
}

/// Reads a list; where it is none that is known, by the mapping that the runner gave or confirmed before.
pub(super) fn read(bytes: &[u8], home: Zone, hints: &ListHints) -> Findings {
    if bytes.len() > LARGEST {
        return Findings::refused(Refusal::TooLarge { mega_bytes: (LARGEST / 1024 / 1024) as u64 });
    }
    let text = lettering::text(bytes);
    let headers = sheet::headers(&text).unwrap_or_default();
    let has = |names: &[&str]| names.iter().any(|name| headers.iter().any(|header| header == name));
    let dialect = DIALECTS.iter().find(|dialect| dialect.needs.iter().all(|names| has(names)));
    let dialect = dialect.or_else(|| strava::is_in_order(&headers).then_some(&STRAVA_ABROAD));
    let service = service::of(&headers).filter(|_| dialect.is_none());
    let sheet = hints.applied_to(Sheet::read(&text));
    let mut found = match (dialect, hints.for_list(&sheet)) {
        (Some(dialect), _) => dialect.read(&sheet, home),
        (None, _) if service.is_some() => service.map(|service| service.read(&sheet, home)).unwrap_or_default(),
        (None, Some((mapping, name))) => {
            let mut found = Findings { is_mapped: true, ..mapped::read(&sheet, mapping, home) };
            found.warnings.extend(name.map(|name| ImportWarning::ReadAsRemembered(clean_line(name))));
            found
        }
        (None, None) => return Findings::refused(stranger(&headers, &text, &sheet)),
    };
    found.warnings.extend(lettering::is_mended(&text).then_some(ImportWarning::NotUtf8));
    found.warnings.extend(sheet.figures_left_out());
    found.warnings.extend(sheet.unclosed().iter().map(|line| ImportWarning::QuoteUnclosed { line: *line }));
    found
}

fn stranger(headers: &[String], text: &str, sheet: &Sheet) -> Refusal {
    let has = |name: &&str| headers.iter().any(|header| header == name);
    if let Some((_, refusal)) = STRANGERS.into_iter().find(|(names, _)| names.iter().all(has)) {
        return refusal;
    }
    if strava::is_in_another_language(headers, text) {
        return Refusal::OtherLanguage("Strava");
    }
    let mut named: Vec<String> =
        headers.iter().take(MOST_NAMED).map(|header| clean_line(header).chars().take(30).collect()).collect();
    if headers.len() > MOST_NAMED {
        named.push("…".to_owned());
    }
    Refusal::OtherList { columns: named.join(", "), proposal: mapped::propose(sheet) }
}

/// Takes row after row; those of which nothing can be taken are counted and told with the reason.
fn each_row<'s>(
    rows: impl Iterator<Item = Row<'s>>,
    why: &'static str,
    mut take: impl FnMut(Row<'s>, &mut Findings) -> Option<()>,
) -> Findings {
    let mut found = Findings::default();
    let mut left_out = 0;
    for row in rows {
        left_out += usize::from(take(row, &mut found).is_none());
    }
    warn_of_rows(&mut found, left_out, why);
    found
}

/// Warns of rows that could not be used.
pub(super) fn warn_of_rows(found: &mut Findings, rows: usize, why: &'static str) {
    if rows > 0 {
        found.warnings.push(ImportWarning::RowsLeftOut { rows, why });
    }
}
