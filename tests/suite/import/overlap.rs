//! Sessions that overlap in time: which are one, which are two, and of which it is asked.

use std::collections::BTreeSet;

use deckchair::import::{JoinDoubt, Reread, already_there, doubt, settle};
use deckchair::journal::{Entry, Id, Journal, Metres, Moment, Revision, Seconds, Session, Sport};

/// A session that one device recorded: its sport, its start, its minutes and its kilometres.
fn recorded(by: &str, sport: Sport, start: &str, minutes: f64, km: Option<f64>) -> Session {
    let mut session = Session::new(sport, Moment::from_rfc3339(&format!("2026-11-21T{start}+01:00")).unwrap());
    session.elapsed = Seconds::new(minutes * 60.0).ok();
    session.moving = session.elapsed;
    session.distance = km.and_then(|km| Metres::new(km * 1000.0).ok());
    (session.source.format, session.source.device) = (Some("fit".to_owned()), Some(by.to_owned()));
    session
}

/// Says whether the two are one, whichever comes first, and what else is asked of them.
fn met(one: &Session, other: &Session) -> (bool, Option<JoinDoubt>) {
    let is_there = |kept: &Session, found: &Session| {
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(kept.clone()))]);
        already_there(&journal, found).is_some()
    };
    assert_eq!(is_there(one, other), is_there(other, one), "in either order");
    assert_eq!(doubt(one, other), doubt(other, one), "in either order");
    (is_there(one, other), doubt(one, other))
}

#[test]
fn hundreds_of_recordings_of_one_hour_are_one_session_in_a_time_that_does_not_grow_by_their_cube() {
    // When each was held against each again for every one that came, these took half a minute.
    let recording = |number: i64| {
        let mut recording = recorded("Watch", Sport::Run, "08:00:00", 60.0, Some(10.0));
        recording.start = recording.start.plus_seconds((number * 37 % 60) as f64);
        recording.distance = Metres::new(10_000.0 + (number * 7 % 300) as f64).ok();
        recording.source.file = Some(format!("{number}.fit"));
        recording
    };
    let id = Id::new(uuid::Uuid::from_u128(1));
    let mut journal = Journal::from_entries([(id, Entry::Session(recording(0)))]);
    for number in 1..400 {
        let settled = settle(&journal, &recording(number), &BTreeSet::new(), Reread::Replaces);
        assert_eq!((settled.added.len(), settled.removed.len()), (0, 0), "{number}");
        let revisions: Vec<Revision> =
            settled.corrected.into_iter().map(|(id, whole)| Revision { id, now: Some(Entry::Session(whole)) }).collect();
        journal.revise(&revisions);
    }
    let [whole] = journal.sessions() else { panic!("{} sessions", journal.sessions().len()) };
    assert!(whole.recordings().len() > 250, "{}", whole.recordings().len());
}

#[test]
fn a_strength_session_that_begins_before_the_run_has_ended_is_another() {
    let run = recorded("Watch", Sport::Run, "08:00:00", 60.0, Some(11.0));
    let strength = recorded("Phone", Sport::Strength, "08:59:00", 30.0, None);
    assert_eq!(met(&run, &strength), (false, None));
}

#[test]
fn a_ride_whose_end_was_pressed_late_and_the_next_are_two_and_are_named() {
    let there = recorded("Watch", Sport::Ride, "07:30:00", 32.0, Some(9.1));
    let back = recorded("Phone", Sport::Ride, "08:00:00", 25.0, Some(6.0));
    assert_eq!(met(&there, &back), (false, Some(JoinDoubt::Overlap)));
    let same_way = recorded("Phone", Sport::Ride, "08:00:00", 31.0, Some(9.0));
    assert_eq!(met(&there, &same_way), (false, Some(JoinDoubt::Overlap)), "the way back is as long");
}

#[test]
fn a_ride_that_one_of_two_devices_took_for_a_run_is_asked_of() {
    let ride = recorded("Bike computer", Sport::Ride, "08:00:00", 120.0, Some(58.0));
    let as_run = recorded("Watch", Sport::Run, "08:00:30", 121.0, Some(55.0));
    assert_eq!(met(&ride, &as_run), (false, Some(JoinDoubt::AtOnce)));
    let warm_up = recorded("Watch", Sport::Run, "08:00:30", 20.0, Some(3.0));
    assert_eq!(met(&ride, &warm_up), (false, None));
}

#[test]
fn a_ride_and_the_run_after_it_with_the_watch_still_on_are_two() {
    let ride = recorded("Bike computer", Sport::Ride, "08:00:00", 120.0, Some(60.0));
    let run = recorded("Watch", Sport::Run, "09:58:00", 30.0, Some(6.0));
    assert_eq!(met(&ride, &run), (false, None));
    let ride_left_on = recorded("Bike computer", Sport::Ride, "08:00:00", 155.0, Some(66.0));
    assert_eq!(met(&ride_left_on, &run), (false, None));
}

#[test]
fn two_runs_of_clocks_that_differ_by_half_a_minute_are_two_and_nothing_is_asked() {
    let warm_up = recorded("Watch", Sport::Run, "08:00:00", 20.0, Some(3.0));
    let race = recorded("Phone", Sport::Run, "08:19:30", 40.0, Some(10.0));
    assert_eq!(met(&warm_up, &race), (false, None));
    let as_long = recorded("Phone", Sport::Run, "08:19:30", 20.0, Some(3.0));
    assert_eq!(met(&warm_up, &as_long), (false, None));
}

#[test]
fn two_that_go_on_at_the_same_time_and_differ_are_asked_about_and_two_that_agree_are_one() {
    let watch = recorded("Watch", Sport::Run, "08:00:00", 60.0, Some(11.0));
    let other = recorded("Phone", Sport::Run, "08:20:00", 60.0, Some(7.0));
    assert_eq!(met(&watch, &other), (false, Some(JoinDoubt::AtOnce)));
    let phone = recorded("Phone", Sport::Run, "08:00:40", 58.5, Some(10.7));
    assert!(met(&watch, &phone).0);
}

#[test]
fn a_log_is_of_one_runner_so_two_watches_side_by_side_recorded_one_run() {
    let watch = recorded("Watch", Sport::Run, "08:00:00", 50.0, Some(9.0));
    let other = recorded("Another watch", Sport::Run, "08:00:05", 50.2, Some(9.05));
    assert!(met(&watch, &other).0);
}

#[test]
fn a_treadmill_and_the_watch_on_it_are_one_run_as_far_as_their_ways_agree_and_else_it_is_asked() {
    let treadmill = recorded("Treadmill", Sport::Treadmill, "08:00:00", 50.0, Some(9.0));
    let watch = |km| recorded("Watch", Sport::Run, "08:00:20", 49.8, Some(km));
    assert!(met(&treadmill, &watch(7.9)).0);
    assert_eq!(met(&treadmill, &watch(5.5)), (false, Some(JoinDoubt::AtOnce)));
}
