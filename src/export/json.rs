//! The whole log as JSON, and back.
//!
//! ```json
//! {"deckchair_export":5,"entries":[
//! {"id":"019a…","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00","moving":22200.0,"distance":42000.0}
//! ],"traces":[
//! {"of":"fit 2026-11-21T08:00:00Z 22200 s","trace":{"step_s":92.5,"metres":[180.2,365.0],"heart_bpm":[120,null]}}
//! ],"deleted":[
//! {"sport":"run","start":"2026-11-20T12:10:00+01:00","moving":1800.0,"source":{"file":"a.fit","format":"fit", …}}
//! ]}
//! ```
//!
//! One entry a line, each kind in order of time: sessions, rests, check-ins, intakes, spells, planned sessions, planned rests.
//! The fields are those
//! of the types in [`crate::journal`], in their units: seconds, metres, beats per minute, grams, millilitres, milliseconds.
//! What several files said of one session stands under its source as `recordings`, a list of sessions. Moments are RFC 3339
//! in the offset they were lived in, days are `2026-11-22`, and what was not said is left out.
//!
//! A trace tells how a recording went, in stretches of equal time: the metres covered by the end of each, the mean heart rate
//! and height in it; `null` is a gap, and a column that the recording did not have is left out. `of` names the recording by its
//! format, the second at which it began in UTC, and its whole seconds from start to stop: a session's own, or one of its
//! `recordings`.
//!
//! What the runner deleted is told as its files said it, a recording a line: so it stays deleted when those files are imported
//! into a log made from the export.
//!
//! The number of the form grows when a meaning changes or something new is told: form 1 had no traces, form 2 nothing
//! deleted, form 3 no planned rest, form 4 no start of what is planned but in its notes.
//! A reader refuses a field it does not know rather than lose it.

use std::fmt;
use std::io::{self, Write};
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::ExportError;
use crate::journal::{Entry, Id, Journal, Kept, Mark, Planned, Session, TimeOfDay, Trace};

/// The form that is written, and the newest that is read.
const FORM: u64 = 5;
/// The first form in which what is planned has a start of its own.
const STARTED: u64 = 5;
/// The key that tells an export from other JSON.
const KEY: &str = "deckchair_export";
/// The most entries that are read: fifty years of ten a day.
const MOST: usize = 200_000;
/// How far into a file that key may stand, in bytes.
const HEAD: usize = 1_024;

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Export {
    /// The entries, with their identities.
    pub entries: Vec<(Id, Entry)>,
    /// How recorded sessions went.
    pub traces: Vec<(Mark, Trace)>,
    /// Recordings that were deleted.
    pub deleted: Vec<Session>,
}

/// A trace as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TraceLine<M, T> {
    of: M,
    trace: T,
}

/// Writes every entry of a journal, the traces of its sessions, and the recordings that were deleted.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_json(journal: &Journal, traces: &[(Mark, Trace)], deleted: &[Session], out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\"{KEY}\":{FORM},\"entries\":[")?;
    write_lines(journal.entries().map(|(id, what)| Kept { id, what }), out)?;
    out.write_all(b"\n],\"traces\":[")?;
    write_lines(traces.iter().map(|(of, trace)| TraceLine { of, trace }), out)?;
    out.write_all(b"\n],\"deleted\":[")?;
    write_lines(deleted.iter(), out)?;
    out.write_all(b"\n]}\n")
}

fn write_lines<T: Serialize>(lines: impl Iterator<Item = T>, out: &mut impl Write) -> io::Result<()> {
    for (number, line) in lines.enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &line)?;
    }
    Ok(())
}

/// The form of an export, whatever else is in it.
#[derive(Deserialize)]
struct Head {
    deckchair_export: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonBody {
    #[serde(rename = "deckchair_export")]
    _form: u64,
    entries: Understood<Kept<Entry>>,
    #[serde(default)]
    traces: Vec<TraceLine<Mark, Trace>>,
    #[serde(default)]
    deleted: Understood<Session>,
}

/// A list whose members are understood one by one as they are read, so that no more than one of them stands in memory as a tree
/// of values; or which of them, counted from 1, cannot be understood, and why.
struct Understood<T>(Result<Vec<T>, (usize, String)>);

impl<T> Default for Understood<T> {
    fn default() -> Self {
        Self(Ok(Vec::new()))
    }
}

impl<'de, T: DeserializeOwned + Serialize> Deserialize<'de> for Understood<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(OneByOne(PhantomData)).map(Self)
    }
}

