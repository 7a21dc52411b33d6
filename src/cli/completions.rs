//! `completions`: completes commands and options in a shell.

use std::io::Write;

use clap_complete::Shell;

use super::{Arguments, Failure};

/// What `completions` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "For bash: deckchair completions bash > ~/.local/share/bash-completion/completions/deckchair")]
pub struct CompletionsArgs {
    /// The shell.
    shell: Shell,
}

/// Prints the completion script of a shell.
///
/// # Errors
/// Where it cannot be written.
pub fn run(args: &CompletionsArgs, out: &mut dyn Write) -> Result<(), Failure> {
    // The generator panics where writing fails, so it writes into memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::declaration(), "deckchair", &mut script);
    Ok(out.write_all(&script)?)
}
