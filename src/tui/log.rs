//! The log, painted: a table, and the entry under the cursor beside it where there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Along, App, ClickTarget, Extent};
use crate::keys::Action;
use crate::tui::course;
use crate::tui::look::Look;
use crate::tui::page;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, in_column, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, draw_cursor};
use crate::views::{LogRow, Sort, Tone};

/// One column of the table.
struct LogColumn {
    head: &'static str,
    width: u16,
    is_number: bool,
    text: fn(&LogRow) -> &str,
}

const fn words(head: &'static str, width: u16, text: fn(&LogRow) -> &str) -> LogColumn {
    LogColumn { head, width, is_number: false, text }
}

const fn number(head: &'static str, width: u16, text: fn(&LogRow) -> &str) -> LogColumn {
    LogColumn { head, width, is_number: true, text }
}

/// The width of the table from which a column is for one thing only: below, what was done stands in one word and one figure.
const SPLIT: u16 = 56;
/// The width from which dates have their weekday in every year.
const DATED: u16 = 84;
/// No width is too great.
const ALWAYS: u16 = u16::MAX;

/// The columns, with the least width of the table at which each is shown and the width from which it no longer is. A column
/// without a width takes what the others leave.
const COLUMNS: [(u16, u16, LogColumn); 12] = [
    (0, DATED, words(DATE, 11, short_date)),
    (DATED, ALWAYS, words(DATE, 15, |row| &row.date)),
    (0, SPLIT, number("Done", 9, amount)),
    (0, SPLIT, words("", 0, what)),
    (SPLIT, ALWAYS, words("Sport", 11, |row| &row.sport)),
    (SPLIT, ALWAYS, words("", 0, |row| &row.title)),
    (SPLIT, ALWAYS, number("Distance", 9, |row| &row.distance)),
    (66, ALWAYS, number("Time", 8, |row| &row.moving)),
    (92, ALWAYS, number("Climb", 8, |row| &row.climb)),
    (72, ALWAYS, number("RPE", 5, |row| &row.rpe)),
    (100, ALWAYS, number("Load", 6, |row| &row.load)),
    (78, ALWAYS, number("Cost", 6, |row| &row.cost)),
];

/// The name of the first column.
const DATE: &str = "Date";

/// The columns of an entry without figures, beside its date.
static WHAT: LogColumn = words("", 11, |row| &row.sport);
static WORDS: LogColumn = words("", 0, |row| &row.title);

/// Gives the date, and without its weekday where it has a year: `Sat 21 Nov`, `21 Nov 2025`.
fn short_date(row: &LogRow) -> &str {
    let date = row.date.as_str();
    date.split_once(' ').map(|(_, date)| date).filter(|date| date.split(' ').count() > 2).unwrap_or(date)
}

/// Gives the distance; where there is none, the time.
fn amount(row: &LogRow) -> &str {
    if row.distance.is_empty() { &row.moving } else { &row.distance }
}

/// Gives the title; where there is none, the sport. That it is planned its sign says already.
fn what(row: &LogRow) -> &str {
    let title = row
        .title
        .split_once(" · ")
        .filter(|(before, _)| before.starts_with("planned"))
        .map_or(row.title.as_str(), |(_, name)| name);
    if title.is_empty() { &row.sport } else { title }
}
/// Columns of the sign and its gap.
const SIGN: usize = 2;

/// The least columns of the table with the entry under the cursor beside it, and the columns of that.
const WITH_ENTRY: u16 = 116;
const ENTRY: u16 = 38;
/// The least rows left below its figures in which its course is drawn.
const BELOW: u16 = 6;

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
    let lines = page::entry(view, look, usize::from(area.width.saturating_sub(4)));
    let told = lines.len() as u16 + 1;
    // The panel is as high as what it holds: a large empty box looks as if something were missing.
    let has_course = app.course_of(view.id).is_some();
    let area = if has_course { area } else { Rect { height: area.height.min(told + 2), ..area } };
    let inside = Panel::new(&view.title, look).draw(area, buf);
    for (line, row) in lines.into_iter().zip(inside.rows()) {
        line.render(row, buf);
    }
    let below = Rect { y: inside.y + told.min(inside.height), height: inside.height.saturating_sub(told), ..inside };
    if let Some(course) = app.course_of(view.id).filter(|_| below.height >= BELOW) {
        let below = Rect { height: below.height.min(course::least_height(course) + course.curves.len() as u16 * 2), ..below };
        // What is only looked at in passing is not clicked: its own page is where it is read.
        course::draw(course, Along::default(), look, below, buf, &mut Targets::default());
    }
}

