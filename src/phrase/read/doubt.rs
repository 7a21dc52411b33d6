//! Sessions that hardly can have been: the units were mistaken, or a figure slipped.
//!
//! Three answers to a figure. What its quantity cannot be at all (an effort of 11, a heart rate of 300, a distance of nothing) is
//! refused. What nobody is known to have done is doubted: refused too, but for a line that says `sure`. Anything else is taken.

use super::draft::LineDraft;
use super::misread::Misread;
use super::piece::{Found, Piece};
use super::scan::ScannedLine;
use crate::journal::{Bpm, Hrv, MILE_M, Metres, Seconds, Sport, Units};
use crate::phrase::{amount, decimal, duration, names};

/// The word that answers a doubt.
pub(super) const SURE: &str = "sure";

/// Speeds below this share of the slowest are no speed at all.
const FAR_TOO_SLOW: f64 = 0.1;

/// What hardly can be about a session, done or planned, and what to look at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct Doubt {
    /// What hardly can be.
    pub said: String,
    /// What to look at.
    pub hint: &'static str,
}

/// Reads the word that answers a doubt.
pub(super) fn sure(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    line.letters(at).filter(|word| *word == SURE).and_then(|_| Found::one(1, Piece::Sure))
}

/// Says what is impossible about what a line says, or hardly can be, and where it says so; `None` where nothing is.
///
/// Whoever reads a line of a session or plan meets this rule: the command line and the forms alike.
pub(super) fn doubted(draft: &LineDraft, units: Units) -> Option<Misread> {
    let time = draft.time.as_ref().or(draft.elapsed.as_ref());
    let of_distance = draft.distance.as_ref().and_then(|distance| Some((nothing(distance.what)?, distance.span.clone())));
    let of_time = || time.and_then(|time| Some((no_time(time.what)?, time.span.clone())));
    let of_strolling = || {
        let (distance, time) = (draft.distance.as_ref()?, draft.time.as_ref()?);
        let climb = draft.climb.as_ref().map_or(0.0, |climb| climb.what.value());
        let span = distance.span.start.min(time.span.start)..distance.span.end.max(time.span.end);
        Some((strolled(draft.sport(), distance.what, time.what, climb, units)?, span))
    };
    let of_far = || {
        let distance = draft.distance.as_ref()?;
        Some((too_far(draft.sport(), distance.what, units)?, distance.span.clone()))
    };
    let of_both = || {
        let (distance, time) = (draft.distance.as_ref()?, time?);
        let span = distance.span.start.min(time.span.start)..distance.span.end.max(time.span.end);
        Some((speed(draft.sport(), distance.what, time.what, units)?, span))
    };
    let of_length = || {
        let time = time.filter(|_| draft.distance.is_none())?;
        Some((too_long(time.what)?, time.span.clone()))
    };
    let of_heart = || {
        [&draft.heart_avg, &draft.heart_max]
            .into_iter()
            .flatten()
            .find_map(|rate| Some((no_heart(rate.what)?, rate.span.clone())))
    };
    let of_climb = || {
        let climb = draft.climb.as_ref()?;
        let is_carried = matches!(draft.sport(), Sport::Ski | Sport::Other);
        Some((too_steep(climb.what, time.map(|time| time.what)).filter(|_| !is_carried)?, climb.span.clone()))
    };
    let doubted = || {
        let of_way = of_both().or_else(of_strolling).or_else(of_far);
        of_way.or_else(of_length).or_else(of_climb).or_else(of_heart).filter(|_| !draft.is_sure)
    };
    let (doubt, span) = of_distance.or_else(of_time).or_else(doubted)?;
    Some(Misread::new(span, doubt.into()))
}

fn nothing(distance: Metres) -> Option<Doubt> {
    let hint = "leave the distance out where it is not known";
    (distance.value() <= 0.0).then(|| Doubt { said: "a distance of nothing is no session".to_owned(), hint })
}

fn no_time(time: Seconds) -> Option<Doubt> {
    let hint = "leave the time out where it is not known; a start at midnight is `at 0:00`";
    (time.value() <= 0.0).then(|| Doubt { said: "no time at all is no session".to_owned(), hint })
}

/// Doubts a run on the flat that is slower than a walk.
fn strolled(sport: Sport, distance: Metres, time: Seconds, climb: f64, units: Units) -> Option<Doubt> {
    /// Metres a second: eighteen and a half minutes a kilometre.
    const SLOWEST: f64 = 0.9;
    /// Hours: who is on the way for longer rests, too.
    const MOST_H: f64 = 12.0;
    /// Metres of climb for each metre of way, from which on runners walk.
    const STEEP: f64 = 0.04;
    let on_the_flat = sport.is_running() && sport != Sport::Trail && climb < distance.value() * STEEP;
    let hint = "look at the units: 52:30 are minutes and seconds, 1:05:00 are hours; write `walk` or `hike` for one, and the time \
                with pauses as `elapsed 3h36`; add `sure` where it was so";
    (on_the_flat && time.hours() <= MOST_H && distance.value() / time.value() < SLOWEST)
        .then(|| Doubt { said: format!("{} is slower than a walk", told(sport, distance, time, units)), hint })
}

