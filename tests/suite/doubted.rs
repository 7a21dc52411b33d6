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
