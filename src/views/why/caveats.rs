//! What is contested, and what is not claimed.

use crate::journal::Kind;
use crate::recovery::{Rung, System, Verdict};

use crate::views::effort::{self, Size};
use crate::views::scene::Scene;

const RUN: &str = "A run has not been shown to speed recovery; in the best trials it does nothing, sometimes it costs (slower: \
                   Sherman 1984, Wiewelhove 2018; no difference: Chen 2008; no harm, a little better: Martínez-Navarro 2021).";
const LACTATE: &str =
    "Lactate is gone within about an hour, surely by the next morning: a jog the day after has nothing to flush.";
const CALM: &str = "A slow jog right after hard intervals may calm and help you sleep; it is not recovery.";
const FEELINGS: &str = "After 161 km, soreness and fatigue were normal on day 5 while 400 m were still 12 % slower (Hoffman 2017): \
                        feeling well does not clear hard work by itself.";
const TISSUE: &str = "Tissue is the least supported of the six systems: nobody measures it at home, and it rests on biopsies after \
                      marathons and on what coaches do.";
const COMFORT: &str = "Massage, yoga, light stretching and meditation are for comfort; massage is the best supported for soreness \
                       (Dupuy 2018), in studies that lean towards it.";
const DOCTOR: &str = "This is a training log and not medical advice.";

/// Gives the caveats that today's answer calls for; the last is always that this is not medical advice.
pub(super) fn caveats(scene: &Scene<'_>) -> Vec<String> {
    let Verdict::Open(rung) = scene.assessment.verdict else { return vec![DOCTOR.to_owned()] };
    let lately = |size: Size| scene.recent(2).any(|session| effort::size(session) == size);
    let big_lately = scene.recent(14).any(|session| matches!(effort::size(session), Size::Ultra | Size::Marathon));
    let jogs = scene.recent(2).any(|session| session.kind == Some(Kind::Recovery))
        || scene.journal.planned().iter().any(|planned| planned.kind == Some(Kind::Recovery));
    let tissue_counts = scene.system(System::Tissue).back.in_days > 0.0;
    let wishes = [
        (RUN, rung < Rung::Train),
        (LACTATE, jogs || lately(Size::ShortHard)),
        (CALM, lately(Size::ShortHard)),
        (FEELINGS, big_lately && rung < Rung::Train),
        (TISSUE, tissue_counts),
        (COMFORT, rung == Rung::Rest),
        (DOCTOR, true),
    ];
    wishes.into_iter().filter(|(_, wish)| *wish).map(|(caveat, _)| caveat.to_owned()).collect()
}
