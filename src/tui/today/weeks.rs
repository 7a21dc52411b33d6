//! The weeks around today: what was done, what is planned, and what opens when.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrase;
use crate::tui::calendar::{in_words, marks, number_style, sign_style};
use crate::tui::look::Look;
use crate::tui::text::{fit, fit_list};
use crate::tui::theme::Role;
use crate::tui::widgets::Panel;
use crate::views::{DayCell, DayPlace, WeeksView};

/// Columns of a week's name.
const NAME: u16 = 13;
/// Rows of the frame and of the weekdays' names.
const AROUND: u16 = 3;
/// Rows of a week: the day with its sign, a line of words, and a row of air.
pub const LEAST: u16 = 3;
/// The most rows of a week.
const MOST: u16 = 4;

/// Gives the rows that so many weeks need with their frame.
#[must_use]
pub const fn height(weeks: u16) -> u16 {
    weeks * LEAST + AROUND
}

/// Gives the rows that so many weeks can use.
#[must_use]
pub const fn most(weeks: u16) -> u16 {
    weeks * MOST + AROUND
}

/// Paints the panel of the weeks; below them what a long rest leads to, in its edge the days suggested for rest.
pub fn draw(view: &WeeksView, layoff: &str, rests: &str, look: Look, area: Rect, buf: &mut Buffer) {
    let rests = fit_list(&look.text(rests), usize::from(area.width.saturating_sub(6)), look.either("…", "~"));
    let foot = if rests.is_empty() { Line::default() } else { Line::styled(rests, look.style(Role::Quiet)) };
    let inside = Panel::new(view.title, look).foot(foot).draw(area, buf);
    let weeks = view.weeks.len().max(1) as u16;
    let column = inside.width.saturating_sub(NAME) / 7;
    let height = (inside.height.saturating_sub(1) / weeks).clamp(1, MOST);
    if !layoff.is_empty() && 1 + weeks * height < inside.height {
        let below = Rect { y: inside.bottom() - 1, height: 1, ..inside };
        Line::styled(fit(&look.text(layoff), usize::from(below.width), look.either("…", "~")), look.style(Role::Quiet))
            .render(below, buf);
    }
    let at = |index: usize, row: Rect| Rect { x: row.x + NAME + index as u16 * column, width: column, ..row }.intersection(row);
    let head = Rect { height: 1, ..inside }.intersection(inside);
    for (index, name) in view.weekdays.iter().enumerate() {
        Line::styled(format!(" {name}"), look.style(Role::Quiet)).render(at(index, head), buf);
    }
    for (week, row) in view.weeks.iter().enumerate() {
        let area = Rect { y: inside.y + 1 + week as u16 * height, height, ..inside }.intersection(inside);
        let name = Rect { width: NAME.min(area.width), ..area };
        let is_this = row.days.iter().any(|day| day.place == DayPlace::Today);
        let style = look.style(if is_this { Role::Accent } else { Role::Quiet });
        let lines = [(row.name, style), (row.distance.as_str(), look.style(Role::Quiet))];
        for ((text, style), line) in lines.into_iter().zip(name.rows()) {
            Line::styled(look.text(text).into_owned(), style).render(line, buf);
        }
        for (index, day) in row.days.iter().enumerate() {
            draw_day(day, look, at(index, area), buf);
        }
    }
}

/// Paints a day: its number, its sign with the figure and what is planned, and below what was or will be done in words.
fn draw_day(cell: &DayCell, look: Look, area: Rect, buf: &mut Buffer) {
    let mut first = vec![
        Span::raw(" "),
        Span::styled(numbered(cell), number_style(cell, look)),
        Span::raw(" "),
        Span::styled(cell.glyph.shown(look.glyphs).to_string(), sign_style(cell, look)),
        Span::raw(" "),
    ];
    if !cell.figure.is_empty() {
        first.push(Span::styled(format!("{} ", look.text(&cell.figure)), look.style(Role::Text)));
    }
    first.extend(marks(cell, look));
    // The last row stays empty, so that the weeks stand apart.
    let rows = usize::from(area.height.saturating_sub(1)).max(1);
    let words = in_words(cell, look, area.width, rows.saturating_sub(1));
    let rows = area.rows().take(rows);
    for (line, row) in std::iter::once(first).chain(words).zip(rows) {
        Line::from(line).render(row, buf);
    }
    if cell.place == DayPlace::Today {
        let height = area.height.saturating_sub(1).max(1);
        buf.set_style(Rect { height, ..area }, look.palette.marked());
    }
}

/// Gives a day's number, the first of a month with its name.
fn numbered(cell: &DayCell) -> String {
    if cell.number == 1 { phrase::day_and_month(cell.day) } else { format!("{:>2}", cell.number) }
}
