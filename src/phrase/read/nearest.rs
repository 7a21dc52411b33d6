//! The nearest word that would have been understood.

use strsim::damerau_levenshtein;

/// Words longer than this are no misspelling of ours.
const LONGEST: usize = 24;

/// What can be written in one sort of line.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The words worth suggesting.
    pub words: Vec<String>,
    /// What such a line is made of, for the word that is near nothing.
    pub expected: &'static str,
    /// What to write in place of a number without a unit; `{}` stands for the number.
    pub units: &'static str,
}

impl Vocabulary {
    pub fn new(words: impl IntoIterator<Item = impl Into<String>>, expected: &'static str, units: &'static str) -> Self {
        Self { words: words.into_iter().map(Into::into).collect(), expected, units }
    }

    /// Says what to write in place of a number without a unit.
    pub fn bare_number(&self, number: &str) -> String {
        self.units.replace("{}", number)
    }

    /// Gives the nearest word; figures before or after it are kept, so that `10kk` is near `10k`.
    pub fn nearest(&self, written: &str) -> Option<String> {
        if written.chars().count() > LONGEST {
            return None;
        }
        let lower = written.to_lowercase();
        let word = lower.trim_matches(|c: char| !c.is_alphabetic());
        let (before, after) = lower.split_once(word)?;
        if word.is_empty() || before.chars().chain(after.chars()).any(char::is_alphabetic) {
            return None;
        }
        // A word of the vocabulary that was still not understood is not its own remedy.
        let others = self.words.iter().filter(|known| *known != word);
        let best = others.map(|known| (damerau_levenshtein(word, known), known)).min_by_key(|(distance, _)| *distance)?;
        let length = word.chars().count();
        let allowed = match length {
            0..=1 => 0,
            2..=4 => 1,
            // Letters are left out more often than put in: `course` is no misspelt `core`.
            5..=6 if best.1.chars().count() < length => 1,
            5..=9 => 2,
            _ => 3,
        };
        // A two-letter word is near every other unless a figure says that it is a unit.
        let plausible = length > 2 || !before.is_empty();
        // So is a word of three letters, whose first is seldom the wrong one: `dog` is no `jog`.
        let plausible = plausible && (length != 3 || !before.is_empty() || is_like(word, best.1));
        (plausible && best.0 <= allowed).then(|| format!("{}{}{}", figure(before), best.1, figure(after)))
    }
}

/// Says whether two words begin alike, or have the same letters.
fn is_like(word: &str, known: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    word.chars().next() == known.chars().next() || sorted(word) == sorted(known)
}

/// Keeps what belongs to a figure: digits and the signs between them.
fn figure(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/' | '+' | '-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(["trail", "run", "rpe", "km", "k", "min", "yesterday"], "", "{}k")
    }

    #[test]
    fn a_slip_of_the_finger_is_near_its_word() {
        let nearest = |word| vocabulary().nearest(word);
        assert_eq!(nearest("trial").as_deref(), Some("trail"));
        assert_eq!(nearest("Yesteday").as_deref(), Some("yesterday"));
        assert_eq!(nearest("45mim").as_deref(), Some("45min"));
        assert_eq!(nearest("rpr8").as_deref(), Some("rpe8"));
    }

    #[test]
    fn another_word_is_near_nothing() {
        for word in ["Echappée", "Belle", "zz", "", "10", "🏃", &"r".repeat(1_000)] {
            assert_eq!(vocabulary().nearest(word), None, "{word}");
        }
    }
}
