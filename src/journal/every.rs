//! How a plan comes again: written once, kept as one plan a week.

use super::{Day, Journal, Planned, WEEK_DAYS};

/// The most plans that one line makes: a year of weeks.
const MOST: usize = 53;

/// How a plan comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Every {
    /// From one to the next, in weeks.
    pub weeks: u32,
    /// How long.
    pub until: Until,
}

/// How long a plan comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Up to the next race, whose day and the one before it stay free.
    Race,
    /// Up to a day, that day among them.
    Day(Day),
    /// So many times.
    Times(u32),
}

/// Says that no race is planned up to which a plan could come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is not said until when, and no race is planned")]
pub struct NoRace;

impl Every {
    /// Gives a plan once for each time that it comes, the first on its own day; days that are planned to be of rest are left out.
    ///
    /// # Errors
    /// [`NoRace`] where it comes again up to a race, and none is planned after its first day.
    pub fn spread(self, first: &Planned, journal: &Journal) -> Result<Vec<Planned>, NoRace> {
        let last = match self.until {
            Until::Race => {
                let race = journal.planned().iter().find(|plan| plan.race.is_some() && plan.day > first.day);
                Some(race.ok_or(NoRace)?.day.plus(-2))
            }
            Until::Day(last) => Some(last),
            Until::Times(_) => None,
        };
        let times = match self.until {
            Until::Race | Until::Day(_) => MOST,
            Until::Times(times) => MOST.min(times as usize),
        };
        let step = i64::from(self.weeks.max(1)) * WEEK_DAYS;
        let days = (0..).map(|time| first.day.plus(time * step)).take(times);
        let days = days.take_while(|day| *day == first.day || last.is_none_or(|last| *day <= last));
        let is_free = |day: &Day| journal.planned_rest_on(*day).is_none();
        Ok(days.filter(is_free).map(|day| Planned { day, ..first.clone() }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Id, PlannedRest, Priority, Sport};

    fn day(number: u32) -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, number).unwrap())
    }

    fn spread(every: Every, plans: &[Entry]) -> Result<Vec<u32>, NoRace> {
        let journal = Journal::from_entries((1..).map(|n| Id::new(uuid::Uuid::from_u128(n))).zip(plans.iter().cloned()));
        let plans = every.spread(&Planned::new(Sport::Run, day(1)), &journal)?;
        Ok(plans.iter().map(|plan| chrono::Datelike::day(&plan.day.date())).collect())
    }

    #[test]
    fn a_plan_comes_again_until_it_is_said_to_end() {
        let weekly = |until| Every { weeks: 1, until };
        assert_eq!(spread(weekly(Until::Times(3)), &[]), Ok(vec![1, 8, 15]));
        assert_eq!(spread(weekly(Until::Day(day(22))), &[]), Ok(vec![1, 8, 15, 22]));
        assert_eq!(spread(Every { weeks: 2, until: Until::Day(day(22)) }, &[]), Ok(vec![1, 15]));
        assert_eq!(spread(weekly(Until::Race), &[]), Err(NoRace));
        let race = |number| Entry::Planned(Planned { race: Some(Priority::A), ..Planned::new(Sport::Run, day(number)) });
        assert_eq!(spread(weekly(Until::Race), &[race(23)]), Ok(vec![1, 8, 15]), "not the day before the race");
        assert_eq!(spread(weekly(Until::Times(9_999)), &[]).map(|days| days.len()), Ok(MOST));
    }

    #[test]
    fn days_that_are_planned_to_be_of_rest_stay_free() {
        let rest = Entry::PlannedRest(PlannedRest { until: day(14), ..PlannedRest::on(day(7)) });
        assert_eq!(spread(Every { weeks: 1, until: Until::Times(3) }, &[rest]), Ok(vec![1, 15]));
    }
}
