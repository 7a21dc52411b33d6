//! The answer: the word, its reason, and what to do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect, Size};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::asked::Asked;
use crate::app::{App, Hint};
use crate::keys::Action;
use crate::phrase;
use crate::tui::frame::hint_line;
use crate::tui::look::Look;
use crate::tui::text::wrap;
use crate::tui::theme::Role;
use crate::tui::widgets::{BigWord, Panel};
use crate::views::{Beside, Door, Step, TodayView, question_alone};

/// The panel's title.
const TITLE: &str = "Rest or train?";
/// The widest a sentence is set: longer lines are hard to read.
const MEASURE: u16 = 72;
/// The rows that the word takes in small letters.
const SMALL_WORD: u16 = 3;

/// What can be done from the panel itself.
pub const OFFERS: &[Action] = &[Action::Why, Action::CheckIn, Action::Rested, Action::Unlogged];

/// Gives the height at which the panel says all it has to say, with its word in letters of the small size.
pub fn height(view: &TodayView, app: &App, look: Look, width: u16) -> u16 {
    let asked = Asked::of(app).map_or(0, |asked| asked.height(look, inner(width.saturating_sub(4))) + 1);
    Sentences::of(view, app, look, measure(width.saturating_sub(4))).height() + asked + SMALL_WORD + 3
}

/// Gives the height below which the panel would leave out something that health hangs on; 0 where health hangs on nothing said.
pub fn least_height(view: &TodayView, app: &App, look: Look, width: u16) -> u16 {
    let least = Sentences::of(view, app, look, measure(width.saturating_sub(4))).least_for_health();
    if least == 0 { 0 } else { least + 3 }
}

/// Paints the panel of the answer.
pub fn draw(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let asked = Asked::of(app);
    let [inside, below] = shared_with(asked.as_ref(), look, Panel::inside(area));
    let sentences = Sentences::of(view, app, look, measure(inside.width));
    // Large letters give way where that leaves room for every sentence, for the reason, or for one that health hangs on.
    let (least, rows) = (sentences.least(), inside.height);
    let (health, because) = (sentences.least_for_health(), sentences.because.len() as u16);
    let gives_way = least + SMALL_WORD > rows && (least < rows || health.max(because) + SMALL_WORD > rows);
    let room = Size::new(inside.width.saturating_sub(4), rows.saturating_sub(sentences.height() + 2).max(SMALL_WORD));
    let word = BigWord::fitting(view.answer().word, room, look.glyphs).filter(|_| !gives_way);
    let hints = if asked.is_some() { Vec::new() } else { hints(view, app) };
    let mut panel = Panel::new(TITLE, look).foot(hint_line(&hints, look, area.width.saturating_sub(4)));
    // Large letters cannot be searched for, copied or read aloud: the question is answered beside itself too.
    if word.is_some() {
        panel = panel.answered(in_words(view, look));
    }
    panel.draw(area, buf);
    if let Some(asked) = asked {
        asked.draw(look, below, buf);
    }
    let word_height = word.as_ref().map_or(1, |word| word.size().height);
    // The small letters end half a row above their last, so that no empty row has to follow them where rows are few.
    let is_loose = word_height != SMALL_WORD && !gives_way;
    let gap = u16::from(rows > word_height + sentences.height() || is_loose);
    let spare = inside.height.saturating_sub(word_height + gap + sentences.height());
    let mut rows = rows_of(inside).skip(usize::from(spare.div_ceil(3)));
    draw_word(word.as_ref(), view, look, &mut rows, buf);
    for _ in 0..gap {
        rows.next();
    }
    sentences.draw(&mut rows, buf);
}

/// Gives what can be done from the panel, and how much the check-in asks.
fn hints(view: &TodayView, app: &App) -> Vec<Hint> {
    let mut hints = app.hints(OFFERS);
    for hint in hints.iter_mut().filter(|hint| hint.action == Action::CheckIn && !view.questions.is_empty()) {
        let questions = phrase::count(view.questions.len() as u64, "question", "questions");
        hint.words = format!("{} ({questions})", hint.words);
    }
    hints
}

/// Gives the answer with its sign, as text.
pub fn in_words(view: &TodayView, look: Look) -> Span<'static> {
    Span::styled(view.answer().text(look.glyphs), look.palette.badge(view.answer()).add_modifier(Modifier::BOLD))
}

