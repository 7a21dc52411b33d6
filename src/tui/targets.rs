//! What lies where on the painted screen, so that it can be clicked.

use ratatui::layout::{Position, Rect};

use crate::app::ClickTarget;

/// What can be clicked, with its places; of two that overlap the later one lies above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    places: Vec<(Rect, ClickTarget)>,
}

impl Targets {
    /// Adds a place.
    pub fn add(&mut self, place: Rect, target: ClickTarget) {
        if !place.is_empty() {
            self.places.push((place, target));
        }
    }

    /// Forgets what lies behind something that is painted over it.
    pub fn cover(&mut self) {
        self.places.clear();
    }

    /// Gives what lies at a position.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<ClickTarget> {
        self.places.iter().rev().find(|(place, _)| place.contains(Position { x, y })).map(|(_, target)| *target)
    }
}
