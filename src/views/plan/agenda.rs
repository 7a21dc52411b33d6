//! The coming two weeks, a day a line: what opens, what is planned, and where to rest.

use crate::plan::Prospect;
use crate::recovery::Verdict;

use super::{AgendaDay, rest, row};
use crate::phrase;
use crate::views::scene::Scene;
use crate::views::today::certainty;
use crate::views::{Badge, sign};

/// Days shown.
const DAYS: usize = 14;

/// Gives the days, today first; none where a doctor is wanted.
pub(super) fn days(scene: &Scene<'_>, prospects: &[Prospect]) -> Vec<AgendaDay> {
    if scene.assessment.verdict == Verdict::GetHelp {
        return Vec::new();
    }
    let day = |morning: &crate::recovery::Morning| {
        let plans = scene.journal.planned().iter().filter(|plan| plan.day == morning.day);
        let plans = plans.map(|plan| {
            let row = row::row(scene, plan, prospects);
            (format!("{} {}", sign::planned(plan).sign, row.name), row.tone)
        });
        let rest = scene.assessment.rest_days.iter().find(|rest| rest.day == morning.day);
        AgendaDay {
            date: phrase::day(morning.day, scene.today()),
            badge: Badge::of_rung(morning.rung),
            certainty: certainty(morning),
            plans: plans.collect(),
            rest: rest.map(|rest| rest::why(rest.why)).unwrap_or_default(),
        }
    };
    scene.assessment.mornings.iter().take(DAYS).map(day).collect()
}
