//! A question with a line to answer it in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Asks, Prompt};
use crate::tui::look::Look;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, clear, draw_cursor};

/// The widest a prompt is set.
const WIDEST: u16 = 76;
/// The rows of its frame and its line.
const FRAME: u16 = 3;

/// Gives what is asked, and what may be written.
fn said(asks: Asks, marked: usize) -> (String, &'static str) {
    match asks {
        Asks::Import => ("Import".to_owned(), "FIT, GPX, TCX, or an export of Strava, Garmin, Apple Health …"),
        Asks::Export => ("Export".to_owned(), "The ending says the form: .json the whole log, .csv a table, .ics a calendar."),
        Asks::Split(_) => ("Split".to_owned(), "Which of its recordings is a session of its own? Its number."),
        Asks::Day => ("Go to a day".to_owned(), "Such as 6 dec, last sunday or 2026-10-04."),
        Asks::Together => {
            (format!("Change {marked} sessions"), "A sport, a kind, rpe 6, @place, #tag to add, -#tag to take away.")
        }
    }
}

/// Paints the prompt a little above the middle of an area: what may be written, the line, and what is wrong with it, whole.
pub fn draw(prompt: &Prompt, marked: usize, foot: Line<'_>, look: Look, area: Rect, buf: &mut Buffer) {
    let width = area.width.min(WIDEST);
    let inner = usize::from(width.saturating_sub(4));
    let (title, what) = said(prompt.asks, marked);
    let lines = |text: &str| if text.is_empty() { Vec::new() } else { wrap(&look.text(text), inner) };
    let (what, problem) = (lines(what), lines(&prompt.problem));
    let offered: Vec<String> = prompt.offered.iter().flat_map(|line| lines(line)).collect();
    let wanted = FRAME + (what.len() + problem.len() + offered.len()) as u16;
    let height = area.height.min(wanted.max(FRAME + 2));
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    clear(place, look, buf);
    let inside = Panel::new(&title, look).foot(foot).draw(place, buf);
    // Where rows are few the line comes first, then what is wrong with it.
    let above = if wanted <= area.height { what.len() } else { 0 };
    let mut rows = inside.rows();
    for (text, row) in what.into_iter().take(above).zip(rows.by_ref().take(above)) {
        Line::styled(text, look.style(Role::Quiet)).render(row, buf);
    }
    let Some(row) = rows.next() else { return };
    let (text, cursor) = prompt.line.window(usize::from(inside.width.saturating_sub(3)));
    let sign = Span::styled("> ", look.style(Role::Accent));
    Line::from(vec![sign, Span::styled(text, look.style(Role::Text))]).render(row, buf);
    draw_cursor(row.x + 2 + cursor as u16, row, buf);
    let below = problem.into_iter().map(|text| (text, Role::Careful)).chain(offered.into_iter().map(|text| (text, Role::Quiet)));
    for ((text, role), row) in below.zip(rows) {
        Line::styled(text, look.style(role)).render(row, buf);
    }
}
