//! The filter's little language: `echappée sport:trail after:2026-09 race #hills`; every word must hold.

use std::ops::Range;

use chrono::NaiveDate;

use crate::journal::{Athlete, Day, EntryKind, Kind, Sport, clean_line, name_of, named};
use crate::phrase::{self, Misread, MisreadReason};

use super::source::EntryRef;

/// The words before a colon, each with what follows it, by example.
const KEYS: [(&str, &str); 7] = [
    ("sport", "sport:trail"),
    ("kind", "kind:race"),
    ("after", "after:2026-09"),
    ("since", "since:2026-09"),
    ("from", "from:2026-09"),
    ("before", "before:2026-09-14"),
    ("until", "until:2026-09-14"),
];

/// What the log is narrowed to. Any text is a filter: what is none of our words is looked for in titles, notes and places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    tests: Vec<Test>,
    misreads: Vec<Misread>,
    /// Words with a colon that are none of ours: titles may have them, and so they are looked for as text.
    unknown: Vec<Misread>,
}

/// One word of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    /// Letters in the title, notes, place, sport or tags.
    Text(String),
    Sport(Sport),
    /// Any running.
    Running,
    Kind(Kind),
    Row(EntryKind),
    Tag(String),
    /// On this day or later.
    From(Day),
    /// Before this day.
    Before(Day),
}

impl Filter {
    /// Reads a filter. While it is being typed, what is not understood yet is looked for as text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let words = || text.split_whitespace();
        let misreads = words().filter_map(|word| misread(word, place(text, word)));
        let misreads: Vec<Misread> = misreads.collect();
        let unknown = words().filter_map(|word| foreign(word, place(text, word)));
        let unknown = unknown.filter(|unknown| misreads.iter().all(|misread| misread.span != unknown.span)).collect();
        Self { tests: words().filter_map(Test::of).collect(), misreads, unknown }
    }

    /// Gives the words that mean something else than they say, such as `after:foo`: a filter that is whole has none.
    #[must_use]
    pub fn misreads(&self) -> &[Misread] {
        &self.misreads
    }

    /// Says, where nothing passes, which words of the filter may be why, and what is known instead.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let told = self.misreads.iter().chain(&self.unknown);
        let ended = |hint: String| if hint.ends_with('?') { hint } else { hint + "." };
        told.map(|misread| format!("{misread}: {}", ended(misread.hint()))).collect()
    }

    /// Says whether everything passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    pub(super) fn passes<'a>(&self, words: &str, entry: impl Fn() -> Option<EntryRef<'a>>, athlete: &Athlete) -> bool {
        self.tests.iter().all(|test| test.holds(words, &entry, athlete))
    }
}

impl Test {
    fn of(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let key = word.split_once(':').filter(|(_, value)| !value.is_empty());
        let read = match key {
            Some(("sport", value)) => sport(value),
            Some(("kind", value)) => named(value).map(Self::Kind).or_else(|| row(value)),
            Some(("after" | "since" | "from", value)) => start(value).map(Self::From),
            Some(("before" | "until", value)) => start(value).map(Self::Before),
            Some(_) => None,
            None => match word.strip_prefix('#') {
                Some("") => return None,
                Some(tag) => Some(Self::Tag(tag.to_owned())),
                None => named(&word).map(Self::Kind).or_else(|| row(&word)),
            },
        };
        Some(read.unwrap_or(Self::Text(word)))
    }

    /// Says whether an entry with these words passes; the entry itself is only looked up where they do not decide.
    fn holds<'a>(&self, words: &str, entry: impl Fn() -> Option<EntryRef<'a>>, athlete: &Athlete) -> bool {
        if let Self::Text(text) = self {
            return words.contains(text.as_str());
        }
        entry().is_some_and(|item| self.suits(&item, athlete))
    }

    fn suits(&self, item: &EntryRef<'_>, athlete: &Athlete) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Sport(sport) => item.sport() == Some(*sport),
            Self::Running => item.sport().is_some_and(Sport::is_running),
            Self::Kind(kind) => item.kind() == Some(*kind),
            Self::Row(row) => item.row() == *row,
            Self::Tag(tag) => item.tags().iter().any(|other| other.to_lowercase() == *tag),
            Self::From(from) => item.day(athlete) >= *from,
            Self::Before(before) => item.day(athlete) < *before,
        }
    }
}

