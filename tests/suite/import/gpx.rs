//! GPX files made here.
#![expect(clippy::float_cmp, reason = "these figures are written and read back without a calculation")]

use deckchair::journal::{Kind, Sport};

use super::made::{gpx, gpx_run, trkpt};
use super::{only, read, refusal, words};

fn track(kind: &str, segments: &[String]) -> String {
    let segments = segments.join("</trkseg><trkseg>");
    gpx(&format!("<trk><type>{kind}</type><trkseg>{segments}</trkseg></trk>"))
}

fn steady(from: i64, until: i64) -> String {
    (from..=until).step_by(10).map(|second| trkpt((second, second as f64 * 3.0, 100.0, None))).collect()
}

#[test]
fn a_track_gives_time_distance_climb_and_heart_rate() {
    let reading = read("morning.gpx", gpx_run().as_bytes());
    assert_eq!(words(&reading), Vec::<String>::new());
    let run = only(reading);
    assert_eq!((run.sport, run.title.as_str(), run.kind), (Sport::Run, "Morning & hill", None));
    assert_eq!(run.start.to_string(), "2026-11-21T09:00:00+01:00");
    assert_eq!((run.moving.unwrap().value(), run.elapsed.unwrap().value()), (2400.0, 2400.0));
    assert!((run.distance.unwrap().value() - 7200.0).abs() < 1.0);
    assert!((run.climb.unwrap().value() - 60.0).abs() <= 2.0 && (run.descent.unwrap().value() - 60.0).abs() <= 2.0);
    assert_eq!(run.heart_avg.unwrap().value(), 150.0);
    assert_eq!(run.source.climb_method.as_deref(), Some("altitudes averaged over 15 s, steps of 2 m"));
    assert_eq!((run.source.format.as_deref(), run.source.device.as_deref()), (Some("gpx"), Some("Test Watch")));
}

#[test]
fn segments_of_one_track_are_one_session_with_a_pause() {
    let run = only(read("run.gpx", track("9", &[steady(0, 600), steady(1200, 1800)]).as_bytes()));
    assert_eq!((run.moving.unwrap().value(), run.elapsed.unwrap().value()), (1200.0, 1800.0));
    assert!((run.distance.unwrap().value() - 3600.0).abs() < 1.0, "the way during the pause is not counted");
}

#[test]
fn several_tracks_are_several_sessions() {
    let one = format!("<trk><type>running</type><trkseg>{}</trkseg></trk>", steady(0, 600));
    let two = format!("<trk><type>cycling</type><trkseg>{}</trkseg></trk>", steady(7200, 9000));
    let reading = read("day.gpx", gpx(&(one + &two)).as_bytes());
    let sports: Vec<Sport> = reading.sessions.iter().map(|session| session.sport).collect();
    assert_eq!(sports, [Sport::Run, Sport::Ride]);
}

#[test]
fn a_night_inside_a_track_begins_another_session() {
    let points = steady(0, 600) + &steady(12 * 3600, 12 * 3600 + 600);
    let reading = read("tour.gpx", track("hiking", &[points]).as_bytes());
    assert_eq!(reading.sessions.len(), 2);
    assert_eq!(words(&reading), ["a pause of 11 h 50 min: read as two sessions"]);
}

#[test]
fn a_leap_is_not_counted_and_a_track_of_leaps_is_refused() {
    let leap = trkpt((-10, 300_000.0, 100.0, None));
    let reading = read("run.gpx", track("running", &[leap + &steady(0, 600)]).as_bytes());
    assert_eq!(words(&reading), ["leaps of the track: 1, 300.0 km together, not counted"]);
    assert!((only(reading).distance.unwrap().value() - 1800.0).abs() < 1.0);
    let astray = "<trk><trkseg><trkpt lat=\"3\" lon=\"14\"><time>2021-01-07T21:51:59Z</time></trkpt>\
                  <trkpt lat=\"3\" lon=\"-120\"><time>2021-01-07T21:52:04Z</time></trkpt></trkseg></trk>";
    assert_eq!(refusal(&read("x.gpx", gpx(astray).as_bytes())), "track points of 14,859 km in 5 s: not believable");
}

#[test]
fn tracks_without_times_points_or_length_are_refused_in_plain_words() {
    let route = "<trk><trkseg><trkpt lat=\"46\" lon=\"7\"/><trkpt lat=\"46.1\" lon=\"7\"/></trkseg></trk>";
    let cases = [
        (gpx(route), "a planned route, no times: not a session"),
        (gpx("<rte><rtept lat=\"46\" lon=\"7\"/></rte>"), "a planned route, no times: not a session"),
        (gpx("<trk><trkseg/></trk>"), "a track with no points"),
        (gpx("<wpt lat=\"46\" lon=\"7\"><name>hut</name></wpt>"), "no session and no morning in it"),
        (gpx(&format!("<trk><trkseg>{}</trkseg></trk>", trkpt((0, 0.0, 0.0, None)))), "a single moment, not a session"),
        ("<gpx><trk><trkseg><trkpt".to_owned(), "a track with no points"),
    ];
    for (xml, expected) in cases {
        assert_eq!(refusal(&read("x.gpx", xml.as_bytes())), expected);
    }
}

#[test]
fn points_without_a_time_or_a_place_are_told() {
    let points = "<trkpt lat=\"46\" lon=\"7\"/><trkpt><time>2026-11-21T08:00:00Z</time></trkpt>".to_owned() + &steady(10, 600);
    let reading = read("run.gpx", track("running", &[points]).as_bytes());
    let expected = ["points without a time: 1, left out", "points without a place: 1, kept for time and heart rate"];
    assert_eq!(words(&reading), expected);
    assert_eq!(only(reading).elapsed.unwrap().value(), 600.0);
}

