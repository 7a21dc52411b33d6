//! What scripts get of each reading command: JSON with a version, in names that stay.

use serde_json::Value;

use crate::program::Program;

fn json(program: &Program, arguments: &[&str]) -> Value {
    let answer = program.answer(arguments);
    assert_eq!(answer.lines().count(), 1, "one line, so that `read` takes it whole: {answer}");
    let value: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(value["schema"], if matches!(arguments[0], "calendar" | "today") { 2 } else { 1 }, "{answer}");
    value
}

fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn after_a_marathon() -> Program {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00 \"Autumn\""]);
    program.answer(["checkin", "soreness 6 sleep 7h30"]);
    program.answer(["plan", "sun 29 nov race B 10k"]);
    program
}

#[test]
fn every_reading_command_answers_scripts_also_on_an_empty_log() {
    let empty = Program::new();
    for command in ["today", "list", "why", "calendar", "status", "forecast", "plan", "scorecard"] {
        for program in [&empty, &after_a_marathon()] {
            json(program, &[command, "--json"]);
        }
    }
    assert!(!empty.data().exists(), "asking makes no file");
}

#[test]
fn the_list_has_each_entry_as_the_export_writes_it() {
    let program = after_a_marathon();
    let list = json(&program, &["list", "race", "--json"]);
    assert_eq!((list["shown"].as_u64(), list["all"].as_u64()), (Some(2), Some(3)));
    let session = list["entries"].as_array().unwrap().iter().find(|entry| entry["entry"] == "session").unwrap();
    assert_eq!((session["distance"].as_f64(), session["title"].as_str()), (Some(42_200.0), Some("Autumn")));
    assert_eq!((session["date"].as_str(), session["ahead"].as_bool()), (Some("2026-11-21"), Some(false)));
    let id = session["id"].as_str().unwrap();
    assert!(program.answer(["edit", id]).contains("42.2k"), "an entry is known by its whole identity too");
    assert_eq!(json(&program, &["list", "-n", "1", "--json"])["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn why_gives_the_chain_with_its_evidence() {
    let why = json(&after_a_marathon(), &["why", "--json"]);
    assert_eq!(why["rung"], "rest");
    let chain = why["chain"].as_array().unwrap();
    assert!(chain.iter().all(|link| names(link) == ["evidence", "figures", "head", "text"]));
    let evidence = chain.iter().find_map(|link| link["evidence"].as_array()?.first()).unwrap();
    assert_eq!(names(evidence), ["confidence", "source", "text"]);
}

#[test]
fn the_calendar_gives_what_was_done_and_what_is_likely() {
    let calendar = json(&after_a_marathon(), &["calendar", "--json"]);
    let days = calendar["days"].as_array().unwrap();
    assert_eq!((calendar["month"].as_str(), days.len()), (Some("2026-11"), 30));
    assert_eq!((days[20]["done"].as_str(), days[20]["sessions"].as_array().map(Vec::len)), (Some("trained"), Some(1)));
    assert_eq!((days[21]["rung"].as_str(), days[21]["place"].as_str()), (Some("rest"), Some("today")));
    assert_eq!((days[28]["planned"].as_array().map(Vec::len), days[28]["planned_too_early"].as_bool()), (Some(1), Some(true)));
    assert!(days[19]["done"] == "unreported" && days[19]["rung"].is_null());
}

#[test]
fn the_status_gives_every_word_of_its_formats() {
    let status = json(&after_a_marathon(), &["status", "--json"]);
    assert_eq!((status["glyph"].as_str(), status["word"].as_str()), (Some("●"), Some("REST")));
    assert_eq!(names(&status), ["because", "glyph", "next", "refuel", "schema", "short", "train", "word"]);
    assert_eq!(after_a_marathon().run(["status", "--json", "--tmux"]).code, 2);
}

#[test]
fn every_figure_of_the_model_is_told_with_its_source() {
    let program = Program::new();
    let table = json(&program, &["why", "--evidence", "--json"]);
    let rows = table["evidence"].as_array().unwrap();
    let told = |text: &str| rows.iter().any(|row| row["text"].as_str().unwrap().starts_with(text));
    assert!(told("Sleep below which a hard session is off: 6 h"), "{table}");
    assert!(told("Ride beside running: strength 45 %"), "{table}");
    assert!(rows.iter().all(|row| !row["source"].as_str().unwrap().is_empty()));
    let lines = program.answer(["why", "--evidence"]);
    assert_eq!(lines.lines().count(), rows.len() * 2);
}
