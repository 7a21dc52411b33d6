//! What the program asks of whoever keeps it: on disk in the real program, in memory in tests.
//!
//! There is a trait for each part of the world that can fail by itself, and beside it a `…Request` with what can be asked of
//! it: the app asks, [`super::perform`] lets the keeper answer, and what it answers is an [`Event`](super::Event).

mod host;
mod imports;
mod log;
mod shelf;

pub use host::{Completed, Host, HostRequest};
pub use imports::{ImportRequest, Imported, Imports, Progress};
pub use log::{Log, LogRequest};
pub use shelf::{Shelf, ShelfRequest};

/// Gives the app the four parts of the world that it has to do with.
pub trait Keeper {
    /// The entries.
    fn log(&mut self) -> &mut dyn Log;

    /// What is kept beside the entries.
    fn shelf(&mut self) -> &mut dyn Shelf;

    /// Other logs.
    fn imports(&mut self) -> &mut dyn Imports;

    /// The runner's computer.
    fn host(&mut self) -> &mut dyn Host;
}

/// Whoever keeps every part is the keeper of them all.
impl<K: Log + Shelf + Imports + Host> Keeper for K {
    fn log(&mut self) -> &mut dyn Log {
        self
    }

    fn shelf(&mut self) -> &mut dyn Shelf {
        self
    }

    fn imports(&mut self) -> &mut dyn Imports {
        self
    }

    fn host(&mut self) -> &mut dyn Host {
        self
    }
}

/// Says that something was not done, and what the runner can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Refused {
    /// What went wrong, in the runner's words.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
}
