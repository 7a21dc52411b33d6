//! What an import says of each file.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::phrase;
use crate::views::{Said, Tone};

use super::gather::Fate;
use crate::cli::Look;

/// The most columns of a file's name; longer ones are shown by their end.
const WIDEST_NAME: usize = 40;

/// What one file brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file, safe to show.
    pub file: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What to know about it, a sentence each.
    pub warnings: Vec<String>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It held sessions: what became of each, and the session told in a line.
    Sessions(Vec<(Fate, String)>),
    /// It was an export of ours: entries added, there already, and there with other content.
    Export {
        /// Added.
        added: usize,
        /// There already.
        known: usize,
        /// There already, with other content, which was left as it is.
        differing: usize,
    },
    /// It could not be used.
    Refused(String),
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Entries that are new.
    pub added: usize,
    /// Sessions that the log had with less in them.
    pub completed: usize,
    /// Entries that the log had.
    pub known: usize,
    /// Files that could not be used.
    pub refused: usize,
}

impl Tally {
    /// Counts what the files brought.
    #[must_use]
    pub fn of(reports: &[Report]) -> Self {
        let mut tally = Self::default();
        for report in reports {
            match &report.outcome {
                Outcome::Sessions(sessions) => sessions.iter().for_each(|(fate, _)| tally.count(*fate)),
                Outcome::Export { added, known, differing } => {
                    tally.added += added;
                    tally.known += known + differing;
                }
                Outcome::Refused(_) => tally.refused += 1,
            }
        }
        tally
    }

    const fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Added => self.added += 1,
            Fate::Completed => self.completed += 1,
            Fate::Known => self.known += 1,
        }
    }
}

/// Writes a line a session or file, with its warnings below.
///
/// # Errors
/// Where the output cannot be written.
pub fn write(reports: &[Report], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = reports.iter().map(|report| shortened(&report.file)).collect();
    let width = names.iter().map(|name| name.width()).max().unwrap_or_default();
    for (report, name) in reports.iter().zip(&names) {
        let pad = " ".repeat(width - name.width());
        for (tone, word, text) in rows(&report.outcome) {
            let word = look.toned(tone, &format!("{word:<9}"));
            writeln!(out, "{word}  {name}{pad}  {}", look.toned(Tone::Plain, &text))?;
        }
        for warning in &report.warnings {
            look.write(out, &[Said::new(Tone::Careful, format!("           ! {warning}"))])?;
        }
    }
    Ok(())
}

fn rows(outcome: &Outcome) -> Vec<(Tone, &'static str, String)> {
    match outcome {
        Outcome::Sessions(sessions) => sessions.iter().map(|(fate, told)| row(*fate, told)).collect(),
        Outcome::Export { added, known, differing } => {
            let added = phrase::count(*added as u64, "entry", "entries");
            let others = match differing {
                0 => String::new(),
                some => format!(", {some} there with other content, left as they are"),
            };
            vec![(Tone::Good, "export", format!("{added} added, {known} there already{others}"))]
        }
        Outcome::Refused(reason) => vec![(Tone::Careful, "refused", reason.clone())],
    }
}

fn row(fate: Fate, told: &str) -> (Tone, &'static str, String) {
    match fate {
        Fate::Added => (Tone::Good, "added", told.to_owned()),
        Fate::Completed => (Tone::Good, "completed", told.to_owned()),
        Fate::Known => (Tone::Quiet, "there", told.to_owned()),
    }
}

/// Gives a name that fits its column: its end, where the difference lies, behind an ellipsis.
fn shortened(name: &str) -> String {
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
    use crate::cli::look::Ink;
    use crate::views::Glyphs;

    #[test]
    fn every_file_has_its_line_and_every_warning_its_own() {
        let reports = [
            Report {
                file: "a.fit".to_owned(),
                outcome: Outcome::Sessions(vec![(Fate::Added, "Run".to_owned()), (Fate::Known, "Swim".to_owned())]),
                warnings: vec!["the checksum does not match".to_owned()],
            },
            Report {
                file: "settings.fit".to_owned(),
                outcome: Outcome::Refused("settings, no activity".to_owned()),
                warnings: vec![],
            },
        ];
        let mut text = Vec::new();
        write(&reports, Look { width: 80, ink: Ink::Plain, glyphs: Glyphs::Unicode }, &mut text).unwrap();
        let lines = [
            "added      a.fit         Run",
            "there      a.fit         Swim",
            "           ! the checksum does not match",
            "refused    settings.fit  settings, no activity",
        ];
        assert_eq!(String::from_utf8(text).unwrap(), lines.join("\n") + "\n");
        assert_eq!(Tally::of(&reports), Tally { added: 1, completed: 0, known: 1, refused: 1 });
    }

    #[test]
    fn a_long_name_is_shown_by_its_end() {
        let name = format!("{}/run.fit", "folder".repeat(20));
        assert_eq!(shortened(&name).width(), WIDEST_NAME);
        assert!(shortened(&name).ends_with("/run.fit"));
    }
}
