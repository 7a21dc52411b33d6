//! Traces: how a recorded session went, the way, the heart rate and the height over its time.

use serde::{Deserialize, Serialize};

use super::{Metres, Session};

/// What tells a recording from every other: its format, when it began and how long it went on, as
/// `fit 2026-11-21T08:00:00Z 3600 s`.
///
/// It hangs on nothing that the runner, the home zone or the name of the file could change, so that a trace is found again
/// when sessions are joined, split, corrected, deleted and brought back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mark(String);

impl Mark {
    /// Gives the mark of one recording; `None` where the runner typed it.
    #[must_use]
    pub fn of(recording: &Session) -> Option<Self> {
        let format = recording.source.format.as_deref()?;
        let start = recording.start.utc().format("%Y-%m-%dT%H:%M:%SZ");
        let length = recording.elapsed.or(recording.moving).map_or(0.0, |length| length.value().round());
        Some(Self(format!("{format} {start} {length} s")))
    }

    /// Gives the mark as text, for the log.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Session {
    /// Gives the marks of all its recordings, the richest recording first.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        self.recordings().iter().filter_map(Mark::of).collect()
    }
}

/// How one recording went, in stretches of equal time, at most [`Trace::MOST`] of them, from its first point to its last.
///
/// Each of its three columns is either empty, where the recording knows nothing of the kind, or has a figure or a gap for each
/// stretch: the metres covered by the end of the stretch, and the mean heart rate and height in it. The pace follows from the
/// metres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "TraceColumns")]
pub struct Trace {
    step_s: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    metres: Vec<Option<f64>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    heart_bpm: Vec<Option<u8>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    height_m: Vec<Option<i16>>,
}

/// One stretch of a [`Trace`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// When it ends, in seconds from the first point of the recording.
    pub until: f64,
    /// The metres covered by then.
    pub metres: Option<f64>,
    /// The mean speed in it, in metres per second; 0 where the runner stood still.
    pub speed: Option<f64>,
    /// The mean heart rate in it, in beats per minute.
    pub heart: Option<f64>,
    /// The mean height in it, in metres above the sea.
    pub height: Option<f64>,
}

/// Why figures are no trace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoTrace {
    /// Nothing, or more than a trace is meant to hold.
    #[error("a trace has 1 to {} stretches", Trace::MOST)]
    Stretches,
    /// Columns that are not of one recording.
    #[error("the columns of a trace must be of one length")]
    Uneven,
    /// A stretch of no length, or of more than a recording can have.
    #[error("a stretch of a trace must take more than 0 s and no more than a day")]
    Step,
    /// A way that goes backwards, or out of this world.
    #[error("the metres of a trace must not fall, and be no more than {} km", Metres::MOST.value() / 1000.0)]
    Way,
}

/// The figures of a trace as they are written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceColumns {
    /// The length of a stretch, in seconds.
    pub step_s: f64,
    /// The metres covered by the end of each stretch; empty where unknown.
    #[serde(default)]
    pub metres: Vec<Option<f64>>,
    /// The mean heart rate in each stretch, in beats per minute; empty where unknown.
    #[serde(default)]
    pub heart_bpm: Vec<Option<u8>>,
    /// The mean height in each stretch, in metres above the sea; empty where unknown.
    #[serde(default)]
    pub height_m: Vec<Option<i16>>,
}

impl TryFrom<TraceColumns> for Trace {
    type Error = NoTrace;

    fn try_from(columns: TraceColumns) -> Result<Self, NoTrace> {
        /// The longest stretch there can be.
        const DAY_S: f64 = 86_400.0;
        let TraceColumns { step_s, metres, heart_bpm, height_m } = columns;
        let said = [metres.len(), heart_bpm.len(), height_m.len()].into_iter().filter(|length| *length > 0);
        let (shortest, longest) = (said.clone().min().unwrap_or_default(), said.max().unwrap_or_default());
        if longest == 0 || longest > Self::MOST {
            return Err(NoTrace::Stretches);
        }
        if shortest != longest {
            return Err(NoTrace::Uneven);
        }
        if !(step_s > 0.0 && step_s <= DAY_S) {
            return Err(NoTrace::Step);
        }
        if !metres.iter().flatten().all(|way| Metres::new(*way).is_ok()) || !metres.iter().flatten().is_sorted() {
            return Err(NoTrace::Way);
        }
        Ok(Self { step_s, metres, heart_bpm, height_m })
    }
}

impl Trace {
    /// The most stretches of one trace: as many as are drawn side by side on the widest screens.
    pub const MOST: usize = 240;

    /// Gives the length of a stretch, in seconds.
    #[must_use]
    pub const fn step_s(&self) -> f64 {
        self.step_s
    }

    /// Gives the number of stretches, which is never 0.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is no trace without a stretch")]
    pub fn len(&self) -> usize {
        self.metres.len().max(self.heart_bpm.len()).max(self.height_m.len())
    }

    /// Says whether the recording knew the way, and with it the pace.
    #[must_use]
    pub fn knows_way(&self) -> bool {
        self.metres.iter().any(Option::is_some)
    }

