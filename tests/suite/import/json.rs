//! Exports of accounts as JSON: made here in the forms that were seen.

use deckchair::import::Reading;
use deckchair::journal::{Bpm, Kind, Metres, Rpe, Scale5, Seconds, Session, SpellKind, Sport, Ten};

use super::lists::figures;
use super::{only, read, refusal, words};

fn json(text: &str) -> Reading {
    read("export.json", text.as_bytes())
}

#[test]
fn garmins_sessions_are_read_in_centimetres_and_milliseconds_with_their_own_offset() {
    let text = r#"[{"summarizedActivitiesExport":[
        {"activityId":1,"name":"Hill race","activityType":"trail_running","sportType":"RUNNING","beginTimestamp":1700000000000,
         "startTimeGmt":1.7E12,"startTimeLocal":1.7000036E12,"duration":1800000.4,"elapsedDuration":1900000.0,"distance":500000.0,
         "elevationGain":12345.0,"elevationLoss":12000.0,"avgHr":140.0,"maxHr":171.0,"workoutRpe":70,"workoutFeel":50,"eventTypeId":1},
        {"activityType":"multi_sport","beginTimestamp":1700000000000,"duration":1},
        {"activityType":{"typeKey":"lap_swimming"},"beginTimestamp":1700100000000,"duration":1200000,"distance":100000},
        {"activityType":"running"}]}]"#;
    let reading = json(text);
    assert_eq!(words(&reading), ["rows left out: 1, no time that can be read"]);
    let [race, swim] = <[_; 2]>::try_from(reading.sessions).unwrap();
    assert_eq!(
        (race.start.to_string().as_str(), race.sport, race.kind),
        ("2023-11-14T23:13:20+01:00", Sport::Trail, Some(Kind::Race))
    );
    assert_eq!((race.distance.map(Metres::value), race.climb.map(Metres::value)), (Some(5000.0), Some(123.45)));
    assert_eq!((race.moving.map(Seconds::value), race.elapsed.map(Seconds::value)), (Some(1800.0), Some(1900.0)));
    assert_eq!((race.rpe.map(Rpe::value), race.feel.map(Ten::value), race.title.as_str()), (Some(7.0), Some(5.0), "Hill race"));
    assert_eq!((swim.sport, swim.start.to_string().as_str()), (Sport::Swim, "2023-11-16T03:00:00+01:00"));
    assert_eq!(race.source.format.as_deref(), Some("garmin"));
}

#[test]
fn garmins_nights_and_days_are_read() {
    let text = r#"[{"sleepStartTimestampGMT":"2023-01-01T22:10:00.0","sleepEndTimestampGMT":"2023-01-02T05:31:00.0",
        "calendarDate":"2023-01-02","deepSleepSeconds":5000,"lightSleepSeconds":15000,"remSleepSeconds":4000,"awakeSleepSeconds":600},
        {"calendarDate":"2023-01-03","sleepEndTimestampGMT":null}]"#;
    let night = &json(text).check_ins[0];
    assert_eq!(figures(night), ("2023-01-02T06:31:00+01:00".to_owned(), Some(6.67), None, None, "Garmin"));
    let days = r#"[{"userProfilePK":1,"calendarDate":"2023-01-02","totalSteps":100,"restingHeartRate":49},
        {"userProfilePK":1,"calendarDate":"2023-01-03","totalSteps":100}]"#;
    let reading = json(days);
    assert_eq!(reading.check_ins.len(), 1);
    assert_eq!(figures(&reading.check_ins[0]), ("2023-01-02T05:00:00+01:00".to_owned(), None, Some(49.0), None, "Garmin"));
}

#[test]
fn polars_sessions_are_read_with_bare_nan_and_several_exercises() {
    let text = r#"{"exportVersion":"1.6","name":"Running","startTime":"2021-05-01T09:00:00.000","timezoneOffsetMinutes":-300,
        "durationMillis":3600000,"distanceMeters":10000.5,"hrAvg":150,"hrMax":172,"sport":{"id":"27"},
        "exercises":[{"startTime":"2021-05-01T09:00:00.000","ascentMeters":300.0,"descentMeters":290.0,
        "samples":{"heartRate":[NaN,150,-Infinity]}}]}"#;
    let run = only(json(text));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2021-05-01T09:00:00-05:00", Sport::Trail));
    assert_eq!((run.moving.map(Seconds::value), run.distance.map(Metres::value)), (Some(3600.0), Some(10000.5)));
    assert_eq!((run.climb.map(Metres::value), run.heart_max.map(Bpm::value)), (Some(300.0), Some(172.0)));
    let old = r#"{"startTime":"2018-05-01T09:00:00","duration":"PT2H0M0S","exercises":[
        {"startTime":"2018-05-01T09:00:00","timezoneOffset":120,"duration":"PT1H","sport":"CYCLING","distance":30000,
         "heartRate":{"avg":130,"max":150}},
        {"startTime":"2018-05-01T10:00:00","timezoneOffset":120,"duration":"PT1H","sport":"RUNNING","distance":10000}]}"#;
    let [ride, run] = <[_; 2]>::try_from(json(old).sessions).unwrap();
    assert_eq!((ride.sport, ride.heart_avg.map(Bpm::value)), (Sport::Ride, Some(130.0)));
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2018-05-01T10:00:00+02:00"));
}

