//! What the runner should know beside the verdict.

use crate::journal::{Athlete, Day, Journal, Kept, Kind, Metres, Moment, Planned, Session};

use super::assessment::{Detraining, Rung};
use super::body::Body;
use super::coming::{Morning, Outlook};
use super::early_runs::STRONGLY;
use super::evidence::{self as ev};
use super::exertion::{RaisedRpe, heart_rate_believed};
use super::mornings::Mornings;
use super::odd_heart::odd_hearts;
use super::planned::{begins, is_done, needed};
use super::prudence::Prudence;
use super::refuelling::window_missed;
use super::sport_load::SportLoad;
use super::veto::{hrv_far_below, unsaid_days};
use super::warning::{HeartFigure, LongestBefore, Warning};

/// Runs of the last days that are still worth a word.
pub(super) const RECENT_DAYS: f64 = 4.0;
/// The span whose longest run is the measure (Frandsen 2025), days.
pub(super) const LONGEST_SPAN_DAYS: f64 = 30.0;
/// A log that began later than so many days before a run cannot tell the longest of 30 days, unless it has so many runs.
pub(super) const YOUNG_LOG_DAYS: f64 = 21.0;
pub(super) const FEW_RUNS: usize = 5;
/// Runs shorter than this are never warned of, m.
pub(super) const SHORTEST_LONG_RUN_M: f64 = 5_000.0;
/// Sessions this near to each other are one go.
pub(super) const ONE_GO_HOURS: f64 = 1.0;
/// Days off after which the runner is told softly, and firmly.
const NAG_DAYS: (i64, i64) = (7, 12);

/// What the warnings are found from.
pub struct Scene<'a> {
    /// The moment.
    pub now: Moment,
    /// The log.
    pub journal: &'a Journal,
    /// The runner.
    pub athlete: &'a Athlete,
    /// The body now.
    pub body: &'a Body,
    /// The coming mornings.
    pub mornings: &'a [Morning],
    /// The chances between them.
    pub outlook: &'a Outlook,
}

/// Finds all warnings but those of the check-ins, most important first.
#[must_use]
pub fn warnings(scene: &Scene<'_>, detraining: &Detraining, resting: bool) -> Vec<Warning> {
    let mornings = Mornings::of(scene.now, scene.journal, scene.athlete);
    // What is asked comes first: an answer that slipped is soon put right.
    let mut warnings = odd_hearts(&mornings, scene.journal, scene.body);
    let is_asked = warnings.iter().any(|odd| matches!(odd, Warning::OddHeart { figure: HeartFigure::Variability, .. }));
    warnings.extend(scene.planned_too_early());
    warnings.extend(scene.planned_long());
    let unsaid = unsaid_days(scene.now, scene.journal, scene.athlete);
    warnings.extend(unsaid.map(|(from, until)| Warning::Unsaid { from, until }));
    warnings.extend(scene.longest_run());
    // Once training is open it did no harm that would still count.
    let is_shut = scene.mornings.first().is_none_or(|today| today.rung < Rung::Train);
    warnings.extend(scene.ran_too_early().filter(|_| is_shut));
    warnings.extend(scene.raised_rpe());
    warnings.extend(scene.heart_artefact());
    warnings.extend((!is_asked && hrv_far_below(&mornings)).then_some(Warning::HrvFarBelow));
    warnings.extend(scene.window_missed());
    warnings.extend(scene.guessed());
    let (softly, firmly) = NAG_DAYS;
    if !resting && !detraining.spared && detraining.days_off >= softly {
        warnings.push(Warning::Detraining { days_off: detraining.days_off, firmly: detraining.days_off >= firmly });
    }
    warnings
}

/// The longest run of the 30 days before a moment.
enum Longest {
    /// So many metres.
    Run(f64),
    /// None was run, though the log reaches back further.
    Layoff,
}

