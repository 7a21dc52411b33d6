//! Health Auto Export, an app that writes what Apple Health knows as JSON: sessions, nights, resting heart rate, variability.
//!
//! All stands in `data`: sessions as `workouts`, everything else as `metrics`, each with its name and its measurements. Most of
//! them are of no use here, such as every heart rate of the day, and are passed over as they are read.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::entry::SessionDraft;
use super::node::Node;
use super::warn_of_rows;
use crate::import::night::{Detail, Sleep};
use crate::import::waking::{MorningMean, Waking, is_of_the_morning};
use crate::import::{Findings, Refusal};
use crate::journal::{FOOT_M, HrvMeasure, MILE_M, Moment, YARD_M, Zone};

/// What the log calls its sessions.
const NAME: &str = "health auto export";
/// Whose figures they are.
const APP: &str = "Apple Health";
/// How a file begins, blanks aside.
const START: &str = "{\"data\":{";

const RESTING: &str = "resting_heart_rate";
const VARIABILITY: &str = "heart_rate_variability";
const SLEEP: &str = "sleep_analysis";

/// Metres in the units in which ways and heights are told.
const UNITS: [(&str, f64); 5] = [("km", 1000.0), ("mi", MILE_M), ("m", 1.0), ("ft", FOOT_M), ("yd", YARD_M)];

/// Says whether a file is one, by its beginning.
pub(super) fn is_one(head: &str) -> bool {
    let mut signs = head.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{feff}');
    let begins_so = START.chars().all(|sign| signs.next() == Some(sign));
    begins_so && (head.contains("\"metrics\"") || head.contains("\"workouts\""))
}

/// Reads a file.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    let data = match serde_json::from_slice::<HealthFile>(bytes) {
        Ok(file) => file.data,
        Err(error) => return Findings::refused(Refusal::BrokenJson { line: error.line() }),
    };
    let mut found = Findings::default();
    let left_out = data.workouts.iter().filter(|session| session.read(&mut found).is_none()).count();
    warn_of_rows(&mut found, left_out, "no time that can be read");
    let mut mornings = HealthMornings::default();
    for metric in &data.metrics {
        metric.points.iter().for_each(|point| mornings.take(&metric.name, &metric.units, Node::of(point)));
    }
    mornings.add_to(home, &mut found);
    found
}

#[derive(Deserialize)]
struct HealthFile {
    data: HealthLists,
}

#[derive(Deserialize)]
struct HealthLists {
    #[serde(default)]
    metrics: Vec<Metric>,
    #[serde(default)]
    workouts: Vec<HealthSession>,
}

/// A session; what is not named here, such as its every heart rate, is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct HealthSession {
    name: Value,
    start: Value,
    end: Value,
    duration: Value,
    distance: Value,
    elevation: Value,
    elevation_up: Value,
    elevation_down: Value,
    avg_heart_rate: Value,
    max_heart_rate: Value,
    heart_rate: Value,
}

impl HealthSession {
    fn read(&self, found: &mut Findings) -> Option<()> {
        let (start, end) = (moment(self.start.as_str()?)?, self.end.as_str().and_then(moment));
        let quantity = |value: &Value| Node::of(value).number("qty");
        let metres = |value: &Value, figure: &str| {
            let unit = Node::of(value).text("units").unwrap_or_default();
            let (_, metres) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
            Some(Node::of(value).number(figure)? * metres)
        };
        let heart = |figure: &str| Node::of(&self.heart_rate).get(figure).and_then(|part| part.number("qty"));
        let mut session = SessionDraft::of(self.name.as_str().unwrap_or_default(), start, &mut found.warnings)
            .lasting(self.duration.as_f64(), end.map(|end| end.seconds_since(start)))
            .over(
                metres(&self.distance, "qty"),
                metres(&self.elevation_up, "qty").or_else(|| metres(&self.elevation, "ascent")),
                metres(&self.elevation_down, "qty").or_else(|| metres(&self.elevation, "descent")),
            )
            .heart(
                quantity(&self.avg_heart_rate).or_else(|| heart("avg")),
                quantity(&self.max_heart_rate).or_else(|| heart("max")),
            )
            .done();
        session.source.format = Some(NAME.to_owned());
        found.sessions.push(session);
        Some(())
    }
}

/// What was measured of one kind.
#[derive(Default)]
struct Metric {
    name: String,
    units: String,
    points: Vec<Value>,
}

