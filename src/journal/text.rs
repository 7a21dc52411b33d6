//! Text from outside, made safe to keep and to show.

/// The most characters a line such as a title may have.
const LONGEST_LINE: usize = 500;
/// The most characters a text such as a note may have.
const LONGEST_TEXT: usize = 100_000;

/// Gives a one-line text without control or direction-changing characters, trimmed, of at most 500 characters.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_shown(*c)).take(LONGEST_LINE).collect();
    spaced.trim().to_owned()
}

/// Gives a text of several lines without control or direction-changing characters other than the line feed and the tab (as
/// spaces), trimmed at its end, of at most 100,000 characters.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let shown: String = unified.chars().filter(|c| *c == '\n' || is_shown(*c)).take(LONGEST_TEXT).collect();
    shown.trim_end().to_owned()
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
        assert_eq!(clean_line("\u{1b}[31mred\u{7}\nline\u{202e}"), "[31mred line");
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
