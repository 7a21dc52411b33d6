//! What recovery has taken, by kind of effort: the days of typical runners and this one's own by one definition, and the days
//! until the soreness was gone.

use std::collections::BTreeMap;

use super::{Recovered, RecoveredView};
use crate::journal::{CheckIn, Kept, Session, Ten};
use crate::phrase;
use crate::recovery::{Runners, days_alone, quantile};
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
/// The latest of a kind tell as much of it as all.
const LATEST: u64 = 12;
/// The most kinds that are told.
const MOST: usize = 8;

/// What the efforts of one kind have taken.
#[derive(Default)]
struct EffortKind {
    /// How many there were.
    times: u64,
    /// The days of every possible runner for every one of them: of people, and of this runner.
    typical: Vec<f64>,
    own: Vec<f64>,
    sore: Vec<i64>,
}

/// What the days are.
const DAYS: &str = "Typical and you: the days from the end of the session until training is open, had it been the only one, as the \
                    log's cost of it; the range holds four of five. The dates on Today count all you did together.";

/// What the days of soreness are.
const SORE: &str = "Sore: the days until you said that the soreness was gone; what lies deeper heals later than it is felt.";

/// Gives what recovery has taken, the longest first.
pub(super) fn recovered(ground: &Ground<'_>) -> RecoveredView {
    let (people, own) = (Runners::typical(ground.athlete), Runners::learned(ground.now, ground.journal, ground.athlete));
    let sessions = ground.journal.sessions();
    let first = sessions.partition_point(|session| ground.days_since(session) > BACK_DAYS);
    let mut kinds: BTreeMap<String, EffortKind> = BTreeMap::new();
    for (at, session) in sessions.iter().enumerate().skip(first).rev().filter(|(_, session)| session.end() <= ground.now) {
        if session.kind.is_none() && ground.felt(session).is_none_or(|felt| felt.rpe < 6.0) {
            continue;
        }
        let days = days_alone(session, sessions.get(..at).unwrap_or_default(), ground.athlete);
        if days >= WORTH_DAYS {
            let kind = kinds.entry(effort::kind_of(session, ground)).or_default();
            let earlier = sessions.get(..at).unwrap_or_default();
            kind.times += 1;
            if kind.times <= LATEST {
                kind.typical.extend(people.days_alone(session, earlier, ground.athlete));
                kind.own.extend(own.days_alone(session, earlier, ground.athlete));
            }
            kind.sore.extend(sore_days(ground, session));
        }
    }
    let longest = |kind: &EffortKind| quantile(&kind.typical, 0.5);
    let mut kinds: Vec<(String, EffortKind)> = kinds.into_iter().collect();
    kinds.sort_by(|(_, one), (_, other)| longest(other).total_cmp(&longest(one)));
    let rows = kinds.into_iter().take(MOST).map(|(name, kind)| told(name, &kind)).collect();
    RecoveredView { rows, about: vec![DAYS.to_owned(), learnt_from(ground)], about_sore: SORE }
}

fn told(kind: String, found: &EffortKind) -> Recovered {
    Recovered {
        kind,
        times: phrase::count(found.times, "time", "times"),
        typical: range(&found.typical),
        own: range(&found.own),
        soreness: days(&found.sore),
    }
}

/// Gives the middle and the range that holds four of five, such as `10 d (8–14)`.
fn range(days: &[f64]) -> String {
    let at = |share: f64| quantile(days, share).round() as i64;
    let (least, middle, most) = (at(0.1), at(0.5), at(0.9));
    if least == most { format!("{middle:>2} d") } else { format!("{middle:>2} d ({least}–{most})") }
}

/// Says from how many answers the runner's own figures are known.
fn learnt_from(ground: &Ground<'_>) -> String {
    let late = |said: &&Kept<CheckIn>| said.at <= ground.now && ground.now.days_since(said.at) <= BACK_DAYS as f64;
    let answers = ground.journal.check_ins().iter().rev().filter(late).count() as u64;
    match answers {
        0 => "Yours are those of a typical runner until you check in on the mornings after hard sessions.".to_owned(),
        _ => format!(
            "Yours are learnt from {} of the past year and from efforts you repeated; the wider, the less is known.",
            phrase::count(answers, "check-in", "check-ins")
        ),
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
        let said = ground.answers_on(day.plus(ago))?;
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
