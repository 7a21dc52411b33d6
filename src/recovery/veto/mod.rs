//! What overrules the sum: signs that need a doctor, illness, injury, short sleep, and a heart that says no.
//!
//! Resting heart rate and heart rate variability may keep from a hard day; they never clear one, since both overshoot in the
//! days after a race.

use crate::journal::{Athlete, Day, Grade, Health, Journal, Moment, RedFlag, SpellKind};

use super::assessment::{Reason, Rung, Verdict};
use super::mornings::{HRV_WEEK_DAYS, HeartBase, Mornings, mean_and_sd};

/// An illness said in a check-in is taken to last this many days beyond it, where nothing later is said.
const ILLNESS_LASTS_DAYS: i64 = 2;
/// The same for a pain.
const PAIN_LASTS_DAYS: i64 = 3;
/// A sign that needs a doctor stands for so many days where no later check-in is made.
const SIGN_LASTS_DAYS: i64 = 14;
/// Days without fever before anything but rest.
const AFTER_FEVER_REST_DAYS: i64 = 2;
/// Days after an illness with half the volume, easy: as long as it lasted, within these bounds.
const RAMP_DAYS: (i64, i64) = (2, 7);
/// Less sleep than this takes a hard session off, hours.
const SHORT_SLEEP_HOURS: f64 = 6.0;
/// Beats above the runner's own base that keep from a hard session at once.
const HEART_BEATS_HIGH: f64 = 7.0;
/// Standard deviations above base, two mornings running, that do.
const HEART_Z_HIGH: f64 = 1.5;
/// Mornings of heart rate variability needed for a week's mean.
const HRV_WEEK_MORNINGS: usize = 3;
/// How far below its base the week's mean of ln HRV must lie, in standard deviations.
const HRV_LOW_SD: f64 = 0.5;

/// A rung that stays shut whatever the six systems say.
#[derive(Debug, Clone, PartialEq)]
pub struct Veto {
    /// What it makes of the verdict, where it is more than a shut rung.
    pub verdict: Option<Verdict>,
    /// The highest rung left open.
    pub up_to: Rung,
    /// The first day on which it no longer holds, by what is known.
    pub until: Day,
    /// Why.
    pub reason: Reason,
}

/// Finds every veto of today, the gravest first.
#[must_use]
pub fn vetoes(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Veto> {
    let mornings = Mornings::of(now, journal, athlete);
    let mut vetoes = Vec::new();
    vetoes.extend(mornings.red_flags());
    vetoes.extend(illness(&mornings, journal));
    vetoes.extend(injury(&mornings, journal));
    vetoes.extend(mornings.short_sleep());
    vetoes.extend(mornings.resting_heart_high());
    vetoes.extend(mornings.hrv_low());
    vetoes
}

impl Mornings<'_> {
    /// A sign stands until a later day's check-in no longer has it: silence is not health.
    fn red_flags(&self) -> Option<Veto> {
        let (age, last) = self.latest_first().next().filter(|(age, _)| *age <= SIGN_LASTS_DAYS)?;
        let mut flags: Vec<RedFlag> = self
            .latest_first()
            .take_while(|(other, _)| *other == age)
            .flat_map(|(_, check_in)| check_in.red_flags.iter().copied())
            .collect();
        if last.pain.as_ref().is_some_and(|pain| pain.on_bone) {
            flags.push(RedFlag::BonePain);
        }
        flags.sort_unstable();
        flags.dedup();
        (!flags.is_empty()).then(|| Veto {
            verdict: Some(Verdict::GetHelp),
            up_to: Rung::Rest,
            until: self.today.plus(1),
            reason: Reason::RedFlags(flags),
        })
    }

    fn short_sleep(&self) -> Option<Veto> {
        let slept = self.latest_first().take_while(|(age, _)| *age == 0).find_map(|(_, check_in)| check_in.sleep)?;
        (slept.hours() < SHORT_SLEEP_HOURS).then(|| Veto {
            verdict: None,
            up_to: Rung::RunEasy,
            until: self.today.plus(1),
            reason: Reason::ShortSleep { hours: slept.hours() },
        })
    }

    fn resting_heart_high(&self) -> Option<Veto> {
        let HeartBase { mean, sd } = self.resting_heart_base()?;
        let hearts = self.resting_hearts();
        let on = |day: i64| hearts.iter().find(|(age, _)| *age == day).map(|(_, heart)| *heart);
        let above = on(0)? - mean;
        let twice = above / sd >= HEART_Z_HIGH && on(1).is_some_and(|yesterday| (yesterday - mean) / sd >= HEART_Z_HIGH);
        (twice || above >= HEART_BEATS_HIGH).then(|| Veto {
            verdict: None,
            up_to: Rung::RunEasy,
            until: self.today.plus(1),
            reason: Reason::RestingHeartHigh { above },
        })
    }

    /// Compares the week's mean of ln HRV with the base of the same measure and device.
    fn hrv_low(&self) -> Option<Veto> {
        let values = self.hrv_days();
        values.iter().find(|(age, _)| *age == 0)?;
        let week: Vec<f64> = values.iter().filter(|(age, _)| *age < HRV_WEEK_DAYS).map(|(_, ln)| *ln).collect();
        let HeartBase { mean, sd } = self.hrv_base()?;
        if week.len() < HRV_WEEK_MORNINGS {
            return None;
        }
        let (lately, _) = mean_and_sd(&week);
        (lately < mean - HRV_LOW_SD * sd).then_some(Veto {
            verdict: None,
            up_to: Rung::RunEasy,
            until: self.today.plus(1),
            reason: Reason::HrvLow,
        })
    }
}

