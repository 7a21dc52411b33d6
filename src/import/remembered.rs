//! Recordings that are known though no session of their time has them: of sessions that the runner moved far or deleted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::same::{are_surely_one, say_the_same};
use crate::journal::{Id, Journal, Session};

/// How far a session may have been moved to be found near its recordings, in days.
const NEAR: f64 = 2.0;

/// Gives the recordings of sessions that were deleted and that no session of the log has, each once, in order of time.
#[must_use]
pub fn deleted_recordings(journal: &Journal, deleted: &[Session]) -> Vec<Session> {
    let mut live: BTreeMap<DateTime<Utc>, Vec<Session>> = BTreeMap::new();
    for recording in journal.sessions().iter().flat_map(|kept| kept.recordings()) {
        live.entry(recording.start.utc()).or_default().push(recording);
    }
    let is_gone = |gone: &Session| {
        let beside = live.get(&gone.start.utc()).into_iter().flatten();
        gone.is_recorded() && !beside.into_iter().any(|there| say_the_same(there, gone))
    };
    let mut gone: Vec<Session> = deleted.iter().flat_map(Session::recordings).filter(is_gone).collect();
    gone.sort_by_cached_key(|gone| (gone.start, gone.spelt_out()));
    gone.dedup();
    gone
}

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

    /// Remembers more recordings that were deleted.
    pub fn add_deleted(&mut self, deleted: &[Session]) {
        self.deleted.extend(deleted.iter().filter(|session| session.is_recorded()).flat_map(Session::recordings));
    }

    /// Gives the session that has a recording of this one, wherever it was moved.
    #[must_use]
    pub fn moved(&self, session: &Session) -> Option<Id> {
        let found = session.recordings();
        let is_met = |known: &Session| found.iter().any(|found| say_the_same(known, found));
        self.moved.iter().find(|(_, known)| is_met(known)).map(|(id, _)| *id)
    }

    /// Says whether the runner deleted the same run, whichever of its recordings was kept.
    #[must_use]
    pub fn was_deleted(&self, session: &Session) -> bool {
        let found = session.recordings();
        let near = self.deleted.iter().filter(|known| known.start.days_since(session.start).abs() <= NEAR);
        near.into_iter().any(|known| found.iter().any(|found| are_surely_one(known, found)))
    }
}
