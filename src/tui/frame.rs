//! What stands around every screen: the tabs above, what can be done now below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Around, ClickTarget, Hint, Tab};
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;

const NAME: &str = "Deckchair";
/// What stands in place of the name for as long as a made-up log is shown.
const DEMO: &str = "Demo";
/// Columns below which the footer offers help only, beside what can be done now.
const NARROW: u16 = 60;
/// Rows of a terminal from which a notice may take several of them, and the most that it takes.
const ROOMY: u16 = 12;
const MOST_ROWS: usize = 3;

/// Gives what the line above the screen begins with: the answer where it stands in words, else the program's name. Of a made-up
/// log both are said to be of one.
fn first(around: &Around, in_words: Option<Span<'static>>, look: Look) -> Vec<Span<'static>> {
    let demo = || Span::styled(DEMO, look.style(Role::Careful));
    match (around.is_demo, in_words) {
        (false, None) => vec![Span::styled(NAME, look.style(Role::Accent))],
        (false, Some(words)) => vec![words],
        (true, None) => vec![demo()],
        (true, Some(words)) => vec![demo(), Span::raw(" "), words],
    }
}

/// Paints the line above the screen: the answer in words, where it has no better place, or the name, and the tabs on the left,
/// day and clock on the right.
pub fn draw_head(
    around: &Around,
    in_words: Option<Span<'static>>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) {
    let width = usize::from(area.width);
    let first = [vec![Span::raw(" ")], first(around, in_words, look)].concat();
    let name = Line::from(first.clone());
    let working =
        if around.working.is_empty() { String::new() } else { format!("{} {}  ", look.either("⟳", "*"), around.working) };
    let right =
        [&format!("{}  ", around.date), &format!("{}  ", around.day), ""].map(|day| format!("{working}{day}{} ", around.clock));
    let (wide, narrow) = (tabs(around, look), here(around, look));
    let ways = [(&wide, true), (&narrow, false)];
    let ways = ways.into_iter().flat_map(|(tabs, all)| right.iter().map(move |right| (tabs, all, right)));
    for (tabs, has_all_tabs, right) in ways {
        let left = Line::from([first.clone(), tabs.clone()].concat());
        // Two columns at least keep the one from being read on into the other.
        if left.width() + right.width() + 1 < width {
            if has_all_tabs {
                target_tabs(around, name.width() as u16, area, targets);
            }
            // A line's style paints its whole row: what has colours of its own comes after it.
            Line::styled(right.clone(), look.style(Role::Quiet)).right_aligned().render(area, buf);
            left.render(area, buf);
            return;
        }
    }
    name.render(area, buf);
}

/// Says where each tab lies after the name.
fn target_tabs(around: &Around, name: u16, area: Rect, targets: &mut Targets) {
    let mut x = area.x + name + 2;
    for ((key, name, _), tab) in around.tabs.iter().zip(Tab::ALL) {
        let width = (key.width() + name.width() + 1) as u16;
        targets.add(Rect { x: x + 1, width, ..area }, ClickTarget::Tab(tab));
        x += width + 2;
    }
}

fn tabs(around: &Around, look: Look) -> Vec<Span<'static>> {
    let tab = |(key, name, is_here): &(String, &'static str, bool)| {
        let text = format!(" {key} {name} ");
        let style = if *is_here { look.style(Role::Accent).add_modifier(Modifier::UNDERLINED) } else { look.style(Role::Quiet) };
        // Only the words carry the underline.
        [Span::raw(" "), Span::styled(text.trim().to_owned(), style), Span::raw(" ")]
    };
    [Span::raw("  ")].into_iter().chain(around.tabs.iter().flat_map(tab)).collect()
}

fn here(around: &Around, look: Look) -> Vec<Span<'static>> {
    let name = around.tabs.iter().find(|(_, _, is_here)| *is_here).map_or("", |(_, name, _)| *name);
    vec![Span::raw("  "), Span::styled(name, look.style(Role::Title))]
}

