//! The course of a session, to be drawn over its time: height, heart rate and pace.

use crate::journal::{Bpm, FOOT_M, Metres, Seconds, Session, Stretch, Trace, Units};
use crate::phrase;
use crate::views::axis::axis_within;

/// The least length of the axes: a flat round is drawn flat, and a steady heart steady.
const LEAST_HEIGHT_M: f64 = 60.0;
const LEAST_HEART_BPM: f64 = 30.0;
/// Slower than this, in metres per second, is standing.
const STANDING: f64 = 0.2;
/// The shares of the stretches, sorted by speed, at which the axis of the pace begins and ends: a traffic light is no pace.
const SLOW: f64 = 0.04;
const FAST: f64 = 0.99;
/// How much room the axis of the pace has beyond them.
const ROOM: f64 = 0.04;
/// The least ratio of the fastest to the slowest pace of its axis.
const LEAST_RATIO: f64 = 1.3;
/// Steps between the marks of the time, in minutes, and the most marks.
const STEPS_MIN: [f64; 10] = [5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 360.0, 720.0, 1_440.0];
const MARKS: f64 = 6.0;

/// What a curve is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Traced {
    /// The height above the sea: the ground one goes over.
    Height,
    /// The heart rate.
    Heart,
    /// How fast.
    Pace,
}

impl Traced {
    /// Gives its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Height => "Height",
            Self::Heart => "Heart rate",
            Self::Pace => "Pace",
        }
    }
}

/// One figure over the time of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseCurve {
    /// What it is of.
    pub of: Traced,
    /// The unit of its axis, such as `bpm`.
    pub unit: String,
    /// A figure for each stretch, so that more lies higher; absent where nothing is known.
    pub values: Vec<Option<f64>>,
    /// The least and the most of its axis; a figure beyond them is drawn at the edge.
    pub axis: (f64, f64),
    /// The marks of its axis with their words.
    pub ticks: Vec<(f64, String)>,
    /// Each stretch in words, such as `152 bpm`.
    pub said: Vec<String>,
    /// All of it in words, such as `average 152, top 178 bpm`.
    pub summary: String,
}

/// The course of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseView {
    /// What the recording knew, the ground first.
    pub curves: Vec<CourseCurve>,
    /// Where each stretch ends, such as `12.4 km · 1:02:10`.
    pub places: Vec<String>,
    /// The marks of its time, as shares of the whole, with their words.
    pub marks: Vec<(f64, String)>,
}

/// Shows the course of a session; `None` where the recording knew nothing that can be drawn.
#[must_use]
pub fn course(session: &Session, trace: &Trace, units: Units) -> Option<CourseView> {
    let stretches: Vec<Stretch> = trace.stretches().collect();
    let curves: Vec<CourseCurve> =
        [height(&stretches, units), heart(session, &stretches), pace(session, &stretches, units)].into_iter().flatten().collect();
    let places = stretches.iter().map(|stretch| place(session, stretch, units)).collect();
    (!curves.is_empty()).then(|| CourseView { curves, places, marks: marks(trace.len() as f64 * trace.step_s()) })
}

fn place(session: &Session, stretch: &Stretch, units: Units) -> String {
    let time = Seconds::new(stretch.until).map(phrase::stopwatch).unwrap_or_default();
    let way = stretch.metres.and_then(|metres| Metres::new(metres).ok());
    way.map_or(time.clone(), |way| format!("{} · {time}", phrase::distance_of(session.sport, way, units)))
}

fn marks(seconds: f64) -> Vec<(f64, String)> {
    let step = STEPS_MIN.into_iter().map(|minutes| minutes * 60.0).find(|step| seconds / step < MARKS);
    let Some(step) = step else { return Vec::new() };
    let times = (0..=(seconds / step).floor() as i64).map(|mark| mark as f64 * step);
    let word = |time: f64| if time > 0.0 { Seconds::new(time).map(phrase::spent).unwrap_or_default() } else { "0".to_owned() };
    times.map(|time| (time / seconds, word(time))).collect()
}

/// Gives the least and the most of what is known; `None` where fewer than two figures are.
fn ends(values: &[Option<f64>]) -> Option<(f64, f64)> {
    let known = || values.iter().copied().flatten();
    let ends = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    (known().count() > 1).then_some(ends)
}

/// Joins what is known over the gaps between.
fn bridged(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<(usize, f64)> = values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let between = |at: usize| {
        let next = known.partition_point(|(other, _)| *other < at);
        let (before, after) = (known.get(next.checked_sub(1)?)?, known.get(next)?);
        let share = (at - before.0) as f64 / (after.0 - before.0) as f64;
        Some(before.1 + (after.1 - before.1) * share)
    };
    values.iter().enumerate().map(|(at, value)| value.or_else(|| between(at))).collect()
}

