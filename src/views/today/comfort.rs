//! What helps today, while no refuelling window is open: comfort is offered as comfort, never as a cure.

use crate::recovery::{System, Verdict};

use super::{ComfortLine, ComfortView};
use crate::views::scene::Scene;

/// Fuel deficit, 0-1, from which food is worth a word of its own.
const HUNGRY: f64 = 0.15;
/// Soreness in points above the runner's base from which massage is named for it.
const SORE: f64 = 1.0;

/// Gives what helps today.
pub(super) fn comfort(scene: &Scene<'_>) -> ComfortView {
    let line = |what, why: &str| ComfortLine { what, why: why.to_owned() };
    let hungry = scene.system(System::Fuel).deficit >= HUNGRY;
    let sore = scene.system(System::Soreness).deficit >= SORE;
    let food = if hungry { "carbohydrate at every meal fills the stores" } else { "as you like it" };
    let massage = if sore { "for comfort; the best of these for soreness" } else { "for comfort" };
    let mut lines = vec![line("sleep", "the one thing that is essential"), line("food", food)];
    if scene.assessment.verdict != Verdict::Injured {
        lines.push(line("a walk", "always fine"));
    }
    if !matches!(scene.assessment.verdict, Verdict::Ill | Verdict::Injured) {
        lines.push(line("massage", massage));
        lines.push(line("yoga, light stretching", "for comfort"));
    }
    lines.push(line("meditation", "for comfort"));
    ComfortView { title: "What helps today", lines }
}
