//! A CSV file as a sheet of columns found by their names, whatever its delimiter, quoting, decimal sign and order.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use csv::StringRecord;

use super::figure::{DecimalSign, figure};
use super::records::{self, Records};
use super::when::{DateOrder, DatesShow, ListDate};
use crate::import::ImportWarning;
use crate::journal::{Units, clean_line};

/// How many rows are looked at to find out how a column writes its numbers.
const SAMPLE: usize = 500;
/// The most rows that are read: a century of days, a life of sessions.
const MOST_ROWS: usize = 200_000;
/// How much is shown of a cell that cannot be read, in letters.
const LONGEST_EXAMPLE: usize = 20;
/// What stands in a cell for a figure that could not be worked out.
const NO_NUMBER: &str = "nan";
/// What stands in a cell that says nothing.
const NOTHING: [&str; 9] = ["", "-", "--", "null", "none", "nan", "n/a", "nil", "undefined"];

/// A CSV file that has been read.
pub(in crate::import) struct Sheet {
    headers: Vec<String>,
    rows: Vec<StringRecord>,
    /// The lines that open a quote and never close it.
    unclosed: Vec<u64>,
    signs: Vec<Option<DecimalSign>>,
    usual_sign: DecimalSign,
    /// Which of day and month comes first, where the runner says it.
    dates: Option<DateOrder>,
    /// The day on which it is read, where that is told.
    today: Option<NaiveDate>,
    /// The units, where the runner says them, and those that they read in.
    units: (Option<Units>, Option<Units>),
    /// The cells asked for a figure that have none that can be: where they stand, and what.
    unread: RefCell<BTreeMap<(u64, usize), String>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Column(usize);

/// A row of a sheet.
#[derive(Clone, Copy)]
pub(in crate::import) struct Row<'a> {
    sheet: &'a Sheet,
    cells: &'a StringRecord,
}

/// Gives the plain names of the columns: lower case, letters and digits only, one blank between words, without markup.
pub(in crate::import) fn headers(text: &str) -> Option<Vec<String>> {
    let names = records::names(text);
    (names.len() >= 2).then(|| names.iter().map(plain).collect())
}

impl Sheet {
    /// Reads a sheet; rows that are no CSV are passed over, and a line with a quote that is never closed does not take those
    /// after it along.
    pub(in crate::import) fn read(text: &str) -> Self {
        let headers = records::names(text).iter().map(plain).collect();
        let Records { rows, unclosed } = records::read(text, MOST_ROWS);
        let mut sheet = Self {
            headers,
            rows,
            unclosed,
            signs: Vec::new(),
            usual_sign: DecimalSign::Point,
            dates: None,
            today: None,
            units: (None, None),
            unread: RefCell::default(),
        };
        sheet.find_signs();
        sheet
    }

    /// Takes the runner's word on which of day and month comes first.
    pub(in crate::import) fn dated(self, dates: Option<DateOrder>) -> Self {
        Self { dates, ..self }
    }

    /// Takes the day on which it is read.
    pub(in crate::import) fn read_on(self, today: Option<NaiveDate>) -> Self {
        Self { today, ..self }
    }

    /// Gives the day on which it is read, where that is told.
    pub(in crate::import) const fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// Takes the runner's word on the units, and those that they read in.
    pub(in crate::import) fn measured(self, said: Option<Units>, usual: Option<Units>) -> Self {
        Self { units: (said, usual), ..self }
    }

    /// Gives the units that the runner says.
    pub(in crate::import) const fn said_units(&self) -> Option<Units> {
        self.units.0
    }

    /// Gives the units that the runner reads in.
    pub(in crate::import) const fn usual_units(&self) -> Option<Units> {
        self.units.1
    }

    /// Finds out which of day and month comes first in a column, by a date that can only be read in one way; where there is none
    /// and it makes a difference it is the runner's word, or the day with a warning.
    pub(in crate::import) fn order(&self, column: Option<Column>, warnings: &mut Vec<ImportWarning>) -> DateOrder {
        match DatesShow::shown_by(self.rows().filter_map(|row| row.text(column))) {
            DatesShow::Shown(order) => order,
            DatesShow::Same => DateOrder::DayFirst,
            DatesShow::Open => self.dates.unwrap_or_else(|| {
                warnings.push(ImportWarning::DateOrderGuessed);
                DateOrder::DayFirst
            }),
        }
    }

    /// Gives the lines that were left out because they open a quote and never close it.
    pub(in crate::import) fn unclosed(&self) -> &[u64] {
        &self.unclosed
    }

