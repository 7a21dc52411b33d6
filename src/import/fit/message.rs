//! Values of FIT messages, without those that mean "not known".

use rustyfit::proto::{Message, Value};

/// Gives a whole number, where the field holds one that is not its type's mark for "not known".
#[expect(clippy::wildcard_enum_match_arm, reason = "FIT has many types of values, and only these hold a whole number")]
pub(super) fn number(value: &Value) -> Option<u32> {
    match value {
        Value::Uint8(given) if *given != u8::MAX => Some(u32::from(*given)),
        Value::Uint16(given) if *given != u16::MAX => Some(u32::from(*given)),
        Value::Uint32(given) if *given != u32::MAX => Some(*given),
        _ => None,
    }
}

/// Gives a whole number that fits a byte.
pub(super) fn byte(value: &Value) -> Option<u8> {
    number(value).and_then(|number| u8::try_from(number).ok())
}

/// Gives degrees from a field of semicircles.
pub(super) fn degrees(value: &Value) -> Option<f64> {
    if let Value::Int32(semicircles) = value
        && *semicircles != i32::MAX
    {
        return Some(f64::from(*semicircles) * (180.0 / 2_147_483_648.0));
    }
    None
}

/// Gives a text that is not empty.
pub(super) fn text(value: &Value) -> Option<&str> {
    if let Value::String(text) = value { Some(text.as_ref()).filter(|text| !text.is_empty()) } else { None }
}

/// Gives the bytes of a field that holds several.
#[expect(clippy::wildcard_enum_match_arm, reason = "FIT has many types of values, and only these hold bytes")]
pub(super) fn bytes(value: &Value) -> &[u8] {
    match value {
        Value::ArrayUint8(bytes) => bytes,
        Value::Uint8(byte) => std::slice::from_ref(byte),
        _ => &[],
    }
}

/// Gives the first whole number of a field that may hold several.
pub(super) fn first_number(value: &Value) -> Option<u32> {
    if let Value::ArrayUint32(numbers) = value {
        return numbers.first().copied().filter(|number| *number != u32::MAX);
    }
    number(value)
}

/// Gives the value of one field of a message.
pub(super) fn field(message: &Message, number: u8) -> Option<&Value> {
    message.fields.iter().find(|field| field.num == number).map(|field| &field.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_for_not_known_is_no_number() {
        assert_eq!(number(&Value::Uint8(255)), None);
        assert_eq!(number(&Value::Uint16(255)), Some(255));
        assert_eq!(number(&Value::Uint32(u32::MAX)), None);
        assert_eq!(degrees(&Value::Int32(i32::MAX)), None);
        assert_eq!(degrees(&Value::Int32(1 << 30)), Some(90.0));
    }
}