impl<'de> Deserialize<'de> for Metric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MetricVisitor)
    }
}

struct MetricVisitor;

impl<'de> Visitor<'de> for MetricVisitor {
    type Value = Metric;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a metric")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Metric, A::Error> {
        let mut metric = Metric::default();
        while let Some(key) = members.next_key::<String>()? {
            match key.as_str() {
                "name" => metric.name = members.next_value()?,
                "units" => metric.units = members.next_value()?,
                // The name may stand after what it names.
                "data" if metric.name.is_empty() || is_of_use(&metric.name) => metric.points = members.next_value()?,
                _ => _ = members.next_value::<IgnoredAny>()?,
            }
        }
        if !is_of_use(&metric.name) {
            metric.points.clear();
        }
        Ok(metric)
    }
}

fn is_of_use(name: &str) -> bool {
    [RESTING, VARIABILITY, SLEEP].contains(&name)
}

/// What is told of each morning.
#[derive(Default)]
struct HealthMornings {
    resting: BTreeMap<NaiveDate, f64>,
    /// The heart rate variability of each morning.
    variability: BTreeMap<NaiveDate, MorningMean>,
    /// Nights that are told as a whole: when the runner woke, and the seconds asleep.
    nights: BTreeMap<NaiveDate, (Moment, f64)>,
    /// Nights that are told in pieces.
    pieces: Sleep,
}

impl HealthMornings {
    fn take(&mut self, name: &str, units: &str, point: Node<'_>) {
        let date = point.text("date").and_then(|text| moment(&text));
        let figure = || point.number("qty").or_else(|| point.number("Avg"));
        match name {
            RESTING => self.resting.extend(date.map(|at| at.wall().date()).zip(figure())),
            VARIABILITY => {
                let at = date.filter(|at| is_of_the_morning(*at));
                if let Some((at, figure)) = at.zip(figure()) {
                    self.variability.entry(at.wall().date()).or_default().add(figure);
                }
            }
            SLEEP => self.take_sleep(units, point),
            _ => {}
        }
    }

    fn take_sleep(&mut self, units: &str, point: Node<'_>) {
        let at = |keys: &[&str]| keys.iter().find_map(|key| point.text(key)).and_then(|text| moment(&text));
        if let Some(stage) = point.text("value") {
            let detail = match stage.as_str() {
                "Core" | "Deep" | "REM" => Detail::Stages,
                "Asleep" | "Unspecified" => Detail::Asleep,
                _ => return,
            };
            if let Some((from, until)) = at(&["startDate", "start"]).zip(at(&["endDate", "end"])) {
                self.pieces.add(&point.text("source").unwrap_or_default(), from, until, detail);
            }
            return;
        }
        let stages = || ["core", "deep", "rem"].iter().filter_map(|stage| point.number(stage)).sum::<f64>();
        let said = ["totalSleep", "asleep"].iter().filter_map(|key| point.number(key)).find(|figure| *figure > 0.0);
        let asleep = said.unwrap_or_else(stages) * if units == "min" { 60.0 } else { 3600.0 };
        let Some(woken) = at(&["sleepEnd", "inBedEnd"]).filter(|_| asleep > 0.0) else { return };
        let day = woken.wall().date();
        // A nap of the same day is told as another night.
        if self.nights.get(&day).is_none_or(|(_, longest)| *longest < asleep) {
            self.nights.insert(day, (woken, asleep));
        }
    }

    fn add_to(mut self, home: Zone, found: &mut Findings) {
        for (day, night) in self.pieces.nights() {
            self.nights.entry(day).or_insert((night.woken, night.asleep));
        }
        let mut days: Vec<NaiveDate> =
            self.resting.keys().chain(self.variability.keys()).chain(self.nights.keys()).copied().collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            let night = self.nights.get(&day);
            let waking = night.map_or_else(|| Waking::on(day, home, APP), |(woken, _)| Waking::at(*woken, home, APP));
            waking
                .sleep(night.map(|(_, asleep)| *asleep))
                .resting_heart(self.resting.get(&day).copied())
                .hrv(self.variability.get(&day).and_then(|mean| mean.value()), HrvMeasure::Sdnn, Some("Apple Watch"))
                .add_to(found);
        }
    }
}

/// Reads a time such as `2024-09-02 13:52:08 -0700`.
fn moment(text: &str) -> Option<Moment> {
    crate::import::apple::time(text)
}
