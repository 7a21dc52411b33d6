//! TCX: laps with totals, and points in time.
//!
//! Time in motion and distance are the sums of the laps, as the watch counted them; climb, descent and heart rate come from
//! the points.

use super::figures::{complete, possible, rounded};
use super::stamp::Stamp;
use super::track::{Point, Position, Track};
use super::xml::{Dialect, Nest, Opened, heart, number, walk};
use super::{Findings, ImportWarning, Refusal, Watch, sport};
use crate::journal::{Bpm, Metres, Seconds, Session, Sport, Zone, clean_line, clean_text};

/// Reads a TCX file.
pub(super) fn read(bytes: &[u8], home: Zone, watch: &mut Watch<'_>) -> Findings {
    let mut document = TcxDocument::default();
    let warnings = walk(bytes, &mut document, watch);
    let mut found = Findings { warnings, ..Findings::default() };
    if document.recordings.is_empty() {
        found.refusals.push(document.other.unwrap_or(Refusal::NoSession));
    }
    for mut recording in document.recordings {
        let (track, astray) = Track::new(vec![std::mem::take(&mut recording.points)]);
        match recording.session(&track, astray, home, &mut found.warnings) {
            Ok(session) => found.add_recorded(session, track.trace()),
            Err(refusal) => found.refusals.push(refusal),
        }
    }
    found
}

/// A place of the document that matters.
#[derive(Debug, Clone, Copy, PartialEq)]
enum TcxPlace {
    Recording,
    Creator,
    Plan,
    Lap,
    Point,
    Heart(HeartOf),
}

/// Whose heart rate a `Value` is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum HeartOf {
    LapAverage,
    LapMaximum,
    Point,
}

/// A document as far as it has been walked through.
#[derive(Debug, Default)]
struct TcxDocument {
    recordings: Vec<Recording>,
    /// What it holds besides recordings.
    other: Option<Refusal>,
    nest: Nest<TcxPlace>,
    lat: Option<f64>,
    lon: Option<f64>,
    time: Option<Stamp>,
    point: Point,
}

/// The totals of one lap.
#[derive(Debug, Clone, Copy, Default)]
struct Lap {
    start: Option<Stamp>,
    seconds: f64,
    metres: f64,
    heart_avg: Option<u8>,
    heart_max: Option<u8>,
}

/// One recording.
#[derive(Debug, Default)]
struct Recording {
    sport: String,
    id: Option<Stamp>,
    notes: String,
    plan: String,
    device: String,
    laps: Vec<Lap>,
    points: Vec<Point>,
    without_time: usize,
}

impl Dialect for TcxDocument {
    fn open(&mut self, element: &Opened<'_>) {
        let place = match (self.nest.here(), element.name) {
            (None, "Activity") => {
                let sport = element.attribute("Sport").map(Into::into).unwrap_or_default();
                self.recordings.push(Recording { sport, ..Recording::default() });
                TcxPlace::Recording
            }
            (Some(TcxPlace::Recording), "Creator") => TcxPlace::Creator,
            (Some(TcxPlace::Recording), "Plan") => TcxPlace::Plan,
            (Some(TcxPlace::Recording), "Lap") => {
                let start = element.attribute("StartTime").and_then(|text| Stamp::read(&text));
                if let Some(recording) = self.recordings.last_mut() {
                    recording.laps.push(Lap { start, ..Lap::default() });
                }
                TcxPlace::Lap
            }
            (Some(TcxPlace::Lap), "AverageHeartRateBpm") => TcxPlace::Heart(HeartOf::LapAverage),
            (Some(TcxPlace::Lap), "MaximumHeartRateBpm") => TcxPlace::Heart(HeartOf::LapMaximum),
            (Some(TcxPlace::Lap), "Trackpoint") => {
                (self.lat, self.lon, self.time, self.point) = (None, None, None, Point::default());
                TcxPlace::Point
            }
            (Some(TcxPlace::Point), "HeartRateBpm") => TcxPlace::Heart(HeartOf::Point),
            (None, "Course") => return self.other = Some(Refusal::Route),
            (None, "Workout") => return self.other = Some(Refusal::Plan),
            _ => return,
        };
        self.nest.enter(place, element.depth);
    }

    fn close(&mut self, name: &str, depth: usize, text: &str) {
        if let Some(left) = self.nest.leave(depth) {
            if left == TcxPlace::Point {
                self.keep_point();
            }
            return;
        }
        let inside = self.nest.inside(depth);
        let Some(recording) = self.recordings.last_mut() else { return };
        match self.nest.here() {
            Some(TcxPlace::Point) => self.take_point(name, inside, text),
            Some(TcxPlace::Heart(whose)) if name == "Value" => self.keep_heart(whose, text),
            Some(TcxPlace::Lap) if inside == 1 => recording.take_lap(name, text),
            Some(TcxPlace::Recording) if inside == 1 => recording.take(name, text),
            Some(TcxPlace::Creator) if inside == 1 && name == "Name" => text.clone_into(&mut recording.device),
            Some(TcxPlace::Plan) if inside == 1 && name == "Name" => text.clone_into(&mut recording.plan),
            Some(TcxPlace::Heart(_) | TcxPlace::Lap | TcxPlace::Recording | TcxPlace::Creator | TcxPlace::Plan) | None => {}
        }
    }
}

