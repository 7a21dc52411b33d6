//! A question with a line to answer it in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::app;
use crate::tui::look::Look;
use crate::tui::text::fit;
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, draw_cursor};

/// The widest a prompt is set.
const WIDEST: u16 = 76;
/// Its height: the frame, the line, what may be written, and air.
const HEIGHT: u16 = 5;

/// Paints the prompt a little above the middle of an area.
pub fn draw(title: &str, what: &str, line: &app::Line, foot: Line<'_>, look: Look, area: Rect, buf: &mut Buffer) {
    let (width, height) = (area.width.min(WIDEST), area.height.min(HEIGHT));
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    Clear.render(place, buf);
    buf.set_style(place, look.palette.ground());
    let inside = Panel::new(title, look).foot(foot).draw(place, buf);
    let mut rows = inside.rows();
    if let Some(row) = (inside.height >= 3).then(|| rows.next()).flatten() {
        let what = fit(&look.text(what), usize::from(inside.width), look.either("…", "~"));
        Line::styled(what, look.style(Role::Quiet)).render(row, buf);
    }
    let Some(row) = rows.next() else { return };
    let (text, cursor) = line.window(usize::from(inside.width.saturating_sub(3)));
    let prompt = Span::styled("> ", look.style(Role::Accent));
    Line::from(vec![prompt, Span::styled(text, look.style(Role::Text))]).render(row, buf);
    draw_cursor(row.x + 2 + cursor as u16, row, buf);
}