fn draw_table(app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let tab = app.log();
    let title = if tab.sort() == Sort::default() { "Log".to_owned() } else { format!("Log, {}", tab.sort().label()) };
    let empty = app.log_rows(0..0);
    let marks = if tab.marks() > 0 { format!(", {} marked", tab.marks()) } else { String::new() };
    let foot = Line::styled(format!("{}{marks}", empty.summary), look.style(Role::Quiet));
    let inside = Panel::new(&title, look).foot(foot).draw(area, buf);
    let is_narrowed = tab.is_narrowed() || tab.is_filtering();
    let [filter, head, body] =
        Layout::vertical([Constraint::Length(u16::from(is_narrowed)), Constraint::Length(1), Constraint::Fill(1)]).areas(inside);
    if is_narrowed {
        draw_filter(app, look, filter, buf);
    }
    let extent = Extent::of(tab.index().len(), usize::from(body.height));
    let top = tab.top().min(extent.last_top());
    let view = app.log_rows(top..top + extent.rows);
    if view.rows.is_empty() {
        draw_nothing(app, &view.nothing, look, body, buf);
        return extent;
    }
    let columns = columns(inside.width);
    let wordy = without_figures(&columns, inside.width);
    let (quiet, text) = (look.style(Role::Quiet), look.style(Role::Text));
    draw_row(&columns, |column| column.head.to_owned(), |_| quiet, &Span::default(), head, look, buf);
    for ((at, row), place) in view.rows.iter().enumerate().zip(body.rows()) {
        targets.add(place, ClickTarget::Row(view.first + at));
        let sign = Span::styled(sign(row, tab.is_marked(row.id), look), look.palette.tone(row.tone));
        let before = at.checked_sub(1).and_then(|before| view.rows.get(before));
        let is_same_day = before.is_some_and(|before| before.date == row.date);
        let columns = if has_figures(row) { &columns } else { &wordy };
        draw_row(
            columns,
            |column| {
                if column.head == DATE {
                    in_column(&look.text((column.text)(row)))
                } else {
                    look.text((column.text)(row)).into_owned()
                }
            },
            // What was done stands out from what was said of it, and each day from the one before.
            |column| if row.tone == Tone::Quiet || (is_same_day && column.head == DATE) { quiet } else { text },
            &sign,
            place,
            look,
            buf,
        );
        if view.first + at == tab.selected() {
            buf.set_style(place, look.palette.marked());
        }
    }
    extent
}

/// Says that there is nothing to list, and what may be why or what to do.
fn draw_nothing(app: &App, nothing: &str, look: Look, area: Rect, buf: &mut Buffer) {
    let mut said = vec![look.text(nothing).into_owned()];
    if app.known().journal.is_empty() {
        let [log, import] = [Action::LogSession, Action::Import].map(|action| app.key_for(action));
        said.extend([String::new(), format!("{log} logs a session, {import} imports what a watch or a service recorded.")]);
    }
    let why = app.log().why_nothing();
    let why = why.iter().map(|why| (look.text(why).into_owned(), Role::Careful));
    let said = said.into_iter().map(|said| (said, Role::Quiet)).chain(why);
    let lines = said.flat_map(|(text, role)| {
        let lines = if text.is_empty() { vec![text] } else { wrap(&text, usize::from(area.width)) };
        lines.into_iter().map(move |line| (line, role))
    });
    lines.zip(area.rows()).for_each(|((line, role), row)| Line::styled(line, look.style(role)).render(row, buf));
}

fn draw_filter(app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let prompt = Span::styled("/ ", look.style(Role::Accent));
    let (text, cursor) = app.log().filter().window(usize::from(area.width.saturating_sub(3)));
    Line::from(vec![prompt, Span::styled(text, look.style(Role::Text))]).render(area, buf);
    if app.log().is_filtering() {
        draw_cursor(area.x + 2 + cursor as u16, area, buf);
    }
}

/// Gives the sign of a row, with a point behind it where the row is marked.
fn sign(row: &LogRow, is_marked: bool, look: Look) -> String {
    let mark = if is_marked { look.either("•", "*") } else { "" };
    format!("{}{mark}", row.glyph.shown(look.glyphs))
}

/// Gives the columns that a table of this width shows, the title as wide as they leave it.
fn columns(width: u16) -> Vec<(u16, &'static LogColumn)> {
    let shown: Vec<&'static LogColumn> =
        COLUMNS.iter().filter(|(from, until, _)| (*from..*until).contains(&width)).map(|(_, _, column)| column).collect();
    let fixed: u16 = SIGN as u16 + shown.iter().map(|column| column.width + 1).sum::<u16>();
    let title = width.saturating_sub(fixed);
    shown.into_iter().map(|column| (if column.width == 0 { title } else { column.width }, column)).collect()
}

/// Gives the columns of a row that has words only, under the same date: what it is, and its words with all the room there is.
fn without_figures(columns: &[(u16, &'static LogColumn)], width: u16) -> Vec<(u16, &'static LogColumn)> {
    let date = columns.first().copied();
    let taken = SIGN as u16 + date.map_or(0, |(wide, _)| wide + 1) + WHAT.width + 1;
    date.into_iter().chain([(WHAT.width, &WHAT), (width.saturating_sub(taken), &WORDS)]).collect()
}

fn has_figures(row: &LogRow) -> bool {
    [&row.distance, &row.moving, &row.climb, &row.rpe, &row.load, &row.cost].into_iter().any(|figure| !figure.is_empty())
}

fn draw_row(
    columns: &[(u16, &'static LogColumn)],
    text: impl Fn(&LogColumn) -> String,
    style: impl Fn(&LogColumn) -> Style,
    sign: &Span<'static>,
    place: Rect,
    look: Look,
    buf: &mut Buffer,
) {
    let mut spans = vec![Span::styled(format!("{:<SIGN$}", sign.content), sign.style)];
    for (width, column) in columns {
        let width = usize::from(*width);
        let cut = fit(&text(column), width, look.either("…", "~"));
        let gap = " ".repeat(width.saturating_sub(cut.width()));
        let cell = if column.is_number { format!("{gap}{cut} ") } else { format!("{cut}{gap} ") };
        spans.push(Span::styled(cell, style(column)));
    }
    Line::from(spans).render(place, buf);
}
