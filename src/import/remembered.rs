//! Recordings that are known though no session of their time has them: of sessions that the runner moved far or deleted.

use super::same::say_the_same;
use crate::journal::{Id, Journal, Session};

/// How far a session may have been moved to be found near its recordings, in days.
const NEAR: f64 = 2.0;

/// The recordings of sessions that were moved or deleted.
#[derive(Debug, Clone, Default)]
pub struct Remembered {
    moved: Vec<(Id, Session)>,
    deleted: Vec<Session>,
}

impl Remembered {
    /// Remembers the recordings of the sessions that lie far from them, and of those that were deleted.
    #[must_use]
    pub fn of(journal: &Journal, deleted: &[Session]) -> Self {
        let kept = journal.sessions().iter().filter(|kept| !kept.source.recordings.is_empty());
        let moved = kept.flat_map(|kept| {
            let (id, start) = (kept.id, kept.start);
            let far = kept.recordings().into_iter().filter(move |recording| recording.start.days_since(start).abs() > NEAR);
            far.map(move |recording| (id, recording))
        });
        let deleted = deleted.iter().filter(|session| session.is_recorded()).flat_map(Session::recordings);
        Self { moved: moved.collect(), deleted: deleted.filter(Session::is_recorded).collect() }
    }

    /// Gives the session that has a recording of this one, wherever it was moved.
    #[must_use]
    pub fn moved(&self, session: &Session) -> Option<Id> {
        let found = session.recordings();
        let is_met = |known: &Session| found.iter().any(|found| say_the_same(known, found));
        self.moved.iter().find(|(_, known)| is_met(known)).map(|(id, _)| *id)
    }

    /// Says whether the runner deleted a session with a recording of this one.
    #[must_use]
    pub fn was_deleted(&self, session: &Session) -> bool {
        let found = session.recordings();
        self.deleted.iter().any(|known| found.iter().any(|found| say_the_same(known, found)))
    }
}
