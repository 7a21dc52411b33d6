//! One message of a FIT file, and its values without those that mean "not known".

use std::borrow::Cow;

use rustyfit::profile::typedef::{FitBaseType, MesgNum};

/// Which byte of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteOrder {
    /// The lowest.
    LowFirst,
    /// The highest.
    HighFirst,
}

/// Where a field lies in a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldPlace {
    /// Its number in the profile.
    pub(super) number: u8,
    /// The bytes before it.
    pub(super) at: usize,
    /// Its bytes.
    pub(super) size: usize,
    /// The type of its values, by the profile's number.
    pub(super) base: u8,
}

/// How the messages of one kind are laid out.
#[derive(Debug)]
pub(super) struct Layout {
    /// What they are about.
    pub(super) kind: MesgNum,
    pub(super) order: ByteOrder,
    pub(super) places: Vec<FieldPlace>,
    /// The place of the time, where they have one.
    pub(super) time: Option<FieldPlace>,
    /// The bytes of a message, developers' fields included.
    pub(super) length: usize,
}

/// A message where it lies in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FitMessage<'a> {
    pub(super) layout: &'a Layout,
    pub(super) bytes: &'a [u8],
    /// The time that its header tells, in FIT seconds.
    pub(super) time: Option<u32>,
}

impl<'a> FitMessage<'a> {
    /// The field that carries a message's time, in every message.
    pub(super) const TIMESTAMP: u8 = 253;

    /// Gives what the message is about.
    pub(super) const fn kind(&self) -> MesgNum {
        self.layout.kind
    }

    /// Gives the value of one field.
    pub(super) fn field(&self, number: u8) -> Option<FieldValue<'a>> {
        self.layout.places.iter().find(|place| place.number == number).map(|place| self.value(*place))
    }

    /// Gives the whole number that one field holds.
    pub(super) fn number(&self, field: u8) -> Option<u32> {
        self.field(field).and_then(FieldValue::number)
    }

    /// Gives the whole number that fits a byte of one field.
    pub(super) fn byte(&self, field: u8) -> Option<u8> {
        self.field(field).and_then(FieldValue::byte)
    }

    /// Gives every field with its number.
    pub(super) fn fields(&self) -> impl Iterator<Item = (u8, FieldValue<'a>)> {
        let message = *self;
        message.layout.places.iter().map(move |place| (place.number, message.value(*place)))
    }

    /// Gives the time of the message, in FIT seconds.
    pub(super) fn time(&self) -> Option<u32> {
        self.layout.time.and_then(|place| self.value(place).number()).or(self.time)
    }

    /// Gives the value at a place.
    pub(super) fn value(&self, place: FieldPlace) -> FieldValue<'a> {
        let bytes = self.bytes.get(place.at..place.at + place.size).unwrap_or_default();
        FieldValue { bytes, base: FitBaseType(place.base), order: self.layout.order }
    }
}

/// The value of a field, or several.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldValue<'a> {
    bytes: &'a [u8],
    base: FitBaseType,
    order: ByteOrder,
}

impl<'a> FieldValue<'a> {
    /// Gives a whole number that is not its type's mark for "not known"; of several the first.
    pub(super) fn number(self) -> Option<u32> {
        // A field may be shorter than its type, and the mark with it.
        let (number, mark) = match (self.order, self.bytes.get(..self.width()?).unwrap_or(self.bytes)) {
            (_, [byte]) => (u32::from(*byte), u32::from(u8::MAX)),
            (ByteOrder::LowFirst, [low, high]) | (ByteOrder::HighFirst, [high, low]) => {
                (u32::from(u16::from_le_bytes([*low, *high])), u32::from(u16::MAX))
            }
            (ByteOrder::LowFirst, [a, b, c, d]) | (ByteOrder::HighFirst, [d, c, b, a]) => {
                (u32::from_le_bytes([*a, *b, *c, *d]), u32::MAX)
            }
            (ByteOrder::LowFirst | ByteOrder::HighFirst, _) => return None,
        };
        let is_known = match self.base {
            FitBaseType::UINT8Z | FitBaseType::UINT16Z | FitBaseType::UINT32Z => number != 0,
            FitBaseType::SINT8 | FitBaseType::SINT16 | FitBaseType::SINT32 => number < mark / 2,
            _ => number != mark,
        };
        is_known.then_some(number)
    }

