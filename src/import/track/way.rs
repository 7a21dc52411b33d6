//! The way along a track, without its leaps.

use super::{Point, Position, seconds};

/// The earth's mean radius in metres (IUGG).
const EARTH_RADIUS: f64 = 6_371_008.8;
/// A leg is a leap where it is longer than a receiver's worst jitter, in metres ...
const LEAP_SLACK: f64 = 150.0;
/// ... and than the fastest wheels could go, in metres per second.
const LEAP_SPEED: f64 = 40.0;
/// From this share of legs that are leaps the track is not a recording.
const BROKEN_SHARE: f64 = 0.1;

/// How far a track goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Way {
    /// The way without leaps, in metres.
    pub(in crate::import) metres: f64,
    /// How many legs there are.
    pub(in crate::import) legs: usize,
    /// How many of them are leaps that nobody can have made.
    pub(in crate::import) leaps: usize,
    /// The length of the leaps, in metres.
    pub(in crate::import) leap_metres: f64,
}

impl Way {
    /// Goes along the points that have a place, by great circles; `None` where there are fewer than two.
    pub(super) fn along(points: &[Point]) -> Option<Self> {
        let mut way = Self { metres: 0.0, legs: 0, leaps: 0, leap_metres: 0.0 };
        let mut last: Option<(&Point, Position)> = None;
        for point in points {
            let Some(here) = point.position else { continue };
            if let Some((before, there)) = last {
                way.go(distance(there, here), seconds(before, point));
            }
            last = Some((point, here));
        }
        (way.legs > 0).then_some(way)
    }

    /// Adds one leg.
    fn go(&mut self, metres: f64, seconds: f64) {
        self.legs += 1;
        if is_leap(metres, seconds) {
            self.leaps += 1;
            self.leap_metres += metres;
        } else {
            self.metres += metres;
        }
    }

    /// Adds the way of another stretch.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            metres: self.metres + other.metres,
            legs: self.legs + other.legs,
            leaps: self.leaps + other.leaps,
            leap_metres: self.leap_metres + other.leap_metres,
        }
    }

    /// Says whether the track leaps so much that nothing in it can be believed.
    pub(in crate::import) fn is_broken(&self) -> bool {
        self.leaps as f64 > BROKEN_SHARE * self.legs as f64
    }
}

/// Gives the length of one leg in metres; `None` where it is a leap.
pub(super) fn leg(from: Position, to: Position, seconds: f64) -> Option<f64> {
    Some(distance(from, to)).filter(|metres| !is_leap(*metres, seconds))
}

fn is_leap(metres: f64, seconds: f64) -> bool {
    metres > LEAP_SLACK + LEAP_SPEED * seconds
}

/// Gives the great-circle distance in metres (haversine).
pub(super) fn distance(from: Position, to: Position) -> f64 {
    let (lat_from, lat_to) = (from.lat.to_radians(), to.lat.to_radians());
    let half_lat = ((lat_to - lat_from) / 2.0).sin();
    let half_lon = ((to.lon - from.lon).to_radians() / 2.0).sin();
    let haversine = half_lat * half_lat + lat_from.cos() * lat_to.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS * haversine.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(second: i64, lat: f64, lon: f64) -> Point {
        Point { position: Position::new(lat, lon), ..Point::new(second * 1000) }
    }

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        let degree = distance(Position::new(46.0, 7.0).unwrap(), Position::new(47.0, 7.0).unwrap());
        assert!((degree - 111_195.0).abs() < 1.0, "{degree}");
    }

    #[test]
    fn a_leap_is_told_apart_and_not_counted() {
        // A first fix 50 km away, then 3 m a second.
        let mut points = vec![point(0, 46.45, 7.0)];
        points.extend((1_i64..100).map(|second| point(second, 46.0 + second as f64 * 27e-6, 7.0)));
        let way = Way::along(&points).unwrap();
        assert_eq!((way.leaps, way.legs), (1, 99));
        assert!((way.metres - 98.0 * 3.0).abs() < 1.0, "{way:?}");
        assert!(!way.is_broken());
    }

    #[test]
    fn a_track_that_leaps_over_the_earth_is_broken() {
        let way = Way::along(&[point(0, 3.0, 14.0), point(1, 3.0, 14.001), point(3, 14.0, -110.0)]).unwrap();
        assert!(way.is_broken());
    }

    #[test]
    fn a_shift_in_the_clock_of_a_few_steps_is_no_leap() {
        // Points on the line whose times were interpolated badly: 51 m in 0.2 s.
        let way = Way::along(&[point(0, 46.0, 7.0), point(0, 46.00046, 7.0)]).unwrap();
        assert_eq!(way.leaps, 0);
    }
}
