//! Apple's file made readable on the way: the document type left out, and bytes that XML forbids replaced.

use std::io::{self, BufRead, Read};

/// What the document itself begins with; Apple's document type before it is not always sound.
const ROOT: &[u8] = b"<HealthData";
/// The most bytes without the end of a tag; Apple's longest tags have a few thousand, and a reader holds one in memory.
const LONGEST_TAG: usize = 1 << 20;
/// The error of a tag without end.
pub(super) const TOO_LONG: io::ErrorKind = io::ErrorKind::FileTooLarge;

/// The document from its root element on, without forbidden bytes, in valid UTF-8.
pub(super) struct Clean<'a> {
    source: &'a mut dyn BufRead,
    has_begun: bool,
    /// What has been made ready and not yet been taken.
    ready: Vec<u8>,
    taken: usize,
    /// The beginning of a letter whose end is still to come.
    cut: Vec<u8>,
    /// How many bytes have passed since the last tag ended.
    since_tag: usize,
    /// Whether anything was not UTF-8.
    pub(super) was_mended: bool,
}

impl<'a> Clean<'a> {
    /// Cleans a source.
    pub(super) fn of(source: &'a mut dyn BufRead) -> Self {
        Self { source, has_begun: false, ready: Vec::new(), taken: 0, cut: Vec::new(), since_tag: 0, was_mended: false }
    }

    /// Passes over everything before the root element.
    fn begin(&mut self) -> io::Result<()> {
        self.has_begun = true;
        let mut matched = 0;
        loop {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                return Ok(());
            }
            let mut used = 0;
            for byte in chunk {
                used += 1;
                // No byte of the name but its first begins it anew.
                matched = if ROOT.get(matched) == Some(byte) { matched + 1 } else { usize::from(ROOT.first() == Some(byte)) };
                if matched == ROOT.len() {
                    break;
                }
            }
            self.source.consume(used);
            if matched == ROOT.len() {
                self.ready.extend_from_slice(ROOT);
                return Ok(());
            }
        }
    }

    /// Makes more ready; nothing at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        let chunk = self.source.fill_buf()?;
        let length = chunk.len();
        if length == 0 {
            self.was_mended |= !self.cut.is_empty();
            self.cut.clear();
            return Ok(());
        }
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        self.source.consume(length);
        let mut rest = bytes.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(_) => {
                    self.ready.extend_from_slice(rest);
                    break;
                }
                Err(error) => {
                    let (sound, broken) = rest.split_at_checked(error.valid_up_to()).unwrap_or((rest, &[]));
                    self.ready.extend_from_slice(sound);
                    let Some(bad) = error.error_len() else {
                        self.cut = broken.to_vec();
                        break;
                    };
                    self.was_mended = true;
                    self.ready.push(b'?');
                    rest = broken.get(bad..).unwrap_or_default();
                }
            }
        }
        for byte in self.ready.iter_mut().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r')) {
            *byte = b' ';
        }
        let after_tag = self.ready.iter().rev().position(|byte| *byte == b'>');
        self.since_tag = after_tag.unwrap_or(self.since_tag + self.ready.len());
        if self.since_tag > LONGEST_TAG { Err(TOO_LONG.into()) } else { Ok(()) }
    }
}

impl Read for Clean<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let read = ready.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Clean<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.has_begun {
            self.begin()?;
        }
        // A chunk may hold nothing but the beginning of a letter.
        while self.taken >= self.ready.len() {
            self.refill()?;
            if self.ready.is_empty() && self.cut.is_empty() {
                break;
            }
        }
        Ok(self.ready.get(self.taken..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn cleaned(bytes: &[u8], chunk: usize) -> String {
        let mut source = BufReader::with_capacity(chunk, bytes);
        let mut text = String::new();
        Clean::of(&mut source).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn everything_before_the_root_and_every_forbidden_byte_goes_in_chunks_of_any_size() {
        let bytes = "<?xml?><!DOCTYPE HealthData [<!ELEMENT broken (<<HealthData locale=\"é\">\u{b}a</HealthData>".as_bytes();
        for chunk in 1..40 {
            assert_eq!(cleaned(bytes, chunk), "<HealthData locale=\"é\"> a</HealthData>", "{chunk}");
        }
    }

    #[test]
    fn bytes_that_are_no_letters_are_replaced() {
        for chunk in 1..20 {
            assert_eq!(cleaned(b"<HealthData>\xff\xc3(\xe2\x82", chunk), "<HealthData>??(", "{chunk}");
        }
        assert_eq!(cleaned(b"no root at all", 4), "");
    }

    #[test]
    fn a_tag_without_end_is_not_waited_for() {
        let endless = [b"<HealthData>".to_vec(), vec![b'x'; LONGEST_TAG + 10_000]].concat();
        let mut source = BufReader::new(endless.as_slice());
        let error = Clean::of(&mut source).read_to_end(&mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), TOO_LONG);
    }
}
