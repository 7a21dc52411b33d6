//! Work that takes longer than a key may wait: done on a copy of what is known, beside the screen, and heeded when it is done.

use std::sync::Arc;

use chrono::Weekday;

use crate::journal::{Day, Entry, Id, Journal, Moment, Provisional, Revision};
use crate::plan::{BestDay, Imagined, WhatIf};
use crate::recovery::{Scoring, Verdict};
use crate::views::{Chart, CostView, Looked, PastMorning, RecoveredView, WhyView, cost, recovered, trends};

use super::form::{Cost, Purpose};
use super::{App, Effect, Known, Overlay, Subject};

/// Mornings that the model is asked about in one task: what has been looked back on shows as it grows.
const AT_ONCE: usize = 3;

/// Something to be worked out, and all that is needed for it.
#[derive(Debug, Clone)]
pub struct Task {
    log_version: u64,
    known: Known,
    what: TaskKind,
}

/// What is to be worked out.
#[derive(Debug, Clone)]
enum TaskKind {
    /// What would change the answer; of an earlier day the whole answer, beside what was said then.
    Why(Option<Day>, Option<Verdict>),
    /// What comes of the plans.
    Plans,
    /// What comes of a plan that is tried.
    Trying(Box<WhatIf>),
    /// Which day suits a plan best that is tried.
    Best(Box<WhatIf>, Id),
    /// The charts of the trends, before anybody looks at them.
    Charts(Vec<PastMorning>, Weekday),
    /// What recovery has taken.
    Recovered,
    /// How the systems stood on past mornings.
    Mornings(Vec<Day>, Arc<Journal>),
    /// How past forecasts did.
    Score(Option<Box<Scoring>>),
    /// What an entry that is being written would mean.
    Cost(Box<Entry>, Option<Id>, Purpose),
}

/// What was worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskOutcome {
    log_version: u64,
    found: Finding,
}

#[derive(Debug, Clone, PartialEq)]
enum Finding {
    /// Why the answer of a minute is what it is, or that of an earlier day.
    Why(Moment, Box<WhyView>),
    Plans(Imagined),
    WhatIf(Box<WhatIf>),
    Best(Box<WhatIf>, Id, Option<BestDay>),
    Charts(Vec<Chart>),
    Recovered(RecoveredView, Arc<Journal>),
    Mornings(Vec<PastMorning>),
    Score(Box<Scoring>),
    Cost(Box<Entry>, CostView),
}

impl Task {
    /// Works it out.
    #[must_use]
    pub fn perform(self) -> TaskOutcome {
        let Self { log_version, known, what } = self;
        let found = match what {
            TaskKind::Why(None, _) => Finding::Why(known.assessment.now, Box::new(known.why())),
            TaskKind::Why(Some(day), advised) => Finding::Why(known.assessment.now, Box::new(known.why_then(day, advised))),
            TaskKind::Plans => Finding::Plans(known.imagine_plans()),
            TaskKind::Trying(mut what_if) => {
                known.play(&mut what_if);
                Finding::WhatIf(what_if)
            }
            TaskKind::Best(what_if, id) => {
                let best = known.best_day(&what_if, id);
                Finding::Best(what_if, id, best)
            }
            TaskKind::Charts(mornings, week_start) => {
                let looked = Looked { mornings: &mornings, week_start };
                Finding::Charts(trends(known.now, &known.journal, &known.athlete, known.units, looked))
            }
            TaskKind::Recovered => {
                let taken = recovered(known.now, &known.journal, &known.athlete, known.units);
                Finding::Recovered(taken, Arc::new(known.recent()))
            }
            TaskKind::Mornings(days, recent) => {
                let morning = |day: Day| PastMorning { day, systems: known.as_it_was(known.morning_of(day), &recent).systems };
                Finding::Mornings(days.into_iter().map(morning).collect())
            }
            TaskKind::Score(so_far) => {
                let begin = || Box::new(Scoring::of(known.now, &known.journal, &known.athlete));
                let mut scoring = so_far.unwrap_or_else(begin);
                (0..AT_ONCE).for_each(|_| scoring.step(&known.athlete));
                Finding::Score(scoring)
            }
            TaskKind::Cost(entry, subject, purpose) => {
                let cost = cost_of(&known, &entry, subject, purpose);
                Finding::Cost(entry, cost)
            }
        };
        TaskOutcome { log_version, found }
    }
}

/// Asks the model what an entry would mean, on the journal as it is and as it would be.
fn cost_of(known: &Known, entry: &Entry, subject: Option<Id>, purpose: Purpose) -> CostView {
    let id = subject.unwrap_or(Id::provisional(Provisional::Written, 0));
    let revision = Revision { id, now: Some(entry.clone()) };
    if matches!(purpose, Purpose::Planned | Purpose::PlannedRest) {
        return CostView::of_plan(known.plan_notes(revision));
    }
    // What comes too early is told as the calendar tells it: with what is planned before it done.
    let without = match subject {
        Some(id) => known.imagined(Revision { id, now: None }).as_planned(),
        None => known.as_planned(),
    };
    let with = known.imagined(revision);
    cost(&without, &with.as_planned(), &with.journal, &with.athlete, with.units)
}

