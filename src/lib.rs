//! Deckchair answers one question each morning: *rest or train?*
//!
//! # Floor plan
//! | room | what it is for | it may use |
//! |---|---|---|
//! | `journal` | what happened: sessions, check-ins, rest, plans | nothing |
//! | `keys` | every key, declared once | nothing |
//! | `recovery` | what it means: systems, ladder, refuelling, detraining | `journal` |
//! | `phrase` | how people write it, in and out | `journal` |
//! | `import` | others' logs: bytes in, entries and warnings out | `journal` |
//! | `plan` | what could come: suggested days, races, what-ifs | `journal recovery` |
//! | `export` | our log for others | `journal plan phrase` |
//! | `views` | what to say: words, numbers and tones | `journal recovery plan phrase keys` |
//! | `app` | what is open, and what an event does to it | those and `views` |
//! | `store` | the log on disk | `journal` |
//! | `config` | the settings file | `journal keys` |
//! | `clock` | the one window on time | `journal` |
//! | `tui` | the terminal: loop, theme, painting | `app views keys config` |
//! | `cli` | the subcommands | all |
//!
//! Nothing in a pure room (`journal` to `app`) reads a clock, a file, the environment or a random source. A test keeps these doors.

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
