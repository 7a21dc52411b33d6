//! Sittings at the screen, played by keys alone: what is seen, what is kept, and what each costs in keys.

use deckchair::app::{ClickTarget, Effect, Ending, Event, News, Refused, ShownLog, Tab, WheelTurn, perform};
use deckchair::journal::{
    CheckIn, Day, DayReport, Entry, Health, Metres, Millilitres, Planned, RedFlag, Rest, Scale5, Session, Spell, SpellKind, Ten,
};
use deckchair::keys::Key;
use deckchair::recovery::{Rung, assess};

use crate::stage::{COLOUR, MONO, Stage, at, hills, marathon, run};

fn evening_run() -> Entry {
    Entry::Session(run("2026-11-19T18:30:00+01:00", 12.0, 66.0, 3.0))
}

fn sessions(stage: &Stage) -> Vec<Session> {
    stage.keeper.journal().sessions().iter().map(|kept| kept.what.clone()).collect()
}

fn check_ins(stage: &Stage) -> Vec<CheckIn> {
    stage.keeper.journal().check_ins().iter().map(|kept| kept.what.clone()).collect()
}

#[test]
fn a_newcomer_logs_a_run_with_two_keys_beside_what_they_say() {
    let mut stage = Stage::open([]);
    stage.sees("NOTHING LOGGED YET").sees("log a session").sees("import a file").sees("look at a demo");
    stage.press("a10k 52:30<Enter>");
    stage.sees("today's 10 km").sees("Logged run 10.0 km.");
    assert_eq!(sessions(&stage)[0].distance.map(Metres::value), Some(10_000.0));
    assert!(stage.keeper.drafts.is_empty());
}

#[test]
fn a_run_logged_after_its_import_is_one_with_it() {
    let mut watch = run("2026-11-21T09:04:10+01:00", 10.02, 52.6, 3.0);
    watch.source.format = Some("fit".to_owned());
    let mut stage = Stage::open([Entry::Session(watch)]).sized(120, 40);
    stage.press("ayesterday 9:00 10k 52:30<Enter>");
    stage.sees("Joined run 10.0 km with its recording.").sees("u undoes it");
    assert_eq!(sessions(&stage).len(), 1);
    stage.press("u").sees("Undone");
    assert!(sessions(&stage)[0].is_recorded());
}

#[test]
fn a_recorded_session_is_read_along_its_way() {
    let (session, trace) = hills();
    let mut stage = Stage::open([marathon(), Entry::Session(session.clone())]).with_course(&session, trace).sized(100, 30);
    stage.press("2j<Enter>").sees("average 141, top 168 bpm").sees("lowest 450, highest 770 m").sees("2 h 30");
    stage.press("llll").sees("759 m · 7:00");
    stage.press("<Tab><Tab>").sees("Heart rate").sees_no("Pace").sees("759 m · 7:00");
    stage.press("<Tab><Tab>").sees("Pace").sees("two-hills.fit");
    stage.press("<Esc>k<Enter>").sees("Lakeside Marathon").sees_no("Heart rate");
}

#[test]
fn a_click_reads_a_course_where_it_is_clicked() {
    let (session, trace) = hills();
    let mut stage = Stage::open([Entry::Session(session.clone())]).with_course(&session, trace).sized(100, 30);
    stage.press("2<Enter>").happen(Event::Clicked(ClickTarget::Stretch(85)));
    stage.sees("standing").sees("1:26:00");
}

#[test]
fn a_check_in_takes_a_key_a_question() {
    let mut stage = Stage::open([marathon()]);
    assert_eq!(stage.app.today().questions.len(), 2);
    stage.press("c4");
    stage.press("3");
    stage.sees("Logged check-in");
    let said = &check_ins(&stage)[0];
    assert_eq!((said.soreness.map(Ten::value), said.fatigue.map(Scale5::value)), (Some(4.0), Some(3)));
    assert_eq!(stage.app.today().questions, []);
}

#[test]
fn the_morning_after_a_marathon_asks_what_tells_and_no_more() {
    let stage = Stage::open_with([marathon()], assess);
    let asked: Vec<&str> = stage.app.today().questions.iter().map(|question| question.name).collect();
    assert_eq!(asked, ["Soreness", "Fatigue"]);
}

#[test]
fn a_second_check_in_of_a_day_adds_to_the_first() {
    let mut stage = Stage::open([marathon()]);
    stage.press("c43").press("c<Tab><Tab>7<Ctrl-S>");
    let said = check_ins(&stage);
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].soreness.map(Ten::value), said[0].sleep.map(deckchair::journal::Seconds::hours)), (Some(4.0), Some(7.0)));
}

#[test]
fn what_is_said_hours_after_a_check_in_is_said_then_and_leaves_the_first_its_hour() {
    let mut morning = CheckIn::new(at("2026-11-22T06:00:00+01:00"));
    morning.soreness = Ten::new(2.0).ok();
    let mut stage = Stage::open_with([evening_run(), Entry::CheckIn(morning)], assess);
    stage.press("xill from fri<Enter>").press("1c").sees("Are you well again?").press("w<Ctrl-S>");
    let said: Vec<_> = check_ins(&stage).iter().map(|said| (said.at, said.health, said.soreness.map(Ten::value))).collect();
    let (first, then) = (at("2026-11-22T06:00:00+01:00"), at("2026-11-22T08:14:00+01:00"));
    assert_eq!(said, [(first, None, Some(2.0)), (then, Some(Health::Well), None)], "well comes after the illness was told");
}

#[test]
fn a_red_flag_is_two_doors_away_and_silences_the_rest() {
    let mut stage = Stage::open([marathon()]);
    stage.press("c");
    go_to(&mut stage, "Signs");
    stage.press("<Enter><Space><Ctrl-S>");
    stage.sees("Chest pain: call the emergency number now").sees_no("The way back").sees_no("Recovered so far");
}

/// Goes on to a field.
fn go_to(stage: &mut Stage, name: &str) {
    for _ in 0..40 {
        if focus(stage).as_deref() == Some(name) {
            return;
        }
        stage.press("<Tab>");
    }
    panic!("the form has no field {name}");
}