struct OneByOne<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned + Serialize> Visitor<'de> for OneByOne<T> {
    type Value = Result<Vec<T>, (usize, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut understood = Vec::new();
        while let Some(value) = members.next_element::<Value>()? {
            if understood.len() == MOST {
                return Err(A::Error::custom("there are more of them than a log can have"));
            }
            match whole(&value) {
                Ok(member) => understood.push(member),
                Err(said) => {
                    while members.next_element::<IgnoredAny>()?.is_some() {}
                    return Ok(Err((understood.len() + 1, said)));
                }
            }
        }
        Ok(Ok(understood))
    }
}

/// Reads an export.
///
/// # Errors
/// Where the text is no export, is of a newer form, or has an entry that cannot be read or says more than is known here.
pub fn read_json(bytes: &[u8]) -> Result<Export, ExportError> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if !head.windows(KEY.len()).any(|window| window == KEY.as_bytes()) {
        return Err(ExportError::NotAnExport);
    }
    let broken = |error: serde_json::Error| ExportError::Broken(error.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(broken)?;
    let form = head.deckchair_export.as_ref().and_then(Value::as_u64).ok_or(ExportError::NotAnExport)?;
    if form > FORM {
        return Err(ExportError::Newer { found: form, known: FORM });
    }
    let JsonBody { entries, traces, deleted, .. } = serde_json::from_slice(bytes).map_err(broken)?;
    let entries = entries.0.map_err(|(number, said)| ExportError::Entry { number, said })?;
    Ok(Export {
        entries: entries.into_iter().map(|kept| (kept.id, if form < STARTED { started(kept.what) } else { kept.what })).collect(),
        traces: traces.into_iter().map(|TraceLine { of, trace }| (of, trace)).collect(),
        deleted: deleted.0.map_err(|(_, said)| ExportError::Deleted(said))?,
    })
}

/// Gives an entry of a form before [`STARTED`] as it is told now: the start of what is planned stood on a line of its notes.
///
/// The log itself is brought up by the same rule, in its seventh migration.
fn started(entry: Entry) -> Entry {
    let Entry::Planned(planned) = entry else { return entry };
    let clock = |line: &str| line.strip_prefix("starts at ").and_then(|clock| TimeOfDay::try_from(clock.to_owned()).ok());
    let Some(start) = planned.notes.lines().find_map(clock).filter(|_| planned.start.is_none()) else {
        return Entry::Planned(planned);
    };
    let others: Vec<&str> = planned.notes.lines().filter(|line| clock(line).is_none()).collect();
    Entry::Planned(Planned { start: Some(start), notes: others.join("\n"), ..planned })
}

/// Reads one entry; a field that would be lost is an error.
pub(super) fn entry(value: &Value) -> Result<(Id, Entry), String> {
    whole::<Kept<Entry>>(value).map(|kept| (kept.id, kept.what))
}

/// Reads something; a field that would be lost is an error.
fn whole<T: DeserializeOwned + Serialize>(value: &Value) -> Result<T, String> {
    let read = T::deserialize(value).map_err(|error| error.to_string())?;
    let understood = serde_json::to_value(&read).map_err(|error| error.to_string())?;
    match lost(value, &understood) {
        Some(field) => Err(format!("`{field}` is nothing this Deckchair knows")),
        None => Ok(read),
    }
}

