//! Where a check-in came from, and how the log keeps it as text.

use serde::{Deserialize, Serialize};

use super::{Answer, clean_line};

/// Where a check-in came from: the runner, an app whose file was imported, or several of them.
///
/// The log and the export keep it as text, nothing where the runner typed it all: `Oura`, or each app with its answers, such as
/// `Elite HRV (HRV), Oura (sleep, resting heart)`. What is read is written again letter by letter, whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Option<String>", into = "Option<String>")]
pub enum CheckInSource {
    /// The runner typed all of it.
    #[default]
    Typed,
    /// One app gave all that is said: its name, as the importer has it. Also a text that nobody of this version writes.
    App(String),
    /// Apps gave what stands beside their names, and the runner the rest.
    Shared(Vec<Share>),
}

/// What one app gave of a check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The name of the app.
    pub app: String,
    /// The answers that it gave.
    pub answers: Vec<AnswerName>,
}

/// What an answer is called in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerName {
    /// An answer that this version knows.
    Known(Answer),
    /// One that it does not know: a newer version wrote it.
    Unknown(String),
}

impl AnswerName {
    fn read(name: &str) -> Self {
        let known = Answer::ALL.into_iter().find(|answer| answer.name() == name);
        known.map_or_else(|| Self::Unknown(name.to_owned()), Self::Known)
    }

    /// Gives the name, as the log keeps it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Known(answer) => answer.name(),
            Self::Unknown(name) => name,
        }
    }
}

impl Share {
    fn read(text: &str) -> Option<Self> {
        let (app, answers) = text.split_once(" (")?;
        Some(Self { app: app.to_owned(), answers: answers.split(", ").map(AnswerName::read).collect() })
    }

    fn text(&self) -> String {
        let names: Vec<&str> = self.answers.iter().map(AnswerName::text).collect();
        format!("{} ({})", self.app, names.join(", "))
    }
}

impl CheckInSource {
    /// Reads the text that the log keeps; an empty one says that the runner typed it all.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::Typed;
        }
        let shares = text.strip_suffix(')').and_then(|text| text.split("), ").map(Share::read).collect::<Option<_>>());
        let source = shares.map(Self::Shared).filter(|source| source.text().as_deref() == Some(text) && source.is_sound());
        source.unwrap_or_else(|| Self::App(text.to_owned()))
    }

    /// Gives the text that the log keeps; `None` where the runner typed it all.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Typed => None,
            Self::App(name) => Some(name.clone()),
            Self::Shared(shares) => Some(shares.iter().map(Share::text).collect::<Vec<_>>().join(", ")),
        }
    }

    /// Gives it with its text made safe to keep and to show.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        Self::read(&clean_line(&self.text().unwrap_or_default()))
    }

    /// Says whether the runner typed all of it.
    #[must_use]
    pub const fn is_typed(&self) -> bool {
        matches!(self, Self::Typed)
    }

    /// Says whether every app and answer has a name of its own, without the signs that part them.
    fn is_sound(&self) -> bool {
        let is_name = |name: &str| !name.is_empty() && name.trim() == name && !name.contains(['(', ')']);
        match self {
            Self::Typed | Self::App(_) => true,
            Self::Shared(shares) => shares.iter().all(|share| {
                is_name(&share.app) && share.answers.iter().all(|answer| is_name(answer.text()) && !answer.text().contains(','))
            }),
        }
    }
}

impl From<Option<String>> for CheckInSource {
    fn from(text: Option<String>) -> Self {
        Self::read(&text.unwrap_or_default())
    }
}

impl From<CheckInSource> for Option<String> {
    fn from(source: CheckInSource) -> Self {
        source.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_a_source_is_written_again_letter_by_letter() {
        let texts = [
            "Oura",
            "Elite HRV (HRV), Oura (sleep, resting heart)",
            "Oura (sleep, breathing)",
            "a, b (mood)",
            "x (mood), y (mood)",
        ];
        let odd = [
            "(",
            ")",
            "()",
            "Oura (",
            "Oura (sleep",
            "a)b(c)",
            "(sleep)",
            "Oura ()",
            "Oura (sleep,mood)",
            " (sleep)",
            "é (x), ",
            " ",
        ];
        for text in texts.into_iter().chain(odd) {
            let source = CheckInSource::read(text);
            assert_eq!(source.text().as_deref(), Some(text));
            assert_eq!(matches!(source, CheckInSource::Shared(_)), texts[1..].contains(&text), "{text}: {source:?}");
            let json = serde_json::to_string(&source).unwrap();
            assert_eq!(json, serde_json::to_string(text).unwrap());
            assert_eq!(serde_json::from_str::<CheckInSource>(&json).unwrap(), source);
        }
        assert_eq!((CheckInSource::read(""), CheckInSource::Typed.text()), (CheckInSource::Typed, None));
        assert_eq!(serde_json::from_str::<CheckInSource>("null").unwrap(), CheckInSource::Typed);
    }

    #[test]
    fn who_gave_what_is_read_from_the_text() {
        let known = |answer| AnswerName::Known(answer);
        let share = |app: &str, answers: Vec<AnswerName>| Share { app: app.to_owned(), answers };
        let elite = share("Elite HRV", vec![known(Answer::Hrv)]);
        let oura = share("Oura", vec![known(Answer::Sleep), AnswerName::Unknown("breathing".to_owned())]);
        assert_eq!(CheckInSource::read("Elite HRV (HRV), Oura (sleep, breathing)"), CheckInSource::Shared(vec![elite, oura]));
        assert_eq!(CheckInSource::read("Oura"), CheckInSource::App("Oura".to_owned()));
    }

    #[test]
    fn a_source_with_what_steers_a_terminal_is_made_safe() {
        assert_eq!(CheckInSource::App("Ou\u{1b}[31mra".to_owned()).cleaned(), CheckInSource::App("Oura".to_owned()));
        assert_eq!(CheckInSource::App("\u{7}".to_owned()).cleaned(), CheckInSource::Typed);
    }
}
