//! What an import says of each file.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::journal::Day;
use crate::phrase;
use crate::views::{Said, Tone};

use super::gather::{Brought, Fate};
use super::repeated::Repeated;
use crate::app::Aim;
use crate::cli::OutputLook;
use crate::import::ImportWarning;

/// The most columns of a file's name; longer ones are shown by their end.
const WIDEST_NAME: usize = 40;
/// The most sessions of one file that have a line each; of more the file is told by numbers.
const MOST_LINES: usize = 12;

/// What one file brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The file, safe to show.
    pub file: String,
    /// What became of it.
    pub outcome: FileOutcome,
    /// What to know about it.
    pub warnings: Vec<ImportWarning>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOutcome {
    /// It was read.
    Read(FileContents),
    /// It was an export of ours: entries added, there already, and there with other content.
    Export {
        /// What became of its entries.
        fates: Fates,
        /// How many were there already with other content, which was left as it is.
        differing: usize,
    },
    /// It could not be used.
    Refused(String),
}

/// What a file held, and what became of each of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileContents {
    /// The sessions, each told in a line.
    pub sessions: Vec<(Fate, String)>,
    /// The check-ins.
    pub check_ins: Fates,
    /// The spells of illness and injury.
    pub spells: Fates,
    session_days: Option<(Day, Day)>,
    check_in_days: Option<(Day, Day)>,
}

impl FileContents {
    /// Notes a session of a day.
    pub fn add_session(&mut self, fate: Fate, told: String, day: Day) {
        self.sessions.push((fate, told));
        self.session_days = Some(widened(self.session_days, day));
    }

    /// Notes a check-in of a day.
    pub fn add_check_in(&mut self, fate: Fate, day: Day) {
        self.check_ins.count(fate);
        self.check_in_days = Some(widened(self.check_in_days, day));
    }

    fn session_fates(&self) -> Fates {
        let mut fates = Fates::default();
        self.sessions.iter().for_each(|(fate, _)| fates.count(*fate));
        fates
    }
}

fn widened(days: Option<(Day, Day)>, day: Day) -> (Day, Day) {
    days.map_or((day, day), |(first, last)| (first.min(day), last.max(day)))
}

/// How many entries met which fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fates {
    /// New ones.
    pub added: usize,
    /// Those that the log had with less in them.
    pub merged: usize,
    /// Those that the runner had logged by hand.
    pub joined: usize,
    /// Those that the log had.
    pub known: usize,
    /// Those that the runner deleted.
    pub deleted: usize,
}

impl Fates {
    /// Counts one more.
    pub const fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Added => self.added += 1,
            Fate::Merged => self.merged += 1,
            Fate::Joined => self.joined += 1,
            Fate::Known => self.known += 1,
            Fate::Deleted => self.deleted += 1,
        }
    }

    /// Gives how many changed the log.
    #[must_use]
    pub const fn touched(self) -> usize {
        self.added + self.merged + self.joined
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            added: self.added + other.added,
            merged: self.merged + other.merged,
            joined: self.joined + other.joined,
            known: self.known + other.known,
            deleted: self.deleted + other.deleted,
        }
    }

    const fn of(self, fate: Fate) -> usize {
        match fate {
            Fate::Added => self.added,
            Fate::Merged => self.merged,
            Fate::Joined => self.joined,
            Fate::Known => self.known,
            Fate::Deleted => self.deleted,
        }
    }
}

/// How many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportTally {
    /// Sessions.
    pub sessions: Fates,
    /// Check-ins.
    pub check_ins: Fates,
    /// Spells of illness and injury.
    pub spells: Fates,
    /// Entries of exports of ours.
    pub entries: Fates,
    /// Files that could not be used.
    pub refused: usize,
}

impl ImportTally {
    /// Counts what the files brought.
    #[must_use]
    pub fn of(reports: &[Report]) -> Self {
        let mut tally = Self::default();
        for report in reports {
            match &report.outcome {
                FileOutcome::Read(contents) => {
                    tally.sessions = tally.sessions.plus(contents.session_fates());
                    tally.check_ins = tally.check_ins.plus(contents.check_ins);
                    tally.spells = tally.spells.plus(contents.spells);
                }
                FileOutcome::Export { fates, .. } => tally.entries = tally.entries.plus(*fates),
                FileOutcome::Refused(_) => tally.refused += 1,
            }
        }
        tally
    }

