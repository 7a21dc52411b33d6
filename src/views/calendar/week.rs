//! What a week comes to: how far on foot, and how long in all.

use crate::journal::{Day, Metres, Seconds};
use crate::phrase;

use crate::views::scene::Scene;

/// What a week comes to so far; empty where nothing was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeekTotal {
    /// How far the runs went, such as `48 km`.
    pub distance: String,
    /// How long all sessions took, such as `5 h 10`; what is for comfort does not count.
    pub time: String,
}

/// Adds up the week that begins on a day, as far as it has come.
pub(super) fn total(scene: &Scene<'_>, first: Day) -> WeekTotal {
    let sessions = scene.journal.sessions();
    let from = sessions.partition_point(|session| scene.day_of(session) < first);
    let week = sessions.iter().skip(from).take_while(|session| scene.day_of(session) < first.plus(7));
    let (mut metres, mut seconds) = (0.0, 0.0);
    for session in week.filter(|session| session.start <= scene.now && !session.sport.is_comfort()) {
        seconds += session.moving.or(session.elapsed).map_or(0.0, Seconds::value);
        metres += session.distance.filter(|_| session.sport.is_running()).map_or(0.0, Metres::value);
    }
    let distance = Metres::new(metres).ok().filter(|_| metres > 0.0);
    let time = Seconds::new(seconds).ok().filter(|_| seconds > 0.0);
    WeekTotal {
        distance: distance.map(|length| phrase::rough_distance(length, scene.units)).unwrap_or_default(),
        time: time.map(phrase::spent).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Sport};
    use crate::views::fixtures::{Stage, on, run};

    #[test]
    fn a_week_adds_up_runs_by_distance_and_all_training_by_time() {
        let mut swim = run("2026-11-18T18:00:00+01:00", 2_000.0, 0.75);
        swim.sport = Sport::Swim;
        let mut massage = run("2026-11-19T18:00:00+01:00", 1.0, 1.0);
        (massage.sport, massage.distance) = (Sport::Massage, None);
        let later = run("2026-11-22T18:00:00+01:00", 9_000.0, 1.0);
        let stage =
            Stage::morning_after().with(2, Entry::Session(swim)).with(3, Entry::Session(massage)).with(4, Entry::Session(later));
        let week = |day| total(&stage.scene(), on(2026, 11, day));
        assert_eq!(week(16), WeekTotal { distance: "42 km".to_owned(), time: "4 h 21".to_owned() });
        assert_eq!(week(9), WeekTotal::default());
    }
}
