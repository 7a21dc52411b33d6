//! Why the answer is what it is.

use crate::journal::{Day, Id, RedFlag};

use super::assessment::{Assessment, System};

/// Why the verdict is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// Nothing has been logged yet.
    NothingLogged,
    /// Nothing in the way.
    Recovered,
    /// The slowest system holds the rung.
    Held {
        /// The system that decides.
        by: System,
        /// The session most of it stems from.
        session: Option<Id>,
    },
    /// Short sleep takes one rung off.
    ShortSleep {
        /// Hours slept.
        hours: f64,
    },
    /// Several short nights are not slept off: no hard session.
    SleepDebt {
        /// Hours owed.
        hours: f64,
    },
    /// Resting heart rate is high: no hard session.
    RestingHeartHigh {
        /// Beats per minute above the runner's own base.
        above: f64,
        /// The day it was measured on.
        on: Day,
    },
    /// The week's heart rate variability is below the runner's own range: no hard session.
    HrvLow,
    /// Ill.
    Ill {
        /// Whether with fever.
        fever: bool,
    },
    /// Just over an illness: half volume, easy.
    AfterIllness {
        /// The last day of illness.
        last: Day,
    },
    /// Injured or in pain.
    Injured {
        /// Where.
        place: String,
    },
    /// Just over a pain that changed the gait: easy.
    AfterInjury {
        /// Where it was.
        place: String,
    },
    /// A sign that needs a doctor was there lately.
    AfterSign {
        /// The sign.
        sign: RedFlag,
        /// The day since which it is said to be gone.
        gone: Day,
    },
    /// A race was planned, and nothing was said of it: it counts as run.
    RaceNotLogged {
        /// The plan.
        plan: Id,
        /// Its day.
        day: Day,
    },
    /// No run for so long that the first ones want to be short and easy.
    Layoff {
        /// The last run before.
        last_run: Day,
        /// Easy runs still to come before anything hard is open.
        runs_to_go: u8,
        /// The first run after, where there has been one.
        back_since: Option<Day>,
    },
    /// Nothing but walks and hikes is logged: how the runner runs nobody knows, so that a first run is an easy one.
    OnlyWalks,
    /// No run yet since a trouble that wants an easy one first.
    NoRunSince {
        /// Which.
        trouble: Trouble,
        /// Its last day.
        last: Day,
    },
    /// A pain that does not change the gait: no hard session.
    Niggle {
        /// Where.
        place: String,
        /// The first day on which it no longer keeps from anything, where it is quiet tomorrow.
        until: Day,
    },
    /// Signs that need a doctor.
    RedFlags(Vec<RedFlag>),
}

impl Reason {
    /// Gives the system that holds the rung and the session most of it stems from, where a system does.
    #[must_use]
    pub const fn held(&self) -> Option<(System, Option<Id>)> {
        match self {
            Self::Held { by, session } => Some((*by, *session)),
            Self::NothingLogged
            | Self::Recovered
            | Self::ShortSleep { .. }
            | Self::SleepDebt { .. }
            | Self::RestingHeartHigh { .. }
            | Self::HrvLow
            | Self::Ill { .. }
            | Self::AfterIllness { .. }
            | Self::Injured { .. }
            | Self::AfterInjury { .. }
            | Self::AfterSign { .. }
            | Self::RaceNotLogged { .. }
            | Self::Layoff { .. }
            | Self::OnlyWalks
            | Self::NoRunSince { .. }
            | Self::Niggle { .. }
            | Self::RedFlags(_) => None,
        }
    }

    /// Gives how many easy runs come first before anything hard; none where it waits for something else.
    #[must_use]
    pub const fn runs_first(&self) -> u8 {
        match self {
            Self::Layoff { runs_to_go, .. } => *runs_to_go,
            Self::OnlyWalks | Self::NoRunSince { .. } => 1,
            Self::NothingLogged
            | Self::Recovered
            | Self::Held { .. }
            | Self::ShortSleep { .. }
            | Self::SleepDebt { .. }
            | Self::RestingHeartHigh { .. }
            | Self::HrvLow
            | Self::Ill { .. }
            | Self::AfterIllness { .. }
            | Self::Injured { .. }
            | Self::AfterInjury { .. }
            | Self::AfterSign { .. }
            | Self::RaceNotLogged { .. }
            | Self::Niggle { .. }
            | Self::RedFlags(_) => 0,
        }
    }
}

/// A trouble after which an easy run comes before anything hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// An illness with fever.
    Fever,
    /// A pain that changed the gait.
    Pain,
}

impl Assessment {
    /// Gives why the answer is what it is, and then what else would keep from training.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        std::iter::once(&self.reason).chain(&self.besides)
    }
}
