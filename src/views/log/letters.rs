//! The words of every entry in one place, so that a long log is looked through at every key.

use crate::journal::Journal;

use super::index::LogIndex;
use super::source::item;

/// The runner's own words and the sport of each entry of an index, in lower case, one after another. It knows places, not
/// entries: make it anew when the index changes.
///
/// Twelve thousand entries lie far apart in memory; their words side by side are looked through in a fraction of the time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    text: String,
    /// Where the words of each entry end.
    ends: Vec<usize>,
}

impl Letters {
    /// Gathers the words of the entries of an index, in its order.
    #[must_use]
    pub fn of(journal: &Journal, index: &LogIndex) -> Self {
        let mut letters = Self::default();
        for place in index.places() {
            if let Some(item) = item(journal, *place) {
                item.each_word(|word| letters.add(word));
            }
            letters.ends.push(letters.text.len());
        }
        letters
    }

    fn add(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        // What is looked for has no blanks, so that nothing is found across a line's end.
        self.text.push('\n');
        let lower = if words.is_ascii() { words.to_ascii_lowercase() } else { words.to_lowercase() };
        self.text.push_str(&lower);
    }

    /// Gives the words of the entry at a place of the index.
    pub(super) fn at(&self, place: usize) -> &str {
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let until = self.ends.get(place).copied().unwrap_or(from);
        self.text.get(from..until).unwrap_or_default()
    }
}
