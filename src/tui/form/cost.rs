//! What the session being written costs, under the fields.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Cost, Form, Purpose};
use crate::tui::look::Look;
use crate::tui::text::fit_rows;
use crate::tui::theme::Role;
use crate::views::CostView;

/// Rows: the edge, the way back, how much later, a warning; and with all that there may be to warn of.
const HEIGHT: u16 = 4;
const MOST: u16 = 8;

/// Gives the rows it takes at least; they are kept free while nothing can be said, so that the form stands still.
pub fn height(form: &Form) -> u16 {
    if matches!(form.purpose(), Purpose::Session | Purpose::Planned) { HEIGHT } else { 0 }
}

/// Gives the rows it wants besides, so that every warning is read to its end.
pub fn more(form: &Form, look: Look, width: u16) -> u16 {
    let Some((view, role)) = told(form) else { return 0 };
    let lines = lines(view, role, (usize::from(width), usize::MAX), look).len() as u16;
    (lines + 1).min(MOST).saturating_sub(HEIGHT)
}

/// Gives what can be said, and how: quietly where what is written has changed since.
const fn told(form: &Form) -> Option<(&CostView, Role)> {
    match form.cost() {
        Cost::Fresh(view) => Some((view, Role::Text)),
        Cost::Stale(Some(view)) | Cost::Past(view) => Some((view, Role::Quiet)),
        Cost::Stale(None) | Cost::Nothing => None,
    }
}

/// Paints it into an area, with an edge across the whole form above it.
pub fn draw(form: &Form, look: Look, area: Rect, frame: Rect, buf: &mut Buffer) {
    let mut rows = area.rows();
    let Some(edge) = rows.next() else { return };
    if area.height > 1 {
        draw_edge(title(form), look, Rect { x: frame.x, width: frame.width, ..edge }, buf);
    }
    let Some((view, role)) = told(form) else { return };
    let room = usize::from(area.height.saturating_sub(1));
    for (line, row) in lines(view, role, (usize::from(area.width), room), look).into_iter().zip(rows) {
        line.render(row, buf);
    }
}

/// Says whether there is something to say.
pub const fn is_said(form: &Form) -> bool {
    told(form).is_some()
}

const fn title(form: &Form) -> &'static str {
    match form.purpose() {
        Purpose::Planned => "That morning",
        Purpose::PlannedRest => "What to know",
        Purpose::Session | Purpose::CheckIn | Purpose::Intake | Purpose::Rest | Purpose::Spell => "What it costs",
    }
}

fn lines(view: &CostView, role: Role, (width, rows): (usize, usize), look: Look) -> Vec<Line<'static>> {
    let cut = |text: &str, rows| fit_rows(&look.text(text), width, rows, look.either("…", "~"));
    let mut lines = Vec::new();
    if !view.line.is_empty() {
        lines.extend(way(view, role, width, look));
        lines.extend(cut(&view.later, 1).into_iter().map(|line| Line::styled(line, look.style(Role::Quiet))));
    }
    for (at, said) in view.warnings.iter().enumerate() {
        // Each of those that follow keeps a row.
        let left = rows.saturating_sub(lines.len() + view.warnings.len() - 1 - at).max(1);
        // In one row what comes too early is worth more than how unlikely it is.
        let head = said.text.split_once(": ").map_or(said.text.as_str(), |(head, _)| head);
        let text = if left == 1 && said.text.width() > width { head } else { &said.text };
        lines.extend(cut(text, left).into_iter().map(|line| Line::styled(line, look.palette.tone(said.tone))));
    }
    lines
}

/// The way back in one line, in two where it is narrow, each rung in its colour.
fn way(view: &CostView, role: Role, width: usize, look: Look) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (at, part) in view.line.split(" · ").enumerate() {
        let taken: usize = spans.iter().map(Span::width).sum();
        if at > 0 && taken + 3 + part.width() > width {
            lines.push(Line::from(std::mem::take(&mut spans)));
        } else if at > 0 {
            spans.push(Span::styled(look.text(" · ").into_owned(), look.style(Role::Quiet)));
        }
        let sign = part.chars().next().unwrap_or(' ');
        let badge = view.steps.iter().map(|step| step.badge).find(|badge| badge.glyph.sign == sign);
        let style = badge
            .map_or_else(|| look.style(if sign == '●' { Role::Stop } else { Role::Good }), |badge| look.palette.badge(badge));
        let rest: String = part.chars().skip(1).collect();
        spans.push(Span::styled(look.text(&sign.to_string()).into_owned(), style));
        spans.push(Span::styled(look.text(&rest).into_owned(), look.style(role)));
    }
    lines.push(Line::from(spans));
    lines
}

fn draw_edge(title_of: &str, look: Look, row: Rect, buf: &mut Buffer) {
    let style = look.style(Role::Line);
    let (left, line, right) = (look.either("├", "+"), look.either("─", "-"), look.either("┤", "+"));
    let middle = line.repeat(usize::from(row.width.saturating_sub(2)));
    Span::styled(format!("{left}{middle}{right}"), style).render(row, buf);
    let title = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    Span::styled(format!(" {title_of} "), look.style(Role::Title)).render(title, buf);
}
