//! Entries that lie ahead of the clock: a watch with the wrong year, a log looked at from an earlier morning.

use crate::program::Program;

/// A log with a session that lies ahead of the clock, and the session's name.
fn slipped() -> (Program, String) {
    let mut program = Program::new();
    program.answer(["log", "10k 52:30 yesterday 18:00"]);
    program.set_now("2030-11-22T12:00:00+01:00");
    program.answer(["log", "12.5k 1h05 2030-11-22 9:00 \"Wrong year\""]);
    program.set_now(crate::program::MORNING);
    let list = program.answer(["list"]);
    let row = list.lines().find(|row| row.contains("Wrong year")).unwrap().to_owned();
    assert!(row.contains(" !  Fri 22 Nov 2030"), "{list}");
    assert!(list.contains("! in the future, so no answer counts it"), "{list}");
    let name = row.split_whitespace().next().unwrap().to_owned();
    (program, name)
}

#[test]
fn an_entry_of_the_future_is_listed_and_put_right() {
    let (program, name) = slipped();
    let line = program.answer(["edit", &name]);
    assert!(line.contains("12.5k"), "{line}");
    let refused = program.run(["edit", &name, "12.5k 1h05 2030-11-22 9:00"]);
    assert!(refused.code == 2 && refused.err.contains("in the future"), "{}", refused.err);
    let told = program.answer(["edit", &name, "12.5k 1h05 2026-11-21 9:00 \"Wrong year\""]);
    assert!(told.contains("Sat 21 Nov 2026 09:00") && told.contains("! It lay in the future"), "{told}");
    assert!(!program.answer(["list"]).contains("in the future"));
}

#[test]
fn words_that_say_no_day_leave_an_entry_of_the_future_where_it_is() {
    let (program, name) = slipped();
    let told = program.answer(["edit", &name, "rpe 7 at 8:30"]);
    assert!(told.starts_with("Now Run Fri 22 Nov 2030 08:30: 12.5 km, 1:05:00, RPE 7, \"Wrong year\"\n"), "{told}");
    assert!(told.contains("! It lies in the future: no answer counts it yet."), "{told}");
    let told = program.answer(["edit", &name, "yesterday"]);
    assert!(told.starts_with("Now Run Sat 21 Nov 2026 08:30: 12.5 km, 1:05:00, RPE 7, \"Wrong year\"\n"), "{told}");
    assert!(told.contains("! It lay in the future: no answer has counted it yet."), "{told}");
}

#[test]
fn an_entry_of_the_future_is_deleted_and_comes_back() {
    let (program, _) = slipped();
    let told = program.answer(["delete", "last"]);
    assert!(told.contains("Fri 22 Nov 2030") && told.contains("! It lay in the future"), "{told}");
    assert!(!program.answer(["list"]).contains("Wrong year"));
    program.answer(["undo"]);
    assert!(program.answer(["list"]).contains("Wrong year"));
}

#[test]
fn a_filter_that_says_something_else_than_it_means_is_refused() {
    let (program, _) = slipped();
    for (filter, hint) in [("after:foo", "after:2026-09"), ("sport:trial", "did you mean `sport:trail`?"), ("kind:hard", "easy")]
    {
        let run = program.run(["list", "wrong", filter]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{filter}");
        assert!(run.err.contains(&format!("`{filter}` names no")) && run.err.contains(hint), "{}", run.err);
        assert!(run.err.contains(&format!("\n        {}", "^".repeat(filter.len()))), "{}", run.err);
    }
}
