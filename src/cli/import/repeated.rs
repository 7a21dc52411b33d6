//! Warnings that many files share, told once.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::cli::OutputLook;
use crate::import::ImportWarning;
use crate::phrase;
use crate::views::{Said, Tone};

use super::report::Report;

/// A warning of more files than this is told once for all of them.
const MOST_BESIDE_FILES: usize = 3;
/// How many of the files are named.
const NAMED: usize = 3;

/// Which warnings stand beside their files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Warnings {
    /// Those that few files share; the others are told once, below.
    #[default]
    Few,
    /// All of them.
    All,
}

/// The files of each warning that is told once, by its words.
#[derive(Debug, Default)]
pub struct Repeated<'r>(BTreeMap<String, Vec<&'r str>>);

impl<'r> Repeated<'r> {
    /// Finds the warnings that many files share.
    #[must_use]
    pub fn among(reports: &'r [Report], warnings: Warnings) -> Self {
        let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        if warnings == Warnings::All {
            return Self(files);
        }
        for report in reports {
            for warning in &report.warnings {
                let named = files.entry(warning.of_many().into_owned()).or_default();
                if named.last() != Some(&report.file.as_str()) {
                    named.push(&report.file);
                }
            }
        }
        files.retain(|_, named| named.len() > MOST_BESIDE_FILES);
        Self(files)
    }

    /// Says whether a warning is told once for all, and not beside its file.
    #[must_use]
    pub fn holds(&self, warning: &ImportWarning) -> bool {
        !self.0.is_empty() && self.0.contains_key(&*warning.of_many())
    }

    /// Says of each warning how many files it is of, the first few by name; that of the most files comes first.
    #[must_use]
    pub fn lines(&self) -> Vec<Said> {
        let mut told: Vec<(&String, &Vec<&str>)> = self.0.iter().collect();
        told.sort_by_key(|(_, files)| std::cmp::Reverse(files.len()));
        let of_each = told.into_iter().flat_map(|(words, files)| {
            let count = phrase::grouped(files.len() as u64);
            let named: Vec<&str> = files.iter().take(NAMED).map(|file| file.rsplit('/').next().unwrap_or(file)).collect();
            let more = phrase::grouped(files.len().saturating_sub(NAMED) as u64);
            [
                Said::new(Tone::Careful, format!("! {count} files {words}")),
                Said::new(Tone::Quiet, format!("  {} and {more} more", named.join(", "))),
            ]
        });
        of_each.collect()
    }

    /// Writes each warning with the number of its files.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&self, look: OutputLook, out: &mut dyn Write) -> io::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        look.write(out, &self.lines())?;
        look.write(out, &[Said::new(Tone::Quiet, "  --warnings shows each beside its file".to_owned())])
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::{FileContents, FileOutcome};
    use super::*;
    use crate::cli::look::{Charset, Colouring};
    use crate::journal::Sport;
    use crate::views::Glyphs;

    fn reports(count: usize) -> Vec<Report> {
        (0..count)
            .map(|number| Report {
                file: format!("2025/{number}.gpx"),
                outcome: FileOutcome::Read(FileContents::default()),
                warnings: vec![
                    ImportWarning::SportGuessed(Sport::Run),
                    ImportWarning::SportGuessed(Sport::Run),
                    ImportWarning::Damaged { at: number },
                ],
            })
            .collect()
    }

    #[test]
    fn what_many_files_share_is_told_once_with_the_first_of_them() {
        let reports = reports(1034);
        let repeated = Repeated::among(&reports, Warnings::Few);
        assert!(reports.iter().flat_map(|report| &report.warnings).all(|warning| repeated.holds(warning)));
        let mut text = Vec::new();
        repeated
            .write(OutputLook { width: 80, ink: Colouring::Plain, glyphs: Glyphs::Unicode, letters: Charset::Own }, &mut text)
            .unwrap();
        let lines = [
            "! 1,034 files are damaged inside: read up to there",
            "  0.gpx, 1.gpx, 2.gpx and 1,031 more",
            "! 1,034 files name no sport: taken for a run by their speed",
            "  0.gpx, 1.gpx, 2.gpx and 1,031 more",
            "  --warnings shows each beside its file",
        ];
        assert_eq!(String::from_utf8(text).unwrap(), lines.join("\n") + "\n");
    }

    #[test]
    fn what_few_files_share_and_all_that_was_asked_for_stays_beside_the_files() {
        let few = reports(MOST_BESIDE_FILES);
        assert!(!Repeated::among(&few, Warnings::Few).holds(&few[0].warnings[0]));
        let many = reports(40);
        assert!(!Repeated::among(&many, Warnings::All).holds(&many[0].warnings[0]));
    }
}
