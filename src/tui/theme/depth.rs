//! How many colours a terminal shows.

use ratatui::style::Color;

use super::Ink;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Depth {
    /// The sixteen that the runner's terminal defines.
    Sixteen,
    /// The palette of 256.
    #[default]
    Indexed,
    /// Every colour.
    True,
}

/// The levels of the colour cube in the palette of 256.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Depth {
    /// Tells the depth from what the terminal says of itself in `COLORTERM` and `TERM`.
    #[must_use]
    pub fn told(colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") || ["kitty", "alacritty", "wezterm", "ghostty", "foot"].contains(&term) {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// Gives the colour to send for an ink.
    pub(super) fn shown(self, ink: Ink) -> Color {
        let (r, g, b) = ink.rgb;
        match self {
            Self::Sixteen => ink.ansi,
            Self::Indexed => Color::Indexed(nearest(ink.rgb)),
            Self::True => Color::Rgb(r, g, b),
        }
    }
}

/// Gives the nearest colour of the cube or the ramp of greys.
fn nearest(rgb: (u8, u8, u8)) -> u8 {
    let level = |c: u8| (0_u8..6).min_by_key(|i| CUBE.get(usize::from(*i)).map_or(255, |level| level.abs_diff(c))).unwrap_or(0);
    let (r, g, b) = (level(rgb.0), level(rgb.1), level(rgb.2));
    let shade = |i: u8| CUBE.get(usize::from(i)).copied().unwrap_or_default();
    let cube = (16 + 36 * r + 6 * g + b, (shade(r), shade(g), shade(b)));
    let greys = (0_u8..24).map(|i| (232 + i, (8 + 10 * i, 8 + 10 * i, 8 + 10 * i)));
    greys.chain([cube]).min_by_key(|(_, shown)| distance(*shown, rgb)).map_or(cube.0, |(index, _)| index)
}

fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    // The eye sees green best and blue worst.
    2 * part(one.0, other.0) + 4 * part(one.1, other.1) + 3 * part(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_is_taken_at_its_word() {
        assert_eq!(Depth::told(Some("truecolor"), Some("xterm-256color")), Depth::True);
        assert_eq!(Depth::told(None, Some("tmux-256color")), Depth::Indexed);
        assert_eq!(Depth::told(None, Some("linux")), Depth::Sixteen);
        assert_eq!(Depth::told(None, None), Depth::Sixteen);
    }

    #[test]
    fn the_nearest_of_256_is_found() {
        assert_eq!(nearest((255, 0, 0)), 196);
        assert_eq!(nearest((0, 0, 0)), 16);
        assert_eq!(nearest((128, 128, 128)), 244);
    }
}