/// Names the field in focus.
fn focus(stage: &Stage) -> Option<String> {
    let Some(deckchair::app::Overlay::Form(form)) = stage.app.over() else { return None };
    form.focus().and_then(|at| form.fields().get(at)).map(|field| format!("{:?}", field.name))
}

#[test]
fn a_fever_is_told_with_one_letter() {
    let mut stage = Stage::open([marathon()]);
    stage.press("c");
    go_to(&mut stage, "Health");
    stage.press("f<Ctrl-S>").sees("You have a fever");
    assert_eq!(check_ins(&stage)[0].health, Some(Health::Fever));
}

#[test]
fn what_was_deleted_comes_back_and_goes_again() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2d").sees("Deleted run 42.2 km.  u undoes it.").sees_no("Lakeside");
    stage.press("u").sees("Undone: delete run 42.2 km.").sees("Lakeside");
    stage.press("<Ctrl-R>").sees("Redone: delete run 42.2 km.").sees_no("Lakeside");
    stage.press("u");
    stage.press("u").sees("There is nothing to undo.");
}

#[test]
fn a_session_is_corrected_from_the_log() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2je").sees("Correct a session").press("<Tab><Tab><Tab>15<Ctrl-S>");
    stage.sees("Corrected run 15.0 km.");
    assert_eq!(sessions(&stage)[0].distance.map(Metres::value), Some(15_000.0));
    assert_eq!(sessions(&stage).len(), 2);
}

#[test]
fn an_entry_is_read_edited_and_deleted_from_its_page() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2<Enter>").sees("Pace").press("e").sees("Correct a session").press("<Esc>");
    stage.press("<Enter>d").sees("Deleted run 42.2 km.");
    assert_eq!(sessions(&stage).len(), 1);
}

#[test]
fn escape_keeps_a_draft_and_the_form_takes_it_up_again() {
    let mut stage = Stage::open([marathon()]);
    stage.press("atrail 12k<Esc>").sees("Kept as a draft");
    assert!(stage.keeper.drafts.contains_key("session"));
    stage.press("a").sees("trail 12k").sees("Your draft is back");
    stage.press(" 1h10 wibble<Esc>");
    stage.press("a").sees("trail 12k 1h10 wibble");
    stage.press("<Ctrl-X>").sees("Thrown away.");
    assert!(stage.keeper.drafts.is_empty());
    stage.press("a").sees_no("wibble");
}

#[test]
fn a_form_that_was_thrown_away_comes_back_as_it_was() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("a8k 45min \"a long story\" wibble<Ctrl-X>").sees("Thrown away.  u brings it back.");
    stage.press("u").sees("> 8k 45min \"a long story\" wibble").rest();
    assert!(stage.keeper.drafts["session"].contains("a long story"));
    // Questions that were answered on Today itself come back there.
    stage.press("<Ctrl-X>c4<Ctrl-X>u").rest();
    assert!(stage.keeper.drafts["check_in"].contains('4'));
    // What was kept since is what `u` takes back, and a form that is opened anew is empty.
    stage.press("<Ctrl-X>a5k 30min<Enter>").sees("Logged").press("u").sees("Undone: log run 5.0 km.");
    stage.press("a6k<Ctrl-X>a").sees_no("6k").press("<Esc>").sees_no("u undo");
}

#[test]
fn a_draft_that_the_log_cannot_keep_stays_until_it_can() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.keeper.refusal = Some(Refused { what: "the disk is full".into(), hint: Some("free some room".into()) });
    stage.press("a8k 45min \"a long story\"<Esc>").sees("Your draft stays while Deckchair is open: the disk is full");
    assert!(stage.keeper.drafts.is_empty());
    stage.press("a").sees("a long story").sees("Your draft is back").press("<Esc>");
    stage.keeper.refusal = None;
    // Whatever is kept next takes the draft with it, and so does leaving.
    stage.press("p6 dec 10k<Enter>");
    assert!(stage.keeper.drafts["session"].contains("a long story"));
    stage.press("a").sees("a long story").press("<Enter>").sees("Logged run 8.0 km.");
    assert!(stage.keeper.drafts.is_empty());
    stage.keeper.refusal = Some(Refused { what: "the disk is full".into(), hint: None });
    stage.press("a9k<Esc>");
    stage.keeper.refusal = None;
    stage.press("q");
    assert!(stage.keeper.drafts["session"].contains("9k"));
}

#[test]
fn a_notice_longer_than_a_line_is_read_whole() {
    let hint = "another program has it open: close that one, or wait for a moment, and save what you wrote once more";
    for size in [(80, 24), (40, 12)] {
        let mut stage = Stage::open([marathon()]).sized(size.0, size.1);
        stage.keeper.refusal = Some(Refused { what: "the log cannot be written".into(), hint: Some(hint.into()) });
        stage.press("2d");
        let text = stage.text();
        let told = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if size.0 == 80 {
            assert!(told.ends_with(&format!("the log cannot be written — {hint}")), "{text}");
        } else {
            assert!(told.contains("close that one, or wait") && told.ends_with('…'), "{text}");
        }
        stage.press("1").sees_no("another program");
    }
}

#[test]
fn a_pause_keeps_a_draft_without_a_key() {
    let mut stage = Stage::open([marathon()]);
    stage.press("a10k").rest();
    assert!(stage.keeper.drafts["session"].contains("10k"));
}

#[test]
fn leaving_in_the_middle_of_a_form_keeps_the_draft() {
    let mut stage = Stage::open([marathon()]);
    stage.press("a10k<Ctrl-C>");
    assert_eq!(stage.left, Some(Ending::Quit));
    assert!(stage.keeper.drafts["session"].contains("10k"));
}

