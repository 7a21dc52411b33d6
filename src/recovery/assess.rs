//! From a journal to an answer.

use crate::journal::{Athlete, Day, Id, Journal, Moment};

use super::alone::Own;
use super::assessment::{Assessment, Cause, Holder, Ladder, Rung, System, SystemState, Verdict};
use super::body::{Body, end_of_scale, full_scale, thresholds};
use super::coming::{Meanwhile, Morning, Outlook};
use super::detraining::detraining;
use super::ensemble::{Ensemble, Way};
use super::forecast::check_in_tomorrow;
use super::learning::{Learned, TOLD_DAYS, keep_strength, learn};
use super::prudence::{Prudence, usual};
use super::readiness::{Calendar, MORNINGS, Opening, Readiness, quantile};
use super::reason::{Reason, Trouble};
use super::refuelling::refuelling;
use super::rest_days::rest_days;
use super::telling::{Before, telling};
use super::veto::{LATELY_DAYS, Veto, easy_runs, idle_since, overrule, vetoes};
use super::warning::Warning;
use super::warnings::{Scene, warnings};

/// A part smaller than this share of a deficit is not named among its causes.
pub(super) const SMALLEST_CAUSE: f64 = 0.03;

/// Says how far each system has recovered by `now`, what the runner can do, and when more will open.
///
/// Only what had happened by `now` counts. A late day nobody reported is neither rest nor training: a few of the possible runners
/// ran easily on it, which widens the ranges. The order of sessions within a day does not matter beyond their own times.
#[must_use]
pub fn assess(now: Moment, journal: &Journal, athlete: &Athlete) -> Assessment {
    let standing = Standing::at(now, journal, athlete);
    let verdict = standing.verdict();
    let Standing { known, readiness, calendar, prudence: Prudence { share: prudence, raised }, vetoes, by_body, rung } = standing;
    let body = &known.body;
    let systems = System::ALL.map(|system| state(system, body, &readiness, &calendar, prudence));
    let slowest = slowest(&systems);
    let idle = idle_since(now, journal, athlete);
    let outlook = readiness.outlook(now);
    let mut mornings: Vec<Morning> = mornings(readiness.opening(prudence), &outlook, &calendar, idle, owed_until(&vetoes));
    rested_for(journal, &mut mornings);
    let detraining = detraining(now, journal, athlete);
    let helped = verdict == Verdict::GetHelp;
    let scene = Scene { now, journal, athlete, body, mornings: &mornings, outlook: &outlook };
    let resting = !matches!(verdict, Verdict::Open(Rung::CrossTrain | Rung::RunEasy | Rung::Train));
    let mut told = known.learned.told.clone();
    told.extend(
        raised
            .filter(|_| readiness.opening(usual(athlete)).rung(calendar.judged()) > rung)
            .map(|caution| Warning::Careful { caution }),
    );
    told.extend(vetoes.iter().find_map(lasting_heart));
    told.extend(warnings(&scene, &detraining, resting));
    // What came while the legs still wanted rest is no sign that they had recovered, however fast it was.
    let too_early = |told: &Warning| if let Warning::RanTooEarly { session } = told { Some(*session) } else { None };
    let early: Vec<Id> = told.iter().filter_map(too_early).collect();
    told.retain(|told| !matches!(told, Warning::Reproduced { again, .. } if early.contains(again)));
    let by = next(rung).map(|next| readiness.decides(next, prudence));
    let mut reason = Why { by_body, rung, vetoes: &vetoes, by }.reason(journal);
    let mut held = Vec::new();
    if let (Reason::Held { by, session }, Some(next)) = (&mut reason, next(rung)) {
        held = holders(next, *by, prudence, &known);
        *session = held.first().map(|holder| holder.session);
    }
    let before = Before { known: &known, readiness: &readiness, rung, prudence, vetoes: &vetoes, calendar: &calendar };
    Assessment {
        now,
        today: calendar.today,
        verdict,
        open: rung,
        besides: besides(&reason, &vetoes),
        reason,
        slowest,
        holders: held,
        ladder: (!helped).then(|| ladder(&readiness, &calendar, prudence)),
        detraining,
        refuelling: if helped { None } else { refuelling(now, body, journal, athlete) },
        rest_days: if helped { Vec::new() } else { rest_days(calendar.today, verdict, &mornings, journal, athlete) },
        warnings: if helped { Vec::new() } else { told },
        telling: if helped { Vec::new() } else { telling(now, journal, athlete, &before) },
        tomorrow: check_in_tomorrow(&known.learned, body, &calendar),
        own: Own::of(&known.ensemble),
        prudence,
        systems,
        mornings,
        outlook,
        meanwhile: Meanwhile::Rested,
        form_lost_from: detraining.from.filter(|_| !detraining.spared),
    }
}

