//! Files inside files: gzip and zip, one in another, opened without being trusted.
//!
//! Nothing is written under any name, so no name inside an archive can lead out of it: an archive inside another is laid out in
//! room that has none. How deep archives may stand in one another, how many files they may hold and how much may come out of them
//! is bounded, of each by itself and of all together: a bomb is passed over, and the files beside it are read.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom, Write};

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{ImportWarning, Refusal};

/// How deep archives may stand in one another: an account's zip, zips in it, and gzipped files in those.
const DEEPEST: usize = 3;
/// The most files of one archive that are looked at; thirty years of three a day.
const MOST_FILES: usize = 200_000;
/// The most bytes of one file that are held in memory; the longest recordings known are a third of it.
const LARGEST: u64 = 96 * 1024 * 1024;
/// The most bytes of an account in JSON, which holds years and is held whole.
const LARGEST_OF_MANY: u64 = 256 * 1024 * 1024;
/// The most bytes of an archive inside another, or of a database, that are laid out; twenty years of recordings are a quarter of
/// it.
const LARGEST_LAID: u64 = 4096 * 1024 * 1024;
/// How many bytes of a file tell what it is.
const HEAD: u64 = 4096;
/// How many times its own size may come out of an archive ...
const MOST_TIMES: u64 = 100;
/// ... and as many bytes beyond, of which each file inside may take half of what is left.
const ALWAYS_ALLOWED: u64 = 64 * 1024 * 1024;
/// The endings that a file in a folder or an archive must have to be looked at.
const ENDINGS: [&str; 9] = ["fit", "gpx", "tcx", "json", "csv", "xml", "db", "gz", "zip"];

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// What an archive holds under one name.
pub enum ArchiveEntry<'a> {
    /// A file, to be read.
    File(&'a mut dyn BufRead),
    /// A file that is left alone for its ending.
    LeftAlone,
    /// A file that cannot be read.
    Refused(Refusal),
}

/// Room for what has to be read from both ends, and may be larger than memory.
pub trait Scratch: Read + Write + Seek {}
impl<S: Read + Write + Seek> Scratch for S {}

/// Gives empty room, which is gone when it is let go.
pub type Room<'r> = &'r dyn Fn() -> io::Result<Box<dyn Scratch>>;

/// What a file's bytes come as.
#[derive(Debug)]
pub enum Wrapping {
    /// All of them, with a word on what is missing at the end.
    Whole(Vec<u8>, Option<ImportWarning>),
    /// A stream, because files of this kind may be of any size; nothing of it has been taken yet.
    Stream,
    /// A database, which has to be laid out in a file; nothing of it has been taken yet.
    Database,
}

