//! The plan, painted.
//!
//! ```text
//! wide                              medium                       small
//! ╭ to come ───────╮╭ this one ──╮  ╭ to come ────────────────╮  to come
//! │                ││            │  │                         │
//! │                │╰────────────╯  ╰─────────────────────────╯
//! │                │╭ two weeks ─╮  ╭ this one ──╮╭ rest ─────╮  this one
//! ╰────────────────╯╰────────────╯  ╰────────────╯╰───────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{App, ClickTarget, Extent};
use crate::keys::Action;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, in_column, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Bar, Panel};
use crate::views::{AgendaDay, PlanRow, PlanView};

/// The least columns of two panels side by side, one of them the list.
const WIDE: u16 = 104;
/// Columns of the panels beside the list.
const BESIDE: u16 = 50;
/// The least room for frames.
const FRAMED: (u16, u16) = (60, 17);
/// Rows of the panels below the list, and of the panel of one plan beside it.
const BELOW: u16 = 8;
const ONE: u16 = 9;
/// Rows of one plan where there are no frames.
const BARE: u16 = 3;

/// Paints the plan, and gives how far the list scrolls.
pub fn draw(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let (width, height) = FRAMED;
    if area.width >= WIDE && area.height >= height {
        let [list, beside] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(BESIDE)]).areas(area);
        let one = if view.rows.is_empty() { 0 } else { ONE };
        let [one, rest] = Layout::vertical([Constraint::Length(one), Constraint::Fill(1)]).areas(beside);
        draw_one_framed(view, app, look, one, buf);
        draw_days(view, look, rest, buf);
        return draw_list_framed(view, app, look, list, buf, targets);
    }
    if area.width >= width && area.height >= height {
        let [list, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(BELOW)]).areas(area);
        let one = if view.rows.is_empty() { Constraint::Length(0) } else { Constraint::Fill(1) };
        let [one, rest] = Layout::horizontal([one, Constraint::Fill(1)]).areas(below);
        draw_one_framed(view, app, look, one, buf);
        draw_rest(view, look, rest, buf);
        return draw_list_framed(view, app, look, list, buf, targets);
    }
    let [list, one] = Layout::vertical([Constraint::Fill(1), Constraint::Length(BARE)]).areas(area);
    let inset = |area: Rect| Rect { x: area.x + u16::from(area.width > 2), width: area.width.saturating_sub(2), ..area };
    draw_one(view, app, look, inset(one), buf);
    draw_list(view, app, look, inset(list), buf, targets)
}

fn draw_list_framed(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let inside = Panel::new("To come", look).draw(area, buf);
    draw_list(view, app, look, inside, buf, targets)
}

/// Paints the plans, one a row.
fn draw_list(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let extent = Extent::of(view.rows.len(), usize::from(area.height));
    if view.rows.is_empty() {
        draw_nothing(view, app, look, area, buf);
        return extent;
    }
    let top = app.planning().top().min(extent.last_top());
    for ((at, plan), row) in view.rows.iter().enumerate().skip(top).zip(area.rows()) {
        targets.add(row, ClickTarget::Row(at));
        painted(plan, look, usize::from(row.width)).render(row, buf);
        if at == app.planning().selected() {
            buf.set_style(row, look.palette.marked());
        }
    }
    extent
}

/// What a line of the plan may say, one of each sort.
const EXAMPLES: [&str; 5] =
    ["sat long 2h", "6 dec race A 42k \"Marathon\"", "easy 8k every tue for 6 weeks", "rest sun", "break 20 dec to 3 jan"];

