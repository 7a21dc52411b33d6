//! Forms, painted: the quick line, the fields, and what a session costs.

mod cost;
mod fields;
mod quick;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::app::{Form, Purpose};
use crate::phrase;
use crate::tui::look::Look;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, clear};

pub use fields::{draw_field, fits_scale};

/// The widest a form is set.
const WIDEST: u16 = 92;
/// Rows for what can be written, and for what is wrong where that takes no more.
const SAID: u16 = 2;
/// The most rows for what is wrong, where there is room and where there is little.
const SAID_AT_MOST: (u16, u16) = (5, 3);

/// Paints a form over an area.
pub fn draw(form: &Form, hints: Line<'static>, look: Look, area: Rect, buf: &mut Buffer) {
    let width = area.width.min(WIDEST);
    let inner_width = width.saturating_sub(4);
    let quick = if form.quick().is_some() { 2 } else { 0 };
    let fields = fields::height(form, inner_width);
    let cost = cost::height(form);
    let (said, role) = said(form, look, inner_width);
    let rows = said.len() as u16;
    let is_of_line = role != Role::Quiet;
    let roomy = if is_of_line { rows.clamp(SAID, SAID_AT_MOST.0) } else { SAID };
    // Once the line says enough to have a price, the price is worth more than what else could be written.
    let is_priced = form.focus().is_none() && cost::is_said(form);
    let tight = if is_of_line { rows.clamp(1, SAID_AT_MOST.1) } else { u16::from(!is_priced) };
    let wanted = quick + fields + roomy + cost + 2;
    let height = area.height.min(wanted);
    let above = (area.height - height) / 3;
    // What there is to warn of lengthens the form downwards, so that what is being written stays where it is.
    let more = cost::more(form, look, inner_width).min(area.height - above - height);
    let (cost, wanted, height) = (cost + more, wanted + more, height + more);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + above, width, height };
    clear(place, look, buf);
    let inside = Panel::new(&title(form), look).foot(hints).draw(place, buf);
    // Where rows are few all but the line gives way: the line alone can say everything.
    let has_room = inside.height + 2 >= wanted;
    let (quick, below, cost) =
        if has_room { (quick, roomy, cost) } else { (quick.min(1), tight, cost.min(2 + u16::from(tight == 0))) };
    let [line, fields, below, price] =
        Layout::vertical([Constraint::Length(quick), Constraint::Fill(1), Constraint::Length(below), Constraint::Length(cost)])
            .areas(inside);
    quick::draw(form, look, line, buf);
    fields::draw(form, look, fields, buf);
    for (line, row) in said.into_iter().zip(below.rows()) {
        Line::styled(line, look.style(role)).render(row, buf);
    }
    cost::draw(form, look, price, place, buf);
}

fn title(form: &Form) -> Cow<'static, str> {
    // Answers of another day are not given by mistake for today's.
    if let Some(day) = form.other_day() {
        return Cow::Owned(format!("Check-in of {}", phrase::full_day(day)));
    }
    Cow::Borrowed(match (form.purpose(), form.subject().is_some()) {
        (Purpose::Session, false) => "Log a session",
        (Purpose::Session, true) => "Correct a session",
        (Purpose::CheckIn, false) => "Check in",
        (Purpose::CheckIn, true) => "Check in: add or correct",
        (Purpose::Intake, false) => "Ate or drank",
        (Purpose::Intake, true) => "Correct what you ate or drank",
        (Purpose::Rest, _) => "Day of rest",
        (Purpose::Spell, false) => "Ill or injured, or not logged",
        (Purpose::Spell, true) => "Correct days ill, injured or not logged",
        (Purpose::Planned, false) => "Plan a session, a race or rest",
        (Purpose::PlannedRest, false) => "Plan rest",
        (Purpose::Planned | Purpose::PlannedRest, true) => "Change a plan",
    })
}

/// Gives what is wrong, else what was taken for granted, else what can be written in the field in focus, broken to a width.
fn said(form: &Form, look: Look, width: u16) -> (Vec<String>, Role) {
    let help = || match form.focus().and_then(|at| form.fields().get(at)) {
        Some(field) => field.help.clone(),
        None => quick::help(form.purpose()).to_owned(),
    };
    let granted = || form.granted().map_or_else(|| (help(), Role::Quiet), |granted| (granted, Role::Text));
    let (text, role) = form.problem().map_or_else(granted, |problem| (problem, Role::Careful));
    let beside = form.focus().and_then(|at| form.fields().get(at)).map(|field| field.beside.clone()).unwrap_or_default();
    let text = if beside.is_empty() || role == Role::Careful { text } else { format!("{text}\nlast: {beside}") };
    (wrap(&look.text(&text), usize::from(width)), role)
}
