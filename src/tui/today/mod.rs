//! Today, painted.
//!
//! ```text
//! spacious                                  wide                            medium                     small
//! ╭ answer ────╮╭ beside ──╮╭ to come ───╮  ╭ answer ──────╮╭ beside ────╮  ╭ answer ──────────────╮  WORD
//! │            ││          ││            │  │              ││            │  ╰──────────────────────╯  sentence
//! ╰────────────╯╰──────────╯╰────────────╯  ╰──────────────╯╰────────────╯  ╭ beside ──────────────╮  next date
//! ╭ systems ───╮╭ way back, chances ─────╮  ╭ systems ─────╮╭ way back ──╮  ╰──────────────────────╯
//! ╰────────────╯╰────────────────────────╯  ╰──────────────╯╰────────────╯  ╭ systems ─╮╭ way back ╮
//! ╭ weeks around today ────╮╭ lately ────╮  ╭ weeks around today ────────╮  ╰──────────╯╰──────────╯
//! ╰────────────────────────╯╰────────────╯  ╰────────────────────────────╯
//! ```

mod answer;
mod asked;
mod beside;
mod chances;
mod lists;
mod strip;
mod systems;
mod way_back;
mod weeks;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect, Size};
use ratatui::text::Span;

use crate::app::App;
use crate::keys::Action;
use crate::tui::look::Look;
use crate::views::{Beside, TodayView};

/// The least room of the composition with seven panels, and of that with five.
const SPACIOUS: Size = Size::new(160, 38);
const WIDE: Size = Size::new(100, 30);
/// The most that a few panels are spread over, and that any are.
const WIDEST: Size = Size::new(156, 52);
const MOST: Size = Size::new(220, 70);
/// Rows from which everything has air, and those of the coming days as one line with its frame.
const TALL: u16 = 50;
const STRIP: u16 = 5;
/// The least rows in which what was done lately is worth painting.
const LATELY: u16 = 5;
/// The most that a page with little on it takes, unless its words need more rows; and the rows that large letters need
/// beyond the small ones, with their air.
const ALONE: Size = Size::new(112, 30);
const LARGE: u16 = 6;
/// The least room of the composition with four.
const MEDIUM: Size = Size::new(76, 20);

/// How Today is laid out in the room it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composition {
    /// Seven panels.
    Spacious,
    /// Five panels.
    Wide,
    /// Four panels.
    Medium,
    /// The answer and what stands beside it: nothing is logged yet, or a doctor is wanted.
    Alone,
    /// The word, its sentence and the next date.
    Small,
}

impl Composition {
    /// Chooses the composition.
    #[must_use]
    pub fn of(view: &TodayView, area: Rect) -> Self {
        let has_room = |least: Size| area.width >= least.width && area.height >= least.height;
        match view.systems.is_empty() {
            true if has_room(Size::new(30, 14)) => Self::Alone,
            false if has_room(SPACIOUS) => Self::Spacious,
            false if has_room(WIDE) => Self::Wide,
            false if has_room(MEDIUM) => Self::Medium,
            true | false => Self::Small,
        }
    }
}

/// Paints Today into an area.
pub fn draw(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    match Composition::of(view, area) {
        Composition::Spacious => draw_spacious(view, app, look, centred(area, MOST), buf),
        Composition::Wide => draw_wide(view, app, look, centred(area, WIDEST), buf),
        Composition::Medium => draw_medium(view, app, look, area, buf),
        Composition::Alone => draw_alone(view, app, look, centred(area, WIDEST), buf),
        Composition::Small => answer::draw_small(view, app, look, area, buf),
    }
}

/// Says whether a panel offers an action in its own edge.
#[must_use]
pub fn offers(view: &TodayView, action: Action, area: Rect) -> bool {
    Composition::of(view, area) != Composition::Small && answer::OFFERS.contains(&action)
}

/// Gives the answer with its sign where the page itself has it in large letters only, for the line above the page.
#[must_use]
pub fn in_words_above(view: &TodayView, app: &App, look: Look, area: Rect) -> Option<Span<'static>> {
    let is_small = Composition::of(view, area) == Composition::Small;
    (is_small && answer::is_in_letters(view, app, look, area)).then(|| answer::in_words(view, look))
}

fn draw_spacious(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let columns = Layout::horizontal([Constraint::Fill(46), Constraint::Fill(27), Constraint::Fill(27)]);
    let [left, centre, right] = columns.areas(area);
    let Rows { top, middle, foot, weeks } = Rows::of(view, app, look, area, left.width);
    let at = |column: Rect, row: Rect| Rect { y: row.y, height: row.height, ..column };
    let both = |one: Rect, other: Rect| one.union(other);
    answer::draw(view, app, look, at(left, top), buf);
    beside::draw(&view.beside, app, look, at(centre, top), buf);
    lists::draw_to_come(&app.to_come_view(), app, look, at(right, top), buf);
    systems::draw(view, look, at(left, middle), buf);
    way_back::draw(view, look, both(at(centre, middle), at(right, middle)), buf);
    draw_weeks(view, app, weeks, look, both(at(left, foot), at(centre, foot)), buf);
    lists::draw_lately(app, look, at(right, foot), buf);
}

fn draw_wide(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let [left, right] = Layout::horizontal([Constraint::Fill(54), Constraint::Fill(46)]).areas(area);
    let Rows { top, middle, foot, weeks } = Rows::of(view, app, look, area, left.width);
    let at = |column: Rect, row: Rect| Rect { y: row.y, height: row.height, ..column };
    answer::draw(view, app, look, at(left, top), buf);
    draw_beside(view, app, look, at(right, top), buf);
    systems::draw(view, look, at(left, middle), buf);
    way_back::draw(view, look, at(right, middle), buf);
    draw_weeks(view, app, weeks, look, foot, buf);
}

