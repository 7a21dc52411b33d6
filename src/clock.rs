//! The one window on time: the wall clock, or a fixed `now`.
//!
//! Nothing else in the house asks what time it is or where the machine's clock hangs; everything else is told. A fixed
//! clock stands still, so that tests and demos show the same morning every time.

use chrono::{DateTime, Local, Utc};
use chrono_tz::Tz;

use crate::journal::{Moment, Zone};

/// Minutes that a fixed clock may be away from the wall clock and still tell the present.
const A_LITTLE_MIN: f64 = 15.0;

/// A clock: the machine's own, or one that stands still at a given moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    hands: Hands,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    Moving,
    /// Standing still at a moment, and the zone that it is lived in where more than its offset is known.
    Fixed(Moment, Option<Zone>),
}

impl Clock {
    /// Makes the machine's own clock.
    #[must_use]
    pub const fn wall() -> Self {
        Self { hands: Hands::Moving }
    }

    /// Makes a clock that stands still at `moment`.
    #[must_use]
    pub const fn fixed(moment: Moment) -> Self {
        Self { hands: Hands::Fixed(moment, None) }
    }

    /// Makes a clock that stands still at `moment`, as lived where the machine is, if its clock had that offset then: an hour of
    /// the summer is told in summer time also in winter.
    #[must_use]
    pub fn fixed_here(moment: Moment) -> Self {
        Self { hands: Hands::Fixed(moment, Some(machine_zone()).filter(|zone| has_offset_of(*zone, moment))) }
    }

    /// Gives the present moment as lived in `zone`.
    #[must_use]
    pub fn now(self, zone: Zone) -> Moment {
        match self.hands {
            Hands::Moving => zone.at(wall_clock()),
            Hands::Fixed(moment, _) => zone.at(moment.utc()),
        }
    }

    /// Says whether the clock stands still.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(self.hands, Hands::Fixed(..))
    }

    /// Says whether the clock tells the present: the machine's own does, and a fixed one within a quarter of an hour of it.
    ///
    /// Only then is an answer really given to the runner that morning; a look ahead or back is none to be held against.
    #[must_use]
    pub fn tells_the_present(self) -> bool {
        match self.hands {
            Hands::Moving => true,
            Hands::Fixed(moment, _) => moment.seconds_since(Zone::default().at(wall_clock())).abs() / 60.0 <= A_LITTLE_MIN,
        }
    }

    /// Gives the runner's zone: the configured one; else, where the clock is fixed, the one it is lived in or the offset it was
    /// given with; else the machine's.
    #[must_use]
    pub fn zone(self, configured: Option<Zone>) -> Zone {
        configured.unwrap_or_else(|| match self.hands {
            Hands::Moving => machine_zone(),
            Hands::Fixed(_, Some(zone)) => zone,
            Hands::Fixed(moment, None) => Zone::Fixed(*moment.date_time().offset()),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the clock")]
fn wall_clock() -> DateTime<Utc> {
    Utc::now()
}

/// Gives the machine's zone: what `TZ` names, else what the system is set to, else the present offset.
fn machine_zone() -> Zone {
    match std::env::var("TZ") {
        Ok(name) if !name.is_empty() => named(name.trim_start_matches(':')),
        Ok(_) | Err(_) => iana_time_zone::get_timezone().ok().and_then(|name| named(&name)),
    }
    .unwrap_or_else(|| Zone::Fixed(present_offset()))
}

/// Says whether the clocks of a zone had the offset of a moment then.
fn has_offset_of(zone: Zone, moment: Moment) -> bool {
    zone.at(moment.utc()).offset_s() == moment.offset_s()
}

fn named(name: &str) -> Option<Zone> {
    name.parse::<Tz>().ok().map(Zone::Named)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the clock")]
fn present_offset() -> chrono::FixedOffset {
    *Local::now().offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::fixed(moment("2026-11-22T08:14:00+01:00"));
        assert!(clock.is_fixed());
        assert_eq!(clock.now(Zone::default()), clock.now(Zone::default()));
        assert_eq!(clock.now(clock.zone(None)).to_string(), "2026-11-22T08:14:00+01:00");
    }

    #[test]
    fn a_fixed_clock_is_read_in_the_zone_that_is_asked_for() {
        let clock = Clock::fixed(moment("2026-07-01T08:00:00+00:00"));
        let paris = Zone::Named(Tz::Europe__Paris);
        assert_eq!(clock.now(paris).to_string(), "2026-07-01T10:00:00+02:00");
    }

    #[test]
    fn the_configured_zone_wins_then_the_offset_of_a_fixed_now() {
        let clock = Clock::fixed(moment("2026-11-22T08:14:00-03:00"));
        let paris = Zone::Named(Tz::Europe__Paris);
        assert_eq!(clock.zone(Some(paris)), paris);
        assert_eq!(clock.zone(None), Zone::Fixed(chrono::FixedOffset::west_opt(3 * 3600).unwrap()));
    }

    #[test]
    fn a_fixed_now_is_lived_in_the_machines_zone_where_their_offsets_agree() {
        let paris = Zone::Named(Tz::Europe__Paris);
        assert!(has_offset_of(paris, moment("2026-11-22T08:14:00+01:00")));
        assert!(has_offset_of(paris, moment("2026-07-22T08:14:00+02:00")));
        assert!(!has_offset_of(paris, moment("2026-07-22T08:14:00+01:00")));
        // Wherever the tests run.
        let now = moment("2026-11-22T08:14:00-01:23");
        assert_eq!(Clock::fixed_here(now).zone(None), Clock::fixed(now).zone(None));
        assert_eq!(Clock::fixed_here(now).zone(Some(paris)), paris);
    }

    #[test]
    fn a_fixed_clock_tells_the_present_only_near_the_wall_clock() {
        let now = Clock::wall().now(Zone::default());
        assert!(Clock::wall().tells_the_present());
        assert!(Clock::fixed(now.plus_seconds(-600.0)).tells_the_present());
        for away_s in [-1_200.0, 1_200.0, 86_400.0] {
            assert!(!Clock::fixed(now.plus_seconds(away_s)).tells_the_present(), "{away_s}");
        }
    }

    #[test]
    fn the_wall_clock_moves_on_its_own() {
        let clock = Clock::wall();
        let zone = clock.zone(None);
        let earlier = clock.now(zone);
        assert!(!clock.is_fixed());
        assert!(earlier > moment("2024-01-01T00:00:00Z"));
        assert!(clock.now(zone) >= earlier);
    }
}
