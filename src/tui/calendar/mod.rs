//! The calendar, painted: the month as a grid of weeks, and the day under the cursor beside or below it.

mod span;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;

use crate::app::{App, ClickTarget};
use crate::journal::Day;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, fit_rows, wrap};
use crate::tui::theme::{Role, Styles};
use crate::tui::widgets::Panel;
use crate::views::{CalendarView, DayCell, DayEntry, DayPanel, DayPlace, Held, Said, Span, Tone, WeekTotal};

/// The least and the most columns of a day.
const NARROWEST: u16 = 5;
const WIDEST: u16 = 18;
/// Columns of what a week comes to, and the columns of a day from which there is room for it.
const TOTAL: u16 = 7;
const WITH_TOTAL: u16 = 6;
/// The least columns of the day's panel beside the grid.
const PANEL: u16 = 30;
/// The same where weeks are added up.
const PANEL_BESIDE_TOTAL: u16 = 27;
/// Columns of a day of one row from which marks stand after its sign.
const WITH_MARKS: u16 = 8;
/// Rows from which month and day have frames, one above the other.
const FRAMED: u16 = 16;
/// Rows of the day where there are no frames: its name and two lines, and while something is tried five.
const BRIEF: u16 = 3;
const WORDY: u16 = 6;
/// Below this chance a day to come is shown pale.
const PALE: f64 = 0.6;

/// Paints the calendar with the cursor on a day and the mark on one of its entries.
pub fn draw(view: &CalendarView, app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    match app.calendar().span() {
        Span::Month => {}
        Span::Quarter => return span::draw_quarter(view, &app.quarter(), app, look, area, buf, targets),
        Span::Year => return span::draw_year(view, (&app.year(), &app.year_heat()), app, look, area, buf, targets),
    }
    let marked = view.panel.entries.get(app.calendar().marked(view.panel.entries.len())).copied();
    let beside = area.width >= NARROWEST * 7 + 4 + PANEL;
    if !beside && area.height < FRAMED {
        draw_bare(view, app, marked, look, area, buf, targets);
        return;
    }
    let (month, panel) = if beside {
        let [month, panel] = Layout::horizontal([Constraint::Length(month_width(area.width)), Constraint::Fill(1)]).areas(area);
        (month, panel)
    } else {
        let weeks = view.weeks.len() as u16;
        let [month, panel] = Layout::vertical([Constraint::Length(weeks + 3), Constraint::Fill(1)]).areas(area);
        (month, panel)
    };
    draw_month(view, app, look, month, buf, targets);
    draw_panel(&view.panel, marked, look, panel, buf);
}

/// Gives the columns of the month beside the day's panel: with what the weeks come to, where days have room for their figures
/// besides.
fn month_width(width: u16) -> u16 {
    let day = (width.saturating_sub(PANEL_BESIDE_TOTAL + 4 + TOTAL) / 7).min(WIDEST);
    if day >= WITH_TOTAL { day * 7 + TOTAL + 4 } else { (width.saturating_sub(PANEL + 4) / 7).clamp(NARROWEST, WIDEST) * 7 + 4 }
}

/// Gives the columns of a day, and of what the weeks come to: none where a day needs them.
const fn columns(width: u16) -> (u16, u16) {
    let day = width.saturating_sub(TOTAL) / 7;
    if day >= WITH_TOTAL {
        (day, TOTAL)
    } else if width >= 7 {
        (width / 7, 0)
    } else {
        (1, 0)
    }
}

