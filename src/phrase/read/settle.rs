//! Figures that can be read in more than one way: `9:00`, `18h`, `45m`.
//!
//! `9:00` may be nine minutes, nine hours or nine o'clock. What is known from the rest of the line decides: a distance makes
//! most readings impossible, a duration that is known leaves the time of day, and a day word before it asks for one. Where
//! two readings are left, the runner is asked rather than guessed at.

use chrono::NaiveTime;

use super::gather::{Part, Parts};
use super::misread::{Misread, Reason};
use super::piece::{Asked, Figure, Form, Pair, Piece, When};
use crate::journal::{Metres, Seconds, Sport, Units};
use crate::phrase::duration::spent;

/// No session that is logged starts before this hour, unless nothing else can be meant.
const EARLIEST_START_H: u32 = 4;
/// Below this speed, in metres a second, hours and minutes beside a distance are as likely to be a pace: 14 min/km.
const SLOWEST_RUN: f64 = 1.2;
/// A time that differs by no more than this share from distance times pace says the same.
pub(super) const PACE_TOLERANCE: f64 = 0.03;

/// What is known when a figure is to be understood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The sport said or meant.
    pub sport: Sport,
    /// The units of the runner.
    pub units: Units,
    /// The time of day now, where the line names no other day.
    pub wall: Option<NaiveTime>,
    /// Whether a time of day has a place in the line.
    pub clock: ClockPlace,
}

/// Whether a time of day has a place in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockPlace {
    /// It has: a session starts at one.
    Taken,
    /// It has not: a plan has a day only.
    None,
}

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    AfterDay,
    Free,
}

/// What the rest of the line says.
#[derive(Debug, Clone, Copy)]
struct Known {
    distance: Option<Metres>,
    pace: Option<f64>,
    time: bool,
    clock: bool,
}

/// What a figure is taken for.
enum Taken {
    Time(f64),
    Clock(NaiveTime),
    Unclear,
}

/// Understands every figure of the line that can be read in more than one way.
pub(super) fn settle(gathered: &mut Parts, context: Context) {
    settle_triples(gathered);
    let mut waiting: Vec<usize> = places(gathered, |piece| matches!(piece, Piece::Open(_)));
    // Labelled figures and those that are no time of day first; then those that no day word comes before.
    waiting.sort_by_key(|place| rank(gathered, *place, context));
    for (index, place) in waiting.iter().copied().enumerate() {
        let later = waiting.get(index + 1..).unwrap_or_default();
        let mut known = known(gathered);
        known.clock |= later.iter().any(|other| position(gathered, *other) == Position::AfterDay);
        known.clock |= context.clock == ClockPlace::None;
        settle_one(gathered, place, known, context);
    }
}

fn rank(gathered: &Parts, place: usize, context: Context) -> u8 {
    let is_free = position(gathered, place) == Position::Free;
    match figure(gathered, place) {
        Some(Figure::Pair(pair)) if pair.asked != Asked::Anything || pair.clock().is_none() => 0,
        Some(Figure::Pair(pair)) if pair.form == Form::Hours && is_free => 0,
        Some(Figure::Short(_)) if context.sport == Sport::Swim => 0,
        Some(Figure::Pair(_)) if is_free => 1,
        Some(Figure::Pair(_)) => 2,
        Some(Figure::Short(_) | Figure::Triple { .. }) | None => 3,
    }
}

fn figure(gathered: &Parts, place: usize) -> Option<Figure> {
    if let Piece::Open(figure) = gathered.parts.get(place)?.piece { Some(figure) } else { None }
}

fn settle_one(gathered: &mut Parts, place: usize, known: Known, context: Context) {
    let settled = match figure(gathered, place) {
        Some(Figure::Pair(pair)) => {
            understood(pair, position(gathered, place), known, context).map_err(|()| pair_readings(pair, known, context))
        }
        Some(Figure::Short(number)) => short(number, known, context).map_err(|()| short_readings(number)),
        Some(Figure::Triple { .. }) | None => return,
    };
    let Some(part) = gathered.parts.get_mut(place) else { return };
    match settled {
        Ok(piece) => part.piece = piece,
        Err((word, readings)) => {
            part.piece = Piece::Joint;
            let misread = Misread::new(part.span.clone(), Reason::Ambiguous { word, readings });
            gathered.misreads.push(misread);
        }
    }
}