/// Doubts a distance that nobody covers in one go.
fn too_far(sport: Sport, distance: Metres, units: Units) -> Option<Doubt> {
    /// Kilometres, each somewhat above the longest races without a pause: six days on foot, a week on the bicycle.
    const ON_FOOT_KM: f64 = 1_100.0;
    const ON_WHEELS_KM: f64 = 5_000.0;
    const IN_WATER_KM: f64 = 250.0;
    let most = match sport {
        Sport::Ride | Sport::Mtb | Sport::IndoorRide | Sport::Other => ON_WHEELS_KM,
        Sport::Swim => IN_WATER_KM,
        Sport::Run | Sport::Trail | Sport::Treadmill | Sport::Track | Sport::Hike | Sport::Walk | Sport::Ski | Sport::Row => {
            ON_FOOT_KM
        }
        Sport::Elliptical | Sport::Strength | Sport::Yoga | Sport::Stretching | Sport::Massage | Sport::Meditation => ON_FOOT_KM,
    };
    let hint = "look at the unit: 10k are kilometres, 800m metres; add `sure` where it was so";
    (distance.value() > most * 1_000.0).then(|| Doubt {
        said: format!("{} is farther than anybody goes in one session", amount::distance(distance, units)),
        hint,
    })
}

/// Doubts a time that goes on for days, where no distance speaks for it.
fn too_long(time: Seconds) -> Option<Doubt> {
    /// Hours; the longest races without a pause go on for longer, and have a distance.
    const MOST_H: f64 = 36.0;
    let said = format!("{} without a distance is longer than anybody goes on", duration::stopwatch(time));
    let hint = "look at the units: 100min are minutes, 1:40:00 are hours; add `sure` where it was so";
    (time.hours() > MOST_H).then_some(Doubt { said, hint })
}

/// Doubts what no heart of a runner does; a strap that slips or takes the steps for beats shows such rates.
fn no_heart(rate: Bpm) -> Option<Doubt> {
    /// Beats a minute: above the highest heart rates of young athletes, and below those of a trained one at rest.
    const USUAL: std::ops::RangeInclusive<f64> = 35.0..=225.0;
    let said = format!("{} is no heart rate of a session", amount::heart_rate(rate));
    let hint = "look at the figure: hr 150 are beats a minute; add `sure` where it was so";
    (!USUAL.contains(&rate.value())).then_some(Doubt { said, hint })
}

/// Doubts what no heart of a runner does at rest: the slowest on record beats about 27 times a minute.
pub(in crate::phrase) fn no_rest(rate: Bpm) -> Option<Doubt> {
    /// Beats a minute.
    const USUAL: std::ops::RangeInclusive<f64> = 28.0..=120.0;
    let said = format!("{} is no resting heart rate of a runner", amount::heart_rate(rate));
    let hint = "look at the figure: rhr 48 are beats a minute, lying still after waking; add `sure` where it was so";
    (!USUAL.contains(&rate.value())).then_some(Doubt { said, hint })
}

/// Doubts a heart rate variability that is too small for milliseconds, and may be a logarithm.
pub(in crate::phrase) fn no_variability(hrv: &Hrv) -> Option<Doubt> {
    /// Milliseconds; the mornings of old and ill people have some more.
    const LEAST_MS: f64 = 6.5;
    let said = format!("a heart rate variability of {} ms hardly can be", decimal(hrv.milliseconds, 2));
    let hint = "write a logarithm as `lnrmssd 4.1`; add `sure` where it was so many milliseconds";
    (hrv.milliseconds < LEAST_MS).then_some(Doubt { said, hint })
}

/// Doubts a climb that nobody does: above what the vertical kilometre's record holders climb in an hour, and, where no time is
/// said, above what the longest mountain races have.
fn too_steep(climb: Metres, time: Option<Seconds>) -> Option<Doubt> {
    /// Metres an hour, a little above the record of the vertical kilometre (under half an hour).
    const MOST_AN_HOUR: f64 = 2_500.0;
    /// Metres, above the climb of races of several days.
    const MOST: f64 = 50_000.0;
    let most = time.map_or(MOST, |time| (time.hours() * MOST_AN_HOUR).clamp(100.0, MOST));
    let said = format!("{:.0} m of climb is more than anybody climbs in that time", climb.value());
    (climb.value() >= most)
        .then_some(Doubt { said, hint: "look at the figure: 800m+ are metres climbed; add `sure` where it was so" })
}

