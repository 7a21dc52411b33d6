//! The one window on time: the wall clock, or a fixed `now`.
//!
//! Nothing else in the house asks what time it is or where the machine's clock hangs; everything else is told. A fixed
//! clock stands still, so that tests and demos show the same morning every time.

use chrono::{DateTime, Local, Utc};
use chrono_tz::Tz;

use crate::journal::{Moment, Zone};

/// A clock: the machine's own, or one that stands still at a given moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    hands: Hands,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    Moving,
    Fixed(Moment),
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
        Self { hands: Hands::Fixed(moment) }
    }

    /// Gives the present moment as lived in `zone`.
    #[must_use]
    pub fn now(self, zone: Zone) -> Moment {
        match self.hands {
            Hands::Moving => zone.at(wall_clock()),
            Hands::Fixed(moment) => zone.at(moment.utc()),
        }
    }

    /// Says whether the clock stands still.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(self.hands, Hands::Fixed(_))
    }

    /// Gives the runner's zone: the configured one; else, where the clock is fixed, the offset it was given with; else
    /// the machine's.
    #[must_use]
    pub fn zone(self, configured: Option<Zone>) -> Zone {
        configured.unwrap_or_else(|| match self.hands {
            Hands::Moving => machine_zone(),
            Hands::Fixed(moment) => Zone::Fixed(*moment.date_time().offset()),
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
    fn the_wall_clock_moves_on_its_own() {
        let clock = Clock::wall();
        let zone = clock.zone(None);
        let earlier = clock.now(zone);
        assert!(!clock.is_fixed());
        assert!(earlier > moment("2024-01-01T00:00:00Z"));
        assert!(clock.now(zone) >= earlier);
    }
}
