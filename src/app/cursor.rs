//! The cursor of a list that is longer than the screen.

use crate::keys::Action;

use super::Extent;
use super::page::moved;

/// The line under the cursor, and the line at the top of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cursor {
    pub at: usize,
    pub top: usize,
}

impl Cursor {
    /// Moves as an action says in a list of `count` lines, and scrolls as little as keeps the cursor in sight.
    pub fn step(&mut self, action: Action, rows: usize, count: usize) {
        self.at = moved(self.at, action, rows, count);
        self.follow(&Extent::of(count, rows));
    }

    /// Keeps the cursor on the list and in sight.
    pub fn follow(&mut self, extent: &Extent) {
        self.at = self.at.min(extent.lines.saturating_sub(1));
        let lowest = self.at.saturating_sub(extent.rows.saturating_sub(1));
        self.top = self.top.clamp(lowest, self.at.max(lowest)).min(extent.last_top());
    }
}
