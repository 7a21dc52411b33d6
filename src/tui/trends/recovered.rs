//! What recovery has taken, as a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::tui::look::Look;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;
use crate::views::Recovered;

/// Columns of the kind, of how often, and of the days.
const KIND: usize = 14;
const TIMES: usize = 10;
const DAYS: usize = 12;
const HEADS: [&str; 4] = ["", "", "typical", "you"];
/// What the columns say.
const ABOUT: &str = "Typical: the days from the session until training is open for a typical runner. You: the days until you \
                     said that the soreness was gone; what lies deeper heals later than it is felt.";

/// Paints the table.
pub fn draw(rows: &[Recovered], look: Look, area: Rect, buf: &mut Buffer) {
    if rows.is_empty() {
        let text = "No session of the past year has cost two days or more.";
        Line::styled(text, look.style(Role::Quiet)).render(area, buf);
        return;
    }
    let head = painted(HEADS, look.style(Role::Quiet), look);
    let rows = rows.iter().map(|row| painted([&row.kind, &row.times, &row.typical, &row.soreness], look.style(Role::Text), look));
    let about = wrap(&look.text(ABOUT), usize::from(area.width).min(76));
    let about = about.into_iter().map(|line| Line::styled(line, look.style(Role::Quiet)));
    for (line, row) in std::iter::once(head).chain(rows).chain([Line::default()]).chain(about).zip(area.rows()) {
        line.render(row, buf);
    }
}

fn painted(cells: [&str; 4], style: ratatui::style::Style, look: Look) -> Line<'static> {
    let widths = [KIND, TIMES, DAYS, DAYS];
    let cell = |(text, width): (&str, usize)| {
        let cut = fit(&look.text(text), width, look.either("…", "~"));
        format!("{cut}{}", " ".repeat(width.saturating_sub(cut.width()) + 1))
    };
    let text: String = cells.into_iter().zip(widths).map(cell).collect();
    Line::from(Span::styled(text, style))
}
