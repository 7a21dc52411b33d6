//! The front door: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    deckchair::cli::run(std::env::args_os())
}
