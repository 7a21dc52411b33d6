//! `demo`: a made-up season to look at, in a folder of its own that vanishes afterwards.

mod course;
mod hindsight;
mod season;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use crate::app::{Ending, ShownLog};
use crate::config;
use crate::journal::Change;
use crate::store::{LogPiece, LongAction, Store};

use super::arguments::General;
use super::{Desk, Failure, Folders, desk, obey, parsed, screen};
use hindsight::Hindsight;

/// What `demo` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair demo today, deckchair demo calendar, deckchair demo why")]
pub struct DemoArgs {
    /// A command to run on the season.
    #[arg(value_name = "COMMAND", trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

/// Makes the season in a folder of its own and runs a command on it.
///
/// # Errors
/// Where the folder cannot be made, or the command fails.
pub fn run(args: &DemoArgs, general: &General, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let words = std::iter::once(OsString::from("deckchair")).chain(args.command.iter().cloned());
    let mut inner = match parsed(words) {
        Ok(inner) => inner,
        Err(code) => return Ok(code),
    };
    let folder = folder()?;
    inner.general.lay_over(general);
    inner.general.data_dir = Some(folder.path().to_path_buf());
    introduce(folder.path())?;
    let store = make(folder.path(), &desk(&inner.general, out)?)?;
    if inner.command.is_none() && screen::has_terminal() {
        show(folder.path(), &desk(&inner.general, out)?, store, ShownLog::Demo)?;
        return Ok(ExitCode::SUCCESS);
    }
    drop(store);
    let desk = desk(&inner.general, out)?;
    hindsight::keep_answers(folder.path(), desk.now(), &desk.athlete, &AtomicBool::new(false))?;
    drop(desk);
    obey(&inner, out)
}

/// Shows the season until it is left; what Deckchair said on its mornings is worked out once the first frame is there.
fn show(folder: &Path, desk: &Desk<'_>, store: Store, log: ShownLog) -> Result<Ending, Failure> {
    let hindsight = Hindsight::waiting(folder.to_path_buf(), desk.now(), desk.athlete.clone());
    Ok(screen::sit(desk, store, log, hindsight.signal())?.ending)
}

/// Shows the season on the screen, from a log that is still empty, and gives what the runner wants after it.
///
/// # Errors
/// Where the folder cannot be made, or the terminal cannot be taken.
pub fn on_the_screen(desk: &Desk<'_>) -> Result<Ending, Failure> {
    let folder = folder()?;
    let folders = Folders::all_in(folder.path().to_path_buf());
    lend(desk, &folders);
    introduce(folder.path())?;
    let settings = config::read(&folders.settings())?.settings;
    let demo = Desk {
        folders,
        clock: desk.clock,
        athlete: settings.athlete(desk.athlete.zone),
        settings,
        problems: Vec::new(),
        terminal_glyphs: desk.terminal_glyphs,
        look: desk.look,
        out: Box::new(io::sink()),
    };
    show(folder.path(), &demo, make(folder.path(), &demo)?, ShownLog::DemoWithinOwn)
}

/// Lends the settings of who is looking to the demo: the runner is another one, but clock, keys and looks stay.
///
/// What cannot be lent is as it comes; a demo is no place to complain of a file.
fn lend(desk: &Desk<'_>, folders: &Folders) {
    let _ = std::fs::copy(desk.folders.settings(), folders.settings());
    for key in ["athlete.heart_rest", "athlete.heart_max", "advice.prudence"] {
        let _ = config::unset(&folders.settings(), key);
    }
}

/// Makes the folder, which vanishes with the value.
fn folder() -> Result<TempDir, Failure> {
    let made = tempfile::Builder::new().prefix("deckchair-demo-").tempdir();
    made.map_err(|error| Failure::io(format!("the demo's folder cannot be made: {error}")))
}

/// Says who the runner of the season is.
fn introduce(folder: &Path) -> Result<(), Failure> {
    let file = Folders::all_in(folder.to_path_buf()).settings();
    for (key, value) in [("athlete.sex", "woman"), ("athlete.birth_year", "1990"), ("athlete.weight", "58kg")] {
        config::set(&file, key, value)?;
    }
    Ok(())
}

/// Makes the season's log in a folder.
fn make(folder: &Path, desk: &Desk<'_>) -> Result<Store, Failure> {
    let now = desk.now();
    let mut season = season::season(now, desk.athlete.zone, desk.athlete.day_start);
    let traces = course::recorded(&mut season, now);
    let changes: Vec<Change> = season.into_iter().map(Change::Add).collect();
    let mut store = Store::open(folder)?;
    let piece = LogPiece { changes: &changes, traces: &traces, ..LogPiece::default() };
    store.keep_piece(&mut LongAction::of(now), "a made-up season", piece)?;
    Ok(store)
}
