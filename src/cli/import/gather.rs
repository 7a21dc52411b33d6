//! Which of the entries that were read are new, which the log has already, and which it has with less in them.

use std::collections::{BTreeMap, BTreeSet};

use super::trouble;
use crate::import::{Met, Remembered, Reread, Settled, differ_in_name_only, is_read_elsewhere, joined, settle, told_more};
use crate::journal::{Change, CheckIn, Day, DayStart, Entry, Id, Journal, Precedence, Provisional, Revision, Session, Spell};

/// What became of an entry that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// The log has it, and this source knows something more of it.
    Merged,
    /// The log had it by the runner's own hand, and this is a recording of it.
    Joined,
    /// The log has it.
    Known,
    /// The runner deleted it, and it stays so.
    Deleted,
}

/// How many entries of each kind are new, and how many that were there know more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    /// Sessions.
    pub sessions: (usize, usize),
    /// Check-ins.
    pub check_ins: (usize, usize),
    /// Spells of illness and injury.
    pub spells: (usize, usize),
}

/// Entries gathered from any number of files, held against the log and against each other.
#[derive(Debug, Clone)]
pub struct Gathering {
    journal: Journal,
    remembered: Remembered,
    day_start: DayStart,
    precedence: Precedence,
    /// The entries that were there before, or came with names of their own.
    before: BTreeSet<Id>,
    /// Those of them that more was told of.
    changed: BTreeSet<Id>,
    /// How many names for the time of the gathering have been given.
    named: u64,
    /// What is new, by the names given meanwhile, which are in the order in which they came.
    added: BTreeSet<Id>,
    /// What more is known of, each as the log has it.
    merged: BTreeMap<Id, Entry>,
    removed: Vec<Id>,
}

impl Gathering {
    /// Begins with what the log holds, and what was deleted from it.
    #[must_use]
    pub fn onto(journal: Journal, deleted: &[Session], day_start: DayStart, precedence: Precedence) -> Self {
        let remembered = Remembered::of(&journal, deleted);
        let (before, changed) = (journal.ids().collect(), BTreeSet::new());
        Self {
            journal,
            remembered,
            day_start,
            precedence,
            before,
            changed,
            named: 0,
            added: BTreeSet::new(),
            merged: BTreeMap::new(),
            removed: Vec::new(),
        }
    }

    /// Gives the log as it is with what has been gathered.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Counts what the log now has of what was gathered: several recordings may have come to one session.
    #[must_use]
    pub fn brought(&self) -> Brought {
        let count = |ids: &mut dyn Iterator<Item = Id>| {
            ids.fold((0, 0), |(new, changed), id| {
                (new + usize::from(!self.before.contains(&id)), changed + usize::from(self.changed.contains(&id)))
            })
        };
        Brought {
            sessions: count(&mut self.journal.sessions().iter().map(|kept| kept.id)),
            check_ins: count(&mut self.journal.check_ins().iter().map(|kept| kept.id)),
            spells: count(&mut self.journal.spells().iter().map(|kept| kept.id)),
        }
    }

    /// Leaves out of the count what changed since, as what an export of ours changed is counted by itself.
    pub fn count_no_changes_since(&mut self, before: &Self) {
        self.changed.clone_from(&before.changed);
    }

    /// Takes a session that was read, and says what becomes of it.
    pub fn take_session(&mut self, session: &Session, reread: Reread) -> Fate {
        let settled = settle(&self.journal, session, &BTreeSet::new(), reread);
        match (settled.met, self.moved(session)) {
            (Met::Kept(id), _) => self.follow_settled(id, session, settled),
            (Met::None, Some(id)) => self.join_session(id, session),
            (Met::None, None) if self.remembered.was_deleted(session) => Fate::Deleted,
            (Met::None, None) => {
                self.apply(settled);
                Fate::Added
            }
        }
    }

    /// Takes what a source says of a morning, and says what becomes of it.
    pub fn take_check_in(&mut self, check_in: CheckIn) -> Fate {
        let day = Day::of(check_in.at, self.day_start);
        let beside = [-1, 1].into_iter().filter_map(|days| self.journal.check_in_on(day.plus(days), self.day_start));
        if beside.into_iter().any(|kept| is_read_elsewhere(kept, &check_in)) {
            return Fate::Known;
        }
        match self.journal.check_in_on(day, self.day_start) {
            None => self.add(Entry::CheckIn(check_in)),
            Some(kept) => self.merge(kept.id, told_more(kept, &check_in, &self.precedence).map(Entry::CheckIn)),
        }
    }

