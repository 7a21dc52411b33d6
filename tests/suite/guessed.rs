//! How hard a session is taken to be where the runner did not say: better too careful than too bold.

use deckchair::journal::{
    Athlete, Bpm, Entry, Id, Journal, Kind, Metres, Moment, Planned, Priority, Rpe, Seconds, Session, Sport, TimeOfDay,
};
use deckchair::recovery::{Assessment, ExertionFrom, Rung, Urgency, Verdict, Warning, assess, exertion, is_done};

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

/// A run that began at nine the day before.
fn run(kilometres: f64, hours: f64) -> Session {
    let mut session = Session::new(Sport::Run, now().plus_days(-23.0 / 24.0));
    (session.distance, session.moving) = (Metres::new(kilometres * 1_000.0).ok(), Seconds::new(hours * 3_600.0).ok());
    session
}

fn after(sessions: impl IntoIterator<Item = Session>) -> Assessment {
    let entries = sessions.into_iter().enumerate();
    let entries = entries.map(|(at, session)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), Entry::Session(session)));
    assess(now(), &Journal::from_entries(entries), &Athlete::default())
}

fn train_in(answer: &Assessment) -> f64 {
    answer.ladder.unwrap().train.in_days
}

#[test]
fn a_marathon_of_which_only_the_time_is_said_is_no_stroll() {
    let bare = after([run(42.2, 3.6)]);
    assert!(matches!(bare.verdict, Verdict::Open(Rung::Rest | Rung::CrossTrain)), "{:?}", bare.verdict);
    assert!(train_in(&bare) > 6.0, "{}", train_in(&bare));
    let race = Session { rpe: Rpe::new(9.0).ok(), ..run(42.2, 3.6) };
    assert!(train_in(&bare) < train_in(&after([race])));
}

#[test]
fn a_word_makes_no_long_run_short() {
    for kind in [Kind::Recovery, Kind::Easy] {
        let called = after([Session { kind: Some(kind), ..run(42.2, 3.6) }]);
        assert!(train_in(&called) > 2.0, "{kind:?}: {}", train_in(&called));
        let short = after([Session { kind: Some(kind), ..run(8.0, 0.75) }]);
        assert_eq!(short.verdict, Verdict::Open(Rung::Train), "{kind:?}");
    }
}

#[test]
fn a_pace_few_can_hold_is_taken_for_a_race_and_a_jog_for_a_jog() {
    let half = after([run(21.1, 1.34)]);
    assert!(train_in(&half) > 2.0, "{}", train_in(&half));
    assert_eq!(after([run(8.0, 0.8)]).verdict, Verdict::Open(Rung::Train));
}

#[test]
fn a_heart_rate_counts_without_a_word_on_the_highest() {
    let guess = |beats: f64| {
        let session = Session { heart_avg: Bpm::new(beats).ok(), ..run(10.0, 1.08) };
        exertion(&session, &[], &Athlete::default())
    };
    assert_eq!(guess(171.0).from, ExertionFrom::HeartRate);
    assert!(guess(171.0).rpe > 7.0 && guess(130.0).rpe < 4.0, "{} {}", guess(171.0).rpe, guess(130.0).rpe);
    assert!((guess(171.0).rpe - guess(172.0).rpe).abs() < 0.5);
}

#[test]
fn the_second_race_of_a_day_is_no_proof_of_recovery() {
    let race = |hours_ago: f64| Session {
        rpe: Rpe::new(8.0).ok(),
        kind: Some(Kind::Race),
        start: now().plus_days(-hours_ago / 24.0),
        ..run(25.0, 2.0)
    };
    let told = after([race(23.0), race(15.0)]);
    assert!(!told.warnings.iter().any(|warning| matches!(warning, Warning::Reproduced { .. })), "{:?}", told.warnings);
}

#[test]
fn a_shake_out_is_not_the_race_that_is_planned_for_its_day() {
    let mut race = Planned::new(Sport::Run, deckchair::journal::Day::of(now(), Athlete::default().day_start));
    (race.race, race.distance) = (Some(Priority::B), Metres::new(42_195.0).ok());
    let done = |kilometres: f64| {
        let ran = Session { start: now().plus_days(-0.05), ..run(kilometres, kilometres / 10.0) };
        let session = (Id::new(uuid::Uuid::from_u128(1)), Entry::Session(ran));
        let plan = (Id::new(uuid::Uuid::from_u128(2)), Entry::Planned(race.clone()));
        let later = now().plus_days(0.4);
        deckchair::recovery::is_done(&race, later, &Journal::from_entries([session, plan]), &Athlete::default())
    };
    assert!(!done(4.0) && done(40.0));
}

