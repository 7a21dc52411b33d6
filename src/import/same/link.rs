//! How two recordings are known to be of one session.

use super::alike::{Tolerance, are_alike, go_on_together, overlap, same_family, seconds_together};
use super::{cut, shifted};
use crate::import::by_hand;
use crate::import::table::hrv4training;
use crate::journal::{Session, Zone};

/// How far apart two recordings of one session may start, in seconds.
const START_APART: f64 = 75.0;
/// The formats that hold the recording itself, the one that knows most first.
const RICHEST: [&str; 3] = ["fit", "tcx", "gpx"];
/// The list whose rows name the files of their recordings, and whose times are in UTC.
const LIST_OF_FILES: &str = "strava";
/// The lists that know the days of their sessions only.
const DAYS_ONLY: [&str; 3] = ["trainingpeaks", hrv4training::NAME, LIST_OF_DAYS];
/// What a list without times is called that is read by a mapping.
pub(in crate::import) const LIST_OF_DAYS: &str = "list of days";
/// What writes the routes in Apple Health's archive, which know neither sport nor heart rate.
const APPLE_ROUTE: &str = "Apple Health Export";
/// Two recordings that start within this many seconds of each other ...
const CERTAIN_APART: f64 = 15.0;
/// ... and agree so in duration are certainly of one session.
const CERTAIN_DURATION: Tolerance = Tolerance { share: 0.03, absolute: 0.0 };
/// Two recordings of one session never begin further apart than this, in days, whatever zones their clocks were in.
const MOST_APART: f64 = 1.2;

/// How two recordings are known to be of one session, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoinBasis {
    /// They say the same.
    Same,
    /// A row of a list names the file of the recording, and they do not speak against each other.
    Named,
    /// They go on at the same time.
    Together,
    /// One goes on within the other: it was cut off, or begun later.
    Within,
    /// They go on at the same wall-clock time, in different zones.
    WallClock,
    /// They say the same but for the hours that lie between the clocks of two zones.
    Shifted,
    /// They are of one day and alike, and one knows the day only.
    Day,
    /// One was logged by hand, and the other is a recording of it.
    ByHand,
}

