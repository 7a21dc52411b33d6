//! Archives: gzip and zip, one in another, hostile ones included.

use std::cell::Cell;
use std::io::{self, Cursor, Write};

use deckchair::import::{ArchiveEntry, Wrapping, hold, is_worth_opening, unpack, unpack_stream};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::made::{fit_run, gpx_run};
use super::{only, read, room};
use crate::program::Program;

/// Packs bytes with gzip.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// Packs files with zip.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        packed.start_file(*name, SimpleFileOptions::default()).unwrap();
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

/// Gives the names of what a file holds, each with what became of it: its length, or a reason.
fn held(bytes: &[u8]) -> Vec<(String, String)> {
    let mut held = Vec::new();
    unpack("a", Cursor::new(bytes), &room, &mut |name, piece| held.push((name.to_owned(), told(piece)))).unwrap();
    held
}

fn told(piece: ArchiveEntry<'_>) -> String {
    match piece {
        ArchiveEntry::LeftAlone => "left alone".to_owned(),
        ArchiveEntry::Refused(refusal) => refusal.to_string(),
        ArchiveEntry::File(file) => match hold(file) {
            Ok(Wrapping::Whole(bytes, None)) => bytes.len().to_string(),
            Ok(Wrapping::Whole(bytes, Some(warning))) => format!("{}, {warning}", bytes.len()),
            Ok(Wrapping::Stream) => "stream".to_owned(),
            Ok(Wrapping::Database) => "database".to_owned(),
            Err(refusal) => refusal.to_string(),
        },
    }
}

fn pair(name: &str, told: &str) -> (String, String) {
    (name.to_owned(), told.to_owned())
}

#[test]
fn a_plain_file_is_what_it_is_and_a_gzipped_one_what_it_holds() {
    assert_eq!(held(b"abc"), [pair("a", "3")]);
    let mut named = Vec::new();
    unpack("run.gpx.gz", Cursor::new(gzipped(b"abcd")), &room, &mut |name, piece| named.push(pair(name, &told(piece)))).unwrap();
    assert_eq!(named, [pair("run.gpx", "4")]);
}

#[test]
fn zips_in_zips_and_gzipped_files_in_them_are_opened_and_the_rest_left_alone() {
    let inner = zipped(&[("b.fit.gz", &gzipped(b"12345")), ("photo.jpg", b"x")]);
    let outer = zipped(&[("activities.csv", b"1"), ("__MACOSX/._b.fit", b"x"), ("DI_CONNECT/up.zip", &inner)]);
    let expected = [
        pair("a/activities.csv", "1"),
        pair("a/__MACOSX/._b.fit", "left alone"),
        pair("a/DI_CONNECT/up.zip/b.fit", "5"),
        pair("a/DI_CONNECT/up.zip/photo.jpg", "left alone"),
    ];
    assert_eq!(held(&outer), expected);
    let mut streamed = Vec::new();
    unpack_stream("a", outer.as_slice(), &room, &mut |name, piece| streamed.push(pair(name, &told(piece)))).unwrap();
    assert_eq!(streamed, expected, "from a pipe it is the same");
}

#[test]
fn archives_too_deep_in_one_another_are_refused() {
    let mut nested = zipped(&[("a.csv", b"x")]);
    for _ in 0..3 {
        nested = zipped(&[("a.zip", &nested)]);
    }
    assert_eq!(held(&nested), [pair("a/a.zip/a.zip/a.zip", "an archive too deep inside others")]);
}

#[test]
fn a_bomb_is_not_unpacked_beyond_its_allowance() {
    let megabyte = vec![0_u8; 1 << 20];
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..200 {
        packed.write_all(&megabyte).unwrap();
    }
    let bomb = packed.finish().unwrap();
    let refusal = "far more inside than its size allows, as in a zip bomb: not unpacked any further";
    assert_eq!(held(&bomb), [pair("a", refusal)]);
    let in_zip = zipped(&[("one.fit.gz", &bomb), ("two.csv", b"x")]);
    assert_eq!(held(&in_zip), [pair("a/one.fit", refusal), pair("a/two.csv", "1")], "what lies beside it is read");
}

#[test]
fn bombs_among_good_files_are_named_and_cost_none_of_them() {
    let bomb = zipped(&[("blank.gpx", &vec![b' '; 80 << 20])]);
    let files: Vec<(&str, &[u8])> =
        vec![("1.zip", &bomb), ("2.csv", b"12345"), ("3.zip", &bomb), ("4.csv", b"12345"), ("5.zip", &bomb), ("6.csv", b"12345")];
    let refusal = "far more inside than its size allows, as in a zip bomb: not unpacked any further";
    let told = held(&zipped(&files));
    for (name, came) in [("1.zip/blank.gpx", refusal), ("2.csv", "5"), ("3.zip/blank.gpx", refusal), ("6.csv", "5")] {
        assert!(told.contains(&pair(&format!("a/{name}"), came)), "{name}: {told:?}");
    }
}

