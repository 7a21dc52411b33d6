//! From atoms to pieces: every word of a line is taken for something, or is said not to be understood.

use std::ops::Range;

use chrono::NaiveTime;

use super::days::DayWord;
use super::misread::{Misread, Reason};
use super::nearest::Vocabulary;
use super::piece::{Figure, Found, Piece, When};
use super::scan::{Line, shortened};
use super::times::stands_alone;

/// A piece and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub piece: Piece,
    pub span: Range<usize>,
}

/// All pieces of a line, in order, and what could not be understood.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub parts: Vec<Part>,
    pub misreads: Vec<Misread>,
}

/// A reader of one sort of word.
pub(super) type Reader<'a> = &'a dyn Fn(&Line<'_>, usize) -> Option<Found>;

/// Takes every word of a line for something, trying the readers in order.
pub(super) fn gather(line: &Line<'_>, readers: &[Reader<'_>], vocabulary: &Vocabulary) -> Parts {
    let mut gathered = Parts::default();
    let mut at = 0;
    while at < line.len() {
        at += match readers.iter().find_map(|read| read(line, at)) {
            Some(found) => gathered.take(line, at, found),
            None => gathered.miss(line, at, vocabulary),
        };
    }
    if let Some(span) = line.open_quote.clone() {
        gathered.misreads.push(Misread::new(span, Reason::OpenQuote));
    }
    gathered
}

impl Parts {
    fn take(&mut self, line: &Line<'_>, at: usize, found: Found) -> usize {
        let span = line.span(at, found.used);
        match found.says {
            Ok(pieces) => {
                for piece in pieces {
                    let piece = self.after_a_date(piece, line, at);
                    self.parts.push(Part { piece, span: span.clone() });
                }
            }
            Err(reason) => self.misreads.push(Misread::new(span, reason)),
        }
        found.used.max(1)
    }

    /// Looks again at `06:30:00` after a date, which may be a time of day.
    fn after_a_date(&self, piece: Piece, line: &Line<'_>, at: usize) -> Piece {
        let Piece::Time(seconds) = piece else { return piece };
        let dated = matches!(self.parts.last(), Some(Part { piece: Piece::When(When::Day(DayWord::Date(..))), .. }));
        let whole = (line.whole(at, 2), line.whole(at + 2, 2), line.whole(at + 4, 2));
        let (true, (Some(hour), Some(minute), Some(second))) = (dated && line.is_sign(at + 1, ':'), whole) else { return piece };
        let padded = line.number(at).is_some_and(|digits| digits.starts_with('0'));
        NaiveTime::from_hms_opt(hour, minute, second).map_or(piece, |clock| Figure::Triple { seconds, clock, padded }.into())
    }

    fn miss(&mut self, line: &Line<'_>, at: usize, vocabulary: &Vocabulary) -> usize {
        if line.number(at).is_some() && stands_alone(line, at) && line.run(at) == 1 {
            let number = line.written(at, 1);
            let expected = vocabulary.bare_number(&number);
            self.misreads.push(Misread::new(line.span(at, 1), Reason::BareNumber { number, expected }));
            return 1;
        }
        let used = line.run(at);
        let span = line.span(at, used);
        let written = line.text().get(span.clone()).unwrap_or_default();
        let nearest = if self.misreads.len() < MOST_SUGGESTIONS { vocabulary.nearest(written) } else { None };
        if nearest.is_none() && self.joins_last_unknown(line, &span) {
            return used;
        }
        let reason = Reason::Unknown { word: shortened(written), expected: vocabulary.expected };
        self.misreads.push(Misread { span, reason, nearest });
        used
    }

    /// Adds an unknown word to the unknown words directly before it, so that a forgotten quotation mark is one mistake.
    fn joins_last_unknown(&mut self, line: &Line<'_>, span: &Range<usize>) -> bool {
        let Some(Misread { span: before, reason: Reason::Unknown { word, .. }, nearest: None }) = self.misreads.last_mut() else {
            return false;
        };
        let between = line.text().get(before.end..span.start).unwrap_or("-");
        if !between.chars().all(char::is_whitespace) {
            return false;
        }
        before.end = span.end;
        *word = shortened(line.text().get(before.clone()).unwrap_or_default());
        true
    }
}

/// How many unknown words are compared with the vocabulary; the comparison costs time, and nobody reads more.
const MOST_SUGGESTIONS: usize = 12;

/// Reads a word that only joins others.
pub(super) fn joint(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.letters(at).is_some_and(|word| {
        matches!(word, "in" | "for" | "on" | "at" | "a" | "an" | "the" | "and" | "with" | "of" | "my" | "was" | "i" | "session")
    });
    let lone_sign =
        ['-', '·', '|', '&', '.', '/'].iter().any(|sign| line.is_sign(at, *sign)) && !line.is_glued(at) && !line.is_glued(at + 1);
    (word || lone_sign || line.is_sign(at, '@')).then(|| Found::one(1, Piece::Joint)).flatten()
}
