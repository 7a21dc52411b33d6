//! The settings, painted: every one with its value, and below what the one under the cursor does.
//!
//! ```text
//! ╭ Settings ────────────────────────────────────────╮
//! │ You                                              │
//! │   Weight              68 kg                      │
//! │   Born in             not said                   │
//! │ Your body weight: the amounts to eat and drink … │
//! ╰ Enter change   d as it comes   Esc back ─────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{ClickTarget, Extent, SettingsItem, SettingsPage};
use crate::config::Settings;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, clear, draw_cursor};

/// The widest the settings are set.
const WIDEST: u16 = 92;
/// Columns of a name with what parts it from its value, and the fewest of a value.
const NAME: usize = 22;
const VALUE: usize = 12;
/// The rows for what a setting does.
const SAID: u16 = 4;

/// Paints the settings as they would count now, and gives how much there is to scroll through.
pub fn draw(
    page: &SettingsPage,
    settings: &Settings,
    hints: Line<'static>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) -> Extent {
    let items = SettingsItem::all();
    let rows = rows(&items);
    let width = area.width.min(WIDEST);
    let height = area.height.min(rows.len() as u16 + SAID + 3);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    clear(place, look, buf);
    let inside = Panel::new("Settings", look).foot(hints).draw(place, buf);
    let gap = u16::from(inside.height > 12);
    let [list, _, said] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(gap), Constraint::Length(SAID.min(inside.height / 2))])
            .areas(inside);
    let here = rows.iter().position(|row| matches!(row, SettingsRow::Item(at, _) if *at == page.selected())).unwrap_or(0);
    let shown = usize::from(list.height);
    let top = (here + 1 + shown / 4).saturating_sub(shown).min(rows.len().saturating_sub(shown));
    for (row, place) in rows.iter().skip(top).zip(list.rows()) {
        match row {
            SettingsRow::Heading(heading) => Line::styled(*heading, look.style(Role::Title)).render(place, buf),
            SettingsRow::Item(at, item) => {
                targets.add(place, ClickTarget::Row(*at));
                draw_item(*item, page, settings, *at == page.selected(), look, place, buf);
            }
        }
    }
    draw_more((top, shown, rows.len()), inside, place, look, buf);
    if let Some(item) = items.get(page.selected()) {
        draw_said(*item, page, look, said, buf);
    }
    Extent::of(items.len(), shown)
}

/// Says in the frame that there is more above or below what is shown.
fn draw_more((top, shown, count): (usize, usize, usize), inside: Rect, frame: Rect, look: Look, buf: &mut Buffer) {
    let above = if top > 0 { look.either(" ▴ ", " ^ ") } else { "" };
    let below = if top + shown < count { look.either(" ▾ more ", " v more ") } else { "" };
    for (sign, y) in [(above, inside.y.saturating_sub(1)), (below, inside.bottom())] {
        let width = sign.width() as u16;
        let place = Rect { x: (inside.right() + 1).saturating_sub(width), y, width, height: 1 };
        Span::styled(sign, look.style(Role::Accent)).render(place.intersection(frame), buf);
    }
}

/// A row of the list.
enum SettingsRow {
    Heading(&'static str),
    Item(usize, SettingsItem),
}

fn rows(items: &[SettingsItem]) -> Vec<SettingsRow> {
    let mut rows = Vec::new();
    let mut heading = "";
    for (at, item) in items.iter().enumerate() {
        if item.heading() != heading {
            heading = item.heading();
            rows.push(SettingsRow::Heading(heading));
        }
        rows.push(SettingsRow::Item(at, *item));
    }
    rows
}

fn draw_item(
    item: SettingsItem,
    page: &SettingsPage,
    settings: &Settings,
    is_here: bool,
    look: Look,
    row: Rect,
    buf: &mut Buffer,
) {
    let name_width = NAME.min(usize::from(row.width).saturating_sub(VALUE));
    let name = fit(item.name(), name_width.saturating_sub(3), look.either("…", "~"));
    let name = Span::styled(format!("  {name}"), look.style(if is_here { Role::Accent } else { Role::Text }));
    name.render(row, buf);
    let place = Rect { x: row.x + name_width as u16, width: row.width.saturating_sub(name_width as u16), ..row };
    if is_here {
        buf.set_style(row, look.palette.marked());
    }
    if let Some(writing) = page.writing().filter(|_| is_here) {
        let (text, cursor) = writing.line.window(usize::from(place.width.saturating_sub(1)));
        let role = if writing.problem.is_empty() { Role::Text } else { Role::Stop };
        Span::styled(text, look.style(role)).render(place, buf);
        return draw_cursor(place.x + cursor as u16, place, buf);
    }
    let SettingsItem::Setting(setting) = item else { return };
    let value = setting.said(settings);
    let is_default = value == setting.said(&Settings::default());
    let role = if is_default { Role::Quiet } else { Role::Text };
    let value = value.unwrap_or_else(|| "not said".to_owned());
    let value = if is_here && !setting.choices.is_empty() {
        format!("{} {value} {}", look.either("‹", "<"), look.either("›", ">"))
    } else {
        value
    };
    let value = fit(&look.text(&value), usize::from(place.width), look.either("…", "~"));
    let used = value.width() as u16;
    Span::styled(value, look.style(role)).render(place, buf);
    draw_colour(setting.key, settings, look, Rect { x: place.x + used + 2, ..place }.intersection(place), buf);
}

/// Shows a colour of the runner's own as it looks.
fn draw_colour(key: &str, settings: &Settings, look: Look, place: Rect, buf: &mut Buffer) {
    let own = settings.colours;
    let (colour, role) = match key {
        "colours.text" => (own.text, Role::Text),
        "colours.quiet" => (own.quiet, Role::Quiet),
        "colours.line" => (own.line, Role::Line),
        "colours.title" => (own.title, Role::Title),
        "colours.accent" => (own.accent, Role::Accent),
        "colours.good" => (own.good, Role::Good),
        "colours.easy" => (own.easy, Role::Easy),
        "colours.careful" => (own.careful, Role::Careful),
        "colours.stop" => (own.stop, Role::Stop),
        _ => return,
    };
    if colour.is_some() {
        Span::styled(look.either("████", "####"), look.style(role)).render(place, buf);
    }
}

/// Says what the item under the cursor does, or what is wrong with what is being written.
fn draw_said(item: SettingsItem, page: &SettingsPage, look: Look, area: Rect, buf: &mut Buffer) {
    let (does, takes) = item.help();
    let problem = page.writing().map_or("", |writing| writing.problem.as_str());
    let width = usize::from(area.width);
    let lines = |text: &str| if text.is_empty() { Vec::new() } else { wrap(&look.text(text), width) };
    let wrong = lines(problem).into_iter().map(|line| (line, Role::Careful));
    let does = lines(does).into_iter().map(|line| (line, Role::Text));
    let takes = lines(&takes).into_iter().map(|line| (line, Role::Quiet));
    // While something is written, what may be written comes first.
    let all: Vec<(String, Role)> = match (problem.is_empty(), page.writing().is_some()) {
        (false, _) => wrong.collect(),
        (true, true) => takes.chain(does).collect(),
        (true, false) => does.chain(takes).collect(),
    };
    for ((line, role), row) in all.into_iter().zip(area.rows()) {
        Line::styled(line, look.style(role)).render(row, buf);
    }
}
