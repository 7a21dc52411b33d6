//! The line that the shell took apart, put together again.

/// Joins the arguments of a command to the line that the runner meant.
///
/// The shell has taken the quotation marks away: an argument of several words that is not understood as words of a line was
/// a title, and gets its marks back. A single argument is the line itself.
#[must_use]
pub fn joined(arguments: &[String], is_understood: impl Fn(&str) -> bool) -> String {
    if let [line] = arguments {
        return line.clone();
    }
    let parts = arguments.iter().map(|part| {
        let is_title = part.contains(char::is_whitespace) && !part.contains('"') && !is_understood(part);
        if is_title { format!("\"{part}\"") } else { part.clone() }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined_of(arguments: &[&str]) -> String {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        joined(&arguments, |part| part == "yesterday 9:00")
    }

    #[test]
    fn a_single_argument_is_the_line_itself() {
        assert_eq!(joined_of(&["10k 52:30 \"Park\""]), "10k 52:30 \"Park\"");
    }

    #[test]
    fn a_title_that_lost_its_marks_to_the_shell_gets_them_back() {
        assert_eq!(joined_of(&["10k", "Echappée Belle", "rpe", "7"]), "10k \"Echappée Belle\" rpe 7");
        assert_eq!(joined_of(&["10k", "yesterday 9:00"]), "10k yesterday 9:00");
    }
}