    /// Gives a whole number that fits a byte.
    pub(super) fn byte(self) -> Option<u8> {
        self.number().and_then(|number| u8::try_from(number).ok())
    }

    /// Gives degrees from a field of semicircles.
    pub(super) fn degrees(self) -> Option<f64> {
        let bytes = self.bytes.first_chunk().copied()?;
        let semicircles = match self.order {
            ByteOrder::LowFirst => i32::from_le_bytes(bytes),
            ByteOrder::HighFirst => i32::from_be_bytes(bytes),
        };
        (semicircles != i32::MAX).then(|| f64::from(semicircles) * (180.0 / 2_147_483_648.0))
    }

    /// Gives a text that is not empty.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        let text = self.bytes.split(|byte| *byte == 0).next().filter(|text| !text.is_empty())?;
        (self.base == FitBaseType::STRING).then(|| String::from_utf8_lossy(text))
    }

    /// Gives the bytes, of a field that holds several.
    pub(super) const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// Gives the bytes of one whole number; bytes of no type make one number together.
    fn width(self) -> Option<usize> {
        match self.base {
            FitBaseType::ENUM | FitBaseType::SINT8 | FitBaseType::UINT8 | FitBaseType::UINT8Z => Some(1),
            FitBaseType::SINT16 | FitBaseType::UINT16 | FitBaseType::UINT16Z => Some(2),
            FitBaseType::SINT32 | FitBaseType::UINT32 | FitBaseType::UINT32Z => Some(4),
            FitBaseType::BYTE => Some(self.bytes.len()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(base: FitBaseType, bytes: &[u8]) -> FieldValue<'_> {
        FieldValue { bytes, base, order: ByteOrder::LowFirst }
    }

    #[test]
    fn a_mark_for_not_known_is_no_number() {
        assert_eq!(value(FitBaseType::UINT8, &[255]).number(), None);
        assert_eq!(value(FitBaseType::UINT16, &[255, 0]).number(), Some(255));
        assert_eq!(value(FitBaseType::UINT32, &[255; 4]).number(), None);
        assert_eq!(value(FitBaseType::UINT16Z, &[0, 0]).number(), None);
        assert_eq!(value(FitBaseType::SINT16, &[255, 127]).number(), None);
        assert_eq!(value(FitBaseType::SINT32, &i32::MAX.to_le_bytes()).degrees(), None);
        assert_eq!(value(FitBaseType::SINT32, &(1_i32 << 30).to_le_bytes()).degrees(), Some(90.0));
        assert_eq!(value(FitBaseType::STRING, b"\0abc").text(), None);
    }

    #[test]
    fn a_field_may_be_shorter_than_its_type_or_hold_several_numbers_or_none() {
        assert_eq!(value(FitBaseType::UINT32, &[7]).number(), Some(7));
        assert_eq!(value(FitBaseType::UINT32, &[7, 1]).number(), Some(263));
        assert_eq!(value(FitBaseType::UINT16, &[7, 0, 9, 0]).number(), Some(7));
        assert_eq!(value(FitBaseType::BYTE, &[7, 0, 0, 0]).number(), Some(7));
        for (base, bytes) in [(FitBaseType::UINT32, &[1, 2, 3][..]), (FitBaseType::UINT8, &[]), (FitBaseType::FLOAT32, &[0; 4])] {
            assert_eq!(value(base, bytes).number(), None, "{base:?}");
        }
    }

    #[test]
    fn a_text_ends_at_its_first_zero_and_is_mended_where_it_is_not_utf_8() {
        assert_eq!(value(FitBaseType::STRING, b"Park\0rubbish").text().as_deref(), Some("Park"));
        assert_eq!(value(FitBaseType::STRING, b"P\xe4rk").text().as_deref(), Some("P\u{fffd}rk"));
    }
}
