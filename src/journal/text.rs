//! Text from outside, made safe to keep and to show.

use std::borrow::Cow;

/// The most characters a line such as a title may have.
const LONGEST_LINE: usize = 500;
/// The most characters a text such as a note may have.
const LONGEST_TEXT: usize = 100_000;

/// Gives a one-line text without control or direction-changing characters, trimmed, of at most 500 characters.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let text = without_escapes(text);
    let spaced: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_shown(*c)).take(LONGEST_LINE).collect();
    spaced.trim().to_owned()
}

/// Gives a text of several lines without control or direction-changing characters other than the line feed and the tab (as
/// spaces), trimmed at its end, of at most 100,000 characters.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let unified = without_escapes(text).replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let shown: String = unified.chars().filter(|c| *c == '\n' || is_shown(*c)).take(LONGEST_TEXT).collect();
    shown.trim_end().to_owned()
}

/// Gives a text without the sequences that steer a terminal, whole: what remained of them would be read as words.
fn without_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains(is_escape) {
        return Cow::Borrowed(text);
    }
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once(is_escape) {
        kept.push_str(before);
        let introducer = rest.chars().nth(before.chars().count());
        rest = after_escape(introducer, after);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Says whether a character begins a sequence: ESC, or CSI, DCS, SOS, OSC, PM and APC as one character.
const fn is_escape(c: char) -> bool {
    matches!(c, '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}')
}

/// Gives what follows a sequence, of which the first character is read already (ECMA-48).
fn after_escape(introducer: Option<char>, text: &str) -> &str {
    let mut rest = text.chars();
    let kind = match introducer {
        Some('\u{1b}') => rest.next(),
        Some('\u{9b}') => Some('['),
        Some(_) => Some(']'),
        None => None,
    };
    match kind {
        Some('[') => rest.as_str().trim_start_matches(|c| matches!(c, ' '..='?')).strip_prefix(|c| matches!(c, '@'..='~')),
        Some(']' | 'P' | 'X' | '^' | '_') => after_string(rest.as_str()),
        Some(' '..='/') => rest.as_str().trim_start_matches(|c| matches!(c, ' '..='/')).strip_prefix(|c| matches!(c, '0'..='~')),
        Some('0'..='~') => Some(rest.as_str()),
        Some(_) | None => Some(text),
    }
    // What never ends is no sequence: the words in it are the writer's.
    .unwrap_or(rest.as_str())
}

/// Gives what follows the end of a command string: BEL, or ST as one character or two.
fn after_string(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(['\u{7}', '\u{9c}', '\u{1b}'])?;
    Some(after.strip_prefix('\\').unwrap_or(after))
}

/// Says whether a character shows itself and leaves the rest of the screen alone.
fn is_shown(c: char) -> bool {
    // Direction overrides and isolates can make a line read as another; the byte order mark shows nothing.
    !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_its_escape_codes() {
        assert_eq!(clean_line("\u{1b}[31mred\u{7}\nline\u{202e}"), "red line");
        assert_eq!(clean_line("A\u{1b}[31mred\u{1b}]0;pwn\u{7} B\u{1b}[0m C\u{1b}(B"), "Ared B C");
        assert_eq!(clean_line("A\u{9b}1;31mred\u{1b}]8;;http://x\u{1b}\\ link\u{1b}c"), "Ared link");
        assert_eq!(clean_text("one\u{1b}[2J\ntwo"), "one\ntwo");
    }

    #[test]
    fn words_after_a_code_that_never_ends_are_kept() {
        assert_eq!(clean_line("hill \u{1b}]repeats in the rain"), "hill repeats in the rain");
        assert_eq!(clean_line("hill\u{1b}"), "hill");
        assert_eq!(clean_line("hill\u{1b}[3\u{e9}t\u{e9}"), "hill3\u{e9}t\u{e9}");
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(clean_text("one\r\ntwo\u{0}\n"), "one\ntwo");
    }

    #[test]
    fn a_line_of_ten_megabytes_is_cut() {
        assert_eq!(clean_line(&"x".repeat(10_000_000)).len(), LONGEST_LINE);
    }
}