/// Gives the bytes of a text that one of its words takes.
fn place(text: &str, word: &str) -> Range<usize> {
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    start..start + word.len()
}

/// Says what is wrong with a word that is written as one of ours and is none.
fn misread(word: &str, span: Range<usize>) -> Option<Misread> {
    let lower = word.to_lowercase();
    let (key, value) = lower.split_once(':')?;
    let (why, remedy, nearest) = match key {
        "sport" if sport(value).is_none() => (
            "names no sport",
            "write sport: and one of run, trail, treadmill, track, running, ride, mtb, indoor_ride, swim, \
              hike, walk, ski, row, elliptical, strength, yoga, stretching, massage, meditation or other",
            near_sport(value),
        ),
        "kind" if named::<Kind>(value).is_none() && row(value).is_none() => (
            "names no kind",
            "write kind: and one of easy, long, tempo, intervals, race, recovery, session, rest, checkin, \
              intake, ill or planned",
            None,
        ),
        "after" | "since" | "from" | "before" | "until" if start(value).is_none() => {
            ("names no day", "write a year, a month or a day, such as after:2026, after:2026-09 or after:2026-09-14", None)
        }
        key => (NO_WORD, WORDS, Some(near_key(key)?.to_owned())),
    };
    Some(Misread { span, reason: MisreadReason::Impossible { word: clean_line(word), why, remedy }, nearest })
}

/// What is wrong with a word before a colon that is none of ours, and what to write.
const NO_WORD: &str = "is no word of a filter";
const WORDS: &str = "write sport:, kind:, after: or before: and what is meant, or words of a title without a colon";

/// Says that a word before a colon is none of ours.
fn foreign(word: &str, span: Range<usize>) -> Option<Misread> {
    let (key, _) = word.split_once(':').filter(|(key, _)| !key.is_empty() && key.chars().all(char::is_alphabetic))?;
    let is_ours = KEYS.iter().any(|(ours, _)| *ours == key.to_lowercase());
    let reason = MisreadReason::Impossible { word: clean_line(word), why: NO_WORD, remedy: WORDS };
    (!is_ours).then_some(Misread { span, reason, nearest: None })
}

/// Gives the example of the key that a word was meant for, where it is none but nearly one.
fn near_key(word: &str) -> Option<&'static str> {
    let near = |known: &str| strsim::damerau_levenshtein(known, word) == 1;
    KEYS.iter().find(|(key, _)| near(key)).map(|(_, example)| *example)
}

/// Gives the sport that a word was meant for, as it is written in a filter.
fn near_sport(word: &str) -> Option<String> {
    let names = Sport::ALL.iter().map(name_of);
    let distance = |name: &String| strsim::damerau_levenshtein(name, word);
    let is_near = |name: &String| distance(name) <= 2 && distance(name) * 2 < word.chars().count();
    names.min_by_key(distance).filter(is_near).map(|name| format!("sport:{name}"))
}

/// Reads a sport by its name in the log or as it is spoken.
fn sport(value: &str) -> Option<Test> {
    if value == "running" {
        return Some(Test::Running);
    }
    let spoken = || Sport::ALL.into_iter().find(|sport| phrase::names::sport(*sport).to_lowercase().replace(' ', "_") == value);
    named(value).or_else(spoken).map(Test::Sport)
}

/// Reads the kind of an entry.
fn row(value: &str) -> Option<Test> {
    let row = match value {
        "session" | "sessions" => EntryKind::Session,
        "rest" | "rested" => EntryKind::Rest,
        "checkin" | "check-in" | "check-ins" => EntryKind::CheckIn,
        "intake" | "ate" => EntryKind::Intake,
        "ill" | "injured" | "illness" | "injury" => EntryKind::Spell,
        "planned" => EntryKind::Planned,
        _ => return None,
    };
    Some(Test::Row(row))
}

