//! A harder or longer effort is never ready earlier, and nothing jumps.

use deckchair::journal::{Athlete, Entry, Id, Journal, Metres, Moment, Rpe, Seconds, Session, Sport};
use deckchair::recovery::{Rung, assess};
use proptest::prelude::*;

#[derive(Debug, Clone, Copy)]
struct Effort {
    minutes: f64,
    rpe: Option<f64>,
    climb: f64,
    descent: f64,
    distance: Option<f64>,
}

/// Gives the days until each rung opens, asked at the end of the effort.
fn opens(effort: Effort) -> [f64; 3] {
    let end = Moment::from_rfc3339("2026-06-07T12:00:00+00:00").unwrap();
    let mut session = Session::new(Sport::Trail, end.plus_seconds(-effort.minutes * 60.0));
    session.moving = Some(Seconds::new(effort.minutes * 60.0).unwrap());
    session.rpe = effort.rpe.map(|rpe| Rpe::new(rpe).unwrap());
    session.climb = Some(Metres::new(effort.climb).unwrap());
    session.descent = Some(Metres::new(effort.descent).unwrap());
    session.distance = effort.distance.map(|distance| Metres::new(distance).unwrap());
    let journal = Journal::from_entries([(Id::new(uuid::Uuid::from_u128(1)), Entry::Session(session))]);
    let ladder = assess(end, &journal, &Athlete::default()).ladder.unwrap();
    Rung::CLIMB.map(|rung| ladder.ready(rung).unwrap().in_days)
}

fn effort() -> impl Strategy<Value = Effort> {
    let rpe = prop_oneof![(1.0..10.0_f64).prop_map(Some), Just(None)];
    let distance = prop_oneof![(1_000.0..100_000.0_f64).prop_map(Some), Just(None)];
    // Short and long efforts alike: minutes from 10 to 2,400, evenly on a logarithmic scale.
    let minutes = (2.3..7.78_f64).prop_map(f64::exp);
    (minutes, rpe, 0.0..4_000.0_f64, 0.0..4_000.0_f64, distance).prop_map(|(minutes, rpe, climb, descent, distance)| Effort {
        minutes,
        rpe,
        climb,
        descent,
        distance,
    })
}

/// Days of slack for the steps of the ensemble.
const SLACK: f64 = 1e-6;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_longer_or_harder_effort_is_never_ready_earlier(
        effort in effort(), minutes in 0.0..240.0_f64, rpe in 0.0..3.0_f64, climb in 0.0..800.0_f64, descent in 0.0..800.0_f64, distance in 0.0..8_000.0_f64,
    ) {
        let before = opens(effort);
        // Longer over as much of the same ground: the same way in more time was easier, where nothing else is said of it.
        let longer = (effort.minutes + minutes) / effort.minutes;
        let (climb_too, descent_too, way) =
            (effort.climb * longer, effort.descent * longer, effort.distance.map(|own| own * longer));
        let harder = [
            Effort { minutes: effort.minutes * longer, climb: climb_too, descent: descent_too, distance: way, ..effort },
            Effort { rpe: effort.rpe.map(|own| (own + rpe).min(10.0)), ..effort },
            Effort { climb: effort.climb + climb, ..effort },
            Effort { descent: effort.descent + descent, ..effort },
            Effort { distance: effort.distance.map(|own| own + distance), ..effort },
        ];
        for harder in harder {
            let after = opens(harder);
            for (rung, (before, after)) in Rung::CLIMB.iter().zip(before.iter().zip(after)) {
                prop_assert!(after >= before - SLACK, "{rung:?} opens after {after} instead of {before} days: {harder:?}");
            }
        }
    }

    #[test]
    fn no_step_of_a_minute_or_ten_metres_moves_a_date_by_more_than_half_a_day(effort in effort()) {
        let before = opens(effort);
        let steps = [
            Effort { minutes: effort.minutes + 1.0, ..effort },
            Effort { rpe: effort.rpe.map(|own| (own + 0.05).min(10.0)), ..effort },
            Effort { climb: effort.climb + 10.0, ..effort },
            Effort { descent: effort.descent + 10.0, ..effort },
            Effort { distance: effort.distance.map(|own| own + 10.0), ..effort },
        ];
        for step in steps {
            let after = opens(step);
            for (rung, (before, after)) in Rung::CLIMB.iter().zip(before.iter().zip(after)) {
                prop_assert!((after - before).abs() <= 0.5, "{rung:?} moves from {before} to {after} days: {step:?}");
            }
        }
    }
}

/// The same on a dense walk through the places where thresholds are crossed: every minute from ten to twelve hours.
#[test]
fn a_walk_through_the_minutes_never_steps_back_or_jumps() {
    for rpe in [3.0, 5.0, 7.0, 9.0] {
        let mut before = opens(Effort { minutes: 10.0, rpe: Some(rpe), climb: 0.0, descent: 0.0, distance: None });
        for minutes in 11..720 {
            let now = opens(Effort { minutes: f64::from(minutes), rpe: Some(rpe), climb: 0.0, descent: 0.0, distance: None });
            for (rung, (before, now)) in Rung::CLIMB.iter().zip(before.iter().zip(now)) {
                assert!(now >= before - SLACK, "{rung:?} at {minutes} min, RPE {rpe}: {now} after {before}");
                assert!(now - before <= 0.5, "{rung:?} at {minutes} min, RPE {rpe}: from {before} to {now}");
            }
            before = now;
        }
    }
}