/// Gives the rows below the screen: one, and as many more as a notice needs that is longer than a line, where a notice has room.
pub fn foot_height(around: &Around, look: Look, area: Rect) -> u16 {
    if area.height < ROOMY {
        return 1;
    }
    around.notice.as_ref().map_or(1, |said| notice_lines(&said.text, look, area.width).len().clamp(1, MOST_ROWS) as u16)
}

fn notice_lines(text: &str, look: Look, width: u16) -> Vec<String> {
    let (text, room) = (look.text(text), usize::from(width.saturating_sub(4)));
    // What fits keeps its gaps.
    if text.width() <= room { vec![text.into_owned()] } else { wrap(&text, room) }
}

/// Paints the lines below the screen: the notice where there is one, else what can be done now.
pub fn draw_foot(around: &Around, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    if let Some(said) = around.notice.as_ref().filter(|_| area.height > 1) {
        let lines = notice_lines(&said.text, look, area.width);
        let (cut, rows) = (lines.len() > usize::from(area.height), area.rows());
        for (at, (mut line, row)) in lines.into_iter().zip(rows).enumerate() {
            if cut && at + 1 == usize::from(area.height) {
                line.push_str(look.either(" …", " ~"));
            }
            let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
            Line::styled(line, look.palette.tone(said.tone)).render(row, buf);
        }
        return;
    }
    let [hints, always] = [&around.hints, &around.always].map(|hints| hint_line(hints, look, area.width.saturating_sub(2)));
    let always =
        if area.width < NARROW { hint_line(around.always.get(..1).unwrap_or_default(), look, area.width) } else { always };
    let said = around.notice.as_ref().map_or(0, |said| said.text.width());
    // A notice that needs the whole line has it.
    let has_room = always.width() + said.max(16) + 5 <= usize::from(area.width);
    let always_width = if has_room { always.width() } else { 0 };
    let room = usize::from(area.width).saturating_sub(always_width + 4);
    let left = match &around.notice {
        Some(said) => Line::styled(fit(&look.text(&said.text), room, look.either("…", "~")), look.palette.tone(said.tone)),
        None if hints.width() <= room => hints,
        None => hint_line(&around.hints, look, room as u16),
    };
    let inner = Rect { x: area.x + u16::from(area.width > 1), width: area.width.saturating_sub(2), ..area };
    if around.notice.is_none() {
        target_hints(&around.hints, room, inner, targets);
    }
    left.render(inner, buf);
    if always_width > 0 {
        let first = if area.width < NARROW { around.always.get(..1).unwrap_or_default() } else { &around.always };
        let x = inner.right().saturating_sub(always_width as u16);
        target_hints(first, always_width, Rect { x, width: always_width as u16, ..inner }, targets);
        always.right_aligned().render(inner, buf);
    }
}

/// Says where each hint lies in a line of so many columns.
fn target_hints(hints: &[Hint], room: usize, area: Rect, targets: &mut Targets) {
    let mut taken = 0;
    for hint in hints {
        let gap = if taken == 0 { 0 } else { 3 };
        let width = hint.key.to_string().width() + 1 + hint.words.width();
        if taken + gap + width > room {
            return;
        }
        targets.add(Rect { x: area.x + (taken + gap) as u16, width: width as u16, ..area }, ClickTarget::Action(hint.action));
        taken += gap + width;
    }
}

/// Gives the hints as one line, as many of them as fit.
pub fn hint_line(hints: &[Hint], look: Look, width: u16) -> Line<'static> {
    let mut spans = Vec::new();
    let mut taken = 0;
    for hint in hints {
        let key = match look.glyphs {
            crate::views::Glyphs::Unicode => hint.key.to_string(),
            crate::views::Glyphs::Ascii => hint.key.ascii(),
        };
        let gap = if spans.is_empty() { "" } else { "   " };
        taken += gap.len() + key.width() + 1 + hint.words.width();
        if taken > usize::from(width) {
            break;
        }
        spans.extend([
            Span::raw(gap),
            Span::styled(key, look.style(Role::Accent)),
            Span::styled(format!(" {}", hint.words), look.style(Role::Quiet)),
        ]);
    }
    Line::from(spans)
}
