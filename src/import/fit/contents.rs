//! One pass over a recording's messages, keeping only what sessions need.

use std::borrow::Cow;

use rustyfit::profile::typedef::MesgNum;

use super::super::track::{Point, Position};
use super::beats::Beats;
use super::message::{FieldValue, FitMessage};
use super::watched::{self, WatchReadings};

/// Seconds from 1970 to FIT's epoch, 1989-12-31T00:00:00Z.
pub(super) const EPOCH: i64 = 631_065_600;
/// Garmin's own message on training effect and recovery, not in the public profile.
const RECOVERY: MesgNum = MesgNum(140);
/// Garmin's own event that carries the recovery time in minutes, equal to the field of [`RECOVERY`] where both are there.
const RECOVERY_EVENT: u32 = 38;
/// The bytes of a record, about.
const RECORD: usize = 32;
/// The event of the night's sleep beginning and ending.
const SLEEP_EVENT: u32 = 74;
/// The event of the timer starting and stopping.
const TIMER_EVENT: u32 = 0;

/// What a file says a session was, all of it optional.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Summary {
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) sport: Option<u8>,
    pub(super) sub_sport: Option<u8>,
    pub(super) elapsed_ms: Option<u32>,
    pub(super) timer_ms: Option<u32>,
    pub(super) distance_cm: Option<u32>,
    pub(super) heart_avg: Option<u8>,
    pub(super) heart_max: Option<u8>,
    pub(super) climb_m: Option<u32>,
    pub(super) climb_cm: Option<u32>,
    pub(super) descent_m: Option<u32>,
    pub(super) descent_cm: Option<u32>,
    pub(super) feel: Option<u8>,
    pub(super) rpe_tenths: Option<u8>,
}

/// What the file is for and what wrote it.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) purpose: Option<u8>,
    pub(super) maker: Option<u16>,
    pub(super) product: Option<u16>,
    pub(super) product_name: Option<String>,
}

/// A timer that starts and stops.
#[derive(Debug, Default)]
pub(super) struct Timer {
    running_since: Option<u32>,
    ran: u32,
    was_seen: bool,
}

impl Timer {
    fn start(&mut self, at: u32) {
        self.was_seen = true;
        self.running_since.get_or_insert(at);
    }

    fn stop(&mut self, at: u32) {
        if let Some(since) = self.running_since.take() {
            self.ran = self.ran.saturating_add(at.saturating_sub(since));
        }
    }

    /// Gives the seconds it ran, the last run up to `end`; `None` where it never started.
    pub(super) fn ran_until(&self, end: u32) -> Option<u32> {
        let last = self.running_since.map_or(0, |since| end.saturating_sub(since));
        self.was_seen.then_some(self.ran.saturating_add(last))
    }
}

/// What one recording holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) identity: Option<Identity>,
    pub(super) summaries: Vec<Summary>,
    pub(super) points: Vec<Point>,
    /// The time of the summary of the whole and the wall clock's reading at it, both in FIT seconds.
    pub(super) wall_clock: Option<(u32, u32)>,
    /// Sport and sub-sport, where a message of their own gives them.
    pub(super) sport: Option<(u8, u8)>,
    pub(super) title: Option<String>,
    pub(super) recovery_min: Option<u32>,
    pub(super) timer: Timer,
    /// What was recorded beside sessions.
    pub(super) watched: WatchReadings,
    beats: Beats,
    /// Sixteenths of a metre counted by devices that write only the last twelve bits.
    counted: u32,
    last_time: u32,
}

impl Contents {
    /// Begins with nothing, and room for the records of so many bytes.
    pub(super) fn of_bytes(bytes: usize) -> Self {
        Self { points: Vec::with_capacity(bytes / RECORD), ..Self::default() }
    }

    /// Takes one message.
    pub(super) fn take(&mut self, message: &FitMessage<'_>) {
        match message.kind() {
            MesgNum::RECORD => self.record(message),
            MesgNum::SESSION => self.summaries.push(summary(message)),
            MesgNum::EVENT => self.event(message),
            MesgNum::HR => self.beats.take(message),
            MesgNum::FILE_ID => self.identity = Some(identity(message)),
            MesgNum::ACTIVITY => {
                self.wall_clock = message.time().zip(message.number(5)).or(self.wall_clock);
            }
            MesgNum::SPORT => {
                let named = message.byte(0).map(|sport| (sport, message.byte(1).unwrap_or_default()));
                self.sport = named.or(self.sport);
            }
            MesgNum::WORKOUT => self.title = message.field(8).and_then(FieldValue::text).map(Cow::into_owned),
            watched::CLOCK | watched::RESTING | watched::STAGE | watched::ASSESSMENT | watched::VARIABILITY => {
                self.watched.take(message);
            }
            RECOVERY => self.recovery_min = message.number(9).or(self.recovery_min),
            _ => {}
        }
    }