#[test]
fn an_easy_run_on_the_morning_of_an_evening_race_is_not_the_race() {
    let mut race = Planned::new(Sport::Run, deckchair::journal::Day::of(now(), Athlete::default().day_start));
    (race.race, race.distance) = (Some(Priority::A), Metres::new(10_000.0).ok());
    let done = |kilometres: f64, hours: f64, rpe: f64, kind: Option<Kind>| {
        let ran = Session { start: now().plus_days(-0.05), rpe: Rpe::new(rpe).ok(), kind, ..run(kilometres, hours) };
        let session = (Id::new(uuid::Uuid::from_u128(1)), Entry::Session(ran));
        let plan = (Id::new(uuid::Uuid::from_u128(2)), Entry::Planned(race.clone()));
        let later = now().plus_days(0.4);
        deckchair::recovery::is_done(&race, later, &Journal::from_entries([session, plan]), &Athlete::default())
    };
    assert!(!done(16.0, 1.5, 6.0, None), "longer and easier");
    assert!(done(10.2, 0.75, 6.0, None), "its distance");
    assert!(done(16.0, 1.5, 9.0, None) && done(16.0, 1.5, 6.0, Some(Kind::Race)), "as hard as a race, or called one");
}

/// Twelve weeks of the same easy rounds, kilometres and time only, and of a longer one on Sundays.
fn rounds() -> impl Iterator<Item = Session> {
    (1..84).filter(|ago| ago % 2 == 0).rev().map(|ago| {
        let (kilometres, hours) = if ago % 14 == 0 { (18.0, 1.74) } else { (9.0, 0.84) };
        Session { start: now().plus_days(-f64::from(ago) - 14.0 / 24.0), ..run(kilometres, hours) }
    })
}

#[test]
fn a_pace_that_is_run_every_other_day_is_nobodys_best() {
    let usual = after(rounds());
    assert!(matches!(usual.verdict, Verdict::Open(Rung::Train | Rung::RunEasy)), "{:?}", usual.reason);
    let history: Vec<_> = rounds()
        .enumerate()
        .map(|(at, what)| deckchair::journal::Kept { id: Id::new(uuid::Uuid::from_u128(at as u128 + 1)), what })
        .collect();
    let read = |hours: f64| exertion(&run(9.0, hours), &history, &Athlete::default());
    assert_eq!(read(0.84).from, ExertionFrom::Pace);
    assert!((3.0..5.0).contains(&read(0.84).rpe), "as always: {:?}", read(0.84));
    assert!(read(0.92).rpe < read(0.84).rpe, "slower: {:?}", read(0.92));
    assert!(read(0.66).rpe > 8.0, "a race by its pace: {:?}", read(0.66));
}

#[test]
fn what_the_runner_calls_easy_or_long_is_not_read_from_its_pace() {
    let called = |kind, kilometres, hours| after(rounds().chain([Session { kind: Some(kind), ..run(kilometres, hours) }]));
    assert_eq!(called(Kind::Easy, 10.0, 0.9).verdict, Verdict::Open(Rung::Train));
    assert!(train_in(&called(Kind::Easy, 20.0, 2.0)) < 3.0);
    assert!(train_in(&called(Kind::Long, 28.0, 2.84)) < 4.0);
}

#[test]
fn an_easy_run_is_not_the_hard_session_planned_for_that_evening() {
    let today = deckchair::journal::Day::of(now(), deckchair::journal::DayStart::default());
    let mut plan = Planned::new(Sport::Run, today);
    (plan.kind, plan.rpe) = (Some(Kind::Intervals), Rpe::new(8.0).ok());
    let morning = Session { start: now().plus_seconds(-6_000.0), rpe: Rpe::new(6.0).ok(), ..run(15.0, 1.5) };
    let id = |at: u128| Id::new(uuid::Uuid::from_u128(at));
    let journal = Journal::from_entries([(id(1), Entry::Session(morning)), (id(2), Entry::Planned(plan))]);
    let window = assess(now(), &journal, &Athlete::default()).refuelling.unwrap();
    assert!(window.next_hard_in_hours.is_some_and(|hours| hours < 12.0), "{window:?}");
}

#[test]
fn refuelling_hurries_by_the_hour_at_which_a_plan_starts() {
    let athlete = Athlete::default();
    let today = deckchair::journal::Day::of(now(), athlete.day_start);
    let urgency = |day, clock: Option<chrono::NaiveTime>| {
        let plan = Planned { kind: Some(Kind::Intervals), start: clock.map(TimeOfDay::new), ..Planned::new(Sport::Run, day) };
        let done = Session { start: now().plus_seconds(-6_000.0), rpe: Rpe::new(5.0).ok(), ..run(15.0, 1.5) };
        let id = |at: u128| Id::new(uuid::Uuid::from_u128(at));
        let journal = Journal::from_entries([(id(1), Entry::Session(done)), (id(2), Entry::Planned(plan))]);
        assess(now(), &journal, &athlete).refuelling.unwrap().urgency
    };
    let in_hours = |hours: i64| (now().wall() + chrono::Duration::hours(hours)).time();
    assert_eq!(urgency(today, Some(in_hours(6))), Urgency::High);
    assert_eq!(urgency(today, Some(in_hours(10))), Urgency::Medium);
    assert_eq!(urgency(today, Some(in_hours(-3))), Urgency::Low, "what has gone by is not to come");
    assert_eq!(urgency(today.plus(1), Some(in_hours(-3))), Urgency::Medium);
    assert_eq!(urgency(today.plus(1), Some(in_hours(4))), Urgency::Low, "more than a day away");
}

