//! Which questions are worth a runner's morning: those with a likely answer that changes today's word or moves a date by half
//! a day.
//!
//! Soreness and fatigue are tried by asking the model again with each answer: a runner who is known well is asked little.
//! Sleep and the heart only ever take a hard session away, so they are asked for where one is open or soon may be.

use crate::journal::{Athlete, Day, Journal, Moment};

use super::assess::Known;
use super::assessment::{Question, Rung, System};
use super::ensemble::Ensemble;
use super::learning::{Load, Scale, keep_strength};
use super::mornings::Mornings;
use super::readiness::{Calendar, Readiness, TENTH, quantile};
use super::reason::Reason;
use super::veto::{Veto, overrule};

/// Answers whose dates lie no further apart than so many days tell nothing.
const LEAST_DAYS: f64 = 0.5;
/// The ends and the middle of what is told of a date.
const TOLD: [f64; 3] = [0.1, 0.5, 0.9];
/// The range of 95 % beside the one of 80 %, for a normal distribution.
const WIDER: f64 = 1.96 / TENTH;
/// A question whose answer can change the word comes before any that only moves dates, in days.
const WORD: f64 = f64::INFINITY;

/// What the model says before anything is asked.
pub struct Before<'a> {
    /// What is known.
    pub known: &'a Known,
    /// When each rung opens, vetoes included.
    pub readiness: &'a Readiness,
    /// The rung that is open.
    pub rung: Rung,
    /// The share of possible runners that decides.
    pub prudence: f64,
    /// What overrules the sum.
    pub vetoes: &'a [Veto],
    /// The coming mornings.
    pub calendar: &'a Calendar,
}

/// Gives the questions that no check-in of today has answered and whose answers tell, the most telling first.
#[must_use]
pub fn telling(now: Moment, journal: &Journal, athlete: &Athlete, before: &Before<'_>) -> Vec<Question> {
    let said = Said::of(now, journal, athlete);
    let mut told: Vec<(Question, f64)> = Vec::new();
    // Mood is the same feeling as fatigue in another word, as the model has it: it tells nothing that fatigue does not.
    for (scale, question) in [(Scale::Soreness, Question::Soreness), (Scale::Fatigue, Question::Fatigue)] {
        if !said.has(question) {
            told.push((question, before.told_by(scale, athlete)));
        }
    }
    // Sleep and the heart only ever take a hard session away: they tell where one is open, or may be.
    let mornings = Mornings::of(now, journal, athlete);
    let measured = [
        (Question::Sleep, true),
        (Question::RestingHeart, mornings.resting_heart_base().is_some()),
        (Question::Hrv, mornings.hrv_base().is_some()),
    ];
    told.extend(
        measured
            .into_iter()
            .filter(|(question, known)| *known && !said.has(*question))
            .map(|(question, _)| (question, before.told_by_figure(question))),
    );
    told.retain(|(_, days)| *days >= LEAST_DAYS);
    told.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    told.into_iter().map(|(question, _)| question).collect()
}

impl Before<'_> {
    /// Gives how many days lie between the dates that silence and the answers on a scale lead to, of those that nineteen mornings
    /// of twenty stay within; [`WORD`] where one of them changes the word.
    fn told_by(&self, scale: Scale, athlete: &Athlete) -> f64 {
        let load = self.known.learned.load_today(&self.known.body, scale);
        let expected = self.known.learned.foretell(scale, 0, load);
        let (least, most) = scale.ends();
        let wider = |end: f64| (expected.median + WIDER * (end - expected.median)).round().clamp(least, most);
        let mut nearest = all_dates(self.readiness);
        let mut furthest = nearest.clone();
        for said in [expected.least, expected.median, expected.most].map(wider) {
            let Some(dates) = self.dates_after(scale, said, load, athlete) else { return WORD };
            nearest.iter_mut().zip(&dates).for_each(|(nearest, date)| *nearest = nearest.min(*date));
            furthest.iter_mut().zip(dates).for_each(|(furthest, date)| *furthest = furthest.max(date));
        }
        furthest.into_iter().zip(nearest).map(|(furthest, nearest)| furthest - nearest).fold(0.0, f64::max)
    }

    /// Gives the told percentiles of the days until each rung and system is back after an answer; none where the word is another.
    fn dates_after(&self, scale: Scale, said: f64, load: Load, athlete: &Athlete) -> Option<Vec<f64>> {
        let (posterior, unexplained) = self.known.learned.supposing(scale, said, load);
        let mut body = self.known.body.clone();
        body.unexplained = unexplained;
        let mut ensemble = Ensemble::with(athlete, &posterior);
        keep_strength(&mut ensemble, &body);
        let mut readiness = Readiness::of(&body, &ensemble);
        overrule(&mut readiness, self.vetoes, self.calendar);
        let is_same_word = readiness.opening(self.prudence).rung(self.calendar.judged()) == self.rung;
        is_same_word.then(|| all_dates(&readiness))
    }

    /// Gives what a bad night, or a heart that is up, would take away: today's word, the early end of the range, or nothing.
    /// Where the figures of the days before already took it, those of today may give it back.
    fn told_by_figure(&self, question: Question) -> f64 {
        let is_of_question = |veto: &Veto| {
            matches!(
                (&veto.reason, question),
                (Reason::SleepDebt { .. }, Question::Sleep)
                    | (Reason::RestingHeartHigh { .. }, Question::RestingHeart)
                    | (Reason::HrvLow, Question::Hrv)
            )
        };
        if self.vetoes.iter().any(is_of_question) {
            return WORD;
        }
        let [earliest, ..] = dates(self.readiness, Rung::Train);
        match self.rung {
            Rung::Train => WORD,
            Rung::Rest | Rung::CrossTrain | Rung::RunEasy if earliest <= self.calendar.judged() => 1.0,
            Rung::Rest | Rung::CrossTrain | Rung::RunEasy => 0.0,
        }
    }
}

/// Gives the told percentiles of the days until each rung is open and each system back.
fn all_dates(readiness: &Readiness) -> Vec<f64> {
    let of_systems = System::ALL.map(|system| told(&readiness.of_system(system, Rung::Train)));
    Rung::CLIMB.map(|rung| dates(readiness, rung)).into_iter().chain(of_systems).flatten().collect()
}

/// Gives the told percentiles of the days until a rung is open.
fn dates(readiness: &Readiness, rung: Rung) -> [f64; 3] {
    told(&readiness.of_rung(rung))
}

/// Gives the told percentiles of equally likely days.
fn told(days: &[f64]) -> [f64; 3] {
    TOLD.map(|share| quantile(days, share))
}

/// What was answered today.
struct Said(Vec<Question>);

impl Said {
    fn of(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let today = Day::of(now, athlete.day_start);
        let check_ins = journal.check_ins().iter().rev().skip_while(|check_in| check_in.at > now);
        let todays = check_ins.take_while(|check_in| Day::of(check_in.at, athlete.day_start) == today);
        let said = todays.flat_map(|check_in| {
            let answers = [
                (Question::Soreness, check_in.soreness.is_some()),
                (Question::Fatigue, check_in.fatigue.is_some()),
                (Question::Sleep, check_in.sleep.is_some()),
                (Question::RestingHeart, check_in.resting_heart.is_some()),
                (Question::Hrv, check_in.hrv.is_some()),
            ];
            answers.into_iter().filter(|(_, is_said)| *is_said).map(|(question, _)| question)
        });
        Self(said.collect())
    }

    fn has(&self, question: Question) -> bool {
        self.0.contains(&question)
    }
}
