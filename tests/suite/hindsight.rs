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