#[test]
fn what_waits_to_be_gone_on_with_is_named_on_opening() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("c4<Esc>");
    let waiting = stage.keeper.drafts.clone();
    stage.happen(Event::DraftsWaiting(waiting.clone())).sees("Kept as a draft").sees_no("never saved");
    let mut next = Stage::open([marathon()]).sized(80, 24);
    next.happen(Event::Tick(at("2026-11-23T07:30:00+01:00"))).happen(Event::DraftsWaiting(waiting.clone()));
    next.sees("Never saved: a check-in of Sun 22 Nov 2026.  c, Esc, then u opens it.");
    let mut same = Stage::open([marathon()]).sized(80, 24);
    same.happen(Event::DraftsWaiting(waiting)).sees("Begun and never saved: a check-in.  c goes on with it.");
    let mut corrected = Stage::open([marathon()]).sized(80, 24);
    corrected.press("2e rpe 9<Esc>1");
    let waiting = corrected.keeper.drafts.clone();
    let mut reopened = Stage::open([marathon()]).sized(80, 24);
    reopened.happen(Event::DraftsWaiting(waiting.clone()));
    reopened.sees("Begun and never saved: a correction of run 42.2 km.  Edit it to go on.");
    let mut without = Stage::open([evening_run()]).sized(80, 24);
    without.press("2d1").happen(Event::DraftsWaiting(waiting)).sees_no("never saved");
}

#[test]
fn questions_that_stood_open_over_night_are_of_the_new_day() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("c").happen(Event::Tick(at("2026-11-23T07:30:00+01:00")));
    stage.press("2<Ctrl-S>").sees("Logged check-in of Mon 23 Nov 2026 07:30.");
}

#[test]
fn answers_begun_on_another_morning_are_not_given_for_today() {
    let morning = |stage: &Stage| {
        let journal = stage.keeper.journal();
        journal
            .check_ins()
            .iter()
            .map(|kept| (kept.at.wall().date().to_string(), kept.soreness.map(Ten::value)))
            .collect::<Vec<_>>()
    };
    let begun = || {
        let mut stage = Stage::open([marathon()]).sized(80, 24);
        stage.press("c4<Esc>").happen(Event::Tick(at("2026-11-23T07:30:00+01:00")));
        stage.press("c").sees("What you began on Sun 22 Nov 2026 was never saved.  Esc, then u, opens it.");
        stage
    };
    let mut stage = begun();
    stage.press("2<Ctrl-S>").sees("Logged check-in of Mon 23 Nov");
    assert_eq!(morning(&stage), [("2026-11-23".to_owned(), Some(2.0))]);
    let mut stage = begun();
    stage.press("<Esc>u").sees("Check-in of Sun 22 Nov 2026").press("<Ctrl-S>").sees("Logged check-in of Sun 22 Nov");
    assert_eq!(morning(&stage), [("2026-11-22".to_owned(), Some(4.0))]);
    assert!(stage.keeper.drafts.is_empty());
}

#[test]
fn a_draft_of_yesterday_still_means_the_day_it_meant() {
    let mut stage = Stage::open([marathon()]);
    stage.press("a8k 45min yesterday 18:00<Esc>");
    stage.happen(Event::Tick(at("2026-11-23T08:00:00+01:00")));
    stage.press("a").sees("Sat 21 Nov 2026 18:00");
}

#[test]
fn a_wrong_word_keeps_the_form_open_and_says_why() {
    let mut stage = Stage::open([marathon()]);
    stage.press("a10k wibble<Enter>").sees("`wibble` is not understood").sees("Log a session");
    assert_eq!(sessions(&stage).len(), 1);
}

#[test]
fn what_the_log_refuses_is_said_and_nothing_is_lost() {
    let mut stage = Stage::open([marathon()]);
    let refusal = Refused { what: "the disk is full".into(), hint: Some("free some room".into()) };
    stage.keeper.refusal = Some(refusal);
    stage.press("a10k<Enter>").sees("the disk is full").sees("free some room").sees("> 10k");
    stage.keeper.refusal = None;
    stage.press("<Enter>").sees("Logged run 10.0 km.");
}

#[test]
fn the_cost_is_shown_while_one_types() {
    let mut stage = Stage::open_with([evening_run()], assess);
    stage.press("arun 42k 3h36 rpe 9 race yesterday 9:00").sees_no("Training again comes").rest();
    stage.sees("What it costs").sees("Training again comes about");
    assert_eq!(*stage.app.known().journal, stage.keeper.journal());
}

#[test]
fn a_cost_that_was_shown_stays_while_a_word_is_not_understood() {
    let mut stage = Stage::open_with([marathon()], assess).sized(80, 24);
    stage.press("a18k 1h40 rpe 6").rest();
    let cost = stage.text().lines().skip_while(|line| !line.contains("What it costs")).nth(1).unwrap_or_default().to_owned();
    assert!(cost.contains('●'), "{cost}");
    stage.press(" wibble").rest().sees("`wibble` is not understood").sees(&cost);
    stage.press("<Ctrl-U>").rest().sees_no(&cost);
}

#[test]
fn every_mistake_of_a_line_is_read_whole() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("a42k 20min rpe 14<Enter>").sees("faster than anybody is").sees("RPE must be between").sees("Not saved");
}

#[test]
fn what_kept_a_form_from_being_saved_is_no_longer_said_once_it_is_put_right() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("a10k wib<Enter>").sees("Not saved").press("<Backspace>").sees("Not saved");
    stage.press("<Backspace><Backspace>").sees_no("Not saved").sees("Log a session");
    stage.press("<Ctrl-U>run<Enter>").sees("How long or how far was it?").press(" 45min").sees_no("How long or how far was it?");
}

#[test]
fn what_of_a_line_does_not_count_is_told_while_it_is_written() {
    let mut stage = Stage::open([marathon()]).sized(80, 24);
    stage.press("along 2h").sees_no("one kind").press(" easy").sees("A session has one kind: long counts, easy does not.");
    stage.press(" rpe 14").sees("RPE must be between").sees_no("one kind");
    stage.press("<Ctrl-U>").sees_no("one kind");
}

#[test]
fn a_day_that_is_done_says_so_where_rows_are_few() {
    let mut stage = Stage::open_with([Entry::Session(run("2026-11-22T06:30:00+01:00", 8.0, 45.0, 3.0))], assess).sized(40, 12);
    stage.sees("█  █ █  █ █ ▀█ █▀▀").sees("Eat, drink, sleep.").sees_no("EASY");
}

