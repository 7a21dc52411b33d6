//! Every row of the manifest of real files, compared with what independent readers made of it.

use std::fs;

use deckchair::import::Reading;
use deckchair::journal::{Bpm, Metres, Moment, Rpe, Seconds, Session, Sport, Ten};

use super::{read, real_files, words};

/// A row of the manifest. Figures it leaves out are `None`.
struct Row {
    file: String,
    /// The end of its name.
    format: String,
    sport: String,
    sub_sport: String,
    sessions: Option<usize>,
    start: Option<Moment>,
    moving: Option<f64>,
    elapsed: Option<f64>,
    metres: Option<f64>,
    /// For GPX the smoothed ascent, for TCX the raw one, for FIT the watch's.
    climb: Option<f64>,
    /// The raw ascent of a GPX file.
    raw_climb: Option<f64>,
    heart_avg: Option<f64>,
    heart_max: Option<f64>,
}

/// Reads the rows whose formats are read by now.
fn rows(manifest: &str) -> Vec<Row> {
    let mut lines = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    lines.map(|cells| row(&header, &cells)).filter(|row| row.format != "csv" && row.format != "xml").collect()
}

fn row(header: &[&str], cells: &[&str]) -> Row {
    let cell = |name: &str| {
        let column = header.iter().position(|title| *title == name).unwrap();
        cells.get(column).copied().unwrap_or_default().trim()
    };
    let number = |text: &str| text.split(' ').next().and_then(|text| text.parse::<f64>().ok());
    let start = cell("start_utc");
    Row {
        file: cell("file").to_owned(),
        format: cell("file").rsplit('.').next().unwrap_or_default().to_owned(),
        sport: cell("sport").to_owned(),
        sub_sport: cell("sub_sport").to_owned(),
        sessions: cell("sessions").parse().ok(),
        start: Moment::from_rfc3339(start),
        moving: number(cell("duration_s")),
        elapsed: number(cell("elapsed_s")),
        metres: number(cell("distance_m")),
        climb: number(cell("ascent_m")),
        raw_climb: cell("ascent_m").split_once('/').and_then(|(_, raw)| number(raw.trim())),
        heart_avg: number(cell("avg_hr")),
        heart_max: number(cell("max_hr")),
    }
}

/// Files that are refused, with the words. The manifest counts a segment or a point as a session; a runner does not.
const REFUSED: [(&str, &str); 12] = [
    ("broken/empty_0_bytes.fit", "empty file"),
    ("broken/macos_resource_fork.fit", "the companion (._) that macOS leaves beside a file, not a FIT file"),
    ("broken/gpx_empty_trkseg.gpx", "a track with no points"),
    ("fit/monitoring_b.fit", "daily monitoring, no activity"),
    ("fit/settings.fit", "settings, no activity"),
    ("fit/weight.fit", "weight, no activity"),
    ("fit/workout_plan.fit", "a plan, not a session"),
    ("gpx/gpx10_all_fields.gpx", "a single moment, not a session"),
    // The manifest's 39,506 km are on a sphere with the radius of the equator, ours on one with the mean radius.
    ("gpx/opentracks_pause_teleport.gpx", "track points of 39,462 km in 4.9 s: not believable"),
    ("gpx/opentracks_timezone.gpx", "a single moment, not a session"),
    ("gpx/route_no_time.gpx", "a planned route, no times: not a session"),
    ("gpx/utf8_bom.gpx", "no session and no morning in it"),
];

/// Where we differ on purpose.
struct Different {
    file: &'static str,
    sessions: usize,
    /// From start to stop, all sessions together.
    elapsed: f64,
    /// All sessions together; `None` where it stays unknown.
    metres: Option<f64>,
    why: &'static str,
}

