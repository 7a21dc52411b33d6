//! The quarter and the year, painted small: a sign a day.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::{airy_height, draw_day, draw_panel, draw_total, marks, number_style, sign_style};
use crate::app::{App, ClickTarget};
use crate::journal::Day;
use crate::phrase;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, draw_ground};
use crate::views::{CalendarView, DayCell, DayEntry, Heat, MonthSheet, YearHeat, YearView};

/// The least columns of a day of the quarter, those from which its figure stands beside its sign, and those from which it is
/// painted as in the month.
const DAY: u16 = 3;
const ROOMY_DAY: u16 = 5;
/// The gap between the months of the quarter, and the columns of what its weeks come to.
const GAP: u16 = 2;
const TOTAL: u16 = 7;
/// Rows of the quarter with its frame where a day has one: title, weekdays, six weeks; and the weeks alone.
const QUARTER: u16 = 10;
const WEEKS: u16 = 6;
/// Rows that the panel of the day keeps below the quarter.
const PANEL: u16 = 9;

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
    let mut title = super::title(title.as_deref().unwrap_or_default(), view.supposing, app, look);
    if title.width() + 4 > usize::from(area.width) {
        title = super::title(&short_title(months), view.supposing, app, look);
    }
    let setting = DaySize::fitting(area);
    let [above, rest] = Layout::vertical([Constraint::Length(setting.height()), Constraint::Fill(1)]).areas(area);
    Below::of(&legend_lines(view.legend), look, area.width).draw(view, app, look, rest, buf);
    let inside = Panel::new(&title, look).draw(above, buf);
    let fit = usize::from((inside.width + GAP) / (setting.month() + GAP)).clamp(1, 3);
    // Where not all three fit, the month of the cursor is among those that do.
    let here = months.iter().position(|month| has(&month.weeks, view.cursor)).unwrap_or(0);
    let first = (here + 1).saturating_sub(fit);
    for (at, month) in months.iter().skip(first).take(fit).enumerate() {
        let x = inside.x + at as u16 * (setting.month() + GAP);
        let place = Rect { x, width: setting.month(), ..inside }.intersection(inside);
        draw_month(month, view, setting, look, place, buf, targets);
    }
}

/// Names the quarter where there is little room: `Oct–Dec 2026`.
fn short_title(months: &[MonthSheet]) -> String {
    let short = |month: &MonthSheet| month.title.chars().take(3).collect::<String>();
    let year = months.last().and_then(|month| month.title.split_once(' ')).map_or("", |(_, year)| year);
    format!("{}–{} {year}", months.first().map(short).unwrap_or_default(), months.last().map(short).unwrap_or_default())
}

/// What was done and what is to come each begin a line of the legend.
fn legend_lines(legend: &str) -> Vec<String> {
    legend.split("; ").map(str::to_owned).collect()
}

/// How large the days of the quarter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DaySize {
    /// Columns of a day.
    day: u16,
    /// Rows of a week.
    week: u16,
    /// Columns of what a week comes to; none where days need them.
    total: u16,
}

impl DaySize {
    fn fitting(area: Rect) -> Self {
        let month = (area.width.saturating_sub(4 + 2 * GAP)) / 3;
        let spare = area.height.saturating_sub(PANEL + 4) / WEEKS;
        let roomy = month.saturating_sub(TOTAL) / 7;
        match (roomy >= ROOMY_DAY - 1, month >= 7 * DAY + TOTAL) {
            (true, _) if spare >= 2 && roomy > ROOMY_DAY => Self { day: roomy.min(9), week: spare.min(6), total: TOTAL },
            (true, _) if spare >= 2 => Self { day: roomy, week: spare.min(3), total: TOTAL },
            (true, _) => Self { day: roomy.min(9), week: 1, total: TOTAL },
            (false, true) => Self { day: DAY, week: 1, total: TOTAL },
            (false, false) if month >= 7 * ROOMY_DAY => Self { day: ROOMY_DAY, week: 1, total: 0 },
            (false, false) => Self { day: DAY, week: 1, total: 0 },
        }
    }

    const fn month(self) -> u16 {
        self.day * 7 + self.total
    }

    const fn height(self) -> u16 {
        QUARTER - WEEKS + WEEKS * self.week
    }
}

