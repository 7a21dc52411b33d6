//! What is wrong with the words after `deckchair`, in the voice of everything else that goes wrong.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::Arguments;
use super::failure::Failure;

/// Gives the failure that a misuse is; `None` where help or the version was asked for, or where clap says it best.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the other misuses clap says enough by itself")]
pub fn misused(error: &clap::Error, words: &[OsString]) -> Option<Failure> {
    let named = |kind| text(error, kind).unwrap_or_default();
    let command = command_in(words);
    let called = command.as_ref().map_or_else(|| "deckchair".to_owned(), |name| format!("deckchair {name}"));
    let failure = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let failure = Failure::usage(format!("`{called}` needs {}", named(ContextKind::InvalidArg)));
            let example = command.as_deref().and_then(example);
            return Some(match example {
                Some(example) => failure.hint(format!("such as: {example}")),
                None => failure.hint(format!("`{called} --help` says more")),
            });
        }
        ErrorKind::InvalidSubcommand => {
            let failure = Failure::usage(format!("there is no command `{}`", named(ContextKind::InvalidSubcommand)));
            let near = text(error, ContextKind::SuggestedSubcommand);
            let near = near.map(|near| format!("did you mean `deckchair {}`?", near.replace(", ", "` or `deckchair ")));
            return Some(failure.hint(near.unwrap_or_else(|| "`deckchair --help` lists the commands".to_owned())));
        }
        ErrorKind::UnknownArgument => Failure::usage(format!("`{called}` does not take `{}`", named(ContextKind::InvalidArg))),
        ErrorKind::InvalidValue if text(error, ContextKind::ValidValue).is_some() => {
            let (value, place) = (named(ContextKind::InvalidValue), named(ContextKind::InvalidArg));
            let failure = if value.is_empty() {
                Failure::usage(format!("`{place}` needs a value"))
            } else {
                Failure::usage(format!("`{place}` cannot be `{value}`"))
            };
            return Some(failure.hint(format!("write one of {}", named(ContextKind::ValidValue))));
        }
        ErrorKind::InvalidValue if text(error, ContextKind::InvalidValue).is_none() => {
            Failure::usage(format!("`{}` needs a value, and is empty", named(ContextKind::InvalidArg)))
        }
        ErrorKind::ArgumentConflict => {
            let (one, other) = (named(ContextKind::InvalidArg), named(ContextKind::PriorArg));
            let both = if one == other {
                format!("`{one}` is there twice")
            } else {
                format!("`{one}` and `{other}` do not go together")
            };
            Failure::usage(both)
        }
        _ => return None,
    };
    Some(failure.hint(format!("`{called} --help` says what it takes")))
}

/// Gives what a misuse says of itself, several words with commas between.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else holds words")]
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let words = match error.get(kind)? {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        _ => return None,
    };
    let is_argument = matches!(kind, ContextKind::InvalidArg | ContextKind::PriorArg);
    let words = if is_argument { bare(&words) } else { words };
    (!words.is_empty()).then_some(words)
}

/// Gives arguments without the signs of their grammar: `WORDS` for `<WORDS>...`, `--format` for `--format <FORMAT>`.
fn bare(arguments: &str) -> String {
    let one = |argument: &str| match argument.split_once(' ') {
        Some((option, _)) if option.starts_with('-') => option.to_owned(),
        Some(_) | None => argument.replace(['<', '>', '[', ']'], "").replace("...", ""),
    };
    arguments.split(", ").map(one).collect::<Vec<_>>().join(" and ")
}

/// Gives the command that is named first among the words.
fn command_in(words: &[OsString]) -> Option<String> {
    let commands = Arguments::command();
    let known = |word: &&str| commands.find_subcommand(word).is_some();
    words.iter().skip(1).filter_map(|word| word.to_str()).find(known).map(str::to_owned)
}

/// Gives a command with what it needs.
fn example(command: &str) -> Option<&'static str> {
    Some(match command {
        "log" => "deckchair log 10k 52:30 rpe 7 yesterday",
        "ate" => "deckchair ate 60g carbs 500ml",
        "whatif" | "what-if" => "deckchair whatif sat long 2h",
        "edit" => "deckchair edit 3f9a2c rpe 6; `deckchair list` shows the names",
        "delete" => "deckchair delete 3f9a2c; `deckchair list` shows the names",
        "split" => "deckchair split 3f9a2c; `deckchair list` shows the names",
        "join" => "deckchair join 3f9a2c 7b01de; `deckchair list` shows the names",
        "import" => "deckchair import export.zip, or a folder of files",
        "completions" => "deckchair completions bash",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn told(line: &str) -> String {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let Err(error) = Arguments::try_parse_from(&words) else { panic!("{line} is understood") };
        let mut said = Vec::new();
        misused(&error, &words).map(|failure| failure.tell(&mut said));
        String::from_utf8(said).unwrap()
    }

    #[test]
    fn every_misuse_says_what_was_wrong_and_what_to_do() {
        let table = [
            ("deckchair log", "error: `deckchair log` needs WORDS\nhint: such as: deckchair log 10k 52:30 rpe 7 yesterday\n"),
            ("deckchair todya", "error: there is no command `todya`\nhint: did you mean `deckchair today`?\n"),
            ("deckchair xyzzy", "error: there is no command `xyzzy`\nhint: `deckchair --help` lists the commands\n"),
            (
                "deckchair why yesterday",
                "error: `deckchair why` does not take `yesterday`\nhint: `deckchair why --help` says what it takes\n",
            ),
            (
                "deckchair completions tcsh",
                "error: `SHELL` cannot be `tcsh`\nhint: write one of bash, elvish, fish, powershell, zsh\n",
            ),
            (
                "deckchair import ",
                "error: `PATH` needs a value, and is empty\nhint: `deckchair import --help` says what it takes\n",
            ),
            (
                "deckchair today --short --json",
                "error: `--short` and `--json` do not go together\nhint: `deckchair today --help` says what it takes\n",
            ),
        ];
        for (line, expected) in table {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn every_command_that_needs_words_has_an_example() {
        for command in Arguments::command().get_subcommands() {
            let needs = command.get_positionals().any(clap::Arg::is_required_set);
            assert!(!needs || example(command.get_name()).is_some(), "{}", command.get_name());
        }
    }

    #[test]
    fn help_is_left_as_it_is() {
        assert_eq!(told("deckchair --help"), "");
        assert_eq!(told("deckchair --version"), "");
    }
}
