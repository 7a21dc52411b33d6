//! Which of the entries that were read are new, which the log has already, and which it has with less in them.

use uuid::Uuid;

use crate::import::{already_there, gaps_filled, told_more};
use crate::journal::{Change, CheckIn, Day, DayStart, Entry, Id, Journal, Revision, Session, Spell, SpellKind};

/// What became of an entry that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// The log has it, and this source knows something more of it.
    Merged,
    /// The log has it.
    Known,
}

/// Entries gathered from any number of files, held against the log and against each other.
#[derive(Debug)]
pub struct Gathering {
    journal: Journal,
    day_start: DayStart,
    added: Vec<Id>,
    merged: Vec<Id>,
}

impl Gathering {
    /// Begins with what the log holds.
    #[must_use]
    pub const fn onto(journal: Journal, day_start: DayStart) -> Self {
        Self { journal, day_start, added: Vec::new(), merged: Vec::new() }
    }

    /// Takes a session that was read, and says what becomes of it.
    pub fn take_session(&mut self, session: Session) -> Fate {
        let kept = already_there(&self.journal, &session).and_then(|id| Some((id, self.journal.session(id)?)));
        match kept {
            None => self.add(Entry::Session(session)),
            Some((id, kept)) => self.merge(id, gaps_filled(kept, &session).map(Entry::Session)),
        }
    }

    /// Takes what a source says of a morning, and says what becomes of it.
    pub fn take_check_in(&mut self, check_in: CheckIn) -> Fate {
        let day = Day::of(check_in.at, self.day_start);
        match self.journal.latest_check_in(day, self.day_start) {
            None => self.add(Entry::CheckIn(check_in)),
            Some(kept) => self.merge(kept.id, told_more(kept, &check_in).map(Entry::CheckIn)),
        }
    }

    /// Takes a spell that was read, and says what becomes of it: a spell of the same kind at the same time is the same.
    pub fn take_spell(&mut self, spell: Spell) -> Fate {
        let same = self.journal.spells().iter().find(|kept| is_same_trouble(&kept.kind, &spell.kind) && touch(kept, &spell));
        let Some(same) = same else { return self.add(Entry::Spell(spell)) };
        let (id, mut longer) = (same.id, same.what.clone());
        // What stood in the log before this import has the runner's word on its length.
        if self.added.contains(&id) {
            longer.until = longer.until.zip(spell.until).map(|(one, other)| one.max(other));
            longer.from = longer.from.min(spell.from);
        }
        let is_longer = longer != same.what;
        self.merge(id, is_longer.then_some(Entry::Spell(longer)))
    }

    /// Gives what the log is to be asked: new entries in the order in which they came, then those that were merged.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let added = self.added.iter().filter_map(|id| self.journal.entry(*id)).map(Change::Add);
        let merged = self.merged.iter().filter_map(|id| Some(Change::Correct(*id, self.journal.entry(*id)?)));
        added.chain(merged).collect()
    }

    fn add(&mut self, entry: Entry) -> Fate {
        // A name for the time of the gathering; the log gives the entry its own.
        let id = Id::new(Uuid::from_u128(self.added.len() as u128 + 1));
        self.journal.add(id, entry);
        self.added.push(id);
        Fate::Added
    }

    fn merge(&mut self, id: Id, fuller: Option<Entry>) -> Fate {
        let Some(fuller) = fuller else { return Fate::Known };
        self.journal.revise(&[Revision { id, now: Some(fuller) }]);
        if !self.added.contains(&id) && !self.merged.contains(&id) {
            self.merged.push(id);
        }
        Fate::Merged
    }
}

fn is_same_trouble(one: &SpellKind, other: &SpellKind) -> bool {
    matches!(
        (one, other),
        (SpellKind::Illness { .. }, SpellKind::Illness { .. }) | (SpellKind::Injury { .. }, SpellKind::Injury { .. })
    )
}

