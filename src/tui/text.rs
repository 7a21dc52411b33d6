//! Text cut to the width it has.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::views::words;

/// Breaks a text into lines of at most `width` columns, between words where there are any; line feeds are kept.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrap_line(line, width.max(1))).collect()
}

fn wrap_line(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let mut word = word.as_str();
        let fits = |line: &str| line.width() + usize::from(!line.is_empty()) + word.width() <= width;
        if let Some(line) = lines.last_mut().filter(|line| fits(line)) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        // A word longer than the line is broken where it must be.
        while word.width() > width {
            let (head, tail) = split_at_width(word, width);
            if head.is_empty() {
                break;
            }
            lines.push(head.to_owned());
            word = tail;
        }
        lines.push(word.to_owned());
    }
    if lines.first().is_some_and(String::is_empty) && lines.len() > 1 {
        lines.remove(0);
    }
    lines
}

/// Cuts a text to at most `width` columns, with `…` (or `~`) where something is left out.
#[must_use]
pub fn fit(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    if width < ellipsis.width() {
        return String::new();
    }
    let (head, _) = split_at_width(text, width - ellipsis.width());
    format!("{}{ellipsis}", head.trim_end())
}

/// Cuts a list to at most `width` columns after a whole item, with `…` (or `~`) for those left out.
#[must_use]
pub fn fit_list(text: &str, width: usize, ellipsis: &str) -> String {
    let ends = text.match_indices(", ").map(|(at, _)| at).collect::<Vec<_>>();
    let whole = |end: &usize| text.get(..*end).map(|items| format!("{items} {ellipsis}"));
    let cut = || ends.iter().rev().filter_map(whole).find(|items| items.width() <= width);
    if text.width() <= width { text.to_owned() } else { cut().unwrap_or_else(|| fit(text, width, ellipsis)) }
}

/// Sets a text in at most so many rows, the last of them cut where it goes on, and so is a word too long for a row.
#[must_use]
pub fn fit_rows(text: &str, width: usize, rows: usize, ellipsis: &str) -> Vec<String> {
    let cut: Vec<String> = words(text).iter().map(|word| fit(word, width, ellipsis)).collect();
    let mut lines = wrap(&cut.join(" "), width);
    if lines.len() > rows {
        let rest = lines.split_off(rows.saturating_sub(1)).join(" ");
        lines.extend((rows > 0).then(|| fit(&rest, width, ellipsis)));
    }
    lines
}

/// Gives a date with its day right-aligned, so that dates under one another stand in columns: `Mon  9 Nov`.
#[must_use]
pub fn in_column(date: &str) -> String {
    let is_short = |word: &str| word.len() == 1 && word.chars().all(|letter| letter.is_ascii_digit());
    let words: Vec<String> =
        date.split(' ').map(|word| if is_short(word) { format!(" {word}") } else { word.to_owned() }).collect();
    words.join(" ")
}

/// Splits a text after as many whole letters as `width` columns hold.
fn split_at_width(text: &str, width: usize) -> (&str, &str) {
    let mut taken = 0;
    for (at, letter) in text.grapheme_indices(true) {
        taken += letter.width();
        if taken > width {
            return text.split_at_checked(at).unwrap_or((text, ""));
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("No run today speeds that up.", 12), ["No run today", "speeds that", "up."]);
        assert_eq!(wrap("one\n\ntwo", 12), ["one", "", "two"]);
        assert_eq!(wrap("", 12), Vec::<String>::new());
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(wrap("a Donaudampfschiff", 6), ["a", "Donaud", "ampfsc", "hiff"]);
    }

    #[test]
    fn number_and_unit_stay_together() {
        assert_eq!(wrap("about 16 % short", 9), ["about", "16 %", "short"]);
    }

    #[test]
    fn wide_letters_are_never_halved() {
        assert_eq!(fit("日本の道", 5, "…"), "日本…");
        assert_eq!(wrap("日本の道", 3), ["日", "本", "の", "道"]);
        assert_eq!(fit("e\u{301}te", 3, "…"), "e\u{301}te");
    }

    #[test]
    fn a_title_takes_the_rows_it_has_and_is_cut_in_the_last() {
        let title = |rows| fit_rows("Marathon of the two lakes", 10, rows, "…");
        assert_eq!(title(1), ["Marathon…"]);
        assert_eq!(title(2), ["Marathon", "of the tw…"]);
        assert_eq!(title(3), ["Marathon", "of the two", "lakes"]);
        assert_eq!(title(0), Vec::<String>::new());
        assert_eq!(fit_rows("City marathon", 6, 3, "…"), ["City", "marat…"]);
    }

    #[test]
    fn a_list_is_cut_after_a_whole_item() {
        let list = |width| fit_list("Rest days: today, Fri 27 Nov (a race), Mon 30 Nov", width, "…");
        assert_eq!(list(60), "Rest days: today, Fri 27 Nov (a race), Mon 30 Nov");
        assert_eq!(list(48), "Rest days: today, Fri 27 Nov (a race) …");
        assert_eq!(list(20), "Rest days: today …");
        assert_eq!(list(10), "Rest days…");
    }

    #[test]
    fn dates_under_one_another_stand_in_columns() {
        assert_eq!(in_column("Mon 9 Nov"), "Mon  9 Nov");
        assert_eq!(in_column("Mon 23 Nov"), "Mon 23 Nov");
        assert_eq!(in_column("7 Nov 2025"), " 7 Nov 2025");
    }

    #[test]
    fn no_width_is_no_trouble() {
        assert_eq!(fit("word", 0, "…"), "");
        assert_eq!(wrap("日本", 0), ["日本"]);
    }
}
