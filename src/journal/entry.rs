//! Entries of the log, their identity, and changes to them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CheckIn, Correction, Day, DayStart, Intake, Moment, Planned, PlannedRest, Rest, Session, Spell};

/// The identity of an entry, kept through every correction. Given out by the store (`UUIDv7`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// Takes a UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// Makes the identity of an entry that the log does not have, by a number of its own among its kind.
    ///
    /// The store gives out `UUIDv7`, whose first half is a time that is neither before 1970 nor after the year 10000: an
    /// identity of the log is none of these.
    #[must_use]
    pub const fn provisional(kind: Provisional, number: u64) -> Self {
        let (first, second) = match kind {
            Provisional::Written => (0, number),
            Provisional::Gathered => (1, number),
            Provisional::Played => (2, number),
            Provisional::Tried => (u64::MAX, u64::MAX - number),
        };
        Self(Uuid::from_u64_pair(first, second))
    }

    /// Gives the moment, in UTC, at which the log first kept the entry; `None` for an identity that is no `UUIDv7`, as of a
    /// provisional entry.
    #[must_use]
    pub fn kept_at(self) -> Option<Moment> {
        let (seconds, nanoseconds) = self.0.get_timestamp()?.to_unix();
        let at = chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)?;
        Some(Moment::new(at.fixed_offset()))
    }

    /// Gives the UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

/// Why an entry is in a journal though the log does not have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provisional {
    /// It is being written in a form.
    Written,
    /// It was read from a file, and the log has not named it yet.
    Gathered,
    /// It stands for what a plan, or a day without one, will have been.
    Played,
    /// It is a plan that is tried in a what-if.
    Tried,
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// An entry's content together with its identity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept<T> {
    /// The identity.
    pub id: Id,
    /// The content.
    #[serde(flatten)]
    pub what: T,
}

impl<T> std::ops::Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.what
    }
}

/// Anything the log can hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum Entry {
    /// A session.
    Session(Session),
    /// A day of rest.
    Rest(Rest),
    /// A check-in.
    CheckIn(CheckIn),
    /// Something eaten or drunk.
    Intake(Intake),
    /// A spell of illness or injury.
    Spell(Spell),
    /// A planned session or race.
    Planned(Planned),
    /// Days that are planned to be of rest.
    PlannedRest(PlannedRest),
}

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A session.
    Session,
    /// A day of rest.
    Rest,
    /// A check-in.
    CheckIn,
    /// Something eaten or drunk.
    Intake,
    /// A spell of illness or injury.
    Spell,
    /// A planned session or race.
    Planned,
    /// Days that are planned to be of rest.
    PlannedRest,
}

impl Entry {
    /// Says whether the entry tells of what had not been yet at `now`: a session that ends later, rest on a later day. A plan
    /// does not: it tells of what is to come.
    #[must_use]
    pub fn is_ahead(&self, now: Moment, day_start: DayStart) -> bool {
        let today = Day::of(now, day_start);
        match self {
            Self::Session(session) => session.end() > now,
            Self::CheckIn(check_in) => check_in.at > now,
            Self::Intake(intake) => intake.at > now,
            Self::Rest(rest) => rest.day > today,
            Self::Spell(spell) => spell.from > today,
            Self::Planned(_) | Self::PlannedRest(_) => false,
        }
    }

    /// Gives the entry as it is kept in the place of `before`: a session keeps what its file said.
    #[must_use]
    pub fn in_place_of(self, before: &Self) -> Self {
        match (self, before) {
            (Self::Session(session), Self::Session(before)) => Self::Session(session.in_place_of(before)),
            (entry, _) => entry,
        }
    }
}

/// What a runner asks the log to do to one entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Adds an entry.
    Add(Entry),
    /// Puts the entry with this identity right.
    Correct(Id, Correction),
    /// Marks the entry with this identity as deleted.
    Delete(Id),
}

impl Change {
    /// Puts an entry right that was `was` when the change began.
    #[must_use]
    pub fn correct(id: Id, was: Entry, now: Entry) -> Self {
        Self::Correct(id, Correction::of(was, now))
    }
}

/// An action of the log that was just undone or redone.
#[derive(Debug, Clone, PartialEq)]
pub struct Reversal {
    /// The label under which it was kept, such as `log Trail 42.0 km`.
    pub label: String,
    /// What the log now holds under each identity that the action touched, in the order to follow them.
    pub revisions: Vec<Revision>,
}

/// What the log holds under an identity after a change: the entry, or nothing.
///
/// The store answers every kept, undone or redone change with these, and [`super::Journal::revise`] follows them, so that
/// memory follows disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The identity.
    pub id: Id,
    /// The entry as it now is; `None` where it is deleted.
    pub now: Option<Entry>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_provisional_identity_is_another_or_one_of_the_log() {
        let kinds = [Provisional::Written, Provisional::Gathered, Provisional::Played, Provisional::Tried];
        let ids = || kinds.into_iter().flat_map(|kind| [0, 1, 4_000_000].map(|number| Id::provisional(kind, number)));
        assert_eq!(ids().collect::<std::collections::BTreeSet<_>>().len(), ids().count());
        assert!(ids().all(|id| id.uuid().get_version_num() != 7));
    }
}
