//! The chance of each rung on the coming mornings, as ground that shifts from one sign to the next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrase;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::views::Strip;

/// Columns of a day, of which the last stays free, and of the axis.
const DAY: u16 = 3;
const AXIS: u16 = 6;
/// The most days; the rows above the ground, for what it is, and below it, for weekdays and dates.
const MOST: u16 = 14;
const ABOVE: u16 = 1;
const BELOW: u16 = 2;

/// Paints the mornings as columns: from the ground up as much of each rung as it is likely to be the one that is open.
pub fn draw(strip: &Strip, look: Look, area: Rect, buf: &mut Buffer) {
    let days = (area.width.saturating_sub(AXIS) / DAY).min(MOST);
    let Some(height) = area.height.checked_sub(ABOVE + BELOW).filter(|height| *height >= 3 && days > 3) else { return };
    let title = Rect { x: area.x + AXIS, width: area.width - AXIS, height: 1, ..area };
    Line::styled(look.text(strip.chances).into_owned(), look.style(Role::Quiet)).render(title, buf);
    let area = Rect { y: area.y + ABOVE, height: area.height - ABOVE, ..area };
    for (text, y) in [("100 %", 0), ("50 %", height / 2), ("0 %", height - 1)] {
        let row = Rect { y: area.y + y, height: 1, width: AXIS - 1, ..area };
        Line::styled(text, look.style(Role::Quiet)).right_aligned().render(row, buf);
    }
    for (at, cell) in strip.cells.iter().take(usize::from(days)).enumerate() {
        let x = area.x + AXIS + at as u16 * DAY;
        for up in 0..height {
            let share = (f64::from(up) + 0.5) / f64::from(height);
            let badge = cell.badge_at(share);
            let sign = badge.glyph.shown(look.glyphs).to_string().repeat(usize::from(DAY) - 1);
            let place = Rect { x, y: area.y + height - 1 - up, width: DAY - 1, height: 1 };
            Span::styled(sign, look.palette.badge(badge)).render(place.intersection(area), buf);
        }
        let style = look.style(if at == 0 { Role::Accent } else { Role::Quiet });
        let weekday: String = phrase::weekday(cell.day).chars().take(2).collect();
        let date = phrase::day_and_month(cell.day).split(' ').next().unwrap_or_default().to_owned();
        for (text, y) in [(weekday, height), (format!("{date:>2}"), height + 1)] {
            let place = Rect { x, y: area.y + y, width: DAY - 1, height: 1 };
            Span::styled(text, style).render(place.intersection(area), buf);
        }
    }
}
