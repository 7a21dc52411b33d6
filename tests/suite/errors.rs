//! What the program says when something is wrong: each failure with its exit code and its words, kept as one page to read.
//!
//! Every failure says what was wrong, where, and what to do; none shows a type's name, and none is a panic.

use std::fmt::Write;

use crate::program::{Program, Run};

/// A page of commands and what they said.
struct Page {
    program: Program,
    text: String,
}

impl Page {
    fn new() -> Self {
        Self { program: Program::new(), text: String::new() }
    }

    /// Runs a command and writes down what it said; the answer itself only where it failed.
    fn run(&mut self, arguments: &[&str]) -> Run {
        let run = self.program.run(arguments);
        self.note(arguments, &run);
        run
    }

    fn note(&mut self, arguments: &[&str], run: &Run) {
        let shown: Vec<String> = arguments.iter().map(|argument| shown(argument)).collect();
        let home = self.program.home().to_string_lossy().into_owned();
        writeln!(self.text, "$ deckchair {}\n[{}]", shown.join(" ").replace(&home, "~"), run.code).unwrap();
        let said = if run.code == 0 { &run.out } else { &run.err };
        writeln!(self.text, "{}\n", said.trim_end().replace(&home, "~")).unwrap();
    }
}

/// Gives an argument as it would be typed; a very long one by its length.
fn shown(argument: &str) -> String {
    if argument.len() > 200 {
        return format!("<{} characters>", argument.len());
    }
    let plain = argument.chars().all(|c| c.is_alphanumeric() || "-./:{}_=+@#".contains(c)) && !argument.is_empty();
    if plain { argument.to_owned() } else { format!("'{}'", argument.escape_debug()) }
}

/// Checks what holds for every failure.
fn assert_decent(run: &Run) {
    let all = format!("{}{}", run.out, run.err);
    assert!(matches!(run.code, 0 | 2 | 65 | 74), "exit code {}: {all}", run.code);
    assert!(!all.contains("panicked") && !all.contains("RUST_BACKTRACE"), "{all}");
    assert!(!all.contains('\u{1b}') && !all.contains('\u{7}'), "escape codes reach the terminal: {all:?}");
    for type_name in ["Some(", "None", "Err(", "Error {", "ParseIntError"] {
        assert!(!all.contains(type_name), "a type shows: {all}");
    }
    assert!(all.lines().all(|line| line.chars().count() < 700), "a line is endless: {all}");
    if run.code != 0 {
        assert!(run.err.starts_with("error: "), "{all}");
    }
}

#[test]
fn the_command_line_points_at_what_it_does_not_understand() {
    let mut page = Page::new();
    for arguments in [
        &["frobnicate"][..],
        &["log"],
        &["log", "rpx 7"],
        &["log", "10"],
        &["log", ""],
        &["log", "run \"half a title"],
        &["log", "10k 12k"],
        &["log", "10k tomorrow 9:00"],
        &["log", "10k rpe 11"],
        &["log", "10k hr 300"],
        &["log", "10k 61days"],
        &["log", "99999999999999999999km"],
        &["log", "10k nan"],
        &["log", "10k rpe NaN"],
        &["log", "inf km"],
        &["log", "10k 0001-01-01 9:00"],
        &["log", "10k 9999-12-31 9:00"],
        &["log", "10k 2026-02-30"],
        &["log", "10k \u{1b}[31mred\u{7}"],
        &["log", "10k 🏃🏃🏃"],
        &["log", "rpe 6 42k 20min"],
        &["plan", "sat race 42k 20min"],
        &["today", "--now", "yesterday"],
        &["today", "--json", "--short"],
        &["calendar", "movember"],
        &["calendar", "2026-13"],
        &["rested", "tomorrow"],
        &["rested", "2026-11-23"],
        &["edit", "ffffff"],
        &["delete", "last"],
        &["list", "-n", "many"],
        &["list", "after:foo"],
        &["list", "long", "sport:trial"],
        &["status", "--format", "{glyph} {weather}"],
        &["status", "--format", "{glyph"],
        &["completions", "tcsh"],
        &["man", "woman"],
        &["export", "--format", "xml"],
    ] {
        assert_decent(&page.run(arguments));
    }
    insta::assert_snapshot!("the_command_line", page.text);
}

