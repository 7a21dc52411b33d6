//! What stands beside the rest where there is room: what is to come, and what was done lately and what it costs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::App;
use crate::keys::Action;
use crate::tui::look::Look;
use crate::tui::text::{fit, in_column, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::Panel;
use crate::views::{LogRow, PlanRow, PlanView};

/// Columns of a date with its sign, and of a figure.
const DATE: usize = 11;
const FIGURE: usize = 9;
const COST: usize = 6;

/// The least rows of what is planned with its frame that are worth painting.
pub const LEAST: u16 = 4;

/// Gives the rows that hold what is planned with its frame, a line for each; where nothing is, what is said of that.
#[must_use]
pub fn height(view: &PlanView, app: &App, look: Look, width: u16) -> u16 {
    let width = usize::from(width.saturating_sub(4));
    let rests = rests(view, width, look).len();
    let plans = if view.rows.is_empty() { nothing(view, app, width, look).len() } else { view.rows.len() };
    (plans + condition(view, width, look).len() + rests + usize::from(rests > 0)) as u16 + 2
}

/// Paints what is planned, how likely the body is ready for each, and the days suggested for rest.
pub fn draw_to_come(view: &PlanView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new("To come", look).draw(area, buf);
    let width = usize::from(inside.width);
    let (rests, hangs) = (rests(view, width, look), condition(view, width, look));
    // Days of rest have their rows before plans that are far away, and so has what every chance hangs on.
    let height = usize::from(inside.height);
    let room = height.saturating_sub(rests.len() + hangs.len());
    let airy = view.rows.len() * 3 <= room + usize::from(rests.is_empty());
    let mut lines: Vec<Line<'static>> = view.rows.iter().flat_map(|plan| planned(plan, airy, width, look)).collect();
    if view.rows.is_empty() {
        // The key is left out before a sentence is cut.
        let whole = nothing(view, app, width, look);
        lines.extend(if whole.len() <= room { whole } else { quiet(view.nothing, width, look) });
    }
    lines.truncate(room.max(1));
    lines.extend(hangs);
    if !rests.is_empty() {
        let is_room = lines.len() + rests.len() < height;
        if is_room && lines.last().is_some_and(|line| line.width() > 0) {
            lines.push(Line::default());
        }
        lines.extend(rests);
    }
    // The first line stands a row below the edge, as in the panels beside, where that costs no line at the end.
    let air = usize::from(lines.len() < usize::from(inside.height));
    for (line, row) in lines.into_iter().zip(inside.rows().skip(air)) {
        line.render(row, buf);
    }
}

/// Says that nothing is planned, and which key changes that.
fn nothing(view: &PlanView, app: &App, width: usize, look: Look) -> Vec<Line<'static>> {
    quiet(&format!("{} {} plans a session or a race.", view.nothing, app.key_for(Action::Plan)), width, look)
}

/// Gives the days suggested for rest, each with its reason; not those on which nothing else is open, as the answer says in large
/// letters.
fn rests(view: &PlanView, width: usize, look: Look) -> Vec<Line<'static>> {
    view.rest
        .iter()
        .filter(|rest| !rest.is_all)
        .flat_map(|rest| quiet(&format!("· rest {}: {}", rest.days, rest.why), width, look))
        .collect()
}

/// Says once of all the chances on what they hang beside time.
fn condition(view: &PlanView, width: usize, look: Look) -> Vec<Line<'static>> {
    let hangs = view.rows.iter().map(|plan| plan.hangs.trim_start_matches(", ")).find(|hangs| !hangs.is_empty());
    hangs.map(|hangs| quiet(&format!("The chances of later days hold {hangs}."), width, look)).unwrap_or_default()
}

/// Gives a plan: when, what and how likely the body is ready; where there is air, below it how far away it is and its figures.
fn planned(plan: &PlanRow, airy: bool, width: usize, look: Look) -> Vec<Line<'static>> {
    let room = width.saturating_sub(2 + DATE + plan.said.width() + 1);
    let name = fit(&look.text(&plan.name), room, look.either("…", "~"));
    let first = Line::from(vec![
        Span::styled(format!("{} ", plan.glyph.shown(look.glyphs)), look.style(Role::Accent)),
        Span::styled(padded(&in_column(&look.text(&plan.date)), DATE), look.style(Role::Quiet)),
        Span::styled(padded(&name, room + 1), look.style(Role::Text)),
        Span::styled(plan.said.clone(), look.palette.tone(plan.tone)),
    ]);
    if !airy {
        return vec![first];
    }
    let race = if plan.priority.is_empty() { String::new() } else { format!("race {}", plan.priority) };
    let parts = [plan.away.clone(), race, plan.figures.clone()];
    let below = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let below = fit(&look.text(&below), width.saturating_sub(2 + DATE), look.either("…", "~"));
    let below = Line::styled(format!("{}{below}", " ".repeat(2 + DATE)), look.style(Role::Quiet));
    vec![first, below, Line::default()]
}

/// Gives the rows of the last sessions with their frame, where there is room for so many.
#[must_use]
pub fn lately_height(app: &App, room: u16) -> u16 {
    let rows = app.lately(usize::from(room.saturating_sub(2))).len() as u16;
    if rows == 0 { 0 } else { rows + 2 }
}

/// Paints the last sessions, each with the days to training again that it cost by itself.
pub fn draw_lately(app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new("Lately, and the days each cost", look).draw(area, buf);
    let width = usize::from(inside.width);
    let rows = app.lately(usize::from(inside.height));
    // A date of another year is longer.
    let date = rows.iter().map(|row| in_column(&row.date).width() + 1).max().unwrap_or(0).max(DATE);
    for (row, place) in rows.iter().zip(inside.rows()) {
        session(row, width, date, look).render(place, buf);
    }
}

fn session(row: &LogRow, width: usize, date: usize, look: Look) -> Line<'static> {
    let figure = if row.distance.is_empty() { &row.moving } else { &row.distance };
    let room = width.saturating_sub(2 + date + FIGURE + COST + 2);
    let name = if row.title.is_empty() { &row.sport } else { &row.title };
    let name = fit(&look.text(name), room, look.either("…", "~"));
    Line::from(vec![
        Span::styled(format!("{} ", row.glyph.shown(look.glyphs)), look.style(Role::Text)),
        Span::styled(padded(&in_column(&row.date), date), look.style(Role::Quiet)),
        Span::styled(padded(&name, room + 1), look.style(Role::Text)),
        Span::styled(format!("{:>FIGURE$}", look.text(figure)), look.style(Role::Quiet)),
        Span::styled(format!(" {:>COST$}", row.cost), look.style(Role::Careful)),
    ])
}

fn quiet(text: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    wrap(&look.text(text), width).into_iter().map(|line| Line::styled(line, look.style(Role::Quiet))).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
