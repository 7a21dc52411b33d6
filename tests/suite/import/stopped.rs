//! An import that is stopped in its middle leaves whole files, and the next one goes on from there.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use deckchair::store::Store;

use crate::program::Program;

use super::made::gpx_run;

/// How many files are imported.
const FILES: usize = 600;

/// A file of two runs of one day, so that half a file can be told from a whole one.
fn two_runs(number: usize) -> String {
    let (month, day) = (1 + number / 28 % 12, 1 + number % 28);
    let at = |hour: u32| format!("20{:02}-{month:02}-{day:02}T{hour:02}", 1 + number / 336);
    let [morning, evening] = [at(8), at(18)].map(|at| gpx_run().replace("2026-11-21T08", &at));
    let track = evening.split_once("<trk>").unwrap().1.split_once("</gpx>").unwrap().0;
    morning.replace("</gpx>", &format!("<trk>{track}</gpx>"))
}

/// Counts the sessions that are kept; none while there is no log yet.
fn sessions(program: &Program) -> usize {
    Store::open_to_read(&program.data()).and_then(|store| store.journal()).map_or(0, |journal| journal.sessions().len())
}

#[test]
fn a_stopped_import_leaves_whole_files_and_the_next_goes_on() {
    let program = Program::new();
    for number in 0..FILES {
        program.file(&format!("runs/{number:03}.gpx"), two_runs(number));
    }
    let mut child = program.command(["import", "runs"]).stdout(Stdio::null()).spawn().unwrap();
    while sessions(&program) == 0 && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = sessions(&program);
    assert!((1..2 * FILES).contains(&kept), "{kept} sessions: it was stopped in its middle");
    assert_eq!(kept % 2, 0, "no file is half there");
    program.answer(["import", "runs"]);
    assert_eq!(sessions(&program), 2 * FILES);
    assert!(program.answer(["import", "runs"]).contains("Added nothing"));
    let at_once = Program::new();
    for number in 0..FILES {
        at_once.file(&format!("runs/{number:03}.gpx"), two_runs(number));
    }
    at_once.answer(["import", "runs"]);
    assert_eq!(nameless(&program.answer(["export"])), nameless(&at_once.answer(["export"])), "as if it had never been stopped");
}

#[test]
fn ctrl_c_ends_an_import_with_whole_files_and_says_how_to_go_on() {
    let program = Program::new();
    for number in 0..FILES {
        program.file(&format!("runs/{number:03}.gpx"), two_runs(number));
    }
    let mut child = program.command(["import", "runs"]).stdout(Stdio::piped()).spawn().unwrap();
    while sessions(&program) == 0 && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(2));
    }
    let pressed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(pressed.success());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    let kept = sessions(&program);
    assert_eq!(ended.status.code(), Some(130), "{said}");
    assert!((1..2 * FILES).contains(&kept) && kept.is_multiple_of(2), "{kept} sessions: it was stopped between two files");
    let summary = format!("Added {kept} sessions. Stopped before the end: importing the same again goes on from there.");
    assert!(said.trim_end().ends_with(&summary), "{said}");
    program.answer(["import", "runs"]);
    assert_eq!(sessions(&program), 2 * FILES);
}

/// Gives the lines of an export without the names of its entries, which are of the log that gave them.
fn nameless(export: &str) -> Vec<String> {
    let without = |line: &str| line.split_once("\"entry\"").map_or_else(|| line.to_owned(), |(_, rest)| rest.to_owned());
    let mut lines: Vec<String> = export.lines().map(|line| without(line.trim_end_matches(','))).collect();
    lines.sort_unstable();
    lines
}
