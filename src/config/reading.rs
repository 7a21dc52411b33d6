//! The settings file read: everything in it that is right counts, and everything that is wrong is named with its line.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use toml_edit::{Document, Item, TableLike, Value};

use super::problem::{ConfigError, Problem, Wrong};
use super::settings::Settings;
use super::table::{HABITS, KEYS, LISTS, OpenTable, setting};
use crate::journal::clean_line;
use crate::keys::{KeyProblem, Keymap};

/// The most letters a name of the runner's own may have.
const LONGEST_NAME: usize = 40;

/// What a settings file says.
#[derive(Debug, Clone, PartialEq)]
pub struct SettingsRead {
    /// The settings, with the default for everything that is unsaid or wrong.
    pub settings: Settings,
    /// What is wrong, in order of its line.
    pub problems: Vec<Problem>,
}

/// Reads a settings file. Where there is none, every setting has its default.
///
/// # Errors
/// Where the file cannot be read; what is wrong inside it is in [`SettingsRead::problems`].
pub fn read(path: &Path) -> Result<SettingsRead, ConfigError> {
    match fs::read(path) {
        Ok(bytes) => Ok(read_bytes(&bytes, path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(read_text("", path)),
        Err(error) => Err(ConfigError::unreadable(path)(error)),
    }
}

fn read_bytes(bytes: &[u8], path: &Path) -> SettingsRead {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text, path),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            let what = Wrong::NotToml("there are bytes that are no letters (the file must be UTF-8)".to_owned());
            SettingsRead { settings: Settings::default(), problems: vec![Problem { path: path.to_path_buf(), line, what }] }
        }
    }
}

/// Reads the text of a settings file; the path is only named in what is wrong.
#[must_use]
pub fn read_text(text: &str, path: &Path) -> SettingsRead {
    let mut reader = SettingsReader {
        text,
        path,
        reading: SettingsRead { settings: Settings::default(), problems: Vec::new() },
        keys: BTreeMap::new(),
    };
    match Document::parse(text) {
        Ok(document) => {
            reader.table(document.as_table(), "");
            reader.own_keys();
        }
        Err(error) => {
            let what = Wrong::NotToml(clean_line(error.message()));
            reader.complain(error.span(), what);
        }
    }
    reader.reading.problems.sort_by_key(|problem| problem.line);
    reader.reading
}

struct SettingsReader<'a> {
    text: &'a str,
    path: &'a Path,
    reading: SettingsRead,
    keys: BTreeMap<String, (String, Option<Range<usize>>)>,
}

impl SettingsReader<'_> {
    fn table(&mut self, table: &dyn TableLike, within: &str) {
        for (name, item) in table.iter() {
            let span = table.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
            let key = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
            match (within, item.as_table_like()) {
                (own, _) if own == HABITS.name => self.own_line(&HABITS, name, &key, item, span),
                (own, _) if own == LISTS.name => self.own_line(&LISTS, name, &key, item, span),
                (own, _) if own == KEYS.name => self.own_key(name, &key, item, span),
                ("", Some(inner)) => self.table(inner, &key),
                _ => self.value(&key, item, span),
            }
        }
    }

    fn value(&mut self, key: &str, item: &Item, span: Option<Range<usize>>) {
        let Some(setting) = setting(key) else {
            return self.complain(span, Wrong::no_such_setting(key));
        };
        let text = plain(item);
        let taken = text.as_deref().and_then(|text| (setting.read)(text, &mut self.reading.settings));
        if taken.is_none() {
            let given = text.unwrap_or_else(|| item.type_name().to_owned());
            self.complain(span.clone(), Wrong::not_allowed(key, &given, setting.allowed));
        }
        let settings = &mut self.reading.settings;
        if let (Some(rest), Some(max)) = (settings.heart_rest, settings.heart_max)
            && rest >= max
        {
            settings.heart_rest = None;
            self.complain(span, Wrong::Hearts);
        }
    }

    /// Takes a line under a name that the runner chose.
    fn own_line(&mut self, table: &OpenTable, name: &str, key: &str, item: &Item, span: Option<Range<usize>>) {
        if let Err(wrong) = named(name, key) {
            return self.complain(span, wrong);
        }
        match item.as_str() {
            Some(says) => {
                let settings = &mut self.reading.settings;
                let lines = if table.name == LISTS.name { &mut settings.lists } else { &mut settings.habits };
                lines.insert(name.to_owned(), says.to_owned());
            }
            None => self.complain(span, Wrong::not_allowed(key, item.type_name(), table.allowed)),
        }
    }

    fn own_key(&mut self, name: &str, key: &str, item: &Item, span: Option<Range<usize>>) {
        match item.as_str() {
            Some(keys) => {
                self.keys.insert(name.to_owned(), (keys.to_owned(), span));
            }
            None => self.complain(span, Wrong::not_allowed(key, item.type_name(), KEYS.allowed)),
        }
    }

    /// Lays the runner's own keys over the table; where they do not fit together, the table's own keys count.
    fn own_keys(&mut self) {
        let own = self.keys.iter().map(|(name, (keys, _))| (name.clone(), keys.clone())).collect();
        match Keymap::with(&own) {
            Ok(keys) => self.reading.settings.keys = keys,
            Err(problems) => {
                for problem in problems {
                    let span = self.span_of(&problem);
                    self.complain(span, problem.into());
                }
            }
        }
    }

    /// Finds where the runner wrote what a problem of their keys speaks of.
    fn span_of(&self, problem: &KeyProblem) -> Option<Range<usize>> {
        let names: [&str; 2] = match problem {
            KeyProblem::NoSuchAction { name, .. } => [name, ""],
            KeyProblem::NoSuchKey { action, .. } | KeyProblem::Written { action, .. } | KeyProblem::WayOut { action } => {
                [action, ""]
            }
            KeyProblem::Clash { first, second, .. } => [second, first],
        };
        names.iter().find_map(|name| self.keys.get(*name)).and_then(|(_, span)| span.clone())
    }

    fn complain(&mut self, span: Option<Range<usize>>, what: Wrong) {
        let before = self.text.get(..span.map_or(0, |span| span.start)).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        self.reading.problems.push(Problem { path: self.path.to_path_buf(), line, what });
    }
}

/// Checks a name of the runner's own.
pub(super) fn named(name: &str, key: &str) -> Result<(), Wrong> {
    let fits = !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && clean_line(name) == name;
    if fits { Ok(()) } else { Err(Wrong::NoName { key: clean_line(key).chars().take(LONGEST_NAME).collect() }) }
}

/// Gives a value as one would write it without quotes; nothing for arrays, tables and dates.
fn plain(item: &Item) -> Option<String> {
    match item.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Float(number) => Some(number.value().to_string()),
        Value::Boolean(switch) => Some(switch.value().to_string()),
        Value::Datetime(_) | Value::Array(_) | Value::InlineTable(_) => None,
    }
}
