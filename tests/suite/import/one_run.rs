//! One run in several recordings whose clocks disagree, and several runs that only look like one.

use super::made::{Field, FitFile, START, fit_run, fit_time, gpx, later, long, tcx_run, trkpt};
use crate::program::Program;

/// A run along a way of its own, as a GPX track of one device: start, seconds, metres.
fn track(start: &str, seconds: i64, metres: f64, device: &str) -> String {
    let point = |second: i64| trkpt((second, second as f64 * metres / seconds as f64, 100.0, None));
    let points: String = (0..seconds).step_by(10).chain([seconds]).map(point).collect();
    let track = format!("<trk><type>running</type><trkseg>\n{points}</trkseg></trk>");
    // The points are made from the usual start on.
    let mut text = gpx(&track).replace("Test Watch", device);
    for second in (0..seconds).step_by(10).chain([seconds]) {
        text = text.replace(&format!("<time>{}</time>", later(START, second)), &format!("<time>T{second}</time>"));
    }
    for second in (0..seconds).step_by(10).chain([seconds]) {
        text = text.replace(&format!("<time>T{second}</time>"), &format!("<time>{}</time>", later(start, second)));
    }
    text
}

/// Imports files one after another into one log; gives the sessions of the log, and what the last import said.
fn log_of(files: &[String]) -> (usize, String) {
    let program = Program::new();
    let mut told = String::new();
    for (number, file) in files.iter().enumerate() {
        let name = format!("{number}.gpx");
        program.file(&name, file);
        told = program.answer(["import", &name]);
    }
    let list = program.answer(["export", "--format", "csv"]);
    (list.lines().filter(|line| line.starts_with("session")).count(), told)
}

fn both_ways(one: &str, other: &str) -> [(usize, String); 2] {
    [log_of(&[one.to_owned(), other.to_owned()]), log_of(&[other.to_owned(), one.to_owned()])]
}

#[test]
fn a_run_on_clocks_of_two_zones_is_one() {
    let run = track("2026-11-20T08:03:20Z", 2_671, 8_987.3, "Watch");
    for start in ["2026-11-20T07:03:20Z", "2026-11-20T10:03:20Z", "2026-11-20T13:33:20Z", "2026-11-20T02:18:21Z"] {
        let shifted = track(start, 2_671, 8_987.3, "Phone");
        assert!(both_ways(&run, &shifted).iter().all(|(sessions, _)| *sessions == 1), "{start}");
    }
    // An hour of summer time, and another way of measuring.
    let other = track("2026-11-20T07:03:22Z", 2_669, 9_020.1, "Phone");
    assert!(both_ways(&run, &other).iter().all(|(sessions, _)| *sessions == 1));
}

#[test]
fn a_run_on_two_devices_that_disagree_by_minutes_or_begin_one_after_the_other_is_one() {
    let run = track("2026-11-20T08:03:20Z", 2_671, 8_987.3, "Watch");
    let late_clock = track("2026-11-20T08:04:50Z", 2_671, 9_012.3, "Phone");
    let begun_late = track("2026-11-20T08:07:00Z", 2_451, 8_250.0, "Phone");
    let cut_off = track("2026-11-20T08:03:20Z", 1_220, 4_100.0, "Watch");
    for other in [late_clock, begun_late, cut_off] {
        assert!(both_ways(&run, &other).iter().all(|(sessions, _)| *sessions == 1));
    }
}

#[test]
fn of_a_whole_run_and_a_copy_that_was_cut_off_the_whole_is_kept() {
    let program = Program::new();
    // The richer format of the two is the one that was cut off.
    program.file("cut.tcx", tcx_run());
    program.file("whole.gpx", track(START, 3_000, 9_000.0, "Watch"));
    for order in [["cut.tcx", "whole.gpx"], ["whole.gpx", "cut.tcx"]] {
        let told = program.answer(["import", order[0], order[1]]);
        assert!(told.contains("Added 1 session, 1 merged."), "{told}");
        let list = program.answer(["list"]);
        assert!(list.contains("9.0 km") && list.contains("50:00"), "{list}");
        assert!(program.answer(["split", "last"]).contains("goes on within the longer recording"));
        program.answer(["undo"]);
    }
}