/// Takes `06:30:00` after a date for a time of day where it is written as one, or where the length of time is known already.
fn settle_triples(gathered: &mut Parts) {
    let other_time = |place: &usize| position(gathered, *place) == Position::Free;
    let pairs = places(gathered, |piece| matches!(piece, Piece::Open(Figure::Pair(_))));
    let time_known = known(gathered).time || pairs.iter().any(other_time);
    for part in &mut gathered.parts {
        if let Piece::Open(Figure::Triple { seconds, clock, padded }) = part.piece {
            part.piece = if padded || time_known { When::Clock(clock).into() } else { Piece::Time(seconds) };
        }
    }
}

fn places(gathered: &Parts, wanted: impl Fn(&Piece) -> bool) -> Vec<usize> {
    gathered.parts.iter().enumerate().filter(|(_, part)| wanted(&part.piece)).map(|(place, _)| place).collect()
}

fn position(gathered: &Parts, place: usize) -> Position {
    let before = gathered.parts.iter().take(place).rev().find(|part| part.piece != Piece::Joint);
    if matches!(before, Some(Part { piece: Piece::When(When::Day(_) | When::Part(_)), .. })) {
        Position::AfterDay
    } else {
        Position::Free
    }
}

fn known(gathered: &Parts) -> Known {
    let pieces = || gathered.parts.iter().map(|part| &part.piece);
    let distance = pieces().find_map(|piece| if let Piece::Distance(metres) = piece { Some(*metres) } else { None });
    let named = pieces().find_map(|piece| if let Piece::NamedDistance(metres) = piece { Some(*metres) } else { None });
    Known {
        distance: distance.or(named),
        pace: pieces().find_map(|piece| if let Piece::Pace(pace) = piece { Some(*pace) } else { None }),
        time: pieces().any(|piece| matches!(piece, Piece::Time(_))),
        clock: pieces()
            .any(|piece| matches!(piece, Piece::When(When::Clock(_) | When::Wall(_) | When::Instant(_) | When::Ago(_)))),
    }
}

/// Says what a pair of figures is; fails where more than one reading is left, or none.
fn understood(pair: Pair, position: Position, known: Known, context: Context) -> Result<Piece, ()> {
    let taken = match pair.asked {
        Asked::Time | Asked::Elapsed => length_only(pair, known, context),
        Asked::Anything => anything(pair, position, known, context),
    };
    match taken {
        Taken::Clock(clock) => Ok(When::Clock(clock).into()),
        Taken::Unclear => Err(()),
        Taken::Time(seconds) => {
            let seconds = Seconds::new(seconds).map_err(|_| ())?;
            Ok(if pair.asked == Asked::Elapsed { Piece::Elapsed(seconds) } else { Piece::Time(seconds) })
        }
    }
}

fn anything(pair: Pair, position: Position, known: Known, context: Context) -> Taken {
    let Some(clock) = pair.clock().filter(|_| context.clock == ClockPlace::Taken) else {
        return length_only(pair, known, context);
    };
    if known.time && !known.clock {
        return if is_second_length(pair, position) { Taken::Time(pair.as_hours()) } else { Taken::Clock(clock) };
    }
    if let (Some(pace), Some(distance)) = (known.pace, known.distance) {
        let expected = pace * distance.value();
        let agrees = |seconds: f64| (seconds - expected).abs() <= expected * PACE_TOLERANCE;
        return [pair.as_minutes(), pair.as_hours()]
            .into_iter()
            .find(|seconds| agrees(*seconds))
            .map_or(Taken::Clock(clock), Taken::Time);
    }
    match (position, known.clock) {
        (_, true) => length_only(pair, known, context),
        (Position::AfterDay, false) => after_day(pair, clock, known, context),
        (Position::Free, false) => free(pair, clock, known, context),
    }
}

