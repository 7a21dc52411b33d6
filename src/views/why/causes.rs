//! The link from a system down to the sessions behind it.

use crate::journal::{Id, Kept, Session};
use crate::phrase;
use crate::recovery::{Cause, Rung, System, Verdict};

use super::{FigureLine, Lead, Link, evidence, systems};
use crate::views::Badge;
use crate::views::effort::{self, capitalised};
use crate::views::felt;
use crate::views::scene::Scene;
use crate::views::today::system_name;

/// The most sessions that are shown.
const MOST: usize = 4;

/// Days below which a session moves no date worth a word.
const LEAST_DAYS: f64 = 0.25;

/// Says which sessions a deficit stems from, each with its figures; `None` where none is known. Those that keep the next rung
/// shut come first, as they cost: a fresh effort may be felt more today and be gone sooner.
pub(super) fn causes(scene: &Scene<'_>, system: System) -> Option<Link> {
    if decides(scene, system) && scene.assessment.holders.is_empty() && scene.system(system).beyond > 0.0 {
        return Some(beyond(scene, system));
    }
    let causes = scene.system(system).causes.iter();
    let mut known: Vec<(&Cause, &Kept<Session>)> =
        causes.filter_map(|cause| scene.session(cause.session).map(|session| (cause, session))).collect();
    let holders = if decides(scene, system) { scene.assessment.holders.as_slice() } else { &[] };
    let place = |id: Id| holders.iter().position(|holder| holder.session == id).unwrap_or(holders.len());
    known.sort_by_key(|(cause, _)| place(cause.session));
    known.truncate(MOST);
    let (_, first) = known.first()?;
    let effort = felt::measured(first, scene.journal, scene.athlete);
    Some(Link {
        head: "Where it comes from",
        text: format!("{}.", capitalised(&effort::said(first, scene))),
        figures: known.iter().flat_map(|(cause, session)| figures(scene, system, cause, session)).collect(),
        evidence: evidence::of_system(system, Some(effort)),
    })
}

/// Says that what the runner said holds the rung, and not what any session left.
fn beyond(scene: &Scene<'_>, system: System) -> Link {
    let state = scene.system(system);
    let of = systems::amount(system, state.deficit);
    let text = format!("beyond what your sessions explain: {} of {of}", systems::amount(system, state.beyond));
    Link {
        head: "Where it comes from",
        text: "What you said in the check-ins, more than any session of the log explains.".to_owned(),
        figures: vec![FigureLine::from(text)],
        evidence: evidence::of_system(system, None),
    }
}

/// Says whether a system decides when the next rung opens.
fn decides(scene: &Scene<'_>, system: System) -> bool {
    scene.assessment.reason.held().is_some_and(|(by, _)| by == system)
}

/// Says how much sooner the next rung would open without a session, where the system decides when it does.
fn sooner(scene: &Scene<'_>, system: System, session: Id) -> Option<FigureLine> {
    let Verdict::Open(open) = scene.assessment.verdict else { return None };
    let next = Rung::CLIMB.into_iter().find(|rung| *rung > open).filter(|_| decides(scene, system))?;
    let Badge { glyph, word, .. } = Badge::of_rung(next);
    let days = scene.assessment.holders.iter().find(|holder| holder.session == session)?.days;
    let text = match days {
        LEAST_DAYS.. if days < 1.5 => {
            format!("without it {} {word} would open about {:.0} h sooner", glyph.sign, (days * 4.0).round() * 6.0)
        }
        LEAST_DAYS.. => format!("without it {} {word} would open about {days:.0} days sooner", glyph.sign),
        _ => format!("without it {} {word} would open no sooner", glyph.sign),
    };
    Some(FigureLine::from(text))
}

/// Gives a session's own figures, what it costs, and its part of the deficit.
fn figures(scene: &Scene<'_>, system: System, cause: &Cause, session: &Kept<Session>) -> Vec<FigureLine> {
    let parts = [
        Some(phrase::day(scene.day_of(session), scene.today())),
        Some(effort::name(session, scene)),
        session.distance.map(|length| phrase::distance_of(session.sport, length, scene.units)),
        session.moving.map(phrase::stopwatch),
        session.descent.map(|height| format!("{} down", phrase::climb(height, scene.units))),
        Some(felt::rated(session, felt::measured(session, scene.journal, scene.athlete))),
    ];
    let row = parts.into_iter().flatten().collect::<Vec<String>>().join(" · ");
    let share = phrase::percent(cause.share);
    let name = system_name(system).to_lowercase();
    let dose = systems::amount(system, cause.dose);
    let typical = match system {
        System::Soreness => format!("a typical runner comes to {dose} of 10 after it"),
        System::Heart => format!("a typical runner is {dose} standard deviations down after it"),
        System::Tissue => format!("a typical runner carries {dose} after it"),
        System::Strength | System::Fuel | System::Freshness => format!("a typical runner loses {dose} to it"),
    };
    let part = format!("{share} of today's deficit in {name}; {typical}");
    let row = FigureLine::leading(row, Lead::Entry(session.id));
    [Some(row), sooner(scene, system, session.id), Some(FigureLine::from(part))].into_iter().flatten().collect()
}
