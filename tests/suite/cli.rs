//! The command line as a runner uses it, from an empty home on.

use crate::program::Program;

#[test]
fn undo_has_nothing_to_do_on_an_empty_log() {
    let program = Program::new();
    assert_eq!(program.answer(["undo"]), "There is nothing to undo.\n");
    assert_eq!(program.answer(["redo"]), "There is nothing to redo.\n");
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = program.answer(["completions", shell]);
        assert!(script.contains("backup"), "{shell}");
    }
    assert!(program.answer(["man"]).contains("backup"));
}

#[test]
fn the_files_are_private_and_in_the_folders_of_the_platform() {
    let program = Program::new();
    program.answer(["undo"]);
    assert!(program.data().join("log.db").is_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(program.data()), 0o700);
        assert_eq!(mode(program.data().join("log.db")), 0o600);
        program.answer(["backup"]);
        assert_eq!(mode(program.data().join("backups")), 0o700);
    }
}

#[test]
fn a_folder_named_on_the_command_line_or_in_the_environment_holds_everything() {
    let program = Program::new();
    program.answer(["undo", "--data-dir", "here"]);
    assert!(program.home().join("here/log.db").is_file());
    let run = crate::program::Run::of(program.command(["undo"]).env("DECKCHAIR_DATA_DIR", "there"));
    assert_eq!(run.code, 0);
    assert!(program.home().join("there/log.db").is_file());
    assert!(!program.data().exists());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::Stdio;
    let program = Program::new();
    let mut child = program.command(["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn today_offers_three_ways_into_an_empty_log_and_makes_no_file() {
    let program = Program::new();
    let answer = program.answer(["today"]);
    assert!(
        answer.contains("deckchair log") && answer.contains("deckchair import") && answer.contains("deckchair demo"),
        "{answer}"
    );
    assert!(!program.data().exists());
}

/// Runs the program on a Wednesday: the demo's marathon was on the Sunday before.
fn on_a_wednesday() -> Program {
    let mut program = Program::new();
    program.set_now("2026-11-25T08:14:00+01:00");
    program
}

#[test]
fn the_demo_is_worth_looking_at_and_touches_nothing() {
    let program = on_a_wednesday();
    let answer = program.answer(["demo", "today"]);
    for words in [
        "CROSS-TRAIN",
        "Planned for today: evening spin.",
        "marathon",
        "Refuelling window  closes in 2:30:00",
        "The way back",
        "Detraining",
    ] {
        assert!(answer.contains(words), "{words} is missing from\n{answer}");
    }
    assert!(!program.data().exists());
    assert_eq!(program.run(["demo", "today", "--exit-code"]).code, 11);
}

#[test]
fn today_for_scripts_keeps_its_contract() {
    let program = on_a_wednesday();
    let json: serde_json::Value = serde_json::from_str(&program.answer(["demo", "today", "--json"])).unwrap();
    let text = |path: &str| json.pointer(path).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    assert_eq!(json["schema"], 2);
    assert_eq!(text("/now"), "2026-11-25T08:14:00+01:00");
    assert_eq!(text("/rung"), "cross_train");
    let names: Vec<&str> = json["systems"].as_array().unwrap().iter().filter_map(|system| system["name"].as_str()).collect();
    assert_eq!(names, ["strength", "soreness", "fuel", "heart", "freshness", "tissue"]);
    let rungs: Vec<&str> = json["ladder"].as_array().unwrap().iter().filter_map(|step| step["rung"].as_str()).collect();
    assert_eq!(rungs, ["cross_train", "run_easy", "train"]);
    for path in ["/ladder/2/from", "/ladder/2/range/0", "/systems/0/back", "/systems/5/range/1", "/detraining/from"] {
        assert!(text(path).starts_with("2026-1"), "{path} is {}", text(path));
    }
    assert_eq!(json["refuelling"]["urgency"], "low");
    assert_eq!(json["refuelling"]["carbohydrate_g"]["eaten"], 52);
    assert!(json["rest_days"].is_array() && json["warnings"].is_array());
}

#[test]
fn a_logged_session_is_told_back_with_what_it_costs() {
    let program = Program::new();
    let answer = program.answer(["log", "trail 42k 2300m+ 2300m- 6h10 rpe 8 race yesterday 9:00 \"Echappée Belle\""]);
    let first =
        "Logged Trail run Sat 21 Nov 2026 09:00: 42.0 km, 6:10:00, 2,300 m up, 2,300 m down, RPE 8, race, \"Echappée Belle\"";
    assert_eq!(answer.lines().next(), Some(first));
    assert!(answer.lines().nth(1).unwrap().starts_with("● rest till"), "{answer}");
    assert!(answer.lines().last().unwrap().starts_with("● REST · train again about"), "{answer}");
    assert!(program.answer(["today", "--short"]).starts_with("● REST"));
}

#[test]
fn words_and_a_title_that_the_shell_parted_are_one_line() {
    let program = Program::new();
    let answer = program.answer(["log", "10k", "52:30", "rpe", "7", "Morning loop by the lake"]);
    assert!(answer.contains("10.0 km, 52:30, RPE 7, \"Morning loop by the lake\""), "{answer}");
}

#[test]
fn a_session_logged_twice_is_kept_and_pointed_out() {
    let program = Program::new();
    program.answer(["log", "10k 52:30 yesterday 9:00"]);
    let again = program.answer(["log", "10k 52:30 yesterday 9:00"]);
    assert!(again.contains("! The log has it already"), "{again}");
    assert_eq!(program.answer(["undo"]), "Undone: log run 10.0 km.\n");
    assert_eq!(program.answer(["redo"]), "Redone: log run 10.0 km.\n");
}

#[test]
fn rest_is_kept_once_and_never_for_a_day_to_come() {
    let program = Program::new();
    assert!(program.answer(["rested", "yesterday"]).starts_with("Noted rest on Sat 21 Nov 2026."));
    assert_eq!(program.answer(["rested", "2026-11-21"]), "The log has yesterday as a day of rest already.\n");
    assert_eq!(program.run(["rested", "2026-11-23"]).code, 2);
}

#[test]
fn an_earlier_morning_is_asked_about_with_what_was_known_then() {
    let mut program = Program::new();
    program.answer(["log", "42.2k 3h36 rpe 9 race yesterday 9:00"]);
    assert!(program.answer(["today", "--short"]).starts_with("● REST"));
    program.set_now("2026-11-20T08:00:00+01:00");
    assert!(program.answer(["today", "--short"]).starts_with("○ NOTHING LOGGED YET"));
}

/// A run of twenty minutes in Lyon, as a watch would write it.
fn gpx(date: &str) -> String {
    use std::fmt::Write;
    let mut points = String::new();
    for minute in 0..20 {
        let lat = 45.76 + f64::from(minute) * 0.0015;
        write!(points, "<trkpt lat=\"{lat:.5}\" lon=\"4.83\"><ele>170</ele><time>{date}T06:{minute:02}:00Z</time></trkpt>")
            .unwrap();
    }
    format!(
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
         <trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    )
}

#[test]
fn a_folder_is_imported_once_and_a_broken_file_stops_nothing() {
    let program = Program::new();
    program.file("runs/2026/a.gpx", gpx("2026-11-01"));
    program.file("runs/b.gpx", gpx("2026-11-03"));
    program.file("runs/c.fit", "not a fit file");
    program.file("runs/notes.txt", "left alone");
    let dry = program.answer(["import", "--dry-run", "runs"]);
    assert!(dry.ends_with("Would add 2 sessions, 1 file refused, 1 other file left alone.\n"), "{dry}");
    assert!(!program.data().exists());
    let first = program.answer(["import", "runs"]);
    assert!(first.contains("added      runs/2026/a.gpx"), "{first}");
    assert!(first.contains("refused    runs/c.fit       not a FIT file"), "{first}");
    assert!(first.contains("\nAdded 2 sessions, 1 file refused, 1 other file left alone.\n"), "{first}");
    assert!(first.contains("\nThe forecast has learnt nothing of you"), "{first}");
    let second = program.answer(["import", "runs"]);
    assert!(second.ends_with("Added nothing, 2 there already, 1 file refused, 1 other file left alone.\n"), "{second}");
    assert_eq!(program.answer(["undo"]), "Undone: import 2 sessions.\n");
    assert!(program.answer(["import", "runs"]).contains("\nAdded 2 sessions, 1 file refused, 1 other file left alone.\n"));
}

#[test]
fn mornings_and_sessions_of_a_folder_are_told_by_kind_and_typed_answers_stay() {
    let program = Program::new();
    program.answer(["checkin", "sleep", "7h30"]);
    program.file("all/a.gpx", gpx("2026-11-01"));
    program.file("all/wellness.csv", "date,restingHR,sleepSecs\n2026-11-21,50,27000\n2026-11-22,48,20000\n");
    program.file("all/other.csv", "name,colour\nx,y\n");
    let first = program.answer(["import", "all"]);
    assert!(first.contains("added      all/wellness.csv  1 check-in between 2026-11-21 and 2026-11-22"), "{first}");
    let table = "             added  merged   there\n\
                 sessions         1       0       0\n\
                 check-ins        1       1       0\n\
                 Added 1 session and 1 check-in, 1 merged, 1 other file left alone.\n";
    assert!(first.contains(table), "{first}");
    let log = program.answer(["export", "--format", "csv"]);
    assert!(log.contains("intervals.icu (resting heart)") && log.contains("27000"), "{log}");
    assert!(!log.contains("20000"), "what was typed stays: {log}");
    let second = program.answer(["import", "all"]);
    assert!(second.ends_with("Added nothing, 3 there already, 1 other file left alone.\n"), "{second}");
    assert_eq!(program.answer(["undo"]), "Undone: import 1 session and 2 check-ins.\n");
}

#[test]
fn an_import_of_which_nothing_could_be_used_fails() {
    let program = Program::new();
    program.file("c.fit", "not a fit file");
    assert_eq!(program.run(["import", "c.fit"]).code, 65);
    assert_eq!(program.run(["import", "nowhere.fit"]).code, 74);
}

#[test]
fn what_is_exported_is_read_back_without_loss_and_a_second_time_adds_nothing() {
    for format in ["json", "csv"] {
        let program = Program::new();
        program.answer(["log", "trail 42k 2300m+ 6h10 rpe 8 race yesterday 9:00 \"=Belle, \\\"42\\\"\" #hills"]);
        program.answer(["rested", "2026-11-20"]);
        let first = program.answer(["export", "--format", format]);
        program.file("log.txt", &first);
        let other = Program::new();
        let copy = other.file("log.txt", &first);
        assert!(other.answer(["import", copy.to_str().unwrap()]).contains("Added 2 entries.\n"));
        assert_eq!(other.answer(["export", "--format", format]), first);
        assert!(other.answer(["import", copy.to_str().unwrap()]).ends_with("Added nothing, 2 there already.\n"));
    }
}

#[test]
fn an_export_into_a_file_replaces_it_whole() {
    let program = Program::new();
    program.answer(["rested"]);
    program.file("log.json", "old");
    assert_eq!(program.answer(["export", "--output", "log.json"]), "Exported 1 entry to log.json.\n");
    let text = std::fs::read_to_string(program.home().join("log.json")).unwrap();
    assert_eq!(text, program.answer(["export"]));
    assert_eq!(program.run(["export", "-o", "nowhere/log.json"]).code, 74);
}

/// Gives the names of the listed entries.
fn listed(program: &Program) -> Vec<String> {
    let list = program.answer(["list"]);
    let rows = list.lines().filter_map(|line| line.split_whitespace().next());
    rows.filter(|name| name.len() == 6 && name.chars().all(|c| c.is_ascii_hexdigit())).map(str::to_owned).collect()
}

#[test]
fn an_entry_is_put_right_deleted_and_brought_back_by_its_name() {
    let program = Program::new();
    program.answer(["log", "10k 52:30 rpe 7 yesterday 9:00"]);
    let names = listed(&program);
    assert_eq!(names.len(), 1);
    let now = program.answer(["edit", &names[0], "12k", "1:02:00", "rpe", "8", "yesterday", "9:00"]);
    assert!(now.starts_with("Now Run Sat 21 Nov 2026 09:00: 12.0 km, 1:02:00, RPE 8\n"), "{now}");
    let deleted = program.answer(["delete", "last"]);
    assert!(deleted.starts_with("Deleted Run Sat 21 Nov 2026 09:00: 12.0 km, 1:02:00, RPE 8. `deckchair undo`"), "{deleted}");
    assert_eq!(listed(&program), Vec::<String>::new());
    program.answer(["undo"]);
    assert_eq!(listed(&program), names);
    program.answer(["undo"]);
    assert!(program.answer(["list"]).contains("10.0 km"));
}

#[test]
fn an_edit_changes_what_it_says_and_keeps_the_rest() {
    let program = Program::new();
    program.answer(["log", "10k 52:30 rpe 6 2026-11-19 9:00 \"Ridge\" #club note \"mud\""]);
    let now = program.answer(["edit", "last", "10k 50min rpe 7"]);
    assert!(now.starts_with("Now Run Thu 19 Nov 2026 09:00: 10.0 km, 50:00, RPE 7, \"Ridge\", #club, note \"mud\"\n"), "{now}");
    assert!(now.contains("Was: 52:30 rpe 6, is: 50:00 rpe 7. `deckchair undo` takes it back."), "{now}");
    let now = program.answer(["edit", "last", "rpe 8", "--unset", "title,tags"]);
    assert!(now.starts_with("Now Run Thu 19 Nov 2026 09:00: 10.0 km, 50:00, RPE 8, note \"mud\"\n"), "{now}");
    assert!(program.answer(["edit", "last", "rpe 8"]).starts_with("Nothing changed"));
    assert!(program.answer(["edit", "last", "hr 150"]).contains("New: hr 150."));
    assert!(program.answer(["edit", "last", "--unset", "notes"]).contains("Gone: note \"mud\"."));
    program.answer(["undo"]);
    assert_eq!(program.answer(["edit", "last"]), "run 10k 50:00 rpe 8 hr 150 2026-11-19 09:00 note \"mud\"\n");
    let refused = program.run(["edit", "last", "--unset", "mood"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("a session has no `mood`") && refused.err.contains("hint: it has title, notes,"),
        "{}",
        refused.err
    );
}

#[test]
fn an_edit_of_any_kind_of_entry_keeps_what_it_leaves_unsaid() {
    let program = Program::new();
    let newest = |name: &str| {
        let list = program.answer(["list"]);
        list.lines().find(|row| row.contains(name)).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    program.answer(["checkin", "soreness 3 mood 4 2026-11-20 7:10"]);
    let now = program.answer(["edit", &newest("soreness"), "soreness 5", "--unset", "mood"]);
    assert!(now.starts_with("Now Check-in Fri 20 Nov 2026 07:10: soreness 5 of 10\n"), "{now}");
    let refused = program.run(["edit", &newest("soreness"), "--unset", "soreness"]);
    assert!(refused.code == 2 && refused.err.contains("nothing would be left of it"), "{}", refused.err);
    program.answer(["ate", "60g carbs 500ml 2026-11-20 8:00"]);
    let now = program.answer(["edit", &newest("Ate"), "40g carbs"]);
    assert!(now.starts_with("Now Ate Fri 20 Nov 2026 08:00: 40 g carbohydrate, 0.5 l fluid\n"), "{now}");
    program.answer(["plan", "6 dec race B 42k \"Paris\""]);
    let now = program.answer(["edit", &newest("Paris"), "13 dec"]);
    assert!(now.starts_with("Now Planned Run Sun 13 Dec 2026: 42.0 km, race B, \"Paris\"\n"), "{now}");
    let now = program.answer(["edit", &newest("Paris"), "race A"]);
    assert!(now.starts_with("Now Planned Run Sun 13 Dec 2026: 42.0 km, race A, \"Paris\"\n"), "{now}");
}

#[test]
fn an_edit_that_breaks_off_is_told_in_the_runners_own_words() {
    let program = Program::new();
    program.answer(["log", "run 10k 50:00 rpe 6 sat 9:00"]);
    for (line, told) in [
        ("rpe", "`rpe` needs a number"),
        ("easy rpe", "`rpe` needs a number"),
        ("rpe 7 hr", "`hr` needs"),
        ("feel", "`feel` needs"),
        ("note \"abc", "this quote has no end"),
    ] {
        let refused = program.run(["edit", "last", line]);
        let shown = refused.err.lines().nth(1).unwrap_or_default();
        assert!(refused.err.contains(told) && shown.trim() == line, "{line}: {}", refused.err);
    }
}

#[test]
fn what_is_read_below_a_help_stays_in_its_lines_at_eighty_columns() {
    let program = Program::new();
    for command in ["log", "status"] {
        let help = program.answer([command, "--help"]);
        let (_, below) = help.rsplit_once("[default: auto]").unwrap();
        for line in below.lines() {
            assert!(line.chars().count() < 80, "{line}");
        }
    }
    assert!(program.answer(["log", "--help"]).contains("a kind (easy, long, tempo, intervals, race or recovery)"));
}

#[test]
fn what_was_wrong_before_is_nothing_against_an_edit() {
    let program = Program::new();
    let csv = "date,time,km,sport\n2026-11-20 08:00,0:08:00,5,run\n";
    program.answer([
        "import",
        "--map",
        "date=date, time=time, distance_km=km, sport=sport",
        program.file("lost.csv", csv).to_str().unwrap(),
    ]);
    assert!(program.answer(["edit", "last", "rpe 7"]).contains("New: rpe 7."));
    let refused = program.run(["edit", "last", "6k"]);
    assert!(refused.code == 2 && refused.err.contains("faster than anybody"), "{}", refused.err);
}

#[test]
fn every_kind_of_entry_is_put_right_by_the_line_that_makes_it() {
    let program = Program::new();
    let edited = |make: &[&str], printed: &str, anew: &str, now: &str| {
        let before = listed(&program);
        program.answer(make.iter().copied());
        let name = listed(&program).into_iter().find(|name| !before.contains(name)).unwrap();
        assert_eq!(program.answer(["edit", &name]).trim_end(), printed);
        let answer = program.answer(["edit", &name, anew]);
        assert!(answer.starts_with(&format!("Now {now}\n")), "{answer}");
        assert_eq!(program.run(["edit", &name, "wibble"]).code, 2);
    };
    edited(
        &["checkin", "soreness 3 sleep 7h30 7:10"],
        "soreness 3 sleep 7h30 2026-11-22 07:10",
        "soreness 4 sleep 7h30 2026-11-22 07:10",
        "Check-in Sun 22 Nov 2026 07:10: soreness 4 of 10, 7 h 30 of sleep",
    );
    edited(
        &["ate", "60g carbs 500ml 8:00"],
        "60g carbs 500ml 2026-11-22 08:00",
        "60g carbs 20g protein 2026-11-22 08:00",
        "Ate Sun 22 Nov 2026 08:00: 60 g carbohydrate, 20 g protein, 0.5 l fluid",
    );
    edited(&["rested", "yesterday"], "2026-11-21", "2026-11-20", "Rest Fri 20 Nov 2026");
    edited(
        &["plan", "sat long 2h"],
        "2026-11-28 run long 2:00:00",
        "2026-11-29 run long 2:00:00",
        "Planned Run Sun 29 Nov 2026: long, 2:00:00",
    );
    assert!(program.answer(["plan"]).contains("First planned for Sat 28 Nov."));
}

#[test]
fn what_is_planned_is_listed_with_the_chance_of_being_ready() {
    let program = Program::new();
    assert!(program.answer(["plan"]).starts_with("Nothing is planned yet. Such as: deckchair plan sat long 2h"));
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    let said = program.answer(["plan", "fri race B 10k \"Winter 10\""]);
    assert!(said.starts_with("Planned Run Fri 27 Nov 2026: 10.0 km, race B, \"Winter 10\"\n"), "{said}");
    assert!(said.contains("▲ TRAIN is open that morning: "), "{said}");
    let list = program.answer(["plan"]);
    assert!(list.contains("⚑ Fri 27 Nov  in 5 days  Winter 10 · 10.0 km (B)  ready to train: "), "{list}");
    let json: serde_json::Value = serde_json::from_str(&program.answer(["plan", "--json"])).unwrap();
    assert_eq!((json["schema"].as_u64(), json["plans"][0]["race"].as_str()), (Some(1), Some("B")));
    assert!(json["plans"][0]["p_ready"].as_f64().is_some_and(|p| p < 0.5), "{json}");
    assert_eq!(json["rest_days"][0]["day"], "2026-11-22");
    assert_eq!(program.run(["plan", "yesterday 10k"]).code, 2);
}

#[test]
fn the_doctor_finds_a_sound_log_sound_and_a_damaged_one_damaged() {
    let program = Program::new();
    assert!(program.answer(["doctor"]).contains("none yet"));
    program.answer(["rested"]);
    let sound = program.answer(["doctor"]);
    assert!(sound.contains("log.db") && sound.contains("the log can be written to"), "{sound}");
    let copies = program.data().join("backups");
    assert!(sound.contains("ok  copies") && copies.join("log-weekly-2026-11-22.db").is_file(), "{sound}");
    std::fs::remove_dir_all(&copies).unwrap();
    std::fs::write(&copies, "in the way").unwrap();
    let uncopied = program.answer(["doctor"]);
    assert!(uncopied.contains("!   copies") && uncopied.contains("no copy of the log can be made"), "{uncopied}");
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(program.data().join(format!("log.db{ending}")));
    }
    std::fs::write(program.data().join("log.db"), "this is no database at all, but it is long enough").unwrap();
    let run = program.run(["doctor"]);
    assert_eq!(run.code, 65);
    assert!(run.out.contains("!   log"), "{}", run.out);
}

#[test]
fn the_log_is_copied_every_week_whether_or_not_the_screen_is_ever_opened() {
    let program = Program::new();
    program.answer(["rested"]);
    program.answer(["log", "10k 52:30"]);
    let copies: Vec<_> =
        std::fs::read_dir(program.data().join("backups")).unwrap().map(|copy| copy.unwrap().file_name()).collect();
    assert_eq!(copies, ["log-weekly-2026-11-22.db"]);
}

#[test]
fn a_backup_brings_everything_back_and_keeps_what_was_there() {
    let program = Program::new();
    program.answer(["rested"]);
    assert_eq!(program.answer(["backup", "copy.db"]), "Copied the log to copy.db.\n");
    assert_eq!(program.run(["backup", "copy.db"]).code, 74);
    program.answer(["log", "10k 52:30"]);
    let restored = program.answer(["backup", "restore", "copy.db"]);
    assert!(restored.starts_with("The log is now as in copy.db.\n"), "{restored}");
    assert!(!program.answer(["list"]).contains("10.0 km"));
    assert_eq!(program.run(["backup", "restore", "nowhere.db"]).code, 74);
    program.answer(["backup"]);
    assert!(program.data().join("backups/log-2026-11-22-081400.db").is_file());
    program.answer(["backup"]);
    assert!(program.data().join("backups/log-2026-11-22-081400-2.db").is_file(), "two within a second are two");
}

#[test]
fn the_status_is_a_few_words_in_the_form_that_is_asked_for() {
    let program = on_a_wednesday();
    let status = |arguments: &[&str]| program.answer([&["demo", "status"], arguments].concat());
    assert_eq!(status(&[]), "≈ CROSS-TRAIN · refuel 2:30\n");
    assert_eq!(status(&["--format", "{glyph} {word}, {next}"]), "≈ CROSS-TRAIN, → Thu 26 Nov\n");
    assert_eq!(status(&["--tmux"]), "≈ CROSS-TRAIN · refuel 2:30\n");
    let bar: serde_json::Value = serde_json::from_str(&status(&["--waybar"])).unwrap();
    assert_eq!(bar["class"].as_str(), Some("cross_train"));
    assert!(program.answer(["--ascii", "demo", "status"]).starts_with("X CROSS-TRAIN"));
}

#[test]
fn why_goes_from_the_word_down_to_the_papers() {
    let program = on_a_wednesday();
    let answer = program.answer(["demo", "why"]);
    for words in ["≈ CROSS-TRAIN", "What decides", "Sunday's marathon", "~ ", "How sure"] {
        assert!(answer.contains(words), "{words} is missing from\n{answer}");
    }
}

#[test]
fn without_a_terminal_the_bare_command_answers_in_plain_text() {
    let program = Program::new();
    let nothing: [&str; 0] = [];
    assert_eq!(program.answer(nothing), program.answer(["today"]));
    assert_eq!(program.answer(["demo"]), program.answer(["demo", "today"]));
}

#[test]
fn nothing_but_ascii_is_written_where_only_ascii_can_be_shown() {
    let program = Program::new();
    for command in [["demo", "today"], ["demo", "calendar"], ["demo", "list"]] {
        let run = crate::program::Run::of(program.command(command).env("TERM", "linux"));
        assert!(run.out.is_ascii(), "{}", run.out);
    }
}

#[test]
fn colours_are_written_only_where_they_are_asked_for() {
    let program = Program::new();
    assert!(!program.answer(["demo", "today"]).contains('\u{1b}'));
    assert!(program.answer(["--color", "always", "demo", "today"]).contains('\u{1b}'));
}

#[test]
fn a_check_in_is_told_back_and_a_second_one_adds_to_the_first() {
    let program = Program::new();
    program.answer(["log", "42.2k 3h36 rpe 9 race yesterday 9:00"]);
    let first = program.answer(["checkin", "soreness", "6", "sleep", "7h30"]);
    assert!(first.starts_with("Check-in Sun 22 Nov 2026 08:14: soreness 6 of 10, 7 h 30 of sleep\n"), "{first}");
    let second = program.answer(["checkin", "fatigue 4"]);
    assert!(second.contains("soreness 6 of 10, fatigue 4 of 5, 7 h 30 of sleep"), "{second}");
    assert_eq!(listed(&program).len(), 2, "one check-in and one session");
}

#[test]
fn a_check_in_without_words_says_what_it_would_ask() {
    let program = Program::new();
    program.answer(["log", "42.2k 3h36 rpe 9 race yesterday 9:00"]);
    let asked = program.answer(["checkin"]);
    assert!(asked.contains("How tired are you?") && asked.contains("To answer: deckchair checkin"), "{asked}");
}

#[test]
fn rested_said_in_the_morning_speaks_of_the_day_before() {
    let mut program = Program::new();
    program.answer(["log", "10k 52:30 2026-11-20 18:00"]);
    assert!(program.answer(["checkin", "rested", "soreness", "1"]).contains("Noted rest on Sat 21 Nov 2026."));
    program.set_now("2026-11-22T21:00:00+01:00");
    assert!(program.answer(["checkin", "rested"]).contains("Noted rest on Sun 22 Nov 2026."));
}

#[test]
fn fever_and_red_flags_overrule_the_model() {
    let program = Program::new();
    program.answer(["log", "easy 5k 30min rpe 2 2026-11-15 18:00"]);
    assert!(program.answer(["checkin", "fever"]).contains("✚ ILL"));
    assert_eq!(program.run(["today", "--exit-code"]).code, 13);
    program.answer(["undo"]);
    assert_eq!(program.run(["today", "--exit-code"]).code, 0);
}

#[test]
fn what_was_eaten_counts_towards_the_open_window() {
    let program = Program::new();
    program.answer(["log", "run 1h50 rpe 7 easy 6:00"]);
    let ate = program.answer(["ate", "60g carbs 20g protein 500ml"]);
    assert!(ate.starts_with("Ate Sun 22 Nov 2026 08:14: 60 g carbohydrate, 20 g protein, 0.5 l fluid\n"), "{ate}");
    assert!(ate.contains("Refuelling window closes in") && ate.contains("carbs 60 of"), "{ate}");
}

#[test]
fn settings_are_shown_changed_and_taken_back() {
    let program = Program::new();
    assert_eq!(program.answer(["config", "get", "athlete.sex"]), "\n");
    assert_eq!(program.answer(["config", "set", "athlete.sex", "woman"]), "athlete.sex is now woman.\n");
    assert_eq!(program.answer(["config", "get", "athlete.sex"]), "woman\n");
    assert!(program.answer(["config"]).contains("woman"));
    let path = program.answer(["config", "path"]);
    assert!(std::fs::read_to_string(path.trim()).unwrap().contains("woman"));
    program.answer(["config", "unset", "athlete.sex"]);
    assert_eq!(program.answer(["config", "get", "athlete.sex"]), "\n");
    assert_eq!(program.run(["config", "set", "athlete.sx", "woman"]).code, 2);
    assert_eq!(program.run(["config", "set", "athlete.sex", "both"]).code, 2);
}

#[test]
fn a_wrong_setting_is_pointed_out_and_the_others_count() {
    let program = Program::new();
    program.file(".config/deckchair/config.toml", "[athlete]\nsex = \"woman\"\ncolour = \"red\"\n");
    let run = program.run(["config", "get", "athlete.sex"]);
    assert_eq!((run.code, run.out.as_str()), (0, "woman\n"));
    assert!(run.err.starts_with("warning: ") && run.err.contains("config.toml:3"), "{}", run.err);
    assert_eq!(program.run(["doctor"]).code, 65);
}

#[test]
fn an_illness_of_several_days_is_told_as_such_and_not_taken_for_a_morning() {
    let program = Program::new();
    let told = program.answer(["checkin", "ill since thu"]);
    assert!(told.starts_with("Ill from Thu 19 Nov 2026\n"), "{told}");
    let told = program.answer(["checkin", "niggle knee from 1 nov until 3 nov"]);
    assert!(told.starts_with("Niggle (knee) from Sun 1 Nov 2026 to Tue 3 Nov\n"), "{told}");
    let list = program.answer(["list"]);
    assert!(list.contains("2 entries") && !list.contains("Check-in"), "{list}");
    let refused = program.run(["checkin", "soreness 3 since thu"]);
    assert!(refused.code == 2 && refused.err.contains("`soreness"), "{}", refused.err);
}

#[test]
fn an_empty_log_gives_no_reasons_and_one_rung_everywhere() {
    let program = Program::new();
    assert!(!program.answer(["why"]).contains("What would change it"));
    let rung = |command: &str| {
        let json: serde_json::Value = serde_json::from_str(&program.answer([command, "--json"])).unwrap();
        json["rung"].as_str().unwrap().to_owned()
    };
    assert_eq!(rung("why"), rung("today"));
}

#[test]
fn doctor_counts_what_the_log_holds_in_words() {
    let program = Program::new();
    program.answer(["log", "10k 52:30"]);
    program.answer(["log", "5k 25:30 yesterday"]);
    program.answer(["checkin", "soreness 3"]);
    program.answer(["plan", "rest tomorrow"]);
    let told = program.run(["doctor"]).out;
    assert!(told.contains("ok  entries   2 sessions, 1 check-in, 1 plan of rest\n"), "{told}");
}
