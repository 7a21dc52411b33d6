//! The command palette: everything that can be done now, found by a few letters.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::keys::{Action, Key, Place};

use super::page::moved;
use super::{App, Effect, Line, Overlay, Pressed};

/// Something that can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteCommand {
    /// What it does.
    pub action: Action,
    /// Its first key.
    pub key: Key,
    /// What it is called, in a word or two.
    pub name: &'static str,
    /// What it does in words.
    pub help: &'static str,
    /// What shows the tab on which it acts; none where that is the one shown.
    pub through: Option<Action>,
}

/// A command that was found, and the letters of its words that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCommand {
    /// The command.
    pub command: PaletteCommand,
    /// The places of the letters among those of the words.
    pub letters: Vec<u32>,
}

/// The palette while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    line: Line,
    commands: Vec<PaletteCommand>,
    found: Vec<FoundCommand>,
    selected: usize,
}

impl Palette {
    fn of(commands: Vec<PaletteCommand>) -> Self {
        let mut palette = Self { line: Line::default(), commands, found: Vec::new(), selected: 0 };
        palette.find();
        palette
    }

    /// Gives what is written.
    #[must_use]
    pub const fn line(&self) -> &Line {
        &self.line
    }

    /// Gives what was found, the best first.
    #[must_use]
    pub fn found(&self) -> &[FoundCommand] {
        &self.found
    }

    /// Gives the place under the cursor.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Lets the line be written, and finds anew where it changed.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut Line) -> Pressed) {
        if write(&mut self.line) == Pressed::Written {
            self.selected = 0;
            self.find();
        }
    }

    /// Puts the cursor on a place of what was found.
    pub(super) fn go_to(&mut self, place: usize) {
        self.selected = place.min(self.found.len().saturating_sub(1));
    }

    /// Moves the cursor as an action says.
    pub(super) fn step(&mut self, action: Action) {
        self.selected = moved(self.selected, action, 1, self.found.len());
    }

    /// Finds what the written words stand in, and only where there is nothing what their letters lie scattered in.
    fn find(&mut self) {
        let as_words = self.matching(AtomKind::Substring);
        self.found = if as_words.is_empty() { self.matching(AtomKind::Fuzzy) } else { as_words };
    }

    fn matching(&self, kind: AtomKind) -> Vec<FoundCommand> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::new(self.line.text(), CaseMatching::Ignore, Normalization::Smart, kind);
        let mut scored: Vec<((bool, u32), FoundCommand)> = Vec::new();
        // Nobody means to leave who has not written so.
        let meant = self.commands.iter().filter(|command| kind == AtomKind::Substring || command.action != Action::Quit);
        for command in meant {
            let (mut buffer, mut letters) = (Vec::new(), Vec::new());
            let by_name = pattern.score(Utf32Str::new(command.name, &mut buffer), &mut matcher);
            let by_help = pattern.indices(Utf32Str::new(command.help, &mut buffer), &mut matcher, &mut letters);
            if let Some(score) = by_name.max(by_help) {
                letters.sort_unstable();
                letters.dedup();
                scored.push(((by_name.is_some(), score), FoundCommand { command: command.clone(), letters }));
            }
        }
        // Of commands that fit as well the one with fewer words is meant; before anything is written the table's order stands.
        if !self.line.text().trim().is_empty() {
            scored.sort_by_key(|(score, found)| (std::cmp::Reverse(*score), found.command.help.len()));
        }
        scored.into_iter().map(|(_, found)| found).collect()
    }
}

/// What acts on one tab and is worth finding on every other, with what shows that tab.
const ELSEWHERE: [(Place, Action, Action); 4] = [
    (Place::Calendar, Action::Calendar, Action::WhatIf),
    (Place::Calendar, Action::Calendar, Action::Span),
    (Place::Log, Action::Log, Action::Filter),
    (Place::Log, Action::Log, Action::Mark),
];

