//! What to say: one view model a screen; words, numbers and tones; no colours, no rectangles.
//!
//! The terminal screen and the command line both print these views, so they say the same sentence. A view is plain data
//! made by a pure function of the moment, the assessment and the journal; painting it decides nothing.

mod calendar;
mod check_in;
mod cost;
mod log;
mod session;
mod today;
mod tone;
mod why;

pub use calendar::{CalendarView, DayCell, DayPanel, DayPlace, Kept};
pub use check_in::{Answer, CheckInView, Field, Question, Sign};
pub use cost::{CostStep, CostView};
pub use log::{LogRow, LogView, RowKind};
pub use session::{Fact, SessionView};
pub use today::{
    Amount, Beside, ComfortLine, ComfortView, DetrainingLine, Door, DoorTo, RefuellingView, Step, StepState, Strip, StripCell,
    SystemLine, TodayView, WayBack,
};
pub use tone::{Badge, Glyph, Glyphs, Said, Tone, in_glyphs};
pub use why::{Evidence, Link, WhyView};
