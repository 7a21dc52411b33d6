//! Rest that is planned with one key: the suggested days, or the day under the calendar's cursor.

use crate::journal::{Change, Day, Entry, PlannedRest};
use crate::keys::Action;
use crate::phrase;
use crate::plan::make_room;
use crate::views::Tone;

use super::words::in_short;
use super::{App, Effect, Tab};

impl App {
    /// Plans rest on a day: the sessions planned on it move on. Where it is planned already, the same key takes it back.
    pub(super) fn make_room(&mut self, day: Day) -> Vec<Effect> {
        if day < self.known.today() {
            let key = self.key_for(Action::Rested);
            self.say(Tone::Quiet, format!("That day is over: {key} says that you rested."));
            return Vec::new();
        }
        let journal = &self.known.journal;
        let shift = make_room(journal, day);
        let planned = journal.planned_rest_on(day);
        match (shift, planned) {
            (Some(shift), planned) => {
                let moved = phrase::count(shift.changes.len() as u64, "session", "sessions");
                let label = format!("rest on {} ({moved} moved on)", phrase::full_day(day));
                let rest = planned.is_none().then(|| Change::Add(Entry::PlannedRest(PlannedRest::on(day))));
                vec![Effect::keep(label, shift.changes.into_iter().chain(rest).collect())]
            }
            (None, Some(kept)) if kept.days() == 1 => {
                let label = format!("delete {}", in_short(&Entry::PlannedRest(kept.what.clone()), self.known.units));
                vec![Effect::keep(label, vec![Change::Delete(kept.id)])]
            }
            (None, Some(_)) => {
                let (edit, delete) = (self.key_for(Action::Edit), self.key_for(Action::Delete));
                self.say(Tone::Quiet, format!("It is part of a longer rest: {edit} changes it, {delete} deletes it."));
                Vec::new()
            }
            (None, None) if journal.planned().iter().any(|plan| plan.day == day) => {
                self.say(Tone::Quiet, "Only a race is planned on that day, and races stay where they are.");
                Vec::new()
            }
            (None, None) => self.keep_rests(vec![PlannedRest::on(day)]),
        }
    }

    /// Says whether rest can be planned on the day that is meant: the one under the cursor.
    pub(super) fn can_make_room(&self) -> bool {
        let day = match self.tab {
            Tab::Plan => self.selected_plan().filter(|plan| plan.race.is_none()).map(|plan| plan.day),
            Tab::Today | Tab::Log | Tab::Calendar | Tab::Trends => Some(self.calendar.day()),
        };
        day.is_some_and(|day| day >= self.known.today())
    }

    /// Says whether any suggested day is not planned to be of rest.
    pub(super) fn can_plan_rest(&self) -> bool {
        self.tab == Tab::Plan && !self.suggested_rest().is_empty()
    }

    /// Plans rest on the suggested days, those in a row as one.
    pub(super) fn plan_suggested_rest(&mut self) -> Vec<Effect> {
        let days = self.suggested_rest();
        if days.is_empty() {
            self.say(Tone::Quiet, "No other day of the next two weeks is suggested for rest.");
            return Vec::new();
        }
        let in_a_row = days.chunk_by(|one, next| one.plus(1) == *next);
        let rests = in_a_row.filter_map(|days| Some(PlannedRest { until: *days.last()?, ..PlannedRest::on(*days.first()?) }));
        self.keep_rests(rests.collect())
    }

    /// Gives the days after today that are suggested for rest, and are not planned to be of it.
    fn suggested_rest(&self) -> Vec<Day> {
        let is_open = |day: &Day| *day > self.known.today() && self.known.journal.planned_rest_on(*day).is_none();
        self.as_planned().rest_days.iter().map(|rest| rest.day).filter(is_open).collect()
    }

    fn keep_rests(&self, rests: Vec<PlannedRest>) -> Vec<Effect> {
        let label = match rests.as_slice() {
            [only] => in_short(&Entry::PlannedRest(only.clone()), self.known.units),
            several => {
                let days = several.iter().map(PlannedRest::days).sum::<i64>().unsigned_abs();
                format!("rest on {}", phrase::count(days, "suggested day", "suggested days"))
            }
        };
        let changes = rests.into_iter().map(|rest| Change::Add(Entry::PlannedRest(rest))).collect();
        vec![Effect::keep(format!("plan {label}"), changes)]
    }
}
