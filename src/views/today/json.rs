//! Today for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use crate::journal::{Day, Grams, Millilitres};
use crate::recovery::{Assessment, Ladder, Refuelling, Rung, System, SystemState, Target, Urgency, Verdict};

use super::TodayView;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What `deckchair today --json` prints, in this order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TodayJson {
    schema: u32,
    now: String,
    rung: &'static str,
    because: String,
    advice: Vec<String>,
    slowest_system: &'static str,
    systems: Vec<SystemJson>,
    ladder: Vec<StepJson>,
    detraining: DetrainingJson,
    refuelling: Option<RefuellingJson>,
    rest_days: Vec<String>,
    warnings: Vec<String>,
}

/// One system: its deficit in the unit of the model, and when it is back.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct SystemJson {
    name: &'static str,
    deficit: f64,
    unit: &'static str,
    recovered_percent: i64,
    back: String,
    range: [String; 2],
}

/// One rung above rest: its first morning by the median, and the 80 % range.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct StepJson {
    rung: &'static str,
    from: String,
    range: [String; 2],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct DetrainingJson {
    from: Option<String>,
    vo2max_loss_percent: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RefuellingJson {
    opened_at: String,
    closes_at: String,
    seconds_left: u32,
    urgency: &'static str,
    carbohydrate_g: Eaten,
    protein_g: Eaten,
    fluid_ml: Drunk,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Eaten {
    eaten: i64,
    target: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Drunk {
    drunk: i64,
    target: Option<i64>,
}

/// Gives Today for scripts.
///
/// On GET HELP `ladder`, `rest_days`, `advice` and `warnings` are empty, `refuelling` is null, and `because` is the help
/// text. `detraining.from` is null where nothing has been logged.
#[must_use]
pub fn today_json(assessment: &Assessment, view: &TodayView) -> TodayJson {
    let silent = assessment.verdict == Verdict::GetHelp;
    TodayJson {
        schema: SCHEMA,
        now: assessment.now.to_string(),
        rung: rung_of(assessment.verdict),
        because: view.because.clone(),
        advice: view.advice.clone(),
        slowest_system: name(assessment.slowest),
        systems: assessment.systems.iter().map(system).collect(),
        ladder: assessment.ladder.filter(|_| !silent).map(|ladder| steps(&ladder)).unwrap_or_default(),
        detraining: DetrainingJson {
            from: assessment.detraining.from.map(|day| day.to_string()),
            vo2max_loss_percent: rounded(assessment.detraining.vo2max_loss_percent, 10.0),
        },
        refuelling: assessment.refuelling.as_ref().filter(|_| !silent).map(refuelling),
        rest_days: assessment.rest_days.iter().filter(|_| !silent).map(|rest| rest.day.to_string()).collect(),
        warnings: view.warnings.iter().map(|said| said.text.clone()).collect(),
    }
}

/// Names a verdict as scripts know it.
const fn rung_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open(rung) => rung_name(rung),
        Verdict::Ill => "ill",
        Verdict::Injured => "injured",
        Verdict::GetHelp => "get_help",
    }
}

/// Names a rung as scripts know it.
const fn rung_name(rung: Rung) -> &'static str {
    match rung {
        Rung::Rest => "rest",
        Rung::CrossTrain => "cross_train",
        Rung::RunEasy => "run_easy",
        Rung::Train => "train",
    }
}

/// Names a system as scripts know it.
const fn name(system: System) -> &'static str {
    match system {
        System::Strength => "strength",
        System::Soreness => "soreness",
        System::Fuel => "fuel",
        System::Heart => "heart",
        System::Freshness => "freshness",
        System::Tissue => "tissue",
    }
}

/// Names the unit of a system's deficit.
const fn unit(system: System) -> &'static str {
    match system {
        System::Strength => "fraction",
        System::Soreness => "0-10",
        System::Heart => "z",
        System::Fuel | System::Freshness | System::Tissue => "0-1",
    }
}

fn system(state: &SystemState) -> SystemJson {
    SystemJson {
        name: name(state.system),
        deficit: rounded(state.deficit, 1_000.0),
        unit: unit(state.system),
        recovered_percent: (state.recovered * 100.0).round() as i64,
        back: state.back.day.to_string(),
        range: days(state.back.earliest, state.back.latest),
    }
}

fn steps(ladder: &Ladder) -> Vec<StepJson> {
    let step = |rung| {
        ladder.ready(rung).map(|ready| StepJson {
            rung: rung_name(rung),
            from: ready.day.to_string(),
            range: days(ready.earliest, ready.latest),
        })
    };
    Rung::CLIMB.into_iter().filter_map(step).collect()
}

fn days(earliest: Day, latest: Day) -> [String; 2] {
    [earliest.to_string(), latest.to_string()]
}

fn refuelling(window: &Refuelling) -> RefuellingJson {
    RefuellingJson {
        opened_at: window.opened_at.to_string(),
        closes_at: window.closes_at.to_string(),
        seconds_left: window.seconds_left,
        urgency: match window.urgency {
            Urgency::Low => "low",
            Urgency::Medium => "medium",
            Urgency::High => "high",
        },
        carbohydrate_g: eaten(&window.carbohydrate),
        protein_g: eaten(&window.protein),
        fluid_ml: Drunk {
            drunk: window.fluid.taken.value().round() as i64,
            target: whole(window.fluid.aim.map(Millilitres::value)),
        },
    }
}

fn eaten(target: &Target<Grams>) -> Eaten {
    Eaten { eaten: target.taken.value().round() as i64, target: whole(target.aim.map(Grams::value)) }
}

fn whole(amount: Option<f64>) -> Option<i64> {
    amount.map(|amount| amount.round() as i64)
}

/// Rounds to a part of one, and never gives a negative zero.
fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts + 0.0
}
