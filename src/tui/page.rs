//! Pages that are read and scrolled: help, one entry or one row of evidence in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Along, Extent};
use crate::keys::{Keymap, Place};
use crate::tui::course;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::text::wrap;
use crate::tui::theme::{Role, Styles};
use crate::tui::widgets::{Panel, clear};
use crate::views::{CourseView, EntryView, EvidenceView, Fact, Glyphs, Said};

/// The widest a page is set.
pub(super) const WIDEST: u16 = 96;
/// The widest a session is set whose course is drawn; the least columns that have its figures beside the charts, and theirs.
const WIDEST_COURSE: u16 = 160;
const WITH_COURSE: u16 = 70;
const FIGURES: u16 = 31;
const FIGURES_WIDE: u16 = 38;
/// The least rows of a page with its frame.
const LEAST: u16 = 7;
/// The least width of the keys where they stand in several columns, what parts these, and how many there are at most.
const HELP_COLUMN: u16 = 56;
const COLUMN_GAP: u16 = 3;
const MOST_COLUMNS: u16 = 3;

/// Paints a page scrolled down by so many lines, and gives how much there is and how much fits.
pub fn draw(
    title: &str,
    lines: &dyn Fn(usize) -> Vec<Line<'static>>,
    top: usize,
    hints: Line<'static>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
) -> Extent {
    let set = lines(usize::from(Panel::inside(middle(WIDEST, area)).width));
    // A page with little on it is as high as what it holds: a large empty one looks as if something were missing.
    let height = area.height.min((set.len() as u16).saturating_add(2).max(LEAST));
    let area = Rect { y: area.y + (area.height - height) / 3, height, ..area };
    let inside = sheet(title, hints, WIDEST, look, area, buf);
    let extent = draw_lines(set, top, inside, buf);
    draw_more(&extent, top, inside, area, look, buf);
    extent
}

/// Paints every key, in as many columns as there is room for: each goes on where the one before it ends.
pub fn draw_help(
    (keys, here): (&Keymap, Place),
    top: usize,
    hints: Line<'static>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
) -> Extent {
    let inner = Panel::inside(area).width + COLUMN_GAP;
    let columns = (inner / (HELP_COLUMN + COLUMN_GAP)).min(MOST_COLUMNS);
    if columns < 2 {
        return draw("Keys", &|width| help(keys, here, look, width), top, hints, look, area, buf);
    }
    let width = inner / columns - COLUMN_GAP;
    let lines = help(keys, here, look, usize::from(width));
    let inside = sheet("Keys", hints, area.width, look, area, buf);
    let rows = usize::from(inside.height);
    let extent = Extent::of(lines.len(), rows * usize::from(columns));
    let top = top.min(extent.last_top());
    for at in 0..columns {
        let column = Rect { x: inside.x + at * (width + COLUMN_GAP), width, ..inside };
        let lines = lines.iter().skip(top + rows * usize::from(at));
        lines.zip(column.rows()).for_each(|(line, row)| line.render(row, buf));
    }
    draw_more(&extent, top, inside, area, look, buf);
    extent
}

/// A recorded session as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// Its figures.
    pub view: &'a EntryView,
    /// Its course.
    pub course: &'a CourseView,
    /// How the course is read.
    pub along: Along,
    /// The line of the figures at the top.
    pub top: usize,
}

/// Paints a recorded session: its figures with its charts beside them, or one chart with all the room.
pub fn draw_recorded(
    read: Recorded<'_>,
    hints: Line<'static>,
    look: Look,
    area: Rect,
    buf: &mut Buffer,
    targets: &mut Targets,
) -> Extent {
    let Recorded { view, course, along, top } = read;
    let inside = sheet(&view.title, hints, WIDEST_COURSE, look, area, buf);
    if along.chart > 0 {
        course::draw(course, along, look, inside, buf, targets);
        return Extent::default();
    }
    let has_room = inside.width >= WITH_COURSE && inside.height >= course::least_height(course);
    let figures = if inside.width >= 2 * WITH_COURSE - FIGURES { FIGURES_WIDE } else { FIGURES };
    let [figures, _, charts] = if has_room {
        Layout::horizontal([Constraint::Length(figures), Constraint::Length(2), Constraint::Fill(1)]).areas(inside)
    } else {
        [inside, Rect::ZERO, Rect::ZERO]
    };
    if has_room {
        course::draw(course, along, look, charts, buf, targets);
    }
    let extent = draw_lines(entry(view, look, usize::from(figures.width)), top, figures, buf);
    draw_more(&extent, top, inside, area, look, buf);
    extent
}

/// Clears a sheet of at most so many columns in the middle, and gives the room inside its frame.
pub(super) fn sheet(title: &str, hints: Line<'static>, widest: u16, look: Look, area: Rect, buf: &mut Buffer) -> Rect {
    let area = middle(widest, area);
    clear(area, look, buf);
    Panel::new(title, look).foot(hints).draw(area, buf)
}