fn speed(sport: Sport, distance: Metres, time: Seconds, units: Units) -> Option<Doubt> {
    let speed = distance.value() / time.value();
    let (slowest, fastest) = limits(sport, distance)?;
    let said = || told(sport, distance, time, units);
    if speed > fastest {
        let hint =
            "look at the units: 10k are kilometres, 52:30 are minutes and seconds, 1:05:00 are hours; add `sure` where it was so";
        return Some(Doubt { said: format!("{} is faster than anybody is", said()), hint });
    }
    let hint = "look at the units: 6m are metres, 6k kilometres, 6mi miles; add `sure` where it was so";
    (speed < slowest * FAR_TOO_SLOW).then(|| Doubt { said: format!("{} is hardly any distance", said()), hint })
}

fn told(sport: Sport, distance: Metres, time: Seconds, units: Units) -> String {
    let (an_hour, unit) = match units {
        Units::Metric => (3_600.0 / 1_000.0, "km/h"),
        Units::Imperial => (3_600.0 / MILE_M, "mph"),
    };
    let speed = decimal(distance.value() / time.value() * an_hour, 1);
    let name = names::sport(sport).to_lowercase();
    let distance = amount::distance_of(sport, distance, units);
    format!("{name} of {distance} in {} ({speed} {unit})", duration::stopwatch(time))
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
    use crate::journal::{Day, DayStart, Zone};
    use crate::phrase::{planned, session};

    fn now() -> Moment {
        Moment::from_rfc3339("2026-11-22T18:00:00+01:00").unwrap()
    }

    fn doubted(line: &str) -> Option<String> {
        session(now(), Zone::default(), Units::Metric, line).err().map(|misread| misread.to_string())
    }

    #[test]
    fn what_nobody_runs_is_doubted_and_what_anybody_does_is_not() {
        assert_eq!(doubted("run 400k 1h").unwrap(), "run of 400 km in 1:00:00 (400 km/h) is faster than anybody is");
        assert!(doubted("10k 10min").unwrap().ends_with("is faster than anybody is"));
        assert_eq!(doubted("10k 3h36m20s").unwrap(), "run of 10.0 km in 3:36:20 (2.8 km/h) is slower than a walk");
        assert_eq!(doubted("run 9000k").unwrap(), "9,000 km is farther than anybody goes in one session");
        assert_eq!(doubted("run 10k 0:00").unwrap(), "no time at all is no session");
        assert!(doubted("run 6 metres 52min").unwrap().ends_with("is hardly any distance"));
        assert_eq!(doubted("run 0k").unwrap(), "a distance of nothing is no session");
        let steep = "50000 m of climb is more than anybody climbs in that time";
        assert_eq!(doubted("run 10k 52:30 50000m+").unwrap(), steep);
        assert_eq!(doubted("trail 10k 50000m+").unwrap(), steep);
        assert_eq!(doubted("trail 5k 1000m+ 30min"), None);
        assert_eq!(doubted("trail 330k 24000m+ 122h"), None);
        assert_eq!(doubted("run 100h").unwrap(), "100:00:00 without a distance is longer than anybody goes on");
        assert_eq!(doubted("run 1h hr 250").unwrap(), "250 bpm is no heart rate of a session");
        assert_eq!(doubted("run 1h hr 150/240").unwrap(), "240 bpm is no heart rate of a session");
        for line in [
            "run 30h",
            "run 1h hr 160/205",
            "10k 26:11",
            "trail 330k 122h",
            "100 metres 10s",
            "ride 40k 1h",
            "swim 1500m 25min",
            "run 90min",
            "10k",
            "walk 2k 1h30",
            "run 5k 1h30",
            "run 10k elapsed 3h36",
            "run 3k 1h 500m+",
            "run 330k 122h",
            "trail 10k 3h36",
        ] {
            assert_eq!(doubted(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_doubted_is_taken_where_the_runner_is_sure_and_what_cannot_be_never_is() {
        for line in ["10k 10min sure", "sure run 100h", "run 1h hr 250 sure", "trail 10k 50000m+ sure"] {
            assert_eq!(doubted(line), None, "{line}");
        }
        for line in ["run 0k sure", "10k 0min sure", "10k rpe 11 sure", "run 1h hr 300 sure"] {
            assert!(doubted(line).is_some(), "{line}");
        }
    }

    #[test]
    fn the_figures_that_do_not_go_together_are_pointed_at() {
        let misread = session(now(), Zone::default(), Units::Imperial, "rpe 8 26.2mi 20min race").unwrap_err();
        assert_eq!(misread.to_string(), "run of 26.2 mi in 20:00 (78.6 mph) is faster than anybody is");
        assert_eq!(misread.span, 6..18);
        assert_eq!(session(now(), Zone::default(), Units::Metric, "10k 0min").unwrap_err().span, 4..8);
    }

    #[test]
    fn a_plan_meets_the_same_doubt() {
        let today = Day::of(now(), DayStart::default());
        let misread = planned(today, Units::Metric, "sat race 42k 20min").unwrap_err();
        assert_eq!(misread.to_string(), "run of 42.0 km in 20:00 (126 km/h) is faster than anybody is");
        assert!(misread.hint().starts_with("look at the units"));
    }
}
