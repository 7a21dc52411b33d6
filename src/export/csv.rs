//! The entries of the log as one table, and back. Traces would not fit a cell: they are in the JSON alone.
//!
//! One entry a line, of every kind; `entry` says which, and a column that does not concern it is empty. A unit is in the
//! column's name where it has one. Lists stand one item a line within their
//! cell, and what several files said of one session as JSON. An apostrophe is put before a text that a
//! spreadsheet would take for a formula, before one that begins with an apostrophe, and for a text that is empty but said;
//! reading takes it off again.

use std::io::{self, Write};

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Number, Value};

use super::{ExportError, json};
use crate::journal::{Entry, Id, Journal, Kept};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Text,
    Number,
    Flag,
    Lines,
    Json,
}

/// The columns: their name with its unit, the field of the JSON export they show, and what they hold.
const COLUMNS: &[(&str, &[&str], Cell)] = &[
    ("entry", &["entry"], Cell::Text),
    ("id", &["id"], Cell::Text),
    ("day", &["day"], Cell::Text),
    ("at", &["at"], Cell::Text),
    ("start", &["start"], Cell::Text),
    ("zone", &["zone"], Cell::Text),
    ("sport", &["sport"], Cell::Text),
    ("sport_name", &["sport_name"], Cell::Text),
    ("kind", &["kind"], Cell::Text),
    ("title", &["title"], Cell::Text),
    ("moving_s", &["moving"], Cell::Number),
    ("elapsed_s", &["elapsed"], Cell::Number),
    ("distance_m", &["distance"], Cell::Number),
    ("climb_m", &["climb"], Cell::Number),
    ("descent_m", &["descent"], Cell::Number),
    ("rpe_cr10", &["rpe"], Cell::Number),
    ("feel_of_10", &["feel"], Cell::Number),
    ("heart_avg_bpm", &["heart_avg"], Cell::Number),
    ("heart_max_bpm", &["heart_max"], Cell::Number),
    ("watch_recovery_s", &["watch_recovery"], Cell::Number),
    ("soreness_of_10", &["soreness"], Cell::Number),
    ("fatigue_of_5", &["fatigue"], Cell::Number),
    ("mood_of_5", &["mood"], Cell::Number),
    ("stress_of_5", &["stress"], Cell::Number),
    ("sleep_s", &["sleep"], Cell::Number),
    ("sleep_quality_of_5", &["sleep_quality"], Cell::Number),
    ("resting_heart_bpm", &["resting_heart"], Cell::Number),
    ("hrv_ms", &["hrv", "milliseconds"], Cell::Number),
    ("hrv_measure", &["hrv", "measure"], Cell::Text),
    ("hrv_device", &["hrv", "device"], Cell::Text),
    ("health", &["health"], Cell::Text),
    ("pain_place", &["pain", "place"], Cell::Text),
    ("pain_changes_gait", &["pain", "changes_gait"], Cell::Flag),
    ("pain_on_bone", &["pain", "on_bone"], Cell::Flag),
    ("red_flags", &["red_flags"], Cell::Lines),
    ("no_pain", &["no_pain"], Cell::Flag),
    ("signs_gone", &["signs_gone"], Cell::Lines),
    ("carbohydrate_g", &["carbohydrate"], Cell::Number),
    ("protein_g", &["protein"], Cell::Number),
    ("fluid_ml", &["fluid"], Cell::Number),
    ("what", &["what"], Cell::Text),
    ("fever", &["fever"], Cell::Flag),
    ("grade", &["grade"], Cell::Text),
    ("from", &["from"], Cell::Text),
    ("until", &["until"], Cell::Text),
    ("first_day", &["first_day"], Cell::Text),
    ("race", &["race"], Cell::Text),
    ("place", &["place"], Cell::Text),
    ("tags", &["tags"], Cell::Lines),
    ("notes", &["notes"], Cell::Text),
    ("file", &["source", "file"], Cell::Text),
    ("format", &["source", "format"], Cell::Text),
    ("device", &["source", "device"], Cell::Text),
    ("climb_method", &["source", "climb_method"], Cell::Text),
    ("recordings", &["source", "recordings"], Cell::Json),
    ("source", &["source"], Cell::Text),
];

/// The most bytes that the names of the columns take.
const LONGEST_HEADER: usize = 16_384;

