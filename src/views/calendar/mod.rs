//! The calendar: what was done, today, and the earliest rung of each day to come.

use crate::journal::{Day, Id};

use super::{Glyph, Said, Tone};

/// Where a day lies as seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPlace {
    /// Over.
    Past,
    /// Today.
    Today,
    /// To come.
    Future,
}

/// Whether what was advised on a morning was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// What was done needed no higher rung than was open.
    Held,
    /// What was done needed a higher rung.
    Exceeded,
    /// Nobody said what was done, or no advice was kept of that morning.
    Unknown,
}

/// One day of the month grid.
#[derive(Debug, Clone, PartialEq)]
pub struct DayCell {
    /// The day.
    pub day: Day,
    /// Its number in the month, such as `21`.
    pub number: u32,
    /// Where it lies as seen from today.
    pub place: DayPlace,
    /// Whether it belongs to the month shown.
    pub in_month: bool,
    /// Its sign: what was done, `·` rested, `○` nothing known; of a day to come the earliest rung.
    pub glyph: Glyph,
    /// What follows the sign, such as the distance `42`; empty where nothing does.
    pub figure: String,
    /// How it is meant.
    pub tone: Tone,
    /// How sure the sign is, 0 to 1: 1 for the past, the chance of the rung for a day to come; the less, the paler.
    pub certainty: f64,
    /// The sign of what is planned on it (`⚑` a race, `◇` a session), where something is.
    pub planned: Option<Glyph>,
    /// Whether something planned on it comes too early.
    pub conflict: bool,
    /// Whether what was advised that morning was kept.
    pub kept: Kept,
    /// Whether the detraining mark stands on it.
    pub detraining_begins: bool,
}

/// What the panel says of the day under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPanel {
    /// The day, such as `Sat 21 Nov`.
    pub title: String,
    /// Its lines, top to bottom.
    pub lines: Vec<Said>,
    /// The entries of the day, in the order of their lines, for editing.
    pub entries: Vec<Id>,
}

/// A month as a grid of whole weeks, with the panel of the day under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarView {
    /// The month, such as `November 2026`.
    pub title: String,
    /// The weekdays' names in the order of the columns, such as `Mo`.
    pub weekdays: [&'static str; 7],
    /// The weeks, top to bottom.
    pub weeks: Vec<[DayCell; 7]>,
    /// The day under the cursor.
    pub panel: DayPanel,
    /// What the signs mean, in one line.
    pub legend: &'static str,
}