/// Says rest or train at `now`, and nothing else: what [`assess`] says of it, in less time.
#[must_use]
pub fn verdict(now: Moment, journal: &Journal, athlete: &Athlete) -> Verdict {
    Standing::at(now, journal, athlete).verdict()
}

/// Where the runner stands at a moment: what everything else is told from.
struct Standing {
    known: Known,
    /// When each rung opens, vetoes included.
    readiness: Readiness,
    calendar: Calendar,
    prudence: Prudence,
    vetoes: Vec<Veto>,
    /// The rung that the body alone has reached.
    by_body: Rung,
    /// The rung that is open.
    rung: Rung,
}

impl Standing {
    fn at(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let known = Known::at(now, journal, athlete);
        let mut readiness = Readiness::of(&known.body, &known.ensemble);
        let calendar = Calendar::from(now, journal, athlete);
        let prudence = Prudence::at(now, journal, athlete);
        let by_body = readiness.opening(prudence.share).rung(calendar.judged());
        let vetoes = vetoes(now, journal, athlete);
        overrule(&mut readiness, &vetoes, &calendar);
        let rung = readiness.opening(prudence.share).rung(calendar.judged());
        Self { known, readiness, calendar, prudence, vetoes, by_body, rung }
    }

    fn verdict(&self) -> Verdict {
        self.vetoes.iter().find_map(|veto| veto.verdict).unwrap_or(Verdict::Open(self.rung))
    }
}

/// What is known of the runner at a moment: the body, what the mornings taught, and the runners that are possible by it.
pub(super) struct Known {
    /// The body now.
    pub body: Body,
    /// The runners this one may be.
    pub ensemble: Ensemble,
    /// What the mornings taught.
    pub learned: Learned,
}

impl Known {
    /// Finds what is known at `now`.
    #[must_use]
    pub fn at(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let past = Body::remembering(now, journal, athlete);
        let learned = learn(now, journal, athlete, &past);
        let mut body = past.still_felt(journal, athlete);
        body.unexplained = learned.unexplained;
        let mut ensemble = Ensemble::with(athlete, &learned.posterior);
        keep_strength(&mut ensemble, &body);
        Self { body, ensemble, learned }
    }
}

fn state(system: System, body: &Body, readiness: &Readiness, calendar: &Calendar, prudence: f64) -> SystemState {
    let deficits: Vec<f64> = readiness.deficits.iter().map(|deficits| deficits[system]).collect();
    let back = calendar.ready(&readiness.of_system(system, Rung::Train), prudence);
    let share = |share: f64| quantile(&deficits, share);
    let deficit = share(0.5);
    let soon = body.deficit(system, 0.05, Way::TYPICAL);
    let rising = soon > body.deficit(system, 0.0, Way::TYPICAL) + 1e-9;
    // What is told stays on the scale; the dates stem from the sum, which may go beyond it after efforts that pile up.
    let told = |deficit: f64| deficit.min(end_of_scale(system));
    SystemState {
        system,
        deficit: told(deficit),
        spread: (told(share(0.1)), told(share(0.9))),
        recovered: recovered(system, deficit, rising && back.in_days > 0.0, body),
        rising,
        peak: rising.then(|| peak(system, body, calendar)),
        back,
        beyond: told(body.unexplained_left(system, 0.0, 1.0).max(0.0)),
        causes: causes(system, body),
    }
}

