//! How long and how hard a session was: said, or found from what else is known, with how unsure that is.

use crate::journal::{Athlete, Bpm, Kept, Kind, Session};

use super::readiness::quantile;
use super::sport_load::SportLoad;

/// The highest average heart rate that is believed where the runner has not said their own maximum.
pub(super) const HIGHEST_BELIEVED_AVERAGE: f64 = 215.0;
/// How far an average may lie above the runner's own maximum before it is a strap's or a wrist's mistake.
pub(super) const ABOVE_OWN_MAXIMUM: f64 = 5.0;
/// One standard deviation of an RPE that is read from the heart rate, from the pace, and from sport and kind alone.
pub(super) const HEART_RATE_SD: f64 = 1.0;
pub(super) const PACE_SD: f64 = 1.3;
pub(super) const PRIOR_SD: f64 = 1.6;
/// Metres on the flat that a metre of climb is worth.
pub(super) const CLIMB_LENGTHS: f64 = 8.0;
/// How unsure a time is that is found from the distance, and one that is only usual: standard deviations of its logarithm.
pub(super) const HOURS_BY_DISTANCE_SD: f64 = 0.2;
pub(super) const HOURS_UNSAID_SD: f64 = 0.4;
/// How time grows with distance: its power.
pub(super) const RIEGEL_POWER: f64 = 1.06;

/// The same of one read from the heart rate where the runner's highest is not said.
pub(super) const HEART_RATE_UNSAID_SD: f64 = 1.6;
/// The highest heart rate of a grown runner who has not said theirs, where the log has seen no higher one: 208 - 0.7 x age
/// (Tanaka 2001) at 33 years.
pub(super) const USUAL_HIGHEST: f64 = 185.0;
/// Hours from which a run of which only the time is known is guessed to be harder than usual, and from which it is a long race.
pub(super) const LONG_HOURS: (f64, f64) = (1.0, 3.5);
/// What such a long run is guessed to be: nearly a race.
pub(super) const LONG_RPE: f64 = 8.5;
/// How far what a run's time says of it counts beside what its pace says, where both are known: by how unsure either is.
pub(super) const TIME_BESIDE_PACE: f64 = PACE_SD * PACE_SD / (PACE_SD * PACE_SD + PRIOR_SD * PRIOR_SD);
/// The least that a race is believed to have been, whatever was said of it: points of CR10.
pub(super) const LEAST_RACE_RPE: f64 = 6.0;
/// The same of a run of so many hours: nobody is on their feet for half a day without effort.
pub(super) const LEAST_LONG_RPE: [(f64, f64); 6] = [(1.0, 0.0), (3.5, 3.0), (4.0, 3.0), (5.0, 4.5), (8.0, 5.5), (13.0, 6.5)];
/// A figure that is raised by so much is told of; a raise by less is none that a runner says.
pub(super) const TOLD_RAISE: f64 = 0.5;
/// How much easier than guessed a run may be by its name alone.
pub(super) const EASIER: f64 = 3.0;
/// The exertion of runners at large by the speed they would hold over 10 km, km/h: what few can hold is hard for most.
pub(super) const BY_SPEED: [(f64, f64); 5] = [(0.0, 2.0), (9.8, 2.5), (11.2, 4.0), (12.6, 6.5), (14.0, 9.0)];

/// The exertion of a run by its share of the speed that the same runner can hold over 10 km.
const BY_SHARE_OF_BEST: [(f64, f64); 5] = [(0.6, 2.0), (0.7, 2.5), (0.8, 4.0), (0.9, 6.5), (1.0, 9.0)];
/// The share at which most runs are run of which nothing else is known.
pub(super) const USUAL_SHARE: f64 = 0.78;
/// Fewer runs of the half year before tell nothing of a runner's best.
pub(super) const FEWEST_RUNS: usize = 5;

/// Where an exertion was read from; the further down, the less sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExertionFrom {
    /// The runner said it.
    Said,
    /// From the heart rate.
    HeartRate,
    /// From the pace beside the runner's own best of the half year before.
    Pace,
    /// From the sport and kind alone.
    Prior,
}

/// How long and how hard a session was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exertion {
    /// Time in motion, hours.
    pub hours: f64,
    /// Session RPE on the CR10 scale.
    pub rpe: f64,
    /// One standard deviation of the RPE, 0 where said.
    pub rpe_sd: f64,
    /// One standard deviation of the logarithm of the time, 0 where known.
    pub hours_sd: f64,
    /// Where the RPE is from.
    pub from: ExertionFrom,
}

/// An effort that was said and is not believed: so little is no race, nor hours on the feet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaisedRpe {
    /// What was said, on the CR10 scale.
    pub said: f64,
    /// What is reckoned with instead.
    pub taken: f64,
    /// Whether it is raised for being called a race; else for its time.
    pub as_race: bool,
}

impl RaisedRpe {
    /// Finds what is reckoned with in place of what was said of a session; nothing where that is believed, or nearly.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let said = session.rpe?.value();
        let (hours, _) = hours(session);
        let taken = least_said(session, hours);
        let as_race = session.kind == Some(Kind::Race);
        (taken - said >= TOLD_RAISE).then_some(Self { said, taken, as_race })
    }
}

