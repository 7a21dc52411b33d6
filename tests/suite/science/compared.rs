//! Cases that compare two logs: running on damaged legs, the same descent twice, cross-training, signs and fever.

use deckchair::journal::{Athlete, Bpm, CheckIn, Entry, Health, Id, Journal, RedFlag, Scale5, Seconds, Sex, Sport, Ten};
use deckchair::recovery::{Reason, Rung, System, Verdict, Warning, kept_by_cross_training, vo2max_loss_percent};

use super::runner::{self, Effort, Log, day_zero};

const MARATHON: Effort = Effort::run(3.6, 9.0);

fn man() -> Athlete {
    Athlete { sex: Some(Sex::Man), birth_year: Some(runner::YEAR - 36), ..Athlete::default() }
}

fn marathon_then(after: impl IntoIterator<Item = Effort>) -> Log {
    let efforts: Vec<Effort> = [MARATHON].into_iter().chain(after).collect();
    Log::of(&efforts, man())
}

fn with(log: &Log, check_in: CheckIn) -> Log {
    let entries = log.journal.entries().chain([(Id::new(uuid::Uuid::from_u128(900)), Entry::CheckIn(check_in))]);
    Log { journal: Journal::from_entries(entries), athlete: log.athlete.clone() }
}

/// Case 16 (Sherman 1984): on the slowest system, tissue, the cost of running daily is real but not large.
#[test]
fn running_every_day_after_a_marathon_delays_recovery_by_less_than_a_third() {
    let rested = marathon_then([]);
    let ran = marathon_then((1..=7).map(|day| Effort::run(0.5, 3.0).ending(f64::from(day))));
    for day in [5.0, 6.0, 7.0] {
        let at = day - 0.1;
        for system in System::ALL {
            let (rest, run) = (rested.deficit(system, at), ran.deficit(system, at));
            assert!(run >= rest, "{system:?} at day {day}: {run} with running, {rest} with rest");
        }
        let (rest, run) = (rested.deficit(System::Tissue, at), ran.deficit(System::Tissue, at));
        assert!(run <= 1.3 * rest, "tissue at day {day}: {run} with running, {rest} with rest");
    }
}

/// Case 17 (Martinez-Navarro 2021).
#[test]
fn three_easy_sessions_in_the_week_after_a_marathon_move_no_date_by_more_than_a_day() {
    let rested = marathon_then([]);
    for sport in [Sport::Run, Sport::Elliptical, Sport::Ride, Sport::Swim] {
        let days = [2.0, 4.0, 6.0];
        let active = marathon_then(days.map(|day| Effort { sport: Some(sport), ..Effort::run(40.0 / 60.0, 3.0).ending(day) }));
        let (rest, moved) = (rested.opens_asked(Rung::Train, 6.5), active.opens_asked(Rung::Train, 6.5));
        assert!((moved - rest).abs() <= 1.0, "{sport:?}: {moved} beside {rest}");
    }
}

#[test]
fn low_intensity_sport_without_weight_slows_nothing() {
    let rested = marathon_then([]);
    let swam = marathon_then([2.0, 3.0, 4.0].map(|day| Effort { sport: Some(Sport::Swim), ..Effort::run(0.5, 2.0).ending(day) }));
    let (rest, moved) = (rested.opens_asked(Rung::Train, 5.0), swam.opens_asked(Rung::Train, 5.0));
    assert!((moved - rest).abs() < 0.25, "{moved} beside {rest}");
}

/// Case 18 (Chen 2008).
#[test]
fn jogging_after_a_descent_changes_soreness_and_strength_little() {
    let descent = Effort { descent: Some(800.0), ..Effort::run(0.5, 6.0) };
    let rested = Log::of(&[descent], man());
    let efforts: Vec<Effort> =
        [descent].into_iter().chain((1..=4).map(|day| Effort::run(0.5, 2.0).ending(f64::from(day)))).collect();
    let jogged = Log::of(&efforts, man());
    // Measured before each day's jog, as in the trial, while there was something to measure.
    for day in [2.0, 3.0] {
        for (system, scale) in [(System::Soreness, 10.0), (System::Strength, 0.17)] {
            let (rest, run) = (rested.deficit(system, day - 0.1), jogged.deficit(system, day - 0.1));
            assert!((run - rest).abs() <= 0.1 * scale, "{system:?} at day {day}: {run} beside {rest}");
        }
    }
}

