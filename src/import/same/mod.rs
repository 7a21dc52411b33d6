//! The same session met again: from the same file, or from another device, app or format.
//!
//! [`link`](link::link) says of two recordings how they are known to be of one session, [`parted`](parted::parted) parts any
//! number of them into sessions, and [`settle`] holds what an import finds against the log by it. As the parting does not hang
//! on the order of the recordings, neither does the log. What the runner joined or split stays so.

mod alike;
mod cut;
mod doubt;
mod link;
mod parted;
mod reread;
mod settled;
mod shifted;
mod spelling;

use crate::journal::{Id, Journal, Kept, Moment, Session};

pub use doubt::{JoinDoubt, doubt};
pub use link::{JoinBasis, Surety};
pub use reread::Reread;
pub use settled::{Met, Settled, settle};

pub(super) use cut::cuts;
pub(super) use link::{LIST_OF_DAYS, is_route, names_sport_by_hand, richness, say_the_same};
pub(super) use spelling::Spelling;

use link::{apart, link, surety};
use parted::may_be_one;

/// How far a runner may have moved the start of a session that is met again, in days.
const MOVED: f64 = 2.0;

/// Finds the session of the log that this one is another recording of, if there is one.
///
/// Two recordings are of one session where they start within about a minute, go on at the same time, are in the same family of
/// sports, and agree in length and distance as far as both know them; where one goes on within the other; or where the clocks of
/// two places lie between them. Of several sessions the one that is met the most surely is taken, of those the one nearest in
/// start and length. A session is met by any of its recordings, so that what the runner changed, joined or split does not
/// matter. Two real sessions of one day start further apart. One that was logged by hand is met by the first recording that
/// agrees with it in distance and time, of which the runner need not have said the start.
#[must_use]
pub fn already_there(journal: &Journal, session: &Session) -> Option<Id> {
    let found = session.recordings();
    let met = near(journal, session.start).iter().filter_map(|kept| Some((meeting(&recordings_of(kept), &found)?, kept.id)));
    met.min_by(|((one, one_apart), _), ((other, other_apart), _)| one.cmp(other).then_with(|| one_apart.total_cmp(other_apart)))
        .map(|(_, id)| id)
}

/// Says whether two recordings are of one session beyond what chance would do; one that goes on within another may have been let
/// go for the other's sake.
pub(super) fn are_surely_one(one: &Session, other: &Session) -> bool {
    link(one, other).is_some_and(|link| match link {
        JoinBasis::Same | JoinBasis::Named | JoinBasis::Together | JoinBasis::WallClock | JoinBasis::Shifted => {
            surety(link, one, other) <= Surety::Likely
        }
        JoinBasis::Within | JoinBasis::Day | JoinBasis::ByHand => false,
    })
}

/// Gives each recording of a session after the first, with how it is known to be of the same session as the others; `None`
/// where only the runner says so.
#[must_use]
pub fn links(session: &Session) -> Vec<(Session, Option<(JoinBasis, Surety)>)> {
    let recordings = session.recordings();
    let linked = |at: usize, recording: &Session| {
        let others = recordings.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        others.filter_map(|other| link(other, recording).map(|link| (link, surety(link, other, recording)))).min()
    };
    let numbered = recordings.iter().enumerate().skip(1);
    numbered.map(|(at, recording)| (recording.clone(), linked(at, recording))).collect()
}

/// Says whether two sessions differ in nothing but what their files are called.
#[must_use]
pub fn differ_in_name_only(one: &Session, other: &Session) -> bool {
    let nameless = |session: &Session| {
        let mut nameless = session.clone().without_recordings();
        nameless.source.file = None;
        nameless
    };
    let (ours, theirs) = (one.recordings(), other.recordings());
    let has = |theirs: &[Session], this: &Session| theirs.iter().any(|that| nameless(that) == nameless(this));
    nameless(one) == nameless(other) && ours.len() == theirs.len() && ours.iter().all(|this| has(&theirs, this))
}

/// Gives the sessions of the log that began near a moment.
fn near(journal: &Journal, start: Moment) -> &[Kept<Session>] {
    let sessions = journal.sessions();
    let from = sessions.partition_point(|kept| kept.start < start.plus_days(-MOVED));
    let until = sessions.partition_point(|kept| kept.start <= start.plus_days(MOVED));
    sessions.get(from..until.max(from)).unwrap_or_default()
}

/// Gives all by which a session of the log is known: its recordings, and what the runner made of them.
fn recordings_of(kept: &Session) -> Vec<Session> {
    let mut known = kept.recordings();
    if !kept.source.recordings.is_empty() {
        known.push(kept.clone());
    }
    known
}

