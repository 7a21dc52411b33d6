//! Bytes of text in UTF-8, UTF-16 or an older Western code, all made UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

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

/// Gives the text of bytes that say nowhere how they are written: UTF-8, or where they cannot be, Windows-1252.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_of_the_usual_codes_is_read() {
        assert_eq!(text("\u{feff}Größe".as_bytes()), "Größe");
        assert_eq!(text(b"Gr\xf6\xdfe"), "Größe");
        assert_eq!(text(b"\xff\xfea\0b\0"), "ab");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        assert_eq!(*without_utf16(b"\xff\xfe<\0a\0"), *b"<a");
        assert_eq!(*without_utf16(b"\0<\0a"), *b"<a");
        assert_eq!(*without_utf16(b"\xfe\xff"), *b"");
        assert_eq!(*without_utf16(b"\xffother"), *b"\xffother");
    }
}