/// Says whether a file in a folder or an archive may be one to import, by its name.
#[must_use]
pub fn is_worth_opening(name: &str) -> bool {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = own.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    // What macOS leaves in its archives beside the real files.
    let is_companion = own.starts_with('.') || name.starts_with("__MACOSX");
    !is_companion && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Goes through a file, or through every file inside where it is an archive; those that stand in one another are laid out in
/// `room`.
///
/// # Errors
/// Where the file itself cannot be read; what is wrong inside is told to `visit`.
pub fn unpack(
    name: &str,
    mut source: impl Read + Seek,
    room: Room<'_>,
    visit: &mut dyn FnMut(&str, ArchiveEntry<'_>),
) -> io::Result<()> {
    let size = source.seek(SeekFrom::End(0))?;
    source.rewind()?;
    let whole = Allowance::of(ALWAYS_ALLOWED.saturating_add(size.saturating_mul(MOST_TIMES)), None);
    ArchiveWalk { extra: ALWAYS_ALLOWED, files: 0, room, visit }.enter(name, &mut source, 0, &whole)
}

/// Goes through a file that comes as a stream, or through every file inside where it is an archive.
///
/// # Errors
/// As [`unpack`].
pub fn unpack_stream(
    name: &str,
    mut source: impl Read,
    room: Room<'_>,
    visit: &mut dyn FnMut(&str, ArchiveEntry<'_>),
) -> io::Result<()> {
    let head = head_of(&mut source)?;
    let is_packed = is_packed(&head);
    let mut source = BufReader::new(Cursor::new(head).chain(source));
    if !is_packed {
        visit(name, ArchiveEntry::File(&mut source));
        return Ok(());
    }
    match laid(&mut source, room) {
        Ok(laid) => unpack(name, laid, room, visit)?,
        Err(refusal) => visit(name, ArchiveEntry::Refused(refusal)),
    }
    Ok(())
}

/// Takes a file into memory, unless files of its kind are read as a stream.
///
/// # Errors
/// The [`Refusal`] of a file that is too large, or of which nothing can be read.
pub fn hold(file: &mut dyn BufRead) -> Result<Wrapping, Refusal> {
    let head = file.fill_buf().map_err(|error| refusal_of(&error))?;
    if super::format::is_streamed(head) {
        return Ok(Wrapping::Stream);
    }
    if super::format::is_database(head) {
        return Ok(Wrapping::Database);
    }
    whole(file).map(|(bytes, warning)| Wrapping::Whole(bytes, warning))
}

/// An archive that is being gone through.
struct ArchiveWalk<'v> {
    /// How many bytes may still be allowed to files inside beyond what their size allows.
    extra: u64,
    files: usize,
    room: Room<'v>,
    visit: &'v mut dyn FnMut(&str, ArchiveEntry<'_>),
}

/// A source that can be sought in.
trait Seekable: Read + Seek {}
impl<S: Read + Seek> Seekable for S {}

impl ArchiveWalk<'_> {
    fn enter(&mut self, name: &str, source: &mut dyn Seekable, depth: usize, allowance: &Allowance<'_>) -> io::Result<()> {
        let mut magic = Vec::new();
        Read::take(&mut *source, 4).read_to_end(&mut magic)?;
        source.rewind()?;
        if is_packed(&magic) && depth >= DEEPEST {
            (self.visit)(name, ArchiveEntry::Refused(Refusal::PackedTooDeep));
        } else if magic.starts_with(&GZIP) {
            let inner = name.strip_suffix(".gz").unwrap_or(name);
            self.unpacked(inner, &mut MultiGzDecoder::new(BufReader::new(source)), depth + 1, allowance);
        } else if is_packed(&magic) {
            self.zip(name, source, depth, allowance);
        } else {
            (self.visit)(name, ArchiveEntry::File(&mut BufReader::new(source)));
        }
        Ok(())
    }

    fn zip(&mut self, name: &str, source: &mut dyn Seekable, depth: usize, whole: &Allowance<'_>) {
        let mut archive = match ZipArchive::new(BufReader::new(source)) {
            Ok(archive) => archive,
            Err(error) => return (self.visit)(name, ArchiveEntry::Refused(refusal_of_zip(error))),
        };
        for index in 0..archive.len() {
            if self.files >= MOST_FILES || whole.is_spent() {
                return (self.visit)(name, ArchiveEntry::Refused(Refusal::TooMuchInside));
            }
            self.files += 1;
            let own = archive.name_for_index(index).and_then(Result::ok).map(Cow::into_owned).unwrap_or_default();
            if own.ends_with('/') {
                continue;
            }
            let inner = format!("{name}/{own}");
            if !is_worth_opening(&own) {
                (self.visit)(&inner, ArchiveEntry::LeftAlone);
                continue;
            }
            match archive.by_index(index) {
                Ok(mut file) => {
                    let own = self.allowed(file.compressed_size(), whole);
                    self.unpacked(&inner, &mut file, depth + 1, &own);
                }
                Err(error) => (self.visit)(&inner, ArchiveEntry::Refused(refusal_of_zip(error))),
            }
        }
    }

    /// Gives what may come out of a file in an archive: what its own size allows, and a share of what is allowed beyond.
    fn allowed<'a>(&mut self, packed: u64, whole: &'a Allowance<'a>) -> Allowance<'a> {
        let own = packed.saturating_mul(MOST_TIMES);
        let share = self.extra / 2;
        self.extra -= share;
        Allowance::of(own.saturating_add(share), Some(whole))
    }

    /// Goes through what comes out of an archive, which may be one more.
    fn unpacked(&mut self, name: &str, source: &mut dyn Read, depth: usize, allowance: &Allowance<'_>) {
        let head = match head_of(source) {
            Ok(head) => head,
            Err(error) => return (self.visit)(name, ArchiveEntry::Refused(refusal_of(&error))),
        };
        let packed = is_packed(&head);
        let mut rest = BufReader::new(Metered { source: Cursor::new(head).chain(source), allowance });
        if !packed {
            return (self.visit)(name, ArchiveEntry::File(&mut rest));
        }
        let entered = laid(&mut rest, self.room)
            .and_then(|mut laid| self.enter(name, &mut laid, depth, allowance).map_err(|error| refusal_of(&error)));
        if let Err(refusal) = entered {
            (self.visit)(name, ArchiveEntry::Refused(refusal));
        }
    }
}

