//! What is hardly believed is never changed in silence: the program says what was said, what it reckons with, and what to do.

use serde_json::Value;

use crate::program::Program;

/// Gives the warnings of the morning as scripts read them.
fn warnings(program: &Program) -> Vec<String> {
    let today: Value = serde_json::from_str(&program.answer(["today", "--json"])).unwrap();
    let told = today["warnings"].as_array().unwrap().iter();
    told.map(|warning| warning.as_str().unwrap().to_owned()).collect()
}

/// Says whether any text holds these words.
fn any_says(texts: &[String], words: &str) -> bool {
    texts.iter().any(|text| text.contains(words))
}

#[test]
fn a_race_that_was_no_effort_is_told_where_it_is_written_in_the_morning_and_in_why() {
    let program = Program::new();
    let told = program.answer(["log", "run 42.2k 3h36 rpe 2 race yesterday 9:00"]);
    let counted = "RPE 2 for yesterday's marathon is less than any race takes: it is counted as RPE 6.";
    assert_eq!(told.matches(counted).count(), 1, "{told}");
    assert!(any_says(&warnings(&program), counted), "{:?}", warnings(&program));
    assert!(program.answer(["why"]).contains("RPE 2, counted as 6"));
    assert!(program.answer(["list"]).contains("~6"), "what the runner did not say is marked");

    let told = program.answer(["edit", "last", "long", "rpe", "1"]);
    assert!(told.contains("RPE 1 for yesterday's marathon is less than 3 h 36 on the feet takes"), "{told}");
    let told = program.answer(["edit", "last", "rpe", "9"]);
    assert!(!told.contains("counted"), "{told}");
    assert!(!any_says(&warnings(&program), "counted"));
}

#[test]
fn an_effort_long_ago_is_told_where_it_is_written_and_no_more_once_a_later_run_is_known() {
    let program = Program::new();
    let told = program.answer(["log", "run 42.2k 3h36 rpe 2 race 2026-11-19 9:00"]);
    assert!(told.contains("counted as RPE 6"), "{told}");
    assert!(any_says(&warnings(&program), "counted as RPE 6"));
    program.answer(["log", "run 5k 30min rpe 2 easy yesterday 9:00"]);
    assert!(!any_says(&warnings(&program), "counted"));
    let told = program.answer(["log", "run 5h rpe 1 2026-10-01 8:00"]);
    assert!(told.contains("RPE 1 for the 5 h run of Thu 1 Oct is less than 5 h on the feet takes"), "{told}");
}

/// A program whose runner has told a resting heart rate near 48 and a variability near 60 for three weeks.
fn with_a_usual_heart() -> Program {
    let mut program = Program::new();
    program.answer(["log", "run 8k 48min rpe 3 2026-10-31 9:00"]);
    for day in 1..=21 {
        program.set_now(&format!("2026-11-{day:02}T07:30:00+01:00"));
        program.answer(["checkin", &format!("rhr {} hrv {} soreness 1", 47 + day % 3, 57 + day % 7)]);
    }
    program.set_now("2026-11-22T07:30:00+01:00");
    program
}

#[test]
fn a_resting_heart_far_from_the_runners_own_is_asked_about_and_still_blocks() {
    let program = with_a_usual_heart();
    let asked = "Your resting heart rate of 84 bpm is about 36 above your usual. Is it right?";
    let told = program.answer(["checkin", "rhr 84"]);
    assert!(told.contains(asked), "{told}");
    let beside = warnings(&program);
    assert_eq!(beside.iter().filter(|told| told.contains("resting heart rate")).count(), 1, "once: {beside:?}");
    assert!(any_says(&beside, asked) && any_says(&beside, "No hard session while it stands."), "{beside:?}");
    assert!(program.answer(["today"]).contains("RUN EASY"), "it keeps from a hard day, right or not");
    let told = program.answer(["checkin", "rhr 48"]);
    assert!(!told.contains("Is it right?"), "{told}");
    assert!(!any_says(&warnings(&program), "Is it right?"));
    let told = program.answer(["checkin", "rhr 57"]);
    assert!(!told.contains("Is it right?"), "nine beats are a bad night: {told}");
}

#[test]
fn a_heart_rate_that_slipped_once_does_not_move_what_is_usual() {
    let slipped = |rate: u32| {
        let mut program = with_a_usual_heart();
        program.set_now("2026-11-12T07:30:00+01:00");
        program.answer(["checkin", &format!("rhr {rate}")]);
        program.set_now("2026-11-22T07:30:00+01:00");
        program.answer(["checkin", "rhr 58"]);
        let forecast: Value = serde_json::from_str(&program.answer(["forecast", "--json"])).unwrap();
        (program.answer(["today"]), forecast["checkin"]["resting_hr_bpm"]["median"].as_f64().unwrap())
    };
    let (today, foretold) = slipped(110);
    assert!(today.contains("of 58 bpm is about 10 above your usual"), "{today}");
    assert!((foretold - slipped(48).1).abs() < 0.5, "{foretold}");
}

