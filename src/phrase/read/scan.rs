//! A line of text taken apart: numbers, letters, signs, quoted texts, places and tags, each with where it stands.

use std::ops::Range;

use super::counted;
use super::misread::{Misread, MisreadReason};

/// The most bytes a line may have: a note as long as notes may be, and some more.
const LONGEST_LINE: usize = 500_000;

/// The most parts a line may have: far more than anyone writes, and few enough to compare each with each.
const MOST_ATOMS: usize = 2_000;

/// The smallest part of a line that has a meaning of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom {
    /// Digits, with the points and commas between them.
    Number(String),
    /// Letters, in lower case.
    Letters(String),
    /// Any other sign.
    Sign(char),
    /// A text in quotes, without them.
    Quoted(String),
    /// A place, without its `@`.
    Place(String),
    /// A tag, without its `#`.
    Tag(String),
}

/// A line taken apart.
#[derive(Debug)]
pub(super) struct ScannedLine<'a> {
    text: &'a str,
    atoms: Vec<PlacedAtom>,
    /// The quote that is never closed, where there is one.
    pub open_quote: Option<Range<usize>>,
}

#[derive(Debug)]
struct PlacedAtom {
    atom: Atom,
    span: Range<usize>,
}

impl<'a> ScannedLine<'a> {
    /// Takes a line apart.
    ///
    /// # Errors
    /// Where the line is longer than anyone writes, in bytes or in words.
    pub fn scan(text: &'a str) -> Result<Self, Misread> {
        if text.len() > LONGEST_LINE {
            return Err(Misread::new(0..0, MisreadReason::TooLong));
        }
        let mut scanner = Scanner { text, at: 0, line: ScannedLine { text, atoms: Vec::new(), open_quote: None } };
        while scanner.step() {
            if scanner.line.atoms.len() > MOST_ATOMS {
                return Err(Misread::new(0..0, MisreadReason::TooLong));
            }
        }
        scanner.line.count();
        Ok(scanner.line)
    }

    /// Takes the numbers in words for the figures they say.
    fn count(&mut self) {
        let mut counted: Vec<PlacedAtom> = Vec::with_capacity(self.atoms.len());
        for placed in std::mem::take(&mut self.atoms) {
            let hyphen = matches!(counted.last(), Some(PlacedAtom { atom: Atom::Sign('-'), .. }));
            let before = counted.len().checked_sub(1 + usize::from(hyphen)).and_then(|before| counted.get(before));
            let tens = before.and_then(|tens| Some((self.text.get(tens.span.clone())?.to_lowercase(), tens.span.start)));
            let Atom::Letters(word) = &placed.atom else {
                counted.push(placed);
                continue;
            };
            let together = tens.and_then(|(tens, start)| Some((counted::together(&tens, word)?, start)));
            let (number, span) = match (together, counted::number(word)) {
                (Some((number, start)), _) => {
                    counted.truncate(counted.len() - 1 - usize::from(hyphen));
                    (number, start..placed.span.end)
                }
                (None, Some(number)) => (number, placed.span),
                (None, None) => {
                    counted.push(placed);
                    continue;
                }
            };
            counted.push(PlacedAtom { atom: Atom::Number(number.to_string()), span });
        }
        self.atoms = counted;
    }

    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    pub fn text(&self) -> &'a str {
        self.text
    }

    pub fn atom(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at).map(|placed| &placed.atom)
    }

    pub fn number(&self, at: usize) -> Option<&str> {
        if let Atom::Number(digits) = self.atom(at)? { Some(digits) } else { None }
    }

    /// Gives a whole number of at most so many digits.
    pub fn whole(&self, at: usize, most_digits: usize) -> Option<u32> {
        self.number(at).filter(|digits| digits.len() <= most_digits)?.parse().ok()
    }

    pub fn letters(&self, at: usize) -> Option<&str> {
        if let Atom::Letters(word) = self.atom(at)? { Some(word) } else { None }
    }

    pub fn is_sign(&self, at: usize, wanted: char) -> bool {
        self.atom(at) == Some(&Atom::Sign(wanted))
    }

    pub fn quoted(&self, at: usize) -> Option<&str> {
        if let Atom::Quoted(text) = self.atom(at)? { Some(text) } else { None }
    }

    /// Says whether an atom stands directly after the one before it.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0
            && matches!((self.atoms.get(at - 1), self.atoms.get(at)), (Some(before), Some(here)) if before.span.end == here.span.start)
    }

    /// Says whether a comma or a semicolon parts so many atoms from here.
    pub fn is_parted(&self, at: usize, used: usize) -> bool {
        (at + 1..at + used).any(|next| {
            let gap = self.span(next - 1, 1).end..self.span(next, 1).start;
            self.text.get(gap).is_some_and(|gap| gap.contains([',', ';']))
        })
    }

    /// Gives where so many atoms stand.
    pub fn span(&self, at: usize, used: usize) -> Range<usize> {
        let start = self.atoms.get(at).map_or(self.text.len(), |placed| placed.span.start);
        let end = self.atoms.get((at + used).saturating_sub(1)).map_or(self.text.len(), |placed| placed.span.end);
        start..end.max(start)
    }

    /// Gives the text of so many atoms, as it was written.
    pub fn written(&self, at: usize, used: usize) -> String {
        shortened(self.text.get(self.span(at, used)).unwrap_or_default())
    }

    /// Gives the number of atoms from here that stand without a space between them.
    pub fn run(&self, at: usize) -> usize {
        let mut used = 1;
        while self.is_glued(at + used) {
            used += 1;
        }
        used
    }
}

