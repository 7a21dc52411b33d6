//! The course of a session, painted: a chart below the other, or one of them with all the room.
//!
//! ```text
//!  Heart rate  152 bpm            12.4 km · 1:02:10
//!  180 ┤              ⣀⡠⠤⠒⠊⠉⠑⠢⡀
//!  150 ┤   ⢀⡠⠤⠒⠒⠉⠉⠉⠉⠉           ⠈⠒⠤
//!  120 ┤⡠⠒⠉
//!      ─┬────────┬────────┬────────┬─
//!       0     30 min     1 h    1 h 30
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Along, ClickTarget};
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::fit;
use crate::tui::theme::Role;
use crate::tui::widgets::{draw_ground, draw_line};
use crate::views::{CourseCurve, CourseView, Traced};

/// The fewest rows of a chart with its name, and the rows of the axis below.
const LEAST: u16 = 4;
const AXIS: u16 = 2;

/// Gives the rows that the charts of a course want at the least.
pub fn least_height(course: &CourseView) -> u16 {
    course.curves.len() as u16 * LEAST + AXIS
}

/// Paints the charts of a course: all that there is room for, or the one that is looked at.
pub fn draw(course: &CourseView, along: Along, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let curves = match along.chart.checked_sub(1).and_then(|one| course.curves.get(one)) {
        Some(one) => std::slice::from_ref(one),
        None => course.curves.as_slice(),
    };
    let room = area.height.saturating_sub(AXIS);
    let count = (room / LEAST).clamp(1, curves.len() as u16);
    let curves = curves.get(..usize::from(count)).unwrap_or_default();
    let words = curves.iter().flat_map(|curve| &curve.ticks).map(|(_, word)| word.width() as u16).max().unwrap_or(0);
    let left = (words + 2).min(area.width);
    let plot = Rect { x: area.x + left, width: area.width - left, height: room, ..area };
    let place = along.at.and_then(|at| course.places.get(at)).map_or("", String::as_str);
    let mut y = area.y;
    for (at, curve) in curves.iter().enumerate() {
        // What is left over goes to the charts above.
        let height = room / count + u16::from((at as u16) < room % count);
        let row = Rect { y, height: height.min(1), ..area };
        let beside = if at == 0 { place } else { "" };
        draw_name(curve, along.at, beside, look, row, buf);
        let chart = Rect { y: y + 1, height: height.saturating_sub(1), ..plot };
        draw_curve(curve, look, chart, area.x, buf);
        y += height;
    }
    draw_axis(course, look, Rect { y, height: area.bottom().saturating_sub(y), ..plot }, buf);
    let stretches = course.places.len();
    for x in 0..plot.width {
        let at = (usize::from(x) * stretches + stretches / 2) / usize::from(plot.width);
        targets.add(Rect { x: plot.x + x, width: 1, ..plot }, ClickTarget::Stretch(at));
    }
    if let Some(at) = along.at.filter(|at| *at < stretches && plot.width > 0) {
        let x = plot.x + ((at as f64 + 0.5) / stretches as f64 * f64::from(plot.width)) as u16;
        let below_name = Rect { x, y: plot.y + 1, width: 1, height: plot.height.saturating_sub(1) };
        buf.set_style(below_name.intersection(area), look.palette.marked());
    }
}

const fn role(of: Traced) -> Role {
    match of {
        Traced::Height => Role::Line,
        Traced::Heart => Role::Accent,
        Traced::Pace => Role::Easy,
    }
}

/// Writes what a chart shows and what is read there, else what there is to say of all of it; and where that is, on the right.
fn draw_name(curve: &CourseCurve, at: Option<usize>, place: &str, look: Look, row: Rect, buf: &mut Buffer) {
    let read = at.and_then(|at| curve.said.get(at));
    let style = if read.is_some() { look.style(Role::Text) } else { look.style(Role::Quiet) };
    let width = usize::from(row.width);
    let name = Span::styled(format!("{}  ", curve.of.name()), look.style(Role::Title));
    let said = look.text(read.unwrap_or(&curve.summary)).into_owned();
    let said = fit(&said, width.saturating_sub(name.width()), look.either("…", "~"));
    let gap = width.saturating_sub(name.width() + said.width() + place.width());
    let mut spans = vec![name, Span::styled(said, style)];
    if gap > 0 {
        spans.push(Span::styled(format!("{}{}", " ".repeat(gap), look.text(place)), look.style(Role::Text)));
    }
    Line::from(spans).render(row, buf);
}

fn draw_curve(curve: &CourseCurve, look: Look, plot: Rect, left: u16, buf: &mut Buffer) {
    let (least, most) = curve.axis;
    let share = |value: f64| (value - least) / (most - least);
    let shares: Vec<Option<f64>> = curve.values.iter().map(|value| value.map(share)).collect();
    let wide = usize::from((plot.x - left).saturating_sub(2));
    let mut free = plot.bottom();
    for (value, word) in &curve.ticks {
        let up = (share(*value).clamp(0.0, 1.0) * f64::from(plot.height.saturating_sub(1))).round() as u16;
        let y = plot.bottom().saturating_sub(1 + up);
        // The marks go from the bottom to the top: one that would fall onto the row of the last is left out.
        if plot.is_empty() || y >= free {
            continue;
        }
        free = y;
        let text = format!("{word:>wide$} {}", look.either("┤", "|"));
        Span::styled(look.text(&text).into_owned(), look.style(Role::Quiet))
            .render(Rect { x: left, y, width: plot.x - left, height: 1 }, buf);
    }
    let style = look.style(role(curve.of));
    match curve.of {
        Traced::Height => draw_ground(&shares, style, look, plot, buf),
        Traced::Heart | Traced::Pace => draw_line(&shares, style, look, plot, buf),
    }
}

/// Draws the time below the charts: a line with its marks, and their words as far as they stand apart.
fn draw_axis(course: &CourseView, look: Look, area: Rect, buf: &mut Buffer) {
    let [line, words] = [0, 1].map(|row| Rect { y: area.y + row, height: 1, ..area }.intersection(area));
    Span::styled(look.either("─", "-").repeat(usize::from(line.width)), look.style(Role::Line)).render(line, buf);
    let placed = |(share, word): &(f64, String)| {
        let (x, wide) = (area.x + (share * f64::from(area.width)) as u16, word.width() as u16);
        (x, x.saturating_sub(wide / 2).min(area.right().saturating_sub(wide)).max(area.x), wide)
    };
    let marks: Vec<_> =
        course.marks.iter().map(|mark| (placed(mark), &mark.1)).filter(|((x, ..), _)| *x < area.right()).collect();
    let stand_apart = |every: &usize| {
        let mut shown = marks.iter().step_by(*every).map(|((_, from, wide), _)| (*from, from + wide));
        let first = shown.next();
        shown.scan(first, |before, next| before.replace(next).map(|(_, end)| end + 1 < next.0)).all(|apart| apart)
    };
    let every = (1..=marks.len().max(1)).find(stand_apart).unwrap_or(1);
    for ((x, from, wide), word) in marks.iter().step_by(every).filter(|_| !words.is_empty()) {
        if let Some(cell) = buf.cell_mut((*x, line.y)) {
            cell.set_symbol(look.either("┬", "+"));
        }
        let place = Rect { x: *from, width: *wide, ..words }.intersection(words);
        Span::styled(look.text(word).into_owned(), look.style(Role::Quiet)).render(place, buf);
    }
}
