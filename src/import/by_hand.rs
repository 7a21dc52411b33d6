//! A session that the runner logged by hand, and a recording of it.
//!
//! The runner rounds: the start to the quarter of an hour, the distance to the kilometre. Their own words count, and what the
//! watch measured.

use chrono::{NaiveTime, Timelike};

use crate::journal::{Moment, Session, Sport};

/// How far apart the start that a runner says and the one that the watch knows may be, in seconds.
const START_APART_S: f64 = 45.0 * 60.0;
/// How much what the runner says may differ from what the watch measured, as a share of the more.
const SAID_SHARE: f64 = 0.05;
/// How much the times may differ where the distances agree ...
const TIME_SHARE: f64 = 0.25;
/// ... and nothing is known of the start.
const TIME_SHARE_OF_A_DAY: f64 = 0.10;
/// When a session starts of which only the day is said.
const UNSAID: NaiveTime = NaiveTime::MIN.overflowing_add_signed(chrono::TimeDelta::hours(9)).0;

/// Says whether the runner typed this, all of it.
pub(super) fn is_typed(session: &Session) -> bool {
    !session.is_recorded()
}

/// Says whether one of two sessions was logged by hand, and the other is a recording of it; their sports are kin.
pub(super) fn is_of(one: &Session, other: &Session) -> bool {
    let (typed, recorded) = match (is_typed(one), is_typed(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        (true, true) | (false, false) => return false,
    };
    let distances = typed.distance.zip(recorded.distance).map(|(said, ran)| apart(said.value(), ran.value()));
    let times = nearest_times(typed, recorded);
    if starts_near(typed.start, recorded.start) {
        return match (distances, times) {
            (Some(distances), times) => distances <= SAID_SHARE && times.is_none_or(|times| times <= TIME_SHARE),
            (None, Some(times)) => times <= SAID_SHARE,
            (None, None) => false,
        };
    }
    let is_same_day = typed.start.wall().date() == recorded.start.wall().date();
    let agrees = distances.zip(times).is_some_and(|(far, long)| far <= SAID_SHARE && long <= TIME_SHARE_OF_A_DAY);
    is_same_day && may_be_unsaid(typed.start) && agrees
}

/// Puts what the runner said of a session over what was measured.
pub(super) fn say(measured: &mut Session, typed: &Session) {
    // `10k` alone is a run; the watch may know of which kind.
    if typed.sport != Sport::Run || !measured.sport.is_running() {
        measured.sport = typed.sport;
        measured.sport_name.clone_from(&typed.sport_name);
    }
    measured.kind = typed.kind.or(measured.kind);
    measured.rpe = typed.rpe.or(measured.rpe);
    measured.feel = typed.feel.or(measured.feel);
    let texts = [(&mut measured.title, &typed.title), (&mut measured.notes, &typed.notes), (&mut measured.place, &typed.place)];
    texts.into_iter().filter(|(_, said)| !said.is_empty()).for_each(|(text, said)| text.clone_from(said));
    if !typed.tags.is_empty() {
        measured.tags.clone_from(&typed.tags);
    }
}

/// Says whether two starts are near each other, at once or by the clock on the wall: who logs at home after a journey says what
/// their watch showed there.
fn starts_near(one: Moment, other: Moment) -> bool {
    let at_once = one.seconds_since(other).abs();
    let on_the_wall = (one.wall() - other.wall()).num_seconds().abs() as f64;
    at_once.min(on_the_wall) <= START_APART_S
}

/// Says whether the runner may not have said this start: one that was found by counting back from now has seconds, one of a day
/// alone is at the hour for that.
fn may_be_unsaid(start: Moment) -> bool {
    let time = start.wall().time();
    time.second() != 0 || time == UNSAID
}

/// Gives by how much the two times differ that are nearest to each other: a runner may count the pauses, or not.
fn nearest_times(one: &Session, other: &Session) -> Option<f64> {
    let times = |session: &Session| [session.moving, session.elapsed].into_iter().flatten();
    let pairs = times(one).flat_map(|one| times(other).map(move |other| apart(one.value(), other.value())));
    pairs.min_by(f64::total_cmp)
}

fn apart(one: f64, other: f64) -> f64 {
    (one - other).abs() / one.max(other).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{already_there, joined};
    use crate::journal::{Entry, Id, Journal, Kind, Metres, Rpe, Seconds};

    fn run(start: &str, minutes: f64, kilometres: f64) -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        run.moving = Seconds::new(minutes * 60.0).ok();
        run.distance = Metres::new(kilometres * 1000.0).ok();
        run
    }

    fn recorded(start: &str, minutes: f64, kilometres: f64) -> Session {
        let mut recorded = run(start, minutes, kilometres);
        recorded.source.format = Some("fit".to_owned());
        recorded
    }

    fn meets(kept: &Session, found: &Session) -> bool {
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::nil()), Entry::Session(kept.clone()))]);
        already_there(&journal, found).is_some()
    }

    #[test]
    fn a_race_logged_by_hand_is_met_by_its_recording_and_the_other_way_round() {
        let watch = recorded("2021-09-01T15:34:23+02:00", 282.05, 36.98);
        for start in ["2021-09-01T15:30:00+02:00", "2021-09-01T15:30:00Z", "2021-09-01T09:00:00Z", "2021-09-01T19:12:33+02:00"] {
            let typed = run(start, 282.0, 37.0);
            assert!(meets(&typed, &watch), "{start}");
            assert!(meets(&watch, &typed), "{start}");
        }
    }

    #[test]
    fn a_start_that_was_said_parts_two_runs_of_one_day_and_so_does_another_distance() {
        let evening = recorded("2021-09-01T18:00:10+02:00", 40.0, 8.0);
        assert!(!meets(&run("2021-09-01T07:30:00+02:00", 40.0, 8.0), &evening), "the way to work and back");
        assert!(!meets(&run("2021-09-01T18:10:00+02:00", 40.0, 8.6), &evening));
        assert!(!meets(&run("2021-09-01T09:00:00+02:00", 50.0, 8.0), &evening));
        assert!(!meets(&run("2021-08-31T09:00:00+02:00", 40.0, 8.0), &evening));
        let mut ride = run("2021-09-01T18:05:00+02:00", 40.0, 8.0);
        ride.sport = Sport::Ride;
        assert!(!meets(&ride, &evening));
        let mut timed = run("2021-09-01T18:20:00+02:00", 41.0, 8.0);
        timed.distance = None;
        assert!(meets(&timed, &evening));
        timed.moving = Seconds::new(50.0 * 60.0).ok();
        assert!(!meets(&timed, &evening));
    }

    #[test]
    fn what_was_logged_by_hand_has_one_recording() {
        let typed = run("2021-09-01T09:00:00+02:00", 40.0, 8.0);
        let with_its_own = joined(&typed, &recorded("2021-09-01T07:10:10+02:00", 40.2, 8.0)).unwrap();
        assert!(!meets(&with_its_own, &recorded("2021-09-01T18:00:10+02:00", 40.0, 8.0)));
    }

    #[test]
    fn the_words_are_the_runners_and_the_figures_the_watchs() {
        let mut typed = run("2021-09-01T15:30:00+02:00", 282.0, 37.0);
        typed.sport = Sport::Trail;
        (typed.rpe, typed.kind) = (Rpe::new(8.0).ok(), Some(Kind::Race));
        "Loup Blanc".clone_into(&mut typed.title);
        let mut watch = recorded("2021-09-01T15:34:23+02:00", 282.05, 36.98);
        "Afternoon Run".clone_into(&mut watch.title);
        let whole = joined(&typed, &watch).unwrap();
        assert_eq!(
            (whole.sport, whole.kind, whole.rpe, whole.title.as_str()),
            (Sport::Trail, typed.kind, typed.rpe, "Loup Blanc")
        );
        assert_eq!((whole.start, whole.moving, whole.distance), (watch.start, watch.moving, watch.distance));
        assert_eq!((joined(&whole, &watch), joined(&whole, &typed)), (None, None), "nothing is joined twice");
    }
}
