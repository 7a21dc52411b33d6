//! The pieces that screens are made of.

mod bar;
mod big_word;
mod letters;
mod panel;

pub use bar::Bar;
pub use big_word::BigWord;
pub use panel::{Panel, draw_cursor, spread};