/// Says where nothing is planned how that is changed.
fn draw_nothing(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let key = app.key_for(Action::Plan);
    let text = format!("{} {key} plans a session, a race or rest; {key} on the calendar plans on that day.", view.nothing);
    let said = wrap(&look.text(&text), usize::from(area.width));
    let quiet = |line: String| Line::styled(line, look.style(Role::Quiet));
    let mut lines: Vec<Line<'static>> = said.into_iter().map(quiet).collect();
    if usize::from(area.height) > lines.len() + EXAMPLES.len() + 1 {
        lines.extend([Line::default(), quiet("Such as".to_owned())]);
        lines.extend(EXAMPLES.map(|example| Line::styled(format!("  {example}"), look.style(Role::Text))));
    }
    lines.into_iter().zip(area.rows()).for_each(|(line, row)| line.render(row, buf));
}

/// Columns of the sign with its priority, of the day, of how far away it is, of the bar and of the chance in words.
const SIGN: usize = 4;
const DATE: usize = 12;
const AWAY: usize = 12;
const BAR: u16 = 6;
const SAID: usize = 10;
/// The least width for all of them, and for the bar.
const ALL: usize = 64;
const WITH_BAR: usize = 52;

/// Gives a plan as a row: what there is no room for gives way, the name last.
fn painted(plan: &PlanRow, look: Look, width: usize) -> Line<'static> {
    let tone = look.palette.tone(plan.tone);
    let has_away = width >= ALL;
    let sign = format!("{} {} ", plan.glyph.shown(look.glyphs), if plan.priority.is_empty() { " " } else { plan.priority });
    let date = if plan.date.width() > DATE { plan.date.width() + 1 } else { DATE };
    // Rest has no chance, and its name and days have that room.
    let likely = plan.said_within(if width >= WITH_BAR { usize::MAX } else { SAID });
    let said = if plan.ready_for.is_empty() { 0 } else { SAID.max(likely.width()) + 1 };
    let fixed = SIGN + date + if has_away { AWAY } else { 0 } + said;
    let bar = usize::from(BAR) + 1;
    // The bar says again what the figure says: a name is worth more.
    let has_bar = said > 0 && plan.runs_first == 0 && width >= WITH_BAR && fixed + bar + plan.name.width() <= width;
    let name = width.saturating_sub(fixed + if has_bar { bar } else { 0 });
    let mut spans = vec![
        Span::styled(sign, look.style(Role::Accent)),
        Span::styled(padded(&in_column(&look.text(&plan.date)), date), look.style(Role::Text)),
    ];
    if has_away {
        spans.push(Span::styled(padded(&plan.away, AWAY), look.style(Role::Quiet)));
    }
    let figures = if plan.figures.is_empty() { String::new() } else { format!(" · {}", plan.figures) };
    let whole = format!("{}{figures}", plan.name);
    let called = if whole.width() <= name { whole } else { plan.name.clone() };
    let called = fit(&look.text(&called), name, look.either("…", "~"));
    spans.push(Span::styled(format!("{} ", padded(&called, name)), look.style(Role::Text)));
    match plan.chance {
        Some(part) if has_bar => {
            spans.extend(Bar { part, full: tone, look }.spans(BAR));
            spans.push(Span::raw(" "));
        }
        Some(_) | None => {}
    }
    spans.push(Span::styled(likely.to_owned(), tone));
    Line::from(spans)
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn draw_one_framed(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(title) = view.rows.get(app.planning().selected()).map(|plan| plan.date.as_str()) else { return };
    let inside = Panel::new(title, look).draw(area, buf);
    draw_one(view, app, look, inside, buf);
}

/// Paints what there is to say of the plan under the cursor.
fn draw_one(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(plan) = view.rows.get(app.planning().selected()) else { return };
    let figures = if plan.figures.is_empty() { String::new() } else { format!(" · {}", plan.figures) };
    let race = if plan.priority.is_empty() { String::new() } else { format!(", race {}", plan.priority) };
    let head = (format!("{}{figures}{race}, {}", plan.name, plan.away), look.style(Role::Text));
    let notes = plan.told().map(|note| (note.text.clone(), look.palette.tone(note.tone)));
    let meaning = view.meaning.filter(|_| !plan.priority.is_empty() && plan.chance.is_some());
    let notes = notes.chain(meaning.map(|meaning| (meaning.to_owned(), look.style(Role::Quiet))));
    let lines = std::iter::once(head).chain(notes).flat_map(|(text, style)| {
        let lines = wrap(&look.text(&text), usize::from(area.width));
        lines.into_iter().map(move |line| Line::styled(line, style))
    });
    for (line, row) in lines.zip(area.rows()) {
        line.render(row, buf);
    }
}

