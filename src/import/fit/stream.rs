//! The messages of a part, one after the other, where they lie: nothing is copied, and what nobody asks for is only passed over.
//!
//! A part alternates between definitions, which say how the messages of one of sixteen local kinds are laid out, and messages
//! laid out so. Developers' fields have a length and are passed over.

use rustyfit::profile::typedef::MesgNum;

use super::message::{ByteOrder, FieldPlace, FitMessage, Layout};

/// A header with this bit carries the low bits of a time.
const IS_TIMED: u8 = 0x80;
/// A header with this bit begins a definition.
const IS_DEFINITION: u8 = 0x40;
/// A definition with this bit has developers' fields.
const HAS_DEVELOPERS: u8 = 0x20;
/// The low bits of a time in a header.
const LOW_TIME: u32 = 0x1f;
/// The bytes by which a definition describes a field.
const DESCRIPTION: usize = 3;

/// What makes no sense: a cut message, or one of a kind that was never defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BrokenMessage;

/// The messages of one part that are still to come.
#[derive(Debug)]
pub(super) struct Messages<'a> {
    unread: &'a [u8],
    layouts: [Option<Layout>; 16],
    /// The last time that a message told, in FIT seconds.
    time: u32,
}

impl<'a> Messages<'a> {
    /// Begins with the bytes between header and checksum.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { unread: bytes, layouts: Default::default(), time: 0 }
    }

    /// Gives the next message; `None` at the end of the part.
    ///
    /// # Errors
    /// Where the bytes make no sense; what came before them stands.
    pub(super) fn next(&mut self) -> Result<Option<FitMessage<'_>>, BrokenMessage> {
        loop {
            let Some((header, rest)) = self.unread.split_first() else { return Ok(None) };
            if header & (IS_TIMED | IS_DEFINITION) != IS_DEFINITION {
                return self.message(*header, rest).map(Some);
            }
            let (layout, rest) = layout(*header, rest).ok_or(BrokenMessage)?;
            if let Some(slot) = self.layouts.get_mut(usize::from(header & 0x0f)) {
                *slot = Some(layout);
            }
            self.unread = rest;
        }
    }

    /// Gives how many bytes are still to be read.
    pub(super) const fn left(&self) -> usize {
        self.unread.len()
    }

    fn message(&mut self, header: u8, rest: &'a [u8]) -> Result<FitMessage<'_>, BrokenMessage> {
        let is_timed = header & IS_TIMED != 0;
        let local = if is_timed { (header >> 5) & 0x03 } else { header & 0x0f };
        let layout = self.layouts.get(usize::from(local)).and_then(Option::as_ref).ok_or(BrokenMessage)?;
        let (bytes, rest) = rest.split_at_checked(layout.length).ok_or(BrokenMessage)?;
        self.unread = rest;
        if is_timed {
            self.time = self.time.wrapping_add(u32::from(header).wrapping_sub(self.time) & LOW_TIME);
        }
        let message = FitMessage { layout, bytes, time: is_timed.then_some(self.time) };
        if let Some(time) = layout.time.and_then(|place| message.value(place).number()) {
            self.time = time;
        }
        Ok(message)
    }
}

/// Reads a definition; gives what follows it, too.
fn layout(header: u8, rest: &[u8]) -> Option<(Layout, &[u8])> {
    let ([_, order, first, second, count], rest) = rest.split_first_chunk()?;
    let (order, kind) = match order {
        0 => (ByteOrder::LowFirst, u16::from_le_bytes([*first, *second])),
        _ => (ByteOrder::HighFirst, u16::from_be_bytes([*first, *second])),
    };
    let (fields, mut rest) = descriptions(*count, rest)?;
    let mut layout = Layout { kind: MesgNum(kind), order, places: Vec::with_capacity(fields.len()), time: None, length: 0 };
    for [number, size, base] in fields {
        let place = FieldPlace { number: *number, at: layout.length, size: usize::from(*size), base: *base };
        layout.time = layout.time.or((place.number == FitMessage::TIMESTAMP).then_some(place));
        layout.length += place.size;
        layout.places.push(place);
    }
    if header & HAS_DEVELOPERS != 0 {
        let (count, after) = rest.split_first()?;
        let (fields, after) = descriptions(*count, after)?;
        layout.length += fields.iter().map(|[_, size, _]| usize::from(*size)).sum::<usize>();
        rest = after;
    }
    Some((layout, rest))
}

