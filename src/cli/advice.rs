//! What was advised, kept as it was said: only so can it be judged afterwards.

use serde::Serialize;

use crate::journal::{Day, Moment};
use crate::recovery::{Assessment, Ladder, Ready, Rung, Verdict};
use crate::store::Advice;
use crate::views::{rung_name, system_word, verdict_name};

/// Gives the answer in the form in which the log keeps it.
#[must_use]
pub fn kept_form(assessment: &Assessment, given: Moment) -> Advice {
    let detail = Detail {
        schema: 1,
        slowest_system: system_word(assessment.slowest),
        deficits: assessment
            .systems
            .iter()
            .map(|state| Deficit { system: system_word(state.system), deficit: state.deficit })
            .collect(),
        ladder: assessment.ladder.as_ref().map(steps),
        detraining_from: assessment.detraining.from.map(|day| day.to_string()),
    };
    Advice {
        day: assessment.today,
        given,
        verdict: verdict_name(assessment.verdict).to_owned(),
        // Plain numbers and texts always have a form in JSON.
        detail: serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned()),
    }
}

/// Gives the verdict that goes by a name; `None` for a name of a newer program.
#[must_use]
pub fn verdict_named(word: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| verdict_name(*verdict) == word)
}

/// Gives what was advised first on each day, from advice in the order it was given.
#[must_use]
pub fn first_of_each_day(given: &[Advice]) -> Vec<(Day, Verdict)> {
    let mut first: Vec<(Day, Verdict)> = Vec::new();
    for advice in given {
        let is_new = first.last().is_none_or(|(day, _)| *day != advice.day);
        if let Some(verdict) = verdict_named(&advice.verdict).filter(|_| is_new) {
            first.push((advice.day, verdict));
        }
    }
    first
}

/// What stands behind the verdict, as it was on that morning.
#[derive(Serialize)]
struct Detail {
    schema: u32,
    slowest_system: &'static str,
    deficits: Vec<Deficit>,
    ladder: Option<[Step; 3]>,
    detraining_from: Option<String>,
}

#[derive(Serialize)]
struct Deficit {
    system: &'static str,
    deficit: f64,
}

#[derive(Serialize)]
struct Step {
    rung: &'static str,
    from: String,
    range: [String; 2],
}

fn steps(ladder: &Ladder) -> [Step; 3] {
    let step = |rung, ready: &Ready| Step {
        rung: rung_name(rung),
        from: ready.day.to_string(),
        range: [ready.earliest.to_string(), ready.latest.to_string()],
    };
    [step(Rung::CrossTrain, &ladder.cross_train), step(Rung::RunEasy, &ladder.run_easy), step(Rung::Train, &ladder.train)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_is_found_again_under_its_name() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict_named(verdict_name(verdict)), Some(verdict));
        }
        assert_eq!(verdict_named("levitate"), None);
    }
}
