//! Without a command: the screen.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use crate::app::{App, Ending, Setup};
use crate::import::already_there;
use crate::recovery::assess;
use crate::store::{Store, StoreError};
use crate::tui;
use crate::tui::theme::{Depth, Theme};

use super::keeper::LogKeeper;
use super::{Desk, Failure, today};

/// Opens the screen; where there is no terminal to open it on, answers in plain text.
///
/// # Errors
/// Where the log cannot be used, or the terminal cannot be taken.
pub fn run(desk: &mut Desk<'_>) -> Result<ExitCode, Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return today::run(&today::TodayArgs::default(), desk);
    }
    match sit(desk, open(desk)?)? {
        Ending::Quit => Ok(ExitCode::SUCCESS),
        Ending::Demo => super::demo::on_the_screen(desk),
    }
}

/// Opens the log for writing, or for reading where it cannot be written: what is known can be looked at all the same.
fn open(desk: &Desk<'_>) -> Result<Store, StoreError> {
    match Store::open(&desk.folders.data) {
        Err(StoreError::ReadOnly) => Store::open_to_read(&desk.folders.data),
        opened => opened,
    }
}

/// Runs the screen over a log until the runner leaves it.
///
/// # Errors
/// Where the log cannot be read, or the terminal cannot be taken.
pub fn sit(desk: &Desk<'_>, store: Store) -> Result<Ending, Failure> {
    let mut keeper =
        LogKeeper::over(store, desk.clock, desk.athlete.clone(), desk.settings.units, desk.settings.precedence.clone())
            .with_hooks(desk.settings.hooks.clone());
    let mut app = App::new(Setup {
        journal: keeper.lately()?,
        athlete: desk.athlete.clone(),
        units: desk.settings.units,
        keys: desk.settings.keys.clone(),
        habits: desk.settings.habits.clone(),
        week_start: desk.settings.week_start,
        now: desk.now(),
        model: assess,
        twin: already_there,
    });
    let ending = tui::run(&mut app, &mut keeper, look(desk), desk.clock, manners(desk))
        .map_err(|error| Failure::io(format!("the terminal cannot be used: {error}")).hint("`deckchair today` needs none"));
    keeper.copy_weekly();
    ending
}

const fn manners(desk: &Desk<'_>) -> tui::Manners {
    tui::Manners { mouse: desk.settings.mouse, notices: desk.settings.notices }
}

fn look(desk: &Desk<'_>) -> tui::Look {
    let said = |variable: &str| env::var(variable).ok();
    let is_without_colour = said("NO_COLOR").is_some_and(|value| !value.is_empty()) || said("TERM").as_deref() == Some("dumb");
    // A terminal without colours gets none, whatever is set; `auto` names no theme.
    let chosen = || Theme::named(desk.settings.theme.name()).unwrap_or_else(|| Theme::on_ground(said("COLORFGBG").as_deref()));
    let theme = if is_without_colour { Theme::Mono } else { chosen() };
    let depth = Depth::told(said("COLORTERM").as_deref(), said("TERM").as_deref());
    tui::Look::new(theme, depth, desk.look.glyphs).with_colours(&desk.settings.colours)
}
