//! Words that are being written, completed: sports, kinds, and the runner's own tags and titles.

use std::sync::Arc;

use crate::journal::{Journal, clean_line};
use crate::keys::Key;

use super::{FieldName, Form, Purpose};

/// Sessions that are looked through for tags and titles, the latest ones.
const LOOKED_THROUGH: usize = 2_000;
/// The most tags and titles that are known.
const MOST: usize = 200;
/// Letters from which a word is completed; before, too much begins alike.
const LETTERS: usize = 2;
/// The sports as a quick line has them, the usual ones first.
const SPORTS: &[&str] = &[
    "run",
    "trail",
    "treadmill",
    "track",
    "ride",
    "mtb",
    "swim",
    "hike",
    "walk",
    "ski",
    "row",
    "elliptical",
    "strength",
    "yoga",
    "stretching",
    "massage",
    "meditation",
];
/// What a session is meant to be.
const KINDS: &[&str] = &["easy", "long", "tempo", "intervals", "race", "recovery"];
/// Days that are said often.
const DAYS: &[&str] = &["yesterday"];

/// The runner's own words, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords {
    tags: Vec<String>,
    titles: Vec<String>,
}

impl OwnWords {
    /// Gathers the tags and titles of the latest sessions.
    pub fn of(journal: &Journal) -> Self {
        let mut own = Self::default();
        for session in journal.sessions().iter().rev().take(LOOKED_THROUGH) {
            note(&mut own.titles, &session.title);
            session.tags.iter().for_each(|tag| note(&mut own.tags, tag));
        }
        own
    }
}

fn note(known: &mut Vec<String>, word: &str) {
    let word = clean_line(word);
    if !word.is_empty() && known.len() < MOST && !known.contains(&word) {
        known.push(word);
    }
}

impl Form {
    /// Lets the form complete the runner's own words.
    pub(in crate::app) fn know_words(&mut self, own: OwnWords) {
        self.own = Arc::new(own);
    }

    /// Gives what would complete the word that is being written where the cursor stands; empty where nothing would.
    #[must_use]
    pub fn completion(&self) -> String {
        let line = match self.focus() {
            None => self.quick.as_ref().map(|quick| &quick.line),
            Some(at) => self.fields.get(at).map(|field| &field.line),
        };
        let Some(line) = line.filter(|line| line.cursor() == line.text().chars().count()) else { return String::new() };
        let found = match self.focus().and_then(|at| self.fields.get(at)).map(|field| field.name) {
            None if matches!(self.purpose, Purpose::Session | Purpose::Planned) => self.in_a_quick_line(line.text()),
            Some(FieldName::Title) => rest_of(line.text(), &self.own.titles),
            Some(FieldName::Tags) => rest_of(last_word(line.text()), &self.own.tags),
            Some(FieldName::Sport) => rest_of(line.text(), SPORTS),
            Some(FieldName::Kind) => rest_of(line.text(), KINDS),
            None | Some(_) => None,
        };
        found.unwrap_or_default()
    }

    /// Completes the last word of a quick line: an open title, a tag, a sport or kind.
    fn in_a_quick_line(&self, text: &str) -> Option<String> {
        let quotes = text.chars().filter(|c| *c == '"').count();
        if quotes % 2 == 1 {
            let (_, title) = text.rsplit_once('"')?;
            return rest_of(title, &self.own.titles).map(|rest| format!("{rest}\""));
        }
        let word = last_word(text);
        match word.strip_prefix('#') {
            Some(tag) => rest_of(tag, &self.own.tags),
            None => [SPORTS, KINDS, DAYS].into_iter().find_map(|words| rest_of(word, words)),
        }
    }

