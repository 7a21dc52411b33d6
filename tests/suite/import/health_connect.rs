//! The database of Android's Health Connect: made here with the tables and columns that were seen.

use deckchair::import::Reading;
use deckchair::journal::{Bpm, Metres, Rpe, Seconds, Sport};
use rusqlite::Connection;

use super::lists::figures;
use super::packed::zipped;
use super::{only, read, refusal, words};
use crate::program::Program;

/// The tables of an export, as far as they are read, among others.
const TABLES: &str = "
    CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
    CREATE TABLE exercise_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
        start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, exercise_type INTEGER,
        title TEXT, notes TEXT, has_route INTEGER);
    CREATE TABLE distance_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER, end_time INTEGER,
        distance REAL);
    CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER,
        start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, title TEXT);
    CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);
    CREATE TABLE resting_heart_rate_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, time INTEGER,
        zone_offset INTEGER, beats_per_minute INTEGER);
    CREATE TABLE heart_rate_variability_rmssd_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, time INTEGER,
        zone_offset INTEGER, heart_rate_variability_millis REAL);
    CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
    CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, weight REAL);";

/// 15 January 2024, 06:00 in UTC, in milliseconds.
const SIX: i64 = 1_705_298_400_000;
const HOUR: i64 = 3_600_000;

/// What is said of the one row of [`full`] whose time is none.
const UNREAD: &str = "rows left out: 1, with values that cannot be read";

fn database(statements: &str) -> Vec<u8> {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(statements).unwrap();
    database.serialize("main").unwrap().to_vec()
}

/// A database with something in every table.
pub fn full() -> Vec<u8> {
    let (ten, eleven) = (SIX + 4 * HOUR, SIX + 5 * HOUR);
    database(&format!(
        "{TABLES}
        INSERT INTO exercise_session_record_table (app_info_id, start_time, start_zone_offset, end_time, exercise_type, title)
            VALUES (1, {ten}, -10800, {eleven}, 33, 'Praia'), (1, {SIX}, NULL, {eleven}, 58, NULL), (1, 'x', NULL, {eleven}, 33, NULL);
        INSERT INTO distance_record_table (app_info_id, start_time, end_time, distance)
            VALUES (1, {ten}, {ten} + 600000, 6000.5), (1, {ten} + 600000, {eleven}, 5000), (2, {ten}, {eleven}, 11000),
            (1, {SIX}, {SIX} + 1, 0);
        INSERT INTO heart_rate_record_series_table VALUES (1, 140, {ten}), (1, 160, {eleven}), (2, 200, {eleven} + 1);
        INSERT INTO sleep_session_record_table (row_id, app_info_id, start_time, end_time, end_zone_offset)
            VALUES (1, 1, {SIX} - 8 * {HOUR}, {SIX}, 3600), (2, 2, {SIX} - 8 * {HOUR}, {SIX}, 3600);
        INSERT INTO sleep_stages_table VALUES (1, {SIX} - 8 * {HOUR}, {SIX} - 4 * {HOUR}, 4), (1, {SIX} - 4 * {HOUR}, {SIX} - 3 * {HOUR}, 1),
            (1, {SIX} - 3 * {HOUR}, {SIX}, 6);
        INSERT INTO resting_heart_rate_record_table (app_info_id, time, zone_offset, beats_per_minute)
            VALUES (1, {SIX}, 3600, 52), (2, {SIX}, 3600, 50);
        INSERT INTO heart_rate_variability_rmssd_record_table (app_info_id, time, zone_offset, heart_rate_variability_millis)
            VALUES (1, {SIX}, 3600, 60.0), (1, {SIX} + {HOUR}, 3600, 70.0), (2, {SIX}, 3600, 5.0), (1, {SIX} - 24 * {HOUR}, 3600, 62.0);"
    ))
}

fn connect(bytes: &[u8]) -> Reading {
    read("health_connect_export.db", bytes)
}

#[test]
fn sessions_and_mornings_are_read_and_apps_are_never_added_up() {
    let reading = connect(&full());
    assert_eq!((reading.refusal.clone(), words(&reading)), (None, vec![UNREAD.to_owned()]));
    let [run, other] = <[_; 2]>::try_from(reading.sessions).unwrap();
    assert_eq!(
        (run.sport, run.start.to_string().as_str(), run.title.as_str()),
        (Sport::Run, "2024-01-15T07:00:00-03:00", "Praia")
    );
    assert_eq!((run.elapsed.map(Seconds::value), run.distance.map(Metres::value)), (Some(3600.0), Some(11_000.5)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(150.0), Some(160.0)));
    assert_eq!((other.sport, other.start.to_string().as_str()), (Sport::Other, "2024-01-15T07:00:00+01:00"));
    assert_eq!(reading.check_ins.len(), 2);
    let expected = ("2024-01-15T07:00:00+01:00".to_owned(), Some(7.0), Some(50.0), Some(65.0), "Health Connect");
    assert_eq!(figures(&reading.check_ins[1]), expected);
}

#[test]
fn a_database_written_with_a_log_of_its_own_is_read_all_the_same() {
    let mut bytes = full();
    bytes[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(connect(&bytes).sessions.len(), 2);
}

#[test]
fn missing_tables_and_columns_are_no_harm_and_other_databases_are_named() {
    let only_hearts = "CREATE TABLE resting_heart_rate_record_table (time INTEGER, zone_offset INTEGER, beats_per_minute INTEGER,
        app_info_id INTEGER); INSERT INTO resting_heart_rate_record_table VALUES (1705298400000, NULL, 48, NULL);
        CREATE TABLE sleep_session_record_table (row_id INTEGER);";
    assert_eq!(connect(&database(only_hearts)).check_ins.len(), 1);
    let other = connect(&database("CREATE TABLE notes (text TEXT);"));
    assert_eq!(refusal(&other), "a database of something else than Health Connect");
}

