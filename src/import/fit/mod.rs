//! FIT: what watches write.
//!
//! A file is a chain of parts, each with its own header and checksum ([`parts`]). The messages of a part ([`stream`]) go
//! through one pass that keeps only what a session needs ([`contents`]); what is left open when the pass ends is worked out in
//! [`session`]: figures that no summary gives come from the records. What a watch records beside sessions (the night, the
//! resting heart rate) is kept by [`watched`].

mod beats;
mod contents;
mod date;
mod device;
mod message;
mod parts;
mod session;
mod sport;
mod stream;
mod watched;

use super::{Findings, ImportWarning, Refusal};
use crate::journal::Zone;
use contents::Contents;
use parts::{FilePart, parts};
use stream::{BrokenMessage, Messages};

/// Reads a FIT file.
pub(super) fn read(bytes: &[u8], home: Zone) -> Findings {
    let mut found = Findings::default();
    let mut recordings: Vec<Contents> = Vec::new();
    let mut broke_off = None;
    let (chain, rest) = parts(bytes);
    for part in &chain {
        let mut contents = Contents::of_bytes(part.bytes.len());
        let ending = decode(part, &mut contents);
        found.warnings.extend(ending.warning());
        broke_off = broke_off.or(ending.refusal());
        match recordings.last_mut() {
            // Heart rates that a chest strap kept under water follow in parts without a name of their own.
            Some(before) if contents.is_appendix() => before.append(contents),
            Some(_) | None => recordings.push(contents),
        }
    }
    found.warnings.extend(rest.map(|at| ImportWarning::TrailingBytes { at }));
    for mut recording in recordings {
        let device = recording.identity.as_ref().and_then(device::name);
        let mornings = std::mem::take(&mut recording.watched).mornings(device.as_deref(), home);
        let mut sessions = session::sessions(recording, home);
        if !mornings.check_ins.is_empty() && sessions.sessions.is_empty() {
            // A file of mornings is no session, and need not say so; a session that cannot be read must.
            sessions.refusals.retain(|refusal| matches!(refusal, Refusal::TooManySessions | Refusal::ClockNotSet { .. }));
        }
        found.add(sessions);
        found.add(mornings);
    }
    let is_empty = found.sessions.is_empty() && found.check_ins.is_empty();
    if is_empty && found.refusals.first().is_none_or(|refusal| *refusal == Refusal::NoSession) {
        found.refusals.splice(..0, broke_off);
    }
    found
}

/// How a part ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartEnding {
    /// As it should.
    Sound,
    /// With a checksum that is not that of its bytes.
    WrongChecksum,
    /// Without ever having been finished by the watch.
    Unfinished,
    /// Where the file is cut.
    Cut { at: usize },
    /// Where its messages make no sense.
    Damaged { at: usize },
}

impl PartEnding {
    /// Says what there is to know, if the part does not end as it should.
    fn warning(self) -> Option<ImportWarning> {
        match self {
            Self::Sound => None,
            Self::WrongChecksum => Some(ImportWarning::ChecksumMismatch),
            Self::Unfinished => Some(ImportWarning::Unfinished),
            Self::Cut { at } => Some(ImportWarning::Truncated { at }),
            Self::Damaged { at } => Some(ImportWarning::Damaged { at }),
        }
    }

    /// Says why there is nothing, should the part hold nothing.
    fn refusal(self) -> Option<Refusal> {
        match self {
            Self::Sound | Self::WrongChecksum | Self::Unfinished => None,
            Self::Cut { at } => Some(Refusal::TruncatedEarly { at }),
            Self::Damaged { at } => Some(Refusal::DamagedEarly { at }),
        }
    }
}

/// Takes the messages of one part, as far as it can be read.
fn decode(part: &FilePart<'_>, contents: &mut Contents) -> PartEnding {
    let mut messages = Messages::of(part.messages);
    let broke = loop {
        match messages.next() {
            Ok(Some(message)) => contents.take(&message),
            Ok(None) => break None,
            Err(BrokenMessage) => break Some(part.end() - messages.left()),
        }
    };
    match broke {
        _ if part.is_unfinished => PartEnding::Unfinished,
        _ if part.is_cut => PartEnding::Cut { at: part.at + part.bytes.len() },
        Some(at) => PartEnding::Damaged { at },
        None if !part.checksum_matches => PartEnding::WrongChecksum,
        None => PartEnding::Sound,
    }
}
