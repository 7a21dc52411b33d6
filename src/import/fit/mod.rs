//! FIT: what watches write.
//!
//! A file is a chain of parts, each with its own header and checksum ([`parts`]). The messages of a part go through one pass
//! that keeps only what a session needs ([`contents`]); what is left open when the pass ends is worked out in
//! [`session`]: figures that no summary gives come from the records.

mod beats;
mod contents;
mod date;
mod device;
mod message;
mod parts;
mod session;
mod sport;

use rustyfit::{Decoder, DecoderEvent, StreamingIterator};

use super::{Findings, ImportWarning, Refusal};
use crate::journal::Zone;
use contents::Contents;
use parts::{Part, parts};

/// Reads a FIT file.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    let mut warnings = Vec::new();
    let mut recordings: Vec<Contents> = Vec::new();
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let (chain, rest) = parts(bytes);
    for part in &chain {
        let mut contents = Contents::default();
        decode(&mut decoder, part, bytes.len(), &mut contents, &mut warnings);
        match recordings.last_mut() {
            // Heart rates that a chest strap kept under water follow in parts without a name of their own.
            Some(before) if contents.is_appendix() => before.append(contents),
            Some(_) | None => recordings.push(contents),
        }
    }
    if let Some(at) = rest {
        warnings.push(ImportWarning::TrailingBytes { at });
    }
    gathered(recordings, warnings, home)
}

/// Puts together what the recordings of one file give.
fn gathered(recordings: Vec<Contents>, warnings: Vec<ImportWarning>, home: Zone) -> Findings {
    let mut all = Findings { warnings, ..Findings::default() };
    for recording in recordings {
        let found = session::sessions(recording, home);
        all.sessions.extend(found.sessions);
        all.warnings.extend(found.warnings);
        all.refusals.extend(found.refusals);
    }
    if all.sessions.is_empty() && all.refusals.first().is_none_or(|refusal| *refusal == Refusal::NoSession) {
        all.refusals.splice(..0, all.warnings.iter().find_map(early_end));
    }
    all
}

/// Gives the refusal of a file that breaks off before anything of use.
fn early_end(warning: &ImportWarning) -> Option<Refusal> {
    if let ImportWarning::Truncated { at } = warning {
        return Some(Refusal::TruncatedEarly { at: *at });
    }
    if let ImportWarning::Damaged { at } = warning { Some(Refusal::DamagedEarly { at: *at }) } else { None }
}

/// Takes the messages of one part, as far as it can be read.
fn decode(
    decoder: &mut Decoder,
    part: &Part<'_>,
    file_length: usize,
    contents: &mut Contents,
    warnings: &mut Vec<ImportWarning>,
) {
    let mut unread: &[u8] = &part.bytes;
    let is_whole = take_messages(decoder, &mut unread, contents);
    if part.is_unfinished {
        warnings.push(ImportWarning::Unfinished);
    } else if part.is_cut {
        warnings.push(ImportWarning::Truncated { at: file_length });
    } else if !is_whole {
        warnings.push(ImportWarning::Damaged { at: part.at + part.bytes.len() - unread.len() });
    } else if !part.checksum_matches {
        warnings.push(ImportWarning::ChecksumMismatch);
    }
}

/// Takes messages until the part ends or breaks; says whether it came to its end.
fn take_messages(decoder: &mut Decoder, unread: &mut &[u8], contents: &mut Contents) -> bool {
    let mut stream = decoder.stream(unread);
    while let Some(event) = stream.next() {
        match event {
            Ok(DecoderEvent::Message(message)) => contents.take(message),
            Ok(DecoderEvent::FileHeader(_) | DecoderEvent::MessageDefinition(_)) => {}
            Ok(DecoderEvent::Crc(_)) => return true,
            Err(_) => return false,
        }
    }
    true
}
