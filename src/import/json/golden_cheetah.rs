//! `GoldenCheetah`'s own file: one session, with its samples by the second.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

use super::node::Node;
use super::polar_course::Capped;
use crate::import::figures::{complete, possible, rounded};
use crate::import::place::Offset;
use crate::import::table::entry::SessionDraft;
use crate::import::table::when::{DateOrder, ListDate};
use crate::import::track::{Point, Position, Track};
use crate::import::{Findings, ImportWarning, Refusal};
use crate::journal::{Bpm, Metres, Seconds, Session, Zone};

/// The keys that no other app has together.
const KEYS: [&str; 2] = ["\"RIDE\"", "\"STARTTIME\""];
/// The file's own kind, as the log keeps it.
const NAME: &str = "golden cheetah";
/// The most figures that the runner put right, or words beside a session.
const MOST_WORDS: usize = 200;

/// Says whether a file is one.
pub(super) fn is_one(head: &str) -> bool {
    KEYS.iter().all(|key| head.contains(key))
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct CheetahFile {
    ride: Ride,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "UPPERCASE", default)]
struct Ride {
    starttime: String,
    devicetype: String,
    /// What the runner put right, each figure in an object of its own.
    overrides: Option<Capped<BTreeMap<String, Value>, MOST_WORDS>>,
    tags: BTreeMap<String, Value>,
    samples: Option<Capped<Sample>>,
}

/// What was measured at one second; 0 where nothing was.
#[derive(Deserialize, Default)]
#[serde(rename_all = "UPPERCASE", default)]
struct Sample {
    secs: Option<f64>,
    km: Option<f64>,
    hr: Option<f64>,
    alt: Option<f64>,
    lat: Option<f64>,
    lon: Option<f64>,
}

/// Reads the session.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    let mut file = Deserializer::from_slice(bytes);
    let read = CheetahFile::deserialize(&mut file);
    match read {
        Ok(CheetahFile { ride }) => ride.findings(home),
        Err(error) => {
            let mut rest = Deserializer::from_slice(bytes);
            let is_json = IgnoredAny::deserialize(&mut rest).is_ok();
            Findings::refused(if is_json { Refusal::OtherJson } else { Refusal::BrokenJson { line: error.line() } })
        }
    }
}

impl Ride {
    fn findings(self, home: Zone) -> Findings {
        let Some(when) = ListDate::read(&self.starttime, DateOrder::DayFirst) else {
            return Findings::refused(Refusal::NoSession);
        };
        // All its times are in UTC.
        let start = when.moment_from_utc(home);
        let points = self.samples.iter().flat_map(|samples| &samples.0);
        let points: Vec<Point> = points.filter_map(|sample| sample.point(start.utc().timestamp_millis())).collect();
        let (has_way, has_altitude) = (points.iter().any(is_on_the_way), points.iter().any(is_high));
        let of_worth = |point: Point| Point {
            distance: point.distance.filter(|_| has_way),
            altitude: point.altitude.filter(|_| has_altitude),
            ..point
        };
        let (track, astray) = Track::new(vec![points.into_iter().map(of_worth).collect()]);
        let mut found = Findings::default();
        found.warnings.extend((astray > 0).then_some(ImportWarning::PointsOutOfOrder(astray)));
        let word = |key: &str| self.tags.get(key).and_then(Value::as_str).map(str::trim).unwrap_or_default();
        let sport = if word("SubSport").is_empty() { word("Sport") } else { word("SubSport") };
        let title = [word("Workout Title"), word("Workout Code"), word("Objective")].into_iter().find(|title| !title.is_empty());
        let mut session = SessionDraft::of(sport, start, &mut found.warnings)
            .effort(word("RPE").parse().ok())
            .told(title, Some(word("Notes")))
            .device(Some(self.devicetype.trim()))
            .done();
        self.put_right(&mut session, &mut found.warnings);
        complete(&mut session, &track, Offset::Assumed, &mut found.warnings);
        session.source.format = Some(NAME.to_owned());
        found.add_recorded(session, track.trace());
        found
    }

    /// Takes the figures that the runner put right.
    fn put_right(&self, session: &mut Session, warnings: &mut Vec<ImportWarning>) {
        let overrides = || self.overrides.iter().flat_map(|overrides| &overrides.0);
        let said = |key: &str| overrides().find_map(|one| Node::of(one.get(key)?).number("value"));
        let metres = said("total_distance").map(|kilometres| Metres::new(rounded(kilometres * 1000.0)));
        session.distance = metres.and_then(|metres| possible(metres, warnings));
        session.elapsed = said("workout_time").and_then(|seconds| possible(Seconds::new(seconds), warnings));
        session.moving = said("time_riding").and_then(|seconds| possible(Seconds::new(seconds), warnings));
        session.climb = said("elevation_gain").and_then(|climb| possible(Metres::new(climb), warnings));
        session.heart_avg = said("average_hr").and_then(|bpm| possible(Bpm::new(bpm.round()), warnings));
        session.heart_max = said("max_heartrate").and_then(|bpm| possible(Bpm::new(bpm.round()), warnings));
    }
}

impl Sample {
    fn point(&self, start: i64) -> Option<Point> {
        let at = start.saturating_add((self.secs? * 1000.0) as i64);
        let position = self.lat.zip(self.lon).filter(|place| *place != (0.0, 0.0));
        Some(Point {
            position: position.and_then(|(lat, lon)| Position::new(lat, lon)),
            altitude: self.alt.map(|metres| metres as f32),
            distance: self.km.map(|kilometres| (kilometres * 1000.0) as f32),
            heart: self.hr.map(f64::round).filter(|bpm| (1.0..=254.0).contains(bpm)).map(|bpm| bpm as u8),
            ..Point::new(at)
        })
    }
}

fn is_on_the_way(point: &Point) -> bool {
    point.distance.is_some_and(|metres| metres > 0.0)
}

fn is_high(point: &Point) -> bool {
    point.altitude.is_some_and(|metres| metres != 0.0)
}
