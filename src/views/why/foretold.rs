//! The link that can be checked: when training is how likely to be open, and what tomorrow's check-in should say.

use crate::phrase;
use crate::recovery::{Expected, Morning, Rung, Verdict};

use super::{FigureLine, Link, evidence};
use crate::views::ahead::proviso;
use crate::views::scene::Scene;

/// The chances whose mornings are told.
const TOLD: [f64; 3] = [0.2, 0.5, 0.8];

/// Says how likely training is to be open by when, and what tomorrow's check-in should say where nothing more is done.
pub(super) fn foretold(scene: &Scene<'_>) -> Link {
    let [soreness, fatigue, mood] = scene.assessment.tomorrow;
    let figures = [
        chances(scene),
        Some(format!("tomorrow, where you rest: soreness {} of 10", figure(soreness))),
        Some(format!("fatigue {}, mood {} of 5", figure(fatigue), figure(mood))),
    ];
    Link {
        head: "What can be checked",
        text: "The ranges should hold four times out of five; `deckchair scorecard` tells how often they did.".to_owned(),
        figures: figures.into_iter().flatten().map(FigureLine::from).collect(),
        evidence: evidence::named(&["SORENESS_NOISE", "FATIGUE_NOISE"]),
    }
}

/// Writes a figure with its 80 % range, such as `about 3 (2 to 5)`.
fn figure(Expected { median, least, most }: Expected) -> String {
    let [median, least, most] = [median, least, most].map(|figure| phrase::decimal(figure, 1));
    format!("about {median} ({least} to {most})")
}

/// Says on which morning each chance that training is open is first reached; nothing where it is open, or far off.
fn chances(scene: &Scene<'_>) -> Option<String> {
    let assessment = scene.assessment;
    if matches!(assessment.verdict, Verdict::Open(Rung::Train)) {
        return None;
    }
    let by = |chance: f64| {
        let morning: &Morning = assessment.mornings.iter().find(|morning| morning.chance_of(Rung::Train) >= chance)?;
        Some(format!("{} by {}", phrase::percent(morning.chance_of(Rung::Train)), phrase::day(morning.day, scene.today())))
    };
    let mut told: Vec<String> = TOLD.into_iter().filter_map(by).collect();
    told.dedup();
    let first = proviso(assessment, Rung::Train).unwrap_or_else(|| "where you rest".to_owned());
    (!told.is_empty()).then(|| format!("training open, {first}: {}", told.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::ByRung;
    use crate::views::fixtures::Stage;

    #[test]
    fn the_chance_of_training_is_told_by_the_mornings_on_which_it_is_reached() {
        let mut stage = Stage::morning_after();
        let chances = [0.0, 0.05, 0.25, 0.3, 0.55, 0.9, 1.0];
        for (morning, chance) in stage.assessment.mornings.iter_mut().zip(chances) {
            morning.chance = ByRung::of(|rung| if rung == Rung::Train { chance } else { morning.chance_of(rung) });
        }
        let link = foretold(&stage.scene());
        assert_eq!(
            link.figures[0].text,
            "training open, where you rest: 25 % by Tue 24 Nov, 55 % by Thu 26 Nov, 90 % by Fri 27 Nov"
        );
        assert_eq!(link.figures[1].text, "tomorrow, where you rest: soreness about 3 (2 to 4) of 10");
        assert_eq!(foretold(&Stage::morning_after().recovered().scene()).figures.len(), 2);
    }
}
