//! How past forecasts did: each morning foretold from what was known the evening before, beside what the runner said then and
//! beside the rules a runner would use instead.
//!
//! What can be checked is what was said: soreness, fatigue and mood as figures, and "felt ready" where both soreness and
//! fatigue were back at the runner's own level, beside the chance the model gave to just that. Strength, fuel and tissue are
//! not felt: of the days on which they kept training shut, nobody's diary says whether that was right.

use chrono::NaiveTime;
use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::{Athlete, CheckIn, Day, Entries, Journal, Kept, Kind, Moment, Session, Ten};

use super::assessment::System;
use super::body::thresholds;
use super::forecast::{Expected, Forecast, forecast};
use super::learning::MEMORY_DAYS;
use super::load::{Form, session_load};
use super::readiness::TENTH;

/// Mornings that are scored, the latest ones.
const SCORED: usize = 120;
/// Mornings that must have been heard before one is foretold for the score.
const TEACHING: usize = 14;
/// Fewer mornings than this make no score.
pub const FEWEST: usize = 20;
/// The evening from which a morning is foretold.
const EVENING: (u32, u32) = (22, 30);
/// Points of soreness above the runner's own level at which training is no longer open: the ladder's.
const LEAST_SORE: f64 = thresholds(System::Soreness)[2];
/// The same for fatigue: a rating moves by whole steps, and half of one is between none and one.
const LEAST_TIRED: f64 = 0.5;
const MILE_M: f64 = 1_609.344;

/// The rules a runner would use instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// 48 hours after a hard session.
    TwoDays,
    /// A day for each mile of a race.
    DayPerMile,
    /// Training stress balance back at zero (Banister).
    Balance,
    /// The watch's own recovery time.
    Watch,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 4] = [Self::TwoDays, Self::DayPerMile, Self::Balance, Self::Watch];
}

/// How one scale of the check-in was foretold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleScore {
    /// Mornings.
    pub mornings: usize,
    /// Root mean square error of the median, in the scale's points.
    pub error: f64,
    /// The same of the best plain rule, chosen afterwards: the mean so far, yesterday's figure, two exponential means.
    pub best_rule: f64,
    /// The share of mornings within the 80 % range.
    pub within: f64,
}

/// How past forecasts did.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// Soreness, fatigue and mood; none where too few mornings were said.
    pub scales: [Option<ScaleScore>; 3],
    /// Mornings on which it is known whether the runner felt ready.
    pub mornings: usize,
    /// The share of them on which the runner felt ready.
    pub ready: f64,
    /// Brier score of the chance given to that: 0 is perfect, 0.25 knows nothing.
    pub brier: f64,
    /// The same of each rule of [`Rule::ALL`], which says yes or no; none where it has nothing to go by.
    pub rules: [Option<f64>; 4],
}

/// Scores the forecasts of the latest mornings up to `now`.
#[must_use]
pub fn scorecard(now: Moment, journal: &Journal, athlete: &Athlete) -> Scorecard {
    let mut scoring = Scoring::of(now, journal, athlete);
    while scoring.has_more() {
        scoring.step(athlete);
    }
    scoring.card()
}

/// The scoring under way: a morning a step, so that a screen can go on listening between two.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    log: Journal,
    days: Vec<Said>,
    next: usize,
    tallies: [Tally; 3],
    felt: Felt,
}

impl Scoring {
    /// Begins to score the forecasts of the latest mornings up to `now`.
    #[must_use]
    pub fn of(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let oldest = now.plus_days(-(MEMORY_DAYS + SCORED as i64 * 2) as f64);
        let log = since(oldest, journal);
        let days = days_of(now, &log, athlete);
        Self { log, days, next: 0, tallies: Default::default(), felt: Felt::default() }
    }

    /// Says whether there is a morning left.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.next < self.days.len()
    }

    /// Gives how many of the mornings have been scored, of how many.
    #[must_use]
    pub const fn progress(&self) -> (usize, usize) {
        (self.next, self.days.len())
    }

    /// Scores the next morning, after those that only teach what is usual.
    pub fn step(&mut self, athlete: &Athlete) {
        let first = self.days.len().saturating_sub(SCORED).max(TEACHING);
        while let Some(morning) = self.days.get(self.next) {
            let at = self.next;
            self.next += 1;
            if at >= first {
                foretell(morning, &mut self.tallies, &mut self.felt, &self.log, athlete);
            }
            self.tallies.iter_mut().zip(morning.said).for_each(|(tally, said)| tally.learn(said));
            if at >= first {
                return;
            }
        }
    }

    /// Gives the score of the mornings so far.
    #[must_use]
    pub fn card(&self) -> Scorecard {
        self.felt.clone().card(self.tallies.clone().map(Tally::card))
    }
}

