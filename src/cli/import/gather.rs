//! Which of the sessions that were read are new, which the log has already, and which it has with less in them.

use uuid::Uuid;

use crate::import::{already_there, gaps_filled};
use crate::journal::{Change, Entry, Id, Journal, Revision, Session};

/// What became of a session that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// The log has it, and this recording knows something more of it.
    Completed,
    /// The log has it.
    Known,
}

/// Sessions gathered from any number of files, held against the log and against each other.
#[derive(Debug)]
pub struct Gathering {
    journal: Journal,
    added: Vec<Id>,
    completed: Vec<Id>,
}

impl Gathering {
    /// Begins with what the log holds.
    #[must_use]
    pub const fn onto(journal: Journal) -> Self {
        Self { journal, added: Vec::new(), completed: Vec::new() }
    }

    /// Takes a session that was read, and says what becomes of it.
    pub fn take(&mut self, session: Session) -> Fate {
        let known = already_there(&self.journal, &session).and_then(|id| Some((id, self.session(id)?)));
        let Some((id, kept)) = known else {
            let id = self.provisional();
            self.put(id, session);
            self.added.push(id);
            return Fate::Added;
        };
        let Some(fuller) = gaps_filled(&kept, &session) else { return Fate::Known };
        self.put(id, fuller);
        if !self.added.contains(&id) && !self.completed.contains(&id) {
            self.completed.push(id);
        }
        Fate::Completed
    }

    /// Gives what the log is to be asked: new sessions in the order in which they came, then the completed ones.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let added = self.added.iter().filter_map(|id| self.session(*id)).map(|session| Change::Add(Entry::Session(session)));
        let completed =
            self.completed.iter().filter_map(|id| self.session(*id).map(|session| Change::Correct(*id, Entry::Session(session))));
        added.chain(completed).collect()
    }

    fn session(&self, id: Id) -> Option<Session> {
        self.journal.sessions().iter().find(|kept| kept.id == id).map(|kept| kept.what.clone())
    }

    fn put(&mut self, id: Id, session: Session) {
        self.journal.revise(&[Revision { id, now: Some(Entry::Session(session)) }]);
    }

    /// Gives a session a name for the time of the gathering; the log gives it its own.
    fn provisional(&self) -> Id {
        Id::new(Uuid::from_u128(self.added.len() as u128 + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, Moment, Seconds, Sport};

    fn run(start: &str) -> Session {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        session.moving = Seconds::new(3000.0).ok();
        session
    }

    #[test]
    fn one_run_in_two_files_is_added_once_with_what_both_know() {
        let mut gathering = Gathering::onto(Journal::default());
        let mut with_heart = run("2026-11-22T08:00:10+01:00");
        with_heart.heart_avg = Bpm::new(150.0).ok();
        assert_eq!(gathering.take(run("2026-11-22T08:00:00+01:00")), Fate::Added);
        assert_eq!(gathering.take(with_heart), Fate::Completed);
        assert_eq!(gathering.take(run("2026-11-22T08:00:00+01:00")), Fate::Known);
        let changes = gathering.changes();
        assert_eq!(changes.len(), 1);
        assert!(matches!(&changes[0], Change::Add(Entry::Session(session)) if session.heart_avg.is_some()));
    }

    #[test]
    fn a_session_of_the_log_is_corrected_once() {
        let id = Id::new(Uuid::from_u128(7_000_000));
        let log = Journal::from_entries([(id, Entry::Session(run("2026-11-22T08:00:00+01:00")))]);
        let mut gathering = Gathering::onto(log);
        let mut fuller = run("2026-11-22T08:00:00+01:00");
        fuller.title = "Park".to_owned();
        assert_eq!(gathering.take(fuller.clone()), Fate::Completed);
        assert_eq!(gathering.take(fuller), Fate::Known);
        assert!(matches!(gathering.changes().as_slice(), [Change::Correct(corrected, _)] if *corrected == id));
    }
}
