//! What could come: how likely the body is ready for what is planned, what gives way to a day of rest, and what if.
//!
//! Nothing here changes the log: a plan is played through on a copy of the last year, and what comes of it is an answer or a
//! list of [`crate::journal::Change`]s that somebody else may keep.

mod play;
mod prospect;
mod shift;
mod what_if;

pub use play::{Model, recent};
pub use prospect::{Imagined, LIKELY, Played, Prospect, imagine, is_anything_planned, still_to_come};
pub use shift::{Shift, make_room};
pub use what_if::{BestDay, TrainAgain, WhatIf, first_to_train};
