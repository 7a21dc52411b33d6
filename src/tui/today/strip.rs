//! The coming three weeks, a cell a day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrase;
use crate::tui::look::Look;
use crate::tui::text::fit_list;
use crate::tui::theme::Role;
use crate::tui::widgets::Panel;
use crate::views::{Strip, StripCell, TodayView};

/// The sign that stands before the first day of detraining.
const DETRAINING: (&str, &str) = ("┊", "|");
/// Below this chance a rung is shown pale.
const PALE: f64 = 0.6;

/// Paints the panel of the coming weeks: weekday, rung, day of the month; in its edge the days suggested for rest.
pub fn draw(view: &TodayView, look: Look, area: Rect, buf: &mut Buffer) {
    let strip = &view.strip;
    let rests = fit_list(&look.text(&view.rest_days), usize::from(area.width.saturating_sub(6)), look.either("…", "~"));
    let foot = if rests.is_empty() { Line::default() } else { Line::styled(rests, look.style(Role::Quiet)) };
    let inside = Panel::new(strip.title, look).foot(foot).draw(area, buf);
    let days = strip.cells.len().max(1) as u16;
    let column = (inside.width / days).max(2);
    let spare = inside.width.saturating_sub(column * days) / 2;
    let rows: Vec<Rect> = inside.rows().collect();
    for (at, cell) in strip.cells.iter().enumerate() {
        let x = inside.x + spare + at as u16 * column;
        if x + column > inside.right() {
            break;
        }
        for (line, row) in column_of(cell, at == 0, column, look).into_iter().zip(&rows) {
            line.centered().render(Rect { x, width: column, ..*row }, buf);
        }
        if let Some(row) = rows.get(1).filter(|_| cell.detraining_begins && at > 0) {
            let mark = Span::styled(look.either(DETRAINING.0, DETRAINING.1), look.style(Role::Stop));
            mark.render(Rect { x, width: 1, ..*row }, buf);
        }
    }
}

fn column_of(cell: &StripCell, is_today: bool, width: u16, look: Look) -> [Line<'static>; 3] {
    let quiet = if is_today { look.style(Role::Accent) } else { look.style(Role::Quiet) };
    let weekday: String = phrase::weekday(cell.day).chars().take(if width >= 4 { 2 } else { 1 }).collect();
    let glyph = cell.badge.glyph.shown(look.glyphs).to_string();
    [Line::styled(weekday, quiet), Line::styled(glyph, shade(cell, look)), Line::styled(number(cell), quiet)]
}

fn number(cell: &StripCell) -> String {
    phrase::day_and_month(cell.day).split(' ').next().unwrap_or_default().to_owned()
}

/// Gives the weeks as one line of signs, for an edge or a footer.
pub fn line(strip: &Strip, look: Look) -> Line<'static> {
    let mut spans = vec![Span::styled(format!("{} ", strip.label), look.style(Role::Quiet))];
    for cell in &strip.cells {
        if cell.detraining_begins {
            spans.push(Span::styled(look.either(DETRAINING.0, DETRAINING.1), look.style(Role::Stop)));
        }
        spans.push(Span::styled(cell.badge.glyph.shown(look.glyphs).to_string(), shade(cell, look)));
    }
    if strip.cells.is_empty() { Line::default() } else { Line::from(spans) }
}

/// The less sure, the paler; so is what only says that no run has come for long.
fn shade(cell: &StripCell, look: Look) -> Style {
    let style = look.palette.badge(cell.badge);
    if cell.certainty < PALE || cell.is_laid_off { look.palette.pale(style) } else { style }
}
