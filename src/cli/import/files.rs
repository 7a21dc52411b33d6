//! The files behind the paths that the runner named: each file, and every folder down to its last.

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::import::{self, ArchiveEntry, Reading, Scratch, is_worth_opening, unpack, unpack_stream};
use crate::journal::{Zone, clean_line};
use crate::store::reason;

/// The path that stands for the standard input.
const STDIN: &str = "-";
/// How much of an archive inside another stays in memory, in bytes; a larger one is laid out in a file without a name.
const MOST_IN_MEMORY: usize = 16 * 1024 * 1024;
/// How long a pipe is waited for to which nobody writes yet.
const LONGEST_WAIT: Duration = Duration::from_secs(3);
/// What a pipe is called: its number differs from time to time.
const PIPE: &str = "pipe";

/// What the paths led to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FoundFiles {
    /// The files to read, each once, in order of their names within each path.
    pub files: Vec<Named>,
    /// Files in folders that were left alone for their ending. A file named on its own is looked at whatever it is called.
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

impl FoundFiles {
    /// Follows the paths. Hidden files and linked folders inside a folder are passed over.
    #[must_use]
    pub fn behind(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            if path.as_os_str() == STDIN {
                found.take(Named { path: path.clone(), name: "standard input".to_owned() });
                continue;
            }
            match fs::metadata(path) {
                Ok(about) if about.is_dir() => found.enter(path, path),
                Ok(about) if is_pipe(&about) => found.take(Named { path: path.clone(), name: PIPE.to_owned() }),
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
                Ok(_) if path.is_file() && is_worth_opening(&path.to_string_lossy()) => self.take(Named::from(path, root)),
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

/// Goes through a file, or every file inside where it is an archive; `visit` is given their names, safe to show.
///
/// # Errors
/// The reason in the runner's words.
pub fn go_through(file: &Named, visit: &mut dyn FnMut(&str, ArchiveEntry<'_>)) -> Result<(), String> {
    let mut told = |name: &str, piece: ArchiveEntry<'_>| visit(&clean_line(name), piece);
    let gone_through = if file.path.as_os_str() == STDIN {
        unpack_stream(&file.name, io::stdin().lock(), &room, &mut told)
    } else {
        opened(&file.path).and_then(|opened| match opened {
            OpenedPath::File(opened) => unpack(&file.name, opened, &room, &mut told),
            OpenedPath::Pipe(opened) => unpack_stream(&file.name, opened, &room, &mut told),
        })
    };
    gone_through.map_err(|error| reason(&error))
}

/// Reads a database, which has to lie in a file of its own for that.
///
/// # Errors
/// The reason in the runner's words.
pub fn database_in(name: &str, file: &mut dyn BufRead, home: Zone) -> Result<Reading, String> {
    let mut laid = tempfile::NamedTempFile::new().map_err(|error| reason(&error))?;
    import::lay_out(file, &mut laid).map_err(|refusal| refusal.to_string())?;
    Ok(import::read_database(name, laid.path(), home))
}

/// Gives room for an archive inside another.
#[expect(clippy::unnecessary_wraps, reason = "other rooms for archives may have no space left")]
fn room() -> io::Result<Box<dyn Scratch>> {
    Ok(Box::new(tempfile::spooled_tempfile(MOST_IN_MEMORY)))
}

/// What a path leads to.
enum OpenedPath {
    File(fs::File),
    /// What can be read once, from its beginning on.
    Pipe(fs::File),
}

/// Opens a file or a pipe; a folder, a device and the like are neither.
fn opened(path: &Path) -> io::Result<OpenedPath> {
    let about = fs::metadata(path)?;
    if about.is_file() {
        return fs::File::open(path).map(OpenedPath::File);
    }
    if !is_pipe(&about) {
        return Err(io::Error::other("not a file"));
    }
    // To open a pipe is to wait for somebody who writes to it, which may be for ever.
    let (tell, told) = channel();
    let path = path.to_path_buf();
    thread::spawn(move || tell.send(fs::File::open(path)));
    told.recv_timeout(LONGEST_WAIT).map_err(|_| io::Error::other("a pipe that nobody writes to"))?.map(OpenedPath::Pipe)
}

#[cfg(unix)]
fn is_pipe(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    about.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
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
        let found = FoundFiles::behind(&[folder.path().to_path_buf(), folder.path().join("a.fit")]);
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
        let found = FoundFiles::behind(&[gone.clone(), folder.path().to_path_buf()]);
        let name = gone.to_str().unwrap().to_owned();
        assert_eq!(found.closed, [(Named { path: gone, name }, "there is no such file or folder".to_owned())]);
        assert_eq!(found.files.len(), 1);
    }

    #[test]
    fn a_folder_cannot_be_read_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let named = Named { path: folder.path().to_path_buf(), name: "folder".to_owned() };
        assert!(go_through(&named, &mut |_, _| ()).is_err());
    }
}