/// Gives ten minutes of samples of both of Polar's forms, of a run of 10.8 km/h whose height is known from the first minute on.
fn polars_forms() -> [String; 2] {
    let stamped = |kind: &str, value: fn(u32) -> String| {
        let sample =
            |second: u32| format!(r#"{{"dateTime":"2019-05-01T09:{:02}:{:02}.000"{}}}"#, second / 60, second % 60, value(second));
        format!(r#""{kind}":[{}]"#, (0..=600).map(sample).collect::<Vec<_>>().join(","))
    };
    let samples = [
        stamped("heartRate", |second| if second == 3 { String::new() } else { format!(r#","value":{}"#, 140 + second / 300) }),
        stamped("distance", |second| format!(r#","value":{}.5"#, second * 3)),
        stamped("altitude", |second| if second < 60 { r#","value":0.0"#.to_owned() } else { r#","value":350.5"#.to_owned() }),
    ];
    let old = format!(
        r#"{{"startTime":"2019-05-01T09:00:00.000","duration":"PT600S","exercises":[{{"startTime":"2019-05-01T09:00:00.000",
        "timezoneOffset":120,"duration":"PT600S","sport":"RUNNING","distance":1800,"samples":{{{}}}}}]}}"#,
        samples.join(",")
    );
    let values = |value: fn(u32) -> String| (0..=600).map(value).collect::<Vec<_>>().join(",");
    let listed = [
        ("HEART_RATE", values(|second| if second == 3 { "NaN".to_owned() } else { (140 + second / 300).to_string() })),
        ("SPEED", values(|_| "10.8".to_owned())),
        ("ALTITUDE", values(|second| if second < 60 { "0".to_owned() } else { "350.5".to_owned() })),
        ("CADENCE", values(|_| "85".to_owned())),
    ]
    .map(|(kind, values)| format!(r#"{{"type":"{kind}","intervalMillis":1000,"values":[{values}]}}"#));
    let new = format!(
        r#"{{"startTime":"2019-05-01T09:00:00","timezoneOffsetMinutes":120,"durationMillis":600000,"sport":{{"id":"1"}},
        "exercises":[{{"startTime":"2019-05-01T09:00:00","samples":{{"samples":[{}]}},
        "routes":{{"route":{{"startTime":"2019-05-01T09:00:01","wayPoints":[{{"longitude":4.73,"latitude":46.9,"altitude":9.0,
        "elapsedMillis":4002}}]}},"transitionRoute":{{}}}}}}]}}"#,
        listed.join(",")
    );
    [old, new]
}

#[test]
fn polars_samples_make_the_course_of_a_session_in_both_forms() {
    for text in polars_forms() {
        let reading = json(&text);
        let [(mark, trace)] = reading.traces.as_slice() else { panic!("{:?}", reading.traces) };
        assert_eq!(Some(mark), deckchair::journal::Mark::of(&reading.sessions[0]).as_ref());
        let last = trace.stretches().last().unwrap();
        assert!((last.metres.unwrap() - 1800.0).abs() < 5.0, "{last:?}");
        assert_eq!((last.heart, last.height.map(f64::round)), (Some(141.0), Some(351.0)));
        assert_eq!(trace.stretches().next().unwrap().height, None, "0 before the first height is none");
    }
}

#[test]
fn samples_of_polars_that_are_none_leave_the_session_as_it_is() {
    let [old, new] = polars_forms();
    let spoilt = [
        old.replace(r#""heartRate":["#, r#""heartRate":[7,"#),
        new.replace("\"intervalMillis\":1000", "\"intervalMillis\":-1e300"),
        new.replace("2019-05-01T09:00:00\",\"samples\"", "yesterday\",\"samples\""),
        new.replace(r#""samples":{"samples":["#, r#""samples":{"samples":[null,"#),
    ];
    for text in spoilt {
        let reading = json(&text);
        assert_eq!((reading.refusal, reading.sessions.len()), (None, 1), "{text:.200}");
    }
}

#[test]
fn polars_recovery_time_is_of_the_end_and_a_heart_rate_of_the_whole_is_of_each_part() {
    let head = r#""startTime":"2026-07-04T08:00:00","timezoneOffsetMinutes":120,"durationMillis":9000000,"hrAvg":150,"hrMax":180,
        "recoveryTimeMillis":86400000"#;
    let part = |hour: u8, sport: u8| {
        format!(r#"{{"startTime":"2026-07-04T{hour:02}:00:00","durationMillis":1800000,"sport":{{"id":"{sport}"}}}}"#)
    };
    let told = |parts: &[String]| {
        let sessions = json(&format!(r#"{{{head},"exercises":[{}]}}"#, parts.join(","))).sessions;
        let told = |session: &Session| {
            (session.heart_avg.map(Bpm::value), session.heart_max.map(Bpm::value), session.watch_recovery.map(Seconds::value))
        };
        sessions.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(told(&[part(8, 1)]), [(Some(150.0), Some(180.0), Some(86_400.0))]);
    assert_eq!(told(&[part(8, 38), part(10, 1)]), [(Some(150.0), None, None), (Some(150.0), None, Some(86_400.0))]);
}

#[test]
fn what_the_runner_marks_on_strava_or_intervals_is_the_kind_of_the_session() {
    let kind = |mark: &str| {
        let text = format!(
            r#"[{{"name":"Park","type":"Run","start_date_local":"2026-07-18T18:00:00Z","moving_time":3500,"athlete":{{"id":1}},{mark}}}]"#
        );
        only(json(&text)).kind
    };
    let marked = [1, 2, 3, 0, 11].map(|number| kind(&format!(r#""workout_type":{number}"#)));
    assert_eq!(marked, [Some(Kind::Race), Some(Kind::Long), Some(Kind::Intervals), None, Some(Kind::Race)]);
    assert_eq!([kind(r#""workout_type":null"#), kind(r#""race":false"#), kind(r#""race":true"#)], [None, None, Some(Kind::Race)]);
}

#[test]
fn polars_exercises_have_the_heart_rates_of_their_own_statistics() {
    let exercise = |start: &str, sport: u8, mean: u8| {
        format!(
            r#"{{"startTime":"2021-05-01T{start}","timezoneOffsetMinutes":120,"durationMillis":600000,"sport":{{"id":"{sport}"}},
            "statistics":{{"statistics":[{{"type":"STATISTICS_TYPE_SPEED","avg":11.0}},
            {{"type":"STATISTICS_TYPE_HEART_RATE","min":79,"avg":{mean},"max":174}}]}}}}"#
        )
    };
    let text = format!(
        r#"{{"startTime":"2021-05-01T09:00:00","durationMillis":1300000,"hrAvg":120,"exercises":[{},{}]}}"#,
        exercise("09:00:00", 2, 130),
        exercise("09:11:00", 1, 150)
    );
    let reading = json(&text);
    let told: Vec<_> = reading.sessions.iter().map(|session| (session.sport, session.heart_avg.map(Bpm::value))).collect();
    assert_eq!(told, [(Sport::Ride, Some(130.0)), (Sport::Run, Some(150.0))]);
}

#[test]
fn sessions_of_phones_are_read_with_their_own_offset() {
    let adidas = r#"{"start_time":1535794114000,"end_time":1535797297000,"created_at":1535809749000,
        "start_time_timezone_offset":10800000,"distance":10110,"duration":2983000,"pause_duration":200000,"elevation_gain":74,
        "elevation_loss":71,"pulse_avg":173,"pulse_max":188,"notes":"ten","subjective_feeling_id":"1","sport_type_id":"1"}"#;
    let run = only(json(adidas));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2018-09-01T12:28:34+03:00", Sport::Run));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(2983.0), Some(3183.0)));
    assert_eq!((run.distance.map(Metres::value), run.climb.map(Metres::value)), (Some(10110.0), Some(74.0)));
    assert_eq!((run.heart_max.map(Bpm::value), run.notes.as_str()), (Some(188.0), "ten"));
    let google = r#"{"fitnessActivity":"running","startTime":"2021-04-19T20:57:39.686Z","endTime":"2021-04-19T21:08:53.872Z",
        "duration":"600.186s","aggregate":[{"metricName":"com.google.step_count.delta","intValue":1550},
        {"metricName":"com.google.distance.delta","floatValue":1558.48}]}"#;
    let run = only(json(google));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2021-04-19T22:57:39+02:00", Sport::Run));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(600.19), Some(674.0)));
    assert_eq!(run.distance.map(Metres::value), Some(1558.48));
    let night =
        r#"{"fitnessActivity":"sleep","startTime":"2024-07-01T23:00:00.000+05:30","endTime":"2024-07-02T07:00:00.000+05:30"}"#;
    assert_eq!(figures(&json(night).check_ins[0]), ("2024-07-02T07:00:00+05:30".to_owned(), Some(8.0), None, None, "Google Fit"));
}

#[test]
fn sessions_of_apps_that_runners_have_left_are_read() {
    let nike = r#"{"id":"1","type":"run","app_id":"com.nike.sport.running.ios","start_epoch_ms":1535794114000,
        "end_epoch_ms":1535797297000,"active_duration_ms":2983000,"tags":{"com.nike.name":"Saturday run","location":"outdoors"},
        "summaries":[{"metric":"distance","summary":"total","source":"x","app_id":"y","value":10.11},
        {"metric":"heart_rate","summary":"mean","value":151.2},{"metric":"ascent","summary":"total","value":74}],
        "metrics":[{"type":"latitude","values":[{"start_epoch_ms":1,"end_epoch_ms":1,"value":1}]}],"moments":[]}"#;
    let run = only(json(nike));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2018-09-01T11:28:34+02:00", Sport::Run));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(2983.0), Some(3183.0)));
    assert_eq!((run.distance.map(Metres::value), run.climb.map(Metres::value)), (Some(10110.0), Some(74.0)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.title.as_str()), (Some(151.0), "Saturday run"));
    assert_eq!(run.source.format.as_deref(), Some("nike run club"));

    let endomondo = r#"[{"name":"Forest"},{"sport":"RUNNING"},{"source":"TRACK_MOBILE"},
        {"created_date":"2014-09-14 09:54:17.0"},{"start_time":"2014-09-14 08:58:54.0"},{"end_time":"2014-09-14 09:54:14.0"},
        {"duration_s":3300},{"distance_km":10.24},{"heart_rate_avg_bpm":148},{"heart_rate_max_bpm":171},{"ascend_m":55.0},
        {"points":[[{"location":[[{"latitude":48.1},{"longitude":7.1}]]},{"timestamp":"Sun Sep 14 08:58:54 UTC 2014"}]]}]"#;
    let run = only(json(endomondo));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2014-09-14T10:58:54+02:00", Sport::Run));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(3300.0), Some(3320.0)));
    assert_eq!((run.distance.map(Metres::value), run.heart_max.map(Bpm::value)), (Some(10240.0), Some(171.0)));
    assert_eq!((run.title.as_str(), run.source.format.as_deref()), ("Forest", Some("endomondo")));
}

#[test]
fn health_auto_exports_sessions_and_mornings_are_read() {
    let text = r#"{ "data" : { "metrics" : [
        {"name":"heart_rate","units":"count/min","data":[{"date":"2025-10-02 00:00:00 +0200","Min":40,"Avg":60,"Max":170}]},
        {"units":"count/min","data":[{"date":"2025-10-02 00:00:00 +0200","qty":47}],"name":"resting_heart_rate"},
        {"name":"heart_rate_variability","units":"ms","data":[{"date":"2025-10-02 02:00:00 +0200","qty":50},
         {"date":"2025-10-02 05:00:00 +0200","qty":60},{"date":"2025-10-02 15:00:00 +0200","qty":10}]},
        {"name":"sleep_analysis","units":"hr","data":[{"date":"2025-10-02 00:00:00 +0200","core":4,"deep":1.5,"rem":2,"awake":0.3,
         "totalSleep":7.5,"sleepStart":"2025-10-01 22:50:00 +0200","sleepEnd":"2025-10-02 06:40:00 +0200","source":"Watch"}]}],
      "workouts":[{"id":"A","name":"Outdoor Run","start":"2025-10-02 18:00:00 +0200","end":"2025-10-02 18:46:30 +0200",
        "duration":2730.5,"distance":{"qty":5.4,"units":"mi"},"elevationUp":{"qty":55,"units":"m"},
        "heartRate":{"min":{"qty":90,"units":"bpm"},"avg":{"qty":149.2,"units":"bpm"},"max":{"qty":172,"units":"bpm"}},
        "route":[{"latitude":48.1,"longitude":7.1}],"heartRateData":[{"Avg":120}]}]}}"#;
    let reading = json(text);
    assert_eq!(words(&reading), [] as [&str; 0]);
    let [morning] = reading.check_ins.as_slice() else { panic!("{:?}", reading.check_ins) };
    assert_eq!(figures(morning), ("2025-10-02T06:40:00+02:00".to_owned(), Some(7.5), Some(47.0), Some(55.0), "Apple Health"));
    let run = only(json(text));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2025-10-02T18:00:00+02:00", Sport::Run));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(2730.5), Some(2790.0)));
    assert_eq!((run.distance.map(Metres::value), run.climb.map(Metres::value)), (Some(8690.46), Some(55.0)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(149.0), Some(172.0)));
    let pieces = r#"{"data":{"metrics":[{"name":"sleep_analysis","units":"hr","data":[
        {"startDate":"2025-10-01 23:00:00 +0200","endDate":"2025-10-02 03:00:00 +0200","value":"Core","source":"Watch"},
        {"startDate":"2025-10-02 03:00:00 +0200","endDate":"2025-10-02 03:30:00 +0200","value":"Awake","source":"Watch"},
        {"startDate":"2025-10-02 03:30:00 +0200","endDate":"2025-10-02 06:30:00 +0200","value":"REM","source":"Watch"}]}]}}"#;
    assert_eq!(figures(&json(pieces).check_ins[0]).1, Some(7.0));
}

#[test]
fn stravas_interface_tells_the_offset_by_its_two_starts() {
    let text = r#"[{"resource_state":2,"name":"Morning Run","distance":5019.7,"moving_time":1505,"elapsed_time":1515,
        "total_elevation_gain":12,"type":"Run","sport_type":"TrailRun","upload_id":2328663524,"start_date":"2019-03-02T08:28:17Z",
        "start_date_local":"2019-03-02T10:28:17Z","timezone":"(GMT+02:00) Europe/Helsinki","utc_offset":7200,"suffer_score":null}]"#;
    let run = only(json(text));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2019-03-02T10:28:17+02:00", Sport::Trail));
    assert_eq!((run.source.format.as_deref(), run.title.as_str()), (Some("strava api"), "Morning Run"));
}

