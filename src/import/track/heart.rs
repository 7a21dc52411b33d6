//! The heart rate over a track.

use super::{Point, seconds};

/// How long a sample speaks for at most, in seconds: the longest interval of watches that record only changes.
const LONGEST_HOLD: f64 = 30.0;
/// How long it speaks for at least, in seconds, so that samples without a length still count alike.
const SHORTEST_HOLD: f64 = 0.001;

/// Heart rate in beats per minute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Heart {
    /// The average over time.
    pub(in crate::import) avg: f64,
    /// The highest.
    pub(in crate::import) max: f64,
}

impl Heart {
    /// Averages the samples, each weighed by the time until the next, at most 30 s; `None` where there are none.
    pub(super) fn over<'a>(points: impl Iterator<Item = &'a Point>) -> Option<Self> {
        let mut beats = 0.0;
        let mut time = 0.0;
        let mut max = 0;
        let mut held: Option<(&Point, u8)> = None;
        let mut speak = |rate: u8, length: f64| {
            let length = length.clamp(SHORTEST_HOLD, LONGEST_HOLD);
            beats += f64::from(rate) * length;
            time += length;
        };
        for point in points {
            let Some(rate) = point.heart else { continue };
            if let Some((before, rate_before)) = held {
                speak(rate_before, seconds(before, point));
            }
            max = max.max(rate);
            held = Some((point, rate));
        }
        let (_, last) = held?;
        speak(last, 1.0);
        Some(Self { avg: beats / time, max: f64::from(max) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(second: i64, rate: u8) -> Point {
        Point { heart: Some(rate), ..Point::new(second * 1000) }
    }

    #[test]
    fn a_sample_counts_for_the_time_until_the_next() {
        let heart = Heart::over([sample(0, 100), sample(10, 160), sample(11, 160)].iter()).unwrap();
        assert!((heart.avg - 110.0).abs() < 0.01, "{heart:?}");
        assert!((heart.max - 160.0).abs() < 1e-9);
    }

    #[test]
    fn a_pause_does_not_stretch_the_sample_before_it() {
        let heart = Heart::over([sample(0, 180), sample(3600, 120), sample(3630, 120), sample(3660, 120)].iter()).unwrap();
        assert!(heart.avg < 142.0, "{heart:?}");
    }

    #[test]
    fn no_samples_give_no_heart_rate() {
        assert_eq!(Heart::over([Point::new(0)].iter()), None);
    }
}
