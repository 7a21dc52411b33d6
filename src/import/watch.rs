//! A reading that may be stopped in its middle.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::Refusal;

/// After how many bytes a reading asks whether it is to go on.
const BYTES: usize = 1024 * 1024;
/// After how many steps of its own it asks.
const STEPS: usize = 4096;

/// What a long reading asks, every so often, whether it is to go on.
#[derive(Default)]
pub struct Watch<'a> {
    ask: Option<&'a mut dyn FnMut() -> ControlFlow<()>>,
    steps: usize,
    is_stopped: bool,
}

impl<'a> Watch<'a> {
    /// Asks this.
    pub fn asking(ask: &'a mut dyn FnMut() -> ControlFlow<()>) -> Self {
        Self { ask: Some(ask), ..Self::default() }
    }

    /// Says whether a reading was stopped: what it gave is not all of its file.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Takes one step of many, and says whether to go on.
    pub(super) fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS) { self.goes_on() } else { !self.is_stopped }
    }

    fn goes_on(&mut self) -> bool {
        self.is_stopped = self.is_stopped || self.ask.as_mut().is_some_and(|ask| ask().is_break());
        !self.is_stopped
    }
}

/// A file that is given as long as nobody says to stop.
pub struct Watched<'f, 'a> {
    file: &'f mut dyn BufRead,
    watch: &'f mut Watch<'a>,
    unasked: usize,
}

impl<'f, 'a> Watched<'f, 'a> {
    /// Gives a file under a watch.
    pub fn by(watch: &'f mut Watch<'a>, file: &'f mut dyn BufRead) -> Self {
        Self { file, watch, unasked: 0 }
    }
}

impl BufRead for Watched<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.unasked >= BYTES {
            self.unasked = 0;
            if !self.watch.goes_on() {
                return Err(io::Error::other(Refusal::Stopped));
            }
        }
        self.file.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.unasked += bytes;
        self.file.consume(bytes);
    }
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}