/// The last illness known: first and last day (today where it may still last), and whether there was fever.
struct Illness {
    first: Day,
    last: Day,
    fever: bool,
}

fn last_illness(mornings: &Mornings<'_>, journal: &Journal) -> Option<Illness> {
    let today = mornings.today;
    let spell = journal
        .spells()
        .iter()
        .filter(|spell| spell.from <= today)
        .filter_map(|spell| match spell.kind {
            SpellKind::Illness { fever } => {
                Some(Illness { first: spell.from, last: spell.until.map_or(today, |until| until.min(today)), fever })
            }
            SpellKind::Injury { .. } => None,
        })
        .max_by_key(|illness| illness.last);
    let said = said_illness(mornings);
    match (spell, said) {
        (Some(spell), Some(said)) => {
            let fever = spell.fever || said.fever;
            Some(Illness { fever, ..if said.last >= spell.last { said } else { spell } })
        }
        (one, other) => one.or(other),
    }
}

/// Reads the last illness from the check-ins.
fn said_illness(mornings: &Mornings<'_>) -> Option<Illness> {
    let mut later: Option<i64> = None;
    for (age, check_in) in mornings.latest_first() {
        match check_in.health {
            Some(health @ (Health::Ill | Health::Fever)) => {
                let lasted = later.map_or(ILLNESS_LASTS_DAYS, |later| (age - later - 1).clamp(0, ILLNESS_LASTS_DAYS)).min(age);
                let last = mornings.today.plus(lasted - age);
                let before = mornings.latest_first().filter(|(other, _)| *other >= age && *other <= age + 14);
                let mut first = age;
                let mut fever = health == Health::Fever;
                for (other, check_in) in before {
                    match check_in.health {
                        Some(Health::Ill) => first = other,
                        Some(Health::Fever) => (first, fever) = (other, true),
                        Some(Health::Well) => break,
                        None => {}
                    }
                }
                return Some(Illness { first: mornings.today.plus(-first), last, fever });
            }
            // A later check-in that says nothing of illness only counts as well where it says so, or a day has gone by.
            Some(Health::Well) => later = Some(later.unwrap_or(age).max(age)),
            None => later = later.or(Some(age)),
        }
    }
    None
}

fn illness(mornings: &Mornings<'_>, journal: &Journal) -> Option<Veto> {
    let illness = last_illness(mornings, journal)?;
    let today = mornings.today;
    let days_well = today.since(illness.last);
    if days_well <= 0 {
        return Some(Veto {
            verdict: Some(Verdict::Ill),
            up_to: Rung::Rest,
            until: today.plus(if illness.fever { AFTER_FEVER_REST_DAYS } else { 1 }),
            reason: Reason::Ill { fever: illness.fever },
        });
    }
    let (least, most) = RAMP_DAYS;
    let ramp = (illness.last.since(illness.first) + 1).clamp(least, most);
    let reason = Reason::AfterIllness { last: illness.last };
    if illness.fever && days_well < AFTER_FEVER_REST_DAYS {
        let until = illness.last.plus(AFTER_FEVER_REST_DAYS);
        return Some(Veto { verdict: None, up_to: Rung::Rest, until, reason });
    }
    (days_well <= ramp).then(|| Veto { verdict: None, up_to: Rung::RunEasy, until: illness.last.plus(ramp + 1), reason })
}

fn injury(mornings: &Mornings<'_>, journal: &Journal) -> Option<Veto> {
    let today = mornings.today;
    let spell = journal.spells().iter().filter(|spell| spell.covers(today)).filter_map(|spell| match &spell.kind {
        SpellKind::Injury { place, grade } => Some((place.clone(), *grade)),
        SpellKind::Illness { .. } => None,
    });
    let said = mornings.latest_first().take_while(|(age, _)| *age <= PAIN_LASTS_DAYS).next().and_then(|(_, check_in)| {
        let pain = check_in.pain.as_ref()?;
        Some((pain.place.clone(), if pain.changes_gait { Grade::Injured } else { Grade::Niggle }))
    });
    let (place, grade) = spell.chain(said).max_by_key(|(_, grade)| *grade)?;
    Some(match grade {
        Grade::Injured => Veto {
            verdict: Some(Verdict::Injured),
            up_to: Rung::CrossTrain,
            until: today.plus(PAIN_LASTS_DAYS),
            reason: Reason::Injured { place },
        },
        Grade::Niggle => Veto { verdict: None, up_to: Rung::RunEasy, until: today.plus(1), reason: Reason::Niggle { place } },
    })
}
