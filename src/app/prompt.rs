//! A question that is answered in one line: what to import, where to export to, which day to go to, what marked sessions are.

use crate::journal::{Id, clean_line};
use crate::keys::Action;
use crate::phrase;

use super::{Aim, App, Completed, Effect, HostRequest, ImportRequest, Line, Overlay};

/// What a line is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asks {
    /// The path of a file or folder to import.
    Import,
    /// The file to write the log to; its ending says the form.
    Export,
    /// A day to go to.
    Day,
    /// What is to be said of all marked sessions.
    Together,
    /// Which recording of a session is a session of its own.
    Split(Id),
}

/// A question while it is being answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// What it asks for.
    pub asks: Asks,
    /// The answer as it is being written.
    pub line: Line,
    /// What is wrong with the answer that was given; empty where nothing is.
    pub problem: String,
    /// What there is to choose from, a line each.
    pub offered: Vec<String>,
}

/// The most names that are shown of those that begin as a path does.
const MOST_NAMES: usize = 12;

/// Gives the names in a line, as many as can be taken in at a glance.
fn in_one_line(names: &[String]) -> Vec<String> {
    let shown: Vec<String> = names.iter().take(MOST_NAMES).map(|name| clean_line(name)).collect();
    let more = names.len().saturating_sub(MOST_NAMES);
    let more = (more > 0).then(|| format!("and {more} more"));
    let line = shown.into_iter().chain(more).collect::<Vec<_>>().join(" · ");
    (!line.is_empty()).then_some(line).into_iter().collect()
}

impl Prompt {
    /// Asks, with an answer to begin with.
    #[must_use]
    pub fn with(asks: Asks, text: impl Into<String>) -> Self {
        Self { asks, line: Line::new(text), problem: String::new(), offered: Vec::new() }
    }
}

impl Prompt {
    /// Says whether it asks for a path, which can be completed.
    const fn is_of_path(&self) -> bool {
        matches!(self.asks, Asks::Import | Asks::Export)
    }

    /// Lets go of the names that a path was to be completed with.
    pub(super) fn forget_choices(&mut self) {
        if self.is_of_path() {
            self.offered.clear();
        }
    }
}

impl App {
    /// Says whether a path is being written.
    pub(super) fn is_path_asked(&self) -> bool {
        matches!(&self.over, Some(Overlay::Prompt(prompt)) if prompt.is_of_path())
    }

    /// Takes over what the path that is being written was completed to, or shows what it may become.
    pub(super) fn completed(&mut self, written: &str, completed: Completed) -> Vec<Effect> {
        let Some(Overlay::Prompt(prompt)) = &mut self.over else { return Vec::new() };
        if prompt.is_of_path() && prompt.line.text() == written {
            let is_stuck = completed.text == written && completed.choices.is_empty();
            prompt.problem = if is_stuck { "no more files or folders begin so".to_owned() } else { String::new() };
            prompt.line = Line::new(completed.text);
            prompt.offered = in_one_line(&completed.choices);
        }
        Vec::new()
    }

    pub(super) fn ask(&mut self, asks: Asks, text: impl Into<String>) -> Vec<Effect> {
        self.over = Some(Overlay::Prompt(Prompt::with(asks, text)));
        Vec::new()
    }

    /// Asks where the log is to be written to, in a form that the ending of the path says.
    pub(super) fn ask_export(&mut self, ending: &str) -> Vec<Effect> {
        let text = format!("~/deckchair-{}.{ending}", self.known.today());
        self.ask(Asks::Export, text)
    }

    /// Does what was asked for with the answer, or says beside it what is wrong.
    pub(super) fn act_on_prompt(&mut self, prompt: Prompt, action: Action) -> Vec<Effect> {
        let text = prompt.line.text().trim().to_owned();
        if action == Action::Complete {
            let written = prompt.line.text().to_owned();
            self.over = Some(Overlay::Prompt(prompt));
            return vec![Effect::Host(HostRequest::Complete(written))];
        }
        if action != Action::Accept {
            if action != Action::Back {
                self.over = Some(Overlay::Prompt(prompt));
            }
            return Vec::new();
        }
        if text.is_empty() {
            return Vec::new();
        }
        let done = match prompt.asks {
            Asks::Import => Ok(vec![Effect::Imports(ImportRequest::Begin { written: text, aim: Aim::Look })]),
            // The question stays until the file is written: it may be there already.
            Asks::Export => {
                self.over = Some(Overlay::Prompt(prompt));
                return vec![Effect::Host(HostRequest::Export(text))];
            }
            Asks::Day => self.go_to_written(&text),
            Asks::Together => self.say_of_marked(&text),
            Asks::Split(id) => self.split_as_written(id, &text),
        };
        done.unwrap_or_else(|problem| {
            self.over = Some(Overlay::Prompt(Prompt { problem, ..prompt }));
            Vec::new()
        })
    }

    /// Shows what is wrong with the answer beside it, where a question is open; says whether one was.
    pub(super) fn is_told_in_prompt(&mut self, problem: &str) -> bool {
        let Some(Overlay::Prompt(prompt)) = &mut self.over else { return false };
        problem.clone_into(&mut prompt.problem);
        true
    }

    fn go_to_written(&mut self, text: &str) -> Result<Vec<Effect>, String> {
        let day =
            phrase::read_nearest_day(self.known.today(), text).map_err(|misread| format!("{misread}: {}", misread.hint()))?;
        self.calendar.go_to(day);
        Ok(self.find_advice())
    }
}
