//! The same session met again: from the same file, or from another device, app or format.

use super::by_hand;
use super::table::hrv4training;
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
/// The lists that know the days of their sessions only.
const DAYS_ONLY: [&str; 3] = ["trainingpeaks", hrv4training::NAME, LIST_OF_DAYS];
/// What a list without times is called that is read by a mapping.
pub(super) const LIST_OF_DAYS: &str = "list of days";
/// What writes the routes in Apple Health's archive, which know neither sport nor heart rate.
const APPLE_ROUTE: &str = "Apple Health Export";
/// How far a runner may have moved the start of a session that is met again, in days.
const MOVED: f64 = 2.0;
/// Two recordings that start within this many seconds of each other ...
const CERTAIN_APART: f64 = 15.0;
/// ... and differ in length by no more than this share are certainly of one session.
const CERTAIN_SHARE: f64 = 0.03;

/// How two recordings are known to be of one session, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// They say the same.
    Same,
    /// A row of a list names the file of the recording.
    Named,
    /// They go on at the same time.
    Together,
    /// They go on at the same wall-clock time, in different zones.
    WallClock,
    /// They are of one day and alike, and one knows the day only.
    Day,
    /// One was logged by hand, and the other is a recording of it.
    ByHand,
}

/// How sure it is that two recordings are of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surety {
    /// Nothing else can be.
    Certain,
    /// Something else would be a strange chance.
    Likely,
    /// It may be otherwise.
    Guess,
}

/// Finds the session of the log that this one is another recording of, if there is one.
///
/// Two recordings are of one session where they start within about a minute, go on at the same time, are in the same family
/// of sports, and agree in length and distance as far as both know them. Of several sessions the one that is met the most
/// surely is taken, of those the one nearest in start and length. A session is met by any of its recordings, so that what the
/// runner changed, joined or split does not matter. Two real sessions of one day start further apart. One that was logged by hand
/// is met by the first recording that agrees with it in distance and time, of which the runner need not have said the start.
#[must_use]
pub fn already_there(journal: &Journal, session: &Session) -> Option<Id> {
    let sessions = journal.sessions();
    let from = sessions.partition_point(|kept| kept.start < session.start.plus_days(-MOVED));
    let until = sessions.partition_point(|kept| kept.start <= session.start.plus_days(MOVED));
    let near = sessions.get(from..until.max(from)).unwrap_or_default();
    let found = session.recordings();
    let met = near.iter().filter_map(|kept| Some((meeting(kept, &found)?, kept.id)));
    met.min_by(|((one, one_apart), _), ((other, other_apart), _)| one.cmp(other).then_with(|| one_apart.total_cmp(other_apart)))
        .map(|(_, id)| id)
}

/// Gives each recording of a session after the first, with how it is known to be of the same session as the others; `None`
/// where only the runner says so.
#[must_use]
pub fn links(session: &Session) -> Vec<(Session, Option<(Link, Surety)>)> {
    let recordings = session.recordings();
    let linked = |at: usize, recording: &Session| {
        let others = recordings.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        others.filter_map(|other| link(other, recording).map(|link| (link, surety(link, other, recording)))).min()
    };
    let numbered = recordings.iter().enumerate().skip(1);
    numbered.map(|(at, recording)| (recording.clone(), linked(at, recording))).collect()
}

/// Gives how a session of the log is met by any of the recordings found, and how far apart the two are.
fn meeting(kept: &Session, found: &[Session]) -> Option<(Link, f64)> {
    let mut known = kept.recordings();
    known.push(kept.clone());
    let pairs = known.iter().flat_map(|known| found.iter().map(move |found| (known, found)));
    let met = pairs.filter_map(|(known, found)| Some((link(known, found)?, apart(known, found))));
    let (link, apart) = met.min_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.total_cmp(&other.1)))?;
    let has_its_row = known.iter().any(|known| found.iter().any(|found| knows_day_only(known) && knows_day_only(found)));
    let has_its_recording = kept.is_recorded() == found.iter().any(Session::is_recorded);
    let is_taken = (link == Link::Day && has_its_row) || (link == Link::ByHand && has_its_recording);
    (!is_taken).then_some((link, apart))
}