#[test]
fn points_out_of_order_are_put_right() {
    let mut points: Vec<String> = (0..=60).map(|step| trkpt((step * 10, step as f64 * 30.0, 100.0, None))).collect();
    points.swap(20, 21);
    let reading = read("run.gpx", track("running", &[points.concat()]).as_bytes());
    assert_eq!(words(&reading), ["points out of order in time: 1, put right"]);
    assert!((only(reading).distance.unwrap().value() - 1800.0).abs() < 1.0);
}

#[test]
fn the_offset_in_the_times_is_kept_and_home_stands_in_for_it() {
    let at = |time: &str| format!("<trkpt lat=\"46\" lon=\"7\"><time>{time}</time></trkpt>");
    let start = |first: &str, second: &str| {
        only(read("x.gpx", track("walking", &[at(first) + &at(second)]).as_bytes())).start.to_string()
    };
    assert_eq!(start("2021-07-01T06:00:00+05:30", "2021-07-01T07:00:00+05:30"), "2021-07-01T06:00:00+05:30");
    assert_eq!(start("2021-07-01T06:00:00.250Z", "2021-07-01T07:00:00Z"), "2021-07-01T08:00:00+02:00");
    assert_eq!(start("2021-12-01T06:00:00", "2021-12-01T07:00:00"), "2021-12-01T07:00:00+01:00");
}

#[test]
fn impossible_years_are_refused() {
    for (time, year) in [("1900-01-01", 1900), ("9999-01-01", 9999)] {
        let at = |clock: &str| format!("<trkpt lat=\"46\" lon=\"7\"><time>{time}T{clock}Z</time></trkpt>");
        let xml = track("running", &[at("06:00:00") + &at("06:10:00")]);
        assert_eq!(refusal(&read("x.gpx", xml.as_bytes())), format!("dated {year}: not believable"));
    }
}

#[test]
fn a_sport_without_a_word_is_guessed_by_its_speed_and_said() {
    let reading = read("x.gpx", track("", &[steady(0, 600)]).as_bytes());
    assert_eq!(words(&reading), ["the file names no sport: taken for a run by its speed"]);
    assert_eq!(only(reading).sport, Sport::Run);
    let race = only(read("x.gpx", track("race", &[steady(0, 600)]).as_bytes()));
    assert_eq!((race.sport, race.kind), (Sport::Run, Some(Kind::Race)));
}

#[test]
fn version_1_0_and_names_in_sections_of_text_are_read() {
    let xml = format!(
        "<gpx version=\"1.0\"><name>whole file</name><wpt lat=\"1\" lon=\"2\"><name>a hut</name></wpt>\
         <trk><desc><![CDATA[two\nlines]]></desc><trkseg>{}</trkseg></trk></gpx>",
        steady(0, 600)
    );
    let run = only(read("x.gpx", xml.as_bytes()));
    assert_eq!((run.title.as_str(), run.notes.as_str()), ("whole file", "two\nlines"));
}

#[test]
fn altitudes_of_0_everywhere_leave_the_climb_unknown() {
    let points: String = (0..=60).map(|step| trkpt((step * 10, step as f64 * 30.0, 0.0, None))).collect();
    let reading = read("x.gpx", track("running", &[points]).as_bytes());
    assert_eq!(words(&reading), ["the altitude is 0 everywhere: climb and descent stay unknown"]);
    assert_eq!(only(reading).climb, None);
}

#[test]
fn absurd_numbers_are_left_out() {
    let at = |second: i64, ele: &str, hr: &str| {
        format!(
            "<trkpt lat=\"46\" lon=\"7\"><ele>{ele}</ele><time>2026-11-21T08:00:{second:02}Z</time>\
             <extensions><hr>{hr}</hr></extensions></trkpt>"
        )
    };
    let xml = track("yoga", &[at(0, "NaN", "-5") + &at(30, "1e400", "1e9") + &at(59, "inf", "abc")]);
    let session = only(read("x.gpx", xml.as_bytes()));
    assert_eq!((session.climb, session.heart_avg, session.distance), (None, None, None));
}

#[test]
fn entities_are_not_expanded_and_depth_costs_nothing() {
    let bomb = "<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let xml = format!("{bomb}<gpx><trk><name>x&c;</name><trkseg>{}</trkseg></trk></gpx>", steady(0, 600));
    assert_eq!(only(read("x.gpx", xml.as_bytes())).title, "x");
    let deep = format!("<gpx>{}", "<trk><trkseg><trkpt>".repeat(100_000));
    assert_eq!(refusal(&read("x.gpx", deep.as_bytes())), "a track with no points");
    let long = format!("<gpx><trk><name>{}</name><trkseg>{}</trkseg></trk></gpx>", "x".repeat(10_000_000), steady(0, 600));
    assert!(only(read("x.gpx", long.as_bytes())).title.len() == 500);
}

#[test]
fn a_run_on_a_journey_is_on_the_day_of_its_own_place() {
    let points: Vec<String> = (0..30)
        .map(|minute| {
            let lat = 35.68 + f64::from(minute) * 0.001;
            format!("<trkpt lat=\"{lat:.5}\" lon=\"139.69\"><time>2024-07-01T21:{minute:02}:00Z</time></trkpt>")
        })
        .collect();
    let run = only(read("tokyo.gpx", format!("<gpx><trk><trkseg>{}</trkseg></trk></gpx>", points.concat()).as_bytes()));
    assert_eq!((run.start.to_string().as_str(), run.zone), ("2024-07-02T06:00:00+09:00", Some(chrono_tz::Asia::Tokyo)));
}