/// Reads the first day of a year, a month or a day: `2026`, `2026-09`, `2026-09-14`.
fn start(value: &str) -> Option<Day> {
    let mut parts = value.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day).map(Day::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::on;

    fn tests(text: &str) -> Vec<Test> {
        Filter::new(text).tests
    }

    #[test]
    fn every_word_of_the_language_is_read() {
        let table = [
            ("sport:trail", Test::Sport(Sport::Trail)),
            ("Sport:Mountain_bike", Test::Sport(Sport::Mtb)),
            ("sport:running", Test::Running),
            ("race", Test::Kind(Kind::Race)),
            ("kind:intervals", Test::Kind(Kind::Intervals)),
            ("rest", Test::Row(EntryKind::Rest)),
            ("#Hills", Test::Tag("hills".to_owned())),
            ("after:2026-09", Test::From(on(2026, 9, 1))),
            ("after:2026", Test::From(on(2026, 1, 1))),
            ("before:2026-09-14", Test::Before(on(2026, 9, 14))),
            ("Belle", Test::Text("belle".to_owned())),
        ];
        for (text, expected) in table {
            assert_eq!(tests(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_half_typed_or_wrong_is_looked_for_as_text() {
        assert_eq!(tests("sport:quidditch"), [Test::Text("sport:quidditch".to_owned())]);
        assert_eq!(tests("after:"), [Test::Text("after:".to_owned())]);
        assert_eq!(tests("after:2026-13"), [Test::Text("after:2026-13".to_owned())]);
        assert_eq!(tests("#"), []);
        assert!(Filter::new("   ").is_empty());
    }

    #[test]
    fn a_word_that_means_something_else_than_it_says_is_pointed_at() {
        let told = |text: &str| {
            let filter = Filter::new(text);
            let misread = filter.misreads().first().unwrap_or_else(|| panic!("{text}"));
            (misread.to_string(), misread.span.clone(), misread.hint())
        };
        assert_eq!(told("race after:foo").0, "`after:foo` names no day");
        assert_eq!(told("race after:foo").1, 5..14);
        assert!(told("after:").2.contains("after:2026-09"));
        assert_eq!(told("sport:trial").2, "did you mean `sport:trail`?");
        for far in ["sport:quidditch", "sport:cur", "sport:xyz"] {
            assert!(told(far).2.contains("run, trail, treadmill"), "{far}");
        }
        assert_eq!(told("kind:wibble").0, "`kind:wibble` names no kind");
        assert_eq!(told("sprot:trail").2, "did you mean `sport:trail`?");
        for text in ["race sport:trail after:2026-09", "Loup:Blanc", "at 10:30", "#hills", ""] {
            assert_eq!(Filter::new(text).misreads(), [], "{text}");
        }
    }

    #[test]
    fn where_nothing_fits_the_word_that_is_not_understood_is_named_with_the_known_ones() {
        let told = |text: &str| Filter::new(text).told().join("\n");
        for (text, word, known) in [
            ("before:xx", "`before:xx` names no day", "after:2026-09-14."),
            ("sport:curling", "`sport:curling` names no sport", "run, trail, treadmill"),
            ("foo:bar", "`foo:bar` is no word of a filter", "sport:, kind:, after: or before:"),
            ("sprot:trail", "`sprot:trail` is no word of a filter", "did you mean `sport:trail`?"),
        ] {
            let told = told(text);
            assert!(told.starts_with(word) && told.contains(known) && told.lines().count() == 1, "{told}");
        }
        assert_eq!(told("belle sport:trail 10:30"), "");
    }

    #[test]
    fn every_sport_a_hint_names_is_one() {
        for sport in Sport::ALL {
            assert_eq!(Filter::new(&format!("sport:{}", name_of(&sport))).misreads(), []);
            let hint = Filter::new("sport:quidditch").misreads().first().map(Misread::hint).unwrap_or_default();
            assert!(hint.contains(&name_of(&sport)), "{hint}");
        }
    }
}
