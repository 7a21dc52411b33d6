//! Who says that they feel worse is never told to train sooner, whatever they usually say.

use deckchair::journal::{Athlete, CheckIn, Entry, Id, Journal, Kind, Metres, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten};
use deckchair::recovery::{Rung, assess};

/// How somebody answers: soreness, fatigue and mood on a day so many days ago.
type Says = fn(i64) -> (f64, u8, u8);

fn morning() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn run(days_ago: f64, hours: f64, rpe: f64, kind: Kind, down: f64) -> Entry {
    let mut session = Session::new(Sport::Run, morning().plus_days(-days_ago).plus_seconds(-hours * 3600.0));
    session.moving = Seconds::new(hours * 3600.0).ok();
    session.rpe = Rpe::new(rpe).ok();
    session.kind = Some(kind);
    session.descent = (down > 0.0).then(|| Metres::new(down).unwrap());
    Entry::Session(session)
}

fn said(days_ago: f64, soreness: f64, fatigue: u8, mood: u8) -> Entry {
    let mut said = CheckIn::new(morning().plus_days(-days_ago));
    said.soreness = Ten::new(soreness).ok();
    (said.fatigue, said.mood) = (Scale5::new(fatigue), Scale5::new(mood));
    Entry::CheckIn(said)
}

fn journal(entries: &[Entry]) -> Journal {
    let id = |at: usize| Id::new(uuid::Uuid::from_u128(at as u128 + 1));
    Journal::from_entries(entries.iter().enumerate().map(|(at, entry)| (id(at), entry.clone())))
}

/// What somebody usually says on a morning of the months before, by how they answer: always alike, by the day, or as what
/// they did yesterday makes them feel.
const ANSWERERS: [(&str, Says); 4] = [
    ("steady", |day| ((day % 2) as f64, 2, 4)),
    ("by the day", |day| ((day * 7 % 4) as f64, 1 + (day * 5 % 3) as u8, 3 + (day * 3 % 3) as u8)),
    ("as trained", |day| if day % 7 == 5 { (4.0, 3, 3) } else { (1.0, 2, 4) }),
    ("never sore", |_| (0.0, 1, 5)),
];

/// Efforts with their hours, RPE and metres down.
const EFFORTS: [(&str, f64, f64, f64); 3] =
    [("half", 1.75, 9.0, 0.0), ("hilly 30 km", 4.0, 7.0, 1500.0), ("marathon", 3.6, 9.0, 0.0)];

/// Weeks of easy and long runs with their check-ins, until some days ago.
fn weeks_until(ago: i64, weeks: i64, says: Says) -> Vec<Entry> {
    let mut entries = Vec::new();
    for day in ago + 1..ago + 7 * weeks {
        match day % 7 {
            6 => entries.push(run(day as f64 - 0.1, 1.8, 4.0, Kind::Long, 0.0)),
            0 | 2 | 4 => entries.push(run(day as f64 - 0.1, 0.8, 3.0, Kind::Easy, 0.0)),
            _ => {}
        }
        if day % 6 != 3 {
            let (soreness, fatigue, mood) = says(day);
            entries.push(said(day as f64, soreness, fatigue, mood));
        }
    }
    entries
}

/// The logs of people who answered on most mornings, and then raced.
fn logs() -> Vec<(String, Vec<Entry>)> {
    let mut all = Vec::new();
    for (answerer, says) in ANSWERERS {
        for weeks in [3, 10] {
            for (effort, hours, rpe, down) in EFFORTS {
                for ago in [1, 2, 3, 8] {
                    let mut entries = weeks_until(ago, weeks, says);
                    entries.push(run(ago as f64 - 0.1, hours, rpe, Kind::Race, down));
                    all.push((format!("{answerer}, {weeks} weeks, {effort} {ago} d ago"), entries));
                }
            }
        }
    }
    all
}

/// The answers of one scale, from the best to the worst.
fn from_best_to_worst() -> [Vec<CheckIn>; 3] {
    let said = |say: &dyn Fn(&mut CheckIn)| {
        let mut said = CheckIn::new(morning().plus_seconds(-600.0));
        say(&mut said);
        said
    };
    [
        (0..=10).map(|points| said(&|said| said.soreness = Ten::new(f64::from(points)).ok())).collect(),
        (1..=5).map(|points| said(&|said| said.fatigue = Scale5::new(points))).collect(),
        (1..=5).rev().map(|points| said(&|said| said.mood = Scale5::new(points))).collect(),
    ]
}

#[test]
fn who_feels_worse_is_never_told_to_train_sooner() {
    let athlete = Athlete::default();
    for (name, entries) in logs() {
        for answers in from_best_to_worst() {
            let mut before: Option<(Rung, f64)> = None;
            for answer in answers {
                let told: Vec<Entry> = entries.iter().cloned().chain([Entry::CheckIn(answer.clone())]).collect();
                let seen = assess(morning(), &journal(&told), &athlete);
                let (open, date) = (seen.open, seen.ladder.unwrap().train.in_days);
                if let Some((rung, sooner)) = before {
                    assert!(open <= rung, "{name}: {open:?} after {rung:?} at {answer:?}");
                    assert!(date > sooner - 1.0 / 24.0, "{name}: {date} days after {sooner} at {answer:?}");
                }
                before = Some((open, date));
            }
        }
    }
}