/// Gives a text safe to show within a sentence, and short enough for one.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let clean = crate::journal::clean_line(text);
    if clean.chars().count() <= MOST { clean } else { clean.chars().take(MOST - 1).chain(['…']).collect() }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: ScannedLine<'a>,
}

impl Scanner<'_> {
    /// Takes the next atom off the text; says whether there was anything left.
    fn step(&mut self) -> bool {
        let Some(c) = self.peek(0) else { return false };
        let start = self.at;
        let atom = match c {
            _ if c.is_whitespace() || matches!(c, ',' | ';') => {
                self.at += c.len_utf8();
                return true;
            }
            _ if self.starts_number(c) => Atom::Number(self.take_number()),
            _ if c.is_alphabetic() => Atom::Letters(self.take_while(char::is_alphabetic).to_lowercase()),
            '@' => self.marked('@', Atom::Place),
            '#' => self.marked('#', Atom::Tag),
            _ => match closers(c) {
                Some(closers) if !self.is_seconds_mark() => Atom::Quoted(self.take_quoted(closers)),
                _ => self.take_sign(c),
            },
        };
        self.line.atoms.push(PlacedAtom { atom, span: start..self.at });
        true
    }

    fn peek(&self, offset: usize) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(offset)
    }

    fn starts_number(&self, c: char) -> bool {
        c.is_ascii_digit() || (c == '.' && self.peek(1).is_some_and(|next| next.is_ascii_digit()))
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let taken: String = rest.chars().take_while(|c| wanted(*c)).collect();
        self.at += taken.len();
        taken
    }

    fn take_number(&mut self) -> String {
        let mut digits = self.take_while(|c| c.is_ascii_digit());
        while let (Some(point @ ('.' | ',')), Some('0'..='9')) = (self.peek(0), self.peek(1)) {
            self.at += 1;
            digits.push(point);
            digits.push_str(&self.take_while(|c| c.is_ascii_digit()));
        }
        digits
    }

    fn take_sign(&mut self, c: char) -> Atom {
        self.at += c.len_utf8();
        Atom::Sign(match c {
            '−' | '–' | '—' => '-',
            '’' | '′' | '`' => '\'',
            '″' => '"',
            plain => plain,
        })
    }

    /// Takes a place or tag: a quoted text, or all letters up to the next space.
    fn marked(&mut self, mark: char, atom: fn(String) -> Atom) -> Atom {
        self.at += 1;
        if let Some(closers) = self.peek(0).and_then(closers) {
            return atom(self.take_quoted(closers));
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let word: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '#').collect();
        let word = word.trim_end_matches([',', ';']);
        // `@4:50/km` is a pace.
        if word.is_empty() || (word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit())) {
            return Atom::Sign(mark);
        }
        self.at += word.len();
        atom(word.to_owned())
    }

    /// Takes a quoted text; a backslash keeps the quotation mark after it, and `\n` begins a new line.
    fn take_quoted(&mut self, closers: &[char]) -> String {
        let start = self.at;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut taken = String::new();
        let mut letters = rest.char_indices().skip(1).peekable();
        while let Some((index, c)) = letters.next() {
            if closers.contains(&c) {
                self.at += index + c.len_utf8();
                return taken;
            }
            match (c, letters.peek().map(|(_, next)| *next)) {
                ('\\', Some(next)) if next == '\\' || next == 'n' || closers.contains(&next) => {
                    taken.push(if next == 'n' { '\n' } else { next });
                    letters.next();
                }
                _ => taken.push(c),
            }
        }
        self.at = self.text.len();
        self.line.open_quote = Some(start..self.text.len());
        taken
    }

    /// Says whether the quotation mark here is that of seconds, as in `4'50"`.
    fn is_seconds_mark(&self) -> bool {
        let atoms = &self.line.atoms;
        let [.., minutes, mark, seconds] = atoms.as_slice() else { return false };
        seconds.span.end == self.at
            && matches!((&minutes.atom, &mark.atom, &seconds.atom), (Atom::Number(_), Atom::Sign('\''), Atom::Number(_)))
            && minutes.span.end == mark.span.start
            && mark.span.end == seconds.span.start
    }
}

