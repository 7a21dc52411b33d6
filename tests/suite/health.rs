//! What health hangs on is said in whole sentences, however small the terminal.

use deckchair::journal::{CheckIn, Day, Entry, Health, Pain, Planned, Priority, RedFlag, Sport};
use deckchair::recovery::assess;

use crate::stage::{Stage, at, marathon, run};

/// Widths and heights from the smallest that Today is laid out for: about every kind of composition, and the sizes beside its
/// edges.
const WIDTHS: [u16; 13] = [40, 41, 45, 52, 60, 75, 76, 80, 99, 100, 120, 160, 200];
const HEIGHTS: [u16; 15] = [12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 24, 27, 30, 36, 50];

fn said(at_time: &str, say: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::new(at(at_time));
    say(&mut check_in);
    Entry::CheckIn(check_in)
}

fn limps(place: &str) -> Entry {
    said("2026-11-22T07:00:00+01:00", |said| {
        said.pain = Some(Pain { place: place.to_owned(), changes_gait: true, on_bone: false });
    })
}

/// A race too soon, which brings a warning.
fn race() -> Entry {
    Entry::Planned(Planned { race: Some(Priority::B), ..Planned::new(Sport::Run, Day::new("2026-11-29".parse().unwrap())) })
}

/// A run that ended at six this morning, after 80 km.
fn ultra() -> Entry {
    let mut run = run("2026-11-21T19:00:00+01:00", 80.0, 660.0, 8.0);
    run.sport = Sport::Trail;
    Entry::Session(run)
}

/// Mornings on which health hangs on a sentence.
fn mornings() -> Vec<(&'static str, Vec<Entry>)> {
    let sick = |health| said("2026-11-22T07:00:00+01:00", move |said| said.health = Some(health));
    let niggle = Pain { place: "right calf".to_owned(), changes_gait: false, on_bone: false };
    let flagged = said("2026-11-20T07:00:00+01:00", |said| said.red_flags = vec![RedFlag::Vomiting]);
    let gone = said("2026-11-22T07:00:00+01:00", |said| said.signs_gone = vec![RedFlag::Vomiting]);
    vec![
        ("injured", vec![marathon(), limps("left knee"), race()]),
        ("injured somewhere long", vec![marathon(), limps(&"behind the knee and down the calf, ".repeat(8)), race()]),
        ("injured after an ultra", vec![ultra(), limps("left knee"), race()]),
        ("after an ultra", vec![ultra(), race()]),
        ("fever", vec![marathon(), sick(Health::Fever), race()]),
        ("ill", vec![marathon(), sick(Health::Ill), race()]),
        ("a niggle", vec![race(), said("2026-11-22T07:00:00+01:00", |said| said.pain = Some(niggle))]),
        ("a sign that is gone", vec![flagged, gone, race()]),
    ]
}

/// Fails unless every word of a sentence is on the screen, in order.
fn reads(text: &str, sentence: &str, when: &str) {
    let mut shown = text.split_whitespace();
    for word in sentence.split_whitespace() {
        assert!(shown.any(|other| other == word), "`{word}` of `{sentence}` is cut {when}:\n{text}");
    }
}

fn at_every_size(mut stage: Stage, name: &str, sentences: &[String]) {
    for width in WIDTHS {
        for height in HEIGHTS {
            stage = stage.sized(width, height);
            let text = stage.text();
            for sentence in sentences {
                reads(&text, sentence, &format!("at {width}x{height}, {name}"));
            }
        }
    }
}

#[test]
fn no_size_cuts_advice_that_health_hangs_on() {
    for (name, entries) in mornings() {
        let stage = Stage::open_with(entries, assess);
        let view = stage.app.today();
        let guards = view.advice[..view.guards].to_vec();
        assert!(!guards.is_empty(), "health hangs on nothing: {name}");
        at_every_size(stage, name, &guards);
    }
}

#[test]
fn no_size_cuts_what_to_do_about_the_gravest_sign() {
    for sign in RedFlag::ALL {
        let later = RedFlag::ALL.into_iter().skip_while(|other| *other != sign).collect::<Vec<_>>();
        for (signs, name) in [(vec![sign], "alone"), (later, "with the signs after it")] {
            let flagged = said("2026-11-22T07:00:00+01:00", |said| said.red_flags = signs);
            let stage = Stage::open_with([marathon(), flagged], assess);
            let first = stage.app.today().because.lines().next().unwrap_or_default().to_owned();
            at_every_size(stage, &format!("{sign:?} {name}"), &[first]);
        }
    }
}

#[test]
fn an_injury_beside_a_warning_says_all_of_it_at_the_usual_size() {
    let mut stage = Stage::open_with([marathon(), limps("left knee"), race()], assess).sized(80, 24);
    let view = stage.app.today();
    assert!(!view.warnings.is_empty(), "nothing takes room from the advice");
    let said = [std::slice::from_ref(&view.because), view.advice.as_slice()].concat();
    let text = stage.text();
    for sentence in &said {
        reads(&text, sentence, "at 80x24");
    }
}

#[test]
fn a_fever_of_an_earlier_morning_is_not_said_to_be_one_of_today() {
    let before = said("2026-11-20T07:00:00+01:00", |said| said.health = Some(Health::Fever));
    let silent = said("2026-11-22T07:00:00+01:00", |said| said.notes = "no fever".to_owned());
    Stage::open_with([marathon(), before.clone(), silent], assess)
        .sized(120, 40)
        .sees("You had a fever on Fri 20 Nov")
        .sees_no("You have a fever");
    let today = said("2026-11-22T07:00:00+01:00", |said| said.health = Some(Health::Fever));
    Stage::open_with([marathon(), before, today], assess).sized(120, 40).sees("You have a fever");
}
