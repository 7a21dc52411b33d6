//! An import on a thread of its own, so that the keys of the screen stay live.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::app::{Imported, Progress, Refused};
use crate::journal::{Athlete, Moment, Precedence, Units};
use crate::phrase;
use crate::store::Store;

use super::import::{Batch, Found, Keeping, Outcome, Reader};

/// What an import needs to know.
pub struct Order {
    /// The folder of the log.
    pub log: PathBuf,
    /// The file or folder to read.
    pub path: PathBuf,
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
    last: (usize, usize),
}

impl Errand {
    /// Sets out.
    ///
    /// The thread has the log open for itself, as a second process would have: nothing is shared but the file.
    pub fn set_out(order: Order) -> Self {
        let (tell, news) = channel();
        thread::spawn(move || {
            let done = carry_out(&order, &tell);
            // Where nobody listens any more the screen has been left; the log has what was kept.
            let _ = tell.send(done.map(Progress::Done));
        });
        Self { news, last: (0, 0) }
    }

    /// Says how far it has come.
    ///
    /// # Errors
    /// Where it could not be carried out.
    pub fn progress(&mut self) -> Result<Progress, Refused> {
        loop {
            match self.news.try_recv() {
                Ok(Ok(Progress::Reading { done, of })) => self.last = (done, of),
                Ok(other) => return other,
                Err(TryRecvError::Empty) => return Ok(Progress::Reading { done: self.last.0, of: self.last.1 }),
                Err(TryRecvError::Disconnected) => {
                    let what = "the import ended before its time; the files that were read are kept".to_owned();
                    return Err(Refused { what, hint: Some("`deckchair import` says more of each file".to_owned()) });
                }
            }
        }
    }
}

fn carry_out(order: &Order, tell: &Sender<Result<Progress, Refused>>) -> Result<Imported, Refused> {
    let found = Found::behind(std::slice::from_ref(&order.path));
    let of = found.files.len();
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
    let mut told = |done| drop(tell.send(Ok(Progress::Reading { done, of })));
    let batch = Batch::import(&found, journal, reader, Keeping::to(&mut store, order.now), &mut told)?;
    let tally = batch.tally();
    let skipped = batch.reports.iter().filter_map(|report| match &report.outcome {
        Outcome::Refused(reason) => Some(format!("{}: {reason}", report.file)),
        Outcome::Read(_) | Outcome::Export { .. } => None,
    });
    let left = tally.total().deleted as u64;
    let left = (left > 0).then(|| format!("{} deleted by you", phrase::count(left, "session", "sessions")));
    Ok(Imported {
        skipped: left.into_iter().chain(skipped).collect(),
        label: batch.label(),
        revisions: batch.revisions,
        known: tally.total().known,
    })
}

/// Gives the folder that a log's file lies in.
pub fn folder_of(log: &Path) -> PathBuf {
    log.parent().unwrap_or(log).to_path_buf()
}
