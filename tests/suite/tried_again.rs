//! Efforts tried again tell when the runner can do them again (S1), of what is never felt too.

use deckchair::journal::{Athlete, CheckIn, Entry, Id, Journal, Metres, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten};
use deckchair::recovery::{Rung, forecast};

/// The days between ten-kilometre time trials, over and over.
const GAPS: [i64; 6] = [3, 7, 5, 10, 4, 8];

fn start() -> Moment {
    Moment::from_rfc3339("2026-01-05T17:00:00+00:00").unwrap()
}

fn time_trial(day: i64, minutes: f64) -> Entry {
    let mut session = Session::new(Sport::Run, start().plus_days(day as f64));
    session.moving = Seconds::new(minutes * 60.0).ok();
    session.distance = Metres::new(10_000.0).ok();
    session.rpe = Rpe::new(9.0).ok();
    Entry::Session(session)
}

/// A morning so many days after a time trial, on which next to nothing is felt any more from the fourth on.
fn morning(day: i64, after: i64) -> Entry {
    let mut check_in = CheckIn::new(start().plus_days(day as f64 - 10.0 / 24.0));
    let felt = [0.0, 2.0, 2.0, 1.0].get(after as usize).copied().unwrap_or(0.0);
    check_in.soreness = Ten::new(felt + f64::from(u8::from(day % 3 == 0))).ok();
    check_in.fatigue = Scale5::new(if after == 1 { 3 } else { 2 });
    Entry::CheckIn(check_in)
}

/// Gives the chances of training on the mornings after a time trial in 44 minutes; those before it, if any, took these minutes
/// after so many days.
fn chances(with_mornings: bool, minutes: impl Fn(usize, i64) -> Option<f64>) -> Vec<f64> {
    let (mut entries, mut day, mut gap) = (Vec::new(), 0, 10);
    for (at, next) in GAPS.into_iter().cycle().take(34).enumerate() {
        entries.extend(minutes(at, gap).map(|minutes| time_trial(day, minutes)));
        entries.extend((1..next).filter(|_| with_mornings).map(|after| morning(day + after, after)));
        (day, gap) = (day + next, next);
    }
    entries.push(time_trial(day, 44.0));
    let numbered = entries.into_iter().enumerate();
    let journal = Journal::from_entries(numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)));
    let now = start().plus_days(day as f64 + 3.0 / 24.0);
    forecast(now, &journal, &Athlete::default()).chances(Rung::Train).map(|(_, chance)| chance).collect()
}

#[test]
fn who_is_slower_on_all_but_the_seventh_day_is_not_told_to_train_on_the_fourth_however_good_the_mornings() {
    let slower_before_a_week = |_, gap| Some(if gap >= 7 { 44.0 } else { 47.0 });
    let (felt, silent) = (chances(true, slower_before_a_week), chances(false, slower_before_a_week));
    assert!(felt[3] < 0.1, "{felt:?}");
    assert!(silent[4] < 0.1 && silent[8] > 0.8, "{silent:?}");
}

#[test]
fn who_is_as_fast_on_the_third_day_may_train_sooner_than_others() {
    let (fast, typical) = (chances(false, |_, _| Some(44.0)), chances(false, |_, _| None));
    assert!(fast[3] > typical[3] + 0.1, "{fast:?} {typical:?}");
}

/// Shuffled labels.
#[test]
fn times_that_hang_on_nothing_teach_nothing() {
    let nothing = chances(false, |_, _| None);
    let at_random = chances(false, |at, _| Some(if (at * 7 + at / 3) % 5 < 2 { 47.0 } else { 44.0 }));
    let apart = nothing.iter().zip(&at_random).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
    assert!(apart < 0.05, "{apart} {nothing:?} {at_random:?}");
}
