//! The settings file changed in place: one value, everything else as the runner wrote it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use super::problem::{ConfigError, Problem, Wrong};
use super::reading::{named, read, read_text};
use super::setting::{Setting, ValueSort};
use super::settings::Settings;
use super::table::{HABITS, KEYS, LISTS, SETTINGS, setting};

/// Gives the value of one setting as one would write it; nothing where it is unsaid.
///
/// # Errors
/// Where no setting has this name.
pub fn get(settings: &Settings, key: &str) -> Result<Option<String>, Wrong> {
    if let Some(habit) = own_name(key, HABITS.name) {
        return Ok(settings.habits.get(habit).cloned());
    }
    if let Some(list) = own_name(key, LISTS.name) {
        return Ok(settings.lists.get(list).cloned());
    }
    setting(key).map(|setting| (setting.show)(settings)).ok_or_else(|| Wrong::no_such_setting(key))
}

/// Gives every setting with its value as one would write it; nothing where it is unsaid. Lines under names of the runner's own
/// come last.
#[must_use]
pub fn show(settings: &Settings) -> Vec<(String, Option<String>)> {
    let rows = SETTINGS.iter().map(|setting| (setting.key.to_owned(), (setting.show)(settings)));
    let own = [(&HABITS, &settings.habits), (&LISTS, &settings.lists)];
    let own = own.into_iter().flat_map(|(table, lines)| lines.iter().map(move |line| (table, line)));
    rows.chain(own.map(|(table, (name, says))| (format!("{}.{name}", table.name), Some(says.clone())))).collect()
}

/// Changes one setting in the file, and makes the file where there is none.
///
/// # Errors
/// Where the setting does not exist or does not take the value, where the file is broken, and where it cannot be written.
pub fn set(path: &Path, key: &str, text: &str) -> Result<(), ConfigError> {
    let mut document = document(path)?;
    let (table, name) = place(key)?;
    let written = match setting(key) {
        Some(setting) => checked(setting, text)?,
        None => value(text),
    };
    if let Some(text) = uncommented(&document, table, name, &written) {
        return save_if_sound(path, &text, key);
    }
    let holder = match table {
        Some(table) => document.entry(table).or_insert_with(|| Item::Table(Table::new())),
        None => document.as_item_mut(),
    };
    let Some(holder) = holder.as_table_like_mut() else {
        return Err(Wrong::no_such_setting(key).into());
    };
    put(holder, name, written);
    save_if_sound(path, &document.to_string(), key)
}

/// Takes one setting out of the file, so that it is unsaid or has its default again.
///
/// # Errors
/// Where the setting does not exist, where the file is broken, and where it cannot be written.
pub fn unset(path: &Path, key: &str) -> Result<(), ConfigError> {
    let mut document = document(path)?;
    let (table, name) = place(key)?;
    let holder = match table {
        Some(table) => document.get_mut(table),
        None => Some(document.as_item_mut()),
    };
    let taken = holder.and_then(Item::as_table_like_mut).and_then(|holder| holder.remove(name));
    if taken.is_none() { Ok(()) } else { save(path, &document.to_string()) }
}

/// Makes the commented file with every default, where there is no file yet, so that it can be edited.
///
/// # Errors
/// Where it cannot be written.
pub fn create(path: &Path) -> Result<(), ConfigError> {
    if path.exists() { Ok(()) } else { save(path, &super::print::default_file()) }
}

/// Splits the name of a setting into its table and its name there.
fn place(key: &str) -> Result<(Option<&str>, &str), Wrong> {
    for own in [HABITS.name, LISTS.name, KEYS.name] {
        if let Some(name) = own_name(key, own) {
            return named(name, key).map(|()| (Some(own), name));
        }
    }
    let setting = setting(key).ok_or_else(|| Wrong::no_such_setting(key))?;
    Ok(setting.key.split_once('.').map_or((None, setting.key), |(table, name)| (Some(table), name)))
}

fn own_name<'a>(key: &'a str, table: &str) -> Option<&'a str> {
    key.strip_prefix(table)?.strip_prefix('.')
}

