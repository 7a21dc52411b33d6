//! A page that is read: what it shows and how far it is scrolled.

use crate::keys::Action;
use crate::views::{EntryView, EvidenceView, Said, WhyView};

use super::{Along, Extent};

/// What a page shows. The views are made once, when the page is opened and when the answer changes, and not at every paint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Why the answer is what it is.
    Why(WhyView),
    /// Every key.
    Help,
    /// One entry in full.
    Entry(EntryView),
    /// A row of the table of evidence in full.
    Evidence(EvidenceView),
    /// What an import brought and left out.
    Imported(Vec<Said>),
    /// What an import would bring and leave out.
    Preview {
        /// The paths, as they were written.
        written: String,
        /// What it would bring.
        lines: Vec<Said>,
    },
}

/// A page over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub subject: Subject,
    /// The line at its top.
    pub top: usize,
    /// How the course of the session is read, where it has one.
    pub along: Along,
    /// The line that is marked of those that lead somewhere.
    pub at: usize,
    /// The page from which one came.
    pub from: Option<Box<Page>>,
}

impl Page {
    /// Opens a page at its top.
    #[must_use]
    pub const fn of(subject: Subject) -> Self {
        Self { subject, top: 0, along: Along { chart: 0, at: None }, at: 0, from: None }
    }

    /// Scrolls, and never beyond the last line.
    pub fn scroll(&mut self, action: Action, extent: &Extent) {
        self.top = moved(self.top, action, extent.rows, extent.last_top() + 1);
    }
}

/// Gives the place in a list of `count` that an action moves to from `at`, where a page has so many rows; other actions
/// stay.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "only these seven of all actions move in a list")]
pub fn moved(at: usize, action: Action, rows: usize, count: usize) -> usize {
    let page = rows.saturating_sub(1).max(1);
    let to = match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::PageDown => at + page,
        Action::PageUp => at.saturating_sub(page),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => at,
    };
    to.min(count.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolling_ends_where_the_page_ends() {
        let extent = Extent::of(30, 10);
        let mut page = Page::of(Subject::Help);
        page.scroll(Action::PageDown, &extent);
        assert_eq!(page.top, 9);
        page.scroll(Action::Last, &extent);
        assert_eq!(page.top, 20);
        page.scroll(Action::Down, &extent);
        assert_eq!(page.top, 20);
        page.scroll(Action::Up, &extent);
        assert_eq!(page.top, 19);
    }

    #[test]
    fn an_empty_list_has_one_place() {
        assert_eq!(moved(0, Action::Down, 10, 0), 0);
        assert_eq!(moved(0, Action::Last, 0, 0), 0);
    }
}
