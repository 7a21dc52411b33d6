//! How far an import has come, told on a terminal beside the answer.

use std::io::{self, IsTerminal, Write};

use crate::phrase;

/// Takes a line back and clears it.
const CLEARED: &str = "\r\x1b[K";

/// The line that counts the files; nothing where nobody is looking.
pub struct Counter {
    is_seen: bool,
    is_shown: bool,
}

impl Counter {
    /// Counts where the standard error goes to a terminal.
    pub fn beside_the_answer() -> Self {
        Self { is_seen: io::stderr().is_terminal(), is_shown: false }
    }

    /// Tells how many files have been read.
    pub fn tell(&mut self, read: usize) {
        if self.is_seen && read > 0 {
            self.is_shown = true;
            // Where it cannot be told, the import goes on all the same.
            let _ = write!(io::stderr(), "{CLEARED}{} read", phrase::count(read as u64, "file", "files"));
        }
    }

    /// Takes the line away.
    pub fn finish(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(io::stderr(), "{CLEARED}");
        }
    }
}
