//! What a runner claims of the body beyond what the log explains, and that word and dates never contradict each other.

use deckchair::journal::{Athlete, CheckIn, Entry, Id, Journal, Kind, Metres, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten};
use deckchair::recovery::{Assessment, Rung, System, Warning, assess};

/// Eight in the morning of a day counted from the race's or the easy run's.
fn morning(day: i64) -> Moment {
    Moment::from_rfc3339("2026-11-21T08:00:00+00:00").unwrap().plus_days(day as f64)
}

fn effort(sport: Sport, hours: f64, rpe: f64) -> Session {
    let mut session = Session::new(sport, morning(0).plus_seconds(3_600.0));
    session.moving = Seconds::new(hours * 3_600.0).ok();
    session.rpe = Rpe::new(rpe).ok();
    session
}

fn sore(day: i64, soreness: f64) -> Entry {
    let mut said = CheckIn::new(morning(day));
    said.soreness = Ten::new(soreness).ok();
    Entry::CheckIn(said)
}

fn tired(day: i64, fatigue: u8) -> Entry {
    let mut said = CheckIn::new(morning(day));
    said.fatigue = Scale5::new(fatigue);
    Entry::CheckIn(said)
}

fn answer(day: i64, entries: impl IntoIterator<Item = Entry>) -> Assessment {
    let numbered = entries.into_iter().enumerate();
    let entries = numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry));
    assess(morning(day), &Journal::from_entries(entries), &Athlete::default())
}

fn easy_run() -> Entry {
    Entry::Session(effort(Sport::Run, 1.0, 3.0))
}

fn marathon() -> Entry {
    let mut race = effort(Sport::Run, 3.6, 9.0);
    (race.distance, race.kind) = (Metres::new(42_195.0).ok(), Some(Kind::Race));
    Entry::Session(race)
}

/// Three weeks of usual mornings before the run.
fn usual() -> Vec<Entry> {
    (1..=21).flat_map(|ago| [sore(-ago, f64::from(u8::from(ago % 3 == 0)))]).collect()
}

#[test]
fn each_point_of_soreness_that_no_session_explains_opens_less_and_none_opens_two_rungs_less() {
    for before in [Vec::new(), usual()] {
        let said = |points: u8| answer(1, before.clone().into_iter().chain([easy_run(), sore(1, f64::from(points))])).open;
        let rungs: Vec<Rung> = (0..=10).map(said).collect();
        assert!(rungs.windows(2).all(|pair| pair[1] <= pair[0] && pair[0] as i32 - pair[1] as i32 <= 1), "{rungs:?}");
        assert_eq!((rungs[2], rungs[10]), (Rung::Train, Rung::Rest), "{rungs:?}");
        assert!(rungs[6] < Rung::Train, "{rungs:?}");
    }
}

#[test]
fn whoever_is_very_tired_does_not_train_whatever_the_log_says() {
    let said = |points: u8| answer(1, [easy_run(), tired(1, points)]).open;
    let rungs: Vec<Rung> = (1..=5).map(said).collect();
    assert!(rungs.windows(2).all(|pair| pair[1] <= pair[0]), "{rungs:?}");
    assert_eq!(rungs[1], Rung::Train);
    assert!(rungs[4] <= Rung::CrossTrain, "{rungs:?}");
}

#[test]
fn silence_after_a_bad_morning_brings_no_date_nearer() {
    for points in [5.0, 6.0, 7.0, 8.0, 9.0, 10.0] {
        let log = [easy_run(), sore(1, points)];
        let (said, silent) = (answer(1, log.clone()), answer(2, log));
        let (said, silent) = (said.ladder.unwrap().train.in_days, silent.ladder.unwrap().train.in_days);
        assert!(silent > said - 1.2, "sore {points}: {said} days to go and a morning later {silent}");
    }
}

#[test]
fn the_first_answers_of_a_log_are_taken_nearer_to_their_word() {
    let of = |points| answer(1, [easy_run(), sore(1, points)]).open;
    assert_eq!(of(2.0), Rung::Train);
    assert_eq!(of(3.0), Rung::Train, "as people at large say");
    for points in [4.0, 5.0] {
        assert_eq!(of(points), Rung::RunEasy, "sore {points}");
    }
    assert_eq!(of(6.0), Rung::CrossTrain);
    // Who is known, and always says so, is as usual.
    let always = (1..=9).map(|day| sore(day, 4.0)).chain([easy_run()]);
    assert_eq!(answer(9, always).open, Rung::Train);
}

#[test]
fn the_same_bad_word_every_morning_after_a_marathon_brings_training_no_nearer_and_is_asked_about() {
    // Who is known never comes nearer to training than by the day that goes by; of a newcomer nobody knows what eight means.
    for (before, nearer) in [(usual(), 1), (Vec::new(), 4)] {
        for points in [8.0, 10.0] {
            let said = |until: i64| {
                let word = (1..=until).map(|day| sore(day, points));
                answer(until, before.clone().into_iter().chain([marathon()]).chain(word))
            };
            let answers: Vec<Assessment> = (2..=8).map(said).collect();
            let to_go: Vec<i64> = answers.iter().map(|answer| answer.ladder.unwrap().train.day.since(answer.today)).collect();
            assert!(to_go.windows(2).all(|pair| pair[1] >= pair[0] - nearer), "sore {points}: days to go {to_go:?}");
            let is_asked = |answer: &Assessment| answer.warnings.iter().any(|told| matches!(told, Warning::Surprising { .. }));
            assert!(answers.iter().any(is_asked), "sore {points}");
        }
    }
}

