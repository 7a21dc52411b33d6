//! The tab Plan: what is to come, the plan under the cursor, and how likely the body is ready for each.

use crate::journal::{Change, Day, Entry, Id, Planned};
use crate::keys::Action;
use crate::phrase;
use crate::plan::{Imagined, Prospect, is_anything_planned};

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

    /// Follows a later answer to the same log: what was played stands, and what comes before it is told anew.
    pub(super) fn follow_answer(&mut self, known: &Known) {
        if !self.is_fresh {
            return;
        }
        match known.imagined_later(&self.imagined) {
            Some(imagined) => self.imagined = imagined,
            None => self.grow_stale(),
        }
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

    /// Gives what is to come with its first day, in the order of the tab Plan: sessions, races and rest.
    fn coming(&self) -> Vec<(Id, Day)> {
        let today = self.known.today();
        let rests = self.known.journal.planned_rests().iter().filter(|rest| rest.until >= today);
        let mut coming: Vec<(Id, Day)> = self.to_come().map(|plan| (plan.id, plan.day)).collect();
        coming.extend(rests.map(|rest| (rest.id, rest.from)));
        coming.sort_by_key(|(_, day)| *day);
        coming
    }

    /// Gives what is under the cursor of the tab Plan, and its first day.
    pub(super) fn selected_coming(&self) -> Option<(Id, Day)> {
        self.coming().get(self.planning.selected()).copied()
    }

    /// Gives the session or race under the cursor of the tab Plan.
    pub(super) fn selected_plan(&self) -> Option<&crate::journal::Kept<Planned>> {
        let (id, _) = self.selected_coming()?;
        self.to_come().find(|plan| plan.id == id)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, the list knows whether it moves the cursor")]
    pub(super) fn act_on_plan(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Later => self.move_plan(|day, _| Some(day.plus(1))),
            Action::Earlier => self.move_plan(|day, today| Some(day.plus(-1)).filter(|day| *day >= today)),
            Action::MoveToLikely => {
                let likely = self.likely_day();
                self.move_plan(|_, _| likely)
            }
            Action::PlanRest => self.plan_suggested_rest(),
            Action::MakeRoom => {
                let day = self.selected_plan().map(|plan| plan.day);
                day.map(|day| self.make_room(day)).unwrap_or_default()
            }
            _ => {
                let count = self.coming().len();
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

    /// Moves what is under the cursor; a session keeps the day it was first planned for.
    fn move_plan(&mut self, to: impl FnOnce(Day, Day) -> Option<Day>) -> Vec<Effect> {
        let Some((id, from)) = self.selected_coming() else { return Vec::new() };
        let Some(day) = to(from, self.known.today()) else { return Vec::new() };
        self.move_plan_to(id, day)
    }

    /// Gives the plan of the day under the calendar's cursor that can be moved: the marked one, or the first.
    pub(super) fn movable_plan(&self) -> Option<Id> {
        if self.is_trying() {
            return self.tried_plan().map(|(id, _)| id);
        }
        let day = self.calendar.day();
        let on_the_day: Vec<Id> = self.coming().into_iter().filter(|(_, from)| *from == day).map(|(id, _)| id).collect();
        self.marked_entry().filter(|id| on_the_day.contains(id)).or_else(|| on_the_day.first().copied())
    }

    /// Moves a plan to a day, in the log or in what is tried.
    pub(super) fn move_plan_to(&mut self, id: Id, day: Day) -> Vec<Effect> {
        let Some(before) = self.entry_as_tried(id) else { return Vec::new() };
        let (name, from, moved) = match &before {
            Entry::Planned(plan) => (plan_in_short(plan), plan.day, Entry::Planned(plan.moved_to(day))),
            Entry::PlannedRest(rest) => ("rest".to_owned(), rest.from, Entry::PlannedRest(rest.moved_to(day))),
            Entry::Session(_) | Entry::Rest(_) | Entry::CheckIn(_) | Entry::Intake(_) | Entry::Spell(_) => return Vec::new(),
        };
        if from == day {
            return Vec::new();
        }
        let said = |day: Day| phrase::day(day, self.known.today());
        let label = format!("move {name} from {} to {}", said(from), said(day));
        let change = Change::correct(id, before, moved);
        self.change(label, change)
    }

    /// Keeps the cursor on the plan it stood on, also where that has moved.
    pub(super) fn follow_plan(&mut self, before: Option<Id>) {
        self.let_plan_grow_stale();
        self.trends.forget();
        let place = before.and_then(|id| self.coming().iter().position(|(other, _)| *other == id));
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

    /// Lets what comes of the plan follow the model's answer of another minute.
    pub(super) fn let_plan_follow(&mut self) {
        self.planning.follow_answer(&self.known);
    }
}
