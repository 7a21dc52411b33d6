//! Plans made at the screen, played by keys alone.

use deckchair::journal::{Entry, Metres, Planned, Priority};
use deckchair::recovery::assess;
use deckchair::views::{CalendarView, DayPlace};

use crate::stage::{Stage, marathon, run};

fn planned(stage: &Stage) -> Vec<Planned> {
    stage.keeper.journal().planned().iter().map(|kept| kept.what.clone()).collect()
}

#[test]
fn a_session_is_planned_on_the_day_under_the_cursor() {
    let mut stage = Stage::open([marathon()]);
    stage.press("3jj").press("p").press("long 2h rpe 4<Enter>").sees("Planned run on Sun 6 Dec 2026.").sees("◇");
    let plans = planned(&stage);
    assert_eq!(plans.iter().map(|plan| plan.day.to_string()).collect::<Vec<_>>(), ["2026-12-06"]);
}

#[test]
fn a_race_is_planned_from_anywhere() {
    let mut stage = Stage::open([marathon()]);
    stage.press("p6 dec race b 10k \"Winter 10\"<Enter>").sees("Planned Winter 10 on Sun 6 Dec 2026.");
    let plan = &planned(&stage)[0];
    assert_eq!((plan.race, plan.distance.map(Metres::value)), (Some(Priority::B), Some(10_000.0)));
}

#[test]
fn how_likely_the_body_is_ready_is_said_while_one_plans() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("pwed intervals 1h rpe 8").rest().sees("That morning").sees("▲ TRAIN is open that morning: below 10 %.");
    assert_eq!(planned(&stage), []);
}

#[test]
fn a_plan_is_edited_moved_and_deleted_on_the_calendar() {
    let mut stage = Stage::open([marathon()]);
    stage.press("3jjplong 2h<Enter>").press("e<Tab><Tab>7 dec<Ctrl-S>").sees("Corrected run on Mon 7 Dec 2026.");
    let plan = &planned(&stage)[0];
    assert_eq!(plan.day.to_string(), "2026-12-07");
    assert_eq!(plan.first_day.map(|day| day.to_string()).as_deref(), Some("2026-12-06"));
    stage.press("l").sees("planned for Sun 6 Dec");
    stage.press("d").sees("Deleted run on Mon 7 Dec 2026.");
    assert_eq!(planned(&stage), []);
    stage.press("u").sees("planned for Sun 6 Dec");
}

#[test]
fn a_plan_for_a_day_that_is_over_is_refused_in_words() {
    let mut stage = Stage::open([marathon()]);
    stage.press("pyesterday 10k<Enter>").sees("is over");
    assert_eq!(planned(&stage), []);
}

#[test]
fn the_plan_says_how_likely_the_body_is_ready_and_moves_a_session_there() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("pfri intervals 1h rpe 8<Enter>").press("5").rest().sees("▲ TRAIN is open that morning").sees("move there");
    let likely = stage.app.planning().prospects()[0].likely.unwrap();
    stage.press("m").sees("Moved run from Fri 27 Nov to ").sees("First planned for Fri 27 Nov.");
    assert_eq!(planned(&stage)[0].day, likely);
    stage.press("lh").sees("Moved run from ").sees("u undoes it.");
    assert_eq!(planned(&stage)[0].day, likely);
    stage.press("uuu");
    assert_eq!(planned(&stage)[0].first_day, None);
}

#[test]
fn a_day_of_rest_moves_the_sessions_on_and_is_undone_at_once() {
    let mut stage = Stage::open([marathon()]);
    stage.press("pfri easy 45min<Enter>psat long 2h<Enter>5").rest();
    stage.press("s").sees("Rest on Fri 27 Nov 2026 (2 sessions moved on).");
    let days = |stage: &Stage| planned(stage).iter().map(|plan| plan.day.to_string()).collect::<Vec<_>>();
    assert_eq!(days(&stage), ["2026-11-28", "2026-11-29"]);
    stage.press("u");
    assert_eq!(days(&stage), ["2026-11-27", "2026-11-28"]);
}

