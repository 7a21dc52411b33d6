//! What an import says of a file: its entries, and warnings in the runner's words.

use std::fmt;

use super::Refusal;
use crate::journal::{CheckIn, Day, Mark, Session, Spell, Sport, Trace, name_of};

/// What one file held.
///
/// Either there are entries, or a refusal says why not; warnings may come with both.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The sessions, in the order of the file.
    pub sessions: Vec<Session>,
    /// What the file says of mornings, each with the app it came from as its source.
    pub check_ins: Vec<CheckIn>,
    /// Spells of illness and injury.
    pub spells: Vec<Spell>,
    /// The traces of those sessions that are recordings.
    pub traces: Vec<(Mark, Trace)>,
    /// Whether it is a list of no known origin, read by a mapping.
    pub is_mapped: bool,
    /// What to know about them.
    pub warnings: Vec<ImportWarning>,
    /// Why there is nothing to import; absent where there are entries.
    pub refusal: Option<Refusal>,
}

impl Reading {
    /// Gives the reading of a file with nothing to import.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self {
            sessions: Vec::new(),
            check_ins: Vec::new(),
            spells: Vec::new(),
            traces: Vec::new(),
            is_mapped: false,
            warnings: Vec::new(),
            refusal: Some(refusal),
        }
    }
}

/// What to know about a file that was read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ImportWarning {
    /// The checksum at the end does not match the content.
    #[error("the checksum does not match: a figure may be wrong")]
    ChecksumMismatch,
    /// The file ends early.
    #[error("truncated at byte {at}: read as far as it goes")]
    Truncated {
        /// Where it ends.
        at: usize,
    },
    /// The file is damaged inside.
    #[error("damaged at byte {at}: read up to there")]
    Damaged {
        /// Where reading had to stop.
        at: usize,
    },
    /// The packing around the file is damaged.
    #[error("its packing is damaged after {at} bytes: read up to there")]
    BrokenPacking {
        /// How many bytes could be unpacked.
        at: usize,
    },
    /// The watch never finished the file.
    #[error("never finished by the watch: read as far as it goes")]
    Unfinished,
    /// Something else follows a whole file.
    #[error("bytes after {at} are not a FIT file")]
    TrailingBytes {
        /// Where the whole file ends.
        at: usize,
    },
    /// The XML breaks off or is not well-formed.
    #[error("not well-formed at line {line}: read up to there")]
    BrokenXml {
        /// Where reading had to stop.
        line: usize,
    },
    /// A name whose prefix was never declared.
    #[error("the prefix {prefix} at line {line} is never declared: read all the same")]
    UndeclaredPrefix {
        /// The prefix.
        prefix: String,
        /// The first line that uses it.
        line: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("some characters are not UTF-8: replaced")]
    NotUtf8,
    /// No summary of the session in the file.
    #[error("no summary in the file: figures taken from its {records} records")]
    NoSummary {
        /// How many records there are.
        records: usize,
    },
    /// A watch whose clock was not set, in a file that says the date elsewhere.
    #[error("the watch's clock was not set (it says {year}): dated {taken} by the file's local time, please check")]
    ClockNotSet {
        /// The year its clock shows.
        year: i32,
        /// The day taken instead.
        taken: Day,
    },
    /// A heart rate that is an artefact.
    #[error("a heart rate of {bpm:.0} is not believable: left out")]
    HeartNotBelievable {
        /// The heart rate, in beats per minute.
        bpm: f64,
    },
    /// A night that nobody sleeps.
    #[error("a night of {} is not believable: left out", SpokenSpan(*seconds))]
    NightNotBelievable {
        /// Its length, in seconds.
        seconds: f64,
    },
    /// A heart rate variability that is an artefact.
    #[error("a heart rate variability of {milliseconds:.0} ms is not believable: left out")]
    HrvNotBelievable {
        /// The figure, in milliseconds.
        milliseconds: f64,
    },
    /// A figure outside what a runner can have.
    #[error("{0}: left out")]
    OutOfRange(String),
    /// More way than anyone can cover in the time.
    #[error("{} in {} is not believable: distance left out", Length(*metres), SpokenSpan(*seconds))]
    DistanceNotBelievable {
        /// The distance, in metres.
        metres: f64,
        /// The time, in seconds.
        seconds: f64,
    },
    /// A part of the file with nothing to import.
    #[error("one part left out: {0}")]
    PartLeftOut(Refusal),
    /// Entries of dates that nobody has lived yet.
    #[error("dated after now: {entries}, up to {last}, left out; set the dates right in the file and import it again")]
    YetToCome {
        /// How many.
        entries: usize,
        /// The latest date.
        last: Day,
    },
    /// A session too short to matter.
    #[error("only {} long: kept, too short to count for much", SpokenSpan(*seconds))]
    Short {
        /// Its length, in seconds.
        seconds: f64,
    },
    /// A recording that went on long after the session.
    #[error("{} from start to stop, {} of it in motion: was it stopped late?", SpokenSpan(*elapsed), SpokenSpan(*moving))]
    LeftRunning {
        /// From start to stop, in seconds.
        elapsed: f64,
        /// In motion, in seconds.
        moving: f64,
    },
    /// A pause so long that another session follows it.
    #[error("a pause of {}: read as two sessions", SpokenSpan(*seconds))]
    LongPause {
        /// Its length, in seconds.
        seconds: f64,
    },
    /// Leaps of the track that were not counted.
    #[error("leaps of the track: {count}, {} together, not counted", Length(*metres))]
    Leaps {
        /// How many.
        count: usize,
        /// Their length together, in metres.
        metres: f64,
    },
    /// Leaps of the altitude that were not counted.
    #[error("the altitude leaps by {metres:.0} m at once: not counted as climb")]
    AltitudeLeap {
        /// The largest leap, in metres.
        metres: f64,
    },
    /// An altitude that is 0 everywhere.
    #[error("the altitude is 0 everywhere: climb and descent stay unknown")]
    NoAltitude,
    /// Points without a time.
    #[error("points without a time: {0}, left out")]
    PointsWithoutTime(usize),
    /// Points without a place.
    #[error("points without a place: {0}, kept for time and heart rate")]
    PointsWithoutPlace(usize),
    /// Points whose time lies before that of the point before them.
    #[error("points out of order in time: {0}, put right")]
    PointsOutOfOrder(usize),
    /// Transitions of a multisport recording.
    #[error("transitions between sports: {count}, {} together, left out", SpokenSpan(*seconds))]
    Transitions {
        /// How many.
        count: usize,
        /// Their length together, in seconds.
        seconds: f64,
    },
    /// A sport taken from the speed.
    #[error("the file names no sport: taken for a {} by its speed", name_of(.0).replace('_', " "))]
    SportGuessed(Sport),
    /// Rows of a list that were left out.
    #[error("rows left out: {rows}, {why}")]
    RowsLeftOut {
        /// How many.
        rows: usize,
        /// Why.
        why: &'static str,
    },
    /// Cells of a list that are meant for figures, and hold none that can be.
    #[error("figures left out: {figures} that cannot be read, such as `{example}`")]
    FiguresLeftOut {
        /// How many.
        figures: usize,
        /// The first of them.
        example: String,
    },
    /// A line that would take those after it along.
    #[error("line {line} opens a quote that is never closed: left out, the lines after it are read; close it and import again")]
    QuoteUnclosed {
        /// The line.
        line: u64,
    },
    /// Dates of which nothing tells whether the day or the month comes first.
    #[error(
        "its dates may begin with the day or the month: taken for the day; if not, import it with --dates mdy, or add :mdy to the \
         date's column in --map"
    )]
    DateOrderGuessed,
    /// A list of no known origin whose columns were confirmed before.
    #[error("read as you confirmed before (lists.{0} in the settings; `deckchair config unset 'lists.{0}'` forgets it)")]
    ReadAsRemembered(String),
    /// Columns of a list that were left out.
    #[error("left out: {0}")]
    ColumnsLeftOut(&'static str),
    /// A list whose columns have names in a language that is not known.
    #[error("its columns have names in a language that is not known: read by their places; please check a session")]
    LanguageUnknown,
    /// Units that a list does not say.
    #[error("the file says no units: taken for {units}, by {by}")]
    UnitsGuessed {
        /// The units.
        units: &'static str,
        /// What told.
        by: &'static str,
    },
    /// Warnings beyond those that anyone reads.
    #[error("and {0} more")]
    More(usize),
    /// No sport and nothing to guess it by.
    #[error("the file names no sport: `deckchair edit` takes it")]
    SportUnknown,
}

