//! The same session met again: from the same file, or from another device, app or format.

use crate::journal::{Id, Journal, Seconds, Session, Sport};

/// How far apart two recordings of one session may start, in seconds.
const START_APART: f64 = 75.0;
/// How much two lengths of one session may differ, as a share of the longer ...
const LENGTH_SHARE: f64 = 0.12;
/// ... and in seconds.
const LENGTH_APART: f64 = 60.0;
/// How much two distances of one session may differ, as a share of the longer ...
const WAY_SHARE: f64 = 0.25;
/// ... and in metres.
const WAY_APART: f64 = 300.0;
/// The formats that hold the recording itself, the one that knows most first.
const RICHEST: [&str; 3] = ["fit", "tcx", "gpx"];
/// The list whose rows name the files of their recordings.
const LIST_OF_FILES: &str = "strava";
/// The list that knows the days of its sessions only.
const DAYS_ONLY: &str = "trainingpeaks";
/// What writes the routes in Apple Health's archive, which know neither sport nor heart rate.
const APPLE_ROUTE: &str = "Apple Health Export";
/// How far a runner may have moved the start of a session that came from the same file, in days.
const MOVED: f64 = 2.0;

/// Finds the session of the log that this one is another recording of, if there is one.
///
/// Two recordings are of one session where they start within about a minute, go on at the same time, are in the same family
/// of sports, and agree in length and distance as far as both know them. A session from the same file with the same length is the same even where
/// the runner has since moved its start. Two real sessions of one day start further apart.
#[must_use]
pub fn already_there(journal: &Journal, session: &Session) -> Option<Id> {
    let sessions = journal.sessions();
    let from = sessions.partition_point(|kept| kept.start < session.start.plus_days(-MOVED));
    let until = sessions.partition_point(|kept| kept.start <= session.start.plus_days(MOVED));
    let near = sessions.get(from..until.max(from)).unwrap_or_default();
    let days = START_APART / 86_400.0;
    let mut best: Option<(f64, Id)> = None;
    for kept in near {
        let apart = kept.start.days_since(session.start).abs();
        let is_same = (apart <= days && are_one(kept, session))
            || came_from_one_file(kept, session)
            || is_row_of(kept, session)
            || is_row_of(session, kept)
            || (is_of_a_day(session, kept) && are_alike(kept, session));
        if is_same && best.is_none_or(|(closest, _)| apart < closest) {
            best = Some((apart, kept.id));
        }
    }
    best.map(|(_, id)| id)
}

/// Gives how much a recording of this format usually knows of a session, the most first: of one session in several files
/// the richest is kept, and the others fill its gaps.
#[must_use]
pub fn richness(session: &Session) -> usize {
    let format = session.source.format.as_deref().unwrap_or_default();
    if session.source.device.as_deref() == Some(APPLE_ROUTE) {
        return RICHEST.len() + 1;
    }
    RICHEST.iter().position(|known| *known == format).unwrap_or(RICHEST.len())
}

/// Gives the kept session with what only the other recording knows, or `None` where it adds nothing.
///
/// Nothing that is there is changed: what the runner has corrected stays.
#[must_use]
pub fn gaps_filled(kept: &Session, found: &Session) -> Option<Session> {
    let mut fuller = kept.clone();
    if kept.sport == Sport::Other && kept.sport_name.is_none() {
        fuller.sport = found.sport;
        fuller.sport_name.clone_from(&found.sport_name);
    }
    fuller.moving = kept.moving.or(found.moving);
    fuller.elapsed = kept.elapsed.or(found.elapsed);
    fuller.distance = kept.distance.or(found.distance);
    if kept.climb.is_none() && kept.descent.is_none() {
        fuller.climb = found.climb;
        fuller.descent = found.descent;
        fuller.source.climb_method.clone_from(&found.source.climb_method);
    }
    fuller.rpe = kept.rpe.or(found.rpe);
    fuller.feel = kept.feel.or(found.feel);
    if kept.heart_avg.is_none() && kept.heart_max.is_none() {
        fuller.heart_avg = found.heart_avg;
        fuller.heart_max = found.heart_max;
    }
    fuller.watch_recovery = kept.watch_recovery.or(found.watch_recovery);
    if kept.title.is_empty() {
        fuller.title.clone_from(&found.title);
    }
    if kept.notes.is_empty() {
        fuller.notes.clone_from(&found.notes);
    }
    if kept.source.device.is_none() {
        fuller.source.device.clone_from(&found.source.device);
    }
    (fuller != *kept).then_some(fuller)
}

fn are_one(kept: &Session, found: &Session) -> bool {
    are_alike(kept, found) && overlap(kept, found)
}

