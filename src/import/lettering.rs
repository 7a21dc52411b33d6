//! Bytes of text in UTF-8, UTF-16 or an older Western code, all made UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refusal;

/// The most bytes of UTF-16, which stand in memory beside what they become.
const LARGEST: usize = 48 * 1024 * 1024;

/// Gives a text of UTF-16 in UTF-8; other bytes as they are.
///
/// UTF-16 is known by its byte order mark, or by the zero beside a first character that no other code has there.
///
/// # Errors
/// Where there is more of it than is held in memory.
pub(super) fn without_utf16(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [b'<' | b'{' | b'[' | b'"', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<' | b'{' | b'[' | b'"', ..] => UTF_16BE,
        _ => return Ok(Cow::Borrowed(bytes)),
    };
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge { mega_bytes: (LARGEST / 1024 / 1024) as u64 });
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Cow::Owned(text.into_owned().into_bytes()))
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
        assert_eq!(*without_utf16(b"\xff\xfe<\0a\0").unwrap(), *b"<a");
        assert_eq!(*without_utf16(b"\0<\0a").unwrap(), *b"<a");
        assert_eq!(*without_utf16(b"\xfe\xff").unwrap(), *b"");
        assert_eq!(*without_utf16(b"\xffother").unwrap(), *b"\xffother");
    }
}
