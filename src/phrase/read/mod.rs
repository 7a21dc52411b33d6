//! Quick lines read: taken apart, understood word by word, settled where a word has two meanings, and put together.

mod clocks;
mod days;
mod draft;
mod efforts;
mod figure;
mod gather;
mod lengths;
#[cfg(test)]
mod lines;
mod misread;
mod nearest;
mod paces;
mod piece;
mod scan;
mod session;
mod settle;
mod sports;
mod start;
mod texts;
mod times;

pub use misread::{Misread, Reason};
pub use session::{Role, SessionReading, Word, read_session, session};
pub(super) use settle::reads_as_minutes;
pub(super) use sports::sport_word;
pub(super) use texts::reads_as_start;
