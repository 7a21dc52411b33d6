//! What recovery has taken, as a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::tui::look::Look;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;
use crate::views::{Recovered, RecoveredView};

/// Columns of the kind, of how often, of the days with their range, and of the soreness; each with what parts it from the next.
const WIDE: [usize; 5] = [15, 10, 14, 14, 7];
/// The same where columns are fewer: how often and the soreness give way, then letters of the kind.
const MIDDLE: [usize; 5] = [15, 0, 14, 14, 0];
const NARROW: [usize; 5] = [11, 0, 13, 13, 0];
const HEADS: [&str; 5] = ["", "", "typical", "you", "sore"];
/// The widest that a sentence is set.
const MEASURE: usize = 76;

/// Paints the table.
pub fn draw(view: Option<&RecoveredView>, look: Look, area: Rect, buf: &mut Buffer) {
    let quiet = look.style(Role::Quiet);
    let Some(view) = view.filter(|view| !view.rows.is_empty()) else {
        let text = match view {
            Some(_) => "No session of the past year has cost two days or more.",
            None => "Working out what each session of the past year has cost …",
        };
        let lines = wrap(&look.text(text), usize::from(area.width));
        lines.into_iter().zip(area.rows()).for_each(|(line, row)| Line::styled(line, quiet).render(row, buf));
        return;
    };
    let fits = |widths: &[usize; 5]| widths.iter().sum::<usize>() <= usize::from(area.width) + 1;
    let widths = [WIDE, MIDDLE].into_iter().find(fits).unwrap_or(NARROW);
    let head = painted(HEADS, widths, quiet, look);
    let row = |row: &Recovered| {
        let cells = [&row.kind, &row.times, &row.typical, &row.own, &row.soreness].map(String::as_str);
        painted(cells, widths, look.style(Role::Text), look)
    };
    let has_soreness = widths.last().is_some_and(|width| *width > 0);
    let about = view.about.iter().map(String::as_str).chain(has_soreness.then_some(view.about_sore));
    let about = about.flat_map(|said| wrap(&look.text(said), usize::from(area.width).min(MEASURE)));
    let about = about.map(|line| Line::styled(line, quiet));
    let lines = std::iter::once(head).chain(view.rows.iter().map(row)).chain([Line::default()]).chain(about);
    for (line, row) in lines.zip(area.rows()) {
        line.render(row, buf);
    }
}

fn painted(cells: [&str; 5], widths: [usize; 5], style: Style, look: Look) -> Line<'static> {
    let cell = |(text, width): (&str, usize)| {
        let cut = fit(&look.text(text), width.saturating_sub(1), look.either("…", "~"));
        let gap = width.saturating_sub(cut.width());
        format!("{cut}{}", " ".repeat(gap))
    };
    let text: String = cells.into_iter().zip(widths).filter(|(_, width)| *width > 0).map(cell).collect();
    Line::from(Span::styled(text, style))
}
