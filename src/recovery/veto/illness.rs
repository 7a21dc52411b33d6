//! Illness: rest while it lasts and, after a fever, a day more; then easy days as long as it lasted.

use crate::journal::{Day, Health, Journal, Kept, Kind, Scale5, Session, Spell, SpellKind};

use super::heart::resting_heart_high;
use super::{SILENT_DAYS, Veto, words_since};
use crate::recovery::assessment::{Rung, Verdict};
use crate::recovery::mornings::Mornings;
use crate::recovery::planned::is_hard_rpe;
use crate::recovery::reason::Reason;

/// Days beyond the last word on it that a fever is taken to have lasted, where the runner later says only that they are well, and
/// an illness where they ran meanwhile.
pub(in crate::recovery) const UNSPOKEN_DAYS: i64 = 6;
/// Days from the last fever until anything but rest is open: 24 to 48 hours without it.
pub(in crate::recovery) const AFTER_FEVER_DAYS: i64 = 2;
/// Easy days after an illness: as many as it lasted, within these bounds.
pub(in crate::recovery) const RAMP_DAYS: (i64, i64) = (2, 7);
/// Fatigue with which a morning puts the return after an illness back: the easy days begin anew.
pub(in crate::recovery) const BAD_FATIGUE: u8 = 4;
/// Mornings after the easy days that still answer to them.
pub(in crate::recovery) const ANSWERS_DAYS: i64 = 2;
/// The easy days are never more than so many times those of a first return.
pub(in crate::recovery) const MOST_TIMES: i64 = 3;
/// An illness that comes back within so many days had not been over: it is given twice the easy days the next time.
pub(in crate::recovery) const RELAPSE_DAYS: i64 = 14;
/// Illnesses that began longer ago than this matter no more, days.
pub(in crate::recovery) const REMEMBERED_DAYS: i64 = 90;

/// One illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Illness {
    /// Its first day.
    pub first: Day,
    /// Its last day; today where it may still last.
    pub last: Day,
    /// The last day of fever, where there was fever.
    pub fever: Option<Day>,
    /// Whether it was taken to be over before, and came back.
    pub came_back: bool,
    /// Whether the runner said on its last day that they are well.
    pub well_since: bool,
}

impl Illness {
    /// Gives the first day on which more than rest is open.
    fn opens(&self) -> Day {
        let after_fever = self.fever.map(|fever| fever.plus(AFTER_FEVER_DAYS));
        after_fever.into_iter().fold(self.last.plus(1), Day::max)
    }

    /// Gives how many easy days come after it where none of them goes badly.
    fn easy_days(&self) -> i64 {
        let (least, most) = RAMP_DAYS;
        (self.last.since(self.first) + 1).clamp(least, most)
    }

    /// Says whether the runner is ill on a day, for all they have said.
    pub fn lasts_on(&self, day: Day) -> bool {
        self.last > day || self.last == day && !self.well_since
    }

    /// Makes one illness of two that overlap or touch.
    fn united(self, later: Self) -> Self {
        Self {
            first: self.first.min(later.first),
            last: self.last.max(later.last),
            fever: self.fever.max(later.fever),
            came_back: self.came_back || later.came_back,
            well_since: self.well_since && later.last <= self.last || later.well_since && self.last <= later.last,
        }
    }
}

/// Gives what the last illness shuts: all but rest, then all that is hard.
pub(super) fn illness(mornings: &Mornings<'_>, journal: &Journal) -> Vec<Veto> {
    let today = mornings.today;
    let Some(illness) = last_illness(mornings, journal) else { return Vec::new() };
    let over = over(mornings, journal, &illness);
    if today >= over {
        return Vec::new();
    }
    let after = Reason::AfterIllness { last: illness.last };
    let mut vetoes = Vec::new();
    if illness.lasts_on(today) {
        let reason = Reason::Ill { fever: illness.fever.is_some_and(|fever| fever >= today) };
        vetoes.push(Veto { verdict: Some(Verdict::Ill), ..Veto::shutting(Rung::Rest, illness.opens(), reason) });
    } else if today < illness.opens() {
        vetoes.push(Veto::shutting(Rung::Rest, illness.opens(), after.clone()));
    }
    if is_bad_today(mornings) {
        vetoes.push(Veto::shutting(Rung::Rest, today.plus(1), after.clone()));
    }
    vetoes.push(Veto::shutting(Rung::RunEasy, over, after));
    vetoes
}

