//! Any order of files gives the same log, and a second import adds nothing: tried through the program itself.

use crate::program::Program;

use super::made::{fit_run, gpx_run, tcx_run};
use super::packed::{gzipped, zipped};

/// Files that tell of one run and of two mornings, each with something of its own.
fn files(program: &Program) -> Vec<&'static str> {
    let strava = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n\
                  1,2026-11-21 08:00:00,Along the river,Run,misty,3010,10000,false,,activities/run.fit.gz\n\
                  2,2026-11-18 06:00:00,Typed into Strava,Run,,1800,5000,false,,\n";
    let wellness = "date,restingHR,sleepSecs,soreness,hrv\n2026-11-20,50,27000,1,60\n2026-11-21,51,26000,3,61\n";
    let whoop = "Cycle start time,Cycle timezone,Resting heart rate (bpm),Heart rate variability (ms),Wake onset,Asleep duration (min)\n\
                 x,UTC+01:00,47,80,2026-11-21 06:40:00,400\n";
    let oura = "id;average_hrv;bedtime_end;day;lowest_heart_rate;total_sleep_duration;type\n\
                a;64;2026-11-21T06:30:00+01:00;2026-11-21;46;25000;long_sleep\n";
    program
        .file("run.zip", zipped(&[("activities/run.fit.gz", &gzipped(&fit_run().end())), ("activities.csv", strava.as_bytes())]));
    program.file("run.gpx", gpx_run());
    program.file("run.tcx", tcx_run());
    program.file("wellness.csv", wellness);
    program.file("whoop.csv", whoop);
    program.file("oura.csv", oura);
    vec!["run.zip", "run.gpx", "run.tcx", "wellness.csv", "whoop.csv", "oura.csv"]
}

/// Gives the log's lines without identities, in an order of their own.
fn log(program: &Program) -> Vec<String> {
    let text = program.answer(["export", "--format", "csv"]);
    // The kind comes first, then the identity, which differs from log to log.
    let mut lines: Vec<Vec<&str>> =
        text.lines().map(|line| line.split(',').enumerate().filter(|(at, _)| *at != 1).map(|(_, cell)| cell).collect()).collect();
    lines.sort();
    lines.into_iter().map(|cells| cells.join(",")).collect()
}

/// Gives orders of so many things that put each before and after each other.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let turned = (0..count).map(|by| (0..count).map(|at| (at + by) % count).collect::<Vec<_>>());
    turned.flat_map(|order: Vec<usize>| [order.clone(), order.into_iter().rev().collect()]).collect()
}

#[test]
fn files_of_one_import_give_the_same_log_in_any_order_and_twice_adds_nothing() {
    let mut logs = Vec::new();
    for order in orders(6) {
        let program = Program::new();
        let files = files(&program);
        let arguments = || std::iter::once("import").chain(order.iter().map(|at| files[*at]));
        let first = program.answer(arguments());
        assert!(first.contains("Added 4 sessions and 2 check-ins, 2 merged, 1 there already."), "{first}");
        logs.push(log(&program));
        let second = program.answer(arguments());
        assert!(second.lines().last().unwrap().starts_with("Added nothing"), "{second}");
        assert_eq!(log(&program), *logs.last().unwrap());
    }
    logs.dedup();
    assert_eq!(logs.len(), 1);
    let whole = logs[0].join("\n");
    assert!(whole.contains("Along the river") && whole.contains("Typed into Strava"), "{whole}");
    assert!(whole.contains("Oura (sleep, resting heart, HRV), intervals.icu (soreness)"), "{whole}");
}

#[test]
fn mornings_of_many_imports_give_the_same_log_in_any_order() {
    let mut logs = Vec::new();
    for order in orders(3) {
        let program = Program::new();
        let files = files(&program);
        for at in order {
            program.answer(["import", files[at + 3]]);
        }
        logs.push(log(&program));
    }
    logs.dedup();
    assert_eq!(logs.len(), 1);
}
