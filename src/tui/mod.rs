//! The terminal: the loop, the looks, and the painting of every screen.
//!
//! Painting is a function of what is shown, the look and the size: two paints of one state give equal buffers.

mod calendar;
mod course;
mod ears;
mod form;
mod frame;
mod log;
mod look;
mod page;
mod palette;
mod plan;
mod prompt;
mod run;
mod screen;
mod settings;
mod targets;
mod terminal;
mod text;
pub mod theme;
mod today;
mod trends;
mod why;
mod widgets;

pub use look::{Capabilities, Look, Notice};
pub use run::run;
pub use screen::Screen;
pub use targets::Targets;