#[test]
fn two_real_runs_of_a_day_stay_two() {
    let way = |start: &str, seconds, metres| track(start, seconds, metres, "Watch");
    let pairs = [
        // To work and back, one a little faster.
        [way("2026-11-20T07:03:20Z", 2_671, 8_987.3), way("2026-11-20T17:03:21Z", 2_655, 8_991.0)],
        // Rounds of one loop, each begun on the hour.
        [way("2026-11-20T08:00:00Z", 2_880, 6_706.0), way("2026-11-20T09:00:02Z", 2_881, 6_720.0)],
        // Repeats with a pause between.
        [way("2026-11-20T08:00:00Z", 372, 1_000.3), way("2026-11-20T08:15:00Z", 372, 1_000.4)],
        // Warming up, then the race.
        [way("2026-11-20T08:00:00Z", 900, 2_100.0), way("2026-11-20T08:15:10Z", 2_400, 10_000.0)],
    ];
    for [one, other] in &pairs {
        for (sessions, told) in both_ways(one, other) {
            assert_eq!(sessions, 2, "{told}");
            assert!(!told.contains("may be one session"), "{told}");
        }
    }
}

#[test]
fn what_may_be_one_run_and_may_be_two_is_named_with_the_command_that_joins_it() {
    let program = Program::new();
    program.file("watch.gpx", track("2026-11-20T08:03:20Z", 2_671, 8_987.3, "Watch"));
    program.file("phone.gpx", track("2026-11-20T11:03:35Z", 2_650, 9_100.0, "Phone"));
    let dry = program.answer(["import", "--dry-run", "watch.gpx", "phone.gpx"]);
    assert!(dry.contains("may be one session") && dry.contains("once they are in the log"), "{dry}");
    program.answer(["import", "watch.gpx"]);
    let told = program.answer(["import", "phone.gpx"]);
    assert!(told.contains("they say nearly the same, 3 h 00 apart, as clocks of two zones are"), "{told}");
    let command = told.lines().find_map(|line| line.split_once("If they are: deckchair ")).unwrap().1.to_owned();
    assert!(program.answer(command.split(' ')).starts_with("Now Run"), "{command}");
    let again = program.answer(["import", "watch.gpx", "phone.gpx"]);
    assert!(again.contains("Added nothing, 2 there already.") && !again.contains("may be one"), "{again}");
}

#[test]
fn two_runs_stay_two_when_a_list_that_knows_their_day_alone_comes_between_them() {
    let runs = [track("2026-11-20T07:03:20Z", 2_671, 8_987.3, "Watch"), track("2026-11-20T17:11:40Z", 2_755, 9_091.0, "Watch")];
    let row = "Title,WorkoutType,WorkoutDay,TimeTotalInHours,Rpe\nHome,Run,2026-11-20,0.7653,6\n";
    for order in [[0, 2, 1], [1, 2, 0], [0, 1, 2], [2, 0, 1]] {
        let files = [runs[0].as_str(), runs[1].as_str(), row].map(str::to_owned);
        let program = Program::new();
        for at in order {
            program.file("file", &files[at]);
            program.answer(["import", "file"]);
        }
        let export = program.answer(["export"]);
        let sessions: Vec<&str> = export.lines().filter(|line| line.contains("\"entry\":\"session\"")).collect();
        assert_eq!(sessions.len(), 2, "{order:?}: {export}");
        let evening = sessions.iter().find(|line| line.contains("\"start\":\"2026-11-20T18:11:40")).unwrap();
        assert!(evening.contains("\"rpe\":6.0"), "{order:?}: {export}");
    }
}

#[test]
fn a_recording_that_is_of_two_sessions_makes_them_one_and_undo_parts_them_again() {
    let program = Program::new();
    let part = |start: &str, seconds, metres| track(start, seconds, metres, "Phone");
    program.file("first.gpx", part("2026-11-21T08:00:00Z", 1_300, 4_300.0));
    program.file("second.gpx", part("2026-11-21T08:24:00Z", 1_400, 4_700.0));
    program.file("whole.fit", fit_run().end());
    assert!(program.answer(["import", "first.gpx", "second.gpx"]).contains("Added 2 sessions."));
    assert!(program.answer(["import", "whole.fit"]).contains("1 merged"));
    let sessions = || program.answer(["export", "--format", "csv"]).lines().filter(|line| line.starts_with("session")).count();
    assert_eq!(sessions(), 1);
    assert!(program.answer(["import", "first.gpx", "second.gpx", "whole.fit"]).contains("Added nothing, 3 there already."));
    program.answer(["undo"]);
    assert_eq!(sessions(), 2);
}

