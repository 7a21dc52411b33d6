//! The paths that were written in one line, as a shell would part them.

use std::fs;
use std::path::PathBuf;

use crate::app::{Completed, Refused};
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

/// Completes the path that is being written by what there is: the whole line as one path where anything begins so, else its
/// last word, as a shell does.
pub fn completed(written: &str) -> Completed {
    let text = written.trim_start();
    if text == "~" {
        return Completed { text: "~/".to_owned(), choices: Vec::new() };
    }
    let (before, last) = last_word(text);
    let whole = grown(text).map(|(text, choices)| Completed { text, choices });
    let word = || {
        let (path, choices) = grown(&last.path).filter(|_| !before.is_empty())?;
        Some(Completed { text: format!("{before}{}", last.written(&path)), choices })
    };
    whole.or_else(word).unwrap_or_else(|| Completed { text: written.to_owned(), choices: Vec::new() })
}

/// Gives a path grown by what all names have in common that begin so, and these names where there are several; `None` where
/// none does.
fn grown(path: &str) -> Option<(String, Vec<String>)> {
    let (folder, begun) = path.rfind('/').map_or(("", path), |at| path.split_at(at + 1));
    let here = if folder.is_empty() { PathBuf::from(".") } else { at_home(folder) };
    let meant = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let is_meant = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
        is_meant.then(|| if entry.path().is_dir() { format!("{name}/") } else { name })
    };
    let mut names: Vec<String> = fs::read_dir(here).ok()?.flatten().filter_map(meant).collect();
    names.sort();
    let common = names.iter().skip(1).fold(names.first()?.clone(), |common, name| in_common(&common, name));
    Some((format!("{folder}{common}"), if names.len() > 1 { names } else { Vec::new() }))
}

fn in_common(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(letter, _)| letter).collect()
}

/// The last word of a line.
#[derive(Default)]
struct LastWord {
    /// What it means.
    path: String,
    /// The quote that it stands in.
    quote: Option<char>,
}

impl LastWord {
    /// Gives a path as it is to be written in the place of the word.
    fn written(&self, path: &str) -> String {
        if let Some(quote) = self.quote {
            return format!("{quote}{path}");
        }
        let is_special = |letter: char| letter.is_whitespace() || matches!(letter, '\\' | '"' | '\'');
        path.chars().flat_map(|letter| is_special(letter).then_some('\\').into_iter().chain([letter])).collect()
    }
}

/// Gives what stands before the last word of a line, and the word.
fn last_word(line: &str) -> (String, LastWord) {
    let (mut before, mut since, mut word) = (String::new(), String::new(), LastWord::default());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        since.push(letter);
        match (letter, word.quote) {
            (end, Some(open)) if end == open => word.quote = None,
            ('\\', None) => {
                let next = letters.next();
                since.extend(next);
                word.path.extend(next);
            }
            ('"' | '\'', None) => word.quote = Some(letter),
            (blank, None) if blank.is_whitespace() => {
                before.push_str(&std::mem::take(&mut since));
                word = LastWord::default();
            }
            (letter, _) => word.path.push(letter),
        }
    }
    (before, word)
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
    fn a_path_that_is_begun_is_completed_by_what_there_is() {
        let here = tempfile::tempdir().unwrap();
        std::fs::create_dir(here.path().join("runs")).unwrap();
        for name in ["runs/one.fit", "runs/one more.fit", ".hidden", "ride.gpx", "it's mine.gpx"] {
            std::fs::write(here.path().join(name), []).unwrap();
        }
        let folder = here.path().display().to_string();
        let text = |begun: &str| completed(&format!("{folder}/{begun}")).text.replace(&folder, "");
        assert_eq!([text("ru"), text("rid"), text("."), text("zzz")], ["/runs/", "/ride.gpx", "/.hidden", "/zzz"]);
        assert_eq!(completed(&format!("{folder}/r")).choices, ["ride.gpx", "runs/"]);
        assert_eq!((text("runs/"), text("runs/one m")), ("/runs/one".to_owned(), "/runs/one more.fit".to_owned()));
        assert_eq!(text("ride.gpx /nowhere"), "/ride.gpx /nowhere");
        let second = |begun: &str| text(&format!("ride.gpx {begun}"));
        assert_eq!(second(&format!("{folder}/runs/one\\ m")), "/ride.gpx /runs/one\\ more.fit");
        assert_eq!(second(&format!("\"{folder}/runs/one m")), "/ride.gpx \"/runs/one more.fit");
        assert_eq!(second(&format!("{folder}/it")), "/ride.gpx /it\\'s\\ mine.gpx");
        assert_eq!(completed("~").text, "~/");
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
