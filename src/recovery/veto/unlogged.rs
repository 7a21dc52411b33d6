//! A race that was planned and of which nothing was said: it counts as run until the runner says what became of it.
//!
//! Unknown is not rest: nobody who planned a race for yesterday is fresh today because they have not written it down yet.

use crate::journal::{Athlete, Day, DayReport, Journal, Kept, Kind, Moment, Planned, Session};

use super::Veto;
use crate::recovery::assessment::Rung;
use crate::recovery::effort::{Distances, Effort};
use crate::recovery::mornings::Mornings;
use crate::recovery::planned::{as_session, begins, is_done, is_much_shorter};
use crate::recovery::readiness::morning_of;
use crate::recovery::reason::Reason;

/// Days back to which a race may be planned that nothing was said of and that still counts.
pub(in crate::recovery) const ASKED_DAYS: i64 = 21;

/// Keeps shut what the last race that was planned and not told of would, for the typical runner.
pub(super) fn unlogged_race(mornings: &Mornings<'_>, now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Veto> {
    let today = mornings.today;
    let lately = |plan: &&Kept<Planned>| plan.race.is_some() && (0..=ASKED_DAYS).contains(&today.since(plan.day));
    let as_run = |plan: &Kept<Planned>| {
        // It began when such races do; seen from its own day it has not begun, unless its hour is known.
        let session = Kept { id: plan.id, what: as_session(plan, begins(plan, now, athlete)) };
        Effort::of(&session, journal.sessions(), Distances::default(), plan.race, athlete)
    };
    let unsaid = journal.planned().iter().filter(lately).filter(|plan| !is_told_of(plan, now, journal, athlete));
    let over = unsaid.map(|plan| (plan, as_run(plan))).filter(|(_, effort)| effort.end <= now);
    let Some((plan, effort)) = over.max_by_key(|(plan, _)| plan.day) else { return Vec::new() };
    let reason = Reason::RaceNotLogged { plan: plan.id, day: plan.day };
    let opens = |rung| {
        let open = effort.end.plus_days(effort.days_until_open(rung));
        let day = mornings.day_of(open);
        if morning_of(day, athlete) < open { day.plus(1) } else { day }
    };
    let below = [(Rung::Rest, Rung::CrossTrain), (Rung::CrossTrain, Rung::RunEasy), (Rung::RunEasy, Rung::Train)];
    let vetoes = below.into_iter().map(|(below, rung)| Veto::shutting(below, opens(rung), reason.clone()));
    vetoes.filter(|veto| veto.until > today).collect()
}

/// Says whether the runner has said what became of a plan: that it was done, that they rested, or what they trained instead; or
/// has logged any training since. What is open on a day of rest says nothing of it, nor does what was far shorter, unless it was
/// a race too.
fn is_told_of(plan: &Planned, now: Moment, journal: &Journal, athlete: &Athlete) -> bool {
    let is_since = |session: &Kept<Session>| Day::of(session.end(), athlete.day_start) > plan.day;
    let is_training = |session: &&Kept<Session>| !session.sport.is_gentle();
    let is_it = |session: &Kept<Session>| session.kind == Some(Kind::Race) || !is_much_shorter(session, plan);
    let trained = match journal.report(plan.day, athlete) {
        DayReport::Trained(sessions) => sessions.iter().filter(is_training).any(is_it),
        DayReport::Rested | DayReport::Unreported => false,
    };
    let rested = journal.rests().iter().any(|rest| rest.day == plan.day);
    let since = || journal.sessions().iter().rev().filter(is_training).any(is_since);
    trained || rested || is_done(plan, now, journal, athlete) || since()
}
