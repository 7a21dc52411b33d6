//! GPX: tracks of points in time, versions 1.0 and 1.1.
//!
//! A track is a session; its segments are one session with pauses between them, unless the pause is a night. A track without
//! times is a route to follow, not a session. Figures come from the points: distance along great circles without leaps, time
//! in motion without standstills, climb and descent smoothed.

use super::figures::complete;
use super::stamp::Stamp;
use super::track::{Point, Position, Track};
use super::xml::{Dialect, Nest, Opened, heart, number, walk};
use super::{Findings, ImportWarning, Refusal, Watch, sport};
use crate::journal::{Session, Sport, Zone, clean_line, clean_text};

/// Reads a GPX file.
pub(super) fn read(bytes: &[u8], home: Zone, watch: &mut Watch<'_>) -> Findings {
    let mut document = GpxDocument::default();
    let warnings = walk(bytes, &mut document, watch);
    let mut found = Findings { warnings, ..Findings::default() };
    if document.tracks.is_empty() {
        found.refusals.push(if document.has_route { Refusal::Route } else { Refusal::NoSession });
    }
    for track in std::mem::take(&mut document.tracks) {
        document.sessions(track, home, &mut found);
    }
    found
}

/// A place of the document that matters.
#[derive(Debug, Clone, Copy, PartialEq)]
enum GpxPlace {
    Metadata,
    Track,
    Segment,
    Point,
}

/// A document as far as it has been walked through.
#[derive(Debug, Default)]
struct GpxDocument {
    creator: String,
    name: String,
    tracks: Vec<RecordedTrack>,
    has_route: bool,
    nest: Nest<GpxPlace>,
    point: PointDraft,
}

/// A track as recorded.
#[derive(Debug, Default)]
struct RecordedTrack {
    name: String,
    kind: String,
    description: String,
    segments: Vec<Vec<Point>>,
    first: Option<Stamp>,
    without_time: usize,
    without_place: usize,
}

/// A point under way.
#[derive(Debug, Clone, Copy, Default)]
struct PointDraft {
    time: Option<Stamp>,
    position: Option<Position>,
    altitude: Option<f64>,
    heart: Option<u8>,
}

