//! What Deckchair said on the mornings of the season, worked out while one looks at it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use crate::cli::advice::kept_form;
use crate::journal::{Athlete, Journal, Moment};
use crate::recovery::assess;
use crate::store::{Advice, Store, StoreError};

/// Days before now on whose mornings the runner asked.
const ANSWERED_DAYS: f64 = 154.0;

/// A thread that waits for its signal, then keeps the answers of the later weeks; it is over when this is dropped.
pub struct Hindsight {
    signal: Sender<()>,
    is_left: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Hindsight {
    /// Begins to wait.
    pub fn waiting(folder: PathBuf, now: Moment, athlete: Athlete) -> Self {
        let (signal, signalled) = channel();
        let is_left = Arc::new(AtomicBool::new(false));
        let left = Arc::clone(&is_left);
        let work = move || {
            if signalled.recv().is_ok() {
                // The demo goes on where they cannot be kept: the calendar does not tell then what was advised.
                let _ = keep_answers(&folder, now, &athlete, &left);
            }
        };
        Self { signal, is_left, thread: Some(thread::spawn(work)) }
    }

    /// Gives what tells it to begin.
    pub fn signal(&self) -> impl FnOnce() + use<> {
        let signal = self.signal.clone();
        // Where it has ended there is nothing left to begin.
        move || {
            let _ = signal.send(());
        }
    }
}

impl Drop for Hindsight {
    fn drop(&mut self) {
        self.is_left.store(true, Ordering::Relaxed);
        // One that still waits hears that nothing will come.
        self.signal = channel().0;
        if let Some(thread) = self.thread.take() {
            // Its panic would be its own; the season goes anyway.
            let _ = thread.join();
        }
    }
}

/// Keeps what Deckchair said on the mornings of the later weeks in a log, as the runner saw it after each check-in; nothing
/// once that is no longer wanted.
///
/// # Errors
/// Where the log cannot be read or written.
pub fn keep_answers(folder: &Path, now: Moment, athlete: &Athlete, is_left: &AtomicBool) -> Result<(), StoreError> {
    let mut store = Store::open(folder)?;
    let said = answers(&store.journal()?, now, athlete, is_left);
    if is_left.load(Ordering::Relaxed) {
        return Ok(());
    }
    store.keep_answers(&said)
}

fn answers(journal: &Journal, now: Moment, athlete: &Athlete, is_left: &AtomicBool) -> Vec<Advice> {
    /// Minutes from a check-in to the answer.
    const AFTER_MIN: f64 = 2.0;
    let moments = journal.check_ins().iter().map(|check_in| check_in.at.plus_seconds(AFTER_MIN * 60.0));
    let lately = moments.filter(|then| *then < now && now.days_since(*then) < ANSWERED_DAYS);
    let wanted = lately.take_while(|_| !is_left.load(Ordering::Relaxed));
    wanted.map(|then| kept_form(&assess(then, &journal.as_of(then, athlete.day_start), athlete), then)).collect()
}
