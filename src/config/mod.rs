//! The settings file, its defaults, and what is wrong with it.
//!
//! [`SETTINGS`] declares every setting once; reading, showing, changing, the commented default file and the table of the
//! README are made from it. A file that is wrong in one place counts in all others: [`read`] gives the settings together
//! with every problem, its line and a remedy. Who reads the file says where it is; this room looks for nothing.

mod colours;
mod file;
mod print;
mod problem;
mod reading;
mod setting;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod value;

pub use colours::{Colours, Rgb};
pub use file::{create, get, set, show, unset};
pub use print::{default_file, markdown};
pub use problem::{ConfigError, Problem, Wrong};
pub use reading::{SettingsRead, read, read_text};
pub use setting::{Setting, ValueSort};
pub use settings::{Characters, Dates, Hooks, Mouse, Notices, Settings, ThemeChoice};
pub use table::{HABITS, KEYS, LISTS, OPEN_TABLES, OpenTable, SETTINGS, setting};
