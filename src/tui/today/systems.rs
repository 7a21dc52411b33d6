//! The six systems as bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::{Bar, Panel, spread};
use crate::views::{SystemLine, TodayView};

const TITLE: &str = "Recovered so far";
/// Columns of the system's name, of its percentage and of the mark of the last.
const NAME: u16 = 10;
const PERCENT: u16 = 6;
const LAST: u16 = 7;
/// The least columns of a bar beside its figure.
const SHORTEST_BAR: u16 = 6;

/// Paints the panel of the systems.
pub fn draw(view: &TodayView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new(TITLE, look).draw(area, buf);
    let roomy = inside.width >= 46;
    let dates = view.systems.iter().map(|line| when(line, roomy).chars().count() as u16).max().unwrap_or(0);
    let mark = if roomy { LAST } else { 2 };
    let bar = inside.width.saturating_sub(NAME + PERCENT + 2 + dates + mark);
    // A bar too short to be read takes the room of its figure.
    let (bar, has_figure) = if bar < SHORTEST_BAR { (bar + PERCENT, false) } else { (bar, true) };
    for (row, line) in spread(inside, view.systems.len()).zip(&view.systems) {
        painted(line, roomy, (bar, has_figure), look).render(row, buf);
    }
}

/// The day it is back. The range stands in the way back, where it decides.
fn when(line: &SystemLine, roomy: bool) -> String {
    let day = if roomy { &line.back } else { &line.back_short };
    let width = if roomy { 10 } else { 6 };
    format!("{day:<width$}")
}

fn painted(line: &SystemLine, roomy: bool, (width, has_figure): (u16, bool), look: Look) -> Line<'static> {
    let tone = look.palette.tone(line.tone);
    let mut spans = vec![Span::styled(format!("{:<1$}", line.name, usize::from(NAME)), look.style(Role::Text))];
    spans.extend(Bar { part: line.recovered, full: tone, look }.spans(width));
    let figure = if has_figure { format!("{:>1$}", line.percent, usize::from(PERCENT)) } else { String::new() };
    spans.push(Span::styled(format!("{figure}  "), look.style(Role::Quiet)));
    spans.push(Span::styled(look.text(&when(line, roomy)).into_owned(), look.style(Role::Text)));
    if line.is_last {
        let mark = if roomy { look.either(" ◂ last", " < last") } else { look.either(" ◂", " <") };
        spans.push(Span::styled(mark, look.style(Role::Accent)));
    }
    Line::from(spans)
}
