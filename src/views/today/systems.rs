//! The six systems, a line each.

use crate::phrase;
use crate::recovery::{Ready, System, SystemState};

use super::SystemLine;
use crate::views::Tone;
use crate::views::scene::Scene;

/// Gives the six lines.
pub(super) fn systems(scene: &Scene<'_>) -> Vec<SystemLine> {
    scene.assessment.systems.iter().map(|state| line(scene, state)).collect()
}

/// Names a system.
pub(in crate::views) const fn name(system: System) -> &'static str {
    match system {
        System::Strength => "Strength",
        System::Soreness => "Soreness",
        System::Fuel => "Fuel",
        System::Heart => "Heart",
        System::Freshness => "Freshness",
        System::Tissue => "Tissue",
    }
}

fn line(scene: &Scene<'_>, state: &SystemState) -> SystemLine {
    let today = scene.today();
    let is_back = state.back.in_days <= 0.0;
    let is_last = !is_back && state.system == scene.assessment.slowest;
    let recovered = state.recovered.clamp(0.0, 1.0);
    SystemLine {
        system: state.system,
        name: name(state.system),
        recovered,
        percent: phrase::percent(recovered),
        back: if is_back { "ready".to_owned() } else { phrase::day(state.back.day, today) },
        back_short: if is_back { "ready".to_owned() } else { phrase::brief_day(state.back.day, today) },
        range: if is_back { String::new() } else { range(scene, &state.back) },
        missing: missing(state),
        is_last,
        tone: match (is_back, is_last) {
            (true, _) => Tone::Good,
            (false, true) => Tone::Careful,
            (false, false) => Tone::Plain,
        },
    }
}

/// Gives the range of a date in brackets; empty where it is the one day.
pub(in crate::views) fn range(scene: &Scene<'_>, ready: &Ready) -> String {
    if ready.earliest == ready.latest && ready.latest == ready.day {
        return String::new();
    }
    format!("({})", phrase::range(ready.earliest, ready.latest, scene.today()))
}

/// Says what is still missing, in the words of the system.
pub(in crate::views) fn missing(state: &SystemState) -> String {
    let percent = |share: f64| phrase::percent(share);
    match state.system {
        System::Strength if state.deficit >= 0.005 => format!("about {} short", percent(state.deficit)),
        System::Soreness if state.rising && state.deficit < 0.25 => "on its way".to_owned(),
        System::Soreness if state.deficit >= 0.25 => {
            format!("about {} of 10 above your usual", phrase::decimal((state.deficit * 2.0).round() / 2.0, 1))
        }
        System::Fuel if state.deficit >= 0.005 => format!("about {} below full", percent(state.deficit)),
        System::Heart if state.deficit >= 0.05 => {
            format!("about {} standard deviations below your base", phrase::decimal(state.deficit, 1))
        }
        System::Freshness if state.deficit >= 0.005 => format!("about {} missing", percent(state.deficit)),
        System::Tissue if state.deficit >= 0.005 => format!("about {} of a full load, not felt", percent(state.deficit)),
        System::Strength | System::Soreness | System::Fuel | System::Heart | System::Freshness | System::Tissue => {
            "nothing missing".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::Stage;

    #[test]
    fn each_line_says_how_far_and_when_and_one_is_last() {
        let told: Vec<String> = systems(&Stage::morning_after().scene())
            .iter()
            .map(|line| {
                let last = if line.is_last { " last" } else { "" };
                format!("{} {} {} {}, {}{last}", line.name, line.percent, line.back_short, line.range, line.missing)
            })
            .collect();
        assert_eq!(
            told,
            [
                "Strength 58 % Tue 24 (Mon–Wed), about 16 % short",
                "Soreness 12 % Wed 25 (Tue–Fri), about 5 of 10 above your usual",
                "Fuel 48 % Tue 24 , about 48 % below full",
                "Heart 26 % Mon 23 (Mon–Tue), about 1.3 standard deviations below your base",
                "Freshness 42 % Wed 25 (Tue–Thu), about 42 % missing",
                "Tissue 13 % Wed 2 Dec (29 Nov–5 Dec), about 53 % of a full load, not felt last",
            ]
        );
    }

    #[test]
    fn a_system_that_is_back_has_no_date_and_nothing_is_last() {
        let lines = systems(&Stage::morning_after().recovered().scene());
        assert!(lines.iter().all(|line| line.back == "ready" && line.range.is_empty() && !line.is_last));
        assert!(lines.iter().all(|line| line.missing == "nothing missing" && line.percent == "100 %"));
    }

    #[test]
    fn soreness_that_has_not_come_yet_is_on_its_way() {
        let stage = Stage::morning_after().with_deficit(System::Soreness, 0.1);
        assert_eq!(systems(&stage.scene())[1].missing, "on its way");
    }
}
