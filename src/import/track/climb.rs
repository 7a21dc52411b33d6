//! Climb and descent from altitudes, smoothed.
//!
//! Altitudes are averaged over 15 s around each point, then a rise or fall counts once it is at least 2 m: the pair that
//! agrees best with what barometric watches say themselves (median difference 0.2 % over 20 recordings of 20 m and more).
//! Raw sums of the same recordings are half as high again.

use std::collections::VecDeque;

use super::{Point, seconds};

/// Half the length over which altitudes are averaged, in seconds.
const HALF_WINDOW: f64 = 7.5;
/// Altitudes that all lie within this many metres are of a device that knows none: air pressure alone drifts by more.
const STILL: f64 = 1.0;
/// Where most points have none, those that are left say nothing within this many metres.
const STILL_WHERE_SPARSE: f64 = 5.0;
/// The least rise or fall that counts, in metres.
const STEP: f64 = 2.0;
/// A change of altitude is a leap where it is more than this, in metres ...
const LEAP_SLACK: f64 = 15.0;
/// ... and than a fast descent on wheels, in metres per second.
const LEAP_SPEED: f64 = 4.0;

/// How much a track climbs and descends.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::import) struct Climb {
    /// Metres climbed.
    pub(in crate::import) up: f64,
    /// Metres descended.
    pub(in crate::import) down: f64,
    /// The largest leap that was not counted, in metres; 0 where there was none.
    pub(in crate::import) leap: f64,
    /// The altitude that hardly changes: 0 where the device knows none, or that of the start written all the way.
    pub(in crate::import) still: Option<f64>,
}

impl Climb {
    /// How climb and descent are found, in the words that go with the session.
    pub(in crate::import) const METHOD: &str = "altitudes averaged over 15 s, steps of 2 m";

    /// Goes over the points that have an altitude; `None` where there are fewer than two.
    pub(super) fn over<'a>(points: impl Iterator<Item = &'a Point>) -> Option<Self> {
        let mut climb = Self::default();
        let mut smooth = Smooth::default();
        let mut steps = Steps::default();
        let mut last: Option<(&Point, f64)> = None;
        let (mut count, mut blank) = (0_u32, 0_u32);
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        for point in points {
            let Some(altitude) = point.altitude.map(f64::from) else {
                blank += 1;
                continue;
            };
            count += 1;
            (lowest, highest) = (lowest.min(altitude), highest.max(altitude));
            if let Some((before, altitude_before)) = last {
                let change = (altitude - altitude_before).abs();
                if change > LEAP_SLACK + LEAP_SPEED * seconds(before, point).max(0.0) {
                    climb.leap = climb.leap.max(change);
                    smooth.finish(|smoothed| steps.take(smoothed));
                    climb.add(&std::mem::take(&mut steps));
                }
            }
            last = Some((point, altitude));
            smooth.take(point.at as f64 / 1000.0, altitude, |smoothed| steps.take(smoothed));
        }
        smooth.finish(|smoothed| steps.take(smoothed));
        climb.add(&steps);
        let room = if blank > count { STILL_WHERE_SPARSE } else { STILL };
        climb.still = (highest - lowest < room).then_some(lowest);
        (count > 1).then_some(climb)
    }

    /// Adds what the steps of one stretch make.
    fn add(&mut self, steps: &Steps) {
        let (up, down) = steps.sums();
        self.up += up;
        self.down += down;
    }
}

/// A mean over the window around each point, with no more points in memory than the window holds.
#[derive(Debug, Default)]
struct Smooth {
    window: VecDeque<(f64, f64)>,
    sum: f64,
    /// How many points at the front of the window have been given.
    given: usize,
}

impl Smooth {
    /// Takes the next altitude and gives the means that are now complete.
    fn take(&mut self, at: f64, altitude: f64, mut give: impl FnMut(f64)) {
        while self.window.get(self.given).is_some_and(|(centre, _)| at - centre > HALF_WINDOW) {
            self.give_one(&mut give);
        }
        self.window.push_back((at, altitude));
        self.sum += altitude;
    }

