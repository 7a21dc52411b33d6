//! The links that speak of a system: the one that decides, and the one that comes back last.

use crate::phrase;
use crate::recovery::{Rung, System, SystemState, thresholds};

use super::{FigureLine, Link, evidence};
use crate::views::Badge;
use crate::views::scene::Scene;
use crate::views::today::{missing, range, system_name};

/// Says what the system that decides is, how far it is, and from where on which rung opens.
pub(super) fn decides(scene: &Scene<'_>, system: System) -> Link {
    let state = scene.system(system);
    let mut figures = figures(scene, state);
    figures.push(FigureLine::from(ladder(system)));
    Link { head: "What decides", text: text(state), figures, evidence: Vec::new() }
}

/// Says what comes back last.
pub(super) fn last(scene: &Scene<'_>, system: System) -> Link {
    let state = scene.system(system);
    let evidence = evidence::of_system(system, None);
    Link { head: "What comes back last", text: text(state), figures: figures(scene, state), evidence }
}

fn text(state: &SystemState) -> String {
    let what = match state.system {
        System::Strength => "the most force your legs can give",
        System::Soreness => "how sore your muscles are",
        System::Fuel => "the sugar stored in muscle and liver",
        System::Heart => "how settled your heart and its nerves are",
        System::Freshness => "how tired you are, and your mood",
        System::Tissue => "load on tendon, bone and deep muscle that is not felt",
    };
    format!("{}: {what}.", system_name(state.system))
}

fn figures(scene: &Scene<'_>, state: &SystemState) -> Vec<FigureLine> {
    let (low, high) = state.spread;
    let now = format!("now: {} ({} to {})", missing(state), amount(state.system, low), amount(state.system, high));
    let made_good = format!("made good: {}", phrase::percent(state.recovered.clamp(0.0, 1.0)));
    let back = if state.back.in_days <= 0.0 {
        "in nobody's way".to_owned()
    } else {
        format!("ready: {} {}", phrase::day(state.back.day, scene.today()), range(scene, &state.back)).trim_end().to_owned()
    };
    let rising = state.rising.then(|| "still rising".to_owned());
    [Some(now), Some(made_good), rising, Some(back)].into_iter().flatten().map(FigureLine::from).collect()
}

/// Writes a deficit in the words of its system.
pub(super) fn amount(system: System, deficit: f64) -> String {
    match system {
        System::Soreness | System::Heart => phrase::decimal(deficit.max(0.0), 1),
        System::Strength | System::Fuel | System::Freshness | System::Tissue => phrase::percent(deficit.max(0.0)),
    }
}

/// Says below which deficit each rung opens: `opens below: ≈ 12 %, → 7 %, ▲ 3 %`.
fn ladder(system: System) -> String {
    let rungs = Rung::CLIMB.into_iter().zip(thresholds(system));
    let shown = rungs.filter(|(_, threshold)| threshold.is_finite());
    let said: Vec<String> =
        shown.map(|(rung, threshold)| format!("{} {}", Badge::of_rung(rung).glyph.sign, amount(system, threshold))).collect();
    format!("opens below: {}", said.join(", "))
}
