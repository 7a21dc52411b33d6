//! Bytes of text in UTF-8, UTF-16 or an older Western code, all made UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refusal;

/// What stands in the place of a letter that could not be read.
const BROKEN: char = '\u{fffd}';
/// Where one in so many of the foreign letters is UTF-8, all are meant to be.
const GOOD_PART: usize = 4;
/// How far into an XML file its declaration reaches, in bytes.
const LONGEST_DECLARATION: usize = 200;
/// The most bytes of UTF-16, which stand in memory beside what they become.
const LARGEST: usize = 48 * 1024 * 1024;

/// Gives a text of UTF-16 in UTF-8; other bytes as they are.
///
/// UTF-16 is known by its byte order mark, or by the zero beside a first character that no other code has there.
///
/// # Errors
/// Where there is more of it than is held in memory.
pub fn without_utf16(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [b'<' | b'{' | b'[' | b'"', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<' | b'{' | b'[' | b'"', ..] => UTF_16BE,
        [one, 0, other, 0, ..] if one.is_ascii_alphabetic() && other.is_ascii_alphabetic() => UTF_16LE,
        [0, one, 0, other, ..] if one.is_ascii_alphabetic() && other.is_ascii_alphabetic() => UTF_16BE,
        _ => return Ok(Cow::Borrowed(bytes)),
    };
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge { mega_bytes: (LARGEST / 1024 / 1024) as u64 });
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Cow::Owned(text.into_owned().into_bytes()))
}

/// Gives the text of bytes that say nowhere how they are written: UTF-8, or where they cannot be, Windows-1252. What is UTF-8 by
/// chance is rare: where a good part of the foreign letters is, the others are broken.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mended = String::from_utf8_lossy(bytes);
    let broken = mended.chars().filter(|c| *c == BROKEN).count();
    let foreign = mended.chars().filter(|c| !c.is_ascii()).count() - broken;
    if foreign * GOOD_PART >= broken && foreign > 0 { mended } else { WINDOWS_1252.decode_without_bom_handling(bytes).0 }
}

/// Says whether a text has letters that could not be read.
pub(super) fn is_mended(text: &str) -> bool {
    text.contains(BROKEN)
}

/// Gives the text of an XML file: UTF-8, else what its first line says, else `None`.
pub(super) fn of_xml(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let head = String::from_utf8_lossy(bytes.get(..LONGEST_DECLARATION).unwrap_or(bytes)).into_owned();
    let (declaration, _) = head.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let label = value.split(['"', '\'']).nth(1)?;
    let encoding = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)?;
    Some(encoding.decode_without_bom_handling(bytes).0)
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
    fn one_broken_letter_does_not_change_the_others() {
        assert_eq!(text(b"L\xc3\xa4uf\xc3\xa9 \xff"), "Läufé \u{fffd}");
        assert!(is_mended(&text(b"L\xc3\xa4uf\xc3\xa9 \xff")) && !is_mended(&text(b"L\xe4uf\xe9")));
    }

    #[test]
    fn an_xml_file_is_read_as_it_says_where_it_is_not_utf8() {
        let declared = |letters: &[u8]| [b"<?xml version='1.0' encoding='ISO-8859-1'?><a>".as_slice(), letters].concat();
        assert!(of_xml(&declared(b"L\xe4uf\xe9")).unwrap().ends_with("Läufé"));
        assert!(of_xml(&declared("Läufé".as_bytes())).unwrap().ends_with("Läufé"));
        assert_eq!(of_xml(b"<?xml version='1.0'?><a>L\xe4"), None);
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        assert_eq!(*without_utf16(b"\xff\xfe<\0a\0").unwrap(), *b"<a");
        assert_eq!(*without_utf16(b"\0<\0a").unwrap(), *b"<a");
        assert_eq!(*without_utf16(b"D\0a\0;\0").unwrap(), *b"Da;");
        assert_eq!(*without_utf16(b"\0D\0a\0;").unwrap(), *b"Da;");
        assert_eq!(*without_utf16(b"\xfe\xff").unwrap(), *b"");
        assert_eq!(*without_utf16(b"\xffother").unwrap(), *b"\xffother");
    }

    #[test]
    fn more_utf16_than_is_held_twice_in_memory_is_refused_and_as_much_of_another_code_is_not() {
        let most = b"<\0".repeat(LARGEST / 2);
        assert_eq!(without_utf16(&most).unwrap().len(), LARGEST / 2);
        assert_eq!(without_utf16(&[most, vec![b'a', 0]].concat()), Err(Refusal::TooLarge { mega_bytes: 48 }));
        assert!(without_utf16(&vec![b'<'; LARGEST + 2]).is_ok());
    }
}
