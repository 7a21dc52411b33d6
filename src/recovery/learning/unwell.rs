//! The days on which an illness speaks, not training: what is said and measured then teaches nothing of either.

use crate::journal::{Day, Journal};
use crate::recovery::mornings::Mornings;
use crate::recovery::veto::ill_days;

use super::scale::LEARNED_DAYS;

/// Days after an illness on which it may still be felt.
pub(in crate::recovery) const STILL_FELT_DAYS: i64 = 3;

/// The spans of days, both ends counted, on which the runner was unwell.
#[derive(Debug, Clone, Default)]
pub struct Unwell(Vec<(Day, Day)>);

impl Unwell {
    /// Gathers the illnesses that shut rungs on the mornings that teach: what spells and check-ins say.
    #[must_use]
    pub fn of(mornings: &Mornings<'_>, journal: &Journal) -> Self {
        let ill = ill_days(mornings, journal, LEARNED_DAYS).into_iter();
        Self(ill.map(|(first, last)| (first, last.plus(STILL_FELT_DAYS))).collect())
    }

    /// Says whether a day is one of them.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }
}
