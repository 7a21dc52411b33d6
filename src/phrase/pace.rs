//! How fast, as each sport says it: minutes a kilometre, minutes a hundred metres, kilometres an hour.

use super::amount::{MILE_M, YARD_M};
use super::duration::stopwatch;
use crate::journal::{Metres, Seconds, Sport, Units};

/// How a sport says how fast.
enum Manner {
    /// Time over a length: its metres and its name.
    Pace(f64, &'static str),
    /// Length over an hour: its metres and its name.
    Speed(f64, &'static str),
}

/// Writes how fast a distance was covered: `4:52 /km`, `1:45 /100 m`, `24.3 km/h`; `7:50 /mi` and the like in imperial units.
///
/// Gives nothing where the sport has no such figure, or where distance or time is none.
#[must_use]
pub fn pace(sport: Sport, length: Metres, time: Seconds, units: Units) -> Option<String> {
    if length.value() <= 0.0 || time.value() <= 0.0 {
        return None;
    }
    match manner(sport, units)? {
        Manner::Pace(metres, name) => {
            let each = Seconds::new(time.value() / length.value() * metres).ok()?;
            Some(format!("{} /{name}", stopwatch(each)))
        }
        Manner::Speed(metres, name) => Some(format!("{:.1} {name}", length.value() / metres / time.hours())),
    }
}

fn manner(sport: Sport, units: Units) -> Option<Manner> {
    let by_unit = |metric, imperial| match units {
        Units::Metric => metric,
        Units::Imperial => imperial,
    };
    match sport {
        Sport::Run | Sport::Trail | Sport::Treadmill | Sport::Track | Sport::Hike | Sport::Walk => {
            Some(by_unit(Manner::Pace(1_000.0, "km"), Manner::Pace(MILE_M, "mi")))
        }
        Sport::Swim => Some(by_unit(Manner::Pace(100.0, "100 m"), Manner::Pace(100.0 * YARD_M, "100 yd"))),
        Sport::Row => Some(Manner::Pace(500.0, "500 m")),
        Sport::Ride | Sport::Mtb | Sport::IndoorRide | Sport::Ski | Sport::Elliptical | Sport::Other => {
            Some(by_unit(Manner::Speed(1_000.0, "km/h"), Manner::Speed(MILE_M, "mph")))
        }
        Sport::Strength | Sport::Yoga | Sport::Stretching | Sport::Massage | Sport::Meditation => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sport: Sport, metres: f64, seconds: f64, units: Units) -> Option<String> {
        pace(sport, Metres::new(metres).unwrap(), Seconds::new(seconds).unwrap(), units)
    }

    #[test]
    fn each_sport_says_how_fast_in_its_own_manner() {
        assert_eq!(said(Sport::Run, 10_000.0, 2_920.0, Units::Metric).as_deref(), Some("4:52 /km"));
        assert_eq!(said(Sport::Run, 10_000.0, 2_920.0, Units::Imperial).as_deref(), Some("7:50 /mi"));
        assert_eq!(said(Sport::Swim, 2_000.0, 2_100.0, Units::Metric).as_deref(), Some("1:45 /100 m"));
        assert_eq!(said(Sport::Swim, 914.4, 1_000.0, Units::Imperial).as_deref(), Some("1:40 /100 yd"));
        assert_eq!(said(Sport::Ride, 24_300.0, 3_600.0, Units::Metric).as_deref(), Some("24.3 km/h"));
        assert_eq!(said(Sport::Ride, 16_093.44, 3_600.0, Units::Imperial).as_deref(), Some("10.0 mph"));
        assert_eq!(said(Sport::Row, 5_000.0, 1_250.0, Units::Metric).as_deref(), Some("2:05 /500 m"));
    }

    #[test]
    fn a_pace_never_shows_sixty_seconds() {
        assert_eq!(said(Sport::Run, 1_000.0, 299.7, Units::Metric).as_deref(), Some("5:00 /km"));
    }

    #[test]
    fn without_distance_or_time_there_is_no_pace() {
        assert_eq!(said(Sport::Run, 0.0, 600.0, Units::Metric), None);
        assert_eq!(said(Sport::Run, 600.0, 0.0, Units::Metric), None);
        assert_eq!(said(Sport::Yoga, 600.0, 600.0, Units::Metric), None);
    }
}
