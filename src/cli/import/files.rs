//! The files behind the paths that the runner named: each file, and every folder down to its last.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::failure::reason;
use crate::journal::clean_line;

/// The endings that a file in a folder must have to be looked at. A file named on its own is looked at whatever it is called.
const ENDINGS: [&str; 5] = ["fit", "gpx", "tcx", "json", "csv"];
/// The largest file that is read, in bytes; the longest recordings known are a tenth of it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What the paths led to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The files to read, each once, in order of their names within each path.
    pub files: Vec<Named>,
    /// Files in folders that were left alone for their ending.
    pub left_alone: usize,
    /// Paths that could not be entered, with the reason.
    pub closed: Vec<(Named, String)>,
}

/// A path together with how it is told: by its own name, or from the folder on that the runner named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The path.
    pub path: PathBuf,
    /// Its name, safe to show.
    pub name: String,
}

impl Named {
    /// Names a path as seen from the folder that holds what the runner named.
    fn from(path: PathBuf, root: &Path) -> Self {
        let around = root.parent().unwrap_or(root);
        let name = path.strip_prefix(around).unwrap_or(&path).to_string_lossy();
        Self { name: clean_line(&name), path }
    }
}

impl Found {
    /// Follows the paths. Hidden files and linked folders inside a folder are passed over.
    #[must_use]
    pub fn behind(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            match fs::metadata(path) {
                Ok(about) if about.is_dir() => found.enter(path, path),
                Ok(_) => found.take(Named::from(path.clone(), path)),
                Err(error) => {
                    found.closed.push((Named { name: clean_line(&path.to_string_lossy()), path: path.clone() }, reason(&error)));
                }
            }
        }
        found
    }

    fn enter(&mut self, folder: &Path, root: &Path) {
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => return self.closed.push((Named::from(folder.to_path_buf(), root), reason(&error))),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.iter().filter(|entry| !is_hidden(entry)) {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.enter(&path, root),
                Ok(_) if path.is_file() && has_known_ending(&path) => self.take(Named::from(path, root)),
                Ok(_) => self.left_alone += 1,
                Err(error) => self.closed.push((Named::from(path, root), reason(&error))),
            }
        }
    }

    fn take(&mut self, file: Named) {
        if !self.files.iter().any(|other| other.path == file.path) {
            self.files.push(file);
        }
    }
}

/// Reads a file whole.
///
/// # Errors
/// The reason in the runner's words.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let file = fs::File::open(path).map_err(|error| reason(&error))?;
    let about = file.metadata().map_err(|error| reason(&error))?;
    if !about.is_file() {
        return Err("not a file".to_owned());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("larger than {} MB", LARGEST / 1024 / 1024));
    }
    Ok(bytes)
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_walked_to_its_last_file_in_order_and_the_rest_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("2025/may");
        fs::create_dir_all(&inner).unwrap();
        for name in ["b.GPX", "a.fit", "._a.fit", "photo.jpg", "2025/may/c.tcx"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = Found::behind(&[folder.path().to_path_buf(), folder.path().join("a.fit")]);
        let root = folder.path().file_name().unwrap().to_str().unwrap();
        let names: Vec<&str> = found.files.iter().map(|file| file.name.strip_prefix(root).unwrap()).collect();
        assert_eq!(names, ["/2025/may/c.tcx", "/a.fit", "/b.GPX"]);
        assert_eq!(found.left_alone, 1);
        assert_eq!(found.closed, []);
    }

    #[test]
    fn a_path_that_leads_nowhere_is_named_and_stops_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.fit"), "x").unwrap();
        let gone = folder.path().join("gone");
        let found = Found::behind(&[gone.clone(), folder.path().to_path_buf()]);
        let name = gone.to_str().unwrap().to_owned();
        assert_eq!(found.closed, [(Named { path: gone, name }, "there is no such file or folder".to_owned())]);
        assert_eq!(found.files.len(), 1);
    }

    #[test]
    fn a_folder_cannot_be_read_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(bytes_of(folder.path()).is_err());
    }
}
