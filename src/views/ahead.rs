//! What a morning to come may be shown as: the model's rung, but never more than what must come first.

use crate::journal::{Athlete, Day, Kept, Planned};
use crate::phrase;
use crate::recovery::{Assessment, Meanwhile, Morning, Reason, Rung, Verdict, judged_at};

use super::scene::Scene;
use super::{Badge, Glyph, Tone};

/// What stands on a morning to come while nobody knows when the way back begins.
const NOT_KNOWN: Badge = Badge { glyph: Glyph::new('○', '?'), word: "NOT KNOWN", tone: Tone::Quiet };

/// What stands between a morning to come and its rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Waits {
    /// Nothing but time.
    Time,
    /// So many easy runs, which no date can stand for.
    Runs(u8),
    /// The end of an illness.
    Health,
    /// The end of a pain.
    Pain,
    /// A niggle that goes quiet: until then nothing hard.
    Quiet,
}

/// A morning to come, as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ahead {
    /// The rung that is likely to be open.
    pub rung: Rung,
    /// Its sign and word; while an illness or a pain lasts, that nothing is known of it.
    pub badge: Badge,
    /// The chance that the rung is open at least.
    pub certainty: f64,
    /// What must come first.
    pub waits: Waits,
    /// Whether an easy run must come first only because no run would have come until then.
    pub is_laid_off: bool,
}

/// Says what a body on which a rung is open is ready for: of a race, too, no more than that it could train.
pub(super) const fn ready_for(rung: Rung) -> &'static str {
    match rung {
        Rung::Rest => "ready",
        Rung::CrossTrain => "ready to swim or ride",
        Rung::RunEasy => "ready to run easily",
        Rung::Train => "ready to train",
    }
}

/// Counts easy runs, such as `2 easy runs`.
pub(super) fn easy_runs(runs: u8) -> String {
    phrase::count(u64::from(runs), "easy run", "easy runs")
}

/// Says of what a plan needs that it waits for easy runs which are not planned.
pub(super) fn waits_for_runs(runs: u8) -> String {
    let are = if runs == 1 { "is" } else { "are" };
    format!("waits for {} that {are} not planned yet", easy_runs(runs))
}

/// Says what being ready for a race does not mean.
pub(super) const READY_IS_RECOVERED: &str =
    "Ready to train is recovered from all before it; whether you are trained for a race's distance it does not say.";

/// Says why no chance of being ready is told, where nothing is known of the runner.
pub(super) fn no_chance(assessment: &Assessment) -> Option<&'static str> {
    let is_unknown = assessment.reason == Reason::NothingLogged;
    is_unknown.then_some("No session is logged yet, so nobody knows how ready you will be.")
}

/// Says when the body is judged for a plan, such as `that morning` or `at 19:30`; for one of today, `today`.
pub(super) fn judged(plan: &Planned, today: Day, athlete: &Athlete) -> String {
    let start = plan.start.filter(|clock| judged_at(plan, plan.day, athlete) == Some(clock.on(plan.day, athlete.zone)));
    let that_day = || if plan.day == today { "today" } else { "that morning" }.to_owned();
    start.map_or_else(that_day, |clock| format!("at {clock}"))
}

/// Says in two words what the days to come suppose of those before them.
pub(super) const fn supposing(assessment: &Assessment) -> &'static str {
    match assessment.meanwhile {
        Meanwhile::Rested => "if you rest",
        Meanwhile::AsPlanned => "as planned",
    }
}

/// Says what a morning to come may be shown as.
pub(super) fn ahead(scene: &Scene<'_>, morning: &Morning) -> Ahead {
    let by_now = waits(scene, morning.day);
    let runs_by_then = runs_by_then(scene.assessment, morning);
    let is_laid_off = by_now == Waits::Time && runs_by_then > 0 && morning.rung == Rung::Train;
    let waits = match by_now {
        Waits::Time if runs_by_then > 0 => Waits::Runs(runs_by_then),
        Waits::Runs(runs) => Waits::Runs(runs.max(morning.runs_first)),
        Waits::Time | Waits::Health | Waits::Pain | Waits::Quiet => by_now,
    };
    let rung = match waits {
        Waits::Runs(_) | Waits::Quiet => morning.rung.min(Rung::RunEasy),
        Waits::Time | Waits::Health | Waits::Pain => morning.rung,
    };
    let badge = match waits {
        Waits::Health | Waits::Pain => NOT_KNOWN,
        Waits::Time | Waits::Runs(_) | Waits::Quiet => Badge::of_rung(rung),
    };
    Ahead { rung, badge, certainty: certainty(morning, rung), waits, is_laid_off }
}

