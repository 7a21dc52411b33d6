//! What if: how likely the body is ready for one more plan, and what the plan would do to what comes after it.

use serde::Serialize;

use crate::journal::{Athlete, Change, Day, Entry, Id, Journal, Kept, Moment, Planned, Units};
use crate::phrase::{self, names};
use crate::plan::{Prospect, WhatIf, first_to_train};
use crate::recovery::{Assessment, Morning, Rung, assess, needed};

use super::ahead::{READY_IS_RECOVERED, begins, judged, ready_for, waiting, waits_for_runs};
use super::effort::capitalised;
use super::{Said, Tone, rung_name};

/// The version of the contract with scripts.
const SCHEMA: u32 = 1;
/// A rung counts as open from the morning on which it is as likely as not.
const AS_LIKELY_AS_NOT: f64 = 0.5;
/// Changes of a chance smaller than this are not worth a word.
const WORTH_A_WORD: f64 = 0.02;

/// One more plan, tried on a copy of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Tryout {
    now: Moment,
    plan: Planned,
    prospect: Option<Prospect>,
    before: Vec<Morning>,
    after: Vec<Morning>,
    others: Vec<Other>,
    hangs: &'static str,
    begins: Option<&'static str>,
}

/// A plan of the log, and the chance of being ready for it without and with the one that is tried.
#[derive(Debug, Clone, PartialEq)]
struct Other {
    plan: Kept<Planned>,
    before: f64,
    after: f64,
}

/// Tries one more plan on a copy of the log; the log itself is not touched.
#[must_use]
pub fn try_out(now: Moment, journal: &Journal, athlete: &Athlete, seen: &Assessment, plan: Planned) -> Tryout {
    let mut what_if = WhatIf::from(now, journal, athlete, seen, assess);
    let before = what_if.assessment().mornings.clone();
    what_if.attempt(Change::Add(Entry::Planned(plan.clone())));
    what_if.play(now, athlete, seen, assess);
    let ghost = what_if.ghosts().first().copied();
    let chance = |prospects: &[Prospect], id: Id| Some(prospects.iter().find(|prospect| prospect.planned == id)?.chance);
    let others = journal.planned().iter().filter_map(|kept| {
        let (before, after) = (chance(what_if.before(), kept.id)?, chance(what_if.prospects(), kept.id)?);
        Some(Other { plan: kept.clone(), before, after })
    });
    let hangs = waiting(seen).condition_of(needed(&plan));
    Tryout {
        now,
        plan,
        prospect: what_if.prospects().iter().find(|prospect| Some(prospect.planned) == ghost).copied(),
        before,
        after: what_if.assessment().mornings.clone(),
        others: others.collect(),
        hangs,
        begins: begins(seen),
    }
}

/// Says what comes of a plan that is tried, a line each.
#[must_use]
pub fn tryout_lines(tryout: &Tryout, athlete: &Athlete, units: Units) -> Vec<Said> {
    let today = Day::of(tryout.now, athlete.day_start);
    let mut lines = vec![Said::new(Tone::Plain, format!("If: {}", told(&tryout.plan, today, units)))];
    let then = judged(&tryout.plan, today, athlete);
    lines.extend(tryout.prospect.map(|prospect| ready(&prospect, &then, tryout.hangs, today)));
    lines.push(training_again(tryout, today));
    lines.extend(tryout.begins.map(|begins| Said::new(Tone::Plain, begins)));
    let moved = tryout.others.iter().filter(|other| (other.before - other.after).abs() >= WORTH_A_WORD);
    lines.extend(moved.map(|other| {
        let (before, after) = (phrase::percent(other.before), phrase::percent(other.after));
        let tone = if other.after < other.before { Tone::Careful } else { Tone::Good };
        Said::new(
            tone,
            format!(
                "{}: {} about {before} without it, {after} with it.",
                told(&other.plan, today, units),
                ready_for(needed(&other.plan))
            ),
        )
    }));
    let races = std::iter::once(&tryout.plan).chain(tryout.others.iter().map(|other| &other.plan.what));
    if races.into_iter().any(|plan| plan.race.is_some()) {
        lines.push(Said::new(Tone::Quiet, READY_IS_RECOVERED));
    }
    lines.push(Said::new(Tone::Quiet, "Nothing of this is kept; `deckchair plan` with the same words keeps it."));
    lines
}