impl App {
    /// Says whether something waits to be worked out, and nobody is at it.
    pub(super) fn waits_for_work(&self) -> bool {
        !self.is_working
            && (self.waits_for_cost()
                || self.waits_for_why()
                || self.waits_for_prospects()
                || self.waits_for_what_if()
                || self.waits_for_best().is_some()
                || self.waits_for_trends()
                || self.waits_for_charts())
    }

    /// Gives the next thing to be worked out to whoever works; only one at a time.
    pub(super) fn work(&mut self) -> Vec<Effect> {
        if self.is_working {
            return Vec::new();
        }
        let Some(what) = self.wanted() else { return Vec::new() };
        self.is_working = true;
        vec![Effect::Work(Box::new(Task { log_version: self.log_version, known: self.known.clone(), what }))]
    }

    /// Gives what is to be worked out next, what the runner looks at first.
    fn wanted(&mut self) -> Option<TaskKind> {
        if self.waits_for_cost() {
            return self.cost_wanted();
        }
        if self.waits_for_why() {
            let day = self.why_read().and_then(|view| view.of);
            return Some(TaskKind::Why(day, day.and_then(|day| self.advised_on(day))));
        }
        if self.waits_for_prospects() {
            return Some(TaskKind::Plans);
        }
        if self.waits_for_what_if() {
            return self.trying().map(|trying| TaskKind::Trying(Box::new(trying.what_if().clone())));
        }
        if let Some(id) = self.waits_for_best() {
            return self.trying().map(|trying| TaskKind::Best(Box::new(trying.what_if().clone()), id));
        }
        if self.trends.waits_for_score() && self.waits_for_trends() {
            return Some(TaskKind::Score(self.trends.take_scoring()));
        }
        if self.waits_for_charts() {
            return Some(TaskKind::Charts(self.mornings_known(), self.settings.week_start));
        }
        if !self.waits_for_trends() {
            return None;
        }
        let Some(recent) = self.trends.recent() else { return Some(TaskKind::Recovered) };
        let days = self.trends.next_mornings(self.known.today(), AT_ONCE);
        if days.is_empty() {
            self.draw_charts();
            return None;
        }
        Some(TaskKind::Mornings(days, recent))
    }

    fn waits_for_cost(&self) -> bool {
        matches!(&self.over, Some(Overlay::Form(form)) if matches!(form.cost(), Cost::Stale(_)))
    }

    fn cost_wanted(&mut self) -> Option<TaskKind> {
        let Some(Overlay::Form(form)) = &mut self.over else { return None };
        if form.change().is_none() {
            form.leave_cost();
            return None;
        }
        Some(TaskKind::Cost(Box::new(form.entry().clone()), form.subject(), form.purpose()))
    }

    /// Says whether the page that says why waits for what would change the answer.
    fn waits_for_why(&self) -> bool {
        let Some(Overlay::Page(page)) = &self.over else { return false };
        // It may have been left for what it leads to.
        let pages = std::iter::successors(Some(page), |page| page.from.as_deref());
        pages.into_iter().any(|page| matches!(&page.subject, Subject::Why(view) if view.is_under_way))
    }

    /// Heeds what was worked out, unless the log or what was asked has changed meanwhile: then it is asked again.
    pub(super) fn heed(&mut self, outcome: TaskOutcome) {
        self.is_working = false;
        if outcome.log_version != self.log_version {
            return;
        }
        match outcome.found {
            Finding::Why(of, view) => {
                let view = if view.of.is_none() { view.beside(&self.today()) } else { *view };
                if view.of.is_none() {
                    self.why = Some(((outcome.log_version, of), view.clone()));
                }
                if let Some(shown) = self.why_read().filter(|shown| shown.of == view.of) {
                    *shown = view;
                }
            }
            Finding::Plans(imagined) => self.planning.learn(imagined),
            Finding::WhatIf(played) => self.learn_played(*played),
            Finding::Best(tried, id, best) => self.learn_best(id, best, &tried),
            Finding::Charts(charts) => self.trends.learn_charts(charts),
            Finding::Recovered(taken, recent) => {
                self.trends.learn_recovered(taken, recent);
            }
            Finding::Mornings(mornings) => self.draw_mornings(mornings),
            Finding::Score(scoring) => self.trends.learn_score(*scoring),
            Finding::Cost(entry, cost) => {
                if let Some(Overlay::Form(form)) = &mut self.over
                    && *form.entry() == *entry
                {
                    form.learn_cost(cost);
                }
            }
        }
    }
}
