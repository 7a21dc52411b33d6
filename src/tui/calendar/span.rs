//! The quarter and the year, painted small: a sign a day.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;

use super::{draw_panel, number_style, sign_style};
use crate::app::{App, Target};
use crate::journal::Day;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::Panel;
use crate::views::{CalendarView, DayCell, DayEntry, MonthSheet, YearView};

/// The least and the most columns of a day of the quarter, and the gap between its months.
const DAY: u16 = 3;
const WIDE_DAY: u16 = 5;
const GAP: u16 = 2;
/// Rows of the quarter with its frame: title, weekdays, six weeks.
const QUARTER: u16 = 10;
/// Rows of the year with its frame: months and seven weekdays.
const YEAR: u16 = 10;
/// Columns of the weekdays' names beside the year.
const NAME: u16 = 3;

/// Paints the quarter above the day under the cursor.
pub fn draw_quarter(
    view: &CalendarView,
    months: &[MonthSheet],
    app: &App,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let title = months.first().zip(months.last()).map(|(first, last)| format!("{} – {}", first.title, last.title));
    let inside = framed(title.as_deref().unwrap_or_default(), QUARTER, view, app, look, area, buf);
    let month_width = |day: u16| day * 7;
    let day = if inside.width >= 3 * month_width(WIDE_DAY) + 2 * GAP { WIDE_DAY } else { DAY };
    let fit = usize::from((inside.width + GAP) / (month_width(day) + GAP)).clamp(1, 3);
    // Where not all three fit, the month of the cursor is among those that do.
    let here = months.iter().position(|month| has(&month.weeks, view.cursor)).unwrap_or(0);
    let first = (here + 1).saturating_sub(fit);
    for (at, month) in months.iter().skip(first).take(fit).enumerate() {
        let x = inside.x + at as u16 * (month_width(day) + GAP);
        let place = Rect { x, width: month_width(day), ..inside }.intersection(inside);
        draw_month(month, view, day, look, place, buf, targets);
    }
}

fn has(weeks: &[[Option<DayCell>; 7]], day: Day) -> bool {
    weeks.iter().flatten().flatten().any(|cell| cell.day == day)
}

fn draw_month(
    month: &MonthSheet,
    view: &CalendarView,
    day: u16,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        Line::styled(format!(" {}", month.title), look.style(Role::Title)).render(row, buf);
    }
    let at = |column: usize, row: Rect| Rect { x: row.x + column as u16 * day, width: day, ..row }.intersection(row);
    if let Some(row) = rows.next() {
        for (column, name) in view.weekdays.iter().enumerate() {
            Line::styled(*name, look.style(Role::Quiet)).render(at(column, row), buf);
        }
    }
    for (week, row) in month.weeks.iter().zip(rows) {
        for (column, cell) in week.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let place = at(column, row);
            targets.add(place, Target::Day(cell.day));
            let gap = if day > DAY { " " } else { "" };
            let number = Piece::styled(format!("{:>2}{gap}", cell.number), number_style(cell, look));
            Line::from(vec![number, sign(cell, look)]).render(place, buf);
            if cell.day == view.cursor {
                buf.set_style(Rect { width: place.width.min(day), ..place }, look.palette.marked());
            }
        }
    }
}

/// Paints the year above the day under the cursor.
pub fn draw_year(
    view: &CalendarView,
    year: &YearView,
    app: &App,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let inside = framed(&year.title, YEAR, view, app, look, area, buf);
    let weeks = year.weeks.len() as u16;
    let room = inside.width.saturating_sub(NAME);
    let column = if room >= weeks * 2 { 2 } else { 1 };
    let fit = room / column;
    let here = year.weeks.iter().position(|week| week.iter().flatten().any(|cell| cell.day == view.cursor)).unwrap_or(0) as u16;
    let first = here.saturating_sub(fit / 2).min(weeks.saturating_sub(fit));
    let x = |week: u16| inside.x + NAME + (week - first) * column;
    let mut rows = inside.rows();
    if let Some(row) = rows.next() {
        for (week, name) in year.months.iter().map(|(week, name)| (*week as u16, name)) {
            if week >= first && x(week) + 3 <= row.right() {
                Piece::styled(name.clone(), look.style(Role::Quiet)).render(Rect { x: x(week), width: 3, ..row }, buf);
            }
        }
    }
    for (at, row) in rows.take(7).enumerate() {
        let name = year.weekdays.get(at).copied().unwrap_or_default();
        Line::styled(name, look.style(Role::Quiet)).render(Rect { width: NAME.min(row.width), ..row }, buf);
        for (week, days) in (0..weeks).zip(&year.weeks).skip(usize::from(first)).take(usize::from(fit)) {
            let Some(cell) = days.get(at).and_then(Option::as_ref) else { continue };
            let place = Rect { x: x(week), width: 1, ..row };
            targets.add(place, Target::Day(cell.day));
            sign(cell, look).render(place, buf);
            if cell.day == view.cursor {
                buf.set_style(place, look.palette.marked().add_modifier(ratatui::style::Modifier::REVERSED));
            }
        }
    }
}

/// Gives the one sign of a day: what is planned before what is open.
fn sign(cell: &DayCell, look: Look) -> Piece<'static> {
    let (glyph, style) = match cell.planned {
        Some(glyph) => (glyph, look.style(if cell.conflict { Role::Stop } else { Role::Accent })),
        None => (cell.glyph, sign_style(cell, look)),
    };
    Piece::styled(glyph.shown(look.glyphs).to_string(), style)
}

/// Draws the frame of so many rows with the panel of the day below it, and gives the room inside.
fn framed(title: &str, rows: u16, view: &CalendarView, app: &App, look: Look, area: Rect, buf: &mut Buffer) -> Rect {
    let marked: Option<DayEntry> = view.panel.entries.get(app.calendar().marked(view.panel.entries.len())).copied();
    let title = super::title(title, view.supposing, app, look);
    let legend = wrap(&look.text(view.legend), usize::from(area.width.saturating_sub(4)));
    let [above, below] = Layout::vertical([Constraint::Length(rows), Constraint::Fill(1)]).areas(area);
    let room = below.height.saturating_sub(legend.len() as u16);
    let [panel, foot] = if room >= 6 {
        Layout::vertical([Constraint::Fill(1), Constraint::Length(legend.len() as u16)]).areas(below)
    } else {
        [below, Rect::default()]
    };
    if panel.height >= 3 {
        draw_panel(&view.panel, marked, look, panel, buf);
    }
    for (line, row) in legend.into_iter().zip(foot.rows()) {
        Line::styled(format!(" {line}"), look.style(Role::Quiet)).render(row, buf);
    }
    Panel::new(&title, look).draw(above, buf)
}