#[test]
fn what_is_tried_changes_the_forecast_and_never_the_log() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("p6 dec race b 10k<Enter>3").rest();
    let kept = stage.keeper.journal();
    let deeds = stage.keeper.deeds();
    stage.press("i").sees("What if: ").press("jj").sees("10 km race");
    let before = stage.app.trying().unwrap().what_if().prospects()[0].chance;
    stage.press("kplong 40k 4h rpe 8<Enter>").rest().sees("◈").sees("Train again: ");
    let after = stage.app.trying().unwrap().what_if().prospects()[1].chance;
    assert!(after < before - 0.2, "{after} and {before}");
    stage.press(">>").rest().press(",d").rest();
    assert_eq!((stage.keeper.journal(), stage.keeper.deeds(), stage.keeper.drafts.len()), (kept.clone(), deeds, 0));
    stage.press("p10k<Enter><Esc>").sees("Nothing of what you tried is kept.").sees_no("◈");
    assert_eq!((stage.keeper.journal(), stage.keeper.deeds()), (kept, deeds));
}

#[test]
fn a_session_is_tried_and_no_letter_leaves_or_notes_a_rest_day() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("3i").sees("What if: ").sees("What if? Try a session").sees("p try").sees("leave");
    stage.press("intert").sees("What if: ");
    assert!(stage.keeper.journal().rests().is_empty());
    stage.press("lllllp12k rpe 8<Enter>").rest().sees("12 km run").sees("Train again: ").sees("keep the plan");
    assert!(planned(&stage).is_empty());
}

#[test]
fn a_digit_shows_its_tab_while_one_tries_and_what_was_tried_waits() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("3i1").sees("Rest or train?").sees_no("goes on with what you tried");
    stage.press("3illlllp12k rpe 8<Enter>").rest().press("5").sees("Nothing is planned yet.");
    stage.sees("i on the calendar goes on with what you tried; it is not kept.");
    stage.press("3").sees_no("What if: ").press("i").rest().sees("What if: ").sees("12 km run").sees("keep the plan");
    assert!(planned(&stage).is_empty());
    stage.press("2a10k 52:30<Enter>3i").sees("What if? Try a session").sees_no("12 km run");
}

#[test]
fn what_is_over_looks_the_same_while_one_tries() {
    let old = Entry::Session(run("2024-11-02T09:00:00+01:00", 8.0, 48.0, 3.0));
    let mut stage = Stage::open_with([old, marathon()], assess);
    for months in ["3", "HH", "<PageUp>"] {
        let kept = stage.press(months).app.month();
        let tried = stage.press("i").app.month();
        let past = |month: &CalendarView| {
            month.weeks.iter().flatten().filter(|cell| cell.place == DayPlace::Past).cloned().collect::<Vec<_>>()
        };
        assert_eq!(past(&tried), past(&kept), "{months}");
        stage.press("<Esc>");
    }
    assert!(stage.press("HHHHHHHHHHHHHHHHHHHH").app.month().weeks.iter().flatten().any(|cell| cell.glyph.sign == '○'));
}

#[test]
fn what_is_tried_is_kept_as_one_action() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("3iljjp10k<Enter>lplong 90min<Enter>").rest();
    assert_eq!(planned(&stage).len(), 0);
    stage.press("<Ctrl-S>").sees("Planned what was tried (2 changes).").sees_no("What if");
    assert_eq!(planned(&stage).len(), 2);
    stage.press("u");
    assert_eq!(planned(&stage).len(), 0);
}

#[test]
fn a_what_if_names_the_best_day_and_moves_there_and_the_log_knows_nothing_of_it() {
    let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
    stage.press("p6 dec race b 10k<Enter>3").rest();
    let (kept, deeds) = (stage.keeper.journal(), stage.keeper.deeds());
    stage.press("i").press(&"l".repeat(12)).press("plong 25k 2h20<Enter>").rest();
    let best = stage.app.trying().unwrap().best().unwrap();
    stage.sees("The best day to move it to:").sees("⚑ Sun 6 Dec, 10 km race: ");
    stage.press("m").rest();
    assert_eq!(stage.app.calendar().day(), best.day);
    stage.sees("suits it better.");
    assert_eq!((stage.keeper.journal(), stage.keeper.deeds()), (kept, deeds));
}

#[test]
fn a_what_if_has_its_words_where_room_is_short() {
    let mut stage = Stage::open_with([marathon()], assess).sized(40, 12);
    stage.press("3il").press("plong 25k 2h20<Enter>").rest().sees("◈ 25 km run").sees("The best day").sees("Mon 23 Nov");
}
