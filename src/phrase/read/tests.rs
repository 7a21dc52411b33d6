//! Lines as runners write them, and what each is taken for.

use super::{Misread, Reason, SessionReading, read_session, session};
use crate::journal::{Moment, Session, Units, Zone};
use crate::phrase::{names, stopwatch};

/// Sunday morning in Paris.
const NOW: &str = "2026-11-22T08:14:00+01:00";

fn now() -> Moment {
    Moment::from_rfc3339(NOW).unwrap()
}

fn zone() -> Zone {
    Zone::Named(chrono_tz::Europe::Paris)
}

fn read(text: &str) -> SessionReading {
    read_session(now(), zone(), Units::Metric, text)
}

/// Writes a session so briefly that a table of them can be read.
fn brief(session: &Session) -> String {
    let mut words = vec![names::sport_of(session).to_lowercase()];
    let mut add = |word: Option<String>| words.extend(word);
    add(session.kind.map(|kind| names::kind(kind).to_owned()));
    add(session.distance.map(|metres| format!("{}m", metres.value())));
    add(session.moving.map(stopwatch));
    add(session.elapsed.map(|time| format!("elapsed {}", stopwatch(time))));
    add(session.climb.map(|metres| format!("+{}", metres.value())));
    add(session.descent.map(|metres| format!("-{}", metres.value())));
    add(session.rpe.map(|rpe| format!("rpe{}", rpe.value())));
    add(session.feel.map(|feel| format!("feel{}", feel.value())));
    add(session.heart_avg.map(|rate| format!("avg{}", rate.value())));
    add(session.heart_max.map(|rate| format!("max{}", rate.value())));
    let text = |mark: &str, text: &str| (!text.is_empty()).then(|| format!("{mark}{text}"));
    add(text("!", &session.title));
    add(text("note:", &session.notes));
    add(text("@", &session.place));
    for tag in &session.tags {
        add(Some(format!("#{tag}")));
    }
    words.join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let reading = read(text);
            let found = if reading.misreads.is_empty() { brief(&reading.session) } else { format!("{:?}", reading.misreads) };
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks the start by the wall clock, `-` standing for "ends now".
fn check_starts(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let reading = read(text);
            let found = if !reading.misreads.is_empty() {
                format!("{:?}", reading.misreads)
            } else if reading.session.end() == now() {
                "-".to_owned()
            } else {
                reading.session.start.wall().format("%a %Y-%m-%d %H:%M:%S").to_string()
            };
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn misread(text: &str) -> Misread {
    session(now(), zone(), Units::Metric, text).expect_err(text)
}

#[test]
fn the_line_of_the_manual_is_understood() {
    let line = r#"trail 42k 2300m+ 2300m- 6h10 rpe 8 race yesterday 9:00 "Echappée Belle""#;
    check(&[(line, "trail run race 42000m 6:10:00 +2300 -2300 rpe8 !Echappée Belle")]);
    check_starts(&[(line, "Sat 2026-11-21 09:00:00")]);
    let read = read(line).session;
    assert_eq!(read.zone, Some(chrono_tz::Europe::Paris));
    assert_eq!(read.start.to_string(), "2026-11-21T09:00:00+01:00");
}

#[test]
fn sports_go_by_many_names() {
    check(&[
        ("run 90min", "run 1:30:00"),
        ("10k", "run 10000m"),
        ("Jog 5km", "run 5000m"),
        ("trail run 12k", "trail run 12000m"),
        ("12k run on trails", "trail run 12000m"),
        ("mountain bike 2h", "mountain bike 2:00:00"),
        ("indoor 45min", "indoor ride 45:00"),
        ("indoor run 45min", "treadmill 45:00"),
        ("cross-country skiing 3h", "ski 3:00:00"),
        ("pool 2000m", "swim 2000m"),
        ("open water swim 1500yd", "swim 1371.6m"),
        ("strength training 40min", "strength 40:00"),
        ("sport \"padel\" 1h", "padel 1:00:00"),
        ("sport \"Mountain Bike\" 1h", "mountain bike 1:00:00"),
        ("row 5k 20min", "row 5000m 20:00"),
        ("MTB race 40k", "mountain bike race 40000m"),
    ]);
}

#[test]
fn a_kind_without_a_sport_is_a_run() {
    check(&[
        ("race", "run race"),
        ("long 2h", "run long 2:00:00"),
        ("hill repeats 1h", "run intervals 1:00:00"),
        ("easy ride 1h", "ride easy 1:00:00"),
        ("recovery run 30min", "run recovery 30:00"),
        ("half marathon race 1:42:10", "run race 21097.5m 1:42:10"),
        ("marathon 42.4k 3:36:00", "run 42400m 3:36:00"),
    ]);
}

#[test]
fn distances_are_read_in_every_unit() {
    check(&[
        ("42.2k", "run 42200m"),
        ("42,2 km", "run 42200m"),
        ("26.2mi", "run 42164.8128m"),
        ("800m", "run 800m"),
        ("1,500 m", "run 1500m"),
        ("1500 yd", "run 1371.6m"),
        ("10 kilometres", "run 10000m"),
        ("swim 50m", "swim 50m"),
        ("200m 30s", "run 200m 0:30"),
        ("10k 45m", "run 10000m 45:00"),
        ("run 45m", "run 45:00"),
    ]);
}

#[test]
fn times_are_read_in_every_form() {
    check(&[
        ("run 3h36", "run 3:36:00"),
        ("run 3h36m", "run 3:36:00"),
        ("run 3h 36", "run 3:36:00"),
        ("run 3h 36min 5s", "run 3:36:05"),
        ("run 3:36:00", "run 3:36:00"),
        ("run 45:00", "run 45:00"),
        ("run 1:45:00", "run 1:45:00"),
        ("run 45min", "run 45:00"),
        ("run 90'", "run 1:30:00"),
        ("run 24h", "run 24:00:00"),
        ("run 1h 5m 30s", "run 1:05:30"),
        ("run 1.5h", "run 1:30:00"),
        ("run 1,5 hours", "run 1:30:00"),
        ("run 5m30s", "run 5:30"),
        ("run 5min30", "run 5:30"),
        ("run 4'50\"", "run 4:50"),
        ("run 1:30h", "run 1:30:00"),
        ("ran for an hour", "run 1:00:00"),
        ("swam half an hour", "swim 30:00"),
        ("run 1 hour and 10 minutes", "run 1:10:00"),
        ("10k in 52 minutes and 30 seconds", "run 10000m 52:30"),
        ("10k 52 min 30", "run 10000m 52:30"),
        ("run moving 6h10 elapsed 6:40:00", "run 6:10:00 elapsed 6:40:00"),
        ("run in 20:00", "run 20:00"),
        ("8min 800m", "run 800m 8:00"),
        ("1h 10k", "run 10000m 1:00:00"),
        ("1h 50m+", "run 1:00:00 +50"),
    ]);
}

#[test]
fn a_figure_with_a_colon_is_what_the_rest_of_the_line_makes_it() {
    check(&[
        ("10k 52:30", "run 10000m 52:30"),
        ("10k 14:00 yesterday", "run 10000m"),
        ("ride 10k 7:00", "ride 10000m"),
        ("marathon 3:36", "run 42195m 3:36:00"),
        ("trail 171k 46:30", "trail run 171000m 46:30:00"),
        ("5k 21:30", "run 5000m 21:30"),
        ("2k 9:30", "run 2000m 9:30"),
        ("5k 21:30 7:15", "run 5000m 21:30"),
        ("7:30 sat 10k 52:30", "run 10000m 52:30"),
        ("swim 1500m 22:30", "swim 1500m 22:30"),
        ("ride 60k 2:10", "ride 60000m 2:10:00"),
        ("marathon yesterday 3:36", "run 42195m 3:36:00"),
        ("marathon yesterday 3h36", "run 42195m 3:36:00"),
        ("run yesterday 1h30", "run 1:30:00"),
        ("run 20:00 at 7am", "run 20:00"),
        ("run 1h30 at 6:00", "run 1:30:00"),
        ("10k 4:50/km yesterday 9:00", "run 10000m 48:20"),
    ]);
    check_starts(&[
        ("ride 10k 7:00", "Sun 2026-11-22 07:00:00"),
        ("10k 14:00 yesterday", "Sat 2026-11-21 14:00:00"),
        ("5k 21:30 7:15", "Sun 2026-11-22 07:15:00"),
        ("7:30 sat 10k 52:30", "Sat 2026-11-21 07:30:00"),
        ("10k yesterday 9:00", "Sat 2026-11-21 09:00:00"),
        ("42k 6h10 yesterday 18h", "Sat 2026-11-21 18:00:00"),
        ("run yesterday 18h", "Sat 2026-11-21 18:00:00"),
        ("10k 52:30 rpe7 yesterday", "Sat 2026-11-21 09:00:00"),
        ("run 1h 2026-11-21 06:30:15", "Sat 2026-11-21 06:30:15"),
        ("10k 52:30 2026-11-20 18:30:00", "Fri 2026-11-20 18:30:00"),
        ("run 2026-11-21 10:45:00", "Sat 2026-11-21 09:00:00"),
    ]);
}

#[test]
fn where_two_readings_are_left_the_runner_is_asked() {
    for text in [
        "5k yesterday 21:30",
        "run 7:30",
        "run 1:30",
        "10k 9:00",
        "8k 5:10",
        "trail 20k 5:30",
        "run 200m",
        "ride yesterday 5h30",
        "run 3/4 5k",
    ] {
        let misread = misread(text);
        let Reason::Ambiguous { readings, .. } = &misread.reason else { panic!("{text}: {misread:?}") };
        assert!(readings.len() >= 2, "{text}");
        for (write, means) in readings {
            let line = text.replace(text.get(misread.span.clone()).unwrap(), write);
            let clearer = read(&line).misreads;
            let future = |misread: &Misread| matches!(misread.reason, Reason::Future { .. });
            assert!(clearer.iter().all(future), "{text}: `{write}` for {means} is no clearer: {clearer:?}");
        }
    }
}

#[test]
fn climb_and_descent_are_read_on_either_side() {
    check(&[
        ("run 2300m+ 2100m-", "run +2300 -2100"),
        ("run 2300 m+ 2100 m -", "run +2300 -2100"),
        ("run +2300 -2100", "run +2300 -2100"),
        ("run +2,300m -2,100m", "run +2300 -2100"),
        ("run 2300m+2100m-", "run +2300 -2100"),
        ("run D+ 2300 D- 2100", "run +2300 -2100"),
        ("run 2300D+ 2100 D-", "run +2300 -2100"),
        ("run 2300mD+", "run +2300"),
        ("run climb 2300 descent 2100m", "run +2300 -2100"),
        ("run 2300m up 2100m down", "run +2300 -2100"),
        ("run 2300 m of climbing", "run +2300"),
        ("run ±500m", "run +500 -500"),
        ("run +-500", "run +500 -500"),
        ("run 500+", "run +500"),
        ("run 7500ft+", "run +2286"),
        ("12k +300 45min", "run 12000m 45:00 +300"),
    ]);
}

#[test]
fn a_height_without_a_unit_is_in_the_runners_own() {
    let read = read_session(now(), zone(), Units::Imperial, "run +1000").session;
    assert_eq!(read.climb.map(crate::journal::Metres::value), Some(304.8));
}

#[test]
fn efforts_and_hearts_are_read() {
    check(&[
        ("run rpe8", "run rpe8"),
        ("run RPE 9.5", "run rpe9.5"),
        ("run rpe: 8/10", "run rpe8"),
        ("run hr 150", "run avg150"),
        ("run hr150/178", "run avg150 max178"),
        ("run hr max 178", "run max178"),
        ("run avg hr 150 max hr 178", "run avg150 max178"),
        ("run hr avg 150 max 178 bpm", "run avg150 max178"),
        ("run 150bpm", "run avg150"),
        ("run heart rate 150", "run avg150"),
        ("run feel 7", "run feel7"),
        ("rpe 8 hr 150 10k", "run 10000m rpe8 avg150"),
        ("run 24:00 hr max 178", "run 24:00 max178"),
    ]);
}

#[test]
fn a_pace_gives_what_is_missing() {
    check(&[
        ("10k 4:50/km", "run 10000m 48:20"),
        ("10k 4:50 /km", "run 10000m 48:20"),
        ("10k @ 4:50 min/km", "run 10000m 48:20"),
        ("10k at 4:50 per km", "run 10000m 48:20"),
        ("10k 4'50/km", "run 10000m 48:20"),
        ("10k 5min/km", "run 10000m 50:00"),
        ("50min 5:00/km", "run 10000m 50:00"),
        ("50:00 5:00/km", "run 10000m 50:00"),
        ("10mi 7:45/mi", "run 16093.44m 1:17:30"),
        ("swim 2k 1:45/100m", "swim 2000m 35:00"),
        ("row 5k 2:05/500m", "row 5000m 20:50"),
        ("ride 1h 24.3km/h", "ride 24300m 1:00:00"),
        ("ride 2h 15mph", "ride 48280m 2:00:00"),
        ("10k 48:20 4:50/km", "run 10000m 48:20"),
    ]);
}

#[test]
fn a_pace_that_does_not_fit_is_pointed_at() {
    let misread = misread("10k 52:30 4:50/km");
    assert_eq!(misread.to_string(), "4:50 /km does not fit: 10.0 km in 52:30 is 5:15 /km");
    assert_eq!(misread.span, 10..17);
}

#[test]
fn words_of_ones_own_are_kept() {
    check(&[
        ("10k \"Loup blanc\" #race #night @Annecy", "run 10000m !Loup blanc @Annecy #race #night"),
        ("10k “Loup blanc”", "run 10000m !Loup blanc"),
        ("10k title \"Sunday\" note \"wet, \\\"cold\\\"\"", "run 10000m !Sunday note:wet, \"cold\""),
        ("10k @\"Mont Blanc\"", "run 10000m @Mont Blanc"),
        ("10k \"Evening\"", "run 10000m !Evening"),
        ("10k \"\u{1b}[31mred\"", "run 10000m ![31mred"),
    ]);
}

#[test]
fn sentences_are_fine() {
    check(&[
        ("ran 10k in 52:30 on saturday at 7:30", "run 10000m 52:30"),
        ("I ran a marathon in 3h36 yesterday", "run 42195m 3:36:00"),
        ("an easy ride of 40 km, 1h30, rpe 3", "ride easy 40000m 1:30:00 rpe3"),
        ("10k - 52:30 - rpe 7", "run 10000m 52:30 rpe7"),
    ]);
}

#[test]
fn days_are_the_most_recent_ones() {
    check_starts(&[
        ("run 1h", "-"),
        ("run 1h today", "-"),
        ("run 1h now", "-"),
        ("run 1h at 6:30", "Sun 2026-11-22 06:30:00"),
        ("run 1h 6:30", "Sun 2026-11-22 06:30:00"),
        ("run 1h today 6.30am", "Sun 2026-11-22 06:30:00"),
        ("run 1h yesterday", "Sat 2026-11-21 09:00:00"),
        ("run 1h sat 7:30", "Sat 2026-11-21 07:30:00"),
        ("run 1h last sat 7:30", "Sat 2026-11-21 07:30:00"),
        ("run 1h mon 7pm", "Mon 2026-11-16 19:00:00"),
        ("run 1h \"last sunday\" 9:00", "Sun 2026-11-15 09:00:00"),
        ("run 1h last sunday 9:00", "Sun 2026-11-15 09:00:00"),
        ("run 1h sun 6:30", "Sun 2026-11-22 06:30:00"),
        ("run 1h sun 18:30", "Sun 2026-11-15 18:30:00"),
        ("run 1h \"2026-11-21 06:30\"", "Sat 2026-11-21 06:30:00"),
        ("run 1h 2026-11-21T06:30", "Sat 2026-11-21 06:30:00"),
        ("run 1h 2026-11-21T06:30:00+09:00", "Sat 2026-11-21 06:30:00"),
        ("run 1h 21 nov", "Sat 2026-11-21 09:00:00"),
        ("run 1h nov 21 2025 noon", "Fri 2025-11-21 12:00:00"),
        ("run 1h 1st of december at 8", "Mon 2025-12-01 08:00:00"),
        ("run 1h Sat 21 Nov 2026 09:00", "Sat 2026-11-21 09:00:00"),
        ("run 1h 21/11", "Sat 2026-11-21 09:00:00"),
        ("run 1h 11/21", "Sat 2026-11-21 09:00:00"),
        ("run 1h 21/11/2025", "Fri 2025-11-21 09:00:00"),
        ("run 1h 21.11.2025", "Fri 2025-11-21 09:00:00"),
        ("run 1h last night", "Sat 2026-11-21 20:00:00"),
        ("run 1h 3 days ago 18:15", "Thu 2026-11-19 18:15:00"),
        ("run 1h a week ago", "Sun 2026-11-15 09:00:00"),
        ("run 1h 2 hours ago", "Sun 2026-11-22 06:14:00"),
        ("run 1h this morning at 6", "Sun 2026-11-22 06:00:00"),
        ("run 1h yesterday evening", "Sat 2026-11-21 18:00:00"),
        ("run 1h yesterday evening 7:30", "Sat 2026-11-21 19:30:00"),
        ("run 1h this morning", "-"),
        ("run 10min in the morning", "Sun 2026-11-22 08:00:00"),
        ("run 1h feb 29", "Thu 2024-02-29 09:00:00"),
    ]);
}

#[test]
fn after_midnight_a_late_time_is_that_of_the_evening_before() {
    let late = Moment::from_rfc3339("2026-11-22T01:30:00+01:00").unwrap();
    let start = session(late, zone(), Units::Metric, "10k 52:30 at 23:00").unwrap().start;
    assert_eq!(start.to_string(), "2026-11-21T23:00:00+01:00");
}

#[test]
fn a_session_of_another_offset_keeps_it_and_names_no_zone() {
    let away = session(now(), zone(), Units::Metric, "10k 2026-11-20T06:30:00+09:00").unwrap();
    assert_eq!((away.start.offset_s(), away.zone), (9 * 3_600, None));
}

#[test]
fn the_future_is_refused_with_a_remedy() {
    for text in ["10k tomorrow", "10k at 18:30", "10k 52:30 today 8:00", "10k 2026-12-06", "10k 9999-12-31", "10k in 3 days"] {
        let misread = misread(text);
        assert!(matches!(misread.reason, Reason::Future { .. }), "{text}: {misread:?}");
        assert!(!misread.hint().is_empty());
    }
    assert!(session(now(), zone(), Units::Metric, "run 52min today 7:25").is_ok(), "a few minutes ahead are a clock's business");
}

#[test]
fn a_wrong_word_is_pointed_at_and_the_nearest_offered() {
    for (text, span, nearest) in [
        ("trial 10k", 0..5, Some("trail")),
        ("10k yesteday", 4..12, Some("yesterday")),
        ("10k rpr8", 4..8, Some("rpe8")),
        ("10kk", 0..4, Some("10k")),
        ("10k Loup Blanc", 4..14, None),
        ("é 10k", 0..2, None),
        ("10k 52:30 inf", 10..13, None),
    ] {
        let misread = misread(text);
        assert_eq!((misread.span.clone(), misread.nearest.as_deref()), (span, nearest), "{text}: {misread}");
    }
}

#[test]
fn every_mistake_is_found_at_once_and_the_rest_understood() {
    let reading = read("trial 42k rpe 11 2300m+ hr frog");
    let spans: Vec<_> = reading.misreads.iter().map(|misread| misread.span.clone()).collect();
    assert_eq!(spans, [0..5, 10..16, 24..26, 27..31]);
    assert_eq!(brief(&reading.session), "run 42000m +2300");
    assert!(reading.words.iter().any(|word| word.span == (6..9)));
}

#[test]
fn what_no_runner_can_have_is_refused_in_words() {
    for (text, message) in [
        ("10k rpe 11", "RPE must be between 0 and 10 on the CR10 scale, not 11"),
        ("run 99999k", "a distance must be between 0 and 10000000 m, not 99999000"),
        ("10k hr 300", "a heart rate must be between 20 and 260 bpm, not 300"),
        ("10k hr 178/150", "`hr 178/150` has an average above its highest"),
        ("-10k", "`-10k` is below zero"),
        ("10k -45min", "`-45min` is below zero"),
        ("run 1h75", "`1h75` has 60 or more of its smaller unit"),
        ("10k 2026-02-30", "`2026-02-30` is no day of the calendar"),
        ("10k at 25:00", "`at 25:00` is no time of day"),
        ("10k rpe", "`rpe` needs a number from 0 to 10"),
        ("10k 36", "`36` has no unit"),
        ("10k 12k", "the distance has been given already (10.0 km)"),
        ("10k 45min 50min", "the time has been given already (45:00)"),
        ("run ride 10k", "the sport has been given already (Run)"),
        ("10k \"Loup", "this quote has no end"),
        ("4:50/km", "a pace needs a distance or a time"),
        ("rest", "`rest` is no session"),
        ("3 x 10 min", "`3 x 10 min` says how the session was built, not how far it went"),
        ("track 10x400m", "`10x400m` says how the session was built, not how far it went"),
        ("1900-01-01 10k", "`1900-01-01` is more than a hundred years ago"),
        ("run 5h elapsed 4h", "the elapsed time does not fit: the time in motion is longer"),
        ("marathon 10k", "10.0 km does not fit: the named distance is 42.2 km"),
        ("10k Sat 20 Nov 2026", "Sat does not fit: that day is Fri 20 Nov 2026"),
        ("", "a session needs a sport, a distance or a time"),
        ("yesterday rpe 8", "a session needs a sport, a distance or a time"),
    ] {
        assert_eq!(misread(text).to_string(), message, "{text}");
        assert!(!misread(text).hint().is_empty(), "{text}");
    }
}

#[test]
fn after_midnight_the_words_speak_of_the_day_that_still_lasts() {
    // Half past one on Sunday: the runner's day is still Saturday.
    let late = Moment::from_rfc3339("2026-11-22T01:30:00+01:00").unwrap();
    let start = |text: &str| {
        let read = session(late, Zone::Named(chrono_tz::Europe::Paris), Units::Metric, text);
        read.map_err(|misread| format!("{text}: {misread}")).unwrap().start.to_string()
    };
    assert_eq!(start("run 60min yesterday"), "2026-11-20T09:00:00+01:00");
    assert_eq!(start("run 60min today 18:00"), "2026-11-21T18:00:00+01:00");
    assert_eq!(start("run 60min sat 18:00"), "2026-11-21T18:00:00+01:00");
    assert_eq!(start("run 30min today 0:45"), "2026-11-22T00:45:00+01:00");
    assert_eq!(start("run 30min at 23:00"), "2026-11-21T23:00:00+01:00");
    assert_eq!(start("run 30min"), "2026-11-22T01:00:00+01:00");
}

#[test]
fn a_session_of_another_day_starts_no_earlier_than_the_day_does() {
    let now = Moment::from_rfc3339("2026-11-22T18:00:00+00:00").unwrap();
    let here = crate::phrase::Here { zone: Zone::default(), day_start: crate::journal::DayStart::from_minutes(600).unwrap() };
    assert_eq!(session(now, here, Units::Metric, "10k yesterday").unwrap().start.to_string(), "2026-11-21T10:00:00+00:00");
}
