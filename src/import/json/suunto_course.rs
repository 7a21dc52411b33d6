//! How a session of Suunto's went: samples of each kind by themselves, a fraction of a second apart, put together by the second.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::polar_course::Capped;
use super::suunto::{MINUTE_S, MOST_WINDOWS, Window, count, figure, word};
use crate::import::track::{Point, Position};

/// The most seconds of which samples are kept: three days.
const MOST: usize = 259_200;
/// The most events at one moment, and beginnings of a sport.
const MOST_EVENTS: usize = 100;

/// What was measured at one moment, of one kind or several.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct SuuntoSample {
    #[serde(rename = "TimeISO8601", deserialize_with = "word")]
    at: Option<String>,
    #[serde(rename = "HR", deserialize_with = "figure")]
    heart: Option<f64>,
    #[serde(deserialize_with = "figure")]
    latitude: Option<f64>,
    #[serde(deserialize_with = "figure")]
    longitude: Option<f64>,
    #[serde(deserialize_with = "figure")]
    altitude: Option<f64>,
    #[serde(rename = "GPSAltitude", deserialize_with = "figure")]
    altitude_of_places: Option<f64>,
    #[serde(deserialize_with = "figure")]
    distance: Option<f64>,
    events: Option<Capped<SuuntoEvent, MOST_EVENTS>>,
    window: Option<Window>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct SuuntoEvent {
    activity: Option<Begun>,
}

/// A sport of several has begun.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Begun {
    #[serde(deserialize_with = "count")]
    activity_type: Option<i64>,
}

/// The samples by their second.
#[derive(Default)]
pub(super) struct SuuntoSamples {
    points: BTreeMap<i64, Point>,
    altitudes_of_places: BTreeMap<i64, f32>,
    /// The sports of the session with their beginnings.
    pub(super) begun: Vec<(String, i64)>,
    /// The windows that stand among the samples.
    pub(super) windows: Vec<Window>,
}

impl<'de> Deserialize<'de> for SuuntoSamples {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        list.deserialize_seq(EachSample)
    }
}

struct EachSample;

impl<'de> Visitor<'de> for EachSample {
    type Value = SuuntoSamples;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of samples")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<SuuntoSamples, A::Error> {
        let mut samples = SuuntoSamples::default();
        while let Some(sample) = list.next_element()? {
            samples.take(sample);
        }
        Ok(samples)
    }
}

impl SuuntoSamples {
    fn take(&mut self, sample: SuuntoSample) {
        if let Some(window) = sample.window.filter(|_| self.windows.len() < MOST_WINDOWS) {
            self.windows.push(window);
        }
        let Some(text) = sample.at else { return };
        let sports = sample.events.into_iter().flat_map(|events| events.0).filter_map(|event| event.activity?.activity_type);
        let room = MOST_EVENTS.saturating_sub(self.begun.len());
        self.begun.extend(sports.take(room).map(|sport| (text.clone(), sport)));
        let position = sample.latitude.zip(sample.longitude);
        let position = position.and_then(|(lat, lon)| Position::new(lat.to_degrees(), lon.to_degrees()));
        let heart = sample.heart.map(|hertz| (hertz * MINUTE_S).round()).filter(|bpm| (1.0..=254.0).contains(bpm));
        let metres = |figure: Option<f64>| figure.filter(|metres| metres.is_finite()).map(|metres| metres as f32);
        let (altitude, distance) = (metres(sample.altitude), metres(sample.distance));
        let says_something = position.is_some() || heart.is_some() || altitude.is_some() || distance.is_some();
        let Some(second) = Some(text).filter(|_| says_something).and_then(|text| second(&text)) else { return };
        if self.points.len() >= MOST && !self.points.contains_key(&second) {
            return;
        }
        let point = self.points.entry(second).or_insert_with(|| Point::new(second));
        point.position = position.or(point.position);
        point.altitude = altitude.or(point.altitude);
        point.distance = distance.or(point.distance);
        point.heart = heart.map(|bpm| bpm as u8).or(point.heart);
        if let Some(altitude) = metres(sample.altitude_of_places) {
            self.altitudes_of_places.insert(second, altitude);
        }
    }

    /// Gives the points from one instant to another, both in milliseconds; the height of places only where there is no other.
    pub(super) fn between(&self, from: i64, until: i64) -> Vec<Point> {
        let has_altitude = self.points.values().any(|point| point.altitude.is_some());
        let altitude = |point: &Point| self.altitudes_of_places.get(&point.at).copied().filter(|_| !has_altitude);
        let points = self.points.range(from..=until.max(from)).map(|(_, point)| point);
        points.map(|point| Point { altitude: point.altitude.or_else(|| altitude(point)), ..*point }).collect()
    }
}

/// Gives the second of an instant, in milliseconds.
fn second(text: &str) -> Option<i64> {
    let instant = chrono::DateTime::parse_from_rfc3339(text).ok()?;
    Some(instant.timestamp().saturating_mul(1000))
}