/// Case 21: the repeated bout effect.
#[test]
fn the_same_descent_three_weeks_later_costs_a_fifth_less_at_least() {
    let descent = Effort { descent: Some(800.0), ..Effort::run(0.7, 6.0) };
    let once = Log::of(&[descent], man());
    let again = Log::of(&[descent.ending(-21.0), descent], man());
    for (system, at) in [(System::Strength, 0.01), (System::Soreness, 1.2)] {
        let (first, second) = (once.deficit(system, at), again.deficit(system, at));
        assert!(second <= 0.8 * first, "{system:?}: {second} beside {first}");
    }
}

/// Case 36: heart rate variability may block a hard day, never clear one.
#[test]
fn a_heart_rate_below_base_the_day_after_a_half_marathon_opens_nothing() {
    let half = Log::of(&[Effort::run(1.75, 9.0)], man());
    let mut check_in = CheckIn::new(day_zero().plus_days(0.8));
    check_in.resting_heart = Some(Bpm::new(42.0).unwrap());
    let heard = with(&half, check_in);
    assert_eq!(heard.assess(0.81).verdict, half.assess(0.81).verdict);
}

/// Case 24's other half: good feelings after an ultra do not clear strength.
#[test]
fn good_feelings_after_a_hundred_miles_leave_three_fifths_of_the_strength_deficit() {
    let ultra = Log::of(&[Effort::run(28.0, 8.0)], man());
    for day in [1.0, 2.0, 3.0, 5.0] {
        let mut check_in = CheckIn::new(day_zero().plus_days(day - 0.05));
        check_in.soreness = Some(Ten::new(0.0).unwrap());
        check_in.fatigue = Scale5::new(1);
        check_in.mood = Scale5::new(5);
        let (told, untold) = (with(&ultra, check_in).deficit(System::Strength, day), ultra.deficit(System::Strength, day));
        assert!(told >= 0.6 * untold - 1e-9, "day {day}: {told} of {untold}");
    }
}

/// Case 39.
#[test]
fn six_weeks_of_cross_training_keep_all_but_three_percent() {
    assert!(vo2max_loss_percent(42.0) * kept_by_cross_training(3.0) <= 3.5);
    let rides =
        (0..18).map(|ride| Effort { sport: Some(Sport::Ride), ..Effort::run(0.75, 4.0).ending(f64::from(ride) * 2.3 + 1.0) });
    let efforts: Vec<Effort> = [Effort::run(1.0, 4.0)].into_iter().chain(rides).collect();
    let log = Log::of(&efforts, man());
    let detraining = log.assess(42.0).detraining;
    assert!(detraining.spared);
    assert!(detraining.vo2max_loss_percent <= 3.5, "{}", detraining.vo2max_loss_percent);
}

/// Case 41 (Frandsen 2025).
#[test]
fn a_run_much_longer_than_the_month_before_is_warned_of() {
    let week = |day: i32| Effort { distance: Some(10_000.0), ..Effort::run(1.0, 3.0).ending(f64::from(day)) };
    let log = |km: f64| {
        let before = (-28..0).step_by(3).map(week);
        let efforts: Vec<Effort> =
            before.chain([Effort { distance: Some(km * 1000.0), ..Effort::run(km / 10.0, 4.0) }]).collect();
        Log::of(&efforts, man())
    };
    let warned = |km: f64| log(km).assess(0.5).warnings.iter().any(|warning| matches!(warning, Warning::LongestRun { .. }));
    assert!(warned(12.0));
    assert!(!warned(10.5));
}

