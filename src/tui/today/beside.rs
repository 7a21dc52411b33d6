//! What stands beside the answer: the refuelling window, what helps today, or the doors of an empty log.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::App;
use crate::tui::look::Look;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::{Bar, Panel};
use crate::views::{Amount, Beside, ComfortLine, ComfortView, Door, RefuellingView};

/// Rows from which the window has a bar with its marks and a bar for each amount.
const ROOMY: u16 = 9;

/// Paints the panel.
pub fn draw(beside: &Beside, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    match beside {
        Beside::Refuelling(view) => draw_refuelling(view, look, area, buf),
        Beside::Comfort(view) => draw_comfort(view, look, area, buf),
        Beside::Doors(doors) => draw_doors(doors, app, look, area, buf),
        Beside::Nothing => {}
    }
}

/// Gives the rows that the panel needs to say all it has to say at leisure.
#[must_use]
pub fn height(beside: &Beside) -> u16 {
    match beside {
        Beside::Refuelling(_) => ROOMY + 4,
        Beside::Comfort(view) => view.lines.len() as u16 + 6,
        Beside::Doors(_) | Beside::Nothing => 0,
    }
}

/// Gives the rows of what helps today with its frame, set close; 0 of all else, which shares its room with nothing.
#[must_use]
pub fn least_height(beside: &Beside, look: Look, width: u16) -> u16 {
    match beside {
        Beside::Comfort(view) => comfort_lines(view, look, width.saturating_sub(4)).len() as u16 + 2,
        Beside::Refuelling(_) | Beside::Doors(_) | Beside::Nothing => 0,
    }
}

/// Gives the rows of what helps today with its frame and with air between what it says.
#[must_use]
pub fn airy_height(view: &ComfortView, look: Look, width: u16) -> u16 {
    (comfort_lines(view, look, width.saturating_sub(4)).len() + view.lines.len()) as u16 + 3
}

fn draw_refuelling(view: &RefuellingView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new(view.title, look).draw(area, buf);
    if inside.height < ROOMY {
        draw_refuelling_short(view, look, inside, buf);
        return;
    }
    let width = inside.width;
    let mut lines = vec![countdown(view, width, look), Line::default(), track(view, width, look), marks(view, width, look)];
    lines.push(Line::default());
    lines.extend(view.amounts.iter().map(|amount| amount_line(amount, width, look)));
    lines.push(Line::default());
    lines.extend(sentences(view, width, look));
    // A sentence is worth more than the air between the figures: it gives way from below.
    while lines.len() > usize::from(inside.height)
        && let Some(air) = lines.iter().rposition(|line| line.width() == 0)
    {
        lines.remove(air);
    }
    let air = usize::from(inside.height > ROOMY + 2 && lines.len() < usize::from(inside.height));
    for (line, row) in lines.into_iter().zip(inside.rows().skip(air)) {
        line.render(row, buf);
    }
}

/// Paints the window where there are only a few rows: the countdown beside its bar, the amounts in one line, the reason.
fn draw_refuelling_short(view: &RefuellingView, look: Look, inside: Rect, buf: &mut Buffer) {
    let amounts: Vec<String> = view.amounts.iter().map(|amount| format!("{} {}", amount.name, amount.text)).collect();
    let mut first = countdown(view, 34, look);
    first.spans.push(Span::raw("  "));
    first.spans.extend(track(view, inside.width.saturating_sub(36), look).spans);
    let amounts = look.text(&amounts.join("  ·  ")).into_owned();
    let mut lines = vec![first, Line::styled(amounts, look.style(Role::Text))];
    lines.extend(sentences(view, inside.width, look));
    for (line, row) in lines.into_iter().zip(inside.rows()) {
        line.render(row, buf);
    }
}

fn countdown(view: &RefuellingView, width: u16, look: Look) -> Line<'static> {
    let urgency = format!("({})", view.urgency);
    let gap = usize::from(width).saturating_sub(view.countdown.chars().count() + urgency.chars().count());
    Line::from(vec![
        Span::styled(view.countdown.clone(), look.style(Role::Text).add_modifier(Modifier::BOLD)),
        Span::raw(" ".repeat(gap)),
        Span::styled(urgency, look.palette.tone(view.tone)),
    ])
}

