//! A line of text being written, with readline's keys.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::journal::clean_line;
use crate::keys::Key;

/// A line being written, and where the cursor stands in it.
#[derive(Debug, Clone, Default)]
pub struct Line {
    input: Input,
}

impl Line {
    /// Makes a line that holds a text, with the cursor behind it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { input: Input::new(text.into()) }
    }

    /// Gives the text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Gives the number of characters before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Writes or moves as the key says, and tells what that changed.
    pub fn press(&mut self, key: Key) -> Pressed {
        let Some(request) = request(key) else { return Pressed::Unknown };
        match self.input.handle(request) {
            Some(changed) if changed.value => Pressed::Written,
            Some(_) | None => Pressed::Moved,
        }
    }

    /// Writes a pasted text at the cursor, as one line without control characters.
    pub fn paste(&mut self, text: &str) {
        for c in clean_line(text).chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Gives the letters that are seen in so many columns, each with the byte of the text it begins at, and the column of
    /// the cursor among them.
    #[must_use]
    pub fn letters(&self, width: usize) -> (Vec<(usize, &str)>, usize) {
        let scroll = self.input.visual_scroll(width.saturating_sub(1));
        let mut column = 0;
        let mut seen = Vec::new();
        for (at, letter) in self.text().grapheme_indices(true) {
            let wide = letter.width();
            if column >= scroll && column + wide <= scroll + width {
                seen.push((at, letter));
            }
            column += wide;
        }
        (seen, self.input.visual_cursor().saturating_sub(scroll))
    }

    /// Gives what is seen of the text in so many columns, and the column of the cursor in it.
    #[must_use]
    pub fn window(&self, width: usize) -> (String, usize) {
        let (letters, cursor) = self.letters(width);
        (letters.into_iter().map(|(_, letter)| letter).collect(), cursor)
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.cursor() == other.cursor()
    }
}

/// What a key did to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pressed {
    /// The text changed.
    Written,
    /// Only the cursor moved, or nothing did.
    Moved,
    /// The key means nothing in a line.
    Unknown,
}

const fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    Some(match key {
        Key::Char(c) => R::InsertChar(c),
        Key::Backspace | Key::Ctrl('h') => R::DeletePrevChar,
        Key::Delete | Key::Ctrl('d') => R::DeleteNextChar,
        Key::Left | Key::Ctrl('b') => R::GoToPrevChar,
        Key::Right | Key::Ctrl('f') => R::GoToNextChar,
        Key::Home | Key::Ctrl('a') => R::GoToStart,
        Key::End | Key::Ctrl('e') => R::GoToEnd,
        Key::Alt('b') => R::GoToPrevWord,
        Key::Alt('f') => R::GoToNextWord,
        Key::Ctrl('w') => R::DeletePrevWord,
        Key::Alt('d') => R::DeleteNextWord,
        Key::Ctrl('u') => R::DeleteFromStart,
        Key::Ctrl('k') => R::DeleteTillEnd,
        Key::Ctrl('y') => R::Yank,
        Key::Ctrl(_)
        | Key::Alt(_)
        | Key::F(_)
        | Key::Enter
        | Key::Esc
        | Key::Tab
        | Key::ShiftTab
        | Key::Up
        | Key::Down
        | Key::PageUp
        | Key::PageDown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(text: &str, keys: &[Key]) -> String {
        let mut line = Line::new(text);
        for key in keys {
            line.press(*key);
        }
        line.text().to_owned()
    }

    #[test]
    fn readline_keys_work() {
        assert_eq!(pressed("run 10k", &[Key::Ctrl('w'), Key::Char('5'), Key::Char('k')]), "run 5k");
        assert_eq!(pressed("run", &[Key::Ctrl('a'), Key::Char('t'), Key::Ctrl('e'), Key::Char('!')]), "trun!");
        assert_eq!(pressed("run 10k", &[Key::Ctrl('u')]), "");
        assert_eq!(pressed("run 10k", &[Key::Alt('b'), Key::Ctrl('k'), Key::Ctrl('y')]), "run 10k");
    }

    #[test]
    fn a_letter_as_people_see_it_is_rubbed_out_whole() {
        assert_eq!(pressed("e\u{301}", &[Key::Backspace]), "");
        assert_eq!(pressed("🤦🏼\u{200d}♂\u{fe0f}", &[Key::Backspace]), "");
    }

    #[test]
    fn pasted_text_brings_no_control_characters() {
        let mut line = Line::new("a");
        line.paste("b\u{1b}[31m\nc");
        assert_eq!(line.text(), "ab c");
    }

    #[test]
    fn a_long_line_is_seen_around_the_cursor() {
        let line = Line::new("0123456789");
        assert_eq!(line.window(5), ("6789".to_owned(), 4));
        assert_eq!(line.window(20), ("0123456789".to_owned(), 10));
        assert_eq!(line.window(0).0, "");
    }
}
