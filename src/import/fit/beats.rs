//! Heart beats that a chest strap kept while the watch could not hear it, as under water.

use rustyfit::proto::Message;

use super::super::track::Point;
use super::contents::milliseconds;
use super::message::{byte, bytes, field, first_number, number};

/// Ticks of the strap's clock in a second.
const TICKS: f64 = 1024.0;
/// The bits of a tick that later messages repeat.
const LOW_BITS: u32 = 0xfff;

/// Where the strap's clock stands against the watch's.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    /// Milliseconds since 1970.
    at: f64,
    /// The strap's ticks then.
    ticks: u32,
    /// The ticks of the last beat.
    last: u32,
}

/// The beats of one recording.
#[derive(Debug, Default)]
pub(super) struct Beats {
    anchor: Option<Anchor>,
    points: Vec<Point>,
}

impl Beats {
    /// Takes one `hr` message: the first says what time it is on both clocks, later ones hold the low twelve bits of the
    /// strap's time for each beat.
    pub(super) fn take(&mut self, message: &Message) {
        let rates = field(message, 6).map_or(&[][..], bytes);
        let time = field(message, 253).and_then(number);
        let ticks = field(message, 9).and_then(first_number);
        if let Some((time, ticks)) = time.zip(ticks) {
            let at = milliseconds(time) as f64 + fraction(message) * 1000.0;
            self.anchor = Some(Anchor { at, ticks, last: ticks });
            self.beat(rates.first().copied(), ticks);
        } else if let Some(packed) = field(message, 10).map(bytes) {
            for (index, low) in twelve_bits(packed).enumerate() {
                let Some(anchor) = &self.anchor else { return };
                let ticks = anchor.last.wrapping_add(low.wrapping_sub(anchor.last) & LOW_BITS);
                self.beat(rates.get(index).copied(), ticks);
            }
        }
    }

    fn beat(&mut self, rate: Option<u8>, ticks: u32) {
        let Some(anchor) = &mut self.anchor else { return };
        anchor.last = ticks;
        let since = f64::from(ticks.wrapping_sub(anchor.ticks)) / TICKS * 1000.0;
        let at = (anchor.at + since) as i64;
        let heart = rate.filter(|rate| *rate > 0 && *rate < u8::MAX);
        self.points.push(Point { heart, ..Point::new(at) });
    }

    /// Adds the beats of a later part.
    pub(super) fn append(&mut self, later: Self) {
        self.points.extend(later.points);
    }

    /// Gives the beats as points in time.
    pub(super) fn into_points(self) -> Vec<Point> {
        self.points
    }
}

/// Gives the fraction of a second that goes with the time of a message.
fn fraction(message: &Message) -> f64 {
    let fine = field(message, 0).and_then(number).map(|fine| f64::from(fine) / 32_768.0);
    let coarse = field(message, 1).and_then(byte).map(|coarse| f64::from(coarse) / 256.0);
    fine.or(coarse).unwrap_or_default()
}

/// Unpacks numbers of twelve bits, low bits first: two of them in every three bytes.
fn twelve_bits(packed: &[u8]) -> impl Iterator<Item = u32> {
    let (triples, _) = packed.as_chunks::<3>();
    triples.iter().flat_map(|[low, middle, high]| {
        let (low, middle, high) = (u32::from(*low), u32::from(*middle), u32::from(*high));
        [low | ((middle & 0x0f) << 8), (middle >> 4) | (high << 4)]
    })
}

#[cfg(test)]
mod tests {
    use rustyfit::profile::typedef::{FitBaseType, MesgNum};
    use rustyfit::proto::{Field, Value};

    use super::*;

    fn message(fields: Vec<(u8, Value)>) -> Message {
        let fields =
            fields.into_iter().map(|(num, value)| Field { num, base_type: FitBaseType::BYTE, value, is_expanded: false });
        Message { header: 0, num: MesgNum::HR, fields: fields.collect(), developer_fields: Vec::new() }
    }

    #[test]
    fn beats_are_placed_by_the_low_bits_of_the_straps_clock() {
        let mut beats = Beats::default();
        beats.take(&message(vec![
            (253, Value::Uint32(1_000_000_000)),
            (0, Value::Uint16(16_384)),
            (9, Value::ArrayUint32(Box::from([4096 + 4000]))),
            (6, Value::ArrayUint8(Box::from([120]))),
        ]));
        // 4000 + 1024 = 5024, whose low twelve bits are 928 = 0x3a0; then 928 + 512 = 1440 = 0x5a0.
        beats.take(&message(vec![
            (6, Value::ArrayUint8(Box::from([130, 140]))),
            (10, Value::ArrayUint8(Box::from([0xa0, 0x03, 0x5a]))),
        ]));
        let points = beats.into_points();
        let start = points[0].at;
        assert_eq!(start, milliseconds(1_000_000_000) + 500);
        assert_eq!(points.iter().map(|point| point.at - start).collect::<Vec<_>>(), [0, 1000, 1500]);
        assert_eq!(points.iter().filter_map(|point| point.heart).collect::<Vec<_>>(), [120, 130, 140]);
    }

    #[test]
    fn beats_before_the_clocks_are_set_are_nowhere() {
        let mut beats = Beats::default();
        beats.take(&message(vec![(10, Value::ArrayUint8(Box::from([1, 2, 3])))]));
        assert!(beats.into_points().is_empty());
    }
}
