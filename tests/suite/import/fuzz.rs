//! Files of every format, changed at random from a fixed seed: nothing panics, nothing takes long, and what is read stays
//! possible. What it found once is kept as a case of its own.

use std::io::Cursor;
use std::time::{Duration, Instant};

use deckchair::export::{read_csv, read_json};
use deckchair::import::ListHints;
use deckchair::import::{ArchiveEntry, Wrapping, hold, read_stream, unpack};

use super::damage::{Random, check};
use super::made::{fit_run, gpx_run, tcx_run};
use super::packed::{gzipped, zipped};
use super::{HOME, health_connect, read, room};

/// How many changed files are tried of each format.
const TRIES: usize = 800;
/// The longest that one small file may take, in a build that is not optimised, on a machine that is busy.
const LONGEST: Duration = Duration::from_secs(5);

/// Lists and exports as text, one of each dialect.
pub const TEXTS: [&str; 31] = [
    "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n1,2026-11-21 08:00:00,A,Run,b,3010,10000,false,,a.fit\n",
    "Activity Type,Date,Favorite,Title,Distance,Time,Avg HR,Total Ascent,Avg Stride Length,Avg Run Cadence\nRunning,2025-02-06 17:06:03,false,W,\"5.48\",00:31:24,153,\"1,215\",1.1,160\n",
    "date,timestamp_measurement,HR,rMSSD,HRV4T_Recovery_Points,sickness,sleep_time,muscle_soreness\n2017-19-07,12:01:00 a. m. +0000,50,60,7,not sick,7:30,3\n",
    "Member,Date,Datetime,Type,HRV,lnRmssd,Rmssd,HR\nx,2026-11-21,2026-11-21 07:00:00,readiness,60,4.1,60,50\n",
    "date,restingHR,sleepSecs,soreness,hrv,injury\n2026-11-20,50,27000,1,60,3\n",
    "id,name,type,start_date_local,moving_time,elapsed_time,distance,icu_rpe,feel\n1,A,Run,2026-11-21T08:00:00,3000,3010,10000,6,2\n",
    "Cycle start time,Cycle end time,Cycle timezone,Resting heart rate (bpm),Wake onset,Asleep duration (min)\nx,,UTC+01:00,47,2026-11-21 06:40:00,400\n",
    "Cycle start time,Cycle timezone,Workout start time,Workout end time,Duration (min),Activity name\nx,UTC-07:00,2026-11-21 06:40:00,2026-11-21 07:40:00,60,Running\n",
    "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n2026-11-20 22:50:00,,UTC+01:00,Feeling sick or ill?,true,\n",
    "id;average_hrv;bedtime_end;day;lowest_heart_rate;total_sleep_duration;type\na;64;2026-11-21T06:30:00+01:00;2026-11-21;46;25000;long_sleep\n",
    "Title,WorkoutType,WorkoutDay,TimeTotalInHours,DistanceInMeters,Rpe\nTempo,Run,2026-11-21,0.8,10000,6\n",
    "Timestamp,Type,Value\n2026-11-21,Sleep Hours,7.5\n2026-11-21,HRV,61\n",
    "timestamp,beats per minute\n2026-11-20T00:00:00Z,51\n",
    "timestamp,root mean square of successive differences milliseconds\n2026-11-21T02:00:00Z,60\n",
    "Datum;Uhrzeit;Strecke (km);Zeit;Schlaf\n21.11.2026;08:00;10,5;52:30;7,5\n",
    r#"[{"summarizedActivitiesExport":[{"activityId":1,"activityType":"running","startTimeGmt":1.7e12,"startTimeLocal":1.7000036e12,"duration":3e6,"distance":1e6,"eventTypeId":1}]}]"#,
    r#"[{"calendarDate":"2026-11-21","sleepEndTimestampGMT":"2026-11-21T05:30:00.0","deepSleepSeconds":5000,"lightSleepSeconds":15000,"restingHeartRate":47}]"#,
    r#"{"exercises":[{"startTime":"2026-11-21T08:00:00","sport":{"id":"1"},"ascentMeters":NaN}],"startTime":"2026-11-21T08:00:00","timezoneOffsetMinutes":60,"durationMillis":3000000,"distanceMeters":1e4}"#,
    r#"[{"dateOfSleep":"2026-11-21","endTime":"2026-11-21T06:30:00.000","minutesAsleep":400,"mainSleep":true}]"#,
    r#"[{"logId":1,"activityName":"Run","startTime":"11/21/26 07:00:00","activeDuration":3000000,"distance":6.2,"distanceUnit":"Mile"}]"#,
    r#"{"data":[{"bedtime_end":"2026-11-21T06:30:00+01:00","total_sleep_duration":25000,"average_hrv":60,"type":"long_sleep"}]}"#,
    r#"[{"category":"INJURED","start_date_local":"2026-11-20T00:00:00","end_date_local":"2026-11-22T00:00:00","name":"calf"}]"#,
    r#"[{"night":"2026-01-06","evaluation":{"asleepDuration":"PT7H30M"},"sleepResult":{"hypnogram":{"sleepEnd":"2026-01-06T07:03:00+01:00"}}}]"#,
    r#"[{"night":"2026-01-06","meanNightlyRecoveryRri":1200,"meanNightlyRecoveryRmssd":42}]"#,
    r#"{"hrvSummary":{"calendarDate":"2026-11-21","lastNightAvg":61}}"#,
    r#"{"DeviceLog":{"Header":{"ActivityType":2,"DateTime":"2026-03-13T17:57:02.449+01:00","Duration":3393.18,"PauseDuration":156.9,
        "Feeling":4,"RecoveryTime":72480},"Samples":[{"Events":[{"Activity":{"ActivityType":4}}],"TimeISO8601":"2026-03-13T17:57:02.449+01:00"},
        {"HR":2.0,"Latitude":0.8,"Longitude":0.15,"Altitude":537.2,"Distance":4,"TimeISO8601":"2026-03-13T17:57:03.050+01:00"}],
        "Windows":[{"Window":{"ActivityId":4,"Type":"Activity","Duration":248,"Distance":1003,"HR":[{"Avg":2.1,"Max":2.4}]}}]}}"#,
    r#"{"startTime":"2026-01-06T07:12:03.000","orthostaticTestResult":{"rrAvgSupine":1200,"rmssdSupine":61.5}}"#,
    "Sleep Score 4 Weeks,Score,Resting Heart Rate,HRV Status,Duration,Wake Time\n2026-01-04,76,52,48,5h 6min,6:04 AM\n",
    r#"{"RIDE":{"STARTTIME":"2026/02/05 22:13:03 UTC","TAGS":{"Sport":"Run"},"SAMPLES":[{"SECS":0,"KM":0,"HR":120},{"SECS":9,"KM":0.1}]}}"#,
    "<HealthData><Workout workoutActivityType=\"HKWorkoutActivityTypeSwimBikeRun\" startDate=\"2024-01-15 08:00:00 -0500\">\
     <WorkoutActivity startDate=\"2024-01-15 08:00:00 -0500\" endDate=\"2024-01-15 08:31:00 -0500\"><WorkoutStatistics \
     type=\"HKQuantityTypeIdentifierDistanceCycling\" sum=\"4\" unit=\"km\"/></WorkoutActivity>\
     <WorkoutActivity startDate=\"2024-01-15 08:31:00 -0500\" duration=\"9\"/></Workout></HealthData>",
    "<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ELEMENT HealthData (Record)>]><HealthData>\
     <Record type=\"HKQuantityTypeIdentifierRestingHeartRate\" startDate=\"2024-01-15 08:00:00 -0500\" value=\"50\"/>\
     <Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" value=\"HKCategoryValueSleepAnalysisAsleepCore\" sourceName=\"W\" \
     startDate=\"2024-01-14 23:00:00 -0500\" endDate=\"2024-01-15 06:00:00 -0500\"/>\
     <Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" startDate=\"2024-01-15 08:00:00 -0500\" \
     endDate=\"2024-01-15 08:31:00 -0500\"/></HealthData>",
];

