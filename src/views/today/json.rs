//! Today for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use crate::journal::{Day, Grams, Millilitres, Moment};
use crate::phrase;
use crate::recovery::{Assessment, Ladder, Refuelling, Rung, System, SystemState, Target, Urgency, Verdict};

use super::{StepOpens, TodayView};
use crate::views::ahead::{first_before, has_niggle, runs_first, runs_until_ready};

/// The version of the contract.
const SCHEMA: u32 = 2;

/// What `deckchair today --json` prints, in this order. Before schema 2 a step of the ladder had a range also where its date
/// hangs on more than the body.
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
    empty: bool,
    done: bool,
    waits_for: Option<&'static str>,
    prudence: f64,
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
///
/// `waits_for` is what must have come by then (`well`, `no_pain`, `easy_run`), which the date supposes; null where it supposes
/// nothing. `range` is null where that decides the date, and not the body: nobody knows how long it takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct StepJson {
    rung: &'static str,
    from: String,
    range: Option<[String; 2]>,
    waits_for: Option<&'static str>,
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
    seconds_left: u64,
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
/// On GET HELP `ladder`, `rest_days`, `advice` and `warnings` are empty, `refuelling` is null, and `because` is the help text.
/// `waits_for` is what must come before the way back begins (`well`, `no_pain`, `easy_run`): until then the dates of `ladder`
/// that wait for it are those of an illness that ends now, a niggle tomorrow, a pain in three days, a run done before them, and
/// not known. `done` says that the day has
/// had its session; `rung` is what stays open. `prudence` is the share of possible recoveries by which the dates are read: 0.5
/// for the median. While nothing is logged `empty` is true, the rung is `rest`, `ladder` is empty and `detraining.from` is null.
#[must_use]
pub fn today_json(assessment: &Assessment, view: &TodayView) -> TodayJson {
    let silent = assessment.verdict == Verdict::GetHelp || view.is_empty();
    TodayJson {
        schema: SCHEMA,
        now: assessment.now.to_string(),
        // Nothing known opens nothing: a script that looks only at the rung is not sent to train.
        rung: if view.is_empty() { rung_name(Rung::Rest) } else { verdict_name(assessment.verdict) },
        because: view.because.clone(),
        advice: view.advice.clone(),
        slowest_system: system_word(assessment.slowest),
        systems: assessment.systems.iter().map(system).collect(),
        ladder: assessment.ladder.filter(|_| !silent).map(|ladder| steps(assessment, view, &ladder)).unwrap_or_default(),
        detraining: DetrainingJson {
            from: assessment.detraining.from.map(|day| day.to_string()),
            vo2max_loss_percent: phrase::rounded(assessment.detraining.vo2max_loss_percent, 1),
        },
        refuelling: assessment.refuelling.as_ref().filter(|_| !silent).map(|window| refuelling(assessment.now, window)),
        rest_days: assessment.rest_days.iter().filter(|_| !silent).map(|rest| rest.day.to_string()).collect(),
        warnings: view.warnings.iter().map(|said| said.text.clone()).collect(),
        empty: view.is_empty(),
        done: view.is_done,
        waits_for: waits_for(assessment),
        prudence: phrase::rounded(assessment.prudence, 2),
    }
}

/// Names what the runner must say or do before the way back begins, where nobody knows its date.
#[must_use]
pub fn waits_for(assessment: &Assessment) -> Option<&'static str> {
    match assessment.verdict {
        Verdict::Ill => Some("well"),
        Verdict::Injured => Some("no_pain"),
        Verdict::Open(_) if has_niggle(assessment) => Some("no_pain"),
        Verdict::Open(_) => (runs_first(assessment) > 0 || runs_until_ready(assessment) > 0).then_some("easy_run"),
        Verdict::GetHelp => None,
    }
}

/// Names a verdict as scripts and the log know it.
#[must_use]
pub const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open(rung) => rung_name(rung),
        Verdict::Ill => "ill",
        Verdict::Injured => "injured",
        Verdict::GetHelp => "get_help",
    }
}

/// Names a rung as scripts know it.
#[must_use]
pub const fn rung_name(rung: Rung) -> &'static str {
    match rung {
        Rung::Rest => "rest",
        Rung::CrossTrain => "cross_train",
        Rung::RunEasy => "run_easy",
        Rung::Train => "train",
    }
}

/// Names a system as scripts and the log know it.
#[must_use]
pub const fn system_word(system: System) -> &'static str {
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
        name: system_word(state.system),
        deficit: phrase::rounded(state.deficit, 3),
        unit: unit(state.system),
        recovered_percent: (state.recovered * 100.0).round() as i64,
        back: state.back.day.to_string(),
        range: days(state.back.earliest, state.back.latest),
    }
}

fn steps(assessment: &Assessment, view: &TodayView, ladder: &Ladder) -> Vec<StepJson> {
    let said = |rung| view.way_back.as_ref()?.steps.iter().find(|step| step.rung == rung).map(|step| step.opens);
    // What Today gives no range of has none here.
    let is_ranged = |rung| match said(rung) {
        Some(StepOpens::OnceDone | StepOpens::OnADayOnce) => false,
        Some(StepOpens::Now | StepOpens::OnADay | StepOpens::NotToday) | None => true,
    };
    let step = |rung| {
        ladder.ready(rung).map(|ready| StepJson {
            rung: rung_name(rung),
            from: ready.day.to_string(),
            range: is_ranged(rung).then(|| days(ready.earliest, ready.latest)),
            waits_for: first_before(assessment, rung, ready.day).name(),
        })
    };
    Rung::CLIMB.into_iter().filter_map(step).collect()
}