#[test]
fn what_is_not_the_planned_session_leaves_it_ahead() {
    let athlete = Athlete::default();
    let today = deckchair::journal::Day::of(now(), athlete.day_start);
    let done = |plan: Planned, done: Session| {
        let early = Session { start: now().plus_seconds(-6_000.0), ..done };
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(early))]);
        is_done(&plan, now(), &journal, &athlete)
    };
    let fast = Planned { kind: Some(Kind::Intervals), ..Planned::new(Sport::Run, today) };
    let called = |kind| Session { kind, ..run(10.0, 1.0) };
    let rated = |rpe| Session { rpe: Rpe::new(rpe).ok(), ..run(10.0, 1.0) };
    assert!(!done(fast.clone(), called(Some(Kind::Easy))), "an easy run is no intervals");
    assert!(!done(fast.clone(), rated(3.0)));
    assert!(
        done(fast.clone(), rated(7.0)) && done(fast.clone(), called(None)) && done(fast.clone(), called(Some(Kind::Intervals)))
    );
    let tonight = Planned { start: Some(TimeOfDay::new((now().wall() + chrono::Duration::hours(10)).time())), ..fast };
    assert!(!done(tonight.clone(), rated(7.0)), "a run this morning is not tonight's");
    assert!(!done(tonight, called(Some(Kind::Intervals))), "nor are this morning's intervals: two are two");
    let at_five = |hours: i64| Some(TimeOfDay::new((now().wall() + chrono::Duration::hours(hours)).time()));
    let gone_by = Planned { kind: Some(Kind::Intervals), start: at_five(-7), ..Planned::new(Sport::Run, today) };
    assert!(done(gone_by.clone(), called(Some(Kind::Intervals))), "what was done at another hour is done");
    assert!(!done(gone_by.clone(), rated(7.0)));
    let as_long = Planned { kind: None, distance: Metres::new(10_000.0).ok(), ..gone_by };
    assert!(done(as_long, rated(7.0)));
    let elsewhere = Session { start: Moment::from_rfc3339("2026-06-07T15:00:00+09:00").unwrap(), ..run(10.0, 1.0) };
    let race = Planned {
        race: Some(Priority::A),
        start: TimeOfDay::try_from("15:00".to_owned()).ok(),
        ..Planned::new(Sport::Run, today)
    };
    let abroad = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(elsewhere))]);
    assert!(is_done(&race, now(), &abroad, &athlete), "by the clock where it was run");
    let nightly = Planned { start: TimeOfDay::try_from("00:30".to_owned()).ok(), ..race };
    let night = Session { start: Moment::from_rfc3339("2026-06-07T00:31:00+00:00").unwrap(), ..run(10.0, 1.0) };
    let at_night = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(night))]);
    assert!(is_done(&nightly, now(), &at_night, &athlete), "the small hours are of the day before");
    let long = Planned { kind: Some(Kind::Long), ..Planned::new(Sport::Run, today) };
    assert!(done(long, called(Some(Kind::Easy))), "a long run is easy");
}

#[test]
fn a_figure_that_slipped_makes_no_race_a_stroll() {
    let rated =
        |kind, kilometres, hours, rpe| train_in(&after([Session { kind, rpe: Rpe::new(rpe).ok(), ..run(kilometres, hours) }]));
    let race = Some(Kind::Race);
    assert!(rated(race, 42.2, 3.6, 2.0) > 2.0, "a marathon at RPE 2");
    assert!(rated(race, 100.0, 14.0, 0.0) > 8.0, "100 km at RPE 0");
    assert!(rated(None, 60.0, 8.0, 0.0) > 1.0, "eight hours on the feet");
    assert!(rated(None, 10.0, 1.0, 2.0) < 1.5, "an easy hour is one");
    let days: Vec<f64> = (0..=10).map(|rpe| rated(race, 42.2, 3.6, f64::from(rpe))).collect();
    assert!(days.windows(2).all(|pair| pair[0] <= pair[1]), "{days:?}");
}

#[test]
fn what_runs_into_the_next_morning_is_counted() {
    let mut history = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(run(10.0, 1.0)))]);
    let athlete = Athlete::default();
    let day = deckchair::journal::Day::of(now(), athlete.day_start).plus(3);
    let race = Planned {
        race: Some(Priority::A),
        start: TimeOfDay::try_from("23:30".to_owned()).ok(),
        moving: Seconds::new(9.0 * 3_600.0).ok(),
        distance: Metres::new(60_000.0).ok(),
        ..Planned::new(Sport::Run, day)
    };
    let after = Planned { kind: Some(Kind::Intervals), ..Planned::new(Sport::Run, day.plus(3)) };
    history.add(Id::new(uuid::Uuid::from_u128(2)), Entry::Planned(race));
    history.add(Id::new(uuid::Uuid::from_u128(3)), Entry::Planned(after));
    let seen = assess(now(), &history, &athlete);
    let imagined = deckchair::plan::imagine(now(), &history, &athlete, &seen, assess);
    assert!(imagined.prospects[1].chance < 0.1, "{:?}", imagined.prospects);
}
