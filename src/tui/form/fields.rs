//! The fields: in two columns where they are short and there is room, else one a row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Answering, Field, Form, Purpose};
use crate::tui::look::Look;
use crate::tui::text::fit;
use crate::tui::theme::Role;
use crate::tui::widgets::draw_cursor;

/// The least width of two columns.
const TWO_FROM: u16 = 68;
/// Columns of the labels in two columns.
const LABEL: u16 = 13;
/// The least room that an answer keeps beside its label.
const ANSWER: u16 = 12;
/// The least room for the figures of a scale to stand side by side.
const SCALE: u16 = 34;

/// Gives the rows that the fields take in a width.
pub fn height(form: &Form, width: u16) -> u16 {
    (form.fields().len() as u16).div_ceil(columns(form, width))
}

/// Paints the fields, those around the focus where there are too few rows for all.
pub fn draw(form: &Form, look: Look, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let columns = columns(form, area.width);
    let label = label_width(form, area.width, columns);
    let focus = form.focus();
    let focus_row = focus.unwrap_or(0) / usize::from(columns);
    let top = focus_row.saturating_sub(usize::from(area.height.saturating_sub(1)));
    let column = area.width / columns;
    for (at, field) in form.fields().iter().enumerate().skip(top * usize::from(columns)) {
        let row = (at / usize::from(columns) - top) as u16;
        if row >= area.height {
            break;
        }
        let x = area.x + (at as u16 % columns) * column;
        let place = Rect { x, y: area.y + row, width: column, height: 1 };
        draw_field(field, focus == Some(at), label, look, place, buf);
        if focus == Some(at) {
            draw_completion(&form.completion(), field, label, look, place, buf);
        }
    }
}

/// Paints what would complete the word being written, behind it.
fn draw_completion(rest: &str, field: &Field, label: u16, look: Look, place: Rect, buf: &mut Buffer) {
    let x = place.x + label + field.line.text().width() as u16;
    let room = place.right().saturating_sub(x + 1);
    Span::styled(look.text(rest), look.style(Role::Quiet)).render(Rect { x, width: room, ..place }.intersection(place), buf);
}

fn columns(form: &Form, width: u16) -> u16 {
    if matches!(form.purpose(), Purpose::Session | Purpose::Planned) && width >= TWO_FROM { 2 } else { 1 }
}

fn label_width(form: &Form, width: u16, columns: u16) -> u16 {
    if columns > 1 {
        return LABEL;
    }
    let beside = form.fields().iter().filter(|field| field.answering != Answering::Door);
    let widest = beside.map(|field| field.label.width() as u16).max().unwrap_or(0) + 2;
    widest.min(width.saturating_sub(ANSWER))
}

/// Says whether the figures of a scale have room side by side in so many columns.
#[must_use]
pub const fn fits_scale(width: u16) -> bool {
    width > SCALE
}

/// Paints a field in a row: its label in so many columns, its answer, and what is known beside it.
pub fn draw_field(field: &Field, is_focus: bool, label: u16, look: Look, place: Rect, buf: &mut Buffer) {
    let role = match (is_focus, field.problem.is_some()) {
        (true, _) => Role::Accent,
        (false, true) => Role::Stop,
        (false, false) => Role::Quiet,
    };
    let ellipsis = look.either("…", "~");
    if field.answering == Answering::Door {
        return draw_door(field, role, look, place, buf);
    }
    let name = fit(&look.text(&field.label), usize::from(label.saturating_sub(1)), ellipsis);
    Span::styled(name, look.style(role)).render(Rect { width: label.min(place.width), ..place }, buf);
    let answer = Rect { x: place.x + label, width: place.width.saturating_sub(label + 1), ..place };
    let taken = match field.answering {
        Answering::Scale { from, to } if answer.width >= SCALE => draw_scale(field, from, to, is_focus, look, answer, buf),
        Answering::Tick => draw_tick(field, is_focus, look, answer, buf),
        Answering::Choice(words) if answer.width >= SCALE => draw_choice(field, words, is_focus, look, answer, buf),
        Answering::Written | Answering::Scale { .. } | Answering::Choice(_) | Answering::Door => {
            draw_written(field, is_focus, look, answer, buf)
        }
    };
    let beside = Rect { x: answer.x + taken + 2, width: answer.width.saturating_sub(taken + 2), ..answer };
    let known = beside_within(&field.beside, usize::from(beside.width));
    let known = look.text(known);
    Line::styled(known, look.style(Role::Quiet)).render(beside, buf);
}

