//! What an action does, by what is open.

use crate::journal::{Change, Day, DayReport, Entry, Id, Rest};
use crate::keys::Action;
use crate::views::Tone;

use super::words::in_short;
use super::{Aim, App, Effect, Ending, Extent, ImportRequest, LogRequest, Overlay, Page, Subject, Tab};

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Interrupt {
            self.draft();
            return self.leaving(Ending::Quit);
        }
        if action == Action::Suspend {
            return vec![Effect::Suspend];
        }
        if action == Action::Complete && !self.can(action) {
            return Vec::new();
        }
        self.notice = None;
        match self.over.take() {
            Some(Overlay::Page(page)) => self.act_on_page(page, action),
            Some(Overlay::Prompt(prompt)) => self.act_on_prompt(prompt, action),
            Some(Overlay::Settings(page)) => self.act_on_settings(page, action),
            Some(Overlay::Palette(palette)) => self.act_on_palette(palette, action),
            Some(Overlay::Form(form)) => self.act_on_form(form, action),
            None if self.is_trying() => self.act_on_what_if(action),
            None => self.act_on_tab(action),
        }
    }

    fn act_on_page(&mut self, mut page: Page, action: Action) -> Vec<Effect> {
        match (action, &page.subject) {
            (Action::Back, Subject::Preview { .. }) => {
                self.say(Tone::Quiet, "Nothing was imported.");
                Vec::new()
            }
            (Action::Accept, Subject::Preview { written, .. }) => {
                vec![Effect::Imports(ImportRequest::Begin { written: written.clone(), aim: Aim::Keep })]
            }
            (Action::Back, _) => {
                self.over = page.from.map(|from| Overlay::Page(*from));
                Vec::new()
            }
            (Action::Open, Subject::Why(_)) => self.follow_lead(page),
            (Action::Down | Action::Up, Subject::Why(_)) => {
                page.walk(action, &self.extent);
                self.over = Some(Overlay::Page(page));
                Vec::new()
            }
            (Action::Delete, Subject::Entry(view)) => {
                let id = view.id;
                self.back_to = page.from;
                self.delete(id)
            }
            (Action::Edit, Subject::Entry(view)) => {
                let id = view.id;
                self.back_to = page.from.is_some().then(|| Box::new(page));
                self.edit(id)
            }
            (Action::Join | Action::Split, Subject::Entry(_)) => {
                self.over = Some(Overlay::Page(page));
                if action == Action::Join { self.join() } else { self.split() }
            }
            (Action::Left | Action::Right | Action::NextChart, Subject::Entry(view)) => {
                if let Some(course) = self.course_of(view.id) {
                    page.along.step(action, course);
                }
                self.over = Some(Overlay::Page(page));
                Vec::new()
            }
            (_, _) => {
                page.scroll(action, &self.extent);
                self.over = Some(Overlay::Page(page));
                Vec::new()
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what no tab has in common is each tab's own")]
    fn act_on_tab(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => self.leaving(self.way_out()),
            Action::Demo if self.can(Action::Demo) => self.leaving(Ending::Demo),
            Action::Today | Action::Log | Action::Calendar | Action::Trends | Action::Plans => self.show_by(action),
            Action::NextTab => self.show(self.tab.beside(1)),
            Action::PreviousTab => self.show(self.tab.beside(-1)),
            Action::Why if self.can(Action::Why) => {
                // What would change the answer is worked out once the page is seen: it would take the processor from it.
                self.over = Some(Overlay::Page(self.page_of_why(self.day_asked())));
                Vec::new()
            }
            Action::Help => self.read(Some(Page::of(Subject::Help))),
            Action::Import => self.begin_import(),
            Action::Export => self.ask_export("json"),
            Action::Settings => self.open_settings(),
            Action::Palette => self.open_palette(),
            Action::LogSession => self.log_session(),
            Action::Unlogged if self.can(Action::Unlogged) => self.tell_unlogged(),
            Action::Again if self.can(Action::Again) => self.log_again(),
            Action::Plan => self.plan(),
            Action::CheckIn if self.can(Action::CheckIn) => self.check_in(),
            Action::Ate => self.ate(),
            Action::Trouble => self.trouble(),
            Action::Edit | Action::Delete if self.has_several() => self.begin_together(action),
            Action::Edit => self.marked_entry().map(|id| self.edit(id)).unwrap_or_default(),
            Action::Rested => self.rested(),
            Action::WhatIf => self.begin_what_if(),
            Action::Undo if self.bring_back_form() => Vec::new(),
            Action::Undo | Action::Redo if self.importing.is_some() => {
                self.say(Tone::Careful, "An import is under way: undo and redo wait until it is done.");
                Vec::new()
            }
            Action::Undo => vec![Effect::Log(LogRequest::Undo)],
            Action::Redo => vec![Effect::Log(LogRequest::Redo)],
            Action::Open => {
                self.over = self.marked_entry().and_then(|id| self.page_of(id)).map(Overlay::Page);
                self.ask_course()
            }
            Action::Delete => self.marked_entry().map(|id| self.delete(id)).unwrap_or_default(),
            _ => self.act_here(action),
        }
    }

    /// Leaves, with what is not kept yet tried once more.
    fn leaving(&self, ending: Ending) -> Vec<Effect> {
        self.drafts.keep_waiting().into_iter().chain([Effect::Leave(ending)]).collect()
    }

    fn act_here(&mut self, action: Action) -> Vec<Effect> {
        match self.tab {
            Tab::Today => Vec::new(),
            Tab::Log => self.act_on_log(action),
            Tab::Calendar => self.act_on_calendar(action),
            Tab::Trends => {
                self.trends.step(action);
                Vec::new()
            }
            Tab::Plan => self.act_on_plan(action),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, the list knows whether it moves the cursor")]
    fn act_on_log(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Mark => self.log.mark(&self.known),
            Action::Join => return self.join(),
            Action::Back if self.log.marks() > 0 => self.log.unmark(),
            Action::Filter => self.log.begin(),
            Action::Accept => self.log.accept(),
            Action::Back => {
                self.log.accept();
                self.log.clear();
                self.log.narrow(&self.known);
            }
            Action::Sort => {
                self.log.sort_next();
                self.log.find(&self.known, None);
            }
            _ => self.log.step(action, self.extent.rows),
        }
        Vec::new()
    }

    /// Shows the tab that an action names; others leave it.
    pub(super) fn show_by(&mut self, action: Action) -> Vec<Effect> {
        let tab = Tab::ALL.into_iter().find(|tab| tab.action() == action);
        tab.map(|tab| self.show(tab)).unwrap_or_default()
    }

    fn show(&mut self, tab: Tab) -> Vec<Effect> {
        self.tab = tab;
        self.extent = Extent::default();
        if tab == Tab::Trends && self.trends.is_stale() {
            self.draw_charts();
        }
        self.show_latest();
        if tab == Tab::Calendar { self.find_advice() } else { Vec::new() }
    }

    pub(super) fn read(&mut self, page: Option<Page>) -> Vec<Effect> {
        self.over = page.map(Overlay::Page);
        Vec::new()
    }

    /// Gives the day that a new entry is meant for: the one under the calendar's cursor, else today.
    #[must_use]
    pub fn day_meant(&self) -> Day {
        let today = self.known.today();
        if self.tab == Tab::Calendar { self.calendar.day().min(today) } else { today }
    }

    fn rested(&mut self) -> Vec<Effect> {
        let day = self.day_meant();
        match self.known.journal.report(day, &self.known.athlete) {
            DayReport::Trained(_) => self.say(Tone::Careful, "There is a session on that day: it was no day of rest."),
            DayReport::Rested => self.say(Tone::Quiet, "That day is noted as a day of rest already."),
            DayReport::Unreported => {
                let entry = Entry::Rest(Rest { day, notes: String::new() });
                let label = format!("note {}", in_short(&entry, self.known.units));
                return vec![Effect::keep(label, vec![Change::Add(entry)])];
            }
        }
        Vec::new()
    }

    fn delete(&mut self, id: Id) -> Vec<Effect> {
        let Some(entry) = self.known.journal.entry(id) else { return Vec::new() };
        let label = format!("delete {}", in_short(&entry, self.known.units));
        vec![Effect::keep(label, vec![Change::Delete(id)])]
    }
}