/// Gives the first day on which nothing is left to heed of an illness.
///
/// A day with a hard session is none of the easy days. A bad morning, up to the ones that answer to the last of them, puts the
/// return back: they begin anew after it, and are as many more as an illness that came back is given.
fn over(mornings: &Mornings<'_>, journal: &Journal, illness: &Illness) -> Day {
    let (easy, opens) = (illness.easy_days(), illness.opens());
    let (hard, bad) = (hard_days(mornings, journal, illness), bad_days(mornings, opens));
    let mut times = if illness.came_back { 2 } else { 1 };
    let mut over = opens.plus(easy * times);
    let mut last_bad: Option<Day> = None;
    for day in (0..=mornings.today.since(opens)).map(|ahead| opens.plus(ahead)) {
        // What is hard once the easy days are over has its own price: it says nothing of the return.
        let answers = day < over.plus(ANSWERS_DAYS) && !hard.iter().any(|hard| *hard >= over && *hard <= day);
        if answers && bad.contains(&day) {
            // Bad mornings in a row are one step back.
            let goes_on = last_bad.is_some_and(|last| day.since(last) == 1);
            times = if goes_on { times } else { (times + 1).min(MOST_TIMES) };
            over = day.plus(1 + easy * times);
            last_bad = Some(day);
        } else if day < over && hard.contains(&day) {
            over = over.plus(1);
        }
    }
    over
}

/// Gives the days with a session that was no easy one, since an illness.
fn hard_days(mornings: &Mornings<'_>, journal: &Journal, illness: &Illness) -> Vec<Day> {
    let hard = journal.sessions().iter().rev().filter(|session| is_hard(session)).map(|session| mornings.day_of(session.end()));
    hard.skip_while(|day| *day > mornings.today).take_while(|day| *day > illness.last).collect()
}

/// Gives the days from one on whose mornings the runner was too tired.
fn bad_days(mornings: &Mornings<'_>, from: Day) -> Vec<Day> {
    let since = mornings.latest_first().map(|(age, said)| (mornings.today.plus(-age), said)).take_while(|(day, _)| *day >= from);
    since.filter(|(_, said)| said.fatigue.is_some_and(|fatigue| fatigue.value() >= BAD_FATIGUE)).map(|(day, _)| day).collect()
}

/// Says whether this morning asks for rest in the days after an illness: worn out, or tired with a heart that is up.
fn is_bad_today(mornings: &Mornings<'_>) -> bool {
    let todays = mornings.latest_first().take_while(|(age, _)| *age == 0);
    let fatigue = todays.filter_map(|(_, said)| said.fatigue.map(Scale5::value)).max();
    fatigue.is_some_and(|fatigue| fatigue > BAD_FATIGUE || fatigue == BAD_FATIGUE && resting_heart_high(mornings).is_some())
}

/// Says whether a session is no easy one.
fn is_hard(session: &Session) -> bool {
    let by_kind = matches!(session.kind, Some(Kind::Tempo | Kind::Intervals | Kind::Race));
    if session.rpe.is_some() { is_hard_rpe(session.rpe) } else { by_kind }
}

/// Gives the last illness known, from spells and check-ins together.
pub(super) fn last_illness(mornings: &Mornings<'_>, journal: &Journal) -> Option<Illness> {
    illnesses(mornings, journal, REMEMBERED_DAYS).into_iter().reduce(|earlier, later| match later.first.since(earlier.last) {
        ..=1 => earlier.united(later),
        2..=RELAPSE_DAYS => Illness { came_back: true, ..later },
        _ => later,
    })
}

