//! One pass over a recording's messages, keeping only what sessions need.

use rustyfit::profile::typedef::MesgNum;
use rustyfit::proto::{Message, Value};

use super::super::track::{Point, Position};
use super::beats::Beats;
use super::message::{byte, bytes, degrees, field, number, text};
use super::watched::{self, Watched};

/// Seconds from 1970 to FIT's epoch, 1989-12-31T00:00:00Z.
pub(super) const EPOCH: i64 = 631_065_600;
/// The field that carries a message's time, in every message.
const TIMESTAMP: u8 = 253;
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
    pub(super) watched: Watched,
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
    pub(super) fn take(&mut self, message: &Message) {
        match message.num {
            MesgNum::RECORD => self.record(message),
            MesgNum::SESSION => self.summaries.push(summary(message)),
            MesgNum::EVENT => self.event(message),
            MesgNum::HR => self.beats.take(message),
            MesgNum::FILE_ID => self.identity = Some(identity(message)),
            MesgNum::ACTIVITY => {
                let time = |number_of| field(message, number_of).and_then(number);
                self.wall_clock = time(TIMESTAMP).zip(time(5)).or(self.wall_clock);
            }
            MesgNum::SPORT => {
                let sport = |number_of| field(message, number_of).and_then(byte);
                self.sport = sport(0).map(|named| (named, sport(1).unwrap_or_default())).or(self.sport);
            }
            MesgNum::WORKOUT => self.title = field(message, 8).and_then(text).map(str::to_owned),
            watched::CLOCK | watched::RESTING | watched::STAGE | watched::ASSESSMENT | watched::VARIABILITY => {
                self.watched.take(message);
            }
            RECOVERY => self.recovery_min = field(message, 9).and_then(number).or(self.recovery_min),
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

    fn record(&mut self, message: &Message) {
        let mut point = Point::new(0);
        let mut time = None;
        let (mut lat, mut lon) = (None, None);
        for field in &message.fields {
            let value = &field.value;
            match field.num {
                TIMESTAMP => time = number(value),
                0 => lat = degrees(value),
                1 => lon = degrees(value),
                2 | 78 => point.altitude = altitude(value).or(point.altitude),
                3 => point.heart = byte(value).filter(|rate| *rate > 0),
                5 => point.distance = number(value).map(|centimetres| centimetres as f32 / 100.0),
                8 => point.distance = self.count(bytes(value)).or(point.distance),
                _ => {}
            }
        }
        // A record without a time of its own belongs to the moment of the one before it.
        let time = time.unwrap_or(self.last_time);
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

    fn event(&mut self, message: &Message) {
        let number_of = |wanted| field(message, wanted).and_then(number);
        let Some(at) = number_of(TIMESTAMP) else { return };
        match (number_of(0), number_of(1)) {
            (Some(TIMER_EVENT), Some(0)) => self.timer.start(at),
            (Some(TIMER_EVENT), Some(1 | 4 | 8 | 9)) => self.timer.stop(at),
            (Some(SLEEP_EVENT), Some(1 | 4 | 9)) => self.watched.wake(at),
            (Some(RECOVERY_EVENT), _) => self.recovery_min = self.recovery_min.or(number_of(3)),
            _ => {}
        }
    }
}

/// Gives milliseconds since 1970 from FIT seconds.
pub(super) fn milliseconds(time: u32) -> i64 {
    (i64::from(time) + EPOCH) * 1000
}

/// Gives metres from fifths of a metre above -500 m.
fn altitude(value: &Value) -> Option<f32> {
    number(value).map(|fifths| fifths as f32 / 5.0 - 500.0)
}

fn identity(message: &Message) -> Identity {
    let number_of = |wanted| field(message, wanted).and_then(number);
    let short = |wanted| number_of(wanted).and_then(|number| u16::try_from(number).ok());
    Identity {
        purpose: field(message, 0).and_then(byte),
        maker: short(1),
        product: short(2),
        product_name: field(message, 8).and_then(text).map(str::to_owned),
    }
}

fn summary(message: &Message) -> Summary {
    let mut summary = Summary::default();
    for field in &message.fields {
        let value = &field.value;
        match field.num {
            TIMESTAMP => summary.end = number(value),
            2 => summary.start = number(value),
            5 => summary.sport = byte(value),
            6 => summary.sub_sport = byte(value),
            7 => summary.elapsed_ms = number(value),
            8 => summary.timer_ms = number(value),
            9 => summary.distance_cm = number(value),
            16 => summary.heart_avg = byte(value).filter(|rate| *rate > 0),
            17 => summary.heart_max = byte(value).filter(|rate| *rate > 0),
            22 => summary.climb_m = number(value),
            23 => summary.descent_m = number(value),
            192 => summary.feel = byte(value),
            193 => summary.rpe_tenths = byte(value),
            199 => summary.climb_cm = number(value),
            200 => summary.descent_cm = number(value),
            _ => {}
        }
    }
    summary
}
