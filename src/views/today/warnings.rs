//! What else the runner should know, a sentence each.

use crate::journal::Id;
use crate::phrase;
use crate::recovery::{System, Warning};

use crate::views::effort::{self, capitalised};
use crate::views::scene::Scene;
use crate::views::{Said, Tone};

/// Gives the warnings in the model's order.
pub(super) fn warnings(scene: &Scene<'_>) -> Vec<Said> {
    scene.assessment.warnings.iter().map(|warning| said(scene, warning)).collect()
}

/// Says one warning.
pub(in crate::views) fn said(scene: &Scene<'_>, warning: &Warning) -> Said {
    match warning {
        Warning::LongestRun { session, ratio } => Said::new(
            Tone::Careful,
            format!(
                "{} was {} your longest of the 30 days before. Such jumps go with injury: keep the next runs shorter.",
                capitalised(&session_said(scene, *session)),
                much_longer(*ratio),
            ),
        ),
        Warning::RanTooEarly { session } => Said::new(
            Tone::Careful,
            format!(
                "{} came while the legs still wanted rest. It counts as training, and the dates have it in them.",
                capitalised(&session_said(scene, *session)),
            ),
        ),
        Warning::Guessed { session } => Said::new(
            Tone::Quiet,
            format!(
                "Little is known of {}: its cost is a guess, and the dates are wider. Its RPE would narrow them.",
                session_said(scene, *session),
            ),
        ),
        Warning::HeartArtefact { session } => Said::new(
            Tone::Quiet,
            format!("The heart rate of {} is not believable and is left out.", session_said(scene, *session)),
        ),
        Warning::Detraining { days_off, firmly } => detraining(scene, *days_off, *firmly),
        Warning::Surprising { system, said, expected } => surprising(*system, *said, *expected),
        Warning::WindowMissed { session } => Said::new(
            Tone::Quiet,
            format!(
                "The refuelling window of {} was over before it was logged; normal meals do the rest.",
                session_said(scene, *session),
            ),
        ),
        Warning::PlannedTooEarly { planned, chance, days_early } => too_early(scene, *planned, *chance, *days_early),
        Warning::PlannedLong { planned, ratio } => Said::new(
            Tone::Careful,
            format!(
                "{} is {} your longest of the last 30 days. Such jumps go with injury.",
                capitalised(&planned_said(scene, *planned)),
                much_longer(*ratio),
            ),
        ),
    }
}

/// Says that a planned entry comes before the body is likely to be ready.
pub(in crate::views) fn too_early(scene: &Scene<'_>, planned: Id, chance: f64, days_early: i64) -> Said {
    let what = capitalised(&planned_said(scene, planned));
    let early = match days_early {
        ..=0 => "comes early".to_owned(),
        days => format!("comes about {} early", phrase::days(days.unsigned_abs())),
    };
    Said::new(Tone::Careful, format!("{what} {early}: the chance of being ready that morning is {}.", chance_said(chance)))
}

/// Gives a chance in words that claim no more than is known.
pub(in crate::views) fn chance_said(chance: f64) -> String {
    match (chance * 20.0).round() as i64 * 5 {
        ..=5 => "below 10 %".to_owned(),
        95.. => "above 90 %".to_owned(),
        percent => format!("about {percent} %"),
    }
}

fn detraining(scene: &Scene<'_>, days_off: i64, firmly: bool) -> Said {
    let off = phrase::days(days_off.unsigned_abs());
    let loss = scene.assessment.detraining.vo2max_loss_percent;
    if firmly {
        let cost = if loss >= 0.75 { format!(", about {loss:.0} % of oxygen uptake so far") } else { String::new() };
        let text = format!("{off} without an aerobic session in the log: from here on waiting costs form{cost}.");
        return Said::new(Tone::Careful, text);
    }
    let text = format!("{off} without an aerobic session in the log. Little is lost; two swims or rides a week would keep it.");
    Said::new(Tone::Quiet, text)
}

fn surprising(system: System, said: f64, expected: f64) -> Said {
    let what = match system {
        System::Strength => "Strength",
        System::Soreness => "Soreness",
        System::Fuel => "Fuel",
        System::Heart => "Resting heart rate or variability",
        System::Freshness => "Fatigue or mood",
        System::Tissue => "Pain",
    };
    let text = format!(
        "{what} {} is far from the {} expected, so it is left out for now. Is it right?",
        phrase::decimal(said, 1),
        phrase::decimal(expected, 1),
    );
    Said::new(Tone::Careful, text)
}

fn session_said(scene: &Scene<'_>, id: Id) -> String {
    scene.session(id).map_or_else(|| "a session".to_owned(), |session| effort::said(session, scene))
}

fn planned_said(scene: &Scene<'_>, id: Id) -> String {
    scene.planned(id).map_or_else(
        || "a planned session".to_owned(),
        |planned| {
            let name = effort::planned_name(planned, scene);
            format!("{name} on {}", phrase::day(planned.day, scene.today()))
        },
    )
}

/// Says how much longer a run is than another, as a share or as a multiple.
fn much_longer(ratio: f64) -> String {
    match (ratio * 2.0).round() as i64 {
        ..=3 => format!("about {:.0} % longer than", (ratio - 1.0).max(0.0) * 100.0),
        4 => "about twice as long as".to_owned(),
        5..=20 => format!("about {} times as long as", phrase::decimal((ratio * 2.0).round() / 2.0, 1)),
        _ => "many times as long as".to_owned(),
    }
}