#[test]
fn fitbits_nights_and_resting_hearts_are_read() {
    let nights = r#"[{"logId":1,"dateOfSleep":"2023-08-22","startTime":"2023-08-21T23:10:00.000","endTime":"2023-08-22T06:31:00.000",
        "minutesAsleep":400,"mainSleep":true},{"dateOfSleep":"2023-08-22","endTime":"2023-08-22T15:00:00.000","minutesAsleep":45,
        "mainSleep":false}]"#;
    let reading = json(nights);
    assert_eq!(reading.check_ins.len(), 1);
    assert_eq!(figures(&reading.check_ins[0]), ("2023-08-22T06:31:00+02:00".to_owned(), Some(6.67), None, None, "Fitbit"));
    let resting = r#"[{"dateTime":"08/22/23 00:00:00","value":{"date":"08/22/23","value":54.3,"error":6.8}},
        {"dateTime":"08/23/23 00:00:00","value":{"date":null,"value":0.0,"error":0.0}}]"#;
    assert_eq!(json(resting).check_ins[0].resting_heart.map(Bpm::value), Some(54.3));
    let steps = r#"[{"dateTime":"08/22/23 00:00:00","value":"12"}]"#;
    assert!(json(steps).refusal.unwrap().is_foreign());
}

#[test]
fn ouras_nights_are_read_bare_and_in_data_and_scores_are_no_figures() {
    let night = r#"{"id":"a","bedtime_end":"2024-01-15T07:10:00+01:00","day":"2024-01-15","total_sleep_duration":26400,
        "lowest_heart_rate":47,"average_hrv":64,"type":"long_sleep","readiness":{"contributors":{"resting_heart_rate":91}}}"#;
    let nap = night.replace("long_sleep", "late_nap").replace("26400", "99999");
    for text in [
        format!("[{night},{nap}]"),
        format!("{{\"data\":[{night},{nap}],\"next_token\":null}}"),
        format!("{{\"sleep\":[{night}],\"daily_readiness\":[{{\"day\":\"2024-01-15\"}}]}}"),
    ] {
        let reading = json(&text);
        assert_eq!(reading.check_ins.len(), 1, "{text}");
        let expected = ("2024-01-15T07:10:00+01:00".to_owned(), Some(7.33), Some(47.0), Some(64.0), "Oura");
        assert_eq!(figures(&reading.check_ins[0]), expected);
    }
    let scores = r#"{"data":[{"day":"2024-01-15","score":80,"contributors":{"resting_heart_rate":91}}]}"#;
    assert!(json(scores).refusal.unwrap().is_foreign());
}

