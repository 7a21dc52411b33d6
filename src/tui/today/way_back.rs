//! The way back: the four rungs with their dates, and what waiting too long would cost.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::tui::look::Look;
use crate::tui::text::{fit, in_column, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, spread};
use crate::views::{DetrainingLine, Step, StepOpens, StepState, TodayView, WayBack};

use super::{chances, strip};

/// Columns of what a rung allows.
const LABEL: usize = 12;
/// Columns of the rungs where the chances of the coming mornings are drawn beside them, and the least columns for both.
const STEPS: u16 = 46;
const WITH_CHART: u16 = STEPS + 3 + 36;
/// Columns of a range that tells weekdays apart by their names.
const SHORT_RANGE: usize = 10;

/// Says whether a range is so long that the panel wants more than its half.
pub fn has_long_range(view: &TodayView) -> bool {
    let long = |step: &Step| step.range.chars().count() > SHORT_RANGE;
    view.way_back.as_ref().is_some_and(|way| way.steps.iter().any(long))
}

/// Paints the panel of the way back.
pub fn draw(view: &TodayView, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(way) = &view.way_back else { return };
    let roomy = area.height > 8;
    let foot = if roomy { Line::default() } else { strip::line(&view.strip, look) };
    let inside = Panel::new(way.title, look).foot(foot).draw(area, buf);
    let inside = if inside.width >= WITH_CHART && !view.strip.cells.is_empty() {
        let [steps, _, chart] =
            Layout::horizontal([Constraint::Length(STEPS), Constraint::Length(3), Constraint::Fill(1)]).areas(inside);
        chances::draw(&view.strip, look, chart, buf);
        steps
    } else {
        inside
    };
    let wide = inside.width >= 44;
    let steps = way.steps.iter().map(|step| step_line(step, wide, look));
    let after = after(way, inside.width, usize::from(inside.height).saturating_sub(way.steps.len()), look);
    let (all, airy) = (way.steps.len() + after.len(), way.steps.len() + 1 + after.len() / 2);
    let rows: Vec<Rect> = spread(inside, if all + 1 > usize::from(inside.height) { all } else { airy }).collect();
    for (line, row) in steps.zip(&rows) {
        line.render(*row, buf);
    }
    let Some(first) = rows.get(way.steps.len()) else { return };
    let rest = Rect { height: inside.bottom() - first.y, ..*first };
    let spare = usize::from(rest.height as usize > after.len());
    for (line, row) in after.into_iter().zip(rest.rows().skip(spare)) {
        line.render(row, buf);
    }
}

fn step_line(step: &Step, wide: bool, look: Look) -> Line<'static> {
    let badge = look.palette.badge(step.badge);
    let (label, date) = match step.state {
        StepState::Behind => (look.style(Role::Quiet), look.style(Role::Quiet)),
        StepState::Here => (badge.add_modifier(Modifier::BOLD), look.style(Role::Text).add_modifier(Modifier::BOLD)),
        StepState::Ahead => (look.style(Role::Text), look.style(Role::Text)),
    };
    let width = if wide { LABEL + 4 } else { LABEL };
    // Only a day has a place for two digits.
    let day = match step.opens {
        StepOpens::OnADay | StepOpens::OnADayOnce => in_column(&step.day),
        StepOpens::Now | StepOpens::NotToday | StepOpens::OnceDone => step.day.clone(),
    };
    Line::from(vec![
        Span::styled(step.badge.glyph.shown(look.glyphs).to_string(), badge),
        Span::raw(" "),
        Span::styled(format!("{:<width$}", step.label), label),
        Span::raw(" "),
        Span::styled(format!("{day:<10}"), date),
        Span::styled(look.text(&format!(" {}", step.range)).into_owned(), look.style(Role::Quiet)),
    ])
}

/// What stands under the rungs: detraining, and what the dates leave out as far as so many rows hold whole sentences.
fn after(way: &WayBack, width: u16, rows: usize, look: Look) -> Vec<Line<'static>> {
    let mut lines = way.detraining.as_ref().map(|line| detraining(line, width, look)).unwrap_or_default();
    let left = rows.saturating_sub(lines.len());
    let ends = way.note.match_indices(". ").map(|(at, _)| at + 1).chain([way.note.len()]);
    let told = ends.filter_map(|end| way.note.get(..end)).map(|told| wrap(&look.text(told), usize::from(width)));
    let note = told.take_while(|note| note.len() <= left).last().unwrap_or_default();
    lines.extend(note.into_iter().map(|line| Line::styled(line, look.style(Role::Quiet))));
    lines
}

fn detraining(line: &DetrainingLine, width: u16, look: Look) -> Vec<Line<'static>> {
    let glyph = line.glyph.shown(look.glyphs);
    let tone = look.palette.tone(line.tone);
    let label = if width >= 44 { LABEL + 4 } else { LABEL };
    let first = Line::from(vec![
        Span::styled(glyph.to_string(), tone),
        Span::raw(" "),
        Span::styled(format!("{:<label$}", line.label), look.style(Role::Quiet)),
        Span::raw(" "),
        Span::styled(look.text(&line.from).into_owned(), tone),
    ]);
    let unless = look.text(&line.unless);
    // Where the page is narrow, the words need the columns of the indent.
    let indent = if unless.width() + 2 <= usize::from(width) { "  " } else { "" };
    let unless = fit(&unless, usize::from(width).saturating_sub(indent.len()), look.either("…", "~"));
    vec![first, Line::styled(format!("{indent}{unless}"), look.style(Role::Quiet))]
}
