//! What recovery has taken, by kind of effort: the typical runner's days, and the days until the soreness was gone.

use std::collections::BTreeMap;

use super::Recovered;
use crate::journal::{CheckIn, Kept, Session, Ten};
use crate::phrase;
use crate::recovery::days_alone;
use crate::views::effort;
use crate::views::scene::Ground;

/// Days back that are looked at.
const BACK_DAYS: i64 = 366;
/// Efforts that cost fewer days are not told.
const WORTH_DAYS: f64 = 2.0;
/// A soreness up to this is gone, points of 10; and one above it was there.
const GONE: f64 = 1.5;
const THERE: f64 = 2.5;
/// Days after an effort in which its soreness is looked for.
const SORE_DAYS: i64 = 14;
/// The most kinds that are told.
const MOST: usize = 8;

/// What the efforts of one kind have taken.
#[derive(Default)]
struct Kind {
    typical: Vec<f64>,
    sore: Vec<i64>,
}

/// Gives what recovery has taken, the longest first.
pub(super) fn recovered(ground: &Ground<'_>) -> Vec<Recovered> {
    let sessions = ground.journal.sessions();
    let first = sessions.partition_point(|session| ground.days_since(session) > BACK_DAYS);
    let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
    for (at, session) in sessions.iter().enumerate().skip(first).filter(|(_, session)| session.end() <= ground.now) {
        if session.kind.is_none() && ground.felt(session).is_none_or(|felt| felt.rpe < 6.0) {
            continue;
        }
        let days = days_alone(session, sessions.get(..at).unwrap_or_default(), ground.athlete);
        if days >= WORTH_DAYS {
            let kind = kinds.entry(effort::kind_of(session)).or_default();
            kind.typical.push(days);
            kind.sore.extend(sore_days(ground, session));
        }
    }
    let longest = |kind: &Kind| kind.typical.iter().copied().fold(0.0, f64::max);
    let mut kinds: Vec<(String, Kind)> = kinds.into_iter().collect();
    kinds.sort_by(|(_, one), (_, other)| longest(other).total_cmp(&longest(one)));
    kinds.into_iter().take(MOST).map(|(name, kind)| told(name, &kind)).collect()
}

fn told(kind: String, found: &Kind) -> Recovered {
    let typical: Vec<i64> = found.typical.iter().map(|days| days.round() as i64).collect();
    Recovered {
        kind,
        times: phrase::count(typical.len() as u64, "time", "times"),
        typical: days(&typical),
        soreness: days(&found.sore),
    }
}

fn days(days: &[i64]) -> String {
    match (days.iter().min(), days.iter().max()) {
        (Some(least), Some(most)) if least == most => format!("{least} d"),
        (Some(least), Some(most)) => format!("{least}–{most} d"),
        (None, _) | (_, None) => String::new(),
    }
}

/// Gives the days from a session to the first morning on which the soreness it brought was gone; `None` where it brought none
/// that was said, where that morning was not said, or where another effort came between.
fn sore_days(ground: &Ground<'_>, session: &Kept<Session>) -> Option<i64> {
    let day = ground.day_of(session);
    let soreness = |ago: i64| {
        let said: &CheckIn = ground.journal.check_in_on(day.plus(ago), ground.athlete.day_start)?;
        said.soreness.map(Ten::value)
    };
    let mut was_there = false;
    for ago in 1..=SORE_DAYS {
        if was_there && soreness(ago).is_some_and(|points| points <= GONE) {
            return Some(ago);
        }
        was_there |= soreness(ago).is_some_and(|points| points >= THERE);
        let hard = |other: &Kept<Session>| other.rpe.is_none_or(|rpe| rpe.value() >= 6.0) && !other.sport.is_comfort();
        if ground.journal.sessions_on(day.plus(ago), ground.athlete).iter().any(hard) {
            return None;
        }
    }
    None
}
