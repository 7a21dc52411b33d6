//! `edit --unset`: what an entry should say no longer.

use crate::journal::{CheckIn, Entry, Intake, Planned, PlannedRest, Rest, Session, Spell};
use crate::phrase;

use super::Failure;

/// What an entry of one sort need not say, each by its name, and how that is taken off it.
type Unsettable<T> = [(&'static str, fn(&mut T))];

const OF_A_SESSION: &Unsettable<Session> = &[
    ("title", |session| session.title.clear()),
    ("notes", |session| session.notes.clear()),
    ("place", |session| session.place.clear()),
    ("tags", |session| session.tags.clear()),
    ("kind", |session| session.kind = None),
    ("distance", |session| session.distance = None),
    ("time", |session| session.moving = None),
    ("elapsed", |session| session.elapsed = None),
    ("climb", |session| session.climb = None),
    ("descent", |session| session.descent = None),
    ("rpe", |session| session.rpe = None),
    ("feel", |session| session.feel = None),
    ("hr", |session| (session.heart_avg, session.heart_max) = (None, None)),
];

const OF_A_CHECK_IN: &Unsettable<CheckIn> = &[
    ("soreness", |check_in| check_in.soreness = None),
    ("fatigue", |check_in| check_in.fatigue = None),
    ("mood", |check_in| check_in.mood = None),
    ("stress", |check_in| check_in.stress = None),
    ("sleep", |check_in| check_in.sleep = None),
    ("quality", |check_in| check_in.sleep_quality = None),
    ("rhr", |check_in| check_in.resting_heart = None),
    ("hrv", |check_in| check_in.hrv = None),
    ("health", |check_in| check_in.health = None),
    ("pain", |check_in| (check_in.pain, check_in.no_pain) = (None, false)),
    ("signs", |check_in| {
        check_in.red_flags.clear();
        check_in.signs_gone.clear();
    }),
    ("notes", |check_in| check_in.notes.clear()),
];

const OF_AN_INTAKE: &Unsettable<Intake> = &[
    ("carbs", |intake| intake.carbohydrate = None),
    ("protein", |intake| intake.protein = None),
    ("fluid", |intake| intake.fluid = None),
    ("title", |intake| intake.title.clear()),
];

const OF_A_REST: &Unsettable<Rest> = &[("notes", |rest| rest.notes.clear())];

const OF_A_SPELL: &Unsettable<Spell> = &[("until", |spell| spell.until = None), ("notes", |spell| spell.notes.clear())];

const OF_A_PLAN: &Unsettable<Planned> = &[
    ("start", |planned| planned.start = None),
    ("title", |planned| planned.title.clear()),
    ("notes", |planned| planned.notes.clear()),
    ("kind", |planned| (planned.kind, planned.race) = (None, None)),
    ("distance", |planned| planned.distance = None),
    ("time", |planned| planned.moving = None),
    ("climb", |planned| planned.climb = None),
    ("descent", |planned| planned.descent = None),
    ("rpe", |planned| planned.rpe = None),
];

const OF_A_PLANNED_REST: &Unsettable<PlannedRest> = &[("notes", |rest| rest.notes.clear())];

/// Gives an entry without what it should say no longer, by the names of that.
///
/// # Errors
/// Where an entry of its sort never says such a thing.
pub fn unset(entry: &Entry, names: &[String]) -> Result<Entry, Failure> {
    let less = match entry {
        Entry::Session(session) => Entry::Session(less(session, names, "a session", OF_A_SESSION)?),
        Entry::CheckIn(check_in) => Entry::CheckIn(less(check_in, names, "a check-in", OF_A_CHECK_IN)?.retyped_from(check_in)),
        Entry::Intake(intake) => Entry::Intake(less(intake, names, "what was eaten", OF_AN_INTAKE)?),
        Entry::Rest(rest) => Entry::Rest(less(rest, names, "a rest", OF_A_REST)?),
        Entry::Spell(spell) => Entry::Spell(less(spell, names, "an illness or injury", OF_A_SPELL)?),
        Entry::Planned(planned) => Entry::Planned(less(planned, names, "a plan", OF_A_PLAN)?),
        Entry::PlannedRest(rest) => Entry::PlannedRest(less(rest, names, "a planned rest", OF_A_PLANNED_REST)?),
    };
    Ok(less)
}

fn less<T: Clone>(what: &T, names: &[String], sort: &str, parts: &Unsettable<T>) -> Result<T, Failure> {
    let mut less = what.clone();
    for name in names {
        let wanted = name.trim().to_lowercase();
        let Some((_, take_off)) = parts.iter().find(|(part, _)| *part == wanted) else {
            let known: Vec<&str> = parts.iter().map(|(part, _)| *part).collect();
            let refusal = format!("{sort} has no `{}` that could be unset", phrase::shortened(name));
            return Err(Failure::usage(refusal).hint(format!("it has {}", known.join(", "))));
        };
        take_off(&mut less);
    }
    Ok(less)
}
