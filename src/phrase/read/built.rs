//! How a session was built: `6x800m`, `5 x 3min with 90s jog`; the work adds up, the words become its name.

use super::figure::{Comma, length, value};
use super::lengths::metres_in;
use super::misread::MisreadReason;
use super::piece::{Found, Piece, Text, Work};
use super::scan::ScannedLine;
use super::times;
use crate::journal::{Kind, Metres, Seconds};

/// Below this many, a figure of repeats without a unit may be anything; from here on it is metres, as on a track.
const TRACK_M: f64 = 100.0;
/// The words for what lies between two repeats.
const BETWEEN: &[&str] = &["rest", "rests", "recovery", "recoveries", "rec", "jog", "jogging", "walk", "float", "off", "easy"];

/// Reads repeats, with how fast each was and what lay between them: `6x800m @ 3:10 with 90s rest`.
pub(super) fn repeats(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let times = line.whole(at, 3).map(f64::from).filter(|times| *times >= 1.0)?;
    let by = line.letters(at + 1) == Some("x") || line.is_sign(at + 1, '×') || line.is_sign(at + 1, '*');
    line.number(at + 2).filter(|_| by)?;
    let Some((each, used)) = each(line, at + 2).map(|(each, used)| (each, used + 2)) else {
        let reason = MisreadReason::Unfinished { label: line.written(at, 3), needs: "its unit, such as 6x800m or 6x3min" };
        return Found::wrong(3, reason);
    };
    let work = match each {
        RepeatLength::Metres(metres) => Metres::new(times * metres).map(Work::Distance),
        RepeatLength::Seconds(seconds) => Seconds::new(times * seconds).map(Work::Time),
    };
    if let Some(reason) = pace_or_start(line, at, used, &each) {
        return Found::wrong(used + SPEED_ATOMS, reason);
    }
    let used = used + speed(line, at + used, &each);
    let used = used + between(line, at + used);
    match work {
        Ok(work) => Found::many(
            used,
            vec![Piece::Work(work), Piece::LikelyKind(Kind::Intervals), Text::Name(line.written(at, used)).into()],
        ),
        Err(refusal) => Found::wrong(used, refusal.into()),
    }
}

/// What is repeated.
enum RepeatLength {
    Metres(f64),
    Seconds(f64),
}

/// Reads what is repeated: `800m`, `1k`, `3min`, `1:30`, or `400` on the track.
fn each(line: &ScannedLine<'_>, at: usize) -> Option<(RepeatLength, usize)> {
    if let Some(metres) = line.letters(at + 1).and_then(metres_in) {
        let digits = line.number(at)?;
        let number = if metres < 1_000.0 { length(digits) } else { value(digits, Comma::Decimal) }?;
        return Some((RepeatLength::Metres(number * metres), 2));
    }
    if let Some((seconds, used)) = minutes(line, at) {
        return Some((RepeatLength::Seconds(seconds), used));
    }
    let number = length(line.number(at)?).filter(|number| *number >= TRACK_M && times::stands_alone(line, at))?;
    Some((RepeatLength::Metres(number), 1))
}

/// Reads a short length of time: `90s`, `3min`, `3'`, `1:30`.
fn minutes(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    if line.is_sign(at + 1, ':') {
        let second = line.whole(at + 2, 2).filter(|second| *second < 60)?;
        return Some((f64::from(line.whole(at, 2)?) * 60.0 + f64::from(second), 3));
    }
    times::units(line, at).and_then(|(seconds, used)| Some((seconds.ok()?, used)))
}

