//! Time in motion, told from time at a standstill.

use super::way::distance;
use super::{Point, seconds};

/// The shortest stretch that is judged, in seconds: shorter ones are lost in a receiver's jitter.
const STRETCH: f64 = 20.0;
/// The least speed that counts as motion, in metres per second in space: a hiker on a steep climb still moves.
const SLOWEST: f64 = 0.3;

/// Gives the seconds in motion: stretches of at least 20 s that end more than 0.3 m/s away from where they began.
///
/// A gap between two points is judged by itself, so that a stop without points does not swallow what came before it.
/// Points that have neither a place nor a counted distance leave nothing to judge by: all their time counts.
pub(super) fn seconds_in_motion(points: &[Point]) -> f64 {
    let mut moving = 0.0;
    let mut from = 0;
    for (index, pair) in points.windows(2).enumerate() {
        let [before, here] = pair else { continue };
        let begin = points.get(from).unwrap_or(before);
        if seconds(before, here) >= STRETCH {
            moving += judged(begin, before) + judged(before, here);
            from = index + 1;
        } else if seconds(begin, here) >= STRETCH {
            moving += judged(begin, here);
            from = index + 1;
        }
    }
    moving + points.get(from).zip(points.last()).map_or(0.0, |(begin, end)| judged(begin, end))
}

/// Gives the length of a stretch where it was in motion, else 0.
fn judged(from: &Point, to: &Point) -> f64 {
    let length = seconds(from, to);
    let moved = match (from.position, to.position) {
        (Some(there), Some(here)) => Some(distance(there, here).hypot(rise(from, to))),
        (None | Some(_), None | Some(_)) => from.distance.zip(to.distance).map(|(before, now)| f64::from(now - before)),
    };
    let in_motion = moved.is_none_or(|metres| metres >= SLOWEST * length);
    if in_motion { length } else { 0.0 }
}

fn rise(from: &Point, to: &Point) -> f64 {
    from.altitude.zip(to.altitude).map_or(0.0, |(before, now)| f64::from(now - before))
}

#[cfg(test)]
mod tests {
    use super::super::Position;
    use super::*;

    /// A point some metres north of a place in the Alps.
    fn point(second: i64, metres: f64) -> Point {
        Point { position: Position::new(46.0 + metres / 111_195.0, 7.0), ..Point::new(second * 1000) }
    }

    #[test]
    fn standing_at_a_light_is_not_motion() {
        let mut points: Vec<Point> = (0..=100).map(|second| point(second, second as f64 * 3.0)).collect();
        points.extend((101..=200).map(|second| point(second, 300.0 + f64::from(second % 3 == 0))));
        points.extend((201..=300).map(|second| point(second, 300.0 + (second - 200) as f64 * 3.0)));
        let moving = seconds_in_motion(&points);
        assert!((moving - 200.0).abs() <= 20.0, "{moving}");
    }

    #[test]
    fn a_gap_without_points_is_judged_by_itself() {
        let stopped = [point(0, 0.0), point(10, 30.0), point(310, 32.0), point(320, 62.0)];
        assert!((seconds_in_motion(&stopped) - 20.0).abs() < 1e-9);
        let tunnel = [point(0, 0.0), point(10, 30.0), point(310, 930.0), point(320, 960.0)];
        assert!((seconds_in_motion(&tunnel) - 320.0).abs() < 1e-9);
    }

    #[test]
    fn a_slow_steep_climb_is_motion() {
        let climb: Vec<Point> = (0..=600)
            .step_by(10)
            .map(|second| Point { altitude: Some(second as f32 * 0.25), ..point(second, second as f64 * 0.25) })
            .collect();
        assert!((seconds_in_motion(&climb) - 600.0).abs() < 1e-9);
    }

    #[test]
    fn without_places_the_counted_distance_tells_and_without_both_all_counts() {
        let counted = |second: i64, metres: f32| Point { distance: Some(metres), ..Point::new(second * 1000) };
        let treadmill = [counted(0, 0.0), counted(60, 180.0), counted(120, 180.0)];
        assert!((seconds_in_motion(&treadmill) - 60.0).abs() < 1e-9);
        assert!((seconds_in_motion(&[Point::new(0), Point::new(90_000)]) - 90.0).abs() < 1e-9);
        assert!(seconds_in_motion(&[]).abs() < 1e-9);
    }
}