fn has(weeks: &[[Option<DayCell>; 7]], day: Day) -> bool {
    weeks.iter().flatten().flatten().any(|cell| cell.day == day)
}

fn draw_month(
    month: &MonthSheet,
    view: &CalendarView,
    setting: DaySize,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let DaySize { day, week: height, .. } = setting;
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        Line::styled(format!(" {}", month.title), look.style(Role::Title)).render(row, buf);
    }
    let at = |column: usize, row: Rect| Rect { x: row.x + column as u16 * day, width: day, ..row }.intersection(row);
    if let Some(row) = rows.next() {
        for (column, name) in view.weekdays.iter().enumerate() {
            let air = if height > 1 { " " } else { "" };
            Line::styled(format!("{air}{name}"), look.style(Role::Quiet)).render(at(column, row), buf);
        }
        if setting.total > 0 {
            Line::styled("Week", look.style(Role::Quiet)).right_aligned().render(row, buf);
        }
    }
    for (number, week) in month.weeks.iter().enumerate() {
        let row = Rect { y: area.y + 2 + number as u16 * height, height, ..area }.intersection(area);
        for (column, cell) in week.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let place = at(column, row);
            targets.add(place, ClickTarget::Day(cell.day));
            draw_cell(cell, cell.day == view.cursor, height, look, place, buf);
        }
        if setting.total > 0 {
            let sum = Rect { x: area.x + 7 * day, width: area.width.saturating_sub(7 * day), ..row };
            draw_total(month.totals.get(number), look, sum.intersection(area), buf);
        }
    }
}

/// Paints a day of the quarter: in one row its number, sign and figure, in more as the month does.
fn draw_cell(cell: &DayCell, is_cursor: bool, height: u16, look: Look, place: Rect, buf: &mut Buffer) {
    if height > 1 && place.width > ROOMY_DAY {
        return draw_day(cell, is_cursor, look, place, buf);
    }
    if height > 1 {
        return draw_stacked(cell, is_cursor, look, place, buf);
    }
    let gap = if place.width > DAY { " " } else { "" };
    let number = Piece::styled(format!("{:>2}{gap}", cell.number), number_style(cell, look));
    let figure = if place.width > ROOMY_DAY { look.text(&cell.figure).into_owned() } else { String::new() };
    Line::from(vec![number, sign(cell, look), Piece::styled(figure, look.style(Role::Quiet))]).render(place, buf);
    if is_cursor {
        buf.set_style(Rect { width: place.width.min(ROOMY_DAY), ..place }, look.palette.marked());
    }
}

/// Paints a day in few columns: its number with what is planned, and below its sign with the figure.
fn draw_stacked(cell: &DayCell, is_cursor: bool, look: Look, place: Rect, buf: &mut Buffer) {
    let number = Piece::styled(format!("{:>2}", cell.number), number_style(cell, look));
    let first: Line<'_> = std::iter::once(number).chain(marks(cell, look)).collect();
    let done = Piece::styled(cell.glyph.shown(look.glyphs).to_string(), sign_style(cell, look));
    let figure = Piece::styled(look.text(&cell.figure).into_owned(), look.style(Role::Text));
    let second = Line::from(vec![Piece::raw(" "), done, figure]);
    for (line, row) in [first, second].into_iter().zip(place.rows()) {
        line.render(row, buf);
    }
    if is_cursor {
        buf.set_style(Rect { height: 2.min(place.height), ..place }, look.palette.marked());
    }
}

/// Rows of the year with its frame: months and seven weekdays.
const YEAR: u16 = 10;
/// Columns of the weekdays' names beside the year.
const NAME: u16 = 3;
/// Rows that the weeks take below the year with their frame, at least and at most.
const BARS: (u16, u16) = (7, 21);
/// Rows from which a day of the year has two.
const HIGH: u16 = 48;