/// Finds how long and how hard a session was.
///
/// `earlier` are the sessions before it, in order of time. RPE falls back on heart rate, then on pace, then on what is usual
/// for the sport and kind; time falls back on distance and climb. Never lower for a longer distance or more climb.
#[must_use]
pub fn exertion(session: &Session, earlier: &[Kept<Session>], athlete: &Athlete) -> Exertion {
    let (hours, hours_sd) = hours(session);
    let said = session.rpe.map(|rpe| (rpe.value(), 0.0, ExertionFrom::Said));
    let found = said
        .or_else(|| from_heart_rate(session, earlier, athlete).map(|(rpe, sd)| (rpe, sd, ExertionFrom::HeartRate)))
        .or_else(|| from_pace(session, hours, earlier).map(|rpe| (with_time(rpe, hours, session), PACE_SD, ExertionFrom::Pace)));
    let (rpe, rpe_sd, from) = found.unwrap_or_else(|| (prior(session, hours), PRIOR_SD, ExertionFrom::Prior));
    // A word such as "recovery" makes no long run short, and a figure that slipped no race a stroll.
    let rpe = rpe.max(if said.is_some() { least_said(session, hours) } else { least_for(session, hours) });
    Exertion { hours, rpe, rpe_sd, hours_sd, from }
}

/// Says whether the average heart rate is one that a heart can have held.
#[must_use]
pub fn heart_rate_believed(average: Bpm, athlete: &Athlete) -> bool {
    let most = athlete.heart_max.map_or(HIGHEST_BELIEVED_AVERAGE, |own| own.value() + ABOVE_OWN_MAXIMUM);
    average.value() <= most
}

/// Gives the time in motion in hours and how unsure it is.
fn hours(session: &Session) -> (f64, f64) {
    if let Some(moving) = session.moving.or(session.elapsed) {
        return (moving.hours(), 0.0);
    }
    let load = SportLoad::of(session.sport);
    let climb_km_equivalent = session.climb.map_or(0.0, |climb| climb.value() * CLIMB_LENGTHS / 1000.0);
    session.distance.map_or((load.usual_hours, HOURS_UNSAID_SD), |distance| {
        let kilometres = distance.value() / 1000.0 + if load.carries_weight() { climb_km_equivalent } else { 0.0 };
        (kilometres / load.usual_kmh, HOURS_BY_DISTANCE_SD)
    })
}

/// Reads the exertion from the share of the heart rate reserve in use, with one standard deviation; less surely where the
/// runner's highest heart rate is only what the log has seen, or what is usual.
fn from_heart_rate(session: &Session, earlier: &[Kept<Session>], athlete: &Athlete) -> Option<(f64, f64)> {
    let average = session.heart_avg.filter(|average| heart_rate_believed(*average, athlete))?.value();
    let highest = athlete.heart_max.map(Bpm::value).or_else(|| {
        // Tanaka 2001: 208 - 0.7 x age.
        let born = athlete.birth_year?;
        let age = chrono::Datelike::year(&session.start.wall()) - born;
        (10..=100).contains(&age).then(|| 208.0 - 0.7 * f64::from(age))
    });
    let sd = if highest.is_some() { HEART_RATE_SD } else { HEART_RATE_UNSAID_SD };
    let highest = highest.unwrap_or_else(|| highest_seen(session, earlier, athlete));
    let rest = athlete.heart_rest.map_or(55.0, Bpm::value);
    let share = ((average - rest) / (highest - rest).max(40.0)).clamp(0.0, 1.0);
    // The usual pairing of heart rate reserve and CR10: 50 % is 2, 70 % is 4.5, 90 % is 8.5.
    let points = [(0.0, 0.5), (0.3, 1.0), (0.5, 2.0), (0.6, 3.0), (0.7, 4.5), (0.8, 6.5), (0.9, 8.5), (1.0, 10.0)];
    Some((interpolate(&points, share), sd))
}

/// Gives the highest heart rate that the last half year shows, and no less than is usual for a grown runner.
fn highest_seen(session: &Session, earlier: &[Kept<Session>], athlete: &Athlete) -> f64 {
    let since = session.start.plus_days(-180.0);
    let recent = earlier.iter().rev().take_while(|other| other.start >= since).map(|other| &other.what);
    let peaks = recent.chain([session]).filter_map(|other| other.heart_max.or(other.heart_avg));
    peaks.filter(|peak| heart_rate_believed(*peak, athlete)).map(Bpm::value).fold(USUAL_HIGHEST, f64::max)
}

/// Reads the exertion from the pace, where the runner did not say what kind of run it was and has at least five earlier ones to
/// compare with.
fn from_pace(session: &Session, hours: f64, earlier: &[Kept<Session>]) -> Option<f64> {
    if !session.sport.is_running() || session.kind.is_some() || session.moving.is_none() || hours <= 0.05 {
        return None;
    }
    let own = equivalent_speed(session)?;
    Some(interpolate(&BY_SHARE_OF_BEST, own / best_speed(own, session, earlier)?))
}

