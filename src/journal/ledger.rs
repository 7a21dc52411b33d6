//! The journal: every entry in order of time, and what it says about a day.

use std::collections::BTreeMap;

use super::{
    Athlete, CheckIn, Day, DayStart, Entry, Id, Intake, Kept, Moment, Planned, PlannedRest, Rest, Revision, Seconds, Session,
    Spell,
};

/// No session that can be kept goes on for more days.
const LONGEST_SESSION_DAYS: i64 = (Seconds::MOST.value() / 86_400.0) as i64;

/// All that is known, each kind in order of time. Entries that lie in the future of the question are left out by
/// [`Journal::as_of`]; the model, which asks of earlier mornings, too, counts no session before its end and no check-in before
/// its moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    sessions: Vec<Kept<Session>>,
    rests: Vec<Kept<Rest>>,
    check_ins: Vec<Kept<CheckIn>>,
    intakes: Vec<Kept<Intake>>,
    spells: Vec<Kept<Spell>>,
    planned: Vec<Kept<Planned>>,
    planned_rests: Vec<Kept<PlannedRest>>,
}

/// The entries of each kind, in any order: what a journal is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entries {
    /// Sessions.
    pub sessions: Vec<Kept<Session>>,
    /// Days said to be of rest.
    pub rests: Vec<Kept<Rest>>,
    /// Check-ins.
    pub check_ins: Vec<Kept<CheckIn>>,
    /// What was eaten and drunk.
    pub intakes: Vec<Kept<Intake>>,
    /// Spells of illness and injury.
    pub spells: Vec<Kept<Spell>>,
    /// Planned sessions and races.
    pub planned: Vec<Kept<Planned>>,
    /// Days that are planned to be of rest.
    pub planned_rests: Vec<Kept<PlannedRest>>,
}

impl From<Entries> for Journal {
    fn from(entries: Entries) -> Self {
        let Entries { sessions, rests, check_ins, intakes, spells, planned, planned_rests } = entries;
        let mut journal = Self { sessions, rests, check_ins, intakes, spells, planned, planned_rests };
        journal.sort();
        journal
    }
}

/// What the journal says about one day. A day nobody reported is not a day of rest.
#[derive(Debug, Clone, PartialEq)]
pub enum DayReport<'a> {
    /// Nothing is known.
    Unreported,
    /// The runner said they rested (or did only things for comfort).
    Rested,
    /// The sessions of the day, in order of time; never empty.
    Trained(&'a [Kept<Session>]),
}

impl Journal {
    /// Makes a journal of entries in any order.
    #[must_use]
    pub fn from_entries(entries: impl IntoIterator<Item = (Id, Entry)>) -> Self {
        let mut journal = Self::default();
        entries.into_iter().for_each(|(id, entry)| journal.push(id, entry));
        journal.sort();
        journal
    }

    /// Gives the sessions in order of their start.
    #[must_use]
    pub fn sessions(&self) -> &[Kept<Session>] {
        &self.sessions
    }

    /// Gives the days said to be of rest, in order.
    #[must_use]
    pub fn rests(&self) -> &[Kept<Rest>] {
        &self.rests
    }

    /// Gives the check-ins in order of time.
    #[must_use]
    pub fn check_ins(&self) -> &[Kept<CheckIn>] {
        &self.check_ins
    }

    /// Gives what was eaten and drunk, in order of time.
    #[must_use]
    pub fn intakes(&self) -> &[Kept<Intake>] {
        &self.intakes
    }

    /// Gives the spells of illness and injury in order of their first day.
    #[must_use]
    pub fn spells(&self) -> &[Kept<Spell>] {
        &self.spells
    }

    /// Gives the planned sessions and races, in order of their days.
    #[must_use]
    pub fn planned(&self) -> &[Kept<Planned>] {
        &self.planned
    }

    /// Gives the days that are planned to be of rest, in order of the first of each.
    #[must_use]
    pub fn planned_rests(&self) -> &[Kept<PlannedRest>] {
        &self.planned_rests
    }

