//! A long time without running: the first runs after it are short and easy, however well the body is by then.
//!
//! The days on which one of the last efforts kept from training for a week or more do not count: they were recovery, not a
//! layoff. Nor do days of which the runner says that they trained and did not log it.

use crate::journal::{Athlete, Day, Journal, Kept, Moment, Session, Spell, Sport};

use super::Veto;
use super::illness::last_illness;
use super::injury::last_gone;
use crate::recovery::alone::days_alone;
use crate::recovery::assessment::Rung;
use crate::recovery::detraining::is_aerobic;
use crate::recovery::mornings::Mornings;
use crate::recovery::reason::{Reason, Trouble};

/// Days without a run from which they are a layoff and the first runs are easy ones.
pub const LAYOFF_DAYS: i64 = 10;
/// An effort that keeps from training for fewer days explains no layoff: else a harder session would open more than an easy one,
/// when both lie ten days behind.
pub(in crate::recovery) const GREAT_DAYS: f64 = 7.0;
/// Days back to which a layoff may still want easy runs.
pub(in crate::recovery) const LATELY_DAYS: i64 = 28;
/// Days before the last run from which an effort may still have kept from training.
pub(in crate::recovery) const EFFORT_DAYS: i64 = 30;

/// Keeps from hard running after a layoff, a fever, and a pain that changed the gait, until enough easy runs are logged; and
/// where nobody knows of any run.
pub(super) fn layoff(mornings: &Mornings<'_>, now: Moment, journal: &Journal, athlete: &Athlete) -> Option<Veto> {
    let log = Log::of(mornings, now, journal, athlete);
    let runs = log.last_runs();
    // Whoever planned a race rested for it, or knows what they do: on its day nothing is said of a layoff.
    let race =
        journal.planned().iter().filter(|plan| plan.race.is_some() && plan.day >= mornings.today).map(|plan| plan.day).min();
    if race == Some(mornings.today) {
        return None;
    }
    let until = |runs_to_go: u8| {
        let open = mornings.today.plus(i64::from(runs_to_go.max(1)));
        race.map_or(open, |race| open.min(race))
    };
    if log.is_only_walks() {
        return Some(Veto::shutting(Rung::RunEasy, until(1), Reason::OnlyWalks));
    }
    if let Some((reason, runs_to_go)) = log.out_of_habit(&runs) {
        return Some(Veto::shutting(Rung::RunEasy, until(runs_to_go), reason));
    }
    let fever = last_illness(mornings, journal).filter(|illness| illness.fever.is_some()).map(|illness| illness.last);
    let pain = last_gone(mornings, journal).map(|(gone, _)| gone.plus(-1));
    let troubles = fever.map(|last| (last, Trouble::Fever)).into_iter().chain(pain.map(|last| (last, Trouble::Pain)));
    let (last, trouble) = troubles.max_by_key(|(last, _)| *last)?;
    let ran_before = log.runs().next().is_some_and(|run| log.day(run) <= last);
    let ran_since = runs.last().is_some_and(|run| log.day(run) > last);
    let unproven = (1..=LATELY_DAYS).contains(&mornings.today.since(last)) && ran_before && !ran_since;
    unproven.then(|| Veto::shutting(Rung::RunEasy, until(1), Reason::NoRunSince { trouble, last }))
}

/// Gives the day after which days without a run count, where they are no layoff yet, or one that still wants easy runs.
pub(super) fn idle_since(mornings: &Mornings<'_>, now: Moment, journal: &Journal, athlete: &Athlete) -> Option<Day> {
    let log = Log::of(mornings, now, journal, athlete);
    let is_laid_off = || log.out_of_habit(&log.last_runs()).is_some();
    log.idle_since().filter(|since| since.plus(LAYOFF_DAYS) > log.today || is_laid_off())
}

/// No layoff wants more easy runs first.
pub(in crate::recovery) const MOST_EASY_RUNS: usize = 6;

/// Says how many easy runs come first after so many days of layoff. Whatever is run counts as one, and nothing as more: who
/// comes back with a long run or a race has not earned a hard day by it.
pub const fn easy_runs(days: i64) -> u8 {
    match days {
        ..LAYOFF_DAYS => 0,
        LAYOFF_DAYS..21 => 1,
        21..42 => 2,
        42..90 => 3,
        _ => MOST_EASY_RUNS as u8,
    }
}

/// What a runner is in the habit of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Running: no other sport keeps the legs used to it.
    Running,
    /// Other sports alone: in a log without a run they stand for runs.
    OtherSports,
}

impl Habit {
    fn of(now: Moment, journal: &Journal) -> Self {
        let ran = journal.sessions().iter().rev().any(|session| session.sport.is_running() && session.end() <= now);
        if ran { Self::Running } else { Self::OtherSports }
    }

    fn has(self, session: &Session) -> bool {
        match self {
            Self::Running => session.sport.is_running(),
            Self::OtherSports => is_aerobic(session),
        }
    }
}

/// Days without a run.
struct Gap {
    /// The last day that was trained, by all that is said.
    since: Day,
    /// The most of them in a row that still count.
    most: i64,
}