impl Dialect for GpxDocument {
    fn open(&mut self, element: &Opened<'_>) {
        match (self.nest.here(), element.name) {
            (None, "gpx") => self.creator = element.attribute("creator").map(Into::into).unwrap_or_default(),
            (None, "rte") => self.has_route = true,
            (None, "metadata") => self.nest.enter(GpxPlace::Metadata, element.depth),
            (None, "trk") => {
                self.nest.enter(GpxPlace::Track, element.depth);
                self.tracks.push(RecordedTrack::default());
            }
            (Some(GpxPlace::Track), "trkseg") => {
                self.nest.enter(GpxPlace::Segment, element.depth);
                if let Some(track) = self.tracks.last_mut() {
                    track.segments.push(Vec::new());
                }
            }
            (Some(GpxPlace::Segment), "trkpt") => {
                self.nest.enter(GpxPlace::Point, element.depth);
                let place = element.number("lat").zip(element.number("lon"));
                self.point =
                    PointDraft { position: place.and_then(|(lat, lon)| Position::new(lat, lon)), ..PointDraft::default() };
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, depth: usize, text: &str) {
        if let Some(left) = self.nest.leave(depth) {
            if left == GpxPlace::Point {
                self.keep_point();
            }
            return;
        }
        let inside = self.nest.inside(depth);
        match self.nest.here() {
            Some(GpxPlace::Point) => self.point.take(name, inside, text),
            Some(GpxPlace::Track) if inside == 1 => self.describe_track(name, text),
            Some(GpxPlace::Metadata) if inside == 1 && name == "name" => text.clone_into(&mut self.name),
            // Version 1.0 has no metadata element.
            None if inside == 2 && name == "name" => text.clone_into(&mut self.name),
            Some(GpxPlace::Metadata | GpxPlace::Track | GpxPlace::Segment) | None => {}
        }
    }
}

impl PointDraft {
    /// Takes what an element inside the point says; `inside` is 1 for the point's own children.
    fn take(&mut self, name: &str, inside: usize, text: &str) {
        match (name, inside) {
            ("time", 1) => self.time = Stamp::read(text),
            ("ele", 1) => self.altitude = number(text),
            // Extensions differ in where they put it: TrackPointExtension/hr, gpxdata:hr, heartrate.
            ("hr" | "heartrate", _) => self.heart = heart(text).or(self.heart),
            _ => {}
        }
    }
}

impl GpxDocument {
    fn describe_track(&mut self, name: &str, text: &str) {
        let Some(track) = self.tracks.last_mut() else { return };
        match name {
            "name" => text.clone_into(&mut track.name),
            "type" => text.clone_into(&mut track.kind),
            "desc" => text.clone_into(&mut track.description),
            _ => {}
        }
    }

    fn keep_point(&mut self) {
        let draft = self.point;
        let Some(track) = self.tracks.last_mut() else { return };
        let Some(time) = draft.time else {
            track.without_time += 1;
            return;
        };
        track.without_place += usize::from(draft.position.is_none());
        track.first = track.first.or(Some(time));
        if let Some(segment) = track.segments.last_mut() {
            let altitude = draft.altitude.map(|metres| metres as f32);
            segment.push(Point { position: draft.position, altitude, heart: draft.heart, ..Point::new(time.at) });
        }
    }

    /// Adds the sessions of one track, or the reason why it has none.
    fn sessions(&self, mut recorded: RecordedTrack, home: Zone, found: &mut Findings) {
        let (track, astray) = Track::new(std::mem::take(&mut recorded.segments));
        let Some(first) = recorded.first else {
            found.refusals.push(if recorded.without_time > 0 { Refusal::Route } else { Refusal::NoPoints });
            return;
        };
        recorded.warn(astray, &mut found.warnings);
        let (sitting, later) = track.sittings();
        let pauses = later.iter().map(|(pause, _)| ImportWarning::LongPause { seconds: *pause });
        found.warnings.extend(pauses);
        for sitting in std::iter::once(sitting).chain(later.into_iter().map(|(_, sitting)| sitting)) {
            match self.session(&recorded, &sitting, first, home, &mut found.warnings) {
                Ok(session) => found.add_recorded(session, sitting.trace()),
                Err(refusal) => found.refusals.push(refusal),
            }
        }
    }

    fn session(
        &self,
        recorded: &RecordedTrack,
        sitting: &Track,
        first: Stamp,
        home: Zone,
        warnings: &mut Vec<ImportWarning>,
    ) -> Result<Session, Refusal> {
        let seconds = sitting.elapsed();
        let start = sitting.start().and_then(|point| first.moved_to(point.at).moment(home)).ok_or(Refusal::NoPoints)?;
        if seconds <= 0.0 {
            return Err(Refusal::OneMoment);
        }
        if let Some(way) = sitting.way().filter(super::track::Way::is_broken) {
            return Err(Refusal::TrackNotBelievable { metres: way.metres + way.leap_metres, seconds });
        }
        let mut session = Session::new(Sport::Other, start);
        complete(&mut session, sitting, first.offset(), warnings);
        sport::name(&mut session, &recorded.kind, warnings);
        session.title = title(&recorded.name).or_else(|| title(&self.name)).unwrap_or_default();
        session.notes = clean_text(&recorded.description);
        session.source.device = Some(clean_line(&self.creator)).filter(|creator| !creator.is_empty());
        Ok(session)
    }
}

/// Gives a title that says something; a time is none.
fn title(name: &str) -> Option<String> {
    Some(clean_line(name)).filter(|title| !title.is_empty() && Stamp::read(title).is_none())
}

impl RecordedTrack {
    fn warn(&self, astray: usize, warnings: &mut Vec<ImportWarning>) {
        if self.without_time > 0 {
            warnings.push(ImportWarning::PointsWithoutTime(self.without_time));
        }
        if self.without_place > 0 {
            warnings.push(ImportWarning::PointsWithoutPlace(self.without_place));
        }
        if astray > 0 {
            warnings.push(ImportWarning::PointsOutOfOrder(astray));
        }
    }
}
