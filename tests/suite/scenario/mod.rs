//! Diaries told as data, and the words of each morning: what a runner reads who lives them.
//!
//! A diary is a TOML file beside this one: what was said when, and which mornings are looked at. What the program answered is
//! kept under `snapshots`, to be read like a page; a change in it is a change in what runners are told.

use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, Days, FixedOffset};
use serde::Deserialize;

use crate::program::Program;

/// One diary.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Diary {
    /// What it is about.
    story: String,
    /// Settings, such as `athlete.sex = "woman"`.
    #[serde(default)]
    settings: toml::Table,
    /// The first morning that is looked at.
    first_morning: DateTime<FixedOffset>,
    /// How many mornings are looked at.
    mornings: u64,
    /// What was said, in order of time.
    said: Vec<Said>,
}

/// Something the runner said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// When.
    at: String,
    /// To which command.
    #[serde(rename = "do")]
    command: String,
    /// In which words.
    #[serde(default)]
    words: String,
}

/// Lives a diary and gives the words of its mornings.
///
/// A morning is asked about when its day comes, so that it knows nothing of later days.
fn lived(diary: &Diary) -> String {
    let mut program = Program::new();
    for (key, value) in &diary.settings {
        program.answer(["config", "set", key, value.as_str().expect("a setting is written as text")]);
    }
    let mut page = format!("{}\n\n", diary.story);
    let mut said = diary.said.iter().peekable();
    for morning in 0..diary.mornings {
        let now = diary.first_morning.checked_add_days(Days::new(morning)).unwrap();
        while let Some(next) = said.next_if(|said| DateTime::parse_from_rfc3339(&said.at).unwrap() < now) {
            program.set_now(&next.at);
            let words: Vec<&str> = if next.words.is_empty() { vec![] } else { vec![next.words.as_str()] };
            program.answer([&[next.command.as_str()], words.as_slice()].concat());
        }
        program.set_now(&now.to_rfc3339());
        let short = program.answer(["today", "--short"]);
        let because = program.answer(["status", "--format", "{because}"]);
        writeln!(page, "{}  {}      {}", now.format("%a %d %b"), short.trim_end(), because.trim_end()).unwrap();
    }
    page
}

fn told(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/scenario").join(name);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
    lived(&toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn a_marathon_and_two_weeks_of_rest() {
    insta::assert_snapshot!("marathon", told("marathon.toml"));
}

#[test]
fn a_hundred_miles_after_which_feelings_return_before_the_legs() {
    insta::assert_snapshot!("hundred_miles", told("hundred_miles.toml"));
}

#[test]
fn a_week_of_ordinary_training() {
    insta::assert_snapshot!("ordinary_week", told("ordinary_week.toml"));
}

#[test]
fn a_marathon_on_the_night_when_the_clocks_change() {
    insta::assert_snapshot!("clock_change", told("clock_change.toml"));
}
