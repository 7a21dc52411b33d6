//! What is to come: plans tried before they are kept, and the calendar that other programs subscribe to.

use serde_json::Value;

use crate::program::Program;

fn after_a_marathon() -> Program {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    program.answer(["plan", "sat 5 dec race B 10k \"Winter, 10\""]);
    program
}

#[test]
fn a_plan_that_is_tried_says_what_it_would_do_and_leaves_the_log_alone() {
    let program = after_a_marathon();
    let before = program.answer(["export"]);
    let told = program.answer(["whatif", "trail 42k 2300m+ 6h rpe 8 sat"]);
    assert!(told.starts_with("If: Trail run Sat 28 Nov, 42.0 km, 6:00:00, RPE 8\nReady to train that morning: about "), "{told}");
    assert!(told.contains("later than without it") && told.contains("Winter, 10"), "{told}");
    assert!(told.ends_with("Nothing of this is kept; `deckchair plan` with the same words keeps it.\n"), "{told}");
    assert_eq!(program.answer(["export"]), before);
    assert_eq!(program.answer(["undo"]).trim_end(), "Undone: plan Winter, 10 on Sat 5 Dec 2026.");
}

#[test]
fn scripts_get_the_chances_without_and_with_the_plan() {
    let answer = after_a_marathon().answer(["whatif", "--json", "trail 42k 2300m+ 6h rpe 8 sat"]);
    let json: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((json["schema"].as_u64(), json["plan"]["day"].as_str()), (Some(1), Some("2026-11-28")));
    let winter = &json["plans"][0]["p_ready"];
    assert!(winter["after"].as_f64() < winter["before"].as_f64(), "{answer}");
    assert!(json["p_ready"].as_f64().is_some_and(|chance| chance < 0.5), "{answer}");
    assert!(json["train_again"]["after"].as_str() > json["train_again"]["before"].as_str(), "{answer}");
}

#[test]
fn a_hard_session_behind_a_break_waits_for_easy_runs_wherever_it_is_told() {
    let program = Program::new();
    program.answer(["log", "run 10k 55:00 rpe 4 yesterday 9:00"]);
    program.answer(["plan", "break 23 nov - 20 dec"]);
    assert!(program.answer(["plan", "intervals 45min 22 dec"]).contains("TRAIN waits for 2 easy runs that are not planned yet."));
    assert!(program.answer(["plan"]).contains("  2 easy runs first\n"));
    let ready = || -> Value { serde_json::from_str::<Value>(&program.answer(["plan", "--json"])).unwrap()["plans"].clone() };
    let hard = ready()[0].clone();
    assert_eq!((hard["p_ready"].as_f64(), hard["easy_runs_first"].as_u64()), (Some(0.0), Some(2)), "{hard}");
    assert!(program.answer(["today"]).contains("Before intervals on Tue 22 Dec come 2 easy runs that are not planned yet."));
    let tried = program.answer(["whatif", "intervals 45min 21 dec"]);
    assert!(tried.contains("Ready to train: it waits for 2 easy runs that are not planned yet."), "{tried}");
    program.answer(["plan", "easy 8k 21 dec"]);
    program.answer(["plan", "easy 5k 24 dec"]);
    program.answer(["plan", "intervals 45min 28 dec"]);
    let plans = ready();
    let of = |day: &str| plans.as_array().unwrap().iter().find(|plan| plan["day"] == day).unwrap().clone();
    assert_eq!(of("2026-12-22")["easy_runs_first"], 1);
    assert!(of("2026-12-28")["p_ready"].as_f64().is_some_and(|chance| chance > 0.9), "{plans}");
}

/// A chance, and what it supposes to have come first.
type Chance = (f64, Option<String>);

/// Gives what training waits for, the chances to train with what they suppose, and the rungs of the calendar,
/// each from a day on.
fn told_of_training(program: &Program, from: &str) -> (Option<String>, Vec<Chance>, Vec<String>) {
    let json = |arguments: &[&str]| -> Value { serde_json::from_str(&program.answer(arguments)).unwrap() };
    let said = |value: &Value| value.as_str().map(str::to_owned);
    let (forecast, calendar) = (json(&["forecast", "--json"]), json(&["calendar", "--if-rested", "--json"]));
    let later = |days: &Value| -> Vec<Value> {
        days.as_array().unwrap().iter().filter(|day| day["day"].as_str() >= Some(from)).take(4).cloned().collect()
    };
    let train = forecast["ready"].as_array().unwrap().iter().find(|ready| ready["rung"] == "train").unwrap();
    let chances = later(&train["mornings"]).iter().map(|day| (day["p"].as_f64().unwrap(), said(&day["waits_for"]))).collect();
    let rungs = later(&calendar["days"]).iter().filter_map(|day| said(&day["rung"])).collect();
    (said(&json(&["today", "--json"])["waits_for"]), chances, rungs)
}

