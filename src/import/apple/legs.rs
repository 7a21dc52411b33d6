//! The legs of a session of several sports (`WorkoutActivity`), which do not say what they are: the kind of their distance
//! does, else their order.
//!
//! A plain session may have such parts too, the steps of what was planned: those are one session.

use super::super::ImportWarning;
use super::tally::{AppleTally, StatedSpan};
use crate::import::xml::Opened;
use crate::journal::Moment;

/// A transition is no longer than this, in seconds ...
const LONGEST_TRANSITION_S: f64 = 900.0;
/// ... nor than this, in metres.
const LONGEST_TRANSITION_M: f64 = 1_000.0;
/// The most legs of a session.
const MOST: usize = 200;
/// What the kinds of distance are called, and the sport of each, in the order of a triathlon.
const IN_ORDER: [(&str, &str); 3] = [("Swimming", "swimming"), ("Cycling", "cycling"), ("WalkingRunning", "running")];

/// The place of the ride in it.
const RIDE: usize = 1;

/// One leg.
pub(super) struct Leg {
    /// When it began.
    pub(super) start: Moment,
    /// When it ended.
    pub(super) end: Option<Moment>,
    /// Its time in motion, in seconds.
    pub(super) moving: Option<f64>,
    /// What was counted of it.
    pub(super) tally: AppleTally,
}

/// A leg with its sport, in the app's word for it, and its metres.
pub(super) type NamedLeg = (Leg, &'static str, Option<f64>);

impl Leg {
    fn span(&self) -> StatedSpan {
        (Some(self.start), self.end)
    }

    fn seconds(&self) -> f64 {
        self.moving.or(self.end.map(|end| end.seconds_since(self.start))).unwrap_or_default()
    }

    /// Gives the place of its sport in a triathlon, as far as its distance tells.
    fn place(&self) -> Option<usize> {
        let way = |sport: &str| self.tally.way_of(sport).filter(|metres| *metres > 0.0);
        let told = IN_ORDER.iter().enumerate().filter_map(|(at, (sport, _))| Some((at, way(sport)?)));
        told.max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at)
    }

    /// Says whether it may lie between two sports: short, on foot or nowhere.
    fn is_like_a_transition(&self) -> bool {
        self.place().is_none_or(|at| at == IN_ORDER.len() - 1)
            && self.seconds() <= LONGEST_TRANSITION_S
            && self.tally.way().is_none_or(|metres| metres <= LONGEST_TRANSITION_M)
    }
}

/// The legs of a session as far as they have been read.
#[derive(Default)]
pub(super) struct Legs {
    legs: Vec<Leg>,
    is_inside: bool,
}

impl Legs {
    /// Notes that a leg begins.
    pub(super) fn begin(&mut self, leg: Leg) {
        self.is_inside = self.legs.len() < MOST;
        if self.is_inside {
            self.legs.push(leg);
        }
    }

    /// Notes that something else begins beside the legs.
    pub(super) const fn leave(&mut self) {
        self.is_inside = false;
    }

    /// Takes what an element inside the leg says.
    pub(super) fn take(&mut self, element: &Opened<'_>) {
        if let Some(leg) = self.legs.last_mut().filter(|_| self.is_inside) {
            let span = leg.span();
            leg.tally.take(element, span);
        }
    }

    /// Gives what was counted of all of them.
    pub(super) fn tally(self) -> AppleTally {
        self.legs.into_iter().fold(AppleTally::default(), |mut sum, leg| {
            sum.add(leg.tally);
            sum
        })
    }

    /// Gives each with its sport, without the transitions between them.
    ///
    /// # Errors
    /// All of them as they are, where fewer than two are left or the sport of one cannot be told.
    pub(super) fn named(mut self, whole: &AppleTally, warnings: &mut Vec<ImportWarning>) -> Result<Vec<NamedLeg>, Self> {
        // Before and after a ride one changes; between a swim and a run without one, every leg is the sport.
        let may_be_a_ride = |leg: &Leg| leg.place().is_none_or(|place| place == RIDE);
        let is_between = |at: usize, leg: &Leg| {
            let beside = at.checked_sub(1).and_then(|before| Some([self.legs.get(before)?, self.legs.get(at + 1)?]));
            leg.is_like_a_transition() && beside.is_some_and(|beside| beside.into_iter().any(may_be_a_ride))
        };
        let transitions: Vec<bool> = self.legs.iter().enumerate().map(|(at, leg)| is_between(at, leg)).collect();
        let left = || self.legs.iter().zip(&transitions).filter(|(_, is_one)| !**is_one).map(|(leg, _)| leg);
        let count = left().count();
        let in_order = |at: usize| (count == IN_ORDER.len()).then_some(at);
        let places: Option<Vec<usize>> = left().enumerate().map(|(at, leg)| leg.place().or(in_order(at))).collect();
        let Some(places) = places.filter(|places| places.len() > 1) else { return Err(self) };
        let seconds: Vec<f64> =
            self.legs.iter().zip(&transitions).filter(|(_, is_one)| **is_one).map(|(leg, _)| leg.seconds()).collect();
        if !seconds.is_empty() {
            warnings.push(ImportWarning::Transitions { count: seconds.len(), seconds: seconds.iter().sum() });
        }
        let mut is_one = transitions.into_iter();
        self.legs.retain(|_| !is_one.next().unwrap_or(false));
        let named = |(leg, at): (Leg, &usize)| {
            let (sport, word) = IN_ORDER.get(*at).copied().unwrap_or_default();
            // Where the legs say no distance, that of a sport with one leg is its own.
            let is_only = places.iter().filter(|other| *other == at).count() == 1;
            let metres = leg.tally.way_of(sport).or_else(|| whole.way_of(sport).filter(|_| is_only));
            (leg, word, metres)
        };
        Ok(self.legs.into_iter().zip(&places).map(named).collect())
    }
}