#[test]
fn the_numbers_of_sports_are_the_systems_or_the_apps() {
    let sports = |numbers: &[i64]| {
        let rows = numbers.iter().zip(0..).map(|(number, at)| {
            let start = SIX + 24 * HOUR * at;
            format!("(1, {start}, 0, {start} + {HOUR}, {number})")
        });
        let rows: Vec<String> = rows.collect();
        let insert =
            "INSERT INTO exercise_session_record_table (app_info_id, start_time, start_zone_offset, end_time, exercise_type)";
        let reading = connect(&database(&format!("{TABLES} {insert} VALUES {}", rows.join(", "))));
        reading.sessions.iter().map(|session| session.sport).collect::<Vec<_>>()
    };
    assert_eq!(sports(&[33, 4, 57, 53]), [Sport::Run, Sport::Ride, Sport::Yoga, Sport::Walk], "the system's");
    assert_eq!(sports(&[56, 8, 57, 37]), [Sport::Run, Sport::Ride, Sport::Treadmill, Sport::Hike], "the apps'");
    assert_eq!(sports(&[79, 74]), [Sport::Walk, Sport::Swim], "the apps', without a run");
}

#[test]
fn a_hostile_database_runs_nothing() {
    let endless = "CREATE VIEW exercise_session_record_table AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
        SELECT x AS start_time, x AS end_time, 0 AS start_zone_offset, 33 AS exercise_type, 1 AS app_info_id, '' AS title, '' AS notes
        FROM n;";
    assert_eq!(refusal(&connect(&database(endless))), "a database of something else than Health Connect");
    let huge = "CREATE TABLE exercise_session_record_table (start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER,
        exercise_type INTEGER, app_info_id INTEGER, title TEXT AS (hex(zeroblob(400000000))), notes TEXT);
        INSERT INTO exercise_session_record_table VALUES (1705298400000, 1705298500000, 0, 33, 1, '');";
    assert_eq!(only(connect(&database(huge))).title, "", "a column that the schema works out is never asked");
}

#[test]
fn a_version_without_some_columns_is_read_by_those_it_has() {
    let plain = "CREATE TABLE exercise_session_record_table (start_time INTEGER, end_time INTEGER, exercise_type INTEGER);
        INSERT INTO exercise_session_record_table VALUES (1705298400000, 1705302000000, 33), (1705398400000, 1705402000000, 33);
        CREATE TABLE distance_record_table (start_time INTEGER, end_time INTEGER, distance REAL);
        INSERT INTO distance_record_table VALUES (1705298400000, 1705302000000, 9000);";
    let reading = connect(&database(plain));
    assert_eq!((reading.sessions.len(), words(&reading).len()), (2, 0));
    assert_eq!((reading.sessions[0].sport, reading.sessions[0].elapsed.map(Seconds::value)), (Sport::Run, Some(3600.0)));
    let new = plain
        .replace("exercise_type INTEGER)", "exercise_type INTEGER, rate_of_perceived_exertion REAL)")
        .replace(", 33)", ", 33, 6)");
    assert_eq!(connect(&database(&new)).sessions[0].rpe.map(Rpe::value), Some(6.0), "as newer versions have it");
}

#[test]
fn rows_that_cannot_be_read_are_counted_and_said() {
    let timeless = "CREATE TABLE exercise_session_record_table (end_time INTEGER, exercise_type INTEGER);
        INSERT INTO exercise_session_record_table VALUES (1705302000000, 33), (1705402000000, 33);";
    let reading = connect(&database(timeless));
    assert_eq!(refusal(&reading), "no session and no morning in it");
    assert_eq!(words(&reading), ["rows left out: 2, with values that cannot be read"]);
}

#[test]
fn a_database_cut_or_changed_anywhere_is_read_or_refused() {
    let whole = full();
    for length in (0..whole.len()).step_by(509) {
        let reading = connect(&whole[..length]);
        assert_eq!(reading.refusal.is_some(), reading.sessions.is_empty() && reading.check_ins.is_empty());
    }
    for at in (0..whole.len()).step_by(61) {
        let mut bent = whole.clone();
        bent[at] ^= 0x5a;
        connect(&bent);
    }
}

#[test]
fn the_database_is_read_where_it_is_laid_out_from_its_zip_or_a_pipe_also_in_the_mode_of_a_log_beside_it() {
    let mut with_log = full();
    with_log[18..20].copy_from_slice(&[2, 2]);
    let mut answers = Vec::new();
    for (name, bytes) in [
        ("health_connect_export.db", full()),
        ("health_connect_export.zip", zipped(&[("health_connect_export.db", &full())])),
        ("log.db", with_log),
    ] {
        let program = Program::new();
        program.file(name, bytes);
        let told = program.answer(["import", name]);
        answers.push(told.lines().find(|line| line.starts_with("Added")).unwrap().to_owned());
    }
    assert_eq!(answers, ["Added 2 sessions and 2 check-ins."; 3]);
    let program = Program::new();
    program.file("cut.db", &full()[..5_000]);
    assert!(program.run(["import", "cut.db"]).out.contains("a damaged database: export it again"));
}
