//! Importing twice, and the same session from several devices, apps and formats.

use std::fs;

use deckchair::import::{already_there, joined};
use deckchair::journal::{Entry, Id, Journal, Session};
use uuid::Uuid;

use super::made::{fit_run, gpx_run, tcx_run};
use super::{only, read, real_files};

/// A log to which files are added one after another, as an import of a folder does.
#[derive(Default)]
struct Log {
    kept: Vec<(Id, Entry)>,
}

impl Log {
    /// Adds the sessions that are not there yet; gives those that are.
    fn import(&mut self, sessions: Vec<Session>) -> Vec<Session> {
        let mut known = Vec::new();
        for session in sessions {
            let journal = Journal::from_entries(self.kept.clone());
            if already_there(&journal, &session).is_some() {
                known.push(session);
            } else {
                let id = Id::new(Uuid::from_u128(self.kept.len() as u128 + 1));
                self.kept.push((id, Entry::Session(session)));
            }
        }
        known
    }
}

#[test]
fn importing_a_file_twice_adds_nothing() {
    let mut log = Log::default();
    for bytes in [fit_run().end(), gpx_run().into_bytes(), tcx_run().into_bytes()] {
        log = Log::default();
        assert_eq!(log.import(read("a", &bytes).sessions), []);
        assert_eq!(log.import(read("a", &bytes).sessions).len(), 1);
        // The same file under another name is still the same run.
        assert_eq!(log.import(read("b", &bytes).sessions).len(), 1);
    }
    assert_eq!(log.kept.len(), 1);
}

#[test]
fn the_home_zone_of_the_second_import_does_not_matter() {
    let mut log = Log::default();
    log.import(read("a", gpx_run().as_bytes()).sessions);
    let elsewhere = deckchair::import::read("a", gpx_run().as_bytes(), deckchair::journal::Zone::default());
    assert_eq!(log.import(elsewhere.sessions).len(), 1);
}

/// Files of the set that hold a session another file of it holds too, in the order of import.
const SAME: [&str; 9] = [
    // One short recording in four states of damage, and whole.
    "broken/crc_wrong.fit",
    "broken/truncated_3_bytes.fit",
    // A ride of 9 June 2023 stands in it twice, second for second, under two names.
    "csv/strava_activities_5.csv",
    "dup/run_20140112.gpx",
    "dup/run_234979239.tcx",
    "dup/run_stopped.tcx",
    "fit/chained_activity_settings.fit",
    // The same run as a broken file before it, whole, and with its heart rate taken out.
    "tcx/run_2012_hr.tcx",
    "tcx/run_2012_same_no_hr.tcx",
];

#[test]
fn the_same_run_from_several_formats_is_one_and_no_two_real_runs_are_merged() {
    let Some(folder) = real_files() else { return };
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut files: Vec<&str> = manifest.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    files.sort_unstable();
    let mut log = Log::default();
    let mut same = Vec::new();
    for file in &files {
        let known = log.import(read(file, &fs::read(folder.join(file)).unwrap()).sessions);
        if !known.is_empty() {
            same.push(*file);
        }
    }
    assert_eq!(same, SAME);
    let count = log.kept.len();
    for file in &files {
        log.import(read(file, &fs::read(folder.join(file)).unwrap()).sessions);
    }
    assert_eq!(log.kept.len(), count, "the second import of everything adds nothing");
}

#[test]
fn a_recording_with_more_in_it_fills_the_gaps_of_the_first() {
    let plain = only(read("a.gpx", gpx_run().replace("gpxtpx:hr", "gpxtpx:x").as_bytes()));
    let rich = only(read("b.gpx", gpx_run().as_bytes()));
    let fuller = joined(&plain, &rich).unwrap();
    assert_eq!(fuller.heart_avg, rich.heart_avg);
    assert_eq!(joined(&fuller, &plain), None);
}

#[test]
fn a_row_of_stravas_list_joins_the_file_it_names() {
    let recording = only(read("activities/77.gpx", gpx_run().as_bytes()));
    // Strava's clock is UTC, and its lengths need not be the file's.
    let row = "77,\"Jan 2, 2020, 7:04:05 AM\",Hills,Run,,9000,99,,,false,,activities/77.gpx.gz,9000,9000,99000,10,10,,,7,x";
    let list = format!(
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,\
         Relative Effort,Commute,Activity Gear,Filename,Elapsed Time,Moving Time,Distance,Elevation Gain,Elevation Loss,\
         Max Heart Rate,Average Heart Rate,Perceived Exertion,Type\n{row}\n"
    );
    let day = recording.start.utc().format("%b %-d, %Y").to_string();
    let row = only(read("activities.csv", list.replace("Jan 2, 2020", &day).as_bytes()));
    let id = Id::new(Uuid::from_u128(1));
    let journal = Journal::from_entries([(id, Entry::Session(recording.clone()))]);
    assert_eq!(already_there(&journal, &row), Some(id));
    let fuller = joined(&recording, &row).unwrap();
    assert_eq!((fuller.rpe, fuller.distance), (row.rpe, recording.distance));
    let other = Session { source: deckchair::journal::Source { file: Some("78.gpx".to_owned()), ..row.source.clone() }, ..row };
    assert_eq!(already_there(&journal, &other), None);
}

#[test]
fn a_list_that_knows_only_days_joins_the_session_of_the_day_that_is_alike() {
    let recording = only(read("a.gpx", gpx_run().as_bytes()));
    let journal = Journal::from_entries([(Id::new(Uuid::from_u128(1)), Entry::Session(recording.clone()))]);
    let hours = recording.moving.unwrap().hours();
    let row = |hours: f64| {
        let day = recording.start.wall().date();
        let list = format!("Title,WorkoutType,WorkoutDay,TimeTotalInHours,Rpe\nTempo,Run,{day},{hours},6\n");
        only(read("workouts.csv", list.as_bytes()))
    };
    assert!(already_there(&journal, &row(hours * 1.02)).is_some());
    assert!(already_there(&journal, &row(hours * 1.5 + 0.1)).is_none());
}