/// Gives Strava's list of these rows, each of a time of day, a sport and a length in seconds, all naming the file `1.fit`.
fn rows_of_one_file(rows: &[(&str, &str, u32)]) -> String {
    let head =
        "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename,Elapsed Time,Moving Time,Distance";
    let row = |(at, sport, seconds): &(&str, &str, u32)| {
        format!(
            "{at},\"Nov 21, 2026, {at} AM\",\"tri {sport}\",{sport},{seconds},9,activities/1.fit,{seconds},{seconds},{}",
            seconds * 3
        )
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

/// Gives a recording of a swim, a ride and a run, one after another.
fn triathlon() -> Vec<u8> {
    let start = fit_time(START);
    let leg = |offset: u32, sport: u8, seconds: u32| {
        let kind = Field(5, 0, vec![sport]);
        vec![long(2, start + offset), kind, long(7, seconds * 1000), long(8, seconds * 1000), long(9, seconds * 300)]
    };
    let legs = [leg(0, 5, 900), leg(900, 2, 2_000), leg(2_900, 1, 1_500)];
    legs.iter().fold(FitFile::recording(), |file, leg| file.message(18, leg)).end()
}

#[test]
fn each_session_of_a_file_stays_one_though_rows_of_a_list_name_the_file() {
    let legs = [("8:00:00", "Swim", 900), ("8:15:00", "Ride", 2_000), ("8:48:20", "Run", 1_500)];
    for rows in [&legs[..], &legs[..1], &legs[2..]] {
        let mut lists = Vec::new();
        for order in [["activities.csv", "1.fit"], ["1.fit", "activities.csv"]] {
            let program = Program::new();
            program.file("activities.csv", rows_of_one_file(rows));
            program.file("1.fit", triathlon());
            program.answer(["import", order[0]]);
            program.answer(["import", order[1]]);
            lists.push(program.answer(["list"]).lines().map(|line| line.chars().skip(6).collect()).collect::<Vec<String>>());
        }
        assert_eq!(lists[0].len(), 4, "three sessions and their number: {lists:#?}");
        assert_eq!(lists[0], lists[1], "in either order");
        assert_eq!(lists[0].iter().filter(|line| line.contains("tri ")).count(), rows.len(), "each row with its session");
    }
}

#[test]
fn a_row_does_not_take_in_what_another_day_or_hour_of_its_file_holds() {
    let program = Program::new();
    program.file("activities.csv", rows_of_one_file(&[("8:00:00", "Run", 3_000)]));
    let runs = ["2026-11-21T08:00:00Z", "2026-11-21T16:00:00Z", "2026-11-22T08:00:00Z"].map(|start| {
        let start = fit_time(start);
        let run = [long(2, start), Field(5, 0, vec![1]), long(7, 3_000_000), long(8, 3_000_000), long(9, 900_000)];
        FitFile::recording().message(18, &run).end()
    });
    program.file("1.fit", runs.concat());
    program.answer(["import", "activities.csv", "1.fit"]);
    assert!(program.answer(["list"]).contains("3 entries"), "{}", program.answer(["list"]));
}

#[test]
fn what_is_told_as_added_is_what_the_log_has_more_and_an_undo_names_as_much() {
    let program = Program::new();
    let row = |format: &str| {
        let head = "Activity Type,Date,Favorite,Title,Distance,Time";
        format!("{head}\nRunning,2026-11-21 09:00:00,false,{format},13.0,01:07:00\n")
    };
    program.file("1.gpx", track("2026-11-21T08:00:00Z", 3_000, 9_750.3, "Watch"));
    program.file("2.gpx", track("2026-11-21T08:52:00Z", 900, 2_925.1, "Watch"));
    program.file("3.csv", row("whole"));
    let told = program.answer(["import", "1.gpx", "2.gpx", "3.csv"]);
    let list = program.answer(["list"]);
    let entries = list.lines().count() - 1;
    let (one, many) = (format!("Added {entries} session, "), format!("Added {entries} sessions, "));
    assert!(told.contains(&one) || told.contains(&many), "{told}{list}");
    let undone = program.answer(["undo"]);
    assert!(undone.contains(&format!("import {entries} session")), "{undone}");
}
