//! A day of rest put into a plan: what was planned on it gives way.

use crate::journal::{Change, Day, Entry, Journal, Kept, Planned};

/// What putting in a day of rest would move.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// The day that becomes free.
    pub day: Day,
    /// The plans that move, as they are corrected.
    pub changes: Vec<Change>,
}

/// Frees a day of planned sessions: they move to the next day, and what is there moves on, until a free day takes them up.
///
/// Races stay where they are, and no session is put on the day of a race or on one that is planned to be of rest. Each plan
/// keeps the day it was first planned for. `None` where nothing but races is planned on the day.
#[must_use]
pub fn make_room(journal: &Journal, day: Day) -> Option<Shift> {
    let mut moving = sessions_on(journal, day);
    let mut changes = Vec::new();
    let mut to = day.plus(1);
    while !moving.is_empty() {
        while is_race_day(journal, to) || journal.planned_rest_on(to).is_some() {
            to = to.plus(1);
        }
        let next = sessions_on(journal, to);
        let moved = |plan: &&Kept<Planned>| {
            Change::correct(plan.id, Entry::Planned(plan.what.clone()), Entry::Planned(plan.moved_to(to)))
        };
        changes.extend(moving.iter().map(moved));
        moving = next;
        to = to.plus(1);
    }
    (!changes.is_empty()).then_some(Shift { day, changes })
}

fn sessions_on(journal: &Journal, day: Day) -> Vec<&Kept<Planned>> {
    journal.planned().iter().filter(|plan| plan.day == day && plan.race.is_none()).collect()
}

fn is_race_day(journal: &Journal, day: Day) -> bool {
    journal.planned().iter().any(|plan| plan.day == day && plan.race.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Correction, Id, Priority, Sport};
    use uuid::Uuid;

    fn day(number: u32) -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, number).unwrap())
    }

    fn journal(days: &[(u32, Option<Priority>)]) -> Journal {
        let entry = |(number, race)| Entry::Planned(Planned { race, ..Planned::new(Sport::Run, day(number)) });
        Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(days.iter().copied().map(entry)))
    }

    fn moved(days: &[(u32, Option<Priority>)], free: u32) -> Vec<(String, Option<String>)> {
        let said = |change: &Change| {
            let Change::Correct(_, Correction { now: Entry::Planned(plan), .. }) = change else { panic!("{change:?}") };
            (plan.day.to_string(), plan.first_day.map(|day| day.to_string()))
        };
        make_room(&journal(days), day(free)).map(|shift| shift.changes.iter().map(said).collect()).unwrap_or_default()
    }

    #[test]
    fn plans_move_on_until_a_free_day_takes_them_up() {
        let moved = moved(&[(1, None), (2, None), (4, None)], 1);
        let to = |day: &str, first: &str| (format!("2026-12-{day}"), Some(format!("2026-12-{first}")));
        assert_eq!(moved, [to("02", "01"), to("03", "02")]);
    }

    #[test]
    fn a_race_stays_where_it_is_and_nothing_is_put_on_its_day() {
        let moved = moved(&[(1, None), (2, Some(Priority::A)), (3, None)], 1);
        assert_eq!(moved.iter().map(|(day, _)| day.as_str()).collect::<Vec<_>>(), ["2026-12-03", "2026-12-04"]);
        assert_eq!(make_room(&journal(&[(2, Some(Priority::A))]), day(2)), None);
    }
}