#[test]
fn what_the_dates_leave_out_is_said_in_whole_sentences() {
    for ago in 1..9 {
        let start = at("2026-11-22T07:00:00+01:00").plus_days(-f64::from(ago)).to_string();
        for size in [(80, 24), (100, 30), (120, 40), (156, 52)] {
            let text = Stage::open_with([Entry::Session(run(&start, 12.0, 66.0, 4.0))], assess).sized(size.0, size.1).text();
            let said = text.contains("Nothing is known of the last");
            assert_eq!(said, text.contains("them."), "{ago} days, {size:?}:\n{text}");
        }
    }
}

#[test]
fn i_rested_notes_the_day_once() {
    let mut stage = Stage::open([marathon()]);
    stage.press("r").sees("Noted rest on Sun 22 Nov 2026.").press("r").sees("noted as a day of rest already");
    let journal = stage.keeper.journal();
    assert_eq!(journal.rests().len(), 1);
    assert_eq!(journal.report(stage.app.known().today(), &stage.app.known().athlete), DayReport::Rested);
}

#[test]
fn the_calendar_speaks_of_the_day_under_the_cursor() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("3").sees("November 2026").press("h").sees("Lakeside");
    stage.press("hr").sees("Noted rest on Fri 20 Nov 2026.");
    stage.press("a").sees("2026-11-20").press("swim 1500m 35min<Enter>").sees("Logged swim 1,500 m.");
    assert_eq!(sessions(&stage)[1].start.wall().date().to_string(), "2026-11-20");
    stage.press("L").sees("December 2026").press("H").sees("November 2026").press("t").sees("Sun 22 Nov");
    stage.press("J").sees("November 2027").press("K").sees("November 2026");
}

#[test]
fn the_calendar_goes_to_a_day_that_is_written() {
    let mut stage = Stage::open([marathon()]);
    stage.press("3/2026-02-14<Enter>").sees("February 2026").sees("Sat 14 Feb");
    stage.press("/6 dec<Enter>").sees("Sun 6 Dec").press("/wibble<Enter>").sees("is not understood").press("<Esc>");
    stage
        .sees("Sun 6 Dec")
        .press("v")
        .sees("October 2026 – December 2026")
        .press("v")
        .sees("2026")
        .press("v")
        .sees("December 2026");
}

#[test]
fn what_is_clicked_does_what_its_key_does() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.click("2 Log").sees("Distance").click("Thu 19 Nov").click("Thu 19 Nov").sees("Thu 19 Nov 2026 18:30");
    stage
        .press("<Esc>")
        .click("3 Calendar")
        .click("17")
        .sees("Tue 17 Nov")
        .happen(Event::Wheel(WheelTurn::Down))
        .sees("Tue 24 Nov");
    stage.click("? help").sees("read the marked entry in full").press("<Esc>:").click("log a session").sees("What it costs");
}

#[test]
fn a_session_is_logged_again_with_two_keys() {
    let mut stage = Stage::open([evening_run()]);
    stage.press("A").sees("run 12k 1:06:00").press("<Enter>").sees("Logged run 12.0 km.");
    assert_eq!(sessions(&stage).len(), 2);
    stage.press("3hhhA").sees("2026-11-19 run 12k 1:06:00");
}

#[test]
fn a_session_that_is_logged_again_stands_in_its_fields_and_leaves_the_draft_of_another_alone() {
    let mut stage = Stage::open_with([Entry::Session(hills().0), evening_run()], assess).sized(80, 24);
    stage.press("2G").sees("Two hills").press("A").sees("> trail 21.3k").rest();
    stage.sees("Sport        Trail run").sees("Training again comes");
    stage.press("<Esc>").sees_no("Kept as a draft");
    assert!(stage.keeper.drafts.is_empty());
    stage.press("a9k 40min easy<Esc>").sees("Kept as a draft");
    stage.press("A").sees("> trail 21.3k").sees_no("9k 40min").press(" rpe 7<Esc>").sees("Kept as a draft");
    stage.press("A").sees("> trail 21.3k").sees("rpe 7").sees("Your draft is back");
    // Of another session that is something else.
    stage.press("<Esc>gA").sees("> run 12k").sees_no("rpe 7").press("<Enter>").sees("Logged run 12.0 km.");
    stage.press("a").sees("> 9k 40min easy");
}

#[test]
fn a_command_is_found_by_a_few_letters() {
    let mut stage = Stage::open([marathon()]);
    stage.press(":whypap").sees("down to the sessions and the papers").press("<Enter>").sees("Why");
    stage.press("<Esc><Ctrl-P>calen<Enter>");
    assert_eq!(stage.app.tab(), Tab::Calendar);
    stage.press(":zzzz").sees("Nothing that can be done now is called that.").press("<Esc>");
}

#[test]
fn several_entries_of_a_day_are_marked_one_after_the_other() {
    let again = Entry::Session(run("2026-11-21T18:00:00+01:00", 5.0, 40.0, 2.0));
    let mut stage = Stage::open([marathon(), again]);
    stage.press("3h");
    let first = stage.app.marked_entry();
    stage.press("n");
    assert_ne!(stage.app.marked_entry(), first);
    stage.press("d");
    assert_eq!(sessions(&stage).len(), 1);
}

#[test]
fn the_log_is_narrowed_as_one_types() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2/lake").sees("1 of 2 entries").press("<Enter>").sees("Lakeside");
    stage.press("<Esc>").sees("2 entries").press("/nothing like it").sees("Nothing in the log fits the filter.");
    stage.press("<Esc>").sees("2 entries");
}

#[test]
fn a_filter_that_nothing_fits_names_the_word_that_is_not_understood() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2/before:xx<Enter>").sees("Nothing in the log fits").sees("`before:xx` names no day").sees("after:2026-09-14");
    stage.press("/<Ctrl-U>sport:curling").sees("`sport:curling` names no sport").sees("treadmill");
    stage.press("<Ctrl-U>foo:bar").sees("`foo:bar` is no word of a filter").sees("sport:, kind:");
    stage.press("<Ctrl-U>lake").sees("1 of 2 entries").sees_no("is no word");
}

#[test]
fn the_log_is_sorted_by_the_next_thing() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2s").sees("oldest first").press("s").sees("farthest first");
}

