//! An import on a thread of its own, so that the keys of the screen stay live.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::app::{Aim, Imported, Importing, Progress, Refused};
use crate::import::{DateOrder, ListHints, Mapping};
use crate::journal::{Athlete, Moment, Precedence, Units};
use crate::store::{Store, StoreError};
use crate::views::{Said, Tone};

use super::import::{Batch, BatchReader, DeletedSessions, Fates, FoundFiles, Keeping, learnt, lines, remember};

/// What an import needs to know.
pub struct ImportOrder {
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
    /// The settings file.
    pub settings: PathBuf,
    /// How lists are read that were confirmed before.
    pub lists: BTreeMap<String, String>,
    /// Which of day and month comes first in lists that do not tell.
    pub dates: Option<DateOrder>,
    /// How lists of no known origin are read that were looked at, each with its name.
    pub offered: Vec<(String, Mapping)>,
}

/// What an import tells of itself.
enum ImportNews {
    /// How far it has come.
    Reading(Importing),
    /// What came of it, and how lists of no known origin may be read.
    Done(Box<Imported>, Vec<(String, Mapping)>),
}

/// An import under way.
pub struct Errand {
    news: Receiver<Result<ImportNews, Refused>>,
    last: Importing,
    /// How lists of no known origin may be read, once they were looked at.
    pub offered: Vec<(String, Mapping)>,
    is_stopped: Arc<AtomicBool>,
}

impl Errand {
    /// Sets out.
    ///
    /// The thread has the log open for itself, as a second process would have: nothing is shared but the file.
    pub fn set_out(order: ImportOrder) -> Self {
        let (tell, news) = channel();
        let last = Importing { aim: order.aim, done: 0, of: 0 };
        let is_stopped = Arc::new(AtomicBool::new(false));
        let is_told = Arc::clone(&is_stopped);
        thread::spawn(move || {
            let done = carry_out(order, &is_told, &tell);
            // Where nobody listens any more the screen has been left; the log has what was kept.
            let _ = tell.send(done.map(|(imported, offered)| ImportNews::Done(Box::new(imported), offered)));
        });
        Self { news, last, offered: Vec::new(), is_stopped }
    }

    /// Stops it where it is; of the file that it is at nothing is kept.
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
                Ok(Ok(ImportNews::Reading(now))) => self.last = now,
                Ok(Ok(ImportNews::Done(imported, offered))) => {
                    self.offered = offered;
                    return Ok(Progress::Done(*imported));
                }
                Ok(Err(refused)) => return Err(refused),
                Err(TryRecvError::Empty) => return Ok(Progress::Reading(self.last)),
                Err(TryRecvError::Disconnected) => {
                    let what = "the import ended before its time; the files that were read are kept".to_owned();
                    return Err(Refused { what, hint: Some("`deckchair import` says more of each file".to_owned()) });
                }
            }
        }
    }
}

fn carry_out(
    order: ImportOrder,
    is_stopped: &AtomicBool,
    tell: &Sender<Result<ImportNews, Refused>>,
) -> Result<(Imported, Vec<(String, Mapping)>), Refused> {
    let found = FoundFiles::behind(&order.paths);
    let (aim, of) = (order.aim, found.files.len());
    let mut told = |done| {
        // Where nobody listens the screen has been left, and what was begun is carried on.
        let _ = tell.send(Ok(ImportNews::Reading(Importing { aim, done, of })));
        if is_stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut batch = read(&order, &found, &order.offered, &mut told)?;
    let mut offered = order.offered.clone();
    if aim == Aim::Look && !batch.proposals.is_empty() {
        offered = batch.proposals.iter().map(|(name, proposal)| (name.clone(), proposal.mapping.clone())).collect();
        let proposals = std::mem::take(&mut batch.proposals);
        batch = read(&order, &found, &offered, &mut told)?;
        batch.proposals = proposals;
    }
    let tally = batch.tally();
    let tone = if tally.refused > 0 || !batch.doubts.is_empty() || batch.was_stopped { Tone::Careful } else { Tone::Good };
    let brought = Said::new(tone, batch.summary(aim == Aim::Look));
    let mut lines = lines(&batch, aim, brought.clone());
    if aim == Aim::Keep {
        if tally.teaches() {
            let journal = Store::open(&order.log)?.journal()?;
            let learnt = learnt(order.now, &journal, &order.athlete, order.units);
            // Behind the sentence that says what was brought, and a line that parts them.
            lines.splice(1..1, [Said::new(Tone::Plain, "")].into_iter().chain(learnt));
        }
        lines.extend(remembered(&order)?);
    }
    let imported = Imported {
        aim,
        written: order.written,
        brought,
        lines,
        can_be_kept: tally.total() != Fates::default(),
        revisions: batch.revisions,
    };
    Ok((imported, offered))
}

/// Reads the files, and keeps what they hold where that is meant.
fn read(
    order: &ImportOrder,
    found: &FoundFiles,
    offered: &[(String, Mapping)],
    told: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Batch, StoreError> {
    let mut store = Store::open(&order.log)?;
    let deleted = store.deleted_sessions()?;
    let offered = offered.iter().map(|(_, mapping)| mapping.clone());
    let reader = BatchReader {
        athlete: &order.athlete,
        deleted: DeletedSessions::Stay(&deleted),
        units: order.units,
        precedence: &order.precedence,
        hints: &ListHints::default().remembering(&order.lists).offering(offered).dated(order.dates).reading_in(order.units),
        now: order.now,
    };
    let (keeping, journal) = match order.aim {
        Aim::Look => (Keeping::Nowhere, store.journal()?),
        Aim::Keep => Keeping::to(&mut store, order.now)?,
    };
    Batch::import(found, journal, reader, keeping, told)
}

/// Remembers how lists were read that the runner looked at and kept.
fn remembered(order: &ImportOrder) -> Result<Vec<Said>, Refused> {
    let mut known = order.lists.clone();
    let mut said = Vec::new();
    for (list, mapping) in &order.offered {
        said.extend(remember(&order.settings, &known, list, mapping)?);
        known.insert(list.clone(), mapping.to_string());
    }
    Ok(said)
}

/// Gives the folder that a log's file lies in.
pub fn folder_of(log: &Path) -> PathBuf {
    log.parent().unwrap_or(log).to_path_buf()
}
