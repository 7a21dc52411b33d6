//! The records of a CSV file, each kept from being swallowed by one before it.
//!
//! A quote that is opened and never closed makes the rows after it part of one cell, up to the next quote. Such a record
//! spans lines and its quotes do not stand where a cell begins or ends, or it has a number of cells that no other has: its
//! first line is left out, and the lines after it are read afresh.

use std::collections::BTreeMap;

use csv::{ByteRecord, ReaderBuilder, StringRecord};

/// The most commas in the line that names a table of Samsung's: its version and a count follow it.
const MOST_IN_TITLE: usize = 2;

/// The records of a file.
pub(super) struct Records {
    /// Those that were read, without the names of the columns.
    pub(super) rows: Vec<StringRecord>,
    /// The lines that open a quote and never close it.
    pub(super) unclosed: Vec<u64>,
}

/// A record that swallows others.
struct RunawayRecord {
    /// Where it begins, in bytes.
    at: usize,
    /// Its first line.
    line: u64,
}

/// The number of cells that records may have although they span lines.
struct UsualCells {
    names: usize,
    most_often: usize,
}

/// Gives the names of the columns, as they are written.
pub(super) fn names(text: &str) -> StringRecord {
    let (table, _) = table_in(text);
    let mut names = StringRecord::new();
    match reader_of(table, delimiter(table)).read_record(&mut names) {
        Ok(_) => names,
        Err(_) => StringRecord::new(),
    }
}

/// Reads at most so many records.
pub(super) fn read(text: &str, most: usize) -> Records {
    let (table, first_line) = table_in(text);
    let sign = delimiter(table);
    let mut reader = reader_of(table, sign);
    let mut names = StringRecord::new();
    let mut records = Records { rows: Vec::new(), unclosed: Vec::new() };
    if !reader.read_record(&mut names).is_ok_and(|is_there| is_there) {
        return records;
    }
    let (mut at, mut line) = (offset(reader.position()), first_line + reader.position().line() - 1);
    let usual = UsualCells { names: names.len(), most_often: most_often(reader) };
    // Each turn reads up to a line that is left out.
    while let Some(rest) = table.get(at..).filter(|_| records.rows.len() < most) {
        let Some(broken) = read_on((rest, line), sign, &usual, most, &mut records.rows) else { break };
        records.unclosed.push(broken.line);
        let Some((own, _)) = rest.get(broken.at..).and_then(|rest| rest.split_once('\n')) else { break };
        at += broken.at + own.len() + 1;
        line = broken.line + 1;
    }
    records
}

/// Reads records from a line on, up to the first that swallows others, which it gives.
fn read_on(
    (rest, line): (&str, u64),
    sign: u8,
    usual: &UsualCells,
    most: usize,
    rows: &mut Vec<StringRecord>,
) -> Option<RunawayRecord> {
    let mut reader = reader_of(rest, sign);
    while rows.len() < most {
        let (from, lines_before) = (offset(reader.position()), reader.position().line() - 1);
        let mut cells = StringRecord::new();
        if !reader.read_record(&mut cells).ok()? {
            return None;
        }
        let whole = rest.get(from..offset(reader.position())).unwrap_or_default();
        // The end of the line before it and empty lines are none of the record.
        let own = whole.trim_start_matches(['\r', '\n']);
        let (before, _) = whole.split_at_checked(whole.len() - own.len()).unwrap_or_default();
        if swallows(own, cells.len(), sign, usual) {
            let line = line + lines_before + before.matches('\n').count() as u64;
            return Some(RunawayRecord { at: from + before.len(), line });
        }
        rows.push(cells);
    }
    None
}

/// Says whether a record has swallowed others.
fn swallows(record: &str, cells: usize, sign: u8, usual: &UsualCells) -> bool {
    if !record.contains('"') {
        return false;
    }
    let is_of_lines = record.trim_end().contains('\n');
    match Quotes::of(record, char::from(sign)) {
        Quotes::Open => true,
        Quotes::Astray => is_of_lines,
        Quotes::Sound => is_of_lines && cells != usual.names && cells != usual.most_often,
    }
}

/// How the quotes of a record stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// Each encloses a cell.
    Sound,
    /// One ends within a cell.
    Astray,
    /// The last is never closed.
    Open,
}

