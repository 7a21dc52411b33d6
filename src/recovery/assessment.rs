//! The answer: what the model says of one moment, as plain data for the views and the command line.

use crate::journal::{Day, Grams, Id, Millilitres, Moment};

use super::alone::Own;
use super::coming::{Meanwhile, Morning, Outlook};
use super::forecast::Expected;
use super::reason::Reason;
use super::warning::Warning;

/// A system of the body that recovers at its own pace. All deficits are 0 when recovered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Maximal voluntary strength of the legs; deficit as a fraction of the runner's own strength.
    Strength,
    /// Muscle soreness; deficit in points of 0-10 above the runner's own base.
    Soreness,
    /// Glycogen and other fuel; deficit 0-1.
    Fuel,
    /// Heart and autonomic balance; deficit in standard deviations below the runner's own base.
    Heart,
    /// Freshness: fatigue and mood; deficit 0-1.
    Freshness,
    /// Latent load on tendon, bone and muscle that is not felt; deficit 0-1. The least supported of the six.
    Tissue,
}

impl System {
    /// The six systems in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Strength, Self::Soreness, Self::Fuel, Self::Heart, Self::Freshness, Self::Tissue];

    /// Gives the place of the system in [`System::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A rung of the ladder back to training; each allows what the ones below it allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Rest; walking is always fine.
    Rest,
    /// Sports that carry no body weight: swim or ride, easily.
    CrossTrain,
    /// Easy running, which is training.
    RunEasy,
    /// Training as planned, hard sessions included.
    Train,
}

impl Rung {
    /// The rungs above rest, lowest first.
    pub const CLIMB: [Self; 3] = [Self::CrossTrain, Self::RunEasy, Self::Train];
}

/// The answer to "rest or train?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The rung of the ladder that is open.
    Open(Rung),
    /// Ill: rest whatever the model says.
    Ill,
    /// Injured: no running.
    Injured,
    /// A sign that needs a doctor: no training advice at all.
    GetHelp,
}

impl Verdict {
    /// Every verdict: the rungs from the lowest up, then what leaves the ladder.
    pub const ALL: [Self; 7] = [
        Self::Open(Rung::Rest),
        Self::Open(Rung::CrossTrain),
        Self::Open(Rung::RunEasy),
        Self::Open(Rung::Train),
        Self::Ill,
        Self::Injured,
        Self::GetHelp,
    ];
}

/// When something is ready, as a distribution.
///
/// `earliest` and `latest` are the 10th and 90th percentile, `likely_from` and `likely_until` the 25th and 75th. Days are
/// the first mornings on which it is ready; today means now, or its morning where that is still to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ready {
    /// Median, days (of 86,400 s) from now; 0 where it is ready when today is judged.
    pub in_days: f64,
    /// The first morning by the median.
    pub day: Day,
    /// The first morning by the 10th percentile.
    pub earliest: Day,
    /// The first morning by the 90th percentile.
    pub latest: Day,
    /// The first morning by the 25th percentile.
    pub likely_from: Day,
    /// The first morning by the 75th percentile.
    pub likely_until: Day,
}

/// How much of a system's deficit stems from one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The session.
    pub session: Id,
    /// Its share of the present deficit, 0 to 1.
    pub share: f64,
    /// The deficit it brought at its end (for soreness: the peak it leads to), in the system's unit, for a typical runner.
    pub dose: f64,
}

/// An effort that keeps the next rung shut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holder {
    /// The session.
    pub session: Id,
    /// How many days sooner the rung would open without it.
    pub days: f64,
}

/// One system at the moment asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemState {
    /// Which system.
    pub system: System,
    /// The deficit of the median runner, in the system's unit and on its scale: where efforts pile up the dates may stem from a
    /// deeper one.
    pub deficit: f64,
    /// The deficit's 10th and 90th percentile.
    pub spread: (f64, f64),
    /// How much of the deepest deficit of this recovery has been made good, 0 to 1.
    pub recovered: f64,
    /// Whether the deficit is still growing (soreness peaks about a day later).
    pub rising: bool,
    /// The day on which it is deepest, where that is still to come.
    pub peak: Option<Day>,
    /// When it no longer stands in the way of training.
    pub back: Ready,
    /// How much of it was reported beyond what any session explains, in the system's unit.
    pub beyond: f64,
    /// The sessions behind the deficit, most important first.
    pub causes: Vec<Cause>,
}

/// When each rung above rest opens, as far as the body is concerned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ladder {
    /// Swim or ride.
    pub cross_train: Ready,
    /// Run easy.
    pub run_easy: Ready,
    /// Train.
    pub train: Ready,
}

impl Ladder {
    /// Gives when a rung opens; `None` for rest, which is always open.
    #[must_use]
    pub const fn ready(&self, rung: Rung) -> Option<&Ready> {
        match rung {
            Rung::Rest => None,
            Rung::CrossTrain => Some(&self.cross_train),
            Rung::RunEasy => Some(&self.run_easy),
            Rung::Train => Some(&self.train),
        }
    }
}

