//! A row of a list that is read anew, in other units or by another mapping.

use chrono::NaiveTime;

use super::link::LIST_OF_DAYS;
use crate::journal::{MILE_M, Session, YARD_M};

/// The lists that nowhere say their units, or are read as the runner says.
const AS_SAID: [&str; 3] = ["garmin connect", "csv", LIST_OF_DAYS];
/// The metres of a kilometre.
const KILOMETRE: f64 = 1000.0;
/// By how much two readings of one distance may differ beyond their units, as a share.
const ROUNDED: f64 = 0.001;

/// What a row that was read before, in other units or by another mapping, does to its earlier reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reread {
    /// It takes its place: the runner says how to read the list, or the list itself does.
    Replaces,
    /// It gives way: its units are a guess.
    GivesWay,
}

/// Says whether one of two recordings is the row of the other, read otherwise.
///
/// Rows that know their time of day are told by it; of those that do not, there may be several of a day, which must be one but
/// for the unit of the distance.
pub(super) fn is_reread(one: &Session, other: &Session) -> bool {
    let is_as_said = one.source.format.as_deref().is_some_and(|format| AS_SAID.contains(&format));
    let is_at_once = one.start.utc() == other.start.utc() || one.start.wall() == other.start.wall();
    let figures = |session: &Session| (session.distance, session.climb, session.descent);
    if !is_as_said || one.source.format != other.source.format || !is_at_once || figures(one) == figures(other) {
        return false;
    }
    let is_of_one_file = one.source.file == other.source.file;
    let is_titled_alike = one.title == other.title;
    let lasts_as_long = (one.moving, one.elapsed) == (other.moving, other.elapsed);
    if !knows_time(one) {
        return is_of_one_file && is_titled_alike && lasts_as_long && differ_in_unit(one, other);
    }
    let has_length = one.moving.or(one.elapsed).is_some();
    (has_length && lasts_as_long && (is_titled_alike || is_of_one_file))
        || (is_of_one_file && is_titled_alike && !one.title.is_empty() && one.sport == other.sport)
}

/// Says whether the start of a session is more than its day.
fn knows_time(session: &Session) -> bool {
    session.source.format.as_deref() != Some(LIST_OF_DAYS) && session.start.wall().time() != NaiveTime::MIN
}

/// Says whether two distances are the same figure in two units.
pub(super) fn differ_in_unit(one: &Session, other: &Session) -> bool {
    let Some((one, other)) = one.distance.zip(other.distance) else { return false };
    let ratio = one.value().max(other.value()) / one.value().min(other.value());
    [MILE_M / KILOMETRE, 1.0 / YARD_M, KILOMETRE, MILE_M, KILOMETRE / YARD_M, MILE_M / YARD_M]
        .into_iter()
        .any(|unit| (ratio / unit - 1.0).abs() <= ROUNDED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Metres, Moment, Seconds, Sport};

    fn row(start: &str, minutes: f64, kilometres: f64, format: &str) -> Session {
        let mut row = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        row.moving = Seconds::new(minutes * 60.0).ok();
        row.distance = Metres::new(kilometres * KILOMETRE).ok();
        row.source.format = Some(format.to_owned());
        row.source.file = Some("runs.csv".to_owned());
        row
    }

    #[test]
    fn a_row_is_known_again_in_other_units_and_no_other_recording_is() {
        let at = "2026-06-26T06:04:00+02:00";
        let metric = row(at, 57.0, 6.91, "garmin connect");
        let imperial = row(at, 57.0, 6.91 * 1.609_344, "garmin connect");
        assert!(is_reread(&metric, &imperial));
        assert!(!is_reread(&metric, &row("2026-06-26T06:05:00+02:00", 57.0, 11.1, "garmin connect")), "another start");
        assert!(!is_reread(&metric, &row(at, 57.0, 11.1, "csv")), "another list");
        assert!(!is_reread(&row(at, 57.0, 6.91, "fit"), &row(at, 57.0, 11.1, "fit")), "a recording says its units");
    }

    #[test]
    fn two_rows_of_one_day_are_two_unless_their_distances_differ_in_the_unit_alone() {
        let at = "2026-06-26T00:00:00+02:00";
        for format in ["csv", LIST_OF_DAYS] {
            let short = row(at, 45.0, 8.0, format);
            assert!(!is_reread(&short, &row(at, 45.0, 12.0, format)), "{format}");
            assert!(!is_reread(&short, &row(at, 50.0, 8.0 * 1.609_344, format)), "{format}");
            assert!(is_reread(&short, &row(at, 45.0, 8.0 * 1.609_344, format)), "{format}");
        }
    }
}