/// Four months of swimming tell that it is running that is new, and not the log.
#[test]
fn the_first_long_run_of_a_swimmer_is_warned_of_and_costs_more_than_a_runners() {
    let before = |sport: Sport| {
        let sessions = (1..=60).map(move |at| {
            let mut session = effort(sport, 1.0, 4.0);
            (session.start, session.distance) =
                (morning(-2 * at), Metres::new(if sport == Sport::Run { 19_000.0 } else { 3_000.0 }).ok());
            Entry::Session(session)
        });
        sessions.collect::<Vec<Entry>>()
    };
    let after = |log: Vec<Entry>| {
        let mut run = effort(Sport::Run, 2.0, 5.0);
        run.distance = Metres::new(20_000.0).ok();
        answer(1, log.into_iter().chain([Entry::Session(run)]))
    };
    let (swimmer, runner) = (after(before(Sport::Swim)), after(before(Sport::Run)));
    let is_warned = |answer: &Assessment| answer.warnings.iter().any(|told| matches!(told, Warning::LongAfterLayoff { .. }));
    assert!(is_warned(&swimmer) && !is_warned(&runner), "{:?} {:?}", swimmer.warnings, runner.warnings);
    let dose =
        |answer: &Assessment| answer.systems[System::Soreness.index()].causes.iter().map(|cause| cause.dose).fold(0.0, f64::max);
    assert!(dose(&swimmer) > 1.15 * dose(&runner), "{} beside {}", dose(&swimmer), dose(&runner));
}

#[test]
fn the_word_is_the_highest_rung_whose_date_has_come() {
    let mut ties = 0;
    for hours in (2..30).map(|half| f64::from(half) * 0.5) {
        for (sport, rpe) in [(Sport::Hike, 5.0), (Sport::Run, 7.0)] {
            for day in 1..12 {
                let answer = answer(day, [Entry::Session(effort(sport, hours, rpe))]);
                let ladder = answer.ladder.unwrap();
                let dates =
                    [(Rung::Train, ladder.train), (Rung::RunEasy, ladder.run_easy), (Rung::CrossTrain, ladder.cross_train)];
                let open = dates.iter().find(|(_, ready)| ready.day <= answer.today).map_or(Rung::Rest, |(rung, _)| *rung);
                assert_eq!(answer.open, open, "{sport:?} for {hours} h, {day} days on: {ladder:?}");
                ties += usize::from(answer.mornings[0].chance.iter().any(|(_, chance)| (chance - 0.5).abs() < 1e-9));
            }
        }
    }
    assert!(ties > 0, "a tie is among them");
}

#[test]
fn forty_kilometres_after_seven_tens_are_a_word_of_warning_in_a_young_log_too() {
    let run = |day: i64, kilometres: f64| {
        let mut run = effort(Sport::Run, kilometres / 10.0, 4.0);
        run.start = morning(day);
        run.distance = Metres::new(kilometres * 1_000.0).ok();
        Entry::Session(run)
    };
    let warned = |runs: i64| {
        let log = (0..runs).map(|at| run(-3 * (at + 1), 10.0)).chain([run(0, 40.0)]);
        answer(1, log).warnings.iter().any(|told| matches!(told, Warning::LongestRun { .. }))
    };
    assert!(warned(6) && !warned(2), "two runs tell no longest of a month");
}

#[test]
fn the_run_of_a_triathlon_is_not_scolded_and_a_run_of_the_next_morning_is() {
    let scolded = |pause_hours: f64| {
        let ride = effort(Sport::Ride, 5.7, 7.0);
        let mut run = effort(Sport::Run, 4.0, 9.0);
        run.start = ride.end().plus_seconds(pause_hours * 3_600.0);
        (run.distance, run.kind) = (Metres::new(42_195.0).ok(), Some(Kind::Race));
        let again = Session { start: run.end().plus_seconds(pause_hours * 3_600.0), ..run.clone() };
        let log = [ride, run, again].map(Entry::Session);
        answer(2, log).warnings.iter().any(|told| matches!(told, Warning::RanTooEarly { .. }))
    };
    assert!(!scolded(0.2) && scolded(14.0));
}

#[test]
fn a_system_that_is_ready_is_not_said_to_have_recovered_nothing() {
    let long = Session { start: morning(-2), ..effort(Sport::Run, 2.3, 5.0) };
    let again = Session { start: morning(1).plus_seconds(-50_400.0), ..effort(Sport::Run, 1.1, 4.0) };
    let seen = answer(1, [Entry::Session(long), Entry::Session(again)]);
    let ready: Vec<_> = seen.systems.iter().filter(|state| state.back.in_days <= 0.0).collect();
    assert!(ready.iter().any(|state| state.rising), "an evening's soreness still grows");
    assert!(ready.iter().all(|state| state.recovered > 0.3), "{ready:?}");
}
