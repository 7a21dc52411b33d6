//! The tabs.

use crate::keys::{Action, Place};

/// A tab of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tab {
    /// Rest or train?
    #[default]
    Today,
    /// Every entry.
    Log,
    /// The months.
    Calendar,
    /// Every figure over time.
    Trends,
    /// What is planned.
    Plan,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 5] = [Self::Today, Self::Log, Self::Calendar, Self::Trends, Self::Plan];

    /// Gives the name over the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Log => "Log",
            Self::Calendar => "Calendar",
            Self::Trends => "Trends",
            Self::Plan => "Plan",
        }
    }

    /// Gives the action that shows the tab.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Today => Action::Today,
            Self::Log => Action::Log,
            Self::Calendar => Action::Calendar,
            Self::Trends => Action::Trends,
            Self::Plan => Action::Plans,
        }
    }

    /// Gives the place whose keys count on the tab.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Today => Place::Today,
            Self::Log => Place::Log,
            Self::Calendar => Place::Calendar,
            Self::Trends => Place::Trends,
            Self::Plan => Place::Plan,
        }
    }

    /// Gives the tab so many places to the right, round and round.
    #[must_use]
    pub fn beside(self, steps: isize) -> Self {
        let count = Self::ALL.len() as isize;
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0) as isize;
        let there = (here + steps).rem_euclid(count) as usize;
        Self::ALL.get(there).copied().unwrap_or(self)
    }
}
