//! What lasts: soreness and tiredness that no session explains, sleep that is owed, a heart that was last seen high.

use deckchair::journal::{
    Athlete, Bpm, CheckIn, Day, DayStart, Entry, Health, Id, Journal, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten,
};
use deckchair::recovery::{Assessment, Question, Reason, Rung, System, Verdict, Warning, assess, forecast};

const EASY: Verdict = Verdict::Open(Rung::RunEasy);
const TRAIN: Verdict = Verdict::Open(Rung::Train);

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn said(ago: i64, say: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::new(now().plus_days(-(ago as f64) - 0.01));
    say(&mut check_in);
    Entry::CheckIn(check_in)
}

fn slept(ago: i64, hours: f64) -> Entry {
    said(ago, |said| said.sleep = Some(Seconds::new(hours * 3600.0).unwrap()))
}

fn sore(ago: i64, points: f64) -> Entry {
    said(ago, |said| said.soreness = Some(Ten::new(points).unwrap()))
}

fn run(ago: f64, hours: f64, rpe: f64) -> Entry {
    let mut session = Session::new(Sport::Run, now().plus_days(-ago).plus_seconds(-hours * 3600.0));
    session.moving = Some(Seconds::new(hours * 3600.0).unwrap());
    session.rpe = Some(Rpe::new(rpe).unwrap());
    Entry::Session(session)
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let numbered = entries.into_iter().enumerate();
    Journal::from_entries(numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)))
}

/// Answers in a log of one easy run a few days ago and these entries.
fn answer(entries: impl IntoIterator<Item = Entry>) -> Assessment {
    assess(now(), &journal([run(4.0, 1.0, 3.0)].into_iter().chain(entries)), &Athlete::default())
}

/// The marathon of so many days ago, and legs that have been this sore on every morning since.
fn sore_since_a_marathon(days: i64, points: f64) -> Journal {
    journal([run(days as f64, 3.6, 9.0)].into_iter().chain((0..days).rev().map(|ago| sore(ago, points))))
}

#[test]
fn soreness_that_stays_is_expected_to_stay_and_for_longer_the_longer_it_has() {
    let seen = |days: i64| assess(now(), &sore_since_a_marathon(days, 8.0), &Athlete::default()).ladder.unwrap().train;
    let (week, fortnight) = (seen(7), seen(14));
    assert!(fortnight.day.since(Day::of(now(), DayStart::default())) >= 7, "{fortnight:?}");
    assert!(fortnight.in_days > week.in_days, "{fortnight:?} beside {week:?}");
    assert!(fortnight.latest.since(fortnight.earliest) >= 7, "nobody knows how long: {fortnight:?}");
    let tomorrow = forecast(now(), &sore_since_a_marathon(14, 8.0), &Athlete::default()).soreness;
    assert!(tomorrow.median > 4.0, "{tomorrow:?}");
}

#[test]
fn soreness_that_stays_for_a_week_is_asked_about_however_mild() {
    let asked = |days: i64, points: f64| {
        let told = assess(now(), &sore_since_a_marathon(days, points), &Athlete::default()).warnings;
        told.iter().any(|warning| matches!(warning, Warning::Lasting { system: System::Soreness, days } if *days >= 7))
    };
    assert!(asked(14, 4.0) && asked(14, 6.0) && asked(14, 8.0));
    assert!(!asked(5, 6.0), "a marathon may do that");
    assert!(!asked(14, 1.0), "that is no more than usual");
}

#[test]
fn one_sore_morning_without_a_cause_is_over_in_days_and_nobody_knows_in_how_many() {
    let train = answer([sore(0, 6.0)]).ladder.unwrap().train;
    assert!((0.5..4.0).contains(&train.in_days), "{train:?}");
    assert!(train.latest > train.earliest, "{train:?}");
}

#[test]
fn a_deficit_nobody_logged_a_cause_for_is_followed_until_it_is_gone_even_where_no_session_weighs() {
    let alone = assess(now(), &journal([sore(0, 9.0)]), &Athlete::default()).ladder.unwrap().train;
    assert!(alone.in_days > 1.0, "{alone:?}");
}

