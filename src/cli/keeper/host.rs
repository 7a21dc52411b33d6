//! The settings file, the editor, the shell and the files there are.

use crate::app::{Completed, Host, News, Refused};
use crate::cli::export::{self, WholeLog};
use crate::cli::import::paths;
use crate::cli::{editor, errand, hook};
use crate::config::{self, ConfigError, Problem, Settings};

use super::LogKeeper;

impl Host for LogKeeper {
    fn set(&mut self, key: &str, value: Option<&str>) -> Result<Settings, Refused> {
        match value {
            Some(value) => config::set(&self.file, key, value)?,
            None => config::unset(&self.file, key)?,
        }
        self.live_by_file()?;
        Ok(self.settings.clone())
    }

    fn edit_settings(&mut self) -> Result<Settings, Refused> {
        config::create(&self.file)?;
        editor::open(&self.file)?;
        match self.live_by_file()? {
            Some(problem) => Err(ConfigError::from(problem).into()),
            None => Ok(self.settings.clone()),
        }
    }

    fn settings_problem(&mut self) -> Option<String> {
        // Where the file cannot be read any more, what was read of it counts on.
        Problem::in_short(&config::read(&self.file).ok()?.problems)
    }

    fn compose(&mut self, text: &str) -> Result<String, Refused> {
        editor::compose(&errand::folder_of(&self.store.file()), text)
    }

    fn tell(&mut self, news: News) -> Result<(), Refused> {
        hook::run(&self.settings.hooks, news)
    }

    fn export(&mut self, path: &str) -> Result<String, Refused> {
        let whole = WholeLog { store: &self.store, now: self.now(), athlete: &self.athlete, units: self.settings.units };
        export::to_new_file(&paths::at_home(path.trim()), &whole)
    }

    fn complete(&mut self, written: &str) -> Completed {
        paths::completed(written)
    }
}