/// A length of time as people say it: `45 s`, `4.9 s`, `12 min`, `8 h 27 min`.
pub(super) struct SpokenSpan(pub(super) f64);

impl fmt::Display for SpokenSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0;
        if seconds < 10.0 && seconds.fract() != 0.0 {
            return write!(f, "{seconds:.1} s");
        }
        if seconds < 120.0 {
            return write!(f, "{seconds:.0} s");
        }
        let minutes = (seconds / 60.0).round() as u64;
        if minutes < 60 { write!(f, "{minutes} min") } else { write!(f, "{} h {:02} min", minutes / 60, minutes % 60) }
    }
}

/// A length of way as people say it: `150 m`, `9.7 km`, `39,506 km`.
pub(super) struct Length(pub(super) f64);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilometres = self.0 / 1000.0;
        if kilometres < 1.0 {
            return write!(f, "{:.0} m", self.0);
        }
        if kilometres < 1000.0 {
            return write!(f, "{kilometres:.1} km");
        }
        let digits = format!("{:.0}", kilometres.floor());
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                write!(f, ",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, " km")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_lengths_are_written_as_people_say_them() {
        let spans = [(4.924, "4.9 s"), (9.0, "9 s"), (45.4, "45 s"), (720.0, "12 min"), (30_420.0, "8 h 27 min")];
        for (seconds, words) in spans {
            assert_eq!(SpokenSpan(seconds).to_string(), words);
        }
        let lengths = [(150.0, "150 m"), (9_712.0, "9.7 km"), (39_506_645.0, "39,506 km"), (1_234_567_890.0, "1,234,567 km")];
        for (metres, words) in lengths {
            assert_eq!(Length(metres).to_string(), words);
        }
    }

    #[test]
    fn a_guessed_sport_is_named_as_the_log_names_it() {
        let words = ImportWarning::SportGuessed(Sport::Run).to_string();
        assert_eq!(words, "the file names no sport: taken for a run by its speed");
    }
}