    /// Counts as new what the log has as new: of several recordings of one session one is, and the others are merged with it.
    #[must_use]
    pub fn as_brought(self, brought: Brought) -> Self {
        let settled = |fates: Fates, (new, _): (usize, usize)| Fates {
            added: new,
            merged: (fates.merged + fates.added).saturating_sub(new),
            ..fates
        };
        Self {
            sessions: settled(self.sessions, brought.sessions),
            check_ins: settled(self.check_ins, brought.check_ins),
            spells: settled(self.spells, brought.spells),
            ..self
        }
    }

    /// Names the entries of the log that are new or know more.
    #[must_use]
    pub fn named_entries(self, brought: Brought) -> String {
        let of = |(new, changed): (usize, usize)| Fates { added: new, merged: changed, ..Fates::default() };
        let (sessions, check_ins, spells) = (of(brought.sessions), of(brought.check_ins), of(brought.spells));
        Self { sessions, check_ins, spells, ..self }.named(Fates::touched)
    }

    /// Counts all kinds together.
    #[must_use]
    pub const fn total(self) -> Fates {
        self.sessions.plus(self.check_ins).plus(self.spells).plus(self.entries)
    }

    /// Says whether anything came of others' files that a forecast can learn from; an export of ours brings back what was known.
    #[must_use]
    pub const fn teaches(self) -> bool {
        self.sessions.plus(self.check_ins).touched() > 0
    }

    /// Names the kinds of which there are some: `12 sessions and 30 check-ins`; empty where there are none.
    #[must_use]
    pub fn named(self, number: impl Fn(Fates) -> usize) -> String {
        let counted = |(one, many, fates): (&str, &str, Fates)| {
            let count = number(fates) as u64;
            (count > 0).then(|| phrase::count(count, one, many))
        };
        let named: Vec<String> = self.kinds().into_iter().filter_map(counted).collect();
        match named.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            _ => named.concat(),
        }
    }

    const fn kinds(self) -> [(&'static str, &'static str, Fates); 4] {
        [
            ("session", "sessions", self.sessions),
            ("check-in", "check-ins", self.check_ins),
            ("spell", "spells", self.spells),
            ("entry", "entries", self.entries),
        ]
    }
}

/// Writes what became of each kind, where there are several.
///
/// # Errors
/// Where the output cannot be written.
pub fn write_table(tally: &ImportTally, aim: Aim, look: OutputLook, out: &mut dyn Write) -> io::Result<()> {
    look.write(out, &table(tally, aim).into_iter().map(|row| Said::new(Tone::Plain, row)).collect::<Vec<_>>())
}

/// Gives what became of each kind in rows and columns, where there are several; before anything is kept, what would.
#[must_use]
pub fn table(tally: &ImportTally, aim: Aim) -> Vec<String> {
    let kinds: Vec<_> = tally.kinds().into_iter().filter(|(_, _, fates)| *fates != Fates::default()).collect();
    if kinds.len() < 2 {
        return Vec::new();
    }
    let [added, merged, _] = kept_words(aim);
    let mut rows = vec![format!("{:<10}{added:>8}{merged:>8}{:>8}", "", "there")];
    for (_, many, Fates { added, merged, joined, known, deleted: _ }) in kinds {
        let merged = merged + joined;
        rows.push(format!("{many:<10}{added:>8}{merged:>8}{known:>8}"));
    }
    rows
}

