//! Exports of accounts as JSON: Garmin, Polar Flow, Fitbit, Oura, intervals.icu, and the apps of phones.
//!
//! A file is known by the keys of its first entry; whatever else stands in it does not matter.

mod fitbit;
mod garmin;
mod golden_cheetah;
mod health_auto_export;
mod intervals;
mod mended;
mod node;
mod older;
mod oura;
mod phone;
mod polar;
mod polar_course;
mod stream;
mod suunto;
mod suunto_course;

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;

use serde_json::Deserializer;
use serde_json::de;

use super::table::intervals::PLANNED;
use super::table::{entry, warn_of_rows};
use super::{Findings, Refusal, Watch, lettering};
use crate::journal::Zone;

use mended::{Mended, Western};
use node::Node;
use stream::{OWN, each_entry};

/// The most bytes of a file; the largest of an account's lists known is a tenth of it.
const LARGEST: usize = 96 * 1024 * 1024;
/// The most entries of a file; fifty years of two sessions and a night a day.
const MOST_ENTRIES: usize = 50_000;
/// How far into a file the keys of its first entry may stand, in bytes.
const LONGEST_HEAD: usize = 65_536;
/// The sessions of Polar Flow.
const POLAR: &str = "polar";
/// Why an entry is left out that has no day.
const UNDATED: &str = "no time that can be read";

/// A kind of export.
struct JsonDialect {
    /// Its name, as the log keeps it.
    name: &'static str,
    /// The list in which its entries stand: the file's own, or one of these.
    within: &'static [&'static str],
    /// The keys that its first entry must have; of each, one of several.
    needs: &'static [&'static [&'static str]],
    /// Why an entry is left out.
    why: &'static str,
    read: EntryReader,
}