#[test]
fn the_first_long_run_after_a_layoff_is_warned_of() {
    let before = [-80.0, -77.0, -74.0].map(|day| Effort { distance: Some(20_000.0), ..Effort::run(2.0, 4.0).ending(day) });
    let efforts: Vec<Effort> = before.into_iter().chain([Effort { distance: Some(12_000.0), ..Effort::run(1.2, 4.0) }]).collect();
    let warnings = Log::of(&efforts, man()).assess(0.5).warnings;
    assert!(warnings.iter().any(|warning| matches!(warning, Warning::LongAfterLayoff { .. })), "{warnings:?}");
}

/// Case 42.
#[test]
fn a_sign_that_needs_a_doctor_ends_all_advice() {
    for flag in RedFlag::ALL {
        let mut check_in = CheckIn::new(day_zero().plus_days(0.8));
        check_in.red_flags = vec![flag];
        let answer = with(&marathon_then([]), check_in).assess(0.81);
        assert_eq!(answer.verdict, Verdict::GetHelp);
        assert!(
            answer.ladder.is_none() && answer.refuelling.is_none() && answer.rest_days.is_empty() && answer.warnings.is_empty()
        );
        assert_eq!(answer.reason, Reason::RedFlags(vec![flag]));
    }
}

/// Silence is not health: only the runner's word closes it.
#[test]
fn a_sign_stands_until_a_later_check_in_says_that_it_is_gone() {
    let mut signed = CheckIn::new(day_zero().plus_days(0.8));
    signed.red_flags = vec![RedFlag::DarkUrine];
    let log = with(&marathon_then([]), signed);
    for day in [0.9, 1.8, 3.0, 6.0] {
        assert_eq!(log.assess(day).verdict, Verdict::GetHelp, "day {day}");
    }
    let told = |say: fn(&mut CheckIn)| {
        let mut later = CheckIn::new(day_zero().plus_days(6.8));
        say(&mut later);
        let later = Entry::CheckIn(later);
        let entries = log.journal.entries().chain([(Id::new(uuid::Uuid::from_u128(901)), later)]);
        Log { journal: Journal::from_entries(entries), athlete: log.athlete.clone() }.assess(7.0).verdict
    };
    assert_eq!(told(|_| ()), Verdict::GetHelp);
    assert_eq!(told(|later| later.signs_gone = vec![RedFlag::DarkUrine]), Verdict::Open(Rung::Rest));
}

/// Case 43.
#[test]
fn fever_means_rest_whatever_the_legs_say() {
    let mut check_in = CheckIn::new(day_zero().plus_days(18.9));
    check_in.health = Some(Health::Fever);
    let log = with(&marathon_then([]), check_in);
    assert_eq!(log.assess(18.8).verdict, Verdict::Open(Rung::Train));
    let answer = log.assess(19.0);
    assert_eq!(answer.verdict, Verdict::Ill);
    assert!(answer.ladder.unwrap().cross_train.in_days > 0.0);
}

#[test]
fn short_sleep_takes_the_hard_session_off_and_leaves_the_easy_run() {
    let mut check_in = CheckIn::new(day_zero().plus_days(18.9));
    check_in.sleep = Some(Seconds::new(5.0 * 3_600.0).unwrap());
    let answer = with(&marathon_then([]), check_in).assess(19.0);
    assert_eq!(answer.verdict, Verdict::Open(Rung::RunEasy));
    assert_eq!(answer.ladder.unwrap().train.day, runner::day(20));
}

#[test]
fn the_day_after_the_same_marathon_is_told_with_the_range_of_the_literature() {
    let answer = marathon_then([]).assess(0.8);
    let train = answer.ladder.unwrap().train;
    let day_of = |day: deckchair::journal::Day| day.since(runner::day(0));
    assert!((10..=12).contains(&day_of(train.day)), "median day {}", day_of(train.day));
    assert!((7..=9).contains(&day_of(train.earliest)), "earliest day {}", day_of(train.earliest));
    assert!((13..=16).contains(&day_of(train.latest)), "latest day {}", day_of(train.latest));
}
