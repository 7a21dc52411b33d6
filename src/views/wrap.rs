//! Sentences broken into lines between their words.

use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of at most `width` columns, each led by `lead`; a word that is wider keeps its own line.
pub(super) fn indented(text: &str, width: usize, lead: &str) -> Vec<String> {
    hanging(text, width, lead, lead)
}

/// Breaks a text into lines of at most `width` columns, the first led by `first`, the others by `lead`.
pub(super) fn hanging(text: &str, width: usize, first: &str, lead: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in words(text) {
        if !is_empty && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, lead.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(&word);
        is_empty = false;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Gives the words of a text between which a line may be broken; a figure stays with the unit or the month that follows it.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(before) if belongs_together(before, word) => {
                before.push(' ');
                before.push_str(word);
            }
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    words
}

/// Says whether a line must not be broken between two words: `16 %`, `24 km`, `27 Nov`.
fn belongs_together(before: &str, word: &str) -> bool {
    let is_figure = before.ends_with(|c: char| c.is_ascii_digit());
    is_figure && word.chars().filter(|c| c.is_alphanumeric() || *c == '%').count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_breaks_between_words_and_keeps_its_lead() {
        assert_eq!(indented("one two three four", 10, "  "), ["  one two", "  three", "  four"]);
        assert_eq!(hanging("one two three", 9, "- ", "  "), ["- one two", "  three"]);
    }

    #[test]
    fn a_figure_keeps_its_unit() {
        assert_eq!(indented("about 16 % short", 9, ""), ["about", "16 %", "short"]);
        assert_eq!(indented("back by Fri 27 Nov 2026", 14, ""), ["back by Fri", "27 Nov 2026"]);
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(indented("a incomprehensibilities b", 6, ""), ["a", "incomprehensibilities", "b"]);
    }
}
