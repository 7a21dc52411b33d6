//! What the runner says of which files are one session, and of which app is to be believed: imports keep to it.

use crate::program::Program;

use super::made::{fit_run, gpx_run, later, tcx_run};

/// The run of [`fit_run`] as another device has it that began 30 seconds later and stopped late.
fn late_gpx() -> String {
    let point = |second: i64| {
        let time = later("2026-11-21T08:00:30Z", second);
        format!("<trkpt lat=\"{}\" lon=\"7.5\"><time>{time}</time></trkpt>", 46.0 + second as f64 * 2.9e-5)
    };
    let points: String = (0..=3060).step_by(10).map(point).collect();
    gpx_run().split_once("<trkpt").unwrap().0.to_owned() + &points + "</trkseg></trk></gpx>"
}

/// Gives the lines of `list` of sessions.
fn sessions(program: &Program) -> Vec<String> {
    program
        .answer(["list"])
        .lines()
        .filter(|line| line.contains("2026-11-21") || line.contains("Nov"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_session_is_split_by_the_runners_word_and_stays_so() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.file("late.gpx", late_gpx());
    let told = program.answer(["import", "run.fit", "late.gpx"]);
    assert!(told.contains("Added 1 session, 1 merged."), "{told}");
    let shown = program.answer(["split", "last"]);
    assert!(shown.contains("1  run.fit · fit") && shown.contains("2  late.gpx · gpx"), "{shown}");
    assert!(shown.contains("starts 30 seconds from the first and agrees in length: likely"), "{shown}");
    let split = program.answer(["split", "last", "2"]);
    assert!(
        split.starts_with("Now Trail run Sat 21 Nov 2026 09:00") && split.contains("\nand Run Sat 21 Nov 2026 09:00"),
        "{split}"
    );
    assert_eq!(sessions(&program).len(), 2);
    assert!(program.answer(["import", "late.gpx", "run.fit"]).contains("Added nothing, 2 there already."));
    assert!(program.answer(["undo"]).starts_with("Undone: split"));
    assert_eq!(sessions(&program).len(), 1);
    assert!(program.answer(["import", "late.gpx"]).contains("Added nothing, 1 there already."));
}

#[test]
fn two_sessions_are_joined_by_the_runners_word_and_stay_so() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    // A watch that began again after it had been stopped.
    program.file("run.tcx", tcx_run().replace("T08:", "T09:"));
    program.answer(["import", "run.fit"]);
    program.answer(["import", "run.tcx"]);
    let names: Vec<String> = sessions(&program).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(names.len(), 2);
    let told = program.answer(["join", &names[0], &names[1]]);
    assert!(told.starts_with("Now Trail run Sat 21 Nov 2026 09:00: 10.0 km"), "{told}");
    assert!(program.answer(["split", &names[0]]).contains("joined by you"));
    assert!(program.answer(["import", "run.tcx", "run.fit"]).contains("Added nothing, 2 there already."));
    assert_eq!(sessions(&program).len(), 1);
    assert!(program.answer(["undo"]).starts_with("Undone: join"));
    assert_eq!(sessions(&program).len(), 2);
}

#[test]
fn what_cannot_be_split_or_joined_is_said() {
    let program = Program::new();
    program.file("run.fit", fit_run().end());
    program.answer(["import", "run.fit"]);
    assert!(program.answer(["split", "last"]).contains("there is nothing to split"));
    assert_eq!(program.run(["split", "last", "1"]).code, 2);
    assert_eq!(program.run(["join", "last", "last"]).code, 2);
}

#[test]
fn the_app_to_believe_is_a_setting() {
    let program = Program::new();
    program.file("oura.csv", "id;average_hrv;bedtime_end;day;lowest_heart_rate;total_sleep_duration;type\na;64;2026-11-21T06:30:00+01:00;2026-11-21;46;25000;long_sleep\n");
    program.file("garmin.json", r#"[{"calendarDate":"2026-11-21","sleepTimeInSeconds":27000,"restingHeartRate":51}]"#);
    program.answer(["import", "oura.csv", "garmin.json"]);
    assert!(program.answer(["export"]).contains("\"sleep\":25000.0"));
    program.answer(["config", "set", "import.precedence", "garmin, oura"]);
    assert_eq!(program.answer(["config", "get", "import.precedence"]).trim(), "Garmin, Oura");
    program.answer(["import", "oura.csv", "garmin.json"]);
    let export = program.answer(["export"]);
    assert!(export.contains("\"sleep\":27000.0") && export.contains("\"resting_heart\":51.0"), "{export}");
    assert!(export.contains("\"milliseconds\":64.0"), "{export}");
}
