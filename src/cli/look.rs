//! How the answer looks on this terminal: how wide, in colour or not, in which characters.

use std::env;
use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;

use crate::views::{Glyphs, Said, Tone, in_glyphs};

/// Columns where no terminal says otherwise.
const USUAL_WIDTH: usize = 80;
/// The fewest and the most columns text is set to; longer lines are hard to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=100;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Whether tones become colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colouring {
    /// Words only.
    Plain,
    /// With colours; the words say the same.
    Coloured,
}

/// Which letters the answer may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Those of the runner's own words, of every language.
    Own,
    /// Those of ASCII.
    Ascii,
}

/// How the answer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputLook {
    /// Columns to fill.
    pub width: usize,
    /// Colour or not.
    pub ink: Colouring,
    /// Which signs of ours.
    pub glyphs: Glyphs,
    /// Which letters.
    pub letters: Charset,
}

impl OutputLook {
    /// Looks at the terminal, the environment and what the runner asked for.
    #[must_use]
    pub fn find(colour: ColourChoice, glyphs: Glyphs) -> Self {
        let on_terminal = io::stdout().is_terminal();
        let ink = match colour {
            ColourChoice::Always => Colouring::Coloured,
            ColourChoice::Auto if on_terminal && !says("NO_COLOR") && terminal_name() != "dumb" => Colouring::Coloured,
            ColourChoice::Never | ColourChoice::Auto => Colouring::Plain,
        };
        let glyphs = if shows_ascii_only() { Glyphs::Ascii } else { glyphs };
        Self { width: width(on_terminal), ink, glyphs, letters: Charset::Own }
    }

    /// Gives a text in the colour of its tone and in the characters of this terminal.
    #[must_use]
    pub fn toned(self, tone: Tone, text: &str) -> String {
        let text = in_glyphs(text, self.glyphs);
        match (self.ink, escape(tone)) {
            (Colouring::Coloured, Some(code)) if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            (Colouring::Coloured | Colouring::Plain, _) => text,
        }
    }

    /// Writes lines, each in the colour of its tone.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(self, out: &mut dyn Write, lines: &[Said]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(out, "{}", self.toned(line.tone, &line.text)))
    }
}

/// Gives the colour of a tone; blue and orange tell good from stop for every eye.
const fn escape(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Quiet => Some("2"),
        Tone::Good => Some("1;34"),
        Tone::Careful => Some("33"),
        Tone::Stop => Some("1;33"),
    }
}

fn says(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn terminal_name() -> String {
    env::var("TERM").unwrap_or_default()
}

/// Says whether the terminal can show ASCII only: the Linux console and dumb terminals lack most of our signs.
fn shows_ascii_only() -> bool {
    matches!(terminal_name().as_str(), "linux" | "dumb")
}

fn width(on_terminal: bool) -> usize {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || on_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(USUAL_WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: OutputLook = OutputLook { width: 80, ink: Colouring::Plain, glyphs: Glyphs::Unicode, letters: Charset::Own };

    #[test]
    fn plain_ink_writes_the_words_alone() {
        assert_eq!(PLAIN.toned(Tone::Stop, "● REST"), "● REST");
    }

    #[test]
    fn coloured_ink_closes_what_it_opens_and_leaves_plain_words_alone() {
        let look = OutputLook { ink: Colouring::Coloured, ..PLAIN };
        assert_eq!(look.toned(Tone::Stop, "● REST"), "\u{1b}[1;33m● REST\u{1b}[0m");
        assert_eq!(look.toned(Tone::Plain, "a"), "a");
        assert_eq!(look.toned(Tone::Quiet, ""), "");
    }

    #[test]
    fn ascii_has_a_letter_for_every_rung() {
        let look = OutputLook { glyphs: Glyphs::Ascii, ..PLAIN };
        assert_eq!(look.toned(Tone::Plain, "● ≈ → ▲"), "R X E T");
    }
}