const DIFFERENT: [Different; 11] = [
    Different {
        file: "broken/epoch_1990_compressed_ts.fit",
        sessions: 1,
        elapsed: 3426.898,
        metres: None,
        why: "its start is uptime: dated by the local time, with a warning",
    },
    Different {
        file: "broken/epoch_1990_speed_distance.fit",
        sessions: 1,
        elapsed: 3883.273,
        metres: Some(10_248.67),
        why: "its start is uptime: dated by the local time, with a warning",
    },
    Different {
        file: "broken/gpx_missing_lat_lon.gpx",
        sessions: 1,
        elapsed: 3.0,
        metres: None,
        why: "one point without a place does not spoil the others",
    },
    Different {
        file: "broken/tcx_undeclared_prefix.tcx",
        sessions: 1,
        elapsed: 1992.78,
        metres: Some(4689.24),
        why: "everything but the declaration of a prefix is there",
    },
    Different {
        file: "fit/chained_triathlon.fit",
        sessions: 3,
        elapsed: 9491.348 - 170.269 - 60.724,
        metres: Some(52_533.68 - 141.70 - 31.93),
        why: "transitions are not sessions",
    },
    Different {
        file: "fit/multisport_7_sessions.fit",
        sessions: 4,
        elapsed: 24_617.46 - 334.79 - 4.3 - 269.81,
        metres: Some(69_831.36 - 224.24 - 3.63 - 617.55),
        why: "transitions are not sessions",
    },
    Different {
        file: "fit/triathlon_summary_first.fit",
        sessions: 3,
        elapsed: 4042.745 - 157.151 - 69.623,
        metres: Some(18_726.43 - 132.35 - 71.72),
        why: "transitions are not sessions",
    },
    Different {
        file: "fit/tiny_10_records.fit",
        sessions: 1,
        elapsed: 9.0,
        metres: None,
        why: "built from its records; a kilometre in ten seconds is left out",
    },
    Different {
        file: "gpx/elevation_all_zero.gpx",
        sessions: 7,
        elapsed: 4239.0,
        metres: Some(4580.1),
        why: "the eighth track is empty",
    },
    Different {
        file: "gpx/hike_some_points_without_time.gpx",
        sessions: 2,
        elapsed: 4552.0 + 8541.0,
        metres: Some(2282.0 + 3979.5),
        why: "one track is empty and one has no times: a route, not a session",
    },
    Different {
        file: "log_gpx/720bf570-d855-4303-87c2-74d85429e52d.gpx",
        sessions: 2,
        elapsed: 31_005.24 + 1215.49,
        metres: Some(21_762.1 - 606.0),
        why: "a pause of 15 hours in the middle: the next morning's drive is not the run",
    },
];

/// Rows where one figure differs on purpose.
const HEART_LEFT_OUT: &str = "broken/hr_234_avg.fit";
/// Two segments of one track: one session, with the two seconds between them.
const ONE_TRACK: &str = "gpx/hike_10h_1394m.gpx";

