//! The command palette, painted: the line, and what it finds with the keys that do the same.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{ClickTarget, FoundCommand, Palette};
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Panel, clear, draw_cursor};
use crate::views::Glyphs;

/// The widest the palette is set, and the most rows of commands.
const WIDEST: u16 = 76;
const MOST: u16 = 14;

/// Paints the palette over an area.
pub fn draw(palette: &Palette, hints: Line<'static>, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let width = area.width.min(WIDEST);
    let height = area.height.min(MOST + 3);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 4, width, height };
    clear(place, look, buf);
    let inside = Panel::new("What would you like to do?", look).foot(hints).draw(place, buf);
    let mut rows = inside.rows();
    let Some(line) = rows.next() else { return };
    let (text, cursor) = palette.line().window(usize::from(line.width.saturating_sub(3)));
    let prompt = Span::styled("> ", look.style(Role::Accent));
    Line::from(vec![prompt, Span::styled(text, look.style(Role::Text))]).render(line, buf);
    draw_cursor(line.x + 2 + cursor as u16, line, buf);
    if palette.found().is_empty() {
        if let Some(row) = rows.next() {
            Line::styled("Nothing that can be done now is called that.", look.style(Role::Quiet)).render(row, buf);
        }
        return;
    }
    // What the row under the cursor has no room for stands whole at the bottom.
    let whole = palette.found().get(palette.selected()).map(|found| whole(found, look, inside.width)).unwrap_or_default();
    let whole_rows = (whole.len() as u16).min(inside.height.saturating_sub(3));
    let shown = usize::from(inside.height.saturating_sub(1 + whole_rows)).max(1);
    let top = (palette.selected() + 1).saturating_sub(shown);
    let foot = Rect { y: inside.bottom() - whole_rows, height: whole_rows, ..inside };
    for (line, row) in whole.into_iter().zip(foot.rows()) {
        Line::styled(line, look.style(Role::Quiet)).render(row, buf);
    }
    let sign = more(top, shown, palette.found().len(), look);
    draw_more(sign, inside, place, look, buf);
    let rows = rows.take(shown);
    for ((at, found), row) in palette.found().iter().enumerate().skip(top).zip(rows) {
        targets.add(row, ClickTarget::Row(at));
        painted(found, look, row.width).render(row, buf);
        if at == palette.selected() {
            buf.set_style(row, look.palette.marked());
        }
    }
}

/// Gives the words of a command whose row is too short for them.
fn whole(found: &FoundCommand, look: Look, width: u16) -> Vec<String> {
    let help = look.text(found.command.help);
    let is_cut = help.width() > room(&key(found, look), width);
    if is_cut { wrap(&help, usize::from(width)) } else { Vec::new() }
}

/// Gives the sign that there is more than is shown.
const fn more(top: usize, shown: usize, count: usize, look: Look) -> &'static str {
    match (top > 0, top + shown < count) {
        (true, true) => look.either(" ▴▾ ", " ^v "),
        (true, false) => look.either(" ▴ ", " ^ "),
        (false, true) => look.either(" ▾ more ", " v more "),
        (false, false) => "",
    }
}

/// Paints a sign into the lower edge of the frame.
fn draw_more(sign: &'static str, inside: Rect, frame: Rect, look: Look, buf: &mut Buffer) {
    let width = sign.width() as u16;
    let place = Rect { x: (inside.right() + 1).saturating_sub(width), y: inside.bottom(), width, height: 1 };
    Span::styled(sign, look.style(Role::Accent)).render(place.intersection(frame), buf);
}

fn key(found: &FoundCommand, look: Look) -> String {
    match look.glyphs {
        Glyphs::Unicode => found.command.key.to_string(),
        Glyphs::Ascii => found.command.key.ascii(),
    }
}

/// Gives the columns that a command's words have beside its key.
fn room(key: &str, width: u16) -> usize {
    usize::from(width).saturating_sub(key.width() + 2)
}

/// Gives a command as a row: its words, what was written of them bright, and its key at the right.
fn painted(found: &FoundCommand, look: Look, width: u16) -> Line<'static> {
    let key = key(found, look);
    let words = fit(&look.text(found.command.help), room(&key, width), look.either("…", "~"));
    let mut spans = Vec::new();
    for (at, letter) in words.chars().enumerate() {
        let is_written = found.letters.binary_search(&(at as u32)).is_ok();
        spans.push(Span::styled(letter.to_string(), look.style(if is_written { Role::Accent } else { Role::Text })));
    }
    let gap = usize::from(width).saturating_sub(spans.len() + key.width());
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(key, look.style(Role::Quiet)));
    Line::from(spans)
}
