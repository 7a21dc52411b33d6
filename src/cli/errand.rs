//! An import on a thread of its own, so that the keys of the screen stay live.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::app::{Aim, Imported, Importing, Progress, Refused};
use crate::journal::{Athlete, Moment, Precedence, Units};
use crate::store::Store;
use crate::views::{Said, Tone};

use super::import::{Batch, Fates, Found, Keeping, Reader, lines};

/// What an import needs to know.
pub struct Order {
    /// The folder of the log.
    pub log: PathBuf,
    /// The files and folders to read.
    pub paths: Vec<PathBuf>,
    /// The paths as they were written.
    pub written: String,
    /// What it is for.
    pub aim: Aim,
    /// The moment it was asked for.
    pub now: Moment,
    /// The runner.
    pub athlete: Athlete,
    /// The units to write in.
    pub units: Units,
    /// Which app is believed where several tell of one morning.
    pub precedence: Precedence,
}

/// An import under way.
pub struct Errand {
    news: Receiver<Result<Progress, Refused>>,
    last: Importing,
    is_stopped: Arc<AtomicBool>,
}

impl Errand {
    /// Sets out.
    ///
    /// The thread has the log open for itself, as a second process would have: nothing is shared but the file.
    pub fn set_out(order: Order) -> Self {
        let (tell, news) = channel();
        let last = Importing { aim: order.aim, done: 0, of: 0 };
        let is_stopped = Arc::new(AtomicBool::new(false));
        let is_told = Arc::clone(&is_stopped);
        thread::spawn(move || {
            let done = carry_out(order, &is_told, &tell);
            // Where nobody listens any more the screen has been left; the log has what was kept.
            let _ = tell.send(done.map(Progress::Done));
        });
        Self { news, last, is_stopped }
    }

    /// Stops it after the file that it is at.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Says how far it has come.
    ///
    /// # Errors
    /// Where it could not be carried out.
    pub fn progress(&mut self) -> Result<Progress, Refused> {
        loop {
            match self.news.try_recv() {
                Ok(Ok(Progress::Reading(now))) => self.last = now,
                Ok(other) => return other,
                Err(TryRecvError::Empty) => return Ok(Progress::Reading(self.last)),
                Err(TryRecvError::Disconnected) => {
                    let what = "the import ended before its time; the files that were read are kept".to_owned();
                    return Err(Refused { what, hint: Some("`deckchair import` says more of each file".to_owned()) });
                }
            }
        }
    }
}

fn carry_out(order: Order, is_stopped: &AtomicBool, tell: &Sender<Result<Progress, Refused>>) -> Result<Imported, Refused> {
    let found = Found::behind(&order.paths);
    let (aim, of) = (order.aim, found.files.len());
    let mut store = Store::open(&order.log)?;
    let journal = store.journal()?;
    let deleted = store.deleted_sessions()?;
    let reader = Reader {
        athlete: &order.athlete,
        deleted: &deleted,
        units: order.units,
        precedence: &order.precedence,
        mapping: None,
        now: order.now,
    };
    let mut told = |done| {
        // Where nobody listens the screen has been left, and what was begun is carried on.
        let _ = tell.send(Ok(Progress::Reading(Importing { aim, done, of })));
        if is_stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let keeping = match aim {
        Aim::Look => Keeping::Nowhere,
        Aim::Keep => Keeping::to(&mut store, order.now),
    };
    let batch = Batch::import(&found, journal, reader, keeping, &mut told)?;
    let tally = batch.tally();
    let tone = if tally.refused > 0 || !batch.doubts.is_empty() || batch.was_stopped { Tone::Careful } else { Tone::Good };
    let brought = Said::new(tone, batch.summary(aim == Aim::Look));
    Ok(Imported {
        aim,
        written: order.written,
        lines: lines(&batch, brought.clone()),
        brought,
        can_be_kept: tally.total() != Fates::default(),
        revisions: batch.revisions,
    })
}

/// Gives the folder that a log's file lies in.
pub fn folder_of(log: &Path) -> PathBuf {
    log.parent().unwrap_or(log).to_path_buf()
}