#[test]
fn what_an_import_would_bring_is_seen_before_it_is_kept() {
    let mut stage = Stage::open([]);
    stage.press("o~/run.fit<Enter>").sees("Before the import").sees("Would add 2 sessions, 1 file refused.");
    stage.sees("added  merged   there").sees("refused   broken.fit: cut short");
    assert!(stage.keeper.imported.is_empty());
    stage.press("<Esc>").sees("Nothing was imported.").sees_no("broken.fit");
    assert!(stage.keeper.imported.is_empty());
    stage.press("o~/run.fit<Enter><Enter>").sees("Added 2 sessions, 1 file refused.").sees("refused   broken.fit: cut short");
    assert_eq!(stage.keeper.imported, ["~/run.fit"]);
}

#[test]
fn much_that_was_left_out_is_read_on_a_page_of_its_own() {
    let mut stage = Stage::open([]);
    stage.keeper.left_out = 30;
    stage.press("o~/runs<Enter><Enter>").sees("refused   broken.fit: cut short").sees("folder/0.gpx: a planned route");
    stage.sees_no("folder/29.gpx").press("G").sees("folder/29.gpx").press("<Esc>").sees_no("folder/29.gpx");
}

#[test]
fn what_an_import_would_bring_waits_while_something_is_written() {
    let mut stage = Stage::open([marathon()]);
    stage.keeper.files_left = 2;
    stage.press("o~/runs<Enter>").sees("looking at").press("a10k").rest().sees("10k").sees_no("Before the import");
    stage.press("<Ctrl-X>o").sees("Before the import").press("<Enter>").sees("Added 2 sessions");
}

#[test]
fn undo_and_redo_wait_for_an_import() {
    let mut stage = Stage::open([marathon()]);
    stage.press("2d");
    stage.keeper.files_left = 4;
    stage.press("o~/runs<Enter>").press("u").sees("undo and redo wait until it is done");
    assert_eq!(stage.keeper.deeds(), 1);
    stage.rest().press("<Esc>u").sees("Undone: delete run 42.2 km.");
}

#[test]
fn something_refused_during_an_import_leaves_the_import_going_on() {
    let mut stage = Stage::open([marathon()]);
    stage.keeper.files_left = 6;
    stage.press("2o~/runs<Enter>").sees("looking at 3 of 8");
    stage.keeper.refusal = Some(Refused { what: "the disk is full".to_owned(), hint: None });
    stage.press("d").sees("the disk is full").sees("looking at 3 of 8");
}

#[test]
fn the_keys_stay_live_while_an_import_goes_on_and_one_stops_it() {
    let mut stage = Stage::open([marathon()]);
    stage.keeper.files_left = 4;
    stage.press("o~/runs<Enter>").sees("looking at 5 of 8").press("3").sees("November").sees("looking at 5 of 8 · o stops it");
    stage.happen(Event::Idle).sees("looking at 6 of 8");
    stage.rest().sees_no("looking at").sees("Before the import");
    stage.keeper.files_left = 8;
    stage.press("<Enter>").sees("importing 1 of 8").press("o").sees("Stopping the import; the files that were read are kept.");
    stage.happen(Event::Idle).sees_no("importing").sees("Added 2 sessions");
}

#[test]
fn the_demo_is_offered_to_an_empty_log_only() {
    let mut stage = Stage::open([]);
    stage.press("d");
    assert_eq!(stage.left, Some(Ending::Demo));
    let mut stage = Stage::open([marathon()]);
    stage.press("d");
    assert_eq!(stage.left, None);
}

#[test]
fn the_demo_says_on_every_screen_that_it_is_one_and_leads_back_to_the_log_it_was_opened_from() {
    for (log, way, ending) in
        [(ShownLog::Demo, "q leaves it", Ending::Quit), (ShownLog::DemoWithinOwn, "q leads back to your log", Ending::OwnLog)]
    {
        for size in [(80, 24), (40, 12), (120, 40), (24, 8)] {
            let mut stage = Stage::open([marathon()]).sized(size.0, size.1);
            stage.app = stage.app.showing(log);
            stage.sees(if size.0 < 60 { "Made up: nothing" } else { "Made up: nothing here is kept." });
            if size.0 >= 80 {
                stage.sees(way);
            }
            for tab in ["1", "2", "3", "4", "5", "?"] {
                let head = stage.press(tab).text().lines().next().unwrap_or_default().to_owned();
                assert!(head.starts_with(" Demo") && !head.contains("Deckchair"), "{size:?}: {head}");
            }
            stage.press("<Esc>1").sees_no("Made up");
            stage.press("d");
            assert_eq!(stage.left, None);
            stage.press("q");
            assert_eq!(stage.left, Some(ending));
        }
    }
    let mut stage = Stage::open([marathon()]);
    stage.app = stage.app.showing(ShownLog::DemoWithinOwn);
    stage.press("a<Esc>").sees("q your log").press("<Ctrl-C>");
    assert_eq!(stage.left, Some(Ending::Quit), "who ends the program ends it from the demo too");
}

#[test]
fn every_screen_is_two_keys_away() {
    let mut stage = Stage::open([marathon()]);
    for (keys, words) in [
        ("w", "Why"),
        ("<Esc>?", "Keys"),
        ("<Esc>2", "Distance"),
        ("3", "November"),
        ("4", "Load a week"),
        ("5", "To come"),
        ("1", "Rest or train?"),
    ] {
        stage.press(keys).sees(words);
    }
    stage.press("<Tab>");
    assert_eq!(stage.app.tab(), Tab::Log);
    stage.press("<Shift-Tab><Shift-Tab>");
    assert_eq!(stage.app.tab(), Tab::Plan);
}

#[test]
fn what_another_process_logged_is_seen() {
    let mut stage = Stage::open([]);
    let other = Stage::open([marathon()]);
    stage.happen(Event::Changed(other.keeper.journal())).sees("yesterday's");
}

#[test]
fn pasted_text_is_one_line_of_the_form() {
    let mut stage = Stage::open([marathon()]);
    stage.press("a").happen(Event::Pasted("10k\n52:30\u{1b}[31m".into())).sees("> 10k 52:30");
}

