//! The chain of parts that a FIT file is made of, and their checksums.

use super::super::format::is_fit;

/// The bytes of a checksum.
const CHECKSUM: usize = 2;
/// The bytes that are checked in one step.
const STEP: usize = 16;

/// One part: header, messages, checksum.
#[derive(Debug)]
pub(super) struct FilePart<'a> {
    /// Where in the file it begins.
    pub(super) at: usize,
    /// Its bytes, from the header on.
    pub(super) bytes: &'a [u8],
    /// Those of its messages.
    pub(super) messages: &'a [u8],
    /// Whether the file ends before the part does.
    pub(super) is_cut: bool,
    /// Whether its header gives no length: the watch never came to write it.
    pub(super) is_unfinished: bool,
    /// Whether the checksum over header and messages is the one written behind them.
    pub(super) checksum_matches: bool,
}

impl FilePart<'_> {
    /// Gives where in the file its messages end.
    pub(super) fn end(&self) -> usize {
        self.at + self.bytes.first().copied().map_or(0, usize::from) + self.messages.len()
    }
}

/// Splits a file into its parts, and gives the place from which on it is no FIT file, if there is one.
pub(super) fn parts(bytes: &[u8]) -> (Vec<FilePart<'_>>, Option<usize>) {
    let mut chain = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| is_fit(rest)) {
        let part = part(at, rest);
        at += part.bytes.len();
        chain.push(part);
    }
    (chain, (at < bytes.len()).then_some(at))
}

/// Takes the part at the beginning of `rest`, which has a FIT header.
fn part(at: usize, rest: &[u8]) -> FilePart<'_> {
    let header = rest.first().copied().map_or(0, usize::from);
    let length = u32::from_le_bytes(array(rest, 4).unwrap_or_default());
    let from_messages_on = rest.get(header..).unwrap_or_default();
    if length == 0 || length == u32::MAX {
        // All that is left is one part.
        let (bytes, messages) = (rest, from_messages_on);
        return FilePart { at, bytes, messages, is_cut: false, is_unfinished: true, checksum_matches: true };
    }
    let messages_end = header + length as usize;
    let whole = rest.get(..messages_end + CHECKSUM);
    let checksum = array(rest, messages_end).map(u16::from_le_bytes);
    let matches = rest.get(..messages_end).is_some_and(|checked| checksum == Some(crc(checked)));
    FilePart {
        at,
        bytes: whole.unwrap_or(rest),
        messages: from_messages_on.get(..length as usize).unwrap_or(from_messages_on),
        is_cut: whole.is_none(),
        is_unfinished: false,
        checksum_matches: matches,
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

/// Gives FIT's checksum (CRC-16/ARC) of header and messages together.
///
/// Checked over both at once, because a header may leave its own checksum at 0: then the checksum of the messages alone,
/// which other readers ask for, is not the one that is written. Sixteen bytes a step, so that checking costs little beside
/// reading.
fn crc(bytes: &[u8]) -> u16 {
    let (steps, rest) = bytes.as_chunks::<STEP>();
    let crc = steps.iter().fold(0, |crc: u16, step| {
        let [low, high] = crc.to_le_bytes();
        let mut mixed = *step;
        mixed[0] ^= low;
        mixed[1] ^= high;
        CRC_TABLES.iter().rev().zip(mixed).fold(0, |crc, (table, byte)| crc ^ table[usize::from(byte)])
    });
    rest.iter().fold(crc, |crc, byte| {
        let [low, _] = crc.to_le_bytes();
        (crc >> 8) ^ CRC_TABLES[0][usize::from(low ^ byte)]
    })
}

/// The checksum of each byte, followed by as many bytes of 0 as the table's place in the list.
static CRC_TABLES: [[u16; 256]; STEP] = {
    let mut tables = [[0; 256]; STEP];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u16;
        let mut zeros = 0;
        while zeros < STEP {
            let mut bit = 0;
            while bit < 8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xa001 } else { crc >> 1 };
                bit += 1;
            }
            tables[zeros][byte] = crc;
            zeros += 1;
        }
        byte += 1;
    }
    tables
};

#[cfg(test)]
mod tests {
    use super::*;

    fn file(length: u32, messages: &[u8]) -> Vec<u8> {
        let mut bytes = vec![14, 16, 0, 0];
        bytes.extend(length.to_le_bytes());
        bytes.extend(b".FIT\0\0");
        bytes.extend(messages);
        let checksum = crc(&bytes);
        bytes.extend(checksum.to_le_bytes());
        bytes
    }

    #[test]
    fn the_checksum_is_the_known_one_of_arc() {
        assert_eq!(crc(b"123456789"), 0xbb3d);
        assert_eq!(crc(b"the quick brown fox jumps over 13 lazy dogs"), 0x0eca);
    }

    #[test]
    fn a_chain_is_split_and_what_follows_it_is_named() {
        let mut bytes = file(3, b"abc");
        bytes.extend(file(2, b"de"));
        bytes.extend(b"rubbish");
        let (chain, rest) = parts(&bytes);
        assert_eq!(chain.iter().map(|part| (part.at, part.checksum_matches)).collect::<Vec<_>>(), [(0, true), (19, true)]);
        assert_eq!(rest, Some(37));
    }

    #[test]
    fn a_part_that_ends_early_or_does_not_match_is_told() {
        let mut bytes = file(3, b"abc");
        bytes.pop();
        assert!(parts(&bytes).0[0].is_cut);
        let mut bytes = file(3, b"abc");
        bytes[14] = b'x';
        assert!(!parts(&bytes).0[0].checksum_matches);
    }

    #[test]
    fn a_header_without_a_length_takes_all_there_is() {
        let bytes = file(0, b"abcdef");
        let (chain, rest) = parts(&bytes);
        assert!(chain[0].is_unfinished && rest.is_none());
        assert_eq!(chain[0].messages.len(), 8, "the checksum cannot be told from messages");
    }
}
