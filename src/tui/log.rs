//! The log, painted: a table, and the entry under the cursor beside it where there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{App, Extent, Target};
use crate::tui::look::Look;
use crate::tui::page;
use crate::tui::targets::Targets;
use crate::tui::text::fit;
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, draw_cursor};
use crate::views::{LogRow, Sort};

/// One column of the table.
struct Column {
    head: &'static str,
    width: u16,
    is_number: bool,
    text: fn(&LogRow) -> &str,
}

const fn words(head: &'static str, width: u16, text: fn(&LogRow) -> &str) -> Column {
    Column { head, width, is_number: false, text }
}

const fn number(head: &'static str, width: u16, text: fn(&LogRow) -> &str) -> Column {
    Column { head, width, is_number: true, text }
}

/// The columns but for the title, which takes what they leave, with the least width of the table at which each is shown.
const COLUMNS: [(u16, Column); 9] = [
    (0, words("Date", 15, |row| &row.date)),
    (0, words("Sport", 11, |row| &row.sport)),
    (0, words("", 0, |row| &row.title)),
    (56, number("Distance", 9, |row| &row.distance)),
    (66, number("Time", 8, |row| &row.moving)),
    (92, number("Climb", 8, |row| &row.climb)),
    (72, number("RPE", 5, |row| &row.rpe)),
    (100, number("Load", 6, |row| &row.load)),
    (78, number("Cost", 6, |row| &row.cost)),
];
/// The least width of the title before columns give way.
const TITLE: u16 = 12;
/// Columns of the sign and its gap.
const SIGN: usize = 2;

/// The least columns of the table with the entry under the cursor beside it, and the columns of that.
const WITH_ENTRY: u16 = 116;
const ENTRY: u16 = 38;

/// Paints the log, the entry under the cursor beside it where there is room, and gives how far it scrolls.
pub fn draw(app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    if area.width < WITH_ENTRY || app.log().index().is_empty() {
        return draw_table(app, look, area, buf, targets);
    }
    let [table, entry] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(ENTRY)]).areas(area);
    draw_entry(app, look, entry, buf);
    draw_table(app, look, table, buf, targets)
}

/// Paints the entry under the cursor.
fn draw_entry(app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(view) = app.detail() else {
        Panel::new("", look).draw(area, buf);
        return;
    };
    let inside = Panel::new(&view.title, look).draw(area, buf);
    for (line, row) in page::entry(view, look, usize::from(inside.width)).into_iter().zip(inside.rows()) {
        line.render(row, buf);
    }
}

fn draw_table(app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let tab = app.log();
    let title = if tab.sort() == Sort::default() { "Log".to_owned() } else { format!("Log, {}", tab.sort().label()) };
    let empty = app.log_rows(0..0);
    let foot = Line::styled(empty.summary.clone(), look.style(Role::Quiet));
    let inside = Panel::new(&title, look).foot(foot).draw(area, buf);
    let is_narrowed = tab.is_narrowed() || tab.is_filtering();
    let [filter, head, body] =
        Layout::vertical([Constraint::Length(u16::from(is_narrowed)), Constraint::Length(1), Constraint::Fill(1)]).areas(inside);
    if is_narrowed {
        draw_filter(app, look, filter, buf);
    }
    let extent = Extent { lines: tab.index().len(), rows: usize::from(body.height) };
    let top = tab.top().min(extent.last_top());
    let view = app.log_rows(top..top + extent.rows);
    if view.rows.is_empty() {
        Line::styled(look.text(&view.nothing), look.style(Role::Quiet)).render(body, buf);
        return extent;
    }
    let columns = columns(inside.width);
    let wordy = without_figures(&columns);
    draw_row(&columns, |column| column.head.to_owned(), "", look.style(Role::Quiet), head, look, buf);
    for ((at, row), place) in view.rows.iter().enumerate().zip(body.rows()) {
        targets.add(place, Target::Row(view.first + at));
        let style = look.palette.tone(row.tone);
        let columns = if has_figures(row) { &columns } else { &wordy };
        draw_row(columns, |column| look.text((column.text)(row)).into_owned(), &sign(row, look), style, place, look, buf);
        if view.first + at == tab.selected() {
            buf.set_style(place, look.palette.marked());
        }
    }
    extent
}

fn draw_filter(app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let prompt = Span::styled("/ ", look.style(Role::Accent));
    let (text, cursor) = app.log().filter().window(usize::from(area.width.saturating_sub(3)));
    Line::from(vec![prompt, Span::styled(text, look.style(Role::Text))]).render(area, buf);
    if app.log().is_filtering() {
        draw_cursor(area.x + 2 + cursor as u16, area, buf);
    }
}

fn sign(row: &LogRow, look: Look) -> String {
    row.glyph.shown(look.glyphs).to_string()
}

/// Gives the columns that a table of this width shows, the title as wide as they leave it.
fn columns(width: u16) -> Vec<(u16, &'static Column)> {
    let shown = COLUMNS.iter().filter(|(from, _)| *from <= width).map(|(_, column)| column);
    let fixed: u16 =
        SIGN as u16 + COLUMNS.iter().filter(|(from, _)| *from <= width).map(|(_, column)| column.width + 1).sum::<u16>();
    let title = width.saturating_sub(fixed);
    let narrow = title < TITLE;
    shown
        .map(|column| match (column.width, narrow) {
            (0, _) => (title, column),
            (wide, true) if !column.is_number => (wide.min(10), column),
            (wide, _) => (wide, column),
        })
        .collect()
}

/// Gives the columns of a row that has words only: they take the room of the figures.
fn without_figures(columns: &[(u16, &'static Column)]) -> Vec<(u16, &'static Column)> {
    let (figures, words): (Vec<_>, Vec<_>) = columns.iter().partition(|(_, column)| column.is_number);
    let freed: u16 = figures.iter().map(|(width, _)| width + 1).sum();
    let wide = |(width, column): (u16, &'static Column)| (if column.width == 0 { width + freed } else { width }, column);
    words.into_iter().map(wide).collect()
}

fn has_figures(row: &LogRow) -> bool {
    [&row.distance, &row.moving, &row.climb, &row.rpe, &row.load, &row.cost].into_iter().any(|figure| !figure.is_empty())
}

fn draw_row(
    columns: &[(u16, &'static Column)],
    text: impl Fn(&Column) -> String,
    sign: &str,
    sign_style: Style,
    place: Rect,
    look: Look,
    buf: &mut Buffer,
) {
    let mut spans = vec![Span::styled(format!("{sign:<SIGN$}"), sign_style)];
    let ordinary = if sign.is_empty() { look.style(Role::Quiet) } else { look.style(Role::Text) };
    for (width, column) in columns {
        let width = usize::from(*width);
        let cut = fit(&text(column), width, look.either("…", "~"));
        let gap = " ".repeat(width.saturating_sub(cut.width()));
        let cell = if column.is_number { format!("{gap}{cut} ") } else { format!("{cut}{gap} ") };
        spans.push(Span::styled(cell, ordinary));
    }
    Line::from(spans).render(place, buf);
}
