//! Polar Flow's export: one file a session, of one exercise or several; nights and what they restored, one file for all.

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::figures::possible;
use crate::import::waking::{ForeignScale, Waking, is_of_the_morning};
use crate::import::{Findings, ImportWarning, Refusal};
use crate::journal::{Bpm, HrvMeasure, Moment, Seconds, Session, Zone};

const APP: &str = "Polar";

/// The keys of a session.
pub(super) const SESSION: &[&[&str]] = &[&["exercises"], &["startTime"], &["durationMillis", "duration", "stopTime"]];

/// The keys of a night.
pub(super) const NIGHTS: &[&[&str]] = &[&["night"], &["evaluation"], &["sleepResult"]];
/// The keys of what a night restored.
pub(super) const RECOVERIES: &[&[&str]] = &[&["night"], &["meanNightlyRecoveryRmssd"]];

/// The keys of an orthostatic test, which begins lying.
pub(super) const LYING: &[&[&str]] = &[&["orthostaticTestResult"], &["startTime"]];
/// Why a test is left out: later in the day heart rate and its variability say other things.
pub(super) const NO_MORNING: &str = "no test of a morning";
/// What measured it: lying in the morning is not what a night is, and has a normal range of its own.
const LYING_TEST: &str = "Polar orthostatic test";

/// How a runner says they slept, the worst first.
const RATINGS: [&str; 5] = ["SLEPT_BAD", "SLEPT_QUITE_BAD", "SLEPT_NEITHER_BAD_NOR_WELL", "SLEPT_QUITE_WELL", "SLEPT_WELL"];
/// Milliseconds in a minute: from the time between beats to the heart rate.
const MINUTE_MS: f64 = 60_000.0;

/// Polar's numbers for sports, as far as the log has a word for them.
const SPORTS: [(&str, &str); 17] = [
    ("1", "running"),
    ("2", "cycling"),
    ("3", "walking"),
    ("5", "mountain biking"),
    ("6", "cross country skiing"),
    ("11", "hiking"),
    ("13", "squash"),
    ("15", "strength training"),
    ("16", "other outdoor"),
    ("17", "treadmill running"),
    ("18", "indoor cycling"),
    ("23", "swimming"),
    ("27", "trail running"),
    ("38", "road cycling"),
    ("39", "football"),
    ("50", "futsal"),
    ("83", "other indoor"),
];

/// Reads a file of a session; one of several exercises is as many sessions.
#[expect(clippy::unnecessary_wraps, reason = "the readers of entries have one form")]
pub(super) fn read(file: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let exercises = file.list("exercises");
    let parts = if exercises.len() > 1 { exercises } else { vec![file] };
    let from = found.sessions.len();
    for part in parts {
        match start(part, file, home) {
            Some(start) => found.sessions.push(session(part, file, start, &mut found.warnings)),
            None => found.refusals.push(Refusal::NoSession),
        }
    }
    let sessions = found.sessions.get_mut(from..).unwrap_or_default();
    // A mean that is only told of the whole is at least that of each part.
    if sessions.len() > 1 && sessions.iter().all(|session| session.heart_avg.is_none()) {
        let mean =
            file.number("hrAvg").filter(|bpm| *bpm > 0.0).and_then(|bpm| possible(Bpm::new(bpm.round()), &mut found.warnings));
        for session in &mut *sessions {
            session.heart_avg = mean;
        }
    }
    // The watch counts its recovery time from the end of the whole.
    if let (Some(last), Some(milliseconds)) = (sessions.last_mut(), file.number("recoveryTimeMillis")) {
        let recovery = Some(milliseconds / 1000.0).filter(|seconds| *seconds > 0.0);
        last.watch_recovery = recovery.and_then(|seconds| possible(Seconds::new(seconds), &mut found.warnings));
    }
    Some(())
}

/// Reads a night; Polar names each by the day of waking.
pub(super) fn read_night(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let day = night.when("night")?;
    let asleep = night.get("evaluation").and_then(|told| seconds(&told.text("asleepDuration")?));
    let hypnogram = night.get("sleepResult").and_then(|result| result.get("hypnogram"));
    let woken = hypnogram.and_then(|told| told.when("sleepEnd")).map(|when| when.moment(home));
    let rating = hypnogram.and_then(|told| told.text("rating"));
    let rated = RATINGS.iter().position(|known| rating.as_deref() == Some(known)).map(|at| at as f64);
    waking(day.date, woken, home).sleep(asleep).sleep_quality(rated, ForeignScale::Up(0.0, 4.0)).add_to(found);
    Some(())
}

