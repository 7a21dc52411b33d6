//! What a log does not tell of a runner: months that were only not logged, and somebody who only walks.

use deckchair::journal::{Entry, SpellKind};
use deckchair::recovery::assess;
use deckchair::store::Store;

use crate::program::Program;
use crate::stage::{Stage, run};

/// Gives an answer without the breaks of its lines.
fn unwrapped(told: &str) -> String {
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A log that ends in May and begins again with a marathon nine days ago.
fn begun_again() -> Program {
    let program = Program::new();
    for day in ["2026-05-08", "2026-05-11", "2026-05-14"] {
        program.answer(["log", &format!("run 10k 55:00 rpe 4 {day} 18:00")]);
    }
    program.answer(["log", "run 42.2k 3h36 rpe 9 race 2026-11-13 9:00"]);
    program
}

#[test]
fn a_log_that_begins_again_with_a_marathon_asks_whether_the_runner_ran_meanwhile_and_believes_the_answer() {
    let program = begun_again();
    let silent = program.answer(["today"]);
    let asked = unwrapped(&silent);
    assert!(asked.contains("5 more easy runs come"), "{asked}");
    assert!(asked.contains("Did you run from Fri 15 May 2026 to Thu 12 Nov and not log it?"), "{asked}");
    assert!(asked.contains("`deckchair checkin \"unlogged from 2026-05-15 until 2026-11-12\"`"), "{asked}");
    let told = program.answer(["checkin", "unlogged from 2026-05-15 until 2026-11-12"]);
    assert!(told.starts_with("Trained and not logged from Fri 15 May 2026 to Thu 12 Nov\n"), "{told}");
    let answered = unwrapped(&program.answer(["today"]));
    assert!(!answered.contains("easy runs come") && !answered.contains("not log it"), "{answered}");
    assert!(program.answer(["list"]).contains("Not logged"));
    assert_eq!(program.answer(["undo"]).trim_end(), "Undone: log days not logged.");
    assert_eq!(program.answer(["today"]), silent);
}

#[test]
fn days_that_were_not_logged_come_along_with_an_export() {
    let (one, other) = (begun_again(), Program::new());
    one.answer(["checkin", "unlogged from 2026-05-15 until 2026-11-12 note \"new watch\""]);
    let file = other.file("log.json", one.answer(["export"]));
    other.answer(["import", file.to_str().unwrap()]);
    let spells = Store::open(&other.data()).unwrap().journal().unwrap().spells().to_vec();
    assert_eq!((spells[0].kind.clone(), spells[0].notes.as_str()), (SpellKind::Unlogged, "new watch"));
    assert_eq!(other.answer(["today"]), one.answer(["today"]));
}

#[test]
fn whoever_only_walks_gets_an_answer_that_claims_nothing_of_how_they_run() {
    let program = Program::new();
    for day in ["2026-11-10", "2026-11-17", "2026-11-21"] {
        program.answer(["log", &format!("walk 8k 1h40 {day} 10:00")]);
    }
    let told = program.answer(["today"]);
    assert!(told.contains("▲ Train again   after an easy run"), "{told}");
    let told = unwrapped(&told);
    assert!(told.contains("→ RUN EASY"), "{told}");
    assert!(told.contains("You are recovered from yesterday's 8 km walk."), "{told}");
    assert!(told.contains("Walk as you like: that is always fine."), "{told}");
    assert!(!told.contains("hard is fine") && !told.contains("NO SESSION"), "{told}");
    let hiked = Program::new();
    hiked.answer(["log", "hike 12k 3h 2026-11-10 10:00"]);
    assert!(unwrapped(&hiked.answer(["today"])).contains("Your log has no run, ride or swim yet"));
    hiked.answer(["log", "run 5k 30:00 rpe 3 2026-11-19 18:00"]);
    assert!(hiked.answer(["today"]).contains("▲ TRAIN"));
}

/// The screen over the same log.
fn screen() -> Stage {
    let runs = ["2026-05-08", "2026-05-11", "2026-05-14"].map(|day| run(&format!("{day}T18:00:00+02:00"), 10.0, 55.0, 4.0));
    let runs = runs.into_iter().chain([run("2026-11-13T09:00:00+01:00", 42.2, 216.0, 9.0)]);
    Stage::open_with(runs.map(Entry::Session), assess)
}

#[test]
fn the_question_whether_days_were_only_not_logged_has_a_key_on_today() {
    let mut stage = screen().sized(120, 40);
    stage.sees("Did you run from Fri 15 May 2026").sees("n says so.").sees("n I ran then").sees_no("deckchair checkin");
    stage.press("n").sees("> unlogged from").press("<Enter>").sees_no("Did you run from").sees_no("I ran then");
    let journal = stage.keeper.journal();
    assert_eq!(journal.spells().iter().map(|spell| spell.kind.clone()).collect::<Vec<_>>(), [SpellKind::Unlogged]);
    stage.press("n").sees("Rest or train?");
}

#[test]
fn warnings_that_are_cut_say_where_they_are_read_and_are_read_there() {
    for (size, keys) in [((40, 12), "w<PgDn>"), ((80, 22), "w")] {
        let mut stage = screen().sized(size.0, size.1);
        stage.sees("w reads on").press(keys).sees("What else Today says").press("<Esc>");
        stage.press("c").sees_no("reads on");
    }
    let mut stage = screen().sized(80, 40);
    stage.press("w<Enter>").sees("> unlogged from").press("<Enter>").sees("What else Today says").sees_no("Did you run from");
}