#[test]
fn the_new_day_begins_while_the_screen_is_open() {
    let mut stage = Stage::open([marathon()]);
    stage.happen(Event::Tick(at("2026-11-23T03:59:00+01:00"))).sees("Mon 23 Nov  03:59").sees(" 22 Nov ●");
    stage.happen(Event::Tick(at("2026-11-23T04:00:00+01:00"))).sees("Mon 23 Nov  04:00");
}

#[test]
fn what_is_advised_is_kept() {
    let stage = Stage::open([marathon()]);
    assert_eq!(stage.keeper.advice.len(), 1);
    assert!(Stage::open([]).keeper.advice.is_empty());
}

#[test]
fn a_trouble_is_told_and_ends_later() {
    let mut stage = Stage::open([marathon()]);
    stage.press("xniggle left knee<Enter>").sees("Logged injury left knee.");
    assert!(stage.keeper.journal().spells()[0].until.is_none());
    stage.press("2g").sees("left knee");
    stage.press("e<Tab><Tab><Tab><Tab>today<Ctrl-S>");
    assert_eq!(stage.keeper.journal().spells()[0].until, Some(stage.app.known().today()));
}

#[test]
fn every_form_but_the_check_in_begins_with_a_line_of_words() {
    let mut stage = Stage::open([marathon()]);
    stage.press("xfever since yesterday<Enter>").sees("Logged fever");
    assert_eq!(stage.keeper.journal().spells()[0].kind, SpellKind::Illness { fever: true });
    stage.press("f60g carbs 500ml<Enter>").sees("Logged");
    assert_eq!(stage.keeper.journal().intakes()[0].fluid.map(Millilitres::value), Some(500.0));
    stage.press("xfever wibble<Enter>").sees("`wibble` is not understood");
    assert_eq!(stage.keeper.journal().spells().len(), 1);
}

#[test]
fn help_that_has_no_room_is_read_on_the_next_page() {
    let mut check_in = CheckIn::new(at("2026-11-22T07:30:00+01:00"));
    check_in.red_flags = vec![RedFlag::ChestPain, RedFlag::Fainting];
    let mut stage = Stage::open_with([marathon(), Entry::CheckIn(check_in)], assess).sized(40, 12);
    stage.sees("emergency number").sees("w reads on");
    stage.press("wG").sees("not a doctor.");
}

#[test]
fn several_sessions_are_marked_and_changed_at_once() {
    let other = Entry::Session(run("2026-11-17T18:30:00+01:00", 8.0, 44.0, 3.0));
    let mut stage = Stage::open([marathon(), evening_run(), other]);
    stage.press("2j<Space>v").sees("2 marked").press("e").sees("Change 2 sessions");
    stage.press("easy #base<Enter>").sees("Corrected 2 sessions.").sees_no("marked");
    let tagged: Vec<bool> = sessions(&stage).iter().map(|session| session.tags == ["base"]).collect();
    assert_eq!(tagged, [true, true, false]);
    stage.press("u").sees("Undone: correct 2 sessions.");
    assert!(sessions(&stage).iter().all(|session| session.tags.is_empty()));
}

#[test]
fn every_small_prompt_is_saved_as_a_form_is() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2<Space><Space>erpe 4<Ctrl-S>").sees("Corrected 2 sessions.");
    stage.press("/marathon<Ctrl-S>j").sees("Lakeside Marathon").sees_no("Run 12.0 km");
    stage.press("<Esc>3/4 oct<Ctrl-S>").sees("October 2026");
    stage.press(":log a session<Ctrl-S>").sees("Log a session");
    stage.press("<Esc>o~/run.fit<Ctrl-S>").sees("Before the import");
}

#[test]
fn a_path_that_cannot_be_imported_is_kept_in_its_prompt() {
    let mut stage = Stage::open([]);
    stage.keeper.refusal = Some(Refused { what: "there is no file or folder `~/rum.fit`".to_owned(), hint: None });
    stage.press("o~/rum.fit<Enter>").sees("there is no file or folder").sees("> ~/rum.fit");
    stage.keeper.refusal = None;
    stage.press("<Backspace><Backspace><Backspace><Backspace><Backspace>n.fit<Enter><Enter>");
    assert_eq!(stage.keeper.imported, ["~/run.fit"]);
}

#[test]
fn the_log_opens_on_the_latest_entry_that_has_happened() {
    let race = |day: &str| {
        let day = Day::new(day.parse().unwrap());
        Entry::Planned(Planned { title: format!("Race of {day}"), ..Planned::new(deckchair::journal::Sport::Run, day) })
    };
    let mut stage = Stage::open([marathon(), evening_run(), race("2026-12-20"), race("2026-11-22")]);
    stage.press("2<Enter>").sees("Lakeside Marathon").press("<Esc>kk<Enter>").sees("Race of 2026-12-20");
}

#[test]
fn what_cannot_be_so_of_several_is_refused() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2<Space><Space>e10k<Enter>").sees("Of several sessions only");
    stage.press("<Ctrl-U>wibble<Enter>").sees("`wibble` is not understood").press("<Esc>");
    stage.press("<Esc>").sees_no("marked");
    assert_eq!(sessions(&stage)[0].distance.map(Metres::value), Some(12_000.0));
}

#[test]
fn marked_entries_are_deleted_and_come_back_together() {
    let mut stage = Stage::open([marathon(), evening_run()]);
    stage.press("2<Space><Space>d").sees("Deleted 2 entries.");
    assert_eq!(sessions(&stage).len(), 0);
    stage.press("u").sees("Undone: delete 2 entries.");
    assert_eq!(sessions(&stage).len(), 2);
}

#[test]
fn a_plan_is_drawn_to_another_day_with_the_mouse() {
    let day = |day: u32| Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
    let mut stage = Stage::open([marathon(), Entry::Planned(Planned::new(deckchair::journal::Sport::Run, day(27)))]);
    stage.press("3").happen(Event::Clicked(ClickTarget::Day(day(27))));
    assert!(stage.app.is_dragging());
    stage.happen(Event::Dragged(ClickTarget::Day(day(28)))).sees("Sat 28 Nov");
    stage.happen(Event::Dropped(ClickTarget::Day(day(29)))).sees("Moved run from Fri 27 Nov to Sun 29 Nov.");
    assert_eq!(stage.keeper.journal().planned()[0].day, day(29));
    stage.happen(Event::Clicked(ClickTarget::Day(day(29)))).happen(Event::Dropped(ClickTarget::Day(day(20))));
    assert_eq!(stage.keeper.journal().planned()[0].day, day(29), "what is over takes no plan");
}

