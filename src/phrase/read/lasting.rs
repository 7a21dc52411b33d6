//! A length of time alone, as a field of a form has it: `7h30` of sleep, `52:30` in motion.

use super::answers;
use super::gather::{PlacedPiece, PlacedPieces, Reader, gather, joint};
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, Piece};
use super::scan::ScannedLine;
use super::settle::{ClockPlace, Context, settle};
use super::times;
use crate::journal::{Metres, Seconds, Sport, Units};

/// What lasts so long, which tells hours from minutes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DurationHint {
    /// A night: `7`, `7:30` and `7.5` are hours.
    Night,
    /// A session, in motion or from start to stop: `45` is minutes, and the distance tells what `1:45` is.
    Session(Sport, Option<Metres>),
}

/// Reads a length of time.
///
/// # Errors
/// The first word that is not understood, and a text that says no length of time or more than one.
pub fn read_time(of: DurationHint, units: Units, text: &str) -> Result<Seconds, Misread> {
    let line = ScannedLine::scan(text)?;
    let mut gathered = match of {
        DurationHint::Night => gather(&line, &[&night, &joint], &vocabulary()),
        DurationHint::Session(..) => {
            let readers: [Reader<'_>; 3] = [&times::time, &minutes, &joint];
            gather(&line, &readers, &vocabulary())
        }
    };
    if let DurationHint::Session(sport, distance) = of {
        // The distance stands before the text, where nothing can be said to be wrong with it.
        gathered.parts.splice(0..0, distance.map(|distance| PlacedPiece { piece: Piece::Distance(distance), span: 0..0 }));
        settle(&mut gathered, Context { sport, units, wall: None, clock: ClockPlace::None });
    }
    the_one(gathered, text)
}

/// Gives the length of time of a text that says one.
fn the_one(gathered: PlacedPieces, text: &str) -> Result<Seconds, Misread> {
    let mut times = Vec::new();
    for PlacedPiece { piece, span } in &gathered.parts {
        #[expect(clippy::wildcard_enum_match_arm, reason = "these readers find nothing else that lasts")]
        match piece {
            Piece::Time(time) | Piece::Elapsed(time) => times.push((*time, span.clone())),
            _ => {}
        }
    }
    gathered.first_misread()?;
    match times.as_slice() {
        [(time, _)] => Ok(*time),
        [] => Err(Misread::new(
            text.len()..text.len(),
            MisreadReason::Missing { what: "no length of time is said", remedy: REMEDY },
        )),
        [(first, _), (_, second), ..] => {
            let first = crate::phrase::stopwatch(*first);
            Err(Misread::new(second.clone(), MisreadReason::Twice { what: "the time", first, remedy: "leave one of them out" }))
        }
    }
}

const REMEDY: &str = "write a length of time, such as 7h30 or 52:30";

fn vocabulary() -> Vocabulary {
    Vocabulary::new(times::WORDS.iter().copied(), REMEDY, "write `{}min` or `{}h`")
}

/// Reads the length of a night.
fn night(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (asleep, used) = answers::asleep(line, at)?;
    Found::quantity(used, asleep, Piece::Time)
}

/// Reads a number alone as minutes.
fn minutes(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (minutes, used) = times::bare(line, at)?;
    Found::quantity(used, Seconds::new(minutes * 60.0), Piece::Time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::stopwatch;

    fn read(of: DurationHint, text: &str) -> Result<String, String> {
        read_time(of, Units::Metric, text).map(stopwatch).map_err(|misread| misread.to_string())
    }

    #[test]
    fn a_night_is_said_in_hours() {
        for text in ["7h30", "7:30", "7.5", "7,5h", "450 min", "7 hours 30"] {
            assert_eq!(read(DurationHint::Night, text).as_deref(), Ok("7:30:00"), "{text}");
        }
        assert_eq!(read(DurationHint::Night, "30").unwrap_err(), "sleep must be between 0 and 24 h, not 30");
    }

    #[test]
    fn the_length_of_a_session_is_told_by_its_distance() {
        let of = |km: f64| DurationHint::Session(Sport::Run, Metres::new(km * 1_000.0).ok());
        assert_eq!(read(of(21.0), "1:45").as_deref(), Ok("1:45:00"));
        assert_eq!(read(of(5.0), "22:30").as_deref(), Ok("22:30"));
        assert_eq!(read(DurationHint::Session(Sport::Run, None), "90").as_deref(), Ok("1:30:00"));
        assert_eq!(read(DurationHint::Session(Sport::Run, None), "elapsed 2h").as_deref(), Ok("2:00:00"));
        assert!(read(DurationHint::Session(Sport::Run, None), "1:30").unwrap_err().contains("more than one way"));
    }

    #[test]
    fn what_is_no_length_of_time_is_pointed_at() {
        let of = DurationHint::Session(Sport::Run, None);
        assert_eq!(read(of, "").unwrap_err(), "no length of time is said");
        assert_eq!(read(of, "wibble").unwrap_err(), "`wibble` is not understood");
        assert_eq!(read(of, "45min 1h").unwrap_err(), "the time has been given already (45:00)");
        assert_eq!(read_time(of, Units::Metric, "45min rpe 8").unwrap_err().span, 6..9);
    }
}
