//! Trends, painted: the figures on the left, the one that is read on the right.
//!
//! ```text
//! ╭ Trends ──────────────╮╭ Strength: short of your own, % ──────╮
//! │ Load a week    1,204 ││ 30 ┤        ░▀░                      │
//! │ Strength        16 % ││  0 ┤▄▄▄▄▄▄▄▄   ▀▀▄▄▄▄▄▄▄▄▄▄          │
//! │ …                    ││     16 Nov  23 Nov                   │
//! ╰──────────────────────╯╰──────────────────────────────────────╯
//! ```

mod plot;
mod recovered;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{ClickTarget, TrendsTab};
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::Panel;
use crate::views::{Chart, Said};

/// Columns of the list of figures.
const LIST: u16 = 28;
/// The least room for the list beside a figure, and for frames.
const WIDE: (u16, u16) = (72, 14);
/// The name of the table after the charts.
const RECOVERED: &str = "Recovery times";
/// The name of the page after that.
const SCORE: &str = "Scorecard";
/// Rows kept for what is read and what there is to know of it.
const SAID: u16 = 3;

/// Paints the trends.
pub fn draw(tab: &TrendsTab, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let (width, height) = WIDE;
    if area.width >= width && area.height >= height {
        let [list, one] = Layout::horizontal([Constraint::Length(LIST), Constraint::Fill(1)]).areas(area);
        draw_list(tab, look, list, buf, targets);
        let title = match tab.charts().get(tab.selected()) {
            Some(chart) if tab.is_looking_back() => format!("{}: {}  (looking back …)", chart.name, chart.about),
            Some(chart) => format!("{}: {}", chart.name, chart.about),
            None if tab.charts().is_empty() => "Looking back".to_owned(),
            None if tab.shows_score() => "How past forecasts did".to_owned(),
            None => format!("{RECOVERED} of the past year"),
        };
        let inside = Panel::new(&title, look).draw(one, buf);
        return draw_one(tab, look, inside, buf, targets);
    }
    let [title, one] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let name = match tab.charts().get(tab.selected()) {
        Some(chart) => format!("{}, {}", chart.name, chart.about),
        None if tab.shows_score() => SCORE.to_owned(),
        None => RECOVERED.to_owned(),
    };
    let head = format!(" {} {name} {}", look.either("▴", "^"), look.either("▾", "v"));
    Line::styled(fit(&look.text(&head), usize::from(title.width), look.either("…", "~")), look.style(Role::Title))
        .render(title, buf);
    let inset = u16::from(one.width > 2);
    draw_one(tab, look, Rect { x: one.x + inset, width: one.width.saturating_sub(2 * inset), ..one }, buf, targets);
}

/// Paints the names of the figures with the latest of each.
fn draw_list(tab: &TrendsTab, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let inside = Panel::new("Trends", look).draw(area, buf);
    let names = tab.charts().iter().map(|chart| (chart.name, chart.latest.as_str(), look.palette.tone(chart.tone)));
    let tables = if tab.charts().is_empty() { [].as_slice() } else { [RECOVERED, SCORE].as_slice() };
    let all = names.chain(tables.iter().map(|name| (*name, "", look.style(Role::Text))));
    for ((at, (name, latest, style)), row) in all.enumerate().zip(inside.rows()) {
        targets.add(row, ClickTarget::Row(at));
        let gap = usize::from(row.width).saturating_sub(name.width() + latest.width());
        let line = Line::from(vec![
            Span::styled(name, look.style(Role::Text)),
            Span::raw(" ".repeat(gap)),
            Span::styled(look.text(latest).into_owned(), style),
        ]);
        line.render(row, buf);
        if at == tab.selected() {
            buf.set_style(row, look.palette.marked());
        }
    }
}

fn draw_one(tab: &TrendsTab, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    match tab.charts().get(tab.selected()) {
        Some(chart) => draw_chart(chart, tab.back(), look, area, buf, targets),
        None if tab.charts().is_empty() => Line::styled(look.text("Looking back …"), look.style(Role::Quiet)).render(area, buf),
        None if tab.shows_score() && tab.score().is_empty() => {
            Line::styled(look.text("Foretelling your mornings again …"), look.style(Role::Quiet)).render(area, buf);
        }
        None if tab.shows_score() => draw_score(tab.score(), look, area, buf),
        None => recovered::draw(tab.recovered(), look, area, buf),
    }
}

/// Says what is missing, and how it comes into the log.
fn draw_empty(chart: &Chart, look: Look, area: Rect, buf: &mut Buffer) {
    let mut rows = area.rows().skip(usize::from(area.height > 8));
    for note in &chart.notes {
        for line in wrap(&look.text(&note.text), usize::from(area.width).min(76)) {
            let Some(row) = rows.next() else { return };
            Line::styled(line, look.palette.tone(note.tone)).render(row, buf);
        }
        rows.next();
    }
}

/// Paints how past forecasts did; rows of figures keep their columns.
fn draw_score(score: &[Said], look: Look, area: Rect, buf: &mut Buffer) {
    let lines = score.iter().flat_map(|said| {
        let style = look.palette.tone(said.tone);
        let text = look.text(&said.text);
        // A row of figures has gaps between its columns; all else is a sentence, some of them set in.
        let sentence = text.trim_start();
        let indent = text.len() - sentence.len();
        let is_row = text.is_empty() || (indent > 0 && sentence.contains("  "));
        let set_in = |line: String| format!("{}{line}", " ".repeat(indent));
        let lines = if is_row {
            vec![text.into_owned()]
        } else {
            wrap(sentence, usize::from(area.width).saturating_sub(indent)).into_iter().map(set_in).collect()
        };
        lines.into_iter().map(move |line| Line::styled(line, style))
    });
    for (line, row) in lines.zip(area.rows()) {
        line.render(row, buf);
    }
}

fn draw_chart(chart: &Chart, back: usize, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    if chart.is_empty() {
        return draw_empty(chart, look, area, buf);
    }
    let at = (chart.points.len().saturating_sub(1)).saturating_sub(back);
    let set = |text: &str, style| {
        let lines = wrap(&look.text(text), usize::from(area.width)).into_iter();
        lines.map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
    };
    let read = chart.points.get(at).map(|point| set(&point.said, look.style(Role::Text))).unwrap_or_default();
    let notes = chart.notes.iter().flat_map(|note| set(&note.text, look.palette.tone(note.tone)));
    let lines: Vec<Line<'static>> = read.into_iter().chain(notes).collect();
    // What is read has the rows it needs, up to a quarter of them.
    let said = if area.height >= 10 { (lines.len() as u16).min(area.height / 4).max(SAID) } else { SAID.min(area.height / 4) };
    let [plot, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(said)]).areas(area);
    plot::draw(chart, at, look, plot, buf, targets);
    for (line, row) in lines.into_iter().zip(below.rows()) {
        line.render(row, buf);
    }
}
