//! A question to the runner, where one sits at the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

/// Says whether there is someone to answer.
pub fn can_be_asked() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks something that is answered by yes or no; anything but yes is no.
///
/// # Errors
/// Where the terminal cannot be written to or read from.
pub fn ask(question: &str, out: &mut dyn Write) -> io::Result<bool> {
    write!(out, "{question} [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yes_is_yes() {
        assert!([" y\n", "Yes\r\n", "YES"].into_iter().all(is_yes));
        assert!(["", "\n", "n", "yep, no", "da"].into_iter().all(|answer| !is_yes(answer)));
    }
}