    /// Takes the completion where the key asks for it; says whether it did.
    pub(super) fn complete(&mut self, key: Key) -> bool {
        let rest = if matches!(key, Key::Right | Key::End) { self.completion() } else { String::new() };
        if !rest.is_empty() {
            self.paste(&rest);
        }
        !rest.is_empty()
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or_default()
}

/// Gives the rest of the first known word that begins so, whatever the case; `None` while too little is written.
fn rest_of<W: AsRef<str>>(begun: &str, known: &[W]) -> Option<String> {
    let letters = begun.chars().count();
    if letters < LETTERS {
        return None;
    }
    let lower = begun.to_lowercase();
    let fits = |word: &&W| word.as_ref().to_lowercase().starts_with(&lower) && word.as_ref().chars().count() > letters;
    known.iter().find(fits).map(|word| word.as_ref().chars().skip(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Pen, fields_of};
    use super::*;
    use crate::journal::{DayStart, Entry, Id, Moment, Session, Sport, Units, Zone};
    use crate::keys::Action;
    use crate::phrase;

    fn pen() -> Pen {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        Pen { now, zone: Zone::default(), day_start: DayStart::default(), units: Units::Metric }
    }

    fn typed(text: &str) -> Form {
        let mut old = Session::new(Sport::Run, pen().now.plus_days(-2.0));
        (old.title, old.tags) = ("Round the lake".to_owned(), vec!["hills".to_owned()]);
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(old))]);
        let entry = Entry::Session(Session::new(Sport::Run, pen().now));
        let mut form = Form::on(Purpose::Session, None, entry, fields_of(Purpose::Session, &pen(), None), pen());
        form.know_words(OwnWords::of(&journal));
        text.chars().for_each(|c| {
            form.press(Key::Char(c));
        });
        form
    }

    #[test]
    fn a_word_that_is_begun_is_completed_by_what_is_known() {
        for (text, rest) in [
            ("tr", "ail"),
            ("trail 12k in", "tervals"),
            ("10k #hi", "lls"),
            ("10k \"rou", "nd the lake\""),
            ("10k t", ""),
            ("trail", ""),
            ("10k \"Round the lake\"", ""),
            ("10k wi", ""),
        ] {
            assert_eq!(typed(text).completion(), rest, "{text}");
        }
    }

    #[test]
    fn right_takes_the_completion_and_nothing_else_does() {
        let mut form = typed("10k \"rou");
        form.press(Key::Right);
        assert_eq!(form.quick().map(|quick| quick.line.text()), Some("10k \"round the lake\""));
        assert_eq!(form.problem(), None);
        let mut form = typed("tr");
        form.press(Key::Left);
        assert_eq!(form.completion(), "");
    }

    #[test]
    fn fields_are_completed_too() {
        let mut form = typed("10k");
        while form.focus().and_then(|at| form.fields().get(at)).map(|field| field.name) != Some(FieldName::Tags) {
            form.step(Action::NextField);
        }
        "long hi".chars().for_each(|c| {
            form.press(Key::Char(c));
        });
        form.press(Key::Right);
        let Entry::Session(session) = form.entry() else { panic!() };
        assert_eq!(session.tags, ["long", "hills"]);
    }

    #[test]
    fn a_field_is_completed_by_what_it_can_say() {
        let begun = |name: FieldName, text: &str| {
            let mut form = typed("10k");
            while form.focus().and_then(|at| form.fields().get(at)).map(|field| field.name) != Some(name) {
                form.step(Action::NextField);
            }
            text.chars().for_each(|c| {
                form.press(Key::Char(c));
            });
            form.completion()
        };
        assert_eq!([begun(FieldName::Sport, "rA"), begun(FieldName::Sport, "ri")], ["", "de"]);
        assert_eq!([begun(FieldName::Kind, "ra"), begun(FieldName::Kind, "ri")], ["ce", ""]);
    }

    #[test]
    fn every_word_is_one_that_the_line_understands() {
        for word in [SPORTS, KINDS, DAYS].concat() {
            let reading = phrase::read_session(pen().now, pen().here(), Units::Metric, &format!("{word} 40min"));
            assert_eq!(reading.misreads, [], "{word}");
        }
    }
}
