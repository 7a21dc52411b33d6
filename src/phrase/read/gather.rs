//! From atoms to pieces: every word of a line is taken for something, or is said not to be understood.

use std::ops::Range;

use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, Piece};
use super::scan::{ScannedLine, shortened};
use super::times::stands_alone;
use crate::journal::{Sport, Units};

/// A piece and where it stands.
#[derive(Debug, Clone)]
pub(super) struct PlacedPiece<P = Piece> {
    pub piece: P,
    pub span: Range<usize>,
}

/// All pieces of a line, in order, and what could not be understood.
#[derive(Debug)]
pub(super) struct PlacedPieces<P = Piece> {
    pub parts: Vec<PlacedPiece<P>>,
    pub misreads: Vec<Misread>,
}

/// A reader of one sort of word.
pub(super) type Reader<'a, P = Piece> = &'a dyn Fn(&ScannedLine<'_>, usize) -> Option<Found<P>>;

/// Takes every word of a line for something, trying the readers in order.
pub(super) fn gather<P>(line: &ScannedLine<'_>, readers: &[Reader<'_, P>], vocabulary: &Vocabulary) -> PlacedPieces<P> {
    let mut gathered = PlacedPieces { parts: Vec::new(), misreads: Vec::new() };
    let mut at = 0;
    while at < line.len() {
        at += match readers.iter().find_map(|read| read(line, at)) {
            Some(found) => gathered.take(line, at, found),
            None => gathered.miss(line, at, vocabulary),
        };
    }
    if let Some(span) = line.open_quote.clone() {
        gathered.misreads.push(Misread::new(span, MisreadReason::OpenQuote));
    }
    gathered
}

impl PlacedPieces {
    /// Suggests of a number without a unit in the line of a swim what swims are measured in.
    pub fn measure_pools(&mut self, units: Units) {
        let is_swim = self.parts.iter().any(|part| part.piece == Piece::Sport(Sport::Swim));
        let unit = match units {
            Units::Metric => "m",
            Units::Imperial => "yd",
        };
        for misread in self.misreads.iter_mut().filter(|_| is_swim) {
            if let MisreadReason::BareNumber { number, expected } = &mut misread.reason {
                *expected =
                    format!("write `{number}{unit}` for a distance, `{number}min` for a time or `rpe {number}` for an effort");
            }
        }
    }
}

impl<P> PlacedPieces<P> {
    fn take(&mut self, line: &ScannedLine<'_>, at: usize, found: Found<P>) -> usize {
        let span = line.span(at, found.used);
        match found.says {
            Ok(pieces) => self.parts.extend(pieces.into_iter().map(|piece| PlacedPiece { piece, span: span.clone() })),
            Err(reason) => self.misreads.push(Misread::new(span, reason)),
        }
        found.used.max(1)
    }

    /// Says that the line says too little.
    pub fn miss_out(&mut self, line: &str, what: &'static str, remedy: &'static str) {
        self.misreads.push(Misread::new(line.len()..line.len(), MisreadReason::Missing { what, remedy }));
    }

    /// Gives the first mistake of the line, if there is one.
    pub fn first_misread(self) -> Result<(), Misread> {
        self.misreads.into_iter().min_by_key(|misread| misread.span.start).map_or(Ok(()), Err)
    }

    fn miss(&mut self, line: &ScannedLine<'_>, at: usize, vocabulary: &Vocabulary) -> usize {
        if line.number(at).is_some() && stands_alone(line, at) && line.run(at) == 1 {
            let number = line.number(at).unwrap_or_default().to_owned();
            let expected = vocabulary.bare_number(&number);
            self.misreads.push(Misread::new(line.span(at, 1), MisreadReason::BareNumber { number, expected }));
            return 1;
        }
        let used = line.run(at);
        let span = line.span(at, used);
        let written = line.text().get(span.clone()).unwrap_or_default();
        let nearest = if self.misreads.len() < MOST_SUGGESTIONS { vocabulary.nearest(written) } else { None };
        if nearest.is_none() && self.joins_last_unknown(line, &span) {
            return used;
        }
        let reason = MisreadReason::Unknown { word: shortened(written), expected: vocabulary.expected };
        self.misreads.push(Misread { span, reason, nearest });
        used
    }

    /// Adds an unknown word to the unknown words directly before it, so that a forgotten quotation mark is one mistake.
    fn joins_last_unknown(&mut self, line: &ScannedLine<'_>, span: &Range<usize>) -> bool {
        let Some(Misread { span: before, reason: MisreadReason::Unknown { word, .. }, nearest: None }) = self.misreads.last_mut()
        else {
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
pub(super) fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    is_joint(line, at).then(|| Found::one(1, Piece::Joint)).flatten()
}

/// Says whether a word only joins others.
pub(super) fn is_joint(line: &ScannedLine<'_>, at: usize) -> bool {
    let word = line.letters(at).is_some_and(|word| {
        matches!(word, "in" | "for" | "on" | "at" | "a" | "an" | "the" | "and" | "with" | "of" | "my" | "was" | "i" | "session")
            || matches!(word, "did" | "went" | "then" | "about" | "around" | "workout" | "class")
    });
    let lone_sign =
        ['-', '·', '|', '&', '.', '/'].iter().any(|sign| line.is_sign(at, *sign)) && !line.is_glued(at) && !line.is_glued(at + 1);
    word || lone_sign || line.is_sign(at, '@')
}
