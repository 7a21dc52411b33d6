//! Exports of accounts as JSON: Garmin, Polar Flow, Fitbit, Oura, intervals.icu.
//!
//! A file is known by the keys of its first entry; whatever else stands in it does not matter.

mod fitbit;
mod garmin;
mod intervals;
mod node;
mod oura;
mod polar;

use serde_json::Value;

use super::table::entry;
use super::{Findings, Refusal, lettering};
use crate::journal::Zone;

use node::Node;

/// The most bytes of a file; the largest of an account's lists known is a tenth of it.
const LARGEST: usize = 48 * 1024 * 1024;
/// How far into a file the keys of its first entry may stand, in bytes.
const LONGEST_HEAD: usize = 65_536;

/// A kind of export.
struct Dialect {
    /// Its name, as the log keeps it.
    name: &'static str,
    /// The keys that its first entry must have; of each, one of several.
    needs: &'static [&'static [&'static str]],
    read: fn(&[Node<'_>], Zone) -> Findings,
}

/// The exports that are known; the first whose keys are all there is taken.
const DIALECTS: [Dialect; 16] = [
    Dialect { name: "garmin", needs: &[&["summarizedActivitiesExport"]], read: garmin::read_sessions },
    Dialect { name: "garmin", needs: garmin::NIGHTS, read: garmin::read_nights },
    Dialect { name: "garmin", needs: garmin::DAYS, read: garmin::read_days },
    Dialect { name: "polar", needs: polar::SESSION, read: polar::read },
    Dialect { name: "polar", needs: polar::NIGHTS, read: polar::read_nights },
    Dialect { name: "polar", needs: polar::RECOVERIES, read: polar::read_recoveries },
    Dialect { name: "garmin", needs: garmin::VARIABILITY, read: garmin::read_variability },
    Dialect { name: "fitbit", needs: fitbit::SESSIONS, read: fitbit::read_sessions },
    Dialect { name: "fitbit", needs: fitbit::NIGHTS, read: fitbit::read_nights },
    Dialect { name: "fitbit", needs: fitbit::RESTING, read: fitbit::read_resting },
    Dialect { name: "oura", needs: oura::NIGHTS, read: oura::read_nights },
    Dialect { name: "oura", needs: oura::SESSIONS, read: oura::read_sessions },
    Dialect { name: "oura", needs: oura::WHOLE, read: oura::read_whole },
    Dialect { name: "intervals.icu", needs: intervals::SESSIONS, read: intervals::read_sessions },
    Dialect { name: "intervals.icu", needs: intervals::EVENTS, read: intervals::read_events },
    Dialect { name: "intervals.icu", needs: intervals::MORNINGS, read: intervals::read_mornings },
];

/// Says whether a file may be JSON, by its first sign.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'['))
}

/// Reads an export.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    // Most of an account's files are of no use here, and some are very large: those are not even parsed.
    let head = lettering::text(bytes.get(..LONGEST_HEAD).unwrap_or(bytes));
    let is_mentioned = |names: &[&str]| names.iter().any(|name| head.contains(name));
    if !DIALECTS.iter().any(|dialect| dialect.needs.iter().all(|names| is_mentioned(names))) {
        return Findings::refused(Refusal::OtherJson);
    }
    if bytes.len() > LARGEST {
        return Findings::refused(Refusal::TooLarge { mega_bytes: (LARGEST / 1024 / 1024) as u64 });
    }
    let text = lettering::text(bytes);
    let root: Value = match serde_json::from_str(&text).or_else(|_| serde_json::from_str(&mended(&text))) {
        Ok(root) => root,
        Err(error) => return Findings::refused(Refusal::BrokenJson { line: error.line() }),
    };
    let entries = Node::of(&root).entries();
    let Some(first) = entries.first() else { return Findings::refused(Refusal::NoSession) };
    let Some(dialect) = DIALECTS.iter().find(|dialect| dialect.needs.iter().all(|names| first.has_one_of(names))) else {
        return Findings::refused(Refusal::OtherJson);
    };
    let mut found = (dialect.read)(&entries, home);
    for session in &mut found.sessions {
        session.source.format = Some(dialect.name.to_owned());
    }
    found
}

/// Gives the text with the numbers that JSON does not have (`NaN`, `Infinity`) as `null`.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let (mut is_quoted, mut is_escaped) = (false, false);
    let mut word = String::new();
    for c in text.chars() {
        if !is_quoted && (c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_')) {
            word.push(c);
            continue;
        }
        mended.push_str(number_or_null(&word));
        word.clear();
        mended.push(c);
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_quoted && c == '\\' && !is_escaped;
    }
    mended.push_str(number_or_null(&word));
    mended
}

fn number_or_null(word: &str) -> &str {
    let plain = word.trim_start_matches(['-', '+']).to_ascii_lowercase();
    if matches!(plain.as_str(), "nan" | "infinity" | "inf") { "null" } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_json_does_not_have_are_null_and_texts_stay() {
        let mended = mended(r#"{"a": NaN, "b": -Infinity, "c": "NaN \" NaN", "d": [1.5e-3,nan], "e": true}"#);
        assert_eq!(mended, r#"{"a": null, "b": null, "c": "NaN \" NaN", "d": [1.5e-3,null], "e": true}"#);
    }
}
