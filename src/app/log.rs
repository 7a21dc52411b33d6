//! The tab Log: the filter, the order, and the entry under the cursor.

use std::collections::BTreeSet;

use crate::journal::Id;
use crate::keys::Action;
use crate::views::{Filter, Letters, LogIndex, Sort};

use super::cursor::Cursor;
use super::{Extent, Known, Line};

/// The filter, the order, and the place under the cursor among the entries that pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogTab {
    filter: Line,
    is_filtering: bool,
    sort: Sort,
    cursor: Cursor,
    /// All entries in their order, and those of them that pass the filter.
    order: LogIndex,
    index: LogIndex,
    /// The words of all entries, once they have been gathered.
    letters: Option<Letters>,
    marks: BTreeSet<Id>,
}

impl LogTab {
    /// Gives the filter.
    #[must_use]
    pub const fn filter(&self) -> &Line {
        &self.filter
    }

    /// Says which words of the filter may be why nothing passes; nothing where some entry does.
    #[must_use]
    pub fn why_nothing(&self) -> Vec<String> {
        if self.index.is_empty() { Filter::new(self.filter.text()).told() } else { Vec::new() }
    }

    /// Says whether the filter is being written.
    #[must_use]
    pub const fn is_filtering(&self) -> bool {
        self.is_filtering
    }

