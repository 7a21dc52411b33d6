//! Several entries of the log changed at once: marked one by one, then deleted or told in one line what they all are.

use crate::journal::{Change, Entry, Id, Session};
use crate::keys::Action;
use crate::phrase::{self, Misread, WordRole};
use crate::views::Tone;

use super::prompt::Asks;
use super::{App, Effect, Tab};

/// What makes a session of a line that says neither sport nor length: which does not matter here.
const LENGTH: &str = "run 1h";
/// Said where a line has a word that cannot be so of several sessions.
const NOT_TOGETHER: &str = "Of several sessions only the sport, the kind, the RPE, the place and tags can be said at once.";

impl App {
    /// Says whether entries of the log are marked, and are what is looked at.
    pub(super) fn has_several(&self) -> bool {
        self.tab == Tab::Log && self.over.is_none() && self.log.marks() > 0
    }

    /// Deletes the marked entries, or opens the line that changes them.
    pub(super) fn begin_together(&mut self, action: Action) -> Vec<Effect> {
        let marked: Vec<Id> = self.log.marked().collect();
        if action == Action::Delete {
            let label = format!("delete {}", phrase::count(marked.len() as u64, "entry", "entries"));
            return vec![Effect::keep(label, marked.into_iter().map(Change::Delete).collect())];
        }
        if self.marked_sessions().len() < marked.len() {
            self.say(Tone::Quiet, "Only sessions can be changed together; other entries are marked too.");
        } else {
            return self.ask(Asks::Together, "");
        }
        Vec::new()
    }

    /// Changes the marked sessions as the line says, as one action.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub(super) fn say_of_marked(&mut self, text: &str) -> Result<Vec<Effect>, String> {
        let said = self.said_of_all(text)?;
        let correct = |(id, session): (Id, Session)| {
            Change::correct(id, Entry::Session(session.clone()), Entry::Session(said.put_into(session)))
        };
        let changes: Vec<Change> = self.marked_sessions().into_iter().map(correct).collect();
        let label = format!("correct {}", phrase::count(changes.len() as u64, "session", "sessions"));
        self.log.unmark();
        Ok(vec![Effect::keep(label, changes)])
    }

    fn marked_sessions(&self) -> Vec<(Id, Session)> {
        let session = |id: Id| match self.known.journal.entry(id) {
            Some(Entry::Session(session)) => Some((id, session)),
            Some(
                Entry::Rest(_)
                | Entry::CheckIn(_)
                | Entry::Intake(_)
                | Entry::Spell(_)
                | Entry::Planned(_)
                | Entry::PlannedRest(_),
            )
            | None => None,
        };
        self.log.marked().filter_map(session).collect()
    }

    /// Reads the line: the words of a session that can be so of several, and tags to take away.
    fn said_of_all(&self, text: &str) -> Result<SaidOfAll, String> {
        let (gone, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| word.starts_with("-#"));
        let gone = gone.iter().map(|word| word.trim_start_matches(['-', '#']).to_owned()).collect();
        let is_sport_said = |reading: &phrase::SessionReading| reading.words.iter().any(|word| word.role == WordRole::Sport);
        let known = &self.known;
        let read = |line: &str| phrase::read_session(known.now, &known.athlete, known.units, line);
        let own = words.join(" ");
        let alone = read(&own);
        let line = if is_sport_said(&alone) { format!("{own} 1h") } else { format!("{LENGTH} {own}") };
        let reading = read(&line);
        if let Some(misread) = reading.misreads.first() {
            return Err(problem(misread));
        }
        if alone.words.iter().any(|word| matches!(word.role, WordRole::Length | WordRole::Time | WordRole::When)) {
            return Err(NOT_TOGETHER.to_owned());
        }
        Ok(SaidOfAll { says_sport: is_sport_said(&alone), said: reading.session, gone })
    }
}

fn problem(misread: &Misread) -> String {
    format!("{misread}: {}", misread.hint())
}

/// What is said of all marked sessions.
struct SaidOfAll {
    said: Session,
    says_sport: bool,
    gone: Vec<String>,
}

impl SaidOfAll {
    /// Gives a session with what is said put into it; what is not said stays.
    fn put_into(&self, mut session: Session) -> Session {
        if self.says_sport {
            (session.sport, session.sport_name) = (self.said.sport, self.said.sport_name.clone());
        }
        session.kind = self.said.kind.or(session.kind);
        session.rpe = self.said.rpe.or(session.rpe);
        if !self.said.place.is_empty() {
            session.place.clone_from(&self.said.place);
        }
        session.tags.retain(|tag| !self.gone.contains(tag));
        let new: Vec<String> = self.said.tags.iter().filter(|tag| !session.tags.contains(tag)).cloned().collect();
        session.tags.extend(new);
        session
    }
}
