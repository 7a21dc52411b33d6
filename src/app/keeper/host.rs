//! The runner's computer: the settings file, the editor, the shell and the files there are.

use crate::app::{Event, News};
use crate::config::Settings;

use super::Refused;

/// Does what the runner's computer is needed for.
pub trait Host {
    /// Changes one setting in the runner's file, or takes it back to its default, and gives all as they count now.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    fn set(&mut self, key: &str, value: Option<&str>) -> Result<Settings, Refused>;

    /// Lets the settings file be edited in the runner's own editor, and gives all settings as they count now.
    ///
    /// # Errors
    /// [`Refused`] where the editor fails, or something in the file is wrong.
    fn edit_settings(&mut self) -> Result<Settings, Refused>;

    /// Says in one short sentence what of the settings file does not count; `None` where all of it does.
    fn settings_problem(&mut self) -> Option<String> {
        None
    }

    /// Lets a text be written in the runner's own editor, and gives it as it was left.
    ///
    /// # Errors
    /// [`Refused`] where the editor fails.
    fn compose(&mut self, text: &str) -> Result<String, Refused>;

    /// Runs the command that the runner has set for what has come to pass, if they have set one.
    ///
    /// # Errors
    /// [`Refused`] where the command cannot be run.
    fn tell(&mut self, news: News) -> Result<(), Refused>;

    /// Writes the log to a new file in the form that its ending says, and says in a sentence what was written where; `~` is
    /// the home folder.
    ///
    /// # Errors
    /// [`Refused`] where the ending is none of ours, the file is there already, or it cannot be written.
    fn export(&mut self, path: &str) -> Result<String, Refused>;

    /// Completes the path that is being written by the files and folders that there are; `~` is the home folder.
    fn complete(&mut self, written: &str) -> Completed;
}

/// Something asked of the [`Host`].
#[derive(Debug, Clone)]
pub enum HostRequest {
    /// Change one setting, or take it back to its default.
    Set {
        /// The setting.
        key: &'static str,
        /// Its value as one would write it; `None` takes it back.
        value: Option<String>,
    },
    /// Let the settings file be edited in the runner's own editor.
    EditSettings,
    /// Look whether all of the settings file counts.
    FindSettingsProblem,
    /// Let a text be written in the runner's own editor.
    Compose(String),
    /// Tell aloud what has come to pass, as far as the runner wants that.
    Tell(News),
    /// Write the log to a file, whose ending says the form.
    Export(String),
    /// Complete the path that is being written.
    Complete(String),
}

impl HostRequest {
    /// Says whether the terminal belongs to another program while this is done.
    #[must_use]
    pub const fn needs_terminal(&self) -> bool {
        match self {
            Self::EditSettings | Self::Compose(_) => true,
            Self::Set { .. } | Self::FindSettingsProblem | Self::Tell(_) | Self::Export(_) | Self::Complete(_) => false,
        }
    }

    /// Asks the host, and gives its answer, if it has one.
    ///
    /// # Errors
    /// What the host refuses.
    pub(in crate::app) fn perform(self, host: &mut dyn Host) -> Result<Option<Event>, Refused> {
        Ok(match self {
            Self::Set { key, value } => {
                let settings = Box::new(host.set(key, value.as_deref())?);
                Some(Event::SettingsChanged { settings, key: Some(key) })
            }
            Self::EditSettings => Some(Event::SettingsChanged { settings: Box::new(host.edit_settings()?), key: None }),
            Self::FindSettingsProblem => host.settings_problem().map(Event::SettingsProblemFound),
            Self::Compose(text) => Some(Event::Composed(host.compose(&text)?)),
            Self::Tell(news) => {
                host.tell(news)?;
                None
            }
            Self::Export(path) => Some(Event::Exported(host.export(&path)?)),
            Self::Complete(written) => {
                let completed = host.complete(&written);
                Some(Event::Completed { written, completed })
            }
        })
    }
}

/// What a path that is being written may become.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completed {
    /// The path, as far as it can be only one; what was written, where that is all.
    pub text: String,
    /// The names that begin so, where there are several; folders end with a stroke.
    pub choices: Vec<String>,
}