/// Takes the beginning of a file, by which its kind is known; where it is damaged, as far as it goes.
fn head_of(source: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    match source.take(HEAD).read_to_end(&mut head) {
        Err(error) if head.is_empty() => Err(error),
        _ => Ok(head),
    }
}

/// Lays out a file that has to be read from both ends.
fn laid(source: &mut dyn BufRead, room: Room<'_>) -> Result<Box<dyn Scratch>, Refusal> {
    let mut laid = room().map_err(|error| refusal_of(&error))?;
    copy(source, &mut laid)?;
    laid.rewind().map_err(|error| refusal_of(&error))?;
    Ok(laid)
}

/// Copies a file to where it is laid out; where its packing is damaged, as far as it goes.
pub(super) fn copy(source: &mut dyn BufRead, laid: &mut dyn Write) -> Result<(), Refusal> {
    let copied = io::copy(&mut source.take(LARGEST_LAID + 1), laid);
    match copied {
        Ok(bytes) if bytes > LARGEST_LAID => Err(Refusal::TooLarge { mega_bytes: LARGEST_LAID / 1024 / 1024 }),
        Ok(_) => Ok(()),
        Err(error) => {
            let refusal = refusal_of(&error);
            if refusal == Refusal::BrokenPacking { Ok(()) } else { Err(refusal) }
        }
    }
}

/// How many bytes more may come out of an archive, or of a file in it.
struct Allowance<'a> {
    left: Cell<u64>,
    /// That of the archive around it.
    whole: Option<&'a Self>,
}

impl<'a> Allowance<'a> {
    const fn of(bytes: u64, whole: Option<&'a Self>) -> Self {
        Self { left: Cell::new(bytes), whole }
    }

    fn is_spent(&self) -> bool {
        self.left.get() == 0 || self.whole.is_some_and(Self::is_spent)
    }

    fn spend(&self, bytes: u64) {
        self.left.set(self.left.get().saturating_sub(bytes));
        if let Some(whole) = self.whole {
            whole.spend(bytes);
        }
    }
}

/// A source of which only so many bytes are let through.
struct Metered<'a, R> {
    source: R,
    allowance: &'a Allowance<'a>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.allowance.is_spent() {
            return Err(io::Error::other(Refusal::TooMuchInside));
        }
        let read = self.source.read(buffer)?;
        self.allowance.spend(read as u64);
        Ok(read)
    }
}

fn is_packed(head: &[u8]) -> bool {
    head.starts_with(&GZIP) || ZIP.iter().any(|magic| head.starts_with(magic))
}

/// Takes a file into memory; where its packing is damaged, as far as it goes.
fn whole(file: &mut dyn BufRead) -> Result<(Vec<u8>, Option<ImportWarning>), Refusal> {
    let head = file.fill_buf().map_err(|error| refusal_of(&error))?;
    let largest = if super::format::is_of_many(head) { LARGEST_OF_MANY } else { LARGEST };
    let mut bytes = Vec::new();
    let read = file.take(largest + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > largest {
        return Err(Refusal::TooLarge { mega_bytes: largest / 1024 / 1024 });
    }
    match read {
        Ok(_) => Ok((bytes, None)),
        Err(error) => {
            let refusal = refusal_of(&error);
            let at = bytes.len();
            if refusal == Refusal::BrokenPacking && at > 0 {
                return Ok((bytes, Some(ImportWarning::BrokenPacking { at })));
            }
            Err(refusal)
        }
    }
}

/// Gives the reason why bytes cannot be read, in the runner's words.
pub(super) fn refusal_of(error: &io::Error) -> Refusal {
    if let Some(refusal) = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>()) {
        return refusal.clone();
    }
    if error.kind() == io::ErrorKind::Unsupported {
        return Refusal::OtherPacking;
    }
    let of_packing = [io::ErrorKind::InvalidData, io::ErrorKind::InvalidInput, io::ErrorKind::UnexpectedEof];
    if of_packing.contains(&error.kind()) { Refusal::BrokenPacking } else { Refusal::Unreadable(error.kind().to_string()) }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is wrong, the archive is not whole")]
fn refusal_of_zip(error: ZipError) -> Refusal {
    match error {
        ZipError::Io(error) => refusal_of(&error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::Locked,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => Refusal::OtherPacking,
        _ => Refusal::BrokenArchive,
    }
}