#[test]
fn intervals_sessions_mornings_and_spells_are_read() {
    let mornings =
        r#"[{"id":"2024-03-31","restingHR":47,"hrv":71.5,"sleepSecs":27000,"mood":1,"ctl":40.1},{"id":"2024-04-01","ctl":40}]"#;
    let reading = json(mornings);
    let expected = ("2024-03-31T05:00:00+02:00".to_owned(), Some(7.5), Some(47.0), Some(71.5), "intervals.icu");
    assert_eq!((reading.check_ins.len(), figures(&reading.check_ins[0])), (1, expected));
    assert_eq!(reading.check_ins[0].mood, Scale5::new(5));
    let sessions = r#"[{"id":"i1","start_date_local":"2024-03-31T09:00:00","type":"Run","name":"Easy","moving_time":3600,
        "elapsed_time":3700,"distance":10000.0,"icu_rpe":4,"feel":1}]"#;
    let run = only(json(sessions));
    assert_eq!((run.rpe.map(Rpe::value), run.feel.map(Ten::value)), (Some(4.0), Some(10.0)));
    let events = r#"[{"category":"SICK","start_date_local":"2024-02-01T00:00:00","end_date_local":"2024-02-04T00:00:00","name":"Flu"},
        {"category":"INJURED","start_date_local":"2024-03-01T00:00:00","end_date_local":null,"name":"calf"},
        {"category":"NOTE","start_date_local":"2024-03-01T00:00:00"}]"#;
    let reading = json(events);
    let planned = "plans and notes of the calendar, not done; races to come go into `deckchair plan`";
    assert_eq!(words(&reading), [format!("rows left out: 1, {planned}")]);
    let days: Vec<_> =
        reading.spells.iter().map(|spell| (spell.from.to_string(), spell.until.map(|day| day.to_string()))).collect();
    assert_eq!(
        days,
        [("2024-02-01".to_owned(), Some("2024-02-03".to_owned())), ("2024-03-01".to_owned(), Some("2024-03-01".to_owned()))]
    );
    assert!(matches!(&reading.spells[1].kind, SpellKind::Injury { place, .. } if place == "calf"));
}