#[test]
fn a_session_without_time_and_distance_is_asked_how_much_it_was() {
    let mut stage = Stage::open([]);
    stage.press("arun<Enter>").sees("How long or how far was it? Add it, such as run 45min or run 8k.");
    assert!(stage.keeper.journal().sessions().is_empty());
    stage.press(" 45min<Enter>").sees("Logged run 45 min");
}

#[test]
fn the_trends_are_drawn_before_anybody_looks_at_them() {
    let mut stage = Stage::open([marathon()]);
    assert!(stage.rest().app.trends().charts().iter().any(|chart| chart.name == "Strength"));
    stage.press("a10k 52:30<Enter>").rest();
    let drawn = stage.app.trends().charts().to_vec();
    assert_eq!(stage.press("4").app.trends().charts(), drawn);
}

#[test]
fn a_day_of_rest_is_told_in_a_log_without_a_session() {
    let mut stage = Stage::open([]);
    stage.sees("Nothing is logged yet").press("r").sees("What you told is kept.").sees_no("Nothing is logged yet");
}

#[test]
fn the_score_of_past_forecasts_is_worked_out_between_keys() {
    let mornings = (1..=40).map(|day| {
        let mut check_in = CheckIn::new(at("2026-11-22T07:30:00+01:00").plus_days(-f64::from(day)));
        check_in.soreness = Ten::new(f64::from(day % 4)).ok();
        check_in.fatigue = Scale5::new(2 + u8::from(day % 5 == 0));
        Entry::CheckIn(check_in)
    });
    let mut stage = Stage::open_with(mornings.chain([marathon()]), assess);
    stage.press("4").rest();
    stage.press("G").happen(Event::Idle).sees("Foretelling your mornings again");
    stage.rest().rest().sees("in 80 % range").sees("Brier score, 0 is perfect");
    stage.press("k").sees("typical").press("j").sees("in 80 % range");
}

#[test]
fn a_window_that_closes_is_told_once() {
    let long = Entry::Session(run("2026-11-22T05:00:00+01:00", 25.0, 150.0, 7.0));
    let mut stage = Stage::open_with([long], assess);
    stage.sees("Refuelling window");
    stage.happen(Event::Tick(at("2026-11-22T11:29:30+01:00")));
    assert_eq!(stage.keeper.told, []);
    stage.happen(Event::Tick(at("2026-11-22T11:31:00+01:00"))).sees_no("Refuelling window");
    stage.happen(Event::Tick(at("2026-11-22T11:32:00+01:00")));
    assert_eq!(stage.keeper.told, [News::WindowClosed]);
}

#[test]
fn a_rung_that_opens_overnight_is_told() {
    let mut stage = Stage::open_with([marathon()], assess);
    for day in 23..=27 {
        stage.happen(Event::Tick(at(&format!("2026-11-{day}T07:00:00+01:00"))));
    }
    assert_eq!(stage.keeper.told.first(), Some(&News::RungOpened(Rung::CrossTrain)));
    assert!(stage.keeper.told.contains(&News::RungOpened(Rung::RunEasy)), "{:?}", stage.keeper.told);
}

#[test]
fn a_narrow_log_says_how_far_or_how_long() {
    let mut stage = Stage::open([marathon(), evening_run()]).sized(40, 12);
    stage.press("2").sees("Sat 21 Nov").sees("42.2 km");
}

#[test]
fn a_day_of_rest_can_be_corrected() {
    let day = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    let mut stage = Stage::open([Entry::Rest(Rest { day, notes: String::new() })]);
    stage.press("2e").sees("Day of rest").press("<Tab><Tab>slept in<Ctrl-S>");
    let journal = stage.keeper.journal();
    assert_eq!((journal.rests()[0].day, journal.rests()[0].notes.as_str()), (day, "slept in"));
}

#[test]
fn reading_goes_down_and_up_and_back() {
    let mut stage = Stage::open_with([marathon(), evening_run()], assess).sized(80, 12);
    stage.press("w");
    let top = stage.text();
    stage.press("G");
    let end = stage.text();
    assert_ne!(top, end);
    stage.press("j");
    assert_eq!(stage.text(), end);
    stage.press("g");
    assert_eq!(stage.text(), top);
    stage.press("<Esc>").sees_no("Why");
}

#[test]
fn effects_of_leaving_are_not_the_logs_business() {
    let mut stage = Stage::open([]);
    assert_eq!(perform(Effect::Suspend, &mut stage.keeper), None);
    let effects = stage.app.update(Event::Key(Key::Char('q')));
    assert!(matches!(effects.as_slice(), [Effect::Leave(Ending::Quit)]), "{effects:?}");
}

#[test]
fn the_questions_of_the_morning_are_answered_on_today_itself_and_their_scales_are_explained_the_first_time() {
    for size in [(40, 12), (80, 24), (120, 40)] {
        let (width, height) = size;
        let mut stage = Stage::open_with([marathon()], assess).sized(width, height);
        stage.press("c").sees("How tired are you?").sees("1 fresh, 5 exhausted").sees("0 not at all, 10 the worst");
        stage.press("24").sees("Logged check-in");
        assert_eq!(check_ins(&stage).len(), 1);
        stage.happen(Event::Tick(at("2026-11-23T07:30:00+01:00")));
        stage.press("c").sees_no("A digit answers");
    }
}

#[test]
fn the_first_questions_say_how_each_is_answered() {
    let fever = Spell {
        kind: SpellKind::Illness { fever: true },
        from: Day::new("2026-11-21".parse().unwrap()),
        until: None,
        notes: String::new(),
        source: None,
    };
    let mut stage = Stage::open_with([evening_run(), Entry::Spell(fever)], assess);
    stage.press("c").sees("Are you well again?").sees("A first letter answers").sees_no("A digit answers");
    stage.press("w").sees("A digit answers").sees_no("A first letter");
}

