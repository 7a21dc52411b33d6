//! Lines as runners write them, and what each is taken for.

mod alarms;
mod figures;
mod mistakes;
mod moments;
mod words;

use super::{Misread, SessionReading, read_session, session};
use crate::journal::{Moment, Session, Units, Zone};
use crate::phrase::{names, stopwatch};

/// Sunday morning in Paris.
const NOW: &str = "2026-11-22T08:14:00+01:00";

fn now() -> Moment {
    Moment::from_rfc3339(NOW).unwrap()
}

fn zone() -> Zone {
    Zone::Named(chrono_tz::Europe::Paris)
}

fn read(text: &str) -> SessionReading {
    read_session(now(), zone(), Units::Metric, text)
}

/// Writes a session so briefly that a table of them can be read.
fn brief(session: &Session) -> String {
    let mut words = vec![names::sport_of(session).to_lowercase()];
    let mut add = |word: Option<String>| words.extend(word);
    add(session.kind.map(|kind| names::kind(kind).to_owned()));
    add(session.distance.map(|metres| format!("{}m", metres.value())));
    add(session.moving.map(stopwatch));
    add(session.elapsed.map(|time| format!("elapsed {}", stopwatch(time))));
    add(session.climb.map(|metres| format!("+{}", metres.value())));
    add(session.descent.map(|metres| format!("-{}", metres.value())));
    add(session.rpe.map(|rpe| format!("rpe{}", rpe.value())));
    add(session.feel.map(|feel| format!("feel{}", feel.value())));
    add(session.heart_avg.map(|rate| format!("avg{}", rate.value())));
    add(session.heart_max.map(|rate| format!("max{}", rate.value())));
    let text = |mark: &str, text: &str| (!text.is_empty()).then(|| format!("{mark}{text}"));
    add(text("!", &session.title));
    add(text("note:", &session.notes));
    add(text("@", &session.place));
    for tag in &session.tags {
        add(Some(format!("#{tag}")));
    }
    words.join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let reading = read(text);
            let found = if reading.misreads.is_empty() { brief(&reading.session) } else { format!("{:?}", reading.misreads) };
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks the start by the wall clock, `-` standing for "ends now".
fn check_starts(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let reading = read(text);
            let found = if !reading.misreads.is_empty() {
                format!("{:?}", reading.misreads)
            } else if reading.session.end() == now() {
                "-".to_owned()
            } else {
                reading.session.start.wall().format("%a %Y-%m-%d %H:%M:%S").to_string()
            };
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn misread(text: &str) -> Misread {
    session(now(), zone(), Units::Metric, text).expect_err(text)
}