fn told(plan: &Planned, today: Day, units: Units) -> String {
    let mut facts = Vec::new();
    facts.extend(plan.distance.map(|length| phrase::distance_of(plan.sport, length, units)));
    facts.extend(plan.moving.map(phrase::stopwatch));
    facts.extend(plan.rpe.map(phrase::effort));
    let name = if plan.title.is_empty() { names::sport(plan.sport).to_owned() } else { plan.title.clone() };
    let figures = if facts.is_empty() { String::new() } else { format!(", {}", facts.join(", ")) };
    format!("{name} {}{figures}", phrase::day(plan.day, today))
}

fn ready(prospect: &Prospect, then: &str, hangs: &str, today: Day) -> Said {
    if prospect.runs_first > 0 {
        return Said::new(
            Tone::Careful,
            format!("{}: it {}.", capitalised(ready_for(prospect.needs)), waits_for_runs(prospect.runs_first)),
        );
    }
    let chance = format!("{} {then}{hangs}: about {}", capitalised(ready_for(prospect.needs)), phrase::percent(prospect.chance));
    let tone = if prospect.chance < AS_LIKELY_AS_NOT { Tone::Careful } else { Tone::Good };
    let later = match prospect.likely {
        Some(day) if day == prospect.day => String::new(),
        Some(day) => format!("; likely enough from {}", phrase::day(day, today)),
        None => "; not likely enough on any of the coming six weeks".to_owned(),
    };
    Said::new(tone, format!("{chance}{later}."))
}

/// Says when training is open again after the day of the plan, without it and with it.
fn training_again(tryout: &Tryout, today: Day) -> Said {
    let day = |day: Day| phrase::day(day, today);
    let (before, after) = (first_to_train(&tryout.before, tryout.plan.day), first_to_train(&tryout.after, tryout.plan.day));
    let text = match (before, after) {
        (_, None) => "Training again after it: later than the coming six weeks.".to_owned(),
        (None, Some(after)) => format!("Training again after it: about {}.", day(after)),
        (Some(before), Some(after)) if after > before => {
            let later = phrase::days(after.since(before).unsigned_abs());
            format!("Training again after it: about {}, {later} later than without it.", day(after))
        }
        (Some(_), Some(after)) => format!("Training again after it: about {}, as without it.", day(after)),
    };
    Said::new(Tone::Plain, text)
}

/// What `deckchair whatif --json` prints, in this order. Chances are from 0 to 1; null is what lies beyond the coming six
/// weeks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TryoutJson {
    schema: u32,
    now: String,
    plan: Planned,
    needs: Option<&'static str>,
    p_ready: Option<f64>,
    easy_runs_first: Option<u8>,
    likely_from: Option<String>,
    train_again: BeforeAfter<Option<String>>,
    plans: Vec<OtherJson>,
    mornings: Vec<TrainChanceJson>,
}

/// A figure without the plan and with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct BeforeAfter<T> {
    before: T,
    after: T,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct OtherJson {
    id: Id,
    day: String,
    p_ready: BeforeAfter<f64>,
}

/// The chance that training is open on a morning.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct TrainChanceJson {
    day: String,
    p_train: BeforeAfter<f64>,
}

/// Gives a plan that is tried for scripts.
#[must_use]
pub fn tryout_json(tryout: Tryout) -> TryoutJson {
    let opens = |mornings| first_to_train(mornings, tryout.plan.day).map(|day| day.to_string());
    let chance = |morning: &Morning| phrase::rounded(morning.chance_of(Rung::Train), 3);
    let mornings = tryout.before.iter().zip(&tryout.after).map(|(before, after)| TrainChanceJson {
        day: before.day.to_string(),
        p_train: BeforeAfter { before: chance(before), after: chance(after) },
    });
    TryoutJson {
        schema: SCHEMA,
        now: tryout.now.to_string(),
        needs: tryout.prospect.map(|prospect| rung_name(prospect.needs)),
        p_ready: tryout.prospect.map(|prospect| phrase::rounded(prospect.chance, 3)),
        easy_runs_first: tryout.prospect.map(|prospect| prospect.runs_first),
        likely_from: tryout.prospect.and_then(|prospect| prospect.likely).map(|day| day.to_string()),
        train_again: BeforeAfter { before: opens(&tryout.before), after: opens(&tryout.after) },
        mornings: mornings.collect(),
        plans: tryout
            .others
            .iter()
            .map(|other| OtherJson {
                id: other.plan.id,
                day: other.plan.day.to_string(),
                p_ready: BeforeAfter { before: phrase::rounded(other.before, 3), after: phrase::rounded(other.after, 3) },
            })
            .collect(),
        plan: tryout.plan,
    }
}
