//! How the exercises of a session of Polar Flow's went: samples of each kind by themselves, put together by their time.
//!
//! Exports before 2024 stamp every sample; newer ones give a list of values and the time between two, and the places by
//! themselves with a clock of their own. All times are on the wall, and so are those of the points here. A file is gone through
//! for this a second time, so that nothing of it stands in memory but the samples of one exercise.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDateTime;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};

use crate::import::track::{Point, Position, Track};
use crate::journal::Trace;

/// The most samples of one kind, and the most points of one exercise: three days of one a second.
const MOST: usize = 259_200;
/// The most lists of samples of one exercise; watches write up to ten.
const MOST_LISTS: usize = 16;
/// The most exercises of a session.
const MOST_EXERCISES: usize = 50;
/// Metres a second in a kilometre an hour.
const KMH: f64 = 1.0 / 3.6;

/// Reads the course of each exercise of a file; `None` for one that has no samples.
///
/// # Errors
/// Where the file is none of this form.
pub(super) fn courses<'de, D: Deserializer<'de>>(file: D) -> Result<Vec<Option<Trace>>, D::Error> {
    Ok(File::deserialize(file)?.exercises.0)
}

#[derive(Deserialize)]
struct File {
    exercises: Courses,
}

/// The courses of the exercises, each made as soon as it is read.
struct Courses(Vec<Option<Trace>>);

impl<'de> Deserialize<'de> for Courses {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        let mut courses = Vec::new();
        each::<RecordedExercise, D>(list, MOST_EXERCISES, &mut |exercise| courses.push(exercise.course()))?;
        Ok(Self(courses))
    }
}

/// A list of which no more is kept than anyone records.
pub(super) struct Capped<T, const MOST_OF: usize = MOST>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>, const MOST_OF: usize> Deserialize<'de> for Capped<T, MOST_OF> {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        let mut kept = Vec::new();
        each(list, MOST_OF, &mut |member| kept.push(member))?;
        Ok(Self(kept))
    }
}

/// Hands on the first members of a list; those after them are passed over.
fn each<'de, T: Deserialize<'de>, D: Deserializer<'de>>(list: D, most: usize, take: &mut dyn FnMut(T)) -> Result<(), D::Error> {
    list.deserialize_seq(Each { most, take, of: PhantomData })
}

struct Each<'t, T> {
    most: usize,
    take: &'t mut dyn FnMut(T),
    of: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        for _ in 0..self.most {
            match members.next_element()? {
                Some(member) => (self.take)(member),
                None => return Ok(()),
            }
        }
        while members.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A time on the wall, in milliseconds as if it were UTC.
#[derive(Default, Clone, Copy)]
struct WallTime(Option<i64>);

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        let text = String::deserialize(text)?;
        let wall = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f");
        Ok(Self(wall.ok().map(|wall| wall.and_utc().timestamp_millis())))
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct RecordedExercise {
    start_time: WallTime,
    samples: Option<Samples>,
    routes: Option<Routes>,
}

