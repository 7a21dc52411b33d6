//! A track as it is drawn: in few stretches of equal time.

use super::{Point, Position, Track, seconds, way};
use crate::journal::{Trace, TraceColumns};

/// How long a heart rate or a height speaks for, in seconds, where no other follows: the longest interval of watches that
/// record only changes.
const LONGEST_HOLD: f64 = 30.0;
/// A millisecond in seconds. Multiplied by, not divided: this is done for every point of ten years of recordings.
const MILLISECOND: f64 = 0.001;
/// Heights that can be on earth, in metres; others are artefacts.
const HEIGHTS: std::ops::RangeInclusive<f64> = -500.0..=9_000.0;

/// Gives the trace of a track; `None` where it has no length in time, or knows neither way nor heart rate nor height.
pub(super) fn trace(track: &Track) -> Option<Trace> {
    let length = track.elapsed();
    let count = (length.ceil() as usize).clamp(1, Trace::MOST);
    let step_s = to_milli(length / count as f64);
    let first = *track.start().filter(|_| step_s > 0.0)?;
    let mut readings = Readings {
        steps_a_second: 1.0 / step_s,
        heart: vec![RunningMean::default(); count],
        height: vec![RunningMean::default(); count],
    };
    let mut measure = Measure::of(track);
    let mut way = TraceWay { step_s, count, last: (0.0, 0.0), ends: Vec::with_capacity(count) };
    for segment in &track.segments {
        measure.pause();
        for point in segment {
            let second = point.at.saturating_sub(first.at) as f64 * MILLISECOND;
            readings.take(second, point);
            if let Some(metres) = measure.metres_at(point) {
                way.reach(second, metres);
            }
        }
    }
    let hold = (LONGEST_HOLD / step_s) as usize;
    let heart = held(&readings.heart, hold).into_iter().map(|mean| mean.map(|rate| rate.round() as u8));
    let height = held(&readings.height, hold).into_iter().map(|mean| mean.map(|metres| metres.round() as i16));
    let (heart_bpm, height_m) = (or_nothing(heart.collect()), or_nothing(height.collect()));
    Trace::try_from(TraceColumns { step_s, metres: way.ends(), heart_bpm, height_m }).ok()
}

/// The readings of each stretch.
struct Readings {
    steps_a_second: f64,
    heart: Vec<RunningMean>,
    height: Vec<RunningMean>,
}

impl Readings {
    fn take(&mut self, second: f64, point: &Point) {
        let at = ((second * self.steps_a_second) as usize).min(self.heart.len().saturating_sub(1));
        if let Some((mean, rate)) = self.heart.get_mut(at).zip(point.heart) {
            mean.add(f64::from(rate));
        }
        let height = point.altitude.map(f64::from).filter(|metres| HEIGHTS.contains(metres));
        if let Some((mean, metres)) = self.height.get_mut(at).zip(height) {
            mean.add(metres);
        }
    }
}

/// A mean that is being taken.
#[derive(Debug, Clone, Copy, Default)]
struct RunningMean {
    sum: f64,
    count: u32,
}

impl RunningMean {
    fn add(&mut self, reading: f64) {
        self.sum += reading;
        self.count += 1;
    }

    fn value(self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / f64::from(self.count))
    }
}

/// Gives the mean of each stretch; one without a reading takes that of at most so many stretches before it.
fn held(means: &[RunningMean], hold: usize) -> Vec<Option<f64>> {
    let mut last: Option<(usize, f64)> = None;
    let stretches = means.iter().enumerate().map(|(at, mean)| {
        last = mean.value().map(|value| (at, value)).or(last);
        last.filter(|(read, _)| at - read <= hold).map(|(_, value)| value)
    });
    stretches.collect()
}

fn or_nothing<T>(column: Vec<Option<T>>) -> Vec<Option<T>> {
    if column.iter().any(Option::is_some) { column } else { Vec::new() }
}

/// How far the runner has come, point by point.
enum Measure {
    /// By what the device counted, from the first figure on.
    Counted { begin: Option<f64> },
    /// Along the places.
    Places { before: Option<(Point, Position)>, metres: f64 },
}

impl Measure {
    fn of(track: &Track) -> Self {
        if track.points().any(|point| point.distance.is_some()) {
            Self::Counted { begin: None }
        } else {
            Self::Places { before: None, metres: 0.0 }
        }
    }

    /// Begins a stretch of points after a pause, in which nothing is covered.
    fn pause(&mut self) {
        match self {
            Self::Counted { .. } => {}
            Self::Places { before, .. } => *before = None,
        }
    }

    /// Gives the metres to a point; `None` where it does not tell.
    fn metres_at(&mut self, point: &Point) -> Option<f64> {
        match self {
            Self::Counted { begin } => {
                let counted = point.distance.map(f64::from).filter(|metres| metres.is_finite())?;
                Some(counted - *begin.get_or_insert(counted))
            }
            Self::Places { before, metres } => {
                let here = point.position?;
                if let Some((before, there)) = before.replace((*point, here)) {
                    *metres += way::leg(there, here, seconds(&before, point)).unwrap_or_default();
                }
                Some(*metres)
            }
        }
    }
}

/// The way at the end of each stretch, filled in as the points come.
struct TraceWay {
    step_s: f64,
    count: usize,
    /// The last point that was taken: its second and the metres to it.
    last: (f64, f64),
    ends: Vec<Option<f64>>,
}