/// Says whether two spells share a day, or follow one another.
fn touch(one: &Spell, other: &Spell) -> bool {
    let ends_before = |one: &Spell, other: &Spell| one.until.is_some_and(|until| until.plus(1) < other.from);
    !ends_before(one, other) && !ends_before(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, Moment, Seconds, Sport};

    fn run(start: &str) -> Session {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        session.moving = Seconds::new(3000.0).ok();
        session
    }

    fn onto(journal: Journal) -> Gathering {
        Gathering::onto(journal, DayStart::default())
    }

    #[test]
    fn one_run_in_two_files_is_added_once_with_what_both_know() {
        let mut gathering = onto(Journal::default());
        let mut with_heart = run("2026-11-22T08:00:10+01:00");
        with_heart.heart_avg = Bpm::new(150.0).ok();
        assert_eq!(gathering.take_session(run("2026-11-22T08:00:00+01:00")), Fate::Added);
        assert_eq!(gathering.take_session(with_heart), Fate::Merged);
        assert_eq!(gathering.take_session(run("2026-11-22T08:00:00+01:00")), Fate::Known);
        let changes = gathering.changes();
        assert_eq!(changes.len(), 1);
        assert!(matches!(&changes[0], Change::Add(Entry::Session(session)) if session.heart_avg.is_some()));
    }

    #[test]
    fn a_session_of_the_log_is_corrected_once() {
        let id = Id::new(Uuid::from_u128(7_000_000));
        let log = Journal::from_entries([(id, Entry::Session(run("2026-11-22T08:00:00+01:00")))]);
        let mut gathering = onto(log);
        let mut fuller = run("2026-11-22T08:00:00+01:00");
        fuller.title = "Park".to_owned();
        assert_eq!(gathering.take_session(fuller.clone()), Fate::Merged);
        assert_eq!(gathering.take_session(fuller), Fate::Known);
        assert!(matches!(gathering.changes().as_slice(), [Change::Correct(corrected, _)] if *corrected == id));
    }

    #[test]
    fn two_sources_of_one_morning_are_one_check_in() {
        let said = |at: &str, app: &str| {
            let mut check_in = CheckIn::new(Moment::from_rfc3339(at).unwrap());
            check_in.sleep = Seconds::new(27_000.0).ok();
            check_in.source = Some(app.to_owned());
            check_in
        };
        let mut gathering = onto(Journal::default());
        assert_eq!(gathering.take_check_in(said("2026-11-22T07:00:00+01:00", "Whoop")), Fate::Added);
        assert_eq!(gathering.take_check_in(said("2026-11-22T06:30:00+01:00", "Oura")), Fate::Merged);
        assert_eq!(gathering.take_check_in(said("2026-11-23T06:30:00+01:00", "Oura")), Fate::Added);
        assert_eq!(gathering.take_check_in(said("2026-11-22T07:00:00+01:00", "Whoop")), Fate::Known);
        assert_eq!(gathering.changes().len(), 2);
    }

    #[test]
    fn spells_that_touch_are_one_and_a_spell_of_the_log_keeps_its_length() {
        let ill = |from: i64, until: i64| {
            let day = |day| Day::of(Moment::from_rfc3339("2026-11-01T12:00:00Z").unwrap(), DayStart::default()).plus(day);
            Spell {
                kind: SpellKind::Illness { fever: false },
                from: day(from),
                until: Some(day(until)),
                notes: String::new(),
                source: None,
            }
        };
        let id = Id::new(Uuid::from_u128(7_000_000));
        let mut gathering = onto(Journal::from_entries([(id, Entry::Spell(ill(0, 3)))]));
        assert_eq!(gathering.take_spell(ill(3, 9)), Fate::Known);
        assert_eq!(gathering.take_spell(ill(12, 13)), Fate::Added);
        assert_eq!(gathering.take_spell(ill(14, 15)), Fate::Merged);
        assert!(matches!(gathering.changes().as_slice(), [Change::Add(Entry::Spell(spell))] if *spell == ill(12, 15)));
    }
}
