//! What a session does to the way back.

use crate::journal::Day;
use crate::recovery::Rung;

use super::{Badge, Said};

/// What a session does to the way back, as the form shows it while the runner types.
#[derive(Debug, Clone, PartialEq)]
pub struct CostView {
    /// The whole in one line: `● rest till Mon 23 · ≈ from Tue 24 · → from Fri 27 · ▲ from Thu 3 Dec`.
    pub line: String,
    /// The rungs that are not open at once, lowest first.
    pub steps: Vec<CostStep>,
    /// Days that the session moves the ready date for training, by the medians; 0 where it moves nothing.
    pub days: i64,
    /// How much later than without it, such as `Training again comes about 9 days later with it.`
    pub later: String,
    /// Warnings that the session brings.
    pub warnings: Vec<Said>,
}

/// One rung with the session counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostStep {
    /// The rung.
    pub rung: Rung,
    /// Its glyph, word and tone.
    pub badge: Badge,
    /// The first morning it is open, by the median.
    pub from: Day,
}
