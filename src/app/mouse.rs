//! What a click and the wheel do: what the keys do too.

use crate::journal::Day;
use crate::keys::Action;

use super::{App, Effect, Overlay, Tab};

/// Something on the screen that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A tab.
    Tab(Tab),
    /// A hint in the footer or an edge.
    Action(Action),
    /// A row of the list that is shown, by its place.
    Row(usize),
    /// A day of the calendar.
    Day(Day),
}

/// The way the wheel was turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Towards the top.
    Up,
    /// Towards the bottom.
    Down,
}

/// Rows that one turn of the wheel moves.
const ROWS: usize = 3;

impl App {
    pub(super) fn clicked(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::Tab(tab) if self.over.is_none() && self.trying.is_none() => self.act(tab.action()),
            Target::Tab(_) => Vec::new(),
            Target::Action(action) => self.act(action),
            Target::Row(place) => self.clicked_row(place),
            Target::Day(day) => self.clicked_day(day),
        }
    }

    /// Puts the cursor on a row; a second click opens what can be opened.
    fn clicked_row(&mut self, place: usize) -> Vec<Effect> {
        if let Some(Overlay::Palette(palette)) = &mut self.over {
            palette.go_to(place);
            return self.act(Action::Accept);
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

    fn clicked_day(&mut self, day: Day) -> Vec<Effect> {
        let before = self.days_shown();
        self.calendar.go_to(day);
        if self.days_shown() == before { Vec::new() } else { self.find_advice() }
    }

    /// Turns the wheel: lists and pages scroll, the calendar goes by weeks.
    pub(super) fn turned_wheel(&mut self, turn: Turn) -> Vec<Effect> {
        let action = match turn {
            Turn::Up => Action::Up,
            Turn::Down => Action::Down,
        };
        let times = match (&self.over, self.tab) {
            (Some(Overlay::Page(_)), _) | (None, Tab::Log) => ROWS,
            (Some(Overlay::Palette(_)), _) | (None, Tab::Calendar | Tab::Trends | Tab::Plan) => 1,
            (Some(Overlay::Form(_) | Overlay::Path(_) | Overlay::Date(_)), _) | (None, Tab::Today) => 0,
        };
        (0..times).flat_map(|_| self.act(action)).collect()
    }
}