    /// Says whether the recording knew the heart rate.
    #[must_use]
    pub fn knows_heart(&self) -> bool {
        self.heart_bpm.iter().any(Option::is_some)
    }

    /// Says whether the recording knew the height.
    #[must_use]
    pub fn knows_height(&self) -> bool {
        self.height_m.iter().any(Option::is_some)
    }

    /// Gives the stretches in order of time.
    pub fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        (0..self.len()).map(|at| {
            let metres = said(&self.metres, at);
            let before = if at == 0 { Some(0.0) } else { said(&self.metres, at - 1) };
            Stretch {
                until: (at + 1) as f64 * self.step_s,
                metres,
                speed: metres.zip(before).map(|(now, before)| (now - before) / self.step_s),
                heart: said(&self.heart_bpm, at).map(f64::from),
                height: said(&self.height_m, at).map(f64::from),
            }
        })
    }
}

fn said<T: Copy>(column: &[Option<T>], at: usize) -> Option<T> {
    column.get(at).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Recordings, Seconds, Sport};

    fn recording(format: Option<&str>, start: &str) -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        run.elapsed = Seconds::new(3_599.7).ok();
        run.source.format = format.map(str::to_owned);
        run
    }

    #[test]
    fn a_mark_hangs_on_the_recording_alone() {
        let fit = recording(Some("fit"), "2026-11-21T09:00:00+01:00");
        let mark = Mark::of(&fit).unwrap();
        assert_eq!(mark.text(), "fit 2026-11-21T08:00:00Z 3600 s");
        assert_eq!(Mark::of(&recording(Some("fit"), "2026-11-21T08:00:00Z")), Some(mark.clone()));
        assert_eq!(Mark::of(&recording(None, "2026-11-21T08:00:00Z")), None);
        let corrected = Session { elapsed: Seconds::new(60.0).ok(), ..fit.clone() }.in_place_of(&fit);
        assert_eq!(corrected.marks(), [mark]);
    }

    #[test]
    fn a_session_of_several_recordings_has_the_mark_of_each() {
        let mut run = recording(Some("fit"), "2026-11-21T08:00:00Z");
        run.source.recordings = Recordings::of(&[
            recording(None, "2026-11-21T08:00:00Z"),
            recording(Some("fit"), "2026-11-21T08:00:00Z"),
            recording(Some("gpx"), "2026-11-21T08:00:04Z"),
        ]);
        let marks: Vec<String> = run.marks().iter().map(|mark| mark.text().to_owned()).collect();
        assert_eq!(marks, ["fit 2026-11-21T08:00:00Z 3600 s", "gpx 2026-11-21T08:00:04Z 3600 s"]);
    }

    #[test]
    fn the_pace_follows_from_the_metres_and_a_gap_stays_one() {
        let trace = Trace::try_from(TraceColumns {
            step_s: 10.0,
            metres: vec![Some(30.0), Some(30.0), None, Some(90.0)],
            heart_bpm: vec![None, Some(150), Some(151), Some(152)],
            ..TraceColumns::default()
        });
        let trace = trace.unwrap();
        let speeds: Vec<Option<f64>> = trace.stretches().map(|stretch| stretch.speed).collect();
        assert_eq!(speeds, [Some(3.0), Some(0.0), None, None]);
        let last = trace.stretches().last().unwrap();
        assert_eq!((last.until, last.metres, last.heart, last.height), (40.0, Some(90.0), Some(152.0), None));
        assert_eq!((trace.knows_way(), trace.knows_heart(), trace.knows_height()), (true, true, false));
    }

    #[test]
    fn a_trace_is_written_in_columns_and_read_again_the_same() {
        let text = r#"{"step_s":21.362,"metres":[60.1,null],"heart_bpm":[140,141]}"#;
        let trace: Trace = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&trace).unwrap(), text);
        assert!(serde_json::from_str::<Trace>(r#"{"step_s":1.0,"metres":[1.0],"watts":[250]}"#).is_err());
    }

    #[test]
    fn what_is_no_trace_is_refused() {
        let ways = |step_s: f64, metres: &[f64]| {
            Trace::try_from(TraceColumns {
                step_s,
                metres: metres.iter().copied().map(Some).collect(),
                ..TraceColumns::default()
            })
            .err()
        };
        assert_eq!(ways(1.0, &[1.0, 2.0]), None);
        assert_eq!(ways(1.0, &[]), Some(NoTrace::Stretches));
        assert_eq!(ways(1.0, &[0.0; Trace::MOST + 1]), Some(NoTrace::Stretches));
        assert_eq!(ways(1.0, &[2.0, 1.0]), Some(NoTrace::Way));
        assert_eq!(ways(1.0, &[f64::NAN]), Some(NoTrace::Way));
        for step_s in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(ways(step_s, &[1.0]), Some(NoTrace::Step));
        }
        let uneven =
            TraceColumns { step_s: 1.0, metres: vec![Some(1.0)], heart_bpm: vec![None, None], ..TraceColumns::default() };
        assert_eq!(Trace::try_from(uneven), Err(NoTrace::Uneven));
    }
}