#[test]
fn tab_goes_from_the_questions_on_today_to_everything_else_of_the_check_in() {
    let mut stage = Stage::open_with([marathon()], assess);
    stage.press("c").sees("Rest or train?").sees_no("Sleep quality");
    stage.press("<Tab>").sees("Check in").sees("Sleep quality");
}

#[test]
fn a_click_on_a_chart_reads_its_point() {
    let mut stage = Stage::open([evening_run(), marathon()]).sized(120, 40);
    stage
        .press("4")
        .sees("This week, 16–22 Nov: 2,142 so far")
        .happen(Event::Clicked(ClickTarget::Point(14)))
        .sees(" 9–15 Nov: 0");
    stage.press("l").sees("This week, 16–22 Nov: 2,142 so far");
}

#[test]
fn after_midnight_the_header_shows_the_date_beside_the_clock() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    stage.happen(Event::Tick(at("2026-11-23T00:03:00+01:00")));
    stage.sees("Mon 23 Nov 2026  00:03").sees_no("Sun 22 Nov 2026");
}

/// Two recordings of about the same time that are too unlike to be taken for one.
fn unlike_recordings() -> [Entry; 2] {
    let recorded = |start: &str, km: f64, minutes: f64, file: &str| {
        let mut session = run(start, km, minutes, 3.0);
        (session.source.format, session.source.file) = (Some("fit".to_owned()), Some(file.to_owned()));
        session.source.device = Some(file.to_owned());
        Entry::Session(session)
    };
    [
        recorded("2026-11-20T08:00:00+01:00", 11.0, 60.0, "watch.fit"),
        recorded("2026-11-20T08:20:00+01:00", 7.0, 60.0, "phone.fit"),
    ]
}

#[test]
fn two_sessions_that_may_be_one_are_joined_with_a_key_and_split_again_with_another() {
    let mut stage = Stage::open(unlike_recordings()).sized(120, 40);
    stage.press("2").sees("m join").press("<Enter>").sees("m join").sees_no("s split");
    stage.press("m").sees("Joined run").sees("watch.fit, phone.fit");
    assert_eq!(sessions(&stage).len(), 1);
    stage.sees("s split").press("s").sees("Split run");
    assert_eq!(sessions(&stage).len(), 2);
    stage.press("<Esc>uu");
    assert_eq!(sessions(&stage).len(), 2);
}

#[test]
fn two_marked_sessions_are_made_one_and_of_three_recordings_it_is_asked_which_to_split() {
    let mut third = run("2026-11-19T08:00:00+01:00", 5.0, 30.0, 3.0);
    (third.source.format, third.source.file) = (Some("gpx".to_owned()), Some("third.gpx".to_owned()));
    let [one, other] = unlike_recordings();
    let mut stage = Stage::open([one, other, Entry::Session(third)]).sized(120, 40);
    stage.press("2  m").sees("Joined run");
    stage.press("g  m").sees("Joined run");
    assert_eq!(sessions(&stage)[0].recordings().len(), 3);
    stage.press("g<Enter>s").sees("Which of its recordings").sees("third.gpx: run 5.0 km at 08:00");
    stage.press("7<Enter>").sees("there is no recording of that number");
    stage.press("<Backspace>3<Enter>").sees("Split run");
    assert_eq!(sessions(&stage).len(), 2);
    stage.press("<Esc>Gm").sees("Mark two sessions");
}

#[test]
fn a_path_to_import_is_completed_as_far_as_it_can_be_only_one_and_what_there_is_is_shown() {
    let mut stage = Stage::open([marathon()]);
    stage.press("o~/run").sees("Tab complete").press("<Tab>").sees("> ~/runs/");
    stage.press("<Tab>").sees("> ~/runs/a").sees("a.fit · an old one/");
    stage.press(".").sees_no("an old one/").press("<Tab>").sees("no more files or folders begin so");
    stage.press("<Esc>/<Tab>x<Esc>").sees_no("complete");
}

#[test]
fn the_answer_stands_as_text_with_its_sign_at_every_size_and_in_every_look() {
    for (width, height) in [(24, 8), (40, 12), (60, 16), (80, 15), (80, 24), (120, 40), (200, 60)] {
        for look in [COLOUR, MONO] {
            let mut stage = Stage::open([marathon()]).looking(look).sized(width, height);
            stage.rest().sees("● REST");
        }
    }
}

#[test]
fn help_begins_with_the_keys_of_the_tab_and_stands_in_columns_where_there_is_room() {
    let mut stage = Stage::open([marathon()]).sized(200, 62);
    stage.press("3?").sees("try a plan: see what it would do").sees("On every tab").sees("Before an import");
    let first = stage.text().lines().nth(2).unwrap_or_default().to_owned();
    assert!(first.contains("Calendar"), "{first}");
}

#[test]
fn no_key_of_the_help_is_glued_to_what_it_does() {
    for size in [(40, 60), (80, 200), (120, 200), (200, 200)] {
        let mut stage = Stage::open([marathon()]).sized(size.0, size.1);
        let mut text = stage.press("?").text();
        for _ in 0..12 {
            text.push_str(&stage.press("<pgdn>").text());
        }
        assert!(text.contains("go back"), "{text}");
        for line in text.lines() {
            for key in ["Ctrl-D", "Ctrl-U", "Backspace", "PgDn", "PgUp", "Enter"] {
                let after = line.split_once(key).map(|(_, after)| after);
                assert!(after.is_none_or(|after| !after.starts_with(|c: char| c.is_alphabetic())), "{size:?}: {line}");
            }
        }
    }
}

#[test]
fn nothing_is_told_of_what_is_tried_before_it_has_been_played_through() {
    let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
    stage.press("3i").rest().press("llllp").press("marathon 42.2k race a<Enter>");
    stage.sees("Working out what comes of it").sees_no("Train again").sees_no("stays open");
    stage.rest().sees("Train again:").sees_no("Working out");
}

#[test]
fn the_hour_of_a_plan_is_read_where_the_plan_is() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    stage.press("5p29 nov long 18k at 9:30<Enter>").rest().sees("at 09:30");
    stage.press("3j").rest().sees("at 09:30");
}