/// The samples, stamped or listed.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Samples {
    heart_rate: Option<Capped<Stamped>>,
    altitude: Option<Capped<Stamped>>,
    distance: Option<Capped<Stamped>>,
    recorded_route: Option<Capped<RoutePlace>>,
    #[serde(rename = "samples")]
    listed: Option<Capped<Listed, MOST_LISTS>>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Stamped {
    date_time: WallTime,
    value: Option<f32>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Listed {
    #[serde(rename = "type")]
    kind: String,
    interval_millis: f64,
    values: Option<Capped<Option<f32>>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Routes {
    route: Option<Route>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Route {
    start_time: WallTime,
    way_points: Option<Capped<RoutePlace>>,
}

/// A place, with its own time or that since the start of its route.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct RoutePlace {
    date_time: WallTime,
    elapsed_millis: Option<f64>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    altitude: Option<f32>,
}

impl RecordedExercise {
    fn course(self) -> Option<Trace> {
        let mut course = SampledCourse::default();
        let (start, samples) = (self.start_time.0, self.samples.unwrap_or_default());
        for (list, put) in [(samples.heart_rate, heart as Put), (samples.distance, distance), (samples.altitude, altitude)] {
            for sample in list.into_iter().flat_map(|list| list.0) {
                course.put(sample.date_time.0, sample.value, put);
            }
        }
        let mut kinds: Vec<String> = Vec::new();
        for list in samples.listed.into_iter().flat_map(|lists| lists.0) {
            // Of several lists of one kind the first.
            if !kinds.contains(&list.kind) {
                course.take_listed(start, &list);
                kinds.push(list.kind);
            }
        }
        let route = self.routes.and_then(|routes| routes.route).unwrap_or_default();
        course.take_places(route.start_time.0.or(start), route.way_points);
        course.take_places(None, samples.recorded_route);
        course.trace()
    }
}

/// What puts a value where it belongs.
type Put = fn(&mut Point, f32);

fn heart(point: &mut Point, bpm: f32) {
    point.heart = (1.0..=254.0).contains(&bpm.round()).then_some(bpm.round() as u8);
}

fn altitude(point: &mut Point, metres: f32) {
    point.altitude = Some(metres);
}

fn distance(point: &mut Point, metres: f32) {
    point.distance = Some(metres);
}

/// The points of an exercise by their time.
#[derive(Default)]
struct SampledCourse {
    points: BTreeMap<i64, Point>,
    has_altitude: bool,
    has_distance: bool,
}

impl SampledCourse {
    fn at(&mut self, milliseconds: i64) -> Option<&mut Point> {
        let is_room = self.points.len() < MOST || self.points.contains_key(&milliseconds);
        is_room.then(|| self.points.entry(milliseconds).or_insert_with(|| Point::new(milliseconds)))
    }

    fn put(&mut self, at: Option<i64>, value: Option<f32>, put: Put) {
        let Some((at, value)) = at.zip(value.filter(|value| value.is_finite())) else { return };
        if let Some(point) = self.at(at) {
            put(point, value);
            let has = (point.altitude.is_some(), point.distance.is_some());
            (self.has_altitude, self.has_distance) = (self.has_altitude || has.0, self.has_distance || has.1);
        }
    }

    /// Takes a list of values at equal times; speeds, where nothing counted the way.
    fn take_listed(&mut self, start: Option<i64>, list: &Listed) {
        let step = list.interval_millis;
        let Some(start) = start.filter(|_| (1.0..=86_400_000.0).contains(&step)) else { return };
        let is_speed = list.kind == "SPEED" && !self.has_distance;
        let put = match list.kind.as_str() {
            "HEART_RATE" => heart,
            "ALTITUDE" => altitude,
            "DISTANCE" => distance,
            _ if is_speed => distance,
            _ => return,
        };
        let mut metres = 0.0;
        for (nth, value) in (0_i64..).zip(list.values.iter().flat_map(|values| &values.0)) {
            let at = start.saturating_add(nth.saturating_mul(step as i64));
            if is_speed {
                metres += value.filter(|kmh| kmh.is_finite()).map_or(0.0, f64::from) * KMH * step / 1000.0;
                self.put(Some(at), Some(metres as f32), put);
            } else {
                self.put(Some(at), *value, put);
            }
        }
    }

    /// Takes places; their altitude only where no list of altitudes is.
    fn take_places(&mut self, start: Option<i64>, places: Option<Capped<RoutePlace>>) {
        let takes_altitude = !self.has_altitude;
        for place in places.into_iter().flat_map(|places| places.0) {
            let since = place.elapsed_millis.map(|since| since as i64);
            let at = place.date_time.0.or_else(|| Some(start?.saturating_add(since?)));
            let position = place.latitude.zip(place.longitude).and_then(|(lat, lon)| Position::new(lat, lon));
            if let Some(point) = at.and_then(|at| self.at(at)) {
                point.position = position;
                point.altitude = place.altitude.filter(|_| takes_altitude).or(point.altitude);
            }
        }
    }

    fn trace(self) -> Option<Trace> {
        let mut points: Vec<Point> = self.points.into_values().collect();
        // Until the watch has found its height it writes 0.
        let unknown = points.iter_mut().take_while(|point| point.altitude.is_none_or(|metres| metres == 0.0));
        unknown.for_each(|point| point.altitude = None);
        Track::new(vec![points]).0.trace()
    }
}
