//! The quick line on lines nobody thought of: reading undoes writing, and nothing a person types makes it fall over.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use deckchair::journal::{
    Bpm, Day, DayStart, Kind, Metres, Moment, Rpe, Seconds, Session, Sport, Ten, Units, Zone, clean_line, clean_text,
};
use deckchair::phrase::{
    Lean, Misread, MisreadReason, SessionReading, check_in, intake, line_of, past_moment, planned, read_day, read_session,
    session, write_session,
};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Sunday, 22 November 2026, in the morning.
const NOW_S: i64 = 1_795_331_640;

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

fn zones() -> impl Strategy<Value = Zone> {
    select(vec![
        Zone::Named(Tz::Europe__Paris),
        Zone::Named(Tz::America__New_York),
        Zone::Named(Tz::Asia__Kathmandu),
        Zone::Named(Tz::Australia__Lord_Howe),
        Zone::Fixed(chrono::FixedOffset::west_opt(3 * 3_600).unwrap()),
    ])
}

fn units() -> impl Strategy<Value = Units> {
    select(vec![Units::Metric, Units::Imperial])
}

/// Metres to the decimetre.
fn metres(most: u32) -> impl Strategy<Value = Metres> {
    (0..most * 10).prop_map(|tenths| Metres::new(f64::from(tenths) / 10.0).unwrap())
}

prop_compose! {
    fn figures()(
        distance in of(metres(300_000)),
        climb in of(metres(12_000)),
        descent in of(metres(12_000)),
        moving in of(0u32..200_000),
        pause in of(0u32..20_000),
        halves in of(0u32..=20),
        feel in of(0u32..=10),
        average in of(30u32..200),
        above in of(0u32..60),
    ) -> Session {
        let mut session = Session::new(Sport::Run, Zone::default().at(instant(NOW_S)));
        let seconds = |value: u32| Seconds::new(f64::from(value)).unwrap();
        session.distance = distance;
        session.climb = climb;
        session.descent = descent;
        session.moving = moving.map(seconds);
        session.elapsed = pause.map(|pause| seconds(moving.unwrap_or(0) + pause));
        session.rpe = halves.map(|halves| Rpe::new(f64::from(halves) / 2.0).unwrap());
        session.feel = feel.map(|feel| Ten::new(f64::from(feel)).unwrap());
        session.heart_avg = average.map(|rate| Bpm::new(f64::from(rate)).unwrap());
        session.heart_max = above.map(|above| Bpm::new(f64::from(average.unwrap_or(120) + above)).unwrap());
        session
    }
}

prop_compose! {
    fn sessions()(
        zone in zones(),
        lived in of(zones()),
        ended_ago in 0i64..3_000_000_000,
        figures in figures(),
        sport in any::<Index>(),
        kind in of(any::<Index>()),
        title in ".{0,20}",
        place in ".{0,20}",
        notes in "(.|\n){0,40}",
        tags in prop::collection::vec(".{1,8}", 0..3),
    ) -> (Session, Zone) {
        let mut session = figures;
        session.sport = *sport.get(&Sport::ALL);
        session.kind = kind.map(|kind| *kind.get(&Kind::ALL));
        session.title = clean_line(&title);
        session.place = clean_line(&place);
        session.notes = clean_text(&notes);
        for tag in tags.iter().map(|tag| clean_line(tag)) {
            if !tag.is_empty() && !session.tags.contains(&tag) {
                session.tags.push(tag);
            }
        }
        let length = session.elapsed.or(session.moving).map_or(0.0, Seconds::value) as i64;
        let start = instant(NOW_S - ended_ago - length);
        session.start = lived.unwrap_or(zone).at(start);
        let lived_here = zone.at(start).offset_s() == session.start.offset_s();
        session.zone = if lived_here { zone.name() } else { None };
        (session, zone)
    }
}