/// Gives the best speed that the runner may be taken to hold over 10 km, km/h: that of the fastest run of the half year before,
/// but no less than what the middle one says by how hard it was. A pace that is run every other day is nobody's best.
fn best_speed(own: f64, session: &Session, earlier: &[Kept<Session>]) -> Option<f64> {
    let since = session.start.plus_days(-180.0);
    let recent = earlier.iter().rev().take_while(|other| other.start >= since).filter(|other| other.sport.is_running());
    let runs: Vec<(f64, f64)> = recent
        .filter_map(|run| {
            let speed = equivalent_speed(run)?;
            let share = run.rpe.map_or(USUAL_SHARE, |rpe| share_of_best(rpe.value()));
            Some((speed, speed / share))
        })
        .collect();
    let fastest = runs.iter().map(|(speed, _)| *speed).fold(own, f64::max);
    let meant: Vec<f64> = runs.into_iter().map(|(_, best)| best).collect();
    (meant.len() >= FEWEST_RUNS).then(|| quantile(&meant, 0.5).max(fastest))
}

/// Gives the share of the best speed at which a run is usually this hard.
fn share_of_best(rpe: f64) -> f64 {
    interpolate(&BY_SHARE_OF_BEST.map(|(share, rpe)| (rpe, share)), rpe)
}

/// Gives the speed (km/h, climb counted at eight times its length) that the same runner would hold over 10 km
/// (Riegel 1981: time grows with distance to [`RIEGEL_POWER`]).
fn equivalent_speed(session: &Session) -> Option<f64> {
    let hours = session.moving?.hours();
    let climb = session.climb.map_or(0.0, |climb| climb.value() * CLIMB_LENGTHS);
    let kilometres = (session.distance?.value() + climb) / 1000.0;
    (hours > 0.05 && kilometres > 0.5).then(|| kilometres / hours * (kilometres / 10.0).powf(RIEGEL_POWER - 1.0))
}

/// Gives what is usual for the sport and kind.
fn prior(session: &Session, hours: f64) -> f64 {
    match session.kind {
        Some(Kind::Easy) => 3.0,
        Some(Kind::Recovery) => 2.5,
        Some(Kind::Long) => 5.0,
        Some(Kind::Tempo) => 6.5,
        Some(Kind::Intervals) => 8.0,
        // Races are run harder the shorter they are, but never so much that a longer one would cost less.
        Some(Kind::Race) => (9.3 - 0.45 * hours.max(0.1).ln()).clamp(7.0, 9.8),
        None if session.sport.is_running() => {
            let by_pace = equivalent_speed(session).map_or(0.0, |speed| interpolate(&BY_SPEED, speed));
            by_time(hours, SportLoad::of(session.sport).usual_rpe).max(by_pace)
        }
        None => SportLoad::of(session.sport).usual_rpe,
    }
}

/// Gives what a run of so many hours is usually felt to be, where nothing else is said: nobody runs for four hours as they do
/// for one, and on a guess it is better to be careful.
fn by_time(hours: f64, usual: f64) -> f64 {
    let (from, until) = LONG_HOURS;
    usual + (LONG_RPE - usual).max(0.0) * ((hours - from) / (until - from)).clamp(0.0, 1.0)
}

/// Joins what the pace of a run says with what its time says, where that is more: a runner whose pace is no guide beyond the
/// distances that they run (Riegel's power holds up to a marathon) was hours on their feet all the same.
fn with_time(by_pace: f64, hours: f64, session: &Session) -> f64 {
    let (from, until) = LONG_HOURS;
    let long = ((hours - from) / (until - from)).clamp(0.0, 1.0);
    let beyond = (hours / until - 1.0).clamp(0.0, 1.0);
    let more = by_time(hours, SportLoad::of(session.sport).usual_rpe) - by_pace;
    by_pace + more.max(0.0) * long * (TIME_BESIDE_PACE + (1.0 - TIME_BESIDE_PACE) * beyond)
}

/// Gives the least that a run of so many hours is taken for, whatever it is called.
fn least_for(session: &Session, hours: f64) -> f64 {
    if !session.sport.is_running() {
        return 0.0;
    }
    by_time(hours, SportLoad::of(session.sport).usual_rpe) - EASIER
}

/// Gives the least that a run of so many hours is taken for, whatever the runner said: nobody races without effort, and hours on
/// the feet are one.
fn least_said(session: &Session, hours: f64) -> f64 {
    let race = if session.kind == Some(Kind::Race) { LEAST_RACE_RPE } else { 0.0 };
    let long = interpolate(&LEAST_LONG_RPE, hours);
    if session.sport.is_running() { race.max(long) } else { 0.0 }
}

/// Gives the value at `x` on the line through points in rising order.
fn interpolate(points: &[(f64, f64)], x: f64) -> f64 {
    let mut before = points.first().copied().unwrap_or((0.0, 0.0));
    for &(at, value) in points {
        if x <= at {
            let span = at - before.0;
            return if span > 0.0 { before.1 + (value - before.1) * (x - before.0) / span } else { value };
        }
        before = (at, value);
    }
    before.1
}
