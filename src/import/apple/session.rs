//! A session in Apple's file (`Workout`), and what stands inside it.

use chrono_tz::Tz;

use super::legs::{Leg, Legs, NamedLeg};
use super::tally::{AppleTally, StatedSpan, metres_a};
use super::time;
use crate::import::ImportWarning;
use crate::import::table::entry::SessionDraft;
use crate::import::xml::Opened;
use crate::journal::{Moment, Session, Sport, Zone};

/// What the names of sports begin with.
const SPORT: &str = "HKWorkoutActivityType";
/// The sport of a session in legs.
const OF_SEVERAL: &str = "HKWorkoutActivityTypeSwimBikeRun";

/// A session that is being read.
pub(super) struct Exercise {
    sport: String,
    start: Moment,
    end: Option<Moment>,
    moving: Option<f64>,
    distance: Option<f64>,
    tally: AppleTally,
    legs: Legs,
    zone: Option<Tz>,
    is_indoor: bool,
    device: String,
}

impl Exercise {
    /// Begins with the element's own attributes; older exports have all of it there.
    pub(super) fn begin(element: &Opened<'_>) -> Option<Self> {
        let text = |name: &str| element.attribute(name).map(|text| text.trim().to_owned());
        let unit = text("totalDistanceUnit").unwrap_or_default();
        Some(Self {
            sport: text("workoutActivityType").unwrap_or_default(),
            start: time(&text("startDate")?)?,
            end: text("endDate").and_then(|text| time(&text)),
            moving: length(element),
            distance: element.number("totalDistance").map(|figure| figure * metres_a(&unit)),
            tally: AppleTally::default(),
            legs: Legs::default(),
            zone: None,
            is_indoor: false,
            device: text("sourceName").unwrap_or_default(),
        })
    }

    /// Takes what an element inside says.
    pub(super) fn take(&mut self, element: &Opened<'_>) {
        if element.name == "WorkoutActivity" {
            let moment = |name: &str| element.attribute(name).and_then(|text| time(&text));
            let leg = |start| Leg { start, end: moment("endDate"), moving: length(element), tally: AppleTally::default() };
            return match moment("startDate").map(leg) {
                Some(leg) => self.legs.begin(leg),
                None => self.legs.leave(),
            };
        }
        self.legs.leave();
        let value = element.attribute("value").unwrap_or_default();
        match (element.name, element.attribute("key").as_deref()) {
            ("MetadataEntry", Some("HKTimeZone")) => self.zone = value.trim().parse().ok(),
            ("MetadataEntry", Some("HKIndoorWorkout")) => self.is_indoor = value.trim() == "1",
            _ => self.tally.take(element, self.span()),
        }
    }

    /// Takes what an element says that stands inside one of these.
    pub(super) fn take_inside(&mut self, element: &Opened<'_>) {
        self.legs.take(element);
    }

    /// Gives the time from start to end.
    pub(super) fn span(&self) -> StatedSpan {
        (Some(self.start), self.end)
    }

    /// Gives the session, or one for each leg of several sports.
    pub(super) fn sessions(mut self, warnings: &mut Vec<ImportWarning>) -> Vec<Session> {
        let legs = std::mem::take(&mut self.legs);
        let is_of_several = self.sport == OF_SEVERAL;
        let named = if is_of_several { legs.named(&self.tally, warnings) } else { Err(legs) };
        match named {
            Ok(legs) => self.split(legs, warnings),
            Err(legs) => {
                self.tally = std::mem::take(&mut self.tally).or(legs.tally());
                let way = if is_of_several { self.tally.ways() } else { self.tally.way() };
                let word = words(self.sport.strip_prefix(SPORT).unwrap_or(&self.sport));
                let elapsed = self.end.map(|end| end.seconds_since(self.start));
                let draft = SessionDraft::of(&word, self.at(self.start), warnings).lasting(self.moving, elapsed).over(
                    way.or(self.distance),
                    self.tally.climb(),
                    None,
                );
                vec![self.finished(draft, self.tally.heart())]
            }
        }
    }

    /// Gives a session for each leg. A heart rate that is only told of the whole is at least the mean of each.
    fn split(&self, legs: Vec<NamedLeg>, warnings: &mut Vec<ImportWarning>) -> Vec<Session> {
        let is_told = legs.iter().any(|(leg, ..)| leg.tally.heart().0.is_some());
        let of_whole = self.tally.heart().0.filter(|_| !is_told);
        let mut session = |(leg, word, metres): NamedLeg| {
            let elapsed = leg.end.map(|end| end.seconds_since(leg.start));
            let (mean, highest) = leg.tally.heart();
            let draft = SessionDraft::of(word, self.at(leg.start), warnings).lasting(leg.moving.or(elapsed), elapsed).over(
                metres,
                leg.tally.climb(),
                None,
            );
            self.finished(draft, (mean.or(of_whole), highest))
        };
        legs.into_iter().map(&mut session).collect()
    }

    /// Gives a moment where the session was. Apple writes every time in the offset of the phone at the export; the session's own
    /// zone, where it is said, tells where that was.
    fn at(&self, moment: Moment) -> Moment {
        self.zone.map_or(moment, |zone| Zone::Named(zone).at(moment.utc()))
    }

    fn finished(&self, draft: SessionDraft<'_>, heart: (Option<f64>, Option<f64>)) -> Session {
        let mut session = draft.heart(heart.0, heart.1).device(Some(&self.device)).done();
        session.zone = self.zone;
        if self.is_indoor && session.sport == Sport::Run {
            session.sport = Sport::Treadmill;
        } else if self.is_indoor && session.sport == Sport::Ride {
            session.sport = Sport::IndoorRide;
        }
        session
    }
}

/// Gives the seconds that an element lasts by its own word.
fn length(element: &Opened<'_>) -> Option<f64> {
    let unit = element.attribute("durationUnit").unwrap_or_default();
    element.number("duration").map(|figure| figure * seconds_a(&unit))
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

fn seconds_a(unit: &str) -> f64 {
    match unit.trim() {
        "s" | "sec" => 1.0,
        "hr" | "h" => 3600.0,
        _ => 60.0,
    }
}
