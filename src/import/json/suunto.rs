//! One session of the Suunto app's, as its own JSON: a head with the figures, samples of what the watch measured, and windows
//! with the figures of each part.
//!
//! All figures are in SI units: heart rates in beats a second, places in radians. The duration of the head counts the pauses,
//! that of a window does not. (Read in three files that the app wrote in 2018 and 2026.)

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};
use serde_json::Value;

use super::polar_course::Capped;
use super::suunto_course::SuuntoSamples;
use crate::import::figures::{WATCH, complete, possible};
use crate::import::place::Offset;
use crate::import::table::entry::SessionDraft;
use crate::import::table::when::{DateOrder, ListDate};
use crate::import::track::Track;
use crate::import::{Findings, ImportWarning, Refusal};
use crate::journal::{Moment, Seconds, Session, Zone};

/// The key that no other app has.
const KEY: &str = "\"DeviceLog\"";
/// The file's own kind, as the log keeps it.
const NAME: &str = "suunto";
/// The name of the maker: the devices have names of towns, which their owners do not know.
const DEVICE: &str = "Suunto";
/// The most windows: one a lap.
pub(super) const MOST_WINDOWS: usize = 20_000;
/// Beats a minute in one a second.
pub(super) const MINUTE_S: f64 = 60.0;
/// The app's number for several sports in one session, each of which has a window.
const SEVERAL: i64 = 2;
/// How a session felt, from 1 (poor) to 5 (excellent).
const FEELINGS: std::ops::RangeInclusive<f64> = 1.0..=5.0;

/// Suunto's numbers for sports ("Suunto Apps Developer Manual", 2015, page 29), in words that importers know.
const SPORTS: [(i64, &str); 73] = [
    (1, "other"),
    (3, "running"),
    (4, "cycling"),
    (5, "mountain biking"),
    (6, "swimming"),
    (8, "roller skating"),
    (9, "aerobics"),
    (10, "yoga"),
    (11, "hiking"),
    (12, "walking"),
    (13, "sailing"),
    (14, "kayaking"),
    (15, "rowing"),
    (16, "climbing"),
    (17, "indoor cycling"),
    (18, "circuit training"),
    (19, "triathlon"),
    (20, "alpine skiing"),
    (21, "snowboarding"),
    (22, "cross country skiing"),
    (23, "weight training"),
    (24, "basketball"),
    (25, "soccer"),
    (26, "ice hockey"),
    (27, "volleyball"),
    (28, "american football"),
    (29, "softball"),
    (30, "cheerleading"),
    (31, "baseball"),
    (33, "tennis"),
    (34, "badminton"),
    (35, "table tennis"),
    (36, "racquetball"),
    (37, "squash"),
    (38, "martial arts"),
    (39, "boxing"),
    (40, "floorball"),
    (51, "scuba diving"),
    (52, "free diving"),
    (61, "adventure racing"),
    (62, "bowling"),
    (63, "cricket"),
    (64, "cross trainer"),
    (65, "dancing"),
    (66, "golf"),
    (67, "gymnastics"),
    (68, "handball"),
    (69, "horseback riding"),
    (70, "ice skating"),
    (71, "indoor rowing"),
    (72, "canoeing"),
    (73, "motor sports"),
    (74, "mountaineering"),
    (75, "orienteering"),
    (76, "rugby"),
    (78, "backcountry skiing"),
    (79, "stretching"),
    (80, "telemark skiing"),
    (81, "track and field"),
    (82, "trail running"),
    (83, "open water swimming"),
    (84, "nordic walking"),
    (85, "snowshoe"),
    (86, "windsurfing"),
    (87, "kettlebell"),
    (88, "roller ski"),
    (89, "stand-up paddling"),
    (90, "cross training"),
    (91, "kitesurfing"),
    (92, "paragliding"),
    (93, "treadmill"),
    (94, "frisbee"),
    (95, "indoor training"),
];

/// Says whether a file is one.
pub(super) fn is_one(head: &str) -> bool {
    head.contains(KEY)
}