#[test]
fn garmins_figures_are_known_by_their_other_names() {
    let night = r#"[{"calendarDate":"2024-07-04","sleepEndTimestampGMT":"2024-07-04T05:00:00.0","deepSleepDurationInSeconds":3600,
        "lightSleepDurationInSeconds":14400,"remSleepInSeconds":7200}]"#;
    assert_eq!(json(night).check_ins[0].sleep.map(Seconds::hours), Some(7.0));
    let stampless = r#"[{"calendarDate":"2024-07-04","deepSleepDurationInSeconds":3600,"lightSleepDurationInSeconds":18000}]"#;
    assert_eq!(json(stampless).check_ins[0].sleep.map(Seconds::hours), Some(6.0));
    let wall =
        r#"[{"summarizedActivitiesExport":[{"activityType":"running","startTimeLocal":1700000000000,"duration":1800000}]}]"#;
    assert_eq!(only(json(wall)).start.to_string(), "2023-11-14T22:13:20+01:00");
}

#[test]
fn an_event_of_the_calendar_is_no_session_whatever_else_it_has() {
    let event = |category: &str, name: &str| {
        format!(
            r#"{{"id":1,"category":"{category}","name":"{name}","start_date_local":"2024-02-01T00:00:00",
            "end_date_local":"2024-02-04T00:00:00","type":"Run","moving_time":3000,"distance":10000}}"#
        )
    };
    let categories = ["WORKOUT", "RACE_A", "SICK", "NOTE", "HOLIDAY"];
    for first in 0..categories.len() {
        let events: Vec<String> = categories.iter().cycle().skip(first).take(5).map(|category| event(category, "x")).collect();
        let reading = json(&format!("[{}]", events.join(",")));
        assert_eq!((reading.sessions.len(), reading.spells.len()), (0, 1), "{} first", categories[first]);
        assert!(words(&reading)[0].starts_with("rows left out: 4, plans and notes"), "{:?}", words(&reading));
    }
    let list = "id,category,name,start_date_local,end_date_local,type,moving_time\n\
        1,SICK,flu,2024-02-01T00:00:00,2024-02-04T00:00:00,,\n2,RACE_B,M,2024-02-20T09:00:00,2024-02-21T00:00:00,Run,3000\n";
    let reading = read("events.csv", list.as_bytes());
    assert_eq!((reading.sessions.len(), reading.spells.len()), (0, 1));
    assert_eq!(reading.spells, json(&format!("[{}]", event("SICK", "flu"))).spells);
}

#[test]
fn broken_deep_and_foreign_json_is_refused() {
    assert_eq!(
        refusal(&json("{\"a\":1}")),
        "JSON of something else: no sessions or mornings that are known; export a session as FIT, TCX or GPX"
    );
    assert_eq!(refusal(&json("[{\"dateOfSleep\":\"2023-01-01\",\n\"minutesAsleep\":")), "broken JSON at line 2: export it again");
    let deep = format!("[{{\"dateOfSleep\":1,\"minutesAsleep\":{}", "[".repeat(200_000));
    assert!(refusal(&json(&deep)).starts_with("broken JSON"));
    for value in ["1e999", "-1", "\"x\"", "[]", "{}", "null", "true", "NaN"] {
        let reading = json(&format!("[{{\"dateOfSleep\":\"2023-01-01\",\"minutesAsleep\":{value}}}]"));
        assert!(reading.check_ins.is_empty() && reading.refusal.is_some(), "{value}");
    }
    let whole =
        r#"[{"summarizedActivitiesExport":[{"activityType":"running","beginTimestamp":1700000000000,"duration":1800000}]}]"#;
    for length in 0..whole.len() {
        let reading = read("export.json", &whole.as_bytes()[..length]);
        assert!(reading.sessions.is_empty() && reading.refusal.is_some());
    }
    for far in ["-99999999999999999999", "1e300", "253402300800000"] {
        let text = whole.replace("1700000000000", far);
        assert!(json(&text).sessions.is_empty(), "{far}");
    }
}