/// Shares the panel: the answer above, and the questions at the bottom where they are asked.
fn shared_with(asked: Option<&Asked<'_>>, look: Look, inside: Rect) -> [Rect; 2] {
    let Some(asked) = asked else { return [inside, Rect::ZERO] };
    let height = asked.height(look, inner(inside.width)).min(inside.height.saturating_sub(1));
    let [above, _, below] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(height)]).areas(inside);
    let inset = (inside.width - inner(inside.width)) / 2;
    [above, Rect { x: below.x + inset, width: inner(inside.width), ..below }]
}

/// Gives the columns of a panel's rows, two in from its edges where there is room.
const fn inner(inside: u16) -> u16 {
    if inside > 40 { inside - 4 } else { inside }
}

/// Gives the columns that sentences are set to in a panel of this width.
fn measure(inside: u16) -> u16 {
    inside.saturating_sub(if inside > 40 { 4 } else { 0 }).min(MEASURE)
}

/// Paints the word, its sentence and the next date where there is room for nothing else.
pub fn draw_small(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let area = inset(area);
    if let Some(asked) = Asked::of(app) {
        let mut rows = area.rows();
        draw_word(None, view, look, &mut rows, buf);
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        return asked.draw(look, below, buf);
    }
    let Small { word, because, below, spare } = Small::of(view, app, look, area);
    let mut rows = area.rows().skip(usize::from(spare > 2));
    draw_word(word.as_ref(), view, look, &mut rows, buf);
    for (line, row) in because.iter().zip(rows.by_ref().skip(usize::from(spare > 0))) {
        line.render(row, buf);
    }
    for (line, row) in below.into_iter().zip(rows.skip(usize::from(spare > 1))) {
        line.render(row, buf);
    }
}

/// Says whether the page that has room for nothing else says its word in large letters, which nothing but an eye can read.
pub fn is_in_letters(view: &TodayView, app: &App, look: Look, area: Rect) -> bool {
    Asked::of(app).is_none() && Small::of(view, app, look, inset(area)).word.is_some()
}

/// Gives an area a column in from its edges, where it has more than two.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x + u16::from(area.width > 2), width: area.width.saturating_sub(2).max(area.width.min(1)), ..area }
}

/// The answer where there is room for nothing else.
struct Small {
    /// The word in large letters, where they have room.
    word: Option<BigWord>,
    /// Why, and what must be said with it.
    because: Vec<Line<'static>>,
    /// The doors of an empty log and the next dates.
    below: Vec<Line<'static>>,
    /// Rows that are left.
    spare: usize,
}

impl Small {
    fn of(view: &TodayView, app: &App, look: Look, area: Rect) -> Self {
        let sentences = Sentences::of(view, app, look, area.width);
        // Once the day is done that is the answer, and comes before any date.
        let done = if view.is_done { sentences.in_short.clone() } else { Vec::new() };
        let said = [sentences.guards.clone(), done].concat();
        // What there is no room for is read elsewhere, and that is said.
        let rows = usize::from(area.height.saturating_sub(1)).saturating_sub(said.len());
        let is_told = sentences.warnings.is_empty() || sentences.because_within(rows).last() == Some(&sentences.more);
        let more = if is_told { Vec::new() } else { vec![sentences.more.clone()] };
        let because = sentences.because_within(rows.saturating_sub(more.len()));
        let more = if because.last() == more.last() { Vec::new() } else { more };
        let because = [because, said, more].concat();
        let below: Vec<Line<'static>> = doors(view, app, look).into_iter().chain(next_dates(view, look)).collect();
        let text_height = (because.len() + below.len()) as u16;
        // The word leaves a row of air around each part before it grows.
        let room = area.height.saturating_sub(text_height + 2);
        let word = BigWord::fitting(view.answer().word, Size::new(area.width, room), look.glyphs);
        let word_height = word.as_ref().map_or(1, |word| word.size().height);
        let spare = usize::from(area.height.saturating_sub(word_height + text_height));
        Self { word, because, below, spare }
    }
}

fn draw_word(word: Option<&BigWord>, view: &TodayView, look: Look, rows: &mut impl Iterator<Item = Rect>, buf: &mut Buffer) {
    let text = in_words(view, look);
    let Some(first) = rows.next() else { return };
    let Some(word) = word else { return text.render(first, buf) };
    let size = word.size();
    word.draw(Rect { height: size.height, ..first }, text.style, buf);
    for _ in 1..size.height {
        rows.next();
    }
}

/// The next rung that is not open yet and the last, and when they open.
fn next_dates(view: &TodayView, look: Look) -> impl Iterator<Item = Line<'static>> {
    let next = view.next_step();
    let last = view.way_back.as_ref().and_then(|way| way.steps.last());
    let last = last.filter(|last| next.is_some_and(|next| next.rung != last.rung && next.day != last.day));
    next.into_iter().chain(last).map(move |step| date(step, look))
}