/// Gives the day on which a deficit that still grows is deepest, for the typical runner.
fn peak(system: System, body: &Body, calendar: &Calendar) -> Day {
    /// Days between two looks, and how many: nothing grows for longer.
    const STEP: f64 = 0.05;
    const LOOKS: u32 = 80;
    let looks = (0..LOOKS).map(|look| f64::from(look) * STEP);
    let deficit = |days: f64| body.deficit(system, days, Way::TYPICAL);
    let at = looks.max_by(|a, b| deficit(*a).total_cmp(&deficit(*b))).unwrap_or_default();
    calendar.day_of(at)
}

/// Gives how much of the deepest deficit has been made good: nothing while it still grows and keeps from training.
fn recovered(system: System, deficit: f64, keeps_and_grows: bool, body: &Body) -> f64 {
    let deepest = body.efforts.iter().map(|aged| aged.effort.size(system)).fold(0.0, f64::max);
    let [_, _, train] = thresholds(system);
    // An effort that never kept from training is measured by a full bar: there was nothing to recover from.
    let scale = if deepest >= train { deepest } else { full_scale(system) }.max(deficit);
    if keeps_and_grows && deepest >= train { 0.0 } else { (1.0 - deficit / scale).clamp(0.0, 1.0) }
}

fn causes(system: System, body: &Body) -> Vec<Cause> {
    let parts: Vec<(Id, f64, f64)> =
        body.parts(system).map(|(effort, part)| (effort.session, part, effort.size(system))).collect();
    let sum: f64 = parts.iter().map(|(_, part, _)| part).sum();
    let (explained, beyond) = (body.deficit(system, 0.0, Way::TYPICAL), body.unexplained_left(system, 0.0, 1.0).max(0.0));
    let of_sessions = if explained > 0.0 { explained / (explained + beyond) } else { 0.0 };
    let mut causes: Vec<Cause> = parts
        .into_iter()
        .filter(|_| sum > 0.0)
        .map(|(session, part, dose)| Cause { session, share: of_sessions * part / sum, dose: dose.min(end_of_scale(system)) })
        .filter(|cause| cause.share >= SMALLEST_CAUSE)
        .collect();
    causes.sort_by(|a, b| b.share.total_cmp(&a.share));
    causes
}

/// Gives the system that is back last; where all are back, the one nearest its threshold.
fn slowest(systems: &[SystemState; 6]) -> System {
    let urgency = |state: &SystemState| {
        let [_, _, train] = thresholds(state.system);
        (state.back.in_days, state.deficit / train)
    };
    systems
        .iter()
        .max_by(|a, b| {
            let (a, b) = (urgency(a), urgency(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        })
        .map_or(System::Tissue, |state| state.system)
}

/// What the reason is found from.
struct Why<'a> {
    /// The rung that the body alone has reached.
    by_body: Rung,
    /// The rung that is open.
    rung: Rung,
    vetoes: &'a [Veto],
    /// The system that decides when the next rung opens.
    by: Option<System>,
}

impl Why<'_> {
    /// Gives the gravest veto that leaves less open than the body does; where there is none, what the body says, still without
    /// the session behind it.
    fn reason(&self, journal: &Journal) -> Reason {
        let decides = |veto: &&Veto| veto.verdict.is_some() || veto.up_to == self.rung && self.rung < self.by_body;
        if let Some(veto) = self.vetoes.iter().find(decides) {
            return veto.reason.clone();
        }
        // A walk and a stretch say nothing of what a runner does, nor does a morning that claims nothing.
        match self.by {
            None if journal.sessions().iter().all(|session| session.sport.is_gentle()) => Reason::NothingLogged,
            None => Reason::Recovered,
            Some(by) => Reason::Held { by, session: None },
        }
    }
}

/// Gives what else overrules the sum, each once; the aftermath of the reason itself is no other reason.
fn besides(reason: &Reason, vetoes: &[Veto]) -> Vec<Reason> {
    let mut besides: Vec<Reason> = Vec::new();
    for veto in vetoes {
        let follows = matches!(
            (reason, &veto.reason),
            (Reason::Ill { .. }, Reason::AfterIllness { .. } | Reason::NoRunSince { trouble: Trouble::Fever, .. })
                | (Reason::Injured { .. }, Reason::AfterInjury { .. })
                | (Reason::AfterIllness { .. }, Reason::NoRunSince { trouble: Trouble::Fever, .. })
                | (Reason::ShortSleep { .. }, Reason::SleepDebt { .. })
                | (Reason::RedFlags(_), _)
        );
        if !follows && veto.reason != *reason && !besides.contains(&veto.reason) {
            besides.push(veto.reason.clone());
        }
    }
    besides
}