    /// Gives the rest that is planned for a day, where one is; the latest to begin where there are several.
    #[must_use]
    pub fn planned_rest_on(&self, day: Day) -> Option<&Kept<PlannedRest>> {
        self.planned_rests.iter().rfind(|rest| rest.covers(day))
    }

    /// Says whether nothing has ever been logged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives the number of entries of all kinds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sessions.len()
            + self.rests.len()
            + self.check_ins.len()
            + self.intakes.len()
            + self.spells.len()
            + self.planned.len()
            + self.planned_rests.len()
    }

    /// Gives the entry with this identity.
    #[must_use]
    pub fn entry(&self, id: Id) -> Option<Entry> {
        fn find<T: Clone>(kept: &[Kept<T>], id: Id) -> Option<T> {
            kept.iter().find(|entry| entry.id == id).map(|entry| entry.what.clone())
        }
        find(&self.sessions, id)
            .map(Entry::Session)
            .or_else(|| find(&self.rests, id).map(Entry::Rest))
            .or_else(|| find(&self.check_ins, id).map(Entry::CheckIn))
            .or_else(|| find(&self.intakes, id).map(Entry::Intake))
            .or_else(|| find(&self.spells, id).map(Entry::Spell))
            .or_else(|| find(&self.planned, id).map(Entry::Planned))
            .or_else(|| find(&self.planned_rests, id).map(Entry::PlannedRest))
    }

    /// Gives the identity of every entry, in the order of [`Journal::entries`].
    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        fn of<T>(kept: &[Kept<T>]) -> impl Iterator<Item = Id> + '_ {
            kept.iter().map(|entry| entry.id)
        }
        let lived = of(&self.sessions).chain(of(&self.rests)).chain(of(&self.check_ins)).chain(of(&self.intakes));
        lived.chain(of(&self.spells)).chain(of(&self.planned)).chain(of(&self.planned_rests))
    }

    /// Gives every entry with its identity: sessions, rests, check-ins, intakes, spells, planned sessions and planned rests, each
    /// in order of time.
    pub fn entries(&self) -> impl Iterator<Item = (Id, Entry)> + '_ {
        let sessions = self.sessions.iter().map(|kept| (kept.id, Entry::Session(kept.what.clone())));
        let rests = self.rests.iter().map(|kept| (kept.id, Entry::Rest(kept.what.clone())));
        let check_ins = self.check_ins.iter().map(|kept| (kept.id, Entry::CheckIn(kept.what.clone())));
        let intakes = self.intakes.iter().map(|kept| (kept.id, Entry::Intake(kept.what.clone())));
        let spells = self.spells.iter().map(|kept| (kept.id, Entry::Spell(kept.what.clone())));
        let planned = self.planned.iter().map(|kept| (kept.id, Entry::Planned(kept.what.clone())));
        let planned_rests = self.planned_rests.iter().map(|kept| (kept.id, Entry::PlannedRest(kept.what.clone())));
        sessions.chain(rests).chain(check_ins).chain(intakes).chain(spells).chain(planned).chain(planned_rests)
    }

    /// Follows what the store has done: puts, replaces and removes entries, and keeps the order of time.
    pub fn revise(&mut self, revisions: &[Revision]) {
        if let [Revision { id, now }] = revisions {
            self.remove(*id);
            return now.clone().into_iter().for_each(|entry| self.add(*id, entry));
        }
        // Many go through each list once: taking them out and putting them in one by one moves half of it each time.
        let standing: BTreeMap<Id, &Option<Entry>> = revisions.iter().map(|revision| (revision.id, &revision.now)).collect();
        self.retain(|id| !standing.contains_key(&id));
        for (id, entry) in standing {
            entry.clone().into_iter().for_each(|entry| self.push(id, entry));
        }
        self.sort();
    }

    fn retain(&mut self, stays: impl Fn(Id) -> bool) {
        self.sessions.retain(|kept| stays(kept.id));
        self.rests.retain(|kept| stays(kept.id));
        self.check_ins.retain(|kept| stays(kept.id));
        self.intakes.retain(|kept| stays(kept.id));
        self.spells.retain(|kept| stays(kept.id));
        self.planned.retain(|kept| stays(kept.id));
        self.planned_rests.retain(|kept| stays(kept.id));
    }

    /// Puts an entry at the end of its list.
    fn push(&mut self, id: Id, entry: Entry) {
        match entry {
            Entry::Session(what) => self.sessions.push(Kept { id, what }),
            Entry::Rest(what) => self.rests.push(Kept { id, what }),
            Entry::CheckIn(what) => self.check_ins.push(Kept { id, what }),
            Entry::Intake(what) => self.intakes.push(Kept { id, what }),
            Entry::Spell(what) => self.spells.push(Kept { id, what }),
            Entry::Planned(what) => self.planned.push(Kept { id, what }),
            Entry::PlannedRest(what) => self.planned_rests.push(Kept { id, what }),
        }
    }

    /// Adds an entry under an identity that no other has, at its place in the order of time.
    pub fn add(&mut self, id: Id, entry: Entry) {
        match entry {
            Entry::Session(what) => insert(&mut self.sessions, Kept { id, what }, |kept| kept.start),
            Entry::Rest(what) => insert(&mut self.rests, Kept { id, what }, |kept| kept.day),
            Entry::CheckIn(what) => insert(&mut self.check_ins, Kept { id, what }, |kept| kept.at),
            Entry::Intake(what) => insert(&mut self.intakes, Kept { id, what }, |kept| kept.at),
            Entry::Spell(what) => insert(&mut self.spells, Kept { id, what }, |kept| kept.from),
            Entry::Planned(what) => insert(&mut self.planned, Kept { id, what }, |kept| (kept.day, kept.start)),
            Entry::PlannedRest(what) => insert(&mut self.planned_rests, Kept { id, what }, |kept| kept.from),
        }
    }

    /// Gives the journal as it could be known at `now`: without sessions that end later, check-ins and intake of later
    /// moments, rest on later days, and spells that begin later; a spell that ends later is still open. Plans stay.
    #[must_use]
    pub fn as_of(&self, now: Moment, day_start: DayStart) -> Self {
        let today = Day::of(now, day_start);
        let mut past = self.clone();
        past.sessions.retain(|session| session.end() <= now);
        past.check_ins.retain(|check_in| check_in.at <= now);
        past.intakes.retain(|intake| intake.at <= now);
        past.rests.retain(|rest| rest.day <= today);
        past.spells.retain(|spell| spell.from <= today);
        for spell in &mut past.spells {
            spell.what.until = spell.what.until.filter(|until| *until < today);
        }
        past
    }

    /// Gives the sessions that started on this day, in order of time.
    #[must_use]
    pub fn sessions_on(&self, day: Day, athlete: &Athlete) -> &[Kept<Session>] {
        // Sessions stand in order of their instants, which is not that of their local days where a runner crossed the date
        // line: the days of all that began within two days of this one are looked at.
        let near = instants_near(day);
        let first = self.sessions.partition_point(|session| session.start.utc() < near.start);
        let last = self.sessions.partition_point(|session| session.start.utc() < near.end);
        let near = self.sessions.get(first..last.max(first)).unwrap_or_default();
        let is_on = |session: &Kept<Session>| Day::of(session.start, athlete.day_start) == day;
        let from = near.iter().position(is_on).unwrap_or(near.len());
        let until = near.iter().rposition(is_on).map_or(from, |at| at + 1);
        near.get(from..until).unwrap_or_default()
    }

    /// Says what is known about a day.
    #[must_use]
    pub fn report(&self, day: Day, athlete: &Athlete) -> DayReport<'_> {
        let sessions = self.sessions_on(day, athlete);
        if sessions.iter().any(|session| !session.sport.is_comfort()) {
            return DayReport::Trained(sessions);
        }
        if let Some(going_on) = self.going_on(day, athlete) {
            return DayReport::Trained(going_on);
        }
        let rested = !sessions.is_empty() || self.rests.binary_search_by_key(&day, |rest| rest.day).is_ok();
        if rested { DayReport::Rested } else { DayReport::Unreported }
    }

    /// Gives the session with this identity.
    #[must_use]
    pub fn session(&self, id: Id) -> Option<&Session> {
        self.sessions.iter().find(|kept| kept.id == id).map(|kept| &kept.what)
    }

    /// Gives the session that began on an earlier day and went on well into this one, where one did.
    fn going_on(&self, day: Day, athlete: &Athlete) -> Option<&[Kept<Session>]> {
        let first_day = |session: &Kept<Session>| Day::of(session.start, athlete.day_start);
        let near = instants_near(day);
        let until = self.sessions.partition_point(|session| session.start.utc() < near.end);
        let lately = self.sessions.iter().enumerate().take(until).rev();
        let at = lately
            .take_while(|(_, session)| day.since(first_day(session)) <= LONGEST_SESSION_DAYS)
            .filter(|(_, session)| first_day(session) < day)
            .find(|(_, session)| !session.sport.is_comfort() && session.last_day(athlete.day_start) >= day)
            .map(|(at, _)| at)?;
        self.sessions.get(at..=at)
    }

    /// Gives the latest check-in of a day that begins so.
    #[must_use]
    pub fn check_in_on(&self, day: Day, day_start: DayStart) -> Option<&Kept<CheckIn>> {
        self.check_ins_on(day, day_start).next_back()
    }

    /// Gives the check-ins of a day that begins so, in order of time.
    #[must_use]
    pub fn check_ins_on(&self, day: Day, day_start: DayStart) -> impl DoubleEndedIterator<Item = &Kept<CheckIn>> {
        let near = instants_near(day);
        let from = self.check_ins.partition_point(|check_in| check_in.at.utc() < near.start);
        let until = self.check_ins.partition_point(|check_in| check_in.at.utc() < near.end);
        let nearby = self.check_ins.get(from..until).unwrap_or_default();
        nearby.iter().filter(move |check_in| Day::of(check_in.at, day_start) == day)
    }

    /// Gives the answers of a day that begins so, as known at `now`: of each question the latest.
    #[must_use]
    pub fn answers_on(&self, day: Day, day_start: DayStart, now: Moment) -> Option<CheckIn> {
        let known = self.check_ins_on(day, day_start).filter(|check_in| check_in.at <= now);
        known.map(|check_in| check_in.what.clone()).reduce(CheckIn::amended_by)
    }

    /// Removes the entry with this identity, where there is one; it is in one list only.
    fn remove(&mut self, id: Id) {
        let _ = remove(&mut self.sessions, id)
            || remove(&mut self.check_ins, id)
            || remove(&mut self.rests, id)
            || remove(&mut self.intakes, id)
            || remove(&mut self.spells, id)
            || remove(&mut self.planned, id)
            || remove(&mut self.planned_rests, id);
    }

    fn sort(&mut self) {
        sort(&mut self.sessions, |kept| kept.start);
        sort(&mut self.rests, |kept| kept.day);
        sort(&mut self.check_ins, |kept| kept.at);
        sort(&mut self.intakes, |kept| kept.at);
        sort(&mut self.spells, |kept| kept.from);
        sort(&mut self.planned, |kept| (kept.day, kept.start));
        sort(&mut self.planned_rests, |kept| kept.from);
    }
}