/// Pieces that break readers: numbers at and beyond every edge, signs of structure, broken text, bombs in small.
const PIECES: [&[u8]; 28] = [
    b"NaN",
    b"-Infinity",
    b"1e999",
    b"-1e-999",
    b"99999999999999999999",
    b"-9223372036854775808",
    b"4294967295",
    b"0",
    b"-0.0",
    b"9999-12-31T23:59:60+99:99",
    b"0000-00-00",
    b"1969-12-31",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x8f\x83",
    b"\"",
    b"'",
    b",;\t",
    b"\n\r\n",
    b"[[[[[[[[",
    b"{\"a\":",
    b"]}",
    b"<a b='c'>",
    b"</",
    b"&lol;&#x110000;",
    b"<!DOCTYPE x [",
    b"]]>",
];

/// Changes a file in one of several ways.
fn change(file: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(file.len().max(1));
    let until = (at + 1 + random.below(64)).min(file.len());
    match random.below(7) {
        0 if at < file.len() => file[at] = u8::try_from(random.below(256)).unwrap(),
        1 if at < until => drop(file.drain(at..until)),
        2 if at < until => {
            let copy = file[at..until].repeat(1 + random.below(50));
            file.splice(at..at, copy);
        }
        3 => drop(file.splice(at.min(file.len())..at.min(file.len()), PIECES[random.below(PIECES.len())].iter().copied())),
        4 if at < until => drop(file.splice(at..until, PIECES[random.below(PIECES.len())].iter().copied())),
        5 if !other.is_empty() => {
            let from = random.below(other.len());
            file.truncate(at);
            file.extend_from_slice(&other[from..]);
        }
        _ => file.truncate(at),
    }
}

/// Does one thing, which must not take long.
#[expect(clippy::disallowed_methods, reason = "how long a hostile file takes is what is tested")]
fn in_time(work: impl FnOnce()) {
    let begun = Instant::now();
    work();
    assert!(begun.elapsed() < LONGEST, "it took {:?}", begun.elapsed());
}