fn are_alike(kept: &Session, found: &Session) -> bool {
    let is_route = |session: &Session| session.source.device.as_deref() == Some(APPLE_ROUTE);
    // The sport of a mere route is guessed by its speed.
    let is_kin = same_family(kept.sport, found.sport) || is_route(kept) || is_route(found);
    is_kin && same_length(kept, found) && same_way(kept, found)
}

/// Says whether a row of Strava's list names the file that the other session was read from.
fn is_row_of(row: &Session, recording: &Session) -> bool {
    let format = |session: &Session| session.source.format.clone().unwrap_or_default();
    let has_name = row.source.file.is_some() && row.source.file == recording.source.file;
    has_name && format(row) == LIST_OF_FILES && format(recording) != LIST_OF_FILES
}

/// Says whether one of two sessions is of a list that knows no time of day, and both are of one day.
fn is_of_a_day(one: &Session, other: &Session) -> bool {
    let knows_day_only = |session: &Session| session.source.format.as_deref() == Some(DAYS_ONLY);
    one.start.wall().date() == other.start.wall().date() && (knows_day_only(one) || knows_day_only(other))
}

/// Says whether the two go on at the same time; two short ones, one after the other, may start within a minute.
fn overlap(kept: &Session, found: &Session) -> bool {
    let shorter = kept.end().days_since(kept.start).min(found.end().days_since(found.start));
    let together = kept.end().min(found.end()).days_since(kept.start.max(found.start));
    together >= shorter / 2.0
}

/// Compares whichever lengths both know: one app counts the pauses, another leaves them out.
fn same_length(kept: &Session, found: &Session) -> bool {
    let lengths = |session: &Session| [session.moving, session.elapsed].into_iter().flatten().map(Seconds::value);
    let mut pairs = lengths(kept).flat_map(|one| lengths(found).map(move |other| (one, other))).peekable();
    pairs.peek().is_none() || pairs.any(|(one, other)| close(one, other, LENGTH_SHARE, LENGTH_APART))
}

fn same_way(kept: &Session, found: &Session) -> bool {
    let pair = kept.distance.zip(found.distance);
    pair.is_none_or(|(one, other)| close(one.value(), other.value(), WAY_SHARE, WAY_APART))
}

fn close(one: f64, other: f64, share: f64, apart: f64) -> bool {
    (one - other).abs() <= (share * one.max(other)).max(apart)
}

fn came_from_one_file(kept: &Session, found: &Session) -> bool {
    let same_name = kept.source.file.is_some() && kept.source.file == found.source.file;
    let same_format = kept.source.format == found.source.format;
    let one_length = kept.elapsed.zip(found.elapsed).is_some_and(|(one, other)| (one.value() - other.value()).abs() < 0.5);
    same_name && same_format && one_length && kept.sport == found.sport
}

/// What two devices may call the same session.
#[derive(PartialEq, Eq)]
enum Family {
    Foot,
    Wheels,
    Water,
    Snow,
    Oars,
    Indoors,
    Comfort,
}

fn family(sport: Sport) -> Option<Family> {
    match sport {
        Sport::Run | Sport::Trail | Sport::Treadmill | Sport::Track | Sport::Hike | Sport::Walk => Some(Family::Foot),
        Sport::Ride | Sport::Mtb | Sport::IndoorRide => Some(Family::Wheels),
        Sport::Swim => Some(Family::Water),
        Sport::Ski => Some(Family::Snow),
        Sport::Row => Some(Family::Oars),
        Sport::Elliptical | Sport::Strength | Sport::Yoga => Some(Family::Indoors),
        Sport::Stretching | Sport::Massage | Sport::Meditation => Some(Family::Comfort),
        Sport::Other => None,
    }
}

/// Compares families; a sport the log has no word for may be any.
fn same_family(one: Sport, other: Sport) -> bool {
    family(one).zip(family(other)).is_none_or(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::journal::{Bpm, Entry, Metres, Moment};

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
    fn a_session_moved_by_the_runner_is_known_again_by_its_file() {
        let mut found = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        found.source.file = Some("morning.fit".to_owned());
        let mut moved = found.clone();
        moved.start = Moment::from_rfc3339("2021-01-10T07:00:00Z").unwrap();
        assert!(is_there(&[moved], &found));
    }

    #[test]
    fn a_richer_recording_fills_gaps_and_changes_nothing() {
        let mut kept = run("2021-01-10T08:00:00Z", 45.0, 9.0);
        kept.title = "my title".to_owned();
        let mut richer = run("2021-01-10T08:00:00Z", 45.5, 9.1);
        richer.heart_avg = Bpm::new(150.0).ok();
        richer.title = "Morning Run".to_owned();
        let fuller = gaps_filled(&kept, &richer).unwrap();
        assert_eq!(fuller.heart_avg, richer.heart_avg);
        assert_eq!((fuller.title.as_str(), fuller.distance), ("my title", kept.distance));
        assert_eq!(gaps_filled(&fuller, &kept), None);
    }
}
