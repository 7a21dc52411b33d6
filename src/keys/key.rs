//! One key as the runner thinks of it, whatever the platform calls it.

use std::fmt;
use std::str::FromStr;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key, alone or held with Ctrl or Alt. A shifted letter is the capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A character as typed.
    Char(char),
    /// A character with Ctrl held; always a small letter.
    Ctrl(char),
    /// A character with Alt held.
    Alt(char),
    /// A function key.
    F(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift held.
    ShiftTab,
    /// Rubs out to the left.
    Backspace,
    /// Rubs out to the right.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// The keys that have a name of their own, with the name shown first and other spellings after it.
const NAMED: &[(Key, &[&str])] = &[
    (Key::Char(' '), &["Space"]),
    (Key::Enter, &["Enter", "return"]),
    (Key::Esc, &["Esc", "escape"]),
    (Key::Tab, &["Tab"]),
    (Key::ShiftTab, &["Shift-Tab", "backtab"]),
    (Key::Backspace, &["Backspace"]),
    (Key::Delete, &["Del", "delete"]),
    (Key::Left, &["←", "left"]),
    (Key::Right, &["→", "right"]),
    (Key::Up, &["↑", "up"]),
    (Key::Down, &["↓", "down"]),
    (Key::Home, &["Home"]),
    (Key::End, &["End"]),
    (Key::PageUp, &["PgUp", "pageup"]),
    (Key::PageDown, &["PgDn", "pagedown", "pgdown"]),
];

/// Says that a text names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the name of a key")]
pub struct NotAKey(
    /// The text.
    pub String,
);

impl Key {
    /// Gives the key of a press; `None` for releases and for keys that mean nothing here.
    #[must_use]
    pub fn pressed(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let plain = Self::unmodified(event.code)?;
        let Self::Char(c) = plain else {
            let shifted = event.modifiers.contains(KeyModifiers::SHIFT);
            return Some(if plain == Self::Tab && shifted { Self::ShiftTab } else { plain });
        };
        // AltGr arrives as Ctrl and Alt together and is part of writing, not of commanding.
        match (event.modifiers.contains(KeyModifiers::CONTROL), event.modifiers.contains(KeyModifiers::ALT)) {
            (true, false) => Some(Self::Ctrl(c.to_ascii_lowercase())),
            (false, true) => Some(Self::Alt(c)),
            (true, true) | (false, false) => Some(Self::Char(c)),
        }
    }

    /// Gives the name in plain ASCII, for terminals without arrows.
    #[must_use]
    pub fn ascii(self) -> String {
        let spelt = NAMED.iter().find(|(key, _)| *key == self).and_then(|(_, names)| names.iter().find(|name| name.is_ascii()));
        spelt.map_or_else(|| self.to_string(), |name| (*name).to_owned())
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal library knows keys that no keyboard here has")]
    const fn unmodified(code: KeyCode) -> Option<Self> {
        match code {
            KeyCode::Char(c) => Some(Self::Char(c)),
            KeyCode::F(n) => Some(Self::F(n)),
            KeyCode::Enter => Some(Self::Enter),
            KeyCode::Esc => Some(Self::Esc),
            KeyCode::Tab => Some(Self::Tab),
            KeyCode::BackTab => Some(Self::ShiftTab),
            KeyCode::Backspace => Some(Self::Backspace),
            KeyCode::Delete => Some(Self::Delete),
            KeyCode::Left => Some(Self::Left),
            KeyCode::Right => Some(Self::Right),
            KeyCode::Up => Some(Self::Up),
            KeyCode::Down => Some(Self::Down),
            KeyCode::Home => Some(Self::Home),
            KeyCode::End => Some(Self::End),
            KeyCode::PageUp => Some(Self::PageUp),
            KeyCode::PageDown => Some(Self::PageDown),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = NAMED.iter().find(|(key, _)| key == self).and_then(|(_, names)| names.first()) {
            return f.write_str(name);
        }
        match self {
            Self::Ctrl(c) => write!(f, "Ctrl-{}", c.to_ascii_uppercase()),
            Self::Alt(c) => write!(f, "Alt-{c}"),
            Self::F(n) => write!(f, "F{n}"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Enter
            | Self::Esc
            | Self::Tab
            | Self::ShiftTab
            | Self::Backspace
            | Self::Delete
            | Self::Left
            | Self::Right
            | Self::Up
            | Self::Down
            | Self::Home
            | Self::End
            | Self::PageUp
            | Self::PageDown => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    /// Reads a name as [`Key`] prints it; words may be in any case, `ctrl-s`, `C-s` and `^s` are one.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let lower = text.to_lowercase();
        let named = NAMED.iter().find(|(_, names)| names.iter().any(|name| name.to_lowercase() == lower));
        if let Some((key, _)) = named {
            return Ok(*key);
        }
        if let Some(c) = only_char(text) {
            return Ok(Self::Char(c));
        }
        let with = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| lower.strip_prefix(prefix)).and_then(only_char);
        if let Some(c) = with(&["ctrl-", "ctrl+", "c-", "^"]) {
            return Ok(Self::Ctrl(c));
        }
        if with(&["alt-", "alt+", "a-", "m-"]).is_some() {
            // The case of an Alt letter counts, so it is taken from the text as written.
            return text.chars().last().map(Self::Alt).ok_or_else(|| NotAKey(text.to_owned()));
        }
        let function = lower.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n));
        function.map(Self::F).ok_or_else(|| NotAKey(text.to_owned()))
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        Key::pressed(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_shifted_letter_is_the_capital() {
        assert_eq!(press(KeyCode::Char('H'), KeyModifiers::SHIFT), Some(Key::Char('H')));
        assert_eq!(press(KeyCode::Tab, KeyModifiers::SHIFT), Some(Key::ShiftTab));
    }

    #[test]
    fn a_release_is_no_key() {
        let event = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Key::pressed(event), None);
    }

    #[test]
    fn letters_written_with_alt_gr_are_letters() {
        assert_eq!(press(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT), Some(Key::Char('@')));
    }

    #[test]
    fn every_key_reads_back_as_it_prints() {
        let named = NAMED.iter().map(|(key, _)| *key);
        let made = [Key::Char('a'), Key::Char('?'), Key::Char('H'), Key::Ctrl('s'), Key::Alt('B'), Key::F(12)];
        for key in named.chain(made) {
            assert_eq!(key.to_string().parse(), Ok(key), "{key}");
            assert_eq!(key.ascii().parse(), Ok(key), "{key}");
        }
    }

    #[test]
    fn other_spellings_are_understood() {
        for (text, key) in [("C-s", Key::Ctrl('s')), ("^S", Key::Ctrl('s')), ("escape", Key::Esc), ("shift-tab", Key::ShiftTab)] {
            assert_eq!(text.parse(), Ok(key), "{text}");
        }
        assert_eq!("hyper-x".parse::<Key>(), Err(NotAKey("hyper-x".into())));
    }
}