impl Scene<'_> {
    fn recent(&self) -> impl Iterator<Item = (usize, &Kept<Session>)> {
        let sessions = self.journal.sessions().iter().enumerate().rev();
        let past = sessions.filter(|(_, session)| session.end() <= self.now);
        past.take_while(|(_, session)| self.now.days_since(session.end()) <= RECENT_DAYS)
    }

    fn longest_run(&self) -> Option<Warning> {
        let today = Day::of(self.now, self.athlete.day_start);
        let fresh = |session: &Session| today.since(Day::of(session.end(), self.athlete.day_start)) <= 1;
        // Once, until the morning after; and a race is long on purpose.
        let runs = self.recent().filter(|(_, session)| fresh(session) && !self.is_race(session));
        runs.into_iter().filter(|(_, session)| session.sport.is_running()).find_map(|(index, session)| {
            let own = session.distance.map(Metres::value);
            match self.longest_before(index, session.start)? {
                Longest::Run(longest) => own
                    .filter(|own| *own >= SHORTEST_LONG_RUN_M && *own > ev::LONG_RUN_RATIO * longest)
                    .map(|own| Warning::LongestRun { session: session.id, ratio: own / longest }),
                // Nothing was run for a whole span: the measure is a short run.
                Longest::Layoff if self.trained_unlogged(session.start) => None,
                Longest::Layoff => own
                    .or_else(|| metres_by_time(session))
                    .filter(|own| *own > ev::LONG_RUN_RATIO * SHORTEST_LONG_RUN_M)
                    .map(|_| Warning::LongAfterLayoff { session: session.id }),
            }
        })
    }

    /// Gives the longest run of the 30 days before a moment; none where the log is too young to tell.
    fn longest_before(&self, until: usize, moment: Moment) -> Option<Longest> {
        let earlier = self.journal.sessions().get(..until).unwrap_or_default();
        let first = earlier.first()?;
        let recent = earlier.iter().rev().take_while(|other| moment.days_since(other.start) <= LONGEST_SPAN_DAYS);
        let recent: Vec<_> = recent.filter(|other| other.sport.is_running()).collect();
        let runs: Vec<f64> = recent.iter().filter_map(|other| other.distance).map(Metres::value).collect();
        let longest = runs.iter().copied().fold(0.0, f64::max);
        let span = moment.days_since(first.start);
        if longest > 0.0 {
            return (span >= YOUNG_LOG_DAYS || runs.len() >= FEW_RUNS).then_some(Longest::Run(longest));
        }
        // Who logs runs by their time ran, however far; whoever only swam and rode has legs that are not used to running.
        (recent.is_empty() && span > LONGEST_SPAN_DAYS).then_some(Longest::Layoff)
    }

    /// Says whether the runner trained in the weeks before a moment, and did not log it.
    fn trained_unlogged(&self, moment: Moment) -> bool {
        let day = Day::of(moment, self.athlete.day_start);
        let mut told = self.journal.spells().iter().filter_map(|spell| spell.unlogged());
        told.any(|(from, last)| from < day && day.since(last) as f64 <= LONGEST_SPAN_DAYS)
    }

    fn is_race(&self, session: &Session) -> bool {
        let day = Day::of(session.start, self.athlete.day_start);
        session.kind == Some(Kind::Race) || self.journal.planned().iter().any(|plan| plan.race.is_some() && plan.day == day)
    }

    fn ran_too_early(&self) -> Option<Warning> {
        let early = |session: &Kept<Session>| self.body.too_early().any(|(id, severity)| id == session.id && severity > STRONGLY);
        self.recent()
            .find(|(at, session)| early(session) && !self.goes_on(*at, session))
            .map(|(_, session)| Warning::RanTooEarly { session: session.id })
    }

    /// Says whether a session goes on with the one before, as the run of a triathlon does and the second file of one race.
    fn goes_on(&self, at: usize, session: &Session) -> bool {
        let before = self.journal.sessions().get(..at).and_then(<[_]>::last);
        before.is_some_and(|before| session.start.hours_since(before.end()) <= ONE_GO_HOURS)
    }

    /// Tells of the latest run alone: a figure that slipped is soon put right, or no matter any more.
    fn raised_rpe(&self) -> Option<Warning> {
        let (_, run) = self.recent().find(|(_, session)| session.sport.is_running())?;
        RaisedRpe::of(run).map(|raised| Warning::RaisedRpe { session: run.id, raised })
    }

    fn heart_artefact(&self) -> Option<Warning> {
        let odd = |session: &Kept<Session>| session.heart_avg.is_some_and(|average| !heart_rate_believed(average, self.athlete));
        self.recent().find(|(_, session)| odd(session)).map(|(_, session)| Warning::HeartArtefact { session: session.id })
    }

    fn window_missed(&self) -> Option<Warning> {
        let last = self.body.efforts.last()?;
        let session = self.journal.sessions().iter().rev().find(|session| session.id == last.effort.session)?;
        window_missed(self.now, session, &last.effort).then_some(Warning::WindowMissed { session: session.id })
    }

    fn guessed(&self) -> Option<Warning> {
        let (_, last) = self.recent().next()?;
        let aged = self.body.efforts.iter().rev().find(|aged| aged.effort.session == last.id)?;
        let matters = aged.effort.exertion.hours >= 0.75;
        (aged.effort.is_guess() && matters).then_some(Warning::Guessed { session: last.id })
    }

    fn is_done(&self, plan: &Planned) -> bool {
        is_done(plan, self.now, self.journal, self.athlete)
    }

    fn planned_too_early(&self) -> Vec<Warning> {
        let today = Day::of(self.now, self.athlete.day_start);
        let ahead = self.journal.planned().iter().filter(|plan| plan.day >= today && !self.is_done(plan));
        ahead
            .filter_map(|plan| {
                let needs = needed(plan);
                let chance = self.outlook.of_plan(plan, plan.day, self.mornings, self.athlete)?;
                let ready = self.mornings.iter().find(|morning| morning.rung >= needs).map_or(plan.day, |morning| morning.day);
                (chance < Prudence::of_plan(plan.race, self.athlete)).then(|| Warning::PlannedTooEarly {
                    planned: plan.id,
                    chance,
                    days_early: ready.since(plan.day).max(1),
                })
            })
            .collect()
    }

    /// Finds the plans that are much longer than all that comes before them: the runs of the last 30 days, and what is planned.
    fn planned_long(&self) -> Vec<Warning> {
        let today = Day::of(self.now, self.athlete.day_start);
        let sessions = self.journal.sessions();
        let Some(Longest::Run(mut measure)) = self.longest_before(sessions.len(), self.now) else { return Vec::new() };
        let mut longest = LongestBefore::Logged;
        let is_run = |plan: &&Kept<Planned>| plan.day >= today && plan.sport.is_running() && !self.is_done(plan);
        let mut runs: Vec<&Kept<Planned>> = self.journal.planned().iter().filter(is_run).collect();
        runs.sort_by_key(|plan| begins(plan, self.now, self.athlete));
        let mut warnings = Vec::new();
        for plan in runs {
            let Some(own) = plan.distance.map(Metres::value) else { continue };
            // A race is long on purpose.
            if own > ev::LONG_RUN_RATIO * measure && own >= SHORTEST_LONG_RUN_M && plan.race.is_none() {
                warnings.push(Warning::PlannedLong { planned: plan.id, ratio: own / measure, longest });
            }
            if own > measure {
                (measure, longest) = (own, LongestBefore::Planned(plan.id));
            }
        }
        warnings
    }
}

/// Gives how far a run of which only the time is known usually goes, metres.
fn metres_by_time(session: &Session) -> Option<f64> {
    let time = session.moving.or(session.elapsed)?;
    Some(time.hours() * SportLoad::of(session.sport).usual_kmh * 1_000.0)
}
