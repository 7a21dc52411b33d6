//! The command palette: everything that can be done now, found by a few letters.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::keys::{Action, Key, Place};

use super::page::moved;
use super::{App, Effect, Line, Overlay, Pressed};

/// Something that can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Its first key.
    pub key: Key,
    /// What it does in words.
    pub help: &'static str,
}

/// A command that was found, and the letters of its words that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The command.
    pub command: Command,
    /// The places of the letters among those of the words.
    pub letters: Vec<u32>,
}

/// The palette while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    line: Line,
    commands: Vec<Command>,
    found: Vec<Found>,
    selected: usize,
}

impl Palette {
    fn of(commands: Vec<Command>) -> Self {
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
    pub fn found(&self) -> &[Found] {
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

    fn find(&mut self) {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(self.line.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut scored: Vec<(u32, Found)> = Vec::new();
        for command in &self.commands {
            let (mut buffer, mut letters) = (Vec::new(), Vec::new());
            let words = Utf32Str::new(command.help, &mut buffer);
            if let Some(score) = pattern.indices(words, &mut matcher, &mut letters) {
                letters.sort_unstable();
                letters.dedup();
                scored.push((score, Found { command: command.clone(), letters }));
            }
        }
        // Of commands that fit as well the one with fewer words is meant; before anything is written the table's order stands.
        let is_written = !self.line.text().trim().is_empty();
        scored.sort_by_key(|(score, found)| (std::cmp::Reverse(*score), if is_written { found.command.help.len() } else { 0 }));
        self.found = scored.into_iter().map(|(_, found)| found).collect();
    }
}

impl App {
    /// Opens the palette on everything that can be done now.
    pub(super) fn open_palette(&mut self) -> Vec<Effect> {
        self.over = Some(Overlay::Palette(Palette::of(self.commands())));
        Vec::new()
    }

    /// Gives the commands that can act now: those of the tab first.
    fn commands(&self) -> Vec<Command> {
        let mut commands: Vec<Command> = Vec::new();
        let mut place = Some(self.tab.place());
        while let Some(here) = place {
            let rows = self.keys.rows(here).filter(|row| is_command(row.action) && self.can(row.action));
            for row in rows {
                if let Some(key) = row.keys.first().filter(|_| commands.iter().all(|known| known.action != row.action)) {
                    commands.push(Command { action: row.action, key: *key, help: row.help });
                }
            }
            place = here.within();
        }
        commands
    }

    pub(super) fn act_on_palette(&mut self, mut palette: Palette, action: Action) -> Vec<Effect> {
        if action == Action::Accept {
            let chosen = palette.found.get(palette.selected).map(|found| found.command.action);
            return chosen.map(|action| self.act(action)).unwrap_or_default();
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
        let command = |action, help| Command { action, key: Key::Enter, help };
        let mut palette = Palette::of(vec![
            command(Action::LogSession, "log a session"),
            command(Action::Log, "show the log"),
            command(Action::Why, "why: from the word down"),
        ]);
        palette.write(|line| {
            line.paste(written);
            Pressed::Written
        });
        palette.found().iter().map(|found| found.command.help).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(palette(""), ["log a session", "show the log", "why: from the word down"]);
        assert_eq!(palette("lgses"), ["log a session"]);
        assert_eq!(palette("show"), ["show the log"]);
        assert_eq!(palette("LOG")[..2].iter().filter(|help| help.contains("log")).count(), 2);
        assert_eq!(palette("zzz"), [] as [&str; 0]);
    }
}
