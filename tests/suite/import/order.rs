//! Any order of files gives the same log, and a second import adds nothing: tried through the program itself.

use std::collections::BTreeSet;

use deckchair::import::{Reread, Settled, settle};
use deckchair::journal::{Bpm, Entry, Id, Journal, Metres, Moment, Revision, Rpe, Seconds, Session, Sport};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
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
        assert!(first.contains("Added 2 sessions and 2 check-ins"), "{first}");
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

/// What one device or service says of a run that began at an hour: a few seconds late, a little longer or shorter.
fn said(run: &Ran) -> impl Strategy<Value = Session> + use<> {
    let run = run.clone();
    let figures = (0_i64..12, 0.997_f64..1.003, of(0.97_f64..1.03), of(120.0_f64..170.0), of(1.0_f64..10.0));
    let words =
        (select(&["fit", "gpx", "tcx", "strava", "garmin connect", "polar"][..]), select(&["", "Park", "Morning run"][..]));
    (figures, words).prop_map(move |((late, length, distance, heart, effort), (format, title))| {
        let mut said = run.said(format);
        said.start = said.start.plus_seconds(late as f64);
        said.moving = Seconds::new((run.seconds * length).round()).ok();
        said.distance = distance.and_then(|share| Metres::new((run.metres * share).round()).ok());
        said.heart_avg = heart.and_then(|rate| Bpm::new(rate.round()).ok());
        said.rpe = effort.and_then(|rpe| Rpe::new(rpe.round()).ok());
        title.clone_into(&mut said.title);
        said
    })
}

/// A run as it was, told apart from others by its notes.
#[derive(Debug, Clone)]
struct Ran {
    name: &'static str,
    start: Moment,
    seconds: f64,
    metres: f64,
}

impl Ran {
    fn new(name: &'static str, start: &str, seconds: f64) -> Self {
        Self { name, start: Moment::from_rfc3339(start).unwrap(), seconds, metres: 8_987.3 }
    }

    /// The way to work, the same way at noon, and the way back: of about one length.
    fn three_of_a_day() -> [Self; 3] {
        let [morning, noon, evening] = ["2026-11-21T07:04:10+01:00", "2026-11-21T12:10:40+01:00", "2026-11-21T18:02:05+01:00"];
        [Self::new("to work", morning, 2_671.0), Self::new("noon", noon, 2_711.0), Self::new("back", evening, 2_752.0)]
    }

    /// Gives the run as it was, as one source says it.
    fn said(&self, format: &str) -> Session {
        let mut said = Session::new(Sport::Run, self.start);
        said.moving = Seconds::new(self.seconds).ok();
        said.elapsed = said.moving;
        said.distance = Metres::new(self.metres).ok();
        self.name.clone_into(&mut said.notes);
        said.source.format = Some(format.to_owned());
        said.source.device = Some(format!("a source of {format}"));
        said
    }

    /// Gives what stands in odd relation to it: on a clock of another zone, on one that is minutes off, cut off, of its day
    /// alone.
    fn oddities(&self) -> Vec<Session> {
        let by = |said: Session, seconds: f64| Session { start: said.start.plus_seconds(seconds), ..said };
        let mut cut = self.said("gpx");
        let half = |figure: f64| figure * 0.4;
        (cut.moving, cut.elapsed) = (Seconds::new(half(self.seconds)).ok(), Seconds::new(half(self.seconds)).ok());
        cut.distance = Metres::new(half(self.metres)).ok();
        let mut of_the_day = self.said("trainingpeaks");
        of_the_day.start = Moment::from_rfc3339(&format!("{}T12:00:00+01:00", self.start.wall().date())).unwrap();
        vec![
            by(self.said("garmin connect"), -3_600.0),
            by(self.said("tcx"), 7_200.0),
            by(self.said("polar"), 95.0),
            cut,
            of_the_day,
        ]
    }
}

/// One run in Tokyo: as the watch has it there, as a list in UTC, and as a list of wall times that knows no zone.
fn abroad() -> Vec<Session> {
    let run = Ran::new("abroad", "2026-11-20T06:03:20+09:00", 3_127.0);
    let mut placed = run.said("gpx");
    placed.zone = Some(chrono_tz::Asia::Tokyo);
    let at = |text: &str| Moment::from_rfc3339(text).unwrap();
    let in_utc = Session { start: at("2026-11-19T22:03:20+01:00"), ..run.said("strava") };
    let on_the_wall = Session { start: at("2026-11-20T06:03:20+01:00"), ..run.said("garmin connect") };
    vec![placed, in_utc, on_the_wall]
}

