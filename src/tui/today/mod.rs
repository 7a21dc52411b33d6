//! Today, painted.
//!
//! ```text
//! wide                             medium                      small
//! ╭ answer ───────╮╭ beside ────╮  ╭ answer ────────────────╮  WORD
//! │               ││            │  ╰────────────────────────╯  sentence
//! ╰───────────────╯╰────────────╯  ╭ beside ────────────────╮  next date
//! ╭ systems ──────╮╭ way back ──╮  ╰────────────────────────╯
//! ╰───────────────╯╰────────────╯  ╭ systems ──╮╭ way back ─╮
//! ╭ strip ──────────────────────╮  ╰───────────╯╰───────────╯
//! ╰─────────────────────────────╯
//! ```

mod answer;
mod asked;
mod beside;
mod strip;
mod systems;
mod way_back;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect, Size};

use crate::app::App;
use crate::keys::Action;
use crate::tui::look::Look;
use crate::views::{Beside, TodayView};

/// The least room of the composition with five panels, and the most it is spread over.
const WIDE: Size = Size::new(100, 30);
const WIDEST: Size = Size::new(156, 52);
/// The least room of the composition with four.
const MEDIUM: Size = Size::new(76, 20);

/// How Today is laid out in the room it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composition {
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
            false if has_room(WIDE) => Self::Wide,
            false if has_room(MEDIUM) => Self::Medium,
            true | false => Self::Small,
        }
    }
}

/// Paints Today into an area.
pub fn draw(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    match Composition::of(view, area) {
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

fn draw_wide(view: &TodayView, app: &App, look: Look, area: Rect, buf: &mut Buffer) {
    let middle = if area.height >= 46 { 16 } else { 10 };
    // Where illness or injury leaves the coming days open there are none to show.
    let strip = if view.strip.cells.is_empty() { 0 } else { 5 };
    let [top, middle, foot] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(middle), Constraint::Length(strip)]).areas(area);
    let columns = Layout::horizontal([Constraint::Fill(56), Constraint::Fill(44)]);
    let [upper_left, upper_right] = columns.areas(top);
    let [lower_left, lower_right] = columns.areas(middle);
    answer::draw(view, app, look, upper_left, buf);
    beside::draw(&view.beside, app, look, upper_right, buf);
    systems::draw(view, look, lower_left, buf);
    way_back::draw(view, look, lower_right, buf);
    if !view.strip.cells.is_empty() {
        strip::draw(view, look, foot, buf);
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
    let [top, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(doors)]).areas(area);
    answer::draw(view, app, look, top, buf);
    beside::draw(&view.beside, app, look, foot, buf);
}

/// Gives the middle of an area, at most so large.
fn centred(area: Rect, most: Size) -> Rect {
    let (width, height) = (area.width.min(most.width), area.height.min(most.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