/// Writes every entry of a journal.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_csv(journal: &Journal, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS.iter().map(|(name, _, _)| name))?;
    for (id, what) in journal.entries() {
        let fields = serde_json::to_value(Kept { id, what })?;
        table.write_record(COLUMNS.iter().map(|(_, path, _)| find(&fields, path).map(shown).unwrap_or_default()))?;
    }
    table.flush()
}

/// Reads the entries of a table that [`write_csv`] wrote, with their identities; the columns may stand in any order, and between
/// semicolons or tabs, as spreadsheets of many countries save them, with their commas in the figures.
///
/// # Errors
/// Where the text is no such table, or has a line that cannot be read.
pub fn read_csv(bytes: &[u8]) -> Result<Vec<(Id, Entry)>, ExportError> {
    // Spreadsheets put a byte order mark before what they save.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Other files may be one line of hundreds of megabytes: none of ours begins so.
    if !bytes.get(..LONGEST_HEADER).unwrap_or(bytes).contains(&b'\n') {
        return Err(ExportError::NotAnExport);
    }
    let delimiter = delimiter(bytes);
    let decimal = if delimiter == b',' { '.' } else { ',' };
    let mut table = ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
    let broken = |error: csv::Error| ExportError::Broken(said(&error));
    // What is not even text in its first line is something else.
    let header = table.headers().map_err(|_| ExportError::NotAnExport)?.clone();
    if !["entry", "id"].iter().all(|name| header.iter().any(|column| column == *name)) {
        return Err(ExportError::NotAnExport);
    }
    let columns = header.iter().map(column).collect::<Result<Vec<_>, _>>()?;
    table
        .records()
        .enumerate()
        .map(|(at, line)| {
            let line = line.map_err(broken)?;
            entry(&columns, &line, decimal).map_err(|said| ExportError::Entry { number: at + 1, said })
        })
        .collect()
}

/// Gives the sign that parts the columns: the one that stands most often in the first line, as no column has it in its name.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let columns = |sign: u8| first.split(|byte| *byte == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|sign| columns(*sign)).unwrap_or(b',')
}

type CsvColumn = (&'static [&'static str], Cell);

fn column(name: &str) -> Result<CsvColumn, ExportError> {
    let known = COLUMNS.iter().find(|(known, _, _)| *known == name);
    known.map(|(_, path, cell)| (*path, *cell)).ok_or_else(|| ExportError::UnknownColumn(name.to_owned()))
}

fn entry(columns: &[CsvColumn], line: &StringRecord, decimal: char) -> Result<(Id, Entry), String> {
    let mut fields = Map::new();
    for ((path, cell), text) in columns.iter().zip(line).filter(|(_, text)| !text.is_empty()) {
        let value = understood(*cell, text, decimal)?;
        match path {
            [outer, inner] => {
                let within = fields.entry(*outer).or_insert_with(|| Value::Object(Map::new()));
                let within = within.as_object_mut().ok_or_else(|| format!("`{outer}` is said in two ways"))?;
                within.insert((*inner).to_owned(), value);
            }
            path => {
                fields.insert(path.concat(), value);
            }
        }
    }
    // A table says nothing of its form: what an older one told in notes, such as a plan's start, stays there.
    json::entry(&Value::Object(fields))
}

/// Says what is wrong with the table, in the words of its lines and cells.
fn said(error: &csv::Error) -> String {
    let line = error.position().map_or(0, csv::Position::line);
    if let csv::ErrorKind::UnequalLengths { expected_len, len, .. } = error.kind() {
        return format!("line {line} has {len} cells, and its first line {expected_len}");
    }
    format!("line {line} cannot be read")
}

/// Finds the value a column shows.
fn find<'v>(fields: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(fields, |value, name| value.get(name)).filter(|value| !value.is_object())
}

/// Writes a value as a cell; what is not said is an empty cell.
fn shown(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.as_f64().map(|number| number.to_string()).unwrap_or_default(),
        Value::String(text) => guarded(text),
        Value::Array(list) if list.iter().any(Value::is_object) => value.to_string(),
        Value::Array(list) => guarded(&list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")),
    }
}