#[test]
fn fitbits_sessions_are_read_in_utc_and_in_their_own_units() {
    let reading = json(
        r#"[{"logId":1,"activityName":"Run","startTime":"11/21/26 07:00:00","activeDuration":3000000,"duration":3060000,
            "distance":6.2,"distanceUnit":"Mile","averageHeartRate":151,"elevationGain":40.0,"source":{"name":"Charge 5"}}]"#,
    );
    let [run] = reading.sessions.as_slice() else { panic!("{reading:?}") };
    assert_eq!(run.start.to_string(), "2026-11-21T08:00:00+01:00");
    assert_eq!((run.sport, run.moving.map(Seconds::value)), (Sport::Run, Some(3000.0)));
    assert_eq!(run.distance.map(|metres| metres.value().round()), Some(9978.0));
    assert_eq!(run.source.device.as_deref(), Some("Charge 5"));
}

#[test]
fn garmins_variability_is_read_by_itself_and_in_its_own_object() {
    for text in [
        r#"{"hrvSummary":{"calendarDate":"2026-11-21","weeklyAvg":58,"lastNightAvg":61,"status":"BALANCED"}}"#,
        r#"[{"calendarDate":"2026-11-21","weeklyAvg":58,"lastNightAvg":61}]"#,
    ] {
        let morning = json(text).check_ins.remove(0);
        assert_eq!(morning.hrv.map(|hrv| hrv.milliseconds), Some(61.0));
        assert_eq!(morning.at.to_string(), "2026-11-21T05:00:00+01:00");
    }
}

