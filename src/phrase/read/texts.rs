//! Titles, notes, places and tags; and days and times in quotes, which are none of them.

use super::gather::{Reader, gather};
use super::misread::MisreadReason;
use super::nearest::Vocabulary;
use super::piece::{Found, Piece, Text, When};
use super::scan::{Atom, ScannedLine};
use super::{clocks, days};

/// Reads a text: `"Echappée Belle"`, `note "…"`, `@Chamonix`, `#trail`; and a day in quotes: `"last sunday"`.
pub(super) fn text(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let labelled: Option<fn(String) -> Text> = match line.letters(at) {
        Some("title" | "name" | "called") => Some(Text::Title),
        Some("note" | "notes" | "comment") => Some(Text::Note),
        Some("place" | "location") => Some(Text::Place),
        _ => None,
    };
    if let Some(piece) = labelled {
        let colon = usize::from(line.is_sign(at + 1, ':'));
        let label = line.letters(at).unwrap_or_default().to_owned();
        return match line.quoted(at + 1 + colon) {
            Some(text) => Found::one(2 + colon, piece(text.to_owned())),
            None => Found::wrong(1, MisreadReason::Unfinished { label, needs: "a text in \"quotes\"" }),
        };
    }
    match line.atom(at)? {
        Atom::Quoted(text) => Found::many(1, quoted_start(text).unwrap_or_else(|| vec![Text::Title(text.clone()).into()])),
        Atom::Place(text) => Found::one(1, Text::Place(text.clone())),
        Atom::Tag(text) => Found::one(1, Text::Tag(text.clone())),
        Atom::Number(_) | Atom::Letters(_) | Atom::Sign(_) => None,
    }
}

/// Reads a quoted text that is a day or a time and nothing else: `"2026-11-21 06:30"`.
///
/// A part of the day alone, such as `"Evening"`, is a title.
fn quoted_start(text: &str) -> Option<Vec<Piece>> {
    /// No day or moment is longer in words.
    const LONGEST: usize = 60;
    let line = (text.len() <= LONGEST).then(|| ScannedLine::scan(text).ok()).flatten()?;
    let readers: [Reader<'_>; 6] =
        [&clocks::day_and_clock, &days::day, &clocks::clock, &clocks::named, &clocks::part, &clocks::bare_clock];
    let gathered = gather(&line, &readers, &Vocabulary::new([""; 0], "", ""));
    let pieces: Vec<Piece> = gathered.parts.into_iter().map(|part| part.piece).collect();
    let says_when = pieces.iter().any(|piece| matches!(piece, Piece::When(When::Day(_) | When::Wall(_) | When::Instant(_))))
        || (text.chars().any(|c| c.is_ascii_digit()) && !pieces.is_empty());
    (gathered.misreads.is_empty() && says_when).then_some(pieces)
}

/// Says whether a quoted text is read as a day or a time rather than as a title.
pub(in crate::phrase) fn reads_as_start(text: &str) -> bool {
    quoted_start(text).is_some()
}