/// Paints month and day without frames, where there is no room for any.
fn draw_bare(
    view: &CalendarView,
    app: &App,
    marked: Option<DayEntry>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    // The day keeps a few rows, and more while something is tried: the weeks farthest from its own give way.
    let for_day = if app.trying().is_some() { WORDY } else { BRIEF };
    let weeks = (view.weeks.len() as u16).min(area.height.saturating_sub(2 + for_day).max(1));
    let view = &around_cursor(view, usize::from(weeks));
    let [title, head, body, panel] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Length(weeks), Constraint::Fill(1)])
            .areas(area);
    Line::styled(format!(" {}", self::title(&view.title, view.supposing, app, look)), look.style(Role::Title)).render(title, buf);
    draw_weeks(view, app.calendar().day(), look, head, body, buf, targets);
    let [day, lines] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(panel);
    let mut name = Line::styled(format!(" {}", look.text(&view.panel.title)), look.style(Role::Title));
    if view.weeks.iter().flatten().any(|cell| cell.day == view.cursor && cell.conflict) {
        name.push_span(Piece::styled(look.text(" · too early").into_owned(), look.style(Role::Stop)));
    }
    name.render(day, buf);
    let inset = u16::from(lines.width > 1);
    let lines = Rect { x: lines.x + inset, width: lines.width - inset, ..lines };
    let shown = if app.trying().is_some() { view.panel.clone() } else { brief(&view.panel, look, lines) };
    let marked = marked.and_then(|marked| shown.entries.iter().find(|entry| entry.id == marked.id).copied());
    draw_entries(&shown, marked, look, lines, buf);
}

/// Gives what is said of a day in so few rows that not all of it fits: what was done and what is planned first, a row each.
fn brief(panel: &DayPanel, look: Look, area: Rect) -> DayPanel {
    let width = usize::from(area.width);
    let is_entry = |at: &usize| panel.entries.iter().any(|entry| entry.line == *at);
    if set(panel, look, width).len() <= usize::from(area.height) {
        return panel.clone();
    }
    let (entries, others): (Vec<usize>, Vec<usize>) = (0..panel.lines.len()).partition(is_entry);
    let line = |at: usize| panel.lines.get(at).cloned();
    let short = |said: Said| Said { text: fit(&said.text, width, look.either("…", "~")), ..said };
    let shown = entries.iter().copied().filter_map(line).map(short).chain(others.into_iter().filter_map(line));
    let renumbered = panel.entries.iter().enumerate().map(|(line, entry)| DayEntry { line, ..*entry });
    DayPanel { title: panel.title.clone(), lines: shown.collect(), entries: renumbered.collect(), parts: Vec::new() }
}

/// Gives a sheet of so many weeks, that of the cursor among them and the one after it where there is one.
fn around_cursor(view: &CalendarView, weeks: usize) -> CalendarView {
    let here = view.weeks.iter().position(|week| week.iter().any(|cell| cell.day == view.cursor)).unwrap_or(0);
    let first = (here + 2).saturating_sub(weeks).min(here).min(view.weeks.len().saturating_sub(weeks));
    let mut shown = view.clone();
    shown.weeks = view.weeks.iter().skip(first).take(weeks).cloned().collect();
    shown.totals = view.totals.iter().skip(first).take(weeks).cloned().collect();
    shown
}

/// Gives the title of a sheet, which names the mode.
fn title(sheet: &str, supposing: &str, app: &App, look: Look) -> String {
    let what_if = if app.trying().is_some() { "What if: " } else { "" };
    let supposing = if app.trying().is_some() { "" } else { supposing };
    format!("{what_if}{} {sheet} {} {supposing}", look.either("◂", "<"), look.either("▸", ">")).trim_end().to_owned()
}

fn draw_month(view: &CalendarView, app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let inside = Panel::new(&title(&view.title, view.supposing, app, look), look).draw(area, buf);
    // What was done and what is to come each begin a line of their own.
    let legend = view.legend.split("; ").flat_map(|part| wrap(&look.text(part), usize::from(inside.width.saturating_sub(2))));
    let legend: Vec<String> = legend.collect();
    // The legend stands below the weeks where that leaves each week its two rows.
    let spare = inside.height.saturating_sub(1 + view.weeks.len() as u16 * 2);
    let below = if spare >= legend.len() as u16 { legend.len() as u16 } else { 0 };
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(below)]).areas(inside);
    for (line, row) in legend.into_iter().zip(foot.rows()) {
        Line::styled(format!(" {line}"), look.style(Role::Quiet)).render(row, buf);
    }
    draw_weeks(view, app.calendar().day(), look, head, body, buf, targets);
}

