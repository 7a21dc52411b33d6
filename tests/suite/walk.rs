//! Why as a walk: from the word down to the row in the log, the paper and the setting, and back.

use deckchair::app::{Event, Overlay, Page, Patience, Subject, WheelTurn};
use deckchair::recovery::{Rung, Verdict, assess};

use crate::stage::{Stage, at, marathon};

fn opened(keys: &str) -> Stage {
    let mut stage = Stage::open_with([marathon()], assess).sized(100, 40);
    stage.press(keys).rest();
    stage
}

/// Walks down until a step leads to such a place.
fn walk_to(stage: &mut Stage, is_there: impl Fn(&Overlay) -> bool) {
    for _ in 0..60 {
        let before = stage.app.clone();
        stage.press("<Enter>");
        if stage.app.over().is_some_and(&is_there) {
            return;
        }
        stage.app = before;
        stage.press("j");
    }
    panic!("no step leads there:\n{}", stage.text());
}

#[test]
fn the_first_line_leads_to_the_session_and_back_again() {
    let mut stage = opened("w");
    stage.sees("› Sat 21 Nov · marathon").press("<Enter>").sees("Distance").sees("42.2 km");
    stage.press("<Backspace>").sees("What decides").press("<Enter>").sees("Distance").press("<Esc>").sees("What decides");
    stage.press("<Esc>").sees_no("What decides");
    assert!(stage.app.over().is_none());
}

#[test]
fn a_line_of_evidence_leads_to_its_row_with_value_unit_source_and_confidence() {
    let mut stage = opened("w<Tab><Enter>");
    for words in ["The paper", "Source", "Confidence", "Name", "Formula"] {
        stage.sees(words);
    }
    stage.press("<Esc>").sees("What decides");
    walk_to(
        &mut stage,
        |over| matches!(over, Overlay::Page(Page { subject: Subject::Evidence(row), .. }) if row.facts[0].label == "Value"),
    );
    stage.sees("Unit").press("<Esc>").sees("How sure");
}

#[test]
fn what_would_change_it_leads_to_the_check_in_and_a_setting_to_the_settings() {
    let mut stage = opened("w");
    walk_to(&mut stage, |over| matches!(over, Overlay::Settings(_)));
    stage.press("<Esc>").rest().sees("How sure");
    walk_to(&mut stage, |over| matches!(over, Overlay::Form(_)));
}

#[test]
fn what_a_line_leads_to_leads_back_whether_it_is_left_or_saved() {
    let is_why = |stage: &Stage| matches!(stage.app.over(), Some(Overlay::Page(Page { subject: Subject::Why(_), .. })));
    let mut stage = opened("w");
    walk_to(&mut stage, |over| matches!(over, Overlay::Settings(_)));
    stage.press("l<Esc>").rest();
    assert!(is_why(&stage));
    walk_to(&mut stage, |over| matches!(over, Overlay::Form(_)));
    stage.press("<Esc>");
    assert!(is_why(&stage));
    let mut stage = opened("w<Enter>");
    stage.press("ehidden<Esc>").sees("Distance").press("<Esc>");
    assert!(is_why(&stage), "from the entry that was edited back to its page, and on to the answer");
    stage.press("<Enter>d").sees("Deleted");
    assert!(is_why(&stage));
    stage.press("<Esc>");
    assert!(stage.app.over().is_none());
}

#[test]
fn the_mouse_walks_and_scrolls_too() {
    let mut stage = opened("w");
    stage.click("marathon · 42.2 km").sees("Distance").press("<Esc>");
    let mut stage = stage.sized(100, 14);
    let top = |stage: &Stage| match stage.app.over() {
        Some(Overlay::Page(Page { subject: Subject::Why(_), top, at, .. })) => (*top, *at),
        other => panic!("{other:?}"),
    };
    let before = top(&stage);
    stage.happen(Event::Wheel(WheelTurn::Down));
    assert_eq!(top(&stage), (before.0 + 3, before.1));
}

#[test]
fn a_day_of_the_past_has_its_own_why_with_what_was_said_then() {
    let mut stage = opened("");
    let race = stage.app.known().today().plus(-1);
    stage.keeper.advice.push((race, at("2026-11-21T06:30:00+01:00"), Verdict::Open(Rung::Rest)));
    stage.press("3h").press("w").rest();
    stage.sees("Sat 21 Nov 2026, 07:00: by what the log knows of that morning.").sees("Said then: ● REST.").sees_no("marathon ·");
    stage.press("<Esc>l").press("w").rest().sees("marathon ·").sees_no("by what the log knows");
}

#[test]
fn what_would_change_the_answer_is_found_while_one_reads_on() {
    let mut stage = Stage::open_with([marathon()], assess).sized(100, 60);
    stage.press("w<Enter>").rest();
    stage.press("<Esc>G").sees_no("Looking for it").sees("What would change it");
}

#[test]
fn why_is_whole_at_once_where_it_is_opened_again_in_the_same_minute() {
    let mut stage = opened("w").sized(100, 120);
    stage.sees("What would change it").sees_no("Looking for it").press("<Esc>w").sees_no("Looking for it");
    stage.press("<Esc>").happen(Event::Tick(at("2026-11-22T08:15:02+01:00")));
    stage.press("w").sees("Looking for it").rest().sees_no("Looking for it");
    stage.press("<Esc>r").rest();
    stage.sees("Noted rest").press("w").sees("Looking for it");
}

#[test]
fn a_minute_that_passes_leaves_nothing_to_work_out_where_nothing_is_planned() {
    let mut stage = opened("");
    stage.happen(Event::Tick(at("2026-11-22T08:15:02+01:00")));
    assert_eq!(stage.app.patience(), Patience::Endless);
    stage.happen(Event::Tick(at("2026-11-23T08:15:02+01:00")));
    assert_eq!(stage.app.patience(), Patience::Blink, "another day has another week");
}

#[test]
fn what_is_planned_is_played_anew_by_the_hour_and_not_by_the_minute() {
    let mut stage = opened("");
    stage.press("5p29 nov long 18k<Enter>").rest();
    stage.happen(Event::Tick(at("2026-11-22T08:16:02+01:00")));
    assert_eq!(stage.app.patience(), Patience::Endless);
    stage.happen(Event::Tick(at("2026-11-22T09:00:02+01:00")));
    assert_eq!(stage.app.patience(), Patience::Blink);
}