    /// Tells of the cells that were asked for a figure and have none that can be.
    pub(in crate::import) fn figures_left_out(&self) -> Option<ImportWarning> {
        let unread = self.unread.borrow();
        let example = clean_line(unread.values().next()?).chars().take(LONGEST_EXAMPLE).collect();
        Some(ImportWarning::FiguresLeftOut { figures: unread.len(), example })
    }

    /// Gives the first column of one of these plain names, the names in order of preference.
    pub(in crate::import) fn column(&self, names: &[&str]) -> Option<Column> {
        self.nth_column(names, 0)
    }

    /// Gives the n-th (from 0) of several columns of one of these names; the last where there are fewer.
    pub(in crate::import) fn nth_column(&self, names: &[&str], nth: usize) -> Option<Column> {
        names.iter().find_map(|name| {
            let mut found = self.headers.iter().enumerate().filter(|(_, header)| header == name).map(|(at, _)| at).peekable();
            found.peek()?;
            let all: Vec<usize> = found.collect();
            all.get(nth).or(all.last()).copied().map(Column)
        })
    }

    /// Gives the column at a place, counted from 0.
    pub(in crate::import) fn at(&self, place: usize) -> Option<Column> {
        (place < self.headers.len()).then_some(Column(place))
    }

    /// Gives the plain names of the columns, in their order.
    pub(in crate::import) fn names(&self) -> &[String] {
        &self.headers
    }

    /// Gives the column that a runner calls so, whatever the case and the signs.
    pub(in crate::import) fn named(&self, name: &str) -> Option<Column> {
        self.column(&[&plain(name)])
    }

    /// Gives the rows in the order of the file.
    pub(in crate::import) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { sheet: self, cells })
    }

    fn find_signs(&mut self) {
        let sign_of = |at: usize| {
            let mut cells = self.rows.iter().take(SAMPLE).filter_map(|row| row.get(at));
            cells.find_map(DecimalSign::shown_by)
        };
        self.signs = (0..self.headers.len()).map(sign_of).collect();
        let count = |sign| self.signs.iter().filter(|shown| **shown == Some(sign)).count();
        if count(DecimalSign::Comma) > count(DecimalSign::Point) {
            self.usual_sign = DecimalSign::Comma;
        }
    }
}

impl<'a> Row<'a> {
    /// Gives the text of a cell; `None` where it says nothing.
    pub(in crate::import) fn text(self, column: Option<Column>) -> Option<&'a str> {
        let cell = self.cells.get(column?.0)?.trim();
        let is_nothing = NOTHING.iter().any(|nothing| cell.eq_ignore_ascii_case(nothing));
        (!is_nothing).then_some(cell)
    }

    /// Gives the date in a cell.
    pub(in crate::import) fn when(self, column: Option<Column>, order: DateOrder) -> Option<ListDate> {
        self.text(column).and_then(|text| ListDate::read(unguarded(text), order))
    }

    /// Gives the number in a cell. One that looks like a figure and is none that can be is remembered, to be told.
    pub(in crate::import) fn number(self, column: Option<Column>) -> Option<f64> {
        let (column, text) = (column?, self.figure_in(column?)?);
        figure(text, self.sign(column)).or_else(|| self.unread(column, text))
    }

    /// Gives the sign before the decimals in a column.
    pub(in crate::import) fn sign(self, column: Column) -> DecimalSign {
        self.sheet.signs.get(column.0).copied().flatten().unwrap_or(self.sheet.usual_sign)
    }

    /// Gives the text of a cell that is asked for a figure; one that could not be worked out is remembered, to be told.
    fn figure_in(self, column: Column) -> Option<&'a str> {
        let cell = self.cells.get(column.0)?.trim();
        if cell.eq_ignore_ascii_case(NO_NUMBER) { self.unread(column, cell) } else { self.text(Some(column)) }
    }

    fn unread<T>(self, column: Column, cell: &str) -> Option<T> {
        if looks_like_a_figure(cell) {
            self.remember(column, cell);
        }
        None
    }

    /// Remembers what stands in a cell in place of the figure that its column should have, to be told; gives nothing.
    pub(in crate::import) fn without_figure<T>(self, column: Column) -> Option<T> {
        if let Some(cell) = self.text(Some(column)) {
            self.remember(column, cell);
        }
        None
    }

    fn remember(self, column: Column, cell: &str) {
        let at = self.cells.position().map_or(0, csv::Position::byte);
        self.sheet.unread.borrow_mut().insert((at, column.0), cell.to_owned());
    }

    /// Gives the seconds in a cell that holds `1:02:03`, `02:03.4` or a number of units of so many seconds.
    pub(in crate::import) fn seconds(self, column: Option<Column>, unit: f64) -> Option<f64> {
        let text = self.figure_in(column?)?;
        if !text.contains(':') {
            return self.number(column).map(|number| number * unit);
        }
        let seconds = unguarded(text).split(':').try_fold(0.0, |sum, part| {
            let part: f64 = part.trim().replace(',', ".").parse().ok()?;
            (part.is_finite() && part >= 0.0).then_some(sum * 60.0 + part)
        });
        seconds.or_else(|| self.unread(column?, text))
    }
}