fn draw_weeks(view: &CalendarView, cursor: Day, look: Look, head: Rect, body: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let (column, total) = columns(body.width);
    let sum = |row: Rect| Rect { x: row.x + 7 * column, width: total, ..row }.intersection(row);
    let at = |index: usize, row: Rect| Rect { x: row.x + index as u16 * column, width: column, ..row }.intersection(row);
    for (index, name) in view.weekdays.iter().enumerate() {
        Line::styled(format!(" {name}"), look.style(Role::Quiet)).render(at(index, head), buf);
    }
    if total > 0 {
        Line::styled("Week", look.style(Role::Quiet)).right_aligned().render(sum(head), buf);
    }
    let height = (body.height / view.weeks.len().max(1) as u16).clamp(1, 6);
    for (week, days) in view.weeks.iter().enumerate() {
        let y = body.y + week as u16 * height;
        let row = Rect { y, height, ..body }.intersection(body);
        for (index, day) in days.iter().enumerate() {
            targets.add(at(index, row), ClickTarget::Day(day.day));
            draw_day(day, day.day == cursor, look, at(index, row), buf);
        }
        draw_total(view.totals.get(week), look, sum(row), buf);
    }
}

/// Paints what a week comes to: how far, and where there is a row for it how long.
fn draw_total(total: Option<&WeekTotal>, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(total) = total else { return };
    for (text, row) in [&total.distance, &total.time].into_iter().filter(|text| !text.is_empty()).zip(area.rows()) {
        Line::styled(look.text(text).into_owned(), look.style(Role::Quiet)).right_aligned().render(row, buf);
    }
}

/// Paints a day: its number with what is planned, and under or beside it its sign with the figure.
fn draw_day(cell: &DayCell, is_cursor: bool, look: Look, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let number = cell.number.to_string();
    // Over its sign a number begins where the sign does; beside it, it ends there.
    let pad = Piece::raw(" ".repeat(2_usize.saturating_sub(number.len())));
    let number = Piece::styled(number, number_style(cell, look));
    let sign = Piece::styled(cell.glyph.shown(look.glyphs).to_string(), sign_style(cell, look));
    let figure = Piece::styled(look.text(&cell.figure).into_owned(), worded(cell, look.style(Role::Text), look));
    let (air, marks) = (Piece::raw(" "), marks(cell, look));
    let (first, second) = if area.height == 1 && area.width < WITH_MARKS {
        // What is planned matters more than the gap before the sign.
        let gap = marks.into_iter().next().unwrap_or_else(|| air.clone());
        (vec![air, pad, number, gap, sign, figure], Vec::new())
    } else if area.height == 1 {
        let mut only = vec![air.clone(), pad, number, air, sign, figure];
        only.extend(marks);
        (only, Vec::new())
    } else {
        let mut first = vec![air.clone(), number, pad, air.clone()];
        first.extend(marks);
        (first, vec![air.clone(), sign, air, figure])
    };
    // The last row stays empty, so that the weeks stand apart.
    let rows = usize::from(area.height.saturating_sub(1)).max(2);
    let more = in_words(cell, look, area.width, rows.saturating_sub(2));
    let words = more.len() as u16;
    let rows = area.rows().take(rows);
    for (line, row) in [first, second].into_iter().chain(more).zip(rows) {
        Line::from(line).render(row, buf);
    }
    if is_cursor {
        let height = area.height.saturating_sub(1).max(2).min(2 + words).min(area.height);
        buf.set_style(Rect { height, ..area }, look.palette.marked());
    }
}

/// Gives what there is to say of a day, each in as many of the rows as are to spare.
pub(super) fn in_words(cell: &DayCell, look: Look, width: u16, rows: usize) -> Vec<Vec<Piece<'static>>> {
    let mut spare = rows.saturating_sub(cell.more.len());
    let width = usize::from(width.saturating_sub(2));
    let lines = cell.more.iter().take(rows).flat_map(|said| {
        let lines = fit_rows(&look.text(&said.text), width, 1 + spare, look.either("…", "~"));
        spare = (spare + 1).saturating_sub(lines.len());
        let style = worded(cell, look.palette.tone(said.tone), look);
        // What does not go stands out beside what it is said of.
        let style = if said.tone == Tone::Stop { style.add_modifier(Modifier::BOLD) } else { style };
        lines.into_iter().map(move |line| vec![Piece::raw(" "), Piece::styled(line, style)])
    });
    lines.collect()
}

