//! `man`: the manual page.

use std::io::Write;

use clap_mangen::Man;

use super::{Arguments, Failure};

/// Prints the manual page: the program, then every command.
///
/// # Errors
/// Where it cannot be written.
pub fn run(out: &mut dyn Write) -> Result<(), Failure> {
    let declaration = Arguments::declaration();
    Man::new(declaration.clone()).manual("Deckchair").render(out)?;
    Ok(())
}