/// Paints the year above its weeks and the day under the cursor.
pub fn draw_year(
    view: &CalendarView,
    (year, heat): (&YearView, &YearHeat),
    app: &App,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let here = year.weeks.iter().position(|week| week.iter().flatten().any(|cell| cell.day == view.cursor)).unwrap_or(0);
    let strip = WeekStrip::fitting(year, here as u16, area.width.saturating_sub(4));
    let below = Below::of(&year_legend(heat, look), look, area.width);
    let day = if area.height >= HIGH && strip.column == 3 { 2 } else { 1 };
    let height = YEAR + 7 * (day - 1);
    let spare = area.height.saturating_sub(height + below.least());
    // The day under the cursor is told whole before its weeks are drawn taller.
    let told = airy_height(&view.panel, look, area.width.saturating_sub(4)) + 2;
    let bars = if spare >= BARS.0 { spare.saturating_sub(told.saturating_sub(Below::PANEL)).clamp(BARS.0, BARS.1) } else { 0 };
    let [above, weeks, rest] =
        Layout::vertical([Constraint::Length(height), Constraint::Length(bars), Constraint::Fill(1)]).areas(area);
    below.draw(view, app, look, rest, buf);
    let sum = heat.sums.get(here).map_or("", |sum| sum.said.as_str());
    let foot = if bars == 0 { Line::styled(look.text(sum).into_owned(), look.style(Role::Quiet)) } else { Line::default() };
    let title = super::title(&year.title, view.supposing, app, look);
    let inside = Panel::new(&title, look).foot(foot).draw(above, buf);
    draw_strip(view, (year, heat), WeekStrip { day, ..strip }, look, inside, buf, targets);
    if bars > 0 {
        draw_bars(heat, here, strip, look, weeks, buf);
    }
}

/// Which weeks of the year are seen, and how wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WeekStrip {
    /// Columns of a week: from two on the last is a gap.
    column: u16,
    first: u16,
    count: u16,
    /// Rows of a day.
    day: u16,
}

impl WeekStrip {
    fn fitting(year: &YearView, here: u16, width: u16) -> Self {
        let weeks = year.weeks.len() as u16;
        let room = width.saturating_sub(NAME);
        let column = (room / weeks.max(1)).clamp(1, 3);
        let count = room / column;
        let first = here.saturating_sub(count / 2).min(weeks.saturating_sub(count));
        Self { column, first, count: count.min(weeks - first), day: 1 }
    }

    /// Gives the columns of a day: a tile or a sign, never both.
    const fn tile(self) -> u16 {
        if self.column == 3 { 2 } else { 1 }
    }

    /// Gives the left column of a week beside the names; `None` where it is not seen.
    fn x(self, left: u16, week: u16) -> Option<u16> {
        (self.first..self.first + self.count).contains(&week).then(|| left + NAME + (week - self.first) * self.column)
    }
}

fn draw_strip(
    view: &CalendarView,
    (year, heat): (&YearView, &YearHeat),
    strip: WeekStrip,
    look: Look,
    inside: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let mut rows = inside.rows();
    if let Some(row) = rows.next() {
        for (week, name) in &year.months {
            if let Some(x) = strip.x(inside.x, *week as u16).filter(|x| x + 3 <= row.right()) {
                Piece::styled(name.clone(), look.style(Role::Quiet)).render(Rect { x, width: 3, ..row }, buf);
            }
        }
    }
    for (at, row) in rows.step_by(usize::from(strip.day)).take(7).enumerate() {
        let name = year.weekdays.get(at).copied().unwrap_or_default();
        Line::styled(name, look.style(Role::Quiet)).render(Rect { width: NAME.min(row.width), ..row }, buf);
        for (week, days) in year.weeks.iter().enumerate() {
            let Some(cell) = days.get(at).and_then(Option::as_ref) else { continue };
            let Some(x) = strip.x(inside.x, week as u16) else { continue };
            let place = Rect { x, width: strip.tile(), height: strip.day, ..row }.intersection(inside);
            targets.add(place, ClickTarget::Day(cell.day));
            let came_to = heat.heat.get(week).and_then(|days| days.get(at)).copied().unwrap_or(Heat::Nothing);
            draw_tile(cell, came_to, look, place, buf);
            if cell.day == view.cursor {
                buf.set_style(place, look.palette.marked().add_modifier(Modifier::REVERSED));
            }
        }
    }
}

/// Paints a day of the year: what was done as a tile, the fuller the harder it was, and all else as its sign.
fn draw_tile(cell: &DayCell, came_to: Heat, look: Look, place: Rect, buf: &mut Buffer) {
    if came_to == Heat::Nothing || cell.planned.is_some() {
        return Line::from(sign(cell, look)).render(place, buf);
    }
    for row in place.rows() {
        let tile = shade(came_to, look).repeat(usize::from(place.width));
        Piece::styled(tile, look.style(Role::Easy)).render(row, buf);
    }
}