/// Reads a cell that is not empty; `decimal` stands before the tenths of a figure.
fn understood(cell: Cell, text: &str, decimal: char) -> Result<Value, String> {
    match cell {
        Cell::Text => Ok(Value::String(unguarded(text).to_owned())),
        Cell::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
        Cell::Lines => Ok(unguarded(text).lines().map(|line| Value::String(line.to_owned())).collect()),
        Cell::Flag => match text {
            "yes" => Ok(Value::Bool(true)),
            "no" => Ok(Value::Bool(false)),
            other => Err(format!("`{other}` is neither yes nor no")),
        },
        Cell::Number => {
            let whole = text.parse::<u64>().ok().map(Number::from);
            let number = whole.or_else(|| text.replace(decimal, ".").parse().ok().and_then(Number::from_f64));
            number.map(Value::Number).ok_or_else(|| format!("`{text}` is not a number"))
        }
    }
}

/// Gives a text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    if matches!(first, None | Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠')) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Gives the text as it was before [`guarded`].
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Day, Moment, Planned, Session, Sport};
    use uuid::Uuid;

    fn journal(title: &str) -> Journal {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-21T09:00:00+01:00").unwrap());
        run.title = title.to_owned();
        Journal::from_entries([(Id::new(Uuid::from_u128(7)), Entry::Session(run))])
    }

    fn table(journal: &Journal) -> String {
        let mut out = Vec::new();
        write_csv(journal, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_text_is_taken_for_a_formula_and_none_is_changed() {
        for title in ["=HYPERLINK(\"x\")", "+1", "-1", "@a", "'quoted", "  =1", "a,b\n\"c\"", "plain"] {
            let said = journal(title);
            let table = table(&said);
            let cells = csv::Reader::from_reader(table.as_bytes()).into_records().next().unwrap().unwrap();
            assert!(!cells.iter().any(|cell| cell.trim_start().starts_with(['=', '+', '-', '@'])), "{table}");
            assert_eq!(Journal::from_entries(read_csv(table.as_bytes()).unwrap()), said);
        }
    }

    #[test]
    fn a_plan_comes_back_as_it_was_whatever_its_notes_say() {
        let mut plan = Planned::new(Sport::Run, Day::new("2026-11-23".parse().unwrap()));
        plan.notes = "with Ida\nstarts at 09:30".to_owned();
        let said = Journal::from_entries([(Id::new(Uuid::from_u128(7)), Entry::Planned(plan))]);
        assert_eq!(Journal::from_entries(read_csv(table(&said).as_bytes()).unwrap()), said);
    }

    #[test]
    fn a_spreadsheet_may_move_columns_and_add_its_mark() {
        let table = "\u{feff}start,sport,id,entry\n\
                     2026-11-21T09:00:00+01:00,run,00000000-0000-0000-0000-000000000007,session\n";
        assert_eq!(Journal::from_entries(read_csv(table.as_bytes()).unwrap()), journal(""));
    }

    #[test]
    fn a_spreadsheet_of_another_country_may_part_the_columns_otherwise() {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-21T09:00:00+01:00").unwrap());
        run.distance = crate::journal::Metres::new(10_000.5).ok();
        let said = Journal::from_entries([(Id::new(Uuid::from_u128(7)), Entry::Session(run))]);
        for (sign, figure) in [(";", "10000,5"), ("\t", "10000,5"), (";", "10000.5"), (",", "10000.5")] {
            let line = ["00000000-0000-0000-0000-000000000007", "session", "2026-11-21T09:00:00+01:00", "run", figure].join(sign);
            let table = format!("{}\r\n{line}\r\n", ["id", "entry", "start", "sport", "distance_m"].join(sign));
            assert_eq!(Journal::from_entries(read_csv(table.as_bytes()).unwrap()), said, "{table}");
        }
    }

    #[test]
    fn a_table_of_something_else_and_a_column_nobody_knows_are_refused() {
        assert_eq!(read_csv(b"date,km\n2026-11-21,10\n"), Err(ExportError::NotAnExport));
        assert_eq!(read_csv(b"entry,id,shoes\n"), Err(ExportError::UnknownColumn("shoes".to_owned())));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_by_its_number() {
        let table = "entry,id,distance_m\nsession,00000000-0000-0000-0000-000000000007,far\n";
        let said = "`far` is not a number".to_owned();
        assert_eq!(read_csv(table.as_bytes()), Err(ExportError::Entry { number: 1, said }));
    }
}
