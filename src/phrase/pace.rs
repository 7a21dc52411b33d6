//! How fast, as each sport says it: minutes a kilometre, minutes a hundred metres, kilometres an hour.

use super::duration::stopwatch;
use super::number::decimal;
use crate::journal::{MILE_M, Metres, Seconds, Sport, Units, YARD_M};

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

/// Writes how fast so many metres a second are, as [`pace`] does; nothing where the sport has no such figure.
#[must_use]
pub fn pace_at(sport: Sport, metres_per_second: f64, units: Units) -> Option<String> {
    let hour = Seconds::new(3_600.0).ok()?;
    pace(sport, Metres::new(metres_per_second * hour.value()).ok()?, hour, units)
}

/// Names the unit in which a sport says how fast, such as `min/km` or `km/h`; nothing where it does not say.
#[must_use]
pub fn pace_unit(sport: Sport, units: Units) -> Option<String> {
    Some(match manner(sport, units)? {
        Manner::Pace(_, name) => format!("min/{name}"),
        Manner::Speed(_, name) => name.to_owned(),
    })
}

/// Gives the metres that a sport's pace is over; nothing where it says a speed, or nothing.
pub(super) fn pace_length(sport: Sport, units: Units) -> Option<f64> {
    match manner(sport, units)? {
        Manner::Pace(metres, _) => Some(metres),
        Manner::Speed(..) => None,
    }
}

/// The steps between round paces in seconds, or between round speeds, the longest first.
const STEPS: [f64; 10] = [1_800.0, 600.0, 300.0, 120.0, 60.0, 30.0, 15.0, 10.0, 5.0, 1.0];
/// The marks of a scale, one in the middle of each part of it.
const MARKS: u32 = 4;

/// Gives round marks for a scale from one speed to a faster one, in metres a second, the slowest first: each with its word,
/// such as `4:30`. They stand about evenly apart, so that of slow paces fewer are named.
#[must_use]
pub fn pace_marks(sport: Sport, slow: f64, fast: f64, units: Units) -> Vec<(f64, String)> {
    let (Some(manner), true) = (manner(sport, units), slow > 0.0 && slow < fast && fast.is_finite()) else { return Vec::new() };
    let part = (fast - slow) / f64::from(MARKS);
    let rounded = |figure: f64, apart: f64| {
        let step = STEPS.into_iter().find(|step| *step <= apart / 2.0).unwrap_or(1.0);
        (figure / step).round() * step
    };
    let mut marks: Vec<(f64, String)> = Vec::new();
    for middle in (0..MARKS).map(|mark| slow + (f64::from(mark) + 0.5) * part) {
        let (speed, word) = match manner {
            Manner::Pace(metres, _) => {
                let each = rounded(metres / middle, metres / middle.powi(2) * part);
                (metres / each, Seconds::new(each).map(stopwatch).unwrap_or_default())
            }
            Manner::Speed(metres, _) => {
                let an_hour = rounded(middle * 3_600.0 / metres, part * 3_600.0 / metres);
                (an_hour * metres / 3_600.0, decimal(an_hour, 0))
            }
        };
        let is_new = marks.last().is_none_or(|(_, last)| *last != word);
        if is_new && (slow..=fast).contains(&speed) {
            marks.push((speed, word));
        }
    }
    marks
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

    #[test]
    fn a_speed_is_said_as_its_sport_says_it() {
        assert_eq!(pace_at(Sport::Run, 1_000.0 / 300.0, Units::Metric).as_deref(), Some("5:00 /km"));
        assert_eq!(pace_at(Sport::Ride, 10.0, Units::Metric).as_deref(), Some("36.0 km/h"));
        assert_eq!(pace_at(Sport::Run, 0.0, Units::Metric), None);
        assert_eq!(pace_unit(Sport::Swim, Units::Metric).as_deref(), Some("min/100 m"));
        assert_eq!(pace_unit(Sport::Yoga, Units::Metric), None);
    }

    #[test]
    fn a_scale_of_paces_has_a_few_round_marks_the_slowest_first() {
        let words = |sport, slow, fast| pace_marks(sport, slow, fast, Units::Metric).into_iter().map(|(_, word)| word);
        let run: Vec<String> = words(Sport::Run, 1_000.0 / 331.0, 1_000.0 / 236.0).collect();
        assert_eq!(run, ["5:15", "4:50", "4:20", "4:05"]);
        let trail: Vec<String> = words(Sport::Trail, 0.7, 3.2).collect();
        assert_eq!(trail, ["15:00", "10:00", "7:00", "6:00"]);
        let ride: Vec<String> = words(Sport::Ride, 5.0, 10.0).collect();
        assert_eq!(ride, ["20", "25", "29", "34"]);
        assert_eq!(words(Sport::Yoga, 1.0, 2.0).count(), 0);
        assert_eq!(words(Sport::Run, 3.0, 3.0).count(), 0);
        assert_eq!(words(Sport::Run, 0.0, 3.0).count(), 0);
    }
}
