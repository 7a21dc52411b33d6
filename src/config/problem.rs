//! What is wrong with the settings, where, and what would be right.

use std::io;
use std::path::{Path, PathBuf};

use crate::journal::clean_line;
use crate::keys::KeyProblem;

/// One thing that is wrong with the settings file. All else in it counts.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}:{line}: {what}", path.display())]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line, the first being 1.
    pub line: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong with a setting.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Wrong {
    /// The file is not TOML from here on.
    #[error("this is not TOML: {0}")]
    NotToml(String),
    /// No setting has this name.
    #[error("`{key}` is no setting")]
    NoSuchSetting {
        /// The name given.
        key: String,
        /// The nearest that there is.
        nearest: Option<&'static str>,
    },
    /// The value is not one that the setting takes.
    #[error("`{key}` cannot be {given}")]
    NotAllowed {
        /// The setting.
        key: String,
        /// The value given.
        given: String,
        /// What it takes.
        allowed: &'static str,
        /// The nearest value that it takes.
        nearest: Option<&'static str>,
    },
    /// A name among the runner's own that cannot be one.
    #[error("`{key}` has no name that can be written on a line")]
    NoName {
        /// The setting.
        key: String,
    },
    /// The runner's own keys do not fit together.
    #[error(transparent)]
    Keys(#[from] KeyProblem),
    /// The resting heart rate is not below the highest.
    #[error("`athlete.heart_rest` is not below `athlete.heart_max`")]
    Hearts,
}

impl Problem {
    /// Says in one short sentence what of a settings file does not count, and where to read why; `None` where all of it does.
    #[must_use]
    pub fn in_short(problems: &[Self]) -> Option<String> {
        let first = problems.first()?;
        let line = first.line;
        let file = first.path.file_name().map(|name| clean_line(&name.to_string_lossy())).unwrap_or_default();
        Some(match problems.len() {
            _ if matches!(first.what, Wrong::NotToml(_)) => {
                format!("{file}, line {line}, is not TOML: none counts, see `deckchair doctor`")
            }
            1 => format!("{file}, line {line}, does not count: `deckchair doctor` says why"),
            many => format!("{file}: {many} settings do not count, see `deckchair doctor`"),
        })
    }
}

impl Wrong {
    /// Says what to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NotToml(_) => "write settings as `name = value`, with texts in \"quotes\"".to_owned(),
            Self::NoSuchSetting { nearest: Some(nearest), .. } | Self::NotAllowed { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::NoSuchSetting { nearest: None, .. } => "`deckchair config show` lists every setting".to_owned(),
            Self::NotAllowed { allowed, nearest: None, .. } => format!("write {allowed}"),
            Self::NoName { .. } => "write a name of at most 40 letters".to_owned(),
            Self::Keys(_) => "`?` on the screen lists every action and its keys".to_owned(),
            Self::Hearts => "correct one of them, or leave one out".to_owned(),
        }
    }

    pub(super) fn not_allowed(key: &str, given: &str, allowed: &'static str) -> Self {
        let nearest = if key == "athlete.zone" { super::value::nearest_zone(given) } else { None };
        Self::NotAllowed { key: shown(key), given: format!("`{}`", shown(given)), allowed, nearest }
    }

    pub(super) fn no_such_setting(key: &str) -> Self {
        Self::NoSuchSetting { key: shown(key), nearest: super::table::nearest(key) }
    }
}

/// Why settings cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the settings in {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file cannot be written.
    #[error("cannot write the settings to {}: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is broken, so that nothing can be changed in it.
    #[error(transparent)]
    Broken(#[from] Problem),
    /// The name or the value asked for is not right.
    #[error(transparent)]
    Wrong(#[from] Wrong),
}

impl ConfigError {
    /// Says what to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unreadable { .. } => "check the permissions of the file, or name another folder with --data-dir".to_owned(),
            Self::Unwritable { .. } => "check the space on the disk and the permissions of the folder".to_owned(),
            Self::Broken(problem) => problem.what.hint(),
            Self::Wrong(wrong) => wrong.hint(),
        }
    }

    pub(super) fn unreadable(path: &Path) -> impl Fn(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Unreadable { path: path.clone(), source }
    }

    pub(super) fn unwritable(path: &Path) -> impl Fn(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Unwritable { path: path.clone(), source }
    }
}

/// Makes a text from the file safe to show, and short enough for a sentence.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    clean_line(text).chars().take(MOST).collect()
}
