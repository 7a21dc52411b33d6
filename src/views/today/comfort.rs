//! What helps today, while no refuelling window is open: comfort is offered as comfort, never as a cure.

use crate::recovery::{Rung, System, Verdict};

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
    let mut lines = vec![line("sleep", "the one thing that is essential"), line("food", food)];
    // Where nothing is left to recover from, nothing needs soothing.
    if scene.assessment.verdict == Verdict::Open(Rung::Train) && !sore && !hungry {
        return ComfortView { title: "What helps today", lines };
    }
    if matches!(scene.assessment.verdict, Verdict::Ill | Verdict::Injured) {
        lines.push(line("for comfort", "meditation"));
    } else {
        let massage = if sore { "massage, best for soreness;" } else { "massage," };
        lines.push(line("a walk", "always fine"));
        lines.push(line("for comfort", &format!("{massage} yoga, light stretching, meditation")));
    }
    ComfortView { title: "What helps today", lines }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Reason;
    use crate::views::fixtures::Stage;

    fn names(stage: &Stage) -> Vec<&'static str> {
        comfort(&stage.scene()).lines.iter().map(|line| line.what).collect()
    }

    #[test]
    fn comfort_is_offered_as_comfort() {
        let view = comfort(&Stage::morning_after().scene());
        let told: Vec<String> = view.lines.iter().map(|line| format!("{}: {}", line.what, line.why)).collect();
        assert_eq!(
            told,
            [
                "sleep: the one thing that is essential",
                "food: carbohydrate at every meal fills the stores",
                "a walk: always fine",
                "for comfort: massage, best for soreness; yoga, light stretching, meditation",
            ]
        );
    }

    #[test]
    fn a_body_that_is_ready_needs_no_soothing() {
        assert_eq!(names(&Stage::morning_after().recovered()), ["sleep", "food"]);
    }

    #[test]
    fn illness_and_injury_leave_out_what_may_not_suit_them() {
        let ill = Stage::morning_after().answering(Verdict::Ill, Reason::Ill { fever: true });
        assert_eq!(names(&ill), ["sleep", "food", "for comfort"]);
        let injured = Stage::morning_after().answering(Verdict::Injured, Reason::Injured { place: String::new() });
        assert_eq!(names(&injured), ["sleep", "food", "for comfort"]);
    }
}
