//! The filter's little language: `echappée sport:trail after:2026-09 race #hills`; every word must hold.

use chrono::NaiveDate;

use crate::journal::{Day, Kind, Sport, named};
use crate::phrase;

use super::RowKind;
use super::source::Item;

/// What the log is narrowed to. Any text is a filter: what is none of our words is looked for in titles, notes and places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    tests: Vec<Test>,
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
    Row(RowKind),
    Tag(String),
    /// On this day or later.
    From(Day),
    /// Before this day.
    Before(Day),
}

impl Filter {
    /// Reads a filter.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { tests: text.split_whitespace().filter_map(Test::of).collect() }
    }

    /// Says whether everything passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    pub(super) fn passes(&self, item: &Item<'_>, day: Day) -> bool {
        self.tests.iter().all(|test| test.holds(item, day))
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

    fn holds(&self, item: &Item<'_>, day: Day) -> bool {
        match self {
            Self::Text(text) => item.mentions(text),
            Self::Sport(sport) => item.sport() == Some(*sport),
            Self::Running => item.sport().is_some_and(Sport::is_running),
            Self::Kind(kind) => item.kind() == Some(*kind),
            Self::Row(row) => item.row() == *row,
            Self::Tag(tag) => item.tags().iter().any(|other| other.to_lowercase() == *tag),
            Self::From(from) => day >= *from,
            Self::Before(before) => day < *before,
        }
    }
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
        "session" | "sessions" => RowKind::Session,
        "rest" | "rested" => RowKind::Rest,
        "checkin" | "check-in" | "check-ins" => RowKind::CheckIn,
        "intake" | "ate" => RowKind::Intake,
        "ill" | "injured" | "illness" | "injury" => RowKind::Spell,
        "planned" => RowKind::Planned,
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
            ("rest", Test::Row(RowKind::Rest)),
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
}