/// Gives the first field that says something in `given` and is not in `understood`.
fn lost<'v>(given: &'v Value, understood: &Value) -> Option<&'v str> {
    if let (Value::Array(given), Value::Array(understood)) = (given, understood) {
        return given.iter().zip(understood).find_map(|(given, understood)| lost(given, understood));
    }
    let fields = given.as_object()?;
    fields.iter().find_map(|(name, value)| match understood.get(name) {
        Some(Value::Array(known)) if value.as_array().is_some_and(|given| given.len() != known.len()) => Some(name.as_str()),
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

    const RUN: &str = r#"{"deckchair_export":5,"entries":[
{"id":"019aa9a0-0000-7000-8000-000000000001","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00","moving":22200.5,"source":{"file":"a.fit","format":null,"device":null,"climb_method":null}}
],"traces":[
{"of":"fit 2026-11-21T08:00:00Z 22201 s","trace":{"step_s":92.502,"metres":[180.2,365.0],"heart_bpm":[120,null]}}
],"deleted":[
{"sport":"run","start":"2026-11-20T09:00:00+01:00","moving":1800.0,"source":{"file":"b.fit","format":"fit","device":null,"climb_method":null}}
]}
"#;

    #[test]
    fn an_export_read_and_written_again_is_the_same_to_the_byte() {
        let mut again = Vec::new();
        let read = read_json(RUN.as_bytes()).unwrap();
        write_json(&Journal::from_entries(read.entries), &read.traces, &read.deleted, &mut again).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), RUN);
    }

    #[test]
    fn an_empty_journal_is_an_export_of_no_entries() {
        let mut out = Vec::new();
        write_json(&Journal::default(), &[], &[], &mut out).unwrap();
        assert_eq!(read_json(&out), Ok(Export::default()));
    }

    #[test]
    fn a_newer_form_another_file_and_half_a_file_are_told_apart() {
        assert_eq!(read_json(br#"{"deckchair_export":6,"entries":[]}"#), Err(ExportError::Newer { found: 6, known: 5 }));
        assert_eq!(read_json(br#"{"deckchair_export":1,"entries":[]}"#), Ok(Export::default()), "the form without traces");
        assert_eq!(read_json(br#"{"activities":[]}"#), Err(ExportError::NotAnExport));
        assert!(matches!(read_json(RUN.split_at(60).0.as_bytes()), Err(ExportError::Broken(_))));
    }

    #[test]
    fn the_start_that_stood_in_the_notes_of_a_plan_is_its_start() {
        let plan = |notes: &str| {
            let id = "019aa9a0-0000-7000-8000-000000000001";
            let text = format!(
                r#"{{"deckchair_export":4,"entries":[{{"id":"{id}","entry":"planned","day":"2026-12-06","sport":"run","notes":"{notes}"}}]}}"#
            );
            let entries = read_json(text.as_bytes()).unwrap().entries;
            let [(_, Entry::Planned(plan))] = entries.as_slice() else { panic!("{entries:?}") };
            (plan.start.map(|clock| clock.to_string()), plan.notes.clone())
        };
        assert_eq!(plan(r"starts at 09:30\npoles"), (Some("09:30".to_owned()), "poles".to_owned()));
        assert_eq!(plan(r"curling\nstarts at 09:30"), (Some("09:30".to_owned()), "curling".to_owned()));
        assert_eq!(plan("starts at nine"), (None, "starts at nine".to_owned()));
    }

    #[test]
    fn a_field_that_would_be_lost_is_refused() {
        let more = RUN.replace(r#""moving""#, r#""shoes":"red","moving""#);
        let said = "`shoes` is nothing this Deckchair knows".to_owned();
        assert_eq!(read_json(more.as_bytes()), Err(ExportError::Entry { number: 1, said }));
        let recording = r#"{"sport":"run","start":"2026-11-21T09:00:00+01:00","shoes":"red"}"#;
        let within = RUN.replace(r#""file":"a.fit""#, &format!(r#""recordings":[{recording}],"file":"a.fit""#));
        let said = "`shoes` is nothing this Deckchair knows".to_owned();
        assert_eq!(read_json(within.as_bytes()), Err(ExportError::Entry { number: 1, said }), "in a list of sessions, too");
        assert!(read_json(within.replace(r#","shoes":"red""#, "").as_bytes()).is_ok());
        let empty = RUN.replace(r#""moving""#, r#""notes":"","tags":[],"moving""#);
        assert!(read_json(empty.as_bytes()).is_ok());
    }

    #[test]
    fn a_field_or_a_trace_that_means_nothing_here_is_refused() {
        let shoes = RUN.replace("\"moving\":1800.0", "\"shoes\":\"red\"");
        assert!(matches!(read_json(shoes.as_bytes()), Err(ExportError::Deleted(said)) if said.contains("shoes")));
        for (said, other) in [("\"traces\"", "\"tracks\""), ("\"metres\"", "\"miles\""), ("92.502", "0.0"), ("180.2", "999.0")] {
            let changed = read_json(RUN.replace(said, other).as_bytes());
            assert!(matches!(changed, Err(ExportError::Broken(_))), "{other}: {changed:?}");
        }
    }

    #[test]
    fn more_entries_than_a_log_can_have_are_refused_and_so_many_are_read() {
        let entry = RUN.lines().nth(1).unwrap().trim_end_matches(',');
        let export = |entries: usize| format!("{{\"deckchair_export\":1,\"entries\":[{}]}}", vec![entry; entries].join(","));
        let Err(ExportError::Broken(said)) = read_json(export(MOST + 1).as_bytes()) else { panic!("more than {MOST} are read") };
        assert!(said.starts_with("there are more of them than a log can have"), "{said}");
        assert!(read_json(export(3).as_bytes()).is_ok_and(|export| export.entries.len() == 3));
    }

    #[test]
    fn other_json_is_none_of_ours_however_broken() {
        assert_eq!(read_json(br#"{"exercises":[NaN]"#), Err(ExportError::NotAnExport));
    }

    #[test]
    fn an_impossible_value_is_refused_in_the_words_of_its_quantity() {
        let long = RUN.replace("22200.5", "1e300");
        let Err(ExportError::Entry { said, .. }) = read_json(long.as_bytes()) else { panic!("60 days are exceeded") };
        assert!(said.starts_with("a duration must be between 0 and 5184000 s"), "{said}");
    }
}
