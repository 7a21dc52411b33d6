//! The runner's own editor.

use std::env;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use crate::app::Refused;

/// The most files of notes that one program leaves beside the log, each after an editor that failed.
const MOST_LEFT: u32 = 1_000;

/// What to do where the editor fails.
const REMEDY: &str = "set VISUAL or EDITOR to yours";

/// Opens a file in the runner's editor (`VISUAL`, `EDITOR`, else `vi`) and waits until it is closed.
///
/// # Errors
/// Where the editor cannot be run, or says that it failed.
pub fn open(file: &Path) -> Result<(), Refused> {
    let said = |variable: &str| env::var(variable).ok().filter(|editor| !editor.trim().is_empty());
    let editor = said("VISUAL").or_else(|| said("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let failed = |why: String| Refused { what: format!("the editor `{program}` {why}"), hint: Some(REMEDY.to_owned()) };
    let status =
        Command::new(program).args(words).arg(file).status().map_err(|error| failed(format!("cannot be run: {error}")))?;
    if status.success() { Ok(()) } else { Err(failed("did not end well".to_owned())) }
}

/// Lets a text be written in the runner's editor, and gives it as it was left. The file beside the log is the runner's alone,
/// and gone as soon as it has been read; where the editor fails after something was written, it stays and is named.
///
/// # Errors
/// Where the file cannot be written or read, or the editor fails.
pub fn compose(folder: &Path, text: &str) -> Result<String, Refused> {
    compose_with(folder, text, open)
}

fn compose_with(folder: &Path, text: &str, edit: impl FnOnce(&Path) -> Result<(), Refused>) -> Result<String, Refused> {
    let file = begin(folder, text).map_err(|error| refused(format!("notes cannot be written: {error}")))?;
    let read = || fs::read_to_string(&file).map_err(|error| refused(format!("notes cannot be read: {error}")));
    let written = edit(&file).and_then(|()| read());
    let is_lost = written.is_err() && read().map_or(true, |left| left != text);
    if is_lost && file.exists() {
        return written.map_err(|refused| Refused {
            what: format!("{}; what you wrote is in {}", refused.what, file.display()),
            ..refused
        });
    }
    // It is read, or as it was begun; where it is not there any more nothing is lost.
    let _ = fs::remove_file(&file);
    written
}

/// Writes the text as it is so far to a file that nobody else has.
fn begin(folder: &Path, text: &str) -> io::Result<PathBuf> {
    let (file, mut open) = new_file(folder)?;
    open.write_all(text.as_bytes())?;
    Ok(file)
}

fn new_file(folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    for at in 1..=MOST_LEFT {
        let file = folder.join(format!("notes-being-written-{}-{at}.txt", process::id()));
        match options.open(&file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => return opened.map(|open| (file, open)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

const fn refused(what: String) -> Refused {
    Refused { what, hint: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    fn failing() -> Result<(), Refused> {
        Err(refused("the editor `vi` did not end well".to_owned()))
    }

    #[test]
    fn notes_that_were_read_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let read = compose_with(folder.path(), "stones", |file| {
            fs::write(file, "stones and roots").unwrap();
            Ok(())
        });
        assert_eq!(read.unwrap(), "stones and roots");
        assert!(files(folder.path()).is_empty());
    }

    #[test]
    fn notes_stay_and_are_named_where_the_editor_fails_and_no_others_are_written_over() {
        let folder = tempfile::tempdir().unwrap();
        for words in ["stones", "roots"] {
            let failed = compose_with(folder.path(), "", |file| {
                fs::write(file, words).unwrap();
                failing()
            });
            let what = failed.unwrap_err().what;
            let kept = files(folder.path()).into_iter().find(|file| fs::read_to_string(file).unwrap() == words).unwrap();
            assert!(what.ends_with(&format!("what you wrote is in {}", kept.display())), "{what}");
        }
        assert_eq!(files(folder.path()).len(), 2);
    }

    #[test]
    fn an_editor_that_never_began_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(compose_with(folder.path(), "stones", |_| failing()).unwrap_err(), failing().unwrap_err());
        assert!(files(folder.path()).is_empty());
    }
}