/// Foretells a morning by what was known the evening before, and scores that by what was said.
fn foretell(morning: &Said, tallies: &mut [Tally; 3], felt: &mut Felt, log: &Journal, athlete: &Athlete) {
    let evening = evening_before(morning.at, athlete);
    let known = since(evening.plus_days(-(MEMORY_DAYS as f64)), log).as_of(evening, athlete.day_start);
    let expected = forecast(evening, &known, athlete);
    for (tally, (said, expected)) in tallies.iter_mut().zip(morning.said.iter().zip(scales(&expected))) {
        tally.score(*said, expected);
    }
    if let Some(ready) = morning.felt_ready(tallies) {
        felt.score(ready, morning.chance(tallies, &expected), rules(morning.at, &known, athlete));
    }
}

const fn scales(forecast: &Forecast) -> [Expected; 3] {
    [forecast.soreness, forecast.fatigue, forecast.mood]
}

/// What was said on one day, soreness, fatigue and mood, and when.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    at: Moment,
    said: [Option<f64>; 3],
}

impl Said {
    /// Says whether the runner felt ready: soreness and fatigue within what still allows training of their own level. None
    /// where neither was said.
    fn felt_ready(&self, tallies: &[Tally; 3]) -> Option<bool> {
        let [soreness, fatigue, _] = tallies;
        let [sore, tired, _] = self.said;
        let sore = sore.map(|said| said < soreness.level() + LEAST_SORE);
        let tired = tired.map(|said| said < fatigue.level() + LEAST_TIRED);
        match (sore, tired) {
            (None, None) => None,
            (sore, tired) => Some(sore.unwrap_or(true) && tired.unwrap_or(true)),
        }
    }

    /// Gives the chance that was given to that the evening before, by the figures foretold.
    fn chance(&self, tallies: &[Tally; 3], expected: &Forecast) -> f64 {
        let [soreness, fatigue, _] = tallies;
        let below = |expected: Expected, limit: f64| {
            let sd = ((expected.most - expected.least) / (2.0 * TENTH)).max(0.05);
            Normal::standard().cdf((limit - expected.median) / sd)
        };
        let [sore, tired, _] = self.said;
        let sore = sore.map_or(1.0, |_| below(expected.soreness, soreness.level() + LEAST_SORE));
        let tired = tired.map_or(1.0, |_| below(expected.fatigue, fatigue.level() + LEAST_TIRED));
        sore * tired
    }
}

/// Gathers what was said, a day at a time: the last figure of each.
fn days_of(now: Moment, journal: &Journal, athlete: &Athlete) -> Vec<Said> {
    let day = |check_in: &Kept<CheckIn>| Day::of(check_in.at, athlete.day_start);
    let until = journal.check_ins().partition_point(|check_in| check_in.at <= now);
    let past = journal.check_ins().get(..until).unwrap_or_default();
    past.chunk_by(|one, next| day(one) == day(next))
        .filter_map(|of_day| {
            let last = |said: fn(&CheckIn) -> Option<f64>| of_day.iter().rev().find_map(|check_in| said(check_in));
            let said = [
                last(|check_in| check_in.soreness.map(Ten::value)),
                last(|check_in| check_in.fatigue.map(|said| f64::from(said.value()))),
                last(|check_in| check_in.mood.map(|said| f64::from(said.value()))),
            ];
            said.iter().any(Option::is_some).then(|| of_day.last().map(|last| Said { at: last.at, said }))?
        })
        .collect()
}

fn evening_before(morning: Moment, athlete: &Athlete) -> Moment {
    let (hour, minute) = EVENING;
    let day = Day::of(morning, athlete.day_start).plus(-1).date();
    let evening = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    athlete.zone.moment(day.and_time(evening))
}

/// Gives what lies after a moment.
fn since(oldest: Moment, journal: &Journal) -> Journal {
    Journal::from(Entries {
        sessions: journal.sessions().iter().filter(|session| session.start >= oldest).cloned().collect(),
        rests: journal.rests().to_vec(),
        check_ins: journal.check_ins().iter().filter(|check_in| check_in.at >= oldest).cloned().collect(),
        intakes: Vec::new(),
        spells: journal.spells().to_vec(),
        planned: journal.planned().to_vec(),
    })
}

