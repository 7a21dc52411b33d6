//! The subcommands, one file each.
//!
//! Arguments come in, an exit code goes out. A subcommand writes its answer to the `Write` it is given and returns a
//! [`Failure`] where it could not do what was asked; nothing here panics, and nobody is shown a type's name.

mod advice;
mod arguments;
mod as_of;
mod ascii;
mod ate;
mod backup;
mod calendar;
mod checkin;
mod completions;
mod demo;
mod desk;
mod doctor;
mod edit;
mod editor;
mod errand;
mod export;
mod failure;
mod feed;
mod folders;
mod forecast;
mod hook;
mod import;
mod keeper;
mod list;
mod log;
mod look;
mod man;
mod misused;
mod names;
mod plan;
mod rested;
mod right;
mod scorecard;
mod screen;
mod settings;
mod split;
mod status;
mod today;
mod told;
mod undo;
mod unset;
mod what_if;
mod why;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::clock::Clock;
use crate::config::{self, Characters};
use crate::journal::clean_line;
use crate::views::Glyphs;

pub use arguments::Arguments;
pub use failure::{Failure, FailureKind};
pub use split::ONENESS;

use arguments::{Command, General};
use ascii::Ascii;
use desk::Desk;
use folders::Folders;
use look::{Charset, OutputLook};

/// Runs the program: arguments in, exit code out.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Not locked: the screen writes to the same stream, from whichever thread.
    let mut out = BufWriter::new(io::stdout());
    let arguments = match parsed(arguments) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let done = obey(&arguments, &mut out);
    // What was said before a failure is read before it; where it cannot be written, the failure itself says more.
    let written = out.flush();
    let done = done.and_then(|code| Ok(written.map(|()| code)?));
    match done {
        Ok(code) => code,
        Err(failure) if arguments.general.ascii => failure.tell(&mut Ascii::onto(io::stderr().lock())),
        Err(failure) => failure.tell(&mut io::stderr().lock()),
    }
}

/// Reads the arguments; where they cannot be understood, or ask for help, says so and gives the exit code.
fn parsed(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, ExitCode> {
    let words: Vec<OsString> = arguments.into_iter().map(with_minus).collect();
    Arguments::try_parse_from(&words).map_err(|error| {
        if let Some(failure) = misused::misused(&error, &words) {
            return failure.tell(&mut io::stderr().lock());
        }
        // Where not even this can be written, there is nobody to tell.
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// Writes a minus sign where a word begins with a hyphen and a figure: no option does, and a word such as `-5g` is for its
/// command to refuse in our own words.
fn with_minus(word: OsString) -> OsString {
    let Some(rest) = word.to_str().and_then(|text| text.strip_prefix('-')) else { return word };
    if rest.starts_with(|c: char| c.is_ascii_digit()) { OsString::from(format!("\u{2212}{rest}")) } else { word }
}

/// Does what the arguments ask for.
fn obey(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let general = &arguments.general;
    // Only the arms that need the log, the clock or the settings lay them out.
    match &arguments.command {
        None => return screen::run(&mut desk(general, out)?),
        Some(Command::Today(args)) => return today::run(args, &mut desk(general, out)?),
        Some(Command::Demo(args)) => return demo::run(args, general, out),
        Some(Command::Log(args)) => log::run(args, &mut desk(general, out)?)?,
        Some(Command::Checkin(args)) => checkin::run(args, &mut desk(general, out)?)?,
        Some(Command::Ate(args)) => ate::run(args, &mut desk(general, out)?)?,
        Some(Command::Rested(args)) => rested::run(args, &mut desk(general, out)?)?,
        Some(Command::Calendar(args)) => calendar::run(args, &mut desk(general, out)?)?,
        Some(Command::Why(args)) => why::run(args, &mut desk(general, out)?)?,
        Some(Command::Forecast(args)) => forecast::run(args, &mut desk(general, out)?)?,
        Some(Command::Plan(args)) => plan::run(args, &mut desk(general, out)?)?,
        Some(Command::WhatIf(args)) => what_if::run(args, &mut desk(general, out)?)?,
        Some(Command::Scorecard(args)) => scorecard::run(args, &mut desk(general, out)?)?,
        Some(Command::List(args)) => list::run(args, &mut desk(general, out)?)?,
        Some(Command::Edit(args)) => edit::edit(args, &mut desk(general, out)?)?,
        Some(Command::Delete(args)) => edit::delete(args, &mut desk(general, out)?)?,
        Some(Command::Config(args)) => settings::run(args, &mut desk(general, out)?)?,
        Some(Command::Split(args)) => split::split(args, &mut desk(general, out)?)?,
        Some(Command::Join(args)) => split::join(args, &mut desk(general, out)?)?,
        Some(Command::Undo) => undo::undo(&mut desk(general, out)?)?,
        Some(Command::Redo) => undo::redo(&mut desk(general, out)?)?,
        Some(Command::Import(args)) => import::run(args, &mut desk(general, out)?)?,
        Some(Command::Export(args)) => export::run(args, &mut desk_of(general, out, Charset::Own)?)?,
        Some(Command::Backup(args)) => backup::run(args, &mut desk(general, out)?)?,
        Some(Command::Status(args)) => status::run(args, &mut desk(general, out)?)?,
        Some(Command::Doctor) => doctor::run(&mut desk(general, out)?)?,
        Some(Command::Completions(args)) => completions::run(args, out)?,
        Some(Command::Man(args)) => man::run(args, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Said under an answer that nothing is logged: how a log begins.
const BEGIN: &str = "Such as: deckchair log 10k 52:30 rpe 7 yesterday, deckchair import FILE, deckchair demo";

/// Lays out what a subcommand needs, and says what is wrong with the settings.
fn desk<'a>(general: &General, out: &'a mut dyn Write) -> Result<Desk<'a>, Failure> {
    desk_of(general, out, Charset::Ascii)
}

/// Lays out what a subcommand needs; with letters of every sort where what it writes is no answer, whatever the runner asks for.
fn desk_of<'a>(general: &General, out: &'a mut dyn Write, fewest: Charset) -> Result<Desk<'a>, Failure> {
    let folders = Folders::find(general.data_dir.as_deref())?;
    let config::SettingsRead { settings, problems } = config::read(&folders.settings())?;
    for problem in &problems {
        // Where nobody can be told, the settings that are sound count all the same.
        let _ =
            writeln!(io::stderr(), "warning: {}\nhint: {}", clean_line(&problem.to_string()), clean_line(&problem.what.hint()));
    }
    let clock = general.now.map_or_else(Clock::wall, Clock::fixed_here);
    let athlete = settings.athlete(clock.zone(settings.zone()));
    let look = OutputLook::find(general.color, if general.ascii { Glyphs::Ascii } else { Glyphs::Unicode });
    let terminal_glyphs = look.glyphs;
    let glyphs = if settings.characters == Characters::Ascii { Glyphs::Ascii } else { terminal_glyphs };
    let in_ascii = general.ascii || settings.characters == Characters::Ascii;
    let letters = if in_ascii { fewest } else { Charset::Own };
    let look = OutputLook { glyphs, letters, ..look };
    let out: Box<dyn Write + 'a> = match letters {
        Charset::Own => Box::new(out),
        Charset::Ascii => Box::new(Ascii::onto(out)),
    };
    Ok(Desk { folders, clock, athlete, settings, problems, terminal_glyphs, look, out })
}
