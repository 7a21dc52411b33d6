//! The order of recordings that nothing else puts in order.

use std::cell::OnceCell;
use std::cmp::Ordering;

use crate::journal::Session;

/// All that a recording says, spelt out when it is first asked for: most are told apart by less.
pub(in crate::import) struct Spelling<'a> {
    recording: &'a Session,
    text: OnceCell<String>,
}

impl<'a> Spelling<'a> {
    /// Will spell a recording out.
    pub const fn of(recording: &'a Session) -> Self {
        Self { recording, text: OnceCell::new() }
    }

    /// Compares two by their words.
    pub fn cmp(&self, other: &Self) -> Ordering {
        self.text().cmp(other.text())
    }

    fn text(&self) -> &str {
        self.text.get_or_init(|| self.recording.spelt_out())
    }
}
