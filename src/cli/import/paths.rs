//! The paths that were written in one line, as a shell would part them.

use std::path::PathBuf;

use crate::app::Refused;
use crate::journal::clean_line;

/// Gives the files and folders that are meant by what was written: one path, blanks and all, where there is such a one, else
/// several with blanks between them; quotes and backslashes keep a blank within a name, as where files are dragged onto a
/// terminal.
///
/// # Errors
/// [`Refused`] with the first path under which there is nothing.
pub fn to_read(written: &str) -> Result<Vec<PathBuf>, Refused> {
    let whole = at_home(written.trim());
    if is_there(&whole) {
        return Ok(vec![whole]);
    }
    let paths: Vec<PathBuf> = words(written).iter().map(|word| at_home(word)).collect();
    match paths.iter().find(|path| !is_there(path)) {
        None if !paths.is_empty() => Ok(paths),
        gone => {
            let gone = gone.unwrap_or(&whole);
            let what = format!("there is no file or folder `{}`", clean_line(&gone.to_string_lossy()));
            Err(Refused { what, hint: Some("look at the path".to_owned()) })
        }
    }
}

/// Puts the home folder in the place of a leading `~`, as a shell would have done.
pub fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(path),
    }
}

/// Says whether there is something under a path; one that is there and closed to us is told of when it is read.
fn is_there(path: &std::path::Path) -> bool {
    !matches!(path.try_exists(), Ok(false))
}

/// Parts a line into words, as a shell does.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (end, Some(open)) if end == open => quote = None,
            ('\\', None) => word.get_or_insert_default().extend(letters.next()),
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (blank, None) if blank.is_whitespace() => words.extend(word.take()),
            (letter, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_nothing_under_it_is_refused_by_its_name() {
        let here = tempfile::tempdir().unwrap();
        let there = here.path().join("run.fit");
        std::fs::write(&there, []).unwrap();
        assert_eq!(to_read(&format!(" {} ", there.display())).unwrap(), std::slice::from_ref(&there));
        let gone = here.path().join("gone.fit");
        for written in [gone.display().to_string(), format!("{} {}", there.display(), gone.display())] {
            let refused = to_read(&written).unwrap_err();
            assert_eq!(refused.what, format!("there is no file or folder `{}`", gone.display()));
        }
    }

    #[test]
    fn several_paths_are_parted_as_a_shell_does_and_one_with_blanks_is_one() {
        let here = tempfile::tempdir().unwrap();
        let [one, two] = ["a run.fit", "it's.gpx"].map(|name| here.path().join(name));
        std::fs::write(&one, []).unwrap();
        std::fs::write(&two, []).unwrap();
        assert_eq!(to_read(&one.display().to_string()).unwrap(), std::slice::from_ref(&one));
        let folder = here.path().display();
        for written in
            [format!("\"{folder}/a run.fit\" {folder}/it\\'s.gpx"), format!("{folder}/a\\ run.fit  \"{folder}/it's.gpx\"")]
        {
            assert_eq!(to_read(&written).unwrap(), [one.clone(), two.clone()], "{written}");
        }
    }
}
