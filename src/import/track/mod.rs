//! A recorded track: points in time, and the figures that follow from them.

mod climb;
mod heart;
mod moving;
mod trace;
mod way;

pub(super) use climb::Climb;
pub(super) use heart::Heart;
pub(super) use way::Way;

use crate::journal::Trace;

/// A place, in degrees as recorded: a place off the earth is a leap away from every other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Position {
    lat: f64,
    lon: f64,
}

impl Position {
    /// Takes degrees; `None` where they are no numbers.
    pub(super) fn new(lat: f64, lon: f64) -> Option<Self> {
        (lat.is_finite() && lon.is_finite()).then_some(Self { lat, lon })
    }

    /// Gives latitude and longitude, in degrees.
    pub(super) const fn degrees(self) -> (f64, f64) {
        (self.lat, self.lon)
    }
}

/// One recorded point.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Point {
    /// Milliseconds since 1970 in UTC.
    pub(super) at: i64,
    /// Where.
    pub(super) position: Option<Position>,
    /// Metres above the sea.
    pub(super) altitude: Option<f32>,
    /// Metres since the start, as the device counts them.
    pub(super) distance: Option<f32>,
    /// Heart rate in beats per minute, more than 0.
    pub(super) heart: Option<u8>,
}

impl Point {
    /// Makes a point of which only the time is known.
    pub(super) const fn new(at: i64) -> Self {
        Self { at, position: None, altitude: None, distance: None, heart: None }
    }
}

/// Gives the seconds from one point to another; negative where the second is earlier.
fn seconds(from: &Point, to: &Point) -> f64 {
    to.at.saturating_sub(from.at) as f64 / 1000.0
}

/// A pause inside a track after which what follows is another session, in seconds: a night, not a rest.
const NEW_SESSION_AFTER: f64 = 6.0 * 3600.0;

/// Stretches of points, with a pause between each two.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Track {
    segments: Vec<Vec<Point>>,
}

impl Track {
    /// Takes stretches of points; empty ones are dropped, and points are put in order of time. Says how many were not.
    pub(super) fn new(mut segments: Vec<Vec<Point>>) -> (Self, usize) {
        segments.retain(|segment| !segment.is_empty());
        let mut astray = 0;
        for segment in &mut segments {
            let back = segment.windows(2).filter(|pair| matches!(pair, [a, b] if b.at < a.at)).count();
            if back > 0 {
                segment.sort_by_key(|point| point.at);
                astray += back;
            }
        }
        segments.sort_by_key(|segment| segment.first().map(|point| point.at));
        (Self { segments }, astray)
    }

    /// Splits the track at pauses of six hours and more. Gives each pause's length in seconds with what follows it.
    pub(super) fn sittings(self) -> (Self, Vec<(f64, Self)>) {
        let mut first = Self::default();
        let mut later: Vec<(f64, Self)> = Vec::new();
        let mut last: Option<Point> = None;
        for segment in self.segments {
            let mut fresh = true;
            for point in segment {
                let pause = last.map_or(0.0, |last| seconds(&last, &point));
                if pause >= NEW_SESSION_AFTER {
                    later.push((pause, Self::default()));
                    fresh = true;
                }
                let sitting = later.last_mut().map_or(&mut first, |(_, track)| track);
                sitting.put(point, fresh);
                fresh = false;
                last = Some(point);
            }
        }
        (first, later)
    }

    /// Adds a point to the last stretch, or to a new one.
    fn put(&mut self, point: Point, fresh: bool) {
        match self.segments.last_mut() {
            Some(segment) if !fresh => segment.push(point),
            Some(_) | None => self.segments.push(vec![point]),
        }
    }

    /// Gives every point in order of time.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point> {
        self.segments.iter().flatten()
    }

    /// Gives the first place that was recorded.
    pub(super) fn place(&self) -> Option<Position> {
        self.points().find_map(|point| point.position)
    }

    /// Gives the first point; `None` where there is none.
    pub(super) fn start(&self) -> Option<&Point> {
        self.points().next()
    }

    /// Gives the seconds from the first point to the last.
    pub(super) fn elapsed(&self) -> f64 {
        let last = self.segments.last().and_then(|segment| segment.last());
        self.start().zip(last).map_or(0.0, |(first, last)| seconds(first, last))
    }

    /// Gives the seconds in motion.
    pub(super) fn moving(&self) -> f64 {
        self.segments.iter().map(|segment| moving::seconds_in_motion(segment)).sum()
    }

    /// Gives the way along the positions; `None` where fewer than two points have one.
    pub(super) fn way(&self) -> Option<Way> {
        self.segments.iter().filter_map(|segment| Way::along(segment)).reduce(Way::and)
    }

    /// Gives the metres that the device counted from the first point on; `None` where it counted none.
    pub(super) fn counted(&self) -> Option<f64> {
        let mut counted = self.points().filter_map(|point| point.distance);
        let first = counted.next()?;
        Some(f64::from(counted.fold(first, f32::max) - first))
    }

    /// Gives climb and descent; `None` where fewer than two points have an altitude.
    pub(super) fn climb(&self) -> Option<Climb> {
        Climb::over(self.points())
    }

    /// Gives the trace, to be drawn; `None` where there is nothing to draw.
    pub(super) fn trace(&self) -> Option<Trace> {
        trace::trace(self)
    }

    /// Gives the heart rate; `None` where no point has one.
    pub(super) fn heart(&self) -> Option<Heart> {
        Heart::over(self.points())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Point {
        Point::new(seconds * 1000)
    }

    #[test]
    fn points_out_of_order_are_counted_and_put_right() {
        let (track, astray) = Track::new(vec![vec![at(100), at(90), at(110)], vec![], vec![at(0), at(10)]]);
        assert_eq!(astray, 1);
        let times: Vec<i64> = track.points().map(|point| point.at / 1000).collect();
        assert_eq!(times, [0, 10, 90, 100, 110]);
        assert!((track.elapsed() - 110.0).abs() < 1e-9);
    }

    #[test]
    fn a_night_between_two_points_begins_another_session_and_a_long_lunch_does_not() {
        let lunch = at(3 * 3600);
        let morning = at(12 * 3600);
        let (track, _) = Track::new(vec![vec![at(0), lunch, morning], vec![at(13 * 3600)]]);
        let (first, later) = track.sittings();
        assert_eq!(first.segments, [vec![at(0), lunch]]);
        assert_eq!(later.len(), 1);
        assert!((later[0].0 - 9.0 * 3600.0).abs() < 1e-9);
        assert_eq!(later[0].1.segments, [vec![morning], vec![at(13 * 3600)]]);
    }

    #[test]
    fn what_is_no_number_is_no_place() {
        assert_eq!(Position::new(f64::NAN, 0.0), None);
        assert!(Position::new(-90.0, 180.0).is_some());
    }
}
