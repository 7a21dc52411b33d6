//! A plan that comes again: `easy 8k 45min every tue for 6 weeks`, `tuesdays until 20 dec`.
//!
//! What says that it comes again is found first and left blank, so that the rest of the line is read as that of one plan, each
//! word in its place.

use std::ops::Range;

use super::days::{self, DayWord, Lean};
use super::misread::{Misread, MisreadReason};
use super::piece::{Found, When};
use super::scan::ScannedLine;
use crate::journal::{Day, Every, Until};

/// What a line says of coming again.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Again {
    /// How.
    pub every: Every,
    /// The line without the words for it, blanks in their places.
    pub line: String,
    /// Where these words stand.
    pub spans: Vec<Range<usize>>,
}

/// A day, where a line names one.
struct NamedDay(Option<DayWord>);

impl From<When> for NamedDay {
    fn from(when: When) -> Self {
        match when {
            When::Day(day) => Self(Some(day)),
            When::Clock(_) | When::Part(_) | When::Wall(_) | When::Instant(_) | When::Ago(_) => Self(None),
        }
    }
}

/// Finds how the plan of a line comes again; `None` where it does not.
///
/// # Errors
/// Where the day up to which it comes is none.
pub(super) fn again(today: Day, text: &str) -> Result<Option<Again>, Misread> {
    let line = ScannedLine::scan(text)?;
    let Some((weeks, mut spans)) = (0..line.len()).find_map(|at| step(&line, at)) else { return Ok(None) };
    let taken = spans.clone();
    let is_free = |at: usize| !taken.iter().any(|span| span.start <= line.span(at, 1).start && line.span(at, 1).start < span.end);
    let mut until = Until::Race;
    for at in (0..line.len()).filter(|at| is_free(*at)) {
        if let Some((said, used)) = end(&line, at, today, weeks)? {
            until = said;
            spans.push(line.span(at, used));
            break;
        }
    }
    spans.sort_by_key(|span| span.start);
    Ok(Some(Again { every: Every { weeks, until }, line: blanked(text, &spans), spans }))
}

/// Reads `every tue`, `every other tue`, `every 2 weeks`, `weekly`, `tuesdays`: the weeks from one to the next, and the words
/// that say no day.
fn step(line: &ScannedLine<'_>, at: usize) -> Option<(u32, Vec<Range<usize>>)> {
    let word = line.letters(at)?;
    let is_weekday = |at: usize| line.letters(at).is_some_and(|word| days::weekday(word.trim_end_matches('s')).is_some());
    let plural = |at: usize| {
        let span = line.span(at, 1);
        let is_plural = line.letters(at).is_some_and(|word| word.ends_with("days"));
        is_plural.then(|| span.end - 1..span.end)
    };
    match word {
        "every" | "each" if is_weekday(at + 1) => Some((1, std::iter::once(line.span(at, 1)).chain(plural(at + 1)).collect())),
        "every" | "each" if matches!(line.letters(at + 1), Some("other" | "second")) && is_weekday(at + 2) => {
            Some((2, std::iter::once(line.span(at, 2)).chain(plural(at + 2)).collect()))
        }
        "every" if line.letters(at + 1) == Some("week") => Some((1, vec![line.span(at, 2)])),
        "every" if line.letters(at + 2) == Some("weeks") => {
            line.whole(at + 1, 2).filter(|weeks| *weeks > 0).map(|weeks| (weeks, vec![line.span(at, 3)]))
        }
        "weekly" => Some((1, vec![line.span(at, 1)])),
        _ if word.ends_with("days") && is_weekday(at) => plural(at).map(|span| (1, vec![span])),
        _ => None,
    }
}

/// Reads `for 6 weeks`, `6 times`, `until 20 dec`, `until the race`.
fn end(line: &ScannedLine<'_>, at: usize, today: Day, weeks: u32) -> Result<Option<(Until, usize)>, Misread> {
    let label = usize::from(line.letters(at) == Some("for"));
    if let Some(number) = line.whole(at + label, 3).or_else(|| line.letters(at + label).and_then(super::counted::number)) {
        return Ok(match line.letters(at + label + 1) {
            Some("weeks" | "week" | "wk" | "wks") => Some((Until::Times(number.div_ceil(weeks)), label + 2)),
            Some("times") => Some((Until::Times(number), label + 2)),
            Some(_) | None => None,
        });
    }
    if !line.letters(at).is_some_and(|word| matches!(word, "until" | "till" | "to" | "through")) {
        return Ok(None);
    }
    let the = usize::from(matches!(line.letters(at + 1), Some("the" | "my")));
    if line.letters(at + 1 + the) == Some("race") {
        return Ok(Some((Until::Race, 2 + the)));
    }
    let Some(Found { used, says }) = days::day::<NamedDay>(line, at + 1) else { return Ok(None) };
    let wrong = |reason: MisreadReason| Misread::new(line.span(at, used + 1), reason);
    let Some(NamedDay(Some(word))) = says.map_err(wrong)?.into_iter().next() else { return Ok(None) };
    let last = word.date(today.date(), Lean::Coming).map(Day::new).map_err(wrong)?;
    Ok(Some((Until::Day(last), used + 1)))
}

/// Puts blanks in the places of some words.
fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let blank = |(at, letter): (usize, char)| {
        if spans.iter().any(|span| span.contains(&at)) { " ".repeat(letter.len_utf8()) } else { letter.to_string() }
    };
    text.char_indices().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sunday, 22 November 2026.
    fn today() -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn what_comes_again_says_how_and_how_long() {
        let until = Until::Day(Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, 20).unwrap()));
        for (text, weeks, ends, rest) in [
            ("easy 8k every tue for 6 weeks", 1, Until::Times(6), "easy 8k tue"),
            ("every other sun long 2h until 20 dec", 2, until, "sun long 2h"),
            ("tuesdays 8k until the race", 1, Until::Race, "tuesday 8k"),
            ("every tuesday 8k", 1, Until::Race, "tuesday 8k"),
            ("every tuesdays 8k", 1, Until::Race, "tuesday 8k"),
            ("weekly tue 8k 4 times", 1, Until::Times(4), "tue 8k"),
            ("tue 8k every 2 weeks for 6 weeks", 2, Until::Times(3), "tue 8k"),
        ] {
            let again = again(today(), text).unwrap().unwrap_or_else(|| panic!("{text}"));
            assert_eq!(again.every, Every { weeks, until: ends }, "{text}");
            assert_eq!(again.line.split_whitespace().collect::<Vec<_>>().join(" "), rest, "{text}");
            assert_eq!(again.line.len(), text.len());
        }
        for text in ["tue 8k", "every day 8k", "sat 10k \"every tue\"", "in 2 weeks 10k"] {
            assert_eq!(again(today(), text), Ok(None), "{text}");
        }
    }
}
