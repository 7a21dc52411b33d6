//! `man`: the manual page, made from the commands and the keys.

use std::io::Write;

use clap_mangen::Man;

use crate::config::SETTINGS;
use crate::keys::{BINDINGS, Place};

use super::{Arguments, Failure};

/// What `man` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "To read it: deckchair man | man -l -")]
pub struct ManArgs {
    /// The command whose page it is; the program's where none is named.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints a manual page.
///
/// # Errors
/// Where there is no such command, or it cannot be written.
pub fn run(args: &ManArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let mut declaration = Arguments::declaration();
    declaration.build();
    let Some(name) = &args.command else {
        Man::new(declaration).manual("Deckchair").render(out)?;
        out.write_all(keys().as_bytes())?;
        return Ok(out.write_all(settings().as_bytes())?);
    };
    let Some(command) = declaration.find_subcommand(name) else {
        return Err(Failure::usage(format!("there is no command `{name}`")).hint("`deckchair --help` lists the commands"));
    };
    Ok(Man::new(command.clone()).manual("Deckchair").render(out)?)
}

/// Writes the section on the keys.
fn keys() -> String {
    let places = Place::ALL.iter().map(|place| format!(".SS {}\n{}", escaped(place.title()), keys_of(*place)));
    format!(".SH KEYS\n{}", places.collect::<String>())
}

/// Writes the section on the settings.
fn settings() -> String {
    let rows = SETTINGS.iter().map(|setting| {
        let (key, help) = (escaped(setting.key), escaped(setting.help));
        format!(".TP\n\\fB{key}\\fR\n{help}\nWrite {}, such as {}.\n", escaped(setting.allowed), escaped(setting.example))
    });
    let head =
        ".SH SETTINGS\n\\fBdeckchair config set \\fIKEY VALUE\\fR changes one, \\fBdeckchair config edit\\fR opens the file.\n";
    format!("{head}{}", rows.collect::<String>())
}

fn keys_of(place: Place) -> String {
    let rows = BINDINGS.iter().filter(|binding| binding.place == place).map(|binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| escaped(&key.to_string())).collect();
        format!(".TP\n\\fB{}\\fR\n{}\n", keys.join("\\fR, \\fB"), escaped(binding.help))
    });
    rows.collect()
}

/// Gives a text that roff prints as it is.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    // A line that begins with one of these would be a command.
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(command: Option<&str>) -> String {
        let mut text = Vec::new();
        run(&ManArgs { command: command.map(str::to_owned) }, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn the_page_has_every_key_every_command_and_every_setting() {
        let page = page(None);
        for binding in BINDINGS {
            assert!(page.contains(&escaped(binding.help)), "{}", binding.help);
        }
        for command in Arguments::declaration().get_subcommands() {
            assert!(page.contains(&escaped(command.get_name())), "{}", command.get_name());
        }
        for setting in SETTINGS {
            assert!(page.contains(&escaped(setting.key)) && page.contains(&escaped(setting.help)), "{}", setting.key);
        }
    }

    #[test]
    fn every_command_has_a_page_of_its_own() {
        for command in Arguments::declaration().get_subcommands() {
            assert!(page(Some(command.get_name())).contains(".SH NAME"));
        }
    }

    #[test]
    fn what_roff_would_obey_is_only_printed() {
        assert_eq!(escaped(".SH -a\\b"), "\\&.SH \\-a\\eb");
    }
}