impl Quotes {
    fn of(record: &str, sign: char) -> Self {
        let mut signs = record.chars().peekable();
        let (mut is_start, mut is_quoted) = (true, false);
        let mut quotes = Self::Sound;
        while let Some(c) = signs.next() {
            if is_quoted {
                if c == '"' && signs.next_if_eq(&'"').is_none() {
                    is_quoted = false;
                    let ends = signs.peek().is_none_or(|next| *next == sign || matches!(next, '\r' | '\n'));
                    quotes = if ends { quotes } else { Self::Astray };
                }
            } else {
                is_quoted = is_start && c == '"';
                is_start = c == sign;
            }
        }
        if is_quoted { Self::Open } else { quotes }
    }
}

/// Gives the number of cells that most of the records have that are left to read.
fn most_often(mut reader: csv::Reader<&[u8]>) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut cells = ByteRecord::new();
    while reader.read_byte_record(&mut cells).is_ok_and(|is_there| is_there) {
        *counts.entry(cells.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(cells, _)| cells)
}

/// Gives the table in a file, and its first line.
fn table_in(text: &str) -> (&str, u64) {
    let text = text.trim_start_matches('\u{feff}');
    let table = text.trim_start_matches(['\r', '\n']);
    let (empty, _) = text.split_at_checked(text.len() - table.len()).unwrap_or_default();
    let first = 1 + empty.matches('\n').count() as u64;
    // What a spreadsheet is told of the delimiter, or Samsung's name of the table, on a line of its own.
    let (line, rest) = table.split_once('\n').unwrap_or((table, ""));
    let is_told = line.starts_with("sep=") || (line.starts_with("com.samsung.") && line.matches(',').count() <= MOST_IN_TITLE);
    if is_told { (rest, first + 1) } else { (table, first) }
}

fn reader_of(table: &str, sign: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(sign).flexible(true).has_headers(false).from_reader(table.as_bytes())
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// Gives the sign that stands most often in the first line outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes().take_while(|byte| *byte != b'\n') {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !is_quoted) {
            *count += 1;
        }
    }
    // Of several as often, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Vec<String>, Vec<u64>) {
        let records = read(text, 100);
        (records.rows.iter().map(|row| row.iter().collect::<Vec<_>>().join("|")).collect(), records.unclosed)
    }

    #[test]
    fn a_quote_that_is_never_closed_takes_no_line_but_its_own() {
        for end in ["\n", "\r\n"] {
            let lines = ["a,b,c", "1,\"x, y\",2", "3,\"open,4", "5,\"v, w\",6", "7,8,9", ""];
            let (rows, unclosed) = told(&lines.join(end));
            assert_eq!(rows, ["1|x, y|2", "5|v, w|6", "7|8|9"]);
            assert_eq!(unclosed, [3]);
        }
    }

    #[test]
    fn a_quote_that_no_other_follows_takes_no_line_but_its_own() {
        assert_eq!(told("sep=,\na,b\n\n1,\"open\n2,3\n4,5"), (vec!["2|3".to_owned(), "4|5".to_owned()], vec![4]));
        assert_eq!(told("a,b\n1,2\n3,\"open"), (vec!["1|2".to_owned()], vec![3]));
    }

    #[test]
    fn a_quote_that_another_stray_one_closes_is_told_by_the_number_of_cells() {
        let (rows, unclosed) = told("a,b,c\n1,2,3\n4,\"open,5\n6,stray\",7\n8,9,10\n11,\"open,12,13\n14,stray\",15\n");
        assert_eq!(unclosed, Vec::<u64>::new(), "with as many cells as the names these may be words of two lines");
        assert_eq!(rows.len(), 4);
        assert_eq!(told("a,b,c\n1,2,3\n1,2,3\n4,\"open\n5,stray\",6,7\n").1, [4]);
    }

    #[test]
    fn cells_of_several_lines_are_whole_also_where_records_are_longer_than_their_names() {
        let (rows, unclosed) = told("a,b\n1,\"two\nlines, \"\"so\"\"\",3\n4,\"more\n\nlines\",5\n");
        assert_eq!((rows.len(), unclosed.len()), (2, 0));
        assert_eq!(rows[0], "1|two\nlines, \"so\"|3");
    }
}
