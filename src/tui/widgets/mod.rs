//! The pieces that screens are made of.

mod bar;
mod big_word;
mod curve;
mod letters;
mod panel;

pub use bar::Bar;
pub use big_word::BigWord;
pub use curve::{EIGHTHS, draw_ground, draw_line, sampled};
pub use panel::{Panel, clear, draw_cursor, spread};