/// Words that mean something in one line or another, and some that mean nothing anywhere.
const WORDS: &[&str] = &[
    "10k",
    "42.2 km",
    "trail",
    "run",
    "mtb",
    "52:30",
    "9:00",
    "1:45:00",
    "3h36",
    "18h",
    "45m",
    "90'",
    "2300m+",
    "-2300",
    "+2,300",
    "D+",
    "rpe",
    "8",
    "rpe 9.5",
    "hr 150/178",
    "hr max",
    "/",
    "4:50/km",
    "24.3 km/h",
    "yesterday",
    "sat",
    "last",
    "sunday",
    "2026-11-21",
    "21",
    "nov",
    "21/11",
    "3/4",
    "at",
    "7am",
    "noon",
    "evening",
    "3 days ago",
    "2 hours ago",
    "\"",
    "\"Loup\"",
    "@",
    "@home",
    "#tag",
    "#",
    "note",
    "title",
    "elapsed",
    "moving",
    "in",
    "for",
    "an",
    "hour",
    "half",
    "marathon",
    "race",
    "climb",
    "descent",
    "feel",
    "×",
    "x",
    "T",
    ":",
    "-",
    "+",
    "±",
    ",",
    "'",
    "“",
    "»",
    "\\",
    "0",
    "99999999999999999999999999",
    "2026",
    "é",
    "日本",
    "\u{0}",
    "\u{202e}",
    "🏃",
    "sport",
    "other",
    "2026-11-21T06:30:00+01:00",
    "2026-02-30",
    "+262143-01-01T00:00",
    "soreness",
    "sleep 7h30",
    "7:30",
    "rhr 48",
    "hrv 62",
    "rmssd",
    "from",
    "mood 4",
    "quality",
    "ill",
    "fever",
    "niggle",
    "knee",
    "bone pain",
    "dark urine",
    "rested",
    "60g",
    "carbs",
    "protein 20",
    "500ml",
    "gel",
    "2x",
    "A",
    "b",
    "priority",
    "tomorrow",
    "next",
    "6 dec",
    "in 3 days",
];

