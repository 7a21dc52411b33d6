//! What the evening said of the next morning holds, where nothing came between.

use deckchair::journal::{Athlete, Day, Entry, Id, Journal, Kind, Moment, Planned, Priority, Sport, Units, Zone};
use deckchair::recovery::{Rung, Verdict, assess};
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
    assert!(before.mornings[5].run_first, "the days without a run are no layoff");
    assert!(!before.mornings[6].run_first);
    assert_eq!(assess(at("2026-11-14T07:00:00+01:00"), &journal, &athlete()).verdict, Verdict::Open(Rung::Train));
}