#[test]
fn every_row_of_the_manifest_is_read_as_others_read_it_or_differs_on_purpose() {
    let Some(folder) = real_files() else { return };
    let rows = rows(&fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap());
    assert!(rows.len() > 100);
    let mut complaints = Vec::new();
    for row in &rows {
        let reading = read(&row.file, &fs::read(folder.join(&row.file)).unwrap());
        compare(row, &reading, &mut |complaint| complaints.push(format!("{}: {complaint}", row.file)));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    for file in REFUSED.iter().map(|(file, _)| file).chain(DIFFERENT.iter().map(|different| &different.file)) {
        assert!(rows.iter().any(|row| row.file == *file), "{file} is not in the manifest");
    }
}

/// Compares one reading with its row.
fn compare(row: &Row, reading: &Reading, complain: &mut impl FnMut(String)) {
    if let Some((_, expected)) = REFUSED.iter().find(|(file, _)| *file == row.file) {
        let said = reading.refusal.as_ref().map(ToString::to_string).unwrap_or_default();
        if said != *expected {
            complain(format!("refused with {said:?}, expected {expected:?}"));
        }
        return;
    }
    if let Some(different) = DIFFERENT.iter().find(|different| different.file == row.file) {
        compare_difference(different, reading, complain);
        return;
    }
    let expected = if row.file == ONE_TRACK { Some(1) } else { row.sessions };
    if Some(reading.sessions.len()) != expected {
        complain(format!("{} sessions, expected {expected:?}; {:?}", reading.sessions.len(), reading.refusal));
    }
    let Some(session) = reading.sessions.first() else { return };
    compare_figures(row, session, complain);
    compare_climb(row, session, complain);
    if let Some(sport) = sport(row)
        && session.sport != sport
    {
        complain(format!("{:?}, expected {sport:?}", session.sport));
    }
}

fn compare_difference(different: &Different, reading: &Reading, complain: &mut impl FnMut(String)) {
    let sum = |figure: fn(&Session) -> Option<f64>| reading.sessions.iter().filter_map(figure).sum::<f64>();
    let elapsed = sum(|session| session.elapsed.map(Seconds::value));
    let metres = sum(|session| session.distance.map(Metres::value));
    if reading.sessions.len() != different.sessions {
        complain(format!("{} sessions, expected {}: {}", reading.sessions.len(), different.sessions, different.why));
    }
    if (elapsed - different.elapsed).abs() > 1.0 {
        complain(format!("{elapsed} s, expected {}: {}", different.elapsed, different.why));
    }
    let expected = different.metres.unwrap_or_default();
    if (metres - expected).abs() > 0.003 * expected + 0.1 {
        complain(format!("{metres} m, expected {:?}: {}", different.metres, different.why));
    }
}

/// Compares start, lengths, distance and heart rate. Tolerances: the start to the second; a FIT or TCX file's own sums to half
/// a second and half a metre; elapsed time to a second; a GPX distance to 0.5 % (others measure on an ellipsoid, and count
/// the altitude); the average heart rate to 1 bpm where the watch gives it and to 4 where it is averaged (ours by time, theirs
/// by sample); the maximum exactly.
fn compare_figures(row: &Row, session: &Session, complain: &mut impl FnMut(String)) {
    let is_gpx = row.format == "gpx";
    let mut near = |what: &str, ours: Option<f64>, theirs: Option<f64>, tolerance: f64| {
        // 0 is how their sums say "none"; what they leave out, we may have found in the records.
        let Some(theirs) = theirs.filter(|theirs| *theirs > 0.0) else { return };
        if ours.is_none_or(|ours| (ours - theirs).abs() > tolerance) {
            complain(format!("{what} {ours:?}, expected {theirs}"));
        }
    };
    near(
        "start",
        Some(session.start.date_time().timestamp() as f64),
        row.start.map(|start| start.date_time().timestamp() as f64),
        1.0,
    );
    near("moving", session.moving.map(Seconds::value), row.moving, 0.5);
    let pause = if row.file == ONE_TRACK { 2.0 } else { 0.0 };
    near("elapsed", session.elapsed.map(Seconds::value), row.elapsed, 1.0 + pause);
    let way = row.metres.filter(|metres| *metres >= 1.0);
    near("distance", session.distance.map(Metres::value), way, if is_gpx { 0.005 * way.unwrap_or_default() } else { 0.5 });
    if row.file == HEART_LEFT_OUT {
        assert_eq!((session.heart_avg, session.heart_max), (None, None));
        return;
    }
    let by_watch = row.format == "fit";
    near("average heart rate", session.heart_avg.map(Bpm::value), row.heart_avg, if by_watch { 1.0 } else { 4.0 });
    near("highest heart rate", session.heart_max.map(Bpm::value), row.heart_max, 0.0);
}

/// Compares the climb. A watch's own is taken as it is, to a metre; a 0 beside altitudes that never change is none. From
/// altitudes there is no one truth: ours is never above their raw sum, and where raw and smoothed sums agree, which is where the
/// altitudes are good, not far below theirs.
fn compare_climb(row: &Row, session: &Session, complain: &mut impl FnMut(String)) {
    let Some(theirs) = row.climb else { return };
    let ours = session.climb.map(Metres::value);
    if row.format == "fit" {
        if ours.map_or(theirs != 0.0, |ours| (ours - theirs).abs() > 1.0) {
            complain(format!("climb {ours:?}, expected the watch's {theirs}"));
        }
        return;
    }
    let Some(ours) = ours else { return };
    let raw = row.raw_climb.unwrap_or(theirs);
    // Four files begin with an altitude of 0 before one of 1,117 m.
    let trap = if raw > 1150.0 && row.file.starts_with("tcx/run_c2eb1b") { 1117.0 } else { 0.0 };
    if ours > raw - trap + 2.0 {
        complain(format!("climb {ours}, above the raw sum of {}", raw - trap));
    }
    let altitudes_are_good = row.raw_climb.is_some() && theirs > 200.0 && theirs > 0.84 * raw;
    if altitudes_are_good && ours < 0.9 * theirs {
        complain(format!("climb {ours}, far below {theirs}"));
    }
}

/// Gives our word for the manifest's, where it names a sport.
fn sport(row: &Row) -> Option<Sport> {
    Some(match (row.sport.as_str(), row.sub_sport.as_str()) {
        ("running", "trail") => Sport::Trail,
        ("running", "treadmill") => Sport::Treadmill,
        ("running" | "Running" | "9", _) => Sport::Run,
        ("cycling", "indoor_cycling") => Sport::IndoorRide,
        ("cycling", _) => Sport::Ride,
        ("walking", _) => Sport::Walk,
        ("swimming", _) => Sport::Swim,
        ("training", "strength_training") => Sport::Strength,
        ("training", "yoga") => Sport::Yoga,
        ("snorkeling", _) => Sport::Other,
        _ => return None,
    })
}

/// What an honest importer says of files that are damaged, odd or short; the manifest's notes in our words.
const SAID: [(&str, &[&str]); 16] = [
    ("broken/chained_second_header_corrupt.fit", &["bytes after 771 are not a FIT file"]),
    ("broken/coros_field_size.fit", &[]),
    ("broken/crc_wrong.fit", &["the checksum does not match: a figure may be wrong"]),
    ("broken/dev_data_id_without_app_id.fit", &[]),
    (
        "broken/epoch_1990_compressed_ts.fit",
        &["the watch's clock was not set (it says 1990): dated 2012-02-13 by the file's local time, please check"],
    ),
    ("broken/gpx_missing_lat_lon.gpx", &["points without a place: 1, kept for time and heart rate"]),
    ("broken/hr_234_avg.fit", &["a heart rate of 234 is not believable: left out"]),
    ("broken/tcx_undeclared_prefix.tcx", &["the prefix xsi at line 4653 is never declared: read all the same"]),
    ("broken/truncated_3_bytes.fit", &["truncated at byte 768: read as far as it goes"]),
    (
        "fit/tiny_10_records.fit",
        &["no summary in the file: figures taken from its 10 records", "the file names no sport: `deckchair edit` takes it"],
    ),
    ("fit/walk_45s_rr.fit", &["only 45 s long: kept, too short to count for much"]),
    ("fit/yoga_10s.fit", &["only 9.7 s long: kept, too short to count for much"]),
    ("fit/chained_activity_settings.fit", &["one part left out: settings, no activity"]),
    ("gpx/elevation_all_zero.gpx", &["the altitude is 0 everywhere: climb and descent stay unknown"]),
    (
        "log_gpx/720bf570-d855-4303-87c2-74d85429e52d.gpx",
        &[
            "a pause of 15 h 00 min: read as two sessions",
            "8 h 37 min from start to stop, 1 h 03 min of it in motion: was it stopped late?",
        ],
    ),
    ("tcx/run_c2eb1b_2.tcx", &["the altitude leaps by 1117 m at once: not counted as climb"]),
];

#[test]
fn damaged_and_odd_files_are_named_in_plain_words() {
    let Some(folder) = real_files() else { return };
    for (file, expected) in SAID {
        let said = words(&read(file, &fs::read(folder.join(file)).unwrap()));
        for expected in expected {
            assert!(said.iter().any(|words| words == expected), "{file} says {said:?}, not {expected:?}");
        }
        if expected.is_empty() {
            assert!(said.is_empty(), "{file} says {said:?}");
        }
    }
}

#[test]
fn sound_files_are_read_without_a_word_about_damage() {
    let Some(folder) = real_files() else { return };
    let rows = rows(&fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap());
    for row in rows.iter().filter(|row| !row.file.starts_with("broken/")) {
        let said = words(&read(&row.file, &fs::read(folder.join(&row.file)).unwrap()));
        let alarm = said
            .iter()
            .find(|words| ["checksum", "truncated", "damaged", "well-formed", "never"].iter().any(|word| words.contains(word)));
        assert_eq!(alarm, None, "{}", row.file);
    }
}

#[test]
fn a_watchs_rpe_feel_recovery_time_and_offset_are_read() {
    let Some(folder) = real_files() else { return };
    let session = |file: &str| read(file, &fs::read(folder.join(file)).unwrap()).sessions.remove(0);
    let run = session("fit/run_2026_stamina.fit");
    assert_eq!((run.rpe.map(Rpe::value), run.feel.map(Ten::value)), (Some(4.0), Some(5.0)));
    assert_eq!(run.watch_recovery.map(Seconds::minutes), Some(1607.0));
    assert_eq!(run.start.to_string(), "2026-05-14T12:05:59+08:00");
    let trail = session("fit/trail_loup_blanc_37k.fit");
    assert_eq!(trail.start.to_string(), "2021-09-01T15:34:23+02:00");
    assert_eq!((trail.watch_recovery.map(Seconds::hours), trail.descent.map(Metres::value)), (Some(96.0), Some(2543.6)));
}