/// Reads the session; one of several sports is as many sessions.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    match SuuntoFile::deserialize(&mut serde_json::Deserializer::from_slice(bytes)) {
        Ok(SuuntoFile { log }) => log.findings(home),
        Err(error) => {
            let is_json = IgnoredAny::deserialize(&mut serde_json::Deserializer::from_slice(bytes)).is_ok();
            Findings::refused(if is_json { Refusal::OtherJson } else { Refusal::BrokenJson { line: error.line() } })
        }
    }
}

#[derive(Deserialize)]
struct SuuntoFile {
    #[serde(rename = "DeviceLog")]
    log: DeviceLog,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DeviceLog {
    header: Header,
    #[serde(default)]
    samples: Option<SuuntoSamples>,
    #[serde(default)]
    windows: Option<Capped<Windowed, MOST_WINDOWS>>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Header {
    #[serde(deserialize_with = "word")]
    activity: Option<String>,
    #[serde(deserialize_with = "count")]
    activity_type: Option<i64>,
    #[serde(deserialize_with = "word")]
    date_time: Option<String>,
    #[serde(deserialize_with = "figure")]
    duration: Option<f64>,
    #[serde(deserialize_with = "figure")]
    pause_duration: Option<f64>,
    #[serde(deserialize_with = "figure")]
    distance: Option<f64>,
    #[serde(deserialize_with = "figure")]
    ascent: Option<f64>,
    #[serde(deserialize_with = "figure")]
    descent: Option<f64>,
    #[serde(deserialize_with = "figure")]
    feeling: Option<f64>,
    #[serde(deserialize_with = "figure")]
    recovery_time: Option<f64>,
    #[serde(deserialize_with = "word")]
    notes: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Windowed {
    window: Option<Window>,
}

/// The figures of one part, or of the whole.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct Window {
    #[serde(rename = "Type", deserialize_with = "word")]
    kind: Option<String>,
    #[serde(deserialize_with = "count")]
    activity_id: Option<i64>,
    #[serde(deserialize_with = "figure")]
    duration: Option<f64>,
    #[serde(deserialize_with = "figure")]
    distance: Option<f64>,
    #[serde(deserialize_with = "figure")]
    ascent: Option<f64>,
    #[serde(deserialize_with = "figure")]
    descent: Option<f64>,
    #[serde(rename = "HR")]
    heart: Option<Capped<Spread, 1>>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Spread {
    #[serde(deserialize_with = "figure")]
    avg: Option<f64>,
    #[serde(deserialize_with = "figure")]
    max: Option<f64>,
}

/// One session as far as the file tells of it.
struct Part<'f> {
    sport: i64,
    start: Moment,
    /// In milliseconds; of the last part nothing.
    until: Option<i64>,
    moving: Option<f64>,
    elapsed: Option<f64>,
    figures: (Option<f64>, Option<f64>, Option<f64>),
    heart: Option<&'f Spread>,
}

impl DeviceLog {
    fn findings(mut self, home: Zone) -> Findings {
        let samples = self.samples.take().unwrap_or_default();
        let when = self.header.date_time.as_deref().and_then(|text| ListDate::read(text, DateOrder::DayFirst));
        let Some(start) = when.map(|when| when.moment(home)) else { return Findings::refused(Refusal::NoSession) };
        let listed = self.windows.iter().flat_map(|list| &list.0).filter_map(|entry| entry.window.as_ref());
        let windows: Vec<&Window> = listed.chain(&samples.windows).collect();
        let parts = self.parts(start, &samples, &windows, home);
        let mut found = Findings::default();
        let last = parts.len().saturating_sub(1);
        for (nth, part) in parts.into_iter().enumerate() {
            let session = self.session(&part, nth == last, &mut found.warnings);
            let from = part.start.utc().timestamp().saturating_mul(1000);
            let (track, astray) = Track::new(vec![samples.between(from, part.until.unwrap_or(i64::MAX))]);
            found.warnings.extend((astray > 0).then_some(ImportWarning::PointsOutOfOrder(astray)));
            let mut session = session;
            complete(&mut session, &track, Offset::Said, &mut found.warnings);
            found.add_recorded(session, track.trace());
        }
        found
    }

    /// Gives the sessions: of one sport one, of several sports each by its own window and beginning.
    fn parts<'f>(&'f self, start: Moment, samples: &SuuntoSamples, windows: &[&'f Window], home: Zone) -> Vec<Part<'f>> {
        let of_kind = |kind: &str| -> Vec<&'f Window> {
            windows.iter().copied().filter(|window| window.kind.as_deref() == Some(kind)).collect()
        };
        let legs = of_kind("Activity");
        let begun: Vec<Moment> =
            samples.begun.iter().filter_map(|(text, _)| Some(ListDate::read(text, DateOrder::DayFirst)?.moment(home))).collect();
        let header = &self.header;
        if header.activity_type != Some(SEVERAL) || legs.len() < 2 || legs.len() != begun.len() {
            let whole = of_kind("Move").into_iter().next_back();
            let pause = header.pause_duration.filter(|pause| *pause >= 0.0).unwrap_or(0.0);
            let without_pause = header.duration.map(|elapsed| elapsed - pause);
            return vec![Part {
                sport: header.activity_type.unwrap_or(1),
                start,
                until: None,
                moving: whole.and_then(|whole| whole.duration).or(without_pause).filter(|moving| *moving > 0.0),
                elapsed: header.duration,
                figures: (header.distance, header.ascent, header.descent),
                heart: whole.and_then(Window::spread),
            }];
        }
        let ends = begun.iter().skip(1).copied().map(Some).chain([None]);
        let legs = legs.into_iter().zip(&samples.begun).zip(begun.iter().zip(ends));
        let end = header.duration.map(|elapsed| start.plus_seconds(elapsed));
        legs.map(|((leg, (_, sport)), (start, next))| Part {
            sport: leg.activity_id.unwrap_or(*sport),
            start: *start,
            until: next.map(|next| next.utc().timestamp().saturating_mul(1000) - 1),
            moving: leg.duration,
            elapsed: next.or(end).map(|next| next.seconds_since(*start)),
            figures: (leg.distance, leg.ascent, leg.descent),
            heart: leg.spread(),
        })
        .collect()
    }

    /// Makes the session of a part; how it felt and what the watch says of recovery is of the whole, and stands with the last.
    fn session(&self, part: &Part<'_>, is_last: bool, warnings: &mut Vec<ImportWarning>) -> Session {
        let named = self.header.activity.as_deref().filter(|_| self.header.activity_type == Some(part.sport));
        let unknown = named.map_or_else(|| format!("sport {}", part.sport), str::to_owned);
        let word = SPORTS.iter().find(|(number, _)| *number == part.sport).map_or(unknown.as_str(), |(_, word)| word);
        let (distance, climb, descent) = part.figures;
        let per_minute = |hertz: Option<f64>| hertz.map(|hertz| hertz * MINUTE_S);
        let feeling = self.header.feeling.filter(|feeling| is_last && FEELINGS.contains(feeling));
        let mut session = SessionDraft::of(word, part.start, warnings)
            .lasting(part.moving, part.elapsed)
            .over(distance, climb.map(f64::round), descent.map(f64::round))
            .heart(per_minute(part.heart.and_then(|heart| heart.avg)), per_minute(part.heart.and_then(|heart| heart.max)))
            .feel(feeling.map(|feeling| (feeling - FEELINGS.start()) * 2.5))
            .told(None, self.header.notes.as_deref().filter(|_| is_last))
            .device(Some(DEVICE))
            .done();
        let recovery = self.header.recovery_time.filter(|seconds| is_last && *seconds > 0.0);
        session.watch_recovery = recovery.and_then(|seconds| possible(Seconds::new(seconds), warnings));
        session.source.climb_method = (session.climb.is_some() || session.descent.is_some()).then(|| WATCH.to_owned());
        session.source.format = Some(NAME.to_owned());
        session
    }
}

/// Reads a figure; what is none is not said.
pub(super) fn figure<'de, D: Deserializer<'de>>(value: D) -> Result<Option<f64>, D::Error> {
    Ok(Value::deserialize(value)?.as_f64())
}

/// Reads a whole number; what is none is not said.
pub(super) fn count<'de, D: Deserializer<'de>>(value: D) -> Result<Option<i64>, D::Error> {
    Ok(Value::deserialize(value)?.as_i64())
}

/// Reads a text; what is none is not said.
pub(super) fn word<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    Ok(Value::deserialize(value)?.as_str().map(str::to_owned))
}

impl Window {
    fn spread(&self) -> Option<&Spread> {
        self.heart.as_ref()?.0.first()
    }
}