/// Gives the sign of how much a day came to.
const fn shade(heat: Heat, look: Look) -> &'static str {
    match heat {
        Heat::Nothing => " ",
        Heat::Little => look.either("░", "-"),
        Heat::Some => look.either("▒", "="),
        Heat::Much => look.either("▓", "*"),
        Heat::Most => look.either("█", "#"),
    }
}

/// Says what tiles and signs mean: first what was done, then what is to come.
fn year_legend(heat: &YearHeat, look: Look) -> [String; 2] {
    let tile = |heat: Heat| shade(heat, look).repeat(2);
    let shades = heat.shades.iter().map(|(heat, up_to)| format!("{} up to {up_to}", tile(*heat)));
    let shades: Vec<String> = shades.chain([format!("{} more", tile(Heat::Most))]).collect();
    let load = if heat.shades.is_empty() { String::new() } else { format!("load {} (RPE × minutes), ", shades.join(", ")) };
    [
        format!("done: {load}▲ → ≈ load not known, · rested, ✓ checked in only, ○ not known"),
        "to come: ● ≈ → ▲ the earliest rung, ◇ ⚑ ◦ planned".to_owned(),
    ]
}

/// Paints what each week of the year came to, under its days, and the week under the cursor in words.
fn draw_bars(heat: &YearHeat, here: usize, strip: WeekStrip, look: Look, area: Rect, buf: &mut Buffer) {
    let most = heat.sums.iter().map(|sum| sum.load).fold(0.0, f64::max);
    let title = format!("Weeks: load, at most {}", phrase::grouped(most.round() as u64));
    let said = heat.sums.get(here).map_or("", |sum| sum.said.as_str());
    let foot = Line::styled(look.text(said).into_owned(), look.style(Role::Text));
    let inside = Panel::new(&title, look).foot(foot).draw(area, buf);
    let width = strip.tile();
    for (week, sum) in heat.sums.iter().enumerate() {
        let Some(x) = strip.x(inside.x, week as u16) else { continue };
        let share = if most > 0.0 { sum.load / most } else { 0.0 };
        let role = if week == here { Role::Accent } else { Role::Easy };
        let column = Rect { x, width, ..inside }.intersection(inside);
        draw_ground(&vec![(share > 0.0).then_some(share); usize::from(width)], look.style(role), look, column, buf);
        // The week under the cursor is marked also where nothing was done in it.
        if week == here
            && let Some(cell) = buf.cell_mut((x, inside.bottom().saturating_sub(1))).filter(|cell| cell.symbol() == " ")
        {
            cell.set_symbol(look.either("▔", "^")).set_style(look.style(Role::Accent));
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

/// What stands below a quarter or a year: the panel of the day under the cursor, and what the signs mean.
struct Below {
    legend: Vec<String>,
}

impl Below {
    /// Rows that the panel keeps.
    const PANEL: u16 = 6;

    fn of(legend: &[String], look: Look, width: u16) -> Self {
        let lines = |text: &String| wrap(&look.text(text), usize::from(width.saturating_sub(2)));
        Self { legend: legend.iter().flat_map(lines).collect() }
    }

    /// Gives the rows that it wants at least.
    const fn least(&self) -> u16 {
        Self::PANEL + self.legend.len() as u16
    }

    fn draw(self, view: &CalendarView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
        let marked: Option<DayEntry> = view.panel.entries.get(app.calendar().marked(view.panel.entries.len())).copied();
        let legend = if area.height >= self.least() { self.legend } else { Vec::new() };
        let [panel, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(legend.len() as u16)]).areas(area);
        if panel.height >= 3 {
            draw_panel(&view.panel, marked, look, panel, buf);
        }
        for (line, row) in legend.into_iter().zip(foot.rows()) {
            Line::styled(format!(" {line}"), look.style(Role::Quiet)).render(row, buf);
            // The tiles have the colour that they have above.
            for place in row.columns() {
                if let Some(cell) = buf.cell_mut(place).filter(|cell| "░▒▓█".contains(cell.symbol())) {
                    cell.set_style(look.style(Role::Easy));
                }
            }
        }
    }
}