impl Ahead {
    /// Gives the chance of each rung above rest, lowest first, that it is open at least; none for a rung that waits for more
    /// than time.
    pub(super) fn chances(&self, morning: &Morning) -> [f64; 3] {
        let highest = match self.waits {
            Waits::Runs(_) | Waits::Quiet => Rung::RunEasy,
            Waits::Time | Waits::Health | Waits::Pain => Rung::Train,
        };
        Rung::CLIMB.map(|rung| if rung <= highest { morning.chance_of(rung).clamp(0.0, 1.0) } else { 0.0 })
    }
}

/// Gives the chance that a rung is open at least on a morning; for rest the chance that nothing more is.
fn certainty(morning: &Morning, rung: Rung) -> f64 {
    let chance = match rung {
        Rung::Rest => 1.0 - morning.chance_of(Rung::CrossTrain),
        Rung::CrossTrain | Rung::RunEasy | Rung::Train => morning.chance_of(rung),
    };
    chance.clamp(0.0, 1.0)
}

/// Says what must come before the rungs that the days to come would open by themselves.
fn waits(scene: &Scene<'_>, day: Day) -> Waits {
    match waiting(scene.assessment) {
        Waits::Runs(runs) => match runs.saturating_sub(runs_before(scene, day)) {
            0 => Waits::Time,
            runs => Waits::Runs(runs),
        },
        waits @ (Waits::Time | Waits::Health | Waits::Pain | Waits::Quiet) => waits,
    }
}

/// Says what must come, from today on, before the rungs that time alone would open.
pub(super) fn waiting(assessment: &Assessment) -> Waits {
    match (assessment.verdict, runs_first(assessment)) {
        (Verdict::Ill, _) => Waits::Health,
        (Verdict::Injured, _) => Waits::Pain,
        (Verdict::Open(_), 0) if waits_for_quiet(assessment) => Waits::Quiet,
        (Verdict::Open(_) | Verdict::GetHelp, 0) => Waits::Time,
        (Verdict::Open(_) | Verdict::GetHelp, runs) => Waits::Runs(runs),
    }
}

/// Says when the way back begins where no date is known for it: while an illness or a pain lasts, with the runner's word that it
/// is over.
pub(super) const fn begins(assessment: &Assessment) -> Option<&'static str> {
    match (assessment.verdict, &assessment.reason) {
        (Verdict::Ill, Reason::Ill { fever: true }) => Some(
            "The way back begins when you say in the check-in that you are well. After a fever it waits 24 to 48 hours more.",
        ),
        (Verdict::Ill, _) => Some("The way back begins when you say in the check-in that you are well."),
        (Verdict::Injured, _) => Some("The way back begins when you say in the check-in that it no longer hurts."),
        (Verdict::Open(_) | Verdict::GetHelp, _) => None,
    }
}

/// Says what the days to come show while training waits for something that they do not foretell; `None` where it waits for time
/// alone, and while nobody knows when the way back begins.
pub(super) fn until_then(assessment: &Assessment) -> Option<String> {
    match (waiting(assessment), assessment.meanwhile) {
        (Waits::Quiet, _) => Some(
            "The days to come are shown as if it stayed: training waits until you say in the check-in that it is gone."
                .to_owned(),
        ),
        (Waits::Runs(runs), Meanwhile::Rested) => {
            let (runs, is) = (easy_runs(runs), if runs == 1 { "is" } else { "are" });
            Some(format!("The days to come are shown as if you rested: training waits until {runs} {is} done."))
        }
        (Waits::Runs(_), Meanwhile::AsPlanned) | (Waits::Time | Waits::Health | Waits::Pain, _) => None,
    }
}

