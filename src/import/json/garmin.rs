//! Garmin's export of the account: sessions in centimetres and milliseconds, nights, and days.

use chrono::{DateTime, FixedOffset};

use super::entry::SessionDraft;
use super::node::Node;
use crate::import::waking::{ForeignScale, Waking};
use crate::import::{Findings, ImportWarning};
use crate::journal::{HrvMeasure, Kind, Moment, Session, Zone};

const APP: &str = "Garmin";

/// The list of sessions.
pub(super) const OF_SESSIONS: &[&str] = &["summarizedActivitiesExport"];
/// The keys of a night.
pub(super) const NIGHTS: &[&[&str]] = &[&["calendarDate"], &NIGHTLY];
const NIGHTLY: [&str; 4] = ["sleepEndTimestampGMT", "deepSleepSeconds", "deepSleepDurationInSeconds", "sleepTimeInSeconds"];
/// The stages of sleep, each under the names that Garmin's services give it.
const STAGES: [[&str; 3]; 3] = [
    ["deepSleepSeconds", "deepSleepInSeconds", "deepSleepDurationInSeconds"],
    ["lightSleepSeconds", "lightSleepInSeconds", "lightSleepDurationInSeconds"],
    ["remSleepSeconds", "remSleepInSeconds", "remSleepDurationInSeconds"],
];
/// The resting heart rate of a day, and the same under another name.
const RESTING: [&str; 2] = ["restingHeartRate", "restingHeartRateInBeatsPerMinute"];
/// The keys of a day.
pub(super) const DAYS: &[&[&str]] = &[&["calendarDate"], &RESTING, &["totalSteps", "averageStressLevel", "userProfilePK"]];

/// The keys of a night's heart rate variability.
pub(super) const VARIABILITY: &[&[&str]] = &[&["hrvSummary", "lastNightAvg"]];

/// What Garmin calls a recording of several sports; its parts stand beside it.
const SEVERAL: &str = "multi_sport";
/// What Garmin calls a race.
const RACE: f64 = 1.0;
/// Offsets from UTC are kept in quarters of an hour, here in milliseconds.
const QUARTER_MS: f64 = 900_000.0;

/// Reads a session.
pub(super) fn read_session(node: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    if word(node).as_deref() != Some(SEVERAL) {
        let start = start(node, home)?;
        found.sessions.push(session(node, start, &mut found.warnings));
    }
    Some(())
}

fn session(node: Node<'_>, start: Moment, warnings: &mut Vec<ImportWarning>) -> Session {
    let seconds = |key: &str| node.number(key).map(|milliseconds| milliseconds / 1000.0);
    let metres = |key: &str| node.number(key).map(|centimetres| centimetres / 100.0);
    let (title, notes) = (node.text("name"), node.text("description"));
    let mut session = SessionDraft::of(&word(node).unwrap_or_default(), start, warnings)
        .lasting(seconds("duration").or(seconds("movingDuration")), seconds("elapsedDuration"))
        .over(metres("distance"), metres("elevationGain"), metres("elevationLoss"))
        .heart(node.number("avgHr"), node.number("maxHr"))
        .effort(node.number("workoutRpe").map(|tenths| tenths / 10.0))
        .feel(node.number("workoutFeel").map(|hundredths| hundredths / 10.0))
        .told(title.as_deref(), notes.as_deref())
        .done();
    if node.number("eventTypeId") == Some(RACE) {
        session.kind = Some(Kind::Race);
    }
    session
}

/// Gives the sport's own word, which is a text or stands in an object.
fn word(node: Node<'_>) -> Option<String> {
    node.text("activityType").or_else(|| node.get("activityType")?.text("typeKey")).or_else(|| node.text("sportType"))
}

/// Gives the start: an instant, and the wall clock's reading written as if it were one.
fn start(node: Node<'_>, home: Zone) -> Option<Moment> {
    let wall = node.number("startTimeLocal");
    let Some(instant) = node.number("beginTimestamp").or(node.number("startTimeGmt")) else {
        return Some(home.moment(DateTime::from_timestamp_millis(wall? as i64)?.naive_utc()));
    };
    let utc = DateTime::from_timestamp_millis(instant as i64)?;
    let apart = wall.map(|wall| ((wall - instant) / QUARTER_MS).round() * QUARTER_MS / 1000.0);
    let offset = apart.filter(|seconds| seconds.abs() <= 14.0 * 3600.0).and_then(|seconds| FixedOffset::east_opt(seconds as i32));
    Some(offset.map_or_else(|| home.at(utc), |offset| Moment::new(utc.with_timezone(&offset))))
}

/// Reads a night; the calendar's day is that of waking.
pub(super) fn read_night(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let day = night.when("calendarDate")?;
    let woken = night.when("sleepEndTimestampGMT").map(|when| when.moment_from_utc(home));
    let waking = match woken.filter(|woken| woken.wall().date() == day.date) {
        Some(woken) => Waking::at(woken, home, APP),
        None => Waking::on(day.date, home, APP),
    };
    let stages = STAGES.map(|names| first(night, &names));
    let asleep = stages.iter().any(Option::is_some).then(|| stages.into_iter().flatten().sum());
    let score = night.number("overallSleepScore").or_else(|| night.get("sleepScores")?.get("overall")?.number("value"));
    waking
        .sleep_quality(score, ForeignScale::Up(0.0, 100.0))
        .sleep(asleep.or(night.number("sleepTimeInSeconds")))
        .resting_heart(first(night, &RESTING))
        .add_to(found);
    Some(())
}

/// Gives the number under the first of several names that has one.
fn first(node: Node<'_>, names: &[&str]) -> Option<f64> {
    names.iter().find_map(|name| node.number(name))
}

/// Reads the variability of a night, which stands by itself or in an object of its own; the calendar's day is that of waking.
pub(super) fn read_variability(night: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let summary = night.get("hrvSummary").unwrap_or(night);
    let day = summary.when("calendarDate").or_else(|| night.when("calendarDate"))?;
    Waking::on(day.date, home, APP).hrv(summary.number("lastNightAvg"), HrvMeasure::Rmssd, Some(APP)).add_to(found);
    Some(())
}

/// Reads a day.
pub(super) fn read_day(day: Node<'_>, home: Zone, found: &mut Findings) -> Option<()> {
    let when = day.when("calendarDate")?;
    Waking::on(when.date, home, APP).resting_heart(first(day, &RESTING)).add_to(found);
    Some(())
}
