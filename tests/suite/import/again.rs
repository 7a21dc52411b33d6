//! Importing again what the runner has deleted or moved since.

use deckchair::store::Store;
use rusqlite::Connection;

use super::made::{fit_run, gpx_run};
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
fn what_the_runner_deleted_stays_so_in_another_source_and_another_run_of_the_day_does_not() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    program.answer(["delete", "last"]);
    let row = |start: &str| {
        let head = "Activity Type,Date,Favorite,Title,Distance,Time";
        format!("{head}\nRunning,2026-11-21 {start},false,Park,10.0,00:50:00\n")
    };
    let fit = program.answer(["import", "--deleted", "--dry-run", "run.fit"]);
    assert!(fit.contains("10.0 km, 50:00") && fit.contains("09:00"), "the row says what the recording does: {fit}");
    program.file("Activities.csv", row("09:00:20"));
    let told = program.answer(["import", "Activities.csv"]);
    assert!(told.contains("Added nothing, 1 deleted by you and left out."), "{told}");
    program.file("Activities.csv", row("18:00:20"));
    assert!(program.answer(["import", "Activities.csv"]).contains("Added 1 session."));
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

#[test]
fn the_trace_of_a_session_comes_with_its_file_and_into_a_log_that_had_the_session_before() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    let trace = |program: &Program| {
        let store = Store::open_to_read(&program.data()).unwrap();
        let session = store.journal().unwrap().sessions()[0].what.clone();
        store.trace(&session).unwrap()
    };
    let first = trace(&program).unwrap();
    assert!(first.knows_way() && first.knows_heart() && first.knows_height());
    // A log of the time before traces were kept.
    Connection::open(program.data().join("log.db")).unwrap().execute("DELETE FROM trace", []).unwrap();
    assert_eq!(trace(&program), None);
    let told = program.answer(["import", "run.fit"]);
    assert!(told.contains("Added nothing, 1 there already."), "{told}");
    assert_eq!(trace(&program), Some(first.clone()));
    program.answer(["edit", "last", "trail 10k 40min 2026-11-02 at 9:00"]);
    assert_eq!(trace(&program), Some(first), "what the runner changes is not the trace");
    assert!(!program.answer(["undo"]).starts_with("Undone: import"), "a trace is nothing to undo");
}

#[test]
fn a_session_that_the_runner_deleted_brings_no_trace() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    program.answer(["delete", "last"]);
    let log = Connection::open(program.data().join("log.db")).unwrap();
    log.execute("DELETE FROM trace", []).unwrap();
    program.answer(["import", "run.fit"]);
    assert_eq!(log.query_row("SELECT count(*) FROM trace", [], |row| row.get::<_, i64>(0)), Ok(0));
}

#[test]
fn an_export_takes_its_traces_along_and_a_log_made_of_it_exports_the_same() {
    let (first, second) = (Program::new(), Program::new());
    for (name, bytes) in [("run.fit", fit_run().end()), ("late.gpx", gpx_run().into_bytes())] {
        first.file(name, bytes);
        first.answer(["import", name]);
    }
    let export = first.answer(["export"]);
    assert!(export.contains("\"heart_bpm\":["), "{export}");
    second.file("export.json", &export);
    second.answer(["import", "export.json"]);
    assert_eq!(second.answer(["export"]), export);
    second.answer(["import", "export.json"]);
    assert_eq!(second.answer(["export"]), export, "the second time adds nothing");
}

#[test]
fn one_recording_under_several_names_is_known_by_each_of_them() {
    let names = ["m.fit", "z.fit", "a.fit"];
    let log_of = |order: [&str; 3]| {
        let program = Program::new();
        for name in order {
            program.file(name, fit_run().end());
            program.answer(["import", name]);
        }
        for name in names {
            assert!(program.answer(["import", name]).contains("Added nothing, 1 there already."), "{name}");
        }
        program.answer(["export"]).split_once("\"entry\"").unwrap().1.to_owned()
    };
    let [m, z, a] = names;
    let first = log_of([m, z, a]);
    assert!(first.contains("\"file\":\"a.fit\"") && !first.contains("recordings"), "{first}");
    assert_eq!(log_of([z, a, m]), first);
    assert_eq!(log_of([a, m, z]), first);
}

#[test]
fn what_was_deleted_stays_so_in_a_log_made_from_an_export() {
    let (first, second) = (Program::new(), Program::new());
    for program in [&first, &second] {
        program.file("run.fit", fit_run().end());
        program.file("other.gpx", gpx_run().replace("2026-11-21", "2026-11-19"));
    }
    first.answer(["import", "run.fit", "other.gpx"]);
    let list = first.answer(["list"]);
    let name = list.lines().find(|line| line.contains("21 Nov")).unwrap().split(' ').next().unwrap().to_owned();
    first.answer(["delete", &name]);
    let export = first.answer(["export"]);
    assert!(export.contains("\"deleted\":[\n{\"sport\":\"trail\"") && !export.contains("\"id\":\"\""), "{export}");
    second.file("export.json", &export);
    second.answer(["import", "export.json"]);
    assert_eq!(second.answer(["export"]), export, "to the byte");
    let told = second.answer(["import", "run.fit", "other.gpx"]);
    assert!(told.contains("Added nothing, 1 there already, 1 deleted by you and left out."), "{told}");
    assert!(second.answer(["import", "--deleted", "run.fit"]).contains("Added 1 session."));
    let with_it = second.answer(["export"]);
    assert!(with_it.ends_with("\"deleted\":[\n]}\n"), "what the log has again is not deleted: {with_it}");
}