/// Says on what the chance of a rung on a day to come hangs besides time, as a clause; empty where on nothing.
pub(super) fn condition(scene: &Scene<'_>, rung: Rung, day: Day) -> &'static str {
    if day == scene.today() { "" } else { waits(scene, day).condition_of(rung) }
}

impl Waits {
    /// Says what must come before a rung where it is no date, as a clause; empty where it is time or a run, or where the rung
    /// does not wait.
    pub(super) const fn condition_of(self, rung: Rung) -> &'static str {
        match (self, rung) {
            (Self::Quiet, Rung::Rest | Rung::CrossTrain | Rung::RunEasy) => "",
            _ => self.condition(),
        }
    }

    /// Says what must come first where it is no date, as a clause; empty where it is time or a run.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::Health => ", if you are well by then",
            Self::Pain => ", if it no longer hurts by then",
            Self::Quiet => ", if the niggle is quiet by then",
            Self::Time | Self::Runs(_) => "",
        }
    }

    /// Says what must come first, such as `if you are well by then` or `after an easy run`; `None` where it is time alone.
    pub(super) fn proviso(self) -> Option<String> {
        match self {
            Self::Time => None,
            Self::Runs(1) => Some("after an easy run".to_owned()),
            Self::Runs(runs) => Some(format!("after {}", easy_runs(runs))),
            Self::Health | Self::Pain | Self::Quiet => Some(self.condition().trim_start_matches(", ").to_owned()),
        }
    }

    /// Names it as scripts know it; `None` where it is time alone.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Health => Some("well"),
            Self::Pain | Self::Quiet => Some("no_pain"),
            Self::Runs(_) => Some("easy_run"),
            Self::Time => None,
        }
    }
}

/// Counts the days with a run before a day, where what is planned is done.
fn runs_before(scene: &Scene<'_>, day: Day) -> u8 {
    if scene.assessment.meanwhile == Meanwhile::Rested {
        return 0;
    }
    let is_before = |plan: &&Kept<Planned>| plan.sport.is_running() && (scene.today()..day).contains(&plan.day);
    let mut days: Vec<Day> = scene.journal.planned().iter().filter(is_before).map(|plan| plan.day).collect();
    days.dedup();
    u8::try_from(days.len()).unwrap_or(u8::MAX)
}

/// Gives the first day on which a niggle that keeps from training no longer does, where it is quiet tomorrow; `None` where none
/// does.
fn niggles_until(assessment: &Assessment) -> Option<Day> {
    assessment.reasons().find_map(|reason| if let Reason::Niggle { until, .. } = reason { Some(*until) } else { None })
}

/// Says whether a niggle keeps from training.
pub(super) fn has_niggle(assessment: &Assessment) -> bool {
    niggles_until(assessment).is_some()
}

/// Says whether training waits for a niggle to go quiet, and for nothing that takes longer.
pub(super) fn waits_for_quiet(assessment: &Assessment) -> bool {
    days_after_quiet(assessment).is_some()
}

/// Gives how many easy days come after a niggle has gone quiet until training opens; `None` where training waits for no niggle,
/// or for something that takes longer.
pub(super) fn days_after_quiet(assessment: &Assessment) -> Option<i64> {
    let (until, ladder) = (niggles_until(assessment)?, assessment.ladder?);
    (ladder.train.day <= until).then(|| until.since(assessment.today) - 1)
}

/// Gives how many easy runs come before anything hard on a morning to come, where no run is done until then; 0 where none does.
fn runs_by_then(assessment: &Assessment, morning: &Morning) -> u8 {
    // A layoff of today that is over before the body is ready has been counted in its date.
    let is_old = || assessment.reasons().any(|reason| matches!(reason, Reason::Layoff { .. }));
    if morning.runs_first > 0 && !is_old() { morning.runs_first } else { 0 }
}

/// Gives how many easy runs training waits for beside its day, where it waits for both; 0 where it waits for one of them.
pub(super) fn runs_until_ready(assessment: &Assessment) -> u8 {
    let day = assessment.ladder.map(|ladder| ladder.train.day).filter(|day| *day > assessment.today);
    let morning = assessment.mornings.iter().find(|morning| Some(morning.day) == day);
    let runs = || morning.map_or(0, |morning| runs_by_then(assessment, morning));
    if waiting(assessment) == Waits::Time { runs() } else { 0 }
}

/// Says what must come before a rung that the body opens by a morning to come, where every day until then is one of rest; nothing
/// more than time before one that is open now.
pub(super) fn first_before(assessment: &Assessment, rung: Rung, day: Day) -> Waits {
    let is_hard = rung == Rung::Train;
    let morning = assessment.mornings.iter().find(|morning| morning.day == day);
    let owed = morning.map_or(0, |morning| morning.runs_first);
    match waiting(assessment) {
        _ if day <= assessment.today || rung <= assessment.open => Waits::Time,
        Waits::Time | Waits::Quiet if is_hard && has_niggle(assessment) => Waits::Quiet,
        Waits::Time if is_hard && owed > 0 => Waits::Runs(owed),
        Waits::Runs(_) | Waits::Quiet if !is_hard => Waits::Time,
        waits @ (Waits::Time | Waits::Runs(_) | Waits::Health | Waits::Pain | Waits::Quiet) => waits,
    }
}

