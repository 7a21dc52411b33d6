//! The log as a table: all kinds of entry in one list, filtered, sorted, and built only where it is looked at.

use crate::journal::Id;

use super::{Glyph, Tone};

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