    /// Takes a spell that was read, and says what becomes of it: spells of one trouble that touch are one, unless the runner
    /// has said how long it was.
    pub fn take_spell(&mut self, spell: Spell) -> Fate {
        let same: Vec<(Id, Spell)> = self
            .journal
            .spells()
            .iter()
            .filter(|kept| trouble::is_same(kept, &spell))
            .map(|kept| (kept.id, kept.what.clone()))
            .collect();
        let Some((id, first)) = same.first().cloned() else { return self.add(Entry::Spell(spell)) };
        if same.iter().any(|(_, kept)| kept.source.is_none()) {
            return Fate::Known;
        }
        let longer = same.iter().fold(spell, |longer, (_, kept)| trouble::together(kept, &longer));
        for (other, _) in same.iter().skip(1) {
            self.remove(*other);
        }
        self.merge(id, (longer != first).then_some(Entry::Spell(longer)))
    }

    /// Takes an entry of another log, where this one has it under another name; `None` where it has not. Entries that the other
    /// log has, too, are none of its.
    pub fn take_foreign(&mut self, entry: &Entry, theirs: &BTreeSet<Id>) -> Option<Fate> {
        let journal = &self.journal;
        match entry {
            Entry::Session(session) => {
                let settled = settle(journal, session, theirs, Reread::GivesWay);
                match (settled.met, self.moved(session).filter(|id| !theirs.contains(id))) {
                    (Met::Kept(id), _) => Some(self.follow_settled(id, session, settled)),
                    (Met::None, Some(id)) => Some(self.join_session(id, session)),
                    (Met::None, None) => None,
                }
            }
            Entry::CheckIn(check_in) => {
                let day = Day::of(check_in.at, self.day_start);
                let kept = journal.check_in_on(day, self.day_start).filter(|kept| !theirs.contains(&kept.id))?;
                if kept.what == *check_in {
                    return Some(Fate::Known);
                }
                // Two mornings that a runner typed are two.
                if check_in.source.is_typed() {
                    return None;
                }
                let (id, fuller) = (kept.id, told_more(kept, check_in, &self.precedence).map(Entry::CheckIn));
                Some(self.merge(id, fuller))
            }
            Entry::Spell(spell) => {
                let same = journal.spells().iter().find(|kept| trouble::is_same(kept, spell))?;
                (!theirs.contains(&same.id)).then(|| self.take_spell(spell.clone()))
            }
            Entry::Rest(rest) => journal.rests().iter().any(|kept| kept.day == rest.day).then_some(Fate::Known),
            Entry::Intake(intake) => journal.intakes().iter().any(|kept| kept.what == *intake).then_some(Fate::Known),
            Entry::Planned(planned) => journal.planned().iter().any(|kept| kept.what == *planned).then_some(Fate::Known),
            Entry::PlannedRest(rest) => journal.planned_rests().iter().any(|kept| kept.what == *rest).then_some(Fate::Known),
        }
    }

