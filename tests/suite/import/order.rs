//! Any order of files gives the same log, and a second import adds nothing: tried through the program itself.

use deckchair::import::{already_there, joined};
use deckchair::journal::{Bpm, Entry, Id, Journal, Metres, Moment, Revision, Rpe, Seconds, Session, Sport};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::program::Program;

use super::made::{fit_run, gpx_run, tcx_run};
use super::packed::{gzipped, zipped};

/// Strava's list of the run of [`fit_run`] and of one without a file.
const STRAVA: &str = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n\
                      1,2026-11-21 08:00:00,Along the river,Run,misty,3010,10000,false,,activities/run.fit.gz\n\
                      2,2026-11-18 06:00:00,Typed into Strava,Run,,1800,5000,false,,\n";

/// One night of Oura's.
const OURA: &str = "id;average_hrv;bedtime_end;day;lowest_heart_rate;total_sleep_duration;type\n\
                    a;64;2026-11-21T06:30:00+01:00;2026-11-21;46;25000;long_sleep\n";

/// Files that tell of one run and of two mornings, each with something of its own.
fn files(program: &Program) -> Vec<&'static str> {
    let wellness = "date,restingHR,sleepSecs,soreness,hrv\n2026-11-20,50,27000,1,60\n2026-11-21,51,26000,3,61\n";
    let whoop = "Cycle start time,Cycle timezone,Resting heart rate (bpm),Heart rate variability (ms),Wake onset,Asleep duration (min)\n\
                 x,UTC+01:00,47,80,2026-11-21 06:40:00,400\n";
    program
        .file("run.zip", zipped(&[("activities/run.fit.gz", &gzipped(&fit_run().end())), ("activities.csv", STRAVA.as_bytes())]));
    program.file("run.gpx", gpx_run());
    program.file("run.tcx", tcx_run());
    program.file("wellness.csv", wellness);
    program.file("whoop.csv", whoop);
    program.file("oura.csv", OURA);
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
        assert!(first.contains("Added 4 sessions and 2 check-ins"), "{first}");
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
fn files_of_many_imports_give_the_same_log_in_any_order() {
    let mut logs = Vec::new();
    for order in orders(6) {
        let program = Program::new();
        let files = files(&program);
        for at in &order {
            program.answer(["import", files[*at]]);
        }
        logs.push(log(&program));
        let again = program.answer(["import", files[order[0]]]);
        assert!(again.contains("Added nothing"), "{again}");
    }
    logs.dedup();
    assert_eq!(logs.len(), 1, "{logs:#?}");
}

#[test]
fn one_undo_takes_back_an_import_of_many_files() {
    let program = Program::new();
    let files: Vec<String> = (0..100)
        .map(|day| {
            let name = format!("{day}.gpx");
            program.file(&name, gpx_run().replace("2026-11-21", &format!("20{:02}-{:02}-21", 10 + day / 12, 1 + day % 12)));
            name
        })
        .collect();
    let arguments = || std::iter::once("import").chain(files.iter().map(String::as_str));
    assert!(program.answer(arguments()).contains("Added 100 sessions."));
    assert!(program.answer(["undo"]).contains("import 100 sessions"));
    assert_eq!(program.answer(["export", "--format", "csv"]).lines().count(), 1);
}

/// Two machines on which one run was imported from different files, and one of them changed.
#[test]
fn logs_of_two_machines_are_merged_without_doubling_the_session_of_one_watch() {
    let (here, there) = (Program::new(), Program::new());
    for program in [&here, &there] {
        program.file("run.fit", fit_run().end());
        program.file("run.zip", zipped(&[("activities.csv", STRAVA.as_bytes())]));
        program.file("oura.csv", OURA);
    }
    here.answer(["import", "run.fit", "oura.csv"]);
    there.answer(["import", "run.zip", "oura.csv"]);
    let export = there.answer(["export"]);
    here.file("there.json", &export);
    let told = here.answer(["import", "there.json"]);
    assert!(told.contains("1 entry added, 1 joined with what was there, 1 there already"), "{told}");
    let merged = log(&here);
    assert_eq!(merged.iter().filter(|line| line.starts_with("session")).count(), 2, "{merged:#?}");
    assert!(merged.join("\n").contains("Along the river"), "{merged:#?}");
    assert!(here.answer(["import", "there.json"]).contains("Added nothing"));
    there.file("here.json", here.answer(["export"]));
    there.answer(["import", "here.json"]);
    assert_eq!(log(&there), merged);
}

/// What one device or service says of a run that began at an hour.
fn said(hour: u32) -> impl Strategy<Value = Session> {
    let figures = (0_i64..12, 0.99_f64..1.01, of(0.97_f64..1.03), of(120.0_f64..170.0), of(1.0_f64..10.0));
    let words =
        (select(&["fit", "gpx", "tcx", "strava", "garmin connect", "polar"][..]), select(&["", "Park", "Morning run"][..]));
    (figures, words).prop_map(move |((late, length, distance, heart, effort), (format, title))| {
        let start =
            Moment::from_rfc3339("2026-11-21T00:00:00+01:00").unwrap().plus_seconds(f64::from(hour) * 3600.0 + late as f64);
        let mut said = Session::new(Sport::Run, start);
        said.moving = Seconds::new((2700.0 * length).round()).ok();
        said.distance = distance.and_then(|share| Metres::new((9000.0 * share).round()).ok());
        said.heart_avg = heart.and_then(|rate| Bpm::new(rate.round()).ok());
        said.rpe = effort.and_then(|rpe| Rpe::new(rpe.round()).ok());
        said.source.format = Some(format.to_owned());
        title.clone_into(&mut said.title);
        said
    })
}

/// Adds recordings to an empty log one after another; gives its sessions in order of time.
fn log_of(recordings: &[Session]) -> Vec<Session> {
    let mut journal = Journal::default();
    for (number, found) in (1..).zip(recordings) {
        let known = already_there(&journal, found);
        let entry = match known.and_then(|id| journal.session(id)) {
            None => Some(found.clone()),
            Some(kept) => joined(kept, found),
        };
        let id = known.unwrap_or_else(|| Id::new(Uuid::from_u128(number)));
        if let Some(session) = entry {
            journal.revise(&[Revision { id, now: Some(Entry::Session(session)) }]);
        }
    }
    journal.sessions().iter().map(|kept| kept.what.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn recordings_of_three_runs_of_one_day_are_three_sessions_the_same_in_any_order(
        (recordings, shuffled) in (vec(said(7), 1..4), vec(said(12), 1..4), vec(said(18), 1..4))
            .prop_map(|(morning, noon, evening)| [morning, noon, evening].concat())
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let log = log_of(&recordings);
        prop_assert_eq!(log.len(), 3);
        prop_assert_eq!(&log_of(&shuffled), &log);
        prop_assert_eq!(log_of(&[recordings, shuffled].concat()), log, "the second time adds nothing");
    }
}
