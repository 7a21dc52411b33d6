//! A session logged by hand and its recording are one, whichever comes first.

use super::made::fit_run;
use crate::program::Program;

const LOGGED: &str = "10k 40:30 rpe 9 race 2026-11-21";

#[test]
fn a_session_logged_by_hand_is_joined_by_its_recording_and_keeps_the_runners_words() {
    for start in ["at 9:20", ""] {
        let program = Program::new();
        program.file("run.fit", fit_run().end());
        program.answer(["log", &format!("{LOGGED} {start}")]);
        let told = program.answer(["import", "run.fit"]);
        assert!(told.starts_with("joined     run.fit") && told.contains("joined with what you logged."), "{told}");
        let list = program.answer(["export", "--format", "csv"]);
        let sessions: Vec<&str> = list.lines().filter(|line| line.contains("session")).collect();
        assert_eq!(sessions.len(), 1, "{list}");
        assert!(sessions[0].contains("race") && sessions[0].contains("run.fit"), "{list}");
        assert!(program.answer(["import", "run.fit"]).contains("Added nothing, 1 there already."));
        assert!(program.answer(["undo"]).starts_with("Undone: import 1 session"));
    }
}

#[test]
fn a_session_logged_by_hand_after_its_import_is_one_with_it_and_undo_parts_them() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    let told = program.answer(["log", LOGGED]);
    assert!(told.contains("It is one with its recording, imported before"), "{told}");
    let sessions = || -> Vec<String> {
        let list = program.answer(["export", "--format", "csv"]);
        list.lines().filter(|line| line.contains("session")).map(str::to_owned).collect()
    };
    let joined = sessions();
    assert_eq!(joined.len(), 1, "{joined:?}");
    assert!(joined[0].contains("race") && joined[0].contains("run.fit"), "{joined:?}");
    program.answer(["undo"]);
    let alone = sessions();
    assert!(alone.len() == 1 && alone[0].contains("run.fit") && !alone[0].contains("race"), "{alone:?}");
    // Another run of that day is one of its own.
    program.answer(["log", "10k 55:00 2026-11-21 at 18:00"]);
    assert_eq!(sessions().len(), 2);
}
