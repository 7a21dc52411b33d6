//! What the runner should know beside the verdict.

use crate::journal::{Day, Id};

use super::assessment::System;
use super::exertion::RaisedRpe;
use super::prudence::Caution;

/// Something the runner should know beside the verdict.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// The rung above the open one is as likely open as not, but a mistake would cost much today.
    Careful {
        /// Why.
        caution: Caution,
    },
    /// An earlier effort was reproduced: the runner had recovered from it by then (S1).
    Reproduced {
        /// The earlier effort.
        first: Id,
        /// The session that was as fast at no higher cost.
        again: Id,
    },
    /// A run was much longer than the longest of the 30 days before it (Frandsen 2025).
    LongestRun {
        /// The run.
        session: Id,
        /// Its distance over the longest of the 30 days before, such as 1.4.
        ratio: f64,
    },
    /// A run of more than a few kilometres came after a month without one.
    LongAfterLayoff {
        /// The run.
        session: Id,
    },
    /// An easy run was done while the legs still wanted rest.
    RanTooEarly {
        /// The run.
        session: Id,
    },
    /// A session was cut short in what is known: the cost is guessed.
    Guessed {
        /// The session.
        session: Id,
    },
    /// The effort that was said of the latest run is not believed, and a greater one is reckoned with.
    RaisedRpe {
        /// The session.
        session: Id,
        /// What was said, and what is reckoned with.
        raised: RaisedRpe,
    },
    /// A heart rate is not believable and was left out.
    HeartArtefact {
        /// The session.
        session: Id,
    },
    /// This morning's heart rate variability is far below the runner's usual.
    HrvFarBelow,
    /// Seven days without an aerobic session (softly), or twelve (firmly).
    Detraining {
        /// Days off.
        days_off: i64,
        /// Whether to say it firmly.
        firmly: bool,
    },
    /// A check-in figure is so far from expected that it is asked about and not used.
    Surprising {
        /// The system it speaks of.
        system: System,
        /// What was said.
        said: f64,
        /// What was expected.
        expected: f64,
    },
    /// A figure of the heart is so far from the runner's own that it is asked about.
    OddHeart {
        /// Which figure.
        figure: HeartFigure,
        /// What was said, bpm or ms.
        said: f64,
        /// What is usual, bpm or ms.
        usual: f64,
    },
    /// What was reported beyond anything the sessions explain has lasted too long for training to be its cause.
    Lasting {
        /// The system it speaks of.
        system: System,
        /// For how many days.
        days: i64,
    },
    /// The last effort's refuelling window was over before the effort was logged.
    WindowMissed {
        /// The session.
        session: Id,
    },
    /// A race or planned session comes before the body is likely to be ready.
    PlannedTooEarly {
        /// The planned entry.
        planned: Id,
        /// The chance of being ready that morning, 0 to 1.
        chance: f64,
        /// Days too early, by the first day that is likely enough; 0 where none of the coming six weeks is.
        days_early: i64,
    },
    /// Nothing is logged on these days, which look like days on which only nothing was logged.
    Unsaid {
        /// The first.
        from: Day,
        /// The last.
        until: Day,
    },
    /// A planned session comes before the easy runs that a long time without running wants first.
    EasyRunsFirst {
        /// The planned entry.
        planned: Id,
        /// How many are not planned before it.
        runs: u8,
    },
    /// A planned effort is much longer than the longest run before it, be that of the last 30 days or planned too.
    PlannedLong {
        /// The planned entry.
        planned: Id,
        /// Its distance over the longest run before it.
        ratio: f64,
        /// Which that is.
        longest: LongestBefore,
    },
}

/// The longest run before a planned one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongestBefore {
    /// One of the last 30 days in the log.
    Logged,
    /// One that is planned.
    Planned(Id),
}

/// A figure of the heart that a morning brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeartFigure {
    /// The resting heart rate, bpm.
    Rate,
    /// The heart rate variability, ms.
    Variability,
}

impl Warning {
    /// Says whether the warning asks if an answer of the morning is right.
    #[must_use]
    pub const fn asks(&self) -> bool {
        matches!(self, Self::Surprising { .. } | Self::OddHeart { .. })
    }

    /// Gives the planned entry that the warning is about; nothing where it is about something else.
    #[must_use]
    pub const fn of_plan(&self) -> Option<Id> {
        match self {
            Self::PlannedTooEarly { planned, .. } | Self::EasyRunsFirst { planned, .. } | Self::PlannedLong { planned, .. } => {
                Some(*planned)
            }
            Self::LongestRun { .. }
            | Self::Reproduced { .. }
            | Self::LongAfterLayoff { .. }
            | Self::RanTooEarly { .. }
            | Self::Guessed { .. }
            | Self::RaisedRpe { .. }
            | Self::HeartArtefact { .. }
            | Self::HrvFarBelow
            | Self::Lasting { .. }
            | Self::Detraining { .. }
            | Self::Surprising { .. }
            | Self::OddHeart { .. }
            | Self::WindowMissed { .. }
            | Self::Unsaid { .. }
            | Self::Careful { .. } => None,
        }
    }

    /// Says whether the warning is that something planned comes too early.
    #[must_use]
    pub const fn is_too_early(&self) -> bool {
        matches!(self, Self::PlannedTooEarly { .. } | Self::EasyRunsFirst { .. })
    }
}
