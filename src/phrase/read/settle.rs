//! Figures that can be read in more than one way: `9:00`, `18h`, `45m`.
//!
//! `9:00` may be nine minutes, nine hours or nine o'clock. What is known from the rest of the line decides: a distance makes
//! most readings impossible, a duration that is known leaves the time of day, and a day word before it asks for one. Where
//! two readings are left, the runner is asked rather than guessed at.

use chrono::NaiveTime;

use super::gather::{PlacedPiece, PlacedPieces};
use super::misread::{Misread, MisreadReason};
use super::piece::{OpenFigure, Pair, PairForm, Piece, Wanted, When};
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
enum Foregoing {
    AfterDay,
    Free,
}

/// What the rest of the line says.
#[derive(Debug, Clone, Copy)]
struct RestOfLine {
    distance: Option<Metres>,
    pace: Option<f64>,
    time: bool,
    clock: bool,
}

/// What a figure is taken for.
enum TakenFor {
    Time(f64),
    Clock(NaiveTime),
    Unclear,
}

/// Understands every figure of the line that can be read in more than one way.
pub(super) fn settle(gathered: &mut PlacedPieces, context: Context) {
    settle_triples(gathered);
    let mut waiting: Vec<usize> = places(gathered, |piece| matches!(piece, Piece::Open(_)));
    // Labelled figures and those that are no time of day first; then those that no day word comes before.
    waiting.sort_by_key(|place| rank(gathered, *place, context));
    for (index, place) in waiting.iter().copied().enumerate() {
        let later = waiting.get(index + 1..).unwrap_or_default();
        let mut known = known(gathered);
        known.clock |= later.iter().any(|other| position(gathered, *other) == Foregoing::AfterDay);
        known.clock |= context.clock == ClockPlace::None;
        settle_one(gathered, place, known, context);
    }
}

fn rank(gathered: &PlacedPieces, place: usize, context: Context) -> u8 {
    let is_free = position(gathered, place) == Foregoing::Free;
    match figure(gathered, place) {
        Some(OpenFigure::Pair(pair)) if pair.asked != Wanted::Anything || pair.clock().is_none() => 0,
        Some(OpenFigure::Pair(pair)) if pair.form == PairForm::Hours && is_free => 0,
        Some(OpenFigure::Short(_)) if context.sport == Sport::Swim => 0,
        Some(OpenFigure::Pair(_)) if is_free => 1,
        Some(OpenFigure::Pair(_)) => 2,
        Some(OpenFigure::Short(_) | OpenFigure::Triple { .. }) | None => 3,
    }
}

fn figure(gathered: &PlacedPieces, place: usize) -> Option<OpenFigure> {
    if let Piece::Open(figure) = gathered.parts.get(place)?.piece { Some(figure) } else { None }
}

fn settle_one(gathered: &mut PlacedPieces, place: usize, known: RestOfLine, context: Context) {
    let settled = match figure(gathered, place) {
        Some(OpenFigure::Pair(pair)) => {
            understood(pair, position(gathered, place), known, context).map_err(|()| pair_readings(pair, known, context))
        }
        Some(OpenFigure::Short(number)) => short(number, known, context).map_err(|()| short_readings(number)),
        Some(OpenFigure::Triple { .. }) | None => return,
    };
    let Some(part) = gathered.parts.get_mut(place) else { return };
    match settled {
        Ok(piece) => part.piece = piece,
        Err((word, readings)) => {
            part.piece = Piece::Joint;
            let misread = Misread::new(part.span.clone(), MisreadReason::Ambiguous { word, readings });
            gathered.misreads.push(misread);
        }
    }
}

/// Takes `06:30:00` after a date for a time of day where it is written as one, or where the length of time is known already.
fn settle_triples(gathered: &mut PlacedPieces) {
    let other_time = |place: &usize| position(gathered, *place) == Foregoing::Free;
    let pairs = places(gathered, |piece| matches!(piece, Piece::Open(OpenFigure::Pair(_))));
    let time_known = known(gathered).time || pairs.iter().any(other_time);
    for part in &mut gathered.parts {
        if let Piece::Open(OpenFigure::Triple { seconds, clock, padded }) = part.piece {
            part.piece = if padded || time_known { When::Clock(clock).into() } else { Piece::Time(seconds) };
        }
    }
}

fn places(gathered: &PlacedPieces, wanted: impl Fn(&Piece) -> bool) -> Vec<usize> {
    gathered.parts.iter().enumerate().filter(|(_, part)| wanted(&part.piece)).map(|(place, _)| place).collect()
}

fn position(gathered: &PlacedPieces, place: usize) -> Foregoing {
    let before = gathered.parts.iter().take(place).rev().find(|part| part.piece != Piece::Joint);
    if matches!(before, Some(PlacedPiece { piece: Piece::When(When::Day(_) | When::Part(_)), .. })) {
        Foregoing::AfterDay
    } else {
        Foregoing::Free
    }
}

