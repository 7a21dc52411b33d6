//! Why: the chain from the verdict down to the rows and the evidence, and what would change the answer.

mod causes;
mod caveats;
mod evidence;
mod flips;
mod foretold;
mod json;
mod lines;
mod row;
mod systems;
mod then;
mod vetoes;
mod walk;

use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::phrase;
use crate::recovery::{Assessment, Prudence, Reason, System, Verdict};

use super::scene::{Ground, Scene};
use super::today::{TodayView, question_alone};
use super::{Badge, Said, Tone, today};

pub use evidence::evidence;
pub use json::{WhyJson, evidence_json, why_json};
pub use lines::why_lines;
pub use row::{EvidenceView, evidence_row};
pub use then::{why_then, why_then_so_far};
pub use walk::{FigureLine, Lead};

/// Days off from which waiting is worth a word.
const WORTH_A_WORD_DAYS: i64 = 3;

/// One piece of evidence behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkEvidence {
    /// The name of its row in the table; empty where it has none.
    pub name: &'static str,
    /// What it says, with value and unit.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// How well it is supported, in words.
    pub confidence: &'static str,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the link is, such as `What decides`.
    pub head: &'static str,
    /// What it says.
    pub text: String,
    /// Its figures, a line each, such as `deficit: about 16 % (12 to 21 %)`.
    pub figures: Vec<FigureLine>,
    /// The evidence it rests on.
    pub evidence: Vec<LinkEvidence>,
}

/// The whole chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyView {
    /// The earlier day it speaks of; `None` where it is today.
    pub of: Option<Day>,
    /// What there is to say of that day first, a sentence each.
    pub then: Vec<Said>,
    /// The verdict.
    pub badge: Badge,
    /// What Today says.
    pub because: String,
    /// What Today says besides, most important first, each with where it is answered; nothing unless a screen has put it there.
    pub besides: Vec<(Said, Option<Lead>)>,
    /// From the verdict down to the evidence; empty on GET HELP.
    pub chain: Vec<Link>,
    /// The smallest changes that flip the answer, such as `With soreness at 3 or less: CROSS-TRAIN.`
    pub flips: Vec<Said>,
    /// Where such an answer can be given; nowhere on a day that is over.
    pub answers: Option<Lead>,
    /// What is contested or not claimed, a sentence each.
    pub caveats: Vec<String>,
    /// Whether the changes that flip the answer are still to be looked for.
    pub is_under_way: bool,
}

impl WhyView {
    /// Puts what Today says besides its reason into it: what to do, and what else to know. Today may have no room for all of it.
    #[must_use]
    pub fn beside(self, view: &TodayView) -> Self {
        let advice = view.advice.iter().map(|advice| (Said::new(Tone::Plain, advice), None));
        let lead = |said: &Said| question_alone(&said.text).map(|_| Lead::Unlogged);
        let warnings = view.warnings.iter().map(|said| (said.clone(), lead(said)));
        Self { besides: advice.chain(warnings).collect(), ..self }
    }
}

