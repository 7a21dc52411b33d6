//! The rules a runner would use instead, asked whether training is open.

use crate::journal::{Athlete, Day, Journal, Kept, Kind, MILE_M, Moment, Session};
use crate::recovery::load::{Form, session_load};
use crate::recovery::planned::{is_hard_kind, is_hard_rpe};

/// Asks each rule whether training is open on a morning.
pub fn rules(morning: Moment, known: &Journal, athlete: &Athlete) -> [Option<bool>; 4] {
    let sessions = known.sessions();
    let hard = |session: &&Kept<Session>| is_hard_kind(session.kind) || is_hard_rpe(session.rpe);
    let two_days = sessions.iter().rev().find(hard).map(|last| morning.days_since(last.end()) >= 2.0);
    let race = sessions.iter().rev().find(|session| session.kind == Some(Kind::Race) && session.distance.is_some());
    let miles = race.and_then(|race| Some((race, race.distance?.value() / MILE_M)));
    let day = |session: &Session| Day::of(session.start, athlete.day_start);
    let load = |session: &Kept<Session>| {
        let minutes = session.moving.or(session.elapsed)?.value() / 60.0;
        Some((day(session), session_load(session.rpe?.value(), minutes)))
    };
    let loads: Vec<(Day, f64)> = sessions.iter().filter_map(load).collect();
    let today = Day::of(morning, athlete.day_start);
    let first = loads.iter().map(|(day, _)| *day).min().filter(|first| *first < today);
    // A balance this near to zero is back at it: the means are no more exact.
    let form = first.map(|first| Form::on(today, loads).known_since(first, today).balance() >= -1e-9);
    let watch = sessions.iter().rev().find_map(|session| Some((session, session.watch_recovery?)));
    [
        two_days,
        miles.map(|(race, miles)| morning.days_since(race.end()) >= miles),
        form,
        watch.map(|(session, wait)| morning.days_since(session.end()) >= wait.hours() / 24.0),
    ]
}
