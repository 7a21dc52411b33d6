//! Where the files are: the platform's own folders, or one folder that holds everything.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, Xdg};

use super::Failure;

/// The variable that names the one folder, as `--data-dir` does.
pub const DATA_DIR: &str = "DECKCHAIR_DATA_DIR";

/// The folders of one run of the program. None of them need exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Holds the log.
    pub data: PathBuf,
    /// Holds `config.toml`.
    pub config: PathBuf,
    /// Whether they were named by the runner, rather than found by the platform's rules.
    pub chosen: Chosen,
}

/// Who chose the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The runner, by `--data-dir` or `DECKCHAIR_DATA_DIR`.
    ByRunner,
    /// The platform's rules (XDG).
    ByPlatform,
}

impl Folders {
    /// Finds the folders: the one named on the command line, else the one in `DECKCHAIR_DATA_DIR`, else the platform's.
    ///
    /// # Errors
    /// A failure where there is no home folder to go by.
    pub fn find(named: Option<&Path>) -> Result<Self, Failure> {
        let from_environment = || env::var_os(DATA_DIR).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(folder) = named.map(Path::to_path_buf).or_else(from_environment) {
            return Ok(Self::all_in(folder));
        }
        let strategy = Xdg::new(AppStrategyArgs {
            top_level_domain: String::new(),
            author: String::new(),
            app_name: "deckchair".to_owned(),
        })
        .map_err(|_| {
            Failure::io("there is no home folder to keep the log in")
                .hint(format!("set HOME, or name a folder with --data-dir DIR or {DATA_DIR}"))
        })?;
        Ok(Self { data: strategy.data_dir(), config: strategy.config_dir(), chosen: Chosen::ByPlatform })
    }

    /// Puts everything into one folder.
    #[must_use]
    pub fn all_in(folder: PathBuf) -> Self {
        Self { data: folder.clone(), config: folder, chosen: Chosen::ByRunner }
    }

    /// Gives the path of the settings.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_holds_log_and_settings_alike() {
        let folders = Folders::find(Some(Path::new("/somewhere"))).unwrap();
        assert_eq!(folders.data, Path::new("/somewhere"));
        assert_eq!(folders.settings(), Path::new("/somewhere/config.toml"));
    }
}