/// Takes a value that the setting takes, in the form in which it stands in the file.
fn checked(setting: &Setting, text: &str) -> Result<Item, Wrong> {
    let text = text.trim();
    let mut trial = Settings::default();
    let refused = || Wrong::not_allowed(setting.key, text, setting.allowed);
    (setting.read)(text, &mut trial).ok_or_else(refused)?;
    let shown = (setting.show)(&trial).ok_or_else(refused)?;
    Ok(match setting.sort {
        // A weight keeps the unit it was given in; its other face is only for showing.
        ValueSort::Text if setting.key == "athlete.weight" => value(text),
        ValueSort::Text => value(shown),
        ValueSort::Switch => value(shown == "true"),
        ValueSort::Number => match shown.parse::<i64>() {
            Ok(whole) => value(whole),
            Err(_) => value(shown.parse::<f64>().map_err(|_| refused())?),
        },
    })
}

/// Puts a value in its place; the comment beside the old one stays.
fn put(holder: &mut dyn toml_edit::TableLike, name: &str, mut written: Item) {
    let decor = holder.get(name).and_then(Item::as_value).map(|old| old.decor().clone());
    if let (Some(decor), Some(new)) = (decor, written.as_value_mut()) {
        *new.decor_mut() = decor;
    }
    match holder.get_mut(name) {
        Some(old) => *old = written,
        None => {
            holder.insert(name, written);
        }
    }
}

/// Gives the file with the commented-out line of a setting made to count, where it has one, as the default file does.
fn uncommented(document: &DocumentMut, table: Option<&str>, name: &str, written: &Item) -> Option<String> {
    let holder = table.map_or(Some(document.as_item()), |table| document.get(table));
    if holder.and_then(|holder| holder.get(name)).is_some() {
        return None;
    }
    let mark = format!("# {name} = ");
    let header = table.map(|table| format!("[{table}]"));
    let mut here = None;
    let mut text = String::new();
    let mut found = false;
    for line in document.to_string().lines() {
        if line.starts_with('[') {
            here = Some(line.trim_end().to_owned());
        }
        let counts = !found && here == header && line.starts_with(&mark);
        found |= counts;
        let line = if counts { format!("{name} = {}", written.to_string().trim()) } else { line.to_owned() };
        text.push_str(&line);
        text.push('\n');
    }
    found.then_some(text)
}

/// Reads the file for changing; an empty one where there is none.
fn document(path: &Path) -> Result<DocumentMut, ConfigError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(first_problem(path)),
        Err(error) => return Err(ConfigError::unreadable(path)(error)),
    };
    text.parse().map_err(|_| first_problem(path))
}

/// Says why the file cannot be changed.
fn first_problem(path: &Path) -> ConfigError {
    match read(path) {
        Ok(reading) => {
            let unclear = Problem { path: path.to_path_buf(), line: 1, what: Wrong::NotToml("it cannot be read".to_owned()) };
            reading.problems.into_iter().next().unwrap_or(unclear).into()
        }
        Err(error) => error,
    }
}

/// Writes the file unless the change makes a problem that was not there before.
fn save_if_sound(path: &Path, text: &str, key: &str) -> Result<(), ConfigError> {
    let before = read(path)?.problems;
    let news = read_text(text, path).problems.into_iter().find(|problem| !before.iter().any(|old| old.what == problem.what));
    match news {
        None => save(path, text),
        Some(Problem { what: Wrong::NotToml(_), .. }) => Err(Wrong::no_such_setting(key).into()),
        Some(problem) => Err(problem.what.into()),
    }
}

/// Writes the whole file or nothing of it: beside the old one first, then in its place.
fn save(path: &Path, text: &str) -> Result<(), ConfigError> {
    // A link, as dotfile managers make, stays a link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let saved = (|| {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = beside(&target);
        let written = write_new(&beside, text, &target).and_then(|()| fs::rename(&beside, &target));
        if written.is_err() {
            // What is left of the attempt is of no use; the first error is the one to tell.
            let _ = fs::remove_file(&beside);
        }
        written
    })();
    saved.map_err(ConfigError::unwritable(path))
}

fn beside(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    target.with_file_name(name)
}

fn write_new(beside: &Path, text: &str, target: &Path) -> io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create(true).truncate(true).open(beside)?;
    if let Ok(old) = fs::metadata(target) {
        fs::set_permissions(beside, old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