impl TcxDocument {
    /// Takes what an element inside a point says; `inside` is 1 for the point's own children.
    fn take_point(&mut self, name: &str, inside: usize, text: &str) {
        match (name, inside) {
            ("Time", 1) => self.time = Stamp::read(text),
            ("AltitudeMeters", 1) => self.point.altitude = number(text).map(|metres| metres as f32),
            ("DistanceMeters", 1) => self.point.distance = number(text).map(|metres| metres as f32),
            ("LatitudeDegrees", _) => self.lat = number(text),
            ("LongitudeDegrees", _) => self.lon = number(text),
            _ => {}
        }
    }

    fn keep_heart(&mut self, whose: HeartOf, text: &str) {
        let rate = heart(text);
        let lap = self.recordings.last_mut().and_then(|recording| recording.laps.last_mut());
        match (whose, lap) {
            (HeartOf::Point, _) => self.point.heart = rate,
            (HeartOf::LapAverage, Some(lap)) => lap.heart_avg = rate,
            (HeartOf::LapMaximum, Some(lap)) => lap.heart_max = rate,
            (HeartOf::LapAverage | HeartOf::LapMaximum, None) => {}
        }
    }

    fn keep_point(&mut self) {
        let Some(recording) = self.recordings.last_mut() else { return };
        let Some(time) = self.time else {
            recording.without_time += 1;
            return;
        };
        let position = self.lat.zip(self.lon).and_then(|(lat, lon)| Position::new(lat, lon));
        recording.points.push(Point { at: time.at, position, ..self.point });
    }
}

impl Lap {
    /// Gives the milliseconds since 1970 at which the lap ends.
    fn end(&self) -> Option<i64> {
        self.start.map(|start| start.at.saturating_add((self.seconds * 1000.0) as i64))
    }
}

impl Recording {
    /// Takes what a child of the recording says.
    fn take(&mut self, name: &str, text: &str) {
        match name {
            "Id" => self.id = Stamp::read(text),
            "Notes" => text.clone_into(&mut self.notes),
            _ => {}
        }
    }

    /// Takes what a child of the last lap says.
    fn take_lap(&mut self, name: &str, text: &str) {
        let Some(lap) = self.laps.last_mut() else { return };
        match name {
            "TotalTimeSeconds" => lap.seconds = number(text).unwrap_or_default().max(0.0),
            "DistanceMeters" => lap.metres = number(text).unwrap_or_default().max(0.0),
            _ => {}
        }
    }

    /// Makes the session.
    fn session(&self, track: &Track, astray: usize, home: Zone, warnings: &mut Vec<ImportWarning>) -> Result<Session, Refusal> {
        let start = self.start(track).ok_or(if self.without_time > 0 { Refusal::Route } else { Refusal::NoPoints })?;
        let length = self.elapsed(start, track);
        if length <= 0.0 {
            return Err(Refusal::OneMoment);
        }
        if self.without_time > 0 {
            warnings.push(ImportWarning::PointsWithoutTime(self.without_time));
        }
        if astray > 0 {
            warnings.push(ImportWarning::PointsOutOfOrder(astray));
        }
        let mut session = Session::new(Sport::Other, start.moment(home).ok_or(Refusal::NoPoints)?);
        session.elapsed = possible(Seconds::new(rounded(length)), warnings);
        self.sum_up(&mut session, track, warnings);
        complete(&mut session, track, start.offset(), warnings);
        sport::name(&mut session, &self.sport, warnings);
        session.title = clean_line(&self.plan);
        session.notes = clean_text(&self.notes);
        session.source.device = Some(clean_line(&self.device)).filter(|device| !device.is_empty());
        Ok(session)
    }

    /// Gives the start of the first lap, else the time the recording goes by, else that of its first point.
    fn start(&self, track: &Track) -> Option<Stamp> {
        let lap = self.laps.iter().find_map(|lap| lap.start);
        let point = track.start().map(|point| self.id.unwrap_or(Stamp::utc(point.at)).moved_to(point.at));
        lap.or(self.id).or(point)
    }

    /// Gives the seconds from the start to the last point or the end of the last lap, whichever is later.
    fn elapsed(&self, start: Stamp, track: &Track) -> f64 {
        let laps = self.laps.iter().filter_map(Lap::end).max();
        let end = track.points().last().map(|point| point.at).max(laps).unwrap_or(start.at);
        let length = end.saturating_sub(start.at) as f64 / 1000.0;
        length.max(self.laps.iter().map(|lap| lap.seconds).sum())
    }

    /// Fills in what the laps say: their sums, and their heart rates where the points have none.
    fn sum_up(&self, session: &mut Session, track: &Track, warnings: &mut Vec<ImportWarning>) {
        let seconds: f64 = self.laps.iter().map(|lap| lap.seconds).sum();
        let metres: f64 = self.laps.iter().map(|lap| lap.metres).sum();
        if seconds > 0.0 {
            session.moving = possible(Seconds::new(rounded(seconds)), warnings);
        }
        if metres > 0.0 {
            session.distance = possible(Metres::new(rounded(metres)), warnings);
        }
        let highest = self.laps.iter().filter_map(|lap| lap.heart_max).max().map(f64::from);
        let recorded = track.heart();
        let max = recorded.map(|heart| heart.max).into_iter().chain(highest).reduce(f64::max);
        session.heart_max = max.and_then(|rate| possible(Bpm::new(rate), warnings));
        if recorded.is_none() {
            let weighed = self.laps.iter().filter_map(|lap| lap.heart_avg.map(|rate| (f64::from(rate), lap.seconds.max(1.0))));
            let (beats, time) = weighed.fold((0.0, 0.0), |(beats, time), (rate, length)| (beats + rate * length, time + length));
            session.heart_avg = (time > 0.0).then(|| Bpm::new((beats / time).round())).and_then(|rate| possible(rate, warnings));
        }
    }
}
