//! `--ascii` means ASCII: of every command, every answer and every failure, whatever letters the log has.

use clap::CommandFactory;
use deckchair::cli::Arguments;

use crate::program::Program;

/// What each command is asked for; a command may come several times.
const ASKED: &[&[&str]] = &[
    &["today"],
    &["today", "--json"],
    &["today", "--short"],
    &["today", "--as-of", "2026-11-19"],
    &["today", "--as-of", "2026-11-19", "--json"],
    &["log", "5k 30min \"Überlauf 東京\" @Zürich #été"],
    &["log", "10k éé"],
    &["checkin"],
    &["checkin", "soreness 3 note \"müde\""],
    &["checkin", "niggle œil"],
    &["ate", "30g carbs \"Müsli\""],
    &["rested", "2026-11-17"],
    &["rested", "übermorgen"],
    &["calendar"],
    &["why"],
    &["why", "--json"],
    &["forecast"],
    &["forecast", "--json"],
    &["plan"],
    &["plan", "--json"],
    &["plan", "6 dec race A 42.2k \"Zürich Marathon\""],
    &["whatif", "sat 10k \"Überlauf\""],
    &["whatif", "--json", "sat 10k"],
    &["scorecard"],
    &["scorecard", "--json"],
    &["list"],
    &["list", "--json"],
    &["edit", "last"],
    &["edit", "last", "note \"naïve\""],
    &["split", "last"],
    &["join", "last"],
    &["delete", "last"],
    &["undo"],
    &["redo"],
    &["import", "--dry-run", "läufe.gpx"],
    &["import", "nirgends/é.gpx"],
    &["backup"],
    &["backup", "list"],
    &["config"],
    &["config", "get", "é"],
    &["config", "set", "habits.müsli", "60g carbs"],
    &["status"],
    &["status", "--json"],
    &["status", "--format", "{glyph} é"],
    &["doctor"],
];

/// Those whose output is a file for another program, or the screen.
const NO_ANSWERS: &[&str] = &["export", "completions", "man", "demo", "help"];

#[test]
fn in_ascii_every_command_says_ascii_and_nothing_else() {
    let program = Program::new();
    program.file("läufe.gpx", "<gpx");
    program.answer(["log", "trail 42k 2300m+ 6h10 rpe 8 race 2026-11-18 9:00 \"Echappée Belle — 東京\" note \"mûr ½\" @Çelik"]);
    program.answer(["log", "10k 52:30 2026-11-16 9:00 sport \"Ćevapi\""]);
    for asked in ASKED {
        let run = program.run(["--ascii"].iter().chain(asked.iter()).copied());
        assert!(run.out.is_ascii(), "{asked:?}: {}", foreign(&run.out));
        assert!(run.err.is_ascii(), "{asked:?}: {}", foreign(&run.err));
    }
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        let is_asked = ASKED.iter().any(|asked| asked.first() == Some(&name));
        assert!(is_asked || NO_ANSWERS.contains(&name), "{name} is not asked");
    }
}

/// Gives the lines that are not ASCII.
fn foreign(text: &str) -> String {
    text.lines().filter(|line| !line.is_ascii()).collect::<Vec<_>>().join("\n")
}

#[test]
fn json_in_ascii_has_every_letter_of_the_log() {
    let program = Program::new();
    program.answer(["log", "10k 52:30 2026-11-18 9:00 \"Echappée 東京\""]);
    let [plain, ascii] = [vec!["list", "--json"], vec!["--ascii", "list", "--json"]].map(|asked| program.answer(asked));
    let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert!(ascii.is_ascii() && plain.contains("東京"));
    assert_eq!(read(&plain), read(&ascii));
    assert!(program.answer(["--ascii", "export"]).contains("Echappée 東京"), "an export is no answer");
}
