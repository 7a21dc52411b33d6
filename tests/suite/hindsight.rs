//! What was said on an earlier morning, what the log says of it by now, and how past forecasts did.

use deckchair::clock::Clock;
use deckchair::journal::{Day, Moment, Zone};
use deckchair::store::{Advice, Store};

use crate::program::Program;

fn said(program: &Program, now: &str, arguments: &[&str]) -> String {
    program.answer([arguments, &["--now", now]].concat())
}

/// Keeps an answer as given on a morning of the past, as the program would have done had it run then.
fn keep(program: &Program, day: &str, given: &str, verdict: &str) {
    let advice = Advice {
        day: Day::new(day.parse().unwrap()),
        given: Moment::from_rfc3339(given).unwrap(),
        verdict: verdict.to_owned(),
        detail: "{}".to_owned(),
    };
    assert!(Store::open(&program.data()).unwrap().keep_advice(&advice).unwrap());
}

/// Gives how many answers the log holds as given on any day.
fn answers_kept(program: &Program) -> usize {
    let day = |text: &str| Day::new(text.parse().unwrap());
    Store::open(&program.data()).unwrap().advice(day("1900-01-01"), day("9999-01-01")).unwrap().len()
}

#[test]
fn an_answer_is_kept_as_given_only_by_the_clock_on_the_wall() {
    let program = Program::new();
    said(&program, "2020-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    for peek in ["2020-11-11T08:00:00+01:00", "2090-01-01T08:00:00+01:00"] {
        said(&program, peek, &["today"]);
        assert_eq!(answers_kept(&program), 0, "{peek}");
    }
    let now = Clock::wall().now(Zone::default()).to_string();
    said(&program, &now, &["today"]);
    assert_eq!(answers_kept(&program), 1);
}