/// What detraining would cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detraining {
    /// The first day on which something measurable is lost; `None` where nothing has been logged.
    pub from: Option<Day>,
    /// Days without an aerobic session so far; days nobody reported count here only as "no session known".
    pub days_off: i64,
    /// Loss of maximal oxygen uptake by now, in percent.
    pub vo2max_loss_percent: f64,
    /// Whether two sessions a week of weight-free sport are keeping it.
    pub spared: bool,
}

/// How much refuelling matters now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// The next normal meal will do.
    Low,
    /// Within two hours.
    Medium,
    /// Within half an hour.
    High,
}

/// An amount taken so far and the amount aimed at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target<Q> {
    /// Taken since the effort ended.
    pub taken: Q,
    /// Aimed at by the end of the window; `None` where it should not be pushed (thirst decides).
    pub aim: Option<Q>,
}

/// The refuelling window that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Refuelling {
    /// The session it belongs to (the last, where two share one window).
    pub session: Id,
    /// When the effort ended.
    pub opened_at: Moment,
    /// When the first, best part ends: two hours after.
    pub half_at: Moment,
    /// When it closes: four hours after.
    pub closes_at: Moment,
    /// How much it matters.
    pub urgency: Urgency,
    /// Hours until the next hard session is likely or planned, where known.
    pub next_hard_in_hours: Option<f64>,
    /// Carbohydrate.
    pub carbohydrate: Target<Grams>,
    /// Protein.
    pub protein: Target<Grams>,
    /// Fluid.
    pub fluid: Target<Millilitres>,
    /// Whether to drink to thirst only, because the effort was so long that pushing drink is dangerous.
    pub drink_to_thirst: bool,
    /// Whether the body weight was assumed, because the runner has not said it.
    pub weight_assumed: bool,
}

/// Why a day is suggested for rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RestReason {
    /// The ladder says rest.
    Ladder,
    /// The day after a hard or long effort that is planned.
    AfterPlanned,
    /// The day before a race.
    BeforeRace,
    /// Many days in a row without one.
    WeeklyRest,
    /// Illness or injury.
    Trouble,
}

/// A day suggested for rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RestDay {
    /// The day.
    pub day: Day,
    /// Why.
    pub why: RestReason,
}

/// A question of the morning whose answer may tell something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// How sore are the legs, 0-10?
    Soreness,
    /// How tired, 1-5?
    Fatigue,
    /// How long was the night?
    Sleep,
    /// What is the resting heart rate?
    RestingHeart,
    /// What is the heart rate variability?
    Hrv,
}

/// Everything the model says of one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The moment asked about.
    pub now: Moment,
    /// The runner's day it belongs to.
    pub today: Day,
    /// Rest or train?
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// The highest rung that is open, whatever the verdict is called: rest on all but an open rung and [`Verdict::Injured`].
    pub open: Rung,
    /// What else keeps from a hard day or more, beside the reason, the gravest first.
    pub besides: Vec<Reason>,
    /// The system that stands in the way of training longest.
    pub slowest: System,
    /// The efforts without which the next rung would open sooner, the one that costs most first; none where training is open.
    pub holders: Vec<Holder>,
    /// The share of possible recoveries, 0.5 up to 1, that must have reached a rung before it counts as open: the dates are those
    /// by which so many have.
    pub prudence: f64,
    /// The six systems, in the order of [`System::ALL`].
    pub systems: [SystemState; 6],
    /// The way back; `None` on [`Verdict::GetHelp`].
    pub ladder: Option<Ladder>,
    /// What waiting too long would cost.
    pub detraining: Detraining,
    /// The window that is open, if one is.
    pub refuelling: Option<Refuelling>,
    /// Days suggested for rest within the coming two weeks, in order.
    pub rest_days: Vec<RestDay>,
    /// What else the runner should know, most important first.
    pub warnings: Vec<Warning>,
    /// How this runner recovers, by what is known of them.
    pub own: Own,
    /// The coming mornings, today first (as of now), at least six weeks.
    pub mornings: Vec<Morning>,
    /// The chances between them, for what is planned at an hour; they suppose rest.
    pub outlook: Outlook,
    /// What the coming mornings suppose, and the day after it; all else here supposes rest.
    pub meanwhile: Meanwhile,
    /// The day from which waiting costs form; `None` where nothing is known, or something keeps it away.
    pub form_lost_from: Option<Day>,
    /// The questions, not yet answered today, with a likely answer that changes today's word or moves a date by half a day;
    /// the most telling first.
    pub telling: Vec<Question>,
    /// What tomorrow's check-in is expected to say where nothing more is done today: soreness (0-10), fatigue and mood (1-5).
    pub tomorrow: [Expected; 3],
}
