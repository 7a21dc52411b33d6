//! How past forecasts did: each morning foretold from what was known the evening before, beside what the runner said then and
//! beside the rules a runner would use instead.
//!
//! What can be checked is what was said: soreness, fatigue and mood as figures, and "felt ready" where both soreness and
//! fatigue were back at the runner's own level, beside the chance the model gave to just that. Strength, fuel and tissue are
//! not felt: of the days on which they kept training shut, nobody's diary says whether that was right.

mod kept;
mod rules;
mod said;
mod tally;

use chrono::NaiveTime;

use crate::journal::{Athlete, Day, Entries, Journal, Moment};

use super::forecast::forecast;
use super::learning::MEMORY_DAYS;

pub use kept::{Given, KEPT_SCORE_DAYS, KeptScore, kept_score, of_mornings, told_in_time};
use rules::rules;
use said::{Said, mornings_said};
use tally::{Felt, Tally};

/// Mornings that are scored, the latest ones.
const SCORED: usize = 120;
/// Mornings that must have been heard before one is foretold for the score.
const TEACHING: usize = 14;
/// Fewer mornings than this make no score.
pub const FEWEST: usize = 20;
/// The evening from which a morning is foretold.
const EVENING: (u32, u32) = (22, 30);
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
    /// That the runner always feels ready.
    Always,
    /// As often as the runner did so far.
    SoFar,
}

/// How many rules there are.
pub(super) const RULES: usize = 6;

impl Rule {
    /// Every rule.
    pub const ALL: [Self; RULES] = [Self::TwoDays, Self::DayPerMile, Self::Balance, Self::Watch, Self::Always, Self::SoFar];
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
    /// Brier score of the chance given to that: 0 is perfect, and what [`Rule::SoFar`] has is no more than how often it is so.
    pub brier: f64,
    /// The same of each rule of [`Rule::ALL`]; none where it has nothing to go by.
    pub rules: [Option<f64>; RULES],
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
        let days = mornings_said(now, &log, athlete);
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
    let expected = forecast(evening, &known, athlete).scales();
    for (tally, (said, expected)) in tallies.iter_mut().zip(morning.said.iter().zip(expected)) {
        tally.score(*said, expected);
    }
    if let Some(ready) = morning.felt_ready(tallies) {
        felt.score(ready, morning.chance(tallies, &expected), rules(morning.at, &known, athlete));
    }
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
        planned_rests: Vec::new(),
    })
}
