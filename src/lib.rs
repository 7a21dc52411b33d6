//! Deckchair answers one question each morning: *rest or train?*
//!
//! # Floor plan
//! | room | what it is for | it may use |
//! |---|---|---|
//! | `journal` | what happened: sessions, check-ins, rest, plans | |
//! | `keys` | every key, declared once | |
//! | `recovery` | what it means: systems, ladder, refuelling, detraining | `journal` |
//! | `phrase` | how people write it, in and out | `journal` |
//! | `import` | others' logs: bytes in, entries and warnings out | `journal` |
//! | `plan` | what could come: suggested days, races, what-ifs | `journal recovery` |
//! | `export` | our log for others | `journal plan phrase` |
//! | `views` | what to say: words, numbers and tones | `journal recovery plan phrase keys` |
//! | `app` | what is open, and what an event does to it | `journal recovery plan phrase keys views config` |
//! | `store` | the log on disk | `journal` |
//! | `config` | the settings file | `journal keys` |
//! | `clock` | the one window on time | `journal` |
//! | `tui` | the terminal: loop, theme, painting | `journal phrase views keys app config clock` |
//! | `cli` | the subcommands | every room |
//!
//! Nothing in a pure room (`journal` to `app`) reads a clock, a file, the environment or a random source: of `config`, `app`
//! has the settings and their table, never their file.
//!
//! A room that is not named in another's row cannot be entered from there.
//!
//! Outside crates have doors too; one that is not in this table is open to every room:
//!
//! | what | who may use it |
//! |---|---|
//! | `std::fs` `std::env` `std::process` | `store config clock cli` |
//! | `std::io` `std::net` | `import export store config tui cli` |
//! | `std::thread` | `import export store config recovery tui cli` |
//! | `rusqlite` | `store import` |
//! | `rusqlite_migration` | `store` |
//! | `ratatui` | `tui` |
//! | `tui_input` `nucleo_matcher` | `app` |
//! | `ratatui::crossterm::event` | `keys tui` |
//! | `signal_hook` | `tui cli` |
//! | `clap` `clap_complete` `clap_mangen` | `cli` |
//! | `etcetera` `terminal_size` | `cli` |
//! | `iana_time_zone` | `clock` |
//!
//! A test reads both tables and every path in the source, and keeps these doors.
//!
//! The library is there for the program and its tests: nobody else is promised that it stays as it is.

#[cfg(not(unix))]
compile_error!(
    "Deckchair runs on Linux and macOS: it hears the signals of a Unix terminal and keeps its files for their owner alone"
);

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod export;
pub mod import;
pub mod journal;
pub mod keys;
pub mod phrase;
pub mod plan;
pub mod recovery;
pub mod store;
pub mod tui;
pub mod views;
