//! A bar that fills from the left.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::look::Look;
use crate::tui::theme::Role;

/// A bar filled to a part, 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Bar {
    /// The part that is full.
    pub part: f64,
    /// The style of the full part.
    pub full: Style,
    /// The look.
    pub look: Look,
}

impl Bar {
    /// Gives the bar's pieces over so many columns: full and empty, with a half cell between them where it ends in one.
    ///
    /// A heavy line over a light one: bars of neighbouring rows stay apart, and the two differ without colour.
    #[must_use]
    pub fn spans(self, width: u16) -> [Span<'static>; 2] {
        let halves = (self.part.clamp(0.0, 1.0) * f64::from(width) * 2.0).round() as usize;
        let (whole, has_half) = (halves / 2, halves % 2 == 1);
        let full = self.look.either("━", "#").repeat(whole) + if has_half { self.look.either("╸", "=") } else { "" };
        let empty = usize::from(width).saturating_sub(whole + usize::from(has_half));
        [Span::styled(full, self.full), Span::styled(self.look.either("─", ".").repeat(empty), self.look.style(Role::Line))]
    }

    /// Gives the bar as a line of so many columns.
    #[must_use]
    pub fn line(self, width: u16) -> Line<'static> {
        Line::from(self.spans(width).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Depth, Theme};
    use crate::views::Glyphs;

    fn drawn(part: f64, glyphs: Glyphs) -> String {
        let look = Look::new(Theme::Mono, Depth::True, glyphs);
        Bar { part, full: Style::new(), look }.line(10).to_string()
    }

    #[test]
    fn a_bar_fills_by_half_cells() {
        assert_eq!(drawn(0.0, Glyphs::Unicode), "──────────");
        assert_eq!(drawn(0.56, Glyphs::Unicode), "━━━━━╸────");
        assert_eq!(drawn(1.0, Glyphs::Unicode), "━━━━━━━━━━");
        assert_eq!(drawn(0.56, Glyphs::Ascii), "#####=....");
    }

    #[test]
    fn a_part_that_is_no_number_draws_an_empty_bar() {
        assert_eq!(drawn(f64::NAN, Glyphs::Unicode), "──────────");
        assert_eq!(drawn(7.0, Glyphs::Unicode), "━━━━━━━━━━");
    }
}
