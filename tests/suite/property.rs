//! What must hold for any log.

use std::collections::BTreeMap;

use deckchair::journal::{
    Athlete, Bpm, CheckIn, Day, DayStart, Entry, Health, Hrv, HrvMeasure, Id, Journal, Metres, Moment, Rest, Revision, Rpe,
    Scale5, Seconds, Session, Sport, Ten,
};
use deckchair::recovery::{Assessment, Reason, System, assess};
use proptest::prelude::*;

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn id(number: usize) -> Id {
    Id::new(uuid::Uuid::from_u128(number as u128 + 1))
}

/// A session of the two months before, with anything unsaid that may be.
fn session() -> impl Strategy<Value = Session> {
    let sport = proptest::sample::select(Sport::ALL.to_vec());
    let minutes = proptest::option::of((1.5..7.0_f64).prop_map(f64::exp));
    let metres = || proptest::option::of(0.0..60_000.0_f64);
    let rpe = proptest::option::of(0.0..10.0_f64);
    (sport, 0.05..60.0_f64, minutes, metres(), metres(), rpe).prop_map(|(sport, ago, minutes, distance, descent, rpe)| {
        let mut session = Session::new(sport, now().plus_days(-ago));
        session.moving = minutes.map(|minutes| Seconds::new((minutes * 60.0).min(ago * 86_400.0)).unwrap());
        session.distance = distance.map(|distance| Metres::new(distance).unwrap());
        session.descent = descent.map(|descent| Metres::new(descent / 20.0).unwrap());
        session.rpe = rpe.map(|rpe| Rpe::new(rpe).unwrap());
        session
    })
}

fn check_in() -> impl Strategy<Value = CheckIn> {
    let soreness = proptest::option::of(0.0..10.0_f64);
    let scale = || proptest::option::of(1..=5_u8);
    let health = proptest::option::of(proptest::sample::select(vec![Health::Well, Health::Ill, Health::Fever]));
    let night = (proptest::option::of(0.0..12.0_f64), scale(), scale());
    (0.0..40.0_f64, soreness, scale(), scale(), health, night).prop_map(|(ago, soreness, fatigue, mood, health, night)| {
        let mut check_in = CheckIn::new(now().plus_days(-ago));
        check_in.soreness = soreness.map(|soreness| Ten::new(soreness).unwrap());
        check_in.fatigue = fatigue.and_then(Scale5::new);
        check_in.mood = mood.and_then(Scale5::new);
        check_in.health = health;
        let (hours, quality, stress) = night;
        check_in.sleep = hours.map(|hours| Seconds::new(hours * 3_600.0).unwrap());
        check_in.sleep_quality = quality.and_then(Scale5::new);
        check_in.stress = stress.and_then(Scale5::new);
        check_in
    })
}