/// Lines of known words, which reach deep into the grammar.
fn words() -> impl Strategy<Value = String> {
    prop::collection::vec((select(WORDS), select(vec!["", " ", "  "])), 0..12)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

/// Reads a line and checks what must hold of every reading.
fn reads_soundly(line: &str, zone: Zone, units: Units) -> Result<(), TestCaseError> {
    let now = zone.at(instant(NOW_S));
    let reading = read_session(now, zone, units, line);
    for span in reading.misreads.iter().map(|misread| &misread.span).chain(reading.words.iter().map(|word| &word.span)) {
        prop_assert!(line.get(span.clone()).is_some(), "{span:?} is no part of {line:?}");
    }
    for misread in &reading.misreads {
        prop_assert!(!misread.hint().is_empty());
        let shown = format!("{misread}{}{}", misread.hint(), misread.pointer(line));
        prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
    }
    prop_assert_eq!(session(now, zone, units, line).is_ok(), reading.misreads.is_empty());
    if reading.misreads.is_empty() {
        prop_assert!(reading.session.end().days_since(now) < 0.01);
    }
    Ok(())
}

/// Takes lengths that are as close as a watch can tell for the same: feet and miles are written with few decimals.
fn near(mut read: Session, written: &Session, units: Units) -> Session {
    let close = |read: Option<Metres>, written: Option<Metres>| match (read, written) {
        (Some(a), Some(b)) if units == Units::Imperial && (a.value() - b.value()).abs() < 0.1 => Some(b),
        _ => read,
    };
    read.distance = close(read.distance, written.distance);
    read.climb = close(read.climb, written.climb);
    read.descent = close(read.descent, written.descent);
    read
}

/// Says whether two sessions are equal, the offset of their start included.
fn same(one: &Session, other: &Session) -> bool {
    one == other && one.start.offset_s() == other.start.offset_s()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_undoes_writing((written, zone) in sessions(), units in units()) {
        let line = write_session(&written, zone, units);
        let now = zone.at(instant(NOW_S + 1));
        let SessionReading { session: read, misreads, .. } = read_session(now, zone, units, &line);
        // Figures drawn by lot may be those of nobody; they are understood all the same.
        let wrong = misreads.iter().find(|misread| !matches!(misread.reason, MisreadReason::Doubtful(_)));
        prop_assert!(wrong.is_none(), "{}\n{:?}", line, wrong);
        prop_assert!(same(&near(read.clone(), &written, units), &written), "{}\n{:?}\n{:?}", line, read, written);
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(line in "\\PC{0,60}|.{0,60}", zone in zones(), units in units()) {
        reads_soundly(&line, zone, units)?;
    }

    #[test]
    fn no_order_of_known_words_makes_the_reader_fall_over(line in words(), zone in zones(), units in units()) {
        reads_soundly(&line, zone, units)?;
    }

    #[test]
    fn no_text_makes_the_other_readers_fall_over(text in words(), wild in "\\PC{0,40}|.{0,40}", zone in zones(), units in units()) {
        let now = zone.at(instant(NOW_S));
        let today = Day::of(now, DayStart::default());
        let habits = [("gel".to_owned(), "25g carbs".to_owned())].into();
        for line in [text, wild] {
            let mistakes: [Option<Misread>; 6] = [
                check_in(now, zone, &line).err(),
                intake(now, zone, &line, &habits).err(),
                planned(today, units, &line).err(),
                read_day(today, Lean::Past, &line).err(),
                read_day(today, Lean::Coming, &line).err(),
                past_moment(now, zone, &line).err(),
            ];
            for misread in mistakes.into_iter().flatten() {
                prop_assert!(line.get(misread.span.clone()).is_some(), "{:?} is no part of {line:?}", misread.span);
                let shown = format!("{misread}{}{}", misread.hint(), misread.pointer(&line));
                prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
            }
        }
    }

    #[test]
    fn words_quoted_for_the_shell_come_back_as_one_title(title in "[a-zA-Z\"\\\\é]{1,6} [a-zA-Z\"\\\\é]{1,6}!") {
        let now = Zone::default().at(instant(NOW_S));
        let line = line_of(&["run".to_owned(), title.clone(), "1h".to_owned()]);
        let read = session(now, Zone::default(), Units::Metric, &line);
        prop_assert_eq!(read.map(|session| session.title), Ok(title), "{}", line);
    }

    #[test]
    fn what_is_understood_is_understood_again_when_written(line in words(), zone in zones(), units in units()) {
        let now = zone.at(instant(NOW_S));
        if let Ok(read) = session(now, zone, units, &line) {
            let written = write_session(&read, zone, units);
            let again = session(now, zone, units, &written)
                .map_err(|misread| TestCaseError::fail(format!("{line:?} -> {written:?}: {misread}")))?;
            prop_assert!(same(&near(again.clone(), &read, units), &read), "{:?} -> {:?}\n{:?}\n{:?}", line, written, read, again);
        }
    }
}

#[test]
fn ten_megabytes_of_words_are_answered_at_once() {
    let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
    for word in ["x ", "10k ", "\"", "9:00 ", "1", "é"] {
        let line = word.repeat(10_000_000 / word.len());
        assert!(session(now, Zone::default(), Units::Metric, &line).is_err());
    }
}

#[test]
fn a_line_as_long_as_the_longest_note_is_read_and_pointed_at() {
    let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
    for word in ["trial ", "10k ", "9:00 ", "7 ", "a-", "sat ", "\u{0}"] {
        let line = word.repeat(400_000 / word.len());
        for misread in read_session(now, Zone::default(), Units::Metric, &line).misreads.iter().take(3) {
            assert!(misread.pointer(&line).contains('^'));
        }
    }
}