/// Says whether figures beside a length of time are another one, which is one too many: `2h` in `run 1h 2h`. In `run 1h 7h30`,
/// `run 1h 2:00` and `run 1h sat 8h` they are the time of day.
fn is_second_length(pair: Pair, position: Position) -> bool {
    let is_length = pair.first < EARLIEST_START_H || (pair.second == 0 && pair.first <= 12);
    pair.form == Form::Hours && position == Position::Free && is_length
}

/// Decides between a time of day and a length of time where a day word comes before.
fn after_day(pair: Pair, clock: NaiveTime, known: Known, context: Context) -> Taken {
    let at_night = pair.first < EARLIEST_START_H;
    let by_minutes = pair.form == Form::Colon && fits(pair.as_minutes(), known, context);
    let by_hours = fits(pair.as_hours(), known, context);
    match (known.distance, by_minutes, by_hours) {
        (Some(_), false, true) if at_night => Taken::Time(pair.as_hours()),
        (Some(_), false, true) if pair.form == Form::Hours => Taken::Unclear,
        (Some(_), true, _) => Taken::Unclear,
        (None, ..) if at_night && pair.form == Form::Hours => Taken::Time(pair.as_hours()),
        (None, ..) if pair.form == Form::Hours && pair.first <= 12 => Taken::Unclear,
        (None, ..) if at_night && known.pace.is_none() => Taken::Unclear,
        (Some(_) | None, ..) => Taken::Clock(clock),
    }
}

/// Decides between a time of day and a length of time where nothing speaks for the time of day.
fn free(pair: Pair, clock: NaiveTime, known: Known, context: Context) -> Taken {
    // `0:00` is an empty field of a watch more often than midnight.
    if pair.form == Form::Hours || pair.as_minutes() <= 0.0 {
        return Taken::Time(pair.as_hours());
    }
    if let Some(distance) = known.distance {
        let walked = distance.value() / pair.as_hours().max(1.0) < SLOWEST_RUN;
        if walked && may_be_pace(pair, context) && !fits(pair.as_minutes(), known, context) {
            return Taken::Unclear;
        }
        let likely = context.wall.is_none_or(|wall| clock <= wall);
        let length = length_only(pair, known, context);
        return if likely && matches!(length, Taken::Unclear) { Taken::Clock(clock) } else { length };
    }
    if known.pace.is_some() { length_only(pair, known, context) } else { Taken::Unclear }
}

/// Takes figures for minutes and seconds or hours and minutes, by what the distance allows.
fn length_only(pair: Pair, known: Known, context: Context) -> Taken {
    if pair.form == Form::Hours {
        return Taken::Time(pair.as_hours());
    }
    if known.distance.is_none() {
        // Ten to ninety-nine minutes are written so on every watch; `1:30` may be either.
        return if pair.first >= 10 { Taken::Time(pair.as_minutes()) } else { Taken::Unclear };
    }
    match (fits(pair.as_minutes(), known, context), fits(pair.as_hours(), known, context)) {
        (true, false) => Taken::Time(pair.as_minutes()),
        (false, true) => Taken::Time(pair.as_hours()),
        (true, true) | (false, false) => Taken::Unclear,
    }
}

/// Says whether figures beside a distance may be a pace that lacks its unit, as in `8k 5:10`.
fn may_be_pace(pair: Pair, context: Context) -> bool {
    let is_usual = match context.units {
        Units::Metric => (150.0..=720.0).contains(&pair.as_minutes()),
        Units::Imperial => (240.0..=1_200.0).contains(&pair.as_minutes()),
    };
    pair.form == Form::Colon && context.sport.is_running() && is_usual
}

/// Says whether the distance can be covered in this time by this sport.
fn fits(seconds: f64, known: Known, context: Context) -> bool {
    let Some(distance) = known.distance else { return false };
    let (slowest, fastest) = speeds(context.sport, distance);
    seconds > 0.0 && (slowest..=fastest).contains(&(distance.value() / seconds))
}

