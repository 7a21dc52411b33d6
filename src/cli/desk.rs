//! What every subcommand has at hand: the folders, the clock, the runner, the way to say things, and the log.

use std::io::Write;

use crate::clock::Clock;
use crate::journal::{Athlete, Day, Moment};
use crate::store::{Store, StoreError};

use super::{Failure, Folders, Look};

/// What every subcommand has at hand.
pub struct Desk<'a> {
    /// Where the files are.
    pub folders: Folders,
    /// The clock.
    pub clock: Clock,
    /// The runner.
    pub athlete: Athlete,
    /// How answers look.
    pub look: Look,
    /// Where answers go.
    pub out: &'a mut dyn Write,
}

impl Desk<'_> {
    /// Gives the present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now(self.athlete.zone)
    }

    /// Gives the runner's day.
    #[must_use]
    pub fn today(&self) -> Day {
        Day::of(self.now(), self.athlete.day_start)
    }

    /// Opens the log for writing; makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.folders.data)?)
    }

    /// Opens the log for reading, as far as it can be read at all; `None` where there is none yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn open_to_read(&self) -> Result<Option<Store>, Failure> {
        match Store::open_to_read(&self.folders.data) {
            Ok(store) => Ok(Some(store)),
            Err(StoreError::NoLog { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
