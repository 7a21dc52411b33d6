//! The command line as a runner uses it, from an empty home on.

use crate::program::Program;

#[test]
fn undo_has_nothing_to_do_on_an_empty_log() {
    let program = Program::new();
    assert_eq!(program.answer(["undo"]), "There is nothing to undo.\n");
    assert_eq!(program.answer(["redo"]), "There is nothing to redo.\n");
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = program.answer(["completions", shell]);
        assert!(script.contains("backup"), "{shell}");
    }
    assert!(program.answer(["man"]).contains("backup"));
}

#[test]
fn the_files_are_private_and_in_the_folders_of_the_platform() {
    let program = Program::new();
    program.answer(["undo"]);
    assert!(program.data().join("log.db").is_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(program.data()), 0o700);
        assert_eq!(mode(program.data().join("log.db")), 0o600);
    }
}

#[test]
fn a_folder_named_on_the_command_line_or_in_the_environment_holds_everything() {
    let program = Program::new();
    program.answer(["undo", "--data-dir", "here"]);
    assert!(program.home().join("here/log.db").is_file());
    let run = crate::program::Run::of(program.command(["undo"]).env("DECKCHAIR_DATA_DIR", "there"));
    assert_eq!(run.code, 0);
    assert!(program.home().join("there/log.db").is_file());
    assert!(!program.data().exists());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::Stdio;
    let program = Program::new();
    let mut child = program.command(["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn today_offers_three_ways_into_an_empty_log_and_makes_no_file() {
    let program = Program::new();
    let answer = program.answer(["today"]);
    assert!(
        answer.contains("deckchair log") && answer.contains("deckchair import") && answer.contains("deckchair demo"),
        "{answer}"
    );
    assert!(!program.data().exists());
}

#[test]
fn the_demo_is_worth_looking_at_and_touches_nothing() {
    let program = Program::new();
    let answer = program.answer(["demo", "today"]);
    for words in ["CROSS-TRAIN", "marathon", "Refuelling window  closes in 2:30:00", "The way back", "Detraining"] {
        assert!(answer.contains(words), "{words} is missing from\n{answer}");
    }
    assert!(!program.data().exists());
    assert_eq!(program.run(["demo", "today", "--exit-code"]).code, 11);
}

#[test]
fn today_for_scripts_keeps_its_contract() {
    let program = Program::new();
    let json: serde_json::Value = serde_json::from_str(&program.answer(["demo", "today", "--json"])).unwrap();
    let text = |path: &str| json.pointer(path).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    assert_eq!(json["schema"], 1);
    assert_eq!(text("/now"), crate::program::MORNING);
    assert_eq!(text("/rung"), "cross_train");
    let names: Vec<&str> = json["systems"].as_array().unwrap().iter().filter_map(|system| system["name"].as_str()).collect();
    assert_eq!(names, ["strength", "soreness", "fuel", "heart", "freshness", "tissue"]);
    let rungs: Vec<&str> = json["ladder"].as_array().unwrap().iter().filter_map(|step| step["rung"].as_str()).collect();
    assert_eq!(rungs, ["cross_train", "run_easy", "train"]);
    for path in ["/ladder/2/from", "/ladder/2/range/0", "/systems/0/back", "/systems/5/range/1", "/detraining/from"] {
        assert!(text(path).starts_with("2026-1"), "{path} is {}", text(path));
    }
    assert_eq!(json["refuelling"]["urgency"], "low");
    assert_eq!(json["refuelling"]["carbohydrate_g"]["eaten"], 52);
    assert!(json["rest_days"].is_array() && json["warnings"].is_array());
}
