//! How a thing is said: its tone, and a glyph that never stands without its word.

use crate::recovery::{Rung, Verdict};

/// How a line is meant. The screen turns it into a style; the words alone say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Said in passing.
    Quiet,
    /// Open, ready, kept.
    Good,
    /// With care.
    Careful,
    /// Not now.
    Stop,
}

/// Which characters the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Glyphs {
    /// Everything.
    #[default]
    Unicode,
    /// ASCII only (`--ascii`, `TERM=linux` or `dumb`).
    Ascii,
}

/// A sign of one column together with its twin in ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glyph {
    /// As it should look.
    pub sign: char,
    /// Where only ASCII can be shown.
    pub ascii: char,
}

impl Glyph {
    /// Pairs a sign with its twin.
    #[must_use]
    pub const fn new(sign: char, ascii: char) -> Self {
        Self { sign, ascii }
    }

    /// Gives the character to show.
    #[must_use]
    pub const fn shown(self, glyphs: Glyphs) -> char {
        match glyphs {
            Glyphs::Unicode => self.sign,
            Glyphs::Ascii => self.ascii,
        }
    }
}

/// A glyph, its word and its tone: how a verdict or a rung is shown everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Badge {
    /// The glyph.
    pub glyph: Glyph,
    /// The word, in capitals.
    pub word: &'static str,
    /// The tone.
    pub tone: Tone,
}

impl Badge {
    /// Gives the badge of a verdict.
    #[must_use]
    pub const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Open(rung) => Self::of_rung(rung),
            Verdict::Ill => Self { glyph: Glyph::new('✚', '+'), word: "ILL", tone: Tone::Stop },
            Verdict::Injured => Self { glyph: Glyph::new('✖', 'x'), word: "INJURED", tone: Tone::Stop },
            Verdict::GetHelp => Self { glyph: Glyph::new('!', '!'), word: "GET HELP", tone: Tone::Stop },
        }
    }

    /// Gives the badge of a rung.
    #[must_use]
    pub const fn of_rung(rung: Rung) -> Self {
        match rung {
            Rung::Rest => Self { glyph: Glyph::new('●', 'R'), word: "REST", tone: Tone::Stop },
            Rung::CrossTrain => Self { glyph: Glyph::new('≈', 'X'), word: "CROSS-TRAIN", tone: Tone::Careful },
            Rung::RunEasy => Self { glyph: Glyph::new('→', 'E'), word: "RUN EASY", tone: Tone::Plain },
            Rung::Train => Self { glyph: Glyph::new('▲', 'T'), word: "TRAIN", tone: Tone::Good },
        }
    }

    /// Gives glyph and word together, such as `● REST`.
    #[must_use]
    pub fn text(self, glyphs: Glyphs) -> String {
        format!("{} {}", self.glyph.shown(glyphs), self.word)
    }
}

/// A sentence with its tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

impl Said {
    /// Says a sentence in a tone.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }
}

/// Gives a text of ours with every sign that is not ASCII replaced by its twin; letters of the runner's own are kept.
#[must_use]
pub fn in_glyphs(text: &str, glyphs: Glyphs) -> String {
    match glyphs {
        Glyphs::Unicode => text.to_owned(),
        Glyphs::Ascii => text.chars().map(ascii_twin).collect(),
    }
}

/// Gives the twin of one of our signs; any other character stays.
const fn ascii_twin(sign: char) -> char {
    match sign {
        '●' => 'R',
        '≈' => 'X',
        '→' => 'E',
        '▲' => 'T',
        '✚' => '+',
        '✖' | '×' => 'x',
        '–' | '—' | '−' | '─' => '-',
        '·' | '░' | '…' => '.',
        '○' => '?',
        '◇' => 'o',
        '◦' => 'z',
        '◈' => '%',
        '⚑' => '!',
        '✓' => 'c',
        '∪' => 'u',
        '┊' | '│' => '|',
        '◂' => '<',
        '▸' => '>',
        '█' => '#',
        '▏' | '▎' | '▍' | '▌' | '▋' | '▊' | '▉' => '=',
        '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_its_word_and_its_sign() {
        let shown: Vec<String> = Verdict::ALL.iter().map(|verdict| Badge::of(*verdict).text(Glyphs::Unicode)).collect();
        assert_eq!(shown, ["● REST", "≈ CROSS-TRAIN", "→ RUN EASY", "▲ TRAIN", "✚ ILL", "✖ INJURED", "! GET HELP"]);
    }

    #[test]
    fn the_twins_in_ascii_differ_from_each_other_and_agree_with_the_text_twins() {
        for (at, verdict) in Verdict::ALL.iter().enumerate() {
            let badge = Badge::of(*verdict);
            assert!(badge.glyph.ascii.is_ascii());
            assert_eq!(in_glyphs(&badge.text(Glyphs::Unicode), Glyphs::Ascii), badge.text(Glyphs::Ascii));
            assert!(Verdict::ALL.iter().skip(at + 1).all(|other| Badge::of(*other).glyph.ascii != badge.glyph.ascii));
        }
    }

    #[test]
    fn the_runners_own_letters_stay_in_ascii() {
        assert_eq!(in_glyphs("● Echappée Belle (Thu–Sun)", Glyphs::Ascii), "R Echappée Belle (Thu-Sun)");
    }
}