    /// Says whether this part has no name and no session of its own.
    pub(super) fn is_appendix(&self) -> bool {
        self.identity.is_none() && self.summaries.is_empty()
    }

    /// Adds what an appendix holds.
    pub(super) fn append(&mut self, appendix: Self) {
        self.points.extend(appendix.points);
        self.beats.append(appendix.beats);
    }

    /// Gives the recorded points, in order of time, with the heart rates that came apart from them.
    pub(super) fn into_points(self) -> Vec<Point> {
        let mut points = self.points;
        if points.iter().all(|point| point.heart.is_none()) {
            points.extend(self.beats.into_points());
        }
        if !points.is_sorted_by_key(|point| point.at) {
            points.sort_by_key(|point| point.at);
        }
        points
    }

    fn record(&mut self, message: &FitMessage<'_>) {
        let mut point = Point::new(0);
        let (mut lat, mut lon) = (None, None);
        for (number, value) in message.fields() {
            match number {
                0 => lat = value.degrees(),
                1 => lon = value.degrees(),
                2 | 78 => point.altitude = altitude(value).or(point.altitude),
                3 => point.heart = value.byte().filter(|rate| *rate > 0),
                5 => point.distance = value.number().map(|centimetres| centimetres as f32 / 100.0),
                8 => point.distance = self.count(value.bytes()).or(point.distance),
                _ => {}
            }
        }
        // A record without a time of its own belongs to the moment of the one before it.
        let time = message.time().unwrap_or(self.last_time);
        self.last_time = time;
        point.at = milliseconds(time);
        point.position = lat.zip(lon).and_then(|(lat, lon)| Position::new(lat, lon));
        if time > 0 {
            self.points.push(point);
        }
    }

    /// Adds up a distance of twelve bits in sixteenths of a metre, packed behind twelve bits of speed.
    fn count(&mut self, packed: &[u8]) -> Option<f32> {
        let [_, middle, high] = *packed else { return None };
        if packed.iter().all(|byte| *byte == u8::MAX) {
            return None;
        }
        let now = u32::from(middle >> 4) | (u32::from(high) << 4);
        self.counted = self.counted.wrapping_add(now.wrapping_sub(self.counted) & 0xfff);
        Some(self.counted as f32 / 16.0)
    }

    fn event(&mut self, message: &FitMessage<'_>) {
        let Some(at) = message.time() else { return };
        match (message.number(0), message.number(1)) {
            (Some(TIMER_EVENT), Some(0)) => self.timer.start(at),
            (Some(TIMER_EVENT), Some(1 | 4 | 8 | 9)) => self.timer.stop(at),
            (Some(SLEEP_EVENT), Some(1 | 4 | 9)) => self.watched.wake(at),
            (Some(RECOVERY_EVENT), _) => self.recovery_min = self.recovery_min.or_else(|| message.number(3)),
            _ => {}
        }
    }
}

/// Gives milliseconds since 1970 from FIT seconds.
pub(super) fn milliseconds(time: u32) -> i64 {
    (i64::from(time) + EPOCH) * 1000
}

/// Gives metres from fifths of a metre above -500 m.
fn altitude(value: FieldValue<'_>) -> Option<f32> {
    value.number().map(|fifths| fifths as f32 / 5.0 - 500.0)
}

fn identity(message: &FitMessage<'_>) -> Identity {
    let short = |wanted| message.number(wanted).and_then(|number| u16::try_from(number).ok());
    Identity {
        purpose: message.byte(0),
        maker: short(1),
        product: short(2),
        product_name: message.field(8).and_then(FieldValue::text).map(Cow::into_owned),
    }
}

fn summary(message: &FitMessage<'_>) -> Summary {
    let mut summary = Summary { end: message.time(), ..Summary::default() };
    for (number, value) in message.fields() {
        match number {
            2 => summary.start = value.number(),
            5 => summary.sport = value.byte(),
            6 => summary.sub_sport = value.byte(),
            7 => summary.elapsed_ms = value.number(),
            8 => summary.timer_ms = value.number(),
            9 => summary.distance_cm = value.number(),
            16 => summary.heart_avg = value.byte().filter(|rate| *rate > 0),
            17 => summary.heart_max = value.byte().filter(|rate| *rate > 0),
            22 => summary.climb_m = value.number(),
            23 => summary.descent_m = value.number(),
            192 => summary.feel = value.byte(),
            193 => summary.rpe_tenths = value.byte(),
            199 => summary.climb_cm = value.number(),
            200 => summary.descent_cm = value.number(),
            _ => {}
        }
    }
    summary
}
