//! The time zone of a place: where the clock hung that a session was lived by.

use std::sync::LazyLock;

use chrono_tz::Tz;
use tzf_rs::DefaultFinder;

use super::track::Position;
use crate::journal::{Session, Zone};

/// The zones' borders; read when the first place is asked for.
static ZONES: LazyLock<DefaultFinder> = LazyLock::new(DefaultFinder::new);

/// Whether a file says the offset from UTC that its times were lived in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offset {
    /// It does.
    Said,
    /// It does not; the session stands in the home zone for want of better.
    Assumed,
}

/// Puts a session into the zone of the place where it began: into its offset where the file says none, else only beside it
/// where both agree.
pub(super) fn settle(session: &mut Session, place: Option<Position>, offset: Offset) {
    let Some(zone) = place.and_then(zone_of) else { return };
    let lived = Zone::Named(zone).at(session.start.utc());
    if offset == Offset::Assumed {
        session.start = lived;
    }
    if lived.offset_s() == session.start.offset_s() {
        session.zone = Some(zone);
    }
}

/// Gives the zone of a place on land or near it.
fn zone_of(place: Position) -> Option<Tz> {
    let (lat, lon) = place.degrees();
    let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
    // A receiver that has not found itself yet stands at the crossing of equator and zero meridian.
    if !on_earth || (lat == 0.0 && lon == 0.0) {
        return None;
    }
    // On the open sea there are zones of ships, which nobody lives by.
    Some(ZONES.get_tz_name(lon, lat)).filter(|name| !name.starts_with("Etc/")).and_then(|name| name.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Sport};

    fn settled(start: &str, lat: f64, lon: f64, offset: Offset) -> (String, Option<Tz>) {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        settle(&mut session, Position::new(lat, lon), offset);
        (session.start.to_string(), session.zone)
    }

    #[test]
    fn a_run_on_a_journey_is_lived_by_the_clock_of_its_place() {
        let tokyo = settled("2024-07-01T22:00:00+02:00", 35.68, 139.69, Offset::Assumed);
        assert_eq!(tokyo, ("2024-07-02T05:00:00+09:00".to_owned(), Some(Tz::Asia__Tokyo)));
        let denver = settled("2024-12-01T12:00:00Z", 39.74, -104.99, Offset::Assumed);
        assert_eq!(denver, ("2024-12-01T05:00:00-07:00".to_owned(), Some(Tz::America__Denver)));
    }

    #[test]
    fn an_offset_that_the_file_says_stays() {
        let agreed = settled("2024-07-02T05:00:00+09:00", 35.68, 139.69, Offset::Said);
        assert_eq!(agreed, ("2024-07-02T05:00:00+09:00".to_owned(), Some(Tz::Asia__Tokyo)));
        let other = settled("2024-07-02T05:00:00+02:00", 35.68, 139.69, Offset::Said);
        assert_eq!(other, ("2024-07-02T05:00:00+02:00".to_owned(), None));
    }

    #[test]
    fn places_off_the_land_or_the_earth_say_nothing() {
        for (lat, lon) in [(0.0, 0.0), (0.0, -30.0), (99.0, 0.0), (10.0, 400.0)] {
            assert_eq!(settled("2024-07-01T22:00:00+02:00", lat, lon, Offset::Assumed).1, None, "{lat} {lon}");
        }
    }
}
