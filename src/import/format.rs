//! What kind of file it is, found out by its content.

use std::fmt;

use super::{Refusal, apple, health_connect, json, table};
use crate::journal::clean_line;

/// A format of sessions that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Garmin's FIT, written by most watches.
    Fit,
    /// GPS Exchange.
    Gpx,
    /// Garmin's Training Center XML.
    Tcx,
    /// A list of sessions or mornings as CSV.
    List,
    /// An account's export as JSON.
    Json,
    /// Apple Health's export.
    Apple,
    /// The database of Android's Health Connect.
    HealthConnect,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fit => "fit",
            Self::Gpx => "gpx",
            Self::Tcx => "tcx",
            Self::List => "csv",
            Self::Json => "json",
            Self::Apple => "apple health",
            Self::HealthConnect => "health connect",
        })
    }
}

/// Says whether a file that begins so is of a kind that may be of any size, and is read as a stream.
pub(super) fn is_streamed(head: &[u8]) -> bool {
    apple::is_apple(head)
}

/// Says whether a file that begins so is a database, which is read where it lies.
pub(super) fn is_database(head: &[u8]) -> bool {
    health_connect::is_database(head)
}

/// Says whether a file that begins so may hold years of everything, and has to be held whole.
pub(super) fn is_of_many(head: &[u8]) -> bool {
    json::is_json(head)
}

/// The beginnings of files that are often taken for recordings, and what to say of them.
const STRANGERS: [(&[u8], Refusal); 6] = [
    (&[0x00, 0x05, 0x16, 0x07], Refusal::Companion),
    (b"BZh", Refusal::Compressed("bzip2")),
    (b"\xfd7zXZ", Refusal::Compressed("xz")),
    (b"7z\xbc\xaf", Refusal::Compressed("7-Zip")),
    (b"\x28\xb5\x2f\xfd", Refusal::Compressed("Zstandard")),
    (b"Rar!", Refusal::Compressed("RAR")),
];

/// How far into an XML file its first element may begin.
const LONGEST_PROLOGUE: usize = 16_384;

impl Format {
    /// Finds out the format by the content; the name only helps to say what is missing.
    ///
    /// # Errors
    /// The [`Refusal`] that says what the file is instead.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if is_fit(bytes) {
            return Ok(Self::Fit);
        }
        if let Some((_, refusal)) = STRANGERS.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Err(refusal);
        }
        if bytes.get(257..262) == Some(b"ustar".as_slice()) {
            return Err(Refusal::Tar);
        }
        if health_connect::is_database(bytes) {
            return Ok(Self::HealthConnect);
        }
        if apple::is_apple(bytes) {
            return Ok(Self::Apple);
        }
        match root_element(bytes).as_deref() {
            Some("gpx") => Ok(Self::Gpx),
            // Some tools cut off the outermost element.
            Some("TrainingCenterDatabase" | "Activities" | "Activity") => Ok(Self::Tcx),
            Some(other) => Err(Refusal::OtherXml(other.to_owned())),
            None if name.to_lowercase().ends_with(".fit") => Err(Refusal::NotFit),
            None if json::is_json(bytes) => Ok(Self::Json),
            None if table::is_list(bytes) => Ok(Self::List),
            None => Err(Refusal::Unknown),
        }
    }
}

/// Says whether the bytes begin with a FIT header: its size, and `.FIT` at byte 8.
pub(super) fn is_fit(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(12 | 14)) && bytes.get(8..12) == Some(b".FIT".as_slice())
}

/// Gives the local name of the first element of an XML file; byte order mark, blanks, declaration, comments and document
/// type before it are passed over.
fn root_element(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..LONGEST_PROLOGUE).unwrap_or(bytes)).into_owned();
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let tag = rest.strip_prefix('<')?;
        let end = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if tag.starts_with('?') {
            tag.split_once("?>")?.1
        } else if tag.starts_with('!') {
            after_document_type(tag)?
        } else {
            let name = tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
            let local = name.rsplit(':').next().unwrap_or(name);
            let shown: String = clean_line(local).chars().take(40).collect();
            return (!shown.is_empty()).then_some(shown);
        };
        rest = end.trim_start();
    }
}

/// Gives what follows a document type declaration, its inner declarations passed over.
fn after_document_type(tag: &str) -> Option<&str> {
    let plain = tag.find('>')?;
    match tag.find('[') {
        Some(open) if open < plain => tag.split_once("]>").map(|(_, rest)| rest),
        Some(_) | None => tag.split_once('>').map(|(_, rest)| rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_and_not_the_name() {
        let fit = [14, 16, 0, 0, 0, 0, 0, 0, b'.', b'F', b'I', b'T', 0, 0];
        assert_eq!(Format::of("run.gpx", &fit), Ok(Format::Fit));
        assert_eq!(Format::of("run.fit", b"<gpx version=\"1.1\"></gpx>"), Ok(Format::Gpx));
        assert_eq!(Format::of("noname", b"          <?xml version=\"1.0\"?>\n<TrainingCenterDatabase/>"), Ok(Format::Tcx));
    }

    #[test]
    fn marks_comments_and_document_types_before_the_root_are_passed_over() {
        let xml = "\u{feff}<?xml version=\"1.0\"?>\n<!-- made by > someone -->\n<!DOCTYPE gpx [<!ENTITY a \"b\">]>\n<x:gpx>";
        assert_eq!(Format::of("a", xml.as_bytes()), Ok(Format::Gpx));
        assert_eq!(Format::of("a", b"<!DOCTYPE gpx SYSTEM \"gpx.dtd\"><gpx>"), Ok(Format::Gpx));
    }

    #[test]
    fn what_is_not_a_recording_is_named() {
        let says = |name: &str, bytes: &[u8]| Format::of(name, bytes).unwrap_err().to_string();
        assert_eq!(says("run.fit", b""), "empty file");
        assert_eq!(says("run.fit", b"hello"), "not a FIT file");
        assert_eq!(says("notes.txt", b"hello"), "of no kind that can be read: export it as FIT, GPX, TCX or CSV");
        assert_eq!(says("doc.kml", b"<kml><Document/></kml>"), "an XML file of <kml>, not GPX or TCX: export it as one of them");
        assert_eq!(says("run.fit.bz2", b"BZh91"), "compressed (bzip2): unpack it first");
        assert_eq!(says("all.tar.zst", b"\x28\xb5\x2f\xfd\0"), "compressed (Zstandard): unpack it first");
        let tar = [vec![b'a'; 257], b"ustar\x0000".to_vec(), vec![0; 248]].concat();
        assert_eq!(says("all.tar", &tar), "a tar archive: unpack it, and import the folder");
        assert!(says("._run.fit", &[0, 5, 22, 7, 0, 2]).ends_with("not a FIT file"));
    }
}
