//! Whether recordings are of one session, by the runner's word: two sessions made one, or one recording made its own.

use crate::journal::{Change, Entry, Id, Journal, Kept, Session, clean_line};
use crate::phrase;
use crate::views::Tone;

use super::prompt::{Asks, Prompt};
use super::words::in_short;
use super::{App, Effect, Overlay, Tab};

/// How far apart two sessions may begin that may be one, in days.
const NEAR: f64 = 0.7;

/// What whoever reads recordings knows of which of them are of one session.
#[derive(Debug, Clone, Copy)]
pub struct Oneness {
    /// Finds the session of a log that another one is over again, if there is one.
    pub twin: fn(&Journal, &Session) -> Option<Id>,
    /// Says whether two sessions may be one, though not enough speaks for it.
    pub may_be_one: fn(&Session, &Session) -> bool,
    /// Gives the first with what the second says of it joined; `None` where that is nothing new.
    pub joined: fn(&Session, &Session) -> Option<Session>,
    /// Parts a session into the rest and its recording at a place; `None` where there is no such recording, or no other.
    pub parted: fn(&Session, usize) -> Option<(Session, Session)>,
}

impl Oneness {
    /// Gives the change that keeps a new session: made one with its recording where the log has that already, as an import that
    /// came later would do; else added.
    #[must_use]
    pub fn keeping(&self, journal: &Journal, session: Session) -> Change {
        let twin = (self.twin)(journal, &session).and_then(|id| Some((id, journal.session(id)?)));
        let met = twin.filter(|(_, twin)| twin.is_recorded() && !session.is_recorded());
        match met.and_then(|(id, twin)| Some((id, twin, (self.joined)(twin, &session)?))) {
            Some((id, twin, whole)) => Change::correct(id, Entry::Session(twin.clone()), Entry::Session(whole)),
            None => Change::Add(Entry::Session(session)),
        }
    }
}

impl App {
    /// Asks that a new session be kept, with its recording where the log has that.
    pub(super) fn keep_new_session(&mut self, session: Session) -> Vec<Effect> {
        let told = in_short(&Entry::Session(session.clone()), self.known.units);
        match self.oneness.keeping(&self.known.journal, session) {
            joined @ Change::Correct(..) => self.change(format!("join {told} with its recording"), joined),
            change @ (Change::Add(_) | Change::Delete(_)) => self.change(format!("log {told}"), change),
        }
    }

    /// Gives the two sessions that can be made one: those that are marked, else the one that is meant and the one that it may be.
    pub(super) fn joinable(&self) -> Option<[(Id, Session); 2]> {
        let session = |id: Id| self.known.journal.session(id).map(|session| (id, session.clone()));
        if self.over.is_none() && self.tab == Tab::Log && self.log.marks() > 0 {
            let marked: Vec<Id> = self.log.marked().collect();
            let [one, other] = marked.as_slice() else { return None };
            return Some([session(*one)?, session(*other)?]);
        }
        let (id, meant) = session(self.marked_entry()?)?;
        let other = self.near(&meant).iter().find(|other| other.id != id && (self.oneness.may_be_one)(&meant, other))?;
        Some([(id, meant), (other.id, other.what.clone())])
    }

    fn near(&self, session: &Session) -> &[Kept<Session>] {
        let sessions = self.known.journal.sessions();
        let from = sessions.partition_point(|other| other.start < session.start.plus_days(-NEAR));
        let until = sessions.partition_point(|other| other.start <= session.start.plus_days(NEAR));
        sessions.get(from..until).unwrap_or_default()
    }

    /// Makes one session of two.
    pub(super) fn join(&mut self) -> Vec<Effect> {
        let Some([(id, one), (other_id, other)]) = self.joinable() else {
            let mark = self.key_for(crate::keys::Action::Mark);
            self.say(Tone::Quiet, format!("Mark two sessions with {mark} to make one of them."));
            return Vec::new();
        };
        self.log.unmark();
        let whole = (self.oneness.joined)(&one, &other).unwrap_or_else(|| one.clone());
        let label = format!("join {}", in_short(&Entry::Session(other), self.known.units));
        let changes = vec![Change::correct(id, Entry::Session(one), Entry::Session(whole)), Change::Delete(other_id)];
        vec![Effect::keep(label, changes)]
    }

    /// Says whether the session that is read is of several recordings.
    pub(super) fn is_of_several(&self) -> bool {
        self.session_read().is_some_and(|(_, session)| session.recordings().len() > 1)
    }

    fn session_read(&self) -> Option<(Id, &Session)> {
        let id = self.marked_entry().filter(|_| self.over.is_some())?;
        self.known.journal.session(id).map(|session| (id, session))
    }

    /// Makes a recording of the session that is read a session of its own; of more than two it is asked which.
    pub(super) fn split(&mut self) -> Vec<Effect> {
        let Some((id, session)) = self.session_read() else { return Vec::new() };
        let recordings = session.recordings();
        match recordings.len() {
            0 | 1 => {
                self.say(Tone::Quiet, "It is of one recording: there is nothing to split.");
                Vec::new()
            }
            2 => self.split_off(id, 1).unwrap_or_default(),
            _ => {
                let offered = recordings.iter().zip(1..).map(|(recording, number)| self.numbered(number, recording)).collect();
                self.over = Some(Overlay::Prompt(Prompt { offered, ..Prompt::with(Asks::Split(id), "") }));
                Vec::new()
            }
        }
    }

    /// Splits off the recording whose number was written.
    pub(super) fn split_as_written(&mut self, id: Id, text: &str) -> Result<Vec<Effect>, String> {
        let place = text.trim().parse().ok().and_then(|number: usize| number.checked_sub(1));
        place.and_then(|at| self.split_off(id, at)).ok_or_else(|| "there is no recording of that number".to_owned())
    }

    fn split_off(&self, id: Id, at: usize) -> Option<Vec<Effect>> {
        let session = self.known.journal.session(id)?;
        let (rest, taken) = (self.oneness.parted)(session, at)?;
        let was = Entry::Session(session.clone());
        let label = format!("split {}", in_short(&was, self.known.units));
        let changes = vec![Change::correct(id, was, Entry::Session(rest)), Change::Add(Entry::Session(taken))];
        Some(vec![Effect::keep(label, changes)])
    }

    fn numbered(&self, number: usize, recording: &Session) -> String {
        let file = recording.source.file.as_deref().map_or_else(|| "typed".to_owned(), clean_line);
        let told = in_short(&Entry::Session(recording.clone()), self.known.units);
        format!("{number}  {file}: {told} at {}", phrase::time(recording.start))
    }
}