/// Reads one entry; `None` where nothing can be taken of it.
type EntryReader = fn(Node<'_>, Zone, &mut Findings) -> Option<()>;

impl JsonDialect {
    /// Gives an export whose entries are known by their keys.
    const fn of(name: &'static str, needs: &'static [&'static [&'static str]], read: EntryReader) -> Self {
        Self { name, within: &[OWN], needs, why: UNDATED, read }
    }

    /// Gives an export whose entries stand in lists of these names.
    const fn within(name: &'static str, within: &'static [&'static str], read: EntryReader) -> Self {
        Self { name, within, needs: &[], why: UNDATED, read }
    }

    /// Says whether the beginning of a file speaks of it.
    fn is_mentioned(&self, head: &str) -> bool {
        let has = |names: &[&str]| names.iter().any(|name| head.contains(name));
        has(self.within) && self.needs.iter().all(|names| has(names))
    }
}

/// The exports that are known; the first whose keys are all there is taken.
const DIALECTS: [JsonDialect; 23] = [
    JsonDialect::within("garmin", garmin::OF_SESSIONS, garmin::read_session),
    JsonDialect::of("garmin", garmin::NIGHTS, garmin::read_night),
    JsonDialect::of("garmin", garmin::DAYS, garmin::read_day),
    JsonDialect::of(POLAR, polar::SESSION, polar::read),
    JsonDialect::of("polar", polar::NIGHTS, polar::read_night),
    JsonDialect::of("polar", polar::RECOVERIES, polar::read_recovery),
    JsonDialect { why: polar::NO_MORNING, ..JsonDialect::of("polar", polar::LYING, polar::read_lying) },
    JsonDialect::of("garmin", garmin::VARIABILITY, garmin::read_variability),
    JsonDialect::of("adidas running", phone::ADIDAS, phone::read_adidas),
    JsonDialect::of("google fit", phone::GOOGLE, phone::read_google),
    JsonDialect::of("nike run club", older::NIKE, older::read_nike),
    JsonDialect { needs: older::NIKE, ..JsonDialect::within("nike run club", older::LIST_OF_NIKE, older::read_nike) },
    JsonDialect::of("fitbit", fitbit::SESSIONS, fitbit::read_session),
    JsonDialect::of("fitbit", fitbit::NIGHTS, fitbit::read_night),
    JsonDialect::of("fitbit", fitbit::RESTING, fitbit::read_resting),
    JsonDialect::of("oura", oura::NIGHTS, oura::read_night),
    JsonDialect::of("oura", oura::SESSIONS, oura::read_session),
    JsonDialect::within("oura", oura::OF_NIGHTS, oura::read_night),
    JsonDialect::within("oura", oura::OF_SESSIONS, oura::read_session),
    // An event of the calendar may have all that a session has; its category tells.
    JsonDialect { why: PLANNED, ..JsonDialect::of("intervals.icu", intervals::EVENTS, intervals::read_event) },
    JsonDialect::of("strava api", intervals::STRAVAS, intervals::read_session),
    JsonDialect::of("intervals.icu", intervals::SESSIONS, intervals::read_session),
    JsonDialect::of("intervals.icu", intervals::MORNINGS, intervals::read_morning),
];

/// Says whether a file may be JSON, by its first sign.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let text = without_mark(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'['))
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Reads an export.
pub(super) fn read(bytes: &[u8], home: Zone, watch: &mut Watch<'_>) -> Findings {
    // Most of an account's files are of no use here, and some are very large: those are not even parsed.
    let head = lettering::text(bytes.get(..LONGEST_HEAD).unwrap_or(bytes));
    let (is_of_phone, is_of_endomondo) = (health_auto_export::is_one(&head), older::is_of_endomondo(&head));
    let (is_golden_cheetah, is_of_suunto) = (golden_cheetah::is_one(&head), suunto::is_one(&head));
    let is_known = is_of_phone || is_of_endomondo || is_golden_cheetah || is_of_suunto;
    if !is_known && !DIALECTS.iter().any(|dialect| dialect.is_mentioned(&head)) {
        return Findings::refused(Refusal::OtherJson);
    }
    if bytes.len() > LARGEST {
        return Findings::refused(Refusal::TooLarge { mega_bytes: (LARGEST / 1024 / 1024) as u64 });
    }
    let bytes = without_mark(bytes);
    if is_of_phone {
        return health_auto_export::read(bytes, home);
    }
    if is_golden_cheetah {
        return golden_cheetah::read(bytes, home);
    }
    if is_of_suunto {
        return suunto::read(bytes, home);
    }
    if is_of_endomondo {
        return read_endomondo(bytes, home);
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let read = if is_utf8 { JsonExport::of(home, watch).read(Deserializer::from_slice(bytes)) } else { Err(0) };
    let mut mend = |source: &mut dyn Read| JsonExport::of(home, watch).read(Deserializer::from_reader(Mended::of(source)));
    let mended = read.or_else(|_| if is_utf8 { mend(&mut &*bytes) } else { mend(&mut Western::of(bytes)) });
    let found = mended.unwrap_or_else(|line| Findings::refused(Refusal::BrokenJson { line }));
    with_courses(found, bytes)
}

/// Reads a session of Endomondo's, whose answers stand one by one.
fn read_endomondo(bytes: &[u8], home: Zone) -> Findings {
    let mut session = older::Endomondo::default();
    let mut take = |_: &'static str, answer: Node<'_>| {
        session.take(answer);
        ControlFlow::Continue(())
    };
    if let Err(error) = each_entry(&mut Deserializer::from_slice(bytes), &mut take) {
        return Findings::refused(Refusal::BrokenJson { line: error.line() });
    }
    let mut found = Findings::default();
    let is_read = session.read(home, &mut found).is_some();
    warn_of_rows(&mut found, usize::from(!is_read), UNDATED);
    found
}

/// Adds to Polar's sessions how they went; where that cannot be told, they stay as they are.
fn with_courses(mut found: Findings, bytes: &[u8]) -> Findings {
    let is_polar = found.sessions.first().is_some_and(|session| session.source.format.as_deref() == Some(POLAR));
    if is_polar {
        let plain = polar_course::courses(&mut Deserializer::from_slice(bytes));
        let mended = || polar_course::courses(&mut Deserializer::from_reader(Mended::of(bytes)));
        let courses = plain.or_else(|_| mended()).unwrap_or_default();
        if courses.len() == found.sessions.len() {
            let starts = found.sessions.iter().map(|session| session.start);
            found.traces.extend(starts.zip(courses).filter_map(|(start, course)| Some((start, course?))));
        }
    }
    found
}

/// An export as far as it has been read.
struct JsonExport<'w, 'a> {
    home: Zone,
    watch: &'w mut Watch<'a>,
    /// The kind of each list that was met.
    lists: BTreeMap<&'static str, &'static JsonDialect>,
    /// How many entries were left out, by the reason.
    left_out: BTreeMap<&'static str, usize>,
    found: Findings,
    /// Why it is read no further.
    refusal: Option<Refusal>,
}

impl<'w, 'a> JsonExport<'w, 'a> {
    fn of(home: Zone, watch: &'w mut Watch<'a>) -> Self {
        Self { home, watch, lists: BTreeMap::new(), left_out: BTreeMap::new(), found: Findings::default(), refusal: None }
    }

    /// Reads the whole file, or says at which line it is no JSON.
    fn read<'de, R: de::Read<'de>>(mut self, mut file: Deserializer<R>) -> Result<Findings, usize> {
        let read = each_entry(&mut file, &mut |list, entry| self.take(list, entry)).and_then(|()| file.end());
        if let Some(refusal) = self.refusal {
            return Ok(Findings::refused(refusal));
        }
        read.map_err(|error| error.line())?;
        for (why, entries) in self.left_out {
            warn_of_rows(&mut self.found, entries, why);
        }
        Ok(self.found)
    }

    fn take(&mut self, list: &'static str, entry: Node<'_>) -> ControlFlow<()> {
        if !self.watch.step() {
            return self.refuse(Refusal::Stopped);
        }
        let Some(dialect) = self.dialect(list, entry) else { return self.refuse(Refusal::OtherJson) };
        let from = self.found.sessions.len();
        if (dialect.read)(entry, self.home, &mut self.found).is_none() {
            *self.left_out.entry(dialect.why).or_default() += 1;
        }
        for session in self.found.sessions.iter_mut().skip(from) {
            session.source.format = Some(dialect.name.to_owned());
        }
        let Findings { sessions, check_ins, spells, refusals, .. } = &self.found;
        if sessions.len() + check_ins.len() + spells.len() + refusals.len() > MOST_ENTRIES {
            return self.refuse(Refusal::TooManyEntries { most: MOST_ENTRIES });
        }
        ControlFlow::Continue(())
    }

    /// Gives the kind of a list, by its name and the keys of its first entry.
    fn dialect(&mut self, list: &'static str, entry: Node<'_>) -> Option<&'static JsonDialect> {
        if let Some(known) = self.lists.get(list) {
            return Some(known);
        }
        let is_like =
            |dialect: &&JsonDialect| dialect.within.contains(&list) && dialect.needs.iter().all(|names| entry.has_one_of(names));
        let dialect = DIALECTS.iter().find(is_like)?;
        self.lists.insert(list, dialect);
        Some(dialect)
    }

    fn refuse(&mut self, refusal: Refusal) -> ControlFlow<()> {
        self.refusal = Some(refusal);
        ControlFlow::Break(())
    }
}