/// Gives the illnesses of the spells, and those of the check-ins of so many days, in order of time; some may overlap.
pub(super) fn illnesses(mornings: &Mornings<'_>, journal: &Journal, days: i64) -> Vec<Illness> {
    let mut illnesses: Vec<Illness> = spells(mornings, journal).chain(said(mornings, journal, days)).collect();
    illnesses.sort_by_key(|illness| (illness.first, illness.last));
    illnesses
}

/// Gives the spells of illness. One that is open lasts until the runner says that they are well, after they spoke of it: the
/// latest word counts.
fn spells(mornings: &Mornings<'_>, journal: &Journal) -> impl Iterator<Item = Illness> {
    let today = mornings.today;
    journal.spells().iter().filter(move |spell| spell.from <= today).filter_map(move |spell| match spell.kind {
        SpellKind::Illness { fever } => {
            let well = || first_well_after(mornings, spell).map_or(today, |day| day.plus(-1));
            let last = spell.until.unwrap_or_else(well).min(today);
            Some(Illness { first: spell.from, last, fever: fever.then_some(last), came_back: false, well_since: false })
        }
        SpellKind::Injury { .. } | SpellKind::Unlogged => None,
    })
}

fn first_well_after(mornings: &Mornings<'_>, spell: &Kept<Spell>) -> Option<Day> {
    words_since(mornings, spell).filter(|(_, said)| said.health == Some(Health::Well)).last().map(|(day, _)| day)
}

/// Reads the illnesses of the check-ins of so many days. One that nothing more is said of lasts until the runner runs again, two
/// weeks later at the earliest.
fn said(mornings: &Mornings<'_>, journal: &Journal, days: i64) -> Vec<Illness> {
    let words = mornings.latest_first().take_while(|(age, _)| *age <= days);
    let mut words: Vec<(Day, Health)> =
        words.filter_map(|(age, check_in)| Some((mornings.today.plus(-age), check_in.health?))).collect();
    words.reverse();
    let mut illnesses = Vec::new();
    let mut open: Option<Spoken> = None;
    for (day, health) in words {
        let before = open.take_if(|open| health == Health::Well || day.since(open.said) > SILENT_DAYS);
        illnesses.extend(before.map(|before| before.ended(day, health, mornings.ran_between(journal, before.said, day))));
        if health != Health::Well {
            open.get_or_insert(Spoken { first: day, said: day, word: health, fever: None }).continues(day, health);
        }
    }
    illnesses.extend(open.map(|open| {
        let silent = open.said.plus(SILENT_DAYS).min(mornings.today);
        open.lasting(if mornings.ran_since(journal, open.said) { silent } else { mornings.today })
    }));
    illnesses
}

/// An illness as the check-ins speak of it, not yet said to be over.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    first: Day,
    /// The day of the last word on it.
    said: Day,
    word: Health,
    fever: Option<Day>,
}

impl Spoken {
    fn continues(&mut self, day: Day, word: Health) {
        (self.said, self.word) = (day, word);
        if word == Health::Fever {
            self.fever = Some(day);
        }
    }

    /// Gives the illness where it lasted until a day; a fever lasts as long, unless the last word was of illness without it.
    fn lasting(self, last: Day) -> Illness {
        let fever = if self.word == Health::Fever { Some(last) } else { self.fever };
        Illness { first: self.first, last, fever, came_back: false, well_since: false }
    }

    /// Gives the illness where the next word came on `day`. Who says in the evening that they are well was ill that day. Who only
    /// says much later that they are well was ill until then, but had no fever all that time; who ran before that, neither.
    fn ended(self, day: Day, word: Health, ran: bool) -> Illness {
        let (eve, unspoken) = (day.plus(-1).max(self.said), self.said.plus(UNSPOKEN_DAYS));
        let last = match (word, ran) {
            (Health::Well, true) => unspoken.min(eve),
            (Health::Well, false) => eve,
            (Health::Ill | Health::Fever, _) => self.said.plus(SILENT_DAYS).min(eve),
        };
        let illness = self.lasting(last);
        let fever = illness.fever.map(|fever| fever.min(unspoken));
        Illness { fever, well_since: word == Health::Well && last == day, ..illness }
    }
}