/// Writes a line a session or file, with its warnings below, as far as they are not told once for many files.
///
/// # Errors
/// Where the output cannot be written.
pub fn write(reports: &[Report], aim: Aim, repeated: &Repeated<'_>, look: OutputLook, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = reports.iter().map(|report| shortened(&report.file)).collect();
    let width = names.iter().map(|name| name.width()).max().unwrap_or_default();
    for (report, name) in reports.iter().zip(&names) {
        let pad = " ".repeat(width - name.width());
        for (tone, word, text) in rows(&report.outcome, aim) {
            let word = look.toned(tone, &format!("{word:<9}"));
            writeln!(out, "{word}  {name}{pad}  {}", look.toned(Tone::Plain, &text))?;
        }
        for warning in report.warnings.iter().filter(|warning| !repeated.holds(warning)) {
            look.write(out, &[Said::new(Tone::Careful, format!("           ! {warning}"))])?;
        }
    }
    Ok(())
}

/// Gives a row for each session of a file, or for all of one fate, with the word that tells of it.
#[must_use]
pub fn rows(outcome: &FileOutcome, aim: Aim) -> Vec<(Tone, &'static str, String)> {
    match outcome {
        FileOutcome::Read(contents) => read_rows(contents, aim),
        FileOutcome::Export { fates, differing } => {
            let added = phrase::count(fates.added as u64, "entry", "entries");
            let told = |count: usize, words: &str| if count > 0 { format!(", {count} {words}") } else { String::new() };
            let joined = told(fates.merged + fates.joined, "joined with what was there");
            let others = told(*differing, "of them with other content, left as they are");
            let done = match aim {
                Aim::Look => "to add",
                Aim::Keep => "added",
            };
            vec![(Tone::Good, "export", format!("{added} {done}{joined}, {} there already{others}", fates.known))]
        }
        FileOutcome::Refused(reason) => vec![(Tone::Careful, "refused", reason.clone())],
    }
}

fn read_rows(contents: &FileContents, aim: Aim) -> Vec<(Tone, &'static str, String)> {
    let mut rows = Vec::new();
    if contents.sessions.len() <= MOST_LINES {
        rows.extend(contents.sessions.iter().map(|(fate, told)| row(*fate, aim, told)));
    } else {
        counted(&mut rows, aim, contents.session_fates(), ("session", "sessions"), contents.session_days);
    }
    counted(&mut rows, aim, contents.check_ins, ("check-in", "check-ins"), contents.check_in_days);
    counted(&mut rows, aim, contents.spells, ("spell", "spells"), None);
    rows
}

