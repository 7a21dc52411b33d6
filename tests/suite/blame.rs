//! What is named as the reason is what holds: the system that is back last, and the effort that costs most days.

use deckchair::journal::{Athlete, Entry, Id, Journal, Metres, Moment, Rpe, Seconds, Session, Sport};
use deckchair::recovery::{Assessment, Rung, System, Verdict, assess};
use proptest::prelude::*;

/// Days by which the named effort may cost less than another: dates are looked for in steps, over runners who differ.
const NEAR_DAYS: f64 = 0.5;

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn id(number: usize) -> Id {
    Id::new(uuid::Uuid::from_u128(number as u128 + 1))
}

fn effort(sport: Sport, ago: f64, hours: f64, rpe: f64) -> Session {
    let mut session = Session::new(sport, now().plus_days(-ago));
    session.moving = Seconds::new(hours.min(ago * 24.0) * 3_600.0).ok();
    session.distance = sport.is_running().then(|| Metres::new(hours * 10_500.0).unwrap());
    session.rpe = Rpe::new(rpe).ok();
    session
}

/// Easy runs of seven weeks, so that neither a habit nor a layoff hangs on one effort.
fn habit() -> Vec<Session> {
    (3..50).step_by(2).map(|ago| effort(Sport::Run, f64::from(ago), 0.8, 3.5)).collect()
}

/// A session of the last ten days: a swim, an easy run, intervals, a long run, a race.
fn lately() -> impl Strategy<Value = Session> {
    let kinds = vec![
        (Sport::Swim, 0.75, 3.0),
        (Sport::Run, 0.8, 3.5),
        (Sport::Run, 1.0, 8.0),
        (Sport::Run, 2.25, 5.0),
        (Sport::Run, 0.75, 9.5),
        (Sport::Run, 3.6, 9.0),
        (Sport::Trail, 6.5, 8.0),
        (Sport::Ride, 3.0, 6.0),
    ];
    (proptest::sample::select(kinds), 0.4..10.0_f64).prop_map(|((sport, hours, rpe), ago)| effort(sport, ago, hours, rpe))
}

fn assessed(sessions: &[Session], without: Option<Id>) -> Assessment {
    let entries = sessions.iter().enumerate().map(|(at, session)| (id(at), Entry::Session(session.clone())));
    let journal = Journal::from_entries(entries.filter(|(id, _)| Some(*id) != without));
    assess(now(), &journal, &Athlete::default())
}

/// Gives the days until the rung above the one that is open opens.
fn next_in(seen: &Assessment, next: Rung) -> f64 {
    seen.ladder.and_then(|ladder| ladder.ready(next).map(|ready| ready.in_days)).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_effort_that_is_named_is_the_one_without_which_the_next_rung_opens_soonest(
        lately in proptest::collection::vec(lately(), 1..5),
    ) {
        let sessions: Vec<Session> = habit().into_iter().chain(lately).collect();
        let seen = assessed(&sessions, None);
        let (Verdict::Open(open), Some((by, Some(named)))) = (seen.verdict, seen.reason.held()) else { return Ok(()) };
        let next = Rung::CLIMB.into_iter().find(|rung| *rung > open).unwrap();
        let all = next_in(&seen, next);
        let sooner = |at: usize| all - next_in(&assessed(&sessions, Some(id(at))), next);
        let late = habit().len()..sessions.len();
        let most = late.clone().map(sooner).fold(0.0, f64::max);
        let of_named = late.clone().find(|at| id(*at) == named).map_or(0.0, sooner);
        prop_assert!(of_named >= most - NEAR_DAYS, "{named:?} costs {of_named} days, another {most}: {seen:?}");
        if next == Rung::Train {
            let back = |system: System| seen.systems[system.index()].back.in_days;
            prop_assert!(System::ALL.into_iter().all(|system| back(system) <= back(by)), "{by:?} is not last: {seen:?}");
            prop_assert!(back(seen.slowest) >= back(by), "{:?} is not the slowest: {:?}", seen.slowest, seen);
        }
    }
}

#[test]
fn an_easy_swim_after_a_marathon_is_not_to_blame() {
    let swim = effort(Sport::Swim, 0.6, 0.75, 3.0);
    let sessions: Vec<Session> = habit().into_iter().chain([effort(Sport::Run, 6.0, 3.6, 9.0), swim]).collect();
    let seen = assessed(&sessions, None);
    let (by, named) = seen.reason.held().unwrap();
    assert_eq!((by, named), (System::Tissue, Some(id(habit().len()))), "{:?}", seen.holders);
}