/// Evens each known figure out with its two neighbours.
fn evened(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let around = |at: usize| {
        let near = values.get(at.saturating_sub(1)..(at + 2).min(values.len())).unwrap_or_default();
        let known = || near.iter().copied().flatten();
        known().sum::<f64>() / known().count() as f64
    };
    values.iter().enumerate().map(|(at, value)| value.map(|_| around(at))).collect()
}

fn height(stretches: &[Stretch], units: Units) -> Option<CourseCurve> {
    let (unit, metres) = match units {
        Units::Metric => ("m", 1.0),
        Units::Imperial => ("ft", FOOT_M),
    };
    let values: Vec<Option<f64>> = stretches.iter().map(|stretch| stretch.height.map(|height| height / metres)).collect();
    let (least, most) = ends(&values)?;
    let word = |height: f64| {
        let sign = if height.round() < 0.0 { "−" } else { "" };
        format!("{sign}{}", phrase::grouped(height.abs().round() as u64))
    };
    let (axis, ticks) = axis_within(least, most, LEAST_HEIGHT_M / metres, word);
    let said = values.iter().map(|value| value.map_or_else(String::new, |height| format!("{} {unit}", word(height))));
    let said = said.collect();
    // The ground goes on where the watch stood still.
    let values = bridged(&values);
    let summary = format!("lowest {}, highest {} {unit}", word(least), word(most));
    Some(CourseCurve { of: Traced::Height, unit: unit.to_owned(), values, axis, ticks, said, summary })
}

fn heart(session: &Session, stretches: &[Stretch]) -> Option<CourseCurve> {
    let values: Vec<Option<f64>> = stretches.iter().map(|stretch| stretch.heart).collect();
    let (least, most) = ends(&values)?;
    let word = |rate: f64| phrase::decimal(rate.round(), 0);
    let (axis, ticks) = axis_within(least, most, LEAST_HEART_BPM, word);
    let said = values.iter().map(|value| value.map_or_else(String::new, |rate| format!("{} bpm", word(rate)))).collect();
    let known = || values.iter().copied().flatten();
    let mean = known().sum::<f64>() / known().count() as f64;
    // What the device counted beat by beat is finer than the means of the stretches.
    let (mean, most) = (session.heart_avg.map_or(mean, Bpm::value), session.heart_max.map_or(most, Bpm::value));
    let summary = format!("average {}, top {} bpm", word(mean), word(most));
    Some(CourseCurve { of: Traced::Heart, unit: "bpm".to_owned(), values, axis, ticks, said, summary })
}

