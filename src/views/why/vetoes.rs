//! The link that speaks of what overrules the sum.

use crate::phrase;
use crate::recovery::Reason;

use super::{Evidence, Link};
use crate::views::scene::Scene;

/// Says which rule overrules the six systems; `None` where none does.
pub(super) fn veto(scene: &Scene<'_>) -> Option<Link> {
    let (text, figures, source) = match &scene.assessment.reason {
        Reason::ShortSleep { hours } => (
            "Less than six hours of sleep takes hard work off for the day, whatever the six systems say.",
            vec![format!("slept: about {} h", phrase::decimal(*hours, 1))],
            "common practice after studies of sleep loss",
        ),
        Reason::RestingHeartHigh { above } => (
            "A resting heart rate well above your own base keeps from hard work. It can only take a hard session away, never \
             clear one: after a race it overshoots.",
            vec![format!("above your base: about {above:.0} bpm")],
            "fixed limits: 7 bpm once, or 1.5 standard deviations on two mornings",
        ),
        Reason::HrvLow => (
            "A week of heart rate variability below your own range keeps from hard work. It can only take a hard session away, \
             never clear one: after a race it overshoots.",
            Vec::new(),
            "a fixed limit: half a standard deviation below the base, over seven days",
        ),
        Reason::Ill { .. } => (
            "Illness means rest, whatever the six systems say; after a fever, one or two days without it come first.",
            Vec::new(),
            "common medical practice",
        ),
        Reason::AfterIllness { last } => (
            "After an illness the first days are easy and half as much as usual.",
            vec![format!("last day ill: {}", phrase::day(*last, scene.today()))],
            "common medical practice",
        ),
        Reason::Injured { .. } => {
            ("A pain that changes the way you move means no running.", Vec::new(), "common medical practice")
        }
        Reason::Niggle { .. } => {
            ("A pain that is felt but does not change the way you move keeps from hard work.", Vec::new(), "common practice")
        }
        Reason::NothingLogged | Reason::Recovered | Reason::Held { .. } | Reason::RedFlags(_) => return None,
    };
    let evidence = Evidence { text: "A rule, not a measurement".to_owned(), source: source.to_owned(), confidence: "our choice" };
    Some(Link { head: "What overrules the sum", text: text.to_owned(), figures, evidence: vec![evidence] })
}
