//! Why a file was refused, in the runner's words.

use super::Proposal;
use super::reading::{Length, SpokenSpan};
use crate::journal::Day;

/// Why a file holds nothing to import.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No bytes.
    #[error("empty file")]
    Empty,
    /// A name that promises FIT, and other content.
    #[error("not a FIT file")]
    NotFit,
    /// Content of no known format.
    #[error("of no kind that can be read: export it as FIT, GPX, TCX or CSV")]
    Unknown,
    /// A file that macOS puts beside the real one on foreign disks.
    #[error("the companion (._) that macOS leaves beside a file, not a FIT file")]
    Companion,
    /// A compressed file.
    #[error("compressed ({0}): unpack it first")]
    Compressed(&'static str),
    /// An archive of another kind.
    #[error("a tar archive: unpack it, and import the folder")]
    Tar,
    /// Archives in archives in archives.
    #[error("an archive too deep inside others")]
    PackedTooDeep,
    /// An archive of which far more comes out than went in, or of too many files.
    #[error("far more inside than its size allows, as in a zip bomb: not unpacked any further")]
    TooMuchInside,
    /// A file too large to be held in memory.
    #[error("larger than {mega_bytes} MB, which no file of its kind is: export fewer years at once")]
    TooLarge {
        /// The largest that is read, in millions of bytes.
        mega_bytes: u64,
    },
    /// An archive with a password.
    #[error("locked with a password: unpack it first")]
    Locked,
    /// A zip that is not whole.
    #[error("a damaged or cut-off zip: fetch it again")]
    BrokenArchive,
    /// A packed file that cannot be unpacked.
    #[error("damaged inside its packing")]
    BrokenPacking,
    /// A way of packing that is not known.
    #[error("packed in a way that cannot be read: unpack it first")]
    OtherPacking,
    /// A file that the disk or the pipe does not give.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A file that was not read to its end.
    #[error("stopped before its end")]
    Stopped,
    /// XML of another kind.
    #[error("an XML file of <{0}>, not GPX or TCX: export it as one of them")]
    OtherXml(String),
    /// Points of a track as CSV.
    #[error("the points of one track, not a list of sessions: export it as GPX, TCX or FIT")]
    PointsOnly,
    /// Laps of a session as CSV, without its date.
    #[error("the laps of one session, without its date: export the session as FIT, TCX or GPX")]
    LapsOnly,
    /// A list of something else.
    #[error("a list of {columns}: no sessions or mornings that are known")]
    OtherList {
        /// Its first columns.
        columns: String,
        /// Which column may be which, where enough of them have names that tell.
        proposal: Option<Proposal>,
    },
    /// A list without a column that it should have.
    #[error("no column is called `{0}`")]
    NoColumn(String),
    /// A database of something else.
    #[error("a database of something else than Health Connect")]
    OtherDatabase,
    /// A database that cannot be read.
    #[error("a damaged database: export it again")]
    BrokenDatabase,
    /// JSON of something else.
    #[error("JSON of something else: no sessions or mornings that are known; export a session as FIT, TCX or GPX")]
    OtherJson,
    /// JSON that breaks off or is none.
    #[error("broken JSON at line {line}: export it again")]
    BrokenJson {
        /// Where reading had to stop.
        line: usize,
    },
    /// A list in a language whose column names are not known.
    #[error("{0}'s list in a language that is not known yet: set {0} to English and export again")]
    OtherLanguage(&'static str),
    /// A FIT file of another purpose.
    #[error("{0}, no activity")]
    OtherPurpose(String),
    /// A training plan.
    #[error("a plan, not a session")]
    Plan,
    /// A course or route to follow.
    #[error("a planned route, no times: not a session")]
    Route,
    /// No track or session at all.
    #[error("no session and no morning in it")]
    NoSession,
    /// More sessions than one recording can have.
    #[error("more sessions than one recording can have: not believable")]
    TooManySessions,
    /// More sessions than a day has room for.
    #[error("more than {most} sessions in one day: not believable")]
    TooManyInADay {
        /// The most that are read.
        most: usize,
    },
    /// More entries than a life of training has.
    #[error("more than {most} entries in one file: not believable")]
    TooManyEntries {
        /// The most that are read.
        most: usize,
    },
    /// A track without points.
    #[error("a track with no points")]
    NoPoints,
    /// All points at one moment.
    #[error("a single moment, not a session")]
    OneMoment,
    /// The file ends before its first session or record.
    #[error("truncated at byte {at}, before anything of use")]
    TruncatedEarly {
        /// Where it ends.
        at: usize,
    },
    /// The file is damaged before its first session or record.
    #[error("damaged at byte {at}, before anything of use")]
    DamagedEarly {
        /// Where reading had to stop.
        at: usize,
    },
    /// XML that breaks before its first point.
    #[error("not well-formed XML at line {line}, before anything of use")]
    BrokenXmlEarly {
        /// Where reading had to stop.
        line: usize,
    },
    /// A watch whose clock was never set.
    #[error("the watch's clock was not set: it says {year}, and nothing else in the file says when this was")]
    ClockNotSet {
        /// The year its clock shows.
        year: i32,
    },
    /// A date that no watch can have recorded.
    #[error("dated {year}: not believable")]
    DateNotBelievable {
        /// The year.
        year: i32,
    },
    /// A date that nobody has lived yet.
    #[error("dated {day}, which is still to come: set the date right in the file and import it again")]
    YetToCome {
        /// The date.
        day: Day,
    },
    /// A track that leaps over the earth.
    #[error("track points of {} in {}: not believable", Length(*metres), SpokenSpan(*seconds))]
    TrackNotBelievable {
        /// The length of the leaps, in metres.
        metres: f64,
        /// The time they take, in seconds.
        seconds: f64,
    },
}

impl Refusal {
    /// Says whether the file was never meant to be imported: in a folder or an archive it is left alone.
    #[must_use]
    pub const fn is_foreign(&self) -> bool {
        matches!(self, Self::Unknown | Self::OtherXml(_) | Self::OtherList { .. } | Self::OtherJson | Self::OtherDatabase)
    }
}