    /// Gives the means that are left, and starts afresh.
    fn finish(&mut self, mut give: impl FnMut(f64)) {
        while self.given < self.window.len() {
            self.give_one(&mut give);
        }
        *self = Self::default();
    }

    fn give_one(&mut self, give: &mut impl FnMut(f64)) {
        let Some((centre, _)) = self.window.get(self.given).copied() else { return };
        while let Some((at, altitude)) = self.window.front().copied().filter(|(at, _)| centre - at > HALF_WINDOW) {
            debug_assert!(at < centre);
            self.window.pop_front();
            self.sum -= altitude;
            self.given = self.given.saturating_sub(1);
        }
        give(self.sum / self.window.len() as f64);
        self.given += 1;
    }
}

/// Rises and falls of at least [`STEP`] metres.
#[derive(Debug, Default)]
struct Steps {
    up: f64,
    down: f64,
    /// Where the rise or fall under way began and the farthest it got; absent before the first altitude.
    under_way: Option<(f64, f64)>,
}

impl Steps {
    fn take(&mut self, altitude: f64) {
        let Some((begin, far)) = self.under_way else {
            self.under_way = Some((altitude, altitude));
            return;
        };
        let rising = far > begin;
        let falling = far < begin;
        let turns = (rising && far - altitude >= STEP) || (falling && altitude - far >= STEP);
        let goes_on = (rising && altitude > far) || (falling && altitude < far);
        let begins = !rising && !falling && (altitude - begin).abs() >= STEP;
        if turns {
            self.count(begin, far);
            self.under_way = Some((far, altitude));
        } else if goes_on || begins {
            self.under_way = Some((begin, altitude));
        }
    }

    fn count(&mut self, begin: f64, far: f64) {
        if far > begin {
            self.up += far - begin;
        } else {
            self.down += begin - far;
        }
    }

    /// Gives the metres up and down, the rise or fall under way included.
    fn sums(&self) -> (f64, f64) {
        let (begin, far) = self.under_way.unwrap_or_default();
        (self.up + (far - begin).max(0.0), self.down + (begin - far).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(altitudes: impl IntoIterator<Item = f32>) -> Climb {
        let points: Vec<Point> = (0_i64..)
            .zip(altitudes)
            .map(|(second, altitude)| Point { altitude: Some(altitude), ..Point::new(second * 1000) })
            .collect();
        Climb::over(points.iter()).unwrap()
    }

    #[test]
    fn a_hill_up_and_down_is_counted_once() {
        let climb = over((0..=2400).map(|second| 300.0 - (second as f32 - 1200.0).abs() / 4.0));
        assert!((climb.up - 300.0).abs() < 3.0 && (climb.down - 300.0).abs() < 3.0, "{climb:?}");
    }

    #[test]
    fn jitter_of_a_metre_climbs_nothing() {
        let climb = over((0..3600).map(|second| 500.0 + (second % 2) as f32));
        assert!(climb.up < 1e-6 && climb.down < 1e-6, "{climb:?}");
    }

    #[test]
    fn a_first_altitude_of_0_before_1117_m_is_no_climb() {
        let climb = over(std::iter::once(0.0).chain((0..600).map(|second| 1117.0 + second as f32 * 0.05)));
        assert!((climb.leap - 1117.0).abs() < 1.0);
        assert!((climb.up - 29.0).abs() < 2.0, "{climb:?}");
    }

    #[test]
    fn a_device_without_altitude_is_told_from_the_sea_side() {
        assert_eq!(over([0.0, 0.0, 0.0]).still, Some(0.0));
        assert_eq!(over([31.0, 31.5, 31.0]).still, Some(31.0));
        assert_eq!(over([0.0, 1.0, 0.0]).still, None);
        assert_eq!(Climb::over([Point::new(0), Point::new(1)].iter()), None);
    }
}
