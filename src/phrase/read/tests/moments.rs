//! When a session was.

use super::{check_starts, misread, now, zone};
use crate::journal::{Moment, Units, Zone};
use crate::phrase::read::{MisreadReason, session};

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
        ("run 1h 21.11.", "Sat 2026-11-21 09:00:00"),
        ("run 1h two days ago", "Fri 2026-11-20 09:00:00"),
        ("run 1h on the 18th", "Wed 2026-11-18 09:00:00"),
        ("run 1h on the 18th of november", "Wed 2026-11-18 09:00:00"),
        ("run 1h the 30th", "Fri 2026-10-30 09:00:00"),
        ("run 1h two hours ago", "Sun 2026-11-22 06:14:00"),
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
        assert!(matches!(misread.reason, MisreadReason::Future { .. }), "{text}: {misread:?}");
        assert!(!misread.hint().is_empty());
    }
    assert!(session(now(), zone(), Units::Metric, "run 52min today 7:25").is_ok(), "a few minutes ahead are a clock's business");
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