/// The log as it is known.
pub(super) struct Log<'a> {
    habit: Habit,
    /// The day it is seen from.
    pub today: Day,
    now: Moment,
    sessions: &'a [Kept<Session>],
    spells: &'a [Kept<Spell>],
    athlete: &'a Athlete,
}

impl<'a> Log<'a> {
    /// Gives the log as it is known at `now`.
    pub fn of(mornings: &Mornings<'_>, now: Moment, journal: &'a Journal, athlete: &'a Athlete) -> Self {
        Self {
            habit: Habit::of(now, journal),
            today: mornings.today,
            now,
            sessions: journal.sessions(),
            spells: journal.spells(),
            athlete,
        }
    }

    /// Says whether walks and hikes are all that tells of the runner.
    fn is_only_walks(&self) -> bool {
        let past = || self.sessions.iter().filter(|session| session.end() <= self.now);
        let is_walk = |session: &Kept<Session>| matches!(session.sport, Sport::Walk | Sport::Hike);
        past().any(is_walk) && past().all(|session| is_walk(session) || session.sport.is_gentle())
    }

    /// Says whether a session is of the kind that keeps the runner in the habit.
    pub fn has_habit_of(&self, session: &Session) -> bool {
        self.habit.has(session)
    }

    /// Gives the day from which those without a run count; `None` where no run is known.
    pub fn idle_since(&self) -> Option<Day> {
        self.runs().next_back().map(|last| self.gap(self.trainable(last), self.today).since)
    }

    fn runs(&self) -> impl DoubleEndedIterator<Item = &'a Kept<Session>> {
        self.sessions.iter().filter(|session| self.habit.has(session) && session.end() <= self.now)
    }

    /// Gives as many of the latest runs as are asked about, in order of time.
    fn last_runs(&self) -> Vec<&'a Kept<Session>> {
        let mut latest: Vec<_> = self.runs().rev().take(MOST_EASY_RUNS + 1).collect();
        latest.reverse();
        latest
    }

    fn day(&self, session: &Session) -> Day {
        Day::of(session.end(), self.athlete.day_start)
    }

    /// Gives the layoff that still wants easy runs, and how many.
    fn out_of_habit(&self, runs: &[&'a Kept<Session>]) -> Option<(Reason, u8)> {
        let last = self.day(runs.last()?);
        let missed = easy_runs(self.idle(runs, self.today));
        let anew = (missed > 0).then_some((Reason::Layoff { last_run: last, runs_to_go: missed, back_since: None }, missed));
        // Days without a run make nothing good: what an earlier layoff wants still stands after them.
        let from = if missed > 0 { last } else { self.today };
        let recent = runs.iter().rev().take_while(|run| from.since(self.day(run)) <= LATELY_DAYS).count();
        let earlier = (1..=recent.min(MOST_EASY_RUNS)).find_map(|done| {
            let (before, since) = runs.split_at_checked(runs.len().checked_sub(done)?)?;
            let first = self.day(since.first()?);
            let runs_to_go = easy_runs(self.idle(before, first)).checked_sub(done as u8).filter(|to_go| *to_go > 0)?;
            let last_run = self.day(before.last()?);
            Some((Reason::Layoff { last_run, runs_to_go, back_since: Some(first) }, runs_to_go))
        });
        earlier.filter(|(_, runs)| *runs > missed).or(anew)
    }

    /// Gives the days from the last of these runs until `until` that are no recovery from a great effort.
    fn idle(&self, runs: &[&'a Kept<Session>], until: Day) -> i64 {
        let Some(last) = runs.last() else { return 0 };
        let off = until.since(self.day(last));
        // Most gaps need no second look.
        if off < LAYOFF_DAYS { off } else { self.gap(self.trainable(last), until).most }
    }

    /// Gives the days from one on until another of which nobody says that they were trained.
    fn gap(&self, since: Day, until: Day) -> Gap {
        let told = self.spells.iter().filter_map(|spell| spell.unlogged()).filter(|(from, last)| *last > since && *from < until);
        let mut told: Vec<(Day, Day)> = told.collect();
        told.sort();
        let mut gap = Gap { since, most: 0 };
        for (from, last) in told {
            // What was trained since has made good for what was over long ago.
            if until.since(from) <= LATELY_DAYS {
                gap.most = gap.most.max(from.since(gap.since));
            }
            gap.since = gap.since.max(last.min(self.today));
        }
        Gap { most: gap.most.max(until.since(gap.since)), ..gap }
    }

    /// Gives the day from which those without a run count after one: its own, or the one on which no great effort up to it kept
    /// from training any more.
    fn trainable(&self, last: &Kept<Session>) -> Day {
        let past = self.sessions.partition_point(|session| session.start <= last.start);
        let (past, _) = self.sessions.split_at_checked(past).unwrap_or_default();
        let recent =
            past.iter().enumerate().rev().take_while(|(_, session)| last.start.days_since(session.start) <= EFFORT_DAYS as f64);
        let clear = recent.map(|(at, session)| {
            let days = days_alone(session, past.get(..at).unwrap_or_default(), self.athlete);
            Day::of(session.end().plus_days(if days < GREAT_DAYS { 0.0 } else { days }), self.athlete.day_start)
        });
        clear.fold(self.day(last), Day::max)
    }
}
