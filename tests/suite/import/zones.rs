//! The same files again where the clock of the machine hangs in another zone.

use super::made::{Field, FitFile, fit_time, long, short};
use crate::program::{Program, Run};

/// Imports a file in each of these zones, one after the other; gives what the log holds after the first and after the last.
fn travelled(name: &str, bytes: &[u8], zones: &[&str]) -> [String; 2] {
    let program = Program::new();
    program.file(name, bytes);
    let mut exports = Vec::new();
    for zone in zones {
        let run = Run::of(program.command(["import", name]).env("TZ", zone));
        assert_eq!(run.code, 0, "{name} in {zone}: {} {}", run.out, run.err);
        exports.push(program.answer(["export"]));
    }
    [exports.remove(0), exports.pop().unwrap()]
}

/// A night's heart rate variability, told at five in UTC, two days running.
fn variability() -> Vec<u8> {
    let told = |day: &str, parts| [long(253, fit_time(&format!("2026-11-{day}T05:00:00Z"))), short(1, parts)];
    FitFile::of_purpose(68).message(370, &told("20", 7_680)).message(370, &told("21", 7_680)).end()
}

/// A run of a watch whose clock was never set, which knows the time on the wall alone.
fn never_set() -> Vec<u8> {
    let summary = [long(253, 16_444_673), long(2, 16_441_241), Field(5, 0, vec![1]), long(7, 3_000_000), long(9, 900_000)];
    let closing = [long(253, 16_444_673), long(5, 698_070_063)];
    FitFile::recording().message(18, &summary).message(34, &closing).end()
}

#[test]
fn a_file_read_again_in_another_zone_adds_nothing_and_changes_nothing() {
    let wellness = "date,restingHR,hrv,sleepSecs,ctl\n2026-11-19,47,60,27000,40\n2026-11-20,48,61,27600,40\n";
    let nights = r#"[{"calendarDate":"2026-11-20","sleepEndTimestampGMT":"2026-11-20T06:00:00.0","deepSleepSeconds":9000,"remSleepSeconds":9000}]"#;
    let garmin = "Activity Type,Date,Favorite,Title,Distance,Time\nRunning,2026-11-19 08:00:00,false,Easy,10.01,00:50:03\n";
    let files: [(&str, &[u8]); 5] = [
        ("hrv.fit", &variability()),
        ("uptime.fit", &never_set()),
        ("wellness.csv", wellness.as_bytes()),
        ("x_sleepData.json", nights.as_bytes()),
        ("Activities.csv", garmin.as_bytes()),
    ];
    for (name, bytes) in files {
        for zones in [["Europe/Paris", "America/Los_Angeles"], ["Europe/Paris", "Asia/Tokyo"], ["Asia/Tokyo", "Europe/Paris"]] {
            let [first, last] = travelled(name, bytes, &zones);
            assert_eq!(last, first, "{name} {zones:?}");
        }
    }
}

#[test]
fn a_morning_of_several_files_of_one_app_keeps_its_hour() {
    let program = Program::new();
    program.file("x/resting.json", r#"[{"dateTime":"11/20/26 00:00:00","value":{"date":"11/20/26","value":51.5,"error":6.8}}]"#);
    program.file(
        "x/sleep.json",
        r#"[{"logId":1,"dateOfSleep":"2026-11-20","endTime":"2026-11-20T07:19:30.000","minutesAsleep":400}]"#,
    );
    let exports = ["Europe/Paris", "Asia/Tokyo", "America/Los_Angeles"].map(|zone| {
        let run = Run::of(program.command(["import", "x"]).env("TZ", zone));
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        program.answer(["export"])
    });
    assert!(exports[0].contains("\"sleep\"") && exports[0].contains("51.5"), "{}", exports[0]);
    assert_eq!((&exports[1], &exports[2]), (&exports[0], &exports[0]));
}

#[test]
fn two_mornings_that_say_the_same_stay_two() {
    let wellness = "date,restingHR,hrv,sleepSecs,ctl\n2026-11-19,47,60,27000,40\n2026-11-20,47,60,27000,40\n";
    let [first, last] = travelled("wellness.csv", wellness.as_bytes(), &["Europe/Paris", "Asia/Tokyo"]);
    assert_eq!((first.matches("\"check_in\"").count(), last), (2, first));
}