/// Gives the middle of an area, at most so many columns of it.
fn middle(widest: u16, area: Rect) -> Rect {
    let width = area.width.min(widest);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

pub(super) fn draw_lines(lines: Vec<Line<'static>>, top: usize, area: Rect, buf: &mut Buffer) -> Extent {
    let extent = Extent::of(lines.len(), usize::from(area.height));
    let top = top.min(extent.last_top());
    for (line, row) in lines.into_iter().skip(top).zip(area.rows()) {
        line.render(row, buf);
    }
    extent
}

/// Says in the frame around a page that there is more above and below.
pub(super) fn draw_more(extent: &Extent, top: usize, inside: Rect, area: Rect, look: Look, buf: &mut Buffer) {
    let top = top.min(extent.last_top());
    let mut say = |text: &str, y: u16| {
        let width = text.width() as u16;
        let place = Rect { x: (inside.right() + 1).saturating_sub(width), y, width, height: 1 };
        Span::styled(text.to_owned(), look.style(Role::Accent)).render(place.intersection(area), buf);
    };
    if top > 0 {
        say(look.either(" ▴ ", " ^ "), inside.y.saturating_sub(1));
    }
    if top + extent.rows < extent.lines {
        say(look.either(" ▾ more ", " v more "), inside.bottom());
    }
}

/// Gives one entry in full.
pub fn entry(view: &EntryView, look: Look, width: usize) -> Vec<Line<'static>> {
    let mut text = Typesetter { look, width, lines: Vec::new() };
    text.say(&view.when, Role::Quiet, 0);
    text.gap();
    text.facts(&view.facts);
    if !view.missing.is_empty() {
        text.gap();
        text.say(&view.missing, Role::Quiet, 0);
    }
    text.notes(&view.notes);
    text.lines
}

/// Gives a row of the table of evidence in full.
pub fn evidence(view: &EvidenceView, look: Look, width: usize) -> Vec<Line<'static>> {
    let mut text = Typesetter { look, width, lines: Vec::new() };
    text.say(&view.title, Role::Title, 0);
    text.gap();
    text.facts(&view.facts);
    text.notes(&view.notes);
    text.lines
}

/// Gives what an import brought or would bring, and what it left out; a line with nothing in it is a gap.
pub fn imported(lines: &[Said], look: Look, width: usize) -> Vec<Line<'static>> {
    let mut text = Typesetter { look, width, lines: Vec::new() };
    for said in lines {
        if said.text.is_empty() {
            text.gap();
        } else if said.text.width() <= width {
            // A table keeps its blanks.
            text.lines.push(Line::styled(look.text(&said.text).to_string(), look.style(Styles::role(said.tone))));
        } else {
            text.say(&said.text, Styles::role(said.tone), 0);
        }
    }
    text.lines
}

/// Sets names beside each other in rows of so many columns, with two columns between them.
fn in_rows(names: impl Iterator<Item = String>, width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for name in names {
        match rows.last_mut().filter(|row| row.width() + 2 + name.width() <= width) {
            Some(row) => *row = format!("{row}  {name}"),
            None => rows.push(name),
        }
    }
    rows
}

/// Gives every key, made from the table as it counts now: those of the place where one is first.
fn help(keys: &Keymap, here: Place, look: Look, width: usize) -> Vec<Line<'static>> {
    let mut text = Typesetter { look, width, lines: Vec::new() };
    let keys_width: usize = match width {
        0..50 => 12,
        50..80 => 16,
        80.. => 20,
    };
    let elsewhere = Place::ALL.into_iter().filter(|place| *place != here);
    for (at, place) in std::iter::once(here).chain(elsewhere).enumerate() {
        if at > 0 {
            text.gap();
        }
        text.say(place.title(), Role::Title, 0);
        for row in keys.rows(place).filter(|row| !row.keys.is_empty()) {
            let named = |key: &crate::keys::Key| match look.glyphs {
                Glyphs::Unicode => key.to_string(),
                Glyphs::Ascii => key.ascii(),
            };
            let shown = in_rows(row.keys.iter().map(named), keys_width.saturating_sub(2));
            let help = wrap(row.help, width.saturating_sub(keys_width + 2));
            for at in 0..shown.len().max(help.len()) {
                let [shown, help] = [&shown, &help].map(|lines| lines.get(at).map_or("", String::as_str));
                let style = if shown.is_empty() { Style::default() } else { look.style(Role::Accent) };
                let head = Span::styled(format!("  {shown:<keys_width$}"), style);
                text.lines.push(Line::from(vec![head, Span::styled(help.to_owned(), look.style(Role::Text))]));
            }
        }
    }
    text.lines
}

/// Lines being set to a width.
pub(super) struct Typesetter {
    /// The look.
    pub look: Look,
    /// Columns of a line.
    pub width: usize,
    /// What is set so far.
    pub lines: Vec<Line<'static>>,
}

impl Typesetter {
    /// Sets labels with their values beside them.
    fn facts(&mut self, facts: &[Fact]) {
        let indent = facts.iter().map(|fact| fact.label.chars().count()).max().unwrap_or(0) + 2;
        for fact in facts {
            let value = wrap(&self.look.text(&fact.value), self.width.saturating_sub(indent));
            for (at, line) in value.into_iter().enumerate() {
                let label = if at == 0 { fact.label } else { "" };
                let label = Span::styled(format!("{label:<indent$}"), self.look.style(Role::Quiet));
                self.lines.push(Line::from(vec![label, Span::styled(line, self.look.style(Role::Text))]));
            }
        }
    }

    fn notes(&mut self, notes: &[String]) {
        for (at, note) in notes.iter().enumerate() {
            if at == 0 {
                self.gap();
            }
            self.say(note, Role::Text, 0);
        }
    }

    pub(super) fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    pub(super) fn say(&mut self, text: &str, role: Role, indent: usize) {
        for line in wrap(&self.look.text(text), self.width.saturating_sub(indent)) {
            self.lines.push(Line::styled(format!("{}{line}", " ".repeat(indent)), self.look.style(role)));
        }
    }
}
