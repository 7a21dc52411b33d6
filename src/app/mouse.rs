//! What a click and the wheel do: what the keys do too.

use crate::journal::Day;
use crate::keys::Action;

use super::{App, Effect, Overlay, Tab};

/// Something on the screen that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClickTarget {
    /// A tab.
    Tab(Tab),
    /// A hint in the footer or an edge.
    Action(Action),
    /// A row of the list that is shown, by its place.
    Row(usize),
    /// A day of the calendar.
    Day(Day),
    /// A stretch of the course that is read.
    Stretch(usize),
    /// A point of the chart that is shown.
    Point(usize),
    /// A line of the page that leads somewhere.
    Lead(usize),
}

/// The way the wheel was turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WheelTurn {
    /// Towards the top.
    Up,
    /// Towards the bottom.
    Down,
}

/// Rows that one turn of the wheel moves.
const ROWS: usize = 3;

impl App {
    pub(super) fn clicked(&mut self, target: ClickTarget) -> Vec<Effect> {
        match target {
            ClickTarget::Tab(tab) if self.over.is_none() && !self.is_trying() => self.act(tab.action()),
            ClickTarget::Tab(_) => Vec::new(),
            ClickTarget::Action(action) => self.act(action),
            ClickTarget::Row(place) => self.clicked_row(place),
            ClickTarget::Day(day) => self.clicked_day(day),
            ClickTarget::Lead(at) => self.clicked_lead(at),
            ClickTarget::Stretch(at) => {
                self.read_course_at(at);
                Vec::new()
            }
            ClickTarget::Point(at) => {
                self.trends.read(at);
                Vec::new()
            }
        }
    }

    /// Puts the cursor on a row; a second click opens what can be opened.
    fn clicked_row(&mut self, place: usize) -> Vec<Effect> {
        if let Some(Overlay::Palette(palette)) = &mut self.over {
            palette.go_to(place);
            return self.act(Action::Accept);
        }
        if let Some(Overlay::Settings(page)) = &mut self.over {
            let is_there = page.selected() == place;
            page.go_to(place);
            return if is_there { self.act(Action::Open) } else { Vec::new() };
        }
        match self.tab {
            Tab::Log if self.log.selected() == place => return self.act(Action::Open),
            Tab::Plan if self.planning.selected() == place => return self.act(Action::Open),
            Tab::Log => self.log.go_to(place),
            Tab::Plan => self.planning.go_to(place),
            Tab::Trends => self.trends.go_to(place),
            Tab::Today | Tab::Calendar => {}
        }
        Vec::new()
    }

    /// Goes to a day; what is planned on it is picked up, and falls again where the button is let go at once.
    fn clicked_day(&mut self, day: Day) -> Vec<Effect> {
        let effects = self.look_at(day);
        self.dragging = self.movable_plan();
        effects
    }

    fn look_at(&mut self, day: Day) -> Vec<Effect> {
        let before = self.days_shown();
        self.calendar.go_to(day);
        if self.days_shown() == before { Vec::new() } else { self.find_advice() }
    }

    /// Says whether the mouse has picked something up.
    #[must_use]
    pub const fn is_dragging(&self) -> bool {
        self.dragging.is_some()
    }

    /// Shows the day that a plan would fall on.
    pub(super) fn dragged(&mut self, target: ClickTarget) -> Vec<Effect> {
        match (self.dragging, target) {
            (Some(_), ClickTarget::Day(day)) if day >= self.known.today() => self.look_at(day),
            (
                _,
                ClickTarget::Day(_)
                | ClickTarget::Tab(_)
                | ClickTarget::Action(_)
                | ClickTarget::Row(_)
                | ClickTarget::Stretch(_)
                | ClickTarget::Point(_)
                | ClickTarget::Lead(_),
            ) => Vec::new(),
        }
    }

    /// Moves the plan that was picked up to the day it is dropped on; anywhere else it stays where it was.
    pub(super) fn dropped(&mut self, target: ClickTarget) -> Vec<Effect> {
        let (Some(id), ClickTarget::Day(day)) = (self.dragging.take(), target) else { return Vec::new() };
        if day < self.known.today() { Vec::new() } else { self.move_plan_to(id, day) }
    }

    /// Turns the wheel: lists and pages scroll, the calendar goes by weeks.
    pub(super) fn turned_wheel(&mut self, turn: WheelTurn) -> Vec<Effect> {
        if let Some(Overlay::Page(page)) = &mut self.over {
            let action = if turn == WheelTurn::Up { Action::Up } else { Action::Down };
            (0..ROWS).for_each(|_| page.scroll(action, &self.extent));
            return Vec::new();
        }
        let action = match turn {
            WheelTurn::Up => Action::Up,
            WheelTurn::Down => Action::Down,
        };
        let times = match (&self.over, self.tab) {
            (None, Tab::Log) => ROWS,
            (Some(Overlay::Palette(_) | Overlay::Settings(_)), _) | (None, Tab::Calendar | Tab::Trends | Tab::Plan) => 1,
            (Some(Overlay::Page(_) | Overlay::Form(_) | Overlay::Prompt(_)), _) | (None, Tab::Today) => 0,
        };
        (0..times).flat_map(|_| self.act(action)).collect()
    }
}
