//! Lengths of time: spoken, as a stopwatch shows them, counting down, and roughly.

use super::number::{count, whole};
use crate::journal::{Moment, Seconds};

/// Writes a length of time as one says it, to the minute: `1 h 05`, `45 min`, `40 s`.
#[must_use]
pub fn spent(length: Seconds) -> String {
    let minutes = whole(length.minutes());
    match minutes {
        0 => format!("{} s", whole(length.value())),
        1..60 => format!("{minutes} min"),
        _ if minutes.is_multiple_of(60) => format!("{} h", minutes / 60),
        _ => format!("{} h {:02}", minutes / 60, minutes % 60),
    }
}

/// Writes a length of time as a stopwatch shows it, to the second: `3:36:00`, `52:30`.
#[must_use]
pub fn stopwatch(length: Seconds) -> String {
    let seconds = whole(length.value());
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

/// Writes the time left until a moment: `1:42:07`, and `0:00:00` from that moment on.
#[must_use]
pub fn countdown(now: Moment, until: Moment) -> String {
    let seconds = now.seconds_until(until);
    format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// Writes a length of time that is only roughly known: `about 5 h`, `about 1 h 30`, `about 40 min`, `about 3 days`.
#[must_use]
pub fn about(length: Seconds) -> String {
    let minutes = length.minutes();
    let rough = match minutes {
        ..1.5 => "a minute".to_owned(),
        ..12.5 => format!("{} min", whole(minutes)),
        ..57.5 => format!("{} min", whole(minutes / 5.0) * 5),
        ..165.0 => half_hours(whole(minutes / 30.0)),
        ..2_160.0 => format!("{} h", whole(minutes / 60.0)),
        _ => count(whole(minutes / 1_440.0), "day", "days"),
    };
    format!("about {rough}")
}

fn half_hours(halves: u64) -> String {
    if halves.is_multiple_of(2) { format!("{} h", halves / 2) } else { format!("{} h 30", halves / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(value: f64) -> Seconds {
        Seconds::new(value * 60.0).unwrap()
    }

    #[test]
    fn a_length_of_time_is_said_to_the_minute() {
        assert_eq!(spent(minutes(65.0)), "1 h 05");
        assert_eq!(spent(minutes(45.2)), "45 min");
        assert_eq!(spent(minutes(59.8)), "1 h");
        assert_eq!(spent(minutes(0.4)), "24 s");
        assert_eq!(spent(minutes(46.5 * 60.0)), "46 h 30");
    }

    #[test]
    fn a_stopwatch_shows_hours_only_when_there_are_some() {
        assert_eq!(stopwatch(minutes(216.0)), "3:36:00");
        assert_eq!(stopwatch(minutes(52.5)), "52:30");
        assert_eq!(stopwatch(Seconds::new(3_599.6).unwrap()), "1:00:00");
        assert_eq!(stopwatch(Seconds::new(7.0).unwrap()), "0:07");
    }

    #[test]
    fn a_countdown_ends_at_its_moment_and_not_before() {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        assert_eq!(countdown(now, now.plus_seconds(6_127.0)), "1:42:07");
        assert_eq!(countdown(now, now.plus_seconds(0.2)), "0:00:01");
        assert_eq!(countdown(now, now), "0:00:00");
        assert_eq!(countdown(now, now.plus_seconds(-50.0)), "0:00:00");
    }

    #[test]
    fn a_rough_length_gets_rougher_as_it_grows() {
        let written: Vec<String> =
            [0.5, 7.0, 38.0, 59.0, 88.0, 125.0, 301.0, 1_500.0, 4_300.0].into_iter().map(|value| about(minutes(value))).collect();
        let expected = ["a minute", "7 min", "40 min", "1 h", "1 h 30", "2 h", "5 h", "25 h", "3 days"];
        assert_eq!(written, expected.map(|words| format!("about {words}")));
    }
}
