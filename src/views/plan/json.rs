//! The plan for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use crate::journal::{Journal, Metres, Moment, Planned, Seconds, Sport};
use crate::phrase::{self, names};
use crate::plan::Prospect;
use crate::recovery::{Assessment, Reason, Verdict};

use super::rest;
use crate::views::today::{rung_name, waits_for};

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What `deckchair plan --json` prints, in this order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanJson {
    schema: u32,
    now: String,
    plans: Vec<PlannedJson>,
    /// Days planned to be of rest.
    planned_rests: Vec<PlannedRestJson>,
    rest_days: Vec<RestJson>,
    waits_for: Option<&'static str>,
    empty: bool,
}

/// One planned session or race. `p_ready` is the chance that the rung it needs is open at its start, where that is said, else
/// that morning, with all that is planned before it done; `easy_runs_first` are the easy runs that come first after days without
/// running and are not planned before it, and where there are any `p_ready` is 0; `likely_from` is the first day from its own on
/// with a chance of four in five.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct PlannedJson {
    id: String,
    day: String,
    first_day: Option<String>,
    start: Option<String>,
    race: Option<&'static str>,
    sport: Sport,
    title: String,
    distance_m: Option<f64>,
    moving_s: Option<f64>,
    needs: Option<&'static str>,
    p_ready: Option<f64>,
    easy_runs_first: Option<u8>,
    likely_from: Option<String>,
}

/// Days planned to be of rest, both ends included.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct PlannedRestJson {
    id: String,
    from: String,
    until: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RestJson {
    day: String,
    why: &'static str,
}

/// Gives the plan for scripts; `waits_for` is what must come before the way back begins (`well`, `no_pain`, `easy_run`), which
/// each chance then supposes; on GET HELP there is no chance and no day of rest in it, and none while `empty` is true: no
/// session is logged to tell it by.
#[must_use]
pub fn plan_json(now: Moment, assessment: &Assessment, journal: &Journal, prospects: &[Prospect]) -> PlanJson {
    let helped = assessment.verdict == Verdict::GetHelp;
    let prospect = |planned| prospects.iter().find(|prospect| prospect.planned == planned && !helped);
    let ahead = journal.planned().iter().filter(|plan| plan.day >= assessment.today);
    let rest = assessment.rest_days.iter().map(|rest| RestJson { day: rest.day.to_string(), why: rest::why(rest.why) });
    PlanJson {
        schema: SCHEMA,
        now: now.to_string(),
        plans: ahead.map(|plan| planned(plan.id.to_string(), plan, prospect(plan.id))).collect(),
        planned_rests: journal
            .planned_rests()
            .iter()
            .filter(|rest| rest.until >= assessment.today)
            .map(|rest| PlannedRestJson { id: rest.id.to_string(), from: rest.from.to_string(), until: rest.until.to_string() })
            .collect(),
        rest_days: rest.collect(),
        waits_for: waits_for(assessment),
        empty: assessment.reason == Reason::NothingLogged,
    }
}

fn planned(id: String, plan: &Planned, prospect: Option<&Prospect>) -> PlannedJson {
    PlannedJson {
        id,
        day: plan.day.to_string(),
        first_day: plan.first_day.map(|day| day.to_string()),
        start: plan.start.map(|clock| clock.to_string()),
        race: plan.race.map(names::priority),
        sport: plan.sport,
        title: plan.title.clone(),
        distance_m: plan.distance.map(Metres::value),
        moving_s: plan.moving.map(Seconds::value),
        needs: prospect.map(|prospect| rung_name(prospect.needs)),
        p_ready: prospect.map(|prospect| phrase::rounded(prospect.chance, 3)),
        easy_runs_first: prospect.map(|prospect| prospect.runs_first),
        likely_from: prospect.and_then(|prospect| prospect.likely).map(|day| day.to_string()),
    }
}