/// Gives how two recordings are known to be of one session.
fn link(one: &Session, other: &Session) -> Option<Link> {
    let near = START_APART / 86_400.0;
    if say_the_same(one, other) {
        Some(Link::Same)
    } else if knows_day_only(one) && knows_day_only(other) {
        // Two rows of one list are two sessions, however alike.
        None
    } else if is_row_of(one, other) || is_row_of(other, one) {
        Some(Link::Named)
    } else if one.start.days_since(other.start).abs() <= near && are_one(one, other) {
        Some(Link::Together)
    } else if has_same_wall_clock(one, other) && are_alike(one, other) {
        Some(Link::WallClock)
    } else if is_of_a_day(one, other) && are_alike(one, other) {
        Some(Link::Day)
    } else {
        (same_family(one.sport, other.sport) && by_hand::is_of(one, other)).then_some(Link::ByHand)
    }
}

fn surety(link: Link, one: &Session, other: &Session) -> Surety {
    let lengths = one.elapsed.or(one.moving).zip(other.elapsed.or(other.moving));
    let is_close = lengths.is_some_and(|(one, other)| close(one.value(), other.value(), CERTAIN_SHARE, 0.0));
    let starts_together = one.start.days_since(other.start).abs() * 86_400.0 <= CERTAIN_APART;
    match link {
        Link::Same | Link::Named => Surety::Certain,
        Link::Together if is_close && starts_together => Surety::Certain,
        Link::Together | Link::WallClock => Surety::Likely,
        Link::Day | Link::ByHand => Surety::Guess,
    }
}

/// Says whether two recordings say the same, whatever their files are called and wherever home was when they were read.
pub(super) fn say_the_same(one: &Session, other: &Session) -> bool {
    let plain = |session: &Session| {
        let mut plain = session.clone().without_recordings();
        (plain.source.file, plain.zone) = (None, None);
        plain.start = crate::journal::Zone::default().at(plain.start.utc());
        plain
    };
    one.start.utc() == other.start.utc() && one.source.format == other.source.format && plain(one) == plain(other)
}

/// Gives how far apart two recordings are in start and length, in seconds.
fn apart(one: &Session, other: &Session) -> f64 {
    let lengths = one.moving.or(one.elapsed).zip(other.moving.or(other.elapsed));
    let lengths_apart = lengths.map_or(0.0, |(one, other)| (one.value() - other.value()).abs());
    let is_day_only = knows_day_only(one) || knows_day_only(other);
    let days = if is_day_only { days_apart(one, other) as f64 } else { one.start.days_since(other.start).abs() };
    days * 86_400.0 + lengths_apart
}

/// Says whether the clocks on the wall showed the same when the two began, though the instants differ: a list that does not say
/// its zone was written on a journey.
fn has_same_wall_clock(one: &Session, other: &Session) -> bool {
    let between = one.start.wall() - other.start.wall();
    one.start.offset_s() != other.start.offset_s() && (between.num_seconds().abs() as f64) <= START_APART
}

/// Gives how much a recording of this format usually knows of a session, the most first; what the runner typed stands before
/// all. Of one session in several files the richest is taken, and the others fill its gaps.
pub(super) fn richness(session: &Session) -> usize {
    let Some(format) = session.source.format.as_deref() else { return 0 };
    if session.source.device.as_deref() == Some(APPLE_ROUTE) {
        return RICHEST.len() + 2;
    }
    1 + RICHEST.iter().position(|known| *known == format).unwrap_or(RICHEST.len())
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

/// Says whether one of two sessions is of a list that knows no time of day, and both are of one day; what `HRV4Training` asks in
/// the morning some runners tell of the day that begins.
fn is_of_a_day(one: &Session, other: &Session) -> bool {
    let is_told_on_waking = |session: &Session| session.source.format.as_deref() == Some(hrv4training::NAME);
    let most = i64::from(is_told_on_waking(one) || is_told_on_waking(other));
    days_apart(one, other) <= most && (knows_day_only(one) || knows_day_only(other))
}

/// Gives the days between those on which two sessions began, by the clocks where they began.
fn days_apart(one: &Session, other: &Session) -> i64 {
    (one.start.wall().date() - other.start.wall().date()).num_days().abs()
}

fn knows_day_only(session: &Session) -> bool {
    session.source.format.as_deref().is_some_and(|format| DAYS_ONLY.contains(&format))
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
    use crate::journal::{Entry, Metres, Moment};

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
            Some((Link::Together, Surety::Certain)),
            Some((Link::Together, Surety::Likely)),
            Some((Link::Day, Surety::Guess)),
            None,
        ];
        assert_eq!(told, expected);
    }
}
