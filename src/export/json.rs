//! The whole log as JSON, and back.
//!
//! ```json
//! {"deckchair_export":1,"entries":[
//! {"id":"019a…","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00","moving":22200.0,"distance":42000.0}
//! ]}
//! ```
//!
//! One entry a line, each kind in order of time: sessions, rests, check-ins, intakes, spells, planned. The fields are those
//! of the types in [`crate::journal`], in their units: seconds, metres, beats per minute, grams, millilitres, milliseconds.
//! What several files said of one session stands under its source as `recordings`, a list of sessions. Moments are RFC 3339
//! in the offset they were lived in, days are `2026-11-22`, and what was not said is left out. The number of the form grows
//! when a meaning changes; a reader refuses a field it does not know rather than lose it.

use std::io::{self, Write};

use serde::Deserialize;
use serde_json::Value;

use super::ExportError;
use crate::journal::{Entry, Id, Journal, Kept};

/// The form that is written, and the newest that is read.
const FORM: u64 = 1;

/// Writes every entry of a journal.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_json(journal: &Journal, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\"deckchair_export\":{FORM},\"entries\":[")?;
    for (number, (id, what)) in journal.entries().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Kept { id, what })?;
    }
    out.write_all(b"\n]}\n")
}

#[derive(Deserialize)]
struct Export {
    deckchair_export: u64,
    entries: Vec<Value>,
}

/// Reads the entries of an export, with their identities.
///
/// # Errors
/// Where the text is no export, is of a newer form, or has an entry that cannot be read or says more than is known here.
pub fn read_json(bytes: &[u8]) -> Result<Vec<(Id, Entry)>, ExportError> {
    let text: Value = serde_json::from_slice(bytes).map_err(|error| ExportError::Broken(error.to_string()))?;
    match text.get("deckchair_export").and_then(Value::as_u64) {
        None => return Err(ExportError::NotAnExport),
        Some(found) if found > FORM => return Err(ExportError::Newer { found, known: FORM }),
        Some(_) => {}
    }
    let export: Export = serde_json::from_value(text).map_err(|error| ExportError::Broken(error.to_string()))?;
    debug_assert!(export.deckchair_export <= FORM);
    let entries = export.entries.into_iter().enumerate();
    entries.map(|(at, value)| entry(&value).map_err(|said| ExportError::Entry { number: at + 1, said })).collect()
}

/// Reads one entry; a field that would be lost is an error.
pub(super) fn entry(value: &Value) -> Result<(Id, Entry), String> {
    let kept = Kept::<Entry>::deserialize(value).map_err(|error| error.to_string())?;
    let understood = serde_json::to_value(&kept).map_err(|error| error.to_string())?;
    match lost(value, &understood) {
        Some(field) => Err(format!("`{field}` is nothing this Deckchair knows")),
        None => Ok((kept.id, kept.what)),
    }
}

/// Gives the first field that says something in `given` and is not in `understood`.
fn lost<'v>(given: &'v Value, understood: &Value) -> Option<&'v str> {
    let fields = given.as_object()?;
    fields.iter().find_map(|(name, value)| match understood.get(name) {
        Some(known) => lost(value, known),
        None => says_something(value).then_some(name.as_str()),
    })
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = r#"{"deckchair_export":1,"entries":[
{"id":"019aa9a0-0000-7000-8000-000000000001","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00","moving":22200.5,"source":{"file":"a.fit","format":null,"device":null,"climb_method":null}}
]}
"#;

    #[test]
    fn an_export_read_and_written_again_is_the_same_to_the_byte() {
        let mut again = Vec::new();
        write_json(&Journal::from_entries(read_json(RUN.as_bytes()).unwrap()), &mut again).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), RUN);
    }

    #[test]
    fn an_empty_journal_is_an_export_of_no_entries() {
        let mut out = Vec::new();
        write_json(&Journal::default(), &mut out).unwrap();
        assert_eq!(read_json(&out), Ok(Vec::new()));
    }

    #[test]
    fn a_newer_form_another_file_and_half_a_file_are_told_apart() {
        assert_eq!(read_json(br#"{"deckchair_export":2,"entries":[]}"#), Err(ExportError::Newer { found: 2, known: 1 }));
        assert_eq!(read_json(br#"{"activities":[]}"#), Err(ExportError::NotAnExport));
        assert!(matches!(read_json(RUN.split_at(60).0.as_bytes()), Err(ExportError::Broken(_))));
    }

    #[test]
    fn a_field_that_would_be_lost_is_refused() {
        let more = RUN.replace(r#""moving""#, r#""shoes":"red","moving""#);
        let said = "`shoes` is nothing this Deckchair knows".to_owned();
        assert_eq!(read_json(more.as_bytes()), Err(ExportError::Entry { number: 1, said }));
        let empty = RUN.replace(r#""moving""#, r#""notes":"","tags":[],"moving""#);
        assert!(read_json(empty.as_bytes()).is_ok());
    }

    #[test]
    fn an_impossible_value_is_refused_in_the_words_of_its_quantity() {
        let long = RUN.replace("22200.5", "1e300");
        let Err(ExportError::Entry { said, .. }) = read_json(long.as_bytes()) else { panic!("60 days are exceeded") };
        assert!(said.starts_with("a duration must be between 0 and 5184000 s"), "{said}");
    }
}