/// Gives how a session is met by any of the recordings found, and how far apart the two are.
fn meeting(known: &[Session], found: &[Session]) -> Option<(JoinBasis, f64)> {
    let pairs = known.iter().flat_map(|known| found.iter().map(move |found| (known, found)));
    let met = pairs.filter_map(|(known, found)| Some((link(known, found)?, apart(known, found))));
    let (link, apart) = met.min_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.total_cmp(&other.1)))?;
    let (known, found): (Vec<&Session>, Vec<&Session>) = (known.iter().collect(), found.iter().collect());
    may_be_one(link, &known, &found).then_some((link, apart))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::link::LIST_OF_DAYS;
    use super::*;
    use crate::journal::{Entry, Metres, Seconds, Sport};

    fn run(start: &str, minutes: f64, kilometres: f64) -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        run.moving = Seconds::new(minutes * 60.0).ok();
        run.elapsed = run.moving;
        run.distance = Metres::new(kilometres * 1000.0).ok();
        run
    }

    fn journal(sessions: &[Session]) -> Journal {
        let entry = |(index, session): (u128, &Session)| (Id::new(Uuid::from_u128(index)), Entry::Session(session.clone()));
        Journal::from_entries((1..).zip(sessions).map(entry))
    }

    fn is_there(kept: &[Session], found: &Session) -> bool {
        already_there(&journal(kept), found).is_some()
    }

    #[test]
    fn the_same_file_twice_adds_nothing() {
        let run = run("2021-01-10T05:54:28-03:00", 79.0, 12.0);
        assert!(is_there(std::slice::from_ref(&run), &run));
    }

    #[test]
    fn two_apps_that_differ_in_pauses_and_distance_recorded_one_run() {
        let mut gpx = run("2021-01-10T08:54:28Z", 79.5, 12.61);
        gpx.elapsed = Seconds::new(5127.0).ok();
        let tcx = run("2021-01-10T05:54:22-03:00", 79.2, 12.01);
        assert!(is_there(&[gpx], &tcx));
    }

    #[test]
    fn two_real_runs_of_one_day_stay_two() {
        let morning = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        let evening = run("2021-01-10T18:00:00Z", 45.0, 9.0);
        assert!(!is_there(&[morning], &evening));
        let warm_up = run("2021-01-10T08:00:00Z", 1.0, 0.2);
        let main = run("2021-01-10T08:01:10Z", 40.0, 10.0);
        assert!(!is_there(&[warm_up], &main));
        let repeat = run("2021-01-10T08:00:00Z", 1.0, 0.3);
        let next = run("2021-01-10T08:01:10Z", 1.0, 0.3);
        assert!(!is_there(&[repeat], &next));
    }

    #[test]
    fn a_ride_is_not_the_run_that_starts_with_it() {
        let mut ride = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        ride.sport = Sport::Ride;
        assert!(!is_there(&[run("2021-01-10T08:00:00Z", 45.0, 9.0)], &ride));
    }

    #[test]
    fn the_nearest_of_several_is_taken() {
        let kept = [run("2021-01-10T07:59:00Z", 45.0, 9.0), run("2021-01-10T08:00:02Z", 45.0, 9.0)];
        let found = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        assert_eq!(already_there(&journal(&kept), &found), Some(Id::new(Uuid::from_u128(2))));
    }

    #[test]
    fn a_session_moved_by_the_runner_is_known_again_by_its_recording() {
        let mut found = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        found.source.file = Some("morning.fit".to_owned());
        found.source.format = Some("fit".to_owned());
        let mut moved = found.clone();
        moved.start = Moment::from_rfc3339("2021-01-10T07:00:00Z").unwrap();
        assert!(is_there(&[moved.in_place_of(&found)], &found));
    }

    #[test]
    fn a_list_that_knows_no_zone_is_known_by_the_clock_on_the_wall() {
        let abroad = run("2021-01-10T08:00:00-07:00", 45.0, 9.0);
        let listed = run("2021-01-10T08:00:20+01:00", 45.1, 9.0);
        assert!(is_there(std::slice::from_ref(&abroad), &listed));
        assert!(!is_there(&[abroad], &run("2021-01-10T09:00:00+01:00", 45.1, 9.0)));
    }

    #[test]
    fn two_rows_of_one_day_in_a_list_without_times_are_two_sessions() {
        let row = |minutes: f64| {
            let mut row = run("2021-01-10T12:00:00Z", minutes, 9.0);
            row.source.format = Some(LIST_OF_DAYS.to_owned());
            row
        };
        assert!(!is_there(&[row(45.0)], &row(46.0)));
        assert!(is_there(&[row(45.0)], &row(45.0)), "but the same row is the same");
        let kept = [run("2021-01-10T07:00:00Z", 45.0, 9.0), run("2021-01-10T18:00:00Z", 47.0, 9.0)];
        assert_eq!(already_there(&journal(&kept), &row(46.9)), Some(Id::new(Uuid::from_u128(2))), "the nearer in length");
    }

    #[test]
    fn it_is_told_how_recordings_were_joined_and_how_sure_that_is() {
        let said = |start: &str, minutes: f64, format: &str| {
            let mut said = run(start, minutes, 9.0);
            said.source.format = Some(format.to_owned());
            said
        };
        let mut session = said("2021-01-10T08:00:00Z", 45.0, "fit");
        session.source.recordings = crate::journal::Recordings::of(&[
            session.clone(),
            said("2021-01-10T08:00:05Z", 45.1, "tcx"),
            said("2021-01-10T08:00:50Z", 42.0, "gpx"),
            said("2021-01-10T12:00:00Z", 45.0, LIST_OF_DAYS),
            said("2021-01-10T19:00:00Z", 90.0, "gpx"),
        ]);
        let told: Vec<_> = links(&session).into_iter().map(|(_, link)| link).collect();
        let expected = [
            Some((JoinBasis::Together, Surety::Certain)),
            Some((JoinBasis::Together, Surety::Likely)),
            Some((JoinBasis::Day, Surety::Guess)),
            None,
        ];
        assert_eq!(told, expected);
    }
}