impl TraceWay {
    /// Gives the metres at the end of each stretch; nothing where nothing was covered.
    fn ends(mut self) -> Vec<Option<f64>> {
        let (_, metres) = self.last;
        // A point at the very end may stand a hair before the end of the last stretch.
        self.ends.resize(self.count, Some(to_tenth(metres)));
        if metres > 0.0 { self.ends } else { Vec::new() }
    }

    /// Goes on to a point: stretches that end before it end on the straight line to it.
    fn reach(&mut self, second: f64, metres: f64) {
        let (second_before, metres_before) = self.last;
        let metres = metres.max(metres_before);
        while self.ends.len() < self.count {
            let end = (self.ends.len() + 1) as f64 * self.step_s;
            if end > second {
                break;
            }
            let share = if second > second_before { (end - second_before) / (second - second_before) } else { 1.0 };
            self.ends.push(Some(to_tenth(metres_before + (metres - metres_before) * share.clamp(0.0, 1.0))));
        }
        self.last = (second.max(second_before), metres);
    }
}

fn to_tenth(metres: f64) -> f64 {
    (metres * 10.0).round() / 10.0
}

fn to_milli(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(second: i64) -> Point {
        Point::new(second * 1000)
    }

    fn traced(segments: Vec<Vec<Point>>) -> Trace {
        trace(&Track::new(segments).0).unwrap()
    }

    #[test]
    fn an_hour_of_running_is_told_in_240_stretches_of_15_seconds() {
        let points = (0..=3600).map(|second| Point {
            distance: Some(second as f32 * 3.0),
            heart: Some(if second < 1800 { 140 } else { 160 }),
            altitude: Some(100.0 + second as f32 / 100.0),
            ..point(second)
        });
        let trace = traced(vec![points.collect()]);
        assert_eq!((trace.len(), trace.step_s()), (240, 15.0));
        let stretches: Vec<_> = trace.stretches().collect();
        assert_eq!((stretches[0].metres, stretches[0].heart, stretches[0].height), (Some(45.0), Some(140.0), Some(100.0)));
        let last = stretches[239];
        assert_eq!((last.until, last.metres, last.heart, last.height), (3600.0, Some(10_800.0), Some(160.0), Some(136.0)));
        assert!(stretches.iter().all(|stretch| (stretch.speed.unwrap() - 3.0).abs() < 1e-9));
    }

    #[test]
    fn a_pause_is_a_standstill_without_a_heart_rate() {
        let run = |from: i64, metres: f32| {
            let point = move |second: i64| Point {
                distance: Some(metres + (second - from) as f32 * 3.0),
                heart: Some(150),
                ..point(second)
            };
            (from..=from + 600).map(point).collect::<Vec<_>>()
        };
        let trace = traced(vec![run(0, 0.0), run(1800, 1800.0)]);
        let paused = trace.stretches().find(|stretch| (1200.0..1210.0).contains(&stretch.until)).unwrap();
        assert_eq!((paused.speed, paused.heart, paused.metres), (Some(0.0), None, Some(1800.0)));
        assert_eq!(trace.stretches().last().unwrap().metres, Some(3600.0));
    }

    #[test]
    fn a_track_of_places_is_measured_along_them_and_a_leap_is_not_counted() {
        let place = |second: i64, metres: f64| Point { position: Position::new(46.0 + metres / 111_195.0, 7.0), ..point(second) };
        let mut points: Vec<Point> = (0..=100).map(|second| place(second, second as f64 * 3.0)).collect();
        points.extend((101..=200).map(|second| place(second, 90_000.0 + second as f64 * 3.0)));
        let trace = traced(vec![points]);
        let metres = trace.stretches().last().unwrap().metres.unwrap();
        assert!((metres - 597.0).abs() < 1.0, "{metres}");
        assert!(!trace.knows_heart() && !trace.knows_height());
    }

    #[test]
    fn few_points_are_joined_by_straight_lines_and_a_reading_speaks_for_half_a_minute() {
        let sample = |second: i64, metres: f32| Point { distance: Some(metres), heart: Some(120), ..point(second) };
        let trace = traced(vec![vec![sample(0, 0.0), sample(10, 40.0), sample(200, 420.0)]]);
        let at = |second: usize| trace.stretches().nth(second - 1).unwrap();
        assert_eq!((trace.step_s(), at(5).metres, at(105).metres), (1.0, Some(20.0), Some(230.0)));
        assert_eq!((at(41).heart, at(42).heart, at(200).heart), (Some(120.0), None, Some(120.0)));
    }

    #[test]
    fn a_single_moment_and_points_that_know_nothing_have_no_trace() {
        assert_eq!(trace(&Track::new(vec![vec![Point { heart: Some(100), ..point(0) }]]).0), None);
        assert_eq!(trace(&Track::new(vec![vec![point(0), point(100)]]).0), None);
        assert_eq!(trace(&Track::default()), None);
        let wild = |second: i64, altitude: f32| Point { altitude: Some(altitude), distance: Some(f32::NAN), ..point(second) };
        assert_eq!(trace(&Track::new(vec![vec![wild(0, 1e30), wild(9, f32::NAN)]]).0), None);
    }
}
