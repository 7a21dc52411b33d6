//! The coming two weeks, a day a line: what opens where the plan is carried out, what is planned, and where to rest.

use crate::plan::Prospect;
use crate::recovery::{Reason, Verdict};

use super::{AgendaDay, row};
use crate::phrase;
use crate::views::ahead::ahead;
use crate::views::scene::Scene;
use crate::views::today::why_rest;
use crate::views::{Badge, Tone, sign};

/// Days shown.
const DAYS: usize = 14;

/// Gives the days, today first; none where a doctor is wanted, and where there is nothing to judge them by.
pub(super) fn days(scene: &Scene<'_>, prospects: &[Prospect]) -> Vec<AgendaDay> {
    if scene.assessment.verdict == Verdict::GetHelp || scene.assessment.reason == Reason::NothingLogged {
        return Vec::new();
    }
    let day = |morning: &crate::recovery::Morning| {
        // A race first: it is what the day is for.
        let mut plans: Vec<_> = scene.journal.planned().iter().filter(|plan| plan.day == morning.day).collect();
        plans.sort_by_key(|plan| plan.race.is_none());
        let plans = plans.into_iter().map(|plan| {
            let row = row::row(scene, plan, prospects);
            (format!("{} {}", sign::planned(plan).sign, row.name), row.tone)
        });
        let kept_free = scene.journal.planned_rest_on(morning.day);
        let kept_free = kept_free.map(|rest| (format!("{} {}", sign::PLANNED_REST.sign, sign::rest_name(rest)), Tone::Plain));
        let rest = scene.assessment.rest_days.iter().find(|rest| rest.day == morning.day);
        let ahead = ahead(scene, morning);
        let is_today = morning.day == scene.today();
        AgendaDay {
            date: phrase::day(morning.day, scene.today()),
            badge: if is_today { Badge::of(scene.assessment.verdict) } else { ahead.badge },
            certainty: if is_today { 1.0 } else { ahead.certainty },
            plans: kept_free.into_iter().chain(plans).collect(),
            rest: rest.map(|rest| why_rest(rest.why)).unwrap_or_default(),
        }
    };
    scene.assessment.mornings.iter().filter(|morning| morning.day >= scene.today()).take(DAYS).map(day).collect()
}
