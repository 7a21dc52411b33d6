//! What overrules the sum: signs that need a doctor, illness, injury, a race that nothing was said of, a long time without
//! running, too little sleep, and a heart that says no.
//!
//! What the runner said holds until they say that it is over: silence is no recovery. Of an illness or a pain nothing was said
//! of for two weeks less is made where the runner ran all the same; of a sign that needs a doctor not for a year.

pub(super) mod heart;
pub(super) mod illness;
pub(super) mod injury;
pub(super) mod layoff;
pub(super) mod runs_first;
pub(super) mod signs;
pub(super) mod sleep;
pub(super) mod unlogged;
pub(super) mod unsaid;

use crate::journal::{Athlete, CheckIn, Day, Health, Journal, Kept, Moment, RedFlag, Spell, SpellKind};

pub use heart::hrv_far_below;
pub(in crate::recovery) use layoff::LATELY_DAYS;
pub use layoff::{LAYOFF_DAYS, easy_runs};
pub use runs_first::runs_first;
pub use unsaid::unsaid_days;

use super::assessment::{Rung, Verdict};
use super::mornings::Mornings;
use super::readiness::{Calendar, Readiness};
use super::reason::Reason;

/// Days without a word on an illness or a pain after which it no longer counts in full, where the runner ran since.
pub(super) const SILENT_DAYS: i64 = 14;
/// Days after which it counts no more at all.
pub(super) const FORGOTTEN_DAYS: i64 = 2 * SILENT_DAYS;

/// A rung that stays shut whatever the six systems say.
#[derive(Debug, Clone, PartialEq)]
pub struct Veto {
    /// What it makes of the verdict, where it is more than a shut rung.
    pub verdict: Option<Verdict>,
    /// The highest rung left open.
    pub up_to: Rung,
    /// The first day on which it no longer holds, by what is known.
    pub until: Day,
    /// Days for which it has held up to today, where its end is not known: the longer, the longer it may still.
    pub lasted: f64,
    /// Why.
    pub reason: Reason,
}

impl Veto {
    /// Makes a veto that only shuts rungs.
    const fn shutting(above: Rung, until: Day, reason: Reason) -> Self {
        Self { verdict: None, up_to: above, until, lasted: 0.0, reason }
    }
}

/// Gives the check-ins that may end a spell, with their days, the latest first: those of later days than its first one, said
/// after it was told. The latest word counts.
fn words_since<'a>(mornings: &Mornings<'a>, spell: &Kept<Spell>) -> impl Iterator<Item = (Day, &'a CheckIn)> {
    let (today, from, told) = (mornings.today, spell.from, spell.id.kept_at());
    let days = mornings.latest_first().map(move |(age, check_in)| (today.plus(-age), check_in));
    days.take_while(move |(day, said)| *day > from && told.is_none_or(|told| said.at > told))
}

/// Gives the day on which the runner said that a spell without an end is over, as known at `now`: that they are well, or that
/// nothing hurts. `None` where they have not, and for one that has its end.
#[must_use]
pub fn said_over(now: Moment, journal: &Journal, athlete: &Athlete, spell: &Kept<Spell>) -> Option<Day> {
    let mornings = Mornings::of(now, journal, athlete);
    let ends = |said: &CheckIn| match spell.kind {
        SpellKind::Illness { .. } => said.health == Some(Health::Well),
        SpellKind::Injury { .. } => said.no_pain,
        SpellKind::Unlogged => false,
    };
    let words = words_since(&mornings, spell).filter(|(_, said)| spell.until.is_none() && ends(said));
    words.last().map(|(day, _)| day)
}

/// What troubles the runner by their own words, and has not been said to be over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Troubles {
    /// Signs that need a doctor, the most urgent first.
    pub signs: Vec<RedFlag>,
    /// Whether the runner is ill.
    pub ill: bool,
    /// Where it hurts, where it does; the place may be empty.
    pub pain: Option<String>,
    /// Whether that pain changes the gait.
    pub limps: bool,
}

/// Gives what troubles the runner at `now`.
#[must_use]
pub fn troubles(now: Moment, journal: &Journal, athlete: &Athlete) -> Troubles {
    let mornings = Mornings::of(now, journal, athlete);
    let (pain, limps) = injury::hurts(&mornings, journal).unzip();
    Troubles {
        signs: signs::standing(&mornings),
        ill: illness::last_illness(&mornings, journal).is_some_and(|illness| illness.lasts_on(mornings.today)),
        pain,
        limps: limps.unwrap_or_default(),
    }
}

/// Gives what an illness or a pain of `now` and the days after it leave open: no more than a rung, on every day before another.
#[must_use]
pub fn troubled_days(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<(Rung, Day)> {
    let mornings = Mornings::of(now, journal, athlete);
    let vetoes = illness::illness(&mornings, journal).into_iter().chain(injury::injury(&mornings, journal));
    vetoes.map(|veto| (veto.up_to, veto.until)).collect()
}

/// Gives the last day of the last illness known; today where it may still last.
#[must_use]
pub fn last_day_ill(mornings: &Mornings<'_>, journal: &Journal) -> Option<Day> {
    illness::last_illness(mornings, journal).map(|illness| illness.last)
}

/// Gives the first and the last day of each illness of the spells, and of the check-ins of so many days.
#[must_use]
pub fn ill_days(mornings: &Mornings<'_>, journal: &Journal, days: i64) -> Vec<(Day, Day)> {
    illness::illnesses(mornings, journal, days).into_iter().map(|illness| (illness.first, illness.last)).collect()
}

/// Gives the day after which days without a run count, where none is done on those to come; `None` where no run is known.
#[must_use]
pub fn idle_since(now: Moment, journal: &Journal, athlete: &Athlete) -> Option<Day> {
    layoff::idle_since(&Mornings::of(now, journal, athlete), now, journal, athlete)
}

/// Finds every veto that holds today or follows from one that does, the gravest first.
#[must_use]
pub fn vetoes(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Veto> {
    let mornings = Mornings::of(now, journal, athlete);
    let mut vetoes = signs::signs(&mornings);
    vetoes.extend(illness::illness(&mornings, journal));
    vetoes.extend(injury::injury(&mornings, journal));
    vetoes.extend(unlogged::unlogged_race(&mornings, now, journal, athlete));
    vetoes.extend(layoff::layoff(&mornings, now, journal, athlete));
    vetoes.extend(sleep::short_night(&mornings));
    vetoes.extend(sleep::debt(&mornings));
    vetoes.extend(heart::resting_heart_high(&mornings));
    vetoes.extend(heart::hrv_low(&mornings));
    vetoes
}

/// Keeps shut what the vetoes shut, for as long as they hold.
pub fn overrule(readiness: &mut Readiness, vetoes: &[Veto], calendar: &Calendar) {
    for veto in vetoes {
        let ahead = veto.until.since(calendar.today).max(0) as usize;
        readiness.shut_above(veto.up_to, calendar.mornings.get(ahead).copied().unwrap_or_default(), veto.lasted);
    }
}
