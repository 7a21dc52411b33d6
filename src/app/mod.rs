//! What is open, and what an event does to it; returns effects, performs none.

mod keeper;

pub use keeper::{Imported, Keeper, Refused, Turned};
