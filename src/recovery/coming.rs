//! The coming mornings, as they look from here.

use crate::journal::{Athlete, Day, Moment, Planned};

use super::assessment::Rung;
use super::each::ByRung;
use super::planned::{judged_at, needed};

/// What one morning looks like from here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Morning {
    /// The day.
    pub day: Day,
    /// The rung open that morning by the median, as far as the body is concerned.
    pub rung: Rung,
    /// The chance, 0 to 1, that each rung above rest is open: swim or ride, run easy, train.
    pub chance: ByRung<f64>,
    /// How many easy runs come before anything hard, whatever the body allows, where no run is done until then: the days without
    /// one are so many, or none was done since a fever or a pain; 0 where neither is so.
    pub runs_first: u8,
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

/// When each rung opens for every possible runner: the chance of any moment, where a [`Morning`] has that of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    now: Moment,
    /// Days from `now` until each rung above rest is open, the least first.
    opens: ByRung<Vec<f64>>,
    /// What is shut above a rung until a moment, whatever the runners are.
    shut: Vec<(Rung, Moment)>,
}

impl Outlook {
    /// Takes the days from `now` until each rung above rest is open, a runner at a time.
    #[must_use]
    pub fn new(now: Moment, mut opens: ByRung<Vec<f64>>) -> Self {
        opens.iter_mut().for_each(|(_, days)| days.sort_by(f64::total_cmp));
        Self { now, opens, shut: Vec::new() }
    }

    /// Gives the chance, 0 to 1, that each rung above rest is open so many days from when it was looked.
    #[must_use]
    pub fn in_days(&self, days: f64) -> ByRung<f64> {
        ByRung::of(|rung| {
            let opens = self.opens.above_rest(rung).map_or(&[][..], Vec::as_slice);
            opens.partition_point(|opens| *opens <= days) as f64 / opens.len().max(1) as f64
        })
    }

    /// Gives the chance, 0 to 1, that a rung is open at a moment; what lies before the look counts as then, and rest is always
    /// open.
    #[must_use]
    pub fn chance(&self, rung: Rung, at: Moment) -> f64 {
        let is_shut = self.shut.iter().any(|(up_to, until)| rung > *up_to && at < *until);
        let open = || self.in_days(at.days_since(self.now).max(0.0)).above_rest(rung).copied().unwrap_or(1.0);
        if is_shut { 0.0 } else { open() }
    }

    /// Keeps every rung above one shut until a moment.
    pub fn shut_above(&mut self, up_to: Rung, until: Moment) {
        self.shut.push((up_to, until));
    }

    /// Gives the chance, 0 to 1, that the rung a plan needs is open where it is on this day: at its start, where that is said,
    /// else on the morning of the day. `None` where the morning is needed and not among these.
    #[must_use]
    pub fn of_plan(&self, plan: &Planned, day: Day, mornings: &[Morning], athlete: &Athlete) -> Option<f64> {
        let needs = needed(plan);
        if let Some(at) = judged_at(plan, day, athlete) {
            return Some(self.chance(needs, at));
        }
        mornings.iter().find(|morning| morning.day == day).map(|morning| morning.chance_of(needs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_rises_from_moment_to_moment_and_what_is_shut_has_none() {
        let now = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
        let mut outlook = Outlook::new(now, ByRung::of(|_| vec![2.0, 0.5, 1.0, 0.0]));
        let percent = |outlook: &Outlook, rung, days| (100.0 * outlook.chance(rung, now.plus_days(days))).round() as i32;
        let train = |outlook: &Outlook, days| percent(outlook, Rung::Train, days);
        assert_eq!([-1.0, 0.0, 0.5, 1.9, 2.0].map(|days| train(&outlook, days)), [25, 25, 50, 75, 100]);
        outlook.shut_above(Rung::RunEasy, now.plus_days(1.0));
        assert_eq!([0.9, 1.0].map(|days| train(&outlook, days)), [0, 75]);
        assert_eq!([Rung::RunEasy, Rung::Rest].map(|rung| percent(&outlook, rung, 0.0)), [25, 100]);
    }
}
