//! A session in Apple's file (`Workout`), and what stands inside it.

use chrono_tz::Tz;

use super::time;
use crate::import::ImportWarning;
use crate::import::table::entry::SessionDraft;
use crate::import::xml::Opened;
use crate::journal::{Moment, Session, Sport, Zone};

/// What the names of sports begin with.
const SPORT: &str = "HKWorkoutActivityType";
/// What the distance of any sport begins with.
const DISTANCE: &str = "HKQuantityTypeIdentifierDistance";

/// A session that is being read.
pub(super) struct Exercise {
    sport: String,
    start: Moment,
    end: Option<Moment>,
    moving: Option<f64>,
    distance: Option<f64>,
    climb: Option<f64>,
    heart: (Option<f64>, Option<f64>),
    zone: Option<Tz>,
    is_indoor: bool,
    device: String,
}

impl Exercise {
    /// Begins with the element's own attributes; older exports have all of it there.
    pub(super) fn begin(element: &Opened<'_>) -> Option<Self> {
        let text = |name: &str| element.attribute(name).map(|text| text.trim().to_owned());
        let unit = |name: &str, fallback: &str| text(name).unwrap_or_else(|| fallback.to_owned());
        let length = element.number("duration").map(|figure| figure * seconds_a(&unit("durationUnit", "min")));
        let distance = element.number("totalDistance").map(|figure| figure * metres_a(&unit("totalDistanceUnit", "km")));
        Some(Self {
            sport: text("workoutActivityType").unwrap_or_default(),
            start: time(&text("startDate")?)?,
            end: text("endDate").and_then(|text| time(&text)),
            moving: length,
            distance,
            climb: None,
            heart: (None, None),
            zone: None,
            is_indoor: false,
            device: text("sourceName").unwrap_or_default(),
        })
    }

    /// Takes what an element inside says.
    pub(super) fn take(&mut self, element: &Opened<'_>) {
        match element.name {
            "WorkoutStatistics" => self.take_statistics(element),
            "MetadataEntry" => {
                let value = element.attribute("value").unwrap_or_default();
                match element.attribute("key").as_deref() {
                    Some("HKTimeZone") => self.zone = value.trim().parse().ok(),
                    Some("HKIndoorWorkout") => self.is_indoor = value.trim() == "1",
                    Some("HKElevationAscended") => self.climb = quantity(&value).or(self.climb),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn take_statistics(&mut self, element: &Opened<'_>) {
        let kind = element.attribute("type").unwrap_or_default();
        if kind.starts_with(DISTANCE) {
            let unit = element.attribute("unit").unwrap_or_default();
            self.distance = element.number("sum").map(|figure| figure * metres_a(&unit)).or(self.distance);
        } else if kind == "HKQuantityTypeIdentifierHeartRate" {
            self.heart = (element.number("average"), element.number("maximum"));
        }
    }

    /// Gives the session. Apple writes every time in the offset of the phone at the export; the session's own zone, where it
    /// is said, tells where it was.
    pub(super) fn session(self, warnings: &mut Vec<ImportWarning>) -> Session {
        let start = self.zone.map_or(self.start, |zone| Zone::Named(zone).at(self.start.utc()));
        let elapsed = self.end.map(|end| end.days_since(self.start) * 86_400.0);
        let word = words(self.sport.strip_prefix(SPORT).unwrap_or(&self.sport));
        let mut session = SessionDraft::of(&word, start, warnings)
            .lasting(self.moving, elapsed)
            .over(self.distance, self.climb, None)
            .heart(self.heart.0, self.heart.1)
            .device(Some(&self.device))
            .done();
        session.zone = self.zone;
        if self.is_indoor && session.sport == Sport::Run {
            session.sport = Sport::Treadmill;
        } else if self.is_indoor && session.sport == Sport::Ride {
            session.sport = Sport::IndoorRide;
        }
        session
    }
}

/// Gives the words of a name such as `HighIntensityIntervalTraining`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// Reads a quantity with its unit, such as `5400 cm`, in metres.
fn quantity(text: &str) -> Option<f64> {
    let (figure, unit) = text.trim().split_once(' ')?;
    let figure: f64 = figure.parse().ok()?;
    figure.is_finite().then(|| figure * metres_a(unit))
}

fn metres_a(unit: &str) -> f64 {
    match unit.trim() {
        "m" => 1.0,
        "cm" => 0.01,
        "mi" => 1609.344,
        "yd" => 0.9144,
        "ft" => 0.3048,
        _ => 1000.0,
    }
}

fn seconds_a(unit: &str) -> f64 {
    match unit.trim() {
        "s" | "sec" => 1.0,
        "hr" | "h" => 3600.0,
        _ => 60.0,
    }
}
