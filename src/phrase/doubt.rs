//! Sessions that cannot have been: the units were mistaken, or a figure slipped.

use crate::journal::{Metres, Seconds, Session, Sport, Units};

use super::{amount, decimal, duration, names};

/// Speeds below this share of the slowest are no speed at all.
const FAR_TOO_SLOW: f64 = 0.1;

/// What is wrong with a session, and what may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What cannot be.
    pub said: String,
    /// What to look at.
    pub hint: &'static str,
}

/// Says what is impossible about a session; `None` where nothing is.
#[must_use]
pub fn doubt(session: &Session, units: Units) -> Option<Doubt> {
    let time = session.moving.or(session.elapsed);
    if session.distance.is_some_and(|distance| distance.value() <= 0.0) {
        let hint = "leave the distance out where it is not known";
        return Some(Doubt { said: "a distance of nothing is no session".to_owned(), hint });
    }
    if time.is_some_and(|time| time.value() <= 0.0) {
        return Some(Doubt { said: "no time at all is no session".to_owned(), hint: "leave the time out where it is not known" });
    }
    let (distance, time) = (session.distance?, time?);
    let speed = distance.value() / time.value();
    let (slowest, fastest) = limits(session.sport, distance)?;
    let said = || told(session.sport, distance, time, units);
    if speed > fastest {
        let hint = "look at the units: 10k are kilometres, 52:30 are minutes and seconds, 1:05:00 are hours";
        return Some(Doubt { said: format!("{} is faster than anybody is", said()), hint });
    }
    let hint = "look at the units: 6m are metres, 6k kilometres, 6mi miles";
    (speed < slowest * FAR_TOO_SLOW).then(|| Doubt { said: format!("{} is hardly any distance", said()), hint })
}

fn told(sport: Sport, distance: Metres, time: Seconds, units: Units) -> String {
    let speed = distance.value() / time.value() * 3.6;
    let name = names::sport(sport).to_lowercase();
    let distance = amount::distance_of(sport, distance, units);
    format!("{name} of {distance} in {} ({} km/h)", duration::stopwatch(time), decimal(speed, 1))
}

/// Gives the slowest and the fastest speed that a whole session may have, m/s: the fastest a little above the records.
const fn limits(sport: Sport, distance: Metres) -> Option<(f64, f64)> {
    match sport {
        Sport::Run | Sport::Treadmill | Sport::Track | Sport::Trail if distance.value() < 1_000.0 => Some((0.9, 10.6)),
        Sport::Run | Sport::Treadmill | Sport::Track | Sport::Trail => Some((0.6, 7.7)),
        Sport::Hike | Sport::Walk => Some((0.3, 4.5)),
        Sport::Ride | Sport::Mtb | Sport::IndoorRide => Some((1.5, 25.0)),
        Sport::Swim => Some((0.2, 2.5)),
        Sport::Ski => Some((0.4, 30.0)),
        Sport::Row | Sport::Elliptical => Some((0.8, 8.0)),
        Sport::Strength | Sport::Yoga | Sport::Stretching | Sport::Massage | Sport::Meditation | Sport::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Moment;
    use crate::phrase::session;

    fn doubted(line: &str) -> Option<String> {
        let now = Moment::from_rfc3339("2026-11-22T18:00:00+01:00").unwrap();
        doubt(&session(now, crate::journal::Zone::default(), Units::Metric, line).unwrap(), Units::Metric).map(|doubt| doubt.said)
    }

    #[test]
    fn what_nobody_runs_is_doubted_and_what_anybody_does_is_not() {
        assert_eq!(doubted("run 400k 1h").unwrap(), "run of 400 km in 1:00:00 (400 km/h) is faster than anybody is");
        assert!(doubted("10k 10min").unwrap().ends_with("is faster than anybody is"));
        assert!(doubted("run 6 metres 52min").unwrap().ends_with("is hardly any distance"));
        assert_eq!(doubted("run 0k").unwrap(), "a distance of nothing is no session");
        for line in [
            "10k 26:11",
            "trail 330k 122h",
            "100 metres 10s",
            "ride 40k 1h",
            "swim 1500m 25min",
            "run 90min",
            "10k",
            "walk 2k 1h30",
        ] {
            assert_eq!(doubted(line), None, "{line}");
        }
    }
}
