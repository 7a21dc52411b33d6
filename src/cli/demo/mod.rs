//! `demo`: a made-up season to look at, in a folder of its own that vanishes afterwards.

mod course;
mod season;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use tempfile::TempDir;

use crate::config;
use crate::journal::{Change, Journal};
use crate::recovery::assess;
use crate::store::{Action, Advice, Piece, Store};

use super::advice::kept_form;
use super::arguments::General;
use super::{Desk, Failure, Folders, desk, obey, parsed, screen};

/// Days before now on whose mornings the runner asked.
const ANSWERED_DAYS: f64 = 84.0;

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
    make(folder.path(), &desk(&inner.general, out)?)?;
    obey(&inner, out)
}

/// Shows the season on the screen, from a log that is still empty.
///
/// # Errors
/// Where the folder cannot be made, or the terminal cannot be taken.
pub fn on_the_screen(desk: &Desk<'_>) -> Result<ExitCode, Failure> {
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
        out: &mut io::sink(),
    };
    screen::sit(&demo, make(folder.path(), &demo)?)?;
    Ok(ExitCode::SUCCESS)
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
    let piece = Piece { changes: &changes, traces: &traces, ..Piece::default() };
    store.keep_piece(&mut Action::of(now), "a made-up season", piece)?;
    store.keep_answers(&answers(&store.journal()?, desk))?;
    Ok(store)
}

/// Gives what Deckchair said on the mornings of the later weeks, as the runner saw it after each check-in.
fn answers(journal: &Journal, desk: &Desk<'_>) -> Vec<Advice> {
    /// Minutes from a check-in to the answer.
    const AFTER_MIN: f64 = 2.0;
    let (now, athlete) = (desk.now(), &desk.athlete);
    let moments = journal.check_ins().iter().map(|check_in| check_in.at.plus_seconds(AFTER_MIN * 60.0));
    let lately = moments.filter(|then| *then < now && now.days_since(*then) < ANSWERED_DAYS);
    lately.map(|then| kept_form(&assess(then, &journal.as_of(then, athlete.day_start), athlete), then)).collect()
}
