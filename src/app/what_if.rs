//! What if: a plan that is tried on the calendar. Nothing of it reaches the log until it is kept.

use crate::journal::{Change, Correction, Day, Entry, Id, Planned};
use crate::keys::{Action, Place};
use crate::plan::{BestDay, WhatIf};
use crate::views::Tone;

use super::{App, Effect, Overlay, Page, Subject, Tab};

/// What the keys of the tabs change: the log, or a plan that is only tried.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    /// The log. What was tried when the runner looked at another tab waits, with the version of the log that it was tried on.
    Log(Option<(u64, Trying)>),
    /// A plan that is tried.
    WhatIf(Trying),
}

impl Mode {
    const fn trying(&self) -> Option<&Trying> {
        match self {
            Self::Log(_) => None,
            Self::WhatIf(trying) => Some(trying),
        }
    }

    const fn trying_mut(&mut self) -> Option<&mut Trying> {
        match self {
            Self::Log(_) => None,
            Self::WhatIf(trying) => Some(trying),
        }
    }

    /// Goes back to the log, and gives what was tried, or what waited to be tried on.
    fn take_tried(&mut self) -> Option<Trying> {
        match std::mem::replace(self, Self::Log(None)) {
            Self::Log(left) => left.map(|(_, trying)| trying),
            Self::WhatIf(trying) => Some(trying),
        }
    }
}

/// A plan that is tried, and whether it has been played through as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Trying {
    what_if: WhatIf,
    is_played: bool,
    /// The best day of the plan that was last under the cursor, as the plan stands; `None` in it where there is none.
    best: Option<(Id, Option<BestDay>)>,
}

impl Trying {
    /// Gives what is tried.
    #[must_use]
    pub const fn what_if(&self) -> &WhatIf {
        &self.what_if
    }

    /// Says whether it has been played through as it stands.
    #[must_use]
    pub const fn is_played(&self) -> bool {
        self.is_played
    }

    /// Gives the day that suits the plan under the cursor best, once that has been worked out.
    #[must_use]
    pub fn best(&self) -> Option<BestDay> {
        self.best.and_then(|(_, best)| best)
    }
}

impl App {
    /// Gives what is tried, where something is.
    #[must_use]
    pub const fn trying(&self) -> Option<&Trying> {
        self.mode.trying()
    }

    /// Says whether a plan is tried: what is written then has no draft, and the log is left alone.
    pub(super) const fn is_trying(&self) -> bool {
        matches!(self.mode, Mode::WhatIf(_))
    }

    /// Gives an entry as it is tried, else as the log has it.
    pub(super) fn entry_as_tried(&self, id: Id) -> Option<Entry> {
        let tried = self.trying().and_then(|trying| trying.what_if.journal().entry(id));
        tried.or_else(|| self.known.journal.entry(id))
    }

    /// Tries a change, or asks the log to keep it under a label.
    pub(super) fn change(&mut self, label: String, change: Change) -> Vec<Effect> {
        match self.mode {
            Mode::Log(_) => vec![Effect::keep(label, vec![change])],
            Mode::WhatIf(_) => self.attempt(change),
        }
    }

    /// Begins to try, on the calendar: on the day under its cursor, or on that of the plan one comes from.
    pub(super) fn begin_what_if(&mut self) -> Vec<Effect> {
        if self.tab == Tab::Plan
            && let Some((_, day)) = self.selected_coming()
        {
            self.calendar.go_to(day);
        }
        self.tab = Tab::Calendar;
        // What was left to look at something else is gone on with, unless the log has changed meanwhile.
        let still_holds = match &self.mode {
            Mode::Log(left) => left.as_ref().is_some_and(|(version, _)| *version == self.log_version),
            Mode::WhatIf(_) => true,
        };
        let left = self.mode.take_tried().filter(|_| still_holds);
        let anew = || Trying { what_if: self.known.what_if(), is_played: false, best: None };
        self.mode = Mode::WhatIf(left.unwrap_or_else(anew));
        let mut effects = self.find_advice();
        effects.extend(self.work());
        effects
    }

    /// Shows a tab while something is tried, which waits until the runner tries on.
    fn look_away(&mut self, action: Action) -> Vec<Effect> {
        if let Some(trying) = self.mode.take_tried().filter(|trying| !trying.what_if.changes().is_empty()) {
            self.mode = Mode::Log(Some((self.log_version, trying)));
            let key = self.settings.keys.row_for(Place::Calendar, Action::WhatIf).and_then(|row| row.keys.first());
            let key = key.map(ToString::to_string).unwrap_or_default();
            self.say(Tone::Quiet, format!("{key} on the calendar goes on with what you tried; it is not kept."));
        }
        self.show_by(action)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is left moves the cursor of the calendar")]
    pub(super) fn act_on_what_if(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back => self.leave_what_if(),
            Action::Save => self.keep_what_if(),
            Action::Plan => self.plan(),
            Action::Edit => self.marked_entry().map(|id| self.edit(id)).unwrap_or_default(),
            Action::Delete => self.tried_plan().map(|(id, _)| self.attempt(Change::Delete(id))).unwrap_or_default(),
            Action::Later => self.move_tried(|plan| Some(plan.day.plus(1))),
            Action::Earlier => self.move_tried(|plan| Some(plan.day.plus(-1))),
            Action::MoveToLikely => {
                let likely = self.likely_of_tried();
                self.move_tried(|_| likely)
            }
            Action::Today | Action::Log | Action::Calendar | Action::Trends | Action::Plans => self.look_away(action),
            Action::Help => self.read(Some(Page::of(Subject::Help))),
            Action::NextEntry
            | Action::Left
            | Action::Right
            | Action::Up
            | Action::Down
            | Action::PreviousMonth
            | Action::NextMonth
            | Action::Span
            | Action::GoToday => self.act_on_calendar(action),
            _ => Vec::new(),
        }
    }