/// Says whether a cell is meant for a figure, though none that can be.
fn looks_like_a_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['\'', '-', '+', '.', ',']);
    bare.starts_with(|c: char| c.is_ascii_digit())
        || ["inf", "infinity", NO_NUMBER].iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Gives a figure or a date without a spreadsheet's guard against formulas; in words a leading `'` is the runner's own.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell).trim_start()
}

/// Gives a column's name without what differs from export to export.
fn plain(header: &str) -> String {
    let mut is_markup = false;
    let shown = header.chars().filter(|c| match c {
        '<' => {
            is_markup = true;
            false
        }
        '>' => !std::mem::take(&mut is_markup),
        _ => !is_markup,
    });
    let lower: String = shown.collect::<String>().to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_number_whatever_surrounds_them() {
        let text =
            "\u{feff}sep=;\n\"Max. Heart Rate (bpm)\";<span title=\"x\">Distance</span>;Distance;rMSSD\n150;\"5,81\";5810;--\n";
        let sheet = Sheet::read(text);
        let row = sheet.rows().next().unwrap();
        assert_eq!(row.number(sheet.column(&["max heart rate bpm"])), Some(150.0));
        assert_eq!(row.number(sheet.column(&["distance"])), Some(5.81));
        assert_eq!(row.number(sheet.nth_column(&["distance"], 1)), Some(5810.0));
        assert_eq!(row.number(sheet.nth_column(&["distance"], 5)), Some(5810.0));
        assert_eq!(row.text(sheet.column(&["rmssd"])), None);
        assert_eq!(sheet.column(&["rpe"]), None);
    }

    #[test]
    fn lengths_of_time_are_read_with_and_without_colons() {
        let sheet = Sheet::read("a,b,c,d\n1:02:03,00:02:15.5,2.5,12:x\n");
        let row = sheet.rows().next().unwrap();
        let seconds = |name: &str| row.seconds(sheet.column(&[name]), 60.0);
        assert_eq!([seconds("a"), seconds("b"), seconds("c"), seconds("d")], [Some(3723.0), Some(135.5), Some(150.0), None]);
    }

    #[test]
    fn a_guard_against_formulas_is_no_part_of_figures_and_dates_and_stays_in_words() {
        let sheet = Sheet::read("a,b,c,d\n'-12,'1:02:03,'2024-01-02,'t was cold\n");
        let row = sheet.rows().next().unwrap();
        let column = |name: &str| sheet.column(&[name]);
        assert_eq!((row.number(column("a")), row.seconds(column("b"), 1.0)), (Some(-12.0), Some(3723.0)));
        assert!(row.when(column("c"), DateOrder::DayFirst).is_some());
        assert_eq!(row.text(column("d")), Some("'t was cold"));
    }

    #[test]
    fn figures_that_cannot_be_are_counted_once_and_told_and_words_are_not() {
        let sheet = Sheet::read("a,b\n1e999,12:x\n-inf,none\nNaN,easy\n10 laps,3\n");
        for _ in 0..2 {
            for row in sheet.rows() {
                let _ = (row.number(sheet.column(&["a"])), row.seconds(sheet.column(&["b"]), 1.0));
            }
        }
        let told = sheet.figures_left_out().unwrap().to_string();
        assert_eq!(told, "figures left out: 5 that cannot be read, such as `1e999`");
        assert!(Sheet::read("a,b\n1,2\n").figures_left_out().is_none());
    }

    #[test]
    fn rows_of_any_length_are_read_as_far_as_they_go() {
        let sheet = Sheet::read("a,b\n1\n1,2,3\n4");
        let column = sheet.column(&["b"]);
        let cells: Vec<Option<&str>> = sheet.rows().map(|row| row.text(column)).collect();
        assert_eq!(cells, [None, Some("2"), None]);
        assert_eq!(headers("one column\n1"), None);
    }
}