    /// Gives what the log is to be asked: new entries in the order in which they came, then those that were merged, then those
    /// that another took in.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let added = self.added.iter().filter_map(|id| self.journal.entry(*id)).map(Change::Add);
        let merged = self.merged.iter().filter_map(|(id, was)| Some(Change::correct(*id, was.clone(), self.journal.entry(*id)?)));
        added.chain(merged).chain(self.removed.iter().copied().map(Change::Delete)).collect()
    }

    /// Follows the log once it has kept [`Gathering::changes`]: its own names take the place of those given meanwhile.
    pub fn kept(&mut self, revisions: &[Revision]) {
        let gone: Vec<Revision> = std::mem::take(&mut self.added).into_iter().map(|id| Revision { id, now: None }).collect();
        self.merged.clear();
        self.removed.clear();
        self.journal.revise(&gone);
        self.journal.revise(revisions);
    }

    /// Remembers recordings that were deleted in another log.
    pub fn remember_deleted(&mut self, deleted: &[Session]) {
        self.remembered.add_deleted(deleted);
    }

    /// Gives the entries that are new or fuller since the log last kept anything.
    pub fn touched(&self) -> impl Iterator<Item = Id> {
        self.added.iter().chain(self.merged.keys()).copied()
    }

    /// Says whether an entry is new and not yet in the log, which will give it its name.
    pub fn is_waiting(&self, id: Id) -> bool {
        self.added.contains(&id)
    }

    /// Goes on from the log as it is by now, where others have written to it; nothing may wait to be kept.
    pub fn go_on_from(&mut self, journal: Journal, deleted: &[Session]) {
        let known: BTreeSet<Id> = self.journal.ids().collect();
        self.before.extend(journal.ids().filter(|id| !known.contains(id)));
        self.remembered = Remembered::of(&journal, deleted);
        self.journal = journal;
    }

    /// Follows what the log has done besides.
    pub fn follow(&mut self, revisions: &[Revision]) {
        self.before.extend(revisions.iter().map(|revision| revision.id));
        self.journal.revise(revisions);
    }

    /// Gives the session that has a recording of this one, where the runner moved it far away.
    fn moved(&self, session: &Session) -> Option<Id> {
        self.remembered.moved(session).filter(|id| self.journal.session(*id).is_some())
    }

    fn join_session(&mut self, id: Id, session: &Session) -> Fate {
        let corrected = self.journal.session(id).and_then(|kept| joined(kept, session)).map(|whole| (id, whole));
        self.follow_settled(id, session, Settled { corrected: corrected.into_iter().collect(), ..Settled::default() })
    }

    /// Follows what was settled of a session that is another recording of one of the log.
    fn follow_settled(&mut self, id: Id, session: &Session, settled: Settled) -> Fate {
        let is_first_recording = self.journal.session(id).is_some_and(|kept| !kept.is_recorded()) && session.is_recorded();
        let is_told_more = self.is_told_more(&settled);
        self.apply(settled);
        if !is_told_more {
            return Fate::Known;
        }
        if is_first_recording { Fate::Joined } else { Fate::Merged }
    }

    /// Says whether what was settled is more than the name of a file.
    fn is_told_more(&self, settled: &Settled) -> bool {
        let is_named =
            |(id, whole): &(Id, Session)| self.journal.session(*id).is_some_and(|kept| differ_in_name_only(kept, whole));
        !settled.corrected.iter().all(is_named) || !settled.removed.is_empty() || !settled.added.is_empty()
    }

    fn apply(&mut self, settled: Settled) {
        for (id, whole) in settled.corrected {
            self.merge(id, Some(Entry::Session(whole)));
        }
        for id in settled.removed {
            self.remove(id);
        }
        for session in settled.added {
            self.add(Entry::Session(session));
        }
    }

    fn add(&mut self, entry: Entry) -> Fate {
        // A name for the time of the gathering; the log gives the entry its own.
        self.named += 1;
        let id = Id::provisional(Provisional::Gathered, self.named);
        self.journal.add(id, entry);
        self.added.insert(id);
        Fate::Added
    }

    fn merge(&mut self, id: Id, fuller: Option<Entry>) -> Fate {
        let Some(fuller) = fuller else { return Fate::Known };
        if self.before.contains(&id) {
            self.changed.insert(id);
        }
        if !self.added.contains(&id) && !self.merged.contains_key(&id) {
            self.merged.extend(self.journal.entry(id).map(|was| (id, was)));
        }
        self.journal.revise(&[Revision { id, now: Some(fuller) }]);
        Fate::Merged
    }

    fn remove(&mut self, id: Id) {
        self.journal.revise(&[Revision { id, now: None }]);
        self.merged.remove(&id);
        if !self.added.remove(&id) {
            self.removed.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, CheckInSource, Moment, Seconds, SpellKind, Sport};
    use uuid::Uuid;

    fn run(start: &str) -> Session {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        session.moving = Seconds::new(3000.0).ok();
        session
    }

    fn onto(journal: Journal) -> Gathering {
        Gathering::onto(journal, &[], DayStart::default(), Precedence::default())
    }

    #[test]
    fn one_run_in_two_files_is_added_once_with_what_both_know() {
        let mut gathering = onto(Journal::default());
        let mut with_heart = run("2026-11-22T08:00:10+01:00");
        with_heart.heart_avg = Bpm::new(150.0).ok();
        assert_eq!(gathering.take_session(&run("2026-11-22T08:00:00+01:00"), Reread::Replaces), Fate::Added);
        assert_eq!(gathering.take_session(&with_heart, Reread::Replaces), Fate::Merged);
        assert_eq!(gathering.take_session(&run("2026-11-22T08:00:00+01:00"), Reread::Replaces), Fate::Known);
        let changes = gathering.changes();
        assert_eq!(changes.len(), 1);
        assert!(matches!(&changes[0], Change::Add(Entry::Session(session)) if session.heart_avg.is_some()));
    }

    #[test]
    fn a_copy_of_a_file_under_another_name_is_there_already_and_the_log_is_the_same_in_either_order() {
        let named = |name: &str| {
            let mut named = run("2026-11-22T08:00:00+01:00");
            (named.source.file, named.source.format) = (Some(name.to_owned()), Some("fit".to_owned()));
            named
        };
        let one_after_the_other = |names: [&str; 2]| {
            let mut gathering = onto(Journal::default());
            let fates = names.map(|name| gathering.take_session(&named(name), Reread::Replaces));
            (fates, gathering.changes())
        };
        let (fates, changes) = one_after_the_other(["b.fit", "a.fit"]);
        assert_eq!((fates, changes), ([Fate::Added, Fate::Known], one_after_the_other(["a.fit", "b.fit"]).1));
    }

    #[test]
    fn a_session_of_the_log_is_corrected_once() {
        let id = Id::new(Uuid::from_u128(7_000_000));
        let log = Journal::from_entries([(id, Entry::Session(run("2026-11-22T08:00:00+01:00")))]);
        let mut gathering = onto(log);
        let mut fuller = run("2026-11-22T08:00:00+01:00");
        fuller.title = "Park".to_owned();
        assert_eq!(gathering.take_session(&fuller, Reread::Replaces), Fate::Merged);
        assert_eq!(gathering.take_session(&fuller, Reread::Replaces), Fate::Known);
        assert!(matches!(gathering.changes().as_slice(), [Change::Correct(corrected, _)] if *corrected == id));
    }

    #[test]
    fn two_sources_of_one_morning_are_one_check_in() {
        let said = |at: &str, app: &str| {
            let mut check_in = CheckIn::new(Moment::from_rfc3339(at).unwrap());
            check_in.sleep = Seconds::new(27_000.0).ok();
            check_in.source = CheckInSource::App(app.to_owned());
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
    fn spells_that_touch_are_one_in_any_order_and_the_runners_word_on_their_length_stays() {
        let ill = |from: i64, until: i64, source: Option<&str>| {
            let day = |day| Day::of(Moment::from_rfc3339("2026-11-01T12:00:00Z").unwrap(), DayStart::default()).plus(day);
            let (kind, source) = (SpellKind::Illness { fever: false }, source.map(str::to_owned));
            Spell { kind, from: day(from), until: Some(day(until)), notes: String::new(), source }
        };
        let app = Some("intervals.icu");
        let id = Id::new(Uuid::from_u128(7_000_000));
        let mut gathering = onto(Journal::from_entries([(id, Entry::Spell(ill(0, 3, None)))]));
        assert_eq!(gathering.take_spell(ill(3, 9, app)), Fate::Known);
        assert_eq!(gathering.take_spell(ill(12, 13, app)), Fate::Added);
        assert_eq!(gathering.take_spell(ill(16, 18, app)), Fate::Added);
        assert_eq!(gathering.take_spell(ill(14, 15, app)), Fate::Merged);
        assert_eq!(gathering.take_spell(ill(14, 15, app)), Fate::Known);
        assert!(matches!(gathering.changes().as_slice(), [Change::Add(Entry::Spell(spell))] if *spell == ill(12, 18, app)));
    }

    #[test]
    fn the_same_watch_session_of_another_log_is_joined_and_its_own_are_not() {
        let (ours, theirs) = (Id::new(Uuid::from_u128(7_000_000)), Id::new(Uuid::from_u128(8_000_000)));
        let mut from_gpx = run("2026-11-22T08:00:00+01:00");
        from_gpx.source.format = Some("gpx".to_owned());
        let log = Journal::from_entries([(ours, Entry::Session(from_gpx))]);
        let mut from_fit = run("2026-11-22T08:00:04+01:00");
        from_fit.source.format = Some("fit".to_owned());
        let entry = Entry::Session(from_fit);
        assert_eq!(onto(log.clone()).take_foreign(&entry, &BTreeSet::from([theirs])), Some(Fate::Merged));
        assert_eq!(onto(log.clone()).take_foreign(&entry, &BTreeSet::from([theirs, ours])), None, "they have both");
        let other = Entry::Session(run("2026-11-23T08:00:00+01:00"));
        assert_eq!(onto(log).take_foreign(&other, &BTreeSet::from([theirs])), None);
    }
}