    /// Says whether an action would do anything while a plan is tried.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other action moves, helps or leaves")]
    pub(super) fn can_try(&self, action: Action) -> bool {
        let today = self.known.today();
        match action {
            Action::Plan => self.calendar.day() >= today,
            Action::Edit | Action::Delete | Action::Later => self.tried_plan().is_some(),
            Action::Earlier => self.tried_plan().is_some_and(|(_, plan)| plan.day > today),
            Action::MoveToLikely => self.likely_of_tried().is_some(),
            Action::Save => self.trying().is_some_and(|trying| !trying.what_if.changes().is_empty()),
            Action::NextEntry => self.day_panel().entries.len() > 1,
            Action::GoToday => self.calendar.day() != today,
            _ => true,
        }
    }

    /// Gives the marked plan, or the first of the day under the cursor, where it is still to come.
    pub(super) fn tried_plan(&self) -> Option<(Id, Planned)> {
        let what_if = &self.trying()?.what_if;
        let day = self.calendar.day();
        let plans: Vec<(Id, &Planned)> = what_if.plans_on(day).filter(|_| day >= self.known.today()).collect();
        let marked = self.marked_entry().and_then(|id| plans.iter().find(|(other, _)| *other == id));
        marked.or(plans.first()).map(|(id, plan)| (*id, (*plan).clone()))
    }

    /// Gives the best day of the plan under the cursor, where that is another; until it is known, the first likely one.
    fn likely_of_tried(&self) -> Option<Day> {
        let (id, plan) = self.tried_plan()?;
        let trying = self.trying()?;
        if let Some((_, best)) = trying.best.filter(|(known, _)| *known == id) {
            return best.map(|best| best.day).filter(|day| *day != plan.day);
        }
        let prospect = trying.what_if.prospects().iter().find(|prospect| prospect.planned == id)?;
        prospect.likely.filter(|day| *day != plan.day && prospect.day == plan.day)
    }

    /// Moves the plan, and the cursor with it.
    fn move_tried(&mut self, to: impl FnOnce(&Planned) -> Option<Day>) -> Vec<Effect> {
        let Some((id, plan)) = self.tried_plan() else { return Vec::new() };
        let Some(day) = to(&plan).filter(|day| *day >= self.known.today()) else { return Vec::new() };
        self.calendar.go_to(day);
        let moved = Entry::Planned(plan.moved_to(day));
        self.attempt(Change::correct(id, Entry::Planned(plan), moved))
    }

    /// Tries a change. The log is not asked and not told.
    fn attempt(&mut self, change: Change) -> Vec<Effect> {
        self.over = None;
        if let Change::Add(Entry::Planned(plan)) | Change::Correct(_, Correction { now: Entry::Planned(plan), .. }) = &change {
            self.calendar.go_to(plan.day);
        }
        if let Some(trying) = self.mode.trying_mut() {
            trying.what_if.attempt(change);
            (trying.is_played, trying.best) = (false, None);
        }
        Vec::new()
    }

    /// Says whether what is tried waits to be played through.
    pub(super) fn waits_for_what_if(&self) -> bool {
        self.trying().is_some_and(|trying| !trying.is_played) && !matches!(self.over, Some(Overlay::Form(_)))
    }

    /// Takes what is tried as it was played, where it still stands as it stood then.
    pub(super) fn learn_played(&mut self, played: WhatIf) {
        if let Some(trying) = self.mode.trying_mut()
            && trying.what_if.journal() == played.journal()
        {
            *trying = Trying { what_if: played, is_played: true, best: None };
        }
    }

    /// Gives the plan under the cursor whose best day is still to be looked for.
    pub(super) fn waits_for_best(&self) -> Option<Id> {
        let trying = self.trying().filter(|trying| trying.is_played && self.over.is_none())?;
        let (id, _) = self.tried_plan()?;
        trying.best.is_none_or(|(known, _)| known != id).then_some(id)
    }

    /// Learns the best day of a plan, where what is tried still stands as it stood then.
    pub(super) fn learn_best(&mut self, id: Id, best: Option<BestDay>, tried: &WhatIf) {
        if let Some(trying) = self.mode.trying_mut()
            && trying.what_if.journal() == tried.journal()
        {
            trying.best = Some((id, best));
        }
    }

    fn leave_what_if(&mut self) -> Vec<Effect> {
        let tried = self.mode.take_tried().is_some_and(|trying| !trying.what_if.changes().is_empty());
        if tried {
            self.say(Tone::Quiet, "Nothing of what you tried is kept.");
        }
        Vec::new()
    }

    /// Asks that the plan be kept as it is tried; it is tried on until it is.
    fn keep_what_if(&mut self) -> Vec<Effect> {
        let changes = self.trying().map(|trying| trying.what_if.changes()).unwrap_or_default();
        if changes.is_empty() {
            self.say(Tone::Quiet, "The plan is kept as it stands already.");
            return Vec::new();
        }
        let label = format!("plan what was tried ({})", crate::phrase::count(changes.len() as u64, "change", "changes"));
        vec![Effect::keep(label, changes)]
    }
}