/// Asks each rule whether training is open on a morning.
fn rules(morning: Moment, known: &Journal, athlete: &Athlete) -> [Option<bool>; 4] {
    let sessions = known.sessions();
    let hard = |session: &&Kept<Session>| {
        let by_kind = matches!(session.kind, Some(Kind::Race | Kind::Intervals | Kind::Tempo | Kind::Long));
        by_kind || session.rpe.is_some_and(|rpe| rpe.value() >= 6.0)
    };
    let two_days = sessions.iter().rev().find(hard).map(|last| morning.days_since(last.end()) >= 2.0);
    let race = sessions.iter().rev().find(|session| session.kind == Some(Kind::Race) && session.distance.is_some());
    let miles = race.and_then(|race| Some((race, race.distance?.value() / MILE_M)));
    let day = |session: &Session| Day::of(session.start, athlete.day_start);
    let load = |session: &Kept<Session>| {
        let minutes = session.moving.or(session.elapsed)?.value() / 60.0;
        Some((day(session), session_load(session.rpe?.value(), minutes)))
    };
    let loads: Vec<(Day, f64)> = sessions.iter().filter_map(load).collect();
    let form = (!loads.is_empty()).then(|| Form::on(Day::of(morning, athlete.day_start), loads).balance() >= 0.0);
    let watch = sessions.iter().rev().find_map(|session| Some((session, session.watch_recovery?)));
    [
        two_days,
        miles.map(|(race, miles)| morning.days_since(race.end()) >= miles),
        form,
        watch.map(|(session, wait)| morning.days_since(session.end()) >= wait.hours() / 24.0),
    ]
}

/// One scale while it is scored.
#[derive(Debug, Clone, PartialEq, Default)]
struct Tally {
    heard: f64,
    sum: f64,
    yesterday: f64,
    quick: f64,
    slow: f64,
    mornings: usize,
    ours: f64,
    rules: [f64; 4],
    held: f64,
}

impl Tally {
    /// Gives what the runner says on an ordinary morning.
    fn level(&self) -> f64 {
        self.sum / self.heard.max(1.0)
    }

    fn score(&mut self, said: Option<f64>, expected: Expected) {
        let Some(said) = said.filter(|_| self.heard > 0.0) else { return };
        self.mornings += 1;
        self.ours += (said - expected.median).powi(2);
        let rules = [self.level(), self.yesterday, self.quick, self.slow];
        self.rules.iter_mut().zip(rules).for_each(|(sum, rule)| *sum += (said - rule).powi(2));
        let is_held = (expected.least - 1e-9..=expected.most + 1e-9).contains(&said);
        self.held += f64::from(u8::from(is_held));
    }

    fn learn(&mut self, said: Option<f64>) {
        let Some(said) = said else { return };
        let follow = |mean: f64, share: f64| if self.heard > 0.0 { mean + share * (said - mean) } else { said };
        (self.quick, self.slow) = (follow(self.quick, 0.4), follow(self.slow, 0.15));
        self.heard += 1.0;
        self.sum += said;
        self.yesterday = said;
    }

    fn card(self) -> Option<ScaleScore> {
        let count = self.mornings as f64;
        let root = |sum: f64| (sum / count).sqrt();
        (self.mornings >= FEWEST).then(|| ScaleScore {
            mornings: self.mornings,
            error: root(self.ours),
            best_rule: self.rules.into_iter().map(root).fold(f64::INFINITY, f64::min),
            within: self.held / count,
        })
    }
}

/// The mornings on which it is known whether the runner felt ready.
#[derive(Debug, Clone, PartialEq, Default)]
struct Felt {
    mornings: usize,
    ready: f64,
    squares: f64,
    /// For each rule, how often it was wrong, and how often it said anything.
    rules: [(f64, f64); 4],
}

impl Felt {
    fn score(&mut self, ready: bool, chance: f64, rules: [Option<bool>; 4]) {
        let truth = f64::from(u8::from(ready));
        self.mornings += 1;
        self.ready += truth;
        self.squares += (chance - truth).powi(2);
        for ((wrong, said), rule) in self.rules.iter_mut().zip(rules) {
            if let Some(rule) = rule {
                *wrong += f64::from(u8::from(rule != ready));
                *said += 1.0;
            }
        }
    }

    fn card(self, scales: [Option<ScaleScore>; 3]) -> Scorecard {
        let count = self.mornings.max(1) as f64;
        Scorecard {
            scales,
            mornings: self.mornings,
            ready: self.ready / count,
            brier: self.squares / count,
            rules: self.rules.map(|(wrong, said)| (said >= FEWEST as f64).then(|| wrong / said)),
        }
    }
}