#[test]
fn golden_cheetahs_session_is_made_of_its_samples_and_of_what_the_runner_put_right() {
    let ride = |overrides: &str| {
        format!(
            "\u{feff}{}",
            r#"{"RIDE":{"STARTTIME":"2026\/02\/05 22:13:03 UTC ","RECINTSECS":1,"DEVICETYPE":"Garmin FR ","IDENTIFIER":" ",OVERRIDES
            "TAGS":{"Sport":"Run ","Workout Title":"Evening ","RPE":"7 ","Notes":"dark "},"SAMPLES":[
            {"SECS":0,"KM":0,"KPH":10,"HR":0,"ALT":100},{"SECS":1,"KM":0.003,"HR":130,"ALT":100},
            {"SECS":60,"KM":0.2,"HR":140,"ALT":105},{"SECS":120,"KM":0.4,"HR":150,"ALT":120}]}}"#
                .replace("OVERRIDES", overrides)
        )
    };
    let reading = json(&ride(""));
    assert_eq!((words(&reading).len(), reading.traces.len()), (0, 1));
    let run = only(reading);
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2026-02-05T23:13:03+01:00"));
    assert_eq!((run.distance.map(Metres::value), run.elapsed.map(Seconds::value)), (Some(400.0), Some(120.0)));
    assert_eq!((run.heart_max.map(Bpm::value), run.rpe.map(Rpe::value)), (Some(150.0), Some(7.0)));
    assert_eq!((run.title.as_str(), run.notes.as_str(), run.source.device.as_deref()), ("Evening", "dark", Some("Garmin FR")));
    let right = only(json(&ride(r#""OVERRIDES":[{"total_distance":{"value":"0.5"}},{"average_hr":{"value":"144"}}],"#)));
    assert_eq!((right.distance.map(Metres::value), right.heart_avg.map(Bpm::value)), (Some(500.0), Some(144.0)));
    assert!(refusal(&json(r#"{"RIDE":{"STARTTIME":"soon"}}"#)).starts_with("no session"));
    assert!(refusal(&json(r#"{"RIDE":7,"STARTTIME":1}"#)).starts_with("JSON of something else"));
    assert!(
        refusal(&json(r#"{"RIDE":{"STARTTIME":"2026/02/05 22:13:03 UTC","SAMPLES":[{"#)).starts_with("broken JSON at line 1")
    );
}

/// A session of Suunto's: places in radians, heart rates in beats a second, each kind of sample by itself.
const SUUNTO: &str = r#"{"DeviceLog":{"Header":{"Activity":"My mountain","ActivityType":82,"Ascent":162.8,"Descent":173.5,
    "DateTime":"2026-03-13T17:57:02.449+01:00","Distance":10136,"Duration":3393.18,"PauseDuration":156.928,"Feeling":4,
    "RecoveryTime":72480,"Notes":"windy","Device":{"Name":"Amsterdam"}},"Samples":[
    {"Events":[{"Activity":{"ActivityType":82,"CustomModeId":"82"}}],"TimeISO8601":"2026-03-13T17:57:02.449+01:00"},
    {"Latitude":0.8266,"Longitude":0.149,"GPSAltitude":500,"TimeISO8601":"2026-03-13T17:57:03.050+01:00"},
    {"HR":2.0,"TimeISO8601":"2026-03-13T17:57:03.120+01:00"},
    {"Altitude":537.2,"Distance":null,"Speed":null,"TimeISO8601":"2026-03-13T17:57:03.130+01:00"},
    {"HR":2.5,"Altitude":540.0,"Distance":40,"TimeISO8601":"2026-03-13T17:57:13.130+01:00"},
    {"HR":2.55,"Altitude":545.0,"Distance":10136,"TimeISO8601":"2026-03-13T18:53:35.130+01:00"}],"Windows":[
    {"Window":{"ActivityId":82,"Type":"Autolap","Duration":248,"Distance":1003,"HR":[{"Avg":2.181,"Max":2.483,"Min":1.5}]}},
    {"Window":{"ActivityId":82,"Type":"Move","Duration":3236.2,"Distance":10136,"HR":[{"Avg":2.5,"Max":3.0,"Min":1.5}]}}]}}"#;

#[test]
fn suuntos_session_is_read_in_its_own_units_and_without_its_pauses() {
    let reading = json(SUUNTO);
    assert_eq!((words(&reading).len(), reading.traces.len()), (0, 1));
    let run = only(reading);
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Trail, "2026-03-13T17:57:02+01:00"));
    assert_eq!((run.moving.map(Seconds::value), run.elapsed.map(Seconds::value)), (Some(3236.2), Some(3393.18)));
    assert_eq!((run.distance.map(Metres::value), run.climb.map(Metres::value)), (Some(10_136.0), Some(163.0)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(150.0), Some(180.0)));
    assert_eq!((run.feel.map(Ten::value), run.watch_recovery.map(Seconds::value)), (Some(7.5), Some(72_480.0)));
    assert_eq!((run.zone, run.notes.as_str()), (Some(chrono_tz::Europe::Zurich), "windy"));
    // Without windows the pauses come off the whole, and the heart rates are those of the samples.
    let bare = only(json(&format!("{}}}}}", SUUNTO.split_once(r#","Windows""#).unwrap().0)));
    assert_eq!((bare.moving.map(Seconds::value), bare.heart_max.map(Bpm::value)), (Some(3236.25), Some(153.0)));
    // A figure of another kind than known is left out, and the session is not.
    let odd = only(json(&SUUNTO.replace(r#""Feeling":4"#, r#""Feeling":"good""#).replace(r#""HR":2.0"#, r#""HR":{"Now":2.0}"#)));
    assert_eq!((odd.feel, odd.distance, odd.heart_max), (None, run.distance, run.heart_max));
    // A sport of which only the number is new keeps the word that the file has for it.
    let new = only(json(&SUUNTO.replacen(r#""ActivityType":82"#, r#""ActivityType":900"#, 1)));
    assert_eq!((new.sport, new.sport_name.as_deref()), (Sport::Other, Some("My mountain")));
}

#[test]
fn suuntos_several_sports_are_as_many_sessions() {
    let text = r#"{"DeviceLog":{"Header":{"Activity":"Multisport","ActivityType":2,"DateTime":"2026-04-09T18:00:00+02:00","Distance":7000,
        "Duration":3000,"Feeling":3,"RecoveryTime":3600},"Samples":[
        {"Events":[{"Activity":{"ActivityType":4}}],"TimeISO8601":"2026-04-09T18:00:00.000+02:00"},
        {"HR":2.0,"TimeISO8601":"2026-04-09T18:10:00.000+02:00"},
        {"Events":[{"Activity":{"ActivityType":3}}],"TimeISO8601":"2026-04-09T18:20:00.000+02:00"},
        {"HR":2.5,"TimeISO8601":"2026-04-09T18:30:00.000+02:00"},
        {"Window":{"ActivityId":4,"Type":"Activity","Duration":1150,"Distance":5000},"TimeISO8601":"2026-04-09T18:20:00.000+02:00"},
        {"Window":{"ActivityId":3,"Type":"Activity","Duration":1700,"Distance":2000},"TimeISO8601":"2026-04-09T18:50:00.000+02:00"},
        {"Window":{"ActivityId":2,"Type":"Move","Duration":2850,"Distance":7000},"TimeISO8601":"2026-04-09T18:50:00.000+02:00"}]}}"#;
    let told: Vec<_> = json(text)
        .sessions
        .into_iter()
        .map(|leg| {
            let span = (leg.moving.map(Seconds::value), leg.elapsed.map(Seconds::value), leg.heart_max.map(Bpm::value));
            (leg.sport, leg.distance.map(Metres::value), span, leg.watch_recovery.is_some())
        })
        .collect();
    let ride = (Sport::Ride, Some(5_000.0), (Some(1_150.0), Some(1_200.0), Some(120.0)), false);
    let run = (Sport::Run, Some(2_000.0), (Some(1_700.0), Some(1_800.0), Some(150.0)), true);
    assert_eq!(told, [ride, run]);
}

#[test]
fn what_is_no_session_of_suuntos_says_so() {
    assert!(refusal(&json(r#"{"DeviceLog":7}"#)).starts_with("JSON of something else"));
    assert!(refusal(&json(r#"{"DeviceLog":{"Header":{"Duration":60},"Samples":null}}"#)).starts_with("no session"));
    assert!(refusal(&json(SUUNTO.get(..900).unwrap())).starts_with("broken JSON at line"));
}

#[test]
fn nikes_sessions_are_read_from_the_list_of_its_service_too() {
    let text = r#"{"activities":[{"id":"a1","type":"run","start_epoch_ms":1535794114000,"end_epoch_ms":1535797297000,
        "active_duration_ms":2983000,"summaries":[{"metric":"distance","summary":"total","value":10.02}],
        "tags":{"com.nike.name":"Monday run","rpe":"6"},"metrics":[]}],"paging":{}}"#;
    let run = only(json(text));
    assert_eq!((run.sport, run.distance.map(Metres::value), run.rpe.map(Rpe::value)), (Sport::Run, Some(10_020.0), Some(6.0)));
}

#[test]
fn polars_nights_are_of_the_day_of_waking() {
    let nights = r#"[{"night":"2026-01-06","evaluation":{"sleepType":"SLEEP_PLUS_STAGES","sleepSpan":"PT8H2M","asleepDuration":"PT7H30M"},
        "sleepResult":{"hypnogram":{"sleepStart":"2026-01-05T23:01:00+01:00","sleepEnd":"2026-01-06T07:03:00+01:00","rating":"SLEPT_QUITE_WELL"}}}]"#;
    let night = read("sleep_result_1-2.json", nights.as_bytes()).check_ins.remove(0);
    assert_eq!((night.at.to_string().as_str(), night.sleep.map(Seconds::value)), ("2026-01-06T07:03:00+01:00", Some(27_000.0)));
    assert_eq!((night.sleep_quality.map(Scale5::value), night.source.text().as_deref()), (Some(4), Some("Polar")));
    let recoveries = r#"[{"night":"2026-01-06","meanNightlyRecoveryRri":1200,"meanNightlyRecoveryRmssd":42,"ansRate":4}]"#;
    let morning = read("nightly_recovery_1-2.json", recoveries.as_bytes()).check_ins.remove(0);
    assert_eq!((morning.resting_heart.map(Bpm::value), morning.hrv.map(|hrv| hrv.milliseconds)), (Some(50.0), Some(42.0)));
}

#[test]
fn polars_orthostatic_test_gives_what_was_measured_lying_in_the_morning() {
    let test = |hour: &str| {
        let text = r#"{"created":"2026-01-06T07:20:00.000Z","modified":"2026-01-06T07:20:00.000Z","startTime":"2026-01-06THOUR:12:03.000",
            "orthostaticTestResult":{"rrAvgSupine":1200,"rrMinStandup":700,"rrAvgStand":800,"rrLtAvgSupine":1100,"rrLtAvgStand":810,
            "rmssdSupine":61.5,"rmssdStand":21.0}}"#;
        read("orthostatic-test-result-1-2-3.json", text.replace("HOUR", hour).as_bytes())
    };
    let morning = test("07").check_ins.remove(0);
    assert_eq!(
        (morning.at.to_string().as_str(), morning.resting_heart.map(Bpm::value)),
        ("2026-01-06T07:12:03+01:00", Some(50.0))
    );
    let hrv = morning.hrv.unwrap();
    assert_eq!((hrv.milliseconds, hrv.device.as_deref()), (61.5, Some("Polar orthostatic test")));
    let evening = test("19");
    assert!(evening.check_ins.is_empty());
    assert!(words(&evening)[0].contains("no test of a morning"), "{:?}", words(&evening));
}

#[test]
fn a_file_with_more_entries_than_a_life_has_brings_none_of_them() {
    let days = |count: usize| {
        let day = r#"{"calendarDate":"2026-11-21","deepSleepSeconds":20000}"#;
        format!("[{}]", vec![day; count].join(","))
    };
    assert_eq!(json(&days(50_000)).check_ins.len(), 50_000);
    let reading = json(&days(50_001));
    assert_eq!(
        (refusal(&reading), reading.check_ins.len()),
        ("more than 50000 entries in one file: not believable".to_owned(), 0)
    );
}

#[test]
fn entries_that_stand_before_a_break_in_the_file_are_not_taken() {
    let reading = json("[{\"calendarDate\":\"2026-11-21\",\"deepSleepSeconds\":20000},\n{\"calendarDate\":");
    assert_eq!((refusal(&reading), reading.check_ins.len()), ("broken JSON at line 2: export it again".to_owned(), 0));
}

#[test]
fn a_file_in_the_older_western_code_is_read() {
    let text = b"[{\"start_date_local\":\"2024-03-31T09:00:00\",\"type\":\"Run\",\"name\":\"Gr\xf6\xdfe\",\"moving_time\":3600}]";
    assert_eq!(only(read("export.json", text)).title, "Größe");
}

#[test]
fn real_accounts_of_fitbit_are_read_as_their_own_figures_say() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/pmdata");
    if !folder.is_dir() {
        return crate::aloud::skip(&format!("no real accounts at {}", folder.display()));
    }
    let people = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for person in people {
        let parsed = |name: &str| -> Option<Vec<serde_json::Value>> {
            serde_json::from_slice(&std::fs::read(person.join(name)).ok()?).unwrap()
        };
        let reading = |name: &str| read(name, &std::fs::read(person.join(name)).unwrap());
        if let Some(sessions) = parsed("exercise.json") {
            let seconds = |session: &serde_json::Value| session["activeDuration"].as_f64().unwrap() / 1000.0;
            let (expected, found) = (sessions.iter().map(seconds).sum::<f64>(), reading("exercise.json").sessions);
            let moving: f64 = found.iter().filter_map(|session| session.moving).map(Seconds::value).sum();
            assert_eq!(found.len(), sessions.len(), "{}", person.display());
            assert!((moving - expected).abs() < 1.0, "{}: {moving} {expected}", person.display());
        }
        if let Some(days) = parsed("resting_heart_rate.json") {
            let rates = days.iter().filter(|day| day["value"]["value"].as_f64().unwrap() > 0.0).count();
            assert_eq!(reading("resting_heart_rate.json").check_ins.len(), rates, "{}", person.display());
        }
        if let Some(nights) = parsed("sleep.json") {
            let main = nights.iter().filter(|night| night["mainSleep"].as_bool().unwrap()).count();
            assert_eq!(reading("sleep.json").check_ins.len(), main, "{}", person.display());
        }
    }
}
