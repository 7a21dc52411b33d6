//! The entries, kept in the store.

use crate::app::{Log, Refused};
use crate::journal::{Change, CheckIn, Day, Entry, Journal, Reversal, Revision, Session, Trace};
use crate::store::StoreError;

use super::LogKeeper;

impl Log for LogKeeper {
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused> {
        let changes = self.onto_what_is_there(changes)?;
        let revisions = self.store.keep(self.now(), label, &changes)?;
        // The screen may stay open for weeks.
        self.copy_weekly();
        Ok(revisions)
    }

    fn undo(&mut self) -> Result<Option<Reversal>, Refused> {
        Ok(self.store.undo(self.now())?)
    }

    fn redo(&mut self) -> Result<Option<Reversal>, Refused> {
        Ok(self.store.redo()?)
    }

    fn course(&mut self, session: &Session) -> Result<Option<Trace>, Refused> {
        Ok(self.store.trace(session)?)
    }

    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused> {
        if let Some(shown) = self.shown.take() {
            shown();
        }
        // An import writes through a connection of its own: what it has kept is read once, when it is done.
        if self.errand.is_some() {
            return Ok(None);
        }
        let version = self.store.data_version()?;
        if self.seen == Some(version) {
            return Ok(None);
        }
        let journal = self.known(self.store.journal()?);
        self.seen = Some(version);
        Ok(Some(journal))
    }
}

impl LogKeeper {
    /// Gives changes with each new check-in added to the one that the log has of its day by now: another process may have kept
    /// one while the form was open. Nobody else writes then until the changes are kept.
    fn onto_what_is_there(&mut self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let mut onto = |change: &Change| match change {
            Change::Add(Entry::CheckIn(answers)) => self.taken_in(answers),
            Change::Add(_) | Change::Correct(..) | Change::Delete(_) => Ok(change.clone()),
        };
        changes.iter().map(&mut onto).collect()
    }

    fn taken_in(&mut self, answers: &CheckIn) -> Result<Change, StoreError> {
        self.store.take_turn()?;
        let day = Day::of(answers.at, self.day_start());
        let journal = match self.store.journal_since(day) {
            Ok(journal) => journal,
            Err(error) => {
                // What went wrong is told; a turn that cannot be given up ends with the store.
                let _ = self.store.give_up_turn();
                return Err(error);
            }
        };
        let made = journal.check_in_on(day, self.day_start());
        Ok(made.map_or_else(|| Change::Add(Entry::CheckIn(answers.clone())), |made| made.taking_in(answers.clone())))
    }
}
