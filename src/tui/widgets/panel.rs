//! A panel: a rounded frame with a title, and room to breathe inside.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use crate::tui::look::Look;
use crate::tui::theme::Role;

/// A frame around a part of the screen.
#[derive(Debug, Clone)]
pub struct Panel<'a> {
    title: Line<'a>,
    foot: Line<'a>,
    look: Look,
}

impl<'a> Panel<'a> {
    /// Makes a panel with a title.
    #[must_use]
    pub fn new(title: &'a str, look: Look) -> Self {
        let title = Line::from(Span::styled(look.text(title), look.style(Role::Title)));
        Self { title, foot: Line::default(), look }
    }

    /// Adds the answer to a title that asks.
    #[must_use]
    pub fn answered(mut self, answer: Span<'a>) -> Self {
        self.title.spans.extend([Span::raw("  "), answer]);
        self
    }

    /// Adds a line in the lower edge.
    #[must_use]
    pub fn foot(mut self, foot: Line<'a>) -> Self {
        self.foot = foot;
        self
    }

    /// Gives the room inside a frame, one column in from its edges.
    #[must_use]
    pub fn inside(area: Rect) -> Rect {
        Block::bordered().inner(area).inner(Margin::new(1, 0))
    }

    /// Draws the frame and gives the room inside it.
    pub fn draw(self, area: Rect, buf: &mut Buffer) -> Rect {
        let edge = self.look.style(Role::Line);
        let mut block = Block::bordered().border_set(self.look.border()).border_style(edge);
        block = block.title(spaced(self.title));
        if self.foot.width() > 0 && self.foot.width() + 4 <= usize::from(area.width) {
            block = block.title_bottom(spaced(self.foot));
        }
        block.render(area, buf);
        Self::inside(area)
    }
}

/// Clears a place for what is painted over the screen. A letter of two columns that would be left with one of them goes whole.
pub fn clear(place: Rect, look: Look, buf: &mut Buffer) {
    Clear.render(place, buf);
    buf.set_style(place, look.palette.ground());
    let Some(left) = place.x.checked_sub(1) else { return };
    for y in place.top()..place.bottom() {
        if let Some(cell) = buf.cell_mut((left, y)).filter(|cell| cell.symbol().width() > 1) {
            cell.set_symbol(" ");
        }
    }
}

/// Gives rows for so many lines: apart where there is room, and a row down from the edge where there is one to spare.
pub fn spread(area: Rect, lines: usize) -> impl Iterator<Item = Rect> {
    let height = usize::from(area.height);
    let step = if height > lines * 2 { 2 } else { 1 };
    let above = usize::from(height > lines * step);
    area.rows().skip(above).step_by(step)
}

/// Shows where one writes: the cell at this column of a line, reversed.
pub fn draw_cursor(x: u16, line: Rect, buf: &mut Buffer) {
    if let Some(cell) = buf.cell_mut((x, line.y)).filter(|_| line.contains((x, line.y).into())) {
        cell.set_style(Style::new().add_modifier(Modifier::REVERSED));
    }
}

/// Parts a title from the corner it stands beside.
fn spaced(mut title: Line<'_>) -> Line<'_> {
    if title.width() > 0 {
        title.spans.insert(0, Span::raw(" "));
        title.spans.push(Span::raw(" "));
    }
    title
}