#[test]
fn several_short_nights_keep_from_hard_work_until_they_are_slept_off() {
    let nights = |hours: f64, count: i64, then: &[f64]| {
        let later = then.len() as i64;
        let short = (later..later + count).map(move |ago| slept(ago, hours));
        let good: Vec<Entry> = then.iter().enumerate().map(|(at, hours)| slept(later - 1 - at as i64, *hours)).collect();
        answer(short.chain(good))
    };
    let owed = nights(6.2, 6, &[]);
    assert!(matches!(owed.reason, Reason::SleepDebt { hours } if hours >= 4.0), "{:?}", owed.reason);
    assert_eq!(owed.verdict, EASY);
    assert_eq!(nights(4.0, 9, &[8.0]).verdict, EASY, "one good night does not pay nine bad ones back");
    assert_eq!(nights(4.0, 9, &[8.5, 8.5, 8.5]).verdict, TRAIN);
    assert_eq!(nights(6.8, 6, &[]).verdict, TRAIN, "a little less than needed is no debt worth a word");
}

#[test]
fn who_always_sleeps_little_owes_no_more_than_beside_their_own_nights() {
    let usual = (0..50).map(|ago| slept(ago, 6.3));
    assert_eq!(answer(usual).verdict, TRAIN);
}

#[test]
fn a_debt_of_sleep_says_for_how_long_it_keeps_the_hard_day_shut_and_is_said_once() {
    let owed = answer((0..9).map(|ago| slept(ago, 4.0)));
    assert!(matches!(owed.reason, Reason::ShortSleep { .. }), "{:?}", owed.reason);
    assert!(owed.besides.is_empty(), "{:?}", owed.besides);
    assert_eq!(owed.ladder.unwrap().train.day.since(owed.today), 2, "two good nights");
}

#[test]
fn a_night_that_may_pay_the_debt_back_is_asked_for() {
    let owed = answer((1..8).map(|ago| slept(ago, 6.0)));
    assert_eq!(owed.verdict, EASY);
    assert!(owed.telling.contains(&Question::Sleep), "{:?}", owed.telling);
}

#[test]
fn a_heart_last_seen_high_is_not_calm_because_nobody_looked_and_does_not_stand_for_ever() {
    let seen = |last: i64| {
        let heart = |ago: i64, bpm: f64| said(ago, |said| said.resting_heart = Some(Bpm::new(bpm).unwrap()));
        answer((last + 1..last + 20).map(|ago| heart(ago, 48.0)).chain([heart(last, 58.0)]))
    };
    assert_eq!((seen(0).verdict, seen(1).verdict, seen(2).verdict), (EASY, EASY, EASY));
    assert!(seen(1).telling.contains(&Question::RestingHeart), "{:?}", seen(1).telling);
    assert_eq!(seen(3).verdict, TRAIN);
}

#[test]
fn hard_work_in_the_easy_days_after_an_illness_counts_as_none_of_them() {
    let well = |ago: i64| said(ago, |said| said.health = Some(Health::Well));
    let ill = || (5..=8).map(|ago| said(ago, |said| said.health = Some(Health::Ill)));
    let after = |rpe: f64| answer(ill().chain([well(4), run(3.2, 0.5, 3.0), run(2.2, 0.5, rpe)]));
    let (obedient, defiant) = (after(3.0), after(7.0));
    assert!(defiant.ladder.unwrap().train.day > obedient.ladder.unwrap().train.day, "{:?}", defiant.reason);
}

#[test]
fn who_says_the_worst_on_every_morning_is_not_taken_to_be_used_to_it() {
    for mornings in [1, 4, 8, 30, 90] {
        let worst = (0..mornings).map(|ago| {
            said(ago, |said| {
                said.soreness = Ten::new(8.0).ok();
                said.fatigue = Scale5::new(5);
                said.mood = Scale5::new(1);
            })
        });
        let seen = answer(worst);
        assert!(matches!(seen.verdict, Verdict::Open(Rung::Rest | Rung::CrossTrain)), "{mornings} mornings: {:?}", seen.verdict);
    }
    let complains = (0..60).map(|ago| sore(ago, 5.0));
    assert_eq!(answer(complains).verdict, TRAIN, "who always says 5 is used to it");
}

#[test]
fn tiredness_that_stays_has_its_own_words() {
    let tired = journal(
        [run(14.0, 3.6, 9.0)].into_iter().chain((0..14).rev().map(|ago| said(ago, |said| said.fatigue = Scale5::new(5)))),
    );
    let told = assess(now(), &tired, &Athlete::default()).warnings;
    assert!(told.iter().any(|warning| matches!(warning, Warning::Lasting { system: System::Freshness, .. })), "{told:?}");
}

