//! What a session does to the way back.

use crate::journal::{Athlete, Day, Journal, Units};
use crate::phrase;
use crate::recovery::{Assessment, Ladder, Rung, Verdict};

use super::ahead::begins;
use super::scene::{Ground, Scene};
use super::{Badge, Said, today};

/// What a session does to the way back, as the form shows it while the runner types.
#[derive(Debug, Clone, PartialEq)]
pub struct CostView {
    /// The whole in one line: `● rest till Mon 23 · ≈ from Tue 24 · → from Fri 27 · ▲ from Thu 3 Dec`.
    pub line: String,
    /// The rungs that are not open today, lowest first; of several that open on one day only the highest.
    pub steps: Vec<CostStep>,
    /// Days that the session moves the ready date for training, by the medians; 0 where it moves nothing.
    pub days: i64,
    /// How much later than without it, such as `Training again comes about 9 days later with it.`
    pub later: String,
    /// Warnings that the session brings.
    pub warnings: Vec<Said>,
}

impl CostView {
    /// Makes the view of a plan being written: how likely the body is ready for it.
    #[must_use]
    pub const fn of_plan(notes: Vec<Said>) -> Self {
        Self { line: String::new(), steps: Vec::new(), days: 0, later: String::new(), warnings: notes }
    }
}

/// One rung with the session counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostStep {
    /// The rung.
    pub rung: Rung,
    /// Its glyph, word and tone.
    pub badge: Badge,
    /// The first morning it is open, by the median.
    pub from: Day,
}

/// Compares the answers without and with a session; `journal` is the one with it.
#[must_use]
pub fn cost(before: &Assessment, after: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> CostView {
    let scene = Scene { ground: Ground { now: after.now, journal, athlete, units }, assessment: after };
    let steps = after.ladder.map(|ladder| steps(&ladder, after.today)).unwrap_or_default();
    let days = match (before.ladder, after.ladder) {
        (Some(before), Some(after)) => after.train.day.since(before.train.day).max(0),
        (None, _) | (_, None) => 0,
    };
    let waits = begins(after);
    let is_told = after.ladder.is_some() && waits.is_none();
    let new = after.warnings.iter().filter(|warning| !before.warnings.contains(warning));
    CostView {
        line: waits.map_or_else(|| line(&steps, after), str::to_owned),
        later: if is_told { later(days, &steps) } else { String::new() },
        steps: if is_told { steps } else { Vec::new() },
        days,
        warnings: new.map(|warning| today::warning_said(&scene, warning)).collect(),
    }
}

fn steps(ladder: &Ladder, today: Day) -> Vec<CostStep> {
    let opens = |rung: Rung| ladder.ready(rung).map(|ready| ready.day).filter(|day| *day > today);
    let ahead = Rung::CLIMB.into_iter().filter_map(|rung| opens(rung).map(|from| (rung, from)));
    let is_covered = |rung: Rung, from: Day| Rung::CLIMB.into_iter().any(|other| other > rung && opens(other) == Some(from));
    ahead
        .filter(|(rung, from)| !is_covered(*rung, *from))
        .map(|(rung, from)| CostStep { rung, badge: Badge::of_rung(rung), from })
        .collect()
}

fn line(steps: &[CostStep], after: &Assessment) -> String {
    if after.verdict == Verdict::GetHelp {
        return String::new();
    }
    let day = |day: Day| phrase::brief_day(day, after.today);
    let Some(first) = steps.first() else {
        return format!("{} open: it costs no day", Badge::of_rung(Rung::Train).glyph.sign);
    };
    let rests = after.ladder.is_some_and(|ladder| ladder.cross_train.day > after.today);
    let rest = rests.then(|| {
        let sign = Badge::of_rung(Rung::Rest).glyph.sign;
        match first.from.plus(-1) {
            last if last <= after.today => format!("{sign} rest today"),
            last => format!("{sign} rest till {}", day(last)),
        }
    });
    let opens = steps.iter().map(|step| format!("{} from {}", step.badge.glyph.sign, day(step.from)));
    rest.into_iter().chain(opens).collect::<Vec<String>>().join(" · ")
}

fn later(days: i64, steps: &[CostStep]) -> String {
    match (days, steps.is_empty()) {
        (0, true) => "The way back stays as it is.".to_owned(),
        (0, false) => String::new(),
        (days, _) => format!("Training again comes about {} later with it.", phrase::days(days.unsigned_abs())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::{Reason, Warning};
    use crate::views::fixtures::{Stage, id};

    fn cost_of(stage: &Stage, before: &Stage) -> CostView {
        cost(&before.assessment, &stage.assessment, &stage.journal, &stage.athlete, stage.units)
    }

    #[test]
    fn a_marathon_costs_rest_then_opens_rung_after_rung() {
        let mut after = Stage::morning_after();
        after.assessment.warnings = vec![Warning::Guessed { session: id(1) }];
        let view = cost_of(&after, &Stage::morning_after().recovered());
        assert_eq!(view.line, "● rest today · ≈ from Mon 23 · → from Thu 26 · ▲ from Wed 2 Dec");
        assert_eq!((view.days, view.later.as_str()), (10, "Training again comes about 10 days later with it."));
        assert_eq!(view.warnings.len(), 1);
    }

    #[test]
    fn rest_of_several_days_names_its_last() {
        let mut after = Stage::morning_after();
        let ladder = after.assessment.ladder.as_mut().unwrap();
        ladder.cross_train = ladder.run_easy;
        let view = cost_of(&after, &Stage::morning_after());
        assert_eq!(view.line, "● rest till Wed 25 · → from Thu 26 · ▲ from Wed 2 Dec");
        assert_eq!(view.later, "", "what changes nothing needs no word");
    }

    #[test]
    fn while_a_pain_lasts_no_session_has_a_date() {
        let injured = Stage::morning_after().answering(Verdict::Injured, Reason::Injured { place: String::new() });
        let view = cost_of(&injured, &injured);
        assert_eq!(view.line, "The way back begins when you say in the check-in that it no longer hurts.");
        assert_eq!((view.steps.len(), view.later.as_str()), (0, ""));
    }

    #[test]
    fn what_costs_no_day_says_so() {
        let easy = Stage::morning_after().recovered();
        let view = cost_of(&easy, &easy);
        assert_eq!(view.line, "▲ open: it costs no day");
        assert_eq!((view.steps.len(), view.later.as_str()), (0, "The way back stays as it is."));
    }
}
