//! Which entries the log shows, in which order: made once a change, a filter or a sort, so that scrolling costs nothing.

use std::cmp::Reverse;

use crate::journal::{Athlete, Day, Id, Journal, Metres, Moment, Seconds};

use super::filter::Filter;
use super::letters::Letters;
use super::source::{EntryPlace, EntryRef, item, places};
use crate::views::felt::FeltEffort;

/// What the log is sorted by; the newest, longest or hardest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// The date, newest first.
    #[default]
    Newest,
    /// The date, oldest first.
    Oldest,
    /// The distance.
    Distance,
    /// The time in motion.
    Moving,
    /// The climb.
    Climb,
    /// The RPE.
    Rpe,
    /// The session-RPE load.
    Load,
}

impl Sort {
    /// Every order, as a key steps through them.
    pub const ALL: [Self; 7] = [Self::Newest, Self::Oldest, Self::Distance, Self::Moving, Self::Climb, Self::Rpe, Self::Load];

    /// Names the order, such as `longest first`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Distance => "farthest first",
            Self::Moving => "longest first",
            Self::Climb => "most climb first",
            Self::Rpe => "hardest first",
            Self::Load => "most load first",
        }
    }
}

/// The entries that pass a filter, in order. It knows places, not entries: make it anew when the journal changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogIndex {
    places: Vec<EntryPlace>,
    all: usize,
}

impl LogIndex {
    /// Sorts all entries.
    #[must_use]
    pub fn new(journal: &Journal, athlete: &Athlete, sort: Sort) -> Self {
        let mut places: Vec<EntryPlace> = places(journal).collect();
        places.sort_by_cached_key(|place| key(journal, athlete, *place, sort));
        Self { places, all: journal.len() }
    }

    /// Gives those that pass a filter, in the same order.
    #[must_use]
    pub fn narrowed(&self, journal: &Journal, athlete: &Athlete, filter: &Filter) -> Self {
        if filter.is_empty() { self.clone() } else { self.narrowed_by(&Letters::of(journal, self), journal, athlete, filter) }
    }

    /// Gives those that pass a filter, where the words of all of them have been gathered already.
    #[must_use]
    pub fn narrowed_by(&self, letters: &Letters, journal: &Journal, athlete: &Athlete, filter: &Filter) -> Self {
        if filter.is_empty() {
            return self.clone();
        }
        let passes = |at: usize, place: EntryPlace| filter.passes(letters.at(at), || item(journal, place), athlete);
        let places = self.places.iter().enumerate().filter(|(at, place)| passes(*at, **place));
        Self { places: places.map(|(_, place)| *place).collect(), all: self.all }
    }

    /// Gives the places, in order.
    pub(super) fn places(&self) -> &[EntryPlace] {
        &self.places
    }

    /// Gives how many entries pass.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Says whether none does.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Gives how many entries the log has.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.all
    }

    /// Gives the entry at a place among those that pass.
    #[must_use]
    pub fn id(&self, journal: &Journal, at: usize) -> Option<Id> {
        self.item(journal, at).map(EntryRef::id)
    }

    /// Gives the place of an entry among those that pass.
    #[must_use]
    pub fn place(&self, journal: &Journal, id: Id) -> Option<usize> {
        self.places.iter().position(|place| item(journal, *place).is_some_and(|item| item.id() == id))
    }

    /// Gives the first place whose entry has happened: below all that is still to come where the newest come first.
    #[must_use]
    pub fn latest(&self, journal: &Journal, athlete: &Athlete, now: Moment) -> usize {
        let today = Day::of(now, athlete.day_start);
        let has_happened = |item: EntryRef<'_>| match (item, item.moment()) {
            (EntryRef::Planned(plan), _) => plan.day < today,
            (EntryRef::PlannedRest(rest), _) => rest.until < today,
            (_, Some(moment)) => moment <= now,
            (_, None) => item.day(athlete) <= today,
        };
        self.places.iter().position(|place| item(journal, *place).is_some_and(has_happened)).unwrap_or(0)
    }

    pub(super) fn item<'a>(&self, journal: &'a Journal, at: usize) -> Option<EntryRef<'a>> {
        self.places.get(at).and_then(|place| item(journal, *place))
    }
}

/// Gives what an entry is sorted by: a figure (0 for dates), then its time, newest first.
fn key(
    journal: &Journal,
    athlete: &Athlete,
    place: EntryPlace,
    sort: Sort,
) -> (Reverse<i64>, Reverse<i64>, Reverse<i64>, Option<Id>) {
    let Some(item) = item(journal, place) else { return (Reverse(0), Reverse(0), Reverse(0), None) };
    let day = i64::from(chrono::Datelike::num_days_from_ce(&item.day(athlete).date()));
    let second = item.moment().map_or(i64::MIN / 2, |at| at.utc().timestamp());
    let session = item.session();
    let felt = |session| FeltEffort::of(session, journal, athlete);
    let figure = match sort {
        Sort::Newest | Sort::Oldest => None,
        Sort::Distance => session.and_then(|session| session.distance).map(Metres::value),
        Sort::Moving => session.and_then(|session| session.moving).map(Seconds::value),
        Sort::Climb => session.and_then(|session| session.climb).map(Metres::value),
        Sort::Rpe => session.and_then(felt).map(|felt| felt.rpe),
        Sort::Load => session.and_then(felt).and_then(|felt| felt.load),
    };
    // Hundredths keep half points apart; what has no figure comes last.
    let figure =
        figure.map_or(if matches!(sort, Sort::Newest | Sort::Oldest) { 0 } else { -1 }, |figure| (figure * 100.0) as i64);
    let (day, second) = if sort == Sort::Oldest { (-day, -second) } else { (day, second) };
    (Reverse(figure), Reverse(day), Reverse(second), Some(item.id()))
}