impl JoinBasis {
    /// Says whether it holds whatever else is known: of one session are then also those that others are linked to so.
    pub(super) const fn is_strong(self) -> bool {
        match self {
            Self::Same | Self::Together | Self::Within => true,
            // A file may hold several sessions, of which the row is of one.
            Self::Named | Self::WallClock | Self::Shifted | Self::Day | Self::ByHand => false,
        }
    }
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

/// Gives how two recordings are known to be of one session, whichever comes first.
pub(super) fn link(one: &Session, other: &Session) -> Option<JoinBasis> {
    let days = one.start.days_since(other.start).abs();
    if say_the_same(one, other) {
        Some(JoinBasis::Same)
    } else if knows_day_only(one) && knows_day_only(other) {
        // Two rows of one list are two sessions, however alike.
        None
    } else if is_row_of(one, other) || is_row_of(other, one) {
        Some(JoinBasis::Named)
    } else if knows_day_only(one) || knows_day_only(other) {
        (is_of_a_day(one, other) && are_alike(one, other)).then_some(JoinBasis::Day)
    } else if days > MOST_APART {
        None
    } else if (days * 86_400.0 <= START_APART && are_alike(one, other) && overlap(one, other)) || are_at_once(one, other) {
        Some(JoinBasis::Together)
    } else if are_recorded(one, other) && cut::is_within(one, other) {
        Some(JoinBasis::Within)
    } else if has_same_wall_clock(one, other) && are_alike(one, other) {
        Some(JoinBasis::WallClock)
    } else if are_recorded(one, other) && shifted::evidence(one, other).is_some() {
        Some(JoinBasis::Shifted)
    } else {
        (same_family(one.sport, other.sport) && by_hand::is_of(one, other)).then_some(JoinBasis::ByHand)
    }
}

/// Gives how sure a link between two recordings is.
pub(super) fn surety(link: JoinBasis, one: &Session, other: &Session) -> Surety {
    let durations = one.elapsed.or(one.moving).zip(other.elapsed.or(other.moving));
    let is_close = durations.is_some_and(|(one, other)| CERTAIN_DURATION.allows(one.value(), other.value()));
    let starts_together = one.start.seconds_since(other.start).abs() <= CERTAIN_APART;
    match link {
        JoinBasis::Same | JoinBasis::Named => Surety::Certain,
        JoinBasis::Together if is_close && starts_together => Surety::Certain,
        JoinBasis::Shifted if shifted::evidence(one, other) != Some(shifted::ShiftEvidence::Identical) => Surety::Guess,
        JoinBasis::Together | JoinBasis::Within | JoinBasis::WallClock | JoinBasis::Shifted => Surety::Likely,
        JoinBasis::Day | JoinBasis::ByHand => Surety::Guess,
    }
}

/// Says whether two recordings say the same, whatever their files are called and wherever home was when they were read.
pub(in crate::import) fn say_the_same(one: &Session, other: &Session) -> bool {
    let plain = |session: &Session| {
        let mut plain = session.clone().without_recordings();
        (plain.source.file, plain.zone) = (None, None);
        plain.start = Zone::default().at(one.start.utc());
        plain
    };
    // Times without a zone were read in the zone of home, wherever that was.
    let is_at_once = one.start.utc() == other.start.utc() || one.start.wall() == other.start.wall();
    is_at_once && one.source.format == other.source.format && plain(one) == plain(other)
}

/// Gives how far apart two recordings are in start and length, in seconds.
pub(super) fn apart(one: &Session, other: &Session) -> f64 {
    let lengths = one.moving.or(one.elapsed).zip(other.moving.or(other.elapsed));
    let lengths_apart = lengths.map_or(0.0, |(one, other)| (one.value() - other.value()).abs());
    let is_day_only = knows_day_only(one) || knows_day_only(other);
    let days = if is_day_only { days_apart(one, other) as f64 } else { one.start.days_since(other.start).abs() };
    days * 86_400.0 + lengths_apart
}

/// Gives how much a recording of this format usually knows of a session, the most first; what the runner typed stands before
/// all. Of one session in several files the richest is taken, and the others fill its gaps.
pub(in crate::import) fn richness(session: &Session) -> usize {
    let Some(format) = session.source.format.as_deref() else { return 0 };
    if is_route(session) {
        return RICHEST.len() + 3;
    }
    let among_lists = RICHEST.len() + usize::from(format != LIST_OF_FILES);
    1 + RICHEST.iter().position(|known| *known == format).unwrap_or(among_lists)
}

/// Says whether a session was read from the recording of a watch or app, rather than from a list or an archive of many.
pub(super) fn is_a_recording(session: &Session) -> bool {
    session.source.format.as_deref().is_some_and(|format| RICHEST.contains(&format))
}

/// Says whether a session is of a list that knows no time of day.
pub(super) fn knows_day_only(session: &Session) -> bool {
    session.source.format.as_deref().is_some_and(|format| DAYS_ONLY.contains(&format))
}

/// Says whether a recording is a mere route of Apple Health's.
pub(in crate::import) fn is_route(session: &Session) -> bool {
    session.source.device.as_deref() == Some(APPLE_ROUTE)
}

/// Says whether a session is of the list that takes over the recordings' sports, unless the runner has set another by hand.
pub(in crate::import) fn names_sport_by_hand(session: &Session) -> bool {
    session.source.format.as_deref() == Some(LIST_OF_FILES)
}

fn are_recorded(one: &Session, other: &Session) -> bool {
    !by_hand::is_typed(one) && !by_hand::is_typed(other)
}

fn are_at_once(one: &Session, other: &Session) -> bool {
    are_recorded(one, other) && go_on_together(one, other)
}

/// Says whether the clocks on the wall showed the same when the two began, though the instants differ: a list that does not say
/// its zone was written on a journey. Two recordings whose places are known have no such doubt.
fn has_same_wall_clock(one: &Session, other: &Session) -> bool {
    let between = one.start.wall() - other.start.wall();
    let is_unsure = one.zone.is_none() || other.zone.is_none();
    is_unsure && one.start.offset_s() != other.start.offset_s() && (between.num_seconds().abs() as f64) <= START_APART
}

/// Says whether a row of Strava's list names the file that the other session was read from, and may be of it: a file may hold
/// sessions of other hours and sports too.
fn is_row_of(row: &Session, recording: &Session) -> bool {
    let has_name = row.source.file.is_some() && row.source.file == recording.source.file;
    let is_listed = |session: &Session| session.source.format.as_deref() == Some(LIST_OF_FILES);
    let is_near = || row.start.days_since(recording.start).abs() <= MOST_APART;
    let fits = || seconds_together(row, recording) > 0.0 || (is_near() && are_alike(row, recording));
    has_name && is_listed(row) && !is_listed(recording) && fits()
}

/// Says whether two recordings were read from one file, which holds no session twice.
pub(super) fn are_of_one_file(one: &Session, other: &Session) -> bool {
    is_a_recording(one) && one.source.format == other.source.format && one.source.file == other.source.file
}

/// Says whether two sessions, one of which is of a list that knows no time of day, are of one day; what `HRV4Training` asks in
/// the morning some runners tell of the day that begins.
fn is_of_a_day(one: &Session, other: &Session) -> bool {
    let is_told_on_waking = |session: &Session| session.source.format.as_deref() == Some(hrv4training::NAME);
    let most = i64::from(is_told_on_waking(one) || is_told_on_waking(other));
    days_apart(one, other) <= most
}

/// Gives the days between those on which two sessions began, by the clocks where they began.
fn days_apart(one: &Session, other: &Session) -> i64 {
    (one.start.wall().date() - other.start.wall().date()).num_days().abs()
}