#[test]
fn the_answer_of_an_earlier_morning_is_told_as_it_was_and_as_the_log_has_it_by_now() {
    let program = Program::new();
    said(&program, "2026-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    let given = said(&program, "2026-11-12T08:00:00+01:00", &["today", "--short"]);
    assert!(given.contains("TRAIN"), "{given}");
    keep(&program, "2026-11-12", "2026-11-12T08:00:00+01:00", "train");
    // Remembered only later: a marathon on the day before that answer.
    said(&program, "2026-11-14T08:00:00+01:00", &["log", "marathon 3h36 rpe 9 race 2026-11-11 9:00"]);
    let told = said(&program, "2026-11-14T08:01:00+01:00", &["today", "--as-of", "2026-11-12"]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "As it was said on Thu 12 Nov 2026 08:00");
    assert!(lines[1].contains("TRAIN"), "{told}");
    assert!(lines[3].contains("REST") && lines[4].contains("marathon"), "{told}");
    let json = said(&program, "2026-11-14T08:01:00+01:00", &["today", "--as-of", "2026-11-12", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["given"]["rung"].as_str(), json["revised"]["rung"].as_str()), (Some("train"), Some("rest")));
}

#[test]
fn the_answer_of_a_morning_is_the_last_one_told_before_the_first_session_and_not_the_first_glance() {
    let program = Program::new();
    said(&program, "2026-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    for (given, verdict) in [("07:00", "train"), ("07:06", "rest"), ("21:00", "train")] {
        keep(&program, "2026-11-12", &format!("2026-11-12T{given}:00+01:00"), verdict);
    }
    said(&program, "2026-11-12T07:05:00+01:00", &["checkin", "soreness", "9", "fatigue", "5"]);
    let told = said(&program, "2026-11-14T08:01:00+01:00", &["today", "--as-of", "2026-11-12"]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "As it was said on Thu 12 Nov 2026 07:06");
    assert!(lines[1].contains("REST") && lines[3].contains("REST"), "the check-in of 07:05 counts in both: {told}");
    let month = said(&program, "2026-11-14T08:01:00+01:00", &["calendar", "2026-11-12", "--json"]);
    let month: serde_json::Value = serde_json::from_str(&month).unwrap();
    let days = month["days"].as_array().unwrap().iter();
    let advised: Vec<_> = days.filter(|day| day["day"] == "2026-11-12").map(|day| day["advised"].clone()).collect();
    assert_eq!(advised, [serde_json::json!("rest")], "{month}");
    // A run at 07:03 was one on the word of 07:00.
    said(&program, "2026-11-14T08:02:00+01:00", &["log", "run 30min easy 2026-11-12 07:03"]);
    let told = said(&program, "2026-11-14T08:03:00+01:00", &["today", "--as-of", "2026-11-12"]);
    assert!(told.starts_with("As it was said on Thu 12 Nov 2026 07:00"), "{told}");
}

#[test]
fn who_rises_late_is_sent_out_with_the_reply_to_their_check_in_and_held_to_nothing_told_after_the_run() {
    let program = Program::new();
    said(&program, "2026-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    for (given, verdict) in [("12T13:00", "train"), ("12T13:06", "run_easy"), ("12T21:00", "rest"), ("13T19:30", "rest")] {
        keep(&program, &format!("2026-11-{}", given.split_once('T').unwrap().0), &format!("2026-11-{given}:00+01:00"), verdict);
    }
    said(&program, "2026-11-13T19:30:00+01:00", &["log", "easy 45min 18:00"]);
    let told = said(&program, "2026-11-14T08:01:00+01:00", &["today", "--as-of", "2026-11-12"]);
    assert!(told.starts_with("As it was said on Thu 12 Nov 2026 13:06"), "{told}");
    let month = said(&program, "2026-11-14T08:01:00+01:00", &["calendar", "nov", "--json"]);
    let month: serde_json::Value = serde_json::from_str(&month).unwrap();
    let advised = |on: &str| month["days"].as_array().unwrap().iter().find(|day| day["day"] == on).unwrap()["advised"].clone();
    assert_eq!((advised("2026-11-12"), advised("2026-11-13")), ("run_easy".into(), serde_json::Value::Null));
}

#[test]
fn the_reply_to_a_check_in_is_an_answer_given_and_the_same_answer_again_is_none() {
    let program = Program::new();
    let now = Clock::wall().now(Zone::default()).to_string();
    said(&program, "2020-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    let reply = said(&program, &now, &["checkin", "soreness", "9", "fatigue", "5"]);
    assert!(reply.contains("REST"), "{reply}");
    assert_eq!(answers_kept(&program), 1);
    said(&program, &now, &["today"]);
    assert_eq!(answers_kept(&program), 1);
    let told = said(&program, &now, &["today", "--as-of", "today"]);
    assert!(told.starts_with("As it was said on") && told.contains("REST"), "{told}");
}

#[test]
fn a_day_on_which_nothing_was_asked_says_so_and_a_day_to_come_is_refused() {
    let program = Program::new();
    said(&program, "2026-11-10T08:00:00+01:00", &["log", "easy 45min yesterday 18:00"]);
    let told = said(&program, "2026-11-14T08:00:00+01:00", &["today", "--as-of", "yesterday"]);
    assert!(told.starts_with("Nothing was asked on Fri 13 Nov 2026.\n"), "{told}");
    assert_eq!(program.run(["today", "--as-of", "2031-01-01"]).code, 2);
    assert_eq!(program.run(["today", "--as-of", "wibble"]).code, 2);
}

#[test]
fn the_demo_season_is_scored_beside_plain_rules() {
    let program = Program::new();
    let told = program.answer(["demo", "scorecard"]);
    assert!(told.contains("in 80 % range") && told.contains("48 hours after a hard session"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&program.answer(["demo", "scorecard", "--json"])).unwrap();
    let coverage = json["checkin"][0]["coverage_80"].as_f64().unwrap();
    assert!((0.6..=1.0).contains(&coverage), "{coverage}");
    let brier = json["ready"]["brier"].as_f64().unwrap();
    assert!((0.0..0.5).contains(&brier), "{brier}");
    assert!(program.answer(["scorecard"]).starts_with("There is no score yet"));
}

#[test]
fn what_is_said_at_noon_leaves_the_morning_what_it_knew() {
    let program = Program::new();
    said(&program, "2026-11-14T20:00:00+01:00", &["log", "easy 45min today 18:00"]);
    said(&program, "2026-11-16T08:00:00+01:00", &["checkin", "chest", "pain"]);
    let morning = said(&program, "2026-11-16T09:00:00+01:00", &["today", "--short"]);
    assert!(morning.contains("GET HELP"), "{morning}");
    said(&program, "2026-11-16T12:00:00+01:00", &["checkin", "sleep", "8h"]);
    assert_eq!(said(&program, "2026-11-16T09:00:00+01:00", &["today", "--short"]), morning);
}