/// Says why the answer is what it is, down to the rows and the papers, and what would change it.
///
/// It asks the model again for some answers that the runner could give, so it takes some ten times as long as the answer itself.
#[must_use]
pub fn why(now: Moment, assessment: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> WhyView {
    let so_far = why_so_far(now, assessment, journal, athlete, units);
    if !so_far.is_under_way {
        return so_far;
    }
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    WhyView { flips: flips::flips(&scene), is_under_way: false, ..so_far }
}

/// Says why the answer is what it is, at once; what would change it is still to be looked for.
#[must_use]
pub fn why_so_far(now: Moment, assessment: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> WhyView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let view = today(now, assessment, journal, athlete, units);
    let silent = assessment.verdict == Verdict::GetHelp || view.is_empty();
    WhyView {
        of: None,
        then: Vec::new(),
        answers: (!silent).then_some(Lead::CheckIn),
        badge: view.badge,
        because: view.because,
        besides: Vec::new(),
        chain: if silent { Vec::new() } else { chain(&scene) },
        flips: if silent { Vec::new() } else { vec![Said::new(Tone::Quiet, "Looking for it …")] },
        caveats: caveats::caveats(&scene),
        is_under_way: !silent,
    }
}

/// Builds the chain: what overrules the sum, the system that decides, the sessions behind it, what comes back last, how sure
/// all that is, and what of it can be checked.
fn chain(scene: &Scene<'_>) -> Vec<Link> {
    if scene.assessment.reason == Reason::NothingLogged {
        return Vec::new();
    }
    let mut chain: Vec<Link> = vetoes::vetoes(scene);
    let decides = deciding(scene);
    if let Some(system) = decides {
        chain.push(systems::decides(scene, system));
        chain.extend(causes::causes(scene, system));
    }
    let slowest = scene.assessment.slowest;
    if decides != Some(slowest) && scene.system(slowest).back.in_days > 0.0 {
        chain.push(systems::last(scene, slowest));
        if decides.is_none() {
            chain.extend(causes::causes(scene, slowest));
        }
    }
    if scene.assessment.detraining.days_off >= WORTH_A_WORD_DAYS {
        chain.push(detraining(scene));
    }
    chain.push(how_sure(scene));
    chain.push(foretold::foretold(scene));
    chain
}

/// Gives the system that holds the rung, where one does.
fn deciding(scene: &Scene<'_>) -> Option<System> {
    scene.assessment.reason.held().map(|(system, _)| system)
}

fn detraining(scene: &Scene<'_>) -> Link {
    let cost = scene.assessment.detraining;
    let days = phrase::days(cost.days_off.unsigned_abs());
    let from = cost.from.map(|from| format!("measurable from: {}", phrase::day(from, scene.today())));
    let loss = format!("lost so far: about {} % of oxygen uptake", phrase::decimal(cost.vo2max_loss_percent, 0));
    let spared = cost.spared.then(|| "kept by swimming or riding twice a week".to_owned());
    Link {
        head: "What waiting costs",
        text: format!("{days} without an aerobic session in the log."),
        figures: [from, Some(loss), spared].into_iter().flatten().map(FigureLine::from).collect(),
        evidence: evidence::named(&["DETRAINING_START_DAYS", "DETRAINING_MOST", "DETRAINING_DAYS", "CROSS_TRAINING_KEEPS"]),
    }
}

/// Gives the settings that the answer hangs on: what of the runner is not said, and how much prudence they ask for.
fn settings(scene: &Scene<'_>) -> Vec<FigureLine> {
    let athlete = scene.athlete;
    let unsaid = |is_unsaid: bool, what: &str, key| {
        is_unsaid.then(|| FigureLine::leading(format!("your {what} is not said, which widens the dates"), Lead::Setting(key)))
    };
    let share = phrase::percent(Prudence::of_plan(None, athlete));
    let prudence = format!("prudence: a rung opens once {share} of these runners are ready for it");
    let prudence = FigureLine::leading(prudence, Lead::Setting("advice.prudence"));
    [
        unsaid(athlete.sex.is_none(), "sex", "athlete.sex"),
        unsaid(athlete.birth_year.is_none(), "year of birth", "athlete.birth_year"),
        Some(prudence),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn how_sure(scene: &Scene<'_>) -> Link {
    let unsaid = scene.athlete.sex.is_none() || scene.athlete.birth_year.is_none();
    let names = ["GAIN_SPREAD", "PACE_SPREAD", "UNSAID_SPREAD"];
    Link {
        head: "How sure",
        text:
            "People differ much. Every date stands for many possible runners like you, and its range holds eight of ten of them \
               or more; check-ins tell which of them you are."
                .to_owned(),
        figures: settings(scene),
        evidence: evidence::named(if unsaid { &names } else { names.split_last().map_or(&names, |(_, said)| said) }),
    }
}
