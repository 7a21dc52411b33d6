//! The tab Plan: what is to come, the plan under the cursor, and how likely the body is ready for each.

use crate::journal::{Change, Day, Entry, Planned};
use crate::keys::Action;
use crate::phrase;
use crate::plan::{Imagined, Prospect, is_anything_planned, make_room};
use crate::views::Tone;

use super::cursor::Cursor;
use super::words::plan_in_short;
use super::{App, Effect, Extent, Known, Overlay, Tab};

/// The plan under the cursor, and what has been worked out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanTab {
    cursor: Cursor,
    imagined: Imagined,
    is_fresh: bool,
}

impl PlanTab {
    /// Gives the place under the cursor.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.cursor.at
    }

    /// Gives the place at the top of the list.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.cursor.top
    }

    /// Gives how likely each plan is, as far as it has been worked out.
    #[must_use]
    pub fn prospects(&self) -> &[Prospect] {
        &self.imagined.prospects
    }

    /// Gives what comes of the plan, as far as it has been worked out.
    #[must_use]
    pub const fn imagined(&self) -> &Imagined {
        &self.imagined
    }

    /// Says whether something has changed since it was worked out.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        !self.is_fresh
    }

    /// Learns what comes of the plan.
    pub(super) fn learn(&mut self, imagined: Imagined) {
        self.imagined = imagined;
        self.is_fresh = true;
    }

    /// Lets what was worked out grow old; it is shown until it is worked out anew.
    pub(super) const fn grow_stale(&mut self) {
        self.is_fresh = false;
    }

    /// Moves the cursor as an action says.
    pub(super) fn step(&mut self, action: Action, rows: usize, count: usize) {
        self.cursor.step(action, rows, count);
    }

    /// Puts the cursor on a place of the list.
    pub(super) const fn go_to(&mut self, place: usize) {
        self.cursor.at = place;
    }

    /// Keeps the cursor on the list and in sight.
    pub(super) fn follow(&mut self, extent: &Extent) {
        self.cursor.follow(extent);
    }
}

impl App {
    /// Gives the tab Plan.
    #[must_use]
    pub const fn planning(&self) -> &PlanTab {
        &self.planning
    }

    /// Gives the plans that are still to come, in order of their days.
    fn to_come(&self) -> impl Iterator<Item = &crate::journal::Kept<Planned>> {
        let today = self.known.today();
        self.known.journal.planned().iter().filter(move |plan| plan.day >= today)
    }

    /// Gives the plan under the cursor of the tab Plan.
    pub(super) fn selected_plan(&self) -> Option<&crate::journal::Kept<Planned>> {
        self.to_come().nth(self.planning.selected())
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, the list knows whether it moves the cursor")]
    pub(super) fn act_on_plan(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Later => self.move_plan(|plan, _| Some(plan.day.plus(1))),
            Action::Earlier => self.move_plan(|plan, today| Some(plan.day.plus(-1)).filter(|day| *day >= today)),
            Action::MoveToLikely => {
                let likely = self.likely_day();
                self.move_plan(|_, _| likely)
            }
            Action::MakeRoom => {
                let day = self.selected_plan().map(|plan| plan.day);
                day.map(|day| self.make_room(day)).unwrap_or_default()
            }
            _ => {
                let count = self.to_come().count();
                self.planning.step(action, self.extent.rows, count);
                Vec::new()
            }
        }
    }

    /// Gives the first likely day of the plan under the cursor, where that is another day.
    pub(super) fn likely_day(&self) -> Option<Day> {
        let plan = self.selected_plan()?;
        let prospect = self.planning.prospects().iter().find(|prospect| prospect.planned == plan.id)?;
        prospect.likely.filter(|day| *day != plan.day && prospect.day == plan.day)
    }

    /// Moves the plan under the cursor; the day it was first planned for is kept.
    fn move_plan(&mut self, to: impl FnOnce(&Planned, Day) -> Option<Day>) -> Vec<Effect> {
        let Some(plan) = self.selected_plan() else { return Vec::new() };
        let Some(day) = to(&plan.what, self.known.today()) else { return Vec::new() };
        self.move_plan_to(plan.id, day)
    }

    /// Gives the plan of the day under the calendar's cursor that can be moved: the marked one, or the first.
    pub(super) fn movable_plan(&self) -> Option<(crate::journal::Id, Planned)> {
        if self.is_trying() {
            return self.tried_plan();
        }
        let day = self.calendar.day();
        let on_the_day = || self.to_come().filter(|plan| plan.day == day);
        let marked = self.marked_entry().and_then(|id| on_the_day().find(|plan| plan.id == id));
        marked.or_else(|| on_the_day().next()).map(|plan| (plan.id, plan.what.clone()))
    }

    /// Moves a plan to a day, in the log or in what is tried.
    pub(super) fn move_plan_to(&mut self, id: crate::journal::Id, day: Day) -> Vec<Effect> {
        let Some(Entry::Planned(plan)) = self.entry_as_tried(id) else { return Vec::new() };
        if plan.day == day {
            return Vec::new();
        }
        let moved = Entry::Planned(plan.moved_to(day));
        let said = |day: Day| phrase::day(day, self.known.today());
        let label = format!("move {} from {} to {}", plan_in_short(&plan), said(plan.day), said(day));
        let change = Change::correct(id, Entry::Planned(plan), moved);
        self.change(label, change)
    }

    /// Frees a day of its planned sessions, which move on.
    pub(super) fn make_room(&mut self, day: Day) -> Vec<Effect> {
        let Some(shift) = make_room(&self.known.journal, day) else {
            self.say(Tone::Quiet, "Only a race is planned on that day, and races stay where they are.");
            return Vec::new();
        };
        let moved = phrase::count(shift.changes.len() as u64, "session", "sessions");
        let label = format!("rest on {} ({moved} moved on)", phrase::full_day(day));
        vec![Effect::keep(label, shift.changes)]
    }

    /// Keeps the cursor on the plan it stood on, also where that has moved.
    pub(super) fn follow_plan(&mut self, before: Option<crate::journal::Id>) {
        self.let_plan_grow_stale();
        self.trends.forget();
        let place = before.and_then(|id| self.to_come().position(|plan| plan.id == id));
        if let Some(place) = place {
            self.planning.go_to(place);
        }
    }

    /// Says whether the chances of the tab Plan wait to be worked out.
    pub(super) fn waits_for_prospects(&self) -> bool {
        let shows_them = matches!(self.tab, Tab::Today | Tab::Calendar | Tab::Plan) && !self.is_trying();
        shows_them && self.planning.is_stale() && !matches!(self.over, Some(Overlay::Form(_)))
    }

    /// Lets what comes of the plan grow old. Where nothing is planned that tires there is nothing to work out.
    pub(super) fn let_plan_grow_stale(&mut self) {
        let Known { now, journal, athlete, .. } = &self.known;
        if is_anything_planned(*now, journal, athlete) {
            self.planning.grow_stale();
        } else {
            self.planning.learn(self.known.imagine_plans());
        }
    }
}
