//! The coming mornings, as they look from here.

use crate::journal::Day;

use super::assessment::Rung;
use super::each::ByRung;

/// What one morning looks like from here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Morning {
    /// The day.
    pub day: Day,
    /// The rung open that morning by the median, as far as the body is concerned.
    pub rung: Rung,
    /// The chance, 0 to 1, that each rung above rest is open: swim or ride, run easy, train.
    pub chance: ByRung<f64>,
    /// Whether the days without a run are so many by then that an easy one comes before anything hard, whatever the body allows.
    pub run_first: bool,
}

impl Morning {
    /// Gives the chance, 0 to 1, that a rung is open; rest always is.
    #[must_use]
    pub fn chance_of(&self, rung: Rung) -> f64 {
        self.chance.above_rest(rung).copied().unwrap_or(1.0)
    }

    /// Gives the morning with every rung above one shut.
    #[must_use]
    pub fn shut_above(mut self, up_to: Rung) -> Self {
        self.rung = self.rung.min(up_to);
        for (rung, chance) in self.chance.iter_mut() {
            if rung > up_to {
                *chance = 0.0;
            }
        }
        self
    }
}

/// What the coming mornings suppose of the days before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meanwhile {
    /// Every day is one of rest.
    Rested,
    /// What is planned is done as planned; every other day is one of rest.
    AsPlanned,
}
