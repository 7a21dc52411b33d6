//! What happened: the words every other room shares.
//!
//! A [`Journal`] holds what the runner said and what the watch recorded: sessions, rest days, check-ins, intake, spells of
//! illness or injury, and what is planned. Everything here is plain data that refuses impossible values when it is made.
//! Nothing here reads a clock, a file or a random source, and nothing here interprets: that is `recovery`'s work.
//!
//! Absence is said, never guessed: an `Option` that is `None` means "the runner did not say". A day nobody reported is
//! [`DayReport::Unreported`], which is not the same as [`DayReport::Rested`].

mod athlete;
mod check_in;
mod check_in_source;
mod correction;
mod entry;
mod every;
mod ledger;
mod measure;
mod name;
mod origin;
mod planned;
mod precedence;
mod recordings;
mod session;
mod spell;
mod sport;
mod text;
mod time;
mod time_of_day;
mod trace;

pub use athlete::{Athlete, Sex, Units};
pub use check_in::{CheckIn, Health, Hrv, HrvMeasure, Pain, RedFlag, Scale5, is_same_place};
pub use check_in_source::{AnswerName, CheckInSource, Share};
pub use correction::{Correction, Merged};
pub use entry::{Change, Entry, EntryKind, Id, Kept, Provisional, Reversal, Revision};
pub use every::{Every, NoRace, Until};
pub use ledger::{DayReport, Entries, Journal};
pub use measure::{Bpm, FOOT_M, Grams, Kilograms, MILE_M, Metres, Millilitres, OutOfRange, Rpe, Seconds, Ten, YARD_M};
pub use name::{name_of, named};
pub use origin::{Answer, Origins};
pub use planned::{Planned, PlannedRest, Priority};
pub use precedence::Precedence;
pub use recordings::Recordings;
pub use session::{Intake, Kind, Rest, Session, Source};
pub use spell::{Grade, Spell, SpellKind};
pub use sport::Sport;
pub use text::{clean_line, clean_text};
pub use time::{Day, DayStart, Moment, WEEK_DAYS, Zone};
pub use time_of_day::TimeOfDay;
pub use trace::{Mark, NoTrace, Stretch, Trace, TraceColumns};