#[test]
fn nobody_gets_used_to_being_sorer_than_a_few_weeks_ago_from_one_morning_to_the_next() {
    let usual = || (8..40).map(|ago| sore(ago, 1.0));
    for mornings in 1..=8 {
        let seen = answer(usual().chain((0..mornings).map(|ago| sore(ago, 5.0))));
        assert_ne!(seen.verdict, TRAIN, "{mornings} mornings");
    }
    let used = answer((40..80).map(|ago| sore(ago, 1.0)).chain((0..40).map(|ago| sore(ago, 5.0))));
    assert_eq!(used.verdict, TRAIN, "after weeks it is how the runner answers");
}

#[test]
fn the_sorest_answer_of_all_means_rest() {
    let rising = (0..8).map(|ago| sore(ago, 10.0 - ago as f64));
    let seen = answer((8..40).map(|ago| sore(ago, 1.0)).chain(rising));
    assert_eq!(seen.verdict, Verdict::Open(Rung::Rest));
}

#[test]
fn a_nap_does_not_shorten_the_night() {
    let nap = said(0, |said| said.sleep = Some(Seconds::new(5_400.0).unwrap()));
    let night = said(0, |said| {
        said.at = now().plus_seconds(-3_600.0);
        said.sleep = Some(Seconds::new(28_800.0).unwrap());
    });
    assert_eq!(answer([night, nap]).verdict, TRAIN);
}

#[test]
fn a_bad_morning_on_the_way_back_from_a_fever_is_one_of_rest() {
    let heart = |ago: i64, bpm: f64| said(ago, |said| said.resting_heart = Some(Bpm::new(bpm).unwrap()));
    let ill = (4..=6).map(|ago| said(ago, |said| said.health = Some(Health::Fever)));
    let back = |bpm: f64| {
        let calm = (8..30).map(|ago| heart(ago, 50.0));
        let well = said(3, |said| said.health = Some(Health::Well));
        let tired = said(0, |said| said.fatigue = Scale5::new(4));
        answer(calm.chain(ill.clone()).chain([well, run(1.0, 0.4, 3.0), heart(0, bpm), tired]))
    };
    assert_eq!(back(50.0).verdict, EASY);
    assert_eq!(back(62.0).verdict, Verdict::Open(Rung::Rest));
}

#[test]
fn a_niggle_after_a_limp_is_the_same_pain_come_back_and_one_that_stayed_wants_an_easy_run_first() {
    let hurts = |ago: i64, changes_gait: bool| {
        said(ago, |said| {
            said.pain = Some(deckchair::journal::Pain { place: "achilles".to_owned(), changes_gait, on_bone: false });
        })
    };
    let painless = |ago: i64| said(ago, |said| said.no_pain = true);
    let relapse = answer([hurts(10, true), painless(3), run(2.0, 0.5, 3.0), hurts(1, false), painless(0)]);
    assert_eq!(relapse.verdict, EASY, "{:?}", relapse.reason);
    let stayed = answer((1..=9).map(|ago| hurts(ago, false)).chain([painless(0)]));
    assert_eq!(stayed.verdict, EASY, "{:?}", stayed.reason);
    let short = answer([hurts(2, false), painless(0)]);
    assert_eq!(short.verdict, TRAIN, "{:?}", short.reason);
}

#[test]
fn a_heart_that_has_been_off_for_days_is_not_expected_back_tomorrow_and_is_asked_about() {
    let off = |days: i64| {
        let heart = |ago: i64, bpm: f64| said(ago, |said| said.resting_heart = Some(Bpm::new(bpm).unwrap()));
        answer(
            (days..days + 40)
                .map(|ago| heart(ago, if ago % 2 == 0 { 47.0 } else { 49.0 }))
                .chain((0..days).map(|ago| heart(ago, 56.0))),
        )
    };
    let chance = |answer: &Assessment| answer.mornings[1].chance_of(Rung::Train);
    let (first, week) = (off(1), off(8));
    assert_eq!((first.verdict, week.verdict), (EASY, EASY));
    assert!(chance(&first) > 0.9 && chance(&week) < 0.5, "{} {}", chance(&first), chance(&week));
    let train = week.ladder.unwrap().train;
    assert!(train.latest.since(train.earliest) >= 5, "{train:?}");
    let asks = |answer: &Assessment| {
        answer.warnings.iter().any(|warning| matches!(warning, Warning::Lasting { system: System::Heart, .. }))
    };
    assert!(asks(&week) && !asks(&first));
}
