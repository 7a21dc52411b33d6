//! How things look on this terminal: colours and characters.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::symbols::border;

use crate::config::Colours;
use crate::views::{Glyphs, in_glyphs};

use super::theme::{Depth, Palette, Role, Theme};

/// The colours and characters that painting uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub palette: Palette,
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

impl Look {
    /// Makes the look of a theme on a terminal.
    #[must_use]
    pub const fn new(theme: Theme, depth: Depth, glyphs: Glyphs) -> Self {
        Self { palette: Palette::new(theme, depth), glyphs }
    }

    /// Lays the runner's own colours over the theme.
    #[must_use]
    pub fn with_colours(self, own: &Colours) -> Self {
        Self { palette: self.palette.with(own), ..self }
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