/// Gives some of the recordings there may be of the runs of three days, in an order, and in another.
fn some_of_all() -> impl Strategy<Value = (Vec<Session>, Vec<Session>)> {
    let [morning, noon, evening] = Ran::three_of_a_day();
    let plain = (vec(said(&morning), 0..3), vec(said(&noon), 0..3), vec(said(&evening), 0..3));
    let odd: Vec<Session> = Ran::three_of_a_day().iter().flat_map(Ran::oddities).chain(abroad()).collect();
    (plain, subsequence(odd.clone(), 0..=odd.len()))
        .prop_map(|((morning, noon, evening), odd)| each_row_once([morning, noon, evening, odd].concat()))
        .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

/// Leaves out what Garmin's list would say twice of one start: a list has a run once, and a second reading of it would replace
/// the first, whichever that is.
fn each_row_once(mut recordings: Vec<Session>) -> Vec<Session> {
    let mut starts = BTreeSet::new();
    recordings.retain(|said| said.source.format.as_deref() != Some("garmin connect") || starts.insert(said.start.utc()));
    recordings
}

/// Adds recordings to an empty log one after another; gives its sessions in order of time.
pub fn log_of(recordings: &[Session]) -> Vec<Session> {
    let mut journal = Journal::default();
    let mut names = (1..).map(|number| Id::new(Uuid::from_u128(number)));
    for found in recordings {
        let Settled { corrected, removed, added, met: _ } = settle(&journal, found, &BTreeSet::new(), Reread::Replaces);
        let now = |session: Session| Some(Entry::Session(session));
        let gone = removed.into_iter().map(|id| Revision { id, now: None });
        let revisions = gone.chain(corrected.into_iter().map(|(id, session)| Revision { id, now: now(session) }));
        let new = names.by_ref().zip(added).map(|(id, session)| Revision { id, now: now(session) });
        journal.revise(&revisions.chain(new).collect::<Vec<_>>());
    }
    let mut sessions: Vec<Session> = journal.sessions().iter().map(|kept| kept.what.clone()).collect();
    sessions.sort_by_key(|session| (session.start, session.source.format.clone(), format!("{session:?}")));
    sessions
}

/// Tells of each session which recordings it is made of.
fn in_short(log: &[Session]) -> Vec<Vec<String>> {
    let told = |said: &Session| format!("{} {} {}", said.notes, said.source.format.as_deref().unwrap_or_default(), said.start);
    log.iter().map(|session| session.recordings().iter().map(told).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn recordings_of_three_runs_of_one_day_are_three_sessions_the_same_in_any_order(
        (recordings, shuffled) in {
            let [morning, noon, evening] = Ran::three_of_a_day();
            (vec(said(&morning), 1..4), vec(said(&noon), 1..4), vec(said(&evening), 1..4))
                .prop_map(|(morning, noon, evening)| each_row_once([morning, noon, evening].concat()))
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        }
    ) {
        let log = log_of(&recordings);
        prop_assert_eq!(log.len(), 3);
        prop_assert_eq!(&log_of(&shuffled), &log);
        prop_assert_eq!(log_of(&[recordings, shuffled].concat()), log, "the second time adds nothing");
    }

    #[test]
    fn zone_errors_journeys_clocks_minutes_off_and_cut_copies_come_to_one_log_in_any_order(
        (recordings, shuffled) in some_of_all()
    ) {
        let log = log_of(&recordings);
        prop_assert_eq!(in_short(&log_of(&shuffled)), in_short(&log));
        prop_assert_eq!(&log_of(&shuffled), &log);
        prop_assert_eq!(log_of(&[recordings, shuffled].concat()), log.clone(), "the second time adds nothing");
        for session in &log {
            // A list that knows the day alone cannot tell which of the runs of that day it means.
            let recordings = session.recordings().into_iter().filter(|said| said.source.format.as_deref() != Some("trainingpeaks"));
            let names: BTreeSet<String> = recordings.map(|said| said.notes).collect();
            prop_assert!(names.len() <= 1, "two real runs became one: {:#?}", names);
        }
    }
}
