//! Traces: how recorded sessions went, kept beside the entries and read only when one is asked for.

use rusqlite::{Connection, OptionalExtension, Result};

use super::rows::Columns;
use super::{Store, StoreError};
use crate::journal::{Journal, Mark, Session, Stretch, Trace};

impl Store {
    /// Gives the trace of a session from its richest recording; `None` where no recording of it has one.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn trace(&self, session: &Session) -> std::result::Result<Option<Trace>, StoreError> {
        self.reading(|log| {
            let traces = session.marks().iter().filter_map(|mark| find(log, mark).transpose()).collect::<Result<Vec<_>>>()?;
            // Of several that know as much, the richest recording's, which comes first.
            Ok(traces.into_iter().reduce(|first, next| if knows(&next) > knows(&first) { next } else { first }))
        })
    }

    /// Gives every trace of a journal's sessions, in order of their marks.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn traces(&self, journal: &Journal) -> std::result::Result<Vec<(Mark, Trace)>, StoreError> {
        let mut marks: Vec<Mark> = journal.sessions().iter().flat_map(|session| session.marks()).collect();
        marks.sort_unstable();
        marks.dedup();
        self.reading(|log| {
            let traces = marks.into_iter().map(|mark| Ok(find(log, &mark)?.map(|trace| (mark, trace))));
            traces.filter_map(Result::transpose).collect()
        })
    }
}

/// Counts what a trace tells of.
fn knows(trace: &Trace) -> usize {
    [trace.knows_way(), trace.knows_heart(), trace.knows_height()].into_iter().filter(|known| *known).count()
}

/// Counts the figures of a trace; a gap is none.
fn figures(trace: &Trace) -> usize {
    let in_one = |stretch: Stretch| [stretch.metres, stretch.heart, stretch.height].into_iter().flatten().count();
    trace.stretches().map(in_one).sum()
}

/// A trace as it is written, in the order of how much it says; of two that say as much the text decides, so that it never
/// hangs on which came first.
fn ranked(trace: &Trace, content: String) -> (usize, usize, String) {
    (knows(trace), figures(trace), content)
}

fn find(log: &Connection, mark: &Mark) -> Result<Option<Trace>> {
    let mut statement = log.prepare_cached("SELECT content FROM trace WHERE mark = ?1")?;
    statement.query_row([mark.text()], |row| Columns::of(row).json()).optional()
}

/// Keeps traces inside the transaction that is open. Of two of one recording the one that says more stays, whichever came first.
pub(super) fn keep(log: &Connection, traces: &[(Mark, Trace)]) -> std::result::Result<(), StoreError> {
    let mut statement = log.prepare_cached(
        "INSERT INTO trace (mark, content) VALUES (?1, ?2) ON CONFLICT (mark) DO UPDATE SET content = excluded.content",
    )?;
    let written = |trace: &Trace| serde_json::to_string(trace).map_err(StoreError::unwritable);
    for (mark, trace) in traces {
        let ranking = ranked(trace, written(trace)?);
        let standing = find(log, mark)?.map(|kept| Ok::<_, StoreError>(ranked(&kept, written(&kept)?))).transpose()?;
        if standing.is_none_or(|standing| ranking > standing) {
            statement.execute([mark.text(), ranking.2.as_str()])?;
        }
    }
    Ok(())
}