fn date(step: &Step, look: Look) -> Line<'static> {
    let badge = Span::styled(format!("{} ", step.badge.glyph.shown(look.glyphs)), look.palette.badge(step.badge));
    let when = format!("{} {} {}", step.label, step.day, look.text(&step.range));
    Line::from(vec![badge, Span::styled(when.trim_end().to_owned(), look.style(Role::Text))])
}

/// The ways into an empty log, a line each.
fn doors(view: &TodayView, app: &App, look: Look) -> Vec<Line<'static>> {
    let Beside::Doors(doors) = &view.beside else { return Vec::new() };
    let line = |door: &Door| {
        let key = Span::styled(format!("{}  ", app.key_for(door.leads)), look.style(Role::Accent));
        Line::from(vec![key, Span::styled(door.label, look.style(Role::Text))])
    };
    doors.iter().map(line).collect()
}

/// The sentences of the answer, broken to a width.
struct Sentences {
    because: Vec<Line<'static>>,
    /// The advice that health hangs on: it is never left out.
    guards: Vec<Line<'static>>,
    /// The first of the other advice, then the rest of it.
    advice: [Vec<Line<'static>>; 2],
    /// The first sentence of the other advice, for where there is no room for all of it.
    in_short: Vec<Line<'static>>,
    warnings: Vec<Line<'static>>,
    /// Whether the reason is one that health hangs on.
    is_help: bool,
    /// The sign that something is left out.
    cut: &'static str,
    /// Said where the reason goes on and has no room.
    more: Line<'static>,
}

impl Sentences {
    fn of(view: &TodayView, app: &App, look: Look, width: u16) -> Self {
        let set = |text: &str, style: Style| -> Vec<Line<'static>> {
            wrap(&look.text(text), usize::from(width)).into_iter().map(|line| Line::styled(line, style)).collect()
        };
        let quiet = |lines: &[String]| lines.iter().flat_map(|line| set(line, look.style(Role::Quiet))).collect::<Vec<_>>();
        let (guards, others) = view.advice.split_at_checked(view.guards).unwrap_or((&view.advice, &[]));
        let (first, rest) = others.split_at_checked(1).unwrap_or((others, &[]));
        let in_short = first.first().and_then(|line| line.split_inclusive(". ").next()).map(str::trim_end);
        Self {
            guards: guards.iter().flat_map(|line| set(line, look.style(Role::Text))).collect(),
            advice: [quiet(first), quiet(rest)],
            in_short: in_short.map(|line| set(line, look.style(Role::Quiet))).unwrap_or_default(),
            is_help: view.is_help(),
            cut: look.either("…", "~"),
            more: reads_on(app, look),
            // Paragraphs, one a sign that needs a doctor, stand apart.
            because: view
                .because
                .lines()
                .map(|paragraph| set(paragraph, look.style(Role::Text)))
                .collect::<Vec<_>>()
                .join(&Line::default()),
            warnings: view
                .warnings
                .iter()
                .flat_map(|said| set(&in_place(&said.text, app), look.palette.tone(said.tone)))
                .collect(),
        }
    }

