//! What the evening said of the next morning holds, where nothing came between.

use deckchair::journal::{
    Athlete, CheckIn, Day, DayStart, Entry, Id, Journal, Kind, Metres, Moment, Planned, Priority, Rest, Scale5, Session, Sport,
    Ten, Units, Zone,
};
use deckchair::recovery::{Rung, Verdict, assess, forecast};
use deckchair::views::{Badge, today};

use crate::stage::{at, run};

fn athlete() -> Athlete {
    Athlete { zone: Zone::Named(chrono_tz::Europe::Paris), ..Athlete::default() }
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    Journal::from_entries((1..).map(|number| Id::new(uuid::Uuid::from_u128(number))).zip(entries))
}

/// Easy runs every other day until 1 November, and nothing after.
fn habit() -> Vec<Entry> {
    let day = |ago: u32| at("2026-11-01T07:00:00+01:00").plus_days(-f64::from(ago)).to_string();
    (0..40).step_by(2).map(|ago| Entry::Session(run(&day(ago), 8.0, 45.0, 3.0))).collect()
}

/// Gives the sign of today's answer, and that of tomorrow in the strip.
fn signs(now: Moment, journal: &Journal) -> (char, char) {
    let seen = assess(now, journal, &athlete());
    let view = today(now, &seen, journal, &athlete(), Units::Metric);
    (Badge::of(seen.verdict).glyph.sign, view.strip.cells[1].badge.glyph.sign)
}

#[test]
fn no_morning_brings_a_layoff_that_the_evening_before_did_not_tell() {
    let journal = journal(habit());
    let evening = |day: u32| at("2026-11-01T21:00:00+01:00").plus_days(f64::from(day));
    let morning = |day: u32| at("2026-11-01T08:00:00+01:00").plus_days(f64::from(day));
    let mut changed = 0;
    for day in 1..20 {
        let ((before, told), (came, _)) = (signs(evening(day), &journal), signs(morning(day + 1), &journal));
        assert_eq!(told, came, "the morning after day {day} without a run");
        changed += u32::from(before != came);
    }
    assert_eq!(changed, 1, "there is no layoff in three weeks without a run");
}

#[test]
fn a_race_that_was_rested_for_is_no_layoff_on_any_evening_before_it() {
    let race = Planned {
        race: Some(Priority::B),
        kind: Some(Kind::Race),
        ..Planned::new(Sport::Run, Day::new("2026-11-14".parse().unwrap()))
    };
    let journal = journal(habit().into_iter().chain([Entry::Planned(race)]));
    let before = assess(at("2026-11-08T21:00:00+01:00"), &journal, &athlete());
    assert!(before.mornings[5].runs_first > 0, "the days without a run are no layoff");
    assert!(before.mornings[6].runs_first == 0);
    assert_eq!(assess(at("2026-11-14T07:00:00+01:00"), &journal, &athlete()).verdict, Verdict::Open(Rung::Train));
}

/// Efforts of every kind with their hours, RPE, kilometres and descent.
const EFFORTS: [(Sport, Option<Kind>, f64, f64, f64, f64); 9] = [
    (Sport::Run, None, 0.75, 3.0, 8.0, 0.0),
    (Sport::Run, Some(Kind::Long), 2.25, 5.0, 25.0, 0.0),
    (Sport::Run, Some(Kind::Intervals), 1.0, 8.0, 12.0, 0.0),
    (Sport::Trail, None, 1.5, 6.0, 12.0, 1_200.0),
    (Sport::Run, Some(Kind::Race), 0.75, 9.5, 10.0, 0.0),
    (Sport::Run, Some(Kind::Race), 1.75, 9.0, 21.1, 0.0),
    (Sport::Run, Some(Kind::Race), 3.6, 9.0, 42.2, 0.0),
    (Sport::Trail, None, 6.5, 8.0, 50.0, 2_000.0),
    (Sport::Trail, None, 30.0, 8.0, 160.0, 6_000.0),
];

/// Gives one of [`EFFORTS`] as it ends at an hour of 21 November.
fn effort((sport, kind, hours, rpe, km, descent): (Sport, Option<Kind>, f64, f64, f64, f64), end: f64) -> Entry {
    let start = at("2026-11-21T00:00:00+01:00").plus_days((end - hours) / 24.0);
    let session = Session { sport, kind, ..run(&start.to_string(), km, hours * 60.0, rpe) };
    Entry::Session(Session { descent: Metres::new(descent).ok().filter(|_| descent > 0.0), ..session })
}

