//! What Apple counted of a session or of one of its legs: ways, heart rates, climb.

use super::time;
use crate::import::xml::Opened;
use crate::journal::{FOOT_M, MILE_M, Moment, YARD_M};

/// What the kind of any sport's distance begins with.
const DISTANCE: &str = "HKQuantityTypeIdentifierDistance";
const HEART: &str = "HKQuantityTypeIdentifierHeartRate";
/// The most figures of one kind that are kept of a session.
const MOST: usize = 1_000;

/// The stretch of time that a figure is of.
pub(super) type StatedSpan = (Option<Moment>, Option<Moment>);

/// The figures of a session or a leg.
#[derive(Default)]
pub(super) struct AppleTally {
    ways: Vec<Counted<f64>>,
    hearts: Vec<Counted<HeartRates>>,
    climb: Option<f64>,
}

/// A figure of one kind over a stretch of time.
struct Counted<F> {
    kind: String,
    span: StatedSpan,
    figure: F,
}

/// Mean and highest heart rate, in beats per minute.
#[derive(Clone, Copy)]
struct HeartRates {
    mean: Option<f64>,
    highest: Option<f64>,
}

impl AppleTally {
    /// Takes what an element inside says; where it names no stretch of time it is of `whole`.
    pub(super) fn take(&mut self, element: &Opened<'_>, whole: StatedSpan) {
        match (element.name, element.attribute("key").as_deref()) {
            ("WorkoutStatistics", _) => self.take_statistics(element, whole),
            ("MetadataEntry", Some("HKElevationAscended")) => {
                self.climb = element.attribute("value").and_then(|value| quantity(&value)).or(self.climb);
            }
            _ => {}
        }
    }

    fn take_statistics(&mut self, element: &Opened<'_>, whole: StatedSpan) {
        let moment = |name: &str| element.attribute(name).and_then(|text| time(&text));
        let span = (moment("startDate").or(whole.0), moment("endDate").or(whole.1));
        let kind = element.attribute("type").unwrap_or_default().into_owned();
        if kind == HEART {
            let figure = HeartRates { mean: element.number("average"), highest: element.number("maximum") };
            keep(&mut self.hearts, Counted { kind, span, figure });
        } else if kind.starts_with(DISTANCE)
            && let Some(sum) = element.number("sum")
        {
            let figure = sum * metres_a(&element.attribute("unit").unwrap_or_default());
            keep(&mut self.ways, Counted { kind, span, figure });
        }
    }

    /// Adds the figures of a leg.
    pub(super) fn add(&mut self, leg: Self) {
        leg.ways.into_iter().for_each(|way| keep(&mut self.ways, way));
        leg.hearts.into_iter().for_each(|heart| keep(&mut self.hearts, heart));
        self.climb = self.climb.into_iter().chain(leg.climb).reduce(|sum, climb| sum + climb);
    }

    /// Fills in what another tally of the same time says and this one does not.
    pub(super) fn or(mut self, other: Self) -> Self {
        if self.ways.is_empty() {
            self.ways = other.ways;
        }
        if self.hearts.is_empty() {
            self.hearts = other.hearts;
        }
        self.climb = self.climb.or(other.climb);
        self
    }

    /// Gives the metres of one sport, `Cycling` for one; `None` where none are counted.
    pub(super) fn way_of(&self, sport: &str) -> Option<f64> {
        let own = self.ways.iter().filter(|way| way.kind.strip_prefix(DISTANCE) == Some(sport));
        own.map(|way| way.figure).reduce(|sum, metres| sum + metres)
    }

    /// Gives the metres of the sport with the most of them: steps on a ride are none of its way.
    pub(super) fn way(&self) -> Option<f64> {
        let sports = self.ways.iter().filter_map(|way| way.kind.strip_prefix(DISTANCE));
        sports.filter_map(|sport| self.way_of(sport)).reduce(f64::max)
    }

    /// Gives the metres of all sports together.
    pub(super) fn ways(&self) -> Option<f64> {
        self.ways.iter().map(|way| way.figure).reduce(|sum, metres| sum + metres)
    }

    /// Gives the metres climbed.
    pub(super) const fn climb(&self) -> Option<f64> {
        self.climb
    }

    /// Gives the mean heart rate over the time of its parts, and the highest of all.
    pub(super) fn heart(&self) -> (Option<f64>, Option<f64>) {
        let weighed = self.hearts.iter().filter_map(|part| Some((part.figure.mean?, seconds(part.span))));
        let (beats, length) = weighed.fold((0.0, 0.0), |(beats, length), (mean, time)| (beats + mean * time, length + time));
        let highest = self.hearts.iter().filter_map(|part| part.figure.highest).reduce(f64::max);
        ((length > 0.0).then_some(beats / length), highest)
    }
}

/// Keeps a figure; told again of one kind and time it takes the place of the one before.
fn keep<F>(kept: &mut Vec<Counted<F>>, counted: Counted<F>) {
    let is_told = |other: &Counted<F>| other.kind == counted.kind && other.span == counted.span;
    let told = kept.iter().position(is_told);
    if let Some(other) = told.and_then(|at| kept.get_mut(at)) {
        *other = counted;
    } else if kept.len() < MOST {
        kept.push(counted);
    }
}

/// Gives the length of a stretch of time by which its figure weighs; one that is not told weighs next to nothing.
fn seconds((from, until): StatedSpan) -> f64 {
    from.zip(until).map_or(1.0, |(from, until)| until.seconds_since(from).max(1.0))
}

/// Reads a quantity with its unit, such as `5400 cm`, in metres.
fn quantity(text: &str) -> Option<f64> {
    let (figure, unit) = text.trim().split_once(' ')?;
    let figure: f64 = figure.parse().ok()?;
    figure.is_finite().then(|| figure * metres_a(unit))
}

/// Gives the metres of one of a unit; kilometres where it is none that is known.
pub(super) fn metres_a(unit: &str) -> f64 {
    match unit.trim() {
        "m" => 1.0,
        "cm" => 0.01,
        "mi" => MILE_M,
        "yd" => YARD_M,
        "ft" => FOOT_M,
        _ => 1000.0,
    }
}