/// Gives the marks that close a quote opened by this one.
const fn closers(opener: char) -> Option<&'static [char]> {
    match opener {
        '"' => Some(&['"']),
        '“' | '”' => Some(&['”', '"']),
        '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atoms(text: &str) -> Vec<Atom> {
        ScannedLine::scan(text).unwrap().atoms.into_iter().map(|placed| placed.atom).collect()
    }

    fn number(text: &str) -> Atom {
        Atom::Number(text.to_owned())
    }

    fn letters(text: &str) -> Atom {
        Atom::Letters(text.to_owned())
    }

    #[test]
    fn a_word_falls_into_numbers_letters_and_signs() {
        assert_eq!(atoms("3H36"), [number("3"), letters("h"), number("36")]);
        assert_eq!(atoms("+2,300 m"), [Atom::Sign('+'), number("2,300"), letters("m")]);
        assert_eq!(atoms("10k, rpe"), [number("10"), letters("k"), letters("rpe")]);
    }

    #[test]
    fn a_number_in_words_is_the_figure_it_says() {
        assert_eq!(atoms("rpe Seven"), [letters("rpe"), number("7")]);
        assert_eq!(atoms("forty five min"), [number("45"), letters("min")]);
        assert_eq!(atoms("forty-five"), [number("45")]);
        assert_eq!(atoms("ten five"), [number("10"), number("5")]);
        assert_eq!(ScannedLine::scan("a forty-five b").unwrap().written(1, 1), "forty-five");
    }

    #[test]
    fn quotes_of_every_sort_hold_a_text() {
        for text in ["\"a b\"", "“a b”", "„a b“", "«a b»", "”a b”"] {
            assert_eq!(atoms(text), [Atom::Quoted("a b".to_owned())], "{text}");
        }
        assert_eq!(atoms(r#""a \"b\" \\ \n \x""#), [Atom::Quoted("a \"b\" \\ \n \\x".to_owned())]);
    }

    #[test]
    fn a_quote_without_end_is_noticed() {
        let line = ScannedLine::scan("10k \"Loup").unwrap();
        assert_eq!(line.open_quote, Some(4..9));
        assert_eq!(line.quoted(2), Some("Loup"));
    }

    #[test]
    fn a_mark_of_seconds_opens_no_quote() {
        assert_eq!(atoms("4'50\"").last(), Some(&Atom::Sign('"')));
    }

    #[test]
    fn places_and_tags_reach_to_the_next_space() {
        assert_eq!(
            atoms("@Col-de-la-Seigne, #a#b"),
            [Atom::Place("Col-de-la-Seigne".to_owned()), Atom::Tag("a".to_owned()), Atom::Tag("b".to_owned())]
        );
        assert_eq!(atoms("@\"Mont Blanc\""), [Atom::Place("Mont Blanc".to_owned())]);
        assert_eq!(atoms("@4:50/km").first(), Some(&Atom::Sign('@')));
    }

    #[test]
    fn spans_lie_on_the_letters_themselves() {
        let line = ScannedLine::scan("é 10k 日本").unwrap();
        assert_eq!(line.written(1, 2), "10k");
        assert!(line.is_glued(2) && !line.is_glued(3));
        assert_eq!(line.run(1), 2);
        assert_eq!(line.written(3, 1), "日本");
    }

    #[test]
    fn ten_megabytes_are_refused_at_once() {
        assert_eq!(ScannedLine::scan(&"x ".repeat(5_000_000)).unwrap_err().reason, MisreadReason::TooLong);
    }
}
