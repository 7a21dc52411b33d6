//! The subcommands, one file each.
//!
//! Arguments come in, an exit code goes out. A subcommand writes its answer to the `Write` it is given and returns a
//! [`Failure`] where it could not do what was asked; nothing here panics, and nobody is shown a type's name.

mod arguments;
mod completions;
mod demo;
mod failure;
mod folders;
mod look;
mod man;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

pub use arguments::Arguments;
pub use failure::{Failure, FailureKind};

use arguments::Command;

/// Runs the program: arguments in, exit code out.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too; where they cannot be written there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let done = obey(&arguments, &mut out).and_then(|code| Ok(out.flush().map(|()| code)?));
    match done {
        Ok(code) => code,
        Err(failure) => failure.tell(&mut io::stderr().lock()),
    }
}

fn obey(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Command::Completions(args) => completions::run(args, out)?,
        Command::Man => man::run(out)?,
    }
    Ok(ExitCode::SUCCESS)
}
