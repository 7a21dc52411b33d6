//! Bytes of text in UTF-16 made UTF-8.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

/// Gives a text of UTF-16 in UTF-8; other bytes as they are.
///
/// UTF-16 is known by its byte order mark, or by the zero beside a first character that no other code has there.
pub(super) fn without_utf16(bytes: &[u8]) -> Cow<'_, [u8]> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [b'<' | b'{' | b'[' | b'"', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<' | b'{' | b'[' | b'"', ..] => UTF_16BE,
        _ => return Cow::Borrowed(bytes),
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Cow::Owned(text.into_owned().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        assert_eq!(*without_utf16(b"\xff\xfe<\0a\0"), *b"<a");
        assert_eq!(*without_utf16(b"\0<\0a"), *b"<a");
        assert_eq!(*without_utf16(b"\xfe\xff"), *b"");
        assert_eq!(*without_utf16(b"\xffother"), *b"\xffother");
    }
}