    /// Gives what stands together, the most important first.
    fn parts(&self) -> impl Iterator<Item = Vec<&Line<'static>>> {
        let [first, rest] = &self.advice;
        let advice = self.guards.iter().chain(first).chain(rest).collect();
        [self.because.iter().collect(), advice, self.warnings.iter().collect()]
            .into_iter()
            .filter(|part: &Vec<_>| !part.is_empty())
    }

    fn height(&self) -> u16 {
        let lines: usize = self.parts().map(|part| part.len()).sum();
        (lines + self.parts().count().saturating_sub(1)) as u16
    }

    /// Gives the rows that hold every sentence where nothing stands apart.
    fn least(&self) -> u16 {
        self.parts().flatten().filter(|line| line.width() > 0).count() as u16
    }

    /// Gives the rows that hold what health hangs on and its reason; 0 where it hangs on nothing that is said.
    fn least_for_health(&self) -> u16 {
        let because = self.because.iter().filter(|line| line.width() > 0).count();
        if self.guards.is_empty() && !self.is_help { 0 } else { (because + self.guards.len()) as u16 }
    }

    /// Paints as much as there are rows for; parts stand apart where all of them have room.
    fn draw(&self, rows: &mut impl Iterator<Item = Rect>, buf: &mut Buffer) {
        let rows: Vec<Rect> = rows.collect();
        if rows.len() < usize::from(self.height()) {
            return self.draw_dense(&rows, buf);
        }
        let mut rows = rows.into_iter();
        for (index, part) in self.parts().enumerate() {
            if index > 0 {
                rows.next();
            }
            for (line, row) in part.iter().zip(rows.by_ref().take(part.len())) {
                line.render(row, buf);
            }
        }
    }

    /// Gives the reason as far as so many rows hold it; where it goes on, the last of them says where it is to be read.
    fn because_within(&self, rows: usize) -> Vec<Line<'static>> {
        let mut shown = self.because.clone();
        if shown.len() > rows {
            shown.retain(|line| line.width() > 0);
        }
        if shown.len() > rows && rows > 0 {
            shown.truncate(rows - 1);
            shown.push(self.more.clone());
        }
        shown.truncate(rows);
        shown
    }

    /// Paints what matters most where there are too few rows: what health hangs on, the reason, the first advice, warnings, then
    /// the rest.
    fn draw_dense(&self, rows: &[Rect], buf: &mut Buffer) {
        let [first, rest] = &self.advice;
        let because = self.because_within(rows.len().saturating_sub(self.guards.len()));
        let left = rows.len().saturating_sub(because.len() + self.guards.len());
        let (first, rest) = if left < first.len() && left == self.in_short.len() && self.warnings.is_empty() {
            (self.in_short.as_slice(), [].as_slice())
        } else {
            (first.as_slice(), rest.as_slice())
        };
        let said = because.iter().chain(&self.guards).chain(first).chain(&self.warnings).chain(rest);
        let lines: Vec<&Line<'static>> = said.collect();
        for (line, row) in lines.iter().zip(rows) {
            line.render(*row, buf);
        }
        // What is left out is told at the end of what is not, unless that says already where it is read.
        if lines.len() > rows.len()
            && lines.get(rows.len().saturating_sub(1)).is_none_or(|last| **last != self.more)
            && let Some((last, row)) = rows.len().checked_sub(1).and_then(|at| lines.get(at).zip(rows.get(at)))
        {
            self.draw_cut(last, *row, rows.len() > because.len() + self.guards.len(), buf);
        }
    }

    /// Says in the last row that something is left out, and where it is read: behind its line where there is room, else in its
    /// place where that line may give way.
    fn draw_cut(&self, last: &Line<'static>, row: Rect, may_give_way: bool, buf: &mut Buffer) {
        let behind = |wide: u16| row.x + (last.width() as u16 + 1).min(row.width.saturating_sub(wide));
        let more = self.more.width() as u16;
        let has_room = last.width() as u16 + 1 + more <= row.width;
        if has_room || may_give_way {
            let x = if has_room { behind(more) } else { row.x };
            let place = Rect { x, width: row.right().saturating_sub(x), ..row };
            clear_row(place, buf);
            return self.more.clone().render(place, buf);
        }
        let x = behind(1);
        Span::styled(self.cut, last.style).render(Rect { x, width: row.right().saturating_sub(x), ..row }, buf);
    }
}

/// Takes away what stands in a row, and leaves its ground.
fn clear_row(row: Rect, buf: &mut Buffer) {
    for column in row.left()..row.right() {
        if let Some(cell) = buf.cell_mut((column, row.y)) {
            cell.set_symbol(" ");
        }
    }
}

/// Says that what is said goes on, and by which key it is read; while a form has the keys, none reads it.
fn reads_on(app: &App, look: Look) -> Line<'static> {
    let quiet = look.style(Role::Quiet);
    if app.place().takes_letters() {
        return Line::styled(look.either("…", "~"), quiet);
    }
    let key = Span::styled(app.key_for(Action::Why), look.style(Role::Accent));
    Line::from(vec![Span::styled(look.either("… ", "~ "), quiet), key, Span::styled(" reads on", quiet)])
}

/// Gives a warning as it is said beside the key that answers it.
fn in_place(text: &str, app: &App) -> String {
    question_alone(text)
        .map_or_else(|| text.to_owned(), |question| format!("{question} {} says so.", app.key_for(Action::Unlogged)))
}

/// Gives the rows of an area, two columns in from a panel's edge where there is room.
fn rows_of(area: Rect) -> impl Iterator<Item = Rect> {
    let inset = if area.width > 40 { 2 } else { 0 };
    let area = Rect { x: area.x + inset, width: area.width - inset, ..area };
    area.rows()
}
