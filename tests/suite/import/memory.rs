//! How much memory the program takes for a file that was made to take much.

use std::fmt::Write as _;
use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::program::Program;

/// The size of a file, in bytes.
const SIZE: usize = 24 * 1024 * 1024;
/// The most memory for it, in KiB: the file, and what the program takes at any rate.
const MOST: u64 = 24 * 1024 + 56 * 1024;

/// Gives a text of that size: a beginning, the same piece again and again, and an end.
fn long(beginning: &str, piece: &str, end: &str) -> String {
    let times = SIZE.saturating_sub(beginning.len()) / piece.len();
    [beginning, &piece.repeat(times), end].concat()
}

/// A day of Garmin's as the account tells it: hundreds of figures that nobody asks for.
fn day_of_many_figures() -> String {
    (0..300).fold(r#"{"calendarDate":"2026-11-21","restingHeartRate":49,"totalSteps":100"#.to_owned(), |mut day, number| {
        write!(day, r#","figure{number}":{number}"#).unwrap();
        day
    }) + "}"
}

/// Gives the most memory that a program has held when it ended, in KiB.
fn most_memory(mut child: Child) -> u64 {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(most);
        thread::sleep(Duration::from_millis(1));
    }
    most
}

#[test]
fn a_huge_file_of_json_takes_little_more_memory_than_its_size() {
    if !cfg!(target_os = "linux") {
        return crate::aloud::skip("only Linux tells how much memory a program takes");
    }
    let program = Program::new();
    let day = day_of_many_figures();
    let files = [
        ("wellness.json", long(&format!("[{day}"), &format!(",{day}"), "]")),
        ("nights.json", long("[", r#"{"calendarDate":"2026-11-21","deepSleepSeconds":1},"#, "{}]")),
        ("nothing.json", long(r#"[{"calendarDate":"2026-11-21","deepSleepSeconds":1}"#, ",{}", "]")),
        (
            "samples.json",
            long(r#"{"startTime":"2026-11-21T08:00:00","duration":"PT1H","exercises":[{"samples":["#, "1,", "1]}]}"),
        ),
        ("parts.json", long(r#"{"startTime":"2026-11-21T08:00:00","duration":"PT1H","exercises":["#, r#"{"a":1},"#, "{}]}")),
        ("nan.json", long(r#"[{"calendarDate":"2026-11-21","deepSleepSeconds":NaN}"#, r#",{"a":NaN}"#, "]")),
    ];
    for (name, text) in files {
        let path = program.file(name, text);
        let child = program.command(["import", name]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let most = most_memory(child);
        assert!((1..MOST).contains(&most), "{name}: {most} KiB");
        fs::remove_file(path).unwrap();
    }
}