/// Gives the instants that anything of a day lies between, in whichever zone it was lived.
fn instants_near(day: Day) -> std::ops::Range<chrono::DateTime<chrono::Utc>> {
    let midnight = day.date().and_time(chrono::NaiveTime::MIN).and_utc();
    let near = chrono::TimeDelta::days(2);
    midnight - near..midnight + near
}

/// Puts entries in order of time and identity. They are large and mostly in order already, so only the keys are sorted.
fn sort<T, K: Ord>(list: &mut [Kept<T>], key: impl Fn(&Kept<T>) -> K) {
    let key = |kept: &Kept<T>| (key(kept), kept.id);
    if !list.is_sorted_by_key(key) {
        list.sort_by_cached_key(key);
    }
}

/// Removes the entry with this identity; says whether there was one.
fn remove<T>(list: &mut Vec<Kept<T>>, id: Id) -> bool {
    let at = list.iter().position(|kept| kept.id == id);
    at.map(|at| list.remove(at)).is_some()
}

/// Puts an entry at its place in order of time and identity.
fn insert<T, K: Ord>(list: &mut Vec<Kept<T>>, entry: Kept<T>, key: impl Fn(&Kept<T>) -> K) {
    let at = list.partition_point(|other| (key(other), other.id) <= (key(&entry), entry.id));
    list.insert(at, entry);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Sport;
    use crate::journal::{Scale5, Ten};

    #[test]
    fn a_day_lived_twice_across_the_date_line_keeps_both_its_sessions_and_the_next_day_its_own() {
        let starts = ["2026-06-01T18:00:00+09:00", "2026-06-02T06:00:00+09:00", "2026-06-01T15:00:00-10:00"];
        let run = |text: &str| Entry::Session(Session::new(Sport::Run, Moment::from_rfc3339(text).unwrap()));
        let entries = starts.iter().enumerate().map(|(at, text)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), run(text)));
        let (journal, athlete) = (Journal::from_entries(entries), Athlete::default());
        let first = Day::new("2026-06-01".parse().unwrap());
        assert!(matches!(journal.report(first, &athlete), DayReport::Trained(_)));
        assert!(matches!(journal.report(first.plus(1), &athlete), DayReport::Trained(_)));
        assert_eq!(journal.report(first.plus(2), &athlete), DayReport::Unreported);
        assert!(journal.sessions_on(first, &athlete).iter().any(|session| session.start.offset_s() == -36_000));
    }

    #[test]
    fn the_check_in_of_a_day_is_found_though_a_runner_crossed_the_date_line() {
        let said = |text: &str| Entry::CheckIn(CheckIn::new(Moment::from_rfc3339(text).unwrap()));
        let mornings = ["2026-06-01T07:00:00+09:00", "2026-06-02T07:00:00+09:00", "2026-06-01T18:00:00-10:00"];
        let ids = (1..).map(|at| Id::new(uuid::Uuid::from_u128(at)));
        let journal = Journal::from_entries(ids.zip(mornings.map(said)));
        let athlete = Athlete::default();
        let on =
            |date: &str| journal.check_in_on(Day::new(date.parse().unwrap()), athlete.day_start).map(|said| said.at.to_string());
        assert_eq!(on("2026-06-01").as_deref(), Some(mornings[2]));
        assert_eq!(on("2026-06-02").as_deref(), Some(mornings[1]));
        assert_eq!((on("2026-05-31"), on("2026-06-03")), (None, None));
    }

    #[test]
    fn of_a_day_with_two_check_ins_the_latest_answer_to_each_question_counts() {
        let at = |text: &str| Moment::from_rfc3339(text).unwrap();
        let mut morning = CheckIn::new(at("2026-06-01T07:00:00Z"));
        (morning.soreness, morning.fatigue) = (Ten::new(4.0).ok(), Scale5::new(2));
        let mut evening = CheckIn::new(at("2026-06-01T21:00:00Z"));
        evening.fatigue = Scale5::new(4);
        let ids = (1..).map(|at| Id::new(uuid::Uuid::from_u128(at)));
        let journal = Journal::from_entries(ids.zip([evening, morning].map(Entry::CheckIn)));
        let day = Day::new("2026-06-01".parse().unwrap());
        let told = |now: &str| journal.answers_on(day, DayStart::default(), at(now));
        let said = told("2026-06-01T22:00:00Z").unwrap();
        assert_eq!((said.soreness.map(Ten::value), said.fatigue.map(Scale5::value)), (Some(4.0), Some(4)));
        assert_eq!(told("2026-06-01T12:00:00Z").unwrap().fatigue.map(Scale5::value), Some(2));
        assert_eq!(told("2026-06-01T05:00:00Z"), None);
    }

    #[test]
    fn the_identities_are_those_of_the_entries_in_their_order() {
        let day = Day::new("2026-06-01".parse().unwrap());
        let at = Moment::from_rfc3339("2026-06-01T07:00:00Z").unwrap();
        let entries = [
            Entry::PlannedRest(PlannedRest::on(day)),
            Entry::Planned(Planned::new(Sport::Run, day)),
            Entry::CheckIn(CheckIn::new(at)),
            Entry::Session(Session::new(Sport::Run, at)),
        ];
        let numbered = (1..).map(|number| Id::new(uuid::Uuid::from_u128(number))).zip(entries);
        let journal = Journal::from_entries(numbered);
        let ids: Vec<Id> = journal.ids().collect();
        assert_eq!((ids.len(), ids), (4, journal.entries().map(|(id, _)| id).collect()));
    }

    #[test]
    fn the_longest_session_that_can_be_kept_is_training_to_its_last_day() {
        let mut walk = Session::new(Sport::Hike, Moment::from_rfc3339("2026-06-01T22:00:00Z").unwrap());
        walk.moving = Some(Seconds::MOST);
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::nil()), Entry::Session(walk))]);
        let last = Day::of(journal.sessions()[0].end(), DayStart::default());
        assert_eq!(last.since(Day::new("2026-06-01".parse().unwrap())), 60);
        assert!(matches!(journal.report(last, &Athlete::default()), DayReport::Trained(_)));
        assert_eq!(journal.report(last.plus(1), &Athlete::default()), DayReport::Unreported);
    }

    #[test]
    fn many_revisions_at_once_leave_what_they_leave_one_by_one() {
        let id = |number: u128| Id::new(uuid::Uuid::from_u128(number));
        let at = |hour: u32| Moment::from_rfc3339(&format!("2026-06-01T{hour:02}:00:00Z")).unwrap();
        let run = |hour: u32| Entry::Session(Session::new(Sport::Run, at(hour)));
        let said = |hour: u32| Entry::CheckIn(CheckIn::new(at(hour)));
        let before = Journal::from_entries([(id(1), run(9)), (id(2), run(7)), (id(3), said(6)), (id(4), run(11))]);
        let revisions = [
            Revision { id: id(5), now: Some(run(12)) },
            Revision { id: id(2), now: Some(run(10)) },
            Revision { id: id(1), now: None },
            Revision { id: id(3), now: Some(run(6)) },
            Revision { id: id(5), now: Some(run(8)) },
            Revision { id: id(6), now: None },
            Revision { id: id(7), now: Some(said(5)) },
        ];
        let mut one_by_one = before.clone();
        for revision in &revisions {
            one_by_one.revise(std::slice::from_ref(revision));
        }
        let mut at_once = before;
        at_once.revise(&revisions);
        assert_eq!(at_once, one_by_one);
        assert_eq!(at_once.sessions().iter().map(|kept| kept.id).collect::<Vec<Id>>(), [id(3), id(5), id(2), id(4)]);
    }

    #[test]
    fn a_race_of_several_days_is_reported_on_each_of_them() {
        let mut race = Session::new(Sport::Trail, Moment::from_rfc3339("2026-09-13T12:00:00+02:00").unwrap());
        race.elapsed = Seconds::new(122.0 * 3_600.0).ok();
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::nil()), Entry::Session(race))]);
        let athlete = Athlete::default();
        let on = |date: &str| journal.report(Day::new(date.parse().unwrap()), &athlete);
        for date in ["2026-09-13", "2026-09-14", "2026-09-17", "2026-09-18"] {
            assert!(matches!(on(date), DayReport::Trained(sessions) if sessions.len() == 1), "{date}");
        }
        assert_eq!([on("2026-09-12"), on("2026-09-19")], [DayReport::Unreported, DayReport::Unreported]);
    }
}