#[test]
fn files_that_cannot_be_used_are_named_with_the_reason() {
    let mut page = Page::new();
    let entry = |start: &str, more: &str| {
        format!(
            "{{\"deckchair_export\":1,\"entries\":[{{\"id\":\"01a1ff7a-cb80-71b4-931f-2f9a609fd74a\",\"entry\":\"session\",\
             \"sport\":\"run\",\"start\":\"{start}\"{more}}}]}}"
        )
    };
    let now = "2026-11-20T08:00:00+01:00";
    page.program.file("empty.fit", "");
    page.program.file("nonsense.gpx", "<gpx");
    page.program.file("picture.fit", [0x89, b'P', b'N', b'G', 0, 0xff]);
    page.program.file("long.csv", "x".repeat(10_000_000));
    page.program.file("newer.json", "{\"deckchair_export\":99,\"entries\":[]}");
    page.program.file("broken.json", "{\"deckchair_export\":1,\"entries\":[");
    page.program.file("early.json", entry("1800-01-01T00:00:00Z", ""));
    page.program.file("absurd.json", entry(now, ",\"distance\":1e300"));
    page.program.file("negative.json", entry(now, ",\"moving\":-5"));
    page.program.file("unknown.json", entry(now, ",\"colour\":\"red\""));
    page.program.file("other.json", "{\"hello\":\"world\"}");
    page.program.file("title.json", entry(now, ",\"title\":\"\\u001b[31mred\\u0007\""));
    page.program.file("folder/readme.txt", "nothing to import");
    for file in [
        "nowhere.fit",
        "empty.fit",
        "nonsense.gpx",
        "picture.fit",
        "long.csv",
        "newer.json",
        "broken.json",
        "early.json",
        "absurd.json",
        "negative.json",
        "unknown.json",
        "other.json",
        "folder",
        "title.json",
    ] {
        let run = page.run(&["import", file]);
        writeln!(page.text, "{}\n", run.out.trim_end()).unwrap();
        assert_decent(&run);
    }
    assert_decent(&page.run(&["list"]));
    assert_decent(&page.run(&["export", "-o", "nowhere/log.json"]));
    insta::assert_snapshot!("files", page.text);
}

#[test]
fn a_log_that_cannot_be_used_says_so_and_what_to_do() {
    let mut page = Page::new();
    assert_decent(&page.run(&["backup"]));
    page.program.answer(["rested"]);
    assert_decent(&page.run(&["backup", "copy.db"]));
    assert_decent(&page.run(&["backup", "copy.db"]));
    page.program.file("nonsense.db", "this is no database, whatever its name says");
    assert_decent(&page.run(&["backup", "restore", "nonsense.db"]));
    let file = page.program.file("file", "");
    assert_decent(&page.run(&["--data-dir", file.to_str().unwrap(), "rested"]));
    let log = rusqlite::Connection::open(page.program.data().join("log.db")).unwrap();
    log.pragma_update(None, "user_version", 99).unwrap();
    drop(log);
    assert_decent(&page.run(&["today"]));
    assert_decent(&page.run(&["rested"]));
    std::fs::write(page.program.data().join("log.db"), vec![0x42; 20_000]).unwrap();
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(page.program.data().join(format!("log.db{ending}")));
    }
    assert_decent(&page.run(&["today"]));
    assert_decent(&page.run(&["backup", "restore", "copy.db"]));
    assert_decent(&page.run(&["rested"]));
    insta::assert_snapshot!("the_log", page.text);
}

#[test]
fn a_line_of_any_length_is_refused_in_a_few_words() {
    let mut page = Page::new();
    for line in ["x".repeat(100_000), "10k ".repeat(20_000), format!("10k \"{}\"", "é".repeat(50_000))] {
        let run = page.run(&["log", &line]);
        assert_decent(&run);
    }
    insta::assert_snapshot!("long_lines", page.text);
}
