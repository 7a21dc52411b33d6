//! A whole history in one archive, brought in through the screen by keys alone.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use chrono::{Days, NaiveDate};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::real_files;
use crate::program::{MORNING, Program};
use crate::stage::pty::Sitting;

/// Gives every file of a folder with its name in it, in order.
fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let own = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let inside = |path: &Path| files_of(path).into_iter().map(|(name, bytes)| (format!("{}/{name}", own(path)), bytes)).collect();
    let files = |path: &std::path::PathBuf| {
        if path.is_dir() { inside(path) } else { vec![(own(path), fs::read(path).unwrap())] }
    };
    paths.iter().flat_map(files).collect()
}

/// Packs real files of every kind, and the mornings of the past two months as intervals.icu writes them.
fn pack(archive: &Path, files: &[(String, Vec<u8>)]) {
    let mut zip = ZipWriter::new(fs::File::create(archive).unwrap());
    let mornings = ("wellness.csv".to_owned(), mornings().into_bytes());
    for (name, bytes) in files.iter().chain([&mornings]) {
        zip.start_file(format!("everything/{name}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn mornings() -> String {
    let first = NaiveDate::from_ymd_opt(2026, 9, 24).unwrap();
    let mut list = "date,restingHR,hrv,sleepSecs,soreness,fatigue\n".to_owned();
    for day in 0..60_u64 {
        let date = first + Days::new(day);
        writeln!(list, "{date},{},{},{},{},2", 46 + day % 5, 60 + day % 7, 27_000 + day * 10, 1 + day % 2).unwrap();
    }
    list
}

/// Gives what an export says, without the names that each log gives by itself.
fn without_names(export: &str) -> Vec<String> {
    let nameless = |line: &str| line.split_once("\",\"").map_or_else(|| line.to_owned(), |(_, rest)| rest.to_owned());
    let mut lines: Vec<String> = export.lines().map(nameless).collect();
    lines.sort();
    lines
}

#[test]
fn a_mixed_archive_is_looked_at_and_taken_by_keys_alone_and_the_log_is_the_command_lines() {
    let Some(folder) = real_files() else { return };
    let (screen, command) = (Program::new(), Program::new());
    let archive = screen.home().join("everything.zip");
    pack(&archive, &files_of(&folder));
    let archive = archive.to_str().unwrap();

    let would = command.run(["import", "--dry-run", archive]).out;
    let told = |answer: &str, verb: &str| {
        let line = answer.lines().find(|line| line.starts_with(verb)).unwrap_or_else(|| panic!("{answer}"));
        line.split(',').next().unwrap().to_owned()
    };
    let did = command.run(["import", archive]).out;
    let knows = "What the forecast knows of you now:";
    assert!(did.contains(knows), "{did}");

    // Nothing has been logged there yet: the folder is made by whoever sits down.
    fs::create_dir_all(screen.data()).unwrap();
    let environment = [("TZ", "Europe/Paris"), ("LANG", "C.UTF-8")];
    let mut sitting = Sitting::open_at(MORNING, &screen.data(), &environment);
    sitting.wait_for("import a file");
    sitting.press("o");
    sitting.wait_for("Import");
    sitting.press(archive);
    sitting.press("\r");
    sitting.wait_for("Before the import");
    sitting.wait_for(&told(&would, "Would add"));
    for words in ["new", "merges", "there", "sessions", "check-ins"] {
        sitting.wait_for(words);
    }
    sitting.press("\r");
    sitting.wait_for(&told(&did, "Added"));
    for words in [knows, "Mornings: 60 of the past year", "Resting heart: 48 bpm", "HRV: 63 ms", "rMSSD, from 60 mornings"] {
        sitting.wait_for(words);
    }
    sitting.press("\u{1b}");
    sitting.wait_until_gone(knows);
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);

    let of_screen = without_names(&screen.answer(["export"]));
    assert_eq!(of_screen, without_names(&command.answer(["export"])));
    assert!(of_screen.len() > 700, "{}", of_screen.len());
    let again = screen.run(["import", archive]).out;
    assert!(again.contains("Added nothing") && !again.contains("The forecast") && !again.contains(knows), "{again}");
}