pub(super) fn number_style(cell: &DayCell, look: Look) -> Style {
    match (cell.place, cell.in_month) {
        (DayPlace::Today, _) => look.style(Role::Accent).add_modifier(Modifier::UNDERLINED),
        (DayPlace::Past | DayPlace::Future, true) => look.style(Role::Text),
        (DayPlace::Past | DayPlace::Future, false) => look.style(Role::Quiet),
    }
}

pub(super) fn sign_style(cell: &DayCell, look: Look) -> Style {
    let role = if cell.conflict { Role::Stop } else { Styles::role(cell.tone) };
    // Easy running has a colour of its own among the days to come, as it has in its badge.
    let role = if role == Role::Text && cell.place != DayPlace::Past { Role::Easy } else { role };
    let style = worded(cell, look.style(role), look);
    // The less sure the paler; what comes too early is said as it is.
    if cell.certainty < PALE && !cell.conflict { look.palette.pale(style) } else { style }
}

/// Gives the style of words: what was done in another month steps back.
pub(super) fn worded(cell: &DayCell, style: Style, look: Look) -> Style {
    match (cell.place, cell.in_month) {
        (DayPlace::Past, false) => look.style(Role::Quiet),
        (DayPlace::Past | DayPlace::Today | DayPlace::Future, _) => style,
    }
}

/// What else stands on a day: a race or session planned, advice not kept, the detraining mark.
pub(super) fn marks(cell: &DayCell, look: Look) -> Vec<Piece<'static>> {
    let mut marks = Vec::new();
    if let Some(planned) = cell.planned {
        let role = if cell.conflict { Role::Stop } else { Role::Accent };
        marks.push(Piece::styled(planned.shown(look.glyphs).to_string(), look.style(role)));
    }
    if cell.held == Held::Exceeded {
        marks.push(Piece::styled("!", look.style(Role::Careful)));
    }
    if cell.detraining_begins {
        marks.push(Piece::styled(look.either("┊", "|"), look.style(Role::Stop)));
    }
    marks
}

fn draw_panel(panel: &DayPanel, marked: Option<DayEntry>, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new(&panel.title, look).draw(area, buf);
    let air = u16::from(inside.height > 8 && airy_height(panel, look, inside.width) < inside.height);
    draw_entries(panel, marked, look, Rect { y: inside.y + air, height: inside.height - air, ..inside }, buf);
}

/// Sets the lines of a day to a width, each with the place of the line that it belongs to.
fn set(panel: &DayPanel, look: Look, width: usize) -> Vec<(usize, Line<'static>)> {
    let lines = panel.lines.iter().enumerate().flat_map(|(at, said)| {
        let style = look.palette.tone(said.tone);
        wrap(&look.text(&said.text), width).into_iter().map(move |line| (at, Line::styled(line, style)))
    });
    lines.collect()
}

/// Gives the rows that a day takes with everything apart.
fn airy_height(panel: &DayPanel, look: Look, width: u16) -> u16 {
    (set(panel, look, usize::from(width)).len() + panel.parts.iter().filter(|at| (1..panel.lines.len()).contains(at)).count())
        as u16
}

/// Paints the lines of a day, the marked entry marked; what begins something of its own stands apart where there is room.
fn draw_entries(panel: &DayPanel, marked: Option<DayEntry>, look: Look, area: Rect, buf: &mut Buffer) {
    let lines = set(panel, look, usize::from(area.width));
    let is_airy = airy_height(panel, look, area.width) <= area.height;
    let mut rows = area.rows();
    let mut before = 0;
    for (at, line) in lines {
        if is_airy && at != before && panel.parts.contains(&at) {
            rows.next();
        }
        before = at;
        let Some(row) = rows.next() else {
            // What is left out is told by a sign.
            let last = Rect { x: area.right().saturating_sub(1), y: area.bottom().saturating_sub(1), width: 1, height: 1 };
            Piece::styled(look.either("…", "~"), look.style(Role::Quiet)).render(last.intersection(area), buf);
            return;
        };
        line.render(row, buf);
        if marked.is_some_and(|entry| entry.line == at) && panel.entries.len() > 1 {
            buf.set_style(row, look.palette.marked());
        }
    }
}
