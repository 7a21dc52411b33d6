//! The link from a system down to the sessions behind it.

use crate::journal::{Kept, Session};
use crate::phrase;
use crate::recovery::{Cause, System};

use super::{Figure, Lead, Link, evidence, systems};
use crate::views::effort::{self, capitalised};
use crate::views::felt;
use crate::views::scene::Scene;
use crate::views::today::system_name;

/// The most sessions that are shown.
const MOST: usize = 4;

/// Says which sessions a deficit stems from, each with its figures; `None` where none is known.
pub(super) fn causes(scene: &Scene<'_>, system: System) -> Option<Link> {
    let causes = scene.system(system).causes.iter();
    let known: Vec<(&Cause, &Kept<Session>)> =
        causes.filter_map(|cause| scene.session(cause.session).map(|session| (cause, session))).take(MOST).collect();
    let (_, first) = known.first()?;
    let effort = felt::measured(first, scene.journal, scene.athlete);
    Some(Link {
        head: "Where it comes from",
        text: format!("{}.", capitalised(&effort::said(first, scene))),
        figures: known.iter().flat_map(|(cause, session)| figures(scene, system, cause, session)).collect(),
        evidence: evidence::of_system(system, Some(effort)),
    })
}

/// Gives a session's own figures and its part of the deficit.
fn figures(scene: &Scene<'_>, system: System, cause: &Cause, session: &Kept<Session>) -> [Figure; 2] {
    let parts = [
        Some(phrase::day(scene.day_of(session), scene.today())),
        Some(effort::name(session, scene)),
        session.distance.map(|length| phrase::distance_of(session.sport, length, scene.units)),
        session.moving.map(phrase::stopwatch),
        session.descent.map(|height| format!("{} down", phrase::climb(height, scene.units))),
        Some(felt::rated(felt::measured(session, scene.journal, scene.athlete))),
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
    [Figure::leading(row, Lead::Entry(session.id)), Figure::from(part)]
}