/// Gives what is known beside a field as far as it fits whole: last value and usual range, the last value, or nothing.
fn beside_within(known: &str, width: usize) -> &str {
    let last = known.split_once(", ").map_or(known, |(last, _)| last);
    [known, last].into_iter().find(|text| text.width() <= width).unwrap_or_default()
}

/// Paints a door: its label over the whole row, and what is behind it where something is said there.
fn draw_door(field: &Field, role: Role, look: Look, place: Rect, buf: &mut Buffer) {
    let said = if field.line.text().is_empty() { field.label.as_str() } else { field.line.text() };
    let text = format!("{} {}", look.either("▸", ">"), look.text(said));
    Span::styled(fit(&text, usize::from(place.width), look.either("…", "~")), look.style(role)).render(place, buf);
}

/// Paints what is written, and gives the columns it takes.
fn draw_written(field: &Field, is_focus: bool, look: Look, area: Rect, buf: &mut Buffer) -> u16 {
    if !is_focus {
        let is_empty = field.line.text().is_empty();
        let text = if is_empty {
            look.either("—", "-").to_owned()
        } else {
            fit(field.line.text(), usize::from(area.width), look.either("…", "~"))
        };
        let role = match (is_empty, field.problem.is_some()) {
            (true, _) => Role::Line,
            (false, true) => Role::Stop,
            (false, false) => Role::Text,
        };
        let style = look.style(role);
        let style = if field.problem.is_some() { style.add_modifier(Modifier::UNDERLINED) } else { style };
        Span::styled(text, style).render(area, buf);
        return (field.line.text().width() as u16).max(7);
    }
    let (text, cursor) = field.line.window(usize::from(area.width));
    let style =
        if field.problem.is_some() { look.style(Role::Stop).add_modifier(Modifier::UNDERLINED) } else { look.style(Role::Text) };
    let taken = text.width() as u16;
    let style = if field.is_selected { style.patch(look.palette.marked()) } else { style };
    Span::styled(text, style).render(area, buf);
    draw_cursor(area.x + cursor as u16, area, buf);
    taken.max(7)
}

/// Paints the figures of a scale side by side, the answer marked.
fn draw_scale(field: &Field, from: u8, to: u8, is_focus: bool, look: Look, area: Rect, buf: &mut Buffer) -> u16 {
    let figures: Vec<String> = (from..=to).map(|figure| figure.to_string()).collect();
    draw_options(figures.iter().map(String::as_str), field, is_focus, look, area, buf)
}

fn draw_choice(field: &Field, words: &[&str], is_focus: bool, look: Look, area: Rect, buf: &mut Buffer) -> u16 {
    draw_options(words.iter().copied(), field, is_focus, look, area, buf)
}

fn draw_options<'a>(
    options: impl Iterator<Item = &'a str>,
    field: &Field,
    is_focus: bool,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let mut spans = Vec::new();
    for option in options {
        let is_answer = option == field.line.text();
        let style = match (is_answer, is_focus) {
            (true, _) => look.style(Role::Accent).add_modifier(Modifier::REVERSED),
            (false, true) => look.style(Role::Text),
            (false, false) => look.style(Role::Quiet),
        };
        spans.push(Span::styled(format!(" {option} "), style));
    }
    let line = Line::from(spans);
    let width = line.width() as u16;
    // The first option's padding stands in the gap after the label, so that the options line up with other answers.
    line.render(Rect { x: area.x.saturating_sub(1), width: area.width + 1, ..area }, buf);
    width.saturating_sub(1)
}

fn draw_tick(field: &Field, is_focus: bool, look: Look, area: Rect, buf: &mut Buffer) -> u16 {
    let box_of = if field.line.text().is_empty() { "[ ]" } else { "[x]" };
    let role = if is_focus { Role::Accent } else { Role::Quiet };
    Span::styled(box_of, look.style(role)).render(area, buf);
    3
}