#[test]
fn a_variability_far_from_the_runners_own_is_asked_about_and_not_called_low_as_well() {
    let program = with_a_usual_heart();
    let told = program.answer(["checkin", "hrv 12"]);
    assert!(told.contains("Your heart rate variability of 12 ms is far below your usual of about 60. Is it right?"), "{told}");
    assert!(!any_says(&warnings(&program), "One morning decides nothing"));
}

#[test]
fn what_is_told_of_a_body_stays_on_its_scale_however_many_ultras_pile_up() {
    let piled = |ultras: u32| {
        let program = Program::new();
        for back in 0..ultras {
            let day = 21 - 3 * back;
            program.answer(["log", &format!("trail 100k 14h rpe 9 5000m+ 5000m- race 2026-11-{day:02} 6:00")]);
        }
        program.answer(["checkin", "soreness 10 fatigue 5 mood 1"]);
        let today: Value = serde_json::from_str(&program.answer(["today", "--json"])).unwrap();
        today["systems"].as_array().unwrap().clone()
    };
    let (one, many) = (piled(1), piled(5));
    for system in &many {
        let most = match system["unit"].as_str().unwrap() {
            "0-10" => 10.0,
            "fraction" | "0-1" => 1.0,
            "z" => f64::INFINITY,
            unit => panic!("{unit}"),
        };
        assert!((0.0..=most).contains(&system["deficit"].as_f64().unwrap()), "{system}");
    }
    let back = |systems: &[Value]| systems[5]["back"].as_str().unwrap().to_owned();
    assert!(back(&many) > back(&one), "the dates stem from all of it: {} and {}", back(&many), back(&one));
}

#[test]
fn a_bare_time_of_day_for_a_plan_is_its_start_or_is_asked_about() {
    let program = Program::new();
    program.answer(["plan", "sat easy run at 18:00"]);
    let told = program.answer(["edit", "last", "19:30"]);
    assert!(told.contains("Was: at 18:00, is: at 19:30."), "{told}");

    program.answer(["plan", "sun race 5k at 10:00"]);
    let name = program.answer(["plan"]).lines().find(|line| line.contains("5 km")).unwrap().split(' ').next().unwrap().to_owned();
    let refused = program.run(["edit", &name, "19:30"]);
    assert_ne!(refused.code, 0);
    for words in ["`19:30` can be read in more than one way", "`19min30` for 19 min 30 s", "`at 19:30` for the time of day"] {
        assert!(refused.err.contains(words), "{words} in {}", refused.err);
    }
    let told = program.answer(["edit", &name, "19min30"]);
    assert!(told.contains("at 10:00, 5.0 km, 19:30"), "{told}");
}

#[test]
fn a_plan_in_a_log_without_a_session_has_no_chance_and_the_words_say_why() {
    let program = Program::new();
    let why = "No session is logged yet, so nobody knows how ready you will be.";
    let told = program.answer(["plan", "sat long 2h"]);
    assert!(told.contains(why) && !told.contains('%'), "{told}");
    program.answer(["plan", "6 dec race A 42k"]);
    let told = program.answer(["plan"]);
    assert!(told.contains(why) && !told.contains('%') && !told.contains("ready to"), "{told}");
    assert_eq!(told.matches(why).count(), 1, "{told}");
    let json = |program: &Program| -> Value { serde_json::from_str(&program.answer(["plan", "--json"])).unwrap() };
    let empty = json(&program);
    assert_eq!((&empty["empty"], &empty["plans"][0]["p_ready"]), (&true.into(), &Value::Null));
    assert_eq!(empty["plans"][1]["likely_from"], Value::Null);
    let answer = program.answer(["calendar", "2026-12-06"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(answer.contains(why) && !answer.contains('%'), "{answer}");
    assert!(!program.answer(["export", "--ics"]).contains('%'));

    program.answer(["checkin", "soreness 1 mood 4"]);
    assert!(!program.answer(["plan"]).contains('%'), "a calm morning is no session");
    program.answer(["log", "run 8k 48min rpe 3 yesterday 9:00"]);
    assert!(program.answer(["plan"]).contains("ready to train: "));
    let known = json(&program);
    assert!(known["empty"] == false && known["plans"][0]["p_ready"].is_f64(), "{known}");
}

#[test]
fn the_list_of_plans_leaves_out_nothing_but_the_chance_that_it_tells_already() {
    let program = Program::new();
    program.answer(["log", "run 8k 48min rpe 3 yesterday 9:00"]);
    program.answer(["plan", "sat long 2h note \"with Ana\""]);
    program.answer(["plan", "rest", "sat"]);
    let told = program.answer(["plan"]);
    for note in ["Note: with Ana.", "The day is planned to be of rest.", "Something is planned on it all the same"] {
        assert!(told.contains(note), "{note} in {told}");
    }
    assert!(!told.contains("is open that morning"), "{told}");
}
