//! The whole program, tried from outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ahead;
mod aloud;
mod asked;
mod cli;
mod continuity;
mod coverage;
mod crash;
mod errors;
mod five_mornings;
mod golden;
mod guessed;
mod hindsight;
mod house;
mod import;
mod lossless;
mod migrate;
mod mornings;
mod planning;
mod pmdata;
mod program;
mod property;
mod property_phrase;
mod prudence;
mod readme;
mod scenario;
mod science;
mod scripts;
mod sitting;
mod sizes;
mod stage;
mod store;
mod strokes;
mod terminal;
mod to_come;
mod troubles;