fn days(earliest: Day, latest: Day) -> [String; 2] {
    [earliest.to_string(), latest.to_string()]
}

fn refuelling(now: Moment, window: &Refuelling) -> RefuellingJson {
    RefuellingJson {
        opened_at: window.opened_at.to_string(),
        closes_at: window.closes_at.to_string(),
        seconds_left: now.seconds_until(window.closes_at),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::{Reason, RestDay, RestReason};
    use crate::views::fixtures::{Stage, on, window};

    fn json(stage: &Stage) -> serde_json::Value {
        serde_json::to_value(today_json(&stage.assessment, &stage.today())).unwrap()
    }

    #[test]
    fn the_contract_is_kept_to_the_letter() {
        let mut stage = Stage::morning_after();
        let closes_at = stage.assessment.now.plus_seconds(6_127.0);
        let opened_at = closes_at.plus_seconds(-14_400.0);
        stage.assessment.refuelling = Some(Refuelling { opened_at, closes_at, ..window(Urgency::Low, None) });
        stage.assessment.rest_days = vec![RestDay { day: on(2026, 11, 22), why: RestReason::Ladder }];
        let text = serde_json::to_string(&today_json(&stage.assessment, &stage.today())).unwrap();
        let expected = concat!(
            r#"{"schema":2,"now":"2026-11-22T08:14:00+01:00","rung":"rest","#,
            r#""because":"Your legs are still about 16 % short of their strength after yesterday's marathon; soreness peaks today.","#,
            r#""advice":["No run has been shown to speed that up. Sleep in."],"slowest_system":"tissue","systems":["#,
            r#"{"name":"strength","deficit":0.16,"unit":"fraction","recovered_percent":58,"back":"2026-11-24","range":["2026-11-23","2026-11-25"]},"#,
            r#"{"name":"soreness","deficit":4.9,"unit":"0-10","recovered_percent":12,"back":"2026-11-25","range":["2026-11-24","2026-11-27"]},"#,
            r#"{"name":"fuel","deficit":0.48,"unit":"0-1","recovered_percent":48,"back":"2026-11-24","range":["2026-11-24","2026-11-24"]},"#,
            r#"{"name":"heart","deficit":1.3,"unit":"z","recovered_percent":26,"back":"2026-11-23","range":["2026-11-23","2026-11-24"]},"#,
            r#"{"name":"freshness","deficit":0.42,"unit":"0-1","recovered_percent":42,"back":"2026-11-25","range":["2026-11-24","2026-11-26"]},"#,
            r#"{"name":"tissue","deficit":0.53,"unit":"0-1","recovered_percent":13,"back":"2026-12-02","range":["2026-11-29","2026-12-05"]}],"#,
            r#""ladder":[{"rung":"cross_train","from":"2026-11-23","range":["2026-11-23","2026-11-24"],"waits_for":null},"#,
            r#"{"rung":"run_easy","from":"2026-11-26","range":["2026-11-25","2026-11-28"],"waits_for":null},"#,
            r#"{"rung":"train","from":"2026-12-02","range":["2026-11-29","2026-12-05"],"waits_for":null}],"#,
            r#""detraining":{"from":"2026-12-01","vo2max_loss_percent":0.0},"#,
            r#""refuelling":{"opened_at":"2026-11-22T05:56:07+01:00","closes_at":"2026-11-22T09:56:07+01:00","seconds_left":6127,"#,
            r#""urgency":"low","carbohydrate_g":{"eaten":52,"target":210},"protein_g":{"eaten":8,"target":20},"fluid_ml":{"drunk":500,"target":1800}},"#,
            r#""rest_days":["2026-11-22"],"warnings":[],"empty":false,"done":false,"waits_for":null,"prudence":0.5}"#,
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn an_empty_log_opens_nothing() {
        let told = json(&Stage::morning_after().recovered().answering(Verdict::Open(Rung::Train), Reason::NothingLogged));
        assert_eq!((&told["rung"], &told["empty"], &told["ladder"]), (&"rest".into(), &true.into(), &serde_json::json!([])));
    }

    #[test]
    fn get_help_says_nothing_but_help() {
        let mut stage = Stage::morning_after();
        stage.assessment.refuelling = Some(window(Urgency::High, None));
        stage.assessment.rest_days = vec![RestDay { day: on(2026, 11, 22), why: RestReason::Ladder }];
        stage.assessment.warnings = vec![crate::recovery::Warning::Detraining { days_off: 12, firmly: true }];
        let flags = vec![crate::journal::RedFlag::ChestPain];
        let told = json(&stage.answering(Verdict::GetHelp, Reason::RedFlags(flags)));
        assert_eq!(told["rung"], "get_help");
        assert!(told["because"].as_str().unwrap().starts_with("Chest pain: call the emergency number now"));
        for empty in ["ladder", "rest_days", "warnings", "advice"] {
            assert_eq!(told[empty], serde_json::json!([]), "{empty}");
        }
        assert_eq!(told["refuelling"], serde_json::Value::Null);
    }

    #[test]
    fn no_window_is_null_and_every_verdict_has_its_name() {
        let verdicts = [
            (Verdict::Open(Rung::CrossTrain), "cross_train"),
            (Verdict::Open(Rung::RunEasy), "run_easy"),
            (Verdict::Open(Rung::Train), "train"),
            (Verdict::Ill, "ill"),
            (Verdict::Injured, "injured"),
        ];
        for (verdict, name) in verdicts {
            let told = json(&Stage::morning_after().answering(verdict, Reason::HrvLow));
            assert_eq!((&told["rung"], &told["refuelling"]), (&serde_json::json!(name), &serde_json::Value::Null));
        }
    }
}