/// Reads what a night restored: heart rate and its variability in the first hours of sleep.
pub(super) fn read_recovery(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let day = night.when("night")?;
    let between_beats = night.number("meanNightlyRecoveryRri").filter(|milliseconds| *milliseconds > 0.0);
    waking(day.date, None, home)
        .resting_heart(between_beats.map(|milliseconds| MINUTE_MS / milliseconds))
        .hrv(night.number("meanNightlyRecoveryRmssd"), HrvMeasure::Rmssd, Some(APP))
        .add_to(found);
    Some(())
}

/// Reads an orthostatic test: of what was measured lying, the time between beats and its variability, both in milliseconds.
pub(super) fn read_lying(test: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let at = test.when("startTime")?.moment(home);
    let told = test.get("orthostaticTestResult").filter(|_| is_of_the_morning(at))?;
    let between_beats = told.number("rrAvgSupine").filter(|milliseconds| *milliseconds > 0.0);
    Waking::at(at, home, APP)
        .resting_heart(between_beats.map(|milliseconds| MINUTE_MS / milliseconds))
        .hrv(told.number("rmssdSupine"), HrvMeasure::Rmssd, Some(LYING_TEST))
        .add_to(found);
    Some(())
}

fn waking(day: chrono::NaiveDate, woken: Option<Moment>, home: Zone) -> Waking {
    match woken.filter(|woken| woken.wall().date() == day) {
        Some(woken) => Waking::at(woken, home, APP),
        None => Waking::on(day, home, APP),
    }
}

/// Gives the start: wall time, with the offset beside it.
fn start(part: Node<'_>, file: Node<'_>, home: Zone) -> Option<Moment> {
    let minutes = |node: Node<'_>| node.number("timezoneOffsetMinutes").or(node.number("timezoneOffset"));
    let offset = minutes(part).or(minutes(file)).and_then(|minutes| chrono::FixedOffset::east_opt((minutes * 60.0) as i32));
    let when = part.when("startTime").or(file.when("startTime"))?;
    Some(when.moment(offset.map_or(home, Zone::Fixed)))
}

fn session(part: Node<'_>, file: Node<'_>, start: Moment, warnings: &mut Vec<ImportWarning>) -> Session {
    let only = part.first("exercises").unwrap_or(part);
    let either = |key: &str| part.number(key).or(only.number(key));
    let heart = |key: &str| {
        let told = part.get("heartRate").or(only.get("heartRate")).and_then(|heart| heart.number(key));
        told.or_else(|| statistic(only, "STATISTICS_TYPE_HEART_RATE")?.number(key))
    };
    let length = either("durationMillis").map(|milliseconds| milliseconds / 1000.0).or_else(|| seconds(&part.text("duration")?));
    let (title, notes) = (file.text("name"), file.text("note"));
    SessionDraft::of(&word(part, only), start, warnings)
        .lasting(length, None)
        .over(
            either("distanceMeters").or(either("distance")),
            either("ascentMeters").or(either("ascent")),
            either("descentMeters").or(either("descent")),
        )
        .heart(either("hrAvg").or(heart("avg")), either("hrMax").or(heart("max")))
        .feel(file.number("feeling").map(|share| share * 10.0))
        .told(title.as_deref(), notes.as_deref())
        .device(file.text("product").or_else(|| file.get("product")?.text("modelName")).as_deref())
        .done()
}

/// Gives the figures of a kind that newer exports work out for each exercise.
fn statistic<'a>(exercise: Node<'a>, kind: &str) -> Option<Node<'a>> {
    let figures = exercise.get("statistics")?.list("statistics");
    figures.into_iter().find(|figure| figure.text("type").as_deref() == Some(kind))
}

/// Gives the sport's word: a text, or a number that Polar has for it.
fn word(part: Node<'_>, only: Node<'_>) -> String {
    let of = |node: Node<'_>| node.text("sport").or_else(|| node.get("sport")?.text("id"));
    let word = of(part).or_else(|| of(only)).unwrap_or_default();
    let known = SPORTS.iter().find(|(number, _)| *number == word);
    match known {
        Some((_, name)) => (*name).to_owned(),
        None if word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() => format!("sport {word}"),
        None => word.replace('_', " "),
    }
}

/// Reads a length of time such as `PT1H2M3.5S`.
fn seconds(text: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut figure = String::new();
    for c in text.strip_prefix("PT")?.chars() {
        let unit = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                figure.push(c);
                continue;
            }
        };
        sum += figure.parse::<f64>().ok().filter(|number| number.is_finite())? * unit;
        figure.clear();
    }
    figure.is_empty().then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_as_polar_writes_them() {
        assert_eq!(
            [seconds("PT1H2M3.5S"), seconds("PT45M"), seconds("PT"), seconds("PTxS"), seconds("1H"), seconds("PT5")],
            [Some(3723.5), Some(2700.0), Some(0.0), None, None, None]
        );
    }
}
