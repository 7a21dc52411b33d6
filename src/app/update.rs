//! What an event does.

use crate::journal::Moment;
use crate::keys::{Action, Key};
use crate::recovery::Assessment;
use crate::views::Tone;

use super::known::Assessed;
use super::news;
use super::prompt::Asks;
use super::{App, Effect, Event, Extent, HostRequest, Line, LogRequest, Overlay, Pressed, Refused, Tab};

impl App {
    /// Lets something happen, and gives what is asked for in return.
    #[must_use]
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.happened(event);
        self.come_back();
        self.take_back_refusal();
        self.keep_heat();
        effects
    }

    fn happened(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Clicked(target) => self.clicked(target),
            Event::Dragged(target) => self.dragged(target),
            Event::Dropped(target) => self.dropped(target),
            Event::Wheel(turn) => self.turned_wheel(turn),
            Event::Pasted(text) => self.paste(&text),
            Event::Tick(now) => self.tick(now),
            Event::Drawn(extent) => self.drawn(extent),
            Event::Kept { label, revisions } => self.kept(&label, &revisions),
            Event::Undone(reversal) => self.reversed(reversal, Action::Undo),
            Event::Redone(reversal) => self.reversed(reversal, Action::Redo),
            Event::Importing(importing) => {
                self.importing = Some(importing);
                Vec::new()
            }
            Event::Imported(imported) => self.imported(imported),
            Event::Changed(journal) => self.changed(journal),
            Event::Refused(refused) => self.refused(&refused),
            Event::PathRefused { path, why } => self.path_refused(path, &why),
            Event::ImportRefused(refused) => {
                self.importing = None;
                self.refused(&refused)
            }
            Event::Composed(text) => self.composed(&text),
            Event::AdviceFound(advised) => {
                self.learn_advised(&advised);
                Vec::new()
            }
            Event::Worked(outcome) => {
                self.heed(*outcome);
                self.ask_answers()
            }
            Event::CourseFound(id, trace) => {
                self.course_found(id, trace.as_deref());
                Vec::new()
            }
            Event::AnswersFound(given) => {
                self.score_as_given(&given);
                Vec::new()
            }
            Event::Completed { written, completed } => self.completed(&written, completed),
            Event::DraftFound(text) => self.draft_found(&text),
            Event::DraftsWaiting(drafts) => self.drafts_waiting(&drafts),
            Event::DraftKept { form, text } => self.draft_kept(form, &text),
            Event::DraftRefused(why) => self.draft_refused(&why),
            Event::SettingsChanged { settings, key } => self.settings_changed(*settings, key),
            Event::SettingsProblemFound(what) => self.settings_problem_found(what),
            Event::Exported(what) => {
                self.over = None;
                self.say(Tone::Good, what);
                Vec::new()
            }
            Event::Idle => self.catch_up(),
        }
    }

    /// Asks again for the path that cannot be imported, unless the runner has gone on to something else.
    fn path_refused(&mut self, path: String, why: &Refused) -> Vec<Effect> {
        if self.over.is_none() {
            self.ask(Asks::Import, path);
        }
        self.refused(why)
    }

    fn composed(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Overlay::Form(form)) = &mut self.over {
            form.write_notes(text);
        }
        Vec::new()
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        match self.settings.keys.action_for(self.place(), key) {
            Some(action) => self.act(action),
            None if matches!(self.over, Some(Overlay::Form(_))) => self.press_in_form(key),
            None => self.write(|line| line.press(key)),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Overlay::Form(form)) = &mut self.over {
            form.paste(text);
            return Vec::new();
        }
        self.write(|line| {
            line.paste(text);
            Pressed::Written
        })
    }

    /// Lets the line that is being written be written, where one is.
    fn write(&mut self, write: impl FnOnce(&mut Line) -> Pressed) -> Vec<Effect> {
        match &mut self.over {
            Some(Overlay::Prompt(prompt)) => {
                if write(&mut prompt.line) == Pressed::Written {
                    prompt.problem.clear();
                    prompt.forget_choices();
                }
            }
            Some(Overlay::Settings(page)) => page.write(&self.settings, write),
            Some(Overlay::Palette(palette)) => palette.write(write),
            None if self.log.is_filtering() => {
                self.log.write(|line| {
                    write(line);
                });
                self.log.narrow(&self.known);
            }
            Some(Overlay::Page(_) | Overlay::Form(_)) | None => {}
        }
        Vec::new()
    }

    fn tick(&mut self, now: Moment) -> Vec<Effect> {
        let was_today = self.known.today();
        let before = (self.known.minute_ends(now)).then(|| self.known.assessment.clone());
        let assessed = self.known.tick(now);
        // A cursor that stood on today goes with it into the new day.
        if self.calendar.day() == was_today && self.known.today() != was_today {
            self.calendar.go_to(self.known.today());
        }
        if assessed == Assessed::Anew {
            if before.as_ref().is_some_and(|before| self.plays_otherwise(before)) {
                self.let_plan_grow_stale();
            } else {
                self.let_plan_follow();
            }
            // What the log tells of days and weeks stands until another day begins.
            if self.known.today() == was_today {
                self.trends.grow_older();
            } else {
                self.trends.grow_stale();
            }
            self.show_latest();
        }
        let mut effects = vec![Effect::Log(LogRequest::LookElsewhere)];
        // Questions that nobody has begun to answer are of the new day.
        if self.known.today() != was_today && self.asks_unanswered() {
            effects.extend(self.check_in());
        }
        effects.extend(self.advise_if(assessed));
        let news = before.map(|before| news::between(&before, &self.known.assessment, now)).unwrap_or_default();
        effects.extend(news.into_iter().map(|news| Effect::Host(HostRequest::Tell(news))));
        effects
    }

    /// Says whether what is planned may come out otherwise than it did at an earlier answer of the model's: with another word, or
    /// in another hour. Playing the plans takes far longer than asking the model once, and its minute moves nothing that comes
    /// after them.
    fn plays_otherwise(&self, before: &Assessment) -> bool {
        let now = &self.known.assessment;
        let hour = |moment: Moment| moment.utc().timestamp().div_euclid(3_600);
        before.verdict != now.verdict || before.today != now.today || hour(before.now) != hour(now.now)
    }

    fn drawn(&mut self, extent: Extent) -> Vec<Effect> {
        match &mut self.over {
            Some(Overlay::Page(page)) => page.top = page.top.min(extent.last_top()),
            None if self.tab == Tab::Log => self.log.follow(&extent),
            None if self.tab == Tab::Plan => self.planning.follow(&extent),
            Some(Overlay::Prompt(_) | Overlay::Palette(_) | Overlay::Settings(_) | Overlay::Form(_)) | None => {}
        }
        self.extent = extent;
        Vec::new()
    }
}
