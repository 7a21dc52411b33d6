//! Rest that is planned and plans that come again: on the screen by keys alone, and on the command line.

use deckchair::journal::PlannedRest;
use deckchair::recovery::assess;

use crate::program::Program;
use crate::stage::{Stage, marathon};

fn rests(stage: &Stage) -> Vec<PlannedRest> {
    stage.keeper.journal().planned_rests().iter().map(|kept| kept.what.clone()).collect()
}

fn days(stage: &Stage) -> Vec<String> {
    stage.keeper.journal().planned().iter().map(|plan| plan.day.to_string()).collect()
}

#[test]
fn a_break_is_planned_as_it_is_said_and_shown_wherever_its_days_are() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    stage.press("pbreak 20 dec to 3 jan").sees("Plan rest").press("<Enter>");
    stage.sees("Planned a break from Sun 20 Dec 2026 to Sun 3 Jan 2027.");
    stage.press("5").sees("◦").sees("Break · until Sun 3 Jan · 15 days").sees("15 days without running cost about 6 %");
    stage.press("3/20 dec<Enter>").sees("◦ Break, Sun 20 Dec to Sun");
    stage.press("2g").sees("Break").press("<Enter>").sees("Planned break").press("q");
    stage.press("u").press("5").sees_no("Break");
}

#[test]
fn rest_is_planned_on_the_day_under_the_cursor_and_taken_back_with_the_same_key() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    stage.press("3jls").sees("Planned rest on Mon 30 Nov 2026.").sees("◦");
    assert_eq!(rests(&stage).len(), 1);
    stage.press("s").sees("Deleted rest on Mon 30 Nov 2026.");
    assert_eq!(rests(&stage), []);
    stage.press("hhhhhhhhhhs").sees("That day is over: r says that you rested.");
}

#[test]
fn the_suggested_days_are_planned_with_one_key_and_undone_with_one() {
    let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
    stage.press("p5 dec race b 10k<Enter>5").rest().sees("R plan the rest").press("R");
    let planned: Vec<String> = rests(&stage).iter().map(|rest| rest.from.to_string()).collect();
    assert_eq!(planned, ["2026-12-04"], "the day before the race");
    stage.sees("Planned rest on Fri 4 Dec 2026.").sees_no("R plan the rest");
    stage.press("u").rest().press("j").sees("R plan the rest");
    assert_eq!(rests(&stage), []);
}

#[test]
fn a_session_planned_in_a_rest_is_told_on_every_screen_that_shows_it() {
    let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
    stage.press("prest 12 to 14 dec<Enter>").press("p13 dec long 2h").rest();
    stage.sees("It lies in the rest you planned, Sat 12 Dec to Mon 14 Dec.").press("<Enter>");
    stage.press("5").rest().sees("Something is planned on it all the same").press("j").sees("It lies in the rest you planned");
    stage.press("3/13 dec<Enter>").sees("It lies in the rest you");
}

#[test]
fn a_planned_rest_is_edited_and_moved_and_keeps_its_length() {
    let mut stage = Stage::open([marathon()]).sized(100, 30);
    stage.press("prest 12 to 14 dec<Enter>5l").sees("Moved rest from Sat 12 Dec to Sun 13 Dec.");
    assert_eq!(rests(&stage)[0].until.to_string(), "2026-12-15");
    stage.press("e").sees("Change a plan").press("<Ctrl-U>rest 12 to 20 dec<Enter>");
    assert_eq!((rests(&stage)[0].from.to_string().as_str(), rests(&stage)[0].days()), ("2026-12-12", 9));
    stage.press("d").sees("Deleted a break from Sat 12 Dec 2026 to Sun 20 Dec 2026.");
}

#[test]
fn a_plan_that_comes_again_is_kept_and_undone_as_one() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    stage.press("peasy 8k 45min every tue for 3 weeks<Enter>");
    stage.sees("Planned 3 sessions: run, Tue 24 Nov 2026 to Tue 8 Dec 2026.");
    assert_eq!(days(&stage), ["2026-11-24", "2026-12-01", "2026-12-08"]);
    stage.press("u");
    assert_eq!(days(&stage), Vec::<String>::new());
    stage.press("p8k every tue<Enter>").sees("Until when? No race is planned after it");
    stage.press("<Ctrl-X>p20 dec race a 10k<Enter>p8k every tue<Enter>");
    assert_eq!(days(&stage), ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-20"]);
}

#[test]
fn the_command_line_plans_rest_and_what_comes_again() {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    let said = program.answer(["plan", "break 20 dec to 3 jan note \"by the sea\""]);
    assert!(said.starts_with("Planned break Sun 20 Dec 2026 to Sun 3 Jan 2027: 15 days, by the sea\n"), "{said}");
    assert!(said.contains("15 days without running cost about 6 % of oxygen uptake"), "{said}");
    let said = program.answer(["plan", "rest", "sat"]);
    assert!(said.starts_with("Planned rest Sat 28 Nov 2026\n"), "{said}");
    let said = program.answer(["plan", "easy 8k 45min every sat for 2 weeks"]);
    assert_eq!(said.lines().filter(|line| line.starts_with("Planned Run Sat")).count(), 1, "the 28th is of rest: {said}");
    let list = program.answer(["plan"]);
    assert!(list.contains("◦ Sat 28 Nov") && list.contains("◦ Sun 20 Dec"), "{list}");
    let ics = program.answer(["export", "--ics"]);
    assert!(ics.contains("SUMMARY:Break\r\n") && ics.contains("DTEND;VALUE=DATE:20270104\r\n"), "{ics}");
    let json = program.answer(["export"]);
    assert!(json.contains(r#""entry":"planned_rest","from":"2026-12-20","until":"2027-01-03","notes":"by the sea""#), "{json}");
    assert_eq!(program.run(["plan", "8k every tue"]).code, 2);
    let list = program.answer(["list"]);
    let name =
        list.lines().find(|line| line.contains("Break")).and_then(|line| line.split_whitespace().next()).unwrap().to_owned();
    let said = program.answer(["edit", &name, "20 dec to 1 jan"]);
    assert!(said.contains("Planned break Sun 20 Dec 2026 to Fri 1 Jan 2027: 13 days, by the sea"), "{said}");
    let said = program.answer(["delete", &name]);
    assert!(said.contains("break"), "{said}");
}