#[test]
fn the_easy_run_before_training_is_told_from_the_first_day_after_a_fever_or_a_limp() {
    for (trouble, over) in [("fever", "well"), ("injured ankle", "pain gone")] {
        let mut program = Program::new();
        program.set_now("2026-11-14T20:00:00+01:00");
        program.answer(["log", "easy 8k 48min rpe 3 18:00"]);
        for day in ["16", "17", "18"] {
            program.set_now(&format!("2026-11-{day}T08:00:00+01:00"));
            program.answer(["checkin", trouble]);
        }
        program.set_now("2026-11-19T08:00:00+01:00");
        program.answer(["checkin", over]);
        let day = if trouble == "fever" { "2026-11-23" } else { "2026-11-21" };
        let (waits, chances, rungs) = told_of_training(&program, day);
        let easy_run = || Some("easy_run".to_owned());
        assert_eq!(waits, easy_run(), "{trouble}");
        assert!(chances.iter().all(|(chance, waits)| *chance > 0.9 && *waits == easy_run()), "{trouble}: {chances:?}");
        assert_eq!(rungs, ["run_easy"; 4], "{trouble}: what nobody runs for opens nothing");
        let today = program.answer(["today"]);
        let date = if trouble == "fever" { "Mon 23 Nov" } else { "Sat 21 Nov" };
        assert!(today.contains(&format!("{date}  after a run")), "{today}");
        let note = format!("With no run before {date}, the first one from then on is an easy one.");
        assert!(today.split_whitespace().collect::<Vec<_>>().join(" ").contains(&note), "{today}");
        program.set_now("2026-11-21T12:00:00+01:00");
        program.answer(["log", "easy 5k 33min rpe 2 10:00"]);
        let (waits, chances, _) = told_of_training(&program, "2026-11-24");
        assert_eq!(waits, None, "{trouble}");
        assert!(chances.iter().all(|(_, waits)| waits.is_none()), "{trouble}: {chances:?}");
    }
}

#[test]
fn a_chance_that_supposes_a_quiet_niggle_says_so() {
    let program = after_a_marathon();
    program.answer(["checkin", "niggle knee"]);
    let (waits, chances, _) = told_of_training(&program, "2026-12-10");
    assert_eq!(waits.as_deref(), Some("no_pain"));
    assert!(chances.iter().all(|(_, waits)| waits.as_deref() == Some("no_pain")), "{chances:?}");
}

#[test]
fn nothing_is_tried_on_an_empty_log_and_words_that_are_no_plan_are_pointed_at() {
    let program = Program::new();
    assert!(program.answer(["whatif", "sat 10k"]).starts_with("Nothing is logged yet"));
    let run = program.run(["whatif", "10k"]);
    assert!(run.code == 2 && run.err.contains("a plan needs a day"), "{}", run.err);
    assert!(!program.data().exists());
}

/// Gives the identities of a calendar's days with their summaries.
fn feed(program: &Program) -> Vec<(String, String)> {
    let text = program.answer(["export", "--ics"]).replace("\r\n ", "");
    let value = |block: &str, name: &str| {
        block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim_end().to_owned()
    };
    text.split("BEGIN:VEVENT").skip(1).map(|block| (value(block, "UID:"), value(block, "SUMMARY:"))).collect()
}

#[test]
fn the_calendar_has_rungs_rest_dates_and_races_with_their_chances() {
    let program = after_a_marathon();
    let days = feed(&program);
    let summary = |uid: &str| days.iter().find(|(other, _)| other.starts_with(uid)).map(|(_, summary)| summary.as_str());
    assert_eq!(days.iter().filter(|(uid, _)| uid.starts_with("rung-")).count(), 14);
    assert!(summary("rung-2026-11-22@deckchair").unwrap().starts_with("● REST ("), "{days:?}");
    assert_eq!(summary("rest-2026-11-22@deckchair"), Some("● Rest suggested"));
    assert!(summary("ready-train@deckchair").unwrap().starts_with("▲ Train again (80 %: "), "{days:?}");
    let race = summary("plan-").unwrap();
    assert!(race.starts_with("Winter\\, 10 (B race) · ready ") && race.ends_with('%'), "{race}");
}

#[test]
fn what_is_in_the_calendar_keeps_its_identity_from_day_to_day() {
    let mut program = after_a_marathon();
    let identities = |program: &Program| feed(program).into_iter().map(|(uid, _)| uid).collect::<Vec<_>>();
    let today = identities(&program);
    assert_eq!(today.iter().collect::<std::collections::BTreeSet<_>>().len(), today.len(), "each is there once");
    program.set_now("2026-11-23T08:14:00+01:00");
    let tomorrow = identities(&program);
    for uid in ["rung-2026-11-24@deckchair", "ready-train@deckchair"].map(str::to_owned) {
        assert!(today.contains(&uid) && tomorrow.contains(&uid), "{uid}");
    }
    assert_eq!(today.last(), tomorrow.last(), "the race");
}

#[test]
fn the_calendar_is_written_to_a_file_and_an_empty_log_has_an_empty_one() {
    let program = Program::new();
    let told = program.answer(["export", "--ics", "feed.ics"]);
    assert_eq!(told, "Wrote a calendar of 0 entries to feed.ics.\n");
    let text = std::fs::read_to_string(program.home().join("feed.ics")).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert_eq!(program.run(["export", "--ics", "--format", "csv"]).code, 2);
}