/// What the heart said on most of the last fifty mornings.
fn hearts() -> impl Strategy<Value = Vec<Entry>> {
    let morning = (proptest::option::of(40.0..60.0_f64), proptest::option::of(20.0..120.0_f64));
    proptest::collection::vec(morning, 50).prop_map(|mornings| {
        let said = mornings.into_iter().enumerate().map(|(ago, (rate, milliseconds))| {
            let mut check_in = CheckIn::new(now().plus_days(-(ago as f64) - 0.02));
            check_in.resting_heart = rate.map(|rate| Bpm::new(rate).unwrap());
            check_in.hrv = milliseconds.map(|milliseconds| Hrv { milliseconds, measure: HrvMeasure::Rmssd, device: None });
            Entry::CheckIn(check_in)
        });
        said.collect()
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let sessions = proptest::collection::vec(session().prop_map(Entry::Session), 0..25);
    let check_ins = proptest::collection::vec(check_in().prop_map(Entry::CheckIn), 0..15);
    (sessions, check_ins).prop_map(|(sessions, check_ins)| sessions.into_iter().chain(check_ins).collect())
}

fn journal(entries: &[Entry]) -> Journal {
    Journal::from_entries(entries.iter().enumerate().map(|(number, entry)| (id(number), entry.clone())))
}

fn finite(answer: &Assessment) -> bool {
    let systems = answer
        .systems
        .iter()
        .flat_map(|state| [state.deficit, state.spread.0, state.spread.1, state.recovered, state.back.in_days]);
    let chances = answer.mornings.iter().flat_map(|morning| deckchair::recovery::Rung::CLIMB.map(|rung| morning.chance_of(rung)));
    systems.chain(chances).chain([answer.detraining.vo2max_loss_percent]).all(f64::is_finite)
}

fn moved(entry: &Entry, days: f64) -> Entry {
    match entry.clone() {
        Entry::Session(session) => Entry::Session(Session { start: session.start.plus_days(days), ..session }),
        Entry::CheckIn(check_in) => Entry::CheckIn(CheckIn { at: check_in.at.plus_days(days), ..check_in }),
        other @ (Entry::Rest(_) | Entry::Intake(_) | Entry::Spell(_) | Entry::Planned(_) | Entry::PlannedRest(_)) => other,
    }
}

/// Rungs in the order of the ladder, as days from now.
fn opens(answer: &Assessment) -> [f64; 3] {
    answer.ladder.map(|ladder| [ladder.cross_train.in_days, ladder.run_easy.in_days, ladder.train.in_days]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn no_log_makes_a_figure_that_is_not_a_number(entries in entries()) {
        prop_assert!(finite(&assess(now(), &journal(&entries), &Athlete::default())));
    }

    #[test]
    fn the_same_log_a_year_later_gives_the_same_answer(entries in entries()) {
        let then = assess(now(), &journal(&entries), &Athlete::default());
        let later: Vec<Entry> = entries.iter().map(|entry| moved(entry, 364.0)).collect();
        let later = assess(now().plus_days(364.0), &journal(&later), &Athlete::default());
        prop_assert_eq!(then.verdict, later.verdict);
        for (then, later) in then.systems.iter().zip(&later.systems) {
            prop_assert!((then.deficit - later.deficit).abs() < 1e-6, "{then:?} {later:?}");
            prop_assert_eq!(then.back.day.plus(364), later.back.day);
        }
    }

    /// History is edited at random, an entry at a time as the store tells of it: the answer is that of a log written so from
    /// the start, in whichever order.
    #[test]
    fn an_edited_log_answers_as_one_written_so_from_the_start(
        entries in entries(),
        edits in proptest::collection::vec((0..60_usize, proptest::option::of(prop_oneof![
            session().prop_map(Entry::Session),
            check_in().prop_map(Entry::CheckIn),
        ])), 0..20),
    ) {
        let mut edited = journal(&entries);
        let mut written: BTreeMap<usize, Entry> = entries.iter().cloned().enumerate().collect();
        for (number, change) in edits {
            edited.revise(&[Revision { id: id(number), now: change.clone() }]);
            match change {
                Some(entry) => written.insert(number, entry),
                None => written.remove(&number),
            };
        }
        let fresh = Journal::from_entries(written.into_iter().rev().map(|(number, entry)| (id(number), entry)));
        prop_assert_eq!(assess(now(), &edited, &Athlete::default()), assess(now(), &fresh, &Athlete::default()));
    }

    #[test]
    fn the_heart_clears_nothing(entries in entries(), hearts in hearts()) {
        let before = opens(&assess(now(), &journal(&entries), &Athlete::default()));
        let told: Vec<Entry> = entries.into_iter().chain(hearts).collect();
        let after = opens(&assess(now(), &journal(&told), &Athlete::default()));
        for (before, after) in before.iter().zip(after) {
            // Strength is kept at a median over all possible runners, of whom some are deeper then: seconds, no more.
            prop_assert!(after >= before - 0.01, "what the heart said moved a date from {before} to {after}");
        }
    }

    #[test]
    fn rungs_open_in_order_and_ranges_hold_their_dates(entries in entries()) {
        let answer = assess(now(), &journal(&entries), &Athlete::default());
        let [cross_train, run_easy, train] = opens(&answer);
        prop_assert!(cross_train <= run_easy && run_easy <= train);
        for state in &answer.systems {
            prop_assert!(state.back.earliest <= state.back.day && state.back.day <= state.back.latest);
            prop_assert!(state.spread.0 <= state.deficit && state.deficit <= state.spread.1);
        }
    }

    #[test]
    fn another_flat_effort_makes_no_rung_open_earlier(sessions in proptest::collection::vec(session().prop_map(Entry::Session), 0..15), more in session()) {
        // Without descents: legs that know a descent are spared the next one (repeated bout), which is the one exception.
        let flat = |entry: &Entry| match entry.clone() {
            Entry::Session(session) => Entry::Session(Session { descent: Some(Metres::LEAST), distance: None, ..session }),
            other @ (Entry::Rest(_)
            | Entry::CheckIn(_)
            | Entry::Intake(_)
            | Entry::Spell(_)
            | Entry::Planned(_)
            | Entry::PlannedRest(_)) => other,
        };
        let mut entries: Vec<Entry> = sessions.iter().map(flat).collect();
        let before = opens(&assess(now(), &journal(&entries), &Athlete::default()));
        // A day that was unreported becomes a day with a session: say all days, so that only the effort differs.
        let rests = (1..=70).map(|ago| Entry::Rest(Rest { day: Day::of(now(), DayStart::default()).plus(-ago), notes: String::new() }));
        entries.extend(rests);
        let answer = assess(now(), &journal(&entries), &Athlete::default());
        // After a long time without running, or with walks alone, a run is what opens more: the other exception.
        prop_assume!(!answer.besides.iter().chain([&answer.reason]).any(|why| matches!(why, Reason::Layoff { .. } | Reason::OnlyWalks)));
        let told = opens(&answer);
        entries.push(flat(&Entry::Session(more)));
        let after = opens(&assess(now(), &journal(&entries), &Athlete::default()));
        for ((before, told), after) in before.iter().zip(told).zip(after) {
            prop_assert!(told <= before + 1e-6, "confirming rest moved a date from {before} to {told}");
            prop_assert!(after >= told - 1e-6, "one more effort moved a date from {told} to {after}");
        }
    }
}

#[test]
fn days_nobody_reported_widen_the_range_and_days_of_rest_do_not() {
    let mut marathon = Session::new(Sport::Run, now().plus_days(-6.0));
    marathon.moving = Some(Seconds::new(3.6 * 3_600.0).unwrap());
    marathon.rpe = Some(Rpe::new(9.0).unwrap());
    let untold = [Entry::Session(marathon)];
    let rests = (1..6).map(|ago| Entry::Rest(Rest { day: Day::of(now(), DayStart::default()).plus(-ago), notes: String::new() }));
    let told: Vec<Entry> = untold.iter().cloned().chain(rests).collect();
    let state =
        |entries: &[Entry]| assess(now(), &journal(entries), &Athlete::default()).systems[System::Soreness.index()].clone();
    let (untold, told) = (state(&untold), state(&told));
    assert!(untold.spread.1 > told.spread.1 + 0.05, "{} beside {}", untold.spread.1, told.spread.1);
    assert!((untold.deficit - told.deficit).abs() < 0.15, "{} beside {}", untold.deficit, told.deficit);
}

/// Who rested for eleven days is as long without a run after hard intervals as after an easy half hour.
#[test]
fn a_harder_last_run_opens_no_more_after_days_without_one() {
    let opens_after = |minutes: f64, rpe: f64, days: f64| {
        let mut run = Session::new(Sport::Run, now().plus_days(-days));
        run.moving = Some(Seconds::new(minutes * 60.0).unwrap());
        run.rpe = Rpe::new(rpe).ok();
        assess(now(), &journal(&[Entry::Session(run)]), &Athlete::default()).open
    };
    for days in 1..=24 {
        let open: Vec<_> = [(20.0, 3.0), (40.0, 5.0), (40.0, 9.0), (60.0, 9.0)]
            .iter()
            .map(|(minutes, rpe)| opens_after(*minutes, *rpe, f64::from(days)))
            .collect();
        assert!(open.is_sorted_by(|one, other| one >= other), "{days} days: {open:?}");
    }
}
