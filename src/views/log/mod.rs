//! The log as a table: all kinds of entry in one list, filtered, sorted, and built only where it is looked at.

mod filter;
mod index;
mod row;
mod source;

use std::ops::Range;

use crate::journal::{Athlete, Id, Journal, Moment, Session, Units};
use crate::phrase;
use crate::recovery::session_load;

use super::scene::Ground;
use super::{Glyph, Tone};

pub use filter::Filter;
pub use index::{LogIndex, Sort};
pub(super) use row::check_in as check_in_said;

/// What kind of entry a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// A session.
    Session,
    /// A day of rest.
    Rest,
    /// A check-in.
    CheckIn,
    /// Something eaten or drunk.
    Intake,
    /// A spell of illness or injury.
    Spell,
    /// A planned session or race.
    Planned,
}

/// One row of the log. Every column is ready to print; empty where it is not known or does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// The entry.
    pub id: Id,
    /// What kind of entry.
    pub kind: RowKind,
    /// A sign for it.
    pub glyph: Glyph,
    /// The day, such as `Sat 21 Nov`; with the year where it is not this one.
    pub date: String,
    /// The sport, or the kind of entry in a word.
    pub sport: String,
    /// The title; of a check-in, an intake or a spell its content in short.
    pub title: String,
    /// Distance.
    pub distance: String,
    /// Time in motion.
    pub moving: String,
    /// Metres climbed.
    pub climb: String,
    /// RPE.
    pub rpe: String,
    /// Session-RPE load, CR10 × minutes.
    pub load: String,
    /// Days to training again that it cost, such as `11 d`.
    pub cost: String,
    /// How the row is meant.
    pub tone: Tone,
}

/// The visible part of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogView {
    /// Entries that pass the filter.
    pub shown: usize,
    /// Entries in the log.
    pub all: usize,
    /// The place of the first row below among those that pass.
    pub first: usize,
    /// The rows of the window asked for.
    pub rows: Vec<LogRow>,
    /// How many, such as `214 of 12,031 entries`.
    pub summary: String,
    /// What to say instead of rows where there are none; empty otherwise.
    pub nothing: String,
}

/// Builds the rows of a window of the log and nothing else: a log of twenty years costs no more than one of a week.
///
/// `window` counts entries that pass the filter, the first being 0, and may reach beyond the last. `cost` gives the days to
/// training again that a session cost, where that is known.
#[must_use]
pub fn log(
    now: Moment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    index: &LogIndex,
    window: Range<usize>,
    cost: impl Fn(Id) -> Option<i64>,
) -> LogView {
    let ground = Ground { now, journal, athlete, units };
    let shown = index.len();
    let first = window.start.min(shown);
    let items = (first..window.end.min(shown)).filter_map(|at| index.item(journal, at));
    LogView {
        shown,
        all: index.all(),
        first,
        rows: items.map(|item| row::row(&ground, item, cost(item.id()))).collect(),
        summary: summary(shown, index.all()),
        nothing: nothing(shown, index.all()),
    }
}

/// Gives the session-RPE load where both the RPE and the time are known.
pub(super) fn load(session: &Session) -> Option<f64> {
    Some(session_load(session.rpe?.value(), session.moving?.minutes()))
}

fn summary(shown: usize, all: usize) -> String {
    let entries = phrase::count(all as u64, "entry", "entries");
    if shown == all { entries } else { format!("{} of {entries}", phrase::grouped(shown as u64)) }
}

fn nothing(shown: usize, all: usize) -> String {
    match (shown, all) {
        (0, 0) => "Nothing is logged yet.".to_owned(),
        (0, _) => "Nothing in the log fits the filter.".to_owned(),
        (_, _) => String::new(),
    }
}