/// Adds a row for each fate that any of a kind met.
fn counted(
    rows: &mut Vec<(Tone, &'static str, String)>,
    aim: Aim,
    fates: Fates,
    (one, many): (&str, &str),
    days: Option<(Day, Day)>,
) {
    let days = days.map(|(first, last)| format!(" between {first} and {last}")).unwrap_or_default();
    for fate in [Fate::Added, Fate::Merged, Fate::Joined, Fate::Known, Fate::Deleted] {
        let count = fates.of(fate) as u64;
        if count > 0 {
            rows.push(row(fate, aim, &format!("{}{days}", phrase::count(count, one, many))));
        }
    }
}

/// Gives the words for what is added, merged and joined; before anything is kept, for what would be.
const fn kept_words(aim: Aim) -> [&'static str; 3] {
    match aim {
        Aim::Look => ["new", "merges", "joins"],
        Aim::Keep => ["added", "merged", "joined"],
    }
}

/// Tells of one fate; before anything is kept, that it would come so.
fn row(fate: Fate, aim: Aim, told: &str) -> (Tone, &'static str, String) {
    let [added, merged, joined] = kept_words(aim);
    match fate {
        Fate::Added => (Tone::Good, added, told.to_owned()),
        Fate::Merged => (Tone::Good, merged, told.to_owned()),
        Fate::Joined => (Tone::Good, joined, format!("{told}, with what you logged")),
        Fate::Known => (Tone::Quiet, "there", told.to_owned()),
        Fate::Deleted => (Tone::Careful, "left out", format!("{told}, deleted by you")),
    }
}

/// Gives a name that fits its column: its end, where the difference lies, behind an ellipsis.
#[must_use]
pub fn shortened(name: &str) -> String {
    if name.width() <= WIDEST_NAME {
        return name.to_owned();
    }
    let mut room = WIDEST_NAME - 1;
    let end: Vec<char> = name
        .chars()
        .rev()
        .take_while(|c| {
            let width = unicode_width::UnicodeWidthChar::width(*c).unwrap_or_default();
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        })
        .collect();
    std::iter::once('…').chain(end.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::{Charset, Colouring};
    use crate::views::Glyphs;

    fn day(text: &str) -> Day {
        Day::new(text.parse().unwrap())
    }

    fn report(file: &str, outcome: FileOutcome, warnings: &[ImportWarning]) -> Report {
        Report { file: file.to_owned(), outcome, warnings: warnings.to_vec() }
    }

    fn written(write: impl FnOnce(OutputLook, &mut Vec<u8>) -> io::Result<()>) -> String {
        let mut text = Vec::new();
        write(OutputLook { width: 80, ink: Colouring::Plain, glyphs: Glyphs::Unicode, letters: Charset::Own }, &mut text)
            .unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn before_an_import_nothing_is_told_as_done() {
        let words = |aim| [Fate::Added, Fate::Merged, Fate::Joined, Fate::Known].map(|fate| row(fate, aim, "Run").1);
        assert_eq!(words(Aim::Look), ["new", "merges", "joins", "there"]);
        assert_eq!(words(Aim::Keep), ["added", "merged", "joined", "there"]);
    }

    #[test]
    fn every_file_has_its_line_and_every_warning_its_own() {
        let mut two = FileContents::default();
        two.add_session(Fate::Added, "Run".to_owned(), day("2026-11-21"));
        two.add_session(Fate::Known, "Swim".to_owned(), day("2026-11-22"));
        let reports = [
            report("a.fit", FileOutcome::Read(two), &[ImportWarning::ChecksumMismatch]),
            report("settings.fit", FileOutcome::Refused("settings, no activity".to_owned()), &[]),
        ];
        let lines = [
            "added      a.fit         Run",
            "there      a.fit         Swim",
            "           ! the checksum does not match: a figure may be wrong",
            "refused    settings.fit  settings, no activity",
        ];
        assert_eq!(written(|look, out| write(&reports, Aim::Keep, &Repeated::default(), look, out)), lines.join("\n") + "\n");
        let tally = ImportTally::of(&reports);
        assert_eq!((tally.total(), tally.refused), (Fates { added: 1, known: 1, ..Fates::default() }, 1));
        assert_eq!(written(|look, out| write_table(&tally, Aim::Keep, look, out)), "", "one kind needs no table");
    }

    #[test]
    fn a_file_of_many_entries_is_told_by_numbers_and_kinds_stand_in_a_table() {
        let mut many = FileContents::default();
        for number in 0..20 {
            many.add_session(if number == 3 { Fate::Merged } else { Fate::Added }, "Run".to_owned(), day("2026-11-21"));
        }
        many.add_check_in(Fate::Added, day("2026-11-20"));
        many.add_check_in(Fate::Added, day("2026-11-22"));
        let reports = [report("a.csv", FileOutcome::Read(many), &[])];
        let lines = [
            "added      a.csv  19 sessions between 2026-11-21 and 2026-11-21",
            "merged     a.csv  1 session between 2026-11-21 and 2026-11-21",
            "added      a.csv  2 check-ins between 2026-11-20 and 2026-11-22",
        ];
        assert_eq!(written(|look, out| write(&reports, Aim::Keep, &Repeated::default(), look, out)), lines.join("\n") + "\n");
        let tally = ImportTally::of(&reports);
        assert_eq!(tally.named(|fates| fates.added), "19 sessions and 2 check-ins");
        let table =
            ["             added  merged   there", "sessions        19       1       0", "check-ins        2       0       0"];
        assert_eq!(written(|look, out| write_table(&tally, Aim::Keep, look, out)), table.join("\n") + "\n");
    }

    #[test]
    fn a_long_name_is_shown_by_its_end() {
        let name = format!("{}/run.fit", "folder".repeat(20));
        assert_eq!(shortened(&name).width(), WIDEST_NAME);
        assert!(shortened(&name).ends_with("/run.fit"));
    }
}
