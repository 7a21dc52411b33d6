//! The days on which an illness speaks, not training: what is said and measured then teaches nothing of either.

use crate::journal::{Athlete, Day, Health, Journal, SpellKind};

/// Days after an illness on which it may still be felt.
pub(in crate::recovery) const STILL_FELT_DAYS: i64 = 3;

/// The spans of days, both ends counted, on which the runner was unwell.
#[derive(Debug, Clone, Default)]
pub struct Unwell(Vec<(Day, Day)>);

impl Unwell {
    /// Gathers what spells and check-ins say of the days up to `today`.
    #[must_use]
    pub fn of(journal: &Journal, athlete: &Athlete, today: Day) -> Self {
        let day = |check_in: &crate::journal::CheckIn| Day::of(check_in.at, athlete.day_start);
        let said = |health: Health| journal.check_ins().iter().filter(move |check_in| check_in.health == Some(health));
        // A spell without an end lasts until the runner says that they are well.
        let well_from = |from: Day| said(Health::Well).map(|check_in| day(check_in)).find(|well| *well > from);
        let spells = journal.spells().iter().filter(|spell| matches!(spell.kind, SpellKind::Illness { .. }));
        let spells = spells.map(|spell| (spell.from, spell.until.or_else(|| well_from(spell.from)).unwrap_or(today)));
        let said = [Health::Ill, Health::Fever].into_iter().flat_map(said).map(|check_in| (day(check_in), day(check_in)));
        Self(spells.chain(said).map(|(first, last)| (first, last.plus(STILL_FELT_DAYS))).collect())
    }

    /// Says whether a day is one of them.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }
}