/// Counts the words that say how fast each repeat was: `in 3:10`, `@ 3:10`, `at 5k pace`. What no repeat can have been is left to
/// the rest of the line: `10x400 at 18:00` began then.
fn speed(line: &ScannedLine<'_>, at: usize, each: &RepeatLength) -> usize {
    let joined = match line.letters(at) {
        Some("at") => Joined::At,
        Some("in") => Joined::In,
        _ if line.is_sign(at, '@') => Joined::In,
        _ => return 0,
    };
    let named = (1..=3).find(|more| line.letters(at + more) == Some("pace") && !line.is_sign(at + 2, ':'));
    let timed = || {
        let (seconds, used) = minutes(line, at + 1).filter(|(seconds, _)| *seconds < SLOWEST_REPEAT_S)?;
        let after = line.letters(at + 1 + used);
        let is_pace = line.is_sign(at + 1 + used, '/') || after == Some("pace");
        let is_clock = matches!(after, Some("am" | "pm" | "h"));
        (!is_pace && !is_clock && each.takes(seconds, joined)).then_some(used + 1)
    };
    named.map(|more| more + 1).or_else(timed).unwrap_or_default()
}

/// The atoms of `at 6:30`.
const SPEED_ATOMS: usize = 4;

/// Asks of `5x1000 at 6:30` whether it is a pace or the start, which may both be.
fn pace_or_start(line: &ScannedLine<'_>, at: usize, used: usize, each: &RepeatLength) -> Option<MisreadReason> {
    /// Nobody begins before five; and repeats that are slower than this are no repeats.
    const MORNING: std::ops::RangeInclusive<u32> = 5..=8;
    let hour = line.whole(at + used + 1, 1).filter(|hour| line.letters(at + used) == Some("at") && MORNING.contains(hour))?;
    let (seconds, atoms) = minutes(line, at + used + 1).filter(|(_, atoms)| atoms + 1 == SPEED_ATOMS)?;
    let after = at + used + 1 + atoms;
    let is_said = line.is_sign(after, '/') || matches!(line.letters(after), Some("am" | "pm" | "pace"));
    let minute = line.whole(at + used + 3, 2)?;
    let clock = format!("{hour}:{minute:02}");
    let readings =
        vec![(format!("in {clock}"), "how fast each was".to_owned()), (format!("at {clock}am"), "the start".to_owned())];
    (!is_said && each.takes(seconds, Joined::At))
        .then(|| MisreadReason::Ambiguous { word: line.written(at + used, SPEED_ATOMS), readings })
}

/// The word between the repeats and how fast they were.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// `at`, which a start has as well.
    At,
    /// `in`, or `@`.
    In,
}

impl RepeatLength {
    /// Says whether one repeat can take so many seconds, or its pace be so many a kilometre.
    fn takes(&self, seconds: f64, joined: Joined) -> bool {
        /// Metres a second: as slow as runners' repeats are, or swimmers', and as fast as a sprint.
        const SLOWEST: f64 = 2.0;
        const SLOWEST_SWIM: f64 = 0.6;
        const FASTEST: f64 = 10.5;
        let slowest = if joined == Joined::At { SLOWEST } else { SLOWEST_SWIM };
        let is_pace = (SLOWEST..=FASTEST).contains(&(1_000.0 / seconds));
        match self {
            Self::Metres(metres) => is_pace || (slowest..=FASTEST).contains(&(metres / seconds)),
            Self::Seconds(_) => is_pace,
        }
    }
}

/// A repeat that takes longer is none: `in 45min` is the time of the session.
const SLOWEST_REPEAT_S: f64 = 20.0 * 60.0;

/// Counts the words that say what lay between the repeats: `with 90s rest`, `90s jog`, `off 2min`, `w/ 200m jog`.
fn between(line: &ScannedLine<'_>, at: usize) -> usize {
    let joint = match line.letters(at) {
        Some("w") if line.is_sign(at + 1, '/') => 2,
        Some("with" | "w" | "off" | "and") => 1,
        _ if line.is_sign(at, '/') => 1,
        _ => 0,
    };
    let start = at + joint;
    let metres = || Some(2).filter(|_| line.number(start).is_some() && line.letters(start + 1).and_then(metres_in).is_some());
    let Some(used) = metres().or_else(|| minutes(line, start).map(|(_, used)| used)) else { return 0 };
    let named = (0..2).take_while(|more| line.letters(start + used + more).is_some_and(|word| BETWEEN.contains(&word))).count();
    let after_off = line.letters(at) == Some("off");
    if named > 0 || after_off { joint + used + named } else { 0 }
}
