//! Others' logs: the bytes of one file in; sessions, check-ins, spells and warnings out.
//!
//! [`read`] is total: it finds out the format by the content, never panics, never fails half-way, and says in the runner's
//! words what it could not use. What is sound in a broken file is read, with a warning; a file with nothing to import is
//! refused, with the reason. [`already_there`] tells whether the log holds a session already, and [`joined`] makes one session
//! of all its recordings, the same in whichever order they come, so that importing twice adds nothing. A list of no known
//! origin is refused with a proposed [`Mapping`] of its columns, by which [`read_mapped`] reads it.
//!
//! Each format has one module that turns bytes into `Findings`; a new format is a new [`Format`], a line in
//! `Format::of` and a module. What is believable is judged in one place for all of them, after reading.

mod apple;
mod belief;
mod by_hand;
mod container;
mod figures;
mod fit;
mod format;
mod gpx;
mod health_connect;
mod joined;
mod json;
mod known;
mod lettering;
mod many;
mod morning;
mod night;
mod place;
mod reading;
mod refusal;
mod remembered;
mod same;
mod sport;
mod stamp;
mod table;
mod tcx;
mod track;
mod waking;
mod watch;
mod xml;

use std::io::{BufRead, Write};
use std::path::Path;

use crate::journal::{CheckIn, Moment, Session, Spell, Trace, Zone, clean_line};

pub use container::{ArchiveEntry, Room, Scratch, Wrapping, hold, is_worth_opening, unpack, unpack_stream};
pub use format::Format;
pub use joined::{joined, part};
pub use known::{FileKind, KNOWN, TriedOn};
pub use lettering::without_utf16;
pub use morning::{is_read_elsewhere, told_more};
pub use reading::{ImportWarning, Reading};
pub use refusal::Refusal;
pub use remembered::{Remembered, deleted_recordings};
pub use same::{JoinBasis, JoinDoubt, Met, Reread, Settled, Surety, already_there, differ_in_name_only, doubt, links, settle};
pub use table::hints::ListHints;
pub use table::mapped::{Mapping, MappingError, Proposal};
pub use table::when::DateOrder;
pub use watch::{Watch, Watched};

/// What a format's reader found, before it is judged.
#[derive(Debug, Default)]
struct Findings {
    sessions: Vec<Session>,
    check_ins: Vec<CheckIn>,
    spells: Vec<Spell>,
    /// The traces of sessions, each with the start of its session.
    traces: Vec<(Moment, Trace)>,
    warnings: Vec<ImportWarning>,
    /// Whether it is a list of no known origin, read by a mapping.
    is_mapped: bool,
    /// Why there is nothing, part by part where there are several.
    refusals: Vec<Refusal>,
}

impl Findings {
    /// Gives findings with nothing in them but the reason why.
    fn refused(refusal: Refusal) -> Self {
        Self { refusals: vec![refusal], ..Self::default() }
    }

    /// Adds a session with its trace.
    fn add_recorded(&mut self, session: Session, trace: Option<Trace>) {
        self.traces.extend(trace.map(|trace| (session.start, trace)));
        self.sessions.push(session);
    }

    /// Adds what another part of the file held.
    fn add(&mut self, other: Self) {
        self.sessions.extend(other.sessions);
        self.check_ins.extend(other.check_ins);
        self.spells.extend(other.spells);
        self.traces.extend(other.traces);
        self.is_mapped |= other.is_mapped;
        self.warnings.extend(other.warnings);
        self.refusals.extend(other.refusals);
    }
}

/// Reads one file of another log.
///
/// Times that do not say their offset from UTC are placed in `home`. `name` is the file's own name, kept as the source.
#[must_use]
pub fn read(name: &str, bytes: &[u8], home: Zone) -> Reading {
    read_mapped(name, bytes, home, &ListHints::default())
}

/// Reads one file of another log as [`read`] does; lists by what the runner says of them.
#[must_use]
pub fn read_mapped(name: &str, bytes: &[u8], home: Zone, hints: &ListHints) -> Reading {
    read_watched(name, bytes, home, hints, &mut Watch::default())
}

/// Reads one file of another log as [`read_mapped`] does, as long as a watch lets it: where [`Watch::is_stopped`] then, what it
/// gives is of no use.
#[must_use]
pub fn read_watched(name: &str, bytes: &[u8], home: Zone, hints: &ListHints, watch: &mut Watch<'_>) -> Reading {
    let bytes = match lettering::without_utf16(bytes) {
        Ok(bytes) => bytes,
        Err(refusal) => return Reading::refused(refusal),
    };
    let bytes = &*bytes;
    let format = match Format::of(name, bytes) {
        Ok(format) => format,
        Err(refusal) => return Reading::refused(refusal),
    };
    let findings = match format {
        Format::Fit => fit::read(bytes, home),
        Format::Gpx => gpx::read(bytes, home, watch),
        Format::Tcx => tcx::read(bytes, home, watch),
        Format::List => table::read(bytes, home, hints),
        Format::Json => json::read(bytes, home, watch),
        Format::HealthConnect => health_connect::read(bytes, home),
        Format::Apple => apple::read(&mut &*bytes, home),
    };
    told(findings, format, name)
}

/// Reads one file of a kind that may be of any size, as a stream; [`hold`] says which are.
pub fn read_stream(name: &str, file: &mut dyn BufRead, home: Zone) -> Reading {
    told(apple::read(file, home), Format::Apple, name)
}

/// Copies a database to a file in which [`read_database`] can read it; [`hold`] says which files are one.
///
/// # Errors
/// The [`Refusal`] of a database that is too large, or cannot be copied.
pub fn lay_out(database: &mut dyn BufRead, laid: &mut dyn Write) -> Result<(), Refusal> {
    health_connect::lay_out(database, laid)
}

/// Reads the database that was laid out under a path.
#[must_use]
pub fn read_database(name: &str, laid: &Path, home: Zone) -> Reading {
    told(health_connect::read_laid(laid, home), Format::HealthConnect, name)
}

/// Judges what was found, and notes where it came from.
fn told(mut findings: Findings, format: Format, name: &str) -> Reading {
    for session in &mut findings.sessions {
        // A row of a list may name the recording that it stands for, and the list's own kind.
        session.source.file.get_or_insert_with(|| own_name(name));
        session.source.format.get_or_insert_with(|| format.to_string());
    }
    belief::judge(findings)
}

/// Gives the last part of a path, as a line that is safe to show.
pub(crate) fn own_name(name: &str) -> String {
    clean_line(name.rsplit(['/', '\\']).next().unwrap_or(name))
}
