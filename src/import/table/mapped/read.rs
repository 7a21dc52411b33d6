//! A list read by a mapping: sessions, mornings, or both in one row.

use super::Mapping;
use super::cell;
use super::field::{FieldPart, ListField};
use super::sheet::{Column, Row, Sheet};
use crate::import::table::entry::SessionDraft;
use crate::import::table::warn_of_rows;
use crate::import::table::when::{DateOrder, ListDate};
use crate::import::waking::{ForeignScale, Waking};
use crate::import::{Findings, Refusal, same, sport};
use crate::journal::{HrvMeasure, Session, Zone};

/// What the log calls the source of mornings that are read by a mapping.
const APP: &str = "a list";

/// Reads a list by a mapping that the runner gave or confirmed.
pub(in crate::import::table) fn read(sheet: &Sheet, mapping: &Mapping, home: Zone) -> Findings {
    read_with(sheet, mapping, &[], home)
}

/// Reads a list by a mapping; `sports` are the numbers that stand for sports in it, with a word for each.
pub(in crate::import::table) fn read_with(sheet: &Sheet, mapping: &Mapping, sports: &[(&str, &str)], home: Zone) -> Findings {
    if let Some((_, missing)) = mapping.columns.iter().find(|(_, column)| sheet.named(column).is_none()) {
        return Findings::refused(Refusal::NoColumn(missing.clone()));
    }
    let columns = MappedColumns { sheet, mapping, sports };
    let (date, _) = columns.find(ListField::Date).unzip();
    let mut found = Findings::default();
    let order = mapping.order.unwrap_or_else(|| sheet.order(date, &mut found.warnings));
    let (mut undated, mut silent) = (0, 0);
    for row in sheet.rows() {
        let Some(when) = columns.when(row, order) else {
            undated += 1;
            continue;
        };
        let before = found.sessions.len() + found.check_ins.len();
        columns.session(row, when, home, &mut found);
        columns.morning(row, when, home, &mut found);
        silent += usize::from(found.sessions.len() + found.check_ins.len() == before);
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    warn_of_rows(&mut found, silent, "no time, distance or figure of a morning that can be read");
    found
}

struct MappedColumns<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    sports: &'a [(&'a str, &'a str)],
}

impl MappedColumns<'_> {
    fn find(&self, field: ListField) -> Option<(Column, &'static FieldPart)> {
        let (part, column) = self.mapping.column(field)?;
        Some((self.sheet.named(column)?, part))
    }

    fn text<'r>(&self, row: Row<'r>, field: ListField) -> Option<&'r str> {
        row.text(self.find(field).map(|(column, _)| column))
    }

    /// Gives a figure in metres, or in the unit that there is only one of; a cell's own unit goes before its column's.
    fn figure(&self, row: Row<'_>, field: ListField) -> Option<f64> {
        let (column, part) = self.find(field)?;
        let own = cell::measured(row.text(Some(column))?, field, row.sign(column));
        own.or_else(|| row.number(Some(column)).map(|figure| figure * part.unit)).or_else(|| row.without_figure(column))
    }

    /// Gives a rating with the scale that it is on.
    fn rating(&self, row: Row<'_>, field: ListField) -> (Option<f64>, ForeignScale) {
        let Some((column, part)) = self.find(field) else { return (None, ForeignScale::Up(0.0, 1.0)) };
        let scale = if part.unit > 5.0 { ForeignScale::Up(0.0, part.unit) } else { ForeignScale::Up(1.0, part.unit) };
        (row.number(Some(column)).or_else(|| row.without_figure(column)), scale)
    }

    /// Gives seconds; `1:05` is hours and minutes in a column of hours, else minutes and seconds.
    fn seconds(&self, row: Row<'_>, field: ListField) -> Option<f64> {
        let (column, part) = self.find(field)?;
        if let Some(own) = cell::measured(row.text(Some(column))?, field, row.sign(column)) {
            return Some(own);
        }
        let seconds = row.seconds(Some(column), part.unit).or_else(|| row.without_figure(column))?;
        let is_short = row.text(Some(column)).is_some_and(|cell| cell.matches(':').count() == 1);
        Some(if is_short && part.unit > 60.0 { seconds * 60.0 } else { seconds })
    }

    fn when(&self, row: Row<'_>, order: DateOrder) -> Option<ListDate> {
        let date = self.text(row, ListField::Date)?;
        let with_clock = self.text(row, ListField::Clock).and_then(|clock| ListDate::read(&format!("{date} {clock}"), order));
        with_clock.or_else(|| ListDate::read(date, order))
    }

    fn session(&self, row: Row<'_>, when: ListDate, home: Zone, found: &mut Findings) {
        let (time, distance) = (self.seconds(row, ListField::Time), self.figure(row, ListField::Distance));
        if time.is_none() && distance.is_none() {
            return;
        }
        let said = self.text(row, ListField::Sport).unwrap_or_default();
        let word = self.sports.iter().find(|(number, _)| *number == said).map_or(said, |(_, word)| word);
        // A number that nobody has a word for is at least said to be that of a sport.
        let numbered = format!("sport {word}");
        let word = if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) { &numbered } else { word };
        let mut session: Session = SessionDraft::of(word, when.moment_from_server(home), &mut found.warnings)
            .lasting(time, None)
            .over(distance, self.figure(row, ListField::Climb), self.figure(row, ListField::Descent))
            .heart(self.figure(row, ListField::Heart), self.figure(row, ListField::HeartMax))
            .effort(self.figure(row, ListField::Effort))
            .told(self.text(row, ListField::Title), self.text(row, ListField::Notes))
            .done();
        if word.is_empty() {
            sport::guess(&mut session, &mut found.warnings);
        }
        session.source.format = when.time.is_none().then(|| same::LIST_OF_DAYS.to_owned());
        found.sessions.push(session);
    }

    fn morning(&self, row: Row<'_>, when: ListDate, home: Zone, found: &mut Findings) {
        let says = ListField::OF_MORNINGS.into_iter().any(|field| self.text(row, field).is_some());
        if says {
            let [soreness, fatigue, mood, stress, quality] = ListField::RATED.map(|field| self.rating(row, field));
            Waking::on(when.date, home, APP)
                .soreness(soreness.0, soreness.1)
                .fatigue(fatigue.0, fatigue.1)
                .mood(mood.0, mood.1)
                .stress(stress.0, stress.1)
                .sleep_quality(quality.0, quality.1)
                .sleep(self.seconds(row, ListField::Sleep))
                .resting_heart(self.figure(row, ListField::RestingHeart))
                .hrv(self.figure(row, ListField::Rmssd), HrvMeasure::Rmssd, None)
                .hrv(self.figure(row, ListField::Sdnn), HrvMeasure::Sdnn, None)
                .add_to(found);
        }
    }
}
