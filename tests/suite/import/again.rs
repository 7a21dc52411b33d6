//! Importing again what the runner has deleted or moved since.

use super::made::fit_run;
use crate::program::Program;

#[test]
fn what_the_runner_deleted_stays_so_until_they_say_otherwise() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    program.answer(["delete", "last"]);
    let told = program.answer(["import", "run.fit"]);
    assert!(told.starts_with("left out   run.fit") && told.contains("deleted by you"), "{told}");
    assert!(told.contains("Added nothing, 1 deleted by you and left out."), "{told}");
    assert!(program.answer(["import", "--deleted", "run.fit"]).contains("Added 1 session."));
}

#[test]
fn an_import_that_was_taken_back_can_be_made_again() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    program.answer(["undo"]);
    assert!(program.answer(["import", "run.fit"]).contains("Added 1 session."));
}

#[test]
fn a_session_moved_by_weeks_is_known_again_by_its_recording() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    program.answer(["edit", "last", "trail 10k 40min 2026-11-02 at 9:00"]);
    assert!(program.answer(["import", "run.fit"]).contains("Added nothing, 1 there already."));
}