/// Tries changed files of one format.
fn fuzz(files: &[Vec<u8>], try_one: &dyn Fn(&[u8])) {
    let mut random = Random(0x00de_cc4a);
    for file in files {
        for _ in 0..TRIES {
            let mut changed = file.clone();
            for _ in 0..=random.below(4) {
                change(&mut changed, &files[random.below(files.len())], &mut random);
            }
            in_time(|| try_one(&changed));
        }
    }
}

#[test]
fn recordings_changed_at_random_are_read_or_refused() {
    fuzz(&[fit_run().end(), gpx_run().into_bytes(), tcx_run().into_bytes()], &check);
}

#[test]
fn lists_and_exports_changed_at_random_are_read_or_refused() {
    let files: Vec<Vec<u8>> = TEXTS.iter().map(|text| text.as_bytes().to_vec()).collect();
    for file in &files {
        let name = if file.starts_with(b"<") { "export.xml" } else { "file" };
        let is_mapped = file.starts_with(b"Datum");
        assert_eq!(read(name, file).refusal.is_none(), !is_mapped, "{}", String::from_utf8_lossy(file));
    }
    fuzz(&files, &check);
}

#[test]
fn a_mapped_list_changed_at_random_is_read_or_refused() {
    let mapping = "date=Datum, clock=Uhrzeit, distance_km=Strecke km, time=Zeit, sleep_h=Schlaf".parse().unwrap();
    let hints = ListHints::default().mapped(Some(mapping));
    let file = TEXTS.iter().find(|text| text.starts_with("Datum")).unwrap().as_bytes().to_vec();
    assert_eq!(deckchair::import::read_mapped("a.csv", &file, HOME, &hints).sessions.len(), 1);
    fuzz(&[file], &|bytes| drop(deckchair::import::read_mapped("a.csv", bytes, HOME, &hints)));
}

#[test]
fn databases_changed_at_random_are_read_or_refused() {
    let mut random = Random(0x00db);
    let file = health_connect::full();
    for _ in 0..TRIES {
        let mut changed = file.clone();
        for _ in 0..=random.below(12) {
            let at = random.below(changed.len());
            changed[at] = u8::try_from(random.below(256)).unwrap();
        }
        check(&changed);
    }
}

/// Goes through an archive and reads what is in it.
pub fn go_through(bytes: &[u8]) {
    let mut visit = |name: &str, piece: ArchiveEntry<'_>| {
        if let ArchiveEntry::File(file) = piece {
            match hold(file) {
                Ok(Wrapping::Whole(bytes, _)) => drop(read(name, &bytes)),
                Ok(Wrapping::Stream) => drop(read_stream(name, file, HOME)),
                Ok(Wrapping::Database) | Err(_) => {}
            }
        }
    };
    unpack("a.zip", Cursor::new(bytes), &room, &mut visit).unwrap();
}

#[test]
fn archives_changed_at_random_are_gone_through() {
    let zip = zipped(&[("a.fit.gz", &gzipped(&fit_run().end())), ("b.csv", TEXTS[0].as_bytes())]);
    fuzz(&[zip, gzipped(gpx_run().as_bytes())], &go_through);
}

#[test]
fn exports_of_ours_changed_at_random_are_read_or_refused() {
    let json = br#"{"deckchair_export":1,"entries":[{"id":"019aa9a0-0000-7000-8000-000000000001","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00","moving":22200.5,"source":{"file":"a.fit","recordings":[{"sport":"run","start":"2026-11-21T09:00:00Z"}]}}]}"#;
    assert_eq!(read_json(json).unwrap().entries.len(), 1);
    let csv = b"entry,id,start,sport,recordings\nsession,00000000-0000-0000-0000-000000000007,2026-11-21T09:00:00+01:00,run,[]\n";
    fuzz(&[json.to_vec()], &|bytes| drop(read_json(bytes)));
    fuzz(&[csv.to_vec()], &|bytes| drop(read_csv(bytes)));
}

#[test]
fn depth_and_width_without_end_are_refused_soon() {
    let deep = 200_000;
    let in_json = |open: &str| format!("{{\"exercises\":1,\"startTime\":1,\"duration\":1,\"x\":{}", open.repeat(deep));
    let in_xml = |root: &str| format!("<{root}>{}", "<trk><trkseg><trkpt><Lap><Track>".repeat(deep / 5));
    let files = [
        in_json("["),
        in_json("{\"a\":"),
        in_json("-"),
        in_xml("gpx"),
        in_xml("TrainingCenterDatabase"),
        in_xml("HealthData"),
        format!("<gpx {}>", "a='b' ".repeat(deep)),
        format!("Activity ID,Activity Date,{}\n{}", "x,".repeat(deep), ",".repeat(deep)),
        format!("date,km,time\n2026-11-21,{},1\n", "9".repeat(1_000_000)),
        format!(
            "<!DOCTYPE gpx [<!ENTITY a \"{}\">{}]><gpx><trk><name>&b;</name></trk></gpx>",
            "x".repeat(9),
            "<!ENTITY b \"&a;&a;&a;\">".repeat(deep / 10)
        ),
    ];
    for file in files {
        in_time(|| check(file.as_bytes()));
    }
}