/// Asks for a cause of a heart that has been off for long.
fn lasting_heart(veto: &Veto) -> Option<Warning> {
    (veto.lasted >= TOLD_DAYS).then_some(Warning::Lasting { system: System::Heart, days: veto.lasted as i64 })
}

/// Gives the rung above one; `None` above the highest.
fn next(rung: Rung) -> Option<Rung> {
    Rung::CLIMB.into_iter().find(|other| *other > rung)
}

/// Gives the efforts without which a rung would open sooner, the one that costs most first; of those that cost as much, the one
/// that leaves more of what decides by then. None where what was reported holds it by itself.
fn holders(rung: Rung, by: System, prudence: f64, known: &Known) -> Vec<Holder> {
    /// Dates this near to each other, in days, are the same.
    const SAME_DAYS: f64 = 0.05;
    /// No more efforts are looked at, those first that leave most.
    const MOST_HOLDERS: usize = 4;
    let few = known.ensemble.few();
    let days = |body: &Body| quantile(&Readiness::of(body, &few).of_rung(rung), prudence);
    let whole = days(&known.body);
    // What was reported beyond any session is no session's doing.
    let is_reported = known.body.unexplained_left(by, 0.0, 1.0) > 0.0;
    if is_reported && days(&known.body.without_any()) > whole - SAME_DAYS {
        return Vec::new();
    }
    // What decides later is what is left then: a fresh effort may be felt more now and be gone first.
    let left = known.body.parts_in(by, whole).filter(|(_, part)| *part > 0.0);
    let mut left: Vec<(Id, f64)> = left.map(|(effort, part)| (effort.session, part)).collect();
    left.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    left.truncate(MOST_HOLDERS);
    let costs = |session| Holder { session, days: (whole - days(&known.body.without(session))).max(0.0) };
    let mut holders: Vec<Holder> = left.into_iter().map(|(session, _)| costs(session)).collect();
    holders.sort_by(|one, other| other.days.total_cmp(&one.days));
    holders
}

fn ladder(readiness: &Readiness, calendar: &Calendar, prudence: f64) -> Ladder {
    let ready = |rung| calendar.ready(&readiness.of_rung(rung), prudence);
    Ladder { cross_train: ready(Rung::CrossTrain), run_easy: ready(Rung::RunEasy), train: ready(Rung::Train) }
}

/// Lets no easy run come before a race: whoever planned one rested for it.
fn rested_for(journal: &Journal, mornings: &mut [Morning]) {
    for race in journal.planned().iter().filter(|plan| plan.race.is_some()) {
        mornings.iter_mut().filter(|morning| morning.day == race.day).for_each(|morning| morning.runs_first = 0);
    }
}

/// Gives the last day to come on which an easy run must still come before anything hard where none is done until then, since a
/// fever or a pain; `None` where no such trouble wants one.
fn owed_until(vetoes: &[Veto]) -> Option<Day> {
    let last = |veto: &Veto| if let Reason::NoRunSince { last, .. } = veto.reason { Some(last) } else { None };
    vetoes.iter().find_map(last).map(|last| last.plus(LATELY_DAYS))
}

/// Gives the coming mornings; the days without a run count from the day after `idle_since`, and one run is owed until another.
fn mornings(
    opening: Opening,
    outlook: &Outlook,
    calendar: &Calendar,
    idle_since: Option<Day>,
    owed_until: Option<Day>,
) -> Vec<Morning> {
    let ahead = calendar.mornings.iter().take(MORNINGS).enumerate();
    let morning = |(ahead, in_days): (usize, &f64)| {
        let day = calendar.today.plus(ahead as i64);
        let (rung, chance) = (opening.rung(*in_days), outlook.in_days(*in_days));
        let owed = u8::from(owed_until.is_some_and(|until| day <= until));
        let runs_first = idle_since.map_or(0, |since| easy_runs(day.since(since))).max(owed);
        Morning { day, rung, chance, runs_first }
    };
    ahead.map(morning).collect()
}
