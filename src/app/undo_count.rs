//! What of this sitting can be undone and redone.

use crate::keys::Action;

/// Counts the actions of this sitting that stand and those that were taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UndoCount {
    standing: usize,
    taken_back: usize,
}

impl UndoCount {
    /// Counts an action that was kept; what was taken back before it is gone.
    pub const fn kept(&mut self) {
        self.standing += 1;
        self.taken_back = 0;
    }

    /// Counts an action that was taken back, or made again.
    pub fn reversed(&mut self, action: Action) {
        let step = |from: usize, to: usize| (from.saturating_sub(1), to + 1);
        if action == Action::Undo {
            (self.standing, self.taken_back) = step(self.standing, self.taken_back);
        } else {
            (self.taken_back, self.standing) = step(self.taken_back, self.standing);
        }
    }

    /// Learns that there was nothing left to take back, or to make again.
    pub fn none_left(&mut self, action: Action) {
        if action == Action::Undo { self.standing = 0 } else { self.taken_back = 0 }
    }

    /// Says whether something of this sitting can be undone.
    #[must_use]
    pub const fn can_undo(self) -> bool {
        self.standing > 0
    }

    /// Says whether something can be redone.
    #[must_use]
    pub const fn can_redo(self) -> bool {
        self.taken_back > 0
    }
}