fn known(gathered: &PlacedPieces) -> RestOfLine {
    let pieces = || gathered.parts.iter().map(|part| &part.piece);
    let distance = pieces().find_map(|piece| if let Piece::Distance(metres) = piece { Some(*metres) } else { None });
    let named = pieces().find_map(|piece| if let Piece::NamedDistance(metres) = piece { Some(*metres) } else { None });
    RestOfLine {
        distance: distance.or(named),
        pace: pieces().find_map(|piece| if let Piece::Pace(pace) = piece { Some(*pace) } else { None }),
        time: pieces().any(|piece| matches!(piece, Piece::Time(_))),
        clock: pieces()
            .any(|piece| matches!(piece, Piece::When(When::Clock(_) | When::Wall(_) | When::Instant(_) | When::Ago(_)))),
    }
}

/// Says what a pair of figures is; fails where more than one reading is left, or none.
fn understood(pair: Pair, position: Foregoing, known: RestOfLine, context: Context) -> Result<Piece, ()> {
    let taken = match pair.asked {
        Wanted::Time | Wanted::Elapsed => length_only(pair, known, context),
        Wanted::Anything => anything(pair, position, known, context),
    };
    match taken {
        TakenFor::Clock(clock) => Ok(When::Clock(clock).into()),
        TakenFor::Unclear => Err(()),
        TakenFor::Time(seconds) => {
            let seconds = Seconds::new(seconds).map_err(|_| ())?;
            Ok(if pair.asked == Wanted::Elapsed { Piece::Elapsed(seconds) } else { Piece::Time(seconds) })
        }
    }
}

fn anything(pair: Pair, position: Foregoing, known: RestOfLine, context: Context) -> TakenFor {
    let Some(clock) = pair.clock().filter(|_| context.clock == ClockPlace::Taken) else {
        return length_only(pair, known, context);
    };
    if known.time && !known.clock {
        return if is_second_length(pair, position) { TakenFor::Time(pair.as_hours()) } else { TakenFor::Clock(clock) };
    }
    if let (Some(pace), Some(distance)) = (known.pace, known.distance) {
        let expected = pace * distance.value();
        let agrees = |seconds: f64| (seconds - expected).abs() <= expected * PACE_TOLERANCE;
        return [pair.as_minutes(), pair.as_hours()]
            .into_iter()
            .find(|seconds| agrees(*seconds))
            .map_or(TakenFor::Clock(clock), TakenFor::Time);
    }
    match (position, known.clock) {
        (_, true) => length_only(pair, known, context),
        (Foregoing::AfterDay, false) => after_day(pair, clock, known, context),
        (Foregoing::Free, false) => free(pair, clock, known, context),
    }
}

/// Says whether figures beside a length of time are another one, which is one too many: `2h` in `run 1h 2h`. In `run 1h 7h30`,
/// `run 1h 2:00` and `run 1h sat 8h` they are the time of day.
fn is_second_length(pair: Pair, position: Foregoing) -> bool {
    let is_length = pair.first < EARLIEST_START_H || (pair.second == 0 && pair.first <= 12);
    pair.form == PairForm::Hours && position == Foregoing::Free && is_length
}

/// Decides between a time of day and a length of time where a day word comes before.
fn after_day(pair: Pair, clock: NaiveTime, known: RestOfLine, context: Context) -> TakenFor {
    let at_night = pair.first < EARLIEST_START_H;
    let by_minutes = pair.form == PairForm::Colon && fits(pair.as_minutes(), known, context);
    let by_hours = fits(pair.as_hours(), known, context);
    match (known.distance, by_minutes, by_hours) {
        (Some(_), false, true) if at_night => TakenFor::Time(pair.as_hours()),
        (Some(_), false, true) if pair.form == PairForm::Hours => TakenFor::Unclear,
        (Some(_), true, _) => TakenFor::Unclear,
        (None, ..) if at_night && pair.form == PairForm::Hours => TakenFor::Time(pair.as_hours()),
        (None, ..) if pair.form == PairForm::Hours && pair.first <= 12 => TakenFor::Unclear,
        (None, ..) if at_night && known.pace.is_none() => TakenFor::Unclear,
        (Some(_) | None, ..) => TakenFor::Clock(clock),
    }
}

/// What bare figures such as `19:30` are of a plan that is put right.
pub(super) enum OfPlan {
    /// When it starts.
    Start,
    /// What they are in the line of any plan.
    AsItReads,
    /// When it starts, or how long it takes: the runner is asked.
    Either(MisreadReason),
}