/// Gives what was there before: nothing; weeks of easy runs; months of them with mornings.
fn logs() -> [Vec<Entry>; 3] {
    let moment = |ago: i64, hour: f64| at("2026-11-21T00:00:00+01:00").plus_days(hour / 24.0 - ago as f64);
    let easy = |ago: i64| Entry::Session(run(&moment(ago, 18.0).to_string(), 8.0, 45.0, 4.0));
    let morning = |ago: i64| {
        let said = CheckIn::new(moment(ago, 7.5));
        let (soreness, fatigue) = (Ten::new(f64::from(u8::from(ago % 2 == 0))).ok(), Scale5::new(2 + u8::from(ago % 3 == 0)));
        Entry::CheckIn(CheckIn { soreness, fatigue, ..said })
    };
    let weeks = (1..30).step_by(2).map(easy).collect();
    [Vec::new(), weeks, (1..60).flat_map(|ago| [morning(ago)].into_iter().chain((ago % 2 == 1).then(|| easy(ago)))).collect()]
}

/// Where nothing was learnt a date stands. What is left moves where soreness is still to come: of a peak that only just reaches a
/// threshold a part counts, the more the nearer it is, so that no minute more of an effort moves a date by days.
#[test]
fn a_date_told_in_the_evening_is_told_again_before_and_at_the_hour_of_the_morning() {
    let (mut dates, mut moved) = (0, Vec::new());
    for (effort_at, end, log) in
        EFFORTS.iter().flat_map(|it| [17.0, 20.0].map(|end| (it, end))).flat_map(|(it, end)| logs().map(|log| (it, end, log)))
    {
        for rested in 0..2_i64 {
            let until = at("2026-11-21T21:30:00+01:00").plus_days(rested as f64);
            let rests = (1..=rested)
                .map(|ahead| Rest { day: Day::of(until, DayStart::default()).plus(ahead - rested), notes: String::new() });
            let journal = journal(log.iter().cloned().chain([effort(*effort_at, end)]).chain(rests.map(Entry::Rest)));
            let told = |now: Moment| assess(now, &journal, &athlete()).ladder.unwrap();
            let evening = told(until);
            for hour in [7.0, 8.5, 9.5] {
                // From 04:30 to 07:00.
                let morning = told(until.plus_days(hour / 24.0));
                for rung in Rung::CLIMB {
                    let (before, after) = (evening.ready(rung).unwrap(), morning.ready(rung).unwrap());
                    if before.in_days > 0.0 {
                        dates += 1;
                        let days = after.day.since(before.day);
                        moved.extend((days != 0).then_some((rung, days, effort_at.2, end, rested, hour)));
                    }
                }
            }
        }
    }
    assert!(dates > 600, "{dates}");
    assert!(moved.iter().all(|(rung, days, ..)| *rung < Rung::Train && *days == 1), "a date of training: {moved:?}");
    assert!(moved.len() * 50 <= dates, "{} of {dates}: {moved:?}", moved.len());
}

#[test]
fn an_hour_after_intervals_in_the_night_no_day_begins_that_opens_anything() {
    let intervals = |start: &str| Entry::Session(Session { kind: Some(Kind::Intervals), ..run(start, 12.0, 60.0, 8.0) });
    let night = journal([intervals("2026-10-21T02:00:00+02:00")]);
    let says = |now: &str| assess(at(now), &night, &athlete()).verdict;
    for now in ["03:10", "03:59", "04:01", "05:00", "06:00"] {
        assert_eq!(says(&format!("2026-10-21T{now}:00+02:00")), Verdict::Open(Rung::Rest), "{now}");
    }
    // Four hours after them, as after intervals in the morning, the legs are no longer so short of their strength.
    assert_eq!(says("2026-10-21T08:00:00+02:00"), Verdict::Open(Rung::CrossTrain));
    // Whoever slept after intervals in the evening is told at five what the morning will be.
    let evening = journal([intervals("2026-10-20T20:00:00+02:00")]);
    let early = assess(at("2026-10-21T05:00:00+02:00"), &evening, &athlete());
    assert_eq!(early.verdict, assess(at("2026-10-21T07:00:00+02:00"), &evening, &athlete()).verdict);
}

#[test]
fn at_any_hour_the_word_of_today_is_the_one_that_the_forecast_holds_likelier_than_not() {
    let intervals = Session { kind: Some(Kind::Intervals), ..run("2026-11-20T18:00:00+01:00", 12.0, 60.0, 8.0) };
    let journal = journal([Entry::Session(intervals)]);
    let mut words = Vec::new();
    for hour in 0..72 {
        let now = at("2026-11-20T19:10:00+01:00").plus_days(f64::from(hour) / 24.0);
        let Verdict::Open(rung) = assess(now, &journal, &athlete()).verdict else { panic!("{now}") };
        let foretold = forecast(now, &journal, &athlete());
        let open = |rung: &Rung| foretold.chances(*rung).next().is_some_and(|(_, chance)| chance >= 0.5);
        assert_eq!(rung, Rung::CLIMB.into_iter().rev().find(open).unwrap_or(Rung::Rest), "{now}");
        if words.last() != Some(&rung) {
            words.push(rung);
        }
    }
    assert_eq!(words, [Rung::Rest, Rung::CrossTrain, Rung::RunEasy, Rung::Train], "what has opened stays open");
}
