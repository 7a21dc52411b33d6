//! One planned session or race, and how likely the body is ready for it.

use crate::journal::{Id, Kept, Planned, clean_line};
use crate::phrase::{self, names};
use crate::plan::{LIKELY, Prospect};
use crate::recovery::{Rung, Verdict, Warning, needed};

use super::{PlanRow, off};
use crate::views::ahead::{condition, easy_runs, judged, no_chance, ready_for, waits_for_runs};
use crate::views::effort::{self, capitalised};
use crate::views::scene::Scene;
use crate::views::today::{chance_said, warning_said};
use crate::views::{Badge, Said, Tone, sign};

/// Below this chance a plan comes too early.
const DOUBTFUL: f64 = 0.5;

/// Builds the row of a plan.
pub(super) fn row(scene: &Scene<'_>, plan: &Kept<Planned>, prospects: &[Prospect]) -> PlanRow {
    let today = scene.today();
    let helped = scene.assessment.verdict == Verdict::GetHelp;
    let prospect = prospects.iter().find(|prospect| prospect.planned == plan.id && prospect.day == plan.day && !helped);
    let chance = prospect.map(|prospect| prospect.chance);
    PlanRow {
        id: plan.id,
        glyph: sign::planned(plan),
        day: plan.day,
        until: None,
        date: phrase::day(plan.day, today),
        away: phrase::days_away(plan.day, today),
        name: capitalised(&effort::planned_name(plan, scene)),
        figures: figures(scene, plan),
        priority: plan.race.map(names::priority).unwrap_or_default(),
        chance,
        said: prospect.map(likely_said).unwrap_or_default(),
        runs_first: prospect.map_or(0, |prospect| prospect.runs_first),
        ready_for: ready_for(needed(plan)),
        hangs: chance.map(|_| condition(scene, needed(plan), plan.day)).unwrap_or_default(),
        tone: prospect.map_or(Tone::Plain, tone),
        open: prospect.map(|prospect| is_open(scene, plan, prospect)).or_else(|| no_chance(scene.assessment).map(quiet)),
        notes: notes(scene, plan, prospect),
    }
}

fn quiet(text: impl Into<String>) -> Said {
    Said::new(Tone::Quiet, text)
}

/// Gives when it starts, and the figures that the name does not say already.
fn figures(scene: &Scene<'_>, plan: &Planned) -> String {
    let start = plan.start.map(|clock| format!("at {clock}"));
    let climb = plan.climb.map(|height| format!("{} up", phrase::climb(height, scene.units)));
    let figures = effort::unnamed_figures(plan, scene);
    start.into_iter().chain(figures).chain(climb).collect::<Vec<_>>().join(" · ")
}

/// Says in a word or two how likely a plan is, or what comes first.
fn likely_said(prospect: &Prospect) -> String {
    if prospect.runs_first == 0 { chance_said(prospect.chance) } else { format!("{} first", easy_runs(prospect.runs_first)) }
}

const fn tone(prospect: &Prospect) -> Tone {
    if prospect.chance >= LIKELY {
        Tone::Good
    } else if prospect.chance >= DOUBTFUL || prospect.runs_first > 0 {
        Tone::Careful
    } else {
        Tone::Stop
    }
}

fn notes(scene: &Scene<'_>, plan: &Kept<Planned>, prospect: Option<&Prospect>) -> Vec<Said> {
    let today = scene.today();
    let own = clean_line(&plan.notes);
    let mut notes: Vec<Said> = Vec::new();
    notes.extend((!own.is_empty()).then(|| quiet(format!("Note: {}.", own.trim_end_matches('.')))));
    notes.extend(scene.journal.planned_rest_on(plan.day).map(|rest| off::clash(scene, rest)));
    notes.extend(prospect.and_then(|prospect| later(scene, plan, prospect)));
    let first = plan.first_day.filter(|first| *first != plan.day);
    notes.extend(first.map(|first| quiet(format!("First planned for {}.", phrase::day(first, today)))));
    let long = scene.assessment.warnings.iter().filter(|warning| is_long(warning, plan.id));
    notes.extend(long.map(|warning| warning_said(scene, warning)));
    notes
}

/// Says how likely the rung that a plan needs is open for it.
fn is_open(scene: &Scene<'_>, plan: &Planned, prospect: &Prospect) -> Said {
    if prospect.needs == Rung::Rest {
        return quiet("It asks nothing of the body.");
    }
    let badge = Badge::of_rung(prospect.needs);
    if prospect.runs_first > 0 {
        return Said::new(
            tone(prospect),
            format!("{} {} {}.", badge.glyph.sign, badge.word, waits_for_runs(prospect.runs_first)),
        );
    }
    let chance = chance_said(prospect.chance);
    let hangs = condition(scene, prospect.needs, prospect.day);
    let then = judged(plan, scene.today(), scene.athlete);
    Said::new(tone(prospect), format!("{} {} is open {then}{hangs}: {chance}.", badge.glyph.sign, badge.word))
}

/// Says from when on a plan is likely enough, where its own day is not.
fn later(scene: &Scene<'_>, plan: &Planned, prospect: &Prospect) -> Option<Said> {
    if prospect.needs == Rung::Rest || prospect.runs_first > 0 {
        return None;
    }
    let day = |day| phrase::day(day, scene.today());
    let text = match prospect.likely {
        Some(likely) if likely == plan.day => return None,
        Some(likely) if plan.race.is_some() => format!("You are likely to be ready to train from {} on.", day(likely)),
        Some(likely) => format!("The first likely day is {} (four times out of five).", day(likely)),
        None => "None of the six weeks after it is likely enough.".to_owned(),
    };
    Some(Said::new(Tone::Plain, text))
}

fn is_long(warning: &Warning, id: Id) -> bool {
    matches!(warning, Warning::PlannedLong { planned, .. } if *planned == id)
}