    /// Says whether the filter holds anything back.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.filter.text().is_empty()
    }

    /// Gives the place under the cursor.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.cursor.at
    }

    /// Gives the place at the top of the screen.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.cursor.top
    }

    /// Gives the order.
    #[must_use]
    pub const fn sort(&self) -> Sort {
        self.sort
    }

    /// Gives which entries pass, in their order.
    #[must_use]
    pub const fn index(&self) -> &LogIndex {
        &self.index
    }

    /// Gives how many entries are marked.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.marks.len()
    }

    /// Says whether an entry is marked.
    #[must_use]
    pub fn is_marked(&self, id: Id) -> bool {
        self.marks.contains(&id)
    }

    /// Gives the marked entries.
    pub(super) fn marked(&self) -> impl Iterator<Item = Id> {
        self.marks.iter().copied()
    }

    /// Marks the entry under the cursor, or takes its mark away, and goes on to the next.
    pub(super) fn mark(&mut self, known: &Known) {
        let Some(id) = self.index.id(&known.journal, self.cursor.at) else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.go_to(self.cursor.at + 1);
    }

    /// Takes all marks away.
    pub(super) fn unmark(&mut self) {
        self.marks.clear();
    }

    /// Finds the entries that pass anew, and keeps the cursor on the entry it stood on where that is still there; where it
    /// begins again, it stands on the latest entry that has happened.
    pub(super) fn find(&mut self, known: &Known, before: Option<Id>) {
        self.order = LogIndex::new(&known.journal, &known.athlete, self.sort);
        self.letters = None;
        self.index = self.narrowed(known);
        self.marks.retain(|id| known.journal.entry(*id).is_some());
        let place = match before {
            Some(id) => self.index.place(&known.journal, id),
            None if self.cursor.at == 0 && self.sort == Sort::Newest => {
                Some(self.index.latest(&known.journal, &known.athlete, known.now))
            }
            None => None,
        };
        self.cursor.at = place.unwrap_or(self.cursor.at).min(self.index.len().saturating_sub(1));
    }

    /// Finds the entries that pass a filter that has changed, and nothing else has: their order stands.
    pub(super) fn narrow(&mut self, known: &Known) {
        self.index = self.narrowed(known);
        if self.cursor.at == 0 && self.sort == Sort::Newest {
            self.cursor.at = self.index.latest(&known.journal, &known.athlete, known.now);
        }
        self.cursor.at = self.cursor.at.min(self.index.len().saturating_sub(1));
    }

    fn narrowed(&mut self, known: &Known) -> LogIndex {
        let filter = Filter::new(self.filter.text());
        if filter.is_empty() {
            return self.order.clone();
        }
        let letters = self.letters.get_or_insert_with(|| Letters::of(&known.journal, &self.order));
        self.order.narrowed_by(letters, &known.journal, &known.athlete, &filter)
    }

    /// Says whether the words of the entries have not been gathered yet.
    pub(super) const fn waits_for_letters(&self) -> bool {
        self.letters.is_none()
    }

    /// Gathers the words of all entries, so that the first letter of a filter need not wait for it.
    pub(super) fn gather_letters(&mut self, known: &Known) {
        self.letters = Some(Letters::of(&known.journal, &self.order));
    }

    /// Sorts by the next thing there is to sort by.
    pub(super) fn sort_next(&mut self) {
        let here = Sort::ALL.iter().position(|sort| *sort == self.sort).unwrap_or(0);
        self.sort = Sort::ALL.get(here + 1).copied().unwrap_or_default();
        self.begin_again();
    }

    /// Moves the cursor as an action says, and the list as little as keeps it in sight.
    pub(super) fn step(&mut self, action: Action, rows: usize) {
        self.cursor.step(action, rows, self.index.len());
    }

    /// Puts the cursor on a place of the list.
    pub(super) fn go_to(&mut self, place: usize) {
        self.cursor.at = place.min(self.index.len().saturating_sub(1));
    }

    /// Keeps the cursor on the list and in sight.
    pub(super) fn follow(&mut self, extent: &Extent) {
        self.cursor.follow(extent);
    }

    /// Begins to write the filter.
    pub(super) const fn begin(&mut self) {
        self.is_filtering = true;
    }

    /// Ends writing the filter and keeps it.
    pub(super) const fn accept(&mut self) {
        self.is_filtering = false;
    }

    /// Shows all entries again.
    pub(super) fn clear(&mut self) {
        self.filter = Line::default();
        self.begin_again();
    }

    const fn begin_again(&mut self) {
        self.cursor = Cursor { at: 0, top: 0 };
    }

    /// Lets the filter be written, and begins at the top of what passes.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut Line)) {
        let before = self.filter.text().to_owned();
        write(&mut self.filter);
        if self.filter.text() != before {
            self.begin_again();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Athlete, Entry, Journal, Moment, Session, Sport, Units};
    use uuid::Uuid;

    const ROWS: usize = 10;

    fn known(sessions: u32) -> Known {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let entry = |n: u32| {
            let mut session = Session::new(Sport::Run, now.plus_days(-f64::from(n)));
            session.title = if n.is_multiple_of(2) { "even".into() } else { "odd".into() };
            (Id::new(Uuid::from_u128(u128::from(n))), Entry::Session(session))
        };
        let journal = Journal::from_entries((1..=sessions).map(entry));
        Known::new(now, journal, Athlete::default(), Units::Metric, crate::recovery::assess)
    }

    fn tab(known: &Known) -> LogTab {
        let mut tab = LogTab::default();
        tab.find(known, None);
        tab
    }

    #[test]
    fn the_list_moves_only_when_the_cursor_would_leave_it() {
        let known = known(100);
        let mut tab = tab(&known);
        for _ in 0..9 {
            tab.step(Action::Down, ROWS);
        }
        assert_eq!((tab.selected(), tab.top()), (9, 0));
        tab.step(Action::Down, ROWS);
        assert_eq!((tab.selected(), tab.top()), (10, 1));
        tab.step(Action::Up, ROWS);
        assert_eq!((tab.selected(), tab.top()), (9, 1));
        tab.step(Action::Last, ROWS);
        assert_eq!((tab.selected(), tab.top()), (99, 90));
        tab.step(Action::First, ROWS);
        assert_eq!((tab.selected(), tab.top()), (0, 0));
    }

    #[test]
    fn a_list_that_shrinks_keeps_the_cursor_on_it() {
        let mut tab = tab(&known(100));
        tab.step(Action::Last, ROWS);
        tab.find(&known(3), None);
        tab.follow(&Extent::of(3, ROWS));
        assert_eq!((tab.selected(), tab.top()), (2, 0));
        tab.find(&known(0), None);
        tab.follow(&Extent::of(0, ROWS));
        assert_eq!((tab.selected(), tab.top()), (0, 0));
    }

    #[test]
    fn a_new_filter_begins_at_the_top() {
        let known = known(100);
        let mut tab = tab(&known);
        tab.step(Action::Last, ROWS);
        tab.begin();
        tab.write(|line| line.paste("even"));
        tab.find(&known, None);
        assert_eq!((tab.selected(), tab.is_narrowed(), tab.is_filtering()), (0, true, true));
        assert_eq!(tab.index().len(), 50);
    }

    #[test]
    fn the_cursor_stays_on_its_entry_when_others_come() {
        let few = known(5);
        let mut tab = tab(&few);
        tab.step(Action::Down, ROWS);
        let before = tab.index().id(&few.journal, tab.selected());
        tab.find(&known(50), before);
        assert_eq!(tab.index().id(&known(50).journal, tab.selected()), before);
    }
}
