//! Without a command: the screen.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::app::{App, Ending, Setup, ShownLog};
use crate::recovery::assess;
use crate::store::{Store, StoreError};
use crate::tui;
use crate::tui::theme::{Depth, Theme};

use super::keeper::LogKeeper;
use super::{Desk, Failure, ONENESS, today};

/// Opens the screen; where there is no terminal to open it on, answers in plain text.
///
/// # Errors
/// Where the log cannot be used, or the terminal cannot be taken.
pub fn run(desk: &mut Desk<'_>) -> Result<ExitCode, Failure> {
    if !has_terminal() {
        return today::run(&today::TodayArgs::default(), desk);
    }
    loop {
        let left = sit(desk, open(desk)?, ShownLog::Own, || ())?;
        if let Some(words) = left.half_written {
            // Where the terminal has gone too there is nobody left to tell; the draft is kept all the same.
            let _ = writeln!(desk.out, "{words}");
        }
        if left.ending != Ending::Demo || super::demo::on_the_screen(desk)? != Ending::OwnLog {
            return Ok(ExitCode::SUCCESS);
        }
        desk.take_settings_anew()?;
    }
}

/// Says whether there is a terminal to open the screen on.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Opens the log for writing, or for reading where it cannot be written: what is known can be looked at all the same.
fn open(desk: &Desk<'_>) -> Result<Store, StoreError> {
    match Store::open(&desk.folders.data) {
        Err(StoreError::ReadOnly | StoreError::Full) => Store::open_to_read(&desk.folders.data),
        opened => opened,
    }
}

/// How the screen was left.
pub struct Left {
    /// Why.
    pub ending: Ending,
    /// What is to be said of a form that was open and not saved.
    pub half_written: Option<String>,
}

/// Runs the screen over a log, the runner's own or a made-up one, until they leave it; `shown` is told once the first frame is
/// there.
///
/// # Errors
/// Where the log cannot be read, or the terminal cannot be taken.
pub fn sit(desk: &Desk<'_>, store: Store, log: ShownLog, shown: impl FnOnce() + 'static) -> Result<Left, Failure> {
    let mut keeper = LogKeeper::over(store, desk.clock, desk.settings.clone(), desk.folders.settings()).telling(shown);
    let mut app = App::new(Setup {
        journal: keeper.lately()?,
        settings: desk.settings.clone(),
        zone: desk.clock.zone(None),
        now: desk.now(),
        model: assess,
        oneness: ONENESS,
    })
    .showing(log);
    let ending = tui::run(&mut app, &mut keeper, ground(desk), desk.clock)
        .map_err(|error| Failure::io(format!("the terminal cannot be used: {error}")).hint("`deckchair today` needs none"));
    keeper.copy_weekly();
    Ok(Left { ending: ending?, half_written: app.left_half_written() })
}

fn ground(desk: &Desk<'_>) -> tui::Capabilities {
    let said = |variable: &str| env::var(variable).ok();
    let is_without_colour = said("NO_COLOR").is_some_and(|value| !value.is_empty()) || said("TERM").as_deref() == Some("dumb");
    let depth = Depth::told(said("COLORTERM").as_deref(), said("TERM").as_deref());
    tui::Capabilities {
        theme: Theme::on_ground(said("COLORFGBG").as_deref()),
        // A terminal without colours gets none, whatever is set.
        depth: (!is_without_colour).then_some(depth),
        glyphs: desk.terminal_glyphs,
        notice: tui::Notice::told(said("TERM").as_deref()),
    }
}
