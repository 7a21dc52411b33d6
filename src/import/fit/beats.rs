//! Heart beats that a chest strap kept while the watch could not hear it, as under water.

use super::super::track::Point;
use super::contents::milliseconds;
use super::message::{FieldValue, FitMessage};

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
    pub(super) fn take(&mut self, message: &FitMessage<'_>) {
        let rates = message.field(6).map_or(&[][..], FieldValue::bytes);
        if let Some((time, ticks)) = message.time().zip(message.number(9)) {
            let at = milliseconds(time) as f64 + fraction(message) * 1000.0;
            self.anchor = Some(Anchor { at, ticks, last: ticks });
            self.beat(rates.first().copied(), ticks);
        } else if let Some(packed) = message.field(10).map(FieldValue::bytes) {
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
fn fraction(message: &FitMessage<'_>) -> f64 {
    let fine = message.number(0).map(|fine| f64::from(fine) / 32_768.0);
    let coarse = message.byte(1).map(|coarse| f64::from(coarse) / 256.0);
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
    use super::super::stream::Messages;
    use super::*;

    /// Lays out one `hr` message behind its definition.
    fn message(fields: &[(u8, u8, &[u8])]) -> Vec<u8> {
        let count = u8::try_from(fields.len()).unwrap();
        let mut bytes = vec![0x40, 0, 0, 132, 0, count];
        bytes.extend(fields.iter().flat_map(|(number, base, value)| [*number, u8::try_from(value.len()).unwrap(), *base]));
        bytes.push(0);
        bytes.extend(fields.iter().flat_map(|(_, _, value)| *value));
        bytes
    }

    fn beats(bytes: &[u8]) -> Vec<Point> {
        let (mut beats, mut messages) = (Beats::default(), Messages::of(bytes));
        while let Some(message) = messages.next().unwrap() {
            beats.take(&message);
        }
        beats.into_points()
    }

    #[test]
    fn beats_are_placed_by_the_low_bits_of_the_straps_clock() {
        let first = message(&[
            (253, 0x86, &1_000_000_000_u32.to_le_bytes()),
            (0, 0x84, &16_384_u16.to_le_bytes()),
            (9, 0x86, &(4096_u32 + 4000).to_le_bytes()),
            (6, 0x02, &[120]),
        ]);
        // 4000 + 1024 = 5024, whose low twelve bits are 928 = 0x3a0; then 928 + 512 = 1440 = 0x5a0.
        let later = message(&[(6, 0x02, &[130, 140]), (10, 0x0d, &[0xa0, 0x03, 0x5a])]);
        let points = beats(&[first, later].concat());
        let start = points[0].at;
        assert_eq!(start, milliseconds(1_000_000_000) + 500);
        assert_eq!(points.iter().map(|point| point.at - start).collect::<Vec<_>>(), [0, 1000, 1500]);
        assert_eq!(points.iter().filter_map(|point| point.heart).collect::<Vec<_>>(), [120, 130, 140]);
    }

    #[test]
    fn beats_before_the_clocks_are_set_are_nowhere() {
        assert!(beats(&message(&[(10, 0x0d, &[1, 2, 3])])).is_empty());
    }
}