#[test]
fn what_may_be_of_any_size_is_known_by_its_first_bytes_in_an_archive_too() {
    let apple = b"<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n]>\n<HealthData locale=\"en\"></HealthData>".as_slice();
    let database = b"SQLite format 3\0...".as_slice();
    for (bytes, told) in [(apple, "stream"), (database, "database")] {
        assert_eq!(held(bytes), [pair("a", told)]);
        assert_eq!(held(&gzipped(bytes)), [pair("a", told)]);
        let zip = zipped(&[("export.xml", bytes)]);
        assert_eq!(held(&zip), [pair("a/export.xml", told)]);
        assert_eq!(held(&zipped(&[("a.zip", &zip)])), [pair("a/a.zip/export.xml", told)]);
        let mut streamed = Vec::new();
        unpack_stream("a", zip.as_slice(), &room, &mut |name, piece| streamed.push(pair(name, &self::told(piece)))).unwrap();
        assert_eq!(streamed, [pair("a/export.xml", told)]);
    }
    assert_eq!(
        held(&vec![b' '; 100 << 20]),
        [pair("a", "larger than 96 MB, which no file of its kind is: export fewer years at once")]
    );
}

#[test]
fn an_archive_in_another_is_laid_out_in_the_room_there_is_and_a_lack_of_it_is_told() {
    let outer = zipped(&[("up.zip", &zipped(&[("b.csv", b"123")])), ("c.csv", b"4567")]);
    let rooms = Cell::new(0);
    let counted = || {
        rooms.set(rooms.get() + 1);
        room()
    };
    let mut gone = Vec::new();
    unpack("a", Cursor::new(&outer), &counted, &mut |name, piece| gone.push(pair(name, &told(piece)))).unwrap();
    assert_eq!((gone, rooms.get()), (vec![pair("a/up.zip/b.csv", "3"), pair("a/c.csv", "4")], 1));
    let mut gone = Vec::new();
    let none = || Err(io::Error::from(io::ErrorKind::StorageFull));
    unpack("a", Cursor::new(&outer), &none, &mut |name, piece| gone.push(pair(name, &told(piece)))).unwrap();
    assert_eq!(gone, [pair("a/up.zip", "cannot be read: no storage space"), pair("a/c.csv", "4")]);
}

#[test]
fn names_that_lead_out_of_an_archive_are_only_names() {
    let evil = zipped(&[("../../etc/run.gpx", gpx_run().as_bytes()), ("/run.fit", &fit_run().end())]);
    let names: Vec<String> = held(&evil).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a/../../etc/run.gpx", "a//run.fit"]);
    assert_eq!(only(read(&names[0], gpx_run().as_bytes())).source.file.as_deref(), Some("run.gpx"));
}

#[test]
fn a_damaged_archive_gives_what_it_can_and_says_so() {
    let text: Vec<u8> =
        (0..50_000_u32).flat_map(|number| (number.wrapping_mul(2_654_435_761) >> 7).to_string().into_bytes()).collect();
    let mut cut = gzipped(&text);
    cut.truncate(cut.len() / 2);
    let [(_, told)] = <[_; 1]>::try_from(held(&cut)).unwrap();
    assert!(told.contains("its packing is damaged after") && !told.starts_with("0,"), "{told}");
    let mut zip = zipped(&[("a.csv", &text), ("b.csv", b"whole")]);
    let whole = zip.clone();
    zip.truncate(zip.len() - 30);
    assert_eq!(held(&zip), [pair("a", "a damaged or cut-off zip: fetch it again")]);
    let mut bent = whole;
    for byte in &mut bent[1000..1010] {
        *byte ^= 0xff;
    }
    let told = held(&bent);
    assert!(told[0].1.contains("damaged"), "{told:?}");
    assert_eq!(told[1], pair("a/b.csv", "5"), "one bad file does not stop the next");
}

#[test]
fn an_archive_cut_or_changed_anywhere_is_gone_through() {
    let zip = zipped(&[("a.fit.gz", &gzipped(&fit_run().end())), ("b.gpx", gpx_run().as_bytes())]);
    for length in 0..zip.len() {
        held(&zip[..length]);
    }
    for at in 0..zip.len() {
        let mut bent = zip.clone();
        bent[at] ^= 0x55;
        held(&bent);
    }
}

#[test]
fn files_are_looked_at_by_their_endings() {
    for name in ["a.fit", "x/A.GPX", "a.tcx.gz", "export.xml", "activities.csv", "health_connect_export.db"] {
        assert!(is_worth_opening(name), "{name}");
    }
    for name in ["a.jpg", ".a.fit", "x/._a.fit", "__MACOSX/a.fit", "fit", ""] {
        assert!(!is_worth_opening(name), "{name}");
    }
}

#[test]
fn a_recording_in_utf16_is_read() {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(gpx_run().encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(only(read("a.gpx", &bytes)), only(read("a.gpx", gpx_run().as_bytes())));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_once_from_its_beginning_on_and_one_that_nobody_writes_to_is_not_waited_for() {
    let program = Program::new();
    let pipe = program.home().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for bytes in [fit_run().end(), zipped(&[("a.fit.gz", &gzipped(&fit_run().end()))])] {
        let to = pipe.clone();
        let writer = std::thread::spawn(move || std::fs::write(to, bytes));
        let told = program.answer(["import", "pipe"]);
        assert!(told.contains("Added 1 session.") || told.contains("1 there already"), "{told}");
        writer.join().unwrap().unwrap();
    }
    let told = program.run(["import", "pipe"]);
    assert!(told.out.contains("a pipe that nobody writes to") && told.code != 0, "{} {}", told.out, told.err);
}
