//! What the session being written costs, under the fields.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Cost, Form, Purpose};
use crate::tui::look::Look;
use crate::tui::text::fit;
use crate::tui::theme::Role;
use crate::views::CostView;

/// Rows: the edge, the way back, how much later, a warning.
const HEIGHT: u16 = 4;

/// Gives the rows it takes; they are kept free while nothing can be said, so that the form stands still.
pub fn height(form: &Form) -> u16 {
    if matches!(form.purpose(), Purpose::Session | Purpose::Planned) { HEIGHT } else { 0 }
}

/// Paints it into an area, with an edge across the whole form above it.
pub fn draw(form: &Form, look: Look, area: Rect, frame: Rect, buf: &mut Buffer) {
    let mut rows = area.rows();
    let Some(edge) = rows.next() else { return };
    if area.height > 1 {
        draw_edge(title(form), look, Rect { x: frame.x, width: frame.width, ..edge }, buf);
    }
    let (view, role) = match form.cost() {
        Cost::Fresh(view) => (view, Role::Text),
        Cost::Stale(Some(view)) | Cost::Past(view) => (view, Role::Quiet),
        Cost::Stale(None) | Cost::Nothing => return,
    };
    for (line, row) in lines(view, role, usize::from(area.width), look).into_iter().zip(rows) {
        line.render(row, buf);
    }
}

const fn title(form: &Form) -> &'static str {
    match form.purpose() {
        Purpose::Planned => "That morning",
        Purpose::PlannedRest => "What to know",
        Purpose::Session | Purpose::CheckIn | Purpose::Intake | Purpose::Rest | Purpose::Spell => "What it costs",
    }
}

fn lines(view: &CostView, role: Role, width: usize, look: Look) -> Vec<Line<'static>> {
    let cut = |text: &str| fit(&look.text(text), width, look.either("…", "~"));
    let mut lines = Vec::new();
    if !view.line.is_empty() {
        lines.extend([way(view, role, look), Line::styled(cut(&view.later), look.style(Role::Quiet))]);
    }
    lines.extend(view.warnings.iter().map(|said| Line::styled(cut(&said.text), look.palette.tone(said.tone))));
    lines
}

/// The way back in one line, each rung in its colour.
fn way(view: &CostView, role: Role, look: Look) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (at, part) in view.line.split(" · ").enumerate() {
        if at > 0 {
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
    Line::from(spans)
}

fn draw_edge(title_of: &str, look: Look, row: Rect, buf: &mut Buffer) {
    let style = look.style(Role::Line);
    let (left, line, right) = (look.either("├", "+"), look.either("─", "-"), look.either("┤", "+"));
    let middle = line.repeat(usize::from(row.width.saturating_sub(2)));
    Span::styled(format!("{left}{middle}{right}"), style).render(row, buf);
    let title = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    Span::styled(format!(" {title_of} "), look.style(Role::Title)).render(title, buf);
}
