//! The entries, kept in the store.

use crate::app::{Log, Refused};
use crate::journal::{Change, Journal, Reversal, Revision, Session, Trace};

use super::LogKeeper;

impl Log for LogKeeper {
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused> {
        let revisions = self.store.keep(self.now(), label, changes)?;
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
