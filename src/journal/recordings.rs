//! What each file said of a session, kept beside what the log makes of it.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Session, Source, Zone};

/// The recordings that a session is made of, each as its file said it.
///
/// Empty where there is one and the log says what it says, or where the runner typed the session. Several files of one session
/// are told apart by them, a recording that was met before is known again, and what the runner changed is told from what a
/// file said. They never change, and are shared by every copy of the session.
#[derive(Debug, Clone, PartialEq)]
pub struct Recordings(Arc<[Session]>);

impl Default for Recordings {
    fn default() -> Self {
        Self(Arc::new([]))
    }
}

impl Recordings {
    /// Takes recordings; their own recordings are left out.
    #[must_use]
    pub fn of(list: &[Session]) -> Self {
        Self(list.iter().cloned().map(Session::without_recordings).collect())
    }

    /// Gives the recordings.
    #[must_use]
    pub fn list(&self) -> &[Session] {
        &self.0
    }

    /// Says whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Recordings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Recordings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Session>::deserialize(deserializer).map(|list| Self::of(&list))
    }
}

impl Session {
    /// Gives the session without what its files said.
    #[must_use]
    pub fn without_recordings(mut self) -> Self {
        self.source.recordings = Recordings::default();
        self
    }

    /// Gives all that it says in one text, without its recordings: what puts sessions in order that nothing else does.
    #[must_use]
    pub fn spelt_out(&self) -> String {
        // Two that could not be written would stay in the order in which they came.
        serde_json::to_string(&self.clone().without_recordings()).unwrap_or_default()
    }

    /// Gives the recordings that it is made of: itself where nothing else is known, also where the runner typed it.
    #[must_use]
    pub fn recordings(&self) -> Vec<Self> {
        let list = self.source.recordings.list();
        if list.is_empty() { vec![self.clone().without_recordings()] } else { list.to_vec() }
    }

    /// Says whether any file said something of it; else the runner typed it.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        let was_read = |session: &Self| session.source.format.is_some() || session.source.file.is_some();
        was_read(self) || self.source.recordings.list().iter().any(was_read)
    }

    /// Gives what it says, whatever its file is called and wherever home was when that was read.
    fn said(&self) -> Self {
        let start = Zone::default().at(self.start.utc());
        Self { start, zone: None, source: Source::default(), ..self.clone() }
    }

    /// Gives the session as it is kept in the place of `before`: what a file said stays beside what the runner made of it.
    /// Another name of the file is none of the runner's doing.
    #[must_use]
    pub fn in_place_of(mut self, before: &Self) -> Self {
        let was_read = before.source.format.is_some() || before.source.file.is_some();
        let knows_none = before.source.recordings.is_empty() && self.source.recordings.is_empty();
        if was_read && knows_none && self.said() != before.said() {
            self.source.recordings = Recordings::of(std::slice::from_ref(before));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Metres, Moment, Sport};

    fn run(format: Option<&str>) -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap());
        run.distance = Metres::new(10_000.0).ok();
        run.source.format = format.map(str::to_owned);
        run
    }

    #[test]
    fn recordings_come_out_as_they_went_in_without_their_own() {
        let mut nested = run(Some("gpx"));
        nested.source.recordings = Recordings::of(&[run(Some("fit"))]);
        let recordings = Recordings::of(&[run(Some("fit")), nested]);
        assert_eq!(recordings.list(), [run(Some("fit")), run(Some("gpx"))]);
        let text = serde_json::to_string(&recordings).unwrap();
        assert_eq!(serde_json::from_str::<Recordings>(&text).unwrap(), recordings);
        assert!(Recordings::of(&[]).is_empty());
    }

    #[test]
    fn the_runners_change_leaves_what_the_file_said_beside_it() {
        let before = run(Some("fit"));
        let changed = Session { distance: Metres::new(10_500.0).ok(), ..before.clone() };
        let kept = changed.clone().in_place_of(&before);
        assert_eq!(kept.recordings(), std::slice::from_ref(&before));
        let again = Session { distance: None, ..kept.clone() }.in_place_of(&kept);
        assert_eq!(again.recordings(), std::slice::from_ref(&before), "of two changes the file's own word stays");
        assert_eq!(before.clone().in_place_of(&before), before);
        let mut renamed = before.clone();
        renamed.source.file = Some("a.fit".to_owned());
        assert_eq!(renamed.clone().in_place_of(&before), renamed, "the same recording under another name");
    }

    #[test]
    fn a_session_that_was_typed_is_its_own_only_word() {
        let before = run(None);
        let changed = Session { distance: None, ..before.clone() }.in_place_of(&before);
        assert!(changed.source.recordings.is_empty());
        assert_eq!(changed.recordings(), std::slice::from_ref(&changed));
    }
}
