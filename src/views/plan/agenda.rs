//! The coming two weeks, a day a line: what opens where the plan is carried out, what is planned, and where to rest.

use crate::plan::Imagined;
use crate::recovery::Verdict;

use super::{AgendaDay, row};
use crate::phrase;
use crate::views::ahead::{ahead, certainty};
use crate::views::scene::Scene;
use crate::views::today::why_rest;
use crate::views::{Badge, sign};

/// Days shown.
const DAYS: usize = 14;

/// Gives the days, today first; none where a doctor is wanted.
pub(super) fn days(scene: &Scene<'_>, imagined: &Imagined) -> Vec<AgendaDay> {
    if scene.assessment.verdict == Verdict::GetHelp {
        return Vec::new();
    }
    let day = |morning: &crate::recovery::Morning| {
        let plans = scene.journal.planned().iter().filter(|plan| plan.day == morning.day);
        let plans = plans.map(|plan| {
            let row = row::row(scene, plan, &imagined.prospects);
            (format!("{} {}", sign::planned(plan).sign, row.name), row.tone)
        });
        let rest = scene.assessment.rest_days.iter().find(|rest| rest.day == morning.day);
        // A plan that is played through has its own runs, and its mornings know them.
        let (badge, certainty) = if imagined.mornings.is_empty() {
            let ahead = ahead(scene, morning);
            (ahead.badge, ahead.certainty)
        } else {
            (Badge::of_rung(morning.rung), certainty(morning, morning.rung))
        };
        AgendaDay {
            date: phrase::day(morning.day, scene.today()),
            badge,
            certainty,
            plans: plans.collect(),
            rest: rest.map(|rest| why_rest(rest.why)).unwrap_or_default(),
        }
    };
    let mornings = if imagined.mornings.is_empty() { &scene.assessment.mornings } else { &imagined.mornings };
    mornings.iter().filter(|morning| morning.day >= scene.today()).take(DAYS).map(day).collect()
}
