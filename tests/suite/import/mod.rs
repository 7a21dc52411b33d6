//! Import: files of real watches and apps where they are at hand, files made here everywhere.

mod again;
mod apple;
mod by_hand;
mod damage;
mod fit;
mod fuzz;
mod gpx;
mod health_connect;
mod home;
mod json;
mod lists;
mod made;
mod manifest;
mod mapped;
mod memory;
mod one_run;
mod order;
mod overlap;
mod packed;
mod reread;
mod services;
mod split;
mod stopped;
mod tcx;
mod through_the_screen;
mod twice;
mod zones;

use std::io::{self, Cursor};
use std::path::PathBuf;

use chrono_tz::Tz;
use deckchair::import::{Reading, Scratch};
use deckchair::journal::{Session, Zone};

/// The home zone of these tests.
const HOME: Zone = Zone::Named(Tz::Europe__Paris);

/// Reads bytes with the home zone of these tests.
fn read(name: &str, bytes: &[u8]) -> Reading {
    deckchair::import::read(name, bytes, HOME)
}

/// Gives room in memory for archives inside others.
#[expect(clippy::unnecessary_wraps, reason = "other rooms for archives may have no space left")]
fn room() -> io::Result<Box<dyn Scratch>> {
    Ok(Box::new(Cursor::new(Vec::new())))
}

/// Gives the only session of a reading.
fn only(reading: Reading) -> Session {
    assert_eq!(reading.refusal, None);
    let [session] = <[Session; 1]>::try_from(reading.sessions).unwrap();
    session
}

/// Gives the words of a reading's warnings.
fn words(reading: &Reading) -> Vec<String> {
    reading.warnings.iter().map(ToString::to_string).collect()
}

/// Gives the words in which a reading refuses its file.
fn refusal(reading: &Reading) -> String {
    assert!(reading.sessions.is_empty());
    reading.refusal.as_ref().unwrap().to_string()
}

/// Gives the folder of real files, or says aloud that it is not there.
fn real_files() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/visible");
    if folder.is_dir() {
        return Some(folder);
    }
    crate::aloud::skip(&format!("no real files at {}", folder.display()));
    None
}