/// Says what bare figures are of a plan over this distance, as far as one is known: its start, which it has a place for, unless
/// its distance can be covered in them, or nobody starts at that hour.
pub(super) fn of_plan(gathered: &PlacedPieces, place: usize, pair: Pair, plan: (Sport, Option<Metres>), units: Units) -> OfPlan {
    let (sport, distance) = plan;
    let context = Context { sport, units, wall: None, clock: ClockPlace::Taken };
    let said = known(gathered).distance;
    let known = RestOfLine { distance: said.or(distance), pace: None, time: false, clock: false };
    let [by_minutes, by_hours] = [pair.as_minutes(), pair.as_hours()].map(|seconds| fits(seconds, known, context));
    let at_night = pair.first < EARLIEST_START_H;
    let is_free = position(gathered, place) == Foregoing::Free;
    let may_be_length = by_minutes || by_hours && is_free;
    // A line that says the distance as well reads as that of a new plan does.
    if may_be_length && said.is_some() || at_night && (by_minutes || by_hours) {
        return OfPlan::AsItReads;
    }
    if !may_be_length && !at_night {
        return OfPlan::Start;
    }
    let (word, readings) = pair_readings(pair, known, context);
    OfPlan::Either(MisreadReason::Ambiguous { word, readings })
}

/// Decides between a time of day and a length of time where nothing speaks for the time of day.
fn free(pair: Pair, clock: NaiveTime, known: RestOfLine, context: Context) -> TakenFor {
    // `0:00` is an empty field of a watch more often than midnight.
    if pair.form == PairForm::Hours || pair.as_minutes() <= 0.0 {
        return TakenFor::Time(pair.as_hours());
    }
    if let Some(distance) = known.distance {
        let walked = distance.value() / pair.as_hours().max(1.0) < SLOWEST_RUN;
        if walked && may_be_pace(pair, context) && !fits(pair.as_minutes(), known, context) {
            return TakenFor::Unclear;
        }
        let likely = context.wall.is_none_or(|wall| clock <= wall);
        let length = length_only(pair, known, context);
        return if likely && matches!(length, TakenFor::Unclear) { TakenFor::Clock(clock) } else { length };
    }
    if known.pace.is_some() { length_only(pair, known, context) } else { TakenFor::Unclear }
}

/// Takes figures for minutes and seconds or hours and minutes, by what the distance allows.
fn length_only(pair: Pair, known: RestOfLine, context: Context) -> TakenFor {
    if pair.form == PairForm::Hours {
        return TakenFor::Time(pair.as_hours());
    }
    if known.distance.is_none() {
        // Ten to ninety-nine minutes are written so on every watch; `1:30` may be either.
        return if pair.first >= 10 { TakenFor::Time(pair.as_minutes()) } else { TakenFor::Unclear };
    }
    match (fits(pair.as_minutes(), known, context), fits(pair.as_hours(), known, context)) {
        (true, false) => TakenFor::Time(pair.as_minutes()),
        (false, true) => TakenFor::Time(pair.as_hours()),
        (true, true) | (false, false) => TakenFor::Unclear,
    }
}

/// Says whether figures beside a distance may be a pace that lacks its unit, as in `8k 5:10`.
fn may_be_pace(pair: Pair, context: Context) -> bool {
    let is_usual = match context.units {
        Units::Metric => (150.0..=720.0).contains(&pair.as_minutes()),
        Units::Imperial => (240.0..=1_200.0).contains(&pair.as_minutes()),
    };
    pair.form == PairForm::Colon && context.sport.is_running() && is_usual
}

/// Says whether the distance can be covered in this time by this sport.
fn fits(seconds: f64, known: RestOfLine, context: Context) -> bool {
    let Some(distance) = known.distance else { return false };
    let (slowest, fastest) = speeds(context.sport, distance);
    seconds > 0.0 && (slowest..=fastest).contains(&(distance.value() / seconds))
}

/// Says whether a time written as `52:30` is read as minutes and seconds, in a line that says the start as well.
pub(in crate::phrase) fn reads_as_minutes(time: Seconds, distance: Option<Metres>, sport: Sport) -> bool {
    let seconds = time.value();
    let known = RestOfLine { distance, pace: None, time: false, clock: true };
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
fn short(number: f64, known: RestOfLine, context: Context) -> Result<Piece, ()> {
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

type FigureReadings = (String, Vec<(String, String)>);

fn pair_readings(pair: Pair, known: RestOfLine, context: Context) -> FigureReadings {
    let (first, second) = (pair.first, pair.second);
    let anything = pair.asked == Wanted::Anything;
    let mut lengths = Vec::new();
    if pair.form == PairForm::Colon {
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
        PairForm::Colon => format!("{first}:{second:02}"),
        PairForm::Hours => format!("{first}h{second:02}"),
    };
    (word, lengths.into_iter().map(|(_, write, means)| (write, means)).chain(others).collect())
}

fn short_readings(number: f64) -> FigureReadings {
    let number = crate::phrase::decimal(number, 2);
    let readings = vec![(format!("{number}min"), "minutes".to_owned()), (format!("{number} metres"), "metres".to_owned())];
    (format!("{number}m"), readings)
}
