//! Quick lines read: taken apart, understood word by word, settled where a word has two meanings, and put together.

mod answers;
mod check_in;
mod clocks;
mod days;
mod days_off;
mod draft;
mod efforts;
mod figure;
mod gather;
mod gone;
mod here;
mod intake;
mod lengths;
mod misread;
mod moments;
mod nearest;
mod paces;
mod piece;
mod planned;
mod said;
mod scan;
mod session;
mod settle;
mod sports;
mod start;
mod stretches;
#[cfg(test)]
mod tests;
mod texts;
mod times;
mod timing;

pub use check_in::{CheckInLine, check_in};
pub use days::Lean;
pub use days_off::{rest, spell};
pub use here::Here;
pub use intake::intake;
pub use misread::{Misread, Reason};
pub use moments::{day as read_day, past_moment};
pub use planned::{PlannedReading, planned, read_planned};
pub use session::{Role, SessionReading, Word, read_session, session};
pub(super) use settle::reads_as_minutes;
pub(super) use sports::sport_word;
pub use stretches::past_days;
pub(super) use texts::reads_as_start;