/// Gives the descriptions of so many fields, and what follows them.
fn descriptions(count: u8, rest: &[u8]) -> Option<(&[[u8; DESCRIPTION]], &[u8])> {
    let (described, rest) = rest.split_at_checked(usize::from(count) * DESCRIPTION)?;
    Some((described.as_chunks().0, rest))
}

#[cfg(test)]
mod tests {
    use super::super::message::FieldValue;
    use super::*;

    /// A definition of local kind 0: a time, a whole number of two bytes, a text, and three bytes of a developer's.
    const DEFINITION: [u8; 19] = [0x60, 0, 0, 20, 0, 3, 253, 4, 0x86, 2, 2, 0x84, 8, 4, 0x07, 1, 0, 3, 0];

    fn told(bytes: &[u8]) -> (Vec<String>, Result<(), BrokenMessage>) {
        let mut messages = Messages::of(bytes);
        let mut told = Vec::new();
        loop {
            match messages.next() {
                Ok(Some(message)) => {
                    let name = message.field(8).and_then(FieldValue::text);
                    told.push(format!("{:?} {:?} {:?}", message.time(), message.number(2), name));
                }
                Ok(None) => return (told, Ok(())),
                Err(broken) => return (told, Err(broken)),
            }
        }
    }

    fn message(time: u32, altitude: u16) -> Vec<u8> {
        [vec![0x00], time.to_le_bytes().to_vec(), altitude.to_le_bytes().to_vec(), b"ab\0c".to_vec(), vec![9, 9, 9]].concat()
    }

    #[test]
    fn messages_are_read_by_their_definition_and_developers_fields_are_passed_over() {
        let bytes = [DEFINITION.to_vec(), message(1_000_000_000, 500), message(1_000_000_001, u16::MAX)].concat();
        let (told, end) = told(&bytes);
        assert_eq!(told, [r#"Some(1000000000) Some(500) Some("ab")"#, r#"Some(1000000001) None Some("ab")"#]);
        assert_eq!(end, Ok(()));
    }

    #[test]
    fn a_time_in_the_header_goes_on_from_the_last_one_told() {
        let untimed = [0x41, 0, 0, 20, 0, 1, 2, 2, 0x84];
        // 1,000,000,000 ends on 0; the low bits 31 are 31 s later, and 2 after those 3 s later again.
        let bytes =
            [DEFINITION.to_vec(), message(1_000_000_000, 500), untimed.to_vec(), vec![0xbf, 1, 0], vec![0xa2, 2, 0]].concat();
        let (told, end) = told(&bytes);
        assert_eq!(told[1..], ["Some(1000000031) Some(1) None", "Some(1000000034) Some(2) None"]);
        assert_eq!(end, Ok(()));
    }

    #[test]
    fn high_bytes_come_first_where_the_definition_says_so() {
        let bytes = [0x40, 0, 1, 0, 20, 2, 2, 2, 0x84, 0, 4, 0x85, 0x00, 0x01, 0xf4, 0x40, 0, 0, 0];
        let mut messages = Messages::of(&bytes);
        let message = messages.next().unwrap().unwrap();
        assert_eq!(message.number(2), Some(500));
        assert_eq!(message.field(0).and_then(FieldValue::degrees), Some(90.0));
    }

    #[test]
    fn what_is_cut_or_was_never_defined_is_broken_and_what_came_before_stands() {
        let whole = [DEFINITION.to_vec(), message(1_000_000_000, 500)].concat();
        for cut in 1..whole.len() {
            let (told, end) = told(&whole[..cut]);
            assert!(told.is_empty());
            assert_eq!(end, if cut == DEFINITION.len() { Ok(()) } else { Err(BrokenMessage) }, "cut at {cut}");
        }
        let (told, end) = told(&[whole, vec![0x05, 1, 2, 3]].concat());
        assert_eq!((told.len(), end), (1, Err(BrokenMessage)));
    }
}