fn pace(session: &Session, stretches: &[Stretch], units: Units) -> Option<CourseCurve> {
    let unit = phrase::pace_unit(session.sport, units)?;
    let values: Vec<Option<f64>> = stretches.iter().map(|stretch| stretch.speed).collect();
    let mut moving: Vec<f64> = values.iter().copied().flatten().filter(|speed| *speed >= STANDING).collect();
    moving.sort_by(f64::total_cmp);
    let at = |share: f64| moving.get(((moving.len().saturating_sub(1)) as f64 * share).round() as usize).copied();
    let (slow, fast) = (at(SLOW)? * (1.0 - ROOM), at(FAST)? * (1.0 + ROOM));
    let wider = (LEAST_RATIO / (fast / slow)).max(1.0).sqrt();
    let axis = (slow / wider, fast * wider);
    let said = |speed: &Option<f64>| match speed {
        Some(speed) if *speed < STANDING => "standing".to_owned(),
        Some(speed) => phrase::pace_at(session.sport, *speed, units).unwrap_or_default(),
        None => String::new(),
    };
    let said = values.iter().map(said).collect();
    let values = evened(&values);
    let whole = session.distance.zip(session.moving);
    let average = whole.and_then(|(distance, moving)| phrase::pace(session.sport, distance, moving, units));
    let summary = average.map(|average| format!("average {average}")).unwrap_or_default();
    let ticks = phrase::pace_marks(session.sport, axis.0, axis.1, units);
    (moving.len() > 1).then_some(CourseCurve { of: Traced::Pace, unit, values, axis, ticks, said, summary })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Sport, TraceColumns};
    use crate::views::fixtures::marathon;

    /// A run of 40 minutes over a hill: 3 m/s, a stop, 4 m/s.
    fn hill() -> Trace {
        let (mut way, mut metres) = (0.0, Vec::new());
        for at in 0..80 {
            way += match at {
                0..40 => 90.0,
                40 => 0.0,
                _ => 120.0,
            };
            metres.push(Some(way));
        }
        let heart_bpm = (0..80).map(|at| Some(120 + at / 2)).collect();
        let height_m = (0..80).map(|at: i16| Some(400 + 5 * (40 - (at - 40).abs()))).collect();
        Trace::try_from(TraceColumns { step_s: 30.0, metres, heart_bpm, height_m }).unwrap()
    }

    #[test]
    fn a_course_says_height_heart_and_pace_along_the_way() {
        let view = course(&marathon(), &hill(), Units::Metric).unwrap();
        let names: Vec<&str> = view.curves.iter().map(|curve| curve.of.name()).collect();
        assert_eq!(names, ["Height", "Heart rate", "Pace"]);
        assert_eq!(view.places[39], "3.6 km · 20:00");
        let said = |at: usize| view.curves.iter().map(|curve| curve.said[at].as_str()).collect::<Vec<_>>();
        assert_eq!(said(39), ["595 m", "139 bpm", "5:33 /km"]);
        assert_eq!(said(40), ["600 m", "140 bpm", "standing"]);
        assert_eq!(view.curves[0].summary, "lowest 400, highest 600 m");
        assert_eq!(view.curves[1].summary, "average 140, top 159 bpm");
        assert_eq!(view.curves[2].summary, "average 5:07 /km");
        let marks: Vec<&str> = view.marks.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(marks, ["0", "10 min", "20 min", "30 min", "40 min"]);
    }

    #[test]
    fn a_stop_does_not_press_the_pace_flat() {
        let view = course(&marathon(), &hill(), Units::Metric).unwrap();
        let pace = &view.curves[2];
        assert!(pace.axis.0 > 2.5 && pace.axis.1 < 4.5, "{:?}", pace.axis);
        assert!(pace.ticks.iter().all(|(speed, _)| (pace.axis.0..=pace.axis.1).contains(speed)), "{:?}", pace.ticks);
    }

    #[test]
    fn feet_and_miles_are_said_to_who_counts_in_them() {
        let view = course(&marathon(), &hill(), Units::Imperial).unwrap();
        let units: Vec<&str> = view.curves.iter().map(|curve| curve.unit.as_str()).collect();
        assert_eq!(units, ["ft", "bpm", "min/mi"]);
        assert_eq!(view.curves[0].said[40], "1,969 ft");
        assert_eq!(view.places[39], "2.2 mi · 20:00");
    }

    #[test]
    fn what_the_recording_did_not_know_is_not_drawn() {
        let only = |columns: TraceColumns| course(&marathon(), &Trace::try_from(columns).unwrap(), Units::Metric);
        let heart =
            only(TraceColumns { step_s: 10.0, heart_bpm: vec![Some(100), None, Some(110)], ..TraceColumns::default() }).unwrap();
        assert_eq!(heart.curves.iter().map(|curve| curve.of.name()).collect::<Vec<_>>(), ["Heart rate"]);
        assert_eq!((heart.places[1].as_str(), heart.curves[0].said[1].as_str()), ("0:20", ""));
        assert_eq!(only(TraceColumns { step_s: 10.0, heart_bpm: vec![None, Some(100)], ..TraceColumns::default() }), None);
        let mut lifting = marathon();
        lifting.sport = Sport::Strength;
        let metres = vec![Some(10.0), Some(20.0), Some(30.0)];
        let way = Trace::try_from(TraceColumns { step_s: 10.0, metres, ..TraceColumns::default() }).unwrap();
        assert_eq!(course(&lifting, &way, Units::Metric), None);
    }

    #[test]
    fn ground_has_no_holes_and_a_pace_no_spikes() {
        let gaps = [None, Some(1.0), None, None, Some(4.0), None];
        assert_eq!(bridged(&gaps), [None, Some(1.0), Some(2.0), Some(3.0), Some(4.0), None]);
        let spike = [Some(3.0), Some(6.0), Some(3.0), None, Some(2.0)];
        assert_eq!(evened(&spike), [Some(4.5), Some(4.0), Some(4.5), None, Some(2.0)]);
    }

    #[test]
    fn heights_below_the_sea_are_said_so() {
        let height_m = vec![Some(-12), Some(30)];
        let shore = Trace::try_from(TraceColumns { step_s: 10.0, height_m, ..TraceColumns::default() }).unwrap();
        let view = course(&marathon(), &shore, Units::Metric).unwrap();
        assert_eq!((view.curves[0].said[0].as_str(), view.curves[0].summary.as_str()), ("−12 m", "lowest −12, highest 30 m"));
    }
}
