//! JSON as some apps write it, made what it should be while it is read.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::WINDOWS_1252;

/// How many bytes are turned into UTF-8 at once.
const AT_ONCE: usize = 4096;
/// The longest word that may stand for a number, in bytes.
const LONGEST_WORD: usize = 9;

/// A text of the older Western code, given as UTF-8.
pub(super) struct Western<'b> {
    rest: &'b [u8],
    ready: MendedBytes,
}

impl<'b> Western<'b> {
    /// Gives these bytes.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, ready: MendedBytes::default() }
    }
}

impl Read for Western<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_given() {
            let (taken, rest) = self.rest.split_at(self.rest.len().min(AT_ONCE));
            self.rest = rest;
            self.ready = MendedBytes::of(WINDOWS_1252.decode_without_bom_handling(taken).0.into_owned().into_bytes());
        }
        Ok(self.ready.give(buffer))
    }
}

/// Bytes that are ready to be given.
#[derive(Default)]
struct MendedBytes {
    bytes: Vec<u8>,
    given: usize,
}

impl MendedBytes {
    const fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, given: 0 }
    }

    const fn is_given(&self) -> bool {
        self.given == self.bytes.len()
    }

    fn give(&mut self, buffer: &mut [u8]) -> usize {
        let left = self.bytes.iter().skip(self.given);
        let count = buffer.iter_mut().zip(left).map(|(place, byte)| *place = *byte).count();
        self.given += count;
        count
    }
}

/// A text in which the numbers that JSON does not have (`NaN`, `Infinity`) are given as `null`.
pub(super) struct Mended<R> {
    source: BufReader<R>,
    ready: MendedBytes,
    word: Vec<u8>,
    is_quoted: bool,
    is_escaped: bool,
}

impl<R: Read> Mended<R> {
    /// Mends a text in UTF-8.
    pub(super) fn of(source: R) -> Self {
        let source = BufReader::new(source);
        Self { source, ready: MendedBytes::default(), word: Vec::new(), is_quoted: false, is_escaped: false }
    }

    /// Makes more ready; nothing is, where the text is at its end.
    fn prepare(&mut self) -> io::Result<()> {
        self.ready = MendedBytes::default();
        while self.ready.bytes.is_empty() {
            let bytes = self.source.fill_buf()?.to_vec();
            if bytes.is_empty() {
                self.end_word();
                return Ok(());
            }
            self.source.consume(bytes.len());
            for byte in bytes {
                self.take(byte);
            }
        }
        Ok(())
    }

    fn take(&mut self, byte: u8) {
        let is_of_word = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_');
        if !self.is_quoted && is_of_word && self.word.len() <= LONGEST_WORD {
            self.word.push(byte);
            return;
        }
        self.end_word();
        self.ready.bytes.push(byte);
        self.is_quoted ^= byte == b'"' && !self.is_escaped;
        self.is_escaped = self.is_quoted && byte == b'\\' && !self.is_escaped;
    }

    fn end_word(&mut self) {
        let plain = self.word.strip_prefix(b"-").or(self.word.strip_prefix(b"+")).unwrap_or(&self.word);
        let is_no_number = [&b"nan"[..], b"infinity", b"inf"].iter().any(|word| plain.eq_ignore_ascii_case(word));
        self.ready.bytes.extend_from_slice(if is_no_number { b"null" } else { &self.word });
        self.word.clear();
    }
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_given() {
            self.prepare()?;
        }
        Ok(self.ready.give(buffer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut mended = String::new();
        Mended::of(text.as_bytes()).read_to_string(&mut mended).unwrap();
        mended
    }

    #[test]
    fn numbers_that_json_does_not_have_are_null_and_texts_stay() {
        let text = r#"{"a": NaN, "b": -Infinity, "c": "NaN \" NaN \\", "d": [1.5e-3,nan], "e": true, "f": 123456789.123456789}"#;
        let expected = r#"{"a": null, "b": null, "c": "NaN \" NaN \\", "d": [1.5e-3,null], "e": true, "f": 123456789.123456789}"#;
        assert_eq!(mended(text), expected);
        assert_eq!(mended(&text.replace(' ', &" ".repeat(9_000))).replace(' ', ""), expected.replace(' ', ""));
        assert_eq!([mended("Inf"), mended(""), mended("+inf ")], ["null", "", "null "]);
    }

    #[test]
    fn a_text_of_the_western_code_is_given_as_utf8() {
        let mut text = String::new();
        Western::of(&b"Gr\xf6\xdfe \x80 ".repeat(5_000)).read_to_string(&mut text).unwrap();
        assert!(text == "Größe € ".repeat(5_000));
    }
}