/// Columns of a day and of its rung in the coming two weeks.
const DAY: usize = 12;
const RUNG: usize = 14;
/// Below this chance a day to come is shown pale.
const PALE: f64 = 0.6;

/// Paints the coming two weeks, a day a line, and the advice on the season.
fn draw_days(view: &PlanView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new("The next two weeks", look).draw(area, buf);
    let mut lines: Vec<Line<'static>> = view.days.iter().map(|day| agenda(day, usize::from(inside.width), look)).collect();
    if view.days.is_empty() {
        let said = wrap(&look.text(view.no_rest), usize::from(inside.width));
        lines.extend(said.into_iter().map(|line| Line::styled(line, look.style(Role::Quiet))));
    }
    if let Some(begins) = view.begins {
        lines.push(Line::default());
        let said = wrap(&look.text(begins), usize::from(inside.width));
        lines.extend(said.into_iter().map(|line| Line::styled(line, look.style(Role::Text))));
    }
    if let Some(season) = &view.season {
        lines.push(Line::default());
        let said = wrap(&look.text(&season.text), usize::from(inside.width));
        lines.extend(said.into_iter().map(|line| Line::styled(line, look.palette.tone(season.tone))));
    }
    for (line, row) in lines.into_iter().zip(inside.rows()) {
        line.render(row, buf);
    }
}

/// Gives a day: what opens, then what is planned, else why to rest.
fn agenda(day: &AgendaDay, width: usize, look: Look) -> Line<'static> {
    let badge = look.palette.badge(day.badge);
    let sign = if day.certainty < PALE { look.palette.pale(badge) } else { badge };
    let date = Span::styled(padded(&in_column(&day.date), DAY), look.style(Role::Text));
    if day.plans.is_empty() && !day.rest.is_empty() {
        return Line::from(vec![
            date,
            Span::styled(look.text(&format!("· rest: {}", day.rest)).into_owned(), look.style(Role::Quiet)),
        ]);
    }
    let glyph = day.badge.glyph.shown(look.glyphs).to_string();
    let mut spans = vec![date, Span::styled(glyph, sign), Span::styled(padded(&format!(" {}", day.badge.word), RUNG - 1), badge)];
    let mut room = width.saturating_sub(DAY + RUNG);
    for (name, tone) in &day.plans {
        let name = format!("{} ", fit(&look.text(name), room, look.either("…", "~")));
        room = room.saturating_sub(name.width());
        spans.push(Span::styled(name, look.palette.tone(*tone)));
    }
    Line::from(spans)
}

/// Paints the days suggested for rest, and the advice on the season.
fn draw_rest(view: &PlanView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new("Rest in the next two weeks", look).draw(area, buf);
    let mut lines = Vec::new();
    for rest in &view.rest {
        let why = wrap(&format!("{}: {}", rest.days, rest.why), usize::from(inside.width));
        lines.extend(why.into_iter().map(|line| Line::styled(look.text(&line).into_owned(), look.style(Role::Text))));
    }
    if lines.is_empty() {
        let said = wrap(&look.text(view.no_rest), usize::from(inside.width));
        lines.extend(said.into_iter().map(|line| Line::styled(line, look.style(Role::Quiet))));
    }
    if let Some(season) = &view.season {
        lines.push(Line::default());
        let said = wrap(&look.text(&season.text), usize::from(inside.width));
        lines.extend(said.into_iter().map(|line| Line::styled(line, look.palette.tone(season.tone))));
    }
    for (line, row) in lines.into_iter().zip(inside.rows()) {
        line.render(row, buf);
    }
}