/// Says whether a time written as `52:30` is read as minutes and seconds, in a line that says the start as well.
pub(in crate::phrase) fn reads_as_minutes(time: Seconds, distance: Option<Metres>, sport: Sport) -> bool {
    let seconds = time.value();
    let known = Known { distance, pace: None, time: false, clock: true };
    let context = Context { sport, units: Units::Metric, wall: None, clock: ClockPlace::Taken };
    let is_clear = match distance {
        None => seconds >= 600.0,
        Some(_) => fits(seconds, known, context) && !fits(seconds * 60.0, known, context),
    };
    is_clear && seconds < 3_600.0 && seconds.fract() == 0.0
}

/// Gives the slowest and the fastest speed of a sport, in metres a second, pauses included.
const fn speeds(sport: Sport, distance: Metres) -> (f64, f64) {
    match sport {
        Sport::Run | Sport::Treadmill | Sport::Track if distance.value() < 1_000.0 => (0.9, 10.5),
        Sport::Run | Sport::Treadmill | Sport::Track => (0.9, 7.0),
        Sport::Trail => (0.6, 7.0),
        Sport::Hike | Sport::Walk => (0.3, 3.5),
        Sport::Ride | Sport::Mtb | Sport::IndoorRide => (1.5, 20.0),
        Sport::Swim => (0.2, 2.3),
        Sport::Ski => (0.4, 12.0),
        Sport::Row | Sport::Elliptical => (0.8, 8.0),
        Sport::Strength | Sport::Yoga | Sport::Stretching | Sport::Massage | Sport::Meditation | Sport::Other => (0.2, 20.0),
    }
}

/// Says whether `45m` is metres or minutes; fails where it may be either.
fn short(number: f64, known: Known, context: Context) -> Result<Piece, ()> {
    let metres = || Metres::new(number).map(Piece::Distance).map_err(|_| ());
    let minutes = || Seconds::new(number * 60.0).map(Piece::Time).map_err(|_| ());
    match (known.distance, known.time) {
        (None, true) => metres(),
        (Some(_), _) => minutes(),
        (None, false) if context.sport == Sport::Swim => metres(),
        // Nobody logs less than a hundred metres.
        (None, false) if number < 100.0 => minutes(),
        (None, false) => Err(()),
    }
}

type Readings = (String, Vec<(String, String)>);

fn pair_readings(pair: Pair, known: Known, context: Context) -> Readings {
    let (first, second) = (pair.first, pair.second);
    let anything = pair.asked == Asked::Anything;
    let mut lengths = Vec::new();
    if pair.form == Form::Colon {
        let seconds = if second == 0 { String::new() } else { format!(" {second} s") };
        lengths.push((pair.as_minutes(), format!("{first}min{second:02}"), format!("{first} min{seconds}")));
    }
    if first < 100 {
        let said = Seconds::new(pair.as_hours()).map(spent).unwrap_or_default();
        lengths.push((pair.as_hours(), format!("{first}h{second:02}m"), said));
    }
    let mut others = Vec::new();
    if anything && known.distance.is_some() && may_be_pace(pair, context) {
        let each = match context.units {
            Units::Metric => "km",
            Units::Imperial => "mi",
        };
        others.push((format!("{first}:{second:02}/{each}"), "a pace".to_owned()));
    }
    if let Some(clock) = pair.clock().filter(|_| anything && context.clock == ClockPlace::Taken) {
        others.push((format!("at {first}:{second:02}"), format!("the time of day, {}", clock.format("%H:%M"))));
    }
    // What the distance rules out is offered only where little else is left.
    let all = others.len() < 2 || known.distance.is_none();
    lengths.retain(|(seconds, ..)| all || fits(*seconds, known, context));
    let word = match pair.form {
        Form::Colon => format!("{first}:{second:02}"),
        Form::Hours => format!("{first}h{second:02}"),
    };
    (word, lengths.into_iter().map(|(_, write, means)| (write, means)).chain(others).collect())
}

fn short_readings(number: f64) -> Readings {
    let number = crate::phrase::decimal(number, 2);
    let readings = vec![(format!("{number}min"), "minutes".to_owned()), (format!("{number} metres"), "metres".to_owned())];
    (format!("{number}m"), readings)
}
