//! The runner's own editor.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::app::Refused;

/// The file that notes are written in, in the folder of the log, while the editor has them.
const NOTES: &str = "notes-being-written.txt";

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
/// and gone afterwards.
///
/// # Errors
/// Where the file cannot be written or read, or the editor fails.
pub fn compose(folder: &Path, text: &str) -> Result<String, Refused> {
    let file = folder.join(NOTES);
    let written = begin(&file, text).map_err(|error| refused(format!("notes cannot be written: {error}")));
    let opened = written.and_then(|()| open(&file));
    let read = opened.and_then(|()| fs::read_to_string(&file).map_err(|error| refused(format!("notes cannot be read: {error}"))));
    // What the editor had is read by now; where it is not there any more nothing is lost.
    let _ = fs::remove_file(&file);
    read
}

fn begin(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

const fn refused(what: String) -> Refused {
    Refused { what, hint: None }
}