impl App {
    /// Opens the palette on everything that can be done now.
    pub(super) fn open_palette(&mut self) -> Vec<Effect> {
        self.over = Some(Overlay::Palette(Palette::of(self.commands())));
        Vec::new()
    }

    /// Gives the commands that can act now: those of the tab first.
    fn commands(&self) -> Vec<PaletteCommand> {
        let mut commands: Vec<PaletteCommand> = Vec::new();
        let mut place = Some(self.tab.place());
        while let Some(here) = place {
            let rows = self.settings.keys.rows(here).filter(|row| is_command(row.action) && self.can(row.action));
            for row in rows {
                if let Some(key) = row.keys.first().filter(|_| commands.iter().all(|known| known.action != row.action)) {
                    commands.push(PaletteCommand {
                        action: row.action,
                        key: *key,
                        name: row.hint,
                        help: row.help,
                        through: None,
                    });
                }
            }
            place = here.within();
        }
        for (there, through, action) in ELSEWHERE {
            let row = self.settings.keys.rows(there).find(|row| row.action == action);
            let key = row.and_then(|row| Some((row, *row.keys.first()?)));
            if let Some((row, key)) = key.filter(|_| commands.iter().all(|known| known.action != action)) {
                commands.push(PaletteCommand { action, key, name: row.hint, help: row.help, through: Some(through) });
            }
        }
        commands
    }

    pub(super) fn act_on_palette(&mut self, mut palette: Palette, action: Action) -> Vec<Effect> {
        if action == Action::Accept {
            let Some(FoundCommand { command, .. }) = palette.found.get(palette.selected) else { return Vec::new() };
            let mut effects = command.through.map(|through| self.act(through)).unwrap_or_default();
            effects.extend(self.act(command.action));
            return effects;
        }
        if action != Action::Back {
            palette.step(action);
            self.over = Some(Overlay::Palette(palette));
        }
        Vec::new()
    }
}

/// Says whether an action is worth a row: not what only moves a cursor.
const fn is_command(action: Action) -> bool {
    !matches!(
        action,
        Action::Down
            | Action::Up
            | Action::Left
            | Action::Right
            | Action::PageDown
            | Action::PageUp
            | Action::First
            | Action::Last
            | Action::NextTab
            | Action::PreviousTab
            | Action::Palette
    )
}

/// The place whose keys count while the palette is open.
pub(super) const PLACE: Place = Place::Typing;

#[cfg(test)]
mod tests {
    use super::*;

    fn palette(written: &str) -> Vec<&'static str> {
        let command = |action, name, help| PaletteCommand { action, key: Key::Enter, name, help, through: None };
        let mut palette = Palette::of(vec![
            command(Action::LogSession, "log", "log a session"),
            command(Action::Log, "Log", "show the log"),
            command(Action::Why, "why", "why: from the word down"),
            command(Action::WhatIf, "what if", "try a plan: see what it would do"),
            command(Action::Quit, "quit", "leave from anywhere; what you wrote is kept as a draft"),
        ]);
        palette.write(|line| {
            line.paste(written);
            Pressed::Written
        });
        palette.found().iter().map(|found| found.command.help).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(palette("")[..3], ["log a session", "show the log", "why: from the word down"]);
        assert_eq!(palette("lgses"), ["log a session"]);
        assert_eq!(palette("show"), ["show the log"]);
        assert_eq!(palette("LOG")[..2].iter().filter(|help| help.contains("log")).count(), 2);
        assert_eq!(palette("zzz"), [] as [&str; 0]);
    }

    #[test]
    fn a_command_is_found_by_its_name_and_nobody_leaves_by_scattered_letters() {
        assert_eq!(palette("what if"), ["try a plan: see what it would do"]);
        assert_eq!(palette("quit"), ["leave from anywhere; what you wrote is kept as a draft"]);
        assert_eq!(palette("year"), [] as [&str; 0]);
    }
}