/// Paints what stands beside the answer, and below it what is to come where what helps today leaves room for it; what is left
/// over then goes to what was done lately.
fn draw_beside(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let told = beside::least_height(&view.beside, look, area.width);
    let plans = app.to_come_view();
    let rows = lists::height(&plans, app, look, area.width);
    if told == 0 || told + rows.min(lists::LEAST) > area.height {
        return beside::draw(&view.beside, app, look, area, buf);
    }
    let airy = match &view.beside {
        Beside::Comfort(comfort) => beside::airy_height(comfort, look, area.width),
        Beside::Refuelling(_) | Beside::Doors(_) | Beside::Nothing => told,
    };
    let spare = area.height.saturating_sub(airy + rows);
    let lately = if spare >= LATELY { lists::lately_height(app, spare) } else { 0 };
    let parts = [Constraint::Fill(1), Constraint::Length(rows.min(area.height - told)), Constraint::Length(lately)];
    let [above, below, foot] = Layout::vertical(parts).areas(area);
    beside::draw(&view.beside, app, look, above, buf);
    lists::draw_to_come(&plans, app, look, below, buf);
    if lately > 0 {
        lists::draw_lately(app, look, foot, buf);
    }
}

/// Paints so many weeks around today, or where there is no room for two the coming ones as one line of days.
fn draw_weeks(view: &TodayView, app: &App, weeks: u16, look: Look, area: Rect, buf: &mut Buffer) {
    if weeks < 2 {
        if !view.strip.cells.is_empty() {
            strip::draw(view, look, area, buf);
        }
        return;
    }
    let back = match weeks {
        2 => 0,
        3 | 4 => 1,
        _ => 2,
    };
    let shown = app.weeks_around_today(-back..=i64::from(weeks) - 1 - back);
    weeks::draw(&shown, &view.strip.layoff, &view.rest_days, look, area, buf);
}

/// The rows of the compositions with room, top to bottom, and how many weeks the last of them shows.
struct Rows {
    top: Rect,
    middle: Rect,
    foot: Rect,
    weeks: u16,
}

impl Rows {
    /// Shares the height: the answer has what it needs, the weeks as many as fit, and what is left goes to what can use it.
    fn of(view: &TodayView, app: &App, look: Look, area: Rect, answer_width: u16) -> Self {
        let tall = area.height >= TALL;
        let middle = if tall { 15 } else { 9 };
        // The letters across the room take so much more than the small ones. Questions take that room, and nothing else moves.
        let larger = if app.asked_in_place().is_some() {
            0
        } else if tall {
            8
        } else {
            3
        };
        let needed = (answer::height(view, app, look, answer_width) + larger).max(beside::height(&view.beside));
        let room = area.height.saturating_sub(middle + needed);
        let weeks = (2..=5).rev().find(|weeks| weeks::height(*weeks) <= room).unwrap_or(0);
        let foot = match weeks {
            // Where illness or injury leaves the coming days open there are none to show.
            0 => STRIP * u16::from(!view.strip.cells.is_empty()),
            weeks => room.min(weeks::most(weeks)),
        };
        let rows = [Constraint::Fill(1), Constraint::Length(middle), Constraint::Length(foot)];
        let [top, middle, foot] = Layout::vertical(rows).areas(area);
        Self { top, middle, foot, weeks }
    }
}

fn draw_medium(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let [upper, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(8)]).areas(area);
    // A window that is open keeps its rows; what is for comfort gives way to what must be said.
    let (least, most) = match view.beside {
        Beside::Refuelling(_) => (5, 7),
        Beside::Comfort(_) | Beside::Doors(_) => (3, 8),
        Beside::Nothing => (0, 0),
    };
    let beside = upper.height.saturating_sub(answer::height(view, app, look, upper.width)).min(most);
    let beside = if beside >= least { beside } else { least.min(5) * u16::from(least > 3) };
    // But nothing takes the rows of what health hangs on.
    let left = upper.height.saturating_sub(answer::least_height(view, app, look, upper.width));
    let beside = if beside > left && left < least { 0 } else { beside.min(left) };
    let [top, middle] = Layout::vertical([Constraint::Fill(1), Constraint::Length(beside)]).areas(upper);
    let halves = if way_back::has_long_range(view) { (9, 11) } else { (1, 1) };
    let [left, right] = Layout::horizontal([Constraint::Fill(halves.0), Constraint::Fill(halves.1)]).areas(foot);
    answer::draw(view, app, look, top, buf);
    beside::draw(&view.beside, app, look, middle, buf);
    systems::draw(view, look, left, buf);
    way_back::draw(view, look, right, buf);
}

fn draw_alone(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let doors = match &view.beside {
        Beside::Doors(doors) => (doors.len() as u16) * if area.height >= 20 { 2 } else { 1 } + 3,
        Beside::Refuelling(_) | Beside::Comfort(_) => 5,
        Beside::Nothing => 0,
    };
    // A page with little on it stands together in the middle rather than far apart.
    let needed = answer::height(view, app, look, area.width.min(ALONE.width)) + LARGE + doors;
    let area = centred(area, Size::new(ALONE.width, needed.max(ALONE.height)));
    let [top, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(doors)]).areas(area);
    answer::draw(view, app, look, top, buf);
    beside::draw(&view.beside, app, look, foot, buf);
}

/// Gives the middle of an area, at most so large.
fn centred(area: Rect, most: Size) -> Rect {
    let (width, height) = (area.width.min(most.width), area.height.min(most.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