/// The window as a bar: what has passed is full.
fn track(view: &RefuellingView, width: u16, look: Look) -> Line<'static> {
    Bar { part: view.elapsed, full: look.style(Role::Accent), look }.line(width)
}

/// The names of the marks, each under its place.
fn marks(view: &RefuellingView, width: u16, look: Look) -> Line<'static> {
    let mut text = String::new();
    for (place, name) in view.marks {
        let length = name.chars().count();
        let middle = (place * f64::from(width)).round() as usize;
        let at = middle.saturating_sub(length / 2).min(usize::from(width).saturating_sub(length));
        let gap = at.saturating_sub(text.chars().count());
        text.push_str(&" ".repeat(gap));
        text.push_str(name);
    }
    Line::styled(text, look.style(Role::Quiet))
}

fn amount_line(amount: &Amount, width: u16, look: Look) -> Line<'static> {
    let mut spans = vec![
        Span::styled(format!("{:<8}", amount.name), look.style(Role::Text)),
        Span::styled(format!("{:>16}  ", amount.text), look.style(Role::Quiet)),
    ];
    if let Some(part) = amount.fraction {
        spans.extend(Bar { part, full: look.style(Role::Easy), look }.spans(width.saturating_sub(26)));
    }
    Line::from(spans)
}

fn sentences(view: &RefuellingView, width: u16, look: Look) -> Vec<Line<'static>> {
    let set = |text: &String| wrap(&look.text(text), usize::from(width));
    let reason = set(&view.reason).into_iter().map(|line| Line::styled(line, look.style(Role::Text)));
    let notes = view.notes.iter().flat_map(set).map(|line| Line::styled(line, look.style(Role::Quiet)));
    reason.chain(notes).collect()
}

fn draw_comfort(view: &ComfortView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new(view.title, look).draw(area, buf);
    let lines = comfort_lines(view, look, inside.width);
    let apart = usize::from(inside.height) > lines.len() + view.lines.len();
    let mut rows = inside.rows().skip(usize::from(usize::from(inside.height) > lines.len()));
    for (at, (is_first, line)) in lines.into_iter().enumerate() {
        if apart && is_first && at > 0 {
            rows.next();
        }
        let Some(row) = rows.next() else { return };
        line.render(row, buf);
    }
}

/// Gives what helps, set to a width, and of each line whether something begins with it.
fn comfort_lines(view: &ComfortView, look: Look, width: u16) -> Vec<(bool, Line<'static>)> {
    let indent = view.lines.iter().map(|line| line.what.chars().count()).max().unwrap_or(0) + 3;
    let set = |line: &ComfortLine| {
        let what = line.what;
        let why = wrap(&look.text(&line.why), usize::from(width).saturating_sub(indent));
        let line = move |(at, text)| {
            let what = if at == 0 { what } else { "" };
            let head = Span::styled(format!("{what:<indent$}"), look.style(Role::Text));
            (at == 0, Line::from(vec![head, Span::styled(text, look.style(Role::Quiet))]))
        };
        why.into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    view.lines.iter().flat_map(set).collect()
}

fn draw_doors(doors: &[Door], app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new("Three ways in", look).draw(area, buf);
    let apart = usize::from(inside.height) > doors.len() * 2;
    let mut rows = inside.rows().skip(usize::from(apart));
    for door in doors {
        let Some(row) = rows.next() else { return };
        let key = app.key_for(door.leads);
        let line = Line::from(vec![
            Span::styled(format!("  {key:<4}"), look.style(Role::Accent)),
            Span::styled(format!("{:<22}", door.label), look.style(Role::Text)),
            Span::styled(door.command, look.style(Role::Quiet)),
        ]);
        line.render(row, buf);
        if apart {
            rows.next();
        }
    }
}
