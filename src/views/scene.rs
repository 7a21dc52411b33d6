//! What every sentence needs to know before it is said.

use crate::journal::{
    Athlete, CheckIn, Day, DayReport, Health, Id, Journal, Kept, Moment, Planned, Session, Spell, SpellKind, Units,
};
use crate::recovery::{Assessment, System, SystemState};

use super::felt::FeltEffort;

/// The moment, the journal and the runner: what names and figures need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    /// The wall clock.
    pub now: Moment,
    /// What is known.
    pub journal: &'a Journal,
    /// Who runs.
    pub athlete: &'a Athlete,
    /// The units to write in.
    pub units: Units,
}

/// The ground and the model's answer: what sentences need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The moment, which may have moved on a little since the assessment was made, the journal and the runner.
    pub ground: Ground<'a>,
    /// The model's answer.
    pub assessment: &'a Assessment,
}

impl<'a> std::ops::Deref for Scene<'a> {
    type Target = Ground<'a>;
    fn deref(&self) -> &Ground<'a> {
        &self.ground
    }
}

impl<'a> Ground<'a> {
    /// Gives the runner's day.
    pub fn today(&self) -> Day {
        Day::of(self.now, self.athlete.day_start)
    }

    /// Gives the hour of the wall clock, 0 to 23.
    pub fn hour(&self) -> u32 {
        hour(self.now)
    }

    /// Gives the day a session belongs to.
    pub fn day_of(&self, session: &Session) -> Day {
        Day::of(session.start, self.athlete.day_start)
    }

    /// Gives the days from a session's day to today.
    pub fn days_since(&self, session: &Session) -> i64 {
        self.today().since(self.day_of(session))
    }

    /// Says how hard a session was; `None` where nothing of its own tells.
    pub fn felt(&self, session: &Session) -> Option<FeltEffort> {
        FeltEffort::of(session, self.journal, self.athlete)
    }

    /// Gives a session of the journal.
    pub fn session(&self, id: Id) -> Option<&'a Kept<Session>> {
        self.journal.sessions().iter().rfind(|session| session.id == id)
    }

    /// Gives a planned entry of the journal.
    pub fn planned(&self, id: Id) -> Option<&'a Kept<Planned>> {
        self.journal.planned().iter().find(|planned| planned.id == id)
    }

    /// Gives the first day of which the log knows anything.
    pub fn begins(&self) -> Option<Day> {
        let session = self.journal.sessions().first().map(|session| self.day_of(session));
        let rest = self.journal.rests().first().map(|rest| rest.day);
        let check_in = self.journal.check_ins().first().map(|check_in| Day::of(check_in.at, self.athlete.day_start));
        [session, rest, check_in].into_iter().flatten().min()
    }

    /// Gives the last day of which the log knows anything.
    pub fn last_known(&self) -> Option<Day> {
        let session = self.journal.sessions().last().map(|session| self.day_of(session));
        let rest = self.journal.rests().last().map(|rest| rest.day);
        let check_in = self.journal.check_ins().last().map(|check_in| Day::of(check_in.at, self.athlete.day_start));
        [session, rest, check_in].into_iter().flatten().max()
    }

    /// Gives the sessions behind the present state, the latest first, that are not older than so many days.
    pub fn recent(&self, days: i64) -> impl Iterator<Item = &'a Kept<Session>> {
        let ground = *self;
        self.journal
            .sessions()
            .iter()
            .rev()
            .skip_while(move |session| session.start > ground.now)
            .take_while(move |session| ground.days_since(session) <= days)
    }

    /// Counts the days before today, back to the last one reported, of which nothing is known; at most 30, and 0 where
    /// the whole stretch is unknown.
    pub fn unknown_days(&self) -> i64 {
        (0..=30)
            .find(|back| {
                let day = self.today().plus(-1 - back);
                self.journal.report(day, self.athlete) != DayReport::Unreported || self.was_ill(day)
            })
            .unwrap_or_default()
    }

    /// Says whether the runner was ill on a day, by a spell or a check-in: nobody asks what they trained.
    fn was_ill(&self, day: Day) -> bool {
        let of_spell = |spell: &Spell| matches!(spell.kind, SpellKind::Illness { .. }) && spell.covers(day);
        let is_ill = |check_in: &Kept<CheckIn>| matches!(check_in.health, Some(Health::Ill | Health::Fever));
        self.journal.spells().iter().any(|spell| of_spell(spell))
            || self.journal.check_ins_on(day, self.athlete.day_start).any(is_ill)
    }

    /// Gives what was answered on a day, of each question the latest.
    pub fn answers_on(&self, day: Day) -> Option<CheckIn> {
        self.journal.answers_on(day, self.athlete.day_start, self.now)
    }

    /// Says whether there is a check-in on any of so many days before today.
    pub fn checked_in_lately(&self, days: i64) -> bool {
        (1..=days).any(|ago| self.journal.check_in_on(self.today().plus(-ago), self.athlete.day_start).is_some())
    }
}

impl<'a> Scene<'a> {
    /// Gives one system's state.
    pub fn system(&self, system: System) -> &'a SystemState {
        // The index of a system is its place in `System::ALL`, which has as many places as the assessment.
        &self.assessment.systems[system.index()]
    }
}

/// Gives the hour of the wall clock where a moment was lived, 0 to 23.
pub(super) fn hour(moment: Moment) -> u32 {
    use chrono::Timelike;
    moment.wall().hour()
}
