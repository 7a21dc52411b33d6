//! Several programs that do the same to one log at once: what each does is held against what the others have done.

use std::path::Path;
use std::process::Stdio;

use deckchair::journal::{Change, CheckIn, Entry, Moment, Scale5};
use deckchair::store::Store;

use crate::program::{Program, Run};

/// How many programs do a thing at once.
const PROGRAMS: usize = 4;
/// How often it is tried: they do not always meet.
const ROUNDS: usize = 4;

/// Lets several programs do one thing at once, and gives what each of them said.
fn at_once(program: &Program, arguments: &[&str]) -> Vec<Run> {
    let start = |_| {
        let mut command = program.command(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = (0..PROGRAMS).map(start).collect();
    children.into_iter().map(|child| Run::from(child.wait_with_output().unwrap())).collect()
}

/// Puts a folder of recorded runs into the home, one a day.
fn runs(program: &Program, count: usize) -> &'static str {
    for day in 1..=count {
        let point = |minute: i32| {
            let latitude = 46.0 + 0.002 * f64::from(minute);
            format!("<trkpt lat=\"{latitude}\" lon=\"7\"><time>2026-10-{day:02}T08:{minute:02}:00Z</time></trkpt>")
        };
        let points = (0..50).map(point).collect::<Vec<String>>().concat();
        program.file(&format!("runs/{day}.gpx"), format!("<gpx><trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>"));
    }
    "runs"
}

fn sessions(folder: &Path) -> usize {
    Store::open(folder).unwrap().journal().unwrap().sessions().len()
}

#[test]
fn a_folder_imported_by_several_programs_at_once_is_in_the_log_once() {
    for round in 0..ROUNDS {
        let program = Program::new();
        let folder = runs(&program, 20);
        if round % 2 == 0 {
            program.answer(["log", "swim", "1k", "20min", "yesterday"]);
        }
        let there = usize::from(round % 2 == 0);
        for run in at_once(&program, &["import", folder]) {
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
        }
        assert_eq!(sessions(&program.data()), 20 + there);
    }
}

#[test]
fn a_log_that_another_program_is_just_making_is_waited_for() {
    for _ in 0..3 * ROUNDS {
        let program = Program::new();
        for run in at_once(&program, &["checkin", "mood", "4"]) {
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
        }
        let journal = Store::open(&program.data()).unwrap().journal().unwrap();
        assert_eq!(journal.check_ins().len(), 1, "a second check-in of a morning adds to the first");
    }
}

#[test]
fn who_holds_the_turn_keeps_what_they_read_and_the_next_one_reads_it() {
    let now = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut first = Store::open(folder.path()).unwrap();
    let mut second = Store::open(folder.path()).unwrap();
    first.take_turn().unwrap();
    assert!(first.journal().unwrap().is_empty());
    let other = std::thread::spawn(move || {
        second.take_turn().unwrap();
        second.journal().unwrap().check_ins().len()
    });
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert!(!other.is_finished(), "the second waits");
    let mut morning = CheckIn::new(now);
    morning.mood = Scale5::new(4);
    first.keep(now, "check-in", &[Change::Add(Entry::CheckIn(morning))]).unwrap();
    assert_eq!(other.join().unwrap(), 1);
    first.take_turn().unwrap();
    first.give_up_turn().unwrap();
    assert_eq!(first.keep(now, "nothing", &[]).unwrap(), Vec::new());
}
