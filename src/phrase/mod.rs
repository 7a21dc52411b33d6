//! How people write it: quick lines in; distances, times, paces, dates and ranges out.
//!
//! Writing: [`distance`], [`spent`], [`pace`], [`day`], [`range`] and their neighbours give words for the journal's
//! quantities, in the runner's units and without precision that nobody has.
//!
//! Reading: [`session`], [`check_in`], [`intake`] and [`planned`] understand a line of words in any order, or say with
//! [`Misread`] which word they do not, and what would be right; nothing is dropped in silence.

mod amount;
mod dates;
mod duration;
mod lines;
pub mod names;
mod number;
mod pace;
mod patch;
mod read;
mod right;
mod write;

pub use amount::{climb, distance, distance_of, drink, drink_of, effort, grams, grams_of, heart_rate, rough_distance, weight};
pub use dates::{
    brief_day, day, day_and_month, day_with_range, days, days_away, full_day, moment, month, range, span, spoken_day, time,
    weekday,
};
pub use duration::{about, countdown, spent, stopwatch};
pub use lines::{write_check_in, write_intake, write_planned_rest, write_rest, write_spell};
pub use number::{count, decimal, grouped, percent, rounded};
pub use pace::{pace, pace_at, pace_marks, pace_unit};
pub use patch::{patched_line, words_of};
pub use read::{
    CheckInLine, Doubt, DurationHint, Here, Lean, Misread, MisreadReason, PlannedReading, SessionReading, Word, WordRole,
    check_in, intake, names_a_day, names_a_stretch, past_days, past_moment, planned, planned_rest, plans, plans_rest, read_day,
    read_month, read_nearest_day, read_planned, read_plans, read_session, read_time, replanned, rest, session, shortened, spell,
};
pub use right::put_right;
pub use write::{line_of, write_again, write_planned, write_session, write_session_as_said};
