//! Archives: gzip and zip, one in another, hostile ones included.

use std::io::{Cursor, Write};

use deckchair::import::{Held, Piece, hold, is_worth_opening, unpack, unpack_stream};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::made::{fit_run, gpx_run};
use super::{only, read};

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
    unpack("a", Cursor::new(bytes), &mut |name, piece| held.push((name.to_owned(), told(piece)))).unwrap();
    held
}

fn told(piece: Piece<'_>) -> String {
    match piece {
        Piece::LeftAlone => "left alone".to_owned(),
        Piece::Refused(refusal) => refusal.to_string(),
        Piece::File(file) => match hold(file) {
            Ok(Held::Whole(bytes, None)) => bytes.len().to_string(),
            Ok(Held::Whole(bytes, Some(warning))) => format!("{}, {warning}", bytes.len()),
            Ok(Held::Stream) => "stream".to_owned(),
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
    unpack("run.gpx.gz", Cursor::new(gzipped(b"abcd")), &mut |name, piece| named.push(pair(name, &told(piece)))).unwrap();
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
    unpack_stream("a", outer.as_slice(), &mut |name, piece| streamed.push(pair(name, &told(piece)))).unwrap();
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
fn a_recording_is_held_up_to_a_size_and_a_database_beyond_it() {
    let blanks = vec![b' '; 100 << 20];
    let mut database = b"SQLite format 3\0".to_vec();
    database.resize(100 << 20, 0);
    assert_eq!(held(&blanks), [pair("a", "larger than 96 MB")]);
    assert_eq!(held(&database), [pair("a", &database.len().to_string())]);
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
