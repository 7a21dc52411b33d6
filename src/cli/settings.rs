//! `config`: the settings shown and changed.

use std::collections::BTreeMap;

use crate::config::{self, ConfigError};
use crate::phrase;
use crate::views::{Said, Tone};

use super::{Desk, Failure, editor};

/// What `config` takes.
#[derive(Debug, clap::Args)]
pub struct ConfigArgs {
    #[command(subcommand)]
    command: Option<ConfigCommand>,
}

/// What can be done with the settings; without a word they are shown.
#[derive(Debug, clap::Subcommand)]
pub enum ConfigCommand {
    /// Shows every setting with its value
    Show,
    /// Gives the value of one setting
    Get {
        /// The setting, such as athlete.sex.
        key: String,
    },
    /// Changes one setting; comments in the file stay
    Set {
        /// The setting, such as athlete.sex.
        key: String,
        /// The value, such as woman.
        #[arg(allow_negative_numbers = true)]
        value: String,
    },
    /// Takes a setting back, so that it is unsaid or has its default again
    Unset {
        /// The setting.
        key: String,
    },
    /// Opens the file in your editor (`VISUAL` or `EDITOR`)
    Edit,
    /// Says where the file is
    Path,
    /// Prints the file as it comes, with every setting explained
    Default,
}

/// Shows or changes the settings.
///
/// # Errors
/// Where a setting does not exist or does not take the value, or the file cannot be read or written.
pub fn run(args: &ConfigArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let file = desk.folders.settings();
    match args.command.as_ref().unwrap_or(&ConfigCommand::Show) {
        ConfigCommand::Show => show(desk),
        ConfigCommand::Get { key } => {
            let value = config::get(&desk.settings, key).map_err(ConfigError::from)?;
            Ok(writeln!(desk.out, "{}", value.unwrap_or_default())?)
        }
        ConfigCommand::Set { key, value } => {
            if let Some(name) = key.strip_prefix("habits.") {
                understood(name, value, desk)?;
            }
            config::set(&file, key, value)?;
            Ok(writeln!(desk.out, "{key} is now {value}.")?)
        }
        ConfigCommand::Unset { key } => {
            config::unset(&file, key)?;
            Ok(writeln!(desk.out, "{key} is as it comes again.")?)
        }
        ConfigCommand::Edit => edit(desk),
        ConfigCommand::Path => Ok(writeln!(desk.out, "{}", file.display())?),
        ConfigCommand::Default => Ok(desk.out.write_all(config::default_file().as_bytes())?),
    }
}

/// Refuses a habit whose line `ate` would not understand.
fn understood(name: &str, line: &str, desk: &Desk<'_>) -> Result<(), Failure> {
    let read = |text: &str, habits| phrase::intake(desk.now(), &desk.athlete, text, &habits);
    read(line, BTreeMap::new()).map_err(|misread| Failure::misread(&misread, line))?;
    let habits = BTreeMap::from([(name.to_owned(), line.to_owned())]);
    read(name, habits).map(drop).map_err(|_| {
        Failure::usage(format!("`habits.{name}` cannot be `{line}`"))
            .hint("a habit is amounts and nothing else, such as \"70g carbs 12g protein 300ml\", under a name of letters")
    })
}

fn show(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let settings = config::show(&desk.settings);
    let width = settings.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let lines = settings.into_iter().map(|(key, value)| match value {
        Some(value) => Said::new(Tone::Plain, format!("{key:width$}  {value}")),
        None => Said::new(Tone::Quiet, format!("{key:width$}  not said")),
    });
    let lines: Vec<Said> = lines.collect();
    desk.say(&lines)
}

/// Opens the file in the runner's editor, and says afterwards whether it is sound.
fn edit(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let file = desk.folders.settings();
    config::create(&file)?;
    editor::open(&file).map_err(|refused| Failure::io(refused.what).hint(refused.hint.unwrap_or_default()))?;
    match config::read(&file)?.problems.into_iter().next() {
        Some(problem) => Err(ConfigError::from(problem).into()),
        None => Ok(writeln!(desk.out, "The settings are sound.")?),
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        let failure = match &error {
            ConfigError::Unreadable { .. } | ConfigError::Unwritable { .. } => Self::io(&error),
            ConfigError::Broken(_) => Self::unsound(&error),
            ConfigError::Wrong(_) => Self::usage(&error),
        };
        failure.hint(error.hint())
    }
}