/// Says what must come before the date that the ladder gives for a rung, such as `if you are well by then`; `None` where it is
/// time alone.
#[must_use]
pub fn proviso(assessment: &Assessment, rung: Rung) -> Option<String> {
    let ready = assessment.ladder.as_ref()?.ready(rung)?.day;
    first_before(assessment, rung, ready).proviso()
}

/// Gives how many easy runs training waits for; 0 where it waits for days.
pub(super) fn runs_first(assessment: &Assessment) -> u8 {
    let runs = assessment.reasons().map(Reason::runs_first).max().unwrap_or_default();
    // Where the body needs longer than the runs would, its date says more.
    let is_last = assessment.ladder.is_none_or(|ladder| ladder.train.day.since(assessment.today) <= i64::from(runs));
    if is_last { runs } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Trouble;
    use crate::views::fixtures::{Stage, on};

    fn signs(stage: &Stage) -> String {
        let scene = stage.scene();
        scene.assessment.mornings.iter().take(14).map(|morning| ahead(&scene, morning).badge.glyph.sign).collect()
    }

    #[test]
    fn a_rung_that_waits_for_runs_has_no_day() {
        let layoff = |runs_to_go| Reason::Layoff { last_run: on(2026, 10, 1), runs_to_go, back_since: None };
        let mut stage = Stage::morning_after().answering(Verdict::Open(Rung::RunEasy), layoff(2));
        assert_eq!(signs(&stage), "●≈≈≈→→→→→→▲▲▲▲", "the body needs longer than two runs");
        stage = stage.recovered();
        let layoff = stage.answering(Verdict::Open(Rung::RunEasy), layoff(2));
        assert_eq!(signs(&layoff), "→→→→→→→→→→→→→→");
    }

    #[test]
    fn days_without_a_run_that_become_a_layoff_say_so_before_they_do() {
        let mut stage = Stage::morning_after().recovered();
        stage.assessment.mornings.iter_mut().skip(9).for_each(|morning| morning.runs_first = 1);
        assert_eq!(signs(&stage), "▲▲▲▲▲▲▲▲▲→→→→→");
    }

    #[test]
    fn a_day_far_ahead_waits_for_as_many_easy_runs_as_the_days_without_one_want_by_then() {
        let mut stage = Stage::morning_after().recovered();
        stage.assessment.mornings.iter_mut().skip(9).for_each(|morning| morning.runs_first = 2);
        let waits = |stage: &Stage, day: usize| ahead(&stage.scene(), &stage.assessment.mornings[day]).waits;
        assert_eq!([8, 9].map(|day| waits(&stage, day)), [Waits::Time, Waits::Runs(2)]);
        let layoff = Reason::Layoff { last_run: on(2026, 11, 8), runs_to_go: 1, back_since: None };
        let stage = stage.answering(Verdict::Open(Rung::RunEasy), layoff);
        assert_eq!([8, 9].map(|day| waits(&stage, day)), [Waits::Runs(1), Waits::Runs(2)]);
    }

    #[test]
    fn a_layoff_counts_where_it_is_not_the_first_reason() {
        let mut stage = Stage::morning_after().recovered();
        stage = stage.answering(Verdict::Open(Rung::RunEasy), Reason::ShortSleep { hours: 5.0 });
        stage.assessment.besides = vec![Reason::NoRunSince { trouble: Trouble::Fever, last: on(2026, 11, 20) }];
        assert_eq!(runs_first(&stage.assessment), 1);
    }

    #[test]
    fn while_an_illness_or_a_pain_lasts_no_day_has_a_rung() {
        let injured = || Stage::morning_after().answering(Verdict::Injured, Reason::Injured { place: "knee".to_owned() });
        let ill = || Stage::morning_after().answering(Verdict::Ill, Reason::Ill { fever: true });
        assert_eq!(signs(&injured()), "○".repeat(14));
        assert_eq!(signs(&ill()), "○".repeat(14));
        assert!(begins(&injured().assessment).unwrap().contains("no longer hurts"));
        assert!(begins(&ill().assessment).unwrap().contains("24 to 48 hours"));
        assert_eq!(begins(&Stage::morning_after().assessment), None);
    }
}
