//! How things look on this terminal: colours and characters.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::symbols::border;

use crate::config::{Characters, Settings, ThemeChoice};
use crate::views::{Glyphs, in_glyphs};

use super::theme::{Depth, Role, Styles, Theme};

/// The colours and characters that painting uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub palette: Styles,
    /// The characters.
    pub glyphs: Glyphs,
}

/// Borders for terminals that draw no lines.
const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// What the terminal is, whatever the runner sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// The theme that suits it by itself.
    pub theme: Theme,
    /// How many colours it shows; `None` where it shows none, or none are wanted.
    pub depth: Option<Depth>,
    /// The characters it shows.
    pub glyphs: Glyphs,
    /// How it takes a notice for the desktop.
    pub notice: Notice,
}

/// How a terminal takes a notice for the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notice {
    /// By OSC 9, as most that take any.
    #[default]
    Nine,
    /// By OSC 777, as rxvt and foot.
    SevenSevenSeven,
    /// By OSC 9, through a multiplexer that has to be told to let it pass.
    ThroughTmux,
}

impl Notice {
    /// Tells how the terminal of this `TERM` takes it.
    #[must_use]
    pub fn told(term: Option<&str>) -> Self {
        match term.unwrap_or_default() {
            term if term.starts_with("tmux") || term.starts_with("screen") => Self::ThroughTmux,
            term if term.starts_with("rxvt") || term.starts_with("foot") => Self::SevenSevenSeven,
            _ => Self::Nine,
        }
    }

    /// Writes a sentence of ours as the notice.
    #[must_use]
    pub(super) fn written(self, sentence: &str) -> String {
        match self {
            Self::Nine => format!("\u{1b}]9;Deckchair: {sentence}\u{7}"),
            Self::SevenSevenSeven => format!("\u{1b}]777;notify;Deckchair;{sentence}\u{7}"),
            Self::ThroughTmux => format!("\u{1b}Ptmux;\u{1b}\u{1b}]9;Deckchair: {sentence}\u{7}\u{1b}\\"),
        }
    }
}

impl Capabilities {
    /// Gives the look of what the runner has set on this terminal.
    #[must_use]
    pub fn look(self, settings: &Settings) -> Look {
        let chosen = match settings.theme {
            ThemeChoice::Auto => self.theme,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::HighContrast => Theme::HighContrast,
            ThemeChoice::ColourBlind => Theme::ColourBlind,
            ThemeChoice::Mono => Theme::Mono,
        };
        let glyphs = match settings.characters {
            Characters::Auto => self.glyphs,
            Characters::Ascii => Glyphs::Ascii,
        };
        let (theme, depth) = self.depth.map_or((Theme::Mono, Depth::Sixteen), |depth| (chosen, depth));
        Look { palette: Styles::new(theme, depth).with(&settings.colours), glyphs }
    }
}

impl Look {
    /// Makes the look of a theme on a terminal.
    #[must_use]
    pub const fn new(theme: Theme, depth: Depth, glyphs: Glyphs) -> Self {
        Self { palette: Styles::new(theme, depth), glyphs }
    }

    /// Gives the style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        self.palette.style(role)
    }

    /// Gives a text of ours in the characters of this terminal.
    #[must_use]
    pub fn text(self, text: &str) -> Cow<'_, str> {
        match self.glyphs {
            Glyphs::Unicode => Cow::Borrowed(text),
            Glyphs::Ascii => Cow::Owned(in_glyphs(text, Glyphs::Ascii)),
        }
    }

    /// Gives one of two texts: the first where the terminal shows more than ASCII.
    #[must_use]
    pub const fn either<'a>(self, unicode: &'a str, ascii: &'a str) -> &'a str {
        match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }

    /// Gives the lines that panels are drawn with.
    #[must_use]
    pub const fn border(self) -> border::Set<'static> {
        match self.glyphs {
            Glyphs::Unicode => border::ROUNDED,
            Glyphs::Ascii => ASCII_BORDER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_goes_the_way_that_the_terminal_takes() {
        let written = |term| Notice::told(Some(term)).written("The refuelling window has closed.");
        assert_eq!(written("xterm-256color"), "\u{1b}]9;Deckchair: The refuelling window has closed.\u{7}");
        assert_eq!(written("foot"), "\u{1b}]777;notify;Deckchair;The refuelling window has closed.\u{7}");
        let passed = written("tmux-256color");
        assert!(passed.starts_with("\u{1b}Ptmux;\u{1b}\u{1b}]9;") && passed.ends_with("\u{7}\u{1b}\\"), "{passed:?}");
    }

    #[test]
    fn what_is_set_counts_unless_the_terminal_cannot_show_it() {
        let ground =
            Capabilities { theme: Theme::Light, depth: Some(Depth::True), glyphs: Glyphs::Unicode, notice: Notice::Nine };
        let dark = Settings { theme: ThemeChoice::Dark, characters: Characters::Ascii, ..Settings::default() };
        assert_eq!(ground.look(&Settings::default()), Look::new(Theme::Light, Depth::True, Glyphs::Unicode));
        assert_eq!(ground.look(&dark), Look::new(Theme::Dark, Depth::True, Glyphs::Ascii));
        assert_eq!(Capabilities { depth: None, ..ground }.look(&dark).palette, Styles::new(Theme::Mono, Depth::Sixteen));
    }
}
